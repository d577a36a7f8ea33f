/** An order at an engine: the form it is made of, the server that takes whatever it is sent, and the recipe that says what was asked. */

import { createServer, type Server } from "node:http";
import type { Wanted } from "../src/core/asking";
import type { Capability } from "../src/core/capability";
import type { EngineEntry } from "../src/core/engine-entry";
import type { Recipe } from "../src/core/recipe";
import type { FrameSize } from "../src/core/sequence";
import { frameRateOf } from "../src/core/time";
import { connect } from "../src/engines/connect";
import { documentFor } from "../src/engines/documents";
import type { Engine, Picture } from "../src/engines/engine";
import { estimateFor } from "../src/engines/estimate";
import { orderFor, type Desktop, type Ordered } from "../src/studio/form/order";
import type { ReferenceChoice, ShotForm } from "../src/studio/form/shot-form";
import { aSequence, aTake } from "./build-a";
import { solidPng } from "./png";
import { sentIn } from "./service/form";

export const never = new AbortController().signal;
export const NOW = new Date("2026-11-24T10:00:00Z");
export const submission = { id: "5f1c0e9a-77aa-4b55-9d0c-1d8f7d1a6a01", at: NOW.toISOString() };
export const HD: FrameSize = { width: 1280, height: 720 };
export const WAN_TI2V = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
export const WAN_T2V = "Wan-AI/Wan2.2-T2V-A14B-Diffusers";
export const FRAME: Picture = { role: "first", mimeType: "image/png", bytes: solidPng(64, 36) };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

export interface Heard {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
}

/** A server that takes whatever it is sent, has those models, and keeps what it heard. */
export async function anEngine(
  entry: Partial<EngineEntry>,
  models: readonly object[] = [],
): Promise<{ readonly engine: Engine; readonly heard: readonly Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      response.setHeader("content-type", "application/json");
      response.setHeader("date", NOW.toUTCString());
      if (request.method === "GET") return void response.end(JSON.stringify({ data: models, object: "list" }));
      const sent = sentIn(request.headers["content-type"] ?? "", Buffer.concat(parts));
      heard.push({ fields: sent?.fields ?? {}, files: sent?.files.map(({ field }) => field) ?? [] });
      response.end(JSON.stringify({ id: "1", object: "video", status: "queued" }));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  const engine = connect(
    { ...anEntry(entry), address: `http://127.0.0.1:${address.port}/v1` },
    {
      fetch: (url, init) => fetch(url, init),
      key: () => Promise.resolve(undefined),
      now: () => NOW,
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  );
  return { engine, heard };
}

function anEntry(more: Partial<EngineEntry> = {}): EngineEntry {
  return {
    id: "engine-1",
    name: "Studio GPU",
    wire: "openai-videos",
    address: "http://gpu.local:8091/v1",
    dialect: "vllm-omni",
    privateHttp: true,
    atOnce: 1,
    costs: "by-price",
    ...more,
  };
}

export function recipe(more: Partial<Recipe> = {}): Recipe {
  return { ...aTake().recipe, engine: "openai-videos", model: WAN_TI2V, asked: asked({}), ...more };
}

export function asked(more: Partial<NonNullable<Recipe["asked"]>>): NonNullable<Recipe["asked"]> {
  return { engineId: "engine-1", engineName: "Studio GPU", host: "gpu.local:8091", seconds: 4, size: HD, ...more };
}

export function aForm(more: Partial<ShotForm> = {}): ShotForm {
  return {
    prompt: "The lights fail",
    negative: "",
    way: "gap",
    seconds: 4,
    videoTrack: "auto",
    audioTrack: "off",
    mode: "overwrite",
    replaceBy: "stack",
    placeholder: "none",
    use: "temp",
    seed: 7,
    seedLocked: false,
    caption: false,
    maker: { kind: "engine", engineId: "engine-1", model: WAN_TI2V },
    promptForm: "own",
    askedSize: "auto",
    references: [],
    ...more,
  };
}

export const HELD: ReferenceChoice = {
  frame: {
    role: "first",
    sha256: "0".repeat(64),
    size: HD,
    from: {
      kind: "program",
      sequenceId: "sequence-1",
      sequenceName: "Reel 2",
      time: aSequence().playhead,
      timecode: "10:00:07:11",
      carries: [],
    },
  },
  file: "frame.png",
  picture: "data:,",
};
export const withFrame: Partial<ShotForm> = { references: [HELD] };

/** As the panel would say it before a take for a hole of so many frames at 24 a second. */
export function ordered(
  capability: Capability,
  form: Partial<ShotForm> = {},
  desktop: Partial<Desktop> = {},
  frames = 96,
): Ordered {
  return orderFor(aSequence(), aForm(form), frames, aDesktop(capability, desktop));
}

export function aDesktop(capability: Capability, more: Partial<Desktop> = {}): Desktop {
  return {
    entry: anEntry(),
    capability,
    limits: [],
    estimate: (priced) => estimateFor(priced, capability),
    network: "any",
    settings: { language: "en", promptsInLog: false, caption: false, confirmAbove: 5, moderate: true },
    spending: { month: { spent: [], discarded: [], failed: [], unknown: 0 }, places: [] },
    isFull: false,
    checkedBy: "api.openai.com",
    ...more,
  };
}

export function wanted(more: Partial<Wanted> = {}): Wanted {
  return {
    frames: 96,
    rate: frameRateOf(24),
    sequenceSize: HD,
    size: "auto",
    references: [],
    negative: "",
    prompt: "The lights fail",
    seedMatters: false,
    ...more,
  };
}

export function document(model: string): Capability {
  const found = documentFor(model);
  if (found === undefined) throw new Error(`There is no document for ${model}`);
  return found;
}

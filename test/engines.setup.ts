/** An engine and the service behind it over real HTTP, what is asked of it, and what comes of that. */

import { StudioError } from "../src/core/failure";
import type { EngineEntry } from "../src/core/engine-entry";
import type { JobRef, Submission } from "../src/core/job";
import type { Recipe } from "../src/core/recipe";
import { connect } from "../src/engines/connect";
import type { Engine, Sink, Started, StartRequest } from "../src/engines/engine";
import type { LineOutside } from "../src/engines/line";
import { aTake } from "./build-a";
import { startService, type Service, type ServiceOptions } from "./service/service";
import type { TongueName } from "./service/tongue";

export const VIDEOS = ["openai", "sglang", "vllm-omni", "litellm"] as const;
export const ALL: readonly TongueName[] = [...VIDEOS, "openrouter"];

const open: Service[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

export const never = new AbortController().signal;

export function anEntry(more: Partial<EngineEntry> & Pick<EngineEntry, "address">): EngineEntry {
  return {
    id: "engine-1",
    name: "Test",
    wire: "openai-videos",
    dialect: "detect",
    privateHttp: false,
    atOnce: 1,
    costs: "by-price",
    ...more,
  };
}

/** This machine as an engine needs it, and the key that was entered. */
export const outside = (key?: string, more: Partial<LineOutside> = {}): LineOutside => ({
  fetch: (url, init) => fetch(url, init),
  key: () => Promise.resolve(key),
  now: () => new Date(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  ...more,
});

/** For an entry that says its dialect, where its wire has any. */
export const told = (tongue: TongueName): Partial<EngineEntry> => ({
  dialect: tongue === "openrouter" ? "detect" : tongue,
});

export async function engineOf(
  tongue: TongueName,
  options: Partial<ServiceOptions> = {},
  entry: Partial<EngineEntry> = {},
  key: string | undefined = options.key,
): Promise<{ readonly service: Service; readonly engine: Engine }> {
  const service = await startService({ tongue, ...options });
  open.push(service);
  const wire = tongue === "openrouter" ? "openrouter" : "openai-videos";
  return { service, engine: connect(anEntry({ wire, address: service.url, ...entry }), outside(key)) };
}

export const submission: Submission = { id: "5f1c0e9a-77aa-4b55-9d0c-1d8f7d1a6a01", at: new Date().toISOString() };

export function recipe(more: Partial<Recipe> = {}): Recipe {
  return {
    ...aTake().recipe,
    engine: "openai-videos",
    model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
    prompt: "Un phare dans la tempête — “lumière” 灯台",
    asked: {
      engineId: "engine-1",
      engineName: "Test",
      host: "127.0.0.1",
      seconds: 4,
      size: { width: 64, height: 36 },
    },
    ...more,
  };
}

export function request(more: Partial<StartRequest> = {}): StartRequest {
  return { recipe: recipe(), submission, pictures: [], ...more };
}

export function accepted(started: Started): JobRef {
  if (started.kind !== "accepted") throw new Error(`It was not taken: ${JSON.stringify(started)}`);
  return started.job;
}

/** @throws Error where it went well */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StudioError) return error.failure;
    throw error;
  }
  throw new Error("It went well");
}

/** A film as it comes: each piece behind the one before. */
export class Disk implements Sink {
  have = 0;
  validator: string | undefined;
  bytes = Buffer.alloc(0);

  restart(validator: string | undefined): Promise<void> {
    this.validator = validator;
    this.bytes = Buffer.alloc(0);
    return Promise.resolve();
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    expect(position).toBe(this.bytes.length);
    this.bytes = Buffer.concat([this.bytes, bytes]);
    return Promise.resolve();
  }
}

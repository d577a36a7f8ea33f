/** What a desk is made of: one engine at its service, a purse that keeps what it is told, a media room, and a take for the hole. */

import { readFile } from "node:fs/promises";
import { whoHas } from "../src/core/engine-entry";
import { StudioError } from "../src/core/failure";
import type { Submission } from "../src/core/job";
import type { Charge } from "../src/core/money";
import type { Take, TakeState } from "../src/core/take";
import { surroundingsOf } from "../src/core/where";
import { connect } from "../src/engines/connect";
import type { Engine } from "../src/engines/engine";
import type { MediaRoom } from "../src/media/client";
import type { Settings } from "../src/studio/settings";
import type { TakesOutside } from "../src/studio/takes/takes-parts";
import { aShot, aTake, between } from "./build-a";
import type { Desk } from "./wire.setup";

/** As somebody has them who lets nothing be checked before it is sent. */
export const SETTINGS: Settings = {
  language: "en",
  promptsInLog: false,
  caption: false,
  confirmAbove: 5,
  moderate: false,
};

const PROMPT = "He turns from the bench as the lights fail.";

/** What became of a submission. Absent `charge`: the engine reported none, or it is not ended. */
export interface Spent {
  readonly outcome: string;
  readonly charge?: Charge | undefined;
}

/** Sees what `desk.room` sees; while that is absent, there is none on this machine. */
export function mediaRoomOf(desk: Pick<Desk, "room">): MediaRoom {
  const refuse = (): Promise<never> =>
    Promise.reject(new StudioError({ kind: "room-unavailable", why: "none in this test" }));
  return {
    get state(): MediaRoom["state"] {
      return desk.room === undefined ? { kind: "unavailable", why: "none in this test" } : { kind: "ready" };
    },
    probe: ({ size }: { size: number }) =>
      desk.room === undefined ? refuse() : Promise.resolve(desk.room.probe(size)),
    thumbnail: refuse,
  } as unknown as MediaRoom;
}

/** `desk.entry` is the only engine, as it stands whenever it is asked for. */
export function wireOf(
  desk: Pick<Desk, "entry" | "harm" | "refusal" | "heard">,
  purse: Map<string, Spent>,
  newId: () => string,
): TakesOutside["wire"] {
  const engine = (entry = desk.entry): Engine =>
    desk.harm(
      connect(entry, {
        fetch: (url, init) => fetch(url, init),
        key: () => Promise.resolve(undefined),
        now: () => new Date(),
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds / 100);
          return () => clearTimeout(timer);
        },
      }),
    );
  return {
    newId,
    check: () => Promise.resolve("none"),
    match: async (file) => ({ mimeType: "image/png", bytes: new Uint8Array(await readFile(file)) }),
    engines: {
      engine: () => engine(),
      refOf: (engineId, model) => ({ engineId, wire: desk.entry.wire, address: desk.entry.address, model }),
      engineFor: (to) => {
        const found = whoHas([desk.entry], to);
        if (found !== undefined) return engine(found.entry);
        throw new StudioError({ kind: "address-refused", host: new URL(to.address).host, why: "not-allowed" });
      },
      whose: (to) => whoHas([desk.entry], to)?.entry.id ?? to.engineId,
      maySend: () => {
        if (desk.refusal !== undefined) throw new StudioError(desk.refusal);
      },
      thisNetworkOnly: () => false,
      atOnce: () => desk.entry.atOnce,
      heard: (_, { kind }) => void desk.heard.push(kind),
      learn: () => undefined,
      estimate: () => ({ kind: "unknown" }),
    },
    spending: {
      reserve: () => undefined,
      submitted: ({ id }: Submission) => Promise.resolve(void purse.set(id, { outcome: "sent" })),
      ended: ({ id }, outcome, charge) => Promise.resolve(void purse.set(id, { outcome, charge })),
    },
  };
}

/** The take of that number, in the hole from frame 100 to 196. */
export async function takeAt(
  { premiere, sequenceId, service, entry }: Desk,
  number: number,
  state: TakeState,
  more: Partial<Take>,
): Promise<Take> {
  const { readProject } = await import("../src/premiere/project");
  const range = between(100, 196);
  const sequence = premiere.isProjectOpen ? (await readProject())?.sequence : undefined;
  const projectId = premiere.isProjectOpen ? premiere.project.id : "closed";
  const base = aTake({
    id: `take-${number}`,
    number,
    clipName: `PU_Reel2_007_T${String(number).padStart(2, "0")}`,
    askedAt: new Date().toISOString(),
    shot: aShot({ projectId, sequenceId, rangeInSequence: range }),
    state,
  });
  return {
    ...base,
    ...(sequence === undefined ? {} : { surroundings: surroundingsOf(sequence, range) }),
    recipe: {
      ...base.recipe,
      prompt: PROMPT,
      engine: entry.wire,
      model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
      asked: {
        engineId: "engine-1",
        engineName: "Studio GPU",
        host: new URL(service.url).host,
        seconds: 4,
        size: { width: 64, height: 36 },
      },
    },
    ...more,
  };
}

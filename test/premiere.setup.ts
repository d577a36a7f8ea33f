/** A simulated Premiere behind module "premierepro", on real files, for the tests of src/premiere. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frameRateOf, ticks } from "../src/core/time";
import type { FrameRate, Ticks } from "../src/core/time";
import type { SequenceFacts } from "./host/importing";
import type { PremiereOptions } from "./host/premiere";
import { SimulatedPremiere } from "./host/premiere";
import type { SimulatedSequence } from "./host/document";
import { nodeDisk } from "./host/disk.node";
import { testCards } from "./host/pictures.node";
import type { MediaFacts } from "./host/ports";

const disk = nodeDisk();
let current: SimulatedPremiere | undefined;

/** What `jest.mock("premierepro")` hands out: always the Premiere of the running test. */
export const moduleOfNow: object = new Proxy(
  {},
  {
    get: (_, name) => {
      if (name === "__esModule") return undefined;
      if (current === undefined) throw new Error("No Premiere has been started in this test");
      return Reflect.get(current.modules.premierepro, name) as unknown;
    },
  },
);

const folders: string[] = [];

/** A new folder on the real disk; `cleanUp` takes it away. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pickup-premiere-"));
  folders.push(folder);
  return folder;
}

export async function cleanUp(): Promise<void> {
  await current?.settled();
  current = undefined;
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}

/** A Premiere with an empty project "Reel 2", saved in `folder`. */
export async function startPremiere(options: PremiereOptions = {}): Promise<{
  readonly premiere: SimulatedPremiere;
  readonly folder: string;
  readonly projectId: string;
}> {
  const folder = await newFolder();
  const premiere = new SimulatedPremiere({ disk, media: { probe: probeByName }, pictures: testCards() }, options);
  current = premiere;
  return { premiere, folder, projectId: premiere.isProjectOpen ? premiere.project.id : "" };
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A clock that runs sixty times as fast: waits of 15 s are over in 250 ms, and still let the simulator's timers run. */
export const hurry = (milliseconds: number): Promise<void> => sleep(milliseconds / 60);

export async function fileSize(path: string): Promise<number | undefined> {
  return (await disk.stat(path))?.size;
}

/**
 * A file whose name says what Premiere will find in it: `name 25fps 48f sound.mp4`, `name.png`. Its bytes mean nothing,
 * so the simulator has nothing to embed identifiers in.
 */
export async function media(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `bytes of ${name}`);
  return path;
}

/** 1280 x 720, three video and three audio tracks. */
export function sequenceFacts(rate: number, more: Partial<SequenceFacts> = {}): SequenceFacts {
  return { name: "Reel 2", rate: frameRateOf(rate), width: 1280, height: 720, ...more };
}

/** The timeline in one line a track: `V1 A 0-48, B 48-96`, in frames; empty tracks are left out. */
export function timelineOf(premiere: SimulatedPremiere, sequenceId: string): readonly string[] {
  const sequence = sequenceIn(premiere, sequenceId);
  const frame = (time: Ticks): string => String(time / sequence.rate);
  const line = (kind: string, tracks: SimulatedSequence["video"]): string[] =>
    tracks.flatMap(({ items }, index) => {
      const words = items.map(
        ({ name, start, end }) => `${name.split(/[ .]/)[0] ?? name} ${frame(start)}-${frame(end)}`,
      );
      return items.length === 0 ? [] : [`${kind}${index + 1} ${words.join(", ")}`];
    });
  return [...line("V", sequence.video), ...line("A", sequence.audio)];
}

export function sequenceIn(premiere: SimulatedPremiere, sequenceId: string): SimulatedSequence {
  const found = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  if (found === undefined) throw new Error("No such sequence");
  return found;
}

/** Frames into ticks. */
export function at(frame: number, rate: FrameRate): Ticks {
  return ticks(frame * rate);
}

/** Reads the facts off the name, as `media` writes them. */
function probeByName(path: string): Promise<MediaFacts> {
  if (path.endsWith(".png")) return Promise.resolve({ kind: "still", width: 1280, height: 720 });
  const [, rate, frames] = /([\d.]+)fps (\d+)f/.exec(path) ?? [];
  if (rate === undefined || frames === undefined) return Promise.resolve({ kind: "unknown" });
  const ticksPerFrame = frameRateOf(Number(rate));
  const seconds = (Number(frames) * ticksPerFrame) / 254_016_000_000;
  const hasAudio = path.includes("sound");
  return Promise.resolve({ kind: "video", width: 1280, height: 720, rate: Number(rate), seconds, hasAudio });
}

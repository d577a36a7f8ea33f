/** Frames of the programme that a check is made on, as files of its own in `frames/`: exported one by one, and removed after it. */

import type { MatchFrames } from "../../core/match-frames";
import type { FrameSize, SequenceView } from "../../core/sequence";
import type { Ticks } from "../../core/time";
import { StudioError } from "../../core/failure";
import { exportFrame } from "../../premiere/frame";
import { fileSize, remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { framesFolder, type ReferenceOutside } from "../references/reference";
import { homeOf, referenceFile, type Shelved } from "../disk/shelf";

/** Colour and grain are told at this width, and Premiere exports it in a blink. */
const WIDTH = 640;

/** Before 26.2.2 the extension comes twice. */
const ENDINGS = [".png", ".png.png"] as const;
/** Milliseconds after which a frame that was asked for has come, or never will. */
const LATEST = 15_000;

/** Pictures of one check, by the time at which they were exported. */
export class CheckFrames {
  readonly #project: { readonly projectId: string; readonly sequence: SequenceView };
  readonly #home: string;
  readonly #outside: ReferenceOutside;
  /** Names that were asked for, without their endings: what comes late, after somebody stopped, is known by them. */
  readonly #names: string[] = [];

  constructor(
    project: { readonly projectId: string; readonly sequence: SequenceView },
    shelved: Shelved,
    outside: ReferenceOutside,
  ) {
    this.#project = project;
    this.#home = homeOf(shelved);
    this.#outside = outside;
  }

  /**
   * The programme at `time`, after effects. Answers with the PNG's path.
   * @throws StudioError `frame-not-exported`, `host-refused`, `sequence-changed`, or what the disk says; Cancelled
   */
  async take(time: Ticks, signal: AbortSignal): Promise<string> {
    return this.#export(time, "check", signal);
  }

  /** The same, gone again once `look` has seen it. */
  async glance<T>(time: Ticks, signal: AbortSignal, look: (path: string) => Promise<T>): Promise<T> {
    const before = this.#names.length;
    const path = await this.#export(time, "glance", signal);
    try {
      return await look(path);
    } finally {
      await this.#remove(this.#names.splice(before, 1));
    }
  }

  async #export(time: Ticks, name: string, signal: AbortSignal): Promise<string> {
    const { projectId, sequence } = this.#project;
    const { newId, sleep } = this.#outside;
    const folder = await framesFolder(this.#home, this.#outside);
    const own = `${name}-${newId()}`;
    this.#names.push(joinPath(folder, own));
    const { path } = await exportFrame(
      { projectId, sequenceId: sequence.sequenceId, time, size: exportSize(sequence.size), folder, name: own, signal },
      { fileSize, sleep },
    );
    return path;
  }

  /** What Premiere still writes is looked for once more, when it must have come. Never rejects. */
  async removeAll(): Promise<void> {
    const names = this.#names.splice(0);
    await this.#remove(names);
    void this.#outside.sleep(LATEST).then(() => this.#remove(names));
  }

  /** One that cannot be removed keeps no other; the next start of the panel clears what is left. */
  async #remove(names: readonly string[]): Promise<void> {
    for (const path of names.flatMap((name) => ENDINGS.map((ending) => `${name}${ending}`))) {
      try {
        await remove(path);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
      }
    }
  }
}

/** Of the sequence's shape, even, and no larger than colour and grain need. */
export function exportSize({ width, height }: FrameSize): FrameSize {
  const scale = Math.min(1, WIDTH / width);
  const even = (edge: number): number => Math.max(2, Math.round((edge * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}

/** The paths of both sides, exported where they have to be; `onStep` counts what is done. */
export async function exportSides(
  { reference, take }: MatchFrames,
  { folder }: Shelved,
  frames: CheckFrames,
  signal: AbortSignal,
  onStep: (done: number, total: number) => void,
): Promise<{ readonly reference: readonly string[]; readonly take: readonly string[] }> {
  const times = reference.kind === "programme" ? reference.times : [];
  const total = take.length + times.length;
  let done = 0;
  const each = async (all: readonly Ticks[]): Promise<readonly string[]> => {
    const paths: string[] = [];
    for (const time of all) {
      onStep(done, total);
      paths.push(await frames.take(time, signal));
      done += 1;
    }
    return paths;
  };
  const references =
    reference.kind === "programme" ? await each(times) : [joinPath(folder, referenceFile(reference.index))];
  return { reference: references, take: await each(take) };
}

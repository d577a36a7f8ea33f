/** Frames of the programme that a check is made on, as files of its own in `frames/`: exported one by one, and removed after it. */

import type { MatchFrames } from "../core/match-frames";
import type { FrameSize, SequenceView } from "../core/sequence";
import type { Ticks } from "../core/time";
import { exportFrame } from "../premiere/frame";
import { fileSize, openRead, remove, type FileToRead } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { framesFolder, type ReferenceOutside } from "./reference";
import { homeOf, referenceFile, type Shelved } from "./shelf";

/** Colour and grain are told at this width, and Premiere exports it in a blink. */
const WIDTH = 640;

/** Pictures of one check, by the time at which they were exported. */
export class CheckFrames {
  readonly #project: { readonly projectId: string; readonly sequence: SequenceView };
  readonly #home: string;
  readonly #outside: ReferenceOutside;
  readonly #paths: string[] = [];

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
    const path = await this.#export(time, "check", signal);
    this.#paths.push(path);
    return path;
  }

  /** The same, gone again once `look` has seen it. */
  async glance<T>(time: Ticks, signal: AbortSignal, look: (path: string) => Promise<T>): Promise<T> {
    const path = await this.#export(time, "glance", signal);
    try {
      return await look(path);
    } finally {
      await remove(path);
    }
  }

  async #export(time: Ticks, name: string, signal: AbortSignal): Promise<string> {
    const { projectId, sequence } = this.#project;
    const { newId, sleep } = this.#outside;
    const { path } = await exportFrame(
      {
        projectId,
        sequenceId: sequence.sequenceId,
        time,
        size: exportSize(sequence.size),
        folder: await framesFolder(this.#home, this.#outside),
        name: `${name}-${newId()}`,
        signal,
      },
      { fileSize, sleep },
    );
    return path;
  }

  async removeAll(): Promise<void> {
    for (const path of this.#paths.splice(0)) await remove(path);
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

/** Opens the files for as long as `look` needs them. */
export async function withFiles<T>(
  paths: readonly string[],
  look: (files: readonly FileToRead[]) => Promise<T>,
): Promise<T> {
  const files: FileToRead[] = [];
  try {
    for (const path of paths) files.push(await openRead(path));
    return await look(files);
  } finally {
    for (const file of files) await file.close();
  }
}

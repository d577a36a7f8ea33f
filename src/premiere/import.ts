/** Brings a clip into the project. Premiere answers only yes or no, and its yes comes before the item does. */

import ppro from "premierepro";
import { Cancelled, StudioError } from "../core/failure";
import { ticks, TICKS_PER_SECOND, ticksOfFrames } from "../core/time";
import type { FrameRate, Ticks, TimeRange } from "../core/time";
import { ask, askToDo, refusal, tickTimeOf, ticksOf, withFreshObjects } from "./ask";
import type { Sleep } from "./ask";
import { clipOf, fileNameOf, findClipOfFile, pickupBin, requireItem } from "./bin";
import type { ItemRef } from "./bin";
import { requireProject } from "./project";
import { transact } from "./transact";

export interface ImportedClip extends ItemRef {
  /** True when the project had the file already and nothing was imported. */
  readonly reused: boolean;
}

/** Milliseconds from look to look for the item, and in all. */
const LOOK_EVERY = 125;
const LOOK_FOR = 15_000;
/** Premiere keeps a still in frames of its own timebase, so it may be off by half of one; placing says what became of it. */
const ROUNDING = TICKS_PER_SECOND / 40;

/**
 * Imports the file at a native path into Pickup's bin, or finds the item that plays it already.
 * @throws StudioError `no-project`; `import-refused`; `import-not-seen` when no item of that path shows up in 15 s.
 */
export async function importClip(
  { projectId, path, signal }: { readonly projectId: string; readonly path: string; readonly signal?: AbortSignal },
  sleep: Sleep,
): Promise<ImportedClip> {
  const known = await findItemOf(projectId, path);
  if (known !== undefined) return { projectId, itemId: known, reused: true };

  const refused = await importInto(projectId, path);
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const itemId = await findItemOf(projectId, path);
    if (itemId !== undefined) return { projectId, itemId, reused: false };
    // What was refused is looked for once, in case it came all the same.
    if (refused !== undefined) {
      throw new StudioError({ kind: "import-refused", file: fileNameOf(path) }, { cause: refused });
    }
    if (waited >= LOOK_FOR) {
      throw new StudioError({ kind: "import-not-seen", file: fileNameOf(path), waitedSeconds: waited / 1000 });
    }
    if (signal?.aborted === true) throw new Cancelled("The import was stopped");
    await sleep(LOOK_EVERY);
  }
}

/** What Premiere said against it, or threw; absent when it said yes. */
async function importInto(projectId: string, path: string): Promise<StudioError | undefined> {
  const { project, bin } = await withFreshObjects(async () => {
    const open = await requireProject(projectId);
    return { project: open, bin: await pickupBin(open) };
  });
  try {
    await askToDo("Project.importFiles", () => project.importFiles([path], true, bin, false));
    return undefined;
  } catch (error) {
    return refusal("Project.importFiles", error);
  }
}

/** Asks for everything anew each time: an import may leave older objects behind. */
async function findItemOf(projectId: string, path: string): Promise<string | undefined> {
  return withFreshObjects(async () => (await findClipOfFile(await requireProject(projectId), path))?.getId());
}

/** What of a clip is to be seen: in frames of `rate`, counted from its first one. */
interface Shown {
  readonly from: number;
  readonly frames: number;
  readonly rate: FrameRate;
}

/**
 * Marks what of a clip will be placed, in an undo step of its own: all of a still, and of a take what the cut needs, so
 * that the rest stays as handle and a head that shows again what lies before the cut stays out of it. Returns the length
 * that Premiere then reads back.
 * @throws StudioError `host-refused` when In or length is another, by more than rounding.
 */
export async function setLength(ref: ItemRef, { from, frames, rate }: Shown): Promise<Ticks> {
  const start = ticksOfFrames(from, rate);
  const length = ticksOfFrames(frames, rate);
  const read = await markItem(ref, { start, end: ticks(start + length) });
  const kept = ticks(read.end - read.start);
  if (Math.abs(read.start - start) > ROUNDING || Math.abs(kept - length) > ROUNDING) {
    const said = `Asked for ${frames} frames from ${from} on, Premiere keeps ${kept / rate} from ${read.start / rate} on.`;
    throw refusal("ClipProjectItem.createSetInOutPointsAction", undefined, said);
  }
  return kept;
}

/**
 * As `setLength`, but nothing is done where In and Out are so already, to half a frame.
 * @throws as `setLength` does
 */
export async function keepLength(ref: ItemRef, shown: Shown): Promise<void> {
  const start = ticksOfFrames(shown.from, shown.rate);
  const end = ticks(start + ticksOfFrames(shown.frames, shown.rate));
  const now = await withFreshObjects(() => readMarks(ref));
  if (!isMarked(now, { start, end }, shown.rate)) await setLength(ref, shown);
}

/** Whether the one shows what the other does, in frames of `rate`. */
export function isMarked(a: TimeRange, b: TimeRange, rate: FrameRate): boolean {
  return Math.abs(a.start - b.start) * 2 <= rate && Math.abs(a.end - b.end) * 2 <= rate;
}

/** What is marked for one step, and how it was marked before that. */
export interface Marking {
  readonly ref: ItemRef;
  readonly before: TimeRange;
}

/**
 * Marks items as they were before a step that was not done. What went wrong with the step says more than what goes wrong
 * here, and the next placing marks the item anyhow.
 */
export async function markAsBefore(markings: readonly Marking[]): Promise<void> {
  for (const { ref, before } of markings) {
    try {
      const now = await withFreshObjects(() => readMarks(ref));
      if (now.start !== before.start || now.end !== before.end) await markItem(ref, before);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
    }
  }
}

/** Sets In and Out of a project item, in the media's clock and an undo step of its own; answers with what Premiere then keeps. */
export async function markItem(ref: ItemRef, { start, end }: TimeRange): Promise<TimeRange> {
  await withFreshObjects(async () => {
    const project = await requireProject(ref.projectId);
    const clip = clipOf(await requireItem(project, ref.itemId));
    transact(project, "Set the length of the clip", () => [
      clip.createSetInOutPointsAction(tickTimeOf(start), tickTimeOf(end)),
    ]);
  });
  return withFreshObjects(() => readMarks(ref));
}

/** What of an item Premiere would place, in the media's clock: from its In to its Out, or all of it. */
export async function readMarks({ projectId, itemId }: ItemRef): Promise<TimeRange> {
  const clip = clipOf(await requireItem(await requireProject(projectId), itemId));
  const video = ppro.Constants.MediaType.VIDEO;
  const inPoint = await ask("ClipProjectItem.getInPoint", () => clip.getInPoint(video));
  const outPoint = await ask("ClipProjectItem.getOutPoint", () => clip.getOutPoint(video));
  return {
    start: ticksOf("ClipProjectItem.getInPoint", inPoint),
    end: ticksOf("ClipProjectItem.getOutPoint", outPoint),
  };
}

/** Clips on the contract's sequence: laid, found and written down. */

import type { Action, ProjectItem, SequenceEditor, TickTime, VideoClipTrackItem } from "@adobe/premierepro";
import type { Bench } from "./bench";

export const SECOND = 254_016_000_000n;

export function later(bench: Bench, time: TickTime, seconds: number): TickTime {
  return bench.ppro.TickTime.createWithTicks(String(BigInt(time.ticks) + BigInt(seconds) * SECOND));
}

export interface Lying {
  readonly track: number;
  readonly item: VideoClipTrackItem;
  readonly start: bigint;
  readonly end: bigint;
}

/** Every clip on the video tracks of the contract's sequence that lies within a minute from `from`. */
export async function clipsFrom(bench: Bench, from: TickTime): Promise<readonly Lying[]> {
  const sequence = await bench.sequence();
  const first = BigInt(from.ticks);
  const found: Lying[] = [];
  for (let track = 0; track < (await sequence.getVideoTrackCount()); track++) {
    const clip = bench.ppro.Constants.TrackItemType.CLIP;
    for (const item of (await sequence.getVideoTrack(track)).getTrackItems(clip, false)) {
      const start = BigInt((await item.getStartTime()).ticks);
      const end = BigInt((await item.getEndTime()).ticks);
      if (start >= first && start < first + 60n * SECOND) found.push({ track, item, start, end });
    }
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** The contract's still, marked to last that many seconds. */
export async function stillOf(bench: Bench, seconds: number): Promise<ProjectItem> {
  const item = await bench.still();
  const clip = bench.ppro.ClipProjectItem.cast(item);
  const video = bench.ppro.Constants.MediaType.VIDEO;
  const [from, to] = [await clip.getInPoint(video), await clip.getOutPoint(video)];
  // Every change is a step in the user's undo list, which is short.
  if (Math.abs(to.seconds - from.seconds - seconds) < 0.01) return item;
  const zero = bench.ppro.TickTime.TIME_ZERO;
  await bench.transact("marks", () => [clip.createSetInOutPointsAction(zero, later(bench, zero, seconds))]);
  return bench.still();
}

export interface AnyItemEditor {
  createOverwriteItemAction(item: unknown, time: TickTime, video: number, audio: number): Action;
}

type Edit = (editor: SequenceEditor, item: ProjectItem) => Action;

/** `seconds` absent: as long as the still happens to be. */
export async function place(bench: Bench, seconds: number | undefined, edit: Edit): Promise<boolean> {
  const item = seconds === undefined ? await bench.still() : await stillOf(bench, seconds);
  const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
  return bench.transact("place", () => [edit(editor, item)]);
}

/** The clip that several cases look at, laid when it is not there: every placing is an undo step. */
export async function aClip(bench: Bench): Promise<Lying | undefined> {
  const [there] = await clipsFrom(bench, bench.clipAt);
  if (there !== undefined) return there;
  await place(bench, undefined, (editor, item) => editor.createOverwriteItemAction(item, bench.clipAt, 0, -1));
  return (await clipsFrom(bench, bench.clipAt))[0];
}

export function written(clips: readonly Lying[]): string {
  const seconds = (ticks: bigint): string => String(Number((ticks * 1000n) / SECOND) / 1000);
  const each = clips.map(({ track, start, end }) => `V${track + 1} ${seconds(start)}-${seconds(end)}`);
  return each.length === 0 ? "nothing" : each.join(", ");
}

export function lasts(clip: Lying | undefined, seconds: number): boolean {
  // Within a frame of 23.976: the sequence may snap to its own.
  const off = clip === undefined ? SECOND : clip.end - clip.start - BigInt(seconds) * SECOND;
  return (off < 0n ? -off : off) <= SECOND / 23n;
}

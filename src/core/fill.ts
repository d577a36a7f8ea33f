/** Holes of a cut that want a shot: gaps on a track, and markers that say `PU:`. All ranges are on the sequence's clock. */

import type { SequenceView } from "./sequence";
import {
  frameStart,
  framesIn,
  framesInSeconds,
  overlap,
  rangeOf,
  ticks,
  ticksOfFrames,
  ZERO,
  type Ticks,
  type TimeRange,
} from "./time";

/** A marker of a sequence, as plain data. */
export interface MarkerView {
  /** Its own since 26.3; before that, made of what it says and where it stands. */
  readonly id: string;
  readonly name: string;
  readonly comments: string;
  readonly start: Ticks;
  /** Zero for one that stands at a single frame. */
  readonly duration: Ticks;
}

export interface Hole {
  readonly id: string;
  readonly kind: "gap" | "marker";
  readonly range: TimeRange;
  readonly frames: number;
  /** From 0: where it goes, unless something lies there. */
  readonly track: number;
  /** What the marker says behind `PU:`; empty for a gap. */
  readonly prompt: string;
  readonly notes: readonly HoleNote[];
}

/** What an editor should know before choosing it. The first three keep it from being chosen unasked. */
export type HoleNote =
  /** Shorter than the editor wants gaps to be filled. */
  | "short"
  /** A marker's shot takes this place, or a part of it. */
  | "taken"
  /** It shares time with a marker before it, and goes above that one. */
  | "overlaps"
  /** The marker is a point; where its shot ends. */
  | "to-cut"
  | "to-marker"
  | "form-length";

/** Listed, and not chosen unasked. */
export function isDoubtful({ notes }: Hole): boolean {
  return notes.includes("short") || notes.includes("taken") || notes.includes("overlaps");
}

export interface FillWish {
  readonly track: number;
  /** Gaps of fewer frames are listed and not chosen. At least 2: one frame is a slip of the hand. */
  readonly leastFrames: number;
  /** The length of a marker's shot behind which nothing comes. */
  readonly seconds: number;
}

const PICKUP = /^\s*PU\s*:\s*/i;

/** What a marker asks for, in its comment or else its name; absent for one that asks for nothing. */
export function wishOf({ name, comments }: MarkerView): string | undefined {
  const said = [comments, name].find((text) => PICKUP.test(text));
  return said?.replace(PICKUP, "").trim();
}

/** In the order of the cut. */
export function holesOf(sequence: SequenceView, markers: readonly MarkerView[], wish: FillWish): readonly Hole[] {
  const wanted = markersOf(sequence, markers, wish);
  const gaps = gapsOn(sequence, wish.track).map((range): Hole => {
    const frames = framesIn(range, sequence.rate);
    const isTaken = wanted.some((marker) => overlap(marker.range, range) !== undefined);
    return {
      id: `gap ${wish.track} ${range.start} ${range.end}`,
      kind: "gap",
      range,
      frames,
      track: wish.track,
      prompt: "",
      notes: [
        ...(frames < Math.max(2, wish.leastFrames) ? (["short"] as const) : []),
        ...(isTaken ? (["taken"] as const) : []),
      ],
    };
  });
  return [...gaps, ...wanted].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Before the first item of a track and between its items; what is behind the last is no gap. */
function gapsOn({ video }: SequenceView, track: number): readonly TimeRange[] {
  const gaps: TimeRange[] = [];
  let end = ZERO;
  for (const { rangeInSequence } of video.find(({ index }) => index === track)?.items ?? []) {
    if (rangeInSequence.start > end) gaps.push({ start: end, end: rangeInSequence.start });
    end = ticks(Math.max(end, rangeInSequence.end));
  }
  return gaps;
}

function markersOf(sequence: SequenceView, markers: readonly MarkerView[], wish: FillWish): readonly Hole[] {
  const { rate } = sequence;
  const sorted = [...markers].sort((a, b) => a.start - b.start);
  const holes: Hole[] = [];
  for (const [index, marker] of sorted.entries()) {
    const prompt = wishOf(marker);
    if (prompt === undefined) continue;
    const start = frameStart(marker.start, rate);
    const { end, note } = endOf(sequence, start, marker, sorted.slice(index + 1), wish);
    const range = { start, end };
    const overlaps = holes.some((other) => overlap(other.range, range) !== undefined);
    holes.push({
      id: `marker ${marker.id}`,
      kind: "marker",
      range,
      frames: framesIn(range, rate),
      track: wish.track,
      prompt,
      notes: [...(overlaps ? (["overlaps"] as const) : []), ...(note === undefined ? [] : [note])],
    });
  }
  return holes;
}

/** Its own length; else up to whatever comes first behind it, a cut on the track or a marker; else the form's length. */
function endOf(
  { rate, video }: SequenceView,
  start: Ticks,
  { duration }: MarkerView,
  later: readonly MarkerView[],
  { track, seconds }: FillWish,
): { readonly end: Ticks; readonly note?: HoleNote } {
  const own = Math.round(duration / rate);
  if (own > 0) return { end: ticks(start + own * rate) };
  const items = video.find(({ index }) => index === track)?.items ?? [];
  const cuts = items.flatMap(({ rangeInSequence }) => [rangeInSequence.start, rangeInSequence.end]);
  const cut = Math.min(...cuts.filter((one) => one > start));
  const marker = Math.min(...later.map((one) => frameStart(one.start, rate)).filter((one) => one > start));
  if (marker < cut) return { end: ticks(marker), note: "to-marker" };
  if (Number.isFinite(cut)) return { end: ticks(cut), note: "to-cut" };
  const frames = Number.isFinite(seconds) ? Math.max(1, framesInSeconds(seconds, rate)) : 1;
  return { end: rangeOf(start, ticksOfFrames(frames, rate)).end, note: "form-length" };
}

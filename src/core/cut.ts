/** A sequence as far as its pictures go: what lies on its video tracks, and what those clips show, as plain data. */

import type { PixelAspect } from "./pixel-aspect";
import type { FrameSize } from "./sequence";
import { framesIn, ticks, type FrameRate, type Ticks, type TimecodeFormat, type TimeRange } from "./time";

export interface Cut {
  readonly sequenceId: string;
  readonly name: string;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** Of its own pixels. Absent where the host did not say. */
  readonly pixelAspect?: PixelAspect;
  readonly zeroFrame: number;
  readonly timecodeFormat: TimecodeFormat;
  /** Where its last item ends, a sound included. */
  readonly end: Ticks;
  /** V1 first. */
  readonly tracks: readonly CutTrack[];
}

export interface CutTrack {
  /** The eye is off. */
  readonly muted: boolean;
  /** Ordered by start. */
  readonly items: readonly CutItem[];
  /** Where two clips, or a clip and nothing, pass into one another; what is seen there, the API does not say. */
  readonly transitions: readonly TimeRange[];
}

export interface CutItem {
  readonly name: string;
  readonly rangeInSequence: TimeRange;
  /** On the media's own clock, or the nest's. */
  readonly rangeInMedia: TimeRange;
  /** 2 is twice as fast. */
  readonly speed: number;
  readonly reversed: boolean;
  readonly disabled: boolean;
  readonly shows: Shows;
}

export type Shows =
  /** `path` as the host says it; offline media have one too. */
  | { readonly kind: "media"; readonly itemId: string; readonly path: string; readonly offline: boolean }
  | { readonly kind: "sequence"; readonly itemId: string; readonly sequenceId: string }
  /** One of several angles, and nobody can ask which. `sequenceId` absent: what is behind it could not be had. */
  | { readonly kind: "multicam"; readonly itemId: string; readonly sequenceId?: string }
  | { readonly kind: "adjustment" }
  /** A title, a graphic, a matte: what is made in Premiere and has no file. */
  | { readonly kind: "graphic"; readonly itemId?: string };

/** The audited cut and every sequence that it shows, by id; `why`: it could not be read, in the host's own words. */
export type CutBook = ReadonlyMap<string, Cut | { readonly name: string; readonly why: string }>;

/** An effect on a clip, fixed ones such as Motion among them, in the chain's order. */
export interface Effect {
  /** The same in every language. */
  readonly matchName: string;
  readonly params: readonly EffectParam[];
}

export interface EffectParam {
  /** Absent where the host would not say it. */
  readonly value?: string | number | boolean | readonly number[];
  /** Time and value of each keyframe. Empty: it does not vary. */
  readonly keys: readonly string[];
}

/** What tells whether a clip lets through what lies below it. */
export interface CoverFacts {
  /** As it is stored. Absent: the host did not say. */
  readonly size?: FrameSize;
  readonly pixelAspect?: PixelAspect;
  readonly alpha: "none" | "maybe";
}

/** A closer look at an item. Absent of one that was not looked at: nothing is known of it then. */
export interface ItemLook {
  readonly effects: readonly Effect[];
  readonly cover: CoverFacts;
}

/** Which item: on one track no two begin together. */
export function itemKey(sequenceId: string, track: number, start: Ticks): string {
  return `${sequenceId} ${track} ${start}`;
}

export function isCut(found: Cut | { readonly why: string } | undefined): found is Cut {
  return found !== undefined && !("why" in found);
}

/** A run of whole frames, half-open, of the sequence it is said of. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** The frames on which a clip is: those that begin within its range. */
export function runOf({ start, end }: TimeRange, rate: FrameRate): Run {
  return { start: Math.ceil(start / rate), end: Math.ceil(end / rate) };
}

export function rangeOfRun({ start, end }: Run, rate: FrameRate): TimeRange {
  return { start: ticks(start * rate), end: ticks(end * rate) };
}

/**
 * The frame of `inner` that an item shows at a frame of its own sequence. A nest runs at the item's speed, and its frame is the
 * one that has begun at that moment: of 25 a second shown at 24 one is passed over every second, of 24 at 25 one is shown twice.
 * Backwards it is the one that ends there, for what is shown from that moment on lies before it.
 */
export function innerFrame(item: CutItem, frame: number, outer: FrameRate, inner: FrameRate): number {
  const { rangeInSequence, rangeInMedia, speed, reversed } = item;
  const moment = frame * outer;
  const passes = reversed ? rangeInSequence.end - moment : moment - rangeInSequence.start;
  const place = rangeInMedia.start + Math.round(passes * speed);
  return reversed ? Math.ceil(place / inner) - 1 : Math.floor(place / inner);
}

/** Those frames of `within` that `frameOf`, which only rises or only falls, takes into `wanted`. Absent: none. */
export function framesShowing(within: Run, wanted: Run, frameOf: (frame: number) => number): Run | undefined {
  if (within.end <= within.start) return undefined;
  const rises = frameOf(within.end - 1) >= frameOf(within.start);
  const [reached, passed] = rises
    ? [(at: number) => at >= wanted.start, (at: number) => at >= wanted.end]
    : [(at: number) => at < wanted.end, (at: number) => at < wanted.start];
  const start = firstOf(within, (frame) => reached(frameOf(frame)));
  const end = firstOf(within, (frame) => passed(frameOf(frame)));
  return end > start ? { start, end } : undefined;
}

/** The first frame of which it holds; it holds of all after it. The end where it holds of none. */
function firstOf({ start, end }: Run, holds: (frame: number) => boolean): number {
  let from = start;
  let to = end;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A speed that changes within the clip shows in its ends alone: they are not as far apart as one speed would have it. */
export function isRemapped({ rangeInSequence, rangeInMedia, speed }: CutItem, rate: FrameRate): boolean {
  const shown = (rangeInSequence.end - rangeInSequence.start) * speed;
  return !(speed > 0) || Math.abs(framesIn(rangeInMedia, rate) - shown / rate) > Math.max(1, (shown / rate) * 0.001);
}

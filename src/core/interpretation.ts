/**
 * Interpret Footage: a film is played at another rate than its own, every frame once.
 *
 * Known: the film then lasts its frames at that rate (Adobe's manual, "Change the frame rate of a file"); a clip that lies on
 * a timeline keeps its place and length and shows other frames, and where the film got too short for it, its end is empty
 * (people who tried it, and Adobe's own lesson). Unknown: whether its In moves, in which clock In and Out are said then, and
 * whether sound follows. What is unknown is read where it can be read, and else said to be unknown. Pure.
 */

import { frameRateOf, lengthOf, ticks, type FrameRate, type Ticks, type TimeRange } from "./time";

/** A film's own rate, and the one that Premiere plays it at. */
export interface Rates {
  readonly own: FrameRate;
  readonly now: FrameRate;
}

/** Premiere says rates in frames a second, at times with few decimals; 24 and 23.976 are five times as far apart. */
const SAME_SAID = 2e-4;

export function isSaid(framesPerSecond: number, rate: FrameRate): boolean {
  return Math.abs(frameRateOf(framesPerSecond) / rate - 1) < SAME_SAID;
}

/** What Premiere says as a rate: the film's own, where it means that. Absent for what is none. */
export function rateSaid(framesPerSecond: number, own: FrameRate): FrameRate | undefined {
  if (!(framesPerSecond > 0.01 && framesPerSecond < 1000)) return undefined;
  return isSaid(framesPerSecond, own) ? own : frameRateOf(framesPerSecond);
}

/**
 * What of its film a clip shows, in the clock that the film is played by: frame n begins at n frames of `now`. Whether
 * Premiere said it in that clock or in the file's own shows in its length: `played` is as long as the film runs meanwhile.
 * Absent where it is neither.
 */
export function asPlayed(said: TimeRange, played: number, { own, now }: Rates): TimeRange | undefined {
  if (own === now) return said;
  const times = now / own;
  const turned = { start: ticks(Math.round(said.start * times)), end: ticks(Math.round(said.end * times)) };
  const off = (range: TimeRange): number => Math.abs(lengthOf(range) - played);
  const best = off(said) <= off(turned) ? said : turned;
  return off(best) > now ? undefined : best;
}

/** The same moment in the file's own clock. */
export function inFile(time: Ticks, { own, now }: Rates): Ticks {
  return own === now ? time : ticks(Math.round((time / now) * own));
}

/** A clip of the film on a timeline, as far as its length matters. */
export interface Shown {
  readonly rangeInSequence: TimeRange;
  /** As Premiere says it. */
  readonly rangeInMedia: TimeRange;
}

/**
 * Frames of `rate` that would be empty at the end of one of those clips, at most: their In may stay or move. `frames`: of the
 * film, when it is played at `to`.
 */
export function mostEmpty(
  clips: readonly Shown[],
  { frames, to }: { readonly frames: number; readonly to: FrameRate },
  rate: FrameRate,
): number {
  const missing = clips.map(({ rangeInSequence, rangeInMedia }) => {
    return rangeInMedia.start + lengthOf(rangeInSequence) - frames * to;
  });
  return Math.max(0, Math.round(Math.max(0, ...missing) / rate));
}

/** Where on a timeline the frames of a film lie. Pure. */

import type { FrameRange } from "./continuity";
import { frameStart, ticks, type FrameRate, type Ticks, type TimeRange } from "./time";

/** A clip as it lies: not retimed, and forwards. */
export interface LaidFilm {
  readonly rangeInSequence: TimeRange;
  /** Where in the film it begins, in the clock that the film is played by. */
  readonly inPoint: Ticks;
  /** At which the film is played. */
  readonly rate: FrameRate;
}

/** On the sequence's clock, in whole frames of `rate`; absent where the cut shows none of them. */
export function timesOf(
  { start, end }: FrameRange,
  { rangeInSequence, inPoint, rate }: LaidFilm,
  sequenceRate: FrameRate,
): TimeRange | undefined {
  const at = (frame: number): number => rangeInSequence.start + frame * rate - inPoint;
  const from = Math.max(rangeInSequence.start, at(start));
  const to = Math.min(rangeInSequence.end, at(end));
  if (to <= from) return undefined;
  const first = frameStart(ticks(from), sequenceRate);
  return { start: first, end: ticks(Math.max(first + sequenceRate, Math.ceil(to / sequenceRate) * sequenceRate)) };
}

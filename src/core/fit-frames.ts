/** Which frame of a film is shown in which frame of its copy. Pure. */

import { ticks, type FrameRate, type Ticks } from "./time";
import type { CopyPlan } from "./fit-copy";

/** A frame of the copy: that frame of the film, mixed with the next one by `next` (0 … 1; 0 is the frame itself). */
export interface Shown {
  readonly frame: number;
  readonly next: number;
}

/** When the film's frames begin, from its first one on, ascending; `end` is when the last one is over. */
export interface FilmClock {
  readonly starts: readonly Ticks[];
  readonly end: Ticks;
}

/** One entry a frame of the copy. Empty only for a film without frames. */
export function framesShown(clock: FilmClock, { rate, pace }: Pick<CopyPlan, "rate" | "pace">): readonly Shown[] {
  const { starts } = clock;
  switch (pace) {
    case "each-once":
      return starts.map((_, frame) => ({ frame, next: 0 }));
    case "as-shown": {
      const slack = slackOf(clock, rate);
      return along(clock, rate, (time, frame) => ({ frame: onScreen(starts, time + slack, frame), next: 0 }));
    }
    case "blended":
      return along(clock, rate, (time, before) => {
        // A moment on the dot is that frame, not the one before it and all of the next.
        const frame = onScreen(starts, time + 1, before);
        const [start, next] = [starts[frame] ?? time, starts[frame + 1]];
        if (next === undefined || time <= start) return { frame, next: 0 };
        return { frame, next: (time - start) / (next - start) };
      });
  }
}

/** How often frames are shown again, and how many are not shown at all. Blended frames count as neither. */
export function countsOf(
  shown: readonly Shown[],
  frames: number,
): { readonly repeated: number; readonly dropped: number } {
  const seen = new Set(shown.flatMap(({ frame, next }) => (next === 0 ? [frame] : [frame, frame + 1])));
  const whole = shown.filter(({ next }) => next === 0).map(({ frame }) => frame);
  return { repeated: whole.length - new Set(whole).size, dropped: frames - seen.size };
}

function along(
  { starts, end }: FilmClock,
  rate: FrameRate,
  at: (time: Ticks, before: number) => Shown,
): readonly Shown[] {
  const shown: Shown[] = [];
  if (starts.length === 0) return shown;
  const count = Math.max(1, Math.round(end / rate));
  for (let index = 0; index < count; index++) shown.push(at(ticks(index * rate), shown[index - 1]?.frame ?? 0));
  return shown;
}

/** The last frame that begins before `time`, which lies no earlier than frame `from`. */
function onScreen(starts: readonly Ticks[], time: number, from: number): number {
  let frame = from;
  while (frame + 1 < starts.length && (starts[frame + 1] ?? Infinity) < time) frame += 1;
  return frame;
}

/**
 * A frame counts as shown when it begins less than half a frame later, of whichever rate is the faster: so times that a
 * container rounded to milliseconds move nothing, and the first frame is always the film's first.
 */
function slackOf({ starts, end }: FilmClock, rate: FrameRate): number {
  const gaps = starts.map((start, index) => (starts[index + 1] ?? end) - start).sort((a, b) => a - b);
  const usual = gaps[gaps.length >> 1] ?? rate;
  return Math.min(usual, rate) / 2;
}

/** What is wrong with light and colour on the whole: black, flicker, drift. */

import type { FrameMeasures } from "./measuring";
import { swingsIn } from "./swings";

/** Swings that must follow each other; two muzzle flashes are four. */
const SWINGS = 6;

/** Frames over which a drift lasts at least, if the shot does. */
const LASTING = 8;

/** % of each frame that is as dark as black. */
export function blackIn(frames: readonly FrameMeasures[]): Float32Array {
  return Float32Array.from(frames, ({ dark }) => 100 * dark);
}

/** Swing of the level of `luma`, or of the chroma that swings more, in code values; `cuts` are first frames of shots. */
export function flickerIn(
  frames: readonly FrameMeasures[],
  cuts: ReadonlySet<number>,
  of: "luma" | "chroma",
): Float32Array {
  const steps = (channel: "luma" | "cb" | "cr"): (number | undefined)[] =>
    frames.map(({ pair }, index) => (cuts.has(index) ? undefined : pair?.gain?.[channel]));
  if (of === "luma") return swingsIn(steps("luma"), SWINGS);
  const cr = swingsIn(steps("cr"), SWINGS);
  return swingsIn(steps("cb"), SWINGS).map((cb, index) => Math.max(cb, cr[index] ?? 0));
}

/**
 * How far the colour has come since the shot began, in code values of chroma. What moves takes its colour along, so new
 * content counts for nothing: the changes of what is seen in both frames are added up. What comes back soon is no drift.
 */
export function driftIn(frames: readonly FrameMeasures[], cuts: ReadonlySet<number>): Float32Array {
  let cb = 0;
  let cr = 0;
  const away = frames.map(({ pair }, index) => {
    if (cuts.has(index)) [cb, cr] = [0, 0];
    else {
      cb += pair?.gain?.cb ?? 0;
      cr += pair?.gain?.cr ?? 0;
    }
    return Math.hypot(cb, cr);
  });
  return Float32Array.from(away, (far, index) => {
    let least = far;
    for (let at = index + 1; at < Math.min(away.length, index + LASTING) && !cuts.has(at); at++) {
      least = Math.min(least, away[at] ?? 0);
    }
    return least;
  });
}

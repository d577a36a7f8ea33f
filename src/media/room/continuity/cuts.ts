/** Hard cuts, and jumps within a shot: frames to which nothing of the frame before leads, or a leap does. */

import type { FrameMeasures, PairMeasures } from "./measuring";

/** Frames on each side that a leap must exceed. */
const AROUND = 3;
/** From this share on that neither corresponds nor is explained, another picture begins. */
const LOST = 0.8;
/** A leap moves the picture this far at least, in working pixels, and changes it by this many code values. */
const LEAP = 4;
const SEEN = 3;

interface Cuts {
  /** For each frame how many times the change to it is as large as any around; 3 and more where another picture begins. */
  readonly strength: Float32Array;
  /** First frames of other pictures: what is measured across them means nothing. A leap is none. */
  readonly starts: ReadonlySet<number>;
}

/** `black`: % of each frame that is as dark as black; what comes and goes with black is black's. */
export function cutsIn(frames: readonly FrameMeasures[], black: (at: number) => boolean): Cuts {
  const starts = new Set<number>();
  const strength = Float32Array.from(frames, ({ pair }, index) => {
    if (pair === undefined) return 0;
    const lost = (Math.min(1, pair.unexplained) * (1 - pair.consistent)) / LOST;
    if (lost >= 1) starts.add(index);
    if (black(index) || black(index - 1)) return 0;
    return Math.max(3 * lost, leap(frames, pair, index));
  });
  return { strength, starts };
}

function leap(frames: readonly FrameMeasures[], { difference, roam }: PairMeasures, index: number): number {
  if (roam < LEAP || difference < SEEN) return 0;
  let changed = 0;
  let roamed = 0;
  for (let at = index - AROUND; at <= index + AROUND; at++) {
    const pair = at === index ? undefined : frames[at]?.pair;
    changed = Math.max(changed, pair?.difference ?? 0);
    roamed = Math.max(roamed, pair?.roam ?? 0);
  }
  // A code value and a pixel more, so that next to nothing is not measured in times.
  return Math.min(difference / (changed + 1), roam / (roamed + 1));
}

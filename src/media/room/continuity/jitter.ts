/** The whole picture trembling, which no hand and no tripod does: it turns back nearly every frame. */

import type { FrameMeasures } from "./measuring";
import { swingsIn } from "./swings";

/** Swings within 16 frames that are more often than a hand-held camera's. */
const SWINGS = 7;

/** Swing of the picture's place, the greater of both directions, in % of its width; `cuts` are first frames of shots. */
export function jitterIn(frames: readonly FrameMeasures[], cuts: ReadonlySet<number>): Float32Array {
  const steps = (direction: "x" | "y"): (number | undefined)[] =>
    frames.map(({ pair }, index) => (cuts.has(index) ? undefined : pair?.shift?.[direction]));
  const down = swingsIn(steps("y"), SWINGS);
  return swingsIn(steps("x"), SWINGS).map((across, index) => Math.max(across, down[index] ?? 0));
}

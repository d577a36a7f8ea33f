/** The whole picture trembling, which no hand and no tripod does: it turns back nearly every frame. */

import type { FrameMeasures } from "./measuring";
import { swingsIn } from "./swings";

/** Swings within 16 frames that are more often than a hand-held camera's. */
const SWINGS = 7;

/**
 * Swing of the picture's place, the greater of both directions, in % of its width. `cuts` are first frames of shots.
 * `repeated` says of which frames only the one before is shown again: the next one then goes both steps, which is no
 * trembling, so each is given half of them.
 */
export function jitterIn(
  frames: readonly FrameMeasures[],
  cuts: ReadonlySet<number>,
  repeated: (at: number) => boolean,
): Float32Array {
  const steps = (direction: "x" | "y"): (number | undefined)[] => {
    const all = frames.map(({ pair }, index) => (cuts.has(index) ? undefined : pair?.shift?.[direction]));
    return all.map((step, index) => {
      if (step === undefined) return undefined;
      const next = all[index + 1];
      if (repeated(index) && next !== undefined) return (step + next) / 2;
      const last = all[index - 1];
      return repeated(index - 1) && last !== undefined ? (last + step) / 2 : step;
    });
  };
  const down = swingsIn(steps("y"), SWINGS);
  return swingsIn(steps("x"), SWINGS).map((across, index) => Math.max(across, down[index] ?? 0));
}

/** What is wrong with texture: it boils, or is softer for a while than before. */

import type { FrameMeasures } from "./measuring";

/** What fast movement adds to the texture that seems to be one frame's alone, a working pixel of flow. */
const OF_MOVEMENT = 0.035;
/** Frames over which boiling is looked at, the one in question in their middle. */
const MIDDLE = 5;
/** Natural logarithm of detail that must be lost within two frames for a stretch to begin. */
const ONSET = 0.08;

/** % of the texture that only each frame has, beyond what movement accounts for; 0 where nothing is known. */
export function boilIn(frames: readonly FrameMeasures[]): Float32Array {
  // A triple is told at its last frame and is about the one before.
  const own = frames.map((_, index) => {
    const after = frames[index + 1];
    if (after?.triple === undefined) return 0;
    const roam = Math.max(frames[index]?.pair?.roam ?? 0, after.pair?.roam ?? 0);
    return Math.max(0, 100 * (after.triple.unique - OF_MOVEMENT * roam));
  });
  return Float32Array.from(own, (_, index) => {
    const reach = MIDDLE >> 1;
    const near = own.slice(Math.max(0, index - reach), index + reach + 1).sort((a, b) => a - b);
    return near[near.length >> 1] ?? 0;
  });
}

/**
 * % of the detail that each frame has lost since a stretch of softness began: it begins with a loss within two frames,
 * and ends when half of that is back, or with the shot. Slow changes of focus are no fault.
 */
export function softnessIn(frames: readonly FrameMeasures[], cuts: ReadonlySet<number>): Float32Array {
  const softness = new Float32Array(frames.length);
  const path: number[] = [];
  frames.forEach(({ pair }, index) => {
    path.push(cuts.has(index) ? 0 : (path[index - 1] ?? 0) + (pair?.sharper ?? 0));
  });
  let shot = 0;
  frames.forEach((_, index) => {
    if (cuts.has(index)) shot = index;
    const before = path[Math.max(shot, index - 2)] ?? 0;
    const loss = before - (path[index] ?? 0);
    if (loss < ONSET) return;
    const percent = 100 * (1 - Math.exp(-loss));
    for (let at = beginning(path, index, shot); at < frames.length && !cuts.has(at); at++) {
      if (at > index && before - (path[at] ?? 0) < loss / 2) break;
      softness[at] = Math.max(softness[at] ?? 0, percent);
    }
  });
  return softness;
}

/** The first frame of the loss that ends at `index`: that one, or the one before if half was lost there already. */
function beginning(path: readonly number[], index: number, shot: number): number {
  const before = path[Math.max(shot, index - 2)] ?? 0;
  const between = path[index - 1] ?? before;
  return index - 1 > shot && before - between > (before - (path[index] ?? 0)) / 2 ? index - 1 : index;
}

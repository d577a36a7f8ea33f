/** Heights as a picture of their slopes, by which a shader bends the light on small waves, drifts and ripples. */

import type { DataTexture } from "three";
import { painted } from "./kit";

/**
 * `size` texels square: how the ground rises to the right as red, how it rises upwards as green, around one half. Not a
 * colour, so it is read as it is.
 * @param height over `u` and `v`, 0 … 1 and a texel beyond; where it repeats, the picture does.
 * @param strong what the rise over two texels is multiplied by, each way.
 */
export function slopesOf(
  size: number,
  height: (u: number, v: number) => number,
  strong: readonly [number, number],
): DataTexture {
  const e = 1 / size;
  const map = painted(size, [1, 1], (u, v) => [
    0.5 + (height(u + e, v) - height(u - e, v)) * strong[0],
    0.5 + (height(u, v + e) - height(u, v - e)) * strong[1],
    0.5,
  ]);
  map.colorSpace = "";
  return map;
}

/** A cube of colours, looked up between its points along tetrahedra. */

/** Points along each edge. */
export const CUBE_EDGE = 33;

/** Numbers of a whole cube. */
export const CUBE_LENGTH = CUBE_EDGE ** 3 * 3;

const LAST = CUBE_EDGE - 1;
const GREEN = CUBE_EDGE * 3;
const BLUE = CUBE_EDGE * CUBE_EDGE * 3;

/**
 * Colour `rgb` (0 … 1; beyond, the edge) through `cube`: `CUBE_LENGTH` numbers, red fastest, 0 … 1, three a point. Written
 * into `into`. The cell is cut into six tetrahedra along its grey diagonal (Kasson, Plouffe and Nin, "A tetrahedral
 * interpolation technique for color space conversion", 1993), as ffmpeg's lut3d and Resolve do.
 */
export function throughCube(cube: Float32Array, red: number, green: number, blue: number, into: Float64Array): void {
  const r = Math.min(Math.max(red, 0), 1) * LAST;
  const g = Math.min(Math.max(green, 0), 1) * LAST;
  const b = Math.min(Math.max(blue, 0), 1) * LAST;
  const r0 = Math.min(Math.floor(r), LAST - 1);
  const g0 = Math.min(Math.floor(g), LAST - 1);
  const b0 = Math.min(Math.floor(b), LAST - 1);
  const dr = r - r0;
  const dg = g - g0;
  const db = b - b0;
  const near = r0 * 3 + g0 * GREEN + b0 * BLUE;
  const far = near + 3 + GREEN + BLUE;
  // From the near corner along the largest share first, then the next: the corners that the path turns at.
  let first: number;
  let second: number;
  let large: number;
  let middle: number;
  let small: number;
  if (dr > dg) {
    if (dg > db) [first, second, large, middle, small] = [near + 3, near + 3 + GREEN, dr, dg, db];
    else if (dr > db) [first, second, large, middle, small] = [near + 3, near + 3 + BLUE, dr, db, dg];
    else [first, second, large, middle, small] = [near + BLUE, near + 3 + BLUE, db, dr, dg];
  } else if (db > dg) [first, second, large, middle, small] = [near + BLUE, near + GREEN + BLUE, db, dg, dr];
  else if (db > dr) [first, second, large, middle, small] = [near + GREEN, near + GREEN + BLUE, dg, db, dr];
  else [first, second, large, middle, small] = [near + GREEN, near + 3 + GREEN, dg, dr, db];
  for (let channel = 0; channel < 3; channel++) {
    into[channel] =
      (1 - large) * (cube[near + channel] ?? 0) +
      (large - middle) * (cube[first + channel] ?? 0) +
      (middle - small) * (cube[second + channel] ?? 0) +
      small * (cube[far + channel] ?? 0);
  }
}

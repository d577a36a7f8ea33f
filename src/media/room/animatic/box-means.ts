/** A picture shrunk to means of its blocks: what is smaller than a block counts, and does not alias. */

/** One number a place, `width`·`height` of them, row by row; of RGBA one channel, by `stride` and `offset`. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: ArrayLike<number>;
  /** How many numbers each place has, and which of them is meant. Absent: 1 and 0. */
  readonly stride?: number;
  readonly offset?: number;
}

/** `columns`·`rows` means, row by row. A plane that is smaller than that is read at its nearest places. */
export function boxMeans(
  { width, height, values, stride = 1, offset = 0 }: Plane,
  columns: number,
  rows: number,
): Float32Array {
  const means = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.floor((row * height) / rows);
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / rows));
    for (let column = 0; column < columns; column++) {
      const left = Math.floor((column * width) / columns);
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / columns));
      let sum = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) sum += values[(y * width + x) * stride + offset] ?? 0;
      }
      means[row * columns + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return means;
}

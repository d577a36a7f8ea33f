/** One block of a picture, and the same block taken from elsewhere in another one. */

import type { Flow } from "./flow";
import { BLOCK, type Plane } from "./planes";

/** Reads the 8 × 8 block `index` of `plane`, moved by (`x`, `y`), between samples, into `into`, row by row. Edges repeat. */
export function warpedBlock(
  { width, height, data }: Plane,
  index: number,
  columns: number,
  x: number,
  y: number,
  into: Float32Array,
): void {
  const left = (index % columns) * BLOCK + Math.floor(x);
  const top = Math.floor(index / columns) * BLOCK + Math.floor(y);
  const across = x - Math.floor(x);
  const down = y - Math.floor(y);
  const a = (1 - across) * (1 - down);
  const b = across * (1 - down);
  const c = (1 - across) * down;
  const d = across * down;
  if (across === 0 && down === 0 && left >= 0 && top >= 0 && left + BLOCK <= width && top + BLOCK <= height) {
    for (let row = 0; row < BLOCK; row++) {
      const from = (top + row) * width + left;
      for (let column = 0; column < BLOCK; column++) into[row * BLOCK + column] = data[from + column] ?? 0;
    }
    return;
  }
  if (left >= 0 && top >= 0 && left + BLOCK < width && top + BLOCK < height) {
    for (let row = 0, to = 0; row < BLOCK; row++) {
      let at = (top + row) * width + left;
      for (let column = 0; column < BLOCK; column++, at++, to++) {
        into[to] =
          a * (data[at] ?? 0) + b * (data[at + 1] ?? 0) + c * (data[at + width] ?? 0) + d * (data[at + width + 1] ?? 0);
      }
    }
    return;
  }
  const sample = (column: number, row: number): number =>
    data[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))] ?? 0;
  for (let row = 0, to = 0; row < BLOCK; row++) {
    for (let column = 0; column < BLOCK; column++, to++) {
      const [atX, atY] = [left + column, top + row];
      into[to] =
        a * sample(atX, atY) + b * sample(atX + 1, atY) + c * sample(atX, atY + 1) + d * sample(atX + 1, atY + 1);
    }
  }
}

/** Mean absolute deviation from the block's mean, in code values. */
export function textureOf({ width, data }: Plane, index: number, columns: number): number {
  const start = Math.floor(index / columns) * BLOCK * width + (index % columns) * BLOCK;
  let sum = 0;
  for (let row = 0; row < BLOCK; row++) {
    for (let x = 0; x < BLOCK; x++) sum += data[start + row * width + x] ?? 0;
  }
  const mean = sum / (BLOCK * BLOCK);
  let deviation = 0;
  for (let row = 0; row < BLOCK; row++) {
    for (let x = 0; x < BLOCK; x++) deviation += Math.abs((data[start + row * width + x] ?? 0) - mean);
  }
  return deviation / (BLOCK * BLOCK);
}

/** What a block has more than another one: on the whole, apart from that, and both squared. */
interface Left {
  readonly mean: number;
  /** Mean absolute deviation from `mean`. */
  readonly deviation: number;
  /** Mean square. */
  readonly square: number;
}

/** Block `index` of `plane`, of `columns` in a row, less `other`: a block as `warpedBlock` writes it. */
export function unexplainedBy({ width, data }: Plane, index: number, columns: number, other: Float32Array): Left {
  const start = Math.floor(index / columns) * BLOCK * width + (index % columns) * BLOCK;
  const pixels = BLOCK * BLOCK;
  let sum = 0;
  let square = 0;
  for (let row = 0, at = 0; row < BLOCK; row++) {
    for (let x = 0; x < BLOCK; x++, at++) {
      const step = (data[start + row * width + x] ?? 0) - (other[at] ?? 0);
      sum += step;
      square += step * step;
    }
  }
  const mean = sum / pixels;
  let deviation = 0;
  for (let row = 0, at = 0; row < BLOCK; row++) {
    for (let x = 0; x < BLOCK; x++, at++) {
      deviation += Math.abs((data[start + row * width + x] ?? 0) - (other[at] ?? 0) - mean);
    }
  }
  return { mean, deviation: deviation / pixels, square: square / pixels };
}

/** Mean of a chroma plane over the block, moved by whole samples. (`x`, `y`) are working pixels. */
export function meanChroma(
  { width, height, data }: Plane,
  index: number,
  columns: number,
  x: number,
  y: number,
): number {
  const half = BLOCK >> 1;
  const left = Math.max(0, Math.min(width - half, (index % columns) * half + Math.round(x / 2)));
  const top = Math.max(0, Math.min(height - half, Math.floor(index / columns) * half + Math.round(y / 2)));
  let sum = 0;
  for (let row = 0; row < half; row++) {
    for (let column = 0; column < half; column++) sum += data[(top + row) * width + left + column] ?? 0;
  }
  return sum / (half * half);
}

/** The block of the other picture that lies nearest to where block `index` is found. */
export function blockOf({ columns, rows }: Flow, index: number, x: number, y: number): number {
  const column = Math.max(0, Math.min(columns - 1, (index % columns) + Math.round(x / BLOCK)));
  const row = Math.max(0, Math.min(rows - 1, Math.floor(index / columns) + Math.round(y / BLOCK)));
  return row * columns + column;
}

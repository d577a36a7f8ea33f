/**
 * A guess at depth in a still, from cheap cues: what stands lower is nearer, what is sharp and busy is nearer than what
 * is plain, and what the picture is about stands near its middle. It need not be true; it must never tear the picture,
 * so it is smooth everywhere, three layers joined by ramps as wide as they are, and an upright keeps the depth of its foot.
 */

import { boxMeans } from "./box-means";
import { valueAt } from "./grid";
import { smoothstep } from "./pace";

/** How much each layer moves against the middle one: far, middle, near. */
export const LAYERS = { far: 0.68, middle: 1, near: 1.36 } as const;

/** Motion multipliers over the picture, row by row; the corners of the map are the corners of the picture. */
export interface DepthMap {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
}

const COLUMNS = 97;

/** How much of its foot's depth a busy place keeps, cell by cell upwards. Plain places (sky, walls) fall back at once. */
const UPRIGHT = 0.97;

/** @param luma `width`·`height` code values, row by row. */
export function depthOf(luma: Uint8Array, width: number, height: number): DepthMap {
  const columns = COLUMNS;
  const rows = Math.max(9, Math.round((COLUMNS * height) / width));
  const small = boxMeans({ width, height, values: luma }, columns, rows);
  const detail = blur(gradient(small, columns, rows), columns, rows, columns * 0.045);
  const most = Math.max(4, percentile(detail, 0.92));
  // Where all is equally busy (leaves, gravel), nothing tells an upright from the ground.
  const uneven = smoothstep(0.2, 0.6, 1 - percentile(detail, 0.5) / most);
  const score = new Float32Array(columns * rows);
  for (let row = rows - 1; row >= 0; row--) {
    const y = row / (rows - 1);
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column;
      const x = column / (columns - 1);
      const busy = Math.min(1, (detail[i] ?? 0) / most);
      const centre = Math.exp(-((x - 0.5) ** 2 / 0.09 + (y - 0.62) ** 2 / 0.12));
      const own = 0.72 * y + 0.14 * busy + 0.14 * centre;
      const foot = row < rows - 1 ? (score[i + columns] ?? own) : own;
      score[i] = own + Math.max(0, foot - own) * UPRIGHT * uneven * smoothstep(0.15, 0.6, busy);
    }
  }
  const smooth = blur(score, columns, rows, columns * 0.03);
  return { columns, rows, values: blur(plateaus(ranks(smooth)), columns, rows, columns * 0.025) };
}

/** The multiplier at a place in the picture; both coordinates 0 … 1. */
export function depthAt({ columns, rows, values }: DepthMap, x: number, y: number): number {
  return valueAt({ across: columns, down: rows, values }, x, y);
}

/** The farthest part of the picture's area, the middle, the nearest: every picture has all three. */
function plateaus(rank: Float32Array): Float32Array {
  return rank.map((value) => {
    const nearer = smoothstep(0.08, 0.52, value) * (LAYERS.middle - LAYERS.far);
    return LAYERS.far + nearer + smoothstep(0.48, 0.92, value) * (LAYERS.near - LAYERS.middle);
  });
}

/** Each value's place among all: 0 for the lowest, 1 for the highest. Ties fall in reading order. */
function ranks(values: Float32Array): Float32Array {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
  const rank = new Float32Array(values.length);
  order.forEach((index, place) => (rank[index] = place / Math.max(1, values.length - 1)));
  return rank;
}

function percentile(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

function gradient(values: Float32Array, columns: number, rows: number): Float32Array {
  return values.map((value, i) => {
    const right = i % columns < columns - 1 ? (values[i + 1] ?? value) : value;
    const below = i < columns * (rows - 1) ? (values[i + columns] ?? value) : value;
    return Math.abs(right - value) + Math.abs(below - value);
  });
}

/** A Gaussian of `sigma` cells, both ways; at the border it weighs what is there. */
function blur(values: Float32Array, columns: number, rows: number, sigma: number): Float32Array {
  const across = blurLines(values, columns, rows, 1, columns, sigma);
  return blurLines(across, rows, columns, columns, 1, sigma);
}

function blurLines(
  values: Float32Array,
  length: number,
  lines: number,
  step: number,
  lineStep: number,
  sigma: number,
): Float32Array {
  const reach = Math.ceil(sigma * 2.5);
  const weights = Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let at = 0; at < length; at++) {
      let sum = 0;
      let total = 0;
      for (let k = Math.max(-reach, -at); k <= Math.min(reach, length - 1 - at); k++) {
        const weight = weights[Math.abs(k)] ?? 0;
        sum += weight * (values[line * lineStep + (at + k) * step] ?? 0);
        total += weight;
      }
      out[line * lineStep + at * step] = sum / total;
    }
  }
  return out;
}

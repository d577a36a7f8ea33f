/**
 * Patches of luma, compared by their correlation with mean and contrast taken out, which no grade changes much and no other
 * content reaches often.
 */

import type { Reduced } from "./reduced";

/** Working pixels along a patch's edge. */
const PATCH = 11;
export const HALF = (PATCH - 1) / 2;
/** From one patch to the next. */
export const STEP = 4;
/** Standard deviation of luma in a patch; below it there is only grain to compare. */
const TEXTURE = 0.02;
/** Correlation from which two patches show the same. */
export const ALIKE = 0.8;

/** Upper left corner of a patch. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Patches {
  /** Places for a patch in a row, and rows. */
  readonly across: number;
  readonly down: number;
  /** Every other pixel of each patch, of mean 0 and length 1: SAMPLES numbers, or zeros where there is no texture. */
  readonly shape: Float32Array;
  /** With texture, in reading order, every STEP pixels. */
  readonly spots: readonly Spot[];
  /** With texture, every other pixel each way: row · across + column. */
  readonly coarse: Int32Array;
}

const SAMPLED = (PATCH + 1) / 2;
const SAMPLES = SAMPLED * SAMPLED;

/** Of every place in the picture. */
export function patchesOf({ width, height, luma }: Reduced): Patches {
  const across = Math.max(0, width - PATCH + 1);
  const down = Math.max(0, height - PATCH + 1);
  const shape = new Float32Array(across * down * SAMPLES);
  const spots: Spot[] = [];
  const coarse: number[] = [];
  const values = new Float64Array(SAMPLES);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      let sum = 0;
      for (let sample = 0; sample < SAMPLES; sample++) {
        const row = y + 2 * Math.floor(sample / SAMPLED);
        values[sample] = luma[row * width + x + 2 * (sample % SAMPLED)] ?? 0;
        sum += values[sample] ?? 0;
      }
      let square = 0;
      for (const value of values) square += (value - sum / SAMPLES) ** 2;
      if (square < SAMPLES * TEXTURE ** 2) continue;
      if (x % STEP === 0 && y % STEP === 0) spots.push({ x, y });
      if (x % 2 === 0 && y % 2 === 0) coarse.push(y * across + x);
      const length = Math.sqrt(square);
      const at = (y * across + x) * SAMPLES;
      for (let sample = 0; sample < SAMPLES; sample++) {
        shape[at + sample] = ((values[sample] ?? 0) - sum / SAMPLES) / length;
      }
    }
  }
  return { across, down, shape, spots, coarse: Int32Array.from(coarse) };
}

/** `at`: row · across + column. */
export function hasTexture({ shape }: Patches, at: number): boolean {
  return shape.subarray(at * SAMPLES, (at + 1) * SAMPLES).some((value) => value !== 0);
}

/** -1 to 1; 0 where either has no texture. */
export function likeness(one: Patches, at: number, other: Patches, by: number): number {
  const [a, b] = [one.shape, other.shape];
  let sum = 0;
  for (let sample = 0, i = at * SAMPLES, j = by * SAMPLES; sample < SAMPLES; sample++, i++, j++) {
    sum += (a[i] ?? 0) * (b[j] ?? 0);
  }
  return sum;
}

/** Correlation that a patch two pixels off the right place still has. */
const NEARLY = 0.5;

/** Where the other picture shows the same, over every other place each way, then around the best of them; absent: nowhere. */
export function likest(one: Patches, at: number, other: Patches): Spot | undefined {
  let near = NEARLY;
  let found = -1;
  const { coarse } = other;
  for (let index = 0; index < coarse.length; index++) {
    const alike = likeness(one, at, other, coarse[index] ?? 0);
    if (alike > near) {
      near = alike;
      found = coarse[index] ?? 0;
    }
  }
  if (found < 0) return undefined;
  let best = ALIKE;
  let spot: Spot | undefined;
  const [left, top] = [found % other.across, Math.floor(found / other.across)];
  for (let y = Math.max(0, top - 1); y <= Math.min(other.down - 1, top + 1); y++) {
    for (let x = Math.max(0, left - 1); x <= Math.min(other.across - 1, left + 1); x++) {
      const alike = likeness(one, at, other, y * other.across + x);
      if (alike > best) [best, spot] = [alike, { x, y }];
    }
  }
  return spot;
}

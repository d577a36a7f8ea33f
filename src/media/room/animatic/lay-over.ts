/** A picture with holes over a frame: what is drawn in three dimensions, smaller than the frame or as large. */

import type { I420 } from "../drawing";
import { WEIGHTS, type Weights } from "../i420";
import { put } from "./frame-layer";

/** Rows begin at the bottom; colour has been multiplied by alpha. */
export interface Cutout {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** In pixels of the cutout, from its bottom; all inclusive. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** @param opacity 0 … 1, of all of it. */
export function layOver(cutout: Cutout, opacity: number, { width, height, bytes }: I420): void {
  const box = seenOf(cutout);
  if (box === undefined || opacity <= 0) return;
  const luma = width * height;
  eachSeen(cutout, box, width, height, (i, alpha, red, green, blue) => {
    const rest = 1 - opacity * alpha;
    const own = 16 * alpha + weighed(WEIGHTS.y, red, green, blue);
    put(bytes, i, (bytes[i] ?? 16) * rest + own * opacity);
  });
  eachSeen(cutout, box, width / 2, height / 2, (i, alpha, red, green, blue) => {
    const rest = 1 - opacity * alpha;
    const [u, v] = [luma + i, luma * 1.25 + i];
    put(bytes, u, (bytes[u] ?? 128) * rest + (128 * alpha + weighed(WEIGHTS.u, red, green, blue)) * opacity);
    put(bytes, v, (bytes[v] ?? 128) * rest + (128 * alpha + weighed(WEIGHTS.v, red, green, blue)) * opacity);
  });
}

function weighed(weights: Weights, red: number, green: number, blue: number): number {
  return weights[0] * red + weights[1] * green + weights[2] * blue;
}

/**
 * Every sample of a plane of `wide`×`high` where there is something, straight between the pixels of the cutout: first a
 * row between two rows, then along it. `alpha` is 0 … 1, the colours 0 … 255.
 */
function eachSeen(
  { rgba, width, height }: Cutout,
  { left, right, low, high: top }: Box,
  wide: number,
  high: number,
  each: (i: number, alpha: number, red: number, green: number, blue: number) => void,
): void {
  const line = new Float32Array(width * 4 + 4);
  const [across, down] = [width / wide, height / high];
  const first = Math.max(0, Math.floor((height - 2 - top) / down));
  const last = Math.min(high - 1, Math.ceil((height + 1 - low) / down));
  const from = Math.max(0, Math.floor((left - 1) / across));
  const to = Math.min(wide - 1, Math.ceil((right + 2) / across));
  for (let y = first; y <= last; y++) {
    const place = Math.min(height - 1, Math.max(0, (y + 0.5) * down - 0.5));
    const row = Math.floor(place);
    const share = place - row;
    const upper = (height - 1 - row) * width * 4;
    const lower = (height - 1 - Math.min(height - 1, row + 1)) * width * 4;
    for (let i = Math.max(0, left - 1) * 4, end = Math.min(width, right + 2) * 4; i < end; i++) {
      const above = rgba[upper + i] ?? 0;
      line[i] = above + ((rgba[lower + i] ?? 0) - above) * share;
    }
    for (let x = from; x <= to; x++) {
      const along = Math.min(width - 1, Math.max(0, (x + 0.5) * across - 0.5));
      const pixel = Math.floor(along);
      const a = pixel * 4;
      // At the last pixel there is no way to go to the next.
      const part = along - pixel;
      const alpha = (line[a + 3] ?? 0) * (1 - part) + (line[a + 7] ?? 0) * part;
      if (alpha <= 0) continue;
      each(
        y * wide + x,
        alpha / 255,
        (line[a] ?? 0) * (1 - part) + (line[a + 4] ?? 0) * part,
        (line[a + 1] ?? 0) * (1 - part) + (line[a + 5] ?? 0) * part,
        (line[a + 2] ?? 0) * (1 - part) + (line[a + 6] ?? 0) * part,
      );
    }
  }
}

/** Most of a cutout is empty. */
function seenOf({ rgba, width, height }: Cutout): Box | undefined {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  let [left, right, low, high] = [width, -1, height, -1];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (pixels[i] === 0) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < low) low = y;
      high = y;
    }
  }
  return right < 0 ? undefined : { left, right, low, high };
}

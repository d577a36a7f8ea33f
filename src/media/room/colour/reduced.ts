/** Pictures made small enough to look at whole: noise and grain average out, and a shift of some pixels becomes one. */

import { PAIRED_WIDTH } from "../../../core/match";
import type { Picture } from "../drawing";

export interface Reduced {
  readonly width: number;
  readonly height: number;
  /** Code values, 0 to 1: red, green, blue a pixel. */
  readonly rgb: Float64Array;
  /** BT.709 weights on code values, 0 to 1. */
  readonly luma: Float64Array;
}

/** BT.709's weights; in the range of what goes in. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Mean code value over each pixel's area. What is already as small stays as it is. */
export function reduced(picture: Picture, most = PAIRED_WIDTH): Reduced {
  const width = Math.min(most, picture.width);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const columns = spansOf(picture.width, width);
  const rows = spansOf(picture.height, height);
  const lines = new Float64Array(width * 3);
  const rgb = new Float64Array(width * height * 3);
  const luma = new Float64Array(width * height);
  for (const [y, row] of rows.entries()) {
    lines.fill(0);
    for (const [line, share] of row) {
      for (const [x, column] of columns.entries()) {
        for (const [place, part] of column) {
          const from = (line * picture.width + place) * 4;
          const weight = (share * part) / 255;
          for (let channel = 0; channel < 3; channel++) {
            lines[x * 3 + channel] = (lines[x * 3 + channel] ?? 0) + weight * (picture.rgba[from + channel] ?? 0);
          }
        }
      }
    }
    rgb.set(lines, y * width * 3);
    for (let x = 0; x < width; x++) {
      luma[y * width + x] = lumaOf(lines[x * 3] ?? 0, lines[x * 3 + 1] ?? 0, lines[x * 3 + 2] ?? 0);
    }
  }
  return { width, height, rgb, luma };
}

/** For each of `to` pixels: which of `from` lie under it, and how much of it each makes up. */
function spansOf(from: number, to: number): readonly (readonly (readonly [place: number, share: number])[])[] {
  return Array.from({ length: to }, (_, index) => {
    const [start, end] = [(index * from) / to, ((index + 1) * from) / to];
    const span: (readonly [number, number])[] = [];
    for (let place = Math.floor(start); place < Math.min(from, Math.ceil(end)); place++) {
      const share = (Math.min(end, place + 1) - Math.max(start, place)) / (end - start);
      if (share > 1e-9) span.push([place, share]);
    }
    return span;
  });
}

/** Colour between pixels, bilinear; edges repeat. Writes three numbers to `into` at `at`. */
export function sampleAt({ width, height, rgb }: Reduced, x: number, y: number, into: Float64Array, at: number): void {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const across = Math.min(1, Math.max(0, x - left));
  const down = Math.min(1, Math.max(0, y - top));
  for (let channel = 0; channel < 3; channel++) {
    const value = (column: number, row: number): number => rgb[(row * width + column) * 3 + channel] ?? 0;
    const upper = value(left, top) + across * (value(right, top) - value(left, top));
    const lower = value(left, bottom) + across * (value(right, bottom) - value(left, bottom));
    into[at + channel] = upper + down * (lower - upper);
  }
}

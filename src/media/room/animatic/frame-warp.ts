/** A still seen through a displacement field: 4:2:0 in, 4:2:0 out, in whole numbers. */

import type { I420 } from "../drawing";
import { emptyField, type Field } from "./frame-move";

/** Pixels between the field's crossings; between them the field is straight. */
const CELL = 16;

/**
 * One plane of the still, ready to be read between its pixels. Luma is kept twice as large, its half-way samples made
 * with six taps, so that straight reading between them stays sharp; sample 2x, 2y is the still's own x, y.
 */
interface Plane {
  readonly samples: Uint8Array;
  readonly stride: number;
  /** Samples per pixel: 2 for luma, 1 for chroma. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** Where the plane begins in a frame's bytes. */
  readonly offset: number;
}

/** A still that is ready to be read anywhere. */
export interface Still {
  readonly frame: I420;
  readonly planes: readonly Plane[];
}

/** A field for pictures of that size, with a crossing every few pixels. */
export function fieldFor(width: number, height: number): Field {
  return emptyField(Math.max(1, Math.round(width / CELL)), Math.max(1, Math.round(height / CELL)));
}

export function stillOf(frame: I420): Still {
  const { width, height, bytes } = frame;
  const chroma = { width: width / 2, height: height / 2, scale: 1 };
  const u = width * height;
  const v = (u * 5) / 4;
  return {
    frame,
    planes: [
      { ...doubled(bytes.subarray(0, u), width, height), scale: 2, width, height, offset: 0 },
      { ...padded(bytes, u, chroma.width, chroma.height), ...chroma, offset: u },
      { ...padded(bytes, v, chroma.width, chroma.height), ...chroma, offset: v },
    ],
  };
}

/** Draws the whole still as the field has it. Places outside 0 … 1 are not allowed. */
export function warp({ planes }: Still, field: Field, into: I420): void {
  for (const plane of planes) drawPlane(plane, field, into);
}

/** Fractions of a sample are 2^-16 in the field and 2^-8 between samples. */
function drawPlane(plane: Plane, field: Field, into: I420): void {
  const { samples, stride, width, height, offset } = plane;
  const { columns, rows, places } = field;
  const out = into.bytes;
  const farX = (width - 1) * plane.scale * 65536;
  const farY = (height - 1) * plane.scale * 65536;
  const perRow = (columns + 1) * 2;
  for (let row = 0; row < rows; row++) {
    const top = Math.round((row * (height - 1)) / rows);
    const bottom = Math.round(((row + 1) * (height - 1)) / rows);
    const end = row === rows - 1 ? bottom + 1 : bottom;
    for (let y = top; y < end; y++) {
      const down = (y - top) / Math.max(1, bottom - top);
      let at = row * perRow;
      const placeX = (i: number): number => (places[i] ?? 0) * (1 - down) + (places[i + perRow] ?? 0) * down;
      let fromX = Math.floor(placeX(at) * farX);
      let fromY = Math.floor(placeX(at + 1) * farY);
      for (let column = 0; column < columns; column++) {
        const left = Math.round((column * (width - 1)) / columns);
        const right = Math.round(((column + 1) * (width - 1)) / columns);
        at += 2;
        const toX = Math.floor(placeX(at) * farX);
        const toY = Math.floor(placeX(at + 1) * farY);
        const length = Math.max(1, right - left);
        // Cut towards zero: the steps can only fall short of the next crossing, so they stay inside the picture.
        const stepX = ((toX - fromX) / length) | 0;
        const stepY = ((toY - fromY) / length) | 0;
        const last = offset + y * width + (column === columns - 1 ? right + 1 : right);
        for (let i = offset + y * width + left; i < last; i++) {
          const sample = (fromY >> 16) * stride + (fromX >> 16);
          const x = (fromX >> 8) & 255;
          const a = samples[sample] ?? 0;
          const b = samples[sample + 1] ?? 0;
          const c = samples[sample + stride] ?? 0;
          const d = samples[sample + stride + 1] ?? 0;
          const above = (a << 8) + (b - a) * x;
          const below = (c << 8) + (d - c) * x;
          out[i] = ((above << 8) + (below - above) * ((fromY >> 8) & 255) + 32768) >> 16;
          fromX += stepX;
          fromY += stepY;
        }
        fromX = toX;
        fromY = toY;
      }
    }
  }
}

/** A plane with its last row and column repeated once, so that the neighbour of the last sample exists. */
function padded(
  bytes: Uint8Array,
  offset: number,
  width: number,
  height: number,
): { readonly samples: Uint8Array; readonly stride: number } {
  const stride = width + 1;
  const samples = new Uint8Array(stride * (height + 1) + 1);
  for (let y = 0; y <= height; y++) {
    const from = offset + Math.min(y, height - 1) * width;
    samples.set(bytes.subarray(from, from + width), y * stride);
    samples[y * stride + width] = bytes[from + width - 1] ?? 0;
  }
  return { samples, stride };
}

/** A plane at twice its size. Half-way samples by (1, -5, 20, 20, -5, 1) / 32, kept within their two neighbours' range. */
function doubled(
  luma: Uint8Array,
  width: number,
  height: number,
): { readonly samples: Uint8Array; readonly stride: number } {
  const stride = width * 2;
  const samples = new Uint8Array(stride * height * 2 + stride + 2);
  const between = (a: number, b: number, c: number, d: number, e: number, f: number): number => {
    const value = (a - 5 * b + 20 * c + 20 * d - 5 * e + f + 16) >> 5;
    const low = c < d ? c : d;
    const high = c < d ? d : c;
    return value < low ? low : value > high ? high : value;
  };
  for (let y = 0; y < height; y++) {
    const from = y * width;
    const to = y * 2 * stride;
    const at = (x: number): number => luma[from + Math.min(width - 1, Math.max(0, x))] ?? 0;
    for (let x = 0; x < width; x++) {
      samples[to + 2 * x] = at(x);
      samples[to + 2 * x + 1] = between(at(x - 2), at(x - 1), at(x), at(x + 1), at(x + 2), at(x + 3));
    }
  }
  const lastRow = (height - 1) * 2;
  for (let y = 1; y <= lastRow + 1; y += 2) {
    const line = (away: number): number => Math.min(lastRow, Math.max(0, y + away)) * stride;
    const [a, b, c, d, e, f] = [line(-5), line(-3), line(-1), line(1), line(3), line(5)];
    for (let x = 0; x < stride; x++) {
      const at = (row: number): number => samples[row + x] ?? 0;
      samples[y * stride + x] = between(at(a), at(b), at(c), at(d), at(e), at(f));
    }
  }
  return { samples, stride };
}

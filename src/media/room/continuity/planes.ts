/** A frame as it is examined: small planes of luma and chroma, and how much detail each part of the full picture has. */

/** Samples of one byte each; the sample at (x, y) is `bytes[offset + y * stride + x * step]`. */
export interface Samples {
  readonly bytes: Uint8Array | Uint8ClampedArray;
  readonly offset: number;
  readonly stride: number;
  /** 2 where two planes are interleaved, as in NV12. */
  readonly step: number;
}

/** A decoded 4:2:0 frame of 8 bits, luma 16 to 235; each chroma plane has half as many columns and rows, rounded up. */
export interface DecodedFrame {
  readonly width: number;
  readonly height: number;
  readonly luma: Samples;
  readonly cb: Samples;
  readonly cr: Samples;
}

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Planes {
  /** At the working size, then half and a quarter of it. */
  readonly luma: readonly [Plane, Plane, Plane];
  /** At half the working size. */
  readonly cb: Plane;
  readonly cr: Plane;
  /** Blocks of 8 × 8 working pixels that lie wholly in the picture, row by row. */
  readonly blocks: { readonly columns: number; readonly rows: number };
  /** Mean absolute Laplacian of the full-size luma in each block, in code values. */
  readonly detail: Float32Array;
}

/** The long edge of the working size; smaller pictures stay as they are. */
const WORKING_EDGE = 320;
/** The edge of a block, in working pixels. */
export const BLOCK = 8;
/** Two blocks each way are the least in which anything can be compared. */
const LEAST_EDGE = 2 * BLOCK;

/** @throws RangeError for a picture that is too small, or too narrow, to be examined. */
export function planesOf(frame: DecodedFrame): Planes {
  const scale = Math.min(1, WORKING_EDGE / Math.max(frame.width, frame.height));
  const width = Math.round(frame.width * scale);
  const height = Math.round(frame.height * scale);
  if (Math.min(width, height) < LEAST_EDGE) {
    throw new RangeError(`A picture of ${frame.width}×${frame.height} is too small to examine`);
  }
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const chroma = { width: (frame.width + 1) >> 1, height: (frame.height + 1) >> 1 };
  const luma = shrunk(frame.luma, frame, { width, height });
  const halved = halfOf(luma);
  const blocks = { columns: Math.floor(width / BLOCK), rows: Math.floor(height / BLOCK) };
  return {
    luma: [luma, halved, halfOf(halved)],
    cb: shrunk(frame.cb, chroma, half),
    cr: shrunk(frame.cr, chroma, half),
    blocks,
    detail: detailOf(frame, { width, height }, blocks),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Each target sample is the mean of the area it covers, with fractions of samples at its edges. */
function shrunk({ bytes, offset, stride, step }: Samples, from: Size, to: Size): Plane {
  const data = new Uint8Array(to.width * to.height);
  const columns = spans(from.width, to.width);
  const rows = spans(from.height, to.height);
  const line = new Float32Array(from.width);
  const area = (from.width / to.width) * (from.height / to.height);
  for (let y = 0; y < to.height; y++) {
    sumRows(line, bytes, offset, stride, step, rows, y);
    for (let x = 0; x < to.width; x++) {
      const first = columns.first[x] ?? 0;
      const last = columns.last[x] ?? 0;
      let sum = (line[first] ?? 0) * (columns.head[x] ?? 0);
      for (let at = first + 1; at < last; at++) sum += line[at] ?? 0;
      if (last > first) sum += (line[last] ?? 0) * (columns.tail[x] ?? 0);
      data[y * to.width + x] = sum / area + 0.5;
    }
  }
  return { ...to, data };
}

function sumRows(
  line: Float32Array,
  bytes: Uint8Array | Uint8ClampedArray,
  offset: number,
  stride: number,
  step: number,
  rows: Spans,
  y: number,
): void {
  const first = rows.first[y] ?? 0;
  const last = rows.last[y] ?? 0;
  line.fill(0);
  for (let row = first; row <= last; row++) {
    const weight = row === first ? (rows.head[y] ?? 0) : row === last ? (rows.tail[y] ?? 0) : 1;
    if (weight === 0) continue;
    let at = offset + row * stride;
    for (let x = 0; x < line.length; x++, at += step) line[x] = (line[x] ?? 0) + weight * (bytes[at] ?? 0);
  }
}

/** Which source samples each target one covers, and how much of the first and of the last of them. */
interface Spans {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly head: Float32Array;
  readonly tail: Float32Array;
}

function spans(from: number, to: number): Spans {
  const first = new Int32Array(to);
  const last = new Int32Array(to);
  const head = new Float32Array(to);
  const tail = new Float32Array(to);
  for (let at = 0; at < to; at++) {
    const start = (at * from) / to;
    const end = ((at + 1) * from) / to;
    const one = Math.floor(start);
    const other = Math.min(from - 1, Math.floor(end));
    first[at] = one;
    last[at] = other;
    head[at] = Math.min(one + 1, end) - start;
    tail[at] = other > one ? end - other : 0;
  }
  return { first, last, head, tail };
}

function halfOf({ width, height, data }: Plane): Plane {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0; y < half.height; y++) {
    let at = 2 * y * width;
    for (let x = 0; x < half.width; x++, at += 2) {
      const sum = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + width] ?? 0) + (data[at + width + 1] ?? 0);
      out[y * half.width + x] = (sum + 2) >> 2;
    }
  }
  return { ...half, data: out };
}

/** The Laplacian reaches as far in every size of the same picture: one pixel at 640 columns, two at 1280. */
function detailOf(frame: DecodedFrame, working: Size, blocks: Planes["blocks"]): Float32Array {
  const { bytes, offset, stride, step } = frame.luma;
  const reach = Math.max(1, Math.round(Math.max(frame.width, frame.height) / 640));
  const across = reach * step;
  const down = reach * stride;
  const sums = new Float32Array(blocks.columns * blocks.rows);
  const counts = new Int32Array(blocks.columns * blocks.rows);
  const column = Int32Array.from({ length: frame.width }, (_, x) =>
    Math.floor((x * working.width) / frame.width / BLOCK),
  );
  const last = frame.width - reach;
  // A quarter of the pixels is enough: the mean of a block is wanted, not its picture.
  for (let y = reach; y < frame.height - reach; y += 2) {
    const row = Math.floor((y * working.height) / frame.height / BLOCK);
    if (row >= blocks.rows) break;
    let at = offset + y * stride + across;
    for (let x = reach; x < last; x += 2, at += 2 * step) {
      const block = column[x] ?? 0;
      if (block >= blocks.columns) break;
      const around =
        (bytes[at - across] ?? 0) + (bytes[at + across] ?? 0) + (bytes[at - down] ?? 0) + (bytes[at + down] ?? 0);
      const index = row * blocks.columns + block;
      sums[index] = (sums[index] ?? 0) + Math.abs(4 * (bytes[at] ?? 0) - around);
      counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return sums.map((sum, index) => sum / Math.max(1, counts[index] ?? 0));
}

/** A picture of 8-bit R'G'B' as the 4:2:0 frame of BT.709 that a decoder would have given. Alpha is ignored. */
export function decodedOf(picture: {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}): DecodedFrame {
  const { width, height, rgba } = picture;
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  const luma = new Uint8Array(width * height);
  const sums = new Float32Array(half.width * half.height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const r = rgba[at] ?? 0;
      const g = rgba[at + 1] ?? 0;
      const b = rgba[at + 2] ?? 0;
      const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      luma[y * width + x] = 16.5 + grey * (219 / 255);
      const to = 3 * ((y >> 1) * half.width + (x >> 1));
      sums[to] = (sums[to] ?? 0) + (b - grey);
      sums[to + 1] = (sums[to + 1] ?? 0) + (r - grey);
      sums[to + 2] = (sums[to + 2] ?? 0) + 1;
    }
  }
  const chroma = (which: 0 | 1, range: number): Samples => {
    const bytes = new Uint8Array(half.width * half.height);
    for (let at = 0; at < bytes.length; at++) {
      const mean = (sums[3 * at + which] ?? 0) / Math.max(1, sums[3 * at + 2] ?? 0);
      bytes[at] = 128.5 + (mean / range) * (224 / 255);
    }
    return { bytes, offset: 0, stride: half.width, step: 1 };
  };
  return {
    width,
    height,
    luma: { bytes: luma, offset: 0, stride: width, step: 1 },
    cb: chroma(0, 1.8556),
    cr: chroma(1, 1.5748),
  };
}

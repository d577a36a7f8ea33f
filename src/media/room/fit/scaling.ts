/** Planes scaled and cut to another size, in whole numbers: every machine makes the same bytes. */

import type { Rect } from "../../../core/fit-copy";
import { emptyPlanes, half, type Planes } from "./planes";

/** Weights add up to this. */
const ONE = 1 << 14;

/** Fractions of a code value between the two passes. */
const KEPT_BITS = 6;

/** What each target sample is made of: `taps` source samples from `first` on (an index each), with these weights. */
interface Filter {
  readonly taps: number;
  readonly first: Int32Array;
  readonly weights: Int16Array;
}

interface Axis {
  /** Of the source plane. */
  readonly length: number;
  /** The part that is seen, in samples of the source plane; may begin between two. */
  readonly from: number;
  readonly part: number;
  /** Of the target plane. */
  readonly into: number;
  /** Where in its sample's width a sample stands: 0.5 in the middle; 0.25 for chroma, which stands with the left luma. */
  readonly stands: number;
}

export class Scaling {
  private readonly across: readonly [luma: Filter, chroma: Filter];
  private readonly down: readonly [luma: Filter, chroma: Filter];
  private readonly source: Pick<Planes, "width" | "height">;
  private readonly target: Pick<Planes, "width" | "height">;
  private readonly rows: Int16Array;
  /** Each source sample is a target sample: they are copied. */
  private readonly isCut: boolean;
  private readonly from: Rect;

  /** The part `from` of a picture of size `source` becomes all of one of size `target`, which has even edges. */
  constructor(source: Pick<Planes, "width" | "height">, from: Rect, target: Pick<Planes, "width" | "height">) {
    this.source = source;
    this.target = target;
    this.from = from;
    this.isCut = from.width === target.width && from.height === target.height && from.x % 2 === 0 && from.y % 2 === 0;
    const across = { length: source.width, from: from.x, part: from.width, into: target.width, stands: 0.5 };
    const down = { length: source.height, from: from.y, part: from.height, into: target.height, stands: 0.5 };
    // ITU-T H.264 Figure E-1, type 0: chroma stands with the left of its two columns of luma, between its two rows.
    this.across = [filterOf(across), filterOf(halved(across, 0.25))];
    this.down = [filterOf(down), filterOf(halved(down, 0.5))];
    this.rows = new Int16Array(this.isCut ? 0 : target.width * source.height);
  }

  /** The same planes when nothing is to be done. */
  apply(planes: Planes): Planes {
    const { width, height } = this.target;
    if (planes.width !== this.source.width || planes.height !== this.source.height) {
      throw new RangeError(`Planes of ${planes.width}×${planes.height} where others were to come`);
    }
    if (this.isCut && planes.width === width && planes.height === height) return planes;
    const into = emptyPlanes(width, height);
    let at = 0;
    let to = 0;
    for (const chroma of [0, 1, 1] as const) {
      const edge = (length: number): number => (chroma === 1 ? half(length) : length);
      const size = edge(planes.width) * edge(planes.height);
      const plane = planes.bytes.subarray(at, at + size);
      const target = into.bytes.subarray(to, to + edge(width) * edge(height));
      if (this.isCut) {
        const scale = chroma + 1;
        cut(plane, edge(planes.width), this.from.x / scale, this.from.y / scale, target, edge(width));
      } else {
        this.widen(plane, edge(planes.width), edge(planes.height), edge(width), this.across[chroma]);
        this.heighten(target, edge(width), edge(height), this.down[chroma]);
      }
      at += size;
      to += target.length;
    }
    return into;
  }

  private widen(plane: Uint8Array, width: number, height: number, into: number, filter: Filter): void {
    const { rows } = this;
    const { taps, first, weights } = filter;
    const shift = 14 - KEPT_BITS;
    const half = 1 << (shift - 1);
    let to = 0;
    for (let y = 0; y < height; y++) {
      const row = y * width;
      if (taps === 4) {
        for (let x = 0, w = 0; x < into; x++, w += 4) {
          const at = row + (first[x] ?? 0);
          const sum =
            (plane[at] ?? 0) * (weights[w] ?? 0) +
            (plane[at + 1] ?? 0) * (weights[w + 1] ?? 0) +
            (plane[at + 2] ?? 0) * (weights[w + 2] ?? 0) +
            (plane[at + 3] ?? 0) * (weights[w + 3] ?? 0);
          rows[to++] = (sum + half) >> shift;
        }
        continue;
      }
      for (let x = 0, w = 0; x < into; x++, w += taps) {
        const at = row + (first[x] ?? 0);
        let sum = half;
        for (let tap = 0; tap < taps; tap++) sum += (plane[at + tap] ?? 0) * (weights[w + tap] ?? 0);
        rows[to++] = sum >> shift;
      }
    }
  }

  private heighten(target: Uint8Array, width: number, height: number, filter: Filter): void {
    const { rows } = this;
    const { taps, first, weights } = filter;
    const shift = 14 + KEPT_BITS;
    const half = 1 << (shift - 1);
    let to = 0;
    for (let y = 0; y < height; y++) {
      const top = (first[y] ?? 0) * width;
      const w = y * taps;
      if (taps === 4) {
        to = heightenRow(rows, top, width, weights, w, target, to);
        continue;
      }
      for (let x = 0; x < width; x++) {
        let sum = half;
        let at = top + x;
        for (let tap = 0; tap < taps; tap++, at += width) sum += (rows[at] ?? 0) * (weights[w + tap] ?? 0);
        target[to++] = clamped(sum >> shift);
      }
    }
  }
}

/** The common case, four rows into one, in a function of its own: it is what enlarging spends its time on. Returns the end. */
function heightenRow(
  rows: Int16Array,
  top: number,
  width: number,
  weights: Int16Array,
  w: number,
  target: Uint8Array,
  to: number,
): number {
  const w0 = weights[w] ?? 0;
  const w1 = weights[w + 1] ?? 0;
  const w2 = weights[w + 2] ?? 0;
  const w3 = weights[w + 3] ?? 0;
  const shift = 14 + KEPT_BITS;
  const half = 1 << (shift - 1);
  let a = top;
  let b = a + width;
  let c = b + width;
  let d = c + width;
  for (const end = to + width; to < end; to++) {
    const sum = (rows[a++] ?? 0) * w0 + (rows[b++] ?? 0) * w1 + (rows[c++] ?? 0) * w2 + (rows[d++] ?? 0) * w3;
    const value = (sum + half) >> shift;
    target[to] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return to;
}

function clamped(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

function halved(axis: Axis, stands: number): Axis {
  return {
    length: half(axis.length),
    from: axis.from / 2,
    part: axis.part / 2,
    into: half(axis.into),
    stands,
  };
}

/**
 * Catmull-Rom (Keys 1981 with a = -0.5), made wider as the picture is made smaller, so that fine detail is averaged and
 * does not shimmer. Samples beyond the plane's end are its last one: their weight is added to that.
 */
function filterOf({ length, from, part, into, stands }: Axis): Filter {
  const step = part / into;
  const wide = Math.max(1, step);
  const taps = Math.min(length, Math.max(4, 2 * Math.ceil(2 * wide)));
  const first = new Int32Array(into);
  const weights = new Int16Array(into * taps);
  for (let index = 0; index < into; index++) {
    const centre = from + index * step + (step - 1) * stands;
    const start = Math.min(Math.max(Math.floor(centre) - (taps >> 1) + 1, 0), length - taps);
    first[index] = start;
    const exact = new Array<number>(taps).fill(0);
    const reach = Math.ceil(2 * wide);
    let sum = 0;
    for (let at = Math.floor(centre) - reach; at <= Math.floor(centre) + reach + 1; at++) {
      const weight = catmullRom((at - centre) / wide);
      const tap = Math.min(Math.max(at - start, 0), taps - 1);
      exact[tap] = (exact[tap] ?? 0) + weight;
      sum += weight;
    }
    // Rounded so that they add up to one: what is even stays even.
    let left = ONE;
    let largest = 0;
    for (let tap = 0; tap < taps; tap++) {
      const whole = Math.round(((exact[tap] ?? 0) / sum) * ONE);
      weights[index * taps + tap] = whole;
      left -= whole;
      if (whole > (weights[index * taps + largest] ?? 0)) largest = tap;
    }
    weights[index * taps + largest] = (weights[index * taps + largest] ?? 0) + left;
  }
  return { taps, first, weights };
}

function catmullRom(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return 1.5 * x * x * x - 2.5 * x * x + 1;
  return x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
}

function cut(plane: Uint8Array, width: number, x: number, y: number, into: Uint8Array, wide: number): void {
  for (let row = 0; row * wide < into.length; row++) {
    const at = (y + row) * width + x;
    into.set(plane.subarray(at, at + wide), row * wide);
  }
}

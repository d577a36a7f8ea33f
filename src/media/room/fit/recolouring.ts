/**
 * Code values of a film into those of its copy: another matrix or range, a cube of colours. A film uses few of the 2^24
 * triples of Y, U and V, and the same ones over and over, so each is worked out once, exactly, and then looked up: rows
 * of one chroma lie together in memory, where four neighbouring pixels find their colours side by side.
 */

import type { Rect } from "../../../core/fit-copy";
import type { I420 } from "../drawing";
import { throughCube } from "./cube";
import { half, type Coding, type Planes } from "./planes";

/** Luma weights of red and blue: ITU-R BT.709-6 §3.2, BT.601-7 §2.5.1, BT.2020-2 Table 4. */
const WEIGHTS = {
  bt709: { red: 0.2126, blue: 0.0722 },
  smpte170m: { red: 0.299, blue: 0.114 },
  "bt2020-ncl": { red: 0.2627, blue: 0.0593 },
} as const;

/** Linear light of BT.601's primaries (BT.601-7 §2.6.2, 525 and 625 lines) as that of BT.709's, by SMPTE RP 177; D65 both. */
const INTO_BT709 = {
  smpte170m: [
    [0.939542, 0.050181, 0.010277],
    [0.017772, 0.965793, 0.016435],
    [-0.001622, -0.00437, 1.005991],
  ],
  bt470bg: [
    [1.044043, -0.044043, 0],
    [0, 1, 0],
    [0, 0.011793, 0.988207],
  ],
} as const;

/** Chroma is kept in sixteenths, so that the mean of four is not one of rounded numbers. */
const FRACTION = 16;

export class Recolouring {
  /** Nothing changes: the film is coded as the copy is, and there is no cube. */
  readonly isNone: boolean;
  private readonly from: Coding;
  private readonly cube: Float32Array | undefined;
  /** By `U << 16 | V << 8 | Y`: Y in 8 bits, then U and V in 12 each; 0 where none was worked out yet, which Y never is. */
  private table: Uint32Array | undefined;
  private readonly rgb = new Float64Array(3);

  /** `cube`: `CUBE_LENGTH` numbers, see `throughCube`. */
  constructor(from: Coding, cube: Float32Array | undefined) {
    this.from = from;
    this.cube = cube;
    this.isNone =
      cube === undefined && from.primaries === "bt709" && from.matrix === "bt709" && from.range === "limited";
  }

  /** Puts `planes`, which have even edges, into `into` at the corner `at`, both even; what lies around stays as it is. */
  apply(planes: Planes, into: I420, at: Pick<Rect, "x" | "y">): void {
    if (this.isNone) copyInto(planes, into, at);
    else this.look(planes, into, at);
  }

  private look({ width, height, bytes }: Planes, into: I420, at: Pick<Rect, "x" | "y">): void {
    // 64 MB of address space, of which only the pages of colours that are met become memory.
    const table = (this.table ??= new Uint32Array(1 << 24));
    const out = into.bytes;
    const wide = into.width;
    const halfWidth = width >> 1;
    const chroma = halfWidth * (height >> 1);
    const uFrom = width * height;
    const halfWide = wide >> 1;
    const uInto = wide * into.height;
    const chromaInto = halfWide * (into.height >> 1);
    for (let row = 0; row < height >> 1; row++) {
      let top = 2 * row * width;
      let u = uFrom + row * halfWidth;
      let to = (at.y + 2 * row) * wide + at.x;
      let uTo = uInto + ((at.y >> 1) + row) * halfWide + (at.x >> 1);
      for (let x = 0; x < halfWidth; x++) {
        const key = ((bytes[u] ?? 0) << 16) | ((bytes[u + chroma] ?? 0) << 8);
        const keyA = key | (bytes[top] ?? 0);
        const keyB = key | (bytes[top + 1] ?? 0);
        const keyC = key | (bytes[top + width] ?? 0);
        const keyD = key | (bytes[top + width + 1] ?? 0);
        const a = table[keyA] || this.workOut(table, keyA);
        const b = table[keyB] || this.workOut(table, keyB);
        const c = table[keyC] || this.workOut(table, keyC);
        const d = table[keyD] || this.workOut(table, keyD);
        out[to] = a & 255;
        out[to + 1] = b & 255;
        out[to + wide] = c & 255;
        out[to + wide + 1] = d & 255;
        out[uTo] = (((a >>> 8) & 4095) + ((b >>> 8) & 4095) + ((c >>> 8) & 4095) + ((d >>> 8) & 4095) + 32) >> 6;
        out[uTo + chromaInto] = ((a >>> 20) + (b >>> 20) + (c >>> 20) + (d >>> 20) + 32) >> 6;
        top += 2;
        u += 1;
        to += 2;
        uTo += 1;
      }
    }
  }

  private workOut(table: Uint32Array, key: number): number {
    const found = packed(this.coloured(key & 255, key >> 16, (key >> 8) & 255));
    table[key] = found;
    return found;
  }

  /** One triple of code values of the film as RGB of the copy, 0 … 1 or beyond where the film is. */
  private coloured(y: number, u: number, v: number): Float64Array {
    const { primaries, matrix, range } = this.from;
    const { red, blue } = WEIGHTS[matrix];
    const luma = range === "full" ? y / 255 : (y - 16) / 219;
    const chroma = range === "full" ? 255 : 224;
    const cb = ((u - 128) / chroma) * 2 * (1 - blue);
    const cr = ((v - 128) / chroma) * 2 * (1 - red);
    const { rgb, cube } = this;
    const [r, b] = [luma + cr, luma + cb];
    rgb[0] = r;
    rgb[1] = (luma - red * r - blue * b) / (1 - red - blue);
    rgb[2] = b;
    if (primaries !== "bt709") intoBt709(rgb, INTO_BT709[primaries]);
    if (cube !== undefined) throughCube(cube, rgb[0] ?? 0, rgb[1] ?? 0, rgb[2] ?? 0, rgb);
    return rgb;
  }
}

function intoBt709(rgb: Float64Array, rows: (typeof INTO_BT709)["smpte170m" | "bt470bg"]): void {
  const light = rgb.map(linear);
  rows.forEach(([red, green, blue], channel) => {
    rgb[channel] = coded(red * (light[0] ?? 0) + green * (light[1] ?? 0) + blue * (light[2] ?? 0));
  });
}

/** BT.709-6 §1.2, and back; mirrored below black. */
function linear(value: number): number {
  if (value < 0) return -linear(-value);
  return value < 0.081 ? value / 4.5 : ((value + 0.099) / 1.099) ** (1 / 0.45);
}

function coded(light: number): number {
  if (light < 0) return -coded(-light);
  return light < 0.018 ? 4.5 * light : 1.099 * light ** 0.45 - 0.099;
}

function packed(rgb: Float64Array): number {
  const { red, blue } = WEIGHTS.bt709;
  const [r = 0, g = 0, b = 0] = rgb;
  const luma = red * r + (1 - red - blue) * g + blue * b;
  const cb = (b - luma) / (2 * (1 - blue));
  const cr = (r - luma) / (2 * (1 - red));
  const y = between(Math.round(16 + 219 * luma), 1, 254);
  const u = between(Math.round((128 + 224 * cb) * FRACTION), FRACTION, 254 * FRACTION);
  const v = between(Math.round((128 + 224 * cr) * FRACTION), FRACTION, 254 * FRACTION);
  return ((v << 20) | (u << 8) | y) >>> 0;
}

function between(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}

/** Planes with even edges, as they are, at the corner `at` of a frame. */
export function copyInto({ width, height, bytes }: Planes, into: I420, at: Pick<Rect, "x" | "y">): void {
  if (width === into.width && height === into.height) {
    into.bytes.set(bytes);
    return;
  }
  let from = 0;
  let start = 0;
  for (const [divisor, edge, rows] of [
    [1, width, height],
    [2, half(width), half(height)],
    [2, half(width), half(height)],
  ] as const) {
    const wide = into.width / divisor;
    for (let row = 0; row < rows; row++) {
      into.bytes.set(bytes.subarray(from, from + edge), start + (at.y / divisor + row) * wide + at.x / divisor);
      from += edge;
    }
    start += wide * (into.height / divisor);
  }
}

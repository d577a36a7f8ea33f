/** What can be said of a frame, of it and the one before, and of the three up to it: figures, from pictures. */

import { flowBetween, type Flow } from "./flow";
import { mean, median, middleMean, quantile } from "./middles";
import { BLOCK, type Planes } from "./planes";
import { blockOf, meanChroma, textureOf, unexplainedBy, warpedBlock } from "./warp";

/** All levels and differences in code values of 8 bits, lengths in working pixels, unless said otherwise. */
export interface FrameMeasures {
  /** 0 to 1: how much of the picture is as dark as black. */
  readonly dark: number;
  readonly level: { readonly luma: number; readonly cb: number; readonly cr: number };
  /** Mean detail of the blocks, and that of the least detailed fifth, which is grain. */
  readonly detail: number;
  readonly grain: number;
  /** Absent for the first frame. */
  readonly pair?: PairMeasures;
  /** Absent for the first two; about the frame before this one, between its neighbours. */
  readonly triple?: TripleMeasures;
}

/** This frame against the one before. */
export interface PairMeasures {
  /** Mean absolute difference. */
  readonly difference: number;
  /** What of the difference is explained by movement: 0 for a still picture, however noisy. */
  readonly moved: number;
  /** Mean square of what movement does not explain, where both see it; a fraction of full scale squared. */
  readonly warping: number;
  /** 0 to 1: the share of blocks that flow there and back to the same place. */
  readonly consistent: number;
  /** Texture that movement does not explain over texture there is; about 1 where nothing corresponds. */
  readonly unexplained: number;
  /** 0 to 1: how much of the picture has other levels of luma and chroma, wherever they lie. */
  readonly redistributed: number;
  /** How the picture as a whole moves, in % of its width: right and down are positive. Absent where too little texture says so. */
  readonly shift?: { readonly x: number; readonly y: number };
  /** Mean length of the flow of textured blocks. */
  readonly roam: number;
  /** How much lighter, bluer, redder most blocks are than where they come from. Absent where too few correspond. */
  readonly gain?: { readonly luma: number; readonly cb: number; readonly cr: number };
  /** Natural logarithm of most blocks' detail over that where they come from. Absent where too few correspond. */
  readonly sharper?: number;
}

/** The frame before this one, between its neighbours. */
interface TripleMeasures {
  /** Mean change of the flow, in working pixels a frame squared. */
  readonly jerk: number;
  /** Mean absolute error of a prediction from both neighbours, moved half-way each; a fraction of full scale. */
  readonly middle: number;
  /** Texture that only this frame has over texture there is: the quarter of the blocks with most of it has more. */
  readonly unique: number;
}

/** Code values of limited range: 7 % above black. */
const BLACK = 32;
/** Mean absolute deviation within a block, in code values: less is too flat to say where it moves. */
const TEXTURED = 3;
/** Fewer blocks say nothing about the whole picture. */
const LEAST_BLOCKS = 12;
const PIXELS = BLOCK * BLOCK;

interface Seen {
  readonly planes: Planes;
  readonly histogram: Float32Array;
  /** From this frame's blocks to the frame before. */
  readonly back?: Flow;
}

/** Frames go in one by one, in the order of showing; the last two are kept. */
export class Measurer {
  private last: Seen | undefined;
  private lastButOne: Seen | undefined;

  add(planes: Planes): FrameMeasures {
    const { last, lastButOne } = this;
    const histogram = histogramOf(planes);
    const own = ownMeasures(planes);
    this.lastButOne = last;
    if (last === undefined || !alike(planes, last.planes)) {
      this.last = { planes, histogram };
      this.lastButOne = undefined;
      return own;
    }
    const back = flowBetween(planes, last.planes);
    const ahead = flowBetween(last.planes, planes);
    this.last = { planes, histogram, back };
    const pair = pairMeasures({ planes, histogram }, last, back, ahead);
    if (lastButOne === undefined || last.back === undefined) return { ...own, pair };
    return { ...own, pair, triple: tripleMeasures(lastButOne.planes, last.planes, planes, last.back, ahead) };
  }
}

function alike(a: Planes, b: Planes): boolean {
  return a.luma[0].width === b.luma[0].width && a.luma[0].height === b.luma[0].height;
}

function ownMeasures(planes: Planes): FrameMeasures {
  const { data } = planes.luma[0];
  let dark = 0;
  for (let at = 0; at < data.length; at++) if ((data[at] ?? 0) <= BLACK) dark++;
  const sorted = planes.detail.slice().sort();
  return {
    dark: dark / data.length,
    level: { luma: mean(data), cb: mean(planes.cb.data), cr: mean(planes.cr.data) },
    detail: mean(sorted),
    grain: quantile(sorted, 0.2),
  };
}

const BINS = 32;

/** Shares of the picture at each level: 32 of luma, of blue difference and of red difference. */
function histogramOf({ luma: [{ data }], cb, cr }: Planes): Float32Array {
  const histogram = new Float32Array(3 * BINS);
  const count = (bytes: Uint8Array, first: number): void => {
    const one = 1 / bytes.length;
    for (let at = 0; at < bytes.length; at++) {
      const bin = first + ((bytes[at] ?? 0) >> 3);
      histogram[bin] = (histogram[bin] ?? 0) + one;
    }
  };
  count(data, 0);
  count(cb.data, BINS);
  count(cr.data, 2 * BINS);
  return histogram;
}

function pairMeasures(now: Omit<Seen, "back">, before: Omit<Seen, "back">, back: Flow, ahead: Flow): PairMeasures {
  const blocks = back.columns * back.rows;
  const { width } = now.planes.luma[0];
  const moved = new Float32Array(PIXELS);
  const lumaGains: number[] = [];
  const cbGains: number[] = [];
  const crGains: number[] = [];
  const sharper: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let unmoved = 0;
  let explained = 0;
  let squares = 0;
  let consistent = 0;
  let unexplained = 0;
  let texture = 0;
  let roam = 0;
  let textured = 0;
  for (let index = 0; index < blocks; index++) {
    const x = back.x[index] ?? 0;
    const y = back.y[index] ?? 0;
    unmoved += back.unmoved[index] ?? 0;
    explained += Math.max(0, (back.unmoved[index] ?? 0) - (back.matched[index] ?? 0));
    const own = textureOf(now.planes.luma[0], index, back.columns);
    warpedBlock(before.planes.luma[0], index, back.columns, x, y, moved);
    const left = unexplainedBy(now.planes.luma[0], index, back.columns, moved);
    texture += own;
    unexplained += Math.min(left.deviation, 2 * own);
    if (own >= TEXTURED) {
      textured++;
      roam += Math.hypot(x, y);
    }
    const source = blockOf(back, index, x, y);
    if (!returns(x, y, ahead.x[source] ?? 0, ahead.y[source] ?? 0)) continue;
    consistent++;
    squares += left.square;
    lumaGains.push(left.mean);
    cbGains.push(
      meanChroma(now.planes.cb, index, back.columns, 0, 0) - meanChroma(before.planes.cb, index, back.columns, x, y),
    );
    crGains.push(
      meanChroma(now.planes.cr, index, back.columns, 0, 0) - meanChroma(before.planes.cr, index, back.columns, x, y),
    );
    if (own < TEXTURED) continue;
    xs.push((-100 * x) / width);
    ys.push((-100 * y) / width);
    const was = before.planes.detail[source] ?? 0;
    const is = now.planes.detail[index] ?? 0;
    if (was > 0 && is > 0) sharper.push(Math.log(is / was));
  }
  return {
    difference: unmoved / blocks,
    moved: explained / blocks,
    warping: consistent === 0 ? 0 : squares / consistent / (255 * 255),
    consistent: consistent / blocks,
    unexplained: texture === 0 ? 0 : unexplained / texture,
    redistributed: distance(now.histogram, before.histogram),
    roam: textured === 0 ? 0 : roam / textured,
    ...(xs.length < LEAST_BLOCKS ? {} : { shift: { x: median(xs), y: median(ys) } }),
    ...(lumaGains.length < LEAST_BLOCKS
      ? {}
      : { gain: { luma: middleMean(lumaGains), cb: middleMean(cbGains), cr: middleMean(crGains) } }),
    ...(sharper.length < LEAST_BLOCKS ? {} : { sharper: median(sharper) }),
  };
}

/** Lai et al. 2018, after Ruder et al. 2016; half a pixel more, since vectors are those of blocks. */
function returns(x: number, y: number, otherX: number, otherY: number): boolean {
  const square = (x + otherX) ** 2 + (y + otherY) ** 2;
  return square <= 0.01 * (x * x + y * y + otherX * otherX + otherY * otherY) + 1;
}

function tripleMeasures(before: Planes, middle: Planes, after: Planes, back: Flow, ahead: Flow): TripleMeasures {
  const blocks = back.columns * back.rows;
  const one = new Float32Array(PIXELS);
  const other = new Float32Array(PIXELS);
  const uniques: number[] = [];
  let jerk = 0;
  let textured = 0;
  let error = 0;
  for (let index = 0; index < blocks; index++) {
    const [inX, inY] = [-(back.x[index] ?? 0), -(back.y[index] ?? 0)];
    const [outX, outY] = [ahead.x[index] ?? 0, ahead.y[index] ?? 0];
    const [x, y] = [(inX + outX) / 2, (inY + outY) / 2];
    warpedBlock(before.luma[0], index, back.columns, -x, -y, one);
    warpedBlock(after.luma[0], index, back.columns, x, y, other);
    error += predictionError(middle, index, back.columns, one, other);
    const own = textureOf(middle.luma[0], index, back.columns);
    if (own < TEXTURED) continue;
    textured++;
    jerk += Math.hypot(outX - inX, outY - inY);
    warpedBlock(before.luma[0], index, back.columns, -inX, -inY, one);
    warpedBlock(after.luma[0], index, back.columns, outX, outY, other);
    uniques.push(uniqueTexture(middle, index, back.columns, one, other) / own);
  }
  return {
    jerk: textured === 0 ? 0 : jerk / textured,
    middle: error / blocks / 255,
    unique: uniques.length === 0 ? 0 : quantile(Float32Array.from(uniques).sort(), 0.75),
  };
}

function predictionError(
  middle: Planes,
  index: number,
  columns: number,
  one: Float32Array,
  other: Float32Array,
): number {
  const { data, width } = middle.luma[0];
  const start = Math.floor(index / columns) * BLOCK * width + (index % columns) * BLOCK;
  let sum = 0;
  for (let y = 0, at = 0; y < BLOCK; y++) {
    for (let x = 0; x < BLOCK; x++, at++) {
      sum += Math.abs((data[start + y * width + x] ?? 0) - ((one[at] ?? 0) + (other[at] ?? 0)) / 2);
    }
  }
  return sum / PIXELS;
}

/**
 * Root of the covariance of what the middle has more than each neighbour: noise of the neighbours and what movement
 * hides on one side have none in common, so only what the middle alone shows is left. Of each 2 × 2 pixels the mean is
 * taken, since a picture read between pixels lacks the finest detail on both sides.
 */
function uniqueTexture(middle: Planes, index: number, columns: number, one: Float32Array, other: Float32Array): number {
  const { data, width } = middle.luma[0];
  const start = Math.floor(index / columns) * BLOCK * width + (index % columns) * BLOCK;
  let product = 0;
  let first = 0;
  let second = 0;
  for (let y = 0; y < BLOCK; y += 2) {
    for (let x = 0; x < BLOCK; x += 2) {
      const from = start + y * width + x;
      const at = y * BLOCK + x;
      const here =
        (data[from] ?? 0) + (data[from + 1] ?? 0) + (data[from + width] ?? 0) + (data[from + width + 1] ?? 0);
      const a = here - fourOf(one, at);
      const b = here - fourOf(other, at);
      product += a * b;
      first += a;
      second += b;
    }
  }
  const fours = PIXELS / 4;
  const covariance = (product / fours - (first / fours) * (second / fours)) / 16;
  return Math.sign(covariance) * Math.sqrt(Math.abs(covariance));
}

function fourOf(block: Float32Array, at: number): number {
  return (block[at] ?? 0) + (block[at + 1] ?? 0) + (block[at + BLOCK] ?? 0) + (block[at + BLOCK + 1] ?? 0);
}

/** 0 to 1: half the sum of absolute differences, the mean of luma's and the greater chroma's. */
function distance(a: Float32Array, b: Float32Array): number {
  const part = (first: number): number => {
    let sum = 0;
    for (let bin = first; bin < first + BINS; bin++) sum += Math.abs((a[bin] ?? 0) - (b[bin] ?? 0));
    return sum / 2;
  };
  return (part(0) + Math.max(part(BINS), part(2 * BINS))) / 2;
}

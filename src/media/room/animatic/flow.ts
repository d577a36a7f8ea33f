/**
 * Where each part of one picture has gone in another: block matching from coarse to fine, each level beginning with what
 * the coarser one found, smoothed so that nothing tears.
 */

import type { I420 } from "../drawing";
import { boxMeans } from "./box-means";

/** Shares of the picture's width and height that a place moves, at the crossings of a grid, row by row: pairs of x and y. */
export interface Flow {
  readonly columns: number;
  readonly rows: number;
  readonly moves: Float32Array;
  /** 0 … 1: how much of the difference between the two pictures the motion explains. */
  readonly explained: number;
}

interface Level {
  readonly width: number;
  readonly height: number;
  readonly luma: Float32Array;
}

const COARSEST = 20;
const FINEST = 160;
/** Pixels of a level round a place that are compared. */
const PATCH = 3;
/** Pixels of a level that a place may be from where the coarser level thought it. */
const REACH = 2;
/** What a step away from the neighbours costs, in code values a pixel compared. */
const STIFFNESS = 1.1;

export function flowBetween(first: I420, last: I420): Flow {
  const from = pyramid(first);
  const to = pyramid(last);
  let moves: Float32Array = new Float32Array(0);
  let before: Level | undefined;
  from.forEach((level, i) => {
    const other = to[i];
    if (other === undefined) return;
    moves = smoothed(matched(level, other, guessed(level, before, moves)), level);
    before = level;
  });
  const finest = from.at(-1);
  const target = to.at(-1);
  if (finest === undefined || target === undefined)
    return { columns: 1, rows: 1, moves: new Float32Array(8), explained: 0 };
  const plain = residual(finest, target, new Float32Array(moves.length));
  const left = residual(finest, target, moves);
  return {
    columns: finest.width - 1,
    rows: finest.height - 1,
    moves: moves.map((value, i) => value / (i % 2 === 0 ? finest.width : finest.height)),
    explained: plain < 1 ? 1 : Math.max(0, 1 - left / plain),
  };
}

/** Coarse first. */
function pyramid({ width, height, bytes }: I420): readonly Level[] {
  const levels: Level[] = [];
  for (let wide = COARSEST; wide <= FINEST; wide *= 2) {
    const high = Math.max(8, Math.round((wide * height) / width));
    const luma = boxMeans({ width, height, values: bytes }, wide, high);
    levels.push({ width: wide, height: high, luma });
  }
  return levels;
}

/** What the coarser level found, in pixels of this one. */
function guessed(level: Level, before: Level | undefined, moves: Float32Array): Float32Array {
  const guess = new Float32Array(level.width * level.height * 2);
  if (before === undefined) return guess;
  const [across, down] = [level.width / before.width, level.height / before.height];
  for (let y = 0, i = 0; y < level.height; y++) {
    for (let x = 0; x < level.width; x++, i += 2) {
      const column = Math.min(before.width - 1, Math.floor(x / across));
      const row = Math.min(before.height - 1, Math.floor(y / down));
      const at = (row * before.width + column) * 2;
      guess[i] = (moves[at] ?? 0) * across;
      guess[i + 1] = (moves[at + 1] ?? 0) * down;
    }
  }
  return guess;
}

function matched(from: Level, to: Level, guess: Float32Array): Float32Array {
  const found = Float32Array.from(guess);
  for (let y = 0, i = 0; y < from.height; y++) {
    for (let x = 0; x < from.width; x++, i += 2) {
      const [gx, gy] = [guess[i] ?? 0, guess[i + 1] ?? 0];
      let best = cost(from, to, x, y, gx, gy);
      for (let dy = -REACH; dy <= REACH; dy++) {
        for (let dx = -REACH; dx <= REACH; dx++) {
          if (dx === 0 && dy === 0) continue;
          const price = cost(from, to, x, y, gx + dx, gy + dy) + STIFFNESS * Math.hypot(dx, dy);
          if (price >= best) continue;
          best = price;
          found[i] = gx + dx;
          found[i + 1] = gy + dy;
        }
      }
    }
  }
  return found;
}

/** Mean absolute difference of the patches, in code values. */
function cost(from: Level, to: Level, x: number, y: number, dx: number, dy: number): number {
  const { width, height } = from;
  const [goneX, goneY] = [Math.round(dx), Math.round(dy)];
  let sum = 0;
  for (let j = -PATCH; j <= PATCH; j++) {
    const row = clamped(y + j, height) * width;
    const otherRow = clamped(y + j + goneY, height) * width;
    for (let i = -PATCH; i <= PATCH; i++) {
      const one = from.luma[row + clamped(x + i, width)] ?? 0;
      const other = to.luma[otherRow + clamped(x + i + goneX, width)] ?? 0;
      sum += one > other ? one - other : other - one;
    }
  }
  return sum / (2 * PATCH + 1) ** 2;
}

function clamped(place: number, count: number): number {
  return place < 0 ? 0 : place >= count ? count - 1 : place;
}

/** A median of each neighbourhood against what went astray, then a mean. */
function smoothed(moves: Float32Array, { width, height }: Level): Float32Array {
  return [2, 2].reduce((field, reach) => averaged(field, width, height, reach), medians(moves, width, height));
}

function medians(moves: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(moves.length);
  const around = new Float32Array(9);
  eachPlace(width, height, (x, y, i) => {
    for (let part = 0; part < 2; part++) {
      for (let k = 0; k < 9; k++) {
        const column = Math.min(width - 1, Math.max(0, x + (k % 3) - 1));
        const row = Math.min(height - 1, Math.max(0, y + Math.floor(k / 3) - 1));
        around[k] = moves[(row * width + column) * 2 + part] ?? 0;
      }
      out[i + part] = around.sort()[4] ?? 0;
    }
  });
  return out;
}

function averaged(moves: Float32Array, width: number, height: number, reach: number): Float32Array {
  const out = new Float32Array(moves.length);
  eachPlace(width, height, (x, y, i) => {
    let [sumX, sumY, count] = [0, 0, 0];
    for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
      for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column++) {
        sumX += moves[(row * width + column) * 2] ?? 0;
        sumY += moves[(row * width + column) * 2 + 1] ?? 0;
        count++;
      }
    }
    out[i] = sumX / count;
    out[i + 1] = sumY / count;
  });
  return out;
}

function eachPlace(width: number, height: number, each: (x: number, y: number, i: number) => void): void {
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i += 2) each(x, y, i);
}

function residual(from: Level, to: Level, moves: Float32Array): number {
  let sum = 0;
  eachPlace(from.width, from.height, (x, y, i) => {
    const column = clamped(x + Math.round(moves[i] ?? 0), to.width);
    const row = clamped(y + Math.round(moves[i + 1] ?? 0), to.height);
    sum += Math.abs((from.luma[y * from.width + x] ?? 0) - (to.luma[row * to.width + column] ?? 0));
  });
  return sum / (from.width * from.height);
}

/**
 * The grade between paired pixels: what each colour of the take became in the reference. A quadratic in red, green and blue,
 * fitted by iteratively reweighted least squares so that what is new in the take has no say (Huber 1964; Beaton and Tukey
 * 1974; Holland and Welsch 1977), drawn toward leaving everything as it is (ridge).
 */

import type { ColourMap } from "./colour-map";
import type { Pairs } from "./correspondence";
import { likelySkin, nearlyNeutral } from "./numbers";

/** 1, r, g, b, r², g², b², rg, rb, gb. */
const TERMS = 10;
/**
 * What a coefficient is expected to be, give or take, before anything was seen: of the offset in code values 0 to 1, of the
 * linear terms, of the curves. With the spread of the residuals it sets the ridge (Hoerl and Kennard 1970, as a prior): few
 * or poor pairs leave a colour as it is, many good ones speak for themselves.
 */
const EXPECTED = [0.1, 0.3, 0.3, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2];

/** An eye sees these drift first; a stray grey or a stray face costs more than a stray wall. */
const SKIN = 3;
const NEUTRAL = 2;

/** Rounds with Huber's weights, which find their way from anywhere, then with Tukey's, which forget outliers altogether. */
const ROUNDS = { huber: 6, tukey: 12 } as const;
/** In standard deviations: 95 % efficient on normal errors. */
const TURN = { huber: 1.345, tukey: 4.685 } as const;
/** Code values; below it a residual is 8-bit rounding, not a reason to throw a pixel out. */
const LEAST_SPREAD = 1.5 / 255;
/** Before anything is known. */
const LARGEST_SPREAD = 0.05;

/** Colours of this range are spoken for by the pairs; beyond it the change is that at its border. */
interface Fit {
  readonly map: ColourMap;
  /** Of the residuals that were not thrown out, a channel, in code values 0 to 1. */
  readonly spread: number;
}

/** `use` says which pairs to fit on. Undefined: too few, or all of one colour. */
export function fitPairs(pairs: Pairs, use: (pair: number) => boolean): Fit | undefined {
  const chosen = Array.from(pairs.weight.keys()).filter(use);
  if (chosen.length < TERMS * 4) return undefined;
  const { low, high } = rangeOf(pairs.take, chosen);
  const terms = new Float64Array(chosen.length * TERMS);
  const change = new Float64Array(chosen.length * 3);
  const prior = new Float64Array(chosen.length);
  const witnesses = new Set(chosen.map((pair) => pairs.block[pair])).size;
  for (const [index, pair] of chosen.entries()) {
    const colour = pairs.take.subarray(pair * 3, pair * 3 + 3);
    const wanted = pairs.reference.subarray(pair * 3, pair * 3 + 3);
    writeTerms(colour, terms, index * TERMS);
    for (let channel = 0; channel < 3; channel++) {
      change[index * 3 + channel] = (wanted[channel] ?? 0) - (colour[channel] ?? 0);
    }
    prior[index] = (pairs.weight[pair] ?? 0) * importanceOf(colour, wanted);
  }
  let weight = prior;
  let coefficients = new Float64Array(TERMS * 3);
  let spread = LARGEST_SPREAD;
  for (let round = 0; round < ROUNDS.huber + ROUNDS.tukey; round++) {
    coefficients = leastSquares(terms, change, weight, spread ** 2 / witnesses);
    const rest = residuals(terms, change, coefficients);
    // The norm of three normal residuals has its median at 1.538 standard deviations (χ with 3 degrees of freedom).
    spread = Math.max(LEAST_SPREAD, medianOf(rest) / 1.538);
    const turn = spread * (round < ROUNDS.huber ? TURN.huber : TURN.tukey);
    weight = prior.map((own, index) => own * (round < ROUNDS.huber ? huber : tukey)((rest[index] ?? 0) / turn));
  }
  return { map: polynomial(coefficients, low, high), spread };
}

function importanceOf(take: Float64Array, reference: Float64Array): number {
  if (likelySkin(take) || likelySkin(reference)) return SKIN;
  return nearlyNeutral(take) || nearlyNeutral(reference) ? NEUTRAL : 1;
}

const huber = (over: number): number => (over <= 1 ? 1 : 1 / over);
const tukey = (over: number): number => (over >= 1 ? 0 : (1 - over * over) ** 2);

/** Where the change is taken: each channel no farther out than the pairs go. */
function polynomial(coefficients: Float64Array, low: Float64Array, high: Float64Array): ColourMap {
  const inside = new Float64Array(3);
  const terms = new Float64Array(TERMS);
  return (rgb) => {
    for (let channel = 0; channel < 3; channel++) {
      inside[channel] = Math.min(high[channel] ?? 1, Math.max(low[channel] ?? 0, rgb[channel] ?? 0));
    }
    writeTerms(inside, terms, 0);
    for (let channel = 0; channel < 3; channel++) {
      let change = 0;
      for (let term = 0; term < TERMS; term++) change += (terms[term] ?? 0) * (coefficients[term * 3 + channel] ?? 0);
      rgb[channel] = (rgb[channel] ?? 0) + change;
    }
  };
}

function writeTerms(colour: Float64Array, into: Float64Array, at: number): void {
  const [red = 0, green = 0, blue = 0] = colour;
  into[at] = 1;
  into[at + 1] = red;
  into[at + 2] = green;
  into[at + 3] = blue;
  into[at + 4] = red * red;
  into[at + 5] = green * green;
  into[at + 6] = blue * blue;
  into[at + 7] = red * green;
  into[at + 8] = red * blue;
  into[at + 9] = green * blue;
}

/** All but the outermost hundredth of each channel, and a little more: a code value or two beyond is no leap. */
function rangeOf(colours: Float64Array, chosen: readonly number[]): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(3);
  const high = new Float64Array(3);
  for (let channel = 0; channel < 3; channel++) {
    const values = Float64Array.from(chosen, (pair) => colours[pair * 3 + channel] ?? 0).sort();
    const least = values[Math.floor(values.length * 0.005)] ?? 0;
    const most = values[Math.ceil(values.length * 0.995) - 1] ?? 1;
    low[channel] = least - BEYOND;
    high[channel] = most + BEYOND;
  }
  return { low, high };
}

const BEYOND = 0.08;

/** `terms`: TERMS a row; `wanted`: 3 a row. `ridge`: variance of the mean residual. Answers TERMS × 3. */
function leastSquares(
  terms: Float64Array,
  wanted: Float64Array,
  weight: Float64Array,
  ridge: number,
): Float64Array<ArrayBuffer> {
  const normal = new Float64Array(TERMS * TERMS);
  const right = new Float64Array(TERMS * 3);
  let total = 0;
  for (let row = 0; row < weight.length; row++) {
    const own = weight[row] ?? 0;
    if (own === 0) continue;
    total += own;
    for (let i = 0; i < TERMS; i++) {
      const term = own * (terms[row * TERMS + i] ?? 0);
      for (let j = 0; j <= i; j++) {
        normal[i * TERMS + j] = (normal[i * TERMS + j] ?? 0) + term * (terms[row * TERMS + j] ?? 0);
      }
      for (let channel = 0; channel < 3; channel++) {
        right[i * 3 + channel] = (right[i * 3 + channel] ?? 0) + term * (wanted[row * 3 + channel] ?? 0);
      }
    }
  }
  for (let i = 0; i < TERMS; i++) {
    normal[i * TERMS + i] = (normal[i * TERMS + i] ?? 0) + (total * ridge) / (EXPECTED[i] ?? 1) ** 2 + Number.EPSILON;
  }
  return solved(normal, right);
}

/** Cholesky, in place; `normal` is symmetric and given by its lower half. */
function solved(normal: Float64Array, right: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const at = (i: number, j: number): number => normal[i * TERMS + j] ?? 0;
  for (let i = 0; i < TERMS; i++) {
    for (let j = 0; j <= i; j++) {
      let value = at(i, j);
      for (let k = 0; k < j; k++) value -= at(i, k) * at(j, k);
      normal[i * TERMS + j] = i === j ? Math.sqrt(Math.max(value, Number.EPSILON)) : value / at(j, j);
    }
  }
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < TERMS; i++) {
      let value = right[i * 3 + channel] ?? 0;
      for (let k = 0; k < i; k++) value -= at(i, k) * (right[k * 3 + channel] ?? 0);
      right[i * 3 + channel] = value / at(i, i);
    }
    for (let i = TERMS - 1; i >= 0; i--) {
      let value = right[i * 3 + channel] ?? 0;
      for (let k = i + 1; k < TERMS; k++) value -= at(k, i) * (right[k * 3 + channel] ?? 0);
      right[i * 3 + channel] = value / at(i, i);
    }
  }
  return right;
}

/** Length of what is left over, a row. */
function residuals(terms: Float64Array, wanted: Float64Array, coefficients: Float64Array): Float64Array {
  const rest = new Float64Array(wanted.length / 3);
  for (let row = 0; row < rest.length; row++) {
    let square = 0;
    for (let channel = 0; channel < 3; channel++) {
      let left = wanted[row * 3 + channel] ?? 0;
      for (let term = 0; term < TERMS; term++) {
        left -= (terms[row * TERMS + term] ?? 0) * (coefficients[term * 3 + channel] ?? 0);
      }
      square += left * left;
    }
    rest[row] = Math.sqrt(square);
  }
  return rest;
}

function medianOf(values: Float64Array): number {
  return Float64Array.from(values).sort()[values.length >> 1] ?? 0;
}

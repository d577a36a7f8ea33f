/**
 * The grade between pictures that share no pixels: the linear map that brings one cloud of colours onto the other with the
 * least moving (Pitié and Kokaram, "The linear Monge-Kantorovitch linear colour mapping", CVMP 2007), and how much of it to
 * believe. Colours are not weighted here: what counts as skin or grey is not the same set on both sides of a grade.
 */

import type { ColourMap } from "./colour-map";
import { labOf } from "./lab";

/** Added to each variance: a channel that hardly moves is not stretched to match one that does. Code values, squared. */
const FLOOR = 1e-5;

/** Row by row. */
type Matrix = readonly number[];

/** Lists of colours, code values 0 to 1, three each. Undefined: one of them is empty. */
export function transport(take: Float64Array, reference: Float64Array): ColourMap | undefined {
  if (take.length === 0 || reference.length === 0) return undefined;
  const from = momentsOf(take);
  const to = momentsOf(reference);
  const root = powerOf(from.covariance, 0.5);
  const inverse = powerOf(from.covariance, -0.5);
  const middle = powerOf(times(times(root, to.covariance), root), 0.5);
  const matrix = times(times(inverse, middle), inverse);
  return (rgb) => {
    const off = [0, 1, 2].map((channel) => (rgb[channel] ?? 0) - (from.mean[channel] ?? 0));
    for (let row = 0; row < 3; row++) {
      let value = to.mean[row] ?? 0;
      for (let column = 0; column < 3; column++) value += (matrix[row * 3 + column] ?? 0) * (off[column] ?? 0);
      rgb[row] = value;
    }
  };
}

function momentsOf(colours: Float64Array): { readonly mean: readonly number[]; readonly covariance: Matrix } {
  const count = colours.length / 3;
  const mean = [0, 0, 0];
  const square = new Array<number>(9).fill(0);
  for (let at = 0; at < colours.length; at += 3) {
    for (let i = 0; i < 3; i++) mean[i] = (mean[i] ?? 0) + (colours[at + i] ?? 0) / count;
  }
  for (let at = 0; at < colours.length; at += 3) {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const product = ((colours[at + i] ?? 0) - (mean[i] ?? 0)) * ((colours[at + j] ?? 0) - (mean[j] ?? 0));
        square[i * 3 + j] = (square[i * 3 + j] ?? 0) + product / count;
      }
    }
  }
  return { mean, covariance: square.map((value, index) => (index % 4 === 0 ? value + FLOOR : value)) };
}

function times(a: Matrix, b: Matrix): Matrix {
  return a.map((_, index) => {
    const [row, column] = [Math.floor(index / 3), index % 3];
    return [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0);
  });
}

/** Of a symmetric matrix without negative eigenvalues, by Jacobi's rotations. */
function powerOf(symmetric: Matrix, power: number): Matrix {
  let a = symmetric;
  let vectors: Matrix = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const off = a[p * 3 + q] ?? 0;
      if (Math.abs(off) < 1e-15) continue;
      const angle = Math.atan2(2 * off, (a[q * 4] ?? 0) - (a[p * 4] ?? 0)) / 2;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const turn: number[] = [1, 0, 0, 0, 1, 0, 0, 0, 1];
      [turn[p * 4], turn[q * 4], turn[p * 3 + q], turn[q * 3 + p]] = [cos, cos, sin, -sin];
      a = times(times(transposed(turn), a), turn);
      vectors = times(vectors, turn);
    }
  }
  const values = [0, 4, 8].map((index) => Math.max(a[index] ?? 0, 1e-12) ** power);
  return times(
    vectors.map((value, index) => value * (values[index % 3] ?? 0)),
    transposed(vectors),
  );
}

function transposed(matrix: Matrix): Matrix {
  return matrix.map((_, index) => matrix[(index % 3) * 3 + Math.floor(index / 3)] ?? 0);
}

/** Directions in L*a*b* along which two clouds are compared, spread evenly over the half sphere (Fibonacci). */
const DIRECTIONS = Array.from({ length: 32 }, (_, index) => {
  const height = 1 - (index + 0.5) / 32;
  const turn = index * Math.PI * (3 - Math.sqrt(5));
  const wide = Math.sqrt(1 - height * height);
  return [height, wide * Math.cos(turn), wide * Math.sin(turn)] as const;
});
const QUANTILES = 64;

/**
 * How far two clouds of colours are apart, about in units of L*a*b*: sliced Wasserstein distance of order 2 (Rabin et al.
 * 2011), times √3 so that a cloud moved by d is d away.
 */
export function cloudDistance(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (const direction of DIRECTIONS) {
    const a = quantilesAlong(one, direction);
    const b = quantilesAlong(other, direction);
    for (let index = 0; index < QUANTILES; index++) sum += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2;
  }
  return Math.sqrt((3 * sum) / (QUANTILES * DIRECTIONS.length));
}

function quantilesAlong(lab: Float64Array, direction: readonly [number, number, number]): Float64Array {
  const along = new Float64Array(lab.length / 3);
  for (let index = 0; index < along.length; index++) {
    along[index] =
      (lab[index * 3] ?? 0) * direction[0] +
      (lab[index * 3 + 1] ?? 0) * direction[1] +
      (lab[index * 3 + 2] ?? 0) * direction[2];
  }
  along.sort();
  return Float64Array.from(
    { length: QUANTILES },
    (_, index) => along[Math.floor(((index + 0.5) / QUANTILES) * along.length)] ?? 0,
  );
}

/**
 * How much further two shots differ in mean and spread than in the shape of their clouds, when nothing but what they show
 * differs: between any two shots of one scene and ungraded frames a second apart it was 0.6 to 5.1.
 */
const CONTENT = 5;

interface Trust {
  /** 0 to 1. */
  readonly trust: number;
  /** L*a*b*, root of the mean square: how far the whole map moves the take. */
  readonly moved: number;
}

/**
 * How much of a map to believe. Whatever shape remains between the clouds after it must be content, for a grade is smooth; what
 * content moved besides is taken to be CONTENT times that, and the map is shrunk by it (the positive part of James and
 * Stein's estimator, 1961).
 */
export function trustIn(take: Float64Array, moved: Float64Array, reference: Float64Array): Trust {
  const [before, after] = [labOf(take), labOf(moved)];
  let square = 0;
  for (let at = 0; at < before.length; at++) square += ((after[at] ?? 0) - (before[at] ?? 0)) ** 2;
  const distance = Math.sqrt((3 * square) / Math.max(1, before.length));
  const content = CONTENT * cloudDistance(after, labOf(reference));
  return { trust: Math.max(0, 1 - (content / Math.max(distance, 1e-9)) ** 2), moved: distance };
}

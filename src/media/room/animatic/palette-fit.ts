/** Which asked colour goes to which colour of a picture: where its light and its hue suit. Lists of L*a*b*, three numbers each. */

import { labOfCodes } from "../colour/lab";
import type { Picture } from "../drawing";

/** Colours and what becomes of them. */
export interface Pairs {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** So many, from the first, are main colours of the picture, the others small accents. Absent: all. */
  readonly main?: number;
}

type Lab = readonly [number, number, number];

/** How much more a difference in lightness counts than one in hue: a picture whose dark parts become light is a negative. */
const LIGHTNESS = 1.4;

/** Nothing that takes up more than `LARGE` of the picture goes further than that in a* and b*: water stays in the blues. */
const TOO_FAR = 72;
const LARGE = 0.04;
/** A grey thing before it goes less far: a grey suit may not become the brightest thing in the picture. */
const GREY = { chroma: 12, most: 0.15, tooFar: 45 };

/**
 * The asked colours in the order in which they suit the colours `from`, whose sizes are given. What does not suit what is
 * large is `left` for accents, and another of the asked ones stands there twice.
 */
export function suited(
  from: Float64Array,
  asked: Float64Array,
  sizes: readonly number[],
): { readonly wanted: Float64Array; readonly left: readonly Lab[] } {
  const ordered = arrangedTo(from, asked, sizes, LIGHTNESS);
  const wanted = Float64Array.from(ordered);
  const left: Lab[] = [];
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const count = from.length / 3;
  for (let i = 0; i < count; i++) {
    const own = labAt(from, i);
    const to = labAt(ordered, i);
    const share = (sizes[i] ?? 0) / whole;
    const isGrey = Math.hypot(own[1], own[2]) < GREY.chroma && share < GREY.most;
    const limit = isGrey ? GREY.tooFar : share < LARGE ? Infinity : TOO_FAR;
    if (farInHue(own, to) < limit) continue;
    let least = Infinity;
    for (let k = 0; k < count; k++) {
      const other = labAt(ordered, k);
      const cost = costOf(own, other, LIGHTNESS);
      if (farInHue(own, other) >= limit || cost >= least) continue;
      least = cost;
      wanted.set(other, i * 3);
    }
    if (least < Infinity) left.push(to);
  }
  return { wanted, left };
}

/** `colours` in the order in which they fit `to` best, of all orders. What is large may ask more. */
export function arrangedTo(
  to: Float64Array,
  colours: Float64Array,
  sizes: readonly number[] = [],
  lightness = 2,
): Float64Array {
  const count = colours.length / 3;
  let best: readonly number[] = [];
  let least = Infinity;
  for (const order of ordersOf(count)) {
    let cost = 0;
    order.forEach((colour, i) => {
      cost += costOf(labAt(to, i), labAt(colours, colour), lightness) * Math.sqrt(sizes[i] ?? 1);
    });
    if (cost < least) {
      least = cost;
      best = order;
    }
  }
  return Float64Array.from(best.flatMap((colour) => [...labAt(colours, colour)]));
}

/** Of the way to a colour that a picture leans to: in lightness, and in a* and b*. */
const LEANING = { light: 0.2, hue: 0.72 };

/** Where each colour goes when all lean to one of a few, and to each of the few some. */
export function leantTo(from: Float64Array, asked: Float64Array): Float64Array {
  const [count, choices] = [from.length / 3, asked.length / 3];
  let best: readonly number[] = [];
  let least = Infinity;
  for (let code = 0; code < choices ** count; code++) {
    const chosen = Array.from({ length: count }, (_, i) => Math.floor(code / choices ** i) % choices);
    if (new Set(chosen).size < Math.min(choices, count)) continue;
    const cost = chosen.reduce((sum, colour, i) => sum + costOf(labAt(from, i), labAt(asked, colour), 0.5), 0);
    if (cost < least) [best, least] = [chosen, cost];
  }
  return Float64Array.from(
    best.flatMap((colour, i) => {
      const [own, to] = [labAt(from, i), labAt(asked, colour)];
      return own.map((value, c) => value + (c === 0 ? LEANING.light : LEANING.hue) * ((to[c] ?? 0) - value));
    }),
  );
}

/** An accent is of a colour's own hue, within so many radians, and has at least so much chroma. */
const HUE = 0.5;
const COLOURFUL = 16;
/** Share of the pixels that make one. */
const SEEN = 0.0002;

/** What of the pictures is already of the hue of a colour that nothing large takes on, however small, and that colour. */
export function accentsOf(pictures: readonly Picture[], left: readonly Lab[]): Pairs {
  const pairs = left.flatMap((to) => {
    const from = meanOfHue(pictures, to);
    // It keeps half of its lightness.
    return from === undefined ? [] : [{ from, to: [(from[0] + to[0]) / 2, to[1], to[2]] }];
  });
  return {
    from: Float64Array.from(pairs.flatMap(({ from }) => [...from])),
    to: Float64Array.from(pairs.flatMap(({ to }) => to)),
  };
}

function meanOfHue(pictures: readonly Picture[], [, toA, toB]: Lab): Lab | undefined {
  const sum = [0, 0, 0];
  let [found, seen] = [0, 0];
  for (const picture of pictures) {
    const lab = labOfCodes(fewOf(picture).rgba);
    seen += lab.length / 3;
    for (let at = 0; at < lab.length; at += 3) {
      const [light, a, b] = [lab[at] ?? 0, lab[at + 1] ?? 0, lab[at + 2] ?? 0];
      const along = (a * toA + b * toB) / Math.max(1e-6, Math.hypot(a, b) * Math.hypot(toA, toB));
      if (Math.hypot(a, b) < COLOURFUL || along < Math.cos(HUE)) continue;
      found += 1;
      [light, a, b].forEach((value, c) => (sum[c] = (sum[c] ?? 0) + value));
    }
  }
  const [light = 0, a = 0, b = 0] = sum;
  return found < SEEN * seen ? undefined : [light / found, a / found, b / found];
}

/** Pixels of a picture that are looked at: small things count, but not every grain of a large picture. */
const LOOKED_AT = 60_000;

/** A copy without most of the pixels, where there are many: what a grade is fitted by. */
export function fewOf({ width, height, rgba }: Picture): Picture {
  const every = Math.max(1, Math.ceil(Math.sqrt((width * height) / LOOKED_AT)));
  const [columns, rows] = [Math.floor(width / every), Math.floor(height / every)];
  const few = new Uint8ClampedArray(columns * rows * 4);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * every * width + column * every) * 4;
      few.set(rgba.subarray(from, from + 4), (row * columns + column) * 4);
    }
  }
  return { width: columns, height: rows, rgba: few };
}

function costOf(one: Lab, other: Lab, lightness: number): number {
  return lightness * (one[0] - other[0]) ** 2 + farInHue(one, other) ** 2;
}

function farInHue(one: Lab, other: Lab): number {
  return Math.hypot(one[1] - other[1], one[2] - other[2]);
}

function labAt(list: Float64Array, i: number): Lab {
  return [list[i * 3] ?? 0, list[i * 3 + 1] ?? 0, list[i * 3 + 2] ?? 0];
}

function ordersOf(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]),
  );
}

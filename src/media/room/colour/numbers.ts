/** What a colourist reads off the scopes, of one picture. */

import { SKIN_LINE, type ColourNumbers, type NeutralOffset, type Rgb, type Skin } from "../../../core/match";
import type { Picture } from "../drawing";
import { lumaOf } from "./reduced";

/** Pixels looked at; a larger picture is looked at in every second, third … */
const MOST_PIXELS = 200_000;
/** Of code values, on each channel by itself. */
const PERCENTILES = { black: 0.01, middle: 0.5, white: 0.99 } as const;
/** Luma, 0 to 1, at which the midtones and the highlights begin. */
const ZONES = [0.25, 0.7] as const;
/** Shares of the picture below which nothing is said. */
const LEAST = { zone: 0.01, skin: 0.005, neutral: 0.01 } as const;

/** Of chroma's greatest, 0 to 1: skin is neither grey nor paint. */
const SKIN_SATURATION = [0.06, 0.45] as const;
/** Degrees to each side of the skin line. */
const SKIN_ANGLE = 20;
/** Wider than any well balanced grey is off, as narrow as a cast allows that is still to be seen. */
const NEUTRAL_SATURATION = 0.08;

/** BT.709 chroma of code values, 0 to 1: each axis from -1 to 1. */
export function chromaOf(red: number, green: number, blue: number): { readonly cb: number; readonly cr: number } {
  const luma = lumaOf(red, green, blue);
  return { cb: (2 * (blue - luma)) / 1.8556, cr: (2 * (red - luma)) / 1.5748 };
}

/** By colour alone: wood and sand count too, and skin under a strong cast does not. */
export function likelySkin([red = 0, green = 0, blue = 0]: Float64Array): boolean {
  const luma = lumaOf(red, green, blue);
  if (luma < 0.12 || luma > 0.92) return false;
  const { cb, cr } = chromaOf(red, green, blue);
  const saturation = Math.hypot(cb, cr);
  return (
    saturation >= SKIN_SATURATION[0] &&
    saturation <= SKIN_SATURATION[1] &&
    Math.abs(angleOf(cb, cr) - SKIN_LINE) <= SKIN_ANGLE
  );
}

/** Neither black nor white, which every picture has and which show no cast. */
export function nearlyNeutral([red = 0, green = 0, blue = 0]: Float64Array): boolean {
  const luma = lumaOf(red, green, blue);
  if (luma < 0.08 || luma > 0.95) return false;
  const { cb, cr } = chromaOf(red, green, blue);
  return Math.hypot(cb, cr) <= NEUTRAL_SATURATION;
}

/** Degrees, 0 to 360, counter-clockwise from +Cb. */
function angleOf(cb: number, cr: number): number {
  const degrees = (Math.atan2(cr, cb) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

/** Of every second, third … pixel of a large picture. What too little of it shows is absent. */
export function numbersOf({ width, height, rgba }: Picture): ColourNumbers {
  const every = Math.max(1, Math.ceil((width * height) / MOST_PIXELS));
  const levels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  const zones = [zone(), zone(), zone()] as const;
  const skin = chroma();
  const neutral = chroma();
  const colour = new Float64Array(3);
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4 * every) {
    const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    count += 1;
    levels[0][red] = (levels[0][red] ?? 0) + 1;
    levels[1][green] = (levels[1][green] ?? 0) + 1;
    levels[2][blue] = (levels[2][blue] ?? 0) + 1;
    colour[0] = red / 255;
    colour[1] = green / 255;
    colour[2] = blue / 255;
    const luma = lumaOf(colour[0], colour[1], colour[2]);
    const own = zones[luma < ZONES[0] ? 0 : luma < ZONES[1] ? 1 : 2];
    own.count += 1;
    own.red += colour[0] - luma;
    own.green += colour[1] - luma;
    own.blue += colour[2] - luma;
    if (likelySkin(colour)) note(skin, colour);
    else if (nearlyNeutral(colour)) note(neutral, colour);
  }
  const percentile = (share: number): Rgb => {
    const of = (level: Uint32Array): number => (rankIn(level, share * count) * 100) / 255;
    return [of(levels[0]), of(levels[1]), of(levels[2])];
  };
  const [shadows, midtones, highlights] = zones.map((own) => balanceOf(own, count));
  const skinFound = skinOf(skin, count);
  const neutralFound = neutralOf(neutral, count);
  return {
    black: percentile(PERCENTILES.black),
    middle: percentile(PERCENTILES.middle),
    white: percentile(PERCENTILES.white),
    balance: {
      ...(shadows === undefined ? {} : { shadows }),
      ...(midtones === undefined ? {} : { midtones }),
      ...(highlights === undefined ? {} : { highlights }),
    },
    ...(skinFound === undefined ? {} : { skin: skinFound }),
    ...(neutralFound === undefined ? {} : { neutral: neutralFound }),
  };
}

interface Zone {
  count: number;
  /** Sums of what each channel is off the luma. */
  red: number;
  green: number;
  blue: number;
}

const zone = (): Zone => ({ count: 0, red: 0, green: 0, blue: 0 });

function balanceOf({ count, red, green, blue }: Zone, all: number): Rgb | undefined {
  if (count < LEAST.zone * all || count === 0) return undefined;
  return [(red / count) * 100, (green / count) * 100, (blue / count) * 100];
}

/** How often each chroma was met, in CHROMA_STEPS from -1 to 1. */
interface Chroma {
  readonly cb: Uint32Array;
  readonly cr: Uint32Array;
  count: number;
}

const CHROMA_STEPS = 2001;

const chroma = (): Chroma => ({ cb: new Uint32Array(CHROMA_STEPS), cr: new Uint32Array(CHROMA_STEPS), count: 0 });

function note(group: Chroma, [red = 0, green = 0, blue = 0]: Float64Array): void {
  const { cb, cr } = chromaOf(red, green, blue);
  const x = Math.round(((cb + 1) * (CHROMA_STEPS - 1)) / 2);
  const y = Math.round(((cr + 1) * (CHROMA_STEPS - 1)) / 2);
  group.cb[x] = (group.cb[x] ?? 0) + 1;
  group.cr[y] = (group.cr[y] ?? 0) + 1;
  group.count += 1;
}

function medianOf(steps: Uint32Array, count: number): number {
  return (2 * rankIn(steps, count / 2)) / (CHROMA_STEPS - 1) - 1;
}

function skinOf({ cb, cr, count }: Chroma, all: number): Skin | undefined {
  if (count < LEAST.skin * all || count === 0) return undefined;
  const [x, y] = [medianOf(cb, count), medianOf(cr, count)];
  return { angle: angleOf(x, y), saturation: Math.hypot(x, y) * 100, share: count / all };
}

function neutralOf({ cb, cr, count }: Chroma, all: number): NeutralOffset | undefined {
  if (count < LEAST.neutral * all || count === 0) return undefined;
  return { cb: medianOf(cb, count) * 100, cr: medianOf(cr, count) * 100, share: count / all };
}

/** The least value that `rank` of those counted do not exceed. */
function rankIn(counts: Uint32Array, rank: number): number {
  let below = 0;
  for (let value = 0; value < counts.length; value++) {
    below += counts[value] ?? 0;
    if (below >= rank) return value;
  }
  return counts.length - 1;
}

/** What a fit gives: a way from colour to colour, and what is asked of it before a cube is made of it. */

import { lumaOf } from "./reduced";

/** Writes the colour out over the colour in: three code values, nominally 0 to 1. */
export type ColourMap = (rgb: Float64Array) => void;

export const unchanged: ColourMap = () => undefined;

/** Between leaving a colour (0) and the whole of the map (1). */
export function atStrength(map: ColourMap, strength: number): ColourMap {
  if (strength === 1) return map;
  const out = new Float64Array(3);
  return (rgb) => {
    out.set(rgb);
    map(out);
    for (let channel = 0; channel < 3; channel++) {
      const was = rgb[channel] ?? 0;
      rgb[channel] = was + strength * ((out[channel] ?? 0) - was);
    }
  };
}

/** All of a list of colours, three numbers each, in a new list. */
export function mapped(map: ColourMap, colours: Float64Array): Float64Array {
  const result = new Float64Array(colours.length);
  const rgb = new Float64Array(3);
  for (let at = 0; at < colours.length; at += 3) {
    rgb.set(colours.subarray(at, at + 3));
    map(rgb);
    result.set(rgb, at);
  }
  return result;
}

/** Points along an edge where a map is looked at. */
const GRID = 17;
/** A channel that rises by 1 must raise itself by this at least: flatter is a band, below 0 a reversal. */
const FLATTEST = 0.1;

/**
 * The greatest strength, up to `most`, at which every channel still rises with itself all over the cube, and greys from black
 * to white in luma. A map is linear in its strength, so each step of the grid says how much it bears.
 */
export function monotoneStrength(map: ColourMap, most = 1): number {
  const step = 1 / (GRID - 1);
  const moved = (red: number, green: number, blue: number): Float64Array => {
    const rgb = Float64Array.of(red * step, green * step, blue * step);
    map(rgb);
    return rgb;
  };
  let strength = most;
  /** `rise`: of the map at strength 1, over a step in which leaving it rises by one. */
  const bear = (rise: number): void => {
    if (1 + strength * (rise - 1) < FLATTEST) strength = Math.max(0, (1 - FLATTEST) / (1 - rise));
  };
  for (let one = 0; one < GRID; one++) {
    for (let other = 0; other < GRID; other++) {
      for (let along = 1; along < GRID; along++) {
        bear(((moved(along, one, other)[0] ?? 0) - (moved(along - 1, one, other)[0] ?? 0)) / step);
        bear(((moved(one, along, other)[1] ?? 0) - (moved(one, along - 1, other)[1] ?? 0)) / step);
        bear(((moved(one, other, along)[2] ?? 0) - (moved(one, other, along - 1)[2] ?? 0)) / step);
      }
    }
  }
  const grey = (level: number): number => {
    const [red = 0, green = 0, blue = 0] = moved(level, level, level);
    return lumaOf(red, green, blue);
  };
  for (let level = 1; level < GRID; level++) bear((grey(level) - grey(level - 1)) / step);
  return strength;
}

/** How far outside 0 to 1 counts as lost, in code values of 255: half a one is rounding. */
const LOST = 1 / 255;

/** Share of the colours that a map drives out of the gamut and that were not at its wall before. */
export function clippedBy(map: ColourMap, colours: Float64Array): number {
  const rgb = new Float64Array(3);
  let lost = 0;
  for (let at = 0; at < colours.length; at += 3) {
    rgb.set(colours.subarray(at, at + 3));
    map(rgb);
    const out = [0, 1, 2].some((channel) => {
      const [was, is] = [colours[at + channel] ?? 0, rgb[channel] ?? 0];
      return (is > 1 + LOST && was < 1 - LOST) || (is < -LOST && was > LOST);
    });
    if (out) lost += 1;
  }
  return colours.length === 0 ? 0 : (lost * 3) / colours.length;
}

/** The share of colours that a match may clip beyond what the reference itself has at the wall. */
const MOST_CLIPPED = 0.02;

/** The greatest strength, up to `most`, that clips hardly more of `colours` than the reference has clipped. */
export function gamutStrength(map: ColourMap, colours: Float64Array, reference: Float64Array, most = 1): number {
  let walled = 0;
  for (let at = 0; at < reference.length; at += 3) {
    if ([0, 1, 2].some((channel) => Math.abs((reference[at + channel] ?? 0) - 0.5) >= 0.5 - LOST)) walled += 1;
  }
  const bound = MOST_CLIPPED + (reference.length === 0 ? 0 : (walled * 3) / reference.length);
  let [low, high] = [0, most];
  if (clippedBy(atStrength(map, most), colours) <= bound) return most;
  for (let halving = 0; halving < 6; halving++) {
    const middle = (low + high) / 2;
    if (clippedBy(atStrength(map, middle), colours) <= bound) low = middle;
    else high = middle;
  }
  return low;
}

/** What can be told from a frame's colours alone: which hour it is, and what its main colours are. */

import { deltaE2000, labOfCodes, lightOf } from "../../src/media/room/colour/lab";
import type { Picture } from "../../src/media/room/drawing";
import type { Swatch } from "../../src/core/staging";
import type { Told } from "./adherence-shots";

export interface Tone {
  /** Mean light of the frame, 0 … 1. */
  readonly light: number;
  /** Correlated colour temperature of its mean colour, in kelvin. */
  readonly kelvin: number;
}

/**
 * C. S. McCamy, "Correlated color temperature as an explicit function of chromaticity coordinates" (Color Res. Appl. 17,
 * 1992); the matrix is that of sRGB (IEC 61966-2-1).
 */
export function toneOf({ rgba }: Picture): Tone {
  let [red, green, blue] = [0, 0, 0];
  for (let i = 0; i < rgba.length; i += 4) {
    red += lightOf((rgba[i] ?? 0) / 255);
    green += lightOf((rgba[i + 1] ?? 0) / 255);
    blue += lightOf((rgba[i + 2] ?? 0) / 255);
  }
  const x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
  const n = (x / (x + y + z) - 0.332) / (0.1858 - y / (x + y + z));
  return { light: (y * 4) / rgba.length, kelvin: 449 * n ** 3 + 3525 * n ** 2 + 6823.3 * n + 5520.33 };
}

/** More than a stop under middle grey, 0.18, to which a meter brings a day. */
const NIGHT_LIGHT = 0.075;
/** Plainly warmer than noon, for which daylight film is balanced: 5500 K. */
const GOLDEN_KELVIN = 5200;

export function hourOf({ light, kelvin }: Tone): Told {
  if (light < NIGHT_LIGHT) return "night";
  return kelvin < GOLDEN_KELVIN ? "golden hour" : "day";
}

const ROUNDS = 16;

/** So many colours that stand for a picture, as L*a*b* in a row, by k-means from colours far from each other. */
export function coloursOf({ rgba }: Picture, count: number): Float64Array {
  const lab = labOfCodes(rgba);
  const pixels = lab.length / 3;
  const middles = [Math.floor(pixels / 2) * 3];
  const apart = (a: number, [l, b, c]: readonly [number, number, number]): number =>
    ((lab[a] ?? 0) - l) ** 2 + ((lab[a + 1] ?? 0) - b) ** 2 + ((lab[a + 2] ?? 0) - c) ** 2;
  const colourAt = (i: number): [number, number, number] => [lab[i] ?? 0, lab[i + 1] ?? 0, lab[i + 2] ?? 0];
  while (middles.length < count) {
    let [farthest, most] = [0, -1];
    for (let i = 0; i < lab.length; i += 3 * 7) {
      const nearest = Math.min(...middles.map((middle) => apart(i, colourAt(middle))));
      if (nearest > most) [farthest, most] = [i, nearest];
    }
    middles.push(farthest);
  }
  let found = middles.map(colourAt);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = found.map(() => [0, 0, 0, 0]);
    for (let i = 0; i < lab.length; i += 3) {
      let [nearest, least] = [0, Infinity];
      found.forEach((colour, at) => {
        const distance = apart(i, colour);
        if (distance < least) [nearest, least] = [at, distance];
      });
      const sum = sums[nearest] ?? [];
      for (const [channel, value] of [...colourAt(i), 1].entries()) sum[channel] = (sum[channel] ?? 0) + value;
    }
    found = sums.map(([l = 0, a = 0, b = 0, n = 0], at) => (n > 0 ? [l / n, a / n, b / n] : (found[at] ?? [0, 0, 0])));
  }
  return Float64Array.from(found.flat());
}

/** Mean CIEDE2000 of asked colours to the seen ones, each to its own: the best of all pairings. */
export function meanDifference(asked: readonly Swatch[], seen: Float64Array): number {
  const wanted = labOfCodes(Uint8ClampedArray.from(asked.flatMap((swatch) => [...swatch, 255])));
  const best = (at: number, free: readonly number[]): number =>
    at === asked.length
      ? 0
      : Math.min(
          ...free.map(
            (by) =>
              deltaE2000(wanted, at, seen, by) +
              best(
                at + 1,
                free.filter((one) => one !== by),
              ),
          ),
        );
  return (
    best(
      0,
      asked.map((_, i) => i),
    ) / asked.length
  );
}

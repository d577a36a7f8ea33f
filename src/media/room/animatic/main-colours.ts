/** The colours that make up a picture: a handful of swatches that stand for it. */

import type { Swatch } from "../../../core/staging";
import { rgbOfLab } from "../colour/inverse";
import { labOfCodes } from "../colour/lab";
import type { Picture } from "../drawing";
import { boxMeans } from "./box-means";

/** Long edge, in pixels, of what is looked at: grain and small things do not count. */
const SMALL = 64;

const MAIN = 5;

/** Of colours, in L*a*b*: the middles of their groups, three numbers each, and how many belong to each. */
export interface Groups {
  readonly middles: Float64Array;
  readonly sizes: readonly number[];
}

/** Five at most, the largest first. Of a picture without a pixel none. */
export function mainColours(picture: Picture): readonly Swatch[] {
  const { middles, sizes } = groupsOf(labOfCodes(shrunk(picture)), MAIN);
  const order = sizes.map((_, group) => group).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  const rgb = new Float64Array(3);
  return order.map((group) => {
    rgbOfLab(middles, group * 3, rgb);
    const code = (channel: number): number => Math.round((rgb[channel] ?? 0) * 255);
    return [code(0), code(1), code(2)];
  });
}

/** Block means at `SMALL` pixels' long edge; RGBA, as they come. */
export function shrunk({ width, height, rgba }: Picture): Uint8ClampedArray {
  if (width < 1 || height < 1) return new Uint8ClampedArray(0);
  const scale = Math.min(1, SMALL / Math.max(width, height));
  const columns = Math.max(1, Math.round(width * scale));
  const rows = Math.max(1, Math.round(height * scale));
  const small = new Uint8ClampedArray(columns * rows * 4).fill(255);
  for (let offset = 0; offset < 3; offset++) {
    const means = boxMeans({ width, height, values: rgba, stride: 4, offset }, columns, rows);
    means.forEach((mean, i) => (small[i * 4 + offset] = mean));
  }
  return small;
}

/**
 * K-means by S. Lloyd. It begins twice, at even steps of lightness and at colours far from each other, and keeps the closer
 * fit, so that the same picture always gives the same groups. Empty groups are left out.
 */
export function groupsOf(lab: Float64Array, count: number): Groups {
  if (lab.length === 0) return { middles: new Float64Array(0), sizes: [] };
  const fits = [settled(lab, byLightness(lab, count)), settled(lab, farApart(lab, count))];
  const [one, other] = fits;
  const best = one && other && other.spread < one.spread ? other : one;
  return best ?? { middles: new Float64Array(0), sizes: [] };
}

const ROUNDS = 16;

function settled(lab: Float64Array, start: Float64Array): Groups & { readonly spread: number } {
  const count = start.length / 3;
  let middles = start;
  let sizes: number[] = [];
  let spread = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(count * 3);
    sizes = Array.from({ length: count }, () => 0);
    spread = 0;
    for (let at = 0; at < lab.length; at += 3) {
      const [group, away] = nearest(lab, at, middles);
      spread += away;
      sizes[group] = (sizes[group] ?? 0) + 1;
      for (let c = 0; c < 3; c++) sums[group * 3 + c] = (sums[group * 3 + c] ?? 0) + (lab[at + c] ?? 0);
    }
    const before = middles;
    middles = sums.map((sum, i) => {
      const size = sizes[Math.floor(i / 3)] ?? 0;
      return size === 0 ? (before[i] ?? 0) : sum / size;
    });
  }
  const kept = sizes.flatMap((size, group) => (size > 0 ? [group] : []));
  return {
    middles: Float64Array.from(kept.flatMap((group) => [...middles.subarray(group * 3, group * 3 + 3)])),
    sizes: kept.map((group) => sizes[group] ?? 0),
    spread,
  };
}

/** Which of `middles` is nearest to a colour, and its squared distance. */
function nearest(lab: Float64Array, at: number, middles: Float64Array): readonly [number, number] {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < middles.length; i += 3) {
    const away =
      ((lab[at] ?? 0) - (middles[i] ?? 0)) ** 2 +
      ((lab[at + 1] ?? 0) - (middles[i + 1] ?? 0)) ** 2 +
      ((lab[at + 2] ?? 0) - (middles[i + 2] ?? 0)) ** 2;
    if (away < least) {
      least = away;
      best = i / 3;
    }
  }
  return [best, least];
}

function byLightness(lab: Float64Array, count: number): Float64Array {
  const colours = Array.from({ length: lab.length / 3 }, (_, i) => i * 3).sort(
    (a, b) => (lab[a] ?? 0) - (lab[b] ?? 0) || a - b,
  );
  return Float64Array.from(
    Array.from({ length: count }, (_, i) => colours[Math.floor(((i + 0.5) / count) * colours.length)] ?? 0).flatMap(
      (at) => [...lab.subarray(at, at + 3)],
    ),
  );
}

/** The mean, then each time the colour that is farthest from all before. */
function farApart(lab: Float64Array, count: number): Float64Array {
  const mean = [0, 1, 2].map(
    (c) => lab.reduce((sum, value, i) => (i % 3 === c ? sum + value : sum), 0) / (lab.length / 3),
  );
  let found = Float64Array.from(mean);
  while (found.length < count * 3) {
    let farthest = 0;
    let most = -1;
    for (let at = 0; at < lab.length; at += 3) {
      const [, away] = nearest(lab, at, found);
      if (away > most) {
        most = away;
        farthest = at;
      }
    }
    found = Float64Array.from([...found, ...lab.subarray(farthest, farthest + 3)]);
  }
  return found;
}

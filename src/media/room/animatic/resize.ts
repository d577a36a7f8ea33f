/** A picture at another size: the middle of it, in the shape asked for. */

import type { Picture } from "../drawing";

/** For each place of one edge: the first source place, and the weights of it and those after it; they add up to 1. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Fills the asked size and cuts what is over on two sides; nothing is stretched. A tent filter, as wide as the
 * reduction, so fine detail does not alias. The same size gives the same picture back.
 */
export function resize(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const scale = Math.max(width / picture.width, height / picture.height);
  const columns = tapsOf(picture.width, width, scale);
  const rows = tapsOf(picture.height, height, scale);
  const firstRow = rows[0]?.first ?? 0;
  const across = new Float32Array(width * picture.height * 3);
  for (let y = firstRow; y < picture.height; y++) {
    columns.forEach(({ first, weights }, x) => {
      let [red, green, blue] = [0, 0, 0];
      for (let k = 0, at = (y * picture.width + first) * 4; k < weights.length; k++, at += 4) {
        const weight = weights[k] ?? 0;
        red += weight * (picture.rgba[at] ?? 0);
        green += weight * (picture.rgba[at + 1] ?? 0);
        blue += weight * (picture.rgba[at + 2] ?? 0);
      }
      across.set([red, green, blue], (y * width + x) * 3);
    });
  }
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  rows.forEach(({ first, weights }, y) => {
    for (let i = 0; i < width * 3; i++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) sum += (weights[k] ?? 0) * (across[(first + k) * width * 3 + i] ?? 0);
      rgba[(y * width + Math.floor(i / 3)) * 4 + (i % 3)] = sum;
    }
  });
  return { width, height, rgba };
}

function tapsOf(from: number, to: number, scale: number): readonly Taps[] {
  const reach = Math.max(1, 1 / scale);
  return Array.from({ length: to }, (_, place) => {
    const centre = from / 2 + (place + 0.5 - to / 2) / scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(from - 1, Math.floor(centre + reach));
    const raw = Array.from({ length: Math.max(1, last - first + 1) }, (_unused, k) =>
      Math.max(1e-6, 1 - Math.abs(first + k - centre) / reach),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first: Math.min(first, from - 1), weights: raw.map((weight) => weight / sum) };
  });
}

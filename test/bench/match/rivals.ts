/** What a match is measured against: the matchers of the papers, plain, each as a map of code values 0 to 1. */

import type { ColourMap } from "../../../src/media/room/colour/colour-map";
import { labOf } from "../../../src/media/room/colour/lab";
import { transport } from "../../../src/media/room/colour/transport";

/** Lists of colours: three code values each, 0 to 1. */
type Rival = (take: Float64Array, reference: Float64Array) => ColourMap;

export const RIVALS: Readonly<Record<string, Rival>> = {
  "do nothing": () => () => undefined,
  Reinhard: reinhard,
  histogram,
  "plain MKL": (take, reference) => transport(take, reference) ?? (() => undefined),
};

/** Mean and deviation of each axis (Reinhard et al. 2001), in L*a*b* instead of lαβ, as most of its descendants have it. */
function reinhard(take: Float64Array, reference: Float64Array): ColourMap {
  const [from, to] = [momentsOf(labOf(take)), momentsOf(labOf(reference))];
  return (rgb) => {
    const lab = labOf(rgb);
    for (let axis = 0; axis < 3; axis++) {
      const [a, b] = [from[axis], to[axis]];
      if (a === undefined || b === undefined) continue;
      lab[axis] = (((lab[axis] ?? 0) - a.mean) * b.deviation) / Math.max(a.deviation, 1e-6) + b.mean;
    }
    rgb.set(codesOf(lab));
  };
}

function momentsOf(lab: Float64Array): readonly { readonly mean: number; readonly deviation: number }[] {
  return [0, 1, 2].map((axis) => {
    const values = lab.filter((_, index) => index % 3 === axis);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
  });
}

/** Quantile to quantile, a channel at a time. */
function histogram(take: Float64Array, reference: Float64Array): ColourMap {
  const sorted = (colours: Float64Array, channel: number): Float64Array =>
    colours.filter((_, index) => index % 3 === channel).sort();
  const from = [0, 1, 2].map((channel) => sorted(take, channel));
  const to = [0, 1, 2].map((channel) => sorted(reference, channel));
  return (rgb) => {
    for (let channel = 0; channel < 3; channel++) {
      const [a = new Float64Array(), b = new Float64Array()] = [from[channel], to[channel]];
      const rank = rankOf(a, rgb[channel] ?? 0);
      rgb[channel] = b[Math.round(rank * (b.length - 1))] ?? 0;
    }
  };
}

/** 0 to 1: the middle of those that are equal. */
function rankOf(sorted: Float64Array, value: number): number {
  const before = (equal: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (equal && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (before(false) + before(true)) / (2 * sorted.length);
}

function codesOf(lab: Float64Array): Float64Array {
  const [light = 0, a = 0, b = 0] = lab;
  const y = (light + 16) / 116;
  const straight = (f: number, white: number): number =>
    white * (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27));
  const [X, Y, Z] = [straight(y + a / 500, 0.95047), straight(y, 1), straight(y - b / 200, 1.08883)];
  const code = (linear: number): number => {
    const value = Math.min(1, Math.max(0, linear));
    return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
  };
  return Float64Array.of(
    code(3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z),
    code(-0.969266 * X + 1.8760108 * Y + 0.041556 * Z),
    code(0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z),
  );
}

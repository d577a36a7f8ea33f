/** From light to a developed picture, colour by colour: the palette's tones, a filmic curve, contrast, saturation. */

import type { Tones } from "./grade";

/** Writes code values, 0 … 1, over linear light in which a grey card is 0.18. */
export type Development = (rgb: Float64Array) => void;

/**
 * T. Sobotka's AgX, as fitted by B. Wrensch ("Minimal AgX Implementation", iolite-engine.com): what is bright loses its
 * colour on the way to white, as on film, instead of turning to a pure primary. Rows of matrices.
 */
const INSET = [
  [0.842479062253094, 0.0784335999999992, 0.0792237451477643],
  [0.0423282422610123, 0.878468636469772, 0.0791661274605434],
  [0.0423756549057051, 0.0784336, 0.879142973793104],
] as const;
const OUTSET = [
  [1.19687900512017, -0.0980208811401368, -0.0990297440797205],
  [-0.0528968517574562, 1.15190312990417, -0.0989611768448433],
  [-0.0529716355144438, -0.0980434501171241, 1.15107367264116],
] as const;

/** Stops over 1.0 of what becomes black and what becomes white. */
const BLACK_STOP = -12.47393;
const WHITE_STOP = 4.026069;

/** Steps in their order: tones by luminance, curve, white of the paper, contrast, saturation, fade. */
export function developmentOf(tones: Tones): Development {
  const { shadows, highlights, saturation, contrast, fade, lift, white, filter } = tones;
  const weigh = (red: number, green: number, blue: number): number =>
    filter[0] * red + filter[1] * green + filter[2] * blue;
  return (rgb) => {
    let [red = 0, green = 0, blue = 0] = rgb;
    const level = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const tone = level / (level + 0.26);
    red *= shadows[0] + (highlights[0] - shadows[0]) * tone;
    green *= shadows[1] + (highlights[1] - shadows[1]) * tone;
    blue *= shadows[2] + (highlights[2] - shadows[2]) * tone;
    const x = shouldered(row(INSET[0], red, green, blue));
    const y = shouldered(row(INSET[1], red, green, blue));
    const z = shouldered(row(INSET[2], red, green, blue));
    red = bent(row(OUTSET[0], x, y, z) / white, contrast);
    green = bent(row(OUTSET[1], x, y, z) / white, contrast);
    blue = bent(row(OUTSET[2], x, y, z) / white, contrast);
    const grey = weigh(red, green, blue);
    rgb[0] = within(grey + (red - grey) * saturation) * (1 - fade) + fade * lift[0];
    rgb[1] = within(grey + (green - grey) * saturation) * (1 - fade) + fade * lift[1];
    rgb[2] = within(grey + (blue - grey) * saturation) * (1 - fade) + fade * lift[2];
  };
}

function row(weights: readonly [number, number, number], x: number, y: number, z: number): number {
  return weights[0] * x + weights[1] * y + weights[2] * z;
}

/** AgX's curve with a long toe and a long shoulder, as a polynomial of the stops. */
function shouldered(light: number): number {
  const stops = Math.log2(Math.max(light, 1e-10));
  const x = within((stops - BLACK_STOP) / (WHITE_STOP - BLACK_STOP));
  const x2 = x * x;
  const x4 = x2 * x2;
  return 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.00232;
}

/** An S round a grey card's code value: darker below, brighter above, both ends kept. */
function bent(code: number, contrast: number): number {
  const value = within(code);
  const exponent = 1 + contrast;
  return value < PIVOT
    ? PIVOT * (value / PIVOT) ** exponent
    : 1 - (1 - PIVOT) * ((1 - value) / (1 - PIVOT)) ** exponent;
}

const PIVOT = 0.5;

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

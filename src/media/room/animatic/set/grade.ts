/** Palettes and styles, as a colourist's first pass: split tones, saturation, contrast, and what the lens and film add. */

import type { Look as Asked, Palette, Style } from "../../../../core/staging";
import type { Rgb } from "./hours";

/** How light becomes colour. */
export interface Tones {
  /** 1 leaves colours as they are, 0 takes them away. */
  readonly saturation: number;
  /** 0 leaves the curve as it is, 1 squares it. */
  readonly contrast: number;
  /** 0 … 1: how far all is drawn to `lift`, blacks most of all to be seen. */
  readonly fade: number;
  readonly lift: Rgb;
  /** What dark and bright parts are multiplied by. */
  readonly shadows: Rgb;
  readonly highlights: Rgb;
  /** The code value, 0 … 1, that the paper of a print is white at. */
  readonly white: number;
  /** How much red, green and blue count for grey; together 1. A red filter darkens the sky. */
  readonly filter: Rgb;
}

export interface Grade {
  readonly style: Style;
  /** What linear light is multiplied by before it is developed. */
  readonly exposure: number;
  readonly tones: Tones;
  /** 0 … 1: how far the corners darken. */
  readonly vignette: number;
  /** How much of bright light spreads, as a share of it. */
  readonly bloom: number;
  /** 0 … 1. */
  readonly grain: number;
}

type Base = Omit<Grade, "style" | "exposure" | "grain"> & {
  /** What the exposure of the hour is multiplied by. */
  readonly gain: number;
};

const NONE: Rgb = [1, 1, 1];
/** How an eye weighs red, green and blue: the luminance of BT.709. */
const EYE: Rgb = [0.2126, 0.7152, 0.0722];

const PLAIN: Tones = {
  saturation: 1.36,
  contrast: 0.62,
  fade: 0,
  lift: [0.5, 0.5, 0.5],
  shadows: NONE,
  highlights: NONE,
  white: 1,
  filter: EYE,
};

const FILM: Omit<Base, "tones"> = { gain: 1.12, vignette: 0.24, bloom: 0.3 };

const PALETTES: Readonly<Record<Palette, Base>> = {
  neutral: { ...FILM, tones: PLAIN },
  warm: {
    ...FILM,
    tones: {
      ...PLAIN,
      saturation: 1.28,
      fade: 0.02,
      lift: [0.5, 0.38, 0.3],
      shadows: [1.1, 0.97, 0.84],
      highlights: [1.17, 1, 0.74],
    },
  },
  cool: {
    ...FILM,
    tones: {
      ...PLAIN,
      saturation: 1.16,
      contrast: 0.56,
      fade: 0.02,
      lift: [0.28, 0.4, 0.52],
      shadows: [0.84, 0.99, 1.16],
      highlights: [0.92, 1, 1.12],
    },
  },
  "teal-orange": {
    ...FILM,
    vignette: 0.34,
    tones: { ...PLAIN, saturation: 1.3, contrast: 0.6, shadows: [0.76, 1.03, 1.14], highlights: [1.2, 1, 0.78] },
  },
  desaturated: {
    ...FILM,
    tones: { ...PLAIN, saturation: 0.6, contrast: 0.6, fade: 0.02, shadows: [0.96, 1, 1.06] },
  },
  saturated: { ...FILM, tones: { ...PLAIN, saturation: 1.48, contrast: 0.58, highlights: [1.03, 1, 0.97] } },
  pastel: {
    gain: 2.1,
    vignette: 0,
    bloom: 0.3,
    tones: {
      ...PLAIN,
      saturation: 1.12,
      contrast: 0.06,
      fade: 0.2,
      lift: [0.97, 0.93, 0.91],
      shadows: [1.05, 0.99, 1.08],
      highlights: [1.03, 1, 0.97],
    },
  },
  monochrome: {
    ...FILM,
    vignette: 0.34,
    tones: { ...PLAIN, saturation: 0, contrast: 0.36, filter: [0.36, 0.52, 0.12] },
  },
};

/** What a style does whatever the palette is; `film` leaves it to the palette. */
function baseOf(style: Style, palette: Palette): Base {
  const { tones } = PALETTES[palette];
  switch (style) {
    case "film":
      return PALETTES[palette];
    case "noir":
      return {
        gain: 1.15,
        vignette: 0.5,
        bloom: 0.62,
        tones: { ...PLAIN, saturation: 0, contrast: 1.1, filter: [0.46, 0.44, 0.1] },
      };
    case "pastel":
      return PALETTES.pastel;
    case "previz":
      return { gain: 1.05, vignette: 0, bloom: 0, tones: { ...PLAIN, saturation: 0, contrast: 0.1 } };
    case "ink":
      return { gain: 1.25, vignette: 0, bloom: 0.1, tones: { ...tones, contrast: 0.22, fade: 0 } };
    case "product":
      return {
        gain: 1.2,
        vignette: 0,
        bloom: 0,
        tones: { ...tones, saturation: 1.2, contrast: 0.6, fade: 0, white: 0.94 },
      };
  }
}

/** @param exposure of the light on the set. */
export function gradeOf(
  { style, palette, grain }: Pick<Asked, "style" | "palette" | "grain">,
  exposure: number,
): Grade {
  const { gain, ...base } = baseOf(style, palette);
  return { ...base, style, exposure: exposure * gain, grain: grainOf(style, grain) };
}

/** A drawing has no grain, and a clean white none to be seen. */
function grainOf(style: Style, asked: number): number {
  switch (style) {
    case "film":
      return asked;
    case "noir":
      return Math.max(asked, Math.min(1, asked * 2));
    case "product":
      return asked * 0.3;
    case "previz":
    case "ink":
    case "pastel":
      return 0;
  }
}

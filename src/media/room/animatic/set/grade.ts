/** The palettes, as a colourist's first pass: split tones, saturation, contrast. */

import type { Palette } from "../../../../core/drawing";
import type { Rgb } from "./light";

export interface Grade {
  readonly exposure: number;
  /** 1 leaves colours as they are, 0 takes them away. */
  readonly saturation: number;
  /** 0 … 1: how far towards an S curve. */
  readonly contrast: number;
  readonly vignette: number;
  /** 0 … 1: how far blacks are lifted. */
  readonly fade: number;
  /** What dark and bright parts are multiplied by. */
  readonly shadows: Rgb;
  readonly highlights: Rgb;
}

type Look = Omit<Grade, "exposure"> & { readonly gain: number };

const LOOKS: Readonly<Record<Palette, Look>> = {
  neutral: {
    gain: 1,
    saturation: 1.02,
    contrast: 0.16,
    vignette: 0.3,
    fade: 0,
    shadows: [1, 1, 1],
    highlights: [1, 1, 1],
  },
  warm: {
    gain: 1.02,
    saturation: 1.05,
    contrast: 0.16,
    vignette: 0.34,
    fade: 0.05,
    shadows: [1.06, 0.96, 0.86],
    highlights: [1.12, 1, 0.8],
  },
  cool: {
    gain: 0.98,
    saturation: 0.86,
    contrast: 0.2,
    vignette: 0.34,
    fade: 0.04,
    shadows: [0.8, 0.98, 1.2],
    highlights: [0.9, 1, 1.12],
  },
  "teal and orange": {
    gain: 1.02,
    saturation: 1.12,
    contrast: 0.3,
    vignette: 0.4,
    fade: 0,
    shadows: [0.68, 1.02, 1.12],
    highlights: [1.18, 1, 0.78],
  },
  pastel: {
    gain: 1.22,
    saturation: 0.72,
    contrast: 0,
    vignette: 0.1,
    fade: 0.22,
    shadows: [1.08, 1, 1.1],
    highlights: [1.06, 1, 0.98],
  },
  noir: {
    gain: 0.98,
    saturation: 0,
    contrast: 0.62,
    vignette: 0.62,
    fade: 0,
    shadows: [1, 1, 1],
    highlights: [1, 1, 1],
  },
};

export function gradeOf(palette: Palette, exposure: number): Grade {
  const { gain, ...look } = LOOKS[palette];
  return { ...look, exposure: exposure * gain };
}

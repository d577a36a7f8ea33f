/**
 * The hours under a clear sky: colour and strength of sun or moon, sky, clouds and exposure. Colours are linear light,
 * relative to a white wall in full sun near 1.
 */

import type { Hour } from "../../../../core/staging";

/** How the light of an hour behaves. */
export type Phase = "dawn" | "day" | "golden hour" | "dusk" | "night";

export type Rgb = readonly [number, number, number];

/** What sun or moon, sky and lamps are like, wherever it is. */
export interface Daylight {
  readonly phase: Phase;
  readonly key: Rgb;
  readonly keyStrength: number;
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  /** Round the sun, low over the horizon. */
  readonly glow: Rgb;
  /** What comes from all sides: of the sky, and thrown back by the ground. */
  readonly fill: Rgb;
  readonly bounce: Rgb;
  readonly fillStrength: number;
  readonly cloudLit: Rgb;
  readonly cloudShade: Rgb;
  /** 0 … 1: how much of the sky is cloud. */
  readonly clouds: number;
  /** FogExp2 density, per metre, for open country. */
  readonly haze: number;
  readonly exposure: number;
  /** 0 … 1: how far lamps and windows stand out. */
  readonly lamps: number;
  /** Strength of the lamp beside the camera without which a face before the sun turns black. */
  readonly reflector: number;
  /** How bright sun or moon are themselves, as a multiple of `key`; 0 when it is not to be seen. */
  readonly disc: number;
}

export interface HourLight extends Daylight {
  /** Degrees over the horizon, lowest and highest. */
  readonly elevation: readonly [number, number];
  /** Degrees beside straight ahead: 0 is behind the subject, 90 from the side, beyond it from behind the camera. */
  readonly azimuth: readonly [number, number];
}

export const HOURS: Readonly<Record<Hour, HourLight>> = {
  dawn: {
    phase: "dawn",
    elevation: [4, 7],
    azimuth: [20, 40],
    key: [1, 0.57, 0.4],
    keyStrength: 3.6,
    zenith: [0.17, 0.27, 0.56],
    horizon: [0.92, 0.58, 0.55],
    glow: [1.35, 0.56, 0.32],
    fill: [0.52, 0.58, 0.86],
    bounce: [0.36, 0.32, 0.38],
    fillStrength: 2.4,
    cloudLit: [1.15, 0.62, 0.52],
    cloudShade: [0.4, 0.4, 0.58],
    clouds: 0.45,
    haze: 0.007,
    exposure: 0.74,
    lamps: 0.35,
    reflector: 1.5,
    disc: 9,
  },
  morning: {
    phase: "day",
    elevation: [22, 30],
    azimuth: [54, 88],
    key: [1, 0.85, 0.62],
    keyStrength: 4.5,
    zenith: [0.11, 0.28, 0.68],
    horizon: [0.7, 0.77, 0.86],
    glow: [0.8, 0.66, 0.46],
    fill: [0.56, 0.69, 0.98],
    bounce: [0.42, 0.38, 0.3],
    fillStrength: 2.25,
    cloudLit: [1.18, 1.08, 0.98],
    cloudShade: [0.56, 0.61, 0.74],
    clouds: 0.4,
    haze: 0.0038,
    exposure: 0.76,
    lamps: 0,
    reflector: 0.75,
    disc: 14,
  },
  noon: {
    phase: "day",
    elevation: [60, 68],
    azimuth: [70, 112],
    key: [1, 0.97, 0.91],
    keyStrength: 4.9,
    zenith: [0.06, 0.2, 0.62],
    horizon: [0.52, 0.7, 0.92],
    glow: [0.46, 0.46, 0.42],
    fill: [0.6, 0.74, 1],
    bounce: [0.46, 0.43, 0.35],
    fillStrength: 2.25,
    cloudLit: [1.25, 1.23, 1.2],
    cloudShade: [0.62, 0.67, 0.76],
    clouds: 0.46,
    haze: 0.0024,
    exposure: 0.74,
    lamps: 0,
    reflector: 0.95,
    disc: 14,
  },
  afternoon: {
    phase: "day",
    elevation: [32, 42],
    azimuth: [56, 104],
    key: [1, 0.92, 0.79],
    keyStrength: 4.5,
    zenith: [0.085, 0.235, 0.62],
    horizon: [0.6, 0.73, 0.88],
    glow: [0.6, 0.54, 0.44],
    fill: [0.58, 0.71, 0.98],
    bounce: [0.43, 0.39, 0.31],
    fillStrength: 2.25,
    cloudLit: [1.18, 1.13, 1.06],
    cloudShade: [0.57, 0.62, 0.73],
    clouds: 0.54,
    haze: 0.003,
    exposure: 0.76,
    lamps: 0,
    reflector: 0.7,
    disc: 14,
  },
  "golden-hour": {
    phase: "golden hour",
    elevation: [9, 13],
    azimuth: [22, 44],
    key: [1, 0.53, 0.19],
    keyStrength: 8,
    zenith: [0.15, 0.25, 0.5],
    horizon: [1, 0.56, 0.23],
    glow: [2, 0.8, 0.17],
    fill: [0.52, 0.5, 0.62],
    bounce: [0.6, 0.38, 0.2],
    fillStrength: 2.3,
    cloudLit: [1.5, 0.74, 0.3],
    cloudShade: [0.46, 0.34, 0.38],
    clouds: 0.5,
    haze: 0.004,
    exposure: 0.7,
    lamps: 0.15,
    reflector: 2.3,
    disc: 14,
  },
  dusk: {
    phase: "dusk",
    elevation: [4, 7],
    azimuth: [16, 38],
    key: [1, 0.47, 0.4],
    keyStrength: 1.5,
    zenith: [0.06, 0.1, 0.26],
    horizon: [0.62, 0.34, 0.33],
    glow: [1.25, 0.42, 0.14],
    fill: [0.38, 0.42, 0.74],
    bounce: [0.2, 0.16, 0.24],
    fillStrength: 2.7,
    cloudLit: [0.95, 0.38, 0.32],
    cloudShade: [0.15, 0.15, 0.28],
    clouds: 0.55,
    haze: 0.0065,
    exposure: 0.96,
    lamps: 0.85,
    reflector: 1.7,
    disc: 0,
  },
  "blue-hour": {
    phase: "dusk",
    elevation: [10, 14],
    azimuth: [18, 42],
    key: [0.5, 0.62, 1],
    keyStrength: 0.85,
    zenith: [0.022, 0.06, 0.22],
    horizon: [0.15, 0.24, 0.48],
    glow: [0.34, 0.2, 0.2],
    fill: [0.22, 0.38, 0.92],
    bounce: [0.08, 0.11, 0.24],
    fillStrength: 2.3,
    cloudLit: [0.22, 0.26, 0.48],
    cloudShade: [0.035, 0.065, 0.18],
    clouds: 0.44,
    haze: 0.0068,
    exposure: 1.02,
    lamps: 1,
    reflector: 1.7,
    disc: 0,
  },
  night: {
    phase: "night",
    elevation: [13, 20],
    azimuth: [16, 32],
    key: [0.46, 0.63, 1],
    keyStrength: 2.7,
    zenith: [0.004, 0.011, 0.036],
    horizon: [0.022, 0.045, 0.105],
    glow: [0.06, 0.09, 0.16],
    fill: [0.12, 0.26, 0.8],
    bounce: [0.04, 0.06, 0.13],
    fillStrength: 1.9,
    cloudLit: [0.09, 0.12, 0.2],
    cloudShade: [0.008, 0.014, 0.034],
    clouds: 0.42,
    haze: 0.008,
    exposure: 1.18,
    lamps: 1,
    reflector: 1.9,
    disc: 2.6,
  },
};

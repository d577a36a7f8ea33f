/** The ways to light a subject, as a gaffer's plan: what becomes of sun and sky, and which lamps are set round it. */

import type { Lighting } from "../../../../core/staging";
import type { Rgb } from "./hours";

/**
 * A lamp of the plan. `azimuth` in degrees from the camera's side of the subject, positive to the side where the sun is:
 * 0 beside the lens, 90 square from the side, 180 behind the subject; `elevation` in degrees.
 */
interface Placed {
  readonly colour: Rgb | "key" | "fill";
  /** Relative to what exposes white paper well. */
  readonly strength: number;
  readonly azimuth: number;
  readonly elevation: number;
}

export type Lamp =
  /** A lamp on a stand. `cone` is half its opening in degrees; `hardness` 0 … 1 of its shadow, absent when it casts none. */
  | (Placed & { readonly kind: "spot"; readonly cone: number; readonly hardness?: number })
  /** A surface of light so large that it wraps round the subject and throws no shadow of its own. */
  | (Placed & { readonly kind: "wrap" })
  /** A flame or a bare bulb near the subject; `away` in heights of the subject, `flicker` 0 … 1. */
  | (Placed & { readonly kind: "bulb"; readonly away: number; readonly flicker: number })
  /** Turned away from the subject, on to what is behind it. */
  | (Placed & { readonly kind: "wash" });

export interface Scheme {
  /** What is left of the sun or moon, of the light from all sides, and of the sky that is seen. */
  readonly sun: number;
  readonly fill: number;
  readonly sky: number;
  /** Of the reflector beside the camera, without which faces turn black. */
  readonly reflector: number;
  /** Of the lamps that the place has of its own. */
  readonly practicals: number;
  readonly exposure: number;
  readonly lamps: readonly Lamp[];
}

/** In a studio the ground behind who is lit so is left black. */
export function isBeforeBlack(lighting: Lighting): boolean {
  return lighting === "rim" || lighting === "low-key";
}

const WHITE: Rgb = [1, 0.96, 0.9];
const COOL: Rgb = [0.78, 0.88, 1];
const TUNGSTEN: Rgb = [1, 0.62, 0.3];
const FLAME: Rgb = [1, 0.56, 0.24];
const MAGENTA: Rgb = [1, 0.14, 0.42];
const CYAN: Rgb = [0.1, 0.52, 1];

export const SCHEMES: Readonly<Record<Lighting, Scheme>> = {
  natural: { sun: 1, fill: 1, sky: 1, reflector: 1, practicals: 1, exposure: 1, lamps: [] },
  "three-point": {
    sun: 0.4,
    fill: 0.55,
    sky: 0.85,
    reflector: 0.3,
    practicals: 1,
    exposure: 1.15,
    lamps: [
      { kind: "spot", colour: WHITE, strength: 4.2, azimuth: 44, elevation: 36, cone: 20, hardness: 0.4 },
      { kind: "wrap", colour: COOL, strength: 0.8, azimuth: -50, elevation: 16 },
      { kind: "spot", colour: COOL, strength: 4.6, azimuth: -152, elevation: 40, cone: 18 },
    ],
  },
  "low-key": {
    sun: 0.1,
    fill: 0.14,
    sky: 0.16,
    reflector: 0.05,
    practicals: 0.45,
    exposure: 1,
    lamps: [
      { kind: "spot", colour: WHITE, strength: 4.4, azimuth: 72, elevation: 34, cone: 15, hardness: 0.7 },
      { kind: "spot", colour: COOL, strength: 1.7, azimuth: -142, elevation: 30, cone: 15 },
    ],
  },
  "high-key": {
    sun: 0.55,
    fill: 1.45,
    sky: 1.15,
    reflector: 1.6,
    practicals: 1,
    exposure: 1.2,
    lamps: [
      { kind: "wrap", colour: WHITE, strength: 1.3, azimuth: 34, elevation: 30 },
      { kind: "wash", colour: WHITE, strength: 2.2, azimuth: 0, elevation: 0 },
    ],
  },
  backlit: {
    sun: 1.25,
    fill: 0.85,
    sky: 1,
    reflector: 0.7,
    practicals: 1,
    exposure: 1,
    lamps: [{ kind: "spot", colour: "key", strength: 7, azimuth: 160, elevation: 32, cone: 24 }],
  },
  silhouette: {
    sun: 1,
    fill: 0.75,
    sky: 1.2,
    reflector: 0,
    practicals: 0.6,
    exposure: 1.1,
    lamps: [{ kind: "wash", colour: "key", strength: 5, azimuth: 0, elevation: 0 }],
  },
  soft: {
    sun: 0.22,
    fill: 0.75,
    sky: 0.95,
    reflector: 0.4,
    practicals: 1,
    exposure: 1,
    lamps: [
      { kind: "wrap", colour: WHITE, strength: 3, azimuth: 52, elevation: 36 },
      { kind: "spot", colour: WHITE, strength: 1.1, azimuth: 52, elevation: 46, cone: 26, hardness: 0 },
    ],
  },
  hard: {
    sun: 0.5,
    fill: 0.32,
    sky: 0.75,
    reflector: 0.15,
    practicals: 1,
    exposure: 1,
    lamps: [{ kind: "spot", colour: WHITE, strength: 6, azimuth: 58, elevation: 36, cone: 24, hardness: 1 }],
  },
  practical: {
    sun: 0.15,
    fill: 0.32,
    sky: 0.35,
    reflector: 0.2,
    practicals: 1,
    exposure: 1,
    lamps: [{ kind: "bulb", colour: TUNGSTEN, strength: 2.4, azimuth: 62, elevation: 12, away: 0.6, flicker: 0 }],
  },
  neon: {
    sun: 0.08,
    fill: 0.22,
    sky: 0.3,
    reflector: 0.05,
    practicals: 0.75,
    exposure: 1,
    // One sign on each hand, a little behind, and white from a window beside the lens: the face stays a face.
    lamps: [
      { kind: "spot", colour: MAGENTA, strength: 3.6, azimuth: 84, elevation: 16, cone: 42 },
      { kind: "spot", colour: CYAN, strength: 4.6, azimuth: -78, elevation: 18, cone: 42 },
      { kind: "wrap", colour: WHITE, strength: 1.1, azimuth: 24, elevation: 22 },
    ],
  },
  candle: {
    sun: 0.06,
    fill: 0.2,
    sky: 0.35,
    reflector: 0.04,
    practicals: 0.2,
    exposure: 1.05,
    lamps: [{ kind: "bulb", colour: FLAME, strength: 3.2, azimuth: 34, elevation: 8, away: 0.42, flicker: 0.35 }],
  },
  fire: {
    sun: 0.25,
    fill: 0.4,
    sky: 0.6,
    reflector: 0.04,
    practicals: 0.25,
    exposure: 1.05,
    lamps: [
      { kind: "bulb", colour: FLAME, strength: 4.6, azimuth: 40, elevation: -26, away: 0.95, flicker: 0.65 },
      { kind: "wrap", colour: FLAME, strength: 0.5, azimuth: 40, elevation: -6 },
    ],
  },
  rim: {
    sun: 0.12,
    fill: 0.22,
    sky: 0.28,
    reflector: 0.3,
    practicals: 0.4,
    exposure: 1,
    lamps: [
      { kind: "spot", colour: COOL, strength: 8, azimuth: 138, elevation: 34, cone: 20 },
      { kind: "spot", colour: WHITE, strength: 6, azimuth: -142, elevation: 26, cone: 20 },
    ],
  },
};

/** Sun, moon, sky and exposure by time of day. Colours are linear light, relative to a white wall in full sun near 1. */

import { Vector3 } from "three";
import type { Place, TimeOfDay } from "../../../../core/drawing";
import type { Chance } from "../chance";

export type Rgb = readonly [number, number, number];

export interface Light {
  readonly time: TimeOfDay;
  /** From the scene towards the sun or the moon; one unit long. The camera looks along -z. */
  readonly direction: Vector3;
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
}

interface Hour extends Omit<Light, "time" | "direction"> {
  /** Degrees over the horizon. */
  readonly elevation: readonly [number, number];
}

const HOURS: Readonly<Record<TimeOfDay, Hour>> = {
  dawn: {
    elevation: [5, 9],
    key: [1, 0.66, 0.5],
    keyStrength: 3.1,
    zenith: [0.2, 0.32, 0.55],
    horizon: [0.86, 0.66, 0.62],
    glow: [1, 0.55, 0.34],
    fill: [0.55, 0.62, 0.82],
    bounce: [0.4, 0.34, 0.34],
    fillStrength: 2.9,
    cloudLit: [1, 0.72, 0.64],
    cloudShade: [0.42, 0.42, 0.56],
    clouds: 0.45,
    haze: 0.0105,
    exposure: 0.92,
    lamps: 0.35,
  },
  day: {
    elevation: [38, 52],
    key: [1, 0.95, 0.86],
    keyStrength: 4.1,
    zenith: [0.1, 0.26, 0.62],
    horizon: [0.62, 0.76, 0.9],
    glow: [0.5, 0.48, 0.42],
    fill: [0.58, 0.72, 0.98],
    bounce: [0.42, 0.39, 0.32],
    fillStrength: 2.7,
    cloudLit: [1.15, 1.13, 1.1],
    cloudShade: [0.58, 0.64, 0.74],
    clouds: 0.5,
    haze: 0.0038,
    exposure: 0.86,
    lamps: 0,
  },
  "golden hour": {
    elevation: [9, 14],
    key: [1, 0.6, 0.27],
    keyStrength: 5.2,
    zenith: [0.2, 0.31, 0.5],
    horizon: [1, 0.68, 0.38],
    glow: [1.5, 0.72, 0.24],
    fill: [0.5, 0.54, 0.7],
    bounce: [0.5, 0.34, 0.2],
    fillStrength: 2.4,
    cloudLit: [1.3, 0.8, 0.44],
    cloudShade: [0.46, 0.38, 0.42],
    clouds: 0.5,
    haze: 0.006,
    exposure: 0.8,
    lamps: 0.15,
  },
  dusk: {
    elevation: [5, 8],
    key: [0.95, 0.5, 0.46],
    keyStrength: 1.2,
    zenith: [0.045, 0.085, 0.22],
    horizon: [0.46, 0.3, 0.34],
    glow: [0.95, 0.36, 0.16],
    fill: [0.3, 0.38, 0.68],
    bounce: [0.16, 0.14, 0.2],
    fillStrength: 1.9,
    cloudLit: [0.72, 0.34, 0.34],
    cloudShade: [0.12, 0.13, 0.24],
    clouds: 0.55,
    haze: 0.0065,
    exposure: 0.95,
    lamps: 0.85,
  },
  night: {
    elevation: [26, 36],
    key: [0.5, 0.66, 1],
    keyStrength: 1.9,
    zenith: [0.004, 0.009, 0.026],
    horizon: [0.022, 0.036, 0.075],
    glow: [0.05, 0.07, 0.12],
    fill: [0.2, 0.3, 0.62],
    bounce: [0.05, 0.06, 0.1],
    fillStrength: 0.95,
    cloudLit: [0.075, 0.095, 0.15],
    cloudShade: [0.008, 0.012, 0.026],
    clouds: 0.42,
    haze: 0.008,
    exposure: 1.12,
    lamps: 1,
  },
};

/** Through a side window the sun must come steeply enough to fall on the floor. Degrees. */
const INDOORS = {
  azimuth: [64, 84],
  elevation: { dawn: [19, 24], day: [31, 38], "golden hour": [19, 25], dusk: [20, 24], night: [28, 34] },
} as const;

/** The light of an hour. The seed sets its side and exact height: always from the side or three quarters behind. */
export function lightOf(time: TimeOfDay, place: Place, chance: Chance): Light {
  const isIndoors = place === "room";
  const { elevation, ...hour } = HOURS[time];
  const side = chance.pick([-1, 1]);
  // 0 is straight ahead of the camera, behind the subject; 90 is from the side.
  const [from, to] = isIndoors ? INDOORS.azimuth : time === "day" ? [62, 112] : place === "sea" ? [8, 24] : [24, 46];
  const azimuth = (chance.between(from, to) * side * Math.PI) / 180;
  const [low, high] = isIndoors ? INDOORS.elevation[time] : place === "street" && time === "day" ? [54, 64] : elevation;
  const height = (chance.between(low, high) * Math.PI) / 180;
  const flat = Math.cos(height);
  return {
    ...hour,
    // An eye that has come indoors, or between houses, has grown used to it.
    exposure: hour.exposure * (1 + (isIndoors ? 0.55 : place === "street" ? 0.3 : 0) * (1 - hour.lamps)),
    // Through one window the sun is the only lamp; outside it shares with the whole sky.
    keyStrength: hour.keyStrength * (isIndoors ? 1.7 : 1),
    time,
    direction: new Vector3(Math.sin(azimuth) * flat, Math.sin(height), -Math.cos(azimuth) * flat),
  };
}

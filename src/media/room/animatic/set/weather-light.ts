/** What a weather makes of the light of an hour: cloud before the sun, air that hides, ground that shines, wind. */

import type { Weather } from "../../../../core/staging";
import type { HourLight, Rgb } from "./hours";

/** What stays of the weather beside its light; each 0 … 1. */
export interface Air {
  /** Cloud before the sun: 1 leaves neither disc nor hard shadow. */
  readonly veil: number;
  /** How wet the ground is: it darkens, and mirrors. */
  readonly wet: number;
  /** How much snow lies. */
  readonly snow: number;
  /** Of a breath at 0.2 to a gale at 1: what bends, drifts and slants. */
  readonly wind: number;
  /** How far distant shapes that have no depth of their own sink into the air. */
  readonly murk: number;
}

interface Sky extends Air {
  /** What is left of the sun, and what becomes of the light from all sides. */
  readonly sun: number;
  readonly fill: number;
  /** Lightness of the sky over that of the clear one, low down and overhead. */
  readonly low: number;
  readonly high: number;
  /** Tint of the grey. */
  readonly tint: Rgb;
  readonly haze: number;
  readonly exposure: number;
  readonly lamps: number;
  /** Lightness of the sky after dark over that by day: what hangs in the air throws the last light back. Default 1.25. */
  readonly night?: number;
  /** How far dark and bright of a closed ceiling lie apart. */
  readonly relief: number;
  /** How much of the sky's own colour its grey takes on by day, 0 … 1. Default 0.34. */
  readonly hue?: number;
  /** Share of a low sun that finds its way under or through it. Default 0. */
  readonly through?: number;
}

const GREY: Rgb = [0.95, 1, 1.05];
const OPEN = { wet: 0, snow: 0, wind: 0.2, murk: 0, lamps: 0 };

const CLOSED: Readonly<Record<Exclude<Weather, "clear" | "wind">, Sky>> = {
  overcast: {
    ...OPEN,
    veil: 1,
    sun: 0.13,
    fill: 1.42,
    low: 1,
    high: 0.74,
    tint: GREY,
    haze: 1.25,
    exposure: 0.98,
    relief: 0.5,
    murk: 0.2,
  },
  rain: {
    ...OPEN,
    veil: 1,
    wet: 0.85,
    wind: 0.4,
    murk: 0.5,
    sun: 0.1,
    fill: 1.2,
    low: 0.72,
    high: 0.44,
    tint: [0.91, 1, 1.1],
    haze: 2.6,
    exposure: 1,
    lamps: 0.3,
    relief: 0.6,
  },
  storm: {
    veil: 1,
    wet: 1,
    snow: 0,
    wind: 1,
    murk: 0.55,
    sun: 0.11,
    fill: 0.82,
    low: 0.5,
    high: 0.2,
    tint: [0.84, 1, 1.12],
    haze: 2.6,
    exposure: 0.92,
    lamps: 0.6,
    relief: 1.15,
  },
  snow: {
    ...OPEN,
    veil: 1,
    snow: 1,
    wind: 0.3,
    murk: 0.72,
    sun: 0.12,
    fill: 1.22,
    low: 0.95,
    high: 0.78,
    tint: [0.96, 1, 1.07],
    haze: 3.4,
    exposure: 0.9,
    lamps: 0.15,
    relief: 0.2,
  },
  fog: {
    ...OPEN,
    veil: 1,
    wet: 0.15,
    wind: 0.12,
    murk: 0.9,
    sun: 0.22,
    fill: 1.3,
    low: 0.84,
    high: 0.74,
    night: 2.1,
    tint: [0.99, 1, 1.01],
    hue: 0.08,
    through: 0.6,
    haze: 7,
    exposure: 0.92,
    lamps: 0.2,
    relief: 0.06,
  },
};

const CALM: Air = { veil: 0, wet: 0, snow: 0, wind: 0.2, murk: 0 };

export type HourInWeather = HourLight & Air & { readonly relief: number };

export function inWeather(hour: HourLight, weather: Weather): HourInWeather {
  switch (weather) {
    case "clear":
      return { ...hour, ...CALM, relief: 1 };
    case "wind":
      return { ...hour, ...CALM, wind: 0.85, clouds: Math.min(0.72, hour.clouds + 0.14), relief: 1 };
    case "overcast":
    case "rain":
    case "storm":
    case "snow":
    case "fog":
      return closed(hour, CLOSED[weather]);
  }
}

const HUE = 0.34;

/** A ceiling from side to side: grey of the hour's own lightness, still a little of its colour. */
function closed(hour: HourLight, sky: Sky): HourInWeather {
  const base = level(hour.horizon) * 0.62 + level(hour.zenith) * 0.55;
  const tone = mixed(hour.horizon, hour.fill, 0.5);
  const hue = hour.phase === "day" ? (sky.hue ?? HUE) : HUE;
  const through = hour.phase === "dawn" || hour.phase === "golden hour" ? (sky.through ?? 0) : 0;
  const part = (closed: number, open: number): number => closed + (open - closed) * through;
  const grey = (lightness: number): Rgb => {
    const plain = base * lightness;
    const channel = (i: 0 | 1 | 2): number => plain * sky.tint[i] * (1 - hue + (hue * tone[i]) / level(tone));
    return [channel(0), channel(1), channel(2)];
  };
  const day = hour.phase === "night" ? (sky.night ?? 1.25) : 1;
  return {
    ...hour,
    key: mixed(hour.key, [1, 1, 1], part(0.62, 0)),
    keyStrength: hour.keyStrength * part(sky.sun, 1),
    zenith: mixed(grey(sky.high * day), hour.zenith, through),
    horizon: mixed(grey(sky.low * day), hour.horizon, through),
    glow: scaled(mixed(hour.glow, hour.horizon, part(0.6, 0)), part(0.16, 1) * sky.low),
    fill: mixed(hour.fill, scaled(sky.tint, level(hour.fill)), 1 - hue * 1.12),
    bounce: mixed(hour.bounce, scaled(sky.tint, level(hour.bounce)), 0.5),
    fillStrength: hour.fillStrength * part(sky.fill, 0.7),
    cloudLit: grey(sky.low * 1.22 * day),
    cloudShade: grey(sky.low * (1 - 0.62 * Math.min(1.3, sky.relief)) * day),
    clouds: part(0.95, hour.clouds),
    haze: hour.haze * sky.haze,
    exposure: hour.exposure * sky.exposure,
    lamps: Math.max(hour.lamps, sky.lamps),
    disc: hour.disc * through * 0.4,
    reflector: hour.reflector * 0.5,
    veil: sky.veil * (1 - through),
    wet: sky.wet,
    snow: sky.snow,
    wind: sky.wind,
    murk: sky.murk,
    relief: part(sky.relief, 1),
  };
}

function level([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const channel = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  return [channel(0), channel(1), channel(2)];
}

export function scaled([red, green, blue]: Rgb, by: number): Rgb {
  return [red * by, green * by, blue * by];
}

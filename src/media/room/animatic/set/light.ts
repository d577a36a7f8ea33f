/** The light of a picture: where it comes from and what it is like, by hour, weather, place and lighting. */

import { Vector3 } from "three";
import { isIndoors, type FromText } from "../../../../core/staging";
import type { Chance } from "../../../../core/chance";
import { HOURS, type Daylight, type HourLight, type Phase } from "./hours";
import { SCHEMES } from "./lighting";
import { inWeather, scaled, type Air, type HourInWeather } from "./weather-light";

export interface Light extends Daylight, Air {
  /** From the scene towards the sun or the moon; one unit long. The camera looks along -z. */
  readonly direction: Vector3;
  /** How far dark and bright parts of the clouds lie apart; 1 under a clear sky. */
  readonly relief: number;
}

/** Through a side window the sun must come steeply enough to fall on the floor. Degrees. */
const INDOORS = {
  azimuth: [64, 84],
  elevation: { dawn: [19, 24], day: [31, 38], "golden hour": [19, 25], dusk: [20, 24], night: [28, 34] },
} as const;

type Asked = Pick<FromText, "hour" | "place" | "weather" | "lighting">;

/** The light of a staging. The seed sets its side and exact height. */
export function lightOf(asked: Asked, chance: Chance): Light {
  const { place, lighting } = asked;
  const underRoof = isIndoors(place);
  const { elevation, azimuth, ...hour } = inPlace(asked, inWeather(HOURS[asked.hour], asked.weather));
  const scheme = SCHEMES[lighting];
  const side = chance.pick([-1, 1]);
  const [from, to] = azimuthOf(asked, azimuth);
  const around = (chance.between(from, to) * side * Math.PI) / 180;
  const [low, high] = elevationOf(asked, hour.phase, elevation);
  const height = (chance.between(low, high) * Math.PI) / 180;
  const flat = Math.cos(height);
  const lamps = lighting === "practical" ? 1 : hour.lamps * scheme.practicals;
  // An eye that has come indoors, or between houses, has grown used to it.
  const used = (1 + (underRoof ? 0.55 : place === "street" ? 0.3 : 0) * (1 - hour.lamps)) * opened(asked, hour.phase);
  // A silhouette stands before a bright ground; at night that has to be made.
  const bright = lighting === "silhouette" ? Math.max(0.9, 0.42 / Math.max(...hour.horizon)) : scheme.sky;
  const moon = byMoon(asked, hour.phase, hour.snow);
  return {
    ...hour,
    lamps,
    exposure: hour.exposure * used * scheme.exposure,
    // Through one window the sun is the only lamp; outside it shares with the whole sky.
    keyStrength: hour.keyStrength * (underRoof ? 1.7 : 1) * scheme.sun * moon,
    fillStrength: hour.fillStrength * scheme.fill * moon,
    reflector: hour.reflector * (underRoof ? 0.35 : 1) * scheme.reflector,
    zenith: scaled(hour.zenith, scheme.sky),
    horizon: scaled(hour.horizon, bright),
    glow: scaled(hour.glow, lighting === "silhouette" ? 0.6 : scheme.sky),
    cloudLit: scaled(hour.cloudLit, scheme.sky),
    cloudShade: scaled(hour.cloudShade, scheme.sky),
    // Tar after dark is wet in every film, that the lights may lie in it.
    wet: place === "street" && hour.lamps > 0.5 ? Math.max(hour.wet, 0.6) : hour.wet,
    direction: new Vector3(Math.sin(around) * flat, Math.sin(height), -Math.cos(around) * flat),
  };
}

/**
 * Snow and sand throw so much of the moon back that they would be grey as at dusk, and over roofs and tar the lamps are to
 * be what shines. The reflector stays, and with it the face.
 */
function byMoon({ place }: Asked, phase: Phase, snow: number): number {
  if (phase !== "night") return 1;
  const lies = 1 - 0.5 * snow;
  switch (place) {
    case "mountains":
      return 0.42;
    case "desert":
    case "skyline":
      return 0.48 * lies;
    case "street":
      return 0.8 * lies;
    case "sea":
    case "field":
    case "forest":
      return lies;
    case "living-room":
    case "office":
    case "studio":
      return 1;
  }
}

/** In the mountains fog lies in the valleys: over it one crest stands behind another. */
function inPlace({ place, weather }: Asked, hour: HourInWeather): HourInWeather {
  if (place !== "mountains" || weather !== "fog") return hour;
  return { ...hour, haze: hour.haze * 0.035, murk: 0.35 };
}

/** In a wood hardly any sky is seen: the lens opens. Among lit windows and over snow it closes, that a night stays one. */
function opened({ place }: Asked, phase: Phase): number {
  const isNight = phase === "night";
  if (isNight && (place === "skyline" || place === "mountains")) return 0.72;
  if (isNight && place === "street") return 0.82;
  if (place !== "forest") return 1;
  return isNight ? 1.2 : phase === "dusk" ? 1.3 : 1.15;
}

function azimuthOf({ place, lighting }: Asked, hour: HourLight["azimuth"]): readonly [number, number] {
  if (isIndoors(place)) return INDOORS.azimuth;
  if (lighting === "backlit" || lighting === "silhouette") return [6, 15];
  // Over mist a low sun comes from one side, that every crest has a light and a dark flank.
  if (place === "mountains" && hour[1] < 50) return [46, 68];
  return place === "sea" && hour[1] < 50 ? [8, 24] : hour;
}

function elevationOf(
  { place, lighting }: Asked,
  phase: Phase,
  hour: HourLight["elevation"],
): readonly [number, number] {
  if (isIndoors(place)) return INDOORS.elevation[phase];
  if (lighting === "backlit" || lighting === "silhouette") return [Math.min(14, hour[0]), Math.min(19, hour[1])];
  // The lowest sun does not come over the crests.
  if (place === "mountains" && hour[0] < 9) return [10, 14];
  return place === "street" && phase === "day" ? [54, 64] : hour;
}

/** Most of what murky air may take from the subject: 1 - exp(-0.4²) is about a seventh. */
const HAZE_AT_SUBJECT = 0.4;

/**
 * FogExp2 density with the subject `distance` metres away. In murk the air is as thick as it can be with the subject still
 * to be seen; clear air is what it is.
 */
export function hazeAt(light: Light, distance: number): number {
  if (light.murk < 0.4) return light.haze;
  const thick = (HAZE_AT_SUBJECT * light.murk) / Math.max(5, distance);
  return light.murk > 0.8 ? Math.min(0.08, thick) : Math.min(light.haze, thick * 1.2);
}

/** The air of open country: it hides the distance layer by layer, in the colour of the sky right behind. */

import { Color } from "three";
import type { Kit } from "./kit";
import type { Told } from "./pass";
import { SKY_GLSL } from "./sky";

/** Share of the light's haze that open country keeps on a clear day: its layers stand hundreds of metres apart. */
const CLEAR = 0.34;

/** How a place holds the air: under trees it is thick, and green. */
export interface Held {
  /** Of the usual thickness. Default 1. */
  readonly share?: number;
  /** What the sky's colour is multiplied by. Default white. */
  readonly tint?: Color;
}

/** What `AIR_GLSL` reads. Fog hides as fog does, with the square of the way; clear air hides in proportion to it. */
export function airOf({ light, sky, staging }: Kit, { share = 1, tint = new Color(1, 1, 1) }: Held = {}): Told {
  const isFog = staging.weather === "fog";
  return {
    skyMap: { value: sky.map },
    airDensity: { value: light.haze * share * (isFog ? 1 : CLEAR) },
    airTint: { value: tint },
    airPower: { value: isFog ? 2 : 1.1 },
  };
}

/** GLSL: what the air over `way` (from the eye to a place `height` metres up) adds; alpha is how much it hides. */
export const AIR_GLSL = /* glsl */ `
  ${SKY_GLSL}
  uniform float airDensity;
  uniform float airPower;
  uniform vec3 airTint;
  vec4 airOver(vec3 way, float height) {
    float away = length(way);
    // It lies in the valleys: what stands high is seen through less of it.
    float thin = 0.4 + 0.6 * exp(-max(height, 0.0) / 60.0);
    float hidden = 1.0 - exp(-pow(away * airDensity, airPower) * thin);
    // What skyAt gives one degree over the horizon, for the price of one arc.
    vec3 low = texture2D(skyMap, vec2(atan(way.x, -way.z) / 3.14159265 + 0.5, 0.1129)).rgb;
    return vec4(airTint * low, min(hidden, 0.97));
  }
`;

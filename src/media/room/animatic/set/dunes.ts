/** Dunes: long on the side of the wind, steep behind a crest as sharp as a knife, and the ripples on their sand. */

import type { DataTexture } from "three";
import { smoothstep } from "../pace";
import type { Height } from "./land";
import { fractal, noise } from "./noise";
import { slopesOf } from "./slopes";

/** Share of a dune's length that faces the wind. */
const WINDWARD = 0.72;

/**
 * Waves of sand, each crest bending along its own line.
 * @param heading radians; 0 sends the crests straight across the view.
 * @param long metres from crest to crest.
 */
export function dunes(seed: number, heading: number, long: number, high: number): Height {
  const [across, along] = [Math.sin(heading), Math.cos(heading)];
  return (x, z) => {
    const bend = (fractal(x * 0.011 + 40, z * 0.011 + 40, 2, seed) - 0.5) * 2.6;
    const phase = (x * across - z * along) / long + bend + (noise(x * 0.05 + 9, z * 0.05, seed + 1) - 0.5) * 0.16;
    const within = phase - Math.floor(phase);
    const climb = within / WINDWARD;
    const rise =
      within < WINDWARD ? climb * climb * (1.7 - 0.7 * climb) : 1 - slipFace((within - WINDWARD) / (1 - WINDWARD));
    // Crests run out and begin again elsewhere.
    return high * rise * (0.28 + 0.95 * noise(x * 0.013 + 3, z * 0.017 + 8, seed + 2));
  };
}

/** Steepest just behind the crest, as sand that has slid. */
function slipFace(s: number): number {
  return 1 - (1 - s) ** 1.6;
}

/** Ripples across the wind that join and part: their slopes, a few metres of them. */
export function rippleSlopes(seed: number): DataTexture {
  const height = (u: number, v: number): number => {
    const bend = fractal(u * 3, v * 3, 3, seed, 3) * 2.2 + fractal(u * 9, v * 9, 2, seed + 5, 9) * 0.5;
    const wave = Math.sin((v * 17 + bend) * Math.PI * 2);
    const strength = smoothstep(0.25, 0.6, fractal(u * 4 + 2, v * 4 + 2, 2, seed + 9, 4));
    return (wave + 0.25 * Math.sin((v * 34 + bend * 2 + 0.8) * Math.PI * 2)) * (0.35 + 0.65 * strength) * 0.012;
  };
  return slopesOf(256, height, [9, 9]);
}

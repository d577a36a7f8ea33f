/** Pictures that are known to the last pixel: a wall that a camera pans over, and plain ones, each a frame as a decoder gives it. */

import { planesOf, type Planes } from "../src/media/room/continuity/planes";
import type { Yuv } from "./bench/continuity-faults";
import { decodedFrame } from "./bench/continuity-footage";

/** Of a take, where a test does not say. */
export const FRAMES = 30;
/** Of every picture, in pixels. */
export const [WIDTH, HEIGHT] = [320, 180];

interface Look {
  /** Pixels a frame. */
  readonly pan?: number;
  readonly light?: number;
  readonly blue?: number;
  readonly seed?: number;
}

/** A wall of soft bumps of many sizes that the camera pans over, with a little grain. */
export function aTake({ pan = 1.5, light = 0, blue = 0, seed = 1 }: Look = {}, frames = FRAMES): Yuv[] {
  return Array.from({ length: frames }, (_, at) => aFrame(pan * at, light, blue * at, seed, at));
}

export function aFrame(shift: number, light: number, blue: number, seed: number, grain: number): Yuv {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = x + shift + 37 * seed;
      const wall =
        Math.sin(at / (22 + seed)) * Math.cos(y / (18 - seed)) * 30 +
        Math.sin(at / (6 + seed) + y / 11) * Math.sin(y / (4 + seed)) * 20 +
        Math.sin(at / (2.9 + seed / 5) - y / (4.5 - seed / 5)) * 14;
      bytes[y * WIDTH + x] = 118 + light + wall + (((x * 7919 + y * 104729 + grain * 15485863) % 17) - 8) / 8;
    }
  }
  bytes.fill(128 + Math.round(blue), WIDTH * HEIGHT, WIDTH * HEIGHT * 1.25);
  return { width: WIDTH, height: HEIGHT, bytes };
}

/** `grain`: peak to peak, in code values. */
export function plainFrame(level: number, grain: number, seed: number): Yuv {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  let state = seed * 7919;
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    state = (state * 48271) % 2147483647;
    bytes[at] = Math.round(level + grain * (state / 2147483647 - 0.5));
  }
  return { width: WIDTH, height: HEIGHT, bytes };
}

export function planes(frame: Yuv | undefined): Planes {
  if (frame === undefined) throw new Error("there is no such frame");
  return planesOf(decodedFrame(frame));
}

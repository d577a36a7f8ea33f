/** Which frame of a film a picture is, beside what ffmpeg decodes. */

import { execFileSync } from "node:child_process";
import { decode, type DecodedPng } from "fast-png";
import type { FrameSize } from "../src/core/sequence";

/** All frames of that film, as they are shown one after the other: RGB. `film`: its path, or its bytes. */
export function decodedFrames(film: string | Uint8Array, { width, height }: FrameSize): readonly Buffer[] {
  const [from, input] = typeof film === "string" ? [film, ""] : ["pipe:0", film];
  const how = "-fps_mode passthrough -f rawvideo -pix_fmt rgb24 -".split(" ");
  const all = execFileSync("ffmpeg", ["-v", "error", "-i", from, ...how], { input, maxBuffer: 2e9 });
  const length = width * height * 3;
  return Array.from({ length: all.length / length }, (_, at) => all.subarray(at * length, (at + 1) * length));
}

/** In code values, of every seventh one: enough to tell frames apart. */
export function meanDifference({ data, channels }: Pick<DecodedPng, "data" | "channels">, rgb: Buffer): number {
  let sum = 0;
  for (let at = 0; at < rgb.length; at += 7) {
    sum += Math.abs((data[Math.floor(at / 3) * channels + (at % 3)] ?? 0) - (rgb[at] ?? 0));
  }
  return (sum * 7) / rgb.length;
}

/**
 * The number of the frame that the PNG is. `within`: how far off the two decoders may be, in code values, on the mean;
 * neighbours are further away.
 */
export function whichOf(frames: readonly Buffer[], png: Uint8Array, within = 3): number {
  const picture = decode(png);
  const away = frames.map((frame) => meanDifference(picture, frame));
  const nearest = Math.min(...away);
  expect(nearest).toBeLessThan(within);
  return away.indexOf(nearest);
}

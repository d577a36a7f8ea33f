/** Footage as the frames that a take's examination gets, and where its own cuts are. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { DecodedFrame } from "../../src/media/room/continuity/planes";
import labels from "../continuity-footage.json";
import type { Yuv } from "./continuity-faults";

const run = promisify(execFile);

export interface Footage {
  readonly name: string;
  readonly file: string;
  readonly frames: readonly Yuv[];
  /** First frames of its shots, the first one 0. */
  readonly shots: readonly number[];
}

/** Columns that footage is decoded to: twice the working size, so that detail is measured on more than it. */
const WIDTH = 640;

/** By name; empty without the footage. @throws Error when ffmpeg cannot decode it. */
export async function readFootage(folder: string): Promise<readonly Footage[]> {
  const all: Footage[] = [];
  for (const [name, cuts] of Object.entries(labels.cuts)) {
    const file = path.join(folder, name);
    if (existsSync(file)) all.push({ name, file, frames: await framesOf(file), shots: [0, ...cuts] });
  }
  return all;
}

/** Each frame of the file once, however long it is shown. */
async function framesOf(file: string): Promise<readonly Yuv[]> {
  const size = ["-v", "error", "-select_streams", "v", "-show_entries", "stream=width,height", "-of", "csv=p=0", file];
  const [width, height] = (await run("ffprobe", size)).stdout.trim().split(",").map(Number);
  if (width === undefined || height === undefined) throw new Error(`ffprobe gave no size of ${file}`);
  const rows = 2 * Math.round((WIDTH * height) / width / 2);
  const { stdout } = await run(
    "ffmpeg",
    ["-v", "fatal", "-i", file, "-fps_mode", "passthrough", "-vf", `scale=${WIDTH}:${rows}:flags=area`].concat([
      "-pix_fmt",
      "yuv420p",
      "-f",
      "rawvideo",
      "-",
    ]),
    { encoding: "buffer", maxBuffer: 2 ** 30 },
  );
  const bytes = (WIDTH * rows * 3) / 2;
  return Array.from({ length: Math.floor(stdout.length / bytes) }, (_, at) => ({
    width: WIDTH,
    height: rows,
    bytes: new Uint8Array(stdout.buffer, stdout.byteOffset + at * bytes, bytes),
  }));
}

export function decodedFrame({ width, height, bytes }: Yuv): DecodedFrame {
  const chroma = { stride: width / 2, step: 1 };
  return {
    width,
    height,
    luma: { bytes, offset: 0, stride: width, step: 1 },
    cb: { bytes, offset: width * height, ...chroma },
    cr: { bytes, offset: (width * height * 5) / 4, ...chroma },
  };
}

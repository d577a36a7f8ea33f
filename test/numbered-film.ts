/**
 * Films whose every frame carries its number, made by ffmpeg, and how the number is read off a copy: twelve blocks in a
 * row, black or white, a fixed light one first and a fixed dark one last, so that a picture that is turned, mirrored or
 * moved has no number.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export const hasFfmpeg = ["ffmpeg", "ffprobe"].every((name) => spawnSync(name, ["-version"]).status === 0);

const BLOCKS = 12;
/** Where the row lies, as shares of the picture: off the middle, and clear of what a fill or a crop cuts off. */
const ROW = { left: 0.32, right: 0.68, top: 0.36, bottom: 0.48 };
/** Two patches of colour beneath it; limited range. */
const PATCH = { top: 0.54, bottom: 0.66 };
const PATCHES = [
  { left: 0.32, right: 0.48, yuv: [110, 104, 156] },
  { left: 0.52, right: 0.68, yuv: [140, 150, 108] },
] as const;

export interface Film {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly rate: string;
  /** ffmpeg's filters, after the frames are drawn: their times, their shape. */
  readonly filter?: string;
  /** Code values are drawn for BT.709 limited; `tags` alone says how they are to be read. */
  readonly tags?: { readonly matrix: string; readonly range: "tv" | "pc" } | "none";
  readonly encode?: readonly string[];
  readonly extension?: string;
  /** Degrees clockwise that players turn it by. */
  readonly rotation?: 90 | 180 | 270;
  /** Seconds of a tone beside it. */
  readonly sound?: number;
}

/** Writes it into `folder`; answers its file. */
export function makeFilm(folder: string, name: string, film: Film): string {
  const { width, height, frames, rate, filter, tags = { matrix: "bt709", range: "tv" }, encode, sound } = film;
  const file = path.join(folder, `${name}.${film.extension ?? "mp4"}`);
  const upright = film.rotation === 90 || film.rotation === 270 ? { width: height, height: width } : { width, height };
  const raw = Buffer.concat(Array.from({ length: frames }, (_, number) => drawn(upright, number)));
  const turn = { 90: "transpose=cclock", 180: "hflip,vflip", 270: "transpose=clock" };
  const filters = [film.rotation === undefined ? undefined : turn[film.rotation], filter].filter(
    (one) => one !== undefined,
  );
  const colour =
    tags === "none"
      ? []
      : `-colorspace ${tags.matrix} -color_primaries ${tags.matrix} -color_trc ${tags.matrix} -color_range ${tags.range}`.split(
          " ",
        );
  execFileSync(
    "ffmpeg",
    [
      ..."-v error -y -f rawvideo -pix_fmt yuv420p".split(" "),
      ...["-video_size", `${upright.width}x${upright.height}`, "-framerate", rate, "-i", "pipe:0"],
      ...(sound === undefined ? [] : ["-f", "lavfi", "-i", `sine=frequency=440:sample_rate=48000:duration=${sound}`]),
      ...(filters.length === 0 ? [] : ["-vf", filters.join(",")]),
      ...["-fps_mode", "passthrough"],
      // An encoder that a film names itself comes later, and wins.
      ...(sound === undefined ? [] : "-c:a aac -b:a 96k".split(" ")),
      ...(encode ?? "-c:v libx264 -preset veryfast -crf 12 -bf 3 -g 24 -video_track_timescale 90000".split(" ")),
      ...colour,
      file,
    ],
    { input: raw },
  );
  if (film.rotation !== undefined) writeFileSync(file, turnedBy(readFileSync(file), film.rotation));
  return file;
}

/** The picture's matrix is written by hand: no two versions of ffmpeg are told of a rotation in the same way. */
function turnedBy(mp4: Buffer, degrees: 90 | 180 | 270): Buffer {
  const matrix = { 90: [0, 1, -1, 0], 180: [-1, 0, 0, -1], 270: [0, -1, 1, 0] }[degrees];
  // ISO/IEC 14496-12 §8.3.2, version 0: the matrix stands 44 bytes behind the box's name, its second row 12 further on.
  const header = mp4.indexOf("tkhd", 0, "latin1");
  for (const [at, value] of matrix.entries()) {
    mp4.writeInt32BE(value * 65536, header + 44 + (at % 2) * 4 + (at >> 1) * 12);
  }
  return mp4;
}

function drawn({ width, height }: { readonly width: number; readonly height: number }, number: number): Buffer {
  const [wide, high] = [(width + 1) >> 1, (height + 1) >> 1];
  const bytes = Buffer.alloc(width * height + 2 * wide * high, 128);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      bytes[y * width + x] = 90 + (((x * 40) / width + (y * 40) / height + number * 3) % 40);
  }
  const bits = [1, ...Array.from({ length: BLOCKS - 2 }, (_, bit) => (number >> bit) & 1), 0];
  const block = ((ROW.right - ROW.left) * width) / BLOCKS;
  bits.forEach((bit, at) => {
    fill(
      bytes,
      width,
      { left: ROW.left * width + at * block, right: ROW.left * width + (at + 1) * block },
      ROW,
      height,
      bit === 1 ? 220 : 30,
    );
  });
  for (const { left, right, yuv } of PATCHES) {
    fill(bytes, width, { left: left * width, right: right * width }, PATCH, height, yuv[0]);
    for (const plane of [1, 2] as const) {
      const start = width * height + (plane - 1) * wide * high;
      fill(
        bytes.subarray(start, start + wide * high),
        wide,
        { left: left * wide, right: right * wide },
        PATCH,
        high,
        yuv[plane],
      );
    }
  }
  return bytes;
}

function fill(
  plane: Buffer,
  width: number,
  { left, right }: { readonly left: number; readonly right: number },
  { top, bottom }: { readonly top: number; readonly bottom: number },
  height: number,
  value: number,
): void {
  for (let y = Math.round(top * height); y < Math.round(bottom * height); y++) {
    plane.fill(value, y * width + Math.round(left), y * width + Math.round(right));
  }
}

/** Where the whole picture lies in a frame, in pixels; it may hang over. */
export interface Lies {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A frame in 4:2:0, limited range. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** The number that a frame carries; absent when there is none where it should be. */
export function numberIn({ width, bytes }: Frame, lies: Lies): number | undefined {
  const row = Math.round(lies.y + ((ROW.top + ROW.bottom) / 2) * lies.height);
  const block = ((ROW.right - ROW.left) * lies.width) / BLOCKS;
  const bits: number[] = [];
  for (let at = 0; at < BLOCKS; at++) {
    const luma = bytes[row * width + Math.round(lies.x + ROW.left * lies.width + (at + 0.5) * block)] ?? 125;
    if (luma > 80 && luma < 170) return undefined;
    bits.push(luma >= 170 ? 1 : 0);
  }
  if (bits[0] !== 1 || bits[BLOCKS - 1] !== 0) return undefined;
  return bits.slice(1, -1).reduce((sum, bit, at) => sum + (bit << at), 0);
}

/** Code values in the middle of the two patches. */
export function patchesIn({ width, height, bytes }: Frame, lies: Lies): readonly (readonly [number, number, number])[] {
  const [wide, high] = [width >> 1, height >> 1];
  return PATCHES.map(({ left, right }) => {
    const x = Math.round(lies.x + ((left + right) / 2) * lies.width);
    const y = Math.round(lies.y + ((PATCH.top + PATCH.bottom) / 2) * lies.height);
    const chroma = width * height + (y >> 1) * wide + (x >> 1);
    return [bytes[y * width + x] ?? 0, bytes[chroma] ?? 0, bytes[chroma + wide * high] ?? 0];
  });
}

/** As they were drawn, before any reading of tags. */
export const DRAWN_PATCHES: readonly (readonly [number, number, number])[] = PATCHES.map(({ yuv }) => yuv);

/** All frames of a file as ffmpeg decodes them, the right way up; code values as they are stored. */
export function framesOf(file: string, size: { readonly width: number; readonly height: number }): readonly Frame[] {
  const args = [
    "-v",
    "error",
    "-i",
    file,
    "-map",
    "0:v:0",
    "-fps_mode",
    "passthrough",
    "-f",
    "rawvideo",
    "-pix_fmt",
    "yuv420p",
    "-",
  ];
  const all = execFileSync("ffmpeg", args, { maxBuffer: 4e9 });
  const length = size.width * size.height + 2 * ((size.width + 1) >> 1) * ((size.height + 1) >> 1);
  if (all.length % length !== 0)
    throw new Error(`${file} has frames of another size than ${size.width}×${size.height}`);
  return Array.from({ length: all.length / length }, (_, at) => ({
    ...size,
    bytes: all.subarray(at * length, (at + 1) * length),
  }));
}

/** What ffprobe says of a file. */
export interface Probed {
  readonly stream: Readonly<Record<string, unknown>>;
  /** When each frame is shown, in seconds. */
  readonly times: readonly number[];
  /** Sizes of the sound's packets in bytes; empty where there is no sound. */
  readonly sound: readonly number[];
}

export function probed(file: string): Probed {
  const ask = (...args: readonly string[]): Record<string, unknown> => {
    const said: unknown = JSON.parse(
      execFileSync("ffprobe", ["-v", "error", "-of", "json", ...args, file], { encoding: "utf8", maxBuffer: 1e9 }),
    );
    return isRecord(said) ? said : {};
  };
  const stream: unknown = listOf(ask("-select_streams", "v:0", "-show_streams")["streams"])[0];
  const frames = listOf(ask("-select_streams", "v:0", "-show_entries", "frame=pts_time")["frames"]);
  const packets = listOf(ask("-select_streams", "a:0", "-show_entries", "packet=size")["packets"]);
  return {
    stream: isRecord(stream) ? stream : {},
    times: frames.map((frame) => Number(isRecord(frame) ? frame["pts_time"] : NaN)),
    sound: packets.map((packet) => Number(isRecord(packet) ? packet["size"] : NaN)),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A file as the media room pulls it. */
export function fileOf(file: string): { readonly size: number; read(start: number, end: number): Promise<Uint8Array> } {
  const bytes = readFileSync(file);
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

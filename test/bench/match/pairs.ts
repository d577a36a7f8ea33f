/** Pairs of real frames: the same frame a little off, the same shot seconds apart, another shot of the scene. By a rule, none by hand. */

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Picture } from "../../../src/media/room/drawing";

const run = promisify(execFile);

interface Shot {
  readonly file: string;
  /** Seconds in the file. */
  readonly start: number;
  readonly end: number;
}

/** The cuts of tears-of-steel.mp4, found once with `ffmpeg -vf select='gt(scene,0.1)'`; the other two have none. */
const TOWER: readonly Shot[] = [
  [0, 2.16],
  [2.17, 5.08],
  [5.13, 6.45],
  [6.59, 9.2],
  [9.21, 12.87],
].map(([start = 0, end = 0]) => ({ file: "tears-of-steel.mp4", start, end }));
const LAB: Shot = { file: "tears-of-steel.mp4", start: 12.88, end: 29.78 };
const LAB_AFTER: Shot = { file: "tears-of-steel.mp4", start: 29.8, end: 29.95 };
const BOTTLES: Shot = { file: "bottles.mp4", start: 0, end: 7.9 };
const PERSON: Shot = { file: "person.mp4", start: 0, end: 9.8 };
const SHOTS = [...TOWER, LAB, BOTTLES, PERSON];

export interface Moment {
  readonly file: string;
  /** Seconds. */
  readonly at: number;
}

/** The two that meet, and what lies behind them, away from the cut: up to two more of each shot, the nearer first. */
export interface MomentPair {
  readonly reference: Moment;
  readonly take: Moment;
  readonly behind: { readonly reference: readonly Moment[]; readonly take: readonly Moment[] };
}

/** Each shot's middle, and the long ones every 1.7 s. */
export function oneEach(): readonly Moment[] {
  return SHOTS.flatMap(({ file, start, end }) => spread(start, end, 1.7).map((at) => ({ file, at })));
}

/** Two seconds apart, or as far as a shorter shot goes; every second anew. */
export function secondsApart(): readonly MomentPair[] {
  return SHOTS.flatMap(({ file, start, end }) => {
    const apart = Math.min(2, (end - start) * 0.6);
    const shot = { file, start, end };
    return spread(start, end - apart, 1).map((at) => meeting([shot, at], [shot, at + apart]));
  });
}

/** As if the reference's shot ended there and the take's began: half a second and a second away from the cut. */
function meeting([one, from]: readonly [Shot, number], [other, to]: readonly [Shot, number]): MomentPair {
  const away = [0.5, 1];
  return {
    reference: { file: one.file, at: from },
    take: { file: other.file, at: to },
    behind: {
      reference: away.map((by) => ({ file: one.file, at: from - by })).filter(({ at }) => at >= one.start),
      take: away.map((by) => ({ file: other.file, at: to + by })).filter(({ at }) => at <= other.end),
    },
  };
}

/** Every shot of a scene against every other of it, from their middles; the long one of the lab from four places. */
export function otherShots(): readonly MomentPair[] {
  const middle = ({ start, end }: Shot): number => (start + end) / 2;
  const tower = TOWER.flatMap((one) =>
    TOWER.filter((other) => other !== one).map((other) => meeting([one, middle(one)], [other, middle(other)])),
  );
  const after = [LAB_AFTER, middle(LAB_AFTER)] as const;
  const lab = spread(LAB.start, LAB.end, 5).flatMap((at) => [meeting([LAB, at], after), meeting(after, [LAB, at])]);
  return [...tower, ...lab];
}

function spread(start: number, end: number, every: number): readonly number[] {
  const count = Math.max(1, Math.floor((end - start) / every));
  return Array.from({ length: count }, (_, index) => start + ((index + 0.5) * (end - start)) / count);
}

/** At the file's own size. @throws when ffmpeg is not there. */
export async function frameAt(footage: string, { file, at }: Moment): Promise<Picture> {
  const source = path.join(footage, file);
  const asked = [
    "-v",
    "error",
    "-select_streams",
    "v:0",
    "-show_entries",
    "stream=width,height",
    "-of",
    "csv=p=0",
    source,
  ];
  const [width = 0, height = 0] = (await run("ffprobe", asked)).stdout.trim().split(",").map(Number);
  const made = await run(
    "ffmpeg",
    ["-v", "error", "-ss", at.toFixed(3), "-i", source, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgba", "-"],
    { encoding: "buffer", maxBuffer: 1 << 26 },
  );
  if (made.stdout.length !== width * height * 4) throw new Error(`${file} has no frame at ${at} s`);
  return { width, height, rgba: new Uint8ClampedArray(made.stdout) };
}

/** Pixels. */
const SHIFT = { x: 5, y: 3 } as const;
/** Of the picture. */
const NEW_CONTENT = 0.1;
/** Standard deviation in code values. */
const NOISE = 4;

/** The same frame as an engine gives it back: a few pixels off, with noise, and a tenth of it something else. */
export function seenAgain({ width, height, rgba }: Picture, other: Picture, seed: number): Picture {
  const out = new Uint8ClampedArray(rgba.length);
  const random = generator(seed);
  const [wide, high] = [Math.round(width * Math.sqrt(NEW_CONTENT)), Math.round(height * Math.sqrt(NEW_CONTENT))];
  const [left, top] = [Math.floor(random() * (width - wide)), Math.floor(random() * (height - high))];
  const at = (x: number, y: number, picture: Picture): number =>
    (Math.min(picture.height - 1, Math.max(0, y)) * picture.width + Math.min(picture.width - 1, Math.max(0, x))) * 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isNew = x >= left && x < left + wide && y >= top && y < top + high;
      const from = isNew ? at(x - left, y - top, other) : at(x - SHIFT.x, y - SHIFT.y, { width, height, rgba });
      const source = isNew ? other.rgba : rgba;
      for (let channel = 0; channel < 3; channel++) {
        const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
        out[(y * width + x) * 4 + channel] = (source[from + channel] ?? 0) + NOISE * normal;
      }
      out[(y * width + x) * 4 + 3] = 255;
    }
  }
  return { width, height, rgba: out };
}

/** Mulberry32: the same numbers, 0 to 1, for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

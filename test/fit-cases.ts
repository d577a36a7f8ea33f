/** Films that do not fit, what they are to fit, and what ffprobe and ffmpeg must find in the copy, frame for frame. */

import { writeFileSync } from "node:fs";
import path from "node:path";
import { copyPlanOf, PLAIN_FIT, soundOf, type FitSequence, type FitWishes } from "../src/core/fit";
import { framesPerSecond, frameRateOf } from "../src/core/time";
import type { MediaRoom } from "../src/media/client";
import {
  DRAWN_PATCHES,
  fileOf,
  framesOf,
  makeFilm,
  numberIn,
  patchesIn,
  probed,
  type Film,
  type Frame,
  type Lies,
  type Probed,
} from "./numbered-film";
import { Written } from "./written";

interface FitCase {
  readonly name: string;
  readonly film: Film;
  readonly sequence: FitSequence;
  readonly wishes?: Partial<FitWishes>;
  /** Where the whole picture lies in the copy, by hand. */
  readonly lies: Lies;
  readonly sound?: "copied" | "left-out";
}

const HD = { width: 640, height: 360 };
const WHOLE: Lies = { x: 0, y: 0, ...HD };
const plain = { ...HD, frames: 40, rate: "24" };

function into(fps: number, size = HD, pixelAspect?: FitSequence["pixelAspect"]): FitSequence {
  return { rate: frameRateOf(fps), size, fields: "progressive", ...(pixelAspect === undefined ? {} : { pixelAspect }) };
}

export const FIT_CASES: readonly FitCase[] = [
  { name: "24 frames a second in 25, each once", film: plain, sequence: into(25), lies: WHOLE },
  {
    name: "23.976 in 24, each once, with sound",
    film: { ...plain, rate: "24000/1001", sound: 1.7 },
    sequence: into(24),
    lies: WHOLE,
    sound: "copied",
  },
  { name: "30 in 24: frames are dropped", film: { ...plain, rate: "30", frames: 61 }, sequence: into(24), lies: WHOLE },
  { name: "24 in 29.97: frames are repeated", film: plain, sequence: into(29.97), lies: WHOLE },
  { name: "60 in 25, 37 frames", film: { ...plain, rate: "60", frames: 37 }, sequence: into(25), lies: WHOLE },
  {
    name: "no steady rate, with sound, in 25",
    // Frames jitter by up to 16 ms, and a second is missing after every twenty.
    film: { ...plain, filter: "setpts=(N/30+floor(N/20)*1+mod(N*7\\,5)*0.004)/TB", sound: 3 },
    sequence: into(25),
    lies: WHOLE,
    sound: "copied",
  },
  {
    name: "times rounded to milliseconds, odd edges, VP9 with Opus, in 29.97",
    film: {
      width: 427,
      height: 239,
      frames: 45,
      rate: "30",
      extension: "webm",
      sound: 1.5,
      encode: "-c:v libvpx-vp9 -b:v 3M -deadline realtime -cpu-used 8 -c:a libopus".split(" "),
    },
    sequence: into(29.97),
    wishes: { scale: "fit" },
    // 427 × 239 is 640 × 358.2 in 640 × 360; even, 358.
    lies: { x: 0, y: 0, width: 640, height: 358 },
    sound: "left-out",
  },
  {
    name: "4:3 fills 16:9, the upper part stays",
    film: { ...plain, width: 640, height: 480 },
    sequence: into(24),
    wishes: { anchor: { x: 0.5, y: 0.25 } },
    lies: { x: 0, y: -30, width: 640, height: 480 },
  },
  {
    name: "scope fits into 16:9 with bars, smaller into larger",
    film: { ...plain, width: 480, height: 200 },
    sequence: into(24),
    wishes: { scale: "fit" },
    // 640 × 266.7; even, 266; bars of 47, even, 48 above.
    lies: { x: 0, y: 46, width: 640, height: 266 },
  },
  {
    name: "1280 × 720 cropped to 640 × 360 at the middle, nothing scaled",
    film: { ...plain, width: 1280, height: 720, frames: 20 },
    sequence: into(24),
    wishes: { scale: "crop" },
    lies: { x: -320, y: -180, width: 1280, height: 720 },
  },
  {
    name: "held upright: turned by 90°, with bars",
    film: { ...plain, rotation: 90 },
    sequence: into(24),
    wishes: { scale: "fit" },
    // 360 × 640 becomes 202.5 × 360; even, 202.
    lies: { x: 218, y: 0, width: 202, height: 360 },
  },
  {
    name: "upside down, BT.601 in full range, in 25",
    film: { ...plain, rotation: 180, rate: "25", tags: { matrix: "smpte170m", range: "pc" } },
    sequence: into(25),
    lies: WHOLE,
  },
  {
    name: "pixels of 4:3, turned by 270°",
    film: { ...plain, width: 480, height: 360, rotation: 270, filter: "setsar=4/3" },
    sequence: into(24, { width: 360, height: 640 }),
    lies: { x: 0, y: 0, width: 360, height: 640 },
  },
  {
    name: "square pixels into pixels of 4:3",
    film: plain,
    sequence: into(24, { width: 480, height: 360 }, { numerator: 4, denominator: 3 }),
    lies: { x: 0, y: 0, width: 480, height: 360 },
  },
  { name: "one frame, without tags", film: { ...plain, frames: 1, tags: "none" }, sequence: into(24), lies: WHOLE },
];

export interface Checked {
  readonly frames: number;
  /** What ffprobe or ffmpeg found otherwise than it should be, in words; empty when all is right. */
  readonly wrong: readonly string[];
}

/** Makes the film, has the room read and copy it, and holds the copy against ffprobe and ffmpeg. */
export async function checkFit(room: MediaRoom, folder: string, number: number, one: FitCase): Promise<Checked> {
  const original = makeFilm(folder, `film-${number}`, one.film);
  const file = fileOf(original);
  const report = await room.probe(file);
  if (report.kind !== "video") return { frames: 0, wrong: [`the room reads ${report.kind}`] };
  const plan = copyPlanOf(report, one.sequence, { ...PLAIN_FIT, ...one.wishes });
  const out = new Written();
  const said = await room.copy(file, plan, { out });
  const copy = path.join(folder, `copy-${number}.mp4`);
  writeFileSync(copy, out.bytes);

  const [was, is] = [probed(original), probed(copy)];
  const numbers = framesShownBy(was.times, report.seconds, framesPerSecond(plan.rate), plan.pace === "each-once");
  const frames = framesOf(copy, plan.size);
  const wrong = [...streamFaults(is, one.sequence, frames.length), ...timeFaults(is.times, framesPerSecond(plan.rate))];
  if (frames.length !== numbers.length) wrong.push(`${frames.length} frames for ${numbers.length}`);
  if (said.frames !== frames.length) wrong.push(`the room said ${said.frames} frames`);
  for (const [at, frame] of frames.entries()) {
    const seen = numberIn(frame, one.lies);
    if (seen !== numbers[at]) wrong.push(`frame ${at} shows ${seen ?? "nothing"}, not ${numbers[at] ?? "nothing"}`);
  }
  const first = frames[0];
  if (first !== undefined) wrong.push(...colourFaults(first, one), ...barFaults(first, one));
  const sound = soundOf(report, plan);
  if (sound.kind !== (one.sound ?? "none") || said.sound !== sound.kind) wrong.push(`its sound is ${said.sound}`);
  if (one.sound === "copied" && is.sound.join() !== was.sound.join()) wrong.push("its sound has other packets");
  if (one.sound !== "copied" && is.sound.length > 0) wrong.push("it has sound");
  return { frames: frames.length, wrong };
}

/** By ffprobe's times: the last frame that begins before a copy's frame is half over, or half of the film's own usual one. */
export function framesShownBy(
  times: readonly number[],
  seconds: number,
  fps: number,
  eachOnce: boolean,
): readonly number[] {
  if (eachOnce) return times.map((_, at) => at);
  const start = times[0] ?? 0;
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? Infinity;
  const slack = Math.min(usual, 1 / fps) / 2 - 1e-5;
  return Array.from({ length: Math.max(1, Math.round(seconds * fps)) }, (_, index) => {
    const shown = times.filter((time) => time - start < index / fps + slack);
    return shown.length - 1;
  });
}

export function streamFaults({ stream }: Probed, sequence: FitSequence, frames: number): string[] {
  const { numerator, denominator } = sequence.pixelAspect ?? { numerator: 1, denominator: 1 };
  const wanted: Readonly<Record<string, unknown>> = {
    codec_name: "h264",
    width: sequence.size.width,
    height: sequence.size.height,
    color_range: "tv",
    color_space: "bt709",
    color_transfer: "bt709",
    color_primaries: "bt709",
    nb_frames: String(frames),
    field_order: "progressive",
  };
  const faults = Object.entries(wanted)
    .filter(([name, value]) => stream[name] !== value)
    .map(([name, value]) => `${name} is ${String(stream[name])}, not ${String(value)}`);
  const { sample_aspect_ratio: aspect = "1:1" } = stream;
  if (aspect !== `${numerator}:${denominator}`) faults.push(`its pixels are ${JSON.stringify(aspect)}`);
  if (stream["side_data_list"] !== undefined) faults.push("it is still turned");
  return faults;
}

export function timeFaults(times: readonly number[], fps: number): string[] {
  return times.flatMap((time, at) =>
    Math.abs(time - at / fps) < 2e-6 ? [] : [`frame ${at} is shown at ${time} s, not ${at / fps} s`],
  );
}

function colourFaults(frame: Frame, { film, lies }: FitCase): string[] {
  const isFull = typeof film.tags === "object" && film.tags.range === "pc";
  const wanted = isFull ? DRAWN_PATCHES.map(fromFull601) : DRAWN_PATCHES;
  return patchesIn(frame, lies).flatMap((seen, at) =>
    seen.every((value, channel) => Math.abs(value - (wanted[at]?.[channel] ?? NaN)) <= 3)
      ? []
      : [`patch ${at} is ${seen.join("/")}, not ${wanted[at]?.map(Math.round).join("/")}`],
  );
}

/** BT.601 of 525 lines in full range to BT.709 limited: both standards' formulas, written out. */
function fromFull601([y, u, v]: readonly [number, number, number]): readonly [number, number, number] {
  const [cb, cr] = [u - 128, v - 128];
  const light = [y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb].map((code) =>
    code < 0.081 * 255 ? code / 255 / 4.5 : ((code / 255 + 0.099) / 1.099) ** (1 / 0.45),
  );
  // Through XYZ: SMPTE 170M's primaries in, BT.709's out, in the four decimals in which both are usually printed.
  const xyz = times(light, [
    [0.3935, 0.3653, 0.1917],
    [0.2124, 0.7011, 0.0866],
    [0.0187, 0.1119, 0.9585],
  ]);
  const [r = 0, g = 0, b = 0] = times(xyz, [
    [3.2406, -1.5372, -0.4986],
    [-0.9689, 1.8758, 0.0415],
    [0.0557, -0.204, 1.057],
  ]).map((value) => 255 * (value < 0.018 ? 4.5 * value : 1.099 * value ** 0.45 - 0.099));
  const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [
    16 + (luma * 219) / 255,
    128 + ((b - luma) / 1.8556) * (224 / 255),
    128 + ((r - luma) / 1.5748) * (224 / 255),
  ];
}

function times(vector: readonly number[], rows: readonly (readonly number[])[]): readonly number[] {
  return rows.map((row) => row.reduce((sum, weight, at) => sum + weight * (vector[at] ?? 0), 0));
}

/** Black where no picture is; checked in the corners, two pixels clear of the picture's edge. */
function barFaults({ width, height, bytes }: Frame, { lies }: FitCase): string[] {
  const corners = [0, width - 1].flatMap((x) => [0, height - 1].map((y) => [x, y] as const));
  return corners.flatMap(([x, y]) => {
    const isBar = x < lies.x - 2 || x > lies.x + lies.width + 2 || y < lies.y - 2 || y > lies.y + lies.height + 2;
    const luma = bytes[y * width + x] ?? 0;
    if (isBar === luma < 20) return [];
    // A bar of a pixel or two is neither.
    return lies.width < width || lies.height < height
      ? isBar
        ? [`no black at ${x}, ${y}: ${luma}`]
        : []
      : [`black at ${x}, ${y}`];
  });
}

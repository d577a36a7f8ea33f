/**
 * Colour baked into a copy, beside ffmpeg doing the same on the same machine in the same run: how fast, and how near to it
 * before anything is encoded.
 */

import { execFile, execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { PLAIN_FIT } from "../../src/core/fit";
import type { CopyPlan } from "../../src/core/fit-copy";
import { frameRateOf } from "../../src/core/time";
import type { MediaRoom } from "../../src/media/client";
import { emptyI420 } from "../../src/media/room/i420";
import { CUBE_EDGE, CUBE_LENGTH } from "../../src/media/room/fit/cube";
import { Laying } from "../../src/media/room/fit/laying";
import { BT709_LIMITED } from "../../src/media/room/fit/planes";
import { launchBrowser } from "../browser";
import { fileOf, hasFfmpeg } from "../numbered-film";
import { openRoom } from "../room-in-browser";
import { Written } from "../written";
import type { Figure } from "./figures";

const run = promisify(execFile);

const SQUARE = { numerator: 1, denominator: 1 };
const HD = { width: 1280, height: 720 };
const SECONDS = 4;
const ROUNDS = 3;
const COMPARED = 12;

const NAMES = {
  bake: "bake: 1280 × 720, speed against ffmpeg's",
  both: "bake and fit: 800 × 332 at 24 into 1280 × 720 at 30, speed",
  near: "bake: pixels within 2 code values of ffmpeg's lut3d",
} as const;

export async function bakeFigures(places: { readonly dist: string; readonly footage: string }): Promise<Figure[]> {
  if (!hasFfmpeg) return Object.values(NAMES).map((name) => ({ name, unit: "", seen: { absent: "ffmpeg" } }));
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-bake-"));
  const browser = await launchBrowser();
  try {
    const cube = grade();
    const cubeFile = path.join(folder, "grade.cube");
    await writeFile(cubeFile, cubeText(cube));
    const { scope, hd, what } = await films(folder, places.footage);
    const opened = await openRoom(browser, path.join(places.dist, "room.html"), "file");
    try {
      const lut = `lut3d=file=${cubeFile}:interp=tetrahedral`;
      const fitting = `${lut},scale=1280:-2:flags=bicubic,pad=1280:720:-1:-1,fps=30`;
      return [
        await speed(NAMES.bake, opened.room, { film: hd, what, filter: lut, plan: planAt(24), cube, folder }),
        await speed(NAMES.both, opened.room, { film: scope, what, filter: fitting, plan: planAt(30), cube, folder }),
        near(hd, cube, cubeFile),
      ];
    } finally {
      await opened.close();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

function planAt(fps: number): CopyPlan {
  const { anchor } = PLAIN_FIT;
  return { size: HD, pixelAspect: SQUARE, rate: frameRateOf(fps), pace: "as-shown", scale: "fit", anchor };
}

/**
 * Both in turn, best of each: the machine's other work must not decide a ratio. Ours from the call to the last byte that
 * came over the bridge, ffmpeg's from the start of its process to its end.
 */
async function speed(
  name: string,
  room: MediaRoom,
  {
    film,
    what,
    filter,
    plan,
    cube,
    folder,
  }: {
    readonly film: string;
    readonly what: string;
    readonly filter: string;
    readonly plan: CopyPlan;
    readonly cube: Float32Array;
    readonly folder: string;
  },
): Promise<Figure> {
  const best = { ours: 0, ffmpeg: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    let start = performance.now();
    const { frames } = await room.copy(fileOf(film), plan, { out: new Written(), cube });
    best.ours = Math.max(best.ours, (frames * 1000) / (performance.now() - start));
    start = performance.now();
    const encode = "-c:v libx264 -preset veryfast -pix_fmt yuv420p -an".split(" ");
    await run("ffmpeg", ["-v", "error", "-y", "-i", film, "-vf", filter, ...encode, path.join(folder, "ffmpeg.mp4")]);
    best.ffmpeg = Math.max(best.ffmpeg, (frames * 1000) / (performance.now() - start));
  }
  return {
    name,
    unit: "×",
    bound: { kind: "least", value: 0.7 },
    seen: { value: best.ours / best.ffmpeg },
    beside: `${best.ours.toFixed(1)} fps; ffmpeg, libx264 veryfast ${best.ffmpeg.toFixed(1)} fps; ${what}`,
  };
}

/**
 * The same planes through the room's own code and through ffmpeg. There the film is brought to RGB and back without the
 * shortcuts that swscale takes when it is not told otherwise; with them it is as far from itself as the note says.
 */
function near(film: string, cube: Float32Array, cubeFile: string): Figure {
  const read = (filter: string): Buffer =>
    execFileSync(
      "ffmpeg",
      [
        "-v",
        "error",
        "-i",
        film,
        "-vf",
        filter,
        "-frames:v",
        String(COMPARED),
        ..."-f rawvideo -pix_fmt yuv420p -".split(" "),
      ],
      { maxBuffer: 1e9 },
    );
  const lut = `lut3d=file=${cubeFile}:interp=tetrahedral`;
  const careful = [
    "scale=in_color_matrix=bt709:flags=neighbor+accurate_rnd+full_chroma_int,format=gbrp",
    lut,
    "scale=out_color_matrix=bt709:flags=area+accurate_rnd+full_chroma_inp,format=yuv420p",
  ].join(",");
  const stored = read("null");
  const colour = { matrix: "bt709", range: "limited" } as const;
  const laying = new Laying({ rotation: 0, flip: false, pixelAspect: SQUARE, colour }, planAt(24), cube);
  const length = (HD.width * HD.height * 3) / 2;
  const ours = Buffer.alloc(stored.length);
  for (let at = 0; at < stored.length; at += length) {
    const bytes = new Uint8Array(stored.subarray(at, at + length));
    ours.set(laying.layPlanes({ ...HD, bytes }, BT709_LIMITED, emptyI420(HD.width, HD.height)).bytes, at);
  }
  return {
    name: NAMES.near,
    unit: "%",
    bound: { kind: "least", value: 99.9 },
    seen: { value: 100 * pixelsWithin(ours, read(careful)) },
    beside: `ffmpeg with its default conversions is within 2 of this in ${(100 * pixelsWithin(ours, read(lut))).toFixed(2)} %`,
  };
}

/** The share of pixels whose luma and both chroma samples are at most 2 apart. */
function pixelsWithin(a: Buffer, b: Buffer): number {
  const { width, height } = HD;
  const luma = width * height;
  let within = 0;
  for (let at = 0; at < a.length; at += luma * 1.5) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const chroma = at + luma + (y >> 1) * (width >> 1) + (x >> 1);
        const apart = [at + y * width + x, chroma, chroma + luma / 4];
        if (apart.every((one) => Math.abs((a[one] ?? 0) - (b[one] ?? 255)) <= 2)) within += 1;
      }
    }
  }
  return within / ((a.length / luma / 1.5) * luma);
}

/** Real pictures where there are some; about 3 Mb/s, as engines send them. */
async function films(
  folder: string,
  footage: string,
): Promise<{ readonly scope: string; readonly hd: string; readonly what: string }> {
  const tears = path.join(footage, "tears-of-steel.mp4");
  const isThere = existsSync(tears);
  const from = isThere ? ["-ss", "4", "-i", tears] : "-f lavfi -i testsrc2=size=800x332:rate=24".split(" ");
  const [scope, hd] = [path.join(folder, "scope.mp4"), path.join(folder, "hd.mp4")];
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv".split(" ");
  const encode = [
    "-t",
    String(SECONDS),
    ..."-an -c:v libx264 -preset veryfast -crf 20 -pix_fmt yuv420p".split(" "),
    ...tags,
  ];
  const matrix = "scale=out_color_matrix=bt709:out_range=tv";
  await run("ffmpeg", ["-v", "error", "-y", ...from, "-vf", `${matrix},setsar=1`, ...encode, scope]);
  const larger = "scale=-2:720:out_color_matrix=bt709:out_range=tv,crop=1280:720,setsar=1";
  await run("ffmpeg", ["-v", "error", "-y", ...from, "-vf", larger, ...encode, hd]);
  return { scope, hd, what: isThere ? "a scene of Tears of Steel" : "a test card: no footage here" };
}

/** More colour, warm lights and cool, lifted shadows: every number of it moves. */
function grade(): Float32Array {
  const cube = new Float32Array(CUBE_LENGTH);
  const last = CUBE_EDGE - 1;
  for (let at = 0; at < CUBE_EDGE ** 3; at++) {
    const red = (at % CUBE_EDGE) / last;
    const green = (Math.floor(at / CUBE_EDGE) % CUBE_EDGE) / last;
    const blue = Math.floor(at / CUBE_EDGE ** 2) / last;
    const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const richer = [red, green, blue].map((value) => Math.min(1, Math.max(0, luma + (value - luma) * 1.15)));
    const [r = 0, g = 0, b = 0] = richer;
    cube.set([0.02 + 0.97 * r ** 0.9, 0.01 + 0.97 * g, 0.03 * (1 - luma) + 0.95 * b ** 1.1], at * 3);
  }
  return cube;
}

function cubeText(cube: Float32Array): string {
  const rows = Array.from({ length: cube.length / 3 }, (_, at) => [...cube.subarray(at * 3, at * 3 + 3)].join(" "));
  return [`LUT_3D_SIZE ${CUBE_EDGE}`, ...rows, ""].join("\n");
}

/** How fast the Animatic is, what its pipeline costs, and how true its first frame is. */

import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { encode } from "fast-png";
import type { DrawingRequest } from "../../src/core/drawing";
import { frameRateOf } from "../../src/core/time";
import type { ReadableFile } from "../../src/media/calls";
import type { BenchPart, BenchReport } from "../../src/media/results";
import { launchBrowser } from "../browser";
import { openRoom, type RoomInBrowser } from "../room-in-browser";
import type { Figure } from "./figures";

const run = promisify(execFile);

const MOVE: DrawingRequest = {
  kind: "from-frame",
  prompt: "Slow push in.",
  negative: "",
  seed: 1,
  size: { width: 1280, height: 720 },
  rate: frameRateOf(24),
  frames: 96,
  caption: false,
};
const SCENE: DrawingRequest = {
  kind: "from-text",
  prompt: "A person walks down a street at night, medium shot, slow push in",
  negative: "",
  seed: 1,
  size: { width: 640, height: 360 },
  rate: frameRateOf(24),
  frames: 48,
  caption: false,
};

export async function animaticFigures({
  dist,
  footage,
}: {
  readonly dist: string;
  readonly footage: string;
}): Promise<Figure[]> {
  const browser = await launchBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-"));
  try {
    const opened = await openRoom(browser, path.join(dist, "room.html"), "frame");
    try {
      const png = encode(testPicture(1280, 720));
      const moved = await speed("reference move, 1280 × 720", opened, MOVE, 20, inMemory(png));
      return [
        ...moved,
        await againstFfmpeg(moved[0], png, folder),
        ...(await speed("text scene, 640 × 360", opened, SCENE, 8)),
        ...(await firstFrames(opened, folder, footage)),
      ];
    } finally {
      await opened.close();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/** The three parts in turn, three rounds, best of each: the machine's other work must not decide a ratio. */
async function speed(
  name: string,
  { room }: RoomInBrowser,
  request: DrawingRequest,
  least: number,
  reference?: ReadableFile,
): Promise<Figure[]> {
  const best = new Map<BenchPart, BenchReport>();
  for (let round = 0; round < 3; round++) {
    for (const part of ["drawing", "encoding", "both"] as const) {
      const report = await room.bench(part, request, reference && { first: reference });
      const before = best.get(part);
      if (before === undefined || report.milliseconds < before.milliseconds) best.set(part, report);
    }
  }
  const perSecond = (part: BenchPart): number => {
    const report = best.get(part);
    return report === undefined ? 0 : (report.frames * 1000) / report.milliseconds;
  };
  const [drawing, encoding, both] = [perSecond("drawing"), perSecond("encoding"), perSecond("both")];
  const beside = `drawing alone ${drawing.toFixed(1)}, encoding alone ${encoding.toFixed(1)} fps`;
  return [
    { name, unit: "fps", bound: { kind: "least", value: least }, seen: { value: both }, beside },
    {
      name: `${name}: total / (drawing + encoding)`,
      unit: "×",
      bound: { kind: "most", value: 1.15 },
      seen: { value: 1 / both / (1 / drawing + 1 / encoding) },
    },
  ];
}

/** The same picture, size and length pushed in by ffmpeg and encoded by x264, best of three, in the same run. */
async function againstFfmpeg(ours: Figure | undefined, png: Uint8Array, folder: string): Promise<Figure> {
  const name = "reference move: ffmpeg's zoompan + x264 over it";
  if (ours === undefined || "absent" in ours.seen) throw new Error("The reference move was not measured.");
  if (!(await has("ffmpeg"))) return { name, unit: "×", seen: { absent: "ffmpeg" } };
  const still = path.join(folder, "still.png");
  await writeFile(still, png);
  const { frames, size } = MOVE;
  const zoom = `zoompan=z='1+0.1*on/${frames}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=${frames}:fps=24:s=${size.width}x${size.height}`;
  const film = ["-frames:v", String(frames), "-c:v", "libx264", "-pix_fmt", "yuv420p", path.join(folder, "zoomed.mp4")];
  let best = Infinity;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await run("ffmpeg", ["-v", "error", "-y", "-i", still, "-vf", zoom, ...film]);
    best = Math.min(best, performance.now() - began);
  }
  const theirs = (frames * 1000) / best;
  return {
    name,
    unit: "×",
    seen: { value: theirs / ours.seen.value },
    beside: `of its frames a second: ours ${ours.seen.value.toFixed(1)}, ffmpeg ${theirs.toFixed(1)}; above 1 ffmpeg is faster`,
  };
}

interface Source {
  readonly name: string;
  readonly png: Uint8Array;
  /** dB; film grain costs more bits than any editor's encoder spends. */
  readonly least: number;
}

/** How far the decoded first frame is from the exported one. ffmpeg decodes: an independent witness. */
async function firstFrames({ room }: RoomInBrowser, folder: string, footage: string): Promise<Figure[]> {
  if (!(await has("ffmpeg"))) return [{ name: "first frame", unit: "dB", seen: { absent: "ffmpeg" } }];
  const figures: Figure[] = [];
  for (const { name, png, least } of await sources(folder, footage)) {
    const out = path.join(folder, "take.mp4");
    const bytes = new Map<number, Uint8Array>();
    await room.draw(
      { ...MOVE, frames: 24 },
      {
        pictures: { first: inMemory(png) },
        out: { write: (position, chunk) => Promise.resolve(void bytes.set(position, chunk.slice())) },
      },
    );
    await writeFile(out, assemble(bytes));
    const reference = path.join(folder, "reference.png");
    await writeFile(reference, png);
    figures.push({
      name: `first frame, ${name}`,
      unit: "dB",
      bound: { kind: "least", value: least },
      seen: { value: await psnr(out, reference) },
      beside: "RGB PSNR from the exported frame, by ffmpeg",
    });
  }
  return figures;
}

async function sources(folder: string, footage: string): Promise<readonly Source[]> {
  const drawn: Source = { name: "a drawn picture", png: encode(testPicture(1280, 720)), least: 38 };
  if (!existsSync(footage)) return [drawn];
  const grainy = /tears/;
  const filmed: Source[] = [];
  for (const file of readdirSync(footage).filter((one) => one.endsWith(".mp4"))) {
    const png = path.join(folder, "frame.png");
    const fit = "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,format=rgb24";
    await run("ffmpeg", [
      "-v",
      "error",
      "-y",
      "-ss",
      "4",
      "-i",
      path.join(footage, file),
      "-vf",
      fit,
      "-frames:v",
      "1",
      png,
    ]);
    filmed.push({ name: file, png: await readFile(png), least: grainy.test(file) ? 32 : 38 });
  }
  return [drawn, ...filmed];
}

async function psnr(take: string, reference: string): Promise<number> {
  const graph =
    "[0:v]trim=end_frame=1,scale=in_range=tv:in_color_matrix=bt709,format=gbrp[a];[1:v]format=gbrp[b];[a][b]psnr";
  const { stderr } = await run("ffmpeg", [
    "-i",
    take,
    "-i",
    reference,
    "-lavfi",
    graph,
    "-frames:v",
    "1",
    "-f",
    "null",
    "-",
  ]);
  const found = /average:([\d.]+|inf)/.exec(stderr)?.[1];
  if (found === undefined) throw new Error(`ffmpeg gave no PSNR:\n${stderr}`);
  return found === "inf" ? 99 : Number(found);
}

async function has(program: string): Promise<boolean> {
  try {
    await run(program, ["-version"]);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

function inMemory(bytes: Uint8Array): ReadableFile {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

function assemble(chunks: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const size = Math.max(...[...chunks].map(([at, bytes]) => at + bytes.length));
  const whole = new Uint8Array(size);
  for (const [at, bytes] of chunks) whole.set(bytes, at);
  return whole;
}

/** Soft light over a floor with a few hard edges: what a clean camera frame is like, without anybody's footage. */
function testPicture(width: number, height: number): { width: number; height: number; channels: 3; data: Uint8Array } {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 190 - 120 * Math.hypot(x / width - 0.35, y / height - 0.3);
      const floor = y > height * 0.66 ? 0.6 + 0.1 * Math.cos(x / 40) : 1;
      const post = Math.abs(x - width * 0.62) < 40 && y > height * 0.25 ? 0.35 : 1;
      const at = (y * width + x) * 3;
      data[at] = light * floor * post;
      data[at + 1] = light * floor * post * 0.93;
      data[at + 2] = light * floor * post * 0.82;
    }
  }
  return { width, height, channels: 3, data };
}

/** Copies that fit, confirmed frame for frame by ffprobe and ffmpeg: fifteen films made for it, and one from a screen. */

import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { copyPlanOf, PLAIN_FIT } from "../../src/core/fit";
import { layInto } from "../../src/core/fit-copy";
import { frameRateOf, framesPerSecond } from "../../src/core/time";
import type { MediaRoom } from "../../src/media/client";
import { launchBrowser } from "../browser";
import { checkFit, FIT_CASES, framesShownBy, streamFaults, timeFaults, type Checked } from "../fit-cases";
import { fileOf, hasFfmpeg, probed } from "../numbered-film";
import { openRoom } from "../room-in-browser";
import { Written } from "../written";
import type { Figure } from "./figures";

const SCREEN = "the screen recording of no steady rate";

export async function fitFigures(places: { readonly dist: string; readonly footage: string }): Promise<Figure[]> {
  const names = [...FIT_CASES.map(({ name }) => name), SCREEN];
  if (!hasFfmpeg) return names.map((name) => rowFor(name, { absent: "ffmpeg and ffprobe" }));
  const browser = await launchBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-fit-"));
  try {
    const opened = await openRoom(browser, path.join(places.dist, "room.html"), "frame");
    try {
      const figures: Figure[] = [];
      for (const [number, one] of FIT_CASES.entries()) {
        figures.push(rowFor(one.name, await checkFit(opened.room, folder, number, one)));
      }
      const screen = path.join(places.footage, "variable-frame-rate.mp4");
      const isThere = existsSync(screen);
      figures.push(
        rowFor(SCREEN, isThere ? await checkScreen(opened.room, folder, screen) : { absent: "the footage" }),
      );
      return figures;
    } finally {
      await opened.close();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

function rowFor(name: string, seen: Checked | { readonly absent: string }): Figure {
  const row = { name: `fit: ${name}`, unit: "wrong", bound: { kind: "most", value: 0 } } as const;
  if ("absent" in seen) return { ...row, seen };
  const beside = [`${seen.frames} frames`, ...seen.wrong.slice(0, 3)].join("; ");
  // A copy without a frame has nothing right in it either.
  return { ...row, seen: { value: seen.frames === 0 ? Math.max(1, seen.wrong.length) : seen.wrong.length }, beside };
}

/** Its frames carry no number: each frame of the copy must look like the frame that it should be, as none looks more. */
async function checkScreen(room: MediaRoom, folder: string, original: string): Promise<Checked> {
  const file = fileOf(original);
  const report = await room.probe(file);
  if (report.kind !== "video") return { frames: 0, wrong: [`the room reads ${report.kind}`] };
  const sequence = { rate: frameRateOf(30), size: { width: 1920, height: 1080 }, fields: "progressive" } as const;
  const plan = copyPlanOf(report, sequence, { ...PLAIN_FIT, scale: "fit" });
  const out = new Written();
  await room.copy(file, plan, { out });
  const copy = path.join(folder, "screen.mp4");
  writeFileSync(copy, out.bytes);
  const [was, is] = [probed(original), probed(copy)];
  const fps = framesPerSecond(plan.rate);
  const { into } = layInto(report, plan);
  const [whole, cut] = ["", `crop=${into.width}:${into.height}:${into.x}:${into.y},`].map((filter, at) =>
    small(at === 0 ? original : copy, filter),
  );
  const numbers = framesShownBy(was.times, report.seconds, fps, false);
  const wrong = [...streamFaults(is, sequence, numbers.length), ...timeFaults(is.times, fps)];
  if (cut?.length !== numbers.length) wrong.push(`${cut?.length ?? 0} frames for ${numbers.length}`);
  for (const [at, frame] of (cut ?? []).entries()) {
    const away = (whole ?? []).map((one) => difference(frame, one));
    const nearest = Math.min(...away);
    const meant = away[numbers[at] ?? -1] ?? Infinity;
    // Both were encoded, so frames of which nothing moves differ by chance alone.
    if (meant > nearest + 0.15) wrong.push(`frame ${at} is ${away.indexOf(nearest)}, not ${numbers[at] ?? "there"}`);
  }
  return { frames: is.times.length, wrong };
}

const [SMALL_WIDTH, SMALL_HEIGHT] = [378, 174];

function small(file: string, filter: string): readonly Buffer[] {
  const filters = `${filter}scale=${SMALL_WIDTH}:${SMALL_HEIGHT}:flags=area`;
  const all = execFileSync(
    "ffmpeg",
    ["-v", "error", "-i", file, "-vf", filters, ..."-fps_mode passthrough -f rawvideo -pix_fmt gray -".split(" ")],
    { maxBuffer: 2e9 },
  );
  const length = SMALL_WIDTH * SMALL_HEIGHT;
  return Array.from({ length: all.length / length }, (_, at) => all.subarray(at * length, (at + 1) * length));
}

function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

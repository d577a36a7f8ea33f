/** How fast a take is examined in a headless Chromium, under the media room's policy: alone and with workers. */

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser";
import type { PageExamined } from "../continuity-page";
import type { BenchPlaces } from "./bench";
import type { Figure } from "./figures";

const run = promisify(execFile);

const SECONDS = 10;
const RATE = 24;

/** Decoding included. What else the machine does is said beside it, since it takes from the figure. */
export async function speedFigures({ dist, footage }: BenchPlaces): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-"));
  const browser = await launchBrowser();
  try {
    const film = await filmIn(folder, path.join(footage, "tears-of-steel.mp4"));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path.join(dist, "../.workbench/build/continuity.html")).href);
    return [await timed(page, film, 0, 1), await timed(page, film, 2, 2)];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function timed(page: Page, film: string, hands: number, least: number): Promise<Figure> {
  let best: PageExamined | undefined;
  for (let round = 0; round < 2; round++) {
    const one = await page.evaluate(([bytes, wished]) => window.examine(bytes, wished), [film, hands] as const);
    if (best === undefined || one.milliseconds < best.milliseconds) best = one;
  }
  if (best === undefined) throw new Error("nothing was examined");
  const { continuity, milliseconds } = best;
  const busy = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "unknown"}`;
  return {
    name: `examining 1280 × 720 at ${RATE} fps, ${hands === 0 ? "the page alone" : `${best.hands} workers`}`,
    unit: "× real",
    bound: { kind: "least", value: least },
    seen: { value: (continuity.frames * 1000) / RATE / milliseconds },
    beside: `${(milliseconds / continuity.frames).toFixed(1)} ms a frame, decoded to ${best.format ?? "?"}; ${busy}`,
  };
}

/** In base64. */
async function filmIn(folder: string, source: string): Promise<string> {
  const file = path.join(folder, "film.mp4");
  const shape = `scale=1280:720:flags=bicubic,fps=${RATE},format=yuv420p`;
  const coder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-an"];
  await run("ffmpeg", ["-v", "error", "-y", "-i", source, "-t", String(SECONDS), "-vf", shape, ...coder, file]);
  return (await readFile(file)).toString("base64");
}

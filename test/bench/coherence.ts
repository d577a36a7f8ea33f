/** Whether frames of a take hold together, the same seed gives the same take, and another seed another. */

import path from "node:path";
import type { Browser, Page } from "playwright-core";
import type { DrawingRequest } from "../../src/core/drawing";
import { frameRateOf } from "../../src/core/time";
import { grainPower, grainSwing } from "../../src/media/room/animatic/set/grain";
import { deltaE2000, labOfCodes } from "../../src/media/room/colour/lab";
import { launchBrowser } from "../browser";
import "../animatic-page-api";
import type { BenchPlaces } from "./bench";
import type { Figure } from "./figures";

const FRAMES = 48;
const SEEDS = 12;

function aRequest(prompt: string, seed: number, width: number): DrawingRequest {
  const size = { width, height: (width * 9) / 16 };
  return { kind: "from-text", prompt, negative: "", seed, size, rate: frameRateOf(24), frames: FRAMES, caption: false };
}

export async function coherenceFigures({ dist }: BenchPlaces): Promise<Figure[]> {
  return coherenceOf(path.join(dist, "../.workbench/build/animatic.js"));
}

/** @param script the bundled animatic-page. */
async function coherenceOf(script: string): Promise<Figure[]> {
  const browser = await launchBrowser();
  try {
    const page = await opened(browser, script);
    const noise: Figure[] = [];
    for (const shot of SHOTS) noise.push(await noiseFigure(page, shot));
    return [...noise, await sameFigure(page, script), ...(await seedFigures(page))];
  } finally {
    await browser.close();
  }
}

/** SHA-256 is for secure contexts only, and a page of this machine is one. */
async function opened(browser: Browser, script: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route("http://127.0.0.1/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto("http://127.0.0.1/");
  await page.addScriptTag({ path: script });
  return page;
}

interface NoisyShot {
  readonly name: string;
  readonly prompt: string;
}

const SHOTS: readonly NoisyShot[] = [
  { name: "a still room", prompt: "a bottle in a living room, afternoon, neutral, static" },
  { name: "a still street", prompt: "a man stands in a street, day, neutral, static" },
  { name: "a push in", prompt: "a man stands in a street, day, neutral, slow push in" },
  { name: "a truck", prompt: "a tree in a field, golden hour, neutral, slow truck left" },
];

/** Grain of a plain film look, as `staging-choosing` gives it. */
const GRAIN = 0.25;

const BLOCK = 16;
/** Pixels that a block may have gone from frame to frame. */
const REACH = 3;

/**
 * Blocks of a frame are looked for in the frame before, to a sixteenth of a pixel and between pixels by Catmull-Rom: read
 * more coarsely, a perfectly resampled zoom would leave a tenth over. What is left is held against what two frames' grain and
 * rounding come to at that grey. The median block: edges that a move uncovers are not noise.
 */
async function noiseFigure(page: Page, { name, prompt }: NoisyShot): Promise<Figure> {
  const request = aRequest(prompt, 3, 640);
  const [before, now] = (
    await page.evaluate(([asked, at]) => window.lumaOf(asked, at), [request, [23, 24]] as const)
  ).map((plane) => Buffer.from(plane, "base64"));
  if (before === undefined || now === undefined) throw new Error("Two frames were asked for.");
  const { width, height } = request.size;
  const power = grainPower();
  const ratios: number[] = [];
  const left: number[] = [];
  for (let y = BLOCK; y + 2 * BLOCK <= height; y += BLOCK) {
    for (let x = BLOCK; x + 2 * BLOCK <= width; x += BLOCK) {
      const { residual, mean } = matched(before, now, width, x, y);
      const code = Math.min(1, Math.max(0, (mean - 16) / 219));
      const grain = ((grainSwing(code, GRAIN) * 219) / 255) ** 2 * power;
      // Two frames' grain, and two roundings to whole numbers, in code values and again in luma.
      ratios.push(Math.sqrt(residual / (2 * grain + 2 / 6)));
      left.push(Math.sqrt(residual));
    }
  }
  return {
    name: `luma left over from frame to frame, ${name}`,
    unit: "× grain",
    bound: { kind: "most", value: 1.05 },
    seen: { value: medianOf(ratios) },
    beside: `median of ${ratios.length} blocks; ${medianOf(left).toFixed(2)} code values`,
  };
}

/** The least mean square by which a block differs from some place in the frame before. */
function matched(before: Buffer, now: Buffer, width: number, x: number, y: number): { residual: number; mean: number } {
  let mean = 0;
  for (let v = 0; v < BLOCK; v++) for (let u = 0; u < BLOCK; u++) mean += now[(y + v) * width + x + u] ?? 0;
  mean /= BLOCK * BLOCK;
  let best = { residual: Infinity, dx: 0, dy: 0 };
  const look = (dx: number, dy: number): void => {
    const residual = difference(before, now, width, x, y, dx, dy);
    if (residual < best.residual) best = { residual, dx, dy };
  };
  for (let dy = -REACH; dy <= REACH; dy++) for (let dx = -REACH; dx <= REACH; dx++) look(dx, dy);
  for (const step of [0.5, 0.25, 0.125, 0.0625]) {
    const { dx, dy } = best;
    for (const [right, down] of AROUND) look(dx + right * step, dy + down * step);
  }
  return { residual: best.residual, mean };
}

const AROUND = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [right, down] as const));

/** Mean square, about its own mean: a light that goes down is no noise. */
function difference(before: Buffer, now: Buffer, width: number, x: number, y: number, dx: number, dy: number): number {
  const [left, top] = [Math.floor(dx), Math.floor(dy)];
  const [across, down] = [tapsOf(dx - left), tapsOf(dy - top)];
  let sum = 0;
  let squares = 0;
  for (let v = 0; v < BLOCK; v++) {
    for (let u = 0; u < BLOCK; u++) {
      const at = (y + v + top) * width + x + u + left;
      let moved = 0;
      for (const [row, weight] of down) {
        let line = 0;
        for (const [column, share] of across) line += share * (before[at + row * width + column] ?? 0);
        moved += weight * line;
      }
      const step = (now[(y + v) * width + x + u] ?? 0) - moved;
      sum += step;
      squares += step * step;
    }
  }
  const count = BLOCK * BLOCK;
  return squares / count - (sum / count) ** 2;
}

/** Which samples beside a place count, and how much, by Catmull-Rom; one that falls on a sample is that sample. */
function tapsOf(t: number): readonly (readonly [number, number])[] {
  if (t === 0) return [[0, 1]];
  return [
    [-1, (-t + 2 * t * t - t ** 3) / 2],
    [0, (2 - 5 * t * t + 3 * t ** 3) / 2],
    [1, (t + 4 * t * t - 3 * t ** 3) / 2],
    [2, (t ** 3 - t * t) / 2],
  ];
}

async function sameFigure(page: Page, script: string): Promise<Figure> {
  const asked = [
    "a woman walks on a beach, golden hour, truck left",
    "a car in a street at night, close-up",
    "a man in a forest, ink, orbit",
    "a cup in a studio, product shot",
  ].map((prompt, i) => aRequest(prompt, 40 + i, 320));
  const hashes = async (on: Page): Promise<string[]> => {
    const all: string[] = [];
    for (const request of asked) {
      const seen = await on.evaluate(([wanted, at]) => window.drawText(wanted, at), [request, [0, 17, 47]] as const);
      all.push(...seen.hashes);
    }
    return all;
  };
  const one = await hashes(page);
  const fresh = await launchBrowser();
  try {
    const other = await hashes(await opened(fresh, script));
    return {
      name: "frames that differ in two fresh browsers, same seed",
      unit: "",
      bound: { kind: "most", value: 0 },
      seen: { value: one.filter((hash, i) => hash !== other[i]).length },
      beside: `of ${one.length}, by SHA-256`,
    };
  } finally {
    await fresh.close();
  }
}

const OPEN = ["a woman walks on a beach", "a car in a street", "a man in a forest"] as const;

async function seedFigures(page: Page): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const prompt of OPEN) {
    const labs: Float64Array[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { thumbnail } = await page.evaluate(([asked, at]) => window.drawText(asked, at), [
        aRequest(prompt, seed, 320),
        [FRAMES / 2],
      ] as const);
      labs.push(
        labOfCodes(Uint8ClampedArray.from(thumbnail.flatMap((code, i) => (i % 3 === 2 ? [code, 255] : [code])))),
      );
    }
    const pairs = labs.flatMap((one, i) => labs.slice(i + 1).map((other) => [one, other] as const));
    const plain = pairs.map(([one, other]) => meanDifference(one, other, distance));
    const perceived = pairs.map(([one, other]) => meanDifference(one, other, deltaE2000));
    const mean = perceived.reduce((sum, value) => sum + value, 0) / perceived.length;
    figures.push({
      name: `two of ${SEEDS} seeds that are most alike, "${prompt}"`,
      unit: "ΔE76",
      bound: { kind: "least", value: 8 },
      seen: { value: Math.min(...plain) },
      beside: `CIE76 at 64 × 36; by CIEDE2000 ${Math.min(...perceived).toFixed(1)}, over all pairs ${mean.toFixed(1)}`,
    });
  }
  return figures;
}

type Difference = (one: Float64Array, at: number, other: Float64Array) => number;

function distance(one: Float64Array, at: number, other: Float64Array): number {
  return Math.hypot(...[0, 1, 2].map((c) => (one[at * 3 + c] ?? 0) - (other[at * 3 + c] ?? 0)));
}

function meanDifference(one: Float64Array, other: Float64Array, of: Difference): number {
  const count = one.length / 3;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += of(one, at, other);
  return sum / count;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

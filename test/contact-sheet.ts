/** Contact sheets of what the Animatic draws: three frames of a prompt in a row, the prompt and what was chosen below. */

import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import type { DrawingRequest } from "../src/core/drawing";
import { list, object, parse, text, wholeFrom } from "../src/core/decode";
import { frameRateOf } from "../src/core/time";
import { launchBrowser } from "./browser";
import "./animatic-page-api";

interface SheetWish {
  /** The bundled animatic-page. */
  readonly page: string;
  readonly prompts: string;
  /** Prompts to draw instead of those of the file; all with `seed`. */
  readonly own: readonly string[];
  /** Numbers of prompts in the file, from 1. Empty: all. */
  readonly only: readonly number[];
  readonly seed: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly seconds: number;
  readonly out: string;
}

interface Wanted {
  readonly number: number;
  readonly prompt: string;
  readonly seed: number;
}

const ROWS = 8;
const RATE = frameRateOf(24);

const promptsRecord = list(object(({ read }) => ({ prompt: read("prompt", text), seed: read("seed", wholeFrom(0)) })));

/** Answers the files that were written, PNGs of up to eight prompts each. */
export async function drawSheets(wish: SheetWish): Promise<readonly string[]> {
  const wanted = await wantedOf(wish);
  await mkdir(wish.out, { recursive: true });
  const browser = await launchBrowser();
  try {
    const drawing = await browser.newPage();
    await drawing.addScriptTag({ path: wish.page });
    const sheet = await browser.newPage({ viewport: { width: 1000, height: 400 }, deviceScaleFactor: 1 });
    const files: string[] = [];
    for (let first = 0; first < wanted.length; first += ROWS) {
      const rows: string[] = [];
      for (const one of wanted.slice(first, first + ROWS)) rows.push(await rowOf(drawing, one, wish));
      await sheet.setContent(`<style>${STYLE}</style>${rows.join("")}`);
      const file = path.join(wish.out, `sheet-${String(first / ROWS + 1)}.png`);
      await sheet.screenshot({ path: file, fullPage: true });
      files.push(file);
    }
    return files;
  } finally {
    await browser.close();
  }
}

async function wantedOf({ own, only, seed, prompts }: SheetWish): Promise<readonly Wanted[]> {
  if (own.length > 0) return own.map((prompt, i) => ({ number: i + 1, prompt, seed }));
  const all = parse(await readFile(prompts, "utf8"), promptsRecord).map((one, i) => ({ number: i + 1, ...one }));
  return only.length === 0 ? all : all.filter(({ number }) => only.includes(number));
}

async function rowOf(page: Page, { number, prompt, seed }: Wanted, { size, seconds }: SheetWish): Promise<string> {
  const frames = Math.round(24 * seconds);
  const request: DrawingRequest = {
    kind: "from-text",
    prompt,
    negative: "",
    seed,
    size,
    rate: RATE,
    frames,
    caption: false,
  };
  const began = Date.now();
  const { scene, frames: pictures } = await page.evaluate(([asked, at]) => window.picture(asked, at, "image/jpeg"), [
    request,
    [0, Math.floor(frames / 2), frames - 1],
  ] as const);
  const took = ((Date.now() - began) / 1000).toFixed(1);
  process.stderr.write(`${number} ${prompt} (${took} s)\n`);
  const shown = pictures.map((url) => `<img src="${url}">`).join("");
  const unread = scene.unread.length === 0 ? "" : ` <i>Not understood: ${escaped(scene.unread.join(", "))}</i>`;
  return `<figure><div>${shown}</div><figcaption><b>${number}</b> ${escaped(prompt)}${unread}</figcaption></figure>`;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

const STYLE = `
  body { margin: 20px; background: #1d1d1d; color: #e4e4e4; font: 15px system-ui, sans-serif; }
  figure { margin: 0 0 20px; }
  div { display: flex; gap: 8px; }
  img { width: 314px; display: block; }
  figcaption { padding-top: 6px; }
  b { color: #9b9b9b; padding-right: 6px; }
  i { color: #e0a33e; font-style: normal; }`;

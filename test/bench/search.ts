/**
 * Twenty thousand takes: how long until they are there, how long a search takes, and whether the list stays in hand while
 * it is scrolled. All of it in the shipped panel, in a real browser, over real files.
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Frame, Locator } from "playwright-core";
import { encodeTake } from "../../src/core/record";
import type { Take } from "../../src/core/take";
import { launchBrowser } from "../browser";
import { aShot, aTake } from "../build-a";
import { openWorkbench, panelOf } from "../workbench/demo/panel";
import { PROJECT_FOLDER } from "../workbench/page/places";
import { serveWorkbench } from "../workbench/server/server";
import type { Figure } from "./figures";

const COUNT = 20_000;
const MOST = { kind: "most", value: 50 } as const;
const SUBJECTS = ["robot", "girl", "tower", "canal", "bench", "train", "oak", "lamp"];
const MOVES = ["slow push in", "pan left", "crane up", "handheld", "static wide"];
const MODELS = ["Wan-AI/Wan2.2-T2V-A14B", "google/veo-3.1", "kling-v2.5", "ltx-2"];
const DAY = 86_400_000;
/** Days over which they were asked for. */
const DAYS = 60;

function theTake(index: number, now: number): Take {
  const shot = 1 + Math.floor(index / 4);
  const number = 1 + (index % 4);
  const three = String(shot).padStart(3, "0");
  const base = aTake();
  const clipName = `PU_Reel2_${three}_T0${number}`;
  const stored = { name: `${clipName}.mp4`, bytes: 1_000_000, sha256: "0".repeat(64) };
  const state: Take["state"] =
    index % 11 === 0
      ? { kind: "cancelled" }
      : { kind: "ready", original: stored, clip: stored, projectItemId: `item-${index}` };
  return {
    ...base,
    id: `take-${index}`,
    number,
    clipName,
    askedAt: new Date(now - DAYS * DAY + (index / COUNT) * DAYS * DAY).toISOString(),
    shot: aShot({ number: shot, sequenceId: `sequence-${index % 5}`, sequenceName: `Reel ${index % 5}` }),
    recipe: {
      ...base.recipe,
      id: `recipe-${index}`,
      engine: "openai-videos",
      model: MODELS[index % 4] ?? "",
      prompt: `The ${SUBJECTS[index % 8] ?? ""} turns as the lights fail, ${MOVES[index % 5] ?? ""}, 50 mm, take after take. Number ${index}.`,
      seed: 1_000_000 + index,
    },
    state,
    placement: { outcome: "verified", at: new Date(now).toISOString() },
  };
}

/** What is typed, a key at a time. */
const WORDS = ["robot pan 50", '"lights fail" crane', "1019999", "veo-3.1", "reel2_004 t03", "nowhere", "é 🌧 .*("];
/** What is chosen from the menus, by their names: a value each of which finds some, and then any again. */
const MENUS = [
  ["Where it stands", ["unused", "stopped", "failed"]],
  ["Mark", ["none", "keep"]],
  ["Model", ["google/veo-3.1", "ltx-2"]],
  ["Sequence", ["sequence-1", "sequence-4"]],
  ["When it was asked", ["1", "7", "30"]],
] as const;

/** One of the records is damaged. */
export async function searchFigures({ dist }: { readonly dist: string }): Promise<readonly Figure[]> {
  const disk = await mkdtemp(path.join(tmpdir(), "pickup-search-"));
  await fill(path.join(disk, PROJECT_FOLDER, "Pickup/takes"));
  const page = path.join(dist, "../.workbench/build");
  const workbench = await serveWorkbench({ panel: dist, page, disk }, 0);
  const browser = await launchBrowser();
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    await tab.addInitScript(noteLongTasks);
    const opened = performance.now();
    await openWorkbench(tab, `${workbench.url}/?empty`);
    const panel = panelOf(tab);
    await panel.getByRole("tab", { name: /^Takes/ }).click();
    await panel.getByRole("article").first().waitFor({ timeout: 60_000 });
    const first = (performance.now() - opened) / 1000;
    const frame = await frameOf(panel.locator(".panel").first().elementHandle());
    await frame.evaluate(longest);
    const name = new RegExp(`Takes ${COUNT - 1}`);
    await panel.getByRole("tab", { name }).waitFor({ timeout: 150_000 });
    const all = (performance.now() - opened) / 1000;
    const opening = await frame.evaluate(longest);
    const drawn = await panel.getByRole("article").count();
    const typed = await frame.evaluate(typeWords, WORDS);
    const chosen = await frame.evaluate(choose, MENUS);
    const times = [...typed, ...chosen].sort((a, b) => a.took - b.took);
    const p95 = times[Math.ceil(times.length * 0.95) - 1];
    const nothing = (await frame.evaluate(typeNothing)).sort((a, b) => a - b);
    const worst = times.at(-1);
    await frame.evaluate(longest);
    const scrolled = await frame.evaluate(scrollAll);
    const task = await frame.evaluate(longest);
    return [
      {
        name: "search: from a key or a choice to the list, 95 of 100",
        unit: "ms",
        bound: MOST,
        seen: { value: p95?.took ?? Infinity },
        beside: `${times.length} searches of ${COUNT} takes: prompt, model, seed, state, mark, day, sequence; the slowest “${worst?.what ?? ""}” ${Math.round(worst?.took ?? 0)} ms; a key that changes nothing ${Math.round(nothing[Math.ceil(nothing.length * 0.95) - 1] ?? 0)} ms; ${drawn} cards drawn`,
      },
      {
        name: "search: the longest task while the whole list is scrolled",
        unit: "ms",
        bound: MOST,
        seen: { value: task },
        beside: `tasks of less than 50 ms count as 0; ${scrolled.steps} steps over ${Math.round(scrolled.height / 1000)} thousand px; between two frames at most ${Math.round(scrolled.gap)} ms`,
      },
      { name: "search: until the first of them are listed", unit: "s", seen: { value: first } },
      { name: `search: until ${COUNT} takes are read, over HTTP here`, unit: "s", seen: { value: all } },
      { name: "search: the longest task meanwhile", unit: "ms", seen: { value: opening } },
    ];
  } finally {
    await browser.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  }
}

async function fill(shelf: string): Promise<void> {
  const now = Date.now();
  for (let from = 0; from < COUNT; from += 500) {
    await Promise.all(
      Array.from({ length: 500 }, async (_, at) => {
        const take = theTake(from + at, now);
        const folder = path.join(shelf, take.id);
        await mkdir(folder, { recursive: true });
        const text = encodeTake(take);
        await writeFile(path.join(folder, "take.json"), take.id === "take-7" ? text.slice(0, 200) : text);
      }),
    );
  }
}

async function frameOf(element: Promise<Awaited<ReturnType<Locator["elementHandle"]>>>): Promise<Frame> {
  const frame = await (await element)?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error("The panel is in no frame");
  return frame;
}

/** Runs in every frame before anything else: the longest task so far stands at `pickupLongest`. */
function noteLongTasks(): void {
  Reflect.set(window, "pickupLongest", 0);
  new PerformanceObserver((list) => {
    const before: unknown = Reflect.get(window, "pickupLongest");
    const tasks = list.getEntries().map(({ duration }) => duration);
    Reflect.set(window, "pickupLongest", Math.max(Number(before), ...tasks));
  }).observe({ entryTypes: ["longtask"] });
}

/** Milliseconds of the longest task since this was last asked; 0: none of 50 or more. */
async function longest(): Promise<number> {
  await new Promise((done) => setTimeout(done, 200));
  const found = Number(Reflect.get(window, "pickupLongest"));
  Reflect.set(window, "pickupLongest", 0);
  return found;
}

interface Timed {
  readonly what: string;
  readonly took: number;
}

/** Types each of them a key at a time; a time is from the key to the list that stands in the page. */
async function typeWords(queries: readonly string[]): Promise<readonly Timed[]> {
  const field = document.querySelector<HTMLInputElement>(".page input.field");
  const page = document.querySelector<HTMLElement>(".page");
  if (field === null || page === null) throw new Error("There is no search");
  const times: Timed[] = [];
  for (const words of queries) {
    for (const what of [...words].map((_, at, all) => all.slice(0, at + 1).join("")).concat("")) {
      const from = performance.now();
      field.value = what;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      // What React draws for an event is in the page when the event is over, or in the next task.
      await new Promise((done) => setTimeout(done, 0));
      // Asking how high it is lays it out.
      if (page.scrollHeight > 0) times.push({ what, took: performance.now() - from });
      await new Promise((done) => setTimeout(done, 60));
    }
  }
  return times;
}

/** The same for a key that changes nothing: what the machine takes for it just now. */
async function typeNothing(): Promise<number[]> {
  const field = document.querySelector<HTMLInputElement>(".page input.field");
  const page = document.querySelector<HTMLElement>(".page");
  const times: number[] = [];
  for (let key = 0; key < 40; key += 1) {
    const from = performance.now();
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 0));
    if (page !== null && page.scrollHeight > 0) times.push(performance.now() - from);
    await new Promise((done) => setTimeout(done, 60));
  }
  return times;
}

async function choose(
  menus: readonly (readonly [name: string, values: readonly string[]])[],
): Promise<readonly Timed[]> {
  const page = document.querySelector<HTMLElement>(".page");
  const times: Timed[] = [];
  for (const [name, values] of menus) {
    for (const value of [...values, "any"]) {
      const menu = document.querySelector<HTMLSelectElement>(`.filters select[aria-label="${name}"]`);
      if (menu === null || page === null) throw new Error(`There is no menu ${name}`);
      const from = performance.now();
      menu.value = value;
      if (menu.value !== value) throw new Error(`${name} does not offer ${value}`);
      menu.dispatchEvent(new Event("change", { bubbles: true }));
      await new Promise((done) => setTimeout(done, 0));
      if (page.scrollHeight > 0) times.push({ what: `${name} ${value}`, took: performance.now() - from });
      await new Promise((done) => setTimeout(done, 60));
    }
  }
  return times;
}

/** From the top to the end in big steps, then back through the middle in small ones, a step a frame. */
async function scrollAll(): Promise<{ gap: number; steps: number; height: number }> {
  const page = document.querySelector<HTMLElement>(".page");
  if (page === null) throw new Error("There is no list");
  const height = page.scrollHeight;
  const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
  let gap = 0;
  let steps = 0;
  let before = await frame();
  const step = async (top: number): Promise<void> => {
    page.scrollTop = top;
    const now = await frame();
    gap = Math.max(gap, now - before);
    before = now;
    steps += 1;
  };
  for (let index = 0; index <= 150; index += 1) await step((height * index) / 150);
  for (let index = 0; index < 150; index += 1) await step(height / 2 + index * 180);
  return { gap, steps, height };
}

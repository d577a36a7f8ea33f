/** Twenty thousand takes: how long a search takes, and whether the list stays in hand while it is scrolled. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Frame, Locator } from "playwright-core";
import { encodeTake } from "../../src/core/record";
import { matcherOf, wordsOf } from "../../src/core/search";
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

function theTake(index: number): Take {
  const shot = 1 + Math.floor(index / 4);
  const number = 1 + (index % 4);
  const three = String(shot).padStart(3, "0");
  const base = aTake();
  const clipName = `PU_Reel2_${three}_T0${number}`;
  const stored = { name: `${clipName}.mp4`, bytes: 1_000_000, sha256: "0".repeat(64) };
  return {
    ...base,
    id: `take-${index}`,
    number,
    clipName,
    askedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    shot: aShot({ number: shot, sequenceId: `sequence-${index % 5}`, sequenceName: `Reel ${index % 5}` }),
    recipe: {
      ...base.recipe,
      id: `recipe-${index}`,
      prompt: `The ${SUBJECTS[index % 8] ?? ""} turns as the lights fail, ${MOVES[index % 5] ?? ""}, 50 mm, take after take. Number ${index}.`,
      seed: 1_000_000 + index,
    },
    state: { kind: "ready", original: stored, clip: stored, projectItemId: `item-${index}` },
    placement: { outcome: "verified", at: "2026-11-22T10:00:00.000Z" },
  };
}

export async function searchFigures({ dist }: { readonly dist: string }): Promise<Figure[]> {
  const takes = Array.from({ length: COUNT }, (_, index) => theTake(index));
  return [...searched(takes), ...(await inThePanel(takes, dist))];
}

const QUERIES = ["robot", "robot pan 50", '"lights fail" crane', "1019999", "reel2 t03", "nowhere", "é 🌧 .*("];

function searched(takes: readonly Take[]): readonly Figure[] {
  const rows = takes.map((take) => ({ take, onTimeline: [] }));
  const began = performance.now();
  for (const take of takes) wordsOf(take);
  const indexed = performance.now() - began;
  const times = QUERIES.map((words) => {
    const from = performance.now();
    const count = rows.filter(matcherOf({ words, mark: "none" }, new Set())).length;
    return { words, count, took: performance.now() - from };
  });
  const worst = times.reduce((a, b) => (b.took > a.took ? b : a));
  const name = `search: ${COUNT} takes by words and a mark, the slowest of ${QUERIES.length}`;
  return [
    { name, unit: "ms", bound: MOST, seen: { value: worst.took }, beside: `“${worst.words}”, ${worst.count} found` },
    { name: "search: making all of them findable, done while they are read", unit: "ms", seen: { value: indexed } },
  ];
}

/** The shipped panel in the workbench, over real files; one of the records is damaged. */
async function inThePanel(takes: readonly Take[], dist: string): Promise<readonly Figure[]> {
  const disk = await mkdtemp(path.join(tmpdir(), "pickup-search-"));
  const shelf = path.join(disk, PROJECT_FOLDER, "Pickup/takes");
  for (let from = 0; from < takes.length; from += 500) {
    await Promise.all(
      takes.slice(from, from + 500).map(async (take) => {
        const folder = path.join(shelf, take.id);
        await mkdir(folder, { recursive: true });
        const text = encodeTake(take);
        await writeFile(path.join(folder, "take.json"), take.id === "take-7" ? text.slice(0, 200) : text);
      }),
    );
  }
  const page = path.join(dist, "../.workbench/build");
  const workbench = await serveWorkbench({ panel: dist, page, disk }, 0);
  const browser = await launchBrowser();
  try {
    const tab = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    await openWorkbench(tab, `${workbench.url}/?empty`);
    const panel = panelOf(tab);
    const all = String(COUNT - 1);
    const opened = performance.now();
    await panel.getByRole("tab", { name: new RegExp(`Takes ${all}`) }).waitFor({ timeout: 900_000 });
    const reading = performance.now() - opened;
    const frame = await frameOf(panel.locator(".panel").first().elementHandle());
    await panel.getByRole("tab", { name: /^Takes/ }).click();
    await panel.getByRole("article").first().waitFor();
    const drawn = await panel.getByRole("article").count();
    const typed = await frame.evaluate(typeWords, QUERIES);
    const scrolled = await frame.evaluate(scrollAll);
    return [
      {
        name: `search: from a key to the list, the slowest of ${QUERIES.length} searches`,
        unit: "ms",
        bound: MOST,
        seen: { value: Math.max(...typed.times) },
        beside: `${COUNT} takes on disk, one damaged; ${drawn} cards drawn`,
      },
      {
        name: "search: the longest task while the whole list is scrolled",
        unit: "ms",
        bound: MOST,
        seen: { value: scrolled.longest },
        beside: `${scrolled.steps} steps over ${Math.round(scrolled.height / 1000)} thousand px; between two frames at most ${Math.round(scrolled.gap)} ms`,
      },
      { name: `search: until ${COUNT} takes are read, over HTTP here`, unit: "s", seen: { value: reading / 1000 } },
    ];
  } finally {
    await browser.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  }
}

async function frameOf(element: Promise<Awaited<ReturnType<Locator["elementHandle"]>>>): Promise<Frame> {
  const frame = await (await element)?.ownerFrame();
  if (frame === null || frame === undefined) throw new Error("The panel is in no frame");
  return frame;
}

/** Types each search whole; a time is from the key to the list that stands in the page. */
async function typeWords(queries: readonly string[]): Promise<{ readonly times: readonly number[] }> {
  const field = document.querySelector<HTMLInputElement>(".page input.field");
  if (field === null) throw new Error("There is no search");
  const times: number[] = [];
  for (const words of queries) {
    const from = performance.now();
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // What React draws for an event is in the page when the event is over, or in the next task.
    await new Promise((done) => setTimeout(done, 0));
    times.push(performance.now() - from);
    await new Promise((done) => setTimeout(done, 100));
  }
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => setTimeout(done, 300));
  return { times };
}

/** From the top to the end in big steps, then back through the middle in small ones, a step a frame. */
async function scrollAll(): Promise<{ longest: number; gap: number; steps: number; height: number }> {
  const page = document.querySelector<HTMLElement>(".page");
  if (page === null) throw new Error("There is no list");
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ entryTypes: ["longtask"] });
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
  await new Promise((done) => setTimeout(done, 200));
  observer.disconnect();
  return { longest, gap, steps, height };
}

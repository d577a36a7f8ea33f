/**
 * Works the workbench and the panel as a person does: by what is written on buttons and fields. All of the words that
 * the demo and the browser tests rely on are in this file.
 */

import type { FrameLocator, Locator, Page } from "playwright-core";
import { framesInSeconds, ticks, TICKS_PER_SECOND, ticksOfFrames } from "../../../src/core/time";
import { sequenceOf, type SimulatedSequence } from "../../host/document";
import type { SavedProject } from "../../host/model";
import { timecodeIn } from "../page/timecodes";

/** The panel in its frame. */
export function panelOf(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Pickup"]');
}

/** Opens the workbench and waits until the panel has looked at the project. */
export async function openWorkbench(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await panelOf(page).getByRole("tab", { name: "Shot" }).waitFor();
}

interface FootageWish {
  /** As the dialogue offers it: "25", "29.97 drop-frame". Absent: the clip's own. */
  readonly rate?: string;
  /** "1280x720". Absent: the clip's own. */
  readonly size?: string;
}

/** @throws Error with the dialogue's sentence when the footage cannot be opened. */
export async function openFootage(
  page: Page,
  files: Parameters<Locator["setInputFiles"]>[0],
  wish: FootageWish = {},
): Promise<void> {
  await page.getByRole("button", { name: "Open footage …" }).click();
  const dialog = page.getByRole("dialog", { name: "Open footage" });
  await dialog.getByLabel("Files").setInputFiles(files);
  if (wish.rate !== undefined) await dialog.getByLabel("Frame rate").selectOption(wish.rate);
  if (wish.size !== undefined) await dialog.getByLabel("Frame size").fill(wish.size);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  const alert = dialog.getByRole("alert");
  await dialog
    .and(page.locator(":not([open])"))
    .or(alert)
    .or(page.locator("body:not(:has(dialog))"))
    .first()
    .waitFor({ state: "attached", timeout: 120_000 });
  if (await alert.isVisible()) throw new Error(await alert.innerText());
}

/** What the workbench holds right now, as data. Reading is no back door: it changes nothing. */
export function projectOf(page: Page): Promise<SavedProject> {
  return page.evaluate(() => {
    if (window.pickupWorkbench === undefined) throw new Error("This is not the workbench");
    return window.pickupWorkbench.project.save();
  });
}

/** @throws Error when none is open. */
export async function openSequence(page: Page): Promise<SimulatedSequence> {
  const { document, view } = await projectOf(page);
  const sequence = sequenceOf(document, view.activeSequenceId ?? "");
  if (sequence === undefined) throw new Error("No sequence is open.");
  return sequence;
}

/** The frame on screen at `seconds` after the sequence's start, in its timecode. */
export function timecodeAt(sequence: SimulatedSequence, seconds: number): string {
  const time = ticks(Math.round(seconds * TICKS_PER_SECOND));
  return timecodeIn(sequence, ticksOfFrames(Math.floor((time + 1) / sequence.rate), sequence.rate));
}

/** Types a timecode into the Program monitor, and waits until the panel has read it: it asks now and then. */
export async function parkPlayhead(page: Page, at: string): Promise<void> {
  await page.getByRole("tab", { name: /^Program/ }).click();
  const field = page.getByLabel("Playhead");
  await field.fill(at);
  await field.press("Enter");
  await page.waitForFunction(
    (wanted) => document.querySelector<HTMLInputElement>('input[aria-label="Playhead"]')?.value === wanted,
    at,
  );
  await untilPanelLooked(page);
}

/** Frames that the page draws without a call of the panel's, after which it has read what it was reading. */
const QUIET = 4;

/** Until the panel has begun to read the cut after this, and is through with it. */
async function untilPanelLooked(page: Page): Promise<void> {
  const from = await page.evaluate(() => ({ ...window.pickupWorkbench?.readings, quiet: 0 }));
  const seen = await page.evaluateHandle((begun) => begun, from);
  await page.waitForFunction(
    ([last, before, frames]) => {
      const { playhead, calls } = window.pickupWorkbench?.readings ?? { playhead: 0, calls: 0 };
      last.quiet = playhead > (before.playhead ?? 0) && calls === last.calls ? last.quiet + 1 : 0;
      last.calls = calls;
      return last.quiet >= frames;
    },
    [seen, from, QUIET] as const,
  );
}

/**
 * What the monitor in front shows, as one number a pixel of a coarse grid: once it has drawn what the project says. It draws
 * a moment after every change, and until then shows what was there before.
 */
export async function pictureIn(page: Page): Promise<string> {
  const drawn = await page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(".screen canvas");
    if (canvas?.dataset["settled"] !== "yes") return undefined;
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const step = 4 * Math.max(1, Math.floor(data.length / 4 / 200));
    return Array.from({ length: 200 }, (_, at) => (data[at * step] ?? 0) >> 3).join(" ");
  });
  return String(await drawn.jsonValue());
}

interface ShotWish {
  readonly prompt: string;
  /** Typed where the shot starts at the playhead; elsewhere the place decides. */
  readonly seconds?: number;
  readonly seed?: number;
  /** Takes the frame at the playhead as the first frame. */
  readonly reference: boolean;
}

/** Fills the Shot tab. @throws Error with the panel's sentence when the frame cannot be taken. */
export async function askFor(page: Page, wish: ShotWish): Promise<void> {
  const panel = panelOf(page);
  if (wish.reference) await takeFrame(page);
  await panel.getByLabel("Prompt", { exact: true }).fill(wish.prompt);
  if (wish.seconds !== undefined) {
    await panel.getByLabel("Where the shot goes").selectOption("playhead");
    await panel.getByLabel("Length in seconds").fill(String(wish.seconds));
    const parked = page.getByLabel("Playhead");
    if (await parked.isVisible()) await followedTo(page, await parked.inputValue());
  }
  if (wish.seed !== undefined) {
    await panel.getByRole("button", { name: "More", exact: true }).click();
    await panel.getByLabel("Seed", { exact: true }).fill(String(wish.seed));
    await panel.getByLabel("Keep this seed for the next take").check();
  }
}

export async function takeFrame(page: Page): Promise<void> {
  const panel = panelOf(page);
  const block = panel.getByRole("region", { name: "References" });
  await block.getByRole("button", { name: "Take frame" }).click();
  const alert = block.getByRole("alert");
  await block.getByRole("img").or(alert).first().waitFor({ timeout: 60_000 });
  if (await alert.isVisible()) throw new Error(await alert.innerText());
}

/** The one button. Its words say what it will do. */
export function makeButton(page: Page): Locator {
  return panelOf(page).getByRole("button", { name: /^(Draw|Hold the frame) / });
}

async function pressable(page: Page): Promise<Locator> {
  const button = makeButton(page);
  await button.waitFor();
  if (await button.isDisabled()) throw new Error(await panelOf(page).locator("#refusal").innerText());
  return button;
}

/** Where the panel says, before the press, that the clip will lie. */
export interface Promised {
  /** "V2" */
  readonly track: string;
  /** "00:00:03:00 – 00:00:03:23" */
  readonly range: string;
}

/**
 * Waits until the panel has followed the playhead to `playhead`: it looks now and then, and a press before that is refused,
 * for the button would do something else by then. Answers with the range it names. @throws Error with where it is instead.
 */
async function followedTo(page: Page, playhead: string): Promise<string> {
  const range = panelOf(page).getByRole("status", { name: /^Range / });
  for (const end = Date.now() + 30_000; ; await page.waitForTimeout(50)) {
    const said = await range.innerText();
    if (said.startsWith(playhead)) return said;
    if (Date.now() > end) throw new Error(`The playhead is parked at ${playhead}, but the panel says ${said}.`);
  }
}

/**
 * Where the panel says that the clip will lie, once it has followed the playhead to `playhead`.
 * @throws Error with the panel's sentence when the button cannot be pressed, or with where the panel is instead.
 */
export async function promisedAt(page: Page, playhead: string): Promise<Promised> {
  const range = await followedTo(page, playhead);
  const button = await pressable(page);
  const [, track] = /\b(V\d+)$/.exec(await button.innerText()) ?? [];
  if (track === undefined) throw new Error("The panel's button names no track.");
  return { track, range };
}

/** What a take came to: `text` is what its card says. */
interface Outcome {
  readonly placed: boolean;
  readonly text: string;
}

/**
 * Presses the button and waits for the newest take, whose card comes first, to come to its end.
 * @throws Error with the panel's sentence when the button cannot be pressed.
 */
export async function make(page: Page, timeout: number): Promise<Outcome> {
  const panel = panelOf(page);
  const cards = panel.getByRole("article");
  const newest = async (): Promise<string | null> =>
    (await cards.count()) === 0 ? null : cards.first().getAttribute("aria-label");
  const before = await newest();
  const button = await pressable(page);
  await button.click();
  const card = cards.first();
  const status = card.getByRole("status");
  const end = Date.now() + timeout;
  for (;;) {
    const name = await newest();
    const word = name === null || name === before ? "" : await status.innerText();
    if (/^(on V\d+,|\d+ places)/.test(word)) return { placed: true, text: word };
    if (/^(failed|stopped|interrupted|waits in the bin|not confirmed|not placed)/.test(word)) {
      return { placed: false, text: (await card.innerText()).replace(/\s*\n\s*/g, ". ") };
    }
    if (Date.now() > end)
      return { placed: false, text: `It took longer than ${Math.round(timeout / 1000)} s; the panel says: ${word}` };
    await page.waitForTimeout(200);
  }
}

export function framesAsked(sequence: SimulatedSequence, seconds: number): number {
  return framesInSeconds(seconds, sequence.rate);
}

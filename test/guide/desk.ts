/** The workbench as the guide shows it: the sample reel, the panel at its narrowest, and a camera that crops to what matters. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decode, encode } from "fast-png";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { en, type Text } from "../../src/ui/text/en";
import { fr } from "../../src/ui/text/fr";
import { openSequence, panelOf, timecodeAt } from "../workbench/demo/panel";

export type Language = "en" | "fr";

/** What a picture waits for before it gives up: software draws slowly. */
const SLOW_MS = 300_000;

/** Beside the narrowest panel the monitor and the timeline have this much room; a panel alone may be as tall as it needs. */
const WHOLE = { width: 1140, height: 700 };
const TALL = { width: 1140, height: 1500 };

/** Pixels around what is shown of the panel; above it less, where something else ends. */
const ABOVE = 0;
const BELOW = 4;

export class Desk {
  readonly page: Page;
  readonly panel: FrameLocator;
  readonly text: Text;
  readonly language: Language;
  /** Those that were written so far. */
  readonly pictures: string[] = [];
  readonly #out: string;

  constructor(page: Page, language: Language, out: string) {
    this.page = page;
    page.setDefaultTimeout(SLOW_MS);
    this.panel = panelOf(page);
    this.language = language;
    this.text = { en, fr }[language];
    this.#out = out;
  }

  /** A button of the panel by all of its words. */
  button(name: string, within: Locator | FrameLocator = this.panel): Locator {
    return within.getByRole("button", { name, exact: true }).first();
  }

  async press(name: string, within?: Locator): Promise<void> {
    await this.button(name, within).click();
  }

  /** The one that makes something: its words say what, so they are never the same. */
  get primary(): Locator {
    return this.panel.locator("button.primary").first();
  }

  field(label: string, within: Locator | FrameLocator = this.panel): Locator {
    return within.getByLabel(label, { exact: true }).first();
  }

  async tab(name: keyof Pick<Text["tabs"], "shot" | "board" | "takes" | "review" | "settings">): Promise<void> {
    await this.panel.getByRole("tab", { name: new RegExp(`^${this.text.tabs[name]}`) }).click();
  }

  /** A take's card, in the tab that is open. */
  card(shot: number, take: number): Locator {
    return this.panel.getByRole("article", { name: this.text.take.name(shot, take), exact: true });
  }

  /** So many frames after the sequence's start, in its timecode. */
  async at(frames: number): Promise<string> {
    return timecodeAt(await openSequence(this.page), frames / 24);
  }

  async park(frames: number): Promise<void> {
    const at = await this.at(frames);
    const playhead = this.page.getByLabel("Playhead");
    await this.page.getByRole("tab", { name: /^Program/ }).click();
    await playhead.fill(at);
    await playhead.press("Enter");
    await this.page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('input[aria-label="Playhead"]')?.value === wanted,
      at,
    );
  }

  /** Back to the hole. What came into the bin behind the placement is a step of its own. */
  async undoPlacement(): Promise<void> {
    await this.until("the hole again", async () => {
      if ((await this.clips()).length === 0) return true;
      await this.page.keyboard.press("Control+Z");
      return false;
    });
  }

  /** Until it is true; the timeline and the panel follow one another, and neither says when it is done. */
  async until(what: string, fact: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + SLOW_MS; !(await fact()); await this.page.waitForTimeout(200))
      if (Date.now() > end) throw new Error(`Never came: ${what}. The panel says: ${await this.says()}`);
  }

  async says(): Promise<string> {
    return this.panel.locator(".panel").innerText();
  }

  /** Names of Pickup's clips in the open sequence, lowest track first. */
  async clips(): Promise<readonly string[]> {
    const { video } = await openSequence(this.page);
    return video.flatMap(({ items }) => items.flatMap(({ name }) => (name.startsWith("PU_") ? [name] : [])));
  }

  /** The monitor, the timeline and the panel, which is scrolled so that `last` is just seen. */
  async whole(name: string, last?: Locator): Promise<void> {
    await this.page.setViewportSize(WHOLE);
    await this.#settled();
    await last?.evaluate((element) => element.scrollIntoView({ block: "end" }));
    await this.#keep(name, { x: 0, y: 0, ...WHOLE });
  }

  /** The panel alone, from the top of one thing to the bottom of another. */
  async part(name: string, from: Locator, to: Locator = from): Promise<void> {
    await this.page.setViewportSize(TALL);
    await this.#settled();
    await from.evaluate((element) => element.scrollIntoView({ block: "start" }));
    const frame = await this.page.locator('iframe[title="Pickup"]').boundingBox();
    const [first, last] = [await from.boundingBox(), await to.boundingBox()];
    if (frame === null || first === null || last === null) throw new Error(`${name}: nothing is seen`);
    const top = Math.max(frame.y, first.y - ABOVE);
    const bottom = Math.min(frame.y + frame.height, last.y + last.height + BELOW);
    await this.#keep(name, { x: frame.x, y: top, width: frame.width, height: bottom - top });
  }

  async #keep(name: string, clip: { x: number; y: number; width: number; height: number }): Promise<void> {
    const file = join(this.#out, `${this.language}-${name}.png`);
    await this.page.mouse.move(2, 2);
    await writeFile(file, lighter(await this.page.screenshot({ clip })));
    this.pictures.push(file);
    process.stderr.write(`${this.language}-${name}\n`);
  }

  async #settled(): Promise<void> {
    await this.page.waitForTimeout(700);
    await this.page.locator('.screen canvas[data-settled="yes"]').waitFor();
  }
}

/** 64 steps of each colour, which nobody sees, where that is fewer bytes: a repository keeps every picture for ever. */
function lighter(png: Buffer): Uint8Array {
  const picture = decode(png);
  const data = Uint8Array.from(picture.data, (value) => (value & 0xfc) | (value >> 6));
  const light = encode({ ...picture, data }, { zlib: { level: 9 } });
  return light.length < png.length ? light : png;
}

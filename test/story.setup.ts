/**
 * A reel with AI in it, in the workbench, for stories of reviewing: footage on V1, on V2 a take that an engine made over HTTP, an
 * animatic, and a clip that came from elsewhere and says nothing but its name. Files that are picked lie where a test says.
 */

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { frameRateOf, ticks, ticksOfFrames } from "../src/core/time";
import { launchBrowser } from "./browser";
import type { SimulatedItem, SimulatedSequence, SimulatedTrackItem } from "./host/document";
import { cardIn } from "./reel-films.setup";
import { startService, type Service, type ServiceOptions } from "./service/service";
import {
  askFor,
  make,
  openFootage,
  openSequence,
  openWorkbench,
  panelOf,
  parkPlayhead,
  projectOf,
} from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";
import { serveWorkbench, type Workbench } from "./workbench/server/server";
import { PATIENCE_MS } from "./patience";
import { seatIn } from "./seat";

const ROOT = join(__dirname, "..");
const RATE = frameRateOf(24);

/** Of clips on the timeline, by how their names begin. */
export const TAKE = "PU_A001_001";
export const DRAWN = "PU_A001_002";
export const FOREIGN = "sora_wave";

interface ReelWish {
  /** Of the footage, a test card from 00:00:00:00. */
  readonly seconds?: number;
  /** A file, in place of the test card. */
  readonly footage?: string;
  /** Of the repository, where this file does not lie in it. */
  readonly root?: string;
  readonly engine?: Partial<ServiceOptions>;
  /** Frames of what the engine makes. Absent: the service's own film, five seconds long. */
  readonly film?: number;
  /** The panel's pauses of some seconds are a fifth of what they are. Absent: they are. */
  readonly hasty?: boolean;
}

export class Reel {
  readonly page: Page;
  readonly panel: FrameLocator;
  /** Of this computer: what the simulated disk holds. */
  readonly disk: string;
  readonly service: Service;
  /** What the page or the panel said went wrong. */
  readonly errors: string[] = [];
  /** What a save or folder dialog answers next, on the simulated disk. Absent: as it suggests. */
  answer: string | undefined;
  readonly #browser: Browser;
  readonly #workbench: Workbench;

  private constructor(browser: Browser, page: Page, workbench: Workbench, service: Service, disk: string) {
    this.#browser = browser;
    this.#workbench = workbench;
    this.page = page;
    this.panel = panelOf(page);
    this.service = service;
    this.disk = disk;
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("dialog", (dialog) => void dialog.accept(this.answer ?? dialog.defaultValue()));
  }

  static async open({
    seconds = 12,
    footage,
    root = ROOT,
    engine = {},
    film,
    hasty = true,
  }: ReelWish = {}): Promise<Reel> {
    const disk = await mkdtemp(join(tmpdir(), "pickup-reel-"));
    const roots = { panel: join(root, "dist"), page: join(root, ".workbench/build"), disk };
    const workbench = await serveWorkbench(roots, 0);
    const browser = await launchBrowser();
    const page = await seatIn(browser, hasty);
    await openWorkbench(page, `${workbench.url}/?empty`);
    const clip = film === undefined ? {} : { clip: await cardIn(page, { frames: film, hue: 90, title: "take" }) };
    const service = await startService({ tongue: "vllm-omni", lifeMs: 30, cors: true, ...clip, ...engine });
    const reel = new Reel(browser, page, workbench, service, disk);
    const buffer =
      footage === undefined
        ? await cardIn(page, { frames: seconds * 24, hue: 200, title: "A001" })
        : await readFile(footage);
    await openFootage(page, { name: "A001.mp4", mimeType: "video/mp4", buffer });
    return reel;
  }

  /** The project that `first` saved, open on another machine; `seat` makes what is that machine's own. */
  static async beside(first: Reel, seat: (page: Page) => Promise<void>): Promise<Reel> {
    const page = await seatIn(first.#browser, true);
    await seat(page);
    await openWorkbench(page, `${first.#workbench.url}/?empty`);
    return new Reel(first.#browser, page, first.#workbench, first.service, first.disk);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.service.close();
    await this.#workbench.close();
    await rm(this.disk, { recursive: true, force: true });
  }

  /** A page of its own, as in another program: nothing of the workbench is in it. */
  newPage(): Promise<Page> {
    return this.#browser.newPage();
  }

  /** In Settings, as a person connects it; it is who makes the next take. `pays`: what it makes is not for nothing. */
  async connect({ pays = false }: { readonly pays?: boolean } = {}): Promise<void> {
    const { panel } = this;
    await panel.getByRole("button", { name: "Connect an engine" }).click();
    await panel.getByRole("button", { name: "Add an engine" }).click();
    await panel.getByLabel("Address").fill(this.service.url);
    await panel.getByLabel("Name", { exact: true }).fill("Studio GPU");
    if (pays) await panel.getByLabel("My own hardware: takes cost nothing").uncheck();
    await panel.getByRole("button", { name: "Save and test" }).click();
    await panel.getByText(/^Speaks .*, no key/).waitFor();
    await this.tab("Shot");
    await this.chooseMaker("Studio GPU");
  }

  async chooseMaker(name: string): Promise<void> {
    const makers = this.panel.getByLabel("Who makes it");
    const option = makers.locator("option", { hasText: name }).first();
    await makers.selectOption((await option.getAttribute("value")) ?? "");
  }

  /** Made by the engine, and laid where the playhead is parked. */
  async makeTake(at: string, prompt: string, use: "Temp" | "Final", seconds = 2): Promise<void> {
    const { panel, page } = this;
    await parkPlayhead(page, at);
    await askFor(page, { prompt, seconds, reference: false });
    const more = panel.getByRole("button", { name: "More", exact: true });
    if (await more.isVisible()) await more.click();
    await panel.getByLabel("Seed", { exact: true }).fill("41");
    await panel.getByLabel("Use", { exact: true }).selectOption(use);
    await panel.getByRole("button", { name: /^Make a .* take/ }).click();
    await panel.getByRole("article").first().getByText(`on V2, ${at}`).waitFor({ timeout: 120_000 });
  }

  /** Drawn by what is built in, as a shot of its own. */
  async makeAnimatic(at: string, prompt: string, seconds = 1): Promise<void> {
    await this.chooseMaker("Animatic");
    await parkPlayhead(this.page, at);
    await askFor(this.page, { prompt, seconds, reference: false });
    const made = await make(this.page, 120_000);
    if (!made.placed) throw new Error(made.text);
  }

  /** A film of `frames` from elsewhere, dropped onto V2 with its first frame at frame `at`. */
  async dropForeign(at: number, frames: number): Promise<void> {
    const { page } = this;
    const bytes = (await cardIn(page, { frames, hue: 20, title: "wave" })).toString("base64");
    const dropped = await page.evaluateHandle((film) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(film), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], "sora_wave.mp4", { type: "video/mp4" }));
      return transfer;
    }, bytes);
    const { start, end, rate } = await this.clip("A001");
    const film = await page.getByRole("group", { name: "V1" }).getByRole("button", { name: /^A001/ }).boundingBox();
    if (film === null) throw new Error("The footage is not seen");
    const clientX = film.x + (film.width * (at + 0.5) * rate) / (end - start);
    await page
      .getByRole("group", { name: "V2" })
      .dispatchEvent("drop", { dataTransfer: dropped, clientX, bubbles: true });
    await page.getByRole("button", { name: /^sora_wave/ }).waitFor();
  }

  async tab(name: string): Promise<void> {
    await this.panel.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  }

  /** The Review tab, with the cut read anew. */
  async read(button = "Read the cut"): Promise<void> {
    const { panel } = this;
    await this.tab("Review");
    await panel.getByRole("button", { name: button, exact: true }).click();
    await panel.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
    await panel.getByRole("button", { name: "Read again" }).waitFor();
  }

  row(name: string | RegExp): Locator {
    return this.panel.locator("article.audit-row").filter({ has: this.panel.getByRole("button", { name }) });
  }

  /** Where it lies on the timeline, in frames. */
  async clip(begins: string): Promise<SimulatedTrackItem & { readonly track: number; readonly rate: number }> {
    const { video, rate } = await openSequence(this.page);
    for (const [track, { items }] of video.entries()) {
      const item = items.find(({ name }) => name.startsWith(begins));
      if (item !== undefined) return { ...item, track, rate };
    }
    throw new Error(`${begins} is not on the timeline`);
  }

  /** `V3 48–96` of every clip whose name begins so. */
  async places(begins: string): Promise<readonly string[]> {
    const { video, rate } = await openSequence(this.page);
    return video.flatMap(({ items }, track) =>
      items
        .filter(({ name }) => name.startsWith(begins))
        .map(({ start, end }) => `V${track + 1} ${Math.round(start / rate)}–${Math.round(end / rate)}`),
    );
  }

  /** Of every clip on the timeline whose name begins so, lowest track first. */
  async namesOf(begins: string): Promise<readonly string[]> {
    const { video } = await openSequence(this.page);
    return video.flatMap(({ items }) => items.map(({ name }) => name)).filter((name) => name.startsWith(begins));
  }

  park(at: string): Promise<void> {
    return parkPlayhead(this.page, at);
  }

  sequence(): Promise<SimulatedSequence> {
    return openSequence(this.page);
  }

  async item(begins: string): Promise<SimulatedItem> {
    const found = (await projectOf(this.page)).document.items.find(({ name }) => name.startsWith(begins));
    if (found === undefined) throw new Error(`${begins} is not in the project`);
    return found;
  }

  /** Every line of every device's ledger, in the files' order. */
  async ledger(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const folder = join(this.disk, PROJECT_FOLDER, "Pickup/ledger");
    const names = (await readdir(folder)).filter((name) => name.endsWith(".ndjson"));
    const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return files.flatMap((file) =>
      file.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>])),
    );
  }

  /** How often the engine was asked for a film. */
  fetches(): number {
    return this.service.requests.filter(({ route }) => route === "content").length;
  }

  async until(what: string, fact: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !(await fact()); await this.page.waitForTimeout(50))
      if (Date.now() > end) throw new Error(`Never came: ${what}`);
  }

  async undoLabels(): Promise<readonly string[]> {
    return (await projectOf(this.page)).undoStack.map(({ label }) => label);
  }

  /** What an editor does to a clip by hand, as one undo step. */
  async alter(begins: string, label: string, change: Partial<SimulatedTrackItem>): Promise<void> {
    const { id } = await this.clip(begins);
    await this.page.evaluate(
      ([label, id, change]) => {
        window.pickupWorkbench?.project.edit(label, (document) => ({
          ...document,
          sequences: document.sequences.map((sequence) => ({
            ...sequence,
            video: sequence.video.map((track) => ({
              ...track,
              items: track.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
            })),
          })),
        }));
      },
      [label, id, change] as const,
    );
  }

  /** Takes so many frames off its head; what stays, stays where it is. */
  async trim(begins: string, frames: number): Promise<void> {
    const { start, inPoint, rate } = await this.clip(begins);
    const by = frames * rate;
    await this.alter(begins, "Trim", { start: ticks(start + by), inPoint: ticks(inPoint + by) });
  }
}

/** So many frames of the reel, as its clock counts. */
export function framesOf(count: number): number {
  return ticksOfFrames(count, RATE);
}

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "fast-png";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { cardIn } from "./reel-films.setup";
import { describeInBrowser, launchBrowser } from "./browser";
import {
  askFor,
  make,
  openFootage,
  openSequence,
  openWorkbench,
  panelOf,
  parkPlayhead,
  pictureIn,
  projectOf,
  takeFrame,
} from "./workbench/demo/panel";
import { readTestCard } from "./workbench/page/testcard";
import { rangeIn } from "./workbench/page/timecodes";
import { serveWorkbench, type Workbench } from "./workbench/server/server";
import { PATIENCE_MS } from "./patience";

const ROOT = join(__dirname, "..");
const PAGE = join(ROOT, ".workbench", "build");
const PANEL = join(ROOT, "dist");
const SIZE = { width: 320, height: 180 };

let browser: Browser;
let footage: Buffer;
let disk: string;
let workbench: Workbench;
let context: BrowserContext;
let page: Page;

/** A file as a person would choose it. */
function chosen(name: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "video/mp4", buffer: footage };
}

/** The number of the test card's frame in the monitor, read off one line of it. */
async function numberOnScreen(): Promise<number> {
  const line = await page.getByRole("img", { name: /picture$/ }).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("The monitor is no canvas");
    return [...(canvas.getContext("2d")?.getImageData(0, canvas.height / 12, canvas.width, 1).data ?? [])];
  });
  return readTestCard(Uint8ClampedArray.from(line), line.length / 4, 1);
}

/** How many different colours the monitor shows. */
function colours(): Promise<number> {
  return page.getByRole("img", { name: /picture$/ }).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("The monitor is no canvas");
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    return data === undefined ? 0 : new Set(new Uint32Array(data.buffer)).size;
  });
}

async function playheadFrame(): Promise<number> {
  const { view } = await projectOf(page);
  const sequence = await openSequence(page);
  return Math.floor((view.playheads[sequence.id] ?? 0) / sequence.rate);
}

async function items(track: number): Promise<readonly string[]> {
  const sequence = await openSequence(page);
  return (sequence.video[track]?.items ?? []).map((item) => `${item.name} ${rangeIn(sequence, item)}`);
}

async function undoLabels(): Promise<readonly string[]> {
  return (await projectOf(page)).undoStack.map(({ label }) => label);
}

async function until(fact: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await fact());) {
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** How often the page has loaded the panel. */
let panels = 0;

async function open(query = "/?empty"): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  page = await context.newPage();
  panels = 0;
  page.on("request", (request) => (panels += request.url().endsWith("/panel/index.html") ? 1 : 0));
  await openWorkbench(page, workbench.url + query);
}

describeInBrowser("the workbench", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-workbench-"));
    workbench = await serveWorkbench({ panel: PANEL, page: PAGE, disk }, 0);
    await open();
    const rate = { numerator: 25, denominator: 1 };
    footage = await cardIn(page, { ...SIZE, rate, frames: 75, hue: 200, title: "card" });
    await context.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  }, 180_000);

  afterAll(() => browser.close());

  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), "pickup-workbench-"));
    workbench = await serveWorkbench({ panel: PANEL, page: PAGE, disk }, 0);
  });

  afterEach(async () => {
    await context.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("opens footage as a sequence of its own rate and size, on V1, and shows the frame that is parked on", async () => {
    await open();
    await openFootage(page, chosen("A001 night.mp4"));
    expect(await items(0)).toEqual(["A001 night.mp4 00:00:00:00 – 00:00:02:24"]);
    expect((await openSequence(page)).size).toEqual(SIZE);
    for (const [timecode, frame] of [
      ["00:00:00:00", 0],
      ["00:00:02:24", 74],
      ["00:00:01:07", 32],
      ["00:00:01:08", 33],
      ["00:00:00:24", 24],
    ] as const) {
      await parkPlayhead(page, timecode);
      await until(async () => (await numberOnScreen()) === frame, `frame ${frame} on screen`);
    }
  });

  it("a picture is read off the monitor once it shows what the project says, although it draws a moment later", async () => {
    await open();
    await openFootage(page, chosen("A001.mp4"));
    await parkPlayhead(page, "00:00:00:00");
    await pictureIn(page);
    for (const frame of [70, 3, 68, 5]) {
      const isDrawn = await page.evaluate((to) => {
        const { project } = window.pickupWorkbench ?? {};
        const [sequence] = project?.document.sequences ?? [];
        if (project === undefined || sequence === undefined) throw new Error("No sequence is open");
        project.movePlayhead(sequence.id, to * sequence.rate);
        return document.querySelector<HTMLCanvasElement>(".screen canvas")?.dataset["settled"];
      }, frame);
      expect(isDrawn).toBe("no");
      await pictureIn(page);
      expect(await numberOnScreen()).toBe(frame);
    }
  });

  it("plays, stops and shuttles as Premiere's keys do", async () => {
    await open();
    // A frame a second: two minutes, whose end no page reaches, however long it stalls.
    const rate = { numerator: 1, denominator: 1 };
    const buffer = await cardIn(page, { ...SIZE, rate, frames: 120, hue: 100, title: "slow" });
    const file = { name: "slow.mp4", mimeType: "video/mp4", buffer };
    await openFootage(page, file, { rate: "25" });
    await page.getByRole("button", { name: /^slow/ }).click();
    await page.keyboard.press("Space");
    await until(async () => (await playheadFrame()) > 30, "the playhead moving");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Play (Space)" }).waitFor();
    const stopped = await playheadFrame();
    await until(async () => (await numberOnScreen()) === Math.floor(stopped / 25), "the picture where it stopped");
    expect(await playheadFrame()).toBe(stopped);
    await page.keyboard.press("End");
    expect(await playheadFrame()).toBe(120 * 25 - 1);
    await page.keyboard.press("j");
    await until(async () => (await playheadFrame()) < 120 * 25 - 30, "playing backwards");
    await page.keyboard.press("k");
    await page.getByRole("button", { name: "Play (Space)" }).waitFor();
  });

  it("steps, scrubs and marks as Premiere's keys do", async () => {
    await open();
    await openFootage(page, chosen("A001.mp4"));
    await page.getByRole("button", { name: /^A001/ }).click();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await playheadFrame()).toBe(1);
    await page.keyboard.press("End");
    expect(await playheadFrame()).toBe(74);

    const ruler = await page.getByLabel("Time ruler").boundingBox();
    const clip = await page.getByRole("button", { name: /^A001/ }).boundingBox();
    if (ruler === null || clip === null) throw new Error("No ruler or clip is seen");
    await page.mouse.move(clip.x + 4, ruler.y + 8);
    await page.mouse.down();
    await page.mouse.move(clip.x + (clip.width * 40.5) / 75, ruler.y + 8, { steps: 4 });
    await page.mouse.up();
    expect(await playheadFrame()).toBe(40);
    await until(async () => (await numberOnScreen()) === 40, "the scrubbed frame");

    await page.keyboard.press("i");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("o");
    const { inPoint, outPoint, rate } = await openSequence(page);
    expect([(inPoint ?? 0) / rate, (outPoint ?? 0) / rate]).toEqual([40, 46]);
  });

  it("undoes and redoes by key and by button, and says which step", async () => {
    await open();
    await openFootage(page, chosen("A001.mp4"));
    await page.getByRole("button", { name: /^A001/ }).click();
    await page.keyboard.press("Delete");
    expect(await items(0)).toEqual([]);
    await page.getByRole("button", { name: "Undo: Clear" }).click();
    expect(await items(0)).toHaveLength(1);
    await page.keyboard.press("Control+Shift+Z");
    expect(await items(0)).toEqual([]);
    await page.keyboard.press("Control+Z");
    expect(await items(0)).toHaveLength(1);
    expect(await page.getByRole("button", { name: "Redo: Clear" }).isEnabled()).toBe(true);
  });

  it("takes what is dropped on it as footage", async () => {
    await open();
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], "dropped.mp4", { type: "video/mp4" }));
        return transfer;
      },
      [...footage],
    );
    await page.locator(".workbench").dispatchEvent("drop", { dataTransfer: dropped });
    await until(async () => (await projectOf(page)).document.sequences.length === 1, "a sequence");
    expect(await items(0)).toEqual(["dropped.mp4 00:00:00:00 – 00:00:02:24"]);

    const clip = await page.getByRole("button", { name: /^dropped/ }).boundingBox();
    if (clip === null) throw new Error("The clip is not seen");
    const clientX = clip.x + (clip.width * 50.5) / 75;
    const where = { dataTransfer: dropped, clientX, bubbles: true };
    await page.getByRole("group", { name: "V2" }).dispatchEvent("drop", where);
    await until(async () => (await items(1)).length === 1, "a clip on V2");
    expect(await items(1)).toEqual(["dropped.mp4 00:00:02:00 – 00:00:04:24"]);
  });

  it("refuses a file that is no footage in a sentence, and keeps nothing of it", async () => {
    await open();
    const file = { name: "notes.mp4", mimeType: "video/mp4", buffer: Buffer.from("only words") };
    await expect(openFootage(page, file)).rejects.toThrow("notes.mp4 is no video, sound or still");
    expect(await readdir(join(disk, "Projects/Reel 2/Footage"))).toEqual([]);
  });

  it("hands the panel the very frame that the monitor shows", async () => {
    await open();
    await openFootage(page, chosen("A001.mp4"));
    await parkPlayhead(page, "00:00:01:12");
    await takeFrame(page);
    const folder = join(disk, "Projects/Reel 2/Pickup");
    const names = await readdir(folder, { recursive: true });
    const [png] = names.filter((name) => name.endsWith(".png"));
    const picture = decode(await readFile(join(folder, png ?? "")));
    expect([picture.width, picture.height]).toEqual([SIZE.width, SIZE.height]);
    const rgba = new Uint8ClampedArray(picture.width * picture.height * 4);
    for (let pixel = 0; pixel < picture.width * picture.height; pixel += 1) {
      for (let part = 0; part < 3; part += 1)
        rgba[pixel * 4 + part] = picture.data[pixel * picture.channels + part] ?? 0;
    }
    expect(readTestCard(rgba, picture.width, picture.height)).toBe(37);
  });

  it("gives the panel no more than UXP has", async () => {
    await open();
    const missing = await panelOf(page)
      .locator("body")
      .evaluate(() =>
        ["TextEncoder", "structuredClone", "queueMicrotask", "Worker", "DOMParser", "OffscreenCanvas"].filter(
          (name) => Reflect.get(window, name) !== undefined,
        ),
      );
    expect(missing).toEqual([]);
  });

  it("brings everything back after a reload: the cut, the playhead, the takes, the undo stack", async () => {
    await open();
    await openFootage(page, chosen("A001.mp4"));
    await parkPlayhead(page, "00:00:00:10");
    await askFor(page, { prompt: "Slow push in", seconds: 0.4, seed: 3, reference: true });
    const outcome = await make(page, 120_000);
    expect(outcome).toEqual({ placed: true, text: "on V2, 00:00:00:10" });
    expect(await items(1)).toEqual([expect.stringMatching(/^PU_A001_001_T01.* 00:00:00:10 – 00:00:00:19$/)]);
    expect((await undoLabels()).at(-1)).toBe("Place take 1");
    // The frame on V2 is the take's first, which is the reference.
    await until(async () => (await numberOnScreen()) === 10, "the take's first frame");
    await page.evaluate(() => window.pickupWorkbench?.saved());
    const before = await projectOf(page);

    await page.reload();
    const card = panelOf(page).getByRole("article").first();
    await card.getByText("on V2, 00:00:00:10").waitFor();
    expect(await projectOf(page)).toEqual(before);
    expect(await page.getByLabel("Playhead").inputValue()).toBe("00:00:00:10");
    await page.keyboard.press("Control+Z");
    expect(await items(1)).toEqual([]);
    await card.getByText("ready").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await card.getByText("on V2, 00:00:00:10").waitFor();

    await card.getByRole("button", { name: "Source" }).click();
    await page.getByRole("tab", { name: /^Source: PU_A001_001_T01/, selected: true }).waitFor();
  }, 240_000);

  it("opens on the sample: the playhead in the hole, the prompt filled in, nothing to undo", async () => {
    // Footage that is already there is not drawn again, which keeps this test short.
    await open();
    const cards = { A014_street_ext: 108, A015_room_int: 96, A016_sea_ext: 96 };
    await page.evaluate(async (names) => {
      for (const [name, frames] of Object.entries(names)) {
        const card = { width: 64, height: 36, rate: { numerator: 24, denominator: 1 }, frames, hue: 20, title: name };
        const bytes = await window.pickupWorkbench?.encodeTestCard(card);
        const path = encodeURIComponent(`/Projects/Reel 2/Footage/${name}.mp4`);
        await fetch(`/disk/file?path=${path}&at=replace`, { method: "PUT", body: new Uint8Array(bytes ?? []) });
      }
    }, cards);
    await context.close();

    await open("/");
    await page.getByRole("button", { name: /^Title: |^Day 400/ }).waitFor();
    expect((await items(0)).map((item) => item.slice(0, 15))).toEqual([
      "A014_street_ext",
      "A015_room_int.m",
      "A016_sea_ext.mp",
    ]);
    expect(await undoLabels()).toEqual([]);
    expect(await page.getByLabel("Playhead").inputValue()).toBe("10:00:07:12");
    const panel = panelOf(page);
    await panel.getByText("10:00:07:12 – 10:00:10:15").waitFor();
    const prompt = panel.getByLabel("Prompt", { exact: true });
    // The place is read a moment before the form that was kept for it.
    await until(async () => (await prompt.inputValue()) !== "", "the prompt that the sample brings");
    expect(await prompt.inputValue()).toMatch(/in the street at night/);
    // One that had been opened before the sample could have been writing its own settings over the sample's.
    expect(panels).toBe(1);
    expect(await panel.getByRole("button", { name: /^Draw 3:04 onto V1/ }).isEnabled()).toBe(true);
  }, 240_000);

  it("has the sample drawn by the Animatic: scenes, not the cards that stand in for them", async () => {
    await open("/?sample=small");
    await page.getByRole("button", { name: /^Title: |^Day 400/ }).waitFor();
    expect((await openSequence(page)).size).toEqual({ width: 160, height: 90 });
    expect((await items(0)).map((item) => item.replace(/ .*/, ""))).toEqual([
      "A014_street_ext.mp4",
      "A015_room_int.mp4",
      "A016_sea_ext.mp4",
    ]);
    for (const name of ["A014_street_ext", "A015_room_int", "A016_sea_ext"]) {
      const file = await readFile(join(disk, "Projects/Reel 2/Footage", `${name}.mp4`));
      // BT.709 three times, limited range: the browser tags a card's colours otherwise.
      const tag = file.indexOf("colrnclx");
      expect([...file.subarray(tag + 8, tag + 15)]).toEqual([0, 1, 0, 1, 0, 1, 0]);
    }
    await parkPlayhead(page, "10:00:00:03");
    await page.locator('.screen canvas[data-settled="yes"]').waitFor();
    await until(async () => (await colours()) > 200, "a lit scene on screen");
    expect(await numberOnScreen()).not.toBe(3);
  }, 240_000);

  it("opens a second tab only when the first is closed, so that neither saves over the other", async () => {
    await open();
    const second = await context.newPage();
    await second.goto(`${workbench.url}/?empty`);
    await second.getByText("The workbench is open in another tab.").waitFor();
    await page.close();
    page = second;
    await panelOf(page).getByRole("tab", { name: "Shot" }).waitFor();
  });

  it("restarts the panel in another Premiere, language and width when the Host menu says so", async () => {
    await open();
    await page.getByRole("button", { name: /^Host:/ }).click();
    await page.getByRole("radio", { name: "25.6" }).click();
    await page.getByRole("radio", { name: "480" }).click();
    await page.getByRole("radio", { name: "Français" }).click();
    await panelOf(page).getByRole("tab", { name: "Plan" }).waitFor();
    expect((await page.getByTitle("Pickup").boundingBox())?.width).toBe(480);
    expect((await page.getByRole("region", { name: "Pickup panel" }).boundingBox())?.width).toBe(480);
    await page.getByText("a simulated Premiere 25.6 around the real panel").waitFor();
  });
});

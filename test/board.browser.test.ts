/** Many shots at once, in the real panel on real pictures: holes filled and undone together. */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { cardIn } from "./reel-films.setup";
import { openFootage, openSequence, openWorkbench, panelOf, projectOf } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const FILM = join(ROOT, "../shared/footage/person.mp4");

let browser: Browser;
let disk: string;
let workbench: Workbench;
let context: BrowserContext;
let page: Page;

/** Frames of V`track`, takes as T. */
async function track(index: number): Promise<readonly string[]> {
  const sequence = await openSequence(page);
  return (sequence.video[index]?.items ?? []).map(
    ({ name, start, end }) => `${name.startsWith("PU_") ? "T" : "F"} ${start / sequence.rate}-${end / sequence.rate}`,
  );
}

async function until(fact: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; !(await fact());) {
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Cuts the one clip of V1 so that it holds 0–20, 30–45 and 57–75, and sets a marker at 60 for 10 frames. */
async function cutTwoHoles(): Promise<void> {
  await page.evaluate(() => {
    const project = window.pickupWorkbench?.project;
    project?.edit("Cut two holes", (document) => ({
      ...document,
      sequences: document.sequences.map((sequence) => {
        const { rate } = sequence;
        const part = (start: number, end: number) =>
          (sequence.video[0]?.items ?? []).slice(0, 1).map((item) => ({
            ...item,
            id: project.newId(),
            start: (start * rate) as typeof item.start,
            end: (end * rate) as typeof item.end,
            inPoint: (start * rate) as typeof item.inPoint,
          }));
        const items = [...part(0, 20), ...part(30, 45), ...part(57, 75)];
        const at = (frame: number) => (frame * rate) as (typeof sequence.markers)[number]["start"];
        const marker = { id: project.newId(), name: "", type: "Comment", colour: 0, comments: "PU: A hand on a lever" };
        return {
          ...sequence,
          video: sequence.video.map((one, index) => (index === 0 ? { ...one, items } : one)),
          audio: sequence.audio.map((one) => ({ ...one, items: [] })),
          markers: [{ ...marker, start: at(60), duration: at(10) }],
        };
      }),
    }));
  });
}

describeInBrowser("many shots at once", () => {
  let panel: FrameLocator;

  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-board-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    page = await context.newPage();
    await openWorkbench(page, `${workbench.url}/?empty`);
    // Small, for what is drawn is drawn at the sequence's size.
    if (existsSync(FILM)) await openFootage(page, FILM, { size: "320x180" });
    else {
      const buffer = await cardIn(page, { frames: 90, hue: 200, title: "card" });
      await openFootage(page, { name: "card.mp4", mimeType: "video/mp4", buffer });
    }
    panel = panelOf(page);
  }, 240_000);

  afterAll(async () => {
    await context.close();
    await workbench.close();
    await browser.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("fills two gaps and a marker with animatics, and one Ctrl+Z takes all away", async () => {
    await cutTwoHoles();
    const before = await track(0);
    expect(before).toEqual(["F 0-20", "F 30-45", "F 57-75"]);
    await panel.getByRole("tab", { name: "Board" }).click();
    await panel.getByRole("button", { name: "Fill", exact: true }).click();
    await panel.getByLabel("Least length of a gap, in frames").fill("6");
    for (const [index, words] of ["A person turns, slow push in", "The tower, crane up"].entries()) {
      await panel
        .getByLabel(/^Prompt for/)
        .nth(index)
        .fill(words);
    }
    await panel.getByRole("button", { name: /^Draw 3 shots/ }).click();
    await until(
      async () => (await track(0)).length === 5 && (await track(1)).length === 1,
      "three takes on the timeline",
    );
    expect(await track(0)).toEqual(["F 0-20", "T 20-30", "F 30-45", "T 45-57", "F 57-75"]);
    expect(await track(1)).toEqual(["T 60-70"]);
    await panel.getByText("3 shots on the timeline").waitFor();
    expect((await projectOf(page)).undoStack.at(-1)?.label).toBe("Place 3 takes");
    await page.keyboard.press("Control+Z");
    expect(await track(0)).toEqual(before);
    expect(await track(1)).toEqual([]);
  }, 240_000);
});

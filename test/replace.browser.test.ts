/** An editor's story in the browser, on real pictures: a place held, a take that arrives, three ways of replacing, versions. */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { startService, type Service } from "./service/service";
import {
  askFor,
  openFootage,
  openSequence,
  openWorkbench,
  panelOf,
  parkPlayhead,
  pictureIn,
  projectOf,
} from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");
const onFootage = existsSync(FOOTAGE) ? describeInBrowser : describe.skip;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let disk: string;
let workbench: Workbench;
let service: Service;

/** `V1 name` of Pickup's clips in the open sequence, `off` for what is switched off. */
async function lying(): Promise<readonly string[]> {
  const sequence = await openSequence(page);
  return sequence.video.flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ name, disabled }) => `V${track + 1} ${/T\d+/.exec(name)?.[0] ?? name}${disabled ? " off" : ""}`),
  );
}

async function until(fact: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; !(await fact());) {
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function showsUp(wanted: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await until(
    async () => JSON.stringify((last = await lying())) === JSON.stringify(wanted),
    `${wanted.join(", ")}; the timeline shows ${last.join(", ")}`,
  );
}

function card(take: number): Locator {
  return panelOf(page).getByRole("article", { name: new RegExp(`, take ${take}$`) });
}

onFootage("placeholders, replacing and versions on real pictures", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-replace-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    service = await startService({ tongue: "vllm-omni", cors: true });
    context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    page = await context.newPage();
    await openWorkbench(page, `${workbench.url}/?empty`);
    // Half as large as it is: what holds the place is drawn at the sequence's size.
    await openFootage(page, FOOTAGE, { size: "400x166" });
    await parkPlayhead(page, "00:00:02:00");
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await workbench.close();
    await service.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("the animatic holds the place at once, and the take that arrives is stacked above it; one undo brings it back", async () => {
    const panel = panelOf(page);
    await panel.getByRole("button", { name: "Connect an engine" }).click();
    await panel.getByRole("button", { name: "Add an engine" }).click();
    await panel.getByLabel("Address").fill(service.url);
    await panel.getByLabel("Name", { exact: true }).fill("Studio GPU");
    await panel.getByRole("button", { name: "Save and test" }).click();
    await panel
      .getByText(/answers/)
      .first()
      .waitFor();
    await panel.getByRole("tab", { name: "Shot" }).click();
    const maker = panel.getByLabel("Who makes it");
    const model = await maker.locator("option", { hasText: "on Studio GPU" }).first().getAttribute("value");
    await maker.selectOption(model);
    await askFor(page, { prompt: "A street at night in the rain. Slow push in.", seconds: 1, reference: false });
    await panel.getByLabel("What holds the place until the take comes").selectOption("animatic");
    await panel.getByText(/One Ctrl\+Z takes the take away and switches it on again/).waitFor();
    const bare = await pictureIn(page);
    await panel.getByRole("button", { name: /^Make / }).click();
    await showsUp(["V2 T02"]);
    await card(2).getByText("Holds the place for take 1.").waitFor();
    const held = await pictureIn(page);
    expect(held).not.toBe(bare);

    await until(() => Promise.resolve(service.jobs.length === 1), "the job");
    service.advance("done");
    await showsUp(["V2 T02 off", "V3 T01"]);
    await until(async () => (await pictureIn(page)) !== held, "the take's own picture");
    const taken = await pictureIn(page);
    await page.keyboard.press("Control+Z");
    await showsUp(["V2 T02"]);
    await until(async () => (await pictureIn(page)) === held, "the animatic's picture again");
    await page.keyboard.press("Control+Shift+Z");
    await showsUp(["V2 T02 off", "V3 T01"]);
    await until(async () => (await pictureIn(page)) === taken, "the take's picture again");
    await page.keyboard.press("Control+Z");
    await showsUp(["V2 T02"]);
  }, 240_000);

  it("each way of replacing says what it does, and does that", async () => {
    const replace = async (way: string, says: RegExp, press: RegExp): Promise<void> => {
      await card(1).getByRole("button", { name: "Replace", exact: true }).click();
      await card(1).getByLabel("How it replaces the clip").selectOption(way);
      await card(1).getByText(says).waitFor();
      await card(1).getByRole("button", { name: press }).click();
      // It closes once what was done is read back.
      await card(1).getByLabel("How it replaces the clip").waitFor({ state: "detached" });
    };
    await replace("stack", /is switched off and stays/, /^Stack above, on V3$/);
    await showsUp(["V2 T02 off", "V3 T01"]);
    await page.keyboard.press("Control+Z");
    await showsUp(["V2 T02"]);

    await replace("overwrite", /Its effects and transitions go with it/, /^Overwrite on V2$/);
    await showsUp(["V2 T01"]);
    await page.keyboard.press("Control+Z");
    await showsUp(["V2 T02"]);

    const before = await pictureIn(page);
    await replace("footage", /is used in 1 place: .*Premiere cannot undo it\./, /^Replace in 1 place, for good$/);
    const plays = async (): Promise<boolean> =>
      (await projectOf(page)).document.items.some(
        ({ name, content }) => name.includes("_T02") && "path" in content && content.path.includes("_T01"),
      );
    await until(plays, `the new file behind the old clip; the card says ${await card(1).innerText()}`);
    await parkPlayhead(page, "00:00:02:01");
    await parkPlayhead(page, "00:00:02:00");
    await until(async () => (await pictureIn(page)) !== before, "the take's picture in the old clip");
    expect(await lying()).toEqual(["V2 T02"]);
    await card(1).getByText(/on V2/).waitFor();
  }, 240_000);

  it("kept takes become versions that differ in one clip", async () => {
    const panel = panelOf(page);
    // The engine's take plays in the animatic's item now, so the animatic is laid anew as the other version.
    await card(1).getByRole("button", { name: "Keep" }).click();
    await card(2).getByRole("button", { name: "Keep" }).click();
    await panel.getByRole("tab", { name: /^Takes/ }).click();
    await panel.getByRole("button", { name: "Versions" }).click();
    await panel.getByText(/Makes 2 copies of .* that differ only in this shot’s take/).waitFor();
    await panel.getByRole("button", { name: "Make 2 versions" }).click();
    await panel.getByText(/^Made .* A, .* B\./).waitFor();
    const { document } = await projectOf(page);
    const names = document.sequences.map(({ name }) => name);
    expect(names).toHaveLength(3);
    const clips = document.sequences.map(({ video }) =>
      video[1]?.items.map(({ itemId, start, end }) => [itemId, start, end]),
    );
    expect(clips[1]).toEqual(clips[0]);
    expect(clips[2]?.[0]?.slice(1)).toEqual(clips[0]?.[0]?.slice(1));
    expect(clips[2]?.[0]?.[0]).not.toBe(clips[0]?.[0]?.[0]);
  }, 240_000);
});

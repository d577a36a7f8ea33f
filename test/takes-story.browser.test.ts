/** Taking stock of takes as an editor does, on real pictures: make three, keep one, reject one, clean up, search, bring back a seed. */

import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { decodeTake } from "../src/core/record";
import { describeInBrowser, launchBrowser } from "./browser";
import { askFor, openFootage, openSequence, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const PAGE = join(ROOT, ".workbench", "build");
const PANEL = join(ROOT, "dist");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");

let disk: string;
let workbench: Workbench;
let browser: Browser;
let page: Page;
let panel: FrameLocator;

const card = (take: number): Locator => panel.getByRole("article", { name: `Shot 1, take ${take}` });
const shelf = (): string => join(disk, PROJECT_FOLDER, "Pickup/takes");

async function seedsOnDisk(): Promise<readonly number[]> {
  const names = await readdir(shelf());
  const seeds = names.map(
    async (name) => decodeTake(await readFile(join(shelf(), name, "take.json"), "utf8")).recipe.seed,
  );
  return (await Promise.all(seeds)).sort((a, b) => a - b);
}

async function placed(): Promise<readonly string[]> {
  const { video } = await openSequence(page);
  return video.flatMap(({ items }) => items.flatMap(({ name }) => (name.startsWith("PU_") ? [name] : [])));
}

describeInBrowser("taking stock of takes", () => {
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), "pickup-stock-"));
    workbench = await serveWorkbench({ panel: PANEL, page: PAGE, disk }, 0);
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    panel = panelOf(page);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  const told = existsSync(FOOTAGE) ? it : it.skip;

  told(
    "three takes are made, one kept, one rejected and cleaned away, found again, and a seed brought back",
    async () => {
      await openWorkbench(page, `${workbench.url}/?empty`);
      await openFootage(page, FOOTAGE, { size: "640x266" });
      await parkPlayhead(page, "00:00:05:00");
      await askFor(page, { prompt: "The robot turns", seconds: 1, seed: 500, reference: true });
      await panel.getByLabel("Number of takes").selectOption("3 takes");
      await panel.getByRole("button", { name: /^Draw 3 takes of 1:00, the first onto V\d$/ }).click();

      // The first that arrives lies on the timeline, whichever it is; the others wait and say so calmly.
      await panel.getByRole("tab", { name: "Takes 3" }).click();
      const onTrack = panel.getByRole("article").filter({ hasText: /on V\d, 00:00:05:00/ });
      await onTrack.waitFor({ timeout: 120_000 });
      const waiting = panel.getByRole("article").filter({ hasText: "in the bin" });
      await waiting.nth(1).waitFor({ timeout: 120_000 });
      for (const said of await waiting.allInnerTexts()) expect(said).toContain("Another of the same press came first");
      const first = Number(/take (\d)$/.exec((await onTrack.getAttribute("aria-label")) ?? "")?.[1]);
      const [kept = 0, rejected = 0] = [1, 2, 3].filter((take) => take !== first);
      expect(await placed()).toEqual([`PU_tearsofsteel_001_T0${first}.mp4`]);
      expect(await seedsOnDisk()).toEqual([500, 501, 502]);
      const seed = 499 + kept;

      // By the keyboard: the focus is on a button of the card.
      await card(kept).getByRole("button", { name: "Source", exact: true }).focus();
      await page.keyboard.press("k");
      await card(rejected).getByRole("button", { name: "Reject", exact: true }).click();
      await card(kept).getByRole("button", { name: "Keep", exact: true, pressed: true }).waitFor();
      await card(rejected).getByRole("button", { name: "Reject", exact: true, pressed: true }).waitFor();

      await panel.getByRole("button", { name: "Clean up …" }).click();
      await panel.getByText(/^1 take rejected, [\d.]+ (KB|MB)\.$/).waitFor();
      expect(await panel.getByText(/unmarked and in no sequence/).count()).toBe(0);
      await panel.getByRole("button", { name: "Remove it", exact: true }).click();
      await panel.getByRole("button", { name: "Remove it for good" }).click();
      await panel.getByText(/^1 take removed, .* freed\.$/).waitFor();
      expect(await seedsOnDisk()).toEqual([500, 501, 502].filter((one) => one !== 499 + rejected));
      await panel.getByRole("tab", { name: "Takes 2" }).waitFor();

      const search = panel.getByLabel("Search prompt, name, seed");
      await search.fill(`robot ${seed}`);
      await panel.getByText("1 of 2 takes").waitFor();
      expect(await panel.getByRole("article").count()).toBe(1);
      await search.fill("");
      await panel.getByLabel("Mark").selectOption("Kept");
      await panel.getByText("1 of 2 takes").waitFor();

      // Looking at a recipe changes nothing; its seed alone comes back.
      await panel.getByRole("tab", { name: "Shot" }).click();
      await panel.getByLabel("Prompt", { exact: true }).fill("Something else that I am writing");
      await panel.getByRole("tab", { name: "Takes 2" }).click();
      expect(await panel.getByRole("article").count()).toBe(1);
      await card(kept).getByRole("button", { name: "Recipe" }).click();
      await card(kept).getByText("24 frames at 24, 640 × 266").waitFor();
      await card(kept).getByRole("group", { name: "Recipe" }).getByRole("button", { name: "Seed" }).click();
      await panel.getByText(`seeds ${seed}–${seed + 2}`).waitFor();
      expect(await panel.getByLabel("Prompt", { exact: true }).inputValue()).toBe("Something else that I am writing");
    },
    240_000,
  );
});

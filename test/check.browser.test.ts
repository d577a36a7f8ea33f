/** A colourist's story in the browser, on real pictures: is the take next to its neighbours, by how much, and is it sound? */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { askFor, openFootage, openSequence, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");
const onFootage = existsSync(FOOTAGE) ? describeInBrowser : describe.skip;

let browser: Browser;
let page: Page;
let disk: string;
let workbench: Workbench;

function card(): Locator {
  return panelOf(page).getByRole("article", { name: /, take 1$/ });
}

const check = (): Locator => card().getByRole("group", { name: /^How .* cuts$/ });

async function timeline(): Promise<unknown> {
  const { video, markers } = await openSequence(page);
  return { video, markers };
}

onFootage("a take is checked on real pictures", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-check-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await openWorkbench(page, `${workbench.url}/?empty`);
    await openFootage(page, FOOTAGE);
    await parkPlayhead(page, "00:00:02:00");
    await askFor(page, { prompt: "A soldier on a bridge. Slow push in.", seconds: 2, reference: true });
    await panelOf(page)
      .getByRole("button", { name: /^Draw / })
      .click();
    await card().getByText(/on V2/).waitFor({ timeout: 120_000 });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("a take that starts from the frame is told to be close, in figures, and nothing is offered", async () => {
    const before = await timeline();
    await card().getByRole("button", { name: "Check" }).click();
    await check()
      .getByText(/Which colour does .* work in\?/)
      .waitFor();
    await check()
      .getByLabel(/^What .* works in$/)
      .selectOption("rec-709");
    await check().getByLabel("Against").selectOption("start");
    await check().getByRole("button", { name: "Measure" }).click();
    await check()
      .getByText(/as close as a match would bring it/)
      .waitFor({ timeout: 90_000 });
    const said = await check().innerText();
    const deltaE = Number(/ΔE (\d+\.\d)/.exec(said)?.[1]);
    expect(deltaE).toBeGreaterThan(0);
    expect(deltaE).toBeLessThan(2.5);
    expect(said).toContain("8-bit programme frame, after effects; not a legality check.");
    expect(await check().getByRole("button", { name: /Save/ }).count()).toBe(0);
    for (const name of [/RGB parade/, /Vectorscope/]) {
      const drawn = await check()
        .getByRole("img", { name })
        .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth);
      expect(drawn).toBe(320);
    }
    expect(await timeline()).toEqual(before);
  }, 240_000);

  it("looked through frame by frame it is sound, and its cuts are told in figures", async () => {
    await check().getByRole("button", { name: "Look for faults" }).click();
    await check()
      .getByText(/^Nothing found in 48 frames of what was looked for\.$/)
      .waitFor({ timeout: 180_000 });
    const said = await check().innerText();
    expect(said).toMatch(/Begins with the frame it was given: luma [+−]\d/);
    expect(said).toMatch(/Cut before: luma [+−]\d+\.\d, colour \d+\.\d of 255/);
    expect(said).toMatch(/Cannot be seen this way: whether somebody stays the same/);
  }, 240_000);
});

/** Two takes side by side and under a wipe in a real browser, on real films: played where they play, else as pictures. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "fast-png";
import type { Browser, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { cardIn } from "./reel-films.setup";
import { askFor, makeButton, openFootage, openWorkbench, panelOf } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";
import { PATIENCE_MS } from "./patience";

const ROOT = join(__dirname, "..");

describeInBrowser("two takes beside each other", () => {
  let browser: Browser;
  let disk: string;
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-compare-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench/build"), disk }, 0);
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await openWorkbench(page, `${workbench.url}/?empty`);
    const buffer = await cardIn(page, { rate: { numerator: 25, denominator: 1 }, frames: 50, hue: 200, title: "card" });
    await openFootage(page, { name: "A001.mp4", mimeType: "video/mp4", buffer });
    await makeTake("Night, a dark street in rain, long shot, pan left", 1);
    await makeTake("Noon, a bright beach under a white sky, long shot, pan left", 2);
  }, 300_000);

  afterAll(async () => {
    await page.close();
    await workbench.close();
    await browser.close();
    await rm(disk, { recursive: true, force: true });
  });

  const panel = () => panelOf(page);

  async function makeTake(prompt: string, number: number): Promise<void> {
    await panel().getByRole("tab", { name: "Shot" }).click();
    // Of these two seeds the one is dark all over, the other bright.
    await askFor(page, { prompt, seconds: 1, reference: false, seed: number });
    await makeButton(page).click();
    await panel().getByRole("tab", { name: "Takes" }).click();
    await panel()
      .getByRole("article", { name: `Shot 1, take ${number}` })
      .getByText(/ready|on V|places/)
      .first()
      .waitFor({ timeout: 120_000 });
    await panel()
      .getByRole("article", { name: `Shot 1, take ${number}` })
      .getByText("Source")
      .waitFor();
  }

  async function openBoth(): Promise<void> {
    await panel().getByRole("tab", { name: "Takes" }).click();
    await panel().getByRole("article", { name: "Shot 1, take 1" }).getByRole("button", { name: "A/B" }).click();
    await panel().getByRole("article", { name: "Shot 1, take 2" }).getByRole("button", { name: "B, beside" }).click();
    await panel().getByText("0.00 of 1.00 s").waitFor();
  }

  /** Mean brightness of the left and of the right third of the stage. */
  async function thirds(): Promise<readonly [left: number, right: number]> {
    const { width, height, data, channels } = decode(await panel().locator(".stage").screenshot());
    const mean = (from: number, to: number): number => {
      let sum = 0;
      let count = 0;
      for (let y = 24; y < height; y += 2) {
        for (let x = Math.round(from * width); x < to * width; x += 2) {
          sum += data[(y * width + x) * channels + 1] ?? 0;
          count += 1;
        }
      }
      return sum / count;
    };
    return [mean(0, 0.33), mean(0.67, 1)];
  }

  test("both films play where the host plays files, on one clock, and stop at their end", async () => {
    await openBoth();
    const ready = (): Promise<readonly number[]> =>
      panel()
        .locator("video")
        .evaluateAll((all) => all.map((one) => (one as HTMLVideoElement).readyState));
    for (let tries = 0; (await ready()).filter((one) => one >= 2).length < 2; tries += 1) {
      if (tries > 600) throw new Error(`The films do not load: ${JSON.stringify(await ready())}`);
      await page.waitForTimeout(50);
    }
    const [left, right] = await thirds();
    expect(right - left).toBeGreaterThan(25);
    await panel().getByRole("button", { name: "Play", exact: true }).click();
    const times = (): Promise<readonly number[]> =>
      panel()
        .locator("video")
        .evaluateAll((all) => all.map((one) => (one as HTMLVideoElement).currentTime));
    let now = await times();
    for (const end = Date.now() + PATIENCE_MS; !(Math.min(...now) > 0.2); now = await times()) {
      if (Date.now() > end) throw new Error(`The films do not play: ${JSON.stringify(now)}`);
      await page.waitForTimeout(50);
    }
    const [first = 0, second = 0] = now;
    expect([now.length, Math.abs(first - second) < 0.15]).toEqual([2, true]);
    await panel().getByText("1.00 of 1.00 s").waitFor();
    await panel().getByRole("button", { name: "Play", exact: true }).waitFor();
  });

  test("under the wipe A is seen on one side and B on the other, and arrow keys move it", async () => {
    await panel().getByRole("button", { name: "Wipe" }).click();
    const [left, right] = await thirds();
    expect(right - left).toBeGreaterThan(25);
    const wipe = panel().getByRole("slider", { name: "Where the wipe stands" });
    await wipe.focus();
    for (let presses = 0; presses < 5; presses += 1) await wipe.press("ArrowLeft");
    const [now] = await thirds();
    expect(now - left).toBeGreaterThan(25);
    for (let presses = 0; presses < 10; presses += 1) await wipe.press("ArrowRight");
    const [, far] = await thirds();
    expect(right - far).toBeGreaterThan(25);
  });

  test("where films do not play, the media room's pictures are shown by themselves, at the moment that is asked for", async () => {
    await panel().getByRole("button", { name: "Close" }).click();
    // As a host that does not play addresses of files.
    await panel()
      .locator("body")
      .evaluate(() => {
        Reflect.deleteProperty(HTMLVideoElement.prototype, "setAttribute");
      });
    await openBoth();
    await panel().getByText("Shown as pictures: films do not play in this panel.").waitFor();
    const shown = (): Promise<readonly string[]> =>
      panel()
        .locator(".stage img")
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src));
    const before = await shown();
    await panel().getByRole("slider", { name: "Where in the takes" }).fill("0.8");
    for (let tries = 0; (await shown()).some((one, index) => one === before[index]); tries += 1) {
      if (tries > 900) throw new Error("The pictures do not follow");
      await page.waitForTimeout(50);
    }
    const [left, right] = await thirds();
    expect(right - left).toBeGreaterThan(25);
  });

  test("the space bar plays, arrow keys step by a frame, and Escape closes", async () => {
    const compare = panel().locator(".compare");
    await compare.focus();
    await compare.press("Escape");
    await compare.waitFor({ state: "detached" });
    await openBoth();
    await compare.focus();
    await compare.press("ArrowRight");
    await panel().getByText("0.04 of 1.00 s").waitFor();
    await compare.press("ArrowLeft");
    await panel().getByText("0.00 of 1.00 s").waitFor();
    await compare.press("Escape");
    await compare.waitFor({ state: "detached" });
  });
});

/** Two takes of a shot, one of which flickers: ranked in the browser, on real pictures, by the real media room. */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import { askFor, openFootage, openSequence, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";
import { hasFfmpeg } from "./numbered-film";

const ROOT = join(__dirname, "..");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");
const onFootage = existsSync(FOOTAGE) && hasFfmpeg ? describeInBrowser : describe.skip;

let browser: Browser;
let page: Page;
let disk: string;
let workbench: Workbench;

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** As an engine may deliver it: every frame of the take's clip lighter or darker than the one before. */
function makeFlicker(clip: RegExp): void {
  const path = filesIn(disk).find((one) => clip.test(one));
  if (path === undefined) throw new Error(`No such clip: ${filesIn(disk).join(", ")}`);
  const worse = `${path}.worse.mp4`;
  const flicker = "eq=brightness=0.05*sin(n*2.4):eval=frame";
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", path, "-vf", flicker, "-c:v", "libx264", worse]);
  renameSync(worse, path);
}

onFootage("takes of a shot are ranked on real pictures", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-rank-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await openWorkbench(page, `${workbench.url}/?empty`);
    await openFootage(page, FOOTAGE, { size: "640x268" });
    await parkPlayhead(page, "00:00:02:00");
    await askFor(page, { prompt: "A soldier on a bridge. Slow push in.", seconds: 1, reference: true });
    const panel = panelOf(page);
    await panel.getByLabel("Number of takes").selectOption("2");
    await panel.getByRole("button", { name: /^Draw / }).click();
    for (const name of [/, take 1$/, /, take 2$/]) {
      await panel
        .getByRole("article", { name })
        .getByText(/on V2|in the bin/)
        .waitFor({ timeout: 180_000 });
    }
    makeFlicker(/_T02\.mp4$/);
    await panel.getByRole("tab", { name: /^Takes/ }).click();
  }, 400_000);

  afterAll(async () => {
    await browser.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("the one that flickers is listed behind, with the reason and its figures, and nothing in the cut changed", async () => {
    const panel = panelOf(page);
    const names = (): Promise<readonly string[]> =>
      panel.getByRole("article").evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label") ?? ""));
    const before = (await openSequence(page)).video;
    expect((await names()).map((name) => name.slice(-6))).toEqual(["take 2", "take 1"]);
    await panel.getByRole("button", { name: "Rank takes" }).click();
    await panel.getByText("Cuts are counted once it is known").waitFor({ timeout: 240_000 });
    await panel.getByLabel(/^What .* works in$/).selectOption("rec-709");
    await panel.getByText("Cuts are counted once it is known").waitFor({ state: "detached", timeout: 120_000 });
    await panel.getByText(/^Ranked, the best first\. Measured \d\d:\d\d:\d\d\.$/).waitFor({ timeout: 120_000 });
    expect((await names()).map((name) => name.slice(-6))).toEqual(["take 1", "take 2"]);
    const said = (take: string): Promise<string> => panel.getByRole("article", { name: take }).innerText();
    expect(await said(", take 1")).toMatch(/Ranked 1st: least is wrong with it\./);
    expect(await said(", take 1")).toMatch(
      /Nothing found\.\s+ΔE \d\.\d from its first frame\.\s+Cut before: luma [+−]\d+\.\d, colour \d+\.\d of 255/,
    );
    expect(await said(", take 2")).toMatch(/Ranked 2nd: more is wrong with it\./);
    expect(await said(", take 2")).toMatch(/finding.*flicker/);
    expect((await openSequence(page)).video).toEqual(before);
  }, 400_000);

  it("newest first again, and ranked again without looking through a film anew", async () => {
    const panel = panelOf(page);
    const measured = (): Promise<string> => panel.getByText(/^Ranked, the best first/).innerText();
    const before = await measured();
    await panel.getByRole("button", { name: "Newest first" }).click();
    await panel.getByText(/^Ranked, the best first/).waitFor({ state: "detached" });
    await panel.getByRole("button", { name: "Rank takes" }).click();
    await panel.getByText(/Ranked 2nd/).waitFor();
    // It says when it was measured, and that was then.
    expect(await measured()).toBe(before);
  });
});

/**
 * A colourist's story in the browser: a take of another grade beside its ungraded neighbour, both of them real footage. What the
 * panel computes is checked by another program's hands, and what it measures by the programme.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Locator, Page } from "playwright-core";
import { matchPictures } from "../src/media/room/colour/matching";
import type { Picture } from "../src/media/room/drawing";
import { describeInBrowser, launchBrowser } from "./browser";
import { startService, type Service } from "./service/service";
import { askFor, openFootage, openSequence, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const run = promisify(execFile);
const ROOT = join(__dirname, "..");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");
const onFootage = existsSync(FOOTAGE) ? describeInBrowser : describe.skip;

/** Warmer, brighter in the middle, with lifted blacks. */
const GRADE = "eq=gamma_r=1.12:gamma_b=0.85:saturation=1.2,curves=all='0/0.05 0.5/0.56 1/0.96'";

let browser: Browser;
let page: Page;
let disk: string;
let films: string;
let workbench: Workbench;
let service: Service;

const card = (): Locator => panelOf(page).getByRole("article", { name: /, take 1$/ });
const check = (): Locator => card().getByRole("group", { name: /^How .* cuts$/ });

/** One long shot of the film, cut in two: as it is, and with `filter` laid over it. */
async function film(name: string, from: number, seconds: number, filter = "null"): Promise<string> {
  const to = join(films, name);
  const wish = ["-ss", String(from), "-t", String(seconds), "-i", FOOTAGE, "-an", "-vf", filter];
  const tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
  const encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt", "yuv420p"];
  await run("ffmpeg", ["-v", "error", ...wish, ...encoder, ...tags, "-movflags", "+faststart", to]);
  return to;
}

/** As ffmpeg reads it, through its own lut3d where there is a cube. */
async function pictureOf(png: string, cube?: string): Promise<Picture> {
  const asked = [
    "-v",
    "error",
    "-select_streams",
    "v:0",
    "-show_entries",
    "stream=width,height",
    "-of",
    "csv=p=0",
    png,
  ];
  const [width = 0, height = 0] = (await run("ffprobe", asked)).stdout.trim().split(",").map(Number);
  const lut = cube === undefined ? [] : ["-vf", `format=rgb24,lut3d=file=${cube}:interp=tetrahedral`];
  const { stdout } = await run(
    "ffmpeg",
    ["-v", "error", "-i", png, ...lut, "-f", "rawvideo", "-pix_fmt", "rgba", "-"],
    { encoding: "buffer", maxBuffer: 1 << 26 },
  );
  return { width, height, rgba: new Uint8ClampedArray(stdout) };
}

/** What the check exported, in the order in which it did: the reference's frames, then the take's. */
async function exported(): Promise<readonly string[]> {
  const folder = join(disk, PROJECT_FOLDER, "Pickup/frames");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /check-[^/]*\.png$/.test(name));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  return files.sort((a, b) => a.at - b.at).map(({ path }) => path);
}

function several(pictures: readonly Picture[]): readonly [Picture, ...Picture[]] {
  const [first, ...others] = pictures;
  if (first === undefined) throw new Error("Nothing was exported");
  return [first, ...others];
}

async function timeline(): Promise<unknown> {
  const { video } = await openSequence(page);
  return video;
}

async function clips(): Promise<readonly string[]> {
  const { video } = await openSequence(page);
  return video.flatMap(({ items }, track) =>
    items.map(({ name, disabled }) => `V${track + 1} ${name.replace(/^PU_.*_(?=T\d)/, "")}${disabled ? " off" : ""}`),
  );
}

/** Measures against the shot before, and answers with what the check says once `told` stands in it. */
async function measure(told: RegExp): Promise<string> {
  await check()
    .getByRole("button", { name: /^Measure/ })
    .click();
  await check().getByText(told).first().waitFor({ timeout: 120_000 });
  return check().innerText();
}

function figures(said: string, pattern: RegExp): readonly number[] {
  const [, ...found] = pattern.exec(said) ?? [];
  if (found.length === 0) throw new Error(`It says no figure: ${said}`);
  return found.map(Number);
}

onFootage("a graded take beside its ungraded neighbour", () => {
  /** As the panel said it: of the take as it came, and as its cube is computed to make it. */
  let before = 0;
  let computed = 0;
  let placed: unknown;

  beforeAll(async () => {
    films = await mkdtemp(join(tmpdir(), "pickup-films-"));
    disk = await mkdtemp(join(tmpdir(), "pickup-graded-"));
    const neighbour = await film("street.mp4", 13, 2);
    const graded = await readFile(await film("graded.mp4", 15, 4, GRADE));
    service = await startService({ tongue: "vllm-omni", cors: true, lifeMs: 200, clip: graded });
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await openWorkbench(page, `${workbench.url}/?empty`);
    await openFootage(page, neighbour);
    await parkPlayhead(page, "00:00:02:00");
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
    await maker.selectOption(await maker.locator("option", { hasText: "on Studio GPU" }).first().getAttribute("value"));
    await askFor(page, { prompt: "The lab, going on. Slow push in.", seconds: 2, reference: false });
    await panel.getByRole("button", { name: /^Make / }).click();
    await card()
      .getByText(/on V\d/)
      .first()
      .waitFor({ timeout: 120_000 });
  }, 400_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
    await rm(films, { recursive: true, force: true });
  });

  it("is told in figures: what is measured, and what a match is computed to bring", async () => {
    placed = await timeline();
    await card().getByRole("button", { name: "Check" }).click();
    await check()
      .getByLabel(/^What .* works in$/)
      .selectOption("rec-709");
    await check().getByLabel("Against").selectOption("before");
    const said = await measure(/measured → computed/);
    [before = 0, computed = 0] = figures(said, /ΔE (\d+\.\d) → (\d+\.\d)/);
    expect(before).toBeGreaterThan(4);
    expect(computed).toBeLessThan(before / 2);
    expect(said).toContain("After is computed until the graded take is measured.");
    expect(await timeline()).toEqual(placed);
  }, 300_000);

  it("its strength is set by the keyboard, which stays with it while each step is fitted", async () => {
    const slider = check().getByRole("slider", { name: /^Strength / });
    await slider.focus();
    for (const percent of [95, 90]) {
      await page.keyboard.press("ArrowLeft");
      await check().getByText(`Strength ${percent} %`, { exact: true }).waitFor();
    }
    await check().locator("button:not([disabled])", { hasText: "Save .cube …" }).waitFor();
    const [, weaker = 0] = figures(await check().innerText(), /ΔE (\d+\.\d) → (\d+\.\d)/);
    expect(weaker).toBeGreaterThan(computed);
    await page.keyboard.press("End");
    await check().getByText("Strength 100 %", { exact: true }).waitFor();
    await check().locator("button:not([disabled])", { hasText: "Save .cube …" }).waitFor();
    expect(figures(await check().innerText(), /ΔE (\d+\.\d) → (\d+\.\d)/)).toEqual([before, computed]);
  }, 300_000);

  it("saves a cube that another program reads, and through it the take is as near as the panel said", async () => {
    const cube = join(disk, "Projects/look.cube");
    page.once("dialog", (dialog) => void dialog.accept("/Projects/look.cube"));
    await check().getByRole("button", { name: "Save .cube …" }).click();
    await check()
      .getByText(/^Saved as .*look\.cube\.$/)
      .waitFor();
    const paths = await exported();
    expect(paths).toHaveLength(6);
    const reference = several(await Promise.all(paths.slice(0, 3).map((path) => pictureOf(path))));
    const through = several(await Promise.all(paths.slice(3).map((path) => pictureOf(path, cube))));
    const { outcome } = matchPictures({ reference, take: through }).report;
    const found = outcome.kind === "distribution" ? undefined : outcome.before?.mean;
    expect(Math.abs((found ?? Number.NaN) - computed)).toBeLessThan(0.5);
  }, 300_000);

  it("as a graded copy above it is measured through the programme, and one undo brings all back", async () => {
    await check().getByRole("button", { name: "Make a graded copy" }).click();
    await check()
      .getByText(/is in the Pickup bin\./)
      .waitFor({ timeout: 240_000 });
    expect(await timeline()).toEqual(placed);
    await check().getByRole("button", { name: "Lay it above the take" }).click();
    await check()
      .getByText(/^It lies above the take/)
      .waitFor();
    expect(await clips()).toEqual([expect.stringMatching(/^V1 street/), "V1 T01.mp4 off", "V2 T01_match.mp4"]);
    // The panel sees by itself that another picture lies there now.
    await check()
      .getByText(/^The cut changed since it was measured/)
      .waitFor();
    const said = await measure(/both measured/);
    const [earlier = 0, now = 0, announced = 0] = figures(
      said,
      /ΔE (\d+\.\d) → (\d+\.\d) both measured[^]*computed to bring it to (\d+\.\d)/,
    );
    expect([earlier, announced]).toEqual([before, computed]);
    expect(Math.abs(now - computed)).toBeLessThan(0.5);

    await page.keyboard.press("Control+Z");
    await check()
      .getByText(/^The cut changed since it was measured/)
      .waitFor();
    expect(await timeline()).toEqual(placed);
    const again = await measure(/measured → computed/);
    expect(figures(again, /ΔE (\d+\.\d) → \d+\.\d measured → computed/)).toEqual([before]);
    expect(again).not.toContain("both measured");
  }, 400_000);
});

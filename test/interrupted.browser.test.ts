/** What is under way when something stops it: by the editor, by the media room's death. Nothing is ever half placed. */

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ALL_FORMATS, BufferSource, Input } from "mediabunny";
import type { Browser, Page } from "playwright-core";
import { decodeTake } from "../src/core/record";
import { frameRateOf } from "../src/core/time";
import { describeInBrowser, launchBrowser } from "./browser";
import { cardIn } from "./reel-films.setup";
import { askFor, makeButton, openFootage, openSequence, openWorkbench, panelOf } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const PROMPT = "A boat on the sea at dusk, long shot, slow pan left";

describeInBrowser("a take under way", () => {
  let browser: Browser;
  let disk: string;
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    disk = await mkdtemp(join(tmpdir(), "pickup-interrupted-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench/build"), disk }, 0);
    page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    await openWorkbench(page, `${workbench.url}/?empty`);
    const buffer = await cardIn(page, { rate: { numerator: 25, denominator: 1 }, frames: 50, hue: 200, title: "card" });
    await openFootage(page, { name: "A001.mp4", mimeType: "video/mp4", buffer });
  }, 180_000);

  afterAll(async () => {
    await page.close();
    await workbench.close();
    await browser.close();
    await rm(disk, { recursive: true, force: true });
  });

  const card = () => panelOf(page).getByRole("article").first();
  const clips = async (): Promise<readonly string[]> =>
    (await openSequence(page)).video.flatMap((track) => track.items.map(({ name }) => name));

  async function startLongTake(): Promise<void> {
    await askFor(page, { prompt: PROMPT, seconds: 20, reference: false });
    await makeButton(page).click();
    await card()
      .getByText(/\d+ of 500/)
      .waitFor({ timeout: 90_000 });
  }

  test("stopped by the editor, nothing is placed, and nothing half written is left", async () => {
    await startLongTake();
    await card().getByRole("button", { name: "Stop" }).click();
    await card().getByText("stopped", { exact: true }).waitFor();
    expect(await clips()).toEqual(["A001.mp4"]);
    const [take] = await folders();
    expect(await readdir(String(take))).toEqual(["take.json"]);
  }, 180_000);

  test("the media room's death is said; the prompt stays, and asking again draws it", async () => {
    await startLongTake();
    await page.evaluate(() => window.pickupWorkbench?.room.kill());
    await card().getByText("interrupted", { exact: true }).waitFor();
    expect(await clips()).toEqual(["A001.mp4"]);
    expect(await panelOf(page).getByLabel("Prompt", { exact: true }).inputValue()).toBe(PROMPT);
    await panelOf(page)
      .getByText(/^The media room stopped/)
      .waitFor({ state: "detached" });

    await askFor(page, { prompt: PROMPT, seconds: 0.4, reference: false });
    await makeButton(page).click();
    await card()
      .getByText(/^on V2, 00:00:00:00/)
      .waitFor({ timeout: 120_000 });
    expect((await clips()).filter((name) => name.startsWith("PU_"))).toHaveLength(1);

    const ready = (await Promise.all((await folders()).map(read))).find(({ take }) => take.state.kind === "ready");
    if (ready?.take.state.kind !== "ready") throw new Error("no take is ready");
    const { take, folder } = ready;
    const input = new Input({
      formats: ALL_FORMATS,
      source: new BufferSource(await readFile(join(folder, "original.mp4"))),
    });
    const track = await input.getPrimaryVideoTrack();
    const stats = await track?.computePacketStats();
    expect(stats?.packetCount).toBe(take.recipe.frames);
    expect(stats?.averagePacketRate).toBeCloseTo(25, 5);
    expect(take.recipe).toMatchObject({ prompt: PROMPT, frames: 10, rate: frameRateOf(25), engine: "animatic" });
    expect(take.drawn?.scene).toMatchObject({
      kind: "from-text",
      place: "sea",
      hour: "dusk",
      subjects: [{ kind: "boat" }],
    });
  }, 240_000);

  async function folders(): Promise<readonly string[]> {
    const entries = await readdir(disk, { recursive: true });
    return entries.filter((name) => name.endsWith("take.json")).map((name) => join(disk, name, ".."));
  }

  async function read(
    folder: string,
  ): Promise<{ readonly folder: string; readonly take: ReturnType<typeof decodeTake> }> {
    return { folder, take: decodeTake(await readFile(join(folder, "take.json"), "utf8")) };
  }
});

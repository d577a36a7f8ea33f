/** An editor's story in the browser: a take is remixed, extended and edited by the engine that made it, and lies where it said. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { frameRateOf } from "../src/core/time";
import { describeInBrowser, launchBrowser } from "./browser";
import { startService, type Service } from "./service/service";
import { askFor, openFootage, openSequence, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const FILM = frameRateOf(24);

let browser: Browser;
let page: Page;
let panel: FrameLocator;
let disk: string;
let workbench: Workbench;
let service: Service;
let gateway: Service | undefined;

/** Pickup's clips as `V2 001_T01 48–96 from 0`, in frames. */
async function lying(): Promise<readonly string[]> {
  const sequence = await openSequence(page);
  return sequence.video.flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ name, start, end, inPoint }) => {
        const take = /\d+_T\d+/.exec(name)?.[0] ?? name;
        return `V${track + 1} ${take} ${start / FILM}–${end / FILM} from ${inPoint / FILM}`;
      }),
  );
}

async function until(fact: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const end = Date.now() + 90_000; !(await fact());) {
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
    await page.waitForTimeout(100);
  }
}

async function showsUp(wanted: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await until(
    async () => JSON.stringify((last = await lying())) === JSON.stringify(wanted),
    `${wanted.join(", ")}; the timeline shows ${last.join(", ")}`,
  );
}

/** The engine has taken that many jobs, and is done with the latest. */
async function done(jobs: number, engine = service): Promise<void> {
  await until(() => engine.jobs.length === jobs, `job ${jobs}`);
  engine.advance("done");
}

async function connect(name: string, kind: string, address: string): Promise<void> {
  await panel.getByRole("button", { name: "Add an engine" }).click();
  await panel.getByLabel("Kind", { exact: true }).selectOption({ label: kind });
  await panel.getByLabel("Address").fill(address);
  await panel.getByLabel("Name", { exact: true }).fill(name);
  await panel.getByLabel("Key", { exact: true }).fill("sk-secret-42");
  const own = panel.getByLabel("My own hardware: takes cost nothing");
  if (await own.isVisible()) await own.uncheck();
  await panel.getByRole("button", { name: "Save and test" }).click();
  await panel
    .getByRole("group", { name })
    .getByText(/key set/)
    .waitFor();
}

async function choose(engine: string): Promise<void> {
  const maker = panel.getByLabel("Who makes it");
  await maker.selectOption(
    await maker
      .locator("option", { hasText: `on ${engine}` })
      .first()
      .getAttribute("value"),
  );
}

function card(shot: number, take: number): Locator {
  return panel.getByRole("article", { name: `Shot ${shot}, take ${take}`, exact: true });
}

/** The line under that take, with that kind chosen and those words in it. */
async function line(shot: number, take: number, kind: string, words: string): Promise<Locator> {
  await card(shot, take).getByRole("button", { name: "Vary …" }).click();
  const open = card(shot, take).getByRole("region", { name: `Vary Shot ${shot}, take ${take}` });
  await open.getByRole("button", { name: kind, exact: true }).click();
  await open.getByLabel(kind === "Extend" ? "What comes next" : "The change").fill(words);
  return open;
}

/** What the programme monitor shows at that frame, as one number a pixel of a coarse grid. */
async function seenAt(timecode: string): Promise<string> {
  await parkPlayhead(page, timecode);
  await page.locator('.screen canvas[data-settled="yes"]').waitFor();
  return page.getByRole("img", { name: /picture$/ }).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("The monitor is no canvas");
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const step = 4 * Math.max(1, Math.floor(data.length / 4 / 4000));
    return Array.from({ length: 4000 }, (_, at) => (data[at * step] ?? 0) >> 3).join(" ");
  });
}

describeInBrowser("a take that its engine varies", () => {
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), "pickup-variation-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench", "build"), disk }, 0);
    service = await startService({ tongue: "openai", models: ["sora-2"], key: "sk-secret-42", cors: true });
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    panel = panelOf(page);
    await openWorkbench(page, `${workbench.url}/?empty`);
    await openFootage(page, join(ROOT, "test/service/take.mp4"));
    await parkPlayhead(page, "00:00:01:00");
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
    await gateway?.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  it("there is a take to begin with, two seconds of it in the cut", async () => {
    await panel.getByRole("button", { name: "Connect an engine" }).click();
    await connect("Studio", "OpenAI Videos server", service.url);
    // Nobody names a price for this model: with a cap to keep, whatever is sent is asked about once more.
    await panel.getByLabel(/^Monthly cap/).fill("20");
    await panel.getByRole("tab", { name: "Shot" }).click();
    await choose("Studio");
    await askFor(page, { prompt: "A street at night in the rain.", seconds: 2, reference: false });
    await panel.getByRole("button", { name: /^Make / }).click();
    await panel.getByRole("button", { name: "Send it at an unknown cost" }).click();
    await done(1);
    await showsUp(["V2 001_T01 24–72 from 0"]);
  }, 240_000);

  it("a remix says that nobody names its price, asks once more, and is the shot’s next take", async () => {
    const open = await line(1, 1, "Remix", "Same shot, at dawn");
    await open
      .getByText(/^The engine makes the shot again with this change: the next take of shot 1, on V\d/)
      .waitFor();
    await open.getByRole("button", { name: "Remix, cost unknown" }).click();
    await open.getByText("Nobody knows what it costs, so it asks once more.").waitFor();
    expect(service.creates).toBe(1);
    await open.getByRole("button", { name: "Send it at an unknown cost" }).click();
    await done(2);
    expect(service.jobs[1]).toMatchObject({
      fields: { prompt: "Same shot, at dawn" },
      from: { kind: "remix", id: service.jobs[0]?.id },
    });
    await showsUp(["V2 001_T01 24–72 from 0", "V3 001_T02 24–72 from 0"]);
    await open.waitFor({ state: "detached" });
    await card(1, 2).getByText("Remix of").getByText("Shot 1, take 1").waitFor();
    await page.keyboard.press("Control+Z");
    await showsUp(["V2 001_T01 24–72 from 0"]);
  }, 240_000);

  it("an extension lies right behind its parent, and goes on with the very next frame", async () => {
    const open = await line(1, 1, "Extend", "The lights go out");
    await open.getByLabel("Length of the new shot in seconds").fill("1");
    await open
      .getByText(/^A new shot right behind, .*V2.* 00:00:03:00, hides V1\. The engine sends the whole film/)
      .waitFor();
    await open.getByRole("button", { name: "Extend, cost unknown" }).click();
    await open.getByRole("button", { name: "Send it at an unknown cost" }).click();
    await done(3);
    expect(service.jobs[2]?.from).toEqual({ kind: "extend", id: service.jobs[0]?.id });
    await showsUp(["V2 001_T01 24–72 from 0", "V2 002_T01 72–96 from 48"]);
    await card(2, 1).getByText("Extends").getByText("Shot 1, take 1").waitFor();
    // The film counts its frames: none is there twice, before the seam or behind it.
    const around = [];
    for (const at of ["00:00:02:22", "00:00:02:23", "00:00:03:00", "00:00:03:01"]) around.push(await seenAt(at));
    expect(new Set(around).size).toBe(4);
  }, 240_000);

  it("an edit is the next take of the same shot, and says what it was made from", async () => {
    const open = await line(1, 1, "Edit", "Her jacket is red");
    await open.getByRole("button", { name: "Edit, cost unknown" }).click();
    await open.getByRole("button", { name: "Send it at an unknown cost" }).click();
    await done(4);
    expect(service.jobs[3]).toMatchObject({ fields: { prompt: "Her jacket is red" }, from: { kind: "edit" } });
    await showsUp(["V2 001_T01 24–72 from 0", "V2 002_T01 72–96 from 48", "V3 001_T03 24–72 from 0"]);
    await card(1, 3).getByText("Edit of").getByText("Shot 1, take 1").waitFor();
  }, 240_000);

  it("where a list names prices the line says what going on costs, in a length that the model makes", async () => {
    gateway = await startService({ tongue: "openrouter", models: ["google/veo-3.1"], key: "sk-secret-42", cors: true });
    await panel.getByRole("tab", { name: "Settings" }).click();
    await connect("Gateway", "OpenRouter", gateway.url);
    await panel.getByLabel(/^Ask before more than/).fill("0.5");
    await panel.getByRole("tab", { name: "Shot" }).click();
    await choose("Gateway");
    await parkPlayhead(page, "00:00:04:00");
    await askFor(page, { prompt: "The tower against the storm.", seconds: 1, reference: false });
    await panel.getByRole("button", { name: /^Make / }).click();
    await panel.getByRole("button", { name: "Spend about $0.80" }).click();
    await done(1, gateway);
    await until(async () => (await lying()).includes("V2 003_T01 96–120 from 0"), "the take");
    const open = await line(3, 1, "Extend", "Lightning strikes");
    await open.getByText(/Asks for 4 s more/).waitFor();
    await open.getByRole("button", { name: "Extend, about $0.80" }).click();
    await open.getByText("That is more than $0.50, so it asks once more.").waitFor();
    await open.getByRole("button", { name: "Spend about $0.80" }).click();
    await done(2, gateway);
    expect(gateway.jobs[1]?.fields).toMatchObject({ previous_job_id: gateway.jobs[0]?.id, duration: 4 });
    await until(async () => (await lying()).includes("V2 004_T01 120–144 from 24"), "the extension");
  }, 240_000);
});

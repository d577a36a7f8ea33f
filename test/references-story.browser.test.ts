/**
 * A shot steered by pictures, on a real film: frames from the playhead, In and Out, the selected clip, a file and an earlier
 * take get roles; what becomes of them is read; a person waits for a consent note; another shot uses the library; and what
 * an engine was sent lies beside its take, by its sum.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode } from "fast-png";
import type { Browser, FrameLocator, Locator, Page } from "playwright-core";
import { decodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { describeInBrowser, launchBrowser } from "./browser";
import { solidPng } from "./png";
import { startService, type Service } from "./service/service";
import { askFor, make, openFootage, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");
const FILM = "tears-of-steel.mp4";
/** Of that film on screen: its 332 lines are not quite square. */
const WIDTH = 800;
const HEIGHT = 333;

let disk: string;
let workbench: Workbench;
let service: Service;
let browser: Browser;
let page: Page;
let panel: FrameLocator;

const strip = (): Locator => panel.getByRole("region", { name: "References" });
const pickup = (): string => join(disk, PROJECT_FOLDER, "Pickup");
const sum = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What stands in the strip, by the words under the pictures: `First frame: 00:00:02:00`. */
async function held(): Promise<readonly (string | null)[]> {
  return strip()
    .locator(".strip img")
    .evaluateAll((pictures) => pictures.map((one) => one.getAttribute("alt")));
}

/** Chooses from the menu under the strip, and waits until there are so many. */
async function add(what: string, count: number): Promise<void> {
  await panel.getByLabel("Add a picture …").selectOption({ label: what });
  const pictures = strip().locator(".strip img");
  await pictures
    .nth(count - 1)
    .or(strip().getByRole("alert"))
    .first()
    .waitFor();
  expect(await strip().getByRole("alert").allInnerTexts()).toEqual([]);
  expect(await pictures.count()).toBe(count);
}

async function takes(): Promise<readonly Take[]> {
  const names = await readdir(join(pickup(), "takes"));
  const all = names.map(async (name) => decodeTake(await readFile(join(pickup(), "takes", name, "take.json"), "utf8")));
  return (await Promise.all(all)).sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
}

describeInBrowser("a shot steered by pictures", () => {
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), "pickup-steered-"));
    workbench = await serveWorkbench({ panel: join(ROOT, "dist"), page: join(ROOT, ".workbench/build"), disk }, 0);
    service = await startService({ tongue: "vllm-omni", models: ["MiniMaxAI/MiniMax-H3"], cors: true });
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    panel = panelOf(page);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  const hasAll = existsSync(FOOTAGE) && spawnSync("ffmpeg", ["-version"]).status === 0;
  const told = hasAll ? it : it.skip;

  told(
    `from seven places, with roles, a consent note and a library, into a recipe${hasAll ? "" : " (skipped: no footage or no ffmpeg)"}`,
    async () => {
      await openWorkbench(page, `${workbench.url}/?empty`);
      await openFootage(page, FOOTAGE, { size: "640x266" });

      // An earlier take, one second long.
      await parkPlayhead(page, "00:00:20:00");
      await askFor(page, { prompt: "The robot turns", seconds: 1, seed: 7, reference: true });
      expect((await make(page, 120_000)).placed).toBe(true);
      await strip().getByRole("button", { name: "Drop" }).click();

      // In and Out around two seconds, the film selected, the playhead between them.
      const clip = page.getByRole("button", { name: /^tears-of-steel/ }).first();
      await parkPlayhead(page, "00:00:02:00");
      await clip.click();
      await page.keyboard.press("i");
      await parkPlayhead(page, "00:00:03:23");
      await clip.click();
      await page.keyboard.press("o");
      await parkPlayhead(page, "00:00:02:12");
      await panel.getByLabel("Where the shot goes").selectOption("auto");
      await panel
        .getByRole("status", { name: /^Range / })
        .getByText("00:00:02:00 – 00:00:03:23")
        .waitFor();

      await add("Frame at the playhead, 00:00:02:12", 1);
      await add("Frame at In, 00:00:02:00", 2);
      await add("Frame at Out, 00:00:03:23", 3);
      await add("First frame of the selected clip, 00:00:00:00", 4);
      await add("Last frame of the selected clip, 00:00:29:23", 5);
      await add("Last frame of PU_tearsofsteel_001_T01", 6);
      // A browser asks for a file only right after a press.
      await panel.getByLabel("Prompt", { exact: true }).click();
      const chooser = page.waitForEvent("filechooser");
      const adding = add("A picture file (PNG, JPEG) …", 7);
      const file = await chooser;
      expect(await file.element().getAttribute("accept")).toBe(".png,.jpg,.jpeg");
      await file.setFiles({ name: "guard.png", mimeType: "image/png", buffer: Buffer.from(solidPng(300, 400, 120)) });
      await adding;
      expect(await held()).toEqual([
        "First frame: 00:00:02:12",
        "Look: 00:00:02:00",
        "Look: 00:00:00:00",
        "Look: 00:00:29:23",
        "Look: PU_tearsofsteel_001_T01, last",
        "Look: guard.png",
        "Last frame: 00:00:03:23",
      ]);

      // Roles: the file is a person; In becomes the first frame, and what was it gives way.
      await panel.getByLabel("What guard.png is to the shot").selectOption({ label: "Subject" });
      await panel.getByLabel("What 00:00:02:00 is to the shot").selectOption({ label: "First frame" });
      await strip().getByText("00:00:02:12 was the first frame before; it is a look now.").waitFor();
      await strip()
        .getByText("First frame, last frame and a look; the other four are ignored by the built-in engine.")
        .waitFor();

      // The clip alone is the film's own frame, as large as the film.
      await panel.getByLabel("Which picture of 00:00:02:00").selectOption({ label: `${FILM} alone` });
      await panel
        .getByLabel("Which picture of 00:00:02:00")
        .locator("option:checked", { hasText: "alone" })
        .waitFor({ state: "attached" });
      await strip().getByText("Taking the picture …").waitFor({ state: "detached" });

      // Into the library as a person, who is not used without a consent note.
      await panel.getByLabel("Order of guard.png, or keep it").selectOption({ label: "Keep it in the library …" });
      expect(await panel.getByLabel("What it is").locator("option:checked").innerText()).toBe("Person");
      await panel.getByLabel("Name", { exact: true }).fill("The guard");
      await panel.getByRole("button", { name: "Keep it", exact: true }).click();
      const guard = panel.getByRole("article", { name: "The guard" });
      await guard.getByText("No consent note: kept, not used.").waitFor();
      expect(await guard.getByRole("button", { name: "Use", exact: true }).count()).toBe(0);
      await panel.getByLabel("Add a picture …").selectOption({ label: "The guard (person)" });
      await strip().getByRole("alert").getByText("The guard is a person without a consent note.").waitFor();
      expect(await held()).toHaveLength(7);
      await guard.getByRole("button", { name: "Write the note" }).click();
      await guard.getByLabel("Consent", { exact: true }).fill("Agreed to be shown, to the producer");
      await guard.getByLabel("Day").fill("2026-11-20");
      await guard.getByRole("button", { name: "Save" }).click();
      await guard.getByText("Person, 1 picture, consent of 2026-11-20").waitFor();
      expect(await strip().getByRole("alert").count()).toBe(0);

      // A model that takes first and last frame, and no looks beside them.
      await panel.getByRole("button", { name: "Connect an engine" }).click();
      await panel.getByRole("button", { name: "Add an engine" }).click();
      await panel.getByLabel("Address").fill(service.url);
      await panel.getByLabel("Name", { exact: true }).fill("Studio GPU");
      await panel.getByRole("button", { name: "Save and test" }).click();
      await panel.getByText("Speaks vLLM-Omni, no key").waitFor();
      await panel.getByRole("tab", { name: "Shot" }).click();
      const makers = panel.getByLabel("Who makes it");
      const maker = makers.locator("option", { hasText: "Studio GPU" }).first();
      await makers.selectOption((await maker.getAttribute("value")) ?? "");
      await strip()
        .getByText("First frame and last frame; beside frames this model takes no looks: the other five are not sent.")
        .waitFor();
      const before = await held();
      await panel.getByRole("button", { name: /^Make a .* take/ }).click();
      await until(() => Promise.resolve(service.jobs.length === 1), "the first job");
      expect(await held()).toEqual(before);

      const [, first] = await takes();
      expect(
        first?.recipe.references.map(({ role, from }) => [role, from.kind, "timecode" in from && from.timecode]),
      ).toEqual([
        ["first", "source-clip", "00:00:02:00"],
        ["last", "program", "00:00:03:23"],
      ]);
      const folder = join(pickup(), "takes", first?.id ?? "");
      const kept = [await readFile(join(folder, "reference.png")), await readFile(join(folder, "reference-2.png"))];
      expect(first?.recipe.references.map(({ sha256 }) => sha256)).toEqual(kept.map(sum));
      expect(away(decode(kept[0] ?? Buffer.alloc(0)), frameOfFilm(48))).toBeLessThan(4);
      expect(service.jobs[0]?.files).toHaveLength(2);

      // Another shot: the strip is emptied, and the person comes out of the library.
      for (let left = before.length; left > 0; left -= 1) {
        await strip().getByRole("button", { name: "Drop" }).first().click();
        await strip()
          .locator(".strip img")
          .nth(left - 1)
          .waitFor({ state: "detached" });
      }
      await parkPlayhead(page, "00:00:10:00");
      await add("The guard (person)", 1);
      expect(await held()).toEqual(["Subject: The guard"]);
      await panel.getByLabel("Prompt", { exact: true }).fill("The guard at the door");
      await panel.getByRole("button", { name: /^Make a .* take/ }).click();
      await until(() => Promise.resolve(service.jobs.length === 2), "the second job");
      const [, , second] = await takes();
      const consent = { note: "Agreed to be shown, to the producer", date: "2026-11-20" };
      expect(second?.recipe.references).toMatchObject([
        { role: "subject", from: { kind: "library", name: "The guard", consent } },
      ]);
      const [shelf = ""] = await readdir(join(pickup(), "library"));
      expect(second?.recipe.references[0]?.sha256).toBe(
        sum(await readFile(join(pickup(), "library", shelf, "picture-1.png"))),
      );
      expect(service.jobs[1]?.files.map(({ field }) => field)).toEqual(["input_reference"]);

      // And in words, where its recipe is read.
      await panel.getByRole("tab", { name: /^Takes/ }).click();
      const card = panel.getByRole("article").first();
      service.advance("done");
      await card.getByRole("button", { name: "Recipe" }).click();
      const short = second?.recipe.references[0]?.sha256.slice(0, 8) ?? "?";
      await card.getByText(`subject, The guard, consent of 2026-11-20, SHA-256 ${short}…`).waitFor();
    },
    300_000,
  );
});

async function until(fact: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 60_000; !(await fact());) {
    if (Date.now() > end) throw new Error(`Never came: ${what}`);
    await page.waitForTimeout(100);
  }
}

/** As ffmpeg decodes it: RGB. */
function frameOfFilm(index: number): Buffer {
  const pick = `select=eq(n\\,${index}),scale=${WIDTH}:${HEIGHT}`;
  const how = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
  return execFileSync("ffmpeg", ["-v", "error", "-i", FOOTAGE, "-vf", pick, ...how], { maxBuffer: 1e8 });
}

/** Mean of the differences of all values. */
function away({ data, channels, width, height }: ReturnType<typeof decode>, rgb: Buffer): number {
  expect([width, height]).toEqual([WIDTH, HEIGHT]);
  let total = 0;
  for (let at = 0; at < rgb.length; at++) {
    total += Math.abs((data[Math.floor(at / 3) * channels + (at % 3)] ?? 0) - (rgb[at] ?? 0));
  }
  return total / rgb.length;
}

/** The pictures of the guide for editors: one day on the sample reel, each picture where the day has come to. */

import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser";
import { startService } from "../service/service";
import { PROJECT_FOLDER, SAVED } from "../workbench/page/places";
import { serveWorkbench, type Roots } from "../workbench/server/server";
import { board } from "./board";
import { Desk, type Language } from "./desk";
import { review } from "./review";
import { shot } from "./shot";
import { takes } from "./takes";

interface GuideWish extends Omit<Roots, "disk"> {
  readonly language: Language;
  /** Where the sample reel and a film are kept from one run to the next: drawing them takes minutes. */
  readonly kept: string;
  readonly out: string;
}

/** Answers the files that were written. */
export async function drawGuide(wish: GuideWish): Promise<readonly string[]> {
  await mkdir(wish.out, { recursive: true });
  const browser = await launchBrowser();
  try {
    const films = await sampleOf(browser, wish);
    const disk = await mkdtemp(join(tmpdir(), "pickup-guide-"));
    // Always the same, since the pictures show them; each language its own, so that two can be walked at once.
    const port = wish.language === "en" ? 8436 : 8438;
    const [hosted, own] = await Promise.all([
      startService({ tongue: "openrouter", lifeMs: 1500, cors: true, clip: films[0], port }),
      startService({ tongue: "vllm-omni", lifeMs: 1500, cors: true, clip: films[1], port: port + 1 }),
    ]);
    try {
      await cp(join(wish.kept, "disk"), disk, { recursive: true });
      return await onDesk(browser, { ...wish, disk }, wish, async (desk) => {
        await shot(desk, { hosted, own });
        await takes(desk);
        await board(desk);
        await review(desk, { own });
      });
    } finally {
      await Promise.all([hosted.close(), own.close()]);
      await rm(disk, { recursive: true, force: true });
    }
  } finally {
    await browser.close();
  }
}

async function onDesk(
  browser: Browser,
  roots: Roots,
  { language, out }: Pick<GuideWish, "language" | "out">,
  walk: (desk: Desk) => Promise<void>,
): Promise<readonly string[]> {
  const workbench = await serveWorkbench(roots, 0);
  const context = await browser.newContext({ viewport: { width: 1180, height: 760 } });
  try {
    const settings = { theme: "dark", panelWidth: 320, locale: language === "fr" ? "fr_FR" : "en_GB" };
    await context.addInitScript((kept) => {
      localStorage.setItem("pickup workbench", kept);
    }, JSON.stringify(settings));
    const page = await context.newPage();
    page.on("dialog", (dialog) => void dialog.accept(dialog.defaultValue()));
    const desk = new Desk(page, language, out);
    await page.goto(workbench.url);
    await desk.panel.getByRole("tab", { name: desk.text.tabs.shot }).waitFor();
    await walk(desk).catch(async (error: unknown) => {
      const seen = join(tmpdir(), `pickup-guide-${language}.png`);
      await page.screenshot({ path: seen });
      throw new Error(`The walk came to a stop; what was seen then is in ${seen}.`, { cause: error });
    });
    return desk.pictures;
  } finally {
    await context.close();
    await workbench.close();
  }
}

/**
 * The reel as it is first opened, and two films that engines will say they made: the Animatic draws them, without its caption,
 * so that nothing but Pickup is in the guide.
 */
async function sampleOf(browser: Browser, wish: GuideWish): Promise<readonly [Buffer, Buffer]> {
  const disk = join(wish.kept, "disk");
  const films = [join(wish.kept, "film-1.mp4"), join(wish.kept, "film-2.mp4")] as const;
  if (!existsSync(join(disk, SAVED))) {
    await rm(wish.kept, { recursive: true, force: true });
    await mkdir(disk, { recursive: true });
    await onDesk(browser, { ...wish, disk }, { ...wish, language: "en" }, async (desk) => {
      await desk.primary.waitFor();
      await desk.page.evaluate(() => window.pickupWorkbench?.saved());
    });
  }
  if (!existsSync(films[1])) {
    const scratch = await mkdtemp(join(tmpdir(), "pickup-guide-"));
    await cp(disk, scratch, { recursive: true });
    await onDesk(browser, { ...wish, disk: scratch }, { ...wish, language: "en" }, (desk) =>
      draw(desk, join(scratch, PROJECT_FOLDER, "Pickup/takes"), films),
    );
    await rm(scratch, { recursive: true, force: true });
  }
  return [await readFile(films[0]), await readFile(films[1])];
}

/** Five seconds each, longer than any engine is asked for here. */
async function draw(desk: Desk, shelf: string, films: readonly string[]): Promise<void> {
  const { text } = desk;
  // Until the project is read, the form is not yet the one that it remembers.
  await desk.until("the sample", () => desk.primary.isEnabled());
  await desk.press(text.prompt.more);
  await desk.field(text.prompt.caption).click();
  await desk.field(text.where.way).selectOption("playhead");
  await desk.field(text.where.length).fill("5");
  for (const [index, film] of films.entries()) {
    await desk.field(text.prompt.seed).fill(String(21 + index));
    await desk.primary.click();
    await desk.until("a film", async () => {
      // The step that was taken back may be seen only now: then what the button says is other, and it is pressed again.
      if (await desk.panel.getByText(/^What the button would do has changed/).isVisible()) await desk.primary.click();
      return (await desk.clips()).length === 1;
    });
    await desk.undoPlacement();
    await cp(join(shelf, await newest(shelf), "original.mp4"), film);
  }
}

/** The folder that was written last. */
async function newest(shelf: string): Promise<string> {
  const made = await Promise.all(
    (await readdir(shelf)).map(async (name) => ({ name, at: (await stat(join(shelf, name))).mtimeMs })),
  );
  const [last] = made.sort((a, b) => b.at - a.at);
  if (last === undefined) throw new Error("No take was made");
  return last.name;
}

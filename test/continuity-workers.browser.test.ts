/** The examination in a page under the media room's policy: by workers that run the page's own script, or without them. */

import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { describeInBrowser, launchBrowser } from "./browser";
import type {} from "./continuity-page";

const ROOT = resolve(__dirname, "..");
const PAGE = join(ROOT, ".workbench/build/continuity.html");
const PERSON = join(ROOT, "../shared/footage/person.mp4");

describeInBrowser("an examination in a page from a file", () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), "pickup-continuity-"));
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  async function opened(file: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  it("says the same by two workers as by the page alone", async () => {
    const page = await opened(PAGE);
    const alone = await page.evaluate(() => window.examineDrawn(0));
    const shared = await page.evaluate(() => window.examineDrawn(2));
    expect(alone.hands).toBe(0);
    expect(shared.hands).toBe(2);
    expect(alone.continuity.findings.map(({ fault, frames }) => [fault, frames.start])).toEqual([["cut", 20]]);
    expect(shared.continuity).toEqual(alone.continuity);
  });

  it("goes on by itself where workers are refused", async () => {
    const refusing = join(folder, "refusing.html");
    await writeFile(refusing, readFileSync(PAGE, "utf8").replace("worker-src blob:", "worker-src 'none'"));
    const page = await opened(refusing);
    const { hands, continuity } = await page.evaluate(() => window.examineDrawn(2));
    expect(hands).toBe(0);
    expect(continuity.frames).toBe(40);
    expect(continuity.findings.map(({ fault }) => fault)).toEqual(["cut"]);
  });

  (existsSync(PERSON) ? it : it.skip)(
    "finds nothing in footage that stands still (skipped without it)",
    async () => {
      const page = await opened(PAGE);
      const { continuity } = await page.evaluate(([film, hands]) => window.examine(film, hands), [
        readFileSync(PERSON).toString("base64"),
        2,
      ] as const);
      expect(continuity.frames).toBe(100);
      expect(continuity.findings).toEqual([]);
    },
    240_000,
  );
});

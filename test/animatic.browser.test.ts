import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import webpack from "webpack";
import type { DrawingRequest, ShotSize } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { Seen } from "./animatic-page";
import { describeInBrowser, launchBrowser } from "./browser";

const ROOT = resolve(__dirname, "..");
const PLACES = ["the sea", "a street", "a field", "a room"] as const;
const TIMES = ["day", "golden hour", "night"] as const;
const FRAMES = 96;

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    seed: 21,
    size: { width: 320, height: 180 },
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
    ...more,
  };
}

async function bundle(outDir: string): Promise<string> {
  const compiler = webpack({
    mode: "development",
    devtool: false,
    context: ROOT,
    entry: "./test/animatic-page.ts",
    output: { path: outDir, filename: "page.js" },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        { test: /\.ts$/, loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { noEmit: false } } },
      ],
    },
  });
  if (compiler === null) throw new Error("webpack gave no compiler.");
  await new Promise<void>((done, fail) => {
    compiler.run((error, stats) => {
      if (error !== null) fail(error);
      else if (stats?.hasErrors() === true) fail(new Error(stats.toString({ all: false, errors: true })));
      else done();
    });
  });
  return readFile(join(outDir, "page.js"), "utf8");
}

/** Mean difference of two thumbnails, in sRGB code values. */
function difference(a: Seen, b: Seen): number {
  const sum = a.thumbnail.reduce((total, value, i) => total + Math.abs(value - (b.thumbnail[i] ?? 0)), 0);
  return sum / a.thumbnail.length;
}

describeInBrowser("a scene from text", () => {
  let folder: string;
  let script: string;
  let browser: Browser;
  let page: Page;

  async function open(into: Browser): Promise<Page> {
    const opened = await into.newPage();
    // SHA-256 is for secure contexts only, and a page of this machine is one.
    await opened.route("http://127.0.0.1/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await opened.goto("http://127.0.0.1/");
    await opened.addScriptTag({ content: script });
    return opened;
  }

  function draw(on: Page, request: DrawingRequest, ...indexes: readonly number[]): Promise<Seen> {
    return on.evaluate(([asked, at]) => window.drawText(asked, at), [request, indexes] as const);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pickup-animatic-"));
    script = await bundle(folder);
    browser = await launchBrowser();
    page = await open(browser);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  describe.each(PLACES)("%s", (place) => {
    it("looks different by day, at golden hour and at night, and night is darker than day", async () => {
      const seen: Seen[] = [];
      for (const time of TIMES) {
        const one = await draw(page, aRequest(`${place}, ${time}, long shot, neutral, static`), 30);
        expect(one.scene).toMatchObject({ kind: "from-text", time, shotSize: "long", palette: "neutral" });
        seen.push(one);
      }
      const [day, golden, night] = seen;
      if (!day || !golden || !night) throw new Error("Three times were drawn.");
      expect(difference(day, golden)).toBeGreaterThan(6);
      expect(difference(golden, night)).toBeGreaterThan(6);
      // Luma begins at 16.
      expect(night.luma - 16).toBeLessThan((day.luma - 16) * 0.7);
      expect(day.luma).toBeGreaterThan(60);
      expect(night.luma).toBeGreaterThan(20);
    }, 120_000);
  });

  it("the four places are four pictures", async () => {
    const seen: Seen[] = [];
    for (const place of PLACES) seen.push(await draw(page, aRequest(`${place}, day, long shot, nobody, static`), 0));
    seen.forEach((one, i) => seen.slice(i + 1).forEach((other) => expect(difference(one, other)).toBeGreaterThan(10)));
  }, 120_000);

  // From the top of the head down, as shares of the frame's height; a medium shot is cut below the waist.
  const sizes: readonly (readonly [ShotSize, number, number])[] = [
    ["extreme long", 0.08, 0.25],
    ["long", 0.5, 0.85],
    ["medium", 0.8, 1],
  ];

  it.each(sizes)(
    "a person in %s shot fills between %s and %s of the frame's height",
    async (size, least, most) => {
      for (const place of ["a field", "a room"]) {
        const prompt = `${size} shot of a man standing in ${place}, day, eye level, push in`;
        const found = await page.evaluate(([asked, at]) => window.findSubject(asked, at), [
          aRequest(prompt),
          FRAMES / 2,
        ] as const);
        expect(found).toBeDefined();
        const height = (found?.bottom ?? 0) - (found?.top ?? 0);
        expect(height).toBeGreaterThanOrEqual(least);
        expect(height).toBeLessThanOrEqual(most);
        // Headroom there is, and the feet are in or out of the picture as the size says.
        expect(found?.top).toBeGreaterThan(0);
        expect(found?.bottom === 1).toBe(size === "medium");
      }
    },
    60_000,
  );

  it("nearer sizes show a car, a boat and a tree larger", async () => {
    for (const subject of ["a car", "a boat", "a tree"]) {
      const heights: number[] = [];
      for (const size of ["extreme long", "long", "medium"]) {
        const asked = aRequest(`${size} shot of ${subject} in a field, day, eye level, static`);
        const found = await page.evaluate(([request]) => window.findSubject(request, 0), [asked] as const);
        heights.push((found?.bottom ?? 0) - (found?.top ?? 0));
      }
      const [far = 0, middle = 0, near = 0] = heights;
      expect(far).toBeGreaterThan(0.03);
      expect(middle).toBeGreaterThan(far * 1.5);
      expect(near).toBeGreaterThan(middle * 1.2);
    }
  }, 120_000);

  it("the same request gives the same bytes in two fresh browsers, and frames differ from each other", async () => {
    const request = aRequest("a man walks down a street at night, truck left", { size: { width: 640, height: 360 } });
    const other = await launchBrowser();
    try {
      const one = await draw(page, request, 0, 40);
      const same = await draw(await open(other), request, 40, 0);
      expect(same.hashes).toEqual([...one.hashes].reverse());
      expect(same.scene).toEqual(one.scene);
      expect(one.hashes[0]).not.toBe(one.hashes[1]);
    } finally {
      await other.close();
    }
  }, 120_000);

  it("seeds are takes: the same words, other pictures", async () => {
    const seen: Seen[] = [];
    for (const seed of [1, 2, 3, 4]) seen.push(await draw(page, aRequest("a person in a field", { seed }), 20));
    seen.forEach((one, i) => seen.slice(i + 1).forEach((other) => expect(difference(one, other)).toBeGreaterThan(6)));
  }, 120_000);

  it("without a GPU a large picture is drawn smaller and enlarged, and says so; upright ones too", async () => {
    const wide = await draw(
      page,
      aRequest("a boat at sea, day, long shot", { size: { width: 1280, height: 720 } }),
      10,
    );
    expect(wide.scene).toMatchObject({ scaled: true });
    expect(wide.luma).toBeGreaterThan(40);
    const small = await draw(
      page,
      aRequest("a boat at sea, day, long shot", { size: { width: 180, height: 320 } }),
      10,
    );
    expect(small.scene).toMatchObject({ scaled: false });
    expect(small.luma).toBeGreaterThan(40);
  }, 120_000);

  it("without WebGL 2 it says so in a sentence", async () => {
    expect(await page.evaluate((request) => window.drawWithoutWebGl(request), aRequest("a field"))).toBe(
      "This browser has no WebGL 2, so a scene cannot be drawn from text.",
    );
  });
});

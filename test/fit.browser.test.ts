import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { copyPlanOf } from "../src/core/fit";
import { failureOf, isCancel } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import { describeInBrowser, launchBrowser } from "./browser";
import { checkFit, FIT_CASES } from "./fit-cases";
import { fileOf, hasFfmpeg, makeFilm, probed } from "./numbered-film";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { Written } from "./written";

const PAGE = path.join(__dirname, "../dist/room.html");
const withFfmpeg = hasFfmpeg ? it : it.skip;
const why = hasFfmpeg ? "" : " (skipped: no ffmpeg)";

/** The rest is held to in the bench: what is left out here differs in numbers alone. */
const CASES = FIT_CASES.map((one, number) => [one.name, number, one] as const).filter(
  ([, number]) => ![0, 3, 8].includes(number),
);

const SEQUENCE = { rate: frameRateOf(24), size: { width: 320, height: 180 }, fields: "progressive" } as const;

describeInBrowser("a copy that fits", () => {
  let browser: Browser;
  let opened: RoomInBrowser;
  let folder: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openRoom(browser, PAGE, "frame");
    folder = await mkdtemp(path.join(tmpdir(), "pickup-fit-"));
  });

  afterAll(async () => {
    await opened.close();
    await browser.close();
    await rm(folder, { recursive: true });
  });

  withFfmpeg.each(CASES)(
    `is what ffprobe and ffmpeg say it should be: %s${why}`,
    async (_name, number, one) => {
      const { frames, wrong } = await checkFit(opened.room, folder, number, one);
      expect(wrong).toEqual([]);
      expect(frames).toBeGreaterThan(0);
    },
    180_000,
  );

  withFfmpeg(`says the same of the film as ffprobe: its pixels, its turn, its frames${why}`, async () => {
    const film = makeFilm(folder, "facts", {
      ...{ width: 320, height: 240, frames: 7, rate: "30000/1001" },
      ...{ filter: "setsar=8/9", rotation: 90 },
    });
    expect(await opened.room.probe(fileOf(film))).toMatchObject({
      size: { width: 320, height: 240 },
      // ffprobe, of the stored pixels as well: 8:9.
      pixelAspect: { numerator: 8, denominator: 9 },
      rotation: 90,
      frames: 7,
      rate: frameRateOf(29.97),
      constantRate: true,
    });
  });

  withFfmpeg(`mixes neighbours only where it is asked to${why}`, async () => {
    const film = makeFilm(folder, "blended", { width: 320, height: 180, frames: 20, rate: "48" });
    const report = await opened.room.probe(fileOf(film));
    if (report.kind !== "video") throw new Error("A film");
    const sequence = { ...SEQUENCE, rate: frameRateOf(36) };
    const wishes = { scale: "fill", anchor: { x: 0.5, y: 0.5 }, copy: true } as const;
    const [out, plain] = [new Written(), new Written()];
    const mixed = copyPlanOf(report, sequence, { ...wishes, blend: true });
    expect(await opened.room.copy(fileOf(film), mixed, { out })).toMatchObject({ frames: 15, dropped: 0 });
    const whole = copyPlanOf(report, sequence, { ...wishes, blend: false });
    expect(await opened.room.copy(fileOf(film), whole, { out: plain })).toMatchObject({ frames: 15, dropped: 5 });
  });

  withFfmpeg(`counts its frames, stops when it is told to, and leaves the film alone${why}`, async () => {
    const film = makeFilm(folder, "stopped", { width: 320, height: 180, frames: 60, rate: "24" });
    const file = fileOf(film);
    const report = await opened.room.probe(file);
    if (report.kind !== "video") throw new Error("A film");
    const plan = copyPlanOf(report, SEQUENCE);
    const progress: number[] = [];
    const out = new Written();
    await opened.room.copy(file, plan, { out, onProgress: (done, total) => progress.push(done / total) });
    expect(progress.at(-1)).toBe(1);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);

    const stop = new AbortController();
    const error: unknown = await opened.room
      .copy(file, plan, { out: new Written(), signal: stop.signal, onProgress: () => stop.abort() })
      .then(() => undefined)
      .catch((thrown: unknown) => thrown);
    expect(isCancel(error)).toBe(true);
    expect(probed(film).times).toHaveLength(60);
    // The room is free for the next one.
    expect(await opened.room.copy(file, plan, { out: new Written() })).toMatchObject({ frames: 60 });
  });

  withFfmpeg(`a film whose end is damaged is refused, and the reason is said${why}`, async () => {
    const film = makeFilm(folder, "damaged", {
      ...{ width: 320, height: 180, frames: 60, rate: "24" },
      encode: "-c:v libx264 -bf 0 -g 100 -movflags +faststart".split(" "),
    });
    const whole = fileOf(film);
    const file = { size: Math.floor(whole.size * 0.6), read: (start: number, end: number) => whole.read(start, end) };
    const plan = copyPlanOf({ ...FACTS, frames: 60 }, SEQUENCE);
    const failure = await opened.room.copy(file, plan, { out: new Written() }).then(() => undefined, failureOf);
    expect(failure).toMatchObject({ kind: "draw-failed" });
  });

  it("what is no film has no copy, and the reason is said", async () => {
    const text = Buffer.from("no film at all");
    const file = {
      size: text.length,
      read: (start: number, end: number) => Promise.resolve(text.subarray(start, end)),
    };
    const plan = copyPlanOf(FACTS, SEQUENCE);
    const failure = await opened.room.copy(file, plan, { out: new Written() }).then(() => undefined, failureOf);
    expect(failure).toMatchObject({ kind: "draw-failed" });
  });

  it("the page had nothing to complain of", () => {
    expect(opened.errors).toEqual([]);
    expect(existsSync(PAGE)).toBe(true);
  });
});

const FACTS = {
  size: { width: 320, height: 180 },
  pixelAspect: { numerator: 1, denominator: 1 },
  rotation: 0,
  rate: frameRateOf(24),
  constantRate: true,
  frames: 1,
  seconds: 1,
  colour: {},
  decodable: true,
} as const;

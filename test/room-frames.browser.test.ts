import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode, encode } from "fast-png";
import type { Browser } from "playwright-core";
import { failureOf, isCancel } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import type { ReadableFile } from "../src/media/calls";
import { describeInBrowser, launchBrowser } from "./browser";
import { decodedFrames, meanDifference, whichOf } from "./decoded-frames";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { inMemory, Written } from "./written";

const PAGE = join(__dirname, "../dist/room.html");
const FOOTAGE = join(__dirname, "../../shared/footage");

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const withFfmpeg = hasFfmpeg ? it : it.skip;
const why = hasFfmpeg ? "" : " (skipped: no ffmpeg)";

const SIZE = { width: 320, height: 180 };

/** A film whose every frame is unlike the others, made by ffmpeg. */
function film(...options: readonly string[]): Buffer {
  const source = "testsrc2=size=320x180:rate=25:duration=2,format=yuv420p";
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv".split(" ");
  const moving = "-movflags +frag_keyframe+empty_moov -f mp4 -".split(" ");
  const args = ["-v", "error", "-f", "lavfi", "-i", source, "-vf", "scale=out_color_matrix=bt709:out_range=tv"];
  return execFileSync("ffmpeg", [...args, "-c:v", "libx264", ...tags, ...options, ...moving], {
    maxBuffer: 1e9,
  });
}

describeInBrowser("single frames out of the media room", () => {
  let browser: Browser;
  let opened: RoomInBrowser;

  beforeAll(async () => {
    browser = await launchBrowser();
    opened = await openRoom(browser, PAGE, "frame");
  });

  afterAll(async () => {
    await opened.close();
    await browser.close();
  });

  async function still(bytes: Uint8Array, at: "first" | "last" | number) {
    const out = new Written();
    const said = await opened.room.still(inMemory(bytes), at, out);
    expect(said).toMatchObject({
      size: SIZE,
      bytes: out.bytes.length,
      sha256: createHash("sha256").update(out.bytes).digest("hex"),
    });
    return { ...said, png: out.bytes };
  }

  withFfmpeg.each([
    ["that are stored in another order than they are shown", ["-bf", "3", "-g", "50"]],
    ["without frames between", ["-bf", "0", "-g", "12"]],
    ["that reach over their neighbours' key frames", ["-bf", "3", "-g", "10", "-x264-params", "open-gop=1"]],
  ])(`the first, the last and any frame of a film with frames %s are ffmpeg's${why}`, async (_what, options) => {
    const bytes = film(...options);
    const frames = decodedFrames(bytes, SIZE);
    expect(frames).toHaveLength(50);
    for (const [at, index, seconds] of [
      ["first", 0, 0],
      [0.04, 1, 0.04],
      [0.079, 1, 0.04],
      [0.5, 12, 0.48],
      [1.36, 34, 1.36],
      [99, 49, 1.96],
      ["last", 49, 1.96],
    ] as const) {
      const found = await still(bytes, at);
      expect(found.seconds).toBeCloseTo(seconds, 5);
      expect(whichOf(frames, found.png)).toBe(index);
    }
  });

  withFfmpeg(`the last frame of a film at no steady rate is its last, however long it stands${why}`, async () => {
    const bytes = film(
      "-vf",
      "select='not(mod(n\\,7))+eq(n\\,49)+eq(n\\,3)',scale=out_color_matrix=bt709",
      "-fps_mode",
      "vfr",
      "-bf",
      "2",
    );
    const found = await still(bytes, "last");
    const frames = decodedFrames(bytes, SIZE);
    expect(whichOf(frames, found.png)).toBe(frames.length - 1);
    expect(whichOf(frames, (await still(bytes, 0.14)).png)).toBe(1);
  });

  withFfmpeg(`a film of one frame begins and ends with it${why}`, async () => {
    const bytes = film("-frames:v", "1");
    const [first, last] = [await still(bytes, "first"), await still(bytes, "last")];
    expect(first.sha256).toBe(last.sha256);
    expect(whichOf(decodedFrames(bytes, SIZE), last.png)).toBe(0);
  });

  it("a drawing's last frame, given back as a picture, is that picture to the bit", async () => {
    const out = new Written();
    const request = {
      kind: "from-text",
      prompt: "a slow push in",
      negative: "",
      seed: 3,
      size: SIZE,
      caption: false,
    } as const;
    await opened.room.draw({ ...request, rate: frameRateOf(25), frames: 9 }, { out });
    const last = await still(out.bytes, "last");
    expect(last.seconds).toBeCloseTo(8 / 25, 5);
    expect((await still(last.png, "last")).sha256).toBe(last.sha256);
    expect((await still(last.png, "first")).seconds).toBe(0);
  });

  withFfmpeg(`a film whose end is damaged is refused, never answered with an earlier frame${why}`, async () => {
    const bytes = film("-bf", "0", "-g", "100");
    const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6));
    const out = new Written();
    const failure = await opened.room.still(inMemory(cut), "last", out).then(() => undefined, failureOf);
    expect(failure).toMatchObject({ kind: "draw-failed" });
    expect(out.bytes).toHaveLength(0);
  });

  it.each([
    ["nothing", new Uint8Array(0)],
    ["a text", Buffer.from("no film at all")],
  ])("%s has no frame, and the reason is said", async (_what, bytes) => {
    const failure = await opened.room.still(inMemory(bytes), "last", new Written()).then(() => undefined, failureOf);
    expect(failure).toMatchObject({ kind: "draw-failed" });
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const picture = encode({ ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height * 3), channels: 3, depth: 8 });
    const file: ReadableFile = {
      size: picture.length,
      read: (start, end) => {
        stop.abort();
        return Promise.resolve(picture.subarray(start, end));
      },
    };
    const error = await opened.room.still(file, "last", new Written(), stop.signal).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(isCancel(error)).toBe(true);
  });

  describe("the seam of two films", () => {
    withFfmpeg(`is told in figures on both sides, also where frames are stored in another order${why}`, async () => {
      const bytes = film("-bf", "3", "-g", "25", "-crf", "10");
      const at = async (before: number, after: number) => {
        const [left, right] = [before, after].map((frame) => ({ file: inMemory(bytes), at: (frame + 0.5) / 25 }));
        if (left === undefined || right === undefined) throw new Error("Two films");
        return opened.room.seam(left, right);
      };
      // Frame 30 follows 29: the cut is a step like those around it, and what is dropped repeats the last one to the bit.
      const whole = await at(29, 30);
      expect(whole.head).toEqual({ luma: 0, colour: 0 });
      expect(whole.cut.luma).toBeGreaterThan(0.5);
      expect(whole.cut.luma / (whole.before?.luma ?? 0)).toBeGreaterThan(0.4);
      expect(whole.cut.luma / (whole.after?.luma ?? 0)).toBeLessThan(2.5);
      expect(whole.scaled).toBe(false);
      // The same frame on both sides: doubled.
      const doubled = await at(29, 29);
      expect(doubled.cut).toEqual({ luma: 0, colour: 0 });
      expect(doubled.before?.luma).toBeGreaterThan(0.5);
      expect(doubled.after).toEqual(whole.cut);
      // The ends of the film have no neighbours beyond.
      const ends = await at(0, 49);
      expect(ends.before).toBeUndefined();
      expect(ends.after).toBeUndefined();
    });

    it("is measured between pictures of different sizes, and says that one was scaled", async () => {
      const grey = (width: number, height: number, level: number): ReadableFile =>
        inMemory(encode({ width, height, channels: 3, data: new Uint8Array(width * height * 3).fill(level) }));
      const seam = await opened.room.seam(
        { file: grey(64, 36, 100), at: "last" },
        { file: grey(128, 72, 110), at: "first" },
      );
      expect(seam.scaled).toBe(true);
      expect(seam.cut.luma).toBeCloseTo(10, 6);
      expect(seam.cut.psnr).toBeCloseTo(20 * Math.log10(255 / 10), 6);
      // L* of grey 100 is 42.37, of grey 110 46.43.
      expect(seam.cut.colour).toBeCloseTo(4.06, 1);
    });
  });

  const vfr = join(FOOTAGE, "variable-frame-rate.mp4");
  (existsSync(vfr) && hasFfmpeg ? it : it.skip)(
    `the last frame of a phone's film is ffmpeg's${existsSync(vfr) ? why : " (skipped: no footage)"}`,
    async () => {
      const bytes = readFileSync(vfr);
      const out = new Written();
      const { size } = await opened.room.still(inMemory(bytes), "last", out);
      const all = execFileSync(
        "ffmpeg",
        `-v fatal -sseof -2 -i ${vfr} -fps_mode passthrough -f rawvideo -pix_fmt rgb24 -`.split(" "),
        { maxBuffer: 2e9 },
      );
      expect(meanDifference(decode(out.bytes), all.subarray(-size.width * size.height * 3))).toBeLessThan(2);
    },
  );
});

/**
 * Whether the picture that steers a shot is the one that it is said to be: frames of clips and takes beside what ffmpeg
 * decodes, and picture files of all kinds beside what was put into them; in the real media room, over a simulated Premiere.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";
import { decode, encode } from "fast-png";
import type { Browser } from "playwright-core";
import { encodeTake } from "../src/core/record";
import type { Film, Take } from "../src/core/take";
import { frameRateOf, rangeOf, ticksOfFrames } from "../src/core/time";
import type { ReferenceChoice } from "../src/studio/form/shot-form";
import { en } from "../src/ui/text/en";
import { aTake } from "./build-a";
import { describeInBrowser, launchBrowser } from "./browser";
import { SCENE_RATE, SCENE_SIZE, SceneDesk, until } from "./rig/scene";

const PAGE = path.join(__dirname, "../dist/room.html");
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const withFfmpeg = hasFfmpeg ? test : test.skip;
const why = hasFfmpeg ? "" : " (skipped: no ffmpeg)";

interface Filmed {
  readonly key: string;
  readonly bytes: Buffer;
  /** As ffmpeg decodes them: RGB. */
  readonly frames: readonly Buffer[];
}

/** The last that was made, and no other: its frames are a quarter of a gigabyte. */
let lastFilm: Filmed | undefined;

/** Writes a film whose every frame is unlike the others. */
function film(file: string, rate: number, seconds: number): readonly Buffer[] {
  const key = `${rate} ${seconds}`;
  if (lastFilm?.key !== key) lastFilm = { key, frames: filmed(file, rate, seconds), bytes: readFileSync(file) };
  else writeFileSync(file, lastFilm.bytes);
  return lastFilm.frames;
}

function filmed(file: string, rate: number, seconds: number): readonly Buffer[] {
  const source = `testsrc2=size=${SCENE_SIZE.width}x${SCENE_SIZE.height}:rate=${rate}:duration=${seconds}`;
  // Both decoders are told the matrix, and need not guess.
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv".split(" ");
  const how = "-vf scale=out_color_matrix=bt709:out_range=tv -pix_fmt yuv420p -c:v libx264 -bf 2 -g 20".split(" ");
  execFileSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source, ...how, ...tags, file]);
  const all = execFileSync(
    "ffmpeg",
    ["-v", "error", "-i", file, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
    { maxBuffer: 1e9 },
  );
  const length = SCENE_SIZE.width * SCENE_SIZE.height * 3;
  return Array.from({ length: all.length / length }, (_, at) => all.subarray(at * length, (at + 1) * length));
}

/** Which of ffmpeg's frames the PNG is; neighbours are further away than two decoders are from each other. */
function whichOf(frames: readonly Buffer[], png: Uint8Array): number {
  const { data, channels } = decode(png);
  const away = frames.map((rgb) => {
    let sum = 0;
    for (let at = 0; at < rgb.length; at += 7) {
      sum += Math.abs((data[Math.floor(at / 3) * channels + (at % 3)] ?? 0) - (rgb[at] ?? 0));
    }
    return (sum * 7) / rgb.length;
  });
  const nearest = Math.min(...away);
  expect(nearest).toBeLessThan(4);
  return away.indexOf(nearest);
}

let browser: Browser;
let desk: SceneDesk;

const held = (): readonly ReferenceChoice[] => desk.studio.state.form.references;
const problem = (): unknown => desk.studio.state.problem?.failure;
const pngOf = (index: number): Promise<Uint8Array> => readFile(held()[index]?.file ?? "");
const filesHeld = async (): Promise<number> =>
  (await readdir(path.join(desk.folder, "Pickup/frames"), { recursive: true })).filter((name) => name.endsWith(".png"))
    .length;

describeInBrowser("pictures that steer a shot", () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    desk = await SceneDesk.open({ browser, page: PAGE });
  });

  afterEach(() => desk.close());
  afterAll(() => browser.close());

  describe("out of an earlier take", () => {
    /** A take at an engine lies there: a film at `rate`, of which the cut shows 40 frames behind one that is doubled. */
    async function aTakeLies(rate: number): Promise<readonly Buffer[]> {
      const folder = path.join(desk.folder, "Pickup/takes/take-1");
      let frames: readonly Buffer[] = [];
      await desk.restart(async () => {
        await mkdir(folder, { recursive: true });
        frames = film(path.join(folder, "original.mp4"), rate, 4);
        const made: Film = {
          frames: frames.length,
          seconds: 4,
          size: SCENE_SIZE,
          rate: frameRateOf(rate),
          decodable: true,
        };
        const { recipe, ...take } = aTake();
        const stored = { name: "original.mp4", bytes: 1, sha256: "0".repeat(64), essence: "0".repeat(64) };
        const whole: Take = {
          ...take,
          recipe: { ...recipe, engine: "openai-videos", frames: 40, head: 1, rate: SCENE_RATE, size: SCENE_SIZE },
          film: made,
          state: { kind: "delivered", original: stored },
        };
        await writeFile(path.join(folder, "take.json"), encodeTake(whole));
      });
      await until("the take", () => desk.studio.state.takes.length === 1);
      return frames;
    }

    withFfmpeg.each([
      // Frame 0 doubles what lies before the cut; the cut shows 1 to 40, and 55 more are handle.
      [24, 1, 40],
      // 16 frames a second show the first on two frames of the sequence, so two go: 2/24 s to 42/24 s.
      [16, 1, 27],
    ])(`the first and the last frame of a film at %i are those that the cut shows${why}`, async (rate, first, last) => {
      const frames = await aTakeLies(rate);
      await desk.studio.references.takeFromTake("take-1", "last");
      await desk.studio.references.takeFromTake("take-1", "first");
      expect(problem()).toBeUndefined();
      expect(held().map(({ frame }) => frame.role)).toEqual(["first", "last"]);
      expect([whichOf(frames, await pngOf(0)), whichOf(frames, await pngOf(1))]).toEqual([last, first]);
    });
  });

  describe("out of the clip’s own media", () => {
    const V1 = 0;
    let frames: readonly Buffer[];
    let itemId: string;

    /** V1: the film's frames 12 to 60, from frame 24 of the sequence on; V2: a title above it. The playhead in both. */
    async function aClipLies(): Promise<void> {
      const { premiere, sequenceId } = desk;
      const file = path.join(desk.folder, "A001.mp4");
      frames = film(file, 24, 4);
      itemId = (await premiere.importFile(file)).id;
      premiere.markItem(itemId, { in: 12 * SCENE_RATE, out: 60 * SCENE_RATE });
      const time = ticksOfFrames(24, SCENE_RATE);
      premiere.place({ sequenceId, itemId, mode: "overwrite", time, videoTrack: V1, audioTrack: -1 });
      premiere.addTitle(sequenceId, "Day 400", rangeOf(time, ticksOfFrames(48, SCENE_RATE)), 1);
      premiere.project.movePlayhead(sequenceId, ticksOfFrames(30, SCENE_RATE));
      await desk.studio.references.takeFrame("playhead");
    }

    function clip(): string {
      const sequence = desk.premiere.project.document.sequences.find(({ id }) => id === desk.sequenceId);
      return sequence?.video[V1]?.items[0]?.id ?? "";
    }

    withFfmpeg(
      `it is that frame of the film, and the programme’s is another picture with the title named${why}`,
      async () => {
        await aClipLies();
        expect(held()[0]?.frame.from).toMatchObject({ kind: "program", carries: ["Day 400"] });
        const program = await pngOf(0);
        await desk.studio.references.showInstead(0, V1);
        expect(problem()).toBeUndefined();
        expect(held()[0]?.frame.from).toMatchObject({
          kind: "source-clip",
          clipName: "A001.mp4",
          timecode: "00:00:01:06",
        });
        // Six frames into the clip, which begins at the film's twelfth.
        expect(whichOf(frames, await pngOf(0))).toBe(18);
        await desk.studio.references.showInstead(0, "program");
        expect(Buffer.from(await pngOf(0)).equals(program)).toBe(true);
      },
    );

    withFfmpeg.each([
      ["twice as fast", 2, 24],
      ["at half its speed", 0.5, 15],
    ])(`a clip that runs %s gives the frame that is seen${why}`, async (_how, speed, frame) => {
      await aClipLies();
      desk.premiere.setSpeed(desk.sequenceId, clip(), speed);
      await desk.studio.references.showInstead(0, V1);
      expect(problem()).toBeUndefined();
      expect(whichOf(frames, await pngOf(0))).toBe(frame);
    });

    withFfmpeg.each<[string, () => void, string]>([
      [
        "that runs backwards",
        () => desk.premiere.setSpeed(desk.sequenceId, clip(), 1, true),
        "A001.mp4 plays backwards.",
      ],
      [
        "whose speed changes within it",
        () =>
          desk.premiere.project.edit("Time Remapping", (document) => ({
            ...document,
            sequences: document.sequences.map((sequence) => ({
              ...sequence,
              video: sequence.video.map((track) => ({
                ...track,
                items: track.items.map((item) =>
                  item.id === clip() ? { ...item, remappedTo: ticksOfFrames(90, SCENE_RATE) } : item,
                ),
              })),
            })),
          })),
        "The speed of A001.mp4 changes within the clip",
      ],
      [
        "of several cameras",
        () => desk.premiere.makeOfSeveral(itemId, "multicam"),
        "A001.mp4 is a multicam clip: which camera is seen cannot be read.",
      ],
    ])(`a clip %s is refused in words, and the programme’s frame stays${why}`, async (_what, change, sentence) => {
      await aClipLies();
      const before = held();
      const files = await filesHeld();
      change();
      await desk.studio.references.showInstead(0, V1);
      const { problem: now } = desk.studio.state;
      expect(now === undefined ? "" : en.failure(now.failure).happened).toContain(sentence);
      expect(held()).toEqual(before);
      expect(await filesHeld()).toBe(files);
    });
  });

  describe("out of files", () => {
    type Rgb = readonly [number, number, number];
    const [RED, GREEN, BLUE, WHITE]: readonly Rgb[] = [
      [200, 30, 30],
      [30, 160, 30],
      [30, 30, 200],
      [230, 230, 230],
    ];
    /** 32 × 16: the left half red, the right one blue, in four inks; and in grey. */
    const CMYK =
      "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgAEAAgBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD7Ar8+q/Pqv1Toooor8OqK/cWiiiiiv3For8OqKKKKK/Dqiv3Fooooor//2Q==";
    const GREY =
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAQACABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APAqK8por1aivKaK/9k=";

    /** Red and green above blue and white, as a PNG with so many bits a value. */
    function quarters(width: number, height: number, depth: 8 | 16 = 8): Buffer {
      const data = depth === 8 ? new Uint8Array(width * height * 3) : new Uint16Array(width * height * 3);
      for (let at = 0; at < width * height; at++) {
        const [right, below] = [at % width >= width / 2, at >= (width * height) / 2];
        const colour = (below ? (right ? WHITE : BLUE) : right ? GREEN : RED) ?? [0, 0, 0];
        colour.forEach((value, channel) => (data[at * 3 + channel] = depth === 8 ? value : value * 257));
      }
      return Buffer.from(encode({ width, height, channels: 3, depth, data }));
    }

    /** The same as a JPEG, as a browser writes it. */
    async function quartersJpeg(width: number, height: number): Promise<Buffer> {
      const page = await browser.newPage();
      const base64 = await page.evaluate(
        async ([wide, high, ...colours]) => {
          const canvas = new OffscreenCanvas(wide, high);
          const context = canvas.getContext("2d");
          if (context === null) throw new Error("No canvas");
          colours.forEach((colour, index) => {
            context.fillStyle = `rgb(${colour.join(",")})`;
            context.fillRect(((index % 2) * wide) / 2, (Math.floor(index / 2) * high) / 2, wide / 2, high / 2);
          });
          const bytes = new Uint8Array(
            await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer(),
          );
          let text = "";
          for (const byte of bytes) text += String.fromCharCode(byte);
          return btoa(text);
        },
        [width, height, RED, GREEN, BLUE, WHITE] as [number, number, ...Rgb[]],
      );
      await page.close();
      return Buffer.from(base64, "base64");
    }

    /** Says in its EXIF how it is to be turned (TIFF tag 0x0112). */
    function turned(jpeg: Buffer, orientation: number): Buffer {
      const tiff = Buffer.from("49492a000800000001001201030001000000000000000000000000", "hex");
      tiff.writeUInt16LE(orientation, 18);
      const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
      const head = Buffer.from([0xff, 0xe1, 0, 0]);
      head.writeUInt16BE(body.length + 2, 2);
      return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
    }

    /** A PNG whose header says another size than its lines have; its sum is right. */
    function lying(width: number, height: number): Buffer {
      const png = quarters(64, 36);
      png.writeUInt32BE(width, 16);
      png.writeUInt32BE(height, 20);
      png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
      return png;
    }

    async function take(name: string, bytes: Uint8Array): Promise<void> {
      desk.picks = path.join(desk.folder, name);
      await writeFile(desk.picks, bytes);
      await desk.studio.references.takeFile();
    }

    /** The colours of the four quarters of what is held, and its size. */
    async function seen(index = 0): Promise<{ readonly size: readonly number[]; readonly colours: readonly Rgb[] }> {
      const { width, height, data, channels } = decode(await pngOf(index));
      expect(held()[index]?.frame.size).toEqual({ width, height });
      const colours = [0.25, 0.75].flatMap((y) =>
        [0.25, 0.75].map((x): Rgb => {
          const at = (Math.floor(y * height) * width + Math.floor(x * width)) * channels;
          return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
        }),
      );
      return { size: [width, height], colours };
    }

    function expectColours(colours: readonly Rgb[], wanted: readonly (Rgb | undefined)[]): void {
      for (const [index, colour] of colours.entries()) {
        for (const [channel, value] of colour.entries()) {
          expect(Math.abs(value - (wanted[index]?.[channel] ?? -99))).toBeLessThanOrEqual(4);
        }
      }
    }

    test("a photograph of 20 megapixels comes in whole, of its own shape, and no larger than is of use", async () => {
      await take("IMG_4711.jpg", await quartersJpeg(5472, 3648));
      expect(problem()).toBeUndefined();
      const { size, colours } = await seen();
      expectColours(colours, [RED, GREEN, BLUE, WHITE]);
      expect((size[0] ?? 0) * (size[1] ?? 0)).toBeLessThanOrEqual(8_300_000);
      expect((size[0] ?? 0) / (size[1] ?? 1)).toBeCloseTo(1.5, 3);
    });

    test.each([
      [1, [640, 360], [RED, GREEN, BLUE, WHITE]],
      [3, [640, 360], [WHITE, BLUE, GREEN, RED]],
      [6, [360, 640], [BLUE, RED, WHITE, GREEN]],
      [8, [360, 640], [GREEN, WHITE, RED, BLUE]],
    ])("a phone’s picture that says %i of how it was held stands upright", async (orientation, size, colours) => {
      await take("IMG_0001.JPG", turned(await quartersJpeg(640, 360), orientation));
      expect(problem()).toBeUndefined();
      const found = await seen();
      expect(found.size).toEqual(size);
      expectColours(found.colours, colours);
    });

    test("16 bits a value, four inks and grey come in as they are meant", async () => {
      await take("scan.png", quarters(64, 36, 16));
      await take("print.jpg", Buffer.from(CMYK, "base64"));
      await take("grey.jpg", Buffer.from(GREY, "base64"));
      await take(
        "grey.png",
        Buffer.from(encode({ width: 2, height: 1, channels: 1, data: new Uint8Array([80, 200]) })),
      );
      expect(problem()).toBeUndefined();
      expect(held().map(({ frame }) => frame.from)).toMatchObject(
        ["scan.png", "print.jpg", "grey.jpg", "grey.png"].map((name) => ({ kind: "file", name })),
      );
      expectColours((await seen(0)).colours, [RED, GREEN, BLUE, WHITE]);
      expectColours((await seen(1)).colours, [RED, BLUE, RED, BLUE]);
      const dark: Rgb = [81, 81, 81];
      const darker: Rgb = [49, 49, 49];
      expectColours((await seen(2)).colours, [dark, darker, dark, darker]);
      expectColours((await seen(3)).colours, [
        [80, 80, 80],
        [200, 200, 200],
        [80, 80, 80],
        [200, 200, 200],
      ]);
    });

    test.each<[string, string, () => Buffer, string]>([
      ["an empty file", "empty.png", () => Buffer.alloc(0), "empty.png is empty."],
      [
        "a text that is called a picture",
        "notes.png",
        () => Buffer.from("Scene 4: she turns."),
        "notes.png is neither a PNG nor a JPEG, whatever its name says.",
      ],
      [
        "a page that a server sent instead",
        "download.jpg",
        () => Buffer.from("<!doctype html><title>Not found</title>"),
        "download.jpg is neither a PNG nor a JPEG, whatever its name says.",
      ],
      [
        "a picture of which half came",
        "half.png",
        () => quarters(64, 36).subarray(0, 90),
        "half.png cannot be decoded: it is damaged.",
      ],
      [
        "one that says it is larger than it is",
        "larger.png",
        () => lying(128, 72),
        "larger.png cannot be decoded: it is damaged.",
      ],
      [
        "one that says it is smaller than it is",
        "smaller.png",
        () => lying(32, 18),
        "smaller.png cannot be decoded: it is damaged.",
      ],
      [
        "one that says it has 2500 megapixels",
        "huge.png",
        () => lying(50_000, 50_000),
        "huge.png cannot be decoded: it is damaged.",
      ],
    ])("%s is refused in a sentence, and nothing of it stays", async (_what, name, bytes, sentence) => {
      await take("kept.png", quarters(64, 36));
      const before = held();
      await take(name, bytes());
      const { problem: now } = desk.studio.state;
      expect(now === undefined ? "" : en.failure(now.failure).happened).toBe(sentence);
      expect(held()).toEqual(before);
      expect(await filesHeld()).toBe(1);
    });
  });
});

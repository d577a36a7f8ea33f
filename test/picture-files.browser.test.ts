/** Picture files of all kinds that steer a shot, beside what was put into them; in the real media room, over a simulated Premiere. */

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { crc32 } from "node:zlib";
import { decode, encode } from "fast-png";
import type { Browser } from "playwright-core";
import { en } from "../src/ui/text/en";
import { describeInBrowser, launchBrowser } from "./browser";
import { filesHeld, held, pictureHeld, problem } from "./references.setup";
import { SceneDesk } from "./rig/scene";

const PAGE = path.join(__dirname, "../dist/room.html");

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
async function quartersJpeg(browser: Browser, width: number, height: number): Promise<Buffer> {
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

describeInBrowser("picture files that steer a shot", () => {
  let browser: Browser;
  let desk: SceneDesk;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    desk = await SceneDesk.open({ browser, page: PAGE });
  });

  afterEach(() => desk.close());
  afterAll(() => browser.close());

  async function take(name: string, bytes: Uint8Array): Promise<void> {
    desk.picks = path.join(desk.folder, name);
    await writeFile(desk.picks, bytes);
    await desk.studio.references.takeFile();
  }

  /** The colours of the four quarters of what is held, and its size. */
  async function seen(index = 0): Promise<{ readonly size: readonly number[]; readonly colours: readonly Rgb[] }> {
    const { width, height, data, channels } = decode(await pictureHeld(desk, index));
    expect(held(desk)[index]?.frame.size).toEqual({ width, height });
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
    await take("IMG_4711.jpg", await quartersJpeg(browser, 5472, 3648));
    expect(problem(desk)).toBeUndefined();
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
    await take("IMG_0001.JPG", turned(await quartersJpeg(browser, 640, 360), orientation));
    expect(problem(desk)).toBeUndefined();
    const found = await seen();
    expect(found.size).toEqual(size);
    expectColours(found.colours, colours);
  });

  test("16 bits a value, four inks and grey come in as they are meant", async () => {
    await take("scan.png", quarters(64, 36, 16));
    await take("print.jpg", Buffer.from(CMYK, "base64"));
    await take("grey.jpg", Buffer.from(GREY, "base64"));
    await take("grey.png", Buffer.from(encode({ width: 2, height: 1, channels: 1, data: new Uint8Array([80, 200]) })));
    expect(problem(desk)).toBeUndefined();
    expect(held(desk).map(({ frame }) => frame.from)).toMatchObject(
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
    const before = held(desk);
    await take(name, bytes());
    const { problem: now } = desk.studio.state;
    expect(now === undefined ? "" : en.failure(now.failure).happened).toBe(sentence);
    expect(held(desk)).toEqual(before);
    expect(await filesHeld(desk)).toHaveLength(1);
  });
});

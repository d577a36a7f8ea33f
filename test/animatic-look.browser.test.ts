import { decode } from "fast-png";
import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";
import { frameRateOf } from "../src/core/time";
import { mainColours } from "../src/media/room/animatic/main-colours";
import { labOfCodes } from "../src/media/room/colour/lab";
import type { Picture } from "../src/media/room/drawing";
import { meanDifference } from "./bench/seen-colours";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const FRAMES = 48;

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed: 5,
    size: { width: 320, height: 180 },
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
    ...more,
  };
}

function pictureOf(url: string): Picture {
  const { width, height, data, channels } = decode(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < 3; c++) rgba[i * 4 + c] = data[i * channels + c] ?? 0;
  return { width, height, rgba };
}

/** L* of every pixel, from the darkest. */
function lights(picture: Picture): readonly number[] {
  const lab = labOfCodes(picture.rgba);
  return Array.from({ length: lab.length / 3 }, (_, i) => lab[i * 3] ?? 0).sort((a, b) => a - b);
}

function share(sorted: readonly number[], at: number): number {
  return sorted[Math.floor(at * (sorted.length - 1))] ?? 0;
}

/** Mean C* of all pixels. */
function chroma(picture: Picture): number {
  const lab = labOfCodes(picture.rgba);
  let sum = 0;
  for (let i = 0; i < lab.length; i += 3) sum += Math.hypot(lab[i + 1] ?? 0, lab[i + 2] ?? 0);
  return (sum * 3) / lab.length;
}

/** Mean step of green from pixel to pixel within shares of the frame: how sharp it is there. */
function sharpness({ width, height, rgba }: Picture, left: number, right: number, top: number, bottom: number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top * height); y < Math.floor(bottom * height); y++) {
    for (let x = Math.floor(left * width); x < Math.floor(right * width) - 1; x++) {
      const at = (y * width + x) * 4 + 1;
      sum += Math.abs((rgba[at + 4] ?? 0) - (rgba[at] ?? 0));
      count += 1;
    }
  }
  return sum / count;
}

function farFrom(asked: readonly Swatch[], seen: readonly Swatch[]): number {
  return meanDifference(asked, labOfCodes(Uint8ClampedArray.from(seen.flatMap((colour) => [...colour, 255]))));
}

describeInBrowser("the look of a scene from text", () => {
  const rig = animaticRig();

  async function draw(request: DrawingRequest, look: readonly Swatch[] = [], ...indexes: number[]): Promise<Picture[]> {
    const at = indexes.length === 0 ? [FRAMES / 2] : indexes;
    const urls = await rig.page.evaluate(([asked, frames, colours]) => window.drawLook(asked, frames, colours), [
      request,
      at,
      look,
    ] as const);
    return urls.map(pictureOf);
  }

  async function drawOne(prompt: string, look: readonly Swatch[] = []): Promise<Picture> {
    const [picture] = await draw(aRequest(prompt), look);
    if (picture === undefined) throw new Error("One frame was asked for.");
    return picture;
  }

  it("takes on the main colours of a look reference, in first and last frame", async () => {
    const asked: readonly Swatch[] = [
      [38, 70, 83],
      [42, 157, 143],
      [233, 196, 106],
      [244, 162, 97],
      [231, 111, 81],
    ];
    const prompts = [
      "a woman in a field at noon, clear sky, push in",
      "a man in a street, afternoon, clear sky, truck left",
    ];
    let mean = 0;
    for (const prompt of prompts) {
      const plain = farFrom(asked, mainColours(await drawOne(prompt)));
      const frames = await draw(aRequest(prompt), asked, 0, FRAMES - 1);
      const far = frames.reduce((sum, picture) => sum + farFrom(asked, mainColours(picture)), 0) / frames.length;
      expect(far).toBeLessThan(plain * 0.6);
      mean += far / prompts.length;
    }
    expect(mean).toBeLessThanOrEqual(12);
  }, 240_000);

  it("previz is grey in the middle tones, by day and by night, and noir is black and white", async () => {
    for (const hour of ["noon", "night"]) {
      const clay = await drawOne(`a man in a street, ${hour}, previz, static`);
      expect(chroma(clay)).toBeLessThan(2);
      const middle = share(lights(clay), 0.5);
      expect(middle).toBeGreaterThan(35);
      expect(middle).toBeLessThan(80);
    }
    const noir = await drawOne("a man in a street, night, noir, static");
    expect(chroma(noir)).toBeLessThan(2);
    expect(share(lights(noir), 0.1)).toBeLessThan(20);
    expect(share(lights(noir), 0.995)).toBeGreaterThan(60);
  }, 240_000);

  it("ink is mostly paper with dark lines on it, and lies still where nothing moves", async () => {
    const [first, later] = await draw(aRequest("a bottle in a living room, afternoon, ink, static"), [], 0, 20);
    if (first === undefined || later === undefined) throw new Error("Two frames were asked for.");
    const tones = lights(first);
    expect(share(tones, 0.7)).toBeGreaterThan(70);
    expect(share(tones, 0.01)).toBeLessThan(30);
    const changed = first.rgba.filter((code, i) => Math.abs(code - (later.rgba[i] ?? 0)) > 24).length;
    expect(changed / first.rgba.length).toBeLessThan(0.02);
  }, 240_000);

  it("product stands before near white up to the corners; pastel is lighter than film", async () => {
    const product = await drawOne("a bottle, product shot, static");
    const { width, rgba } = product;
    for (const at of [width * 2 + 2, width * 3 - 3]) expect(rgba[at * 4]).toBeGreaterThan(235);
    const film = await drawOne("a man in a field, afternoon, neutral, static");
    const pastel = await drawOne("a man in a field, afternoon, pastel, static");
    expect(share(lights(pastel), 0.5)).toBeGreaterThan(share(lights(film), 0.5));
    expect(share(lights(pastel), 0.005)).toBeGreaterThan(share(lights(film), 0.005) + 8);
  }, 240_000);

  it("a lens blurs the ground behind and keeps the subject sharp", async () => {
    const asked = aRequest("medium shot of a man in a street, afternoon, eye level, static", {
      size: { width: 640, height: 360 },
    });
    const [sharp, soft] = await Promise.all(
      [0, 0.04].map(async (blur) => {
        const frame = await rig.page.evaluate(([request, by]) => window.drawBlurred(request, 20, by), [
          asked,
          blur,
        ] as const);
        return pictureOf(frame);
      }),
    );
    if (sharp === undefined || soft === undefined) throw new Error("Two frames were asked for.");
    // The street's far end stands behind; the whole frame holds both.
    const columns = Array.from({ length: 16 }, (_, i) => i / 16);
    const kept = columns.map((left) => {
      const area = [left, left + 1 / 16, 0.3, 0.95] as const;
      return sharpness(soft, ...area) / Math.max(0.2, sharpness(sharp, ...area));
    });
    expect(Math.min(...kept)).toBeLessThan(0.5);
    expect(Math.max(...kept)).toBeGreaterThan(0.75);
  }, 240_000);

  it("grain is another in every frame, and the same for the same frame", async () => {
    const request = aRequest("a bottle in a living room, afternoon, static");
    const [one, two] = await draw(request, [], 4, 5);
    const [again] = await draw(request, [], 4);
    if (one === undefined || two === undefined) throw new Error("Two frames were asked for.");
    expect(again?.rgba).toEqual(one.rgba);
    const steps = one.rgba.map((code, i) => Math.abs(code - (two.rgba[i] ?? 0)));
    const mean = steps.reduce((sum, step) => sum + step, 0) / ((steps.length * 3) / 4);
    expect(mean).toBeGreaterThan(0.6);
    expect(mean).toBeLessThan(6);
  }, 240_000);
});

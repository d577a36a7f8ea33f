import { decode } from "fast-png";
import { frameRateOf } from "../src/core/time";
import { labOfCodes } from "../src/media/room/colour/lab";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const SIZE = { width: 320, height: 180 };

interface Pixel {
  readonly x: number;
  readonly y: number;
  readonly light: number;
  readonly chroma: number;
  readonly blue: number;
}

describeInBrowser("products and fog, as they are drawn", () => {
  const rig = animaticRig();

  async function drawn(prompt: string, index = 24): Promise<readonly Pixel[]> {
    const request = {
      kind: "from-text",
      prompt,
      negative: "",
      seed: 12,
      size: SIZE,
      rate: frameRateOf(24),
      frames: 48,
      caption: false,
    } as const;
    const [url = ""] = await rig.page.evaluate(([asked, at]) => window.drawLook(asked, [at], []), [
      request,
      index,
    ] as const);
    const { data, channels } = decode(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
    const pixels = SIZE.width * SIZE.height;
    const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
    for (let i = 0; i < pixels; i++) for (let c = 0; c < 3; c++) rgba[i * 4 + c] = data[i * channels + c] ?? 0;
    const lab = labOfCodes(rgba);
    return Array.from({ length: pixels }, (_, i) => {
      const [light = 0, a = 0, b = 0] = lab.subarray(i * 3, i * 3 + 3);
      return { x: i % SIZE.width, y: Math.floor(i / SIZE.width), light, chroma: Math.hypot(a, b), blue: -b };
    });
  }

  const isRim = ({ x, y }: Pixel): boolean => x < 6 || y < 6 || x >= SIZE.width - 6 || y >= SIZE.height - 6;
  const mean = (pixels: readonly Pixel[], of: (pixel: Pixel) => number): number =>
    pixels.reduce((sum, pixel) => sum + of(pixel), 0) / pixels.length;

  it.each(["bottle of perfume", "bottle", "phone", "cup", "box"])(
    "a close-up of a %s on white shows all of it, large, before pure white",
    async (thing) => {
      const pixels = await drawn(`Close-up of a ${thing}, product on white, static`);
      const rim = pixels.filter(isRim);
      expect(Math.min(...rim.map(({ light }) => light))).toBeGreaterThan(88);
      expect(mean(rim, ({ light }) => light)).toBeGreaterThan(98);
      const inked = pixels.filter(({ light, chroma }) => light < 92 || chroma > 20).map(({ y }) => y);
      expect((Math.max(...inked) - Math.min(...inked)) / SIZE.height).toBeGreaterThan(0.55);
    },
  );

  it("a flask of scent on white has dark lines at its edges and a clear colour in it", async () => {
    const pixels = await drawn("A bottle of perfume turns on a turntable, product on white, softbox, 100 mm");
    expect(pixels.filter(({ light }) => light < 30).length).toBeGreaterThan(300);
    expect(pixels.filter(({ light, chroma }) => light > 50 && chroma > 35).length).toBeGreaterThan(800);
  });

  it("a phone in rim light stands whole before near black, with bright edges", async () => {
    const pixels = await drawn("Close-up of a phone in the studio, rim light, black background, orbit");
    const rim = pixels.filter(isRim);
    expect(mean(rim, ({ light }) => light)).toBeLessThan(6);
    expect(Math.max(...rim.filter(({ y }) => y < SIZE.height - 6).map(({ light }) => light))).toBeLessThan(20);
    expect(pixels.filter(({ light, chroma }) => light > 85 && chroma < 12).length).toBeGreaterThan(60);
  });

  it("fog by day is near grey", async () => {
    for (const place of ["a pine forest", "the mountains"]) {
      const pixels = await drawn(`A man stands in ${place} in thick fog, noon, neutral grade, long shot, static`);
      const sky = pixels.filter(({ y }) => y < SIZE.height * 0.4);
      expect(mean(sky, ({ blue }) => blue)).toBeLessThan(7);
      expect(mean(sky, ({ light }) => light)).toBeGreaterThan(50);
    }
  });
});

import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const FRAMES = 96;
/** Of a thumbnail. */
const [COLUMNS, ROWS] = [64, 36];

interface Tone {
  /** Mean lightness in code values, 0 … 255. */
  readonly luma: number;
  /** Mean blue over mean red. */
  readonly cold: number;
}

function toneOf(thumbnail: readonly number[]): Tone {
  const mean = (channel: number): number =>
    thumbnail.reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / (COLUMNS * ROWS);
  const [red, green, blue] = [mean(0), mean(1), mean(2)];
  return { luma: 0.2126 * red + 0.7152 * green + 0.0722 * blue, cold: blue / red };
}

/** Lightness of the thumbnail's cells. */
function lightness(thumbnail: readonly number[]): readonly number[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = thumbnail.slice(i * 3, i * 3 + 3);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
}

describeInBrowser("light and weather", () => {
  const rig = animaticRig();

  async function drawAll(
    prompt: string,
    indexes: readonly number[],
  ): Promise<{ readonly thumbnails: readonly (readonly number[])[] }> {
    const request: DrawingRequest = {
      kind: "from-text",
      prompt: `${prompt}, static, eye level, desaturated`,
      negative: "",
      seed: 11,
      size: { width: 192, height: 108 },
      rate: frameRateOf(24),
      frames: FRAMES,
      caption: false,
    };
    return rig.page.evaluate(([asked, at]) => window.drawText(asked, at), [request, indexes] as const);
  }

  const drawn = new Map<string, Promise<readonly number[]>>();

  /** The first frame's thumbnail; drawn once. */
  function draw(prompt: string): Promise<readonly number[]> {
    const thumbnail = drawn.get(prompt) ?? drawAll(prompt, [0]).then(({ thumbnails }) => thumbnails[0] ?? []);
    drawn.set(prompt, thumbnail);
    return thumbnail;
  }

  /** Mean difference of the top tenth of two frames, where there is only sky: code values. */
  async function skyMoves(prompt: string): Promise<number> {
    const { thumbnails } = await drawAll(prompt, [0, 31]);
    const [first = [], later = []] = thumbnails;
    const top = COLUMNS * Math.floor(ROWS / 10) * 3;
    const moved = first.slice(0, top).map((value, i) => Math.abs(value - (later[i] ?? 0)));
    return moved.reduce((sum, value) => sum + value, 0) / top;
  }

  it.each(["the sea, clear sky, nobody", "a field, clear sky, nobody", "a street, a man stands"])(
    "%s grows lighter from night over blue hour and dusk to noon, warmest at golden hour and coldest at blue hour or night",
    async (place) => {
      const tone = async (hour: string): Promise<Tone> => toneOf(await draw(`${place}, ${hour}, full shot`));
      const [night, blue, dusk, golden, noon] = [
        await tone("night"),
        await tone("blue hour"),
        await tone("dusk"),
        await tone("golden hour"),
        await tone("noon"),
      ];
      expect(night.luma).toBeLessThan(blue.luma);
      expect(blue.luma).toBeLessThan(dusk.luma);
      expect(dusk.luma).toBeLessThan(noon.luma);
      expect(night.luma).toBeLessThan(noon.luma * 0.75);
      expect(night.luma).toBeGreaterThan(12);
      expect(noon.luma).toBeGreaterThan(85);
      expect(noon.luma).toBeLessThan(190);
      expect(noon.cold - golden.cold).toBeGreaterThan(0.15);
      expect(golden.cold).toBeLessThan(blue.cold);
      expect(dusk.cold).toBeLessThan(blue.cold);
    },
    240_000,
  );

  it.each(["a field, dusk", "the sea, night", "a living room, noon"])(
    "a silhouette is black before what is bright: %s",
    async (scene) => {
      const cells = lightness(await draw(`A man stands, ${scene}, medium shot, silhouette`));
      const sorted = [...cells].sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
      // A tenth of a medium shot, at the least, is the subject.
      expect(at(0.1)).toBeLessThan(20);
      expect(at(0.7)).toBeGreaterThan(at(0.1) + 45);
    },
    240_000,
  );

  it("rain and snow fall before the sky, and under a closed sky nothing moves there", async () => {
    const still = await skyMoves("a field, overcast, noon, nobody, full shot");
    // What is left is the film's grain.
    expect(still).toBeLessThan(0.9);
    expect(await skyMoves("a field, rain, noon, nobody, full shot")).toBeGreaterThan(still + 0.6);
    expect(await skyMoves("a field, snow, noon, nobody, full shot")).toBeGreaterThan(still + 0.6);
  }, 240_000);

  it("an overcast noon is greyer and flatter than a clear one, and a storm is darker than both", async () => {
    const tone = async (weather: string): Promise<Tone> =>
      toneOf(await draw(`the sea, ${weather}, nobody, noon, full shot`));
    const [clear, overcast, storm] = [await tone("clear sky"), await tone("overcast"), await tone("storm")];
    expect(overcast.cold).toBeLessThan(clear.cold);
    expect(storm.luma).toBeLessThan(overcast.luma - 15);
    expect(storm.luma).toBeLessThan(clear.luma - 15);
  }, 240_000);

  it("neon lights one side red and the other blue", async () => {
    const thumbnail = await draw("A man stands, a living room, night, medium shot, neon");
    const casts = Array.from(
      { length: COLUMNS * ROWS },
      (_, i) => (thumbnail[i * 3] ?? 0) - (thumbnail[i * 3 + 2] ?? 0),
    );
    expect(Math.max(...casts)).toBeGreaterThan(30);
    expect(Math.min(...casts)).toBeLessThan(-30);
  }, 240_000);

  it("a fire flickers, and soft light does not", async () => {
    const change = async (light: string): Promise<number> => {
      const scene = `A bottle, a living room, night, close-up, ${light}`;
      const { thumbnails } = await drawAll(scene, [3, 8, 14]);
      const tones = thumbnails.map((thumbnail) => toneOf(thumbnail).luma);
      return Math.max(...tones) - Math.min(...tones);
    };
    expect(await change("firelight")).toBeGreaterThan(0.35);
    expect(await change("soft light")).toBeLessThan(0.1);
  }, 240_000);
});

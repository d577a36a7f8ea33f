import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { Seen } from "./animatic-page-api";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

type Rgb = readonly [number, number, number];

function aRequest(prompt: string, seed = 21): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed,
    size: { width: 160, height: 90 },
    rate: frameRateOf(24),
    frames: 96,
    caption: false,
  };
}

/** The thumbnail's pixels between two rows, of its 36. */
function rows({ thumbnail }: Seen, from: number, to: number): readonly Rgb[] {
  return Array.from({ length: (to - from) * 64 }, (_, i): Rgb => {
    const at = (from * 64 + i) * 3;
    return [thumbnail[at] ?? 0, thumbnail[at + 1] ?? 0, thumbnail[at + 2] ?? 0];
  });
}

function chroma([red, green, blue]: Rgb): number {
  return Math.max(red, green, blue) - Math.min(red, green, blue);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many sixths of the colour circle hold at least one pixel in thirty that is plainly coloured. */
function hues(pixels: readonly Rgb[]): number {
  const counts = new Map<number, number>();
  for (const pixel of pixels) {
    const [red, green, blue] = pixel;
    if (chroma(pixel) < 50) continue;
    const angle = Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue);
    const sixth = Math.floor(((angle / Math.PI) * 3 + 6.5) % 6);
    counts.set(sixth, (counts.get(sixth) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= pixels.length / 30).length;
}

describeInBrowser("places of a town", () => {
  const rig = animaticRig();

  function draw(prompt: string, seed?: number): Promise<Seen> {
    return rig.page.evaluate((asked) => window.drawText(asked, [0]), aRequest(prompt, seed));
  }

  it("neon lies in several colours on a wet road, and lamps alone in fewer", async () => {
    const shot = "long shot of a street at night, nobody, eye level, static, saturated";
    const [neon, lamps] = [await draw(`${shot}, neon`), await draw(shot)];
    const [lit, plain] = [rows(neon, 26, 36), rows(lamps, 26, 36)];
    expect(hues(lit)).toBeGreaterThanOrEqual(2);
    expect(mean(lit.map(chroma))).toBeGreaterThan(mean(plain.map(chroma)) * 1.2);
  }, 240_000);

  it("a product stands before white, in every seed", async () => {
    for (const seed of [1, 2, 3]) {
      const above = rows(await draw("product shot of a bottle in a studio, static, eye level", seed), 0, 8);
      for (const pixel of above) {
        expect(Math.min(...pixel)).toBeGreaterThan(215);
      }
    }
  }, 240_000);

  it("a studio's floor runs into its wall without an edge", async () => {
    const seen = await draw("extreme long shot of a studio, nobody, static, eye level, day", 4);
    // Down the middle of the picture no step from row to row is larger than a soft gradient's.
    const levels = Array.from({ length: 36 }, (_, row) => seen.thumbnail[(row * 64 + 32) * 3] ?? 0);
    levels.slice(1).forEach((level, i) => expect(Math.abs(level - (levels[i] ?? 0))).toBeLessThan(20));
    expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(20);
  }, 240_000);

  it("the windows of a skyline are lit at night, and its towers fade into the air by day", async () => {
    const shot = "long shot of a skyline, nobody, eye level, static";
    const [day, night] = [await draw(`${shot}, noon`), await draw(`${shot}, night`)];
    const tones = (seen: Seen): readonly number[] => rows(seen, 8, 24).map(([, green]) => green);
    const [light, dark] = [tones(day), tones(night)];
    // Lamps before black: the brightest are far from the middle.
    const sorted = [...dark].sort((a, b) => a - b);
    expect((sorted.at(-20) ?? 0) - (sorted[Math.floor(sorted.length / 2)] ?? 0)).toBeGreaterThan(35);
    expect(mean(light)).toBeGreaterThan(mean(dark) + 50);
  }, 240_000);

  it.each(["an office", "a living room"])(
    "%s is closed on all sides: no sky over its walls from above",
    async (room) => {
      for (const seed of [3, 8]) {
        const seen = await draw(
          `extreme long shot of ${room}, high angle, nobody, golden hour, static, crane up`,
          seed,
        );
        // The golden sky over the walls would fill the top rows with light.
        expect(mean(rows(seen, 0, 3).map(([red]) => red))).toBeLessThan(205);
      }
    },
    240_000,
  );
});

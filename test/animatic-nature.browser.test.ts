import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { Uncovered } from "./animatic-hidden-page";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const WIDE = { width: 160, height: 90 };
const PLACES = ["the sea", "a forest", "the desert", "mountains", "a field"] as const;

function aRequest(prompt: string, seed: number): DrawingRequest {
  const size = { width: 320, height: 180 };
  return { kind: "from-text", prompt, negative: "", seed, size, rate: frameRateOf(24), frames: 48, caption: false };
}

describeInBrowser("open country", () => {
  const rig = animaticRig();

  /** Luma of those frames, row by row, averaged down to `WIDE`. */
  async function lumasOf(request: DrawingRequest, indexes: readonly number[]): Promise<readonly (readonly number[])[]> {
    const planes = await rig.page.evaluate(([asked, at]) => window.lumaOf(asked, at), [request, indexes] as const);
    const { width } = request.size;
    return planes.map((plane) => {
      const bytes = Buffer.from(plane, "base64");
      const at = (x: number, y: number): number => bytes[y * width + x] ?? 0;
      return Array.from({ length: WIDE.width * WIDE.height }, (_, i) => {
        const [x, y] = [(i % WIDE.width) * 2, Math.floor(i / WIDE.width) * 2];
        return (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4;
      });
    });
  }

  async function lumaOf(request: DrawingRequest, index: number): Promise<readonly number[]> {
    const [luma = []] = await lumasOf(request, [index]);
    return luma;
  }

  /**
   * How much the rows from `top` to `bottom` (shares of the height) change from neighbour to neighbour, in code values: root
   * mean square of what two frames share. Each frame has its own grain, so that grain alone comes to nothing.
   */
  function detail([one = [], other = []]: readonly (readonly number[])[], top: number, bottom: number): number {
    const step = (luma: readonly number[], at: number): number => (luma[at + 1] ?? 0) - (luma[at] ?? 0);
    const shared: number[] = [];
    for (let y = Math.floor(top * WIDE.height); y < Math.floor(bottom * WIDE.height) - 1; y++) {
      for (let x = 0; x < WIDE.width - 1; x++) {
        const at = y * WIDE.width + x;
        shared.push(step(one, at) * step(other, at));
      }
    }
    return Math.sqrt(Math.max(0, shared.reduce((sum, value) => sum + value, 0) / shared.length));
  }

  it.each(PLACES)(
    "in %s nothing hides who stands there, whatever the seed and the size",
    async (place) => {
      for (const [seed, size] of [
        [2, "long"],
        [3, "extreme long"],
        [4, "full"],
        [6, "medium"],
      ] as const) {
        const asked = aRequest(`${size} shot of a woman standing in ${place}, noon, eye level, truck left`, seed);
        const uncovered: readonly Uncovered[] = await rig.page.evaluate(
          ([request, at]) => window.uncover(request, at),
          [asked, [0, 47]] as const,
        );
        expect(uncovered).toHaveLength(2);
        for (const { all, seen } of uncovered) {
          expect(all).toBeGreaterThan(40);
          // Grass may stand before her shoes.
          expect(seen / all).toBeGreaterThan(0.9);
        }
      }
    },
    240_000,
  );

  it.each(PLACES)("%s has something to look at below the horizon by day and by night", async (place) => {
    for (const [seed, hour] of [
      [1, "noon"],
      [2, "golden hour"],
      [1, "night"],
    ] as const) {
      const asked = aRequest(`${place}, ${hour}, extreme long shot, eye level, nobody, static`, seed);
      const lumas = await lumasOf(asked, [0, 1]);
      expect(detail(lumas, 0.55, 1)).toBeGreaterThan(hour === "night" ? 1.2 : 1.8);
    }
  });

  it("grass and sea move while the camera stands still, and the mountains do not", async () => {
    const moved = async (place: string): Promise<number> => {
      const asked = aRequest(`${place}, noon, long shot, eye level, nobody, static, clear sky`, 3);
      const [first = [], later = []] = await lumasOf(asked, [0, 30]);
      return first.reduce((sum, value, i) => sum + Math.abs(value - (later[i] ?? 0)), 0) / first.length;
    };
    // What is left where nothing moves is the film's grain.
    const grain = await moved("mountains");
    expect(grain).toBeLessThan(0.9);
    expect(await moved("a field")).toBeGreaterThan(grain * 1.6);
    expect(await moved("the sea")).toBeGreaterThan(grain * 1.6);
  });

  it("snow makes the ground of field and forest lighter, and rain makes it darker", async () => {
    for (const place of ["a field", "a forest"]) {
      const mean = async (weather: string): Promise<number> => {
        const luma = await lumaOf(aRequest(`${place}, noon, ${weather}, high angle, long shot, nobody, static`, 5), 0);
        const below = luma.slice(Math.floor(luma.length * 0.6));
        return below.reduce((sum, value) => sum + value, 0) / below.length;
      };
      const [snow, clear, rain] = [await mean("snow"), await mean("clear sky"), await mean("rain")];
      expect(snow).toBeGreaterThan(clear + 4);
      expect(rain).toBeLessThan(clear - 2);
    }
  });
});

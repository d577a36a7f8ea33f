import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const SIZE = { width: 640, height: 360 };

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed: 21,
    size: SIZE,
    rate: frameRateOf(24),
    frames: 96,
    caption: false,
    ...more,
  };
}

/** The most separate dark strokes that one row of a picture crosses on a light ground of about that size. */
function strokes(luma: Buffer): number {
  let most = 0;
  for (let y = 0; y < SIZE.height; y++) {
    const row = luma.subarray(y * SIZE.width, (y + 1) * SIZE.width);
    let [count, isDark, light] = [0, false, 0];
    for (const value of row) {
      // A letter is less than half as light as the plate that it stands on.
      if (value > light * 0.8) [light, isDark] = [Math.max(light * 0.995, value), false];
      else if (value < light * 0.5 && !isDark) [count, isDark] = [count + 1, true];
    }
    most = Math.max(most, count);
  }
  return most;
}

describeInBrowser("things in the set", () => {
  const rig = animaticRig();

  it("what the set has no model of bears its name in letters that can be told apart", async () => {
    const strokesOf = async (thing: string): Promise<number> => {
      const request = aRequest(`static full shot of a ${thing} in the desert at noon, overcast`);
      const [plane = ""] = await rig.page.evaluate(([asked]) => window.lumaOf(asked, [0]), [request] as const);
      return strokes(Buffer.from(plane, "base64"));
    };
    // C, O, N, T, R, A, P, T, I, O, N: twelve uprights at least in one row; C, O, W half as many.
    const [long, short] = [await strokesOf("contraption"), await strokesOf("cow")];
    expect(long).toBeGreaterThanOrEqual(10);
    expect(short).toBeGreaterThanOrEqual(5);
    expect(long).toBeGreaterThan(short);
  });

  it.each(["bottle", "box", "phone", "cup"])(
    "a %s on a turntable goes round once in eight seconds, evenly, and the room stays",
    async (thing) => {
      const at = (seconds: number) =>
        rig.page.evaluate(([asked, time]) => window.turnOf(asked, 0.4, time), [
          `a ${thing} turns in a studio`,
          seconds,
        ] as const);
      const [start, quarter, round] = [await at(0), await at(2), await at(8)];
      expect(quarter.product - start.product).toBeCloseTo(Math.PI / 2, 9);
      expect(round.product - start.product).toBeCloseTo(Math.PI * 2, 9);
      expect([start.room, quarter.room, round.room].map((turn) => Math.abs(turn) < 1e-9)).toEqual([true, true, true]);
    },
  );

  it("a product that is not asked to turn stands still", async () => {
    const [before, after] = await rig.page.evaluate(() => {
      const prompt = "a bottle in a studio";
      return [window.turnOf(prompt, 0, 0).product, window.turnOf(prompt, 0, 3).product] as const;
    });
    expect(after).toBe(before);
  });

  it("the wheels of a car roll exactly as far as it drives", async () => {
    const { radius, gone, turned } = await rig.page.evaluate(() => window.rollOf("a car drives down a street", 2.5));
    expect(gone).toBeGreaterThan(1);
    expect(turned * radius).toBeCloseTo(gone, 2);
  });

  it("no two cars beside each other have the same paint", async () => {
    for (const seed of [1, 2, 3, 4]) {
      const paints = await rig.page.evaluate(
        ([from]) => window.paintsOf(["parked 0", "parked 1", "parked 2", "parked 3"], from),
        [seed] as const,
      );
      expect(new Set(paints).size).toBe(4);
      expect(paints).not.toContain("");
    }
  });
});

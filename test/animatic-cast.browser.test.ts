import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { Outlined } from "./animatic-cast-api";
import type { Uncovered } from "./animatic-hidden-page";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser } from "./browser";

const SIZE = { width: 320, height: 180 };
const LAST = 47;

function aRequest(prompt: string, seed: number, size = SIZE): DrawingRequest {
  return { kind: "from-text", prompt, negative: "", seed, size, rate: frameRateOf(24), frames: 48, caption: false };
}

function lastOver(columns: readonly number[], least: number): number {
  return columns.length - 1 - [...columns].reverse().findIndex((share) => share > least);
}

describeInBrowser("the cast", () => {
  const rig = animaticRig();

  async function outlines(request: DrawingRequest, indexes: readonly number[]): Promise<readonly Outlined[]> {
    return rig.page.evaluate(([asked, at]) => window.outline(asked, at), [request, indexes] as const);
  }

  /** Which share of each column of the frame the subject covers, alone in the picture. */
  async function columnsOf(request: DrawingRequest, index: number): Promise<readonly number[]> {
    const [outline] = await outlines(request, [index]);
    return outline?.subject.columns ?? [];
  }

  /** Luma of frame `index`, and where it is, by row and column as shares of the frame. */
  async function lumaOf(request: DrawingRequest, index: number): Promise<(x: number, y: number) => number> {
    const [plane = ""] = await rig.page.evaluate(([asked, at]) => window.lumaOf(asked, [at]), [
      request,
      index,
    ] as const);
    const bytes = Buffer.from(plane, "base64");
    return (x, y) => bytes[Math.floor(y * SIZE.height) * SIZE.width + Math.floor(x * SIZE.width)] ?? 0;
  }

  /** Frame `index` at 64×36, three numbers a pixel, sRGB code values. */
  async function colours(request: DrawingRequest, index: number): Promise<readonly number[]> {
    return rig.page.evaluate(
      async ([asked, at]) => {
        const { frames } = await window.picture(asked, [at], "image/png");
        const picture = await createImageBitmap(await (await fetch(frames[0] ?? "")).blob());
        const context = new OffscreenCanvas(64, 36).getContext("2d");
        context?.drawImage(picture, 0, 0, 64, 36);
        return [...(context?.getImageData(0, 0, 64, 36).data ?? [])].filter((_, i) => i % 4 !== 3);
      },
      [request, index] as const,
    );
  }

  it.each([
    ["A woman looks out over the skyline from a rooftop at blue hour, over the shoulder, 85 mm", 9],
    ["A man talks in the office, over the shoulder, medium shot, truck left", 2],
    ["Over the shoulder, a woman sits in the living room, medium close-up, push in", 3],
  ])(
    "%s: whoever is looked past fills 15 to 45 % of the frame at one side and leaves the face free, all the time",
    async (prompt, seed) => {
      const outlined = await outlines(aRequest(prompt, seed), [0, 24, LAST]);
      expect(outlined).toHaveLength(3);
      for (const { shoulder, subject } of outlined) {
        const [near, far] = [shoulder?.columns ?? [], subject.columns];
        const covered = near.reduce((sum, share) => sum + share, 0) / near.length;
        expect(covered).toBeGreaterThan(0.1);
        expect(near.filter((share) => share > 0.02).length / near.length).toBeGreaterThan(0.15);
        expect(near.filter((share) => share > 0.4).length / near.length).toBeLessThan(0.45);
        // One piece, and it comes in from an edge.
        const first = near.findIndex((share) => share > 0.02);
        const last = lastOver(near, 0.02);
        expect(near.slice(first, last + 1).every((share) => share > 0)).toBe(true);
        expect(Math.min(first, near.length - 1 - last)).toBeLessThan(near.length * 0.06);
        // Her head stands where her outline is highest.
        const face = far.indexOf(Math.max(...far));
        expect(near[face] ?? 1).toBeLessThan(0.35);
      }
    },
    180_000,
  );

  it("a helicopter is in the air with the lens on the ground, a truck stands there", async () => {
    const flying = await rig.page.evaluate(
      (asked) => window.heights(asked, 0),
      aRequest("A helicopter over the desert, extreme long shot, eye level, static", 18),
    );
    expect(flying.lift).toBeGreaterThan(5);
    expect(flying.eye).toBeLessThan(3);
    const standing = await rig.page.evaluate(
      (asked) => window.heights(asked, 0),
      aRequest("A lorry in the desert, extreme long shot, eye level, static", 18),
    );
    expect(standing.lift).toBe(0);
  });

  it("a dog stands out from the beach at dusk, whatever its coat: light and shade on it lie far apart", async () => {
    for (const seed of [1, 4, 16]) {
      const asked = aRequest("A dog trots along the beach from left to right at dusk, full shot, follow", seed);
      const columns = await columnsOf(asked, 24);
      const luma = await lumaOf(asked, 24);
      const [first, last] = [columns.findIndex((share) => share > 0), lastOver(columns, 0)];
      const values: number[] = [];
      for (let x = first; x <= last; x++)
        for (let y = 0.1; y < 0.9; y += 0.01) values.push(luma(x / columns.length, y));
      const sorted = values.sort((a, b) => a - b);
      const share = (at: number): number => sorted[Math.floor(sorted.length * at)] ?? 0;
      // A black shape would put a tenth of what is there near black.
      expect(share(0.1)).toBeGreaterThan(44);
      expect(share(0.97) - share(0.03)).toBeGreaterThan(50);
    }
  });

  it("a close-up of a dog shows its head and neck, not its flank", async () => {
    for (const seed of [3, 5]) {
      const columns = await columnsOf(aRequest("Close-up of a dog in a field, noon, static", seed), 24);
      const covered = columns.reduce((sum, share) => sum + share, 0) / columns.length;
      expect(covered).toBeGreaterThan(0.15);
      expect(covered).toBeLessThan(0.6);
      // Nose and nape are in the picture.
      expect(columns[0] ?? 1).toBeLessThan(0.05);
      expect(columns.at(-1) ?? 1).toBeLessThan(0.05);
    }
  });

  it("a gull on the wing spreads wider than it is high, and beats: its outline changes", async () => {
    const asked = aRequest("A seagull flies over the sea, full shot, static, noon", 17);
    const [early = [], later = []] = (await outlines(asked, [0, 11])).map(({ subject }) => subject.columns);
    const wide = early.filter((share) => share > 0).length / SIZE.height;
    expect(wide).toBeGreaterThan(0.1);
    expect(Math.max(...early)).toBeLessThan(0.5);
    const changed = early.reduce((sum, share, i) => sum + Math.abs(share - (later[i] ?? 0)), 0);
    expect(changed).toBeGreaterThan(0.4);
  });

  it.each(["runs through a forest, full shot, camera follows", "walks in a forest, full shot, truck right"])(
    "in a wood no tree comes between the lens and a woman who %s",
    async (deed) => {
      for (const seed of [1, 5, 35]) {
        const asked = aRequest(`A woman ${deed}, eye level, noon`, seed);
        const indexes = [0, 24, LAST];
        const uncovered: readonly Uncovered[] = await rig.page.evaluate(
          ([request, at]) => window.uncover(request, at),
          [asked, indexes] as const,
        );
        expect(uncovered).toHaveLength(indexes.length);
        for (const { all, seen } of uncovered) {
          expect(all).toBeGreaterThan(40);
          expect(seen / all).toBeGreaterThan(0.9);
        }
      }
    },
    180_000,
  );

  it("from above, a beach shows the sea in a corner and the sand round who is there", async () => {
    const asked = aRequest("Top shot of a woman and a child on the beach, midday, zoom out", 26);
    const rgb = await colours(asked, LAST);
    // More blue than red is water.
    const isWater = (x: number, y: number): boolean =>
      (rgb[(y * 64 + x) * 3 + 2] ?? 0) > (rgb[(y * 64 + x) * 3] ?? 0) + 12;
    const water = Array.from({ length: 64 * 36 }, (_, i) => isWater(i % 64, Math.floor(i / 64))).filter(Boolean).length;
    expect(water / (64 * 36)).toBeGreaterThan(0.02);
    expect(water / (64 * 36)).toBeLessThan(0.4);
    expect([isWater(1, 1), isWater(62, 1)].filter(Boolean)).toHaveLength(1);
    expect(isWater(32, 30)).toBe(false);
  });
});

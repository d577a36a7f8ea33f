import type { Page } from "playwright-core";
import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { Seen } from "./animatic-page-api";
import { animaticRig } from "./animatic-rig";
import { describeInBrowser, launchBrowser } from "./browser";

const PLACES = [
  "the sea",
  "a forest",
  "the desert",
  "mountains",
  "a field",
  "a street",
  "a skyline",
  "a living room",
  "an office",
  "a studio",
] as const;
/** Three places outside are drawn at every hour in animatic-light. */
const AT_EACH_TIME = PLACES.filter((place) => !["the sea", "a field", "a street"].includes(place));
type Time = "day" | "golden hour" | "night";
const FRAMES = 96;
/** Where rows are counted, or every byte is compared. */
const FINE = { width: 320, height: 180 };

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed: 21,
    size: { width: 160, height: 90 },
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
    ...more,
  };
}

/** Mean difference of two thumbnails, in sRGB code values. */
function difference(a: Seen, b: Seen): number {
  const sum = a.thumbnail.reduce((total, value, i) => total + Math.abs(value - (b.thumbnail[i] ?? 0)), 0);
  return sum / a.thumbnail.length;
}

describeInBrowser("a scene from text", () => {
  const rig = animaticRig();

  function draw(on: Page, request: DrawingRequest, ...indexes: readonly number[]): Promise<Seen> {
    return on.evaluate(([asked, at]) => window.drawText(asked, at), [request, indexes] as const);
  }

  const places = new Map<string, Promise<Seen>>();

  /** Nobody there; drawn once. */
  function seenAt(place: string, time: Time): Promise<Seen> {
    const prompt = `${place}, ${time}, clear sky, long shot, neutral, nobody, static`;
    const seen = places.get(prompt) ?? draw(rig.page, aRequest(prompt), 0);
    places.set(prompt, seen);
    return seen;
  }

  describe.each(AT_EACH_TIME)("%s", (place) => {
    it("looks different by day, at golden hour and at night, and night is darker than day", async () => {
      const [day, golden, night] = [
        await seenAt(place, "day"),
        await seenAt(place, "golden hour"),
        await seenAt(place, "night"),
      ];
      for (const { scene } of [day, golden, night]) {
        expect(scene).toMatchObject({ kind: "from-text", camera: { size: "long" } });
      }
      expect(difference(day, golden)).toBeGreaterThan(6);
      expect(difference(golden, night)).toBeGreaterThan(6);
      // Luma begins at 16. Under a roof the lamps are lit, and the eye is used to them.
      const isLit = ["a living room", "an office", "a studio"].includes(place);
      expect(night.luma - 16).toBeLessThan((day.luma - 16) * (isLit ? 1.3 : 0.75));
      expect(day.luma).toBeGreaterThan(60);
      expect(night.luma).toBeGreaterThan(20);
    });
  });

  it("the ten places are ten pictures", async () => {
    const seen: Seen[] = [];
    for (const place of PLACES) seen.push(await seenAt(place, "day"));
    seen.forEach((one, i) => seen.slice(i + 1).forEach((other) => expect(difference(one, other)).toBeGreaterThan(10)));
  });

  // Between walls; in a field animatic-camera sees to it. From the top of the head down, as shares of the frame's height; a medium shot is cut below the waist.
  const sizes: readonly (readonly [string, number, number])[] = [
    ["extreme long", 0.08, 0.25],
    ["long", 0.3, 0.55],
    ["full", 0.65, 0.92],
    ["medium", 0.8, 1],
  ];

  it.each(sizes)("a person in %s shot fills between %s and %s of the frame's height", async (size, least, most) => {
    const prompt = `${size} shot of a man standing in a room, day, eye level, push in`;
    const found = await rig.page.evaluate(([asked, at]) => window.findSubject(asked, at), [
      aRequest(prompt, { size: FINE }),
      FRAMES / 2,
    ] as const);
    expect(found).toBeDefined();
    const height = (found?.bottom ?? 0) - (found?.top ?? 0);
    expect(height).toBeGreaterThanOrEqual(least);
    expect(height).toBeLessThanOrEqual(most);
    // Headroom there is, and the feet are in or out of the picture as the size says.
    expect(found?.top).toBeGreaterThan(0);
    expect(found?.bottom === 1).toBe(size === "medium");
  });

  it("nearer sizes show a car, a boat and a tree larger", async () => {
    for (const subject of ["a car", "a boat", "a tree"]) {
      const heights: number[] = [];
      for (const size of ["extreme long", "long", "medium"]) {
        const asked = aRequest(`${size} shot of ${subject} in a field, day, eye level, static`, { size: FINE });
        const found = await rig.page.evaluate(([request]) => window.findSubject(request, 0), [asked] as const);
        heights.push((found?.bottom ?? 0) - (found?.top ?? 0));
      }
      const [far = 0, middle = 0, near = 0] = heights;
      expect(far).toBeGreaterThan(0.03);
      expect(middle).toBeGreaterThan(far * 1.5);
      expect(near).toBeGreaterThan(middle * 1.2);
    }
  });

  it("the same request gives the same bytes in two fresh browsers, and frames differ from each other", async () => {
    const request = aRequest("a man walks down a street at night, truck left", { size: FINE });
    const other = await launchBrowser();
    try {
      const one = await draw(rig.page, request, 0, 40);
      const same = await draw(await rig.open(other), request, 40, 0);
      expect(same.hashes).toEqual([...one.hashes].reverse());
      expect(same.scene).toEqual(one.scene);
      expect(one.hashes[0]).not.toBe(one.hashes[1]);
    } finally {
      await other.close();
    }
  });

  it("seeds are takes: the same words, other pictures", async () => {
    const seen: Seen[] = [];
    for (const seed of [1, 2, 3, 4]) seen.push(await draw(rig.page, aRequest("a person in a field", { seed }), 20));
    seen.forEach((one, i) => seen.slice(i + 1).forEach((other) => expect(difference(one, other)).toBeGreaterThan(6)));
  });

  it("without a GPU a large picture is drawn smaller and enlarged, and says so; upright ones too", async () => {
    const wide = await draw(
      rig.page,
      aRequest("a boat at sea, day, long shot", { size: { width: 720, height: 404 } }),
      10,
    );
    expect(wide.scene).toMatchObject({ scaled: true });
    expect(wide.luma).toBeGreaterThan(40);
    const small = await draw(
      rig.page,
      aRequest("a boat at sea, day, long shot", { size: { width: 180, height: 320 } }),
      10,
    );
    expect(small.scene).toMatchObject({ scaled: false });
    expect(small.luma).toBeGreaterThan(40);
  });

  it("without WebGL 2 it says so in a sentence", async () => {
    expect(await rig.page.evaluate((request) => window.drawWithoutWebGl(request), aRequest("a field"))).toBe(
      "This browser has no WebGL 2, so a scene cannot be drawn from text.",
    );
  });
});

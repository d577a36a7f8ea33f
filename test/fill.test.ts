import { holesOf, isDoubtful, wishOf, type Hole, type MarkerView } from "../src/core/fill";
import type { SequenceView, TrackItemView } from "../src/core/sequence";
import { frameRateOf, ticks, ZERO } from "../src/core/time";

const RATE = frameRateOf(24);

function item(name: string, start: number, end: number): TrackItemView {
  const rangeInSequence = { start: ticks(start * RATE), end: ticks(end * RATE) };
  return { name, rangeInSequence, disabled: false, selected: false };
}

/** V1 holds 0-48, 49-100, 148-200: a gap of one frame and one of two seconds. V2 is empty. */
function aCut(
  items: readonly TrackItemView[] = [item("A", 0, 48), item("B", 49, 100), item("C", 148, 200)],
): SequenceView {
  return {
    sequenceId: "s",
    name: "Reel",
    rate: RATE,
    size: { width: 1280, height: 720 },
    zeroFrame: 0,
    timecodeFormat: "non-drop",
    fields: "progressive",
    playhead: ZERO,
    end: ticks(200 * RATE),
    video: [
      { index: 0, name: "V1", muted: false, items },
      { index: 1, name: "V2", muted: false, items: [] },
    ],
    audio: [],
  };
}

function marker(id: string, start: number, duration: number, comments: string, name = ""): MarkerView {
  return { id, name, comments, start: ticks(start * RATE), duration: ticks(duration * RATE) };
}

const WISH = { track: 0, leastFrames: 12, seconds: 4 };

function written(holes: readonly Hole[]): readonly string[] {
  return holes.map(({ kind, range, prompt, notes }) =>
    [kind, `${range.start / RATE}-${range.end / RATE}`, prompt, ...notes].filter((one) => one !== "").join(" "),
  );
}

test("gaps between clips are found; one of a frame is listed and not chosen", () => {
  const holes = holesOf(aCut(), [], WISH);
  expect(written(holes)).toEqual(["gap 48-49 short", "gap 100-148"]);
  expect(holes.map(isDoubtful)).toEqual([true, false]);
});

test("a gap of one frame is not chosen, however short gaps may be", () => {
  expect(written(holesOf(aCut(), [], { ...WISH, leastFrames: 0 }))[0]).toBe("gap 48-49 short");
});

test("what is before the first clip is a gap, what is behind the last is none", () => {
  expect(written(holesOf(aCut([item("A", 24, 48)]), [], WISH))).toEqual(["gap 0-24"]);
  expect(holesOf(aCut(), [], { ...WISH, track: 1 })).toEqual([]);
  expect(holesOf(aCut(), [], { ...WISH, track: 7 })).toEqual([]);
});

test("a marker with a length becomes a shot of that length", () => {
  const holes = holesOf(aCut(), [marker("m", 60, 30, "PU: the hand on the lever")], WISH);
  expect(written(holes)).toContain("marker 60-90 the hand on the lever");
});

test.each([
  ["up to the next cut", 60, [], "marker 60-100 x to-cut"],
  ["up to the end of the gap that it stands in", 110, [], "marker 110-148 x to-cut"],
  ["up to the next marker", 60, [marker("n", 84, 0, "a note of somebody")], "marker 60-84 x to-marker"],
  ["of the form's length where nothing comes behind it", 220, [], "marker 220-316 x form-length"],
] as const)("a marker that is a point becomes a shot %s", (_, at, others, expected) => {
  expect(written(holesOf(aCut(), [marker("m", at, 0, "PU: x"), ...others], WISH))).toContain(expected);
});

test("the name will do where the comment says nothing of it", () => {
  expect(wishOf(marker("m", 0, 0, "see notes", "pu: hands"))).toBe("hands");
  expect(wishOf(marker("m", 0, 0, "PU : la main"))).toBe("la main");
  expect(wishOf(marker("m", 0, 0, "PUBLIC"))).toBeUndefined();
  expect(wishOf(marker("m", 0, 0, "PU:"))).toBe("");
});

test("markers that overlap are both listed, and the later one says so", () => {
  const holes = holesOf(aCut(), [marker("m", 100, 30, "PU: a"), marker("n", 120, 20, "PU: b")], WISH);
  expect(written(holes)).toEqual([
    "gap 48-49 short",
    "marker 100-130 a",
    "gap 100-148 taken",
    "marker 120-140 b overlaps",
  ]);
});

test("a marker between two frames begins on a whole one", () => {
  const between: MarkerView = { ...marker("m", 60, 10, "PU: x"), start: ticks(60 * RATE + 1000) };
  expect(written(holesOf(aCut(), [between], WISH))).toContain("marker 60-70 x");
});

test("right-to-left words and emoji pass untouched", () => {
  expect(wishOf(marker("m", 0, 0, "PU: יד על הידית 🎬"))).toBe("יד על הידית 🎬");
});

/** Takes by how they fit: what is worse is listed later, what could not be measured of all counts for none. */

import type { Continuity, Finding, Meeting } from "../src/core/continuity";
import { rankByFit, type FitFigures } from "../src/core/ranking";

const found = (...findings: readonly Finding[]): Continuity => ({ frames: 96, findings, measures: {}, notLooked: [] });
const flicker: Finding = { fault: "luma-flicker", frames: { start: 10, end: 30 }, strength: 2 };
const paired = (mean: number) => ({ mean, p95: 2 * mean, pixels: 4000 });
const cut = (luma: number): Meeting => ({ luma, cb: 0, cr: 0, sharpness: 1, grain: 1 });

/** `A 1: faults`, `B 2= : start` */
function ranked(takes: Readonly<Record<string, FitFigures>>): readonly string[] {
  return rankByFit(Object.entries(takes)).map(
    ({ takeId, place, isShared, deciding }) => `${takeId} ${place}${isShared ? "=" : ""} ${deciding ?? "–"}`,
  );
}

test("a take with a fault is listed behind a sound one, and that is the reason on both", () => {
  expect(ranked({ A: { continuity: found(flicker) }, B: { continuity: found() } })).toEqual([
    "B 1 faults",
    "A 2 faults",
  ]);
});

test("of two sound takes the one closer to the frame it was given comes first", () => {
  const takes = { A: { continuity: found(), start: paired(6) }, B: { continuity: found(), start: paired(1) } };
  expect(ranked(takes)).toEqual(["B 1 start", "A 2 start"]);
});

test("another picture than was given is worse than any grade", () => {
  const takes = {
    A: { continuity: found(), start: "another-picture" as const },
    B: { continuity: found(), start: paired(9) },
  };
  expect(ranked(takes)).toEqual(["B 1 start", "A 2 start"]);
});

test("colour that can be matched weighs less than a fault that cannot", () => {
  const takes = {
    A: { continuity: found(flicker), start: paired(1) },
    B: { continuity: found(), start: paired(6) },
  };
  expect(ranked(takes)).toEqual(["B 1 faults", "A 2 faults"]);
});

test("what was measured of some takes only counts for none of them", () => {
  const takes = {
    A: { continuity: found(), start: paired(9), before: cut(2) },
    B: { continuity: found(), before: cut(40) },
  };
  expect(ranked(takes)).toEqual(["A 1 before", "B 2 before"]);
});

test("takes between which there is nothing to choose share a place", () => {
  const takes = {
    A: { continuity: found(), before: cut(3.0) },
    B: { continuity: found(), before: cut(2.9) },
    C: { continuity: found(flicker), before: cut(3) },
  };
  expect(ranked(takes)).toEqual(["B 1= faults", "A 1= faults", "C 3 faults"]);
});

test("a take that is too short for its place says so", () => {
  const takes = { A: { continuity: found(), lacks: 12 }, B: { continuity: found() } };
  expect(ranked(takes)).toEqual(["B 1 length", "A 2 length"]);
});

test("a light step at a cut is told by its size, not by its sign, and half as sharp is as far off as twice", () => {
  const dark = rankByFit([
    ["A", { continuity: found(), before: cut(-30) }],
    ["B", { continuity: found(), before: cut(30) }],
  ]);
  expect(dark.map(({ place }) => place)).toEqual([1, 1]);
  const soft = rankByFit([
    ["A", { continuity: found(), before: { ...cut(0), sharpness: 0.5 } }],
    ["B", { continuity: found(), before: { ...cut(0), sharpness: 2 } }],
  ]);
  expect(soft.map(({ place }) => place)).toEqual([1, 1]);
});

test("one finding that is beyond all bounds does not drown everything else", () => {
  const wild: Finding = { ...flicker, strength: 1000 };
  const takes = {
    A: { continuity: found(wild), start: paired(1) },
    B: { continuity: found(flicker), start: paired(30) },
  };
  expect(ranked(takes)[0]).toBe("A 1 start");
});

test("a single take, and none", () => {
  expect(ranked({ A: { continuity: found() } })).toEqual(["A 1 –"]);
  expect(ranked({})).toEqual([]);
});

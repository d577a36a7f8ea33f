/** Finding a take again: what words and choices mean, whatever is typed. */

import { matcherOf, type Found, type TakeQuery } from "../src/core/search";
import type { Take } from "../src/core/take";
import { aShot, aTake } from "./build-a";

const NOTHING: ReadonlySet<string> = new Set();

function aFound(recipe: Partial<Take["recipe"]> = {}, more: Partial<Found> = {}, take: Partial<Take> = {}): Found {
  const base = aTake(take);
  return { take: { ...base, recipe: { ...base.recipe, ...recipe } }, onTimeline: [], ...more };
}

const finds = (query: Partial<TakeQuery>, found: Found, used = NOTHING): boolean =>
  matcherOf({ words: "", ...query }, used)(found);

test.each([
  ["lights", true],
  ["LIGHTS fail", true],
  ["fail lights", true],
  ["lights dog", false],
  ["“lights fail”", true],
  ['"fail lights"', false],
  ["4711", true],
  ["wan2.2", true],
  ["(", false],
  [".*", false],
  ["[a-z]", false],
  ["\\", false],
  ["", true],
  ["   ", true],
  ["“”", true],
])("the words %s", (words, found) => {
  const take = aFound({ prompt: "The lights fail.", seed: 4711, model: "Wan-AI/Wan2.2" });
  expect(finds({ words }, take)).toBe(found);
});

test.each([
  ["ÉGLISE", "une église", true],
  ["eglise", "une église", true],
  ["église", "une e\u0301glise", true],
  ["🌧️", "rain 🌧 on glass", true],
  ["👩‍🚀", "👩‍🚀 walks", true],
  ["שלום", "שלום עולם", true],
  ["\u200fעולם\u200f", "שלום עולם", true],
  ["سلام", "سَلام", true],
  ["(rain) [take]?", "a (rain) [take]?", true],
  ["ﬁlm", "a film", true],
])("%s is found in “%s”", (words, prompt, found) => {
  expect(finds({ words }, aFound({ prompt }))).toBe(found);
});

test("no word reaches from one field into the next", () => {
  expect(finds({ words: '"rain dog"' }, aFound({ prompt: "rain", negative: "dog" }))).toBe(false);
});

test("where a take stands is read from what is known of it now", () => {
  const ready = aFound({}, {}, { state: aReady("item") });
  expect(finds({ standing: "used" }, ready)).toBe(false);
  expect(finds({ standing: "unused" }, ready)).toBe(true);
  expect(finds({ standing: "used" }, ready, new Set(["item"]))).toBe(true);
  expect(finds({ standing: "used" }, { ...ready, onTimeline: [{}] })).toBe(true);
  expect(finds({ standing: "underway" }, { ...ready, work: {} })).toBe(true);
  expect(finds({ standing: "stopped" }, aFound({}, {}, { state: { kind: "cancelled" } }))).toBe(true);
  expect(finds({ standing: "failed" }, aFound({}, {}, { state: { kind: "interrupted" } }))).toBe(true);
});

test("marks, model, sequence and day narrow it down together", () => {
  const found = aFound(
    { engine: "animatic", model: "animatic 1" },
    { marks: { mine: "reject", others: "keep" } },
    { askedAt: "2026-11-20T10:00:00Z", shot: aShot({ sequenceId: "reel-2" }) },
  );
  const all = { mark: "keep", model: "animatic", sequenceId: "reel-2", since: "2026-11-20T00:00:00Z" } as const;
  expect(finds(all, found)).toBe(true);
  for (const other of [
    { mark: "reject" },
    { model: "wan" },
    { sequenceId: "reel-3" },
    { since: "2026-11-21" },
  ] as const) {
    expect(finds({ ...all, ...other }, found)).toBe(false);
  }
  expect(finds({ mark: "none" }, found)).toBe(false);
});

function aReady(projectItemId: string): Take["state"] {
  const stored = { name: "original.mp4", bytes: 1, sha256: "0".repeat(64) };
  return { kind: "ready", original: stored, clip: stored, projectItemId };
}

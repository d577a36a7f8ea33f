/** How a scene is split into links, and what is said of the seams between them. */

import type { ExtensionAllowed, SecondsAllowed } from "../src/core/capability";
import { filmsBefore, splitJoined } from "../src/core/joining";
import { judgeSeam, linkPrompt, linkSeconds, linksFor, MOST_LINKS, splitScene } from "../src/core/scene";
import { frameRateOf } from "../src/core/time";

const R24 = frameRateOf(24);
const sum = (links: readonly number[] | undefined): number => (links ?? []).reduce((all, one) => all + one, 0);

test.each([
  // seconds of the scene, of a link, rate, head; frames of the links
  [60, 12, 24, 1, [288, 287, 287, 287, 267, 24]],
  // Eleven frames are too few for a link: the one before it gives it a second.
  [60, 5, 24, 1, [120, ...Array<number>(10).fill(119), 106, 24]],
  [3, 1, 24, 1, [24, 23, 13, 12]],
  [4, 8, 24, 1, [96]],
  [8, 4, 24, 0, [96, 96]],
  [0.5, 8, 24, 1, [12]],
])("%s s of links of %s s at %s fps with a head of %s adds up to the frame", (seconds, link, fps, head, expected) => {
  const rate = frameRateOf(fps);
  const frames = Math.round(seconds * fps);
  const links = splitScene(frames, { seconds: link, head, rate });
  expect(links).toEqual(expected);
  expect(sum(links)).toBe(frames);
});

test("whatever the lengths, every link is legal, adds up and shows something", () => {
  for (const fps of [23.976, 24, 25, 29.97, 50, 59.94]) {
    const rate = frameRateOf(fps);
    for (const seconds of [0.5, 1, 4, 5.0625, 8, 12, 20]) {
      for (const head of [1, 2]) {
        for (const frames of [1, 2, 23, 24, 25, 119, 120, 121, 287, 288, 289, 1440, 7193]) {
          const links = splitScene(frames, { seconds, head, rate });
          const most = Math.floor((seconds * 254_016_000_000) / rate + 1e-6);
          if (linksFor(frames, most, head) > MOST_LINKS) {
            expect(links).toBeUndefined();
            continue;
          }
          expect(sum(links)).toBe(frames);
          links?.forEach((link, index) => {
            expect(link).toBeGreaterThan(0);
            expect(link + (index === 0 ? 0 : head)).toBeLessThanOrEqual(most);
          });
        }
      }
    }
  }
});

test("a model that cannot show more than its head makes no chain", () => {
  expect(splitScene(240, { seconds: 1 / 24, head: 1, rate: R24 })).toBeUndefined();
  expect(splitScene(240, { seconds: 0.02, head: 1, rate: R24 })).toBeUndefined();
  // Half a second each is many links, and still a scene.
  expect(splitScene(240, { seconds: 0.5, head: 1, rate: R24 })).toHaveLength(22);
  expect(splitScene(24 * 600, { seconds: 0.5, head: 1, rate: R24 })).toBeUndefined();
});

const LIST: SecondsAllowed = { kind: "list", values: [4, 12, 8] };

test("a link is as long as the model goes, and never longer, whatever is wished", () => {
  expect(linkSeconds(LIST, "auto")).toBe(12);
  expect(linkSeconds(LIST, 6)).toBe(6);
  expect(linkSeconds(LIST, 20)).toBe(12);
  expect(linkSeconds({ kind: "frames", fps: 16, step: 4, plus: 1, least: 5, most: 81 }, "auto")).toBeCloseTo(81 / 16);
  expect(linkSeconds({ kind: "range", least: 1, most: "unknown", step: 1 }, "auto")).toBe(5);
  expect(linkSeconds("unknown", "auto")).toBe(5);
  expect(linkSeconds("unknown", 20)).toBe(20);
  expect(linkSeconds(LIST, Number.NaN)).toBe(12);
});

test("what happens in a link is said after what the scene shows", () => {
  expect(linkPrompt(" A boat. ", "The wind rises. ")).toBe("A boat.\nThe wind rises.");
  expect(linkPrompt("A boat.", " ")).toBe("A boat.");
  expect(linkPrompt("", "« Le vent se lève. » 🌊")).toBe("« Le vent se lève. » 🌊");
});

test.each([
  ["a step like the others", { cut: 2, head: 0.4, before: 2, after: 2.2 }, "even"],
  ["the same frame again, but for its encoding", { cut: 0.5, head: 0.4, before: 2, after: 2.2 }, "doubled"],
  ["the very same frame", { cut: 0, before: 2, after: 2.2 }, "doubled"],
  ["a leap", { cut: 9, head: 0.4, before: 2, after: 2.2 }, "jump"],
  ["a leap out of a still picture", { cut: 9, head: 0.4, before: 0.1, after: 0.1 }, "jump"],
  [
    "another picture, where the second film does not begin as it was asked",
    { cut: 20, head: 20, before: 1, after: 1 },
    "jump",
  ],
  ["the same picture a stop brighter", { cut: 8, head: 8, before: 0.3, after: 0.3 }, "jump"],
  ["a picture that does not move", { cut: 0.4, head: 0.4, before: 0.1, after: 0.3 }, "still"],
  ["nothing around it", { cut: 2 }, "unknown"],
] as const)("%s is said to be so", (_what, { cut, ...around }, verdict) => {
  const seam = Object.fromEntries(Object.entries(around).map(([name, luma]) => [name, { luma, colour: 0 }]));
  expect(judgeSeam({ cut: { luma: cut, colour: 0 }, ...seam })).toBe(verdict);
});

describe("links by the engine's own extend", () => {
  const EXTENSION: ExtensionAllowed = { seconds: { kind: "list", values: [4, 8, 12, 16, 20] }, times: 6, most: 120 };
  const facts = { rate: R24, head: 1, capability: { seconds: LIST, extension: EXTENSION } };
  const split = (seconds: number, link: number, more: Partial<typeof facts> = {}) =>
    splitJoined(24 * seconds, { ...facts, ...more, seconds: link });

  test("go on with one film, frame for frame, as long as it may grow", () => {
    expect(split(60, 12)).toEqual([
      { frames: 288, join: "frame" },
      ...Array<unknown>(4).fill({ frames: 288, join: "extend" }),
    ]);
    const links = split(60, 12) ?? [];
    expect(filmsBefore(links, facts)?.at(-1)).toEqual({ shown: 4 * 288, seconds: 48, times: 3 });
  });

  test("begin a film of their own on the last frame once it was extended as often as it may be", () => {
    const links = split(39, 4) ?? [];
    expect(links.map(({ join }) => join)).toEqual([
      "frame",
      ...Array<string>(6).fill("extend"),
      "frame",
      "extend",
      "extend",
    ]);
    // The one that begins on a frame shows one frame less of its 4 s.
    expect(links[7]?.frames).toBe(95);
    expect(sum(links.map(({ frames }) => frames))).toBe(936);
  });

  test("begin a film of their own where it may get no longer in all", () => {
    const short = { ...facts.capability, extension: { ...EXTENSION, most: 24 } };
    expect(split(48, 12, { capability: short })?.map(({ join }) => join)).toEqual([
      "frame",
      "extend",
      "frame",
      "extend",
      "frame",
    ]);
  });

  test("use the handle of a film that came longer than the cut shows", () => {
    const links = split(12, 6) ?? [];
    expect(links.map(({ frames }) => frames)).toEqual([144, 144]);
    // 6 s of 8: four more are enough.
    expect(filmsBefore([...links, { frames: 144, join: "extend" }], facts)?.[2]).toMatchObject({ seconds: 12 });
  });

  test("whatever the lengths, they add up, are legal, and none is a stub", () => {
    for (const frames of [1, 23, 96, 97, 100, 287, 289, 1440, 7193]) {
      for (const seconds of [4, 5, 12]) {
        const links = splitJoined(frames, { ...facts, seconds }) ?? [];
        expect(sum(links.map((link) => link.frames))).toBe(frames);
        expect(filmsBefore(links, facts)).toBeDefined();
        if (frames > 48) expect(Math.min(...links.map((link) => link.frames))).toBeGreaterThanOrEqual(24);
      }
    }
  });
});

/** Two takes beside each other: which words differ, and how two lengths lie on one clock. */

import { secondsInFilm, sharedSeconds, wordsThatDiffer } from "../src/core/comparison";
import { fileUrl } from "../src/uxp/paths";

function marked(a: string, b: string): readonly string[] {
  const { a: one, b: other } = wordsThatDiffer(a, b);
  return [one, other].map((runs) => runs.map(({ text, differs }) => (differs ? `[${text.trim()}]` : text)).join(""));
}

test("words that only one prompt has stand out, and no others", () => {
  expect(marked("He turns. Slow push in, 50 mm.", "He turns. Slow push in, 85 mm, at night.")).toEqual([
    "He turns. Slow push in, [50]mm.",
    "He turns. Slow push in, [85]mm, [at night.]",
  ]);
  expect(marked("the same", "the same")).toEqual(["the same", "the same"]);
  expect(marked("", "all of it")).toEqual(["", "[all of it]"]);
});

test("what is joined is the text again, whatever its words", () => {
  for (const [a, b] of [
    ["שלום  עולם\n🎬 x", "🎬 y\n\nשלום"],
    ["a b c d", "d c b a"],
  ] as const) {
    const runs = wordsThatDiffer(a, b);
    expect([runs.a, runs.b].map((one) => one.map(({ text }) => text).join(""))).toEqual([a, b]);
  }
});

test("a script of thousands of words is not laid side by side word by word", () => {
  const script = "word ".repeat(5000);
  expect(wordsThatDiffer(script, `${script}more`).b).toEqual([{ text: `${script}more`, differs: true }]);
});

test("two films begin together where their clips do, and the shorter one holds its last frame", () => {
  const longer = { before: 4, seconds: 3 };
  const shorter = { before: 0, seconds: 2 };
  expect(sharedSeconds(longer, shorter)).toBe(3);
  expect(secondsInFilm(longer, 1)).toBe(5);
  expect(secondsInFilm(shorter, 1)).toBe(1);
  expect(secondsInFilm(shorter, 2.5)).toBeCloseTo(2, 1);
  expect(secondsInFilm(shorter, 2.5)).toBeLessThan(2);
  // A still has no end.
  expect(secondsInFilm({ before: 0 }, 9)).toBe(9);
});

test.each([
  ["/Volumes/Media 2/a#1?.mp4", "file:///Volumes/Media%202/a%231%3F.mp4"],
  ["C:\\Cuts\\été.mp4", "file:///C:/Cuts/%C3%A9t%C3%A9.mp4"],
  ["\\\\server\\share\\a.mp4", "file://server/share/a.mp4"],
])("%s can be played from %s", (path, url) => {
  expect(fileUrl(path)).toBe(url);
});

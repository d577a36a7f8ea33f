import { chanceOf } from "../src/core/chance";
import { PLACES, type FromText } from "../src/core/staging";
import { stagingOf } from "../src/core/staging-choosing";
import { unreadOverFrame } from "../src/core/staging-over-frame";
import { readStaging } from "../src/core/staging-reading";
import { toldOf } from "../src/core/staging-told";

/** Words that stand together in no prompt, marks in their midst, and letters of any script. */
const SCRAPS =
  `a an the red dark blue white old elderly une un le vieille rouge noir fonce in on under with and or en sous avec et
  woman man people détective policier dress robe suit costume hat blonde cheveux roux desk sofa lampadaire traffic light neon
  sign no without sans walks turns in red black and white , . : — ’ “ ( 12 #ff0 œ ß İ ſ 😀 \u0301 \u0000 車 … à`.split(
    /\s+/,
  );

function scribble(seed: number): string {
  const chance = chanceOf(seed, "scribble");
  return Array.from({ length: Math.floor(chance.between(0, 14)) }, () =>
    chance.next() < 0.15
      ? String.fromCodePoint(Math.floor(chance.between(32, 0x2fff)))
      : (SCRAPS[Math.floor(chance.next() * SCRAPS.length)] ?? ""),
  ).join(chance.pick([" ", " ", ", ", ""]));
}

test("whatever is typed is read, twice the same, and what is left out stands there", () => {
  for (let seed = 0; seed < 5000; seed++) {
    const prompt = scribble(seed);
    const said = readStaging(prompt, seed % 7 === 0 ? scribble(seed + 9000) : "");
    if (seed % 10 === 0) expect(readStaging(prompt, seed % 7 === 0 ? scribble(seed + 9000) : "")).toEqual(said);
    if (seed % 7 !== 0) expect(said.unread.filter((words) => !prompt.includes(words))).toEqual([]);
    if (seed % 5 === 0) expect(unreadOverFrame(prompt).filter((words) => !prompt.includes(words))).toEqual([]);
    expect(PLACES).toContain(stagingOf(said, seed).place);
  }
});

test("a reading that is forgotten is read the same again", () => {
  const prompts = Array.from({ length: 90 }, (_, seed) => scribble(seed));
  const [once, again] = [prompts, prompts].map((all) => all.map((prompt) => readStaging(prompt)));
  expect(again).toEqual(once);
});

test("a colour changes nothing else of what the seed chooses", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["A red car in a street", "A car in a street"],
    ["Un chien blanc court", "Un chien court"],
    ["A woman in a yellow coat, in teal and rust", "A woman, in teal and rust"],
  ];
  const bare = (staging: FromText): unknown => ({
    ...staging,
    subjects: staging.subjects.map(({ colour: _colour, clothes: _clothes, ...rest }) => rest),
  });
  for (const [coloured, plain] of pairs) {
    for (let seed = 0; seed < 40; seed++) {
      const [one, other] = [stagingOf(readStaging(coloured), seed), stagingOf(readStaging(plain), seed)];
      expect(bare(one)).toEqual(other);
      expect(one).not.toEqual(other);
    }
  }
});

test("what an older version wrote of a scene is still told", () => {
  const scene = {
    kind: "from-text",
    version: 1,
    place: "sea",
    subjects: [{ kind: "person", count: 1, who: ["child"] }],
  };
  expect(toldOf({ ...scene, kind: "from-text", scaled: false, unread: [] })).toMatchObject({
    place: "sea",
    subjects: [{ name: { who: "child" }, count: 1 }],
  });
});

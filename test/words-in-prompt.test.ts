/** Words to mind, looked for at every keystroke: as the plain way finds them, and with work that large packs do not multiply. */

import { foldedWords, maybeNames, termsIn } from "../src/core/words-in-prompt";

/** Pseudo-random, the same in every run. */
function dice(seed: number): (below: number) => number {
  let now = seed;
  return (below) => (now = (now * 48_271) % 2_147_483_647) % below;
}

/** A term stands in a text where its folded words stand there, one behind the other. */
function plainly(text: string, terms: readonly string[]): readonly string[] {
  const folded = (words: string): string => ` ${foldedWords(words).join(" ")} `;
  const all = folded(text);
  return terms.filter((term) => folded(term).trim() !== "" && all.includes(folded(term)));
}

const WORDS = [
  "the",
  "Café",
  "noir",
  "l’été",
  "logo",
  "LOGO",
  "in",
  "style",
  "of",
  "deep-fake",
  "x",
  "7",
  "ö",
  "—",
  "",
];

function phrase(random: (below: number) => number, most: number): string {
  return Array.from({ length: 1 + random(most) }, () => WORDS[random(WORDS.length)] ?? "").join(" ");
}

test("terms are found as the plain way finds them, in random prompts with terms that begin alike", () => {
  const random = dice(20_261_128);
  for (let round = 0; round < 400; round += 1) {
    const terms = Array.from({ length: random(60) }, () => phrase(random, 4));
    const prompt = phrase(random, 40);
    expect([prompt, terms, termsIn(foldedWords(prompt), terms)]).toEqual([prompt, terms, plainly(prompt, terms)]);
  }
});

describe("the work of a keystroke, at 20,000 terms in 20 rules and 4,000 characters", () => {
  const random = dice(7);
  const pack = Array.from({ length: 20 }, (_, rule) =>
    Array.from(
      { length: 1000 },
      (_none, index) => `${["the", "a"][random(2)] ?? ""} term${rule * 1000 + index} of note`,
    ),
  );
  const prompt = "the a term19999 of note ".repeat(400).slice(0, 4000);
  const words = foldedWords(prompt);

  /** Calls of it while that is done. */
  function counted<T extends object, K extends jest.FunctionPropertyNames<Required<T>>>(
    of: T,
    name: K,
    work: () => void,
  ): number {
    const spy = jest.spyOn(of, name as never);
    work();
    const { length } = spy.mock.calls;
    spy.mockRestore();
    return length;
  }

  test("the pack is made ready once, and no term is folded again", () => {
    const look = (): void => pack.forEach((terms) => termsIn(words, terms));
    expect(counted(String.prototype, "normalize", look)).toBe(20_000);
    expect(counted(String.prototype, "normalize", look)).toBe(0);
  });

  test("what is looked up depends on the prompt's words, and not on how many terms there are", () => {
    const [few, many] = [10, 1000].map((count) => pack.map((terms) => terms.slice(0, count)));
    const look = (terms: typeof pack | undefined) => (): void => terms?.forEach((one) => termsIn(words, one));
    look(few)();
    look(many)();
    const asked = [few, many].map((terms) => counted(Map.prototype, "get", look(terms)));
    expect(asked[1]).toBeLessThanOrEqual(20 * words.length * 4);
    expect(asked[1]).toBeLessThanOrEqual(2 * (asked[0] ?? 0));
    expect(pack.flatMap((terms) => termsIn(words, terms))).toEqual(plainly(prompt, pack.flat()));
  });
});

describe("names", () => {
  test("a word that is longer than any name is none, and the name behind it is found", () => {
    const long = "A’".repeat(5000);
    expect(maybeNames(`${long} and Anna Müller, A${"a".repeat(9000)} Bob`)).toEqual(["Anna Müller"]);
  });

  test("of a name that many particles part, the particles end", () => {
    expect(maybeNames("Charles de la Tour")).toEqual(["Charles de la Tour"]);
    expect(maybeNames(`Charles ${"de la ".repeat(2000)}Tour`)).toEqual([]);
  });
});

import { readDirection } from "../src/core/direction-reading";
import { FIELDS } from "../src/core/direction";
import { lookIn, lookWords, shippedLooks, withLook } from "../src/core/looks";
import { promptHistory, searchHistory } from "../src/core/prompt-history";
import { gapAfter, gapsIn } from "../src/core/prompt-gaps";
import { POINT_GROUPS, STARTING_POINTS } from "../src/core/starting-points";
import { aTake } from "./build-a";

/** Every named value that a text says, by field. */
function saidIn(text: string): readonly string[] {
  const { direction } = readDirection(text);
  return FIELDS.map((field) => `${field} ${direction[field] ?? ""}`);
}

test("every group has its starting points, and ids are their own", () => {
  expect([...new Set(STARTING_POINTS.map(({ group }) => group))]).toEqual([...POINT_GROUPS]);
  expect(new Set(STARTING_POINTS.map(({ id }) => id)).size).toBe(STARTING_POINTS.length);
  const inserts = STARTING_POINTS.filter(({ group }) => group === "insert").map(({ id }) => id);
  expect(inserts).toEqual(["insert-establishing", "insert-close-up", "insert-reaction", "insert-hands"]);
});

test.each(STARTING_POINTS.map((point) => [point.id, point] as const))(
  "%s leaves places to fill in, and directs the same in both languages",
  (_, { said }) => {
    for (const language of ["en", "fr"] as const) {
      expect(gapsIn(said[language].prompt).length).toBeGreaterThan(1);
      expect(readDirection(said[language].prompt).direction.move).toBeDefined();
    }
    expect(gapsIn(said.fr.prompt).length).toBe(gapsIn(said.en.prompt).length);
    expect(saidIn(said.fr.prompt)).toEqual(saidIn(said.en.prompt));
  },
);

test("places to fill in are found one behind the other", () => {
  const prompt = "‹The product› on ‹the surface›.";
  expect(gapsIn(prompt).map(({ wants }) => wants)).toEqual(["The product", "the surface"]);
  expect(gapAfter(prompt, 0)).toMatchObject({ start: 0, end: 13 });
  expect(gapAfter(prompt, 13)).toMatchObject({ wants: "the surface" });
  expect(gapAfter(prompt, 20)).toBeUndefined();
});

describe("house looks", () => {
  const looks = shippedLooks("en");
  const [daylight, thriller] = looks;

  test("say the same in both languages, and are read as they are named", () => {
    for (const [index, { words }] of shippedLooks("fr").entries())
      expect(saidIn(words)).toEqual(saidIn(looks[index]?.words ?? ""));
  });

  test.each([
    ["A street.", "A street. Soft light, warm tones, 35 mm, fine grain."],
    ["A street", "A street. Soft light, warm tones, 35 mm, fine grain."],
    ["", "Soft light, warm tones, 35 mm, fine grain."],
  ])("“%s” ends with the look", (prompt, worn) => {
    expect(withLook(prompt, daylight, looks)).toBe(worn);
    expect(lookIn(worn, looks)).toBe(daylight);
    expect(withLook(worn, undefined, looks)).toBe(prompt === "" ? "" : "A street.");
  });

  test("one look takes the place of another, and nothing else changes", () => {
    const worn = withLook("A street.", daylight, looks);
    expect(withLook(worn, thriller, looks)).toBe("A street. Low-key lighting, cool tones, 50 mm, deep blacks.");
  });

  test("a prompt's own look is what it says of light, lens, palette and style", () => {
    expect(lookWords("Close-up of a hand at night, neon lights, 85 mm. Film noir.", "en")).toBe(
      "Film noir style, neon light, 85 mm",
    );
    expect(lookWords("A hand.", "en")).toBe("");
  });
});

describe("prompts that were asked for before", () => {
  const rows = (prompts: readonly string[]): Parameters<typeof promptHistory>[0] =>
    prompts.map((prompt, index) => ({
      take: aTake({ id: `take-${index}`, recipe: { ...aTake().recipe, prompt } }),
    }));

  test("each once, the latest first, counted", () => {
    const history = promptHistory(rows(["Rain.", "Snow.", "Rain.", ""]));
    expect(history.map(({ prompt, takes }) => [prompt, takes])).toEqual([
      ["Rain.", 2],
      ["Snow.", 1],
    ]);
  });

  test("are found by all of their words, whatever case and accents", () => {
    const history = promptHistory(rows(["Élan sous la pluie.", "A street in the rain"]));
    expect(searchHistory(history, "PLUIE elan").map(({ prompt }) => prompt)).toEqual(["Élan sous la pluie."]);
    expect(searchHistory(history, "  ")).toHaveLength(2);
    expect(searchHistory(history, "snow")).toEqual([]);
  });
});

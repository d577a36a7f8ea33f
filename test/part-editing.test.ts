import { PARTS, partsIn, setPart, withPart, type FreePart } from "../src/core/part-editing";
import { readDirection } from "../src/core/direction-reading";

const ENGLISH =
  'Close-up of the guard at night. He lifts the lamp, then looks up, then runs. Anna says: "Where were you?" The sound of rain on tin. No people or cars, no text.';
const FRENCH =
  "Gros plan sur la gardienne, de nuit. Elle lève la lampe, puis court. Anna dit : « Où étais-tu ? » On entend le vent. Sans texte.";

/** As the chips show it. */
function read(text: string): readonly (readonly [FreePart, string])[] {
  return partsIn(text).map(({ part, words }) => [part, words] as const);
}

function set(text: string, words: string, to: string): string {
  const part = partsIn(text).find((one) => one.words === words);
  if (part === undefined) throw new Error(`“${words}” is not read`);
  return setPart(text, part, to);
}

test("beats, speech, sound and what must not be seen are read, each by its own words", () => {
  expect(read(ENGLISH)).toEqual([
    ["action", "He lifts the lamp"],
    ["action", "looks up"],
    ["action", "runs"],
    ["dialogue", "Where were you?"],
    ["sound", "The sound of rain on tin"],
    ["negative", "people"],
    ["negative", "cars"],
    ["negative", "text"],
  ]);
});

test.each([
  ["looks up", "turns", "then turns, then runs"],
  ["runs", "falls", "then looks up, then falls."],
  ["Where were you?", "Who is there?", 'Anna says: "Who is there?" The'],
  ["The sound of rain on tin", "the hum of a lamp", "the hum of a lamp. No people"],
  ["cars", "boats", "No people or boats, no text."],
])("“%s” becomes “%s”, and nothing else changes", (words, to, around) => {
  const text = set(ENGLISH, words, to);
  expect(text).toContain(around);
  expect(text.replace(to, words)).toBe(ENGLISH);
});

test.each([
  ["He lifts the lamp", "at night. Looks up, then runs."],
  ["looks up", "He lifts the lamp, then runs."],
  ["runs", "He lifts the lamp, then looks up. Anna"],
  ["Where were you?", "then runs. The sound of rain"],
  ["The sound of rain on tin", 'you?" No people'],
  ["people", "No cars, no text."],
  ["cars", "No people, no text."],
  ["text", "No people or cars."],
])("“%s” is taken out, and all else is read as before", (words, around) => {
  const text = set(ENGLISH, words, "");
  expect(text).toContain(around);
  expect(read(text).map(([, said]) => said.toLowerCase())).toEqual(
    read(ENGLISH)
      .map(([, said]) => said)
      .filter((said) => said !== words)
      .map((said) => said.toLowerCase()),
  );
  const values = (of: string): readonly unknown[] => readDirection(of).found.map(({ field, value }) => [field, value]);
  expect(values(text)).toEqual(values(ENGLISH));
});

test("what stands in one sentence with a value goes without it", () => {
  expect(set("Close-up, Anna says: “Where?”, low key.", "Where?", "")).toMatch(/^Close-up.*low key\.$/);
  expect(set("A quay in fog, no boats, dawn.", "boats", "")).toBe("A quay in fog, dawn.");
});

test("lists and headed blocks keep their shape", () => {
  const listed = "A quay.\n- He lifts the lamp\n- He runs\n\nDialogue:\nAnna: Where?\nBackground Sound:\nRain";
  expect(set(listed, "He runs", "He stops")).toBe(listed.replace("He runs", "He stops"));
  expect(set(listed, "He runs", "")).toBe(listed.replace("\n- He runs", ""));
  expect(set(listed, "Rain", "")).toBe(listed.replace("\nBackground Sound:\nRain", ""));
  expect(set("A quay.\nSound: rain", "rain", "")).toBe("A quay.");
});

test("French is read and changed alike", () => {
  expect(read(FRENCH)).toEqual([
    ["action", "Elle lève la lampe"],
    ["action", "court"],
    ["dialogue", "Où étais-tu ?"],
    ["sound", "On entend le vent"],
    ["negative", "texte"],
  ]);
  expect(set(FRENCH, "Où étais-tu ?", "Qui va là ?")).toBe(FRENCH.replace("Où étais-tu ?", "Qui va là ?"));
  expect(set(FRENCH, "texte", "")).toBe(FRENCH.replace(" Sans texte.", ""));
});

describe.each(["en", "fr"] as const)("added in %s", (language) => {
  const text = language === "en" ? "A quay at night." : "Un quai, de nuit.";
  test.each(PARTS)("%s is read where it was put, and all else as before", (part) => {
    const words = { action: "He runs", dialogue: "Where?", sound: "rain", negative: "boats" }[part];
    const added = withPart(text, part, words, language);
    expect(read(added)).toHaveLength(1);
    expect(read(added)[0]?.[0]).toBe(part);
    expect(read(added)[0]?.[1]).toContain(words);
    expect(added.startsWith(text.slice(0, -1))).toBe(true);
    expect(readDirection(added).found.map(({ field }) => field)).toEqual(["time"]);
    // A second one, and a value behind it, are read too.
    expect(read(withPart(added, part, words, language))).toHaveLength(2);
  });
});

test("marks that would end the speech do not", () => {
  expect(set('Anna says: "Where?"', "Where?", 'Say "no" twice')).toBe('Anna says: "Say ’no’ twice"');
  expect(set("Anna says: “Where?”", "Where?", "Say “no”")).toBe("Anna says: “Say ’no’”");
});

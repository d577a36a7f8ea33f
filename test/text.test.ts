/** Every sentence of the panel, in both languages: there, filled in, translated, and by the rules of its language. */

import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";
import { learn, textFor } from "../src/ui/text/text";
import { SAMPLES, works } from "./text-samples.setup";
import { failures } from "./text-failures.setup";

/** One word for one thing in both languages, or a name; everything else must be translated. */
const SAME = new Set([
  // Of a label: feminine in French.
  "due",
  "XYZ 1 → 2",
  "V3",
  "{0}, {1}",
  "2°",
  "Content Credentials",
  "2",
  "–",
  "look",
  "look, 10:00:00:00, SHA-256 01234567…",
  "Storyboard",
  "Action",
  "Dialogue",
  "1280 × 720",
  "A/B",
  "A",
  "B",
  "OpenRouter",
  "SGLang-Diffusion",
  "vLLM-Omni",
  "LiteLLM",
  "Pickup",
  "Source",
  "English",
  "Français",
  "2 (auto)",
  "1280 × 720 (auto)",
  "2, 3",
  "4 s, 1280 × 720",
  "$",
  "2 questions",
  "Angle",
  "Palette",
  "Style",
  "Pastel",
  "Film noir",
  "Versions",
  "2 (3)",
  "Animation",
  "2\u00a0mm",
  "Look",
  "Programme",
  "2 (xyz)",
  "2027-12-31",
  "s",
]);

/** Every sentence, by its path. Functions speak with numbers for values: they only ever put them into a sentence. */
function sentences(language: unknown, path = ""): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (typeof language === "string") found.set(path, language);
  else if (typeof language === "function") {
    const speak = language as (...values: unknown[]) => unknown;
    if (path === ".failure" || path === ".testFailure") {
      for (const failure of Object.values(failures).flat()) {
        const name = `${path} ${JSON.stringify(failure)}`;
        for (const hasKey of path === ".failure" ? [true] : [true, false]) {
          for (const [part, words] of sentences(speak(failure, hasKey), `${name} ${hasKey}`)) found.set(part, words);
        }
      }
    } else if (path === ".take.working") {
      for (const work of works) found.set(`${path} ${JSON.stringify(work)}`, String(speak(work)));
    } else if (path in SAMPLES) {
      for (const given of SAMPLES[path] ?? []) {
        const said = speak(...given);
        const name = `${path} ${JSON.stringify(given)}`;
        if (typeof said === "string") found.set(name, said);
        else for (const [part, words] of sentences(said, name)) found.set(part, words);
      }
    } else found.set(path, String(speak(2, 3, 4)));
  } else if (typeof language === "object" && language !== null) {
    for (const [key, value] of Object.entries(language)) {
      for (const [part, words] of sentences(value, `${path}.${key}`)) found.set(part, words);
    }
  }
  return found;
}

const english = sentences(en);
const french = sentences(fr);

test("French has every sentence that English has, and no other", () => {
  expect([...french.keys()]).toEqual([...english.keys()]);
  expect(english.size).toBeGreaterThan(200);
});

test("no sentence is empty or holds what was not filled in", () => {
  for (const [path, words] of [...english, ...french]) {
    expect([path, words.trim()]).not.toEqual([path, ""]);
    expect([path, words]).toEqual([path, expect.not.stringMatching(/\bundefined\b|\bnull\b|NaN|\[object/)]);
  }
});

test("no sentence is left untranslated, and none is excused for nothing", () => {
  const same = [...french].filter(([path, words]) => english.get(path) === words);
  expect(same.filter(([, words]) => !SAME.has(words))).toEqual([]);
  const words = new Set(same.map(([, one]) => one));
  expect([...SAME].filter((one) => !words.has(one))).toEqual([]);
});

test("samples are of sentences that there are", () => {
  const isThere = (path: string): boolean => [...english.keys()].some((one) => one.startsWith(`${path} `));
  expect(Object.keys(SAMPLES).filter((path) => !isThere(path))).toEqual([]);
});

test("a French sentence keeps every value that the English one gives", () => {
  const values = (words: string): readonly string[] =>
    [...new Set(words.match(/\d+|XYZ|PU_1\.mp4|\/films/g) ?? [])].sort();
  for (const [path, words] of english) {
    if (/264|webgl2/.test(path)) continue;
    expect([path, values(french.get(path) ?? "")]).toEqual([path, values(words)]);
  }
});

test("French keeps its marks from the next line, and has no space before an ellipsis", () => {
  for (const [path, words] of french) {
    // In an address or a time a colon stands alone.
    const bare = words.replace(/https?:\/\/|--to :|(?<=\w):(?=\d)/g, "");
    expect([path, bare]).toEqual([path, expect.not.stringMatching(/[^\u00a0][:;?!»]|«[^\u00a0]|[^,]\s…/)]);
  }
});

const OTHER_NAMES =
  /\btextes?\b(?! est illisible)|texte négatif|(jamais|pas) essayé|pressez|relais|page d’accueil|a dit non|\bclose\b|\bSorte\b|argent|absent\b(?!e)|découpage|\bclips?\b/i;

test("French calls a thing by one name", () => {
  expect([...french].filter(([, words]) => OTHER_NAMES.test(words))).toEqual([]);
});

test.each([
  ["/films/Pickup/takes/6fe1cbd2-aa3f-4d0a-9c77-0f0a1c2d3e4f", "/films/Pickup"],
  ["/Volumes/takes/Film/Pickup/takes/6fe1cbd2-aa3f-4d0a-9c77-0f0a1c2d3e4f", "/Volumes/takes/Film/Pickup"],
  ["/Volumes/takes/Film/Pickup/frames", "/Volumes/takes/Film/Pickup/frames"],
])("of a full disk the folder is named in which takes are kept: %s", (folder, kept) => {
  expect(en.failure({ kind: "disk-full", folder }).happened).toContain(` ${kept} `);
  expect(fr.failure({ kind: "disk-full", folder }).happened).toContain(` ${kept} `);
});

test.each([
  ["it answers 503", "it answers 503", "il répond 503"],
  ["no answer within 30 s", "no answer within 30 s", "aucune réponse en 30 s"],
])("a reason with figures keeps them: %s", (why, english, french) => {
  const failure = { kind: "unreachable", host: "gpu", why } as const;
  expect(en.failure(failure).happened).toBe(`gpu cannot be reached: ${english}.`);
  expect(fr.failure(failure).happened).toBe(`gpu est injoignable\u00a0: ${french}.`);
});

test.each([
  "Failed to fetch",
  "fetch failed",
  "Network request failed",
  "NetworkError when attempting to fetch resource.",
])("a host’s own words for no answer are not repeated: %s", (why) => {
  for (const text of [en, fr]) {
    const failure = { kind: "unreachable", host: "gpu", why } as const;
    for (const { happened } of [text.failure(failure), text.testFailure(failure, true)]) {
      expect(happened).toMatch(/^gpu (cannot be reached|est injoignable)\.$/);
    }
  }
});

/** From line.ts, answers.ts, download.ts and structure.ts. */
test.each([
  "a web page came instead of an answer",
  "the answer is empty",
  "it is no JSON",
  "a page came instead of a video",
  "the piece that came is not the piece that was asked for",
  "it is another file at every look",
  "it ends before byte 400",
  "61 of 400 bytes came",
  "it is empty",
  "it is a web page",
  "it is no film",
  "it breaks off",
  "it breaks off after 400 bytes",
  "its structure is broken",
  "its index is missing",
  "there is no picture in it",
])("French says in its own words that %s", (why) => {
  const { happened } = fr.failure({ kind: "result-damaged", host: "gpu", why });
  expect(happened).not.toContain(why);
  expect(happened).not.toContain("«");
});

describe.each([
  ["English", en],
  ["French", fr],
])("in %s a failure says", (_name, text) => {
  test.each(Object.values(failures).flat())("what happened, what it means and what to do: %j", (failure) => {
    const said = text.failure(failure);
    expect(said.happened).toMatch(/[.»]$/);
    expect(said.means).toMatch(/\.$/);
    expect(said.advice).toMatch(/\.$/);
    expect(new Set([said.happened, said.means, said.advice]).size).toBe(3);
  });
});

test("a reason from deep inside is said in French, or quoted where nobody foresaw it", () => {
  const because = (why: string): string => fr.failure({ kind: "room-unavailable", why }).happened;
  expect(because("it has no H.264 encoder")).toMatch(/: elle n’a pas d’encodeur H\.264\.$/);
  expect(because("E_FAIL 12")).toMatch(/: «\u00a0E_FAIL 12\u00a0»\.$/);
});

test("the panel speaks Premiere’s language unless another is chosen, once that is read", async () => {
  expect(textFor("host", "fr_FR")).toBe(en);
  await learn("fr");
  expect(textFor("host", "fr_FR")).toBe(fr);
  expect(textFor("host", "fr-CA")).toBe(fr);
  expect(textFor("host", "fr")).toBe(fr);
  expect(textFor("host", "en_US")).toBe(en);
  expect(textFor("host", "fry")).toBe(en);
  expect(textFor("host")).toBe(en);
  expect(textFor("en", "fr_FR")).toBe(en);
  expect(textFor("fr", "de_DE")).toBe(fr);
});

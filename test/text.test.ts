import type { Failure, FailureKind } from "../src/core/failure";
import type { TakeWork } from "../src/studio/state";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";
import { textFor } from "../src/ui/text/text";

const failures: { readonly [Kind in FailureKind]: readonly Extract<Failure, { kind: Kind }>[] } = {
  "no-project": [{ kind: "no-project" }],
  "no-sequence": [{ kind: "no-sequence" }],
  "empty-prompt": [{ kind: "empty-prompt" }],
  "bad-length": [
    { kind: "bad-length", frames: 0, most: 7200 },
    { kind: "bad-length", frames: 9000, most: 7200 },
  ],
  "sequence-changed": [{ kind: "sequence-changed" }],
  "frame-not-exported": [{ kind: "frame-not-exported", waitedSeconds: 8 }],
  "import-not-seen": [{ kind: "import-not-seen", file: "PU_1.mp4", waitedSeconds: 8 }],
  "import-refused": [{ kind: "import-refused", file: "PU_1.mp4" }],
  "host-refused": [
    { kind: "host-refused", call: "createBinAction" },
    { kind: "host-refused", call: "createBinAction", message: "XYZ" },
  ],
  "not-on-timeline": [{ kind: "not-on-timeline", track: 1 }],
  "folder-not-writable": [{ kind: "folder-not-writable", folder: "/films" }],
  "disk-full": [{ kind: "disk-full", folder: "/films" }],
  "file-missing": [{ kind: "file-missing", file: "PU_1.mp4" }],
  "file-damaged": [{ kind: "file-damaged", file: "PU_1.mp4", why: "XYZ" }],
  "room-unavailable": [{ kind: "room-unavailable", why: "XYZ" }],
  interrupted: [{ kind: "interrupted" }],
  "draw-failed": [{ kind: "draw-failed", why: "XYZ" }],
  unexpected: [{ kind: "unexpected", message: "XYZ" }],
};

const works: readonly TakeWork[] = [
  { step: "preparing" },
  { step: "drawing", done: 3, total: 76 },
  { step: "checking" },
  { step: "importing" },
  { step: "placing" },
];

/** One word for one thing in both languages, or a name; everything else must be translated. */
const SAME = new Set(["Pickup", "Source", "English", "Français", "2 (auto)", "2, 3"]);

/** Every sentence, by its path. Functions speak with numbers for values: they only ever put them into a sentence. */
function sentences(language: unknown, path = ""): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (typeof language === "string") found.set(path, language);
  else if (typeof language === "function") {
    const speak = language as (...values: unknown[]) => unknown;
    if (path === ".failure") {
      for (const failure of Object.values(failures).flat()) {
        const name = `${path} ${JSON.stringify(failure)}`;
        for (const [part, words] of sentences(speak(failure), name)) found.set(part, words);
      }
    } else if (path === ".take.working") {
      for (const work of works) found.set(`${path} ${work.step}`, String(speak(work)));
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

test("no sentence is left untranslated", () => {
  const untranslated = [...french].filter(([path, words]) => english.get(path) === words && !SAME.has(words));
  expect(untranslated).toEqual([]);
});

test("a French sentence keeps every value that the English one gives", () => {
  const values = (words: string): readonly string[] =>
    [...new Set(words.match(/\d+|XYZ|PU_1\.mp4|\/films/g) ?? [])].sort();
  for (const [path, words] of english) {
    if (/264|webgl2/.test(path)) continue;
    expect([path, values(french.get(path) ?? "")]).toEqual([path, values(words)]);
  }
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

test("the panel speaks Premiere’s language unless another is chosen", () => {
  expect(textFor("host", "fr_FR")).toBe(fr);
  expect(textFor("host", "fr-CA")).toBe(fr);
  expect(textFor("host", "fr")).toBe(fr);
  expect(textFor("host", "en_US")).toBe(en);
  expect(textFor("host", "fry")).toBe(en);
  expect(textFor("host")).toBe(en);
  expect(textFor("en", "fr_FR")).toBe(en);
  expect(textFor("fr", "de_DE")).toBe(fr);
});

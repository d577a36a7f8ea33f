/** The packs that come with Pickup: by the schema, with a source and a date each; and a house's own beside them. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { Misfit } from "../src/core/decode";
import { policyPack, signOffsNeeded, type PolicyPack } from "../src/core/policy";
import { packsApplied, restsOn, SHIPPED_PACKS } from "../src/core/policy-packs";

const FOLDER = path.join(__dirname, "../assets/policy");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "schema.json");

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, name), "utf8"));
}

const bySchema = new Ajv({ strict: false, unicodeRegExp: true }).compile(read("schema.json") as object);

const own = (change: object = {}): unknown => ({
  schema: "pickup.policy",
  version: 1,
  id: "studio",
  name: { en: "Studio", fr: "Studio" },
  about: { en: "Ours.", fr: "Les nôtres." },
  source: { name: "Handbook, chapter 4", where: "intranet/handbook" },
  date: "2026-11-01",
  rules: [{ id: "no-logos", kind: "terms", terms: ["logo"], why: { en: "No brands.", fr: "Pas de marques." } }],
  ...change,
});

/** What is said of a document that is no pack. */
function refusal(document: unknown): string {
  try {
    policyPack(document, "");
    return "read";
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return error.message;
  }
}

test.each(files)("%s keeps to the schema", (name) => {
  expect([bySchema(read(name)), bySchema.errors]).toEqual([true, null]);
});

test("every pack that comes along says what it rests on, where that is found, and as of which day", () => {
  expect(SHIPPED_PACKS.map(({ id }) => id)).toEqual(["house", "eu-article-50", "client-work"]);
  expect(files).toHaveLength(SHIPPED_PACKS.length);
  for (const { source, date, about, name } of SHIPPED_PACKS) {
    expect(source.where).toMatch(/^https:\/\//);
    expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const words of [about, name]) expect(`${words.en} ${words.fr}`).not.toMatch(/complian|conforme/i);
  }
});

test.each([
  ["a rule of a kind that nobody knows", { rules: [{ id: "a", kind: "magic" }] }, "rules[0].kind is not one of terms"],
  [
    "a field that is misspelt",
    { rules: [{ id: "a", kind: "terms", term: ["x"], terms: ["x"], why: { en: "a", fr: "b" } }] },
    "rules[0].term is not a field that a policy pack has",
  ],
  [
    "two rules of one id",
    { rules: ["a", "a"].map((id) => ({ id, kind: "consent" })) },
    "rules[1].id is not an id that",
  ],
  ["a term that is nothing but marks", { rules: [{ ...noLogos(), terms: ["©"] }] }, "rules[0].terms[0] is not words"],
  ["a match that matches everything", { rules: [{ id: "a", kind: "engines", deny: [{}] }] }, "rules[0].deny[0] is not"],
  ["a sign-off that there is not", { rules: [signOff(["boss"])] }, "rules[0].needs[0] is not one of editorial"],
  ["a day that there is not", { date: "2026-02-30" }, "date is not a day"],
  ["another version", { version: 2 }, "version is not one of 1"],
  ["another schema", { schema: "pickup.take" }, "schema is not one of pickup.policy"],
  ["no French name", { name: { en: "Studio" } }, "name.fr is not a text"],
  ["no source", { source: undefined }, "source is not an object"],
  ["a rule's source without a day", { rules: [sourced({ read: undefined })] }, "rules[0].source.read is not text"],
  [
    "a rule's source that is a word",
    { rules: [{ ...sourced({}), source: "law" }] },
    "rules[0].source is not an object",
  ],
  [
    "a field of a rule's source that there is not",
    { rules: [sourced({ page: 4 })] },
    "rules[0].source.page is not a field",
  ],
  ["rules that are no list", { rules: {} }, "rules is not a list"],
  ["more rules than anybody writes", { rules: Array.from({ length: 201 }, rule) }, "rules is not a list of 0 to 200"],
  ["an id that is a path", { id: "../house" }, "id is not an id of small letters"],
  ["a prototype", { rules: [{ id: "a", kind: "__proto__" }] }, "rules[0].kind is not one of"],
  ["constructor as a kind", { rules: [{ id: "a", kind: "constructor" }] }, "rules[0].kind is not one of"],
])("%s is refused, and the field is named", (_, change, said) => {
  expect(refusal(own(change))).toContain(said);
});

test.each([[null], [[]], ["house"], [42], [undefined]])("%j is no pack", (document) => {
  expect(refusal(document)).toBe("The data is not an object");
});

test("what the decoder takes the schema takes too, and what the schema refuses the decoder refuses", () => {
  const all = [
    own(),
    own({ rules: [] }),
    own({ rules: [{ ...noLogos(), terms: ["©"] }] }),
    own({ id: "A" }),
    own({ x: 1 }),
    own({ rules: [sourced({})] }),
    own({ rules: [sourced({ note: { en: "In quotations.", fr: "En citations." } })] }),
    own({ rules: [sourced({ title: " " })] }),
    own({ rules: [sourced({ page: 4 })] }),
  ];
  for (const document of all) {
    expect([refusal(document) === "read", document]).toEqual([bySchema(document), document]);
  }
});

test("a house's own pack stands beside the others and applies by itself; one with the id of another takes its place", () => {
  const studio = policyPack(own(), "");
  expect(ids(packsApplied(studio, undefined).applied)).toEqual(["house", "studio"]);
  expect(ids(packsApplied(undefined, undefined).applied)).toEqual(["house"]);
  const replaced = packsApplied(policyPack(own({ id: "house" }), ""), undefined);
  expect(replaced.applied.map(({ name }) => name.en)).toEqual(["Studio"]);
  expect(replaced.known).toHaveLength(3);
});

test("a rule rests on the source that it names; without one on nothing but Pickup's word, or the house's", () => {
  const studio = policyPack(own({ id: "house", rules: [sourced({}), { id: "b", kind: "consent" }] }), "");
  expect(studio.rules.map((one) => restsOn(studio, one))).toEqual([
    { kind: "source", source: { title: "Handbook", reference: "chapter 4", read: "2026-10-12" } },
    { kind: "house" },
  ]);
  const said = SHIPPED_PACKS.flatMap((pack) =>
    pack.rules.map((one) => {
      const rests = restsOn(pack, one);
      return `${pack.id}/${one.id}: ${rests.kind === "source" ? rests.source.reference : rests.kind}`;
    }),
  );
  expect(said).toContain("house/consent: pickup");
  expect(said).toContain("eu-article-50/label-decision: Regulation (EU) 2024/1689, Art. 50(4)");
  expect(said).toContain("client-work/model-licence: pickup");
});

test("a source that comes along says how it was read where nobody opened the text itself", () => {
  const sources = SHIPPED_PACKS.flatMap(({ rules }) => rules.flatMap(({ source }) => source ?? []));
  expect(sources.length).toBeGreaterThan(0);
  for (const { note, read: day } of sources) {
    expect([note?.en, note?.fr, day]).toEqual([
      expect.stringMatching(/^Read (as|in) /),
      expect.stringMatching(/^Lu (tel|dans) /),
      expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    ]);
  }
});

test("a pack that was chosen and is gone is named, and not left aside", () => {
  expect(packsApplied(undefined, ["client-work", "studio"])).toMatchObject({
    applied: [{ id: "client-work" }],
    missing: ["studio"],
  });
  expect(packsApplied(undefined, [])).toMatchObject({ applied: [], missing: [] });
});

test("who must sign before what is the packs' word, each named once and in one order", () => {
  const [house, eu, client] = SHIPPED_PACKS;
  const all = [house, eu, client].filter((pack): pack is PolicyPack => pack !== undefined);
  expect(signOffsNeeded(all, { before: "export", use: "temp" })).toEqual(["editorial", "legal"]);
  expect(signOffsNeeded(all, { before: "place", use: "final" })).toEqual(["legal"]);
  expect(signOffsNeeded(all, { before: "place", use: "temp" })).toEqual([]);
  expect(signOffsNeeded(all.slice(0, 1), { before: "export", use: "final" })).toEqual(["editorial"]);
});

function sourced(change: object): object {
  const source = { title: "Handbook", reference: "chapter 4", read: "2026-10-12", ...change };
  return { id: "a", kind: "consent", source };
}

function noLogos(): object {
  return { id: "no-logos", kind: "terms", why: { en: "No brands.", fr: "Pas de marques." } };
}

function signOff(needs: readonly string[]): object {
  return { id: "a", kind: "sign-offs", before: "export", needs };
}

function rule(_: unknown, index: number): object {
  return { id: `r${index}`, kind: "consent" };
}

function ids(packs: readonly PolicyPack[]): readonly string[] {
  return packs.map(({ id }) => id);
}

/**
 * The house's rules as data: a pack of rules with the text that it rests on. A policy advises and records; it cannot stop
 * anything. Packs come with Pickup, and a house adds its own in `Pickup/policy.json`.
 */

import { engineName, type EngineMatch } from "./policy-engines";
import {
  calendarDay,
  fieldsOf,
  flag,
  list,
  Misfit,
  object,
  oneOf,
  text,
  textLike,
  wholeFrom,
  type Decoder,
  type Fields,
} from "./decode";
import { SIGN_OFFS, type SignOff } from "./ledger-entry";
import type { IntendedUse } from "./shot";

const PACK_VERSION = 1;

/** The same thing in each language of the panel. */
export interface InLanguages {
  readonly en: string;
  readonly fr: string;
}

export interface PolicyPack {
  /** A house's own with the id of one that comes with Pickup takes its place. */
  readonly id: string;
  readonly name: InLanguages;
  /** What it is for, in a sentence or two. */
  readonly about: InLanguages;
  /** What it goes out from as a whole, and where a person finds that. What each rule rests on is the rule's own to say. */
  readonly source: { readonly name: string; readonly where: string };
  /** The day as of which the pack holds, ISO 8601. */
  readonly date: string;
  readonly rules: readonly Rule[];
}

/** To which takes a rule applies, by what they are asked for. */
export type RuleUse = IntendedUse | "any";

/** Every rule has an id of its own within its pack. `source` absent: nobody says so but whoever wrote the pack. */
export type Rule = { readonly id: string; readonly source?: RuleSource } & RuleBody;

/** A text that says what the rule says. */
export interface RuleSource {
  readonly title: string;
  /** Where in it: `Regulation (EU) 2024/1689, Art. 50(4)`. */
  readonly reference: string;
  /** The day somebody read it, ISO 8601. */
  readonly read: string;
  /** How it was read where not in the text itself, and what of the rule it does not say. Absent: it was read, and says all. */
  readonly note?: InLanguages;
}

export type RuleBody =
  /** Words and phrases that are looked for in prompt and negative, whole, whatever their case and accents. */
  | { readonly kind: "terms"; readonly terms: readonly string[]; readonly why: InLanguages }
  /** Names that the house knows; `guess`: also what only looks like somebody's name. */
  | { readonly kind: "real-people"; readonly names: readonly string[]; readonly guess: boolean }
  /** Whoever is seen in a reference has agreed to it, and it is written down. */
  | { readonly kind: "consent" }
  /** Of each reference it is known who made it and by what right it is used. */
  | { readonly kind: "references-rights" }
  /** Engines that may be used, and those that may not. `allow` absent: all others. */
  | { readonly kind: "engines"; readonly allow?: readonly EngineMatch[]; readonly deny?: readonly EngineMatch[] }
  /** As capability documents name them: `Apache-2.0`. */
  | { readonly kind: "model-licence"; readonly allow: readonly string[] }
  | {
      readonly kind: "sign-offs";
      readonly before: "place" | "export";
      readonly needs: readonly SignOff[];
      readonly use: RuleUse;
    }
  /** What is generated holds a place; it is not part of what goes out unless somebody approved that. */
  | { readonly kind: "temp-not-final" }
  /** Of the client, by its reference: a letter, a number, a clause. */
  | { readonly kind: "written-approval"; readonly use: RuleUse }
  | { readonly kind: "likeness-consent" }
  | { readonly kind: "union-consent"; readonly use: RuleUse }
  /** Where it may be shown. `within`: nowhere else. */
  | { readonly kind: "territory"; readonly within?: readonly string[] }
  /** Until when it may be shown; said so many days ahead. */
  | { readonly kind: "expiry"; readonly daysAhead: number }
  /** A named person decides for each range whether a label is due, before anything goes out. */
  | { readonly kind: "label-decision" };

export type RuleKind = Rule["kind"];

/** More than any house writes by hand: a file that is larger is none. */
const MOST_RULES = 200;
const MOST_WORDS = 1000;
const LONGEST_WORD = 200;

const word = textLike(new RegExp(`^(?=.*\\S)[^\\p{Cc}]{1,${LONGEST_WORD}}$`, "u"), "words on one line");
/** Something must be left of it once marks and spaces are gone: else it would stand in every prompt. */
const term: Decoder<string> = (value, at) => {
  const found = word(value, at);
  if (!/[\p{L}\p{N}]/u.test(found)) throw new Misfit(at, "words with letters or digits");
  return found;
};
const said = textLike(/^(?=[\s\S]*\S)[\s\S]{1,1000}$/u, "a text of 1 to 1000 characters");
const policyId = textLike(/^[a-z0-9][a-z0-9-]{0,63}$/, "an id of small letters, digits and hyphens");
/** A field that nobody knows is a rule that nobody keeps: it is refused, not left aside. */
function strict<T>(read: (fields: Fields) => T): Decoder<T> {
  return (value, at) => {
    const fields = fieldsOf(value, at);
    const found = read(fields);
    const [strange] = Object.keys(fields.rest());
    if (strange !== undefined) {
      throw new Misfit(at === "" ? strange : `${at}.${strange}`, "a field that a policy pack has");
    }
    return found;
  };
}

function listOf<T>(item: Decoder<T>, least: number, most: number): Decoder<readonly T[]> {
  const all = list(item);
  return (value, at) => {
    if (Array.isArray(value) && (value.length < least || value.length > most)) {
      throw new Misfit(at, `a list of ${least} to ${most}`);
    }
    return all(value, at);
  };
}

const inLanguages: Decoder<InLanguages> = strict(({ read }) => ({ en: read("en", said), fr: read("fr", said) }));
const use = oneOf("temp", "final", "any");
const ruleSource: Decoder<RuleSource> = strict(({ read, maybe }) => ({
  title: read("title", said),
  reference: read("reference", said),
  read: read("read", calendarDay),
  ...maybe("note", inLanguages),
}));

const engineMatch: Decoder<EngineMatch> = (value, at) => {
  const match = strict(({ maybe }) => ({
    ...maybe("engine", engineName),
    ...maybe("host", word),
    ...maybe("model", word),
  }))(value, at);
  if (Object.keys(match).length === 0) throw new Misfit(at, "an engine, a host or a model");
  return match;
};

/** Reads what a rule of that kind has beside its id and kind. */
const bodies: { readonly [K in RuleKind]: (fields: Fields) => Extract<RuleBody, { kind: K }> } = {
  terms: ({ read }) => ({
    kind: "terms",
    terms: read("terms", listOf(term, 1, MOST_WORDS)),
    why: read("why", inLanguages),
  }),
  "real-people": ({ read }) => ({
    kind: "real-people",
    names: read("names", listOf(term, 0, MOST_WORDS)),
    guess: read("guess", flag),
  }),
  consent: () => ({ kind: "consent" }),
  "references-rights": () => ({ kind: "references-rights" }),
  engines: ({ maybe }) => ({
    kind: "engines",
    ...maybe("allow", listOf(engineMatch, 0, MOST_RULES)),
    ...maybe("deny", listOf(engineMatch, 0, MOST_RULES)),
  }),
  "model-licence": ({ read }) => ({ kind: "model-licence", allow: read("allow", listOf(word, 1, MOST_RULES)) }),
  "sign-offs": ({ read, maybe }) => ({
    kind: "sign-offs",
    before: read("before", oneOf("place", "export")),
    needs: read("needs", listOf(oneOf(...SIGN_OFFS), 1, SIGN_OFFS.length)),
    use: maybe("use", use).use ?? "any",
  }),
  "temp-not-final": () => ({ kind: "temp-not-final" }),
  "written-approval": ({ maybe }) => ({ kind: "written-approval", use: maybe("use", use).use ?? "any" }),
  "likeness-consent": () => ({ kind: "likeness-consent" }),
  "union-consent": ({ maybe }) => ({ kind: "union-consent", use: maybe("use", use).use ?? "any" }),
  territory: ({ maybe }) => ({ kind: "territory", ...maybe("within", listOf(word, 1, MOST_RULES)) }),
  expiry: ({ read }) => ({ kind: "expiry", daysAhead: read("daysAhead", wholeFrom(0, 3650)) }),
  "label-decision": () => ({ kind: "label-decision" }),
};

function isRuleKind(kind: string): kind is RuleKind {
  return Object.hasOwn(bodies, kind);
}

const rule: Decoder<Rule> = (value, at) => {
  const kind = fieldsOf(value, at).read("kind", text);
  if (!isRuleKind(kind)) throw new Misfit(`${at}.kind`, `one of ${Object.keys(bodies).join(", ")}`);
  return strict((fields) => {
    fields.read("kind", text);
    return { id: fields.read("id", policyId), ...fields.maybe("source", ruleSource), ...bodies[kind](fields) };
  })(value, at);
};

const rules: Decoder<readonly Rule[]> = (value, at) => {
  const found = listOf(rule, 0, MOST_RULES)(value, at);
  const ids = found.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw new Misfit(`${at}[${twice}].id`, "an id that no other rule of the pack has");
  return found;
};

/** @throws Misfit naming the field. Strict: a rule that is misspelt would be a rule that nobody keeps. */
export const policyPack: Decoder<PolicyPack> = strict(({ read, maybe }) => {
  maybe("$schema", text);
  read("schema", oneOf("pickup.policy"));
  read("version", oneOf(PACK_VERSION));
  return {
    id: read("id", policyId),
    name: read("name", inLanguages),
    about: read("about", inLanguages),
    source: read(
      "source",
      strict((source) => ({ name: source.read("name", said), where: source.read("where", said) })),
    ),
    date: read("date", calendarDay),
    rules: read("rules", rules),
  };
});

const SEVERITIES = ["needs", "mind", "unknown"] as const;
/** `needs`: something is missing. `mind`: somebody should look. `unknown`: nobody can say whether the rule is kept. */
export type Severity = (typeof SEVERITIES)[number];

/** What was found when a take was asked for, as it is kept with the take. */
export interface PolicyRecord {
  /** Those that applied, as they were dated then. */
  readonly packs: readonly { readonly id: string; readonly date: string }[];
  /** Empty: nothing stood against it. */
  readonly findings: readonly RecordedFinding[];
  /** Some of the project's rules could not be read then, so more may stand against it. */
  readonly unread?: true;
}

export interface RecordedFinding {
  /** Those that said so, as `pack/rule`; never empty. */
  readonly rules: readonly string[];
  readonly severity: Severity;
  /** The term, the name, the reference, the model or the sign-offs. Absent: it was about the take. */
  readonly about?: string;
}

/** Records of before have one rule each. */
const recordedFinding: Decoder<RecordedFinding> = object(({ read, maybe }) => {
  const { rule } = maybe("rule", text);
  return {
    rules: rule === undefined ? read("rules", list(text)) : [rule],
    severity: read("severity", oneOf(...SEVERITIES)),
    ...maybe("about", text),
  };
});

export const policyRecord: Decoder<PolicyRecord> = object(({ read, maybe }) => ({
  packs: read("packs", list(object((pack) => ({ id: pack.read("id", text), date: pack.read("date", text) })))),
  findings: read("findings", list(recordedFinding)),
  ...(maybe("unread", flag).unread === true ? { unread: true as const } : {}),
}));

/** Which sign-offs those packs want before that is done with a take, in the order of `SIGN_OFFS`. */
export function signOffsNeeded(
  packs: readonly PolicyPack[],
  { before, use }: { readonly before: "place" | "export"; readonly use: IntendedUse },
): readonly SignOff[] {
  const needed = new Set(
    packs.flatMap((pack) =>
      pack.rules.flatMap((one) =>
        one.kind === "sign-offs" && one.before === before && isFor(one.use, use) ? one.needs : [],
      ),
    ),
  );
  return SIGN_OFFS.filter((part) => needed.has(part));
}

export function isFor(rule: RuleUse, asked: IntendedUse): boolean {
  return rule === "any" || rule === asked;
}

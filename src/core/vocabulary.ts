/**
 * The words of the set in English and French, from `assets/direction/vocabulary.json`, which is read once the panel stands:
 * until it is, nothing is found in a text. A phrase there is a small regular
 * expression in which a space also stands for a hyphen or nothing, accents and case do not matter, and words are whole.
 * `{cam}` before a verb: the camera does it. `{adv}`: whatever says how.
 * The first phrase of each form is plain text: it is what is written.
 */

import { anything, fieldsOf, list, object, text, type Decoder } from "./decode";
import { FIELDS, sayingOf, VALUES, type Language, type Saying } from "./direction";

/**
 * How a phrase stands in its sentence; the value that takes its place is said in the same form. `phrase` can stand
 * alone between commas. `alone`, `start` and `caps` are only read: a whole clause, the beginning of one, capitals.
 */
export type Form = "phrase" | "bare" | "verb" | "adjective" | "adverb" | "alone" | "start" | "caps";

const FORMS: readonly Form[] = ["phrase", "bare", "verb", "adjective", "adverb", "alone", "start", "caps"];

export interface Phrase {
  /** Absent: a decoy, words that look like direction and are not. */
  readonly saying?: Saying;
  readonly language: Language;
  readonly form: Form;
  /** Over folded text; over text with its case for `caps`. Global: reset `lastIndex` or use `matchAll`. */
  readonly pattern: RegExp;
  /** Whether folded text has the letters without which the pattern cannot match: spares most patterns most texts. */
  mayBeIn(folded: string): boolean;
}

const LANGUAGES: readonly Language[] = ["en", "fr"];

type Words = ReadonlyMap<Form, readonly string[]>;

const wordsRecord: Decoder<Words> = (value, at) => {
  const fields = fieldsOf(value, at);
  return new Map(FORMS.map((form) => [form, fields.maybe(form, list(text))[form] ?? []]));
};

interface Entry {
  readonly saying: Saying;
  readonly words: Readonly<Record<Language, Words>>;
}

function entriesOf(value: unknown, at: string): readonly Entry[] {
  const fields = fieldsOf(value, at);
  return FIELDS.flatMap((field) => {
    const values = fieldsOf(fields.read(field, anything), `${at}.${field}`);
    return VALUES[field].flatMap((id) => {
      const saying = sayingOf(field, id);
      const read = object((words) => ({ en: words.read("en", wordsRecord), fr: words.read("fr", wordsRecord) }));
      return saying === undefined ? [] : [{ saying, words: values.read(id, read) }];
    });
  });
}

interface Vocabulary {
  readonly entries: readonly Entry[];
  readonly decoys: Readonly<Record<Language, readonly string[]>>;
}

const vocabularyRecord = object(({ read }): Vocabulary => ({
  entries: read("fields", entriesOf),
  decoys: read(
    "decoys",
    object((decoys) => ({ en: decoys.read("en", list(text)), fr: decoys.read("fr", list(text)) })),
  ),
}));

let known: Vocabulary | undefined;

/** @throws Misfit */
export function learnWords(vocabulary: unknown): void {
  known = vocabularyRecord(vocabulary, "vocabulary");
}

export function knowsWords(): boolean {
  return known !== undefined;
}

/** Reads them, once. Rejects where the file cannot be read. */
export async function loadWords(): Promise<void> {
  if (known !== undefined) return;
  const { default: vocabulary } = await import(
    /* webpackChunkName: "words" */ "../../assets/direction/vocabulary.json"
  );
  learnWords(vocabulary);
}

/** As text is compared: one code unit for one, so that places in it are places in the text. */
export function fold(said: string, keepCase = false): string {
  let folded = "";
  for (const unit of said) {
    const plain = plainOf(keepCase ? unit : unit.toLowerCase());
    folded += plain.length === unit.length ? plain : unit;
  }
  return folded;
}

function plainOf(character: string): string {
  if (/[’‘ʼ]/.test(character)) return "'";
  if (/[‐‑]/.test(character)) return "-";
  if (/[\t\u00a0\u202f]/.test(character)) return " ";
  return character.normalize("NFD").replace(/\p{M}/gu, "");
}

const CLAUSE_START = "(?<=^[\\s]*|[.,;:!?…()\\n/—–|][\\s-]*|\\b(?:and|et) )";
const CLAUSE_END = "(?=[\\s]*$|[\\s]*[.,;:!?…()\\n/—–|])";

/** Who is the camera, and what may stand between it and its verb. */
const CAMERA: Readonly<Record<Language, string>> = {
  en: "(?<=\\b(?:camera|cam|we|drone|shot|frame|lens|steadicam|gimbal|view|dolly|crane)(?:'s)?(?: (?:[a-z]+ly|is|then|just|now|starts?|begins?|to|should|will|can|very|ever|so|and|that|which|a|bit|little))* )",
  fr: "(?<=\\b(?:camera|on|nous|drone|objectif|steadicam|cadre|travelling|grue)(?: (?:qui|[a-z]+ment|puis|va|vient|commence|a|et|la|le|les|nous|tres|tout))* )",
};

const ADVERBS: Readonly<Record<Language, string>> = {
  en: "(?:(?:[a-z]+ly|ever so [a-z]+ly|very [a-z]+ly|very close|straight|slightly|just|a little|a bit|all the way|over|back)[ -]+)*",
  fr: "(?:(?:(?:tres |tout )?(?:[a-z]+ment|doucement)|tout droit|un peu|vite|encore)[ -]+)*",
};

function patternOf(phrase: string, language: Language, form: Form): RegExp {
  const spaced = fold(phrase, true)
    .replaceAll("{cam} ", "{cam}")
    .replaceAll("{adv} ", "{adv}")
    .replaceAll(" ", "[ -]*")
    .replaceAll("{cam}", CAMERA[language])
    .replaceAll("{adv}", ADVERBS[language]);
  const words = `(?<![\\p{L}\\p{N}_])(?:${spaced})(?![\\p{L}\\p{N}_])`;
  const before = form === "alone" || form === "start" ? CLAUSE_START : "";
  return new RegExp(`${before}${words}${form === "alone" ? CLAUSE_END : ""}`, "gu");
}

/** Of a phrase: letters that stand in every text that it matches; of each list one. */
type Needs = readonly (readonly string[])[];

/** Read off the phrase's own letters, and those of groups that are not optional. */
function needsOf(phrase: string): Needs {
  const alternatives = partedAtBars(fold(phrase));
  const [only] = alternatives;
  if (alternatives.length === 1 && only !== undefined) return needsOfOne(only);
  return anyOf(alternatives);
}

function needsOfOne(phrase: string): Needs {
  const needs: (readonly string[])[] = [];
  let outside = "";
  for (let at = 0; at < phrase.length;) {
    if (phrase.charAt(at) !== "(") {
      outside += phrase.charAt(at);
      at += 1;
      continue;
    }
    const end = closing(phrase, at);
    const [quantifier = ""] = /^(?:[?*]|\{0)?/.exec(phrase.slice(end + 1)) ?? [];
    const body = phrase.slice(at + 1, end);
    // What may be left out, and what only looks around, asks for nothing.
    if (quantifier === "" && (body.startsWith("?:") || !body.startsWith("?"))) {
      needs.push(...anyOf(partedAtBars(body.replace(/^\?:/, ""))));
    }
    outside += "\u0000";
    at = end + 1;
  }
  const runs =
    outside
      .replace(/\{[a-z]+\}|\\.|\[[^\]]*\]/g, "\u0000")
      .replace(/.[?*]/gu, "\u0000")
      .match(/[\p{L}\p{N}']{2,}/gu) ?? [];
  return [...needs, ...runs.map((run) => [run])];
}

/** The longest letters of each; nothing where one of them has none. */
function anyOf(alternatives: readonly string[]): Needs {
  const words = alternatives.map((one) =>
    needsOfOne(one)
      .flatMap((all) => (all.length === 1 ? all : []))
      .reduce((longest, run) => (run.length > longest.length ? run : longest), ""),
  );
  return words.includes("") ? [] : [words];
}

function closing(phrase: string, open: number): number {
  let depth = 0;
  for (let at = open; at < phrase.length; at += 1) {
    if (phrase.charAt(at) === "\\") at += 1;
    else if (phrase.charAt(at) === "(") depth += 1;
    else if (phrase.charAt(at) === ")" && --depth === 0) return at;
  }
  throw new RangeError(`A bracket of “${phrase}” is not closed.`);
}

function partedAtBars(phrase: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < phrase.length; at += 1) {
    if (phrase.charAt(at) === "\\") at += 1;
    else if (phrase.charAt(at) === "(") at = closing(phrase, at);
    else if (phrase.charAt(at) === "|") {
      parts.push(phrase.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, phrase.slice(start)];
}

/** Most patterns meet no text that has their letters, so each is made when one does: all at once would be felt at the first key. */
class LazyPhrase implements Phrase {
  readonly saying?: Saying;
  readonly language: Language;
  readonly form: Form;
  readonly #needs: Needs;
  readonly #phrase: string;
  #pattern: RegExp | undefined;

  constructor(phrase: string, language: Language, form: Form, saying?: Saying) {
    if (saying !== undefined) this.saying = saying;
    this.language = language;
    this.form = form;
    this.#needs = needsOf(phrase);
    this.#phrase = phrase;
  }

  mayBeIn(folded: string): boolean {
    return this.#needs.every((all) => all.some((one) => folded.includes(one)));
  }

  get pattern(): RegExp {
    this.#pattern ??= patternOf(this.#phrase, this.language, this.form);
    return this.#pattern;
  }
}

function allPhrases({ entries, decoys }: Vocabulary): readonly Phrase[] {
  return LANGUAGES.flatMap((language) => [
    ...entries.flatMap(({ saying, words }) =>
      [...words[language]].flatMap(([form, said]) =>
        said.map((phrase) => new LazyPhrase(phrase, language, form, saying)),
      ),
    ),
    ...decoys[language].map((decoy) => new LazyPhrase(decoy, language, "phrase")),
  ]);
}

let made: readonly Phrase[] | undefined;

/** Made when first asked for: the panel opens before anything is typed. */
export function phrases(): readonly Phrase[] {
  if (known !== undefined) made ??= allPhrases(known);
  return made ?? [];
}

/** The words for a value, as they are written: in the form asked for, else in the one that fits everywhere. */
export function wordsFor({ field, value }: Saying, language: Language, form: Form = "phrase"): string {
  if (typeof value === "number") return `${value} mm`;
  const entry = known?.entries.find(({ saying }) => saying.field === field && saying.value === value);
  const words = entry?.words[language];
  const said = words?.get(isOnlyRead(form) ? "phrase" : form)?.[0];
  return said ?? words?.get("phrase")?.[0] ?? words?.get("adjective")?.[0] ?? "";
}

function isOnlyRead(form: Form): boolean {
  return form === "alone" || form === "start" || form === "caps";
}

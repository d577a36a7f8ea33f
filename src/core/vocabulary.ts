/**
 * The words of the set in English and French, from `assets/direction/vocabulary.json`. A phrase there is a small regular
 * expression in which a space also stands for a hyphen or nothing, accents and case do not matter, and words are whole.
 * `{cam}` before a verb: the camera does it. `{adv}`: whatever says how.
 * The first phrase of each form is plain text: it is what is written.
 */

import vocabulary from "../../assets/direction/vocabulary.json";
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
  /** Folded letters without which the pattern cannot match; empty where it names none. Spares most patterns most texts. */
  readonly needs: string;
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

const { entries: ENTRIES, decoys: DECOYS } = object(({ read }) => ({
  entries: read("fields", entriesOf),
  decoys: read(
    "decoys",
    object((decoys) => ({ en: decoys.read("en", list(text)), fr: decoys.read("fr", list(text)) })),
  ),
}))(vocabulary, "vocabulary");

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

/** The longest run of letters that stands outside every group, class and repetition of a phrase. */
function needsOf(phrase: string): string {
  let plain = fold(phrase)
    .replace(/\{[a-z]+\}/g, "\u0000")
    .replace(/\\./g, "(")
    .replace(/\[[^\]]*\]/g, "()");
  for (let before = ""; before !== plain;) {
    before = plain;
    plain = plain.replace(/\([^()]*\)(?:[?*+]|\{[\d,]+\})?/g, "\u0000");
  }
  if (plain.includes("|")) return "";
  const runs = plain.replace(/.[?*]/gu, "\u0000").match(/[\p{L}\p{N}']+/gu) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}

function phraseOf(phrase: string, language: Language, form: Form): Phrase {
  return { language, form, pattern: patternOf(phrase, language, form), needs: needsOf(phrase) };
}

function allPhrases(): readonly Phrase[] {
  return LANGUAGES.flatMap((language) => [
    ...ENTRIES.flatMap(({ saying, words }) =>
      [...words[language]].flatMap(([form, said]) =>
        said.map((phrase): Phrase => ({ ...phraseOf(phrase, language, form), saying })),
      ),
    ),
    ...DECOYS[language].map((decoy) => phraseOf(decoy, language, "phrase")),
  ]);
}

let made: readonly Phrase[] | undefined;

/** Made when first asked for: the panel opens before anything is typed. */
export function phrases(): readonly Phrase[] {
  made ??= allPhrases();
  return made;
}

/** The words for a value, as they are written: in the form asked for, else in the one that fits everywhere. */
export function wordsFor({ field, value }: Saying, language: Language, form: Form = "phrase"): string {
  if (typeof value === "number") return `${value} mm`;
  const entry = ENTRIES.find(({ saying }) => saying.field === field && saying.value === value);
  const words = entry?.words[language];
  const said = words?.get(isOnlyRead(form) ? "phrase" : form)?.[0];
  return said ?? words?.get("phrase")?.[0] ?? words?.get("adjective")?.[0] ?? "";
}

function isOnlyRead(form: Form): boolean {
  return form === "alone" || form === "start" || form === "caps";
}

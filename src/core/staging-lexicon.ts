/** All words of the scene language in one place: what a phrase can mean, and which phrases stand in a text. */

import type { Language } from "./direction";
import type { Heading, Lighting, Move, Place, Style } from "./staging";
import { CAST, NOBODY, PRONOUNS } from "./staging-cast";
import { type CastWords } from "./staging-roles";
import { COUNTS_SAID, HEADINGS_SAID, VERBS_SAID, type Verb } from "./staging-deeds";
import { FIXTURES, type Fixture } from "./staging-fixtures";
import { GARMENTS_SAID, type Garment } from "./staging-garments";
import { NOT_DRAWN, PASSED_OVER } from "./staging-small-words";
import { THINGS, type Thing } from "./staging-things";
import {
  HOURS_SAID,
  LIGHTINGS_SAID,
  MOVES_SAID,
  NEUTRAL,
  PLACES_SAID,
  STYLES_SAID,
  WET,
  type Said,
} from "./staging-words";
import { fold } from "./vocabulary";

export type Pronoun = keyof typeof PRONOUNS;

export type Meaning =
  | { readonly is: "place"; readonly place: Place }
  | { readonly is: "hour"; readonly hour: "day" | "evening" }
  | { readonly is: "lighting"; readonly lighting: Lighting }
  | { readonly is: "style"; readonly style: Style }
  | { readonly is: "move"; readonly move: Move }
  | { readonly is: "verb"; readonly verb: Verb }
  | { readonly is: "heading"; readonly heading: Heading }
  | { readonly is: "count"; readonly count: number }
  | { readonly is: "cast"; readonly cast: CastWords }
  | { readonly is: "thing"; readonly thing: Thing; readonly label: string }
  /** Worn, where somebody is named who can wear it. */
  | { readonly is: "clothes"; readonly garment: Garment }
  | { readonly is: "fixture"; readonly fixture: Fixture }
  /** No palette. */
  | { readonly is: "neutral" }
  | { readonly is: "pronoun"; readonly pronoun: Pronoun }
  | { readonly is: "nobody" }
  /** Of a street: the set's is wet after dark and in the rain. */
  | { readonly is: "wet" }
  /** Means something else than its words do. */
  | { readonly is: "passed-over" }
  /** So, too, and it would be seen. */
  | { readonly is: "not-drawn" };

export interface Word {
  /** Folded. */
  readonly text: string;
  /** In code units of the prompt; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** No comma, stop or line end stands between it and the word before. */
  readonly joined: boolean;
  /**
   * A direction's, or spoken, heard or denied. A weather's may still name a place, a mood's who is in it, a move's what the
   * set calls otherwise.
   */
  readonly taken: "no" | "place" | "mood" | "move" | "yes";
}

export interface Match {
  /** Never empty: a phrase may mean several things. */
  readonly meanings: readonly Meaning[];
  /** Index of its first word. */
  readonly at: number;
  readonly length: number;
  /** Its last word stands in the plural. */
  readonly plural: boolean;
}

interface Entry {
  readonly words: readonly string[];
  readonly meanings: Meaning[];
}

type Lexicon = ReadonlyMap<string, readonly Entry[]>;

/** The phrases that stand in a text one after another; at each place the longest. */
export function matchesIn(words: readonly Word[], language: Language): readonly Match[] {
  const lexicon = lexiconOf(language);
  const matches: Match[] = [];
  for (let at = 0; at < words.length;) {
    const match = matchAt(words, at, lexicon);
    if (match !== undefined) matches.push(match);
    at += match?.length ?? 1;
  }
  return matches;
}

function matchAt(words: readonly Word[], at: number, lexicon: Lexicon): Match | undefined {
  const word = words[at];
  if (word === undefined || word.taken === "yes") return undefined;
  let best: Match | undefined;
  for (const start of singularsOf(word.text)) {
    for (const { words: phrase, meanings } of lexicon.get(start) ?? []) {
      if (phrase.length <= (best?.length ?? 0)) continue;
      const fits = phrase.every((one, i) => {
        const other = words[at + i];
        if (other === undefined || other.taken !== word.taken || (i > 0 && !other.joined)) return false;
        return i === 0 ? one === start && (start === word.text || phrase.length === 1) : isForm(other.text, one);
      });
      const known = word.taken === "no" ? meanings : meanings.filter((one) => mayAlsoMean(one, word.taken));
      if (!fits || known.length === 0) continue;
      const last = words[at + phrase.length - 1]?.text;
      best = { meanings: known, at, length: phrase.length, plural: last !== phrase.at(-1) };
    }
  }
  return best;
}

function mayAlsoMean(meaning: Meaning, taken: Word["taken"]): boolean {
  if (taken === "mood" && (meaning.is === "cast" || meaning.is === "count" || meaning.is === "pronoun")) return true;
  return taken === "place" || taken === "mood"
    ? meaning.is === "place"
    : meaning.is === "move" || (meaning.is === "verb" && meaning.verb === "turn");
}

/** The word itself first, then what it may be the plural of. Short words are abbreviations and pronouns: they have none. */
function singularsOf(word: string): readonly string[] {
  const shorter = [/s$/, /es$/, /x$/].flatMap((ending) => {
    const stem = word.replace(ending, "");
    return stem.length < word.length && stem.length > 2 ? [stem] : [];
  });
  return [word, ...shorter];
}

function isForm(word: string, entry: string): boolean {
  return word === entry || (entry.length > 2 && [`${entry}s`, `${entry}es`, `${entry}x`].includes(word));
}

const made = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  const known = made.get(language);
  if (known !== undefined) return known;
  const lexicon = new Map<string, Entry[]>();
  for (const [said, meaning] of everythingSaid()) {
    for (const phrase of said[language].split(",")) enter(lexicon, phrase, meaning);
  }
  for (const thing of THINGS) {
    for (const label of thing.words[language]) enter(lexicon, label, { is: "thing", thing, label });
  }
  made.set(language, lexicon);
  return lexicon;
}

function enter(lexicon: Map<string, Entry[]>, phrase: string, meaning: Meaning): void {
  const words =
    fold(phrase)
      .replaceAll("œ", "oe")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first] = words;
  if (first === undefined) return;
  const entries = lexicon.get(first) ?? [];
  const same = entries.find((entry) => entry.words.join(" ") === words.join(" "));
  if (same === undefined) entries.push({ words, meanings: [meaning] });
  else if (!same.meanings.some((other) => JSON.stringify(other) === JSON.stringify(meaning)))
    same.meanings.push(meaning);
  lexicon.set(first, entries);
}

function everythingSaid(): readonly (readonly [Said, Meaning])[] {
  return [
    ...valued(PLACES_SAID, (place) => ({ is: "place", place })),
    ...valued(HOURS_SAID, (hour) => ({ is: "hour", hour })),
    ...valued(LIGHTINGS_SAID, (lighting) => ({ is: "lighting", lighting })),
    ...valued(STYLES_SAID, (style) => ({ is: "style", style })),
    ...valued(MOVES_SAID, (move) => ({ is: "move", move })),
    ...valued(VERBS_SAID, (verb) => ({ is: "verb", verb })),
    ...valued(HEADINGS_SAID, (heading) => ({ is: "heading", heading })),
    ...valued(PRONOUNS, (pronoun) => ({ is: "pronoun", pronoun })),
    ...Object.entries(COUNTS_SAID).map(([count, said]) => [said, { is: "count", count: Number(count) }] as const),
    ...CAST.map((cast) => [cast, { is: "cast", cast }] as const),
    ...valued(GARMENTS_SAID, (garment) => ({ is: "clothes", garment })),
    ...FIXTURES.map((fixture) => [fixture, { is: "fixture", fixture }] as const),
    [NEUTRAL, { is: "neutral" }],
    [NOBODY, { is: "nobody" }],
    [WET, { is: "wet" }],
    [PASSED_OVER, { is: "passed-over" }],
    [NOT_DRAWN, { is: "not-drawn" }],
  ];
}

function valued<K extends string>(
  table: { readonly [V in K]?: Said },
  meaning: (value: K) => Meaning,
): readonly (readonly [Said, Meaning])[] {
  const keys = Object.keys(table).filter((key): key is K => key in table);
  return keys.flatMap((key) => {
    const said = table[key];
    return said === undefined ? [] : [[said, meaning(key)] as const];
  });
}

/** Words that are a noun or a place by themselves, and a deed behind whoever does it: “a man watches”, “she waves”, “il ferme”. */

import type { Language } from "./direction";
import { isPlural } from "./staging-joining-words";
import type { Match, Meaning, Word } from "./staging-lexicon";
import { STRANGE_DEEDS } from "./staging-strange-deeds";

/** Nouns of this language that are done as well; “the phone rings”, “two chefs cook”. */
const DEEDS: ReadonlySet<string> = new Set(
  `watch cook guard rock ring plant train phone telephone ship box wave pilot host judge model fish drum sail face eye bottle
  duck swallow crow hawk dog hound bear fox snake fence wall gate bridge surf peak slope field farm park stage room mirror map
  paint spear axe tube cart lamp crown anchor bag rifle tank`.split(/\s+/),
);

/** What no person does, either: “the glass bottles” are not bottled by a glass. */
const DEEDS_OF_THINGS: ReadonlySet<string> = new Set("ring rock wave watch face sail drum".split(" "));

const DEEDS_FR: ReadonlySet<string> = new Set(
  "ferme fermes livre porte montre place rame vole plante voile loge cuisine garde tour".split(" "),
);

/** “they read”, and not “a good read”: deeds only behind somebody. */
export const BASES: ReadonlySet<string> = new Set("read eat drink type work".split(" "));

const ONE: ReadonlySet<string> = new Set("a an one every each another".split(" "));
const HOW = /(?:ly|^both|^all|^now|^then|^also|^still|^just)$/;

/** The phrases of a text, each with what it can mean where it stands; one that means nothing there is left out. */
export function withDeeds(
  words: readonly Word[],
  matches: readonly Match[],
  language: Language,
  prompt: string,
): readonly Match[] {
  const kept: Match[] = [];
  for (const match of matches) {
    const doer = doerOf(words, kept.at(-1), match.at);
    const meanings = language === "fr" ? french(words, match, doer, prompt) : english(words, match, doer);
    if (meanings.length > 0) kept.push(meanings.length === match.meanings.length ? match : { ...match, meanings });
  }
  return kept;
}

/** Who is named right before, or with one word of how it is done between. */
function doerOf(words: readonly Word[], last: Match | undefined, at: number): Match | undefined {
  if (last === undefined || words[at]?.joined !== true) return undefined;
  const end = last.at + last.length;
  const [between] = words.slice(end, at);
  const isBeside = end === at || (end === at - 1 && between?.joined === true && HOW.test(between.text));
  return isBeside && last.meanings.some(isDoer) ? last : undefined;
}

function isDoer({ is }: Meaning): boolean {
  return is === "cast" || is === "thing" || is === "pronoun";
}

function isPerson(one: Meaning): boolean {
  return one.is === "pronoun" || (one.is === "cast" && one.cast.kind === "person");
}

function isAnimal(one: Meaning): boolean {
  return one.is === "cast" && (one.cast.kind === "dog" || one.cast.kind === "bird");
}

function english(words: readonly Word[], match: Match, doer: Match | undefined): readonly Meaning[] {
  const { meanings, at, length } = match;
  const text = words[at]?.text ?? "";
  if (length > 1) return meanings;
  if (BASES.has(text)) return doer?.meanings.some(isPerson) === true ? meanings : [];
  const others = meanings.filter(({ is }) => is !== "verb");
  // “white sails” and “a boat sails” are written the same.
  if (doer === undefined) {
    const isNext = /^(?:and|then)$/.test(words[at - 1]?.text ?? "") && STRANGE_DEEDS.en.has(words[at - 2]?.text ?? "");
    const isDone = isNext && words[at]?.joined === true && stemsOf(text).some((stem) => DEEDS.has(stem));
    if (isDone) return meanings.filter(({ is }) => is === "verb");
    // “Leaves fall”, “leaves drift by”: of a tree.
    if (text === "leaves" && words[at]?.joined === false) return others;
    return text === "sails" ? others : meanings;
  }
  const isDeed = others.length > 0 && isDone(words, doer, text);
  return isDeed ? meanings.filter(({ is }) => is === "verb") : meanings;
}

function isDone(words: readonly Word[], doer: Match, text: string): boolean {
  const [name, last] = [words[doer.at]?.text ?? "", words[doer.at + doer.length - 1]?.text];
  const stems = stemsOf(text);
  const deeds = doer.meanings.some((one) => isPerson(one) || isAnimal(one)) ? DEEDS : DEEDS_OF_THINGS;
  const isKnown = stems.some((stem) => deeds.has(stem));
  if (doer.meanings.some(({ is }) => is === "pronoun")) {
    return name === "they" ? DEEDS.has(text) : name === "it" || name === "him" ? isKnown : stems.length > 0;
  }
  const several = doer.meanings.some((one) => one.is === "cast" && (one.cast.count ?? 1) > 1);
  if (several) return isKnown || DEEDS.has(text);
  // “an old man and his grandson fish”.
  const isPair = words.slice(Math.max(0, doer.at - 3), doer.at).some((word) => word.text === "and");
  if (doer.plural || isPlural(last) || (isPair && stems.length === 0)) return DEEDS.has(text);
  return stems.length > 0 && (isKnown || isOne(words, doer.at));
}

function stemsOf(text: string): readonly string[] {
  return [text.replace(/s$/, ""), text.replace(/es$/, "")].filter((stem) => stem !== text);
}

/** “a young woman”, and not “a row of trees”. */
function isOne(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= at - 4 && words[i + 1]?.joined === true; i--) {
    const text = words[i]?.text ?? "";
    if (ONE.has(text)) return true;
    if (text === "of") return false;
  }
  return false;
}

function french(words: readonly Word[], match: Match, doer: Match | undefined, prompt: string): readonly Meaning[] {
  const { meanings, at, length } = match;
  const word = words[at];
  const before = word?.joined === true ? (words[at - 1]?.text ?? "") : "";
  const isOfPerson = doer?.meanings.some(isPerson) === true;
  if (word === undefined || length > 1) return meanings;
  // “une voiture garée”, “la gare”: the accent is the difference.
  if (word.text === "gare" && prompt.slice(word.start, word.end).endsWith("e")) {
    return /^(?:la|une|cette|en|d|de|l|quai|vers)$/.test(before)
      ? meanings.filter(({ is }) => is === "place")
      : meanings;
  }
  // “une femme brune”, “une voiture brune”.
  if (/^brune?s?$/.test(word.text)) return isOfPerson || /^(?:un|une|la|le|les|des)$/.test(before) ? meanings : [];
  const isDeed = isOfPerson && DEEDS_FR.has(word.text);
  return isDeed ? meanings.filter(({ is }) => is === "verb") : meanings;
}

/** What the words around a noun make of it: where others are, what describes the next one, who is named with whom. */

import type { Who } from "./staging";
import { isWorn } from "./staging-dyes";
import { AROUND, ARTICLES, JOINING } from "./staging-joining-words";
import type { Match, Meaning } from "./staging-lexicon";
import { wordsBefore, type Text } from "./staging-text";

export function isNoun({ is }: Meaning): boolean {
  return is === "cast" || is === "thing";
}

/**
 * A word of two kinds is a noun behind “a” and “the”, and a verb elsewhere: “a watch”, “he watches”.
 *
 * @param end where the last verb or noun that counts ends.
 */
export function meantAt(text: Text, { meanings, at }: Match, end: number, hasWearer: boolean): Meaning | undefined {
  const clothes = meanings.find(({ is }) => is === "clothes");
  if (clothes !== undefined && hasWearer && isWorn(text, at)) return clothes;
  const noun = meanings.find(isNoun);
  const verb = meanings.find(({ is }) => is === "verb");
  const [before] = wordsBefore(text, at, 1);
  const articles = ARTICLES[text.language];
  const behindArticle = before !== undefined && articles.has(before.text);
  if (verb === undefined) return noun ?? meanings.find(({ is }) => is !== "place") ?? meanings[0];
  if (noun !== undefined) {
    const phrase = wordsBefore(text, at, Math.min(3, at - end));
    return phrase.some((word) => articles.has(word.text)) ? noun : verb;
  }
  const isParticiple = /(?:ing|ed|e|ee|es|ees)$/.test(text.words[at]?.text ?? "");
  return behindArticle && !isParticiple ? undefined : verb;
}

/** “glass bottle”, “piano player”, “the dog’s bowl”: only the last of them is there. */
export function onlyDescribes({ prompt, words, matches, language }: Text, { at, length, plural }: Match): boolean {
  const next = words[at + length];
  const isPossessive = next?.text === "s" && /^['’]$/.test(prompt.slice(words[at + length - 1]?.end, next.start));
  if (isPossessive) return true;
  if (language === "fr" || plural || next?.joined !== true) return false;
  const other = matches.find((one) => one.at === at + length);
  return other?.meanings.some((one) => isNoun(one) || one.is === "clothes") === true;
}

/** “a woman and a dog”, “a man with a child”: nothing but small words between them. */
export function isJoined({ words }: Text, end: number, at: number): boolean {
  const between = words.slice(end, at);
  return between.length > 0 && between.length <= 4 && between.some(({ text }) => JOINING.has(text));
}

/** The preposition belongs to this noun: no other noun and no verb stands between them. */
export function isAround(text: Text, end: number, at: number): boolean {
  const { words, language } = text;
  const around = AROUND[language];
  if (!wordsBefore(text, at, 4).some((word) => around.has(word.text))) return false;
  for (let i = at - 1; i >= end && words[i + 1]?.joined === true; i--) {
    if (around.has(words[i]?.text ?? "")) return true;
  }
  return false;
}

const OLD: ReadonlySet<string> = new Set(
  "old elderly aged ageing aging senior vieux vieil vieille vieilles age agee ages agees".split(" "),
);

/** “an elderly, bearded fisherman”, “une danseuse âgée”: index of the word that says it of somebody. */
export function oldAt(text: Text, { at, length }: Match): number | undefined {
  const { words, matches, language } = text;
  const isFree = (i: number): boolean => !matches.some((one) => one.at <= i && i < one.at + one.length);
  let isOneBreath = true;
  for (let i = at - 1; i >= at - 3 && isFree(i); i--) {
    isOneBreath &&= words[i + 1]?.joined === true;
    const [before] = wordsBefore(text, i, 1);
    const opens = before !== undefined && ARTICLES[language].has(before.text);
    if (OLD.has(words[i]?.text ?? "")) return isOneBreath || opens ? i : undefined;
  }
  const behind = at + length;
  return language === "fr" && words[behind]?.joined === true && OLD.has(words[behind]?.text ?? "") ? behind : undefined;
}

/** Nouns of both genders: their article says who it is. */
const EPICENE: ReadonlySet<string> = new Set(
  `detective journaliste photographe touriste artiste medecin docteur astronaute cycliste pianiste violoniste guitariste
  scientifique athlete juge pilote alpiniste militaire chimiste commissaire collegue chef`.split(/\s+/),
);

/** “une détective”. */
export function genderOf(text: Text, { at }: Match): readonly Who[] | undefined {
  if (text.language !== "fr" || !EPICENE.has(text.words[at]?.text ?? "")) return undefined;
  return wordsBefore(text, at, 3).some((word) => /^(?:une|la|cette|vieille|jeune femme)$/.test(word.text))
    ? ["woman"]
    : undefined;
}

/** “une femme médecin”, “les cheveux roux”: what stands right before a noun, which says more of it. */
export function saysMore({ words, matches, language }: Text, { at }: Match): Match | undefined {
  if (language !== "fr" || words[at]?.joined !== true) return undefined;
  return matches.find(
    (one) => one.at + one.length === at && one.meanings.some(({ is }) => is === "cast" || is === "clothes"),
  );
}

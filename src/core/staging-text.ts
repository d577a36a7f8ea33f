/** A prompt as the scene language reads it: its words, what is already read of them, and the phrases that it knows. */

import type { Language } from "./direction";
import type { Part } from "./direction-parts";
import { withDeeds } from "./staging-deed-words";
import { languageOf, readDirection, type Found, type Reading } from "./direction-reading";
import { matchesIn, type Match, type Word } from "./staging-lexicon";
import { NEGATIONS } from "./staging-small-words";
import { fold } from "./vocabulary";

export interface Text {
  readonly prompt: string;
  readonly reading: Reading;
  readonly language: Language;
  readonly words: readonly Word[];
  /** In order, none over another. */
  readonly matches: readonly Match[];
}

export function textOf(prompt: string): Text {
  const reading = readDirection(prompt);
  const text = readAs(prompt, reading);
  const coats = reading.found.filter((one) => isCoat(text, one));
  return coats.length === 0 ? text : readAs(prompt, withoutPalettes(reading, coats));
}

function readAs(prompt: string, reading: Reading): Text {
  const words = wordsOf(prompt, reading);
  const language = languageIn(prompt, words);
  return { prompt, reading, language, words, matches: withDeeds(words, matchesIn(words, language), language, prompt) };
}

/** “a black and white dog”, “une robe noir et blanc”: so is the dog, and not the picture. */
function isCoat({ prompt, words, matches, language }: Text, { field, value, start, end }: Found): boolean {
  if (field !== "palette" || value !== "monochrome" || !/^(?:black|noir)/i.test(prompt.slice(start, end))) return false;
  const next = words.findIndex((word) => word.start >= end);
  const first = words.findIndex((word) => word.start >= start);
  const noun = matches.find((one) => (language === "fr" ? one.at + one.length === first : one.at === next));
  if (words[language === "fr" ? first : next]?.joined !== true) return false;
  return (
    noun?.meanings.some(
      (one) => one.is === "thing" || one.is === "clothes" || (one.is === "cast" && one.cast.kind !== "person"),
    ) === true
  );
}

function withoutPalettes(reading: Reading, coats: readonly Found[]): Reading {
  const found = reading.found.filter((one) => !coats.includes(one));
  const { palette: _palette, ...direction } = reading.direction;
  const other = found.find((one) => one.field === "palette");
  return {
    ...reading,
    found,
    direction: other?.field === "palette" ? { ...direction, palette: other.value } : direction,
  };
}

/** As its small words say; where they say nothing, the one that knows more of it. */
function languageIn(prompt: string, words: readonly Word[]): Language {
  const known = (language: Language): number => matchesIn(words, language).reduce((sum, { length }) => sum + length, 0);
  return languageOf(prompt, known("fr") > known("en") ? "fr" : "en");
}

/** Everything that is no letter or digit is a gap. Œ is oe. */
function wordsOf(prompt: string, { found, denied, parts }: Reading): readonly Word[] {
  const folded = fold(prompt);
  const elsewhere = [
    ...denied,
    ...parts.filter(({ part }) => part !== "action").map((one) => withoutItsPlace(one, folded)),
  ];
  let before = 0;
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)].map((match): Word => {
    const [start, end] = [match.index, match.index + match[0].length];
    const joined = before > 0 && !/[.,;:!?…()\n—–|]/.test(folded.slice(before, start));
    before = end;
    const isOver = (one: { readonly start: number; readonly end: number }): boolean =>
      one.start < end && start < one.end;
    const over = found.filter(isOver);
    const taken = elsewhere.some(isOver) ? "yes" : takenBy(over);
    return { text: match[0].replaceAll("œ", "oe"), start, end, joined, taken };
  });
}

function takenBy(over: readonly Found[]): Word["taken"] {
  if (over.length === 0) return "no";
  if (over.every(({ field }) => field === "move")) return "move";
  if (over.every(({ field }) => field === "mood")) return "mood";
  return over.every(mayNamePlace) ? "place" : "yes";
}

/** “no cars in the street”: the street is there. */
export function withoutItsPlace<P extends Part>(part: P, folded: string): P {
  if (part.part !== "negative") return part;
  const where = /(?<=\S) (?:in|on|at|along|across|dans|sur|au|aux) /.exec(folded.slice(part.start, part.end));
  if (where === null) return part;
  const end = part.start + where.index;
  return { ...part, end, text: part.text.split(/ (?:in|on|at|along|across|dans|sur|au|aux) /i)[0] ?? "" };
}

/** A “rainy street”, a “foggy harbour”, a “noir alley”: one phrase of a direction, and a place in it. */
function mayNamePlace({ field }: Found): boolean {
  return field === "time" || field === "weather" || field === "style" || field === "palette" || field === "mood";
}

/** “no cars”, “without any people”, “sans voiture”: what is said there is not there. */
export function isDenied(words: readonly Word[], at: number): boolean {
  return NEGATIONS.some((negation) => {
    const parts = negation.split(" ");
    return parts.every((part, i) => {
      const index = at - parts.length + i;
      return words[index]?.text === part && words[index + 1]?.joined === true;
    });
  });
}

/** The words before a place up to the next mark, the nearest first. */
export function wordsBefore({ words }: Text, at: number, most: number): readonly Word[] {
  const before: Word[] = [];
  for (let i = at - 1; i >= 0 && before.length < most && words[i + 1]?.joined === true; i--) {
    const word = words[i];
    if (word !== undefined) before.push(word);
  }
  return before;
}

/** Whether a sentence, and not only a clause, ends between two words. */
export function isNewSentence({ prompt, words }: Text, from: number, to: number): boolean {
  const [one, other] = [words[from], words[to]];
  return one !== undefined && other !== undefined && /[.;!?…\n]/.test(prompt.slice(one.end, other.start));
}

/** What of a prompt the set did not use, in the prompt's own spelling. */

import { GLUE } from "./staging-small-words";
import { isDenied, type Text } from "./staging-text";

export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Used {
  /** Indexes. */
  readonly words: ReadonlySet<number>;
  /** In code units of the prompt. */
  readonly places: readonly Span[];
  /** What a direction understands and the set does not draw. */
  readonly notDrawn: readonly Span[];
}

/** Neighbours are one, as the prompt has them; what is said twice is listed once. Small words are no part of it. */
export function unreadIn({ prompt, words, matches }: Text, used: Used): readonly string[] {
  const isOver = (word: Span, places: readonly Span[]): boolean =>
    places.some(({ start, end }) => start < word.end && word.start < end);
  const phrases = matches
    .filter(({ meanings }) => meanings.some(({ is }) => is === "not-drawn"))
    .map(({ at, length }) => [at, at + length] as const);
  const isUnread = words.map((word, at) => {
    if (phrases.some(([from, end]) => from <= at && at < end)) return true;
    if (used.words.has(at) || isOver(word, used.places)) return false;
    if (isOver(word, used.notDrawn)) return !GLUE.has(word.text);
    if (word.taken !== "no") return false;
    return !GLUE.has(word.text) && !/^\d+$/.test(word.text);
  });
  // What is denied is not drawn: nothing of it is missing. It ends with the small word behind it.
  let isAbsent = false;
  words.forEach((word, at) => {
    if (isDenied(words, at)) isAbsent = true;
    else if (!word.joined || isUnread[at] === false) isAbsent = false;
    if (isAbsent) isUnread[at] = false;
  });
  const listed: Span[] = [];
  words.forEach((word, at) => {
    if (isUnread[at] !== true) return;
    const last = listed.at(-1);
    const goesOn = last !== undefined && word.joined && isUnread[at - 1] === true;
    if (goesOn) listed[listed.length - 1] = { start: last.start, end: word.end };
    else listed.push(word);
  });
  return spansIn(prompt, listed);
}

/** As they are written, in their order; what is said twice is listed once, and nothing that another one holds. */
export function spansIn(prompt: string, spans: readonly Span[]): readonly string[] {
  const apart = spans.filter(
    (one, i) =>
      !spans.some(
        (other, j) =>
          other.start <= one.start &&
          one.end <= other.end &&
          (other.end - other.start > one.end - one.start || (j < i && other.start === one.start)),
      ),
  );
  const said = [...apart]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => prompt.slice(start, end));
  return said.filter((one, i) => said.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === i);
}

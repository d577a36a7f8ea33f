/** Places in a prompt's text that can be taken out of it, and the text put right without them. */

import { clauseEnd, clauseStart, readDirection, type Found } from "./direction-reading";
import { fold } from "./vocabulary";

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function negativePlaces(text: string): readonly Place[] {
  return readDirection(text).parts.filter(({ part }) => part === "negative");
}

/** `Anna says: “…”` goes whole to the dialogue. */
export function sentenceAround(text: string, { start, end }: Place): Place {
  const lead = /(?:^|[.!?…\n]\s*)([^.!?…\n]*)$/.exec(text.slice(0, start))?.[1] ?? "";
  return { start: start - lead.length, end: end + (/^[ ]*\.?/.exec(text.slice(end))?.[0].length ?? 0) };
}

export function headings(text: string): readonly Place[] {
  return [
    ...fold(text).matchAll(
      /^[ ]*(?:actions?|dialogues?|(?:background |ambient )?sounds?|sons?)[ ]*:[ ]*|^[ ]*(?:[-–•*]|\d+[.)])[ ]+/gm,
    ),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Of what was read, that which fills its clause: it can be taken out of the prose without a trace. */
export function wholeClauses(text: string, found: readonly Found[]): readonly Found[] {
  const folded = fold(text);
  return found.filter((one) => {
    const [start, end] = [clauseStart(folded, one.start), clauseEnd(folded, one.end)];
    const inside = found.filter((other) => other.start >= start && other.end <= end);
    const left = inside.reduceRight(
      (rest, other) => rest.slice(0, other.start - start) + rest.slice(other.end - start),
      folded.slice(start, end),
    );
    return /^[\s\-+&]*(?:(?:and|with|an?|et|avec|une?|in|en|the|shot|on)[\s\-+&]*)*$/.test(left);
  });
}

const CONTAINER =
  /^\s*(?:(?:in|en|for|at|of|a|pendant|duree|duration|length|format)[ :]*)*(?:\d+(?:[.,]\d+)?[ -]?(?:s|sec|seconds?|secondes?|fps|i\/s)(?: long| clip| video)*|\d+:\d+(?: (?:aspect ratio|format))?|\d{3,4}\s?[x×]\s?\d{3,4}|\d{3,4}p|[248]k|uhd|full hd|hd)\s*$/u;

/** Clauses that say only how long or how large: `8 seconds`, `16:9`, `1080p`. */
export function containers(text: string): readonly Place[] {
  const folded = fold(text);
  return [...folded.matchAll(/[^.,;!?…()\n]+/g)]
    .filter((match) => CONTAINER.test(match[0]))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Stands for what was taken out while the marks around it are put right. */
const GONE = "\ufffc";
const JOINED =
  /(?:\ufffc|\b(?:and|with|et|avec|an?|une?|in|en)\b|[ ])*\ufffc(?:\ufffc|\b(?:and|et)\b|[ ])*(?=[.,;:!?…\n]|$)/gu;
const AT_SENTENCE_START = /(^|[.!?…\n]\s*)(?:\s*\ufffc\s*[,;:.]?)+[ ]*(\p{Ll})?/gu;
const AFTER_A_COMMA = /(?:\s*[,;:]\s*\ufffc)+(?=\s*[.,;:!?…\n]|\s*$)/g;

/** The text without those places, and without the marks that then have nothing between them. */
export function without(text: string, places: readonly Place[]): string {
  if (places.length === 0) return text;
  let left = "";
  let at = 0;
  for (const { start, end } of [...places].sort((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    left += text.slice(at, Math.max(at, start)) + GONE;
    at = end;
  }
  return (left + text.slice(at))
    .replace(JOINED, (joined) => (/^ */.exec(joined)?.[0] ?? "") + GONE)
    .replace(
      AT_SENTENCE_START,
      (_, before: string, letter: string | undefined) => before + (letter ?? "").toUpperCase(),
    )
    .replace(AFTER_A_COMMA, "")
    .replace(/\s*\ufffc\s*/g, " ")
    .replace(/\s*\n\s*\n\s*/g, "\n\n")
    .trim();
}

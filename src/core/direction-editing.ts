/** Changing what a text says of one field, and nothing else of it. */

import { sayingOf, type Field, type Language, type Saying } from "./direction";
import {
  clauseEnd,
  clauseStart,
  languageOf,
  moveBeside,
  readDirection,
  type Found,
  type Reading,
} from "./direction-reading";
import { fold, wordsFor, type Form } from "./vocabulary";

export interface Editing {
  /** Of the words that are written, where the text does not tell its own. */
  readonly language: Language;
  /** Which of several sayings of the field is meant; absent: the first, and all of them for a removal. */
  readonly instead?: Found;
}

/**
 * The text, saying `value` of `field`; `undefined` says nothing of it any more. What is said already is replaced by the
 * words of the new value, in the same form and in the text's own language; what is not, is added at the end. A speed
 * without a move leaves the text as it is. Afterwards reading gives the value, and every other field as before.
 */
export function setDirection(
  text: string,
  field: Field,
  value: string | number | undefined,
  { language, instead }: Editing,
): string {
  const reading = readDirection(text);
  const theirs = reading.found.filter((one) => one.field === field);
  const target = instead ?? theirs[0];
  if (value === undefined) return removeAll(text, instead === undefined ? theirs : [instead]);
  const saying = sayingOf(field, value);
  if (saying === undefined || target?.value === value) return text;
  // What holds still is neither slow nor fast.
  if (value === "static" && reading.direction.speed !== undefined && target !== undefined) {
    const speed = reading.found.filter((one) => one.field === "speed" && moveBeside(fold(text), one, [target]));
    if (speed.length > 0) return setDirection(removeAll(text, speed), field, value, { language });
  }
  const tongue = languageOf(text, language);
  if (saying.field === "speed" && target === undefined) return withSpeed(text, saying, reading, tongue);
  const removed = target === undefined ? text : removeAll(text, [target]);
  const tries = [
    ...(target === undefined ? [] : [replaced(text, target, saying, tongue), rebuilt(text, target, saying, reading)]),
    ...reading.denied
      .filter((one) => sameSaying(one, saying))
      .map((one) => splice(text, one.from, one.end, wordsIn(text, saying, tongue))),
    appended(removed, wordsIn(text, saying, tongue)),
    `${removed.trimEnd()}\n${capital(wordsIn(text, saying, tongue))}.`,
  ];
  return tries.find((one) => says(one, saying, reading, target)) ?? text;
}

/** With the words of other fields that stood within those of `target` said beside them again. */
function rebuilt(text: string, target: Found, saying: Saying, { found }: Reading): string {
  const inner = found.filter((one) => one !== target && one.start >= target.start && one.end <= target.end);
  const tongue = languageOf(text, target.language);
  const words = [saying, ...inner.filter(({ field }) => field !== "speed")].map((one) => wordsIn(text, one, tongue));
  const isCapital = /^\p{Lu}\p{Ll}/u.test(text.slice(target.start, target.end));
  const said = words.join(", ");
  return splice(text, target.start, target.end, isCapital ? capital(said) : said);
}

/** With the text's own apostrophes. */
function wordsIn(text: string, saying: Saying, language: Language, form?: Form): string {
  const words = wordsFor(saying, language, form);
  return text.includes("’") ? words.replaceAll("'", "’") : words;
}

function sameSaying(one: Saying, other: Saying): boolean {
  return one.field === other.field && one.value === other.value;
}

/** Whether `text` says it now, and of every other field what `before` said. A move may lose or win its speed. */
function says(text: string, saying: Saying, before: Reading, instead: Found | undefined): boolean {
  const keys = (found: readonly Found[]): readonly string[] =>
    found.filter((one) => one.field !== "speed" || saying.field !== "move").map(key);
  const wanted = [...keys(before.found.filter((one) => one.start !== instead?.start)), key(saying)];
  return wanted.sort().join() === [...keys(readDirection(text).found)].sort().join();
}

function key({ field, value }: Saying): string {
  return `${field} ${value}`;
}

/** What begins with a capital goes on to, but for abbreviations within a sentence. */
function replaced(text: string, target: Found, saying: Saying, language: Language): string {
  const words = wordsIn(text, saying, language, target.form);
  const begins = /(^|[.!?…\n]\s*)$/.test(text.slice(0, target.start));
  const isCapital = (begins ? /^\p{Lu}/u : /^\p{Lu}\p{Ll}/u).test(text.slice(target.start, target.end));
  return splice(text, target.start, target.end, isCapital ? capital(words) : words);
}

function splice(text: string, start: number, end: number, words: string): string {
  return fitted(text.slice(0, start), words + text.slice(end));
}

/** With the English article between made to fit: `a close-up`, `an extreme close-up`. */
function fitted(before: string, after: string): string {
  const article = /(?<![\p{L}])(a|an)( +)$/iu.exec(before);
  if (article === null || languageOf(before + after, "en") !== "en") return before + after;
  const fits = /^[aeio]/i.test(after) ? "an" : "a";
  return before.slice(0, article.index) + (/^A/.test(article[0]) ? capital(fits) : fits) + (article[2] ?? " ") + after;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `, words` before the final full stop; after another mark, as a sentence of its own. */
export function appended(text: string, words: string): string {
  const body = text.trimEnd();
  const rest = text.slice(body.length);
  if (body === "") return capital(words) + rest;
  if (/(?<![.])\.$/.test(body)) return `${body.slice(0, -1)}, ${words}.${rest}`;
  if (/,$/.test(body)) return `${body} ${words}${rest}`;
  if (/[.!?…:;]["”»]?$/.test(body)) return `${body} ${capital(words)}${rest}`;
  return `${body}, ${words}${rest}`;
}

/** Before an English move, after a French one: `slow push in`, `travelling avant lent`. */
function withSpeed(text: string, saying: Saying, { found }: Reading, language: Language): string {
  const move = found.find((one) => one.field === "move");
  if (move === undefined) return text;
  const words = wordsFor(saying, language, move.form === "verb" ? "adverb" : "adjective");
  const said = text.slice(move.start, move.end);
  if (language === "fr") return splice(text, move.start, move.end, `${said} ${words}`);
  const isCapital = /^\p{Lu}\p{Ll}/u.test(said);
  const lower = isCapital ? said.charAt(0).toLowerCase() + said.slice(1) : said;
  return splice(text, move.start, move.end, `${isCapital ? capital(words) : words} ${lower}`);
}

/** From the end to the beginning, so that places stay true; a move takes its speed with it. */
function removeAll(text: string, targets: readonly Found[]): string {
  const { found } = readDirection(text);
  const folded = fold(text);
  const speeds = found.filter((one) => one.field === "speed");
  const places = targets.map((target) => {
    const speed =
      target.field === "move" ? speeds.find((one) => moveBeside(folded, one, [target]) !== undefined) : undefined;
    return speed === undefined
      ? { start: target.start, end: target.end }
      : { start: Math.min(target.start, speed.start), end: Math.max(target.end, speed.end) };
  });
  return places.sort((one, other) => other.start - one.start).reduce(without, text);
}

const LEADS =
  /(?<![\p{L}\p{N}])(?:an?|the|in|at|with|under|on|by|and|of|as|un|une|les?|la|des?|du|en|et|aux?|a|avec|sous|dans|par|[dl]')[ ]*$/u;
const ARTICLE = /(?<![\p{L}\p{N}])(?:an?|the|une?|en|les?|la)[ ]+$/u;
const FOLLOWS = /^[ ]+(?:of|on|de|du|des|sur|d')[ ]*(?:(?<=') ?|(?= ))?/u;

/** Takes a phrase out with the comma, the article or the preposition that only it needed. */
function without(text: string, place: { readonly start: number; readonly end: number }): string {
  const folded = fold(text);
  let { start, end } = place;
  const clause = { start: clauseStart(folded, start), end: clauseEnd(folded, end) };
  const endsClause = folded.slice(end, clause.end).trim() === "";
  const follows = endsClause ? undefined : FOLLOWS.exec(folded.slice(end))?.[0];
  const leads = endsClause ? LEADS : ARTICLE;
  // `a close-up of a hand` leaves `a hand`; `a rainy street` keeps its article.
  for (let lead = leads.exec(folded.slice(clause.start, start)); lead !== null;) {
    if (!endsClause && follows === undefined) break;
    start -= lead[0].length;
    lead = leads.exec(folded.slice(clause.start, start));
  }
  const startsClause = folded.slice(clause.start, start).trim() === "";
  if (startsClause && endsClause) return withoutClause(text, clause.start, clause.end);
  const before = text.slice(0, start);
  if (endsClause) return before.trimEnd() + text.slice(end).replace(/^[ ]+/, "");
  // `slow and dark`: the joining word goes with what it joined.
  const joins = startsClause ? /^[ ]*(?:and|et)[ ]+/.exec(folded.slice(end))?.[0] : undefined;
  end += (startsClause || start < place.start ? follows : undefined)?.length ?? joins?.length ?? 0;
  const rest = text.slice(end).replace(/^[ ]+/, "");
  return fitted(before, /^\p{Lu}/u.test(text.slice(start)) ? capital(rest) : rest);
}

/** A whole clause between its marks: the comma before it goes, or, at the beginning of a sentence, what closes it. */
export function withoutClause(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/[,;:]$/.test(before)) return before.slice(0, -1).trimEnd() + after;
  const opens = before.trimEnd();
  const gap = /^\s*/.exec(text.slice(start, end))?.[0] ?? "";
  if (/^[,;:]/.test(after)) return before + gap + capital(after.slice(1).trimStart());
  if (/^[.!?…]/.test(after)) {
    const rest = after.slice(1);
    return opens === "" ? rest.trimStart() : opens + rest;
  }
  return opens + after;
}

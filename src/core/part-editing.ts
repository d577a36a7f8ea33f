/** Changing what a text says is done, spoken, heard or not to be seen, and nothing else of it. */

import { appended, withoutClause } from "./direction-editing";
import type { Language } from "./direction";
import type { Part } from "./direction-parts";
import { clauseEnd, clauseStart, languageOf, readDirection } from "./direction-reading";
import { sentenceAround, without, type Place } from "./prompt-places";
import { fold } from "./vocabulary";

/** In the order in which chips stand. */
export const PARTS = ["action", "dialogue", "sound", "negative"] as const;
export type FreePart = (typeof PARTS)[number];

/** One of them, by the words that may be changed: of a line of dialogue, what is spoken; of a denial, what is denied. */
export interface PartFound {
  readonly part: FreePart;
  readonly words: string;
  /** Of the words, in code units of the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** All that says it: with quotation marks, with its “no”. Several of one sentence share it. */
  readonly whole: Place;
}

export function partsIn(text: string): readonly PartFound[] {
  const { parts } = readDirection(text);
  const found: PartFound[] = [];
  for (const one of parts) {
    if (one.part === "sign") continue;
    const behind = found.filter(({ whole }) => whole.start === one.start && whole.end === one.end).at(-1);
    const place = wordsOf(text, one, behind?.end ?? one.start);
    found.push({
      part: one.part,
      words: text.slice(place.start, place.end),
      ...place,
      whole: { start: one.start, end: one.end },
    });
  }
  return PARTS.flatMap((part) => found.filter((one) => one.part === part));
}

const MARKS = /^(?:“\s*|"\s*|«\s*)([\s\S]*?)\s*(?:”|"|»)$/;

function wordsOf(text: string, { part, text: said, start, end }: Part, from: number): Place {
  const whole = text.slice(start, end);
  const spoken = part === "dialogue" ? MARKS.exec(whole)?.[1] : undefined;
  const words = spoken ?? said;
  const at = spoken === undefined ? text.indexOf(words, from) : start + whole.indexOf(words);
  return at < 0 || at + words.length > end ? { start, end } : { start: at, end: at + words.length };
}

/** The text with other words for the part; empty words take it out. `found` is of that very text. */
export function setPart(text: string, found: PartFound, words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  if (plain === "") return withoutPart(text, found);
  const isQuoted = found.part === "dialogue" && MARKS.test(text.slice(found.whole.start, found.whole.end));
  const said = isQuoted ? plain.replace(/[“”"«»]/g, "’") : plain;
  return text.slice(0, found.start) + said + text.slice(found.end);
}

/** The first way of taking it out by which all else is read as before; where there is none, its words alone go. */
function withoutPart(text: string, found: PartFound): string {
  const { whole } = found;
  const folded = fold(text);
  const clause = { start: clauseStart(folded, whole.start), end: clauseEnd(folded, whole.end) };
  const tries = [
    ...amongOthers(text, found),
    ...(isLine(text, whole) ? [withoutLine(text, whole)] : []),
    ...(isSentence(text, whole) ? [withoutSentence(text, whole)] : []),
    ...(found.part === "dialogue" ? [without(text, [sentenceAround(text, whole)])] : []),
    ...(text.slice(clause.start, whole.start).trim() === "" ? [withoutClause(text, clause.start, clause.end)] : []),
    without(text, [clause]),
    without(text, [whole]),
  ];
  const left = without(text, [whole]);
  return tries.find((one) => keepsOthers(text, one, found)) ?? left;
}

function isSentence(text: string, { start, end }: Place): boolean {
  return /(?:^|[.!?…]["”»]?\s+)$/.test(text.slice(0, start)) && /^\s*[.!?…]/.test(text.slice(end));
}

function withoutSentence(text: string, { start, end }: Place): string {
  return (text.slice(0, start) + text.slice(end).replace(/^\s*[.!?…]+[ ]*/, "")).trimEnd();
}

/** Of several in one sentence: with the word that joined it. */
function amongOthers(text: string, found: PartFound): readonly string[] {
  const { part, whole } = found;
  const all = partsIn(text).filter(
    (one) => one.part === part && one.whole.start === whole.start && one.whole.end === whole.end,
  );
  const index = all.findIndex(({ start }) => start === found.start);
  const [before, after] = [all[index - 1], all[index + 1]];
  if (before !== undefined) return [text.slice(0, before.end) + text.slice(found.end)];
  if (after === undefined) return [];
  const isCapital = /^\p{Lu}/u.test(found.words);
  const rest = text.slice(after.start);
  return [text.slice(0, found.start) + (isCapital ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest)];
}

/** `- He runs`, a line below a heading, `Sound: rain`. */
function isLine(text: string, { start, end }: Place): boolean {
  const lead = /[^\n]*$/.exec(text.slice(0, start))?.[0] ?? "";
  const rest = /^[^\n]*/.exec(text.slice(end))?.[0] ?? "";
  const isHeaded = HEADING_LINE.test(/([^\n]*)\n[^\n]*$/.exec(text.slice(0, start))?.[1] ?? "");
  return (
    rest.trim() === "" &&
    (/^\s*(?:[-–—•*]|\d+[.)])\s+$/.test(lead) || HEADING_LINE.test(lead) || (lead === "" && isHeaded))
  );
}

const HEADING_LINE = /^\s*[\p{L} ]+:\s*$/u;

/** With the heading that then has nothing below it. */
function withoutLine(text: string, { start, end }: Place): string {
  const from = text.lastIndexOf("\n", start - 1);
  const head = from < 0 ? "" : text.slice(0, from);
  const rest = text.slice(end).replace(/^[ \t]+/, "");
  const above = head.slice(head.lastIndexOf("\n") + 1);
  const isBare = HEADING_LINE.test(above) && /^(?:\n\s*(?:\n|$)|\n\s*[\p{L} ]+:\s*|$)/u.test(rest);
  const kept = isBare ? head.slice(0, Math.max(0, head.lastIndexOf("\n"))) : head;
  return from < 0 ? rest.trimStart() : kept + rest;
}

function keepsOthers(before: string, after: string, gone: PartFound): boolean {
  const values = (text: string): string =>
    readDirection(text)
      .found.map(({ field, value }) => `${field} ${value}`)
      .join();
  const words = (all: readonly PartFound[]): string =>
    all.map(({ part, words: said }) => `${part} ${said.toLowerCase()}`).join("\n");
  // A sentence with one step is no list of beats any more.
  const alone = gone.part === "action" ? partsIn(before).filter(({ part }) => part === "action") : [];
  const left = partsIn(before).filter(
    ({ start, part }) => start !== gone.start && !(part === "action" && alone.length === 2 && sameWhole(alone)),
  );
  return values(before) === values(after) && words(left) === words(partsIn(after));
}

function sameWhole(all: readonly PartFound[]): boolean {
  return all.every(({ whole }) => whole.start === all[0]?.whole.start);
}

/** The text with one more of them at its end, said in the text's own language; `language` where it does not tell. */
export function withPart(text: string, part: FreePart, words: string, language: Language): string {
  const plain = words.replace(/\s+/g, " ").trim();
  if (plain === "") return text;
  const isFrench = languageOf(text, language) === "fr";
  switch (part) {
    case "action":
      return `${text.trimEnd()}\n- ${plain}`.trimStart();
    case "dialogue": {
      const spoken = plain.replace(/[“”"«»]/g, "’");
      return asSentence(text, isFrench ? `Une voix dit : « ${spoken} »` : `A voice says: “${spoken}”`);
    }
    case "sound":
      return asSentence(text, `${isFrench ? "On entend" : "We hear"} ${plain}.`);
    case "negative":
      return appended(text, `${isFrench ? "sans" : "no"} ${plain}`);
  }
}

function asSentence(text: string, sentence: string): string {
  const body = text.trimEnd();
  if (body === "") return sentence;
  // Behind a list a sentence would be read as its last line.
  if (/(?:^|\n)\s*(?:[-–—•*]|\d+[.)])\s+[^\n]*$/.test(body)) return `${body}\n\n${sentence}`;
  return /[.!?…:;]["”»]?$|["”»]$/.test(body) ? `${body} ${sentence}` : `${body}. ${sentence}`;
}

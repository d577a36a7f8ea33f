/**
 * A prompt in the form that a model wants. Nothing is added that was not read; where nothing was read, the text goes as
 * it was written. Length and frame size are asked for by fields of their own, so whole clauses about them are left out.
 */

import forms from "../../assets/direction/forms.json";
import { list, object, oneOf, text as words } from "./decode";
import { FIELDS, sayingOf, type Direction, type Field, type Language } from "./direction";
import { clauseEnd, clauseStart, languageOf, readDirection, type Found } from "./direction-reading";
import { fold, wordsFor } from "./vocabulary";

/**
 * `guide`: the structure of OpenAI's video prompting guide (openai-cookbook, sora2_prompting_guide): style, prose,
 * cinematography, actions, dialogue, sound. `short`: one line, parted by commas.
 */
export type PromptForm = "as-written" | "guide" | "short";

export const PROMPT_FORMS: readonly PromptForm[] = ["as-written", "guide", "short"];

export interface Compiling {
  readonly form: PromptForm;
  /** `field`: the model has one of its own for what must not be seen, so the prose does not say it. */
  readonly negative: "field" | "prose";
  /** Of the words for values, where the text does not tell its own. */
  readonly language: Language;
}

const FAMILIES = object(({ read }) =>
  read(
    "families",
    list(object((one) => ({ begins: one.read("begins", words), form: one.read("form", oneOf(...PROMPT_FORMS)) }))),
  ),
)(forms, "forms");

/** By how the model's bare name begins; of what no guide is known the prompt goes as written. */
export function promptFormFor(model: string): PromptForm {
  const bare = model.toLowerCase().slice(model.lastIndexOf("/") + 1);
  return FAMILIES.find(({ begins }) => bare.startsWith(begins))?.form ?? "as-written";
}

/** `direction` is what was read in `text`. */
export function compileDirection(text: string, direction: Direction, how: Compiling): string {
  const said = FIELDS.some((field) => direction[field] !== undefined);
  const parts = [direction.actions, direction.dialogue, direction.sound];
  const moves = how.negative === "field" && direction.negative.length > 0;
  if (how.form === "as-written" && !moves) return text;
  if (!said && parts.every((part) => part.length === 0) && !moves) return text;
  switch (how.form) {
    case "as-written":
      return without(text, negativePlaces(text));
    case "guide":
      return guide(text, direction, how);
    case "short":
      return short(text, direction, how);
  }
}

/** What must not be seen, for a field of its own; empty where nothing was denied. */
export function negativeOf({ negative }: Direction): string {
  return negative.join(", ");
}

function guide(text: string, direction: Direction, how: Compiling): string {
  const language = languageOf(text, how.language);
  const say = (...fields: readonly Field[]): string => sayingsOf(direction, fields, language).join(", ");
  const line = (label: string, said: string): readonly string[] => (said === "" ? [] : [`${label}: ${said}`]);
  const block = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [[title, ...lines].join("\n")];
  const bullets = (lines: readonly string[]): readonly string[] => lines.map((one) => `- ${one}`);
  const cinematography = [
    ...line("Camera shot", say("size", "angle")),
    ...line("Camera move", moveWords(direction, language)),
    ...line("Lens", say("lens")),
    ...line("Depth of field", say("depth")),
    ...line("Lighting + palette", say("light", "time", "weather", "palette")),
    ...line("Mood", say("mood")),
  ];
  return [
    ...line("Style", say("style")),
    ...present(prose(text, how)),
    ...block("Cinematography:", cinematography),
    ...block("Actions:", bullets(direction.actions)),
    ...block("Dialogue:", bullets(direction.dialogue)),
    ...block("Background Sound:", direction.sound),
  ].join("\n\n");
}

/** Beats, speech and sound stay where they stand; only the values move to the end. */
function short(text: string, direction: Direction, how: Compiling): string {
  const language = languageOf(text, how.language);
  const { found } = readDirection(text);
  const clauses = wholeClauses(text, found);
  const left = without(text, [
    ...clauses,
    ...containers(text),
    ...(how.negative === "field" ? negativePlaces(text) : []),
  ])
    .replace(/\s*\n+\s*/g, " ")
    .trim()
    .replace(/[.,;:]+$/, "");
  // What stands within the prose is said there already.
  const moved = new Set(clauses.map(({ field }) => field));
  const fields = FIELDS.filter((field) => moved.has(field) && field !== "move" && field !== "speed");
  const move = moved.has("move") ? moveWords(direction, language) : "";
  return [...present(left), ...present(move), ...sayingsOf(direction, fields, language)].join(", ");
}

function present(said: string): readonly string[] {
  return said.trim() === "" ? [] : [said.trim()];
}

function sayingsOf(direction: Direction, fields: readonly Field[], language: Language): readonly string[] {
  return fields.flatMap((field) => {
    const value = direction[field];
    const saying = value === undefined ? undefined : sayingOf(field, value);
    return saying === undefined ? [] : [wordsFor(saying, language)];
  });
}

function moveWords(direction: Direction, language: Language): string {
  if (direction.move === undefined) return "";
  const move = wordsFor({ field: "move", value: direction.move }, language);
  if (direction.speed === undefined) return move;
  const speed = wordsFor({ field: "speed", value: direction.speed }, language, "adjective");
  return language === "fr" ? `${move} ${speed}` : `${speed} ${move}`;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is left of the scene when all that has a heading of its own is taken out of it. */
function prose(text: string, how: Compiling): string {
  const { found, parts } = readDirection(text);
  const headed = parts.filter(({ part }) => part === "action" || part === "sound");
  const spoken = parts.filter(({ part }) => part === "dialogue").map((one) => sentenceAround(text, one));
  const denied = how.negative === "field" ? negativePlaces(text) : [];
  return without(text, [
    ...wholeClauses(text, found),
    ...containers(text),
    ...headed,
    ...spoken,
    ...headings(text),
    ...denied,
  ]);
}

function negativePlaces(text: string): readonly Place[] {
  return readDirection(text).parts.filter(({ part }) => part === "negative");
}

/** `Anna says: “…”` goes whole to the dialogue. */
function sentenceAround(text: string, { start, end }: Place): Place {
  const lead = /(?:^|[.!?…\n]\s*)([^.!?…\n]*)$/.exec(text.slice(0, start))?.[1] ?? "";
  return { start: start - lead.length, end: end + (/^[ ]*\.?/.exec(text.slice(end))?.[0].length ?? 0) };
}

function headings(text: string): readonly Place[] {
  return [
    ...fold(text).matchAll(
      /^[ ]*(?:actions?|dialogues?|(?:background |ambient )?sounds?|sons?)[ ]*:[ ]*|^[ ]*(?:[-–•*]|\d+[.)])[ ]+/gm,
    ),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Of what was read, that which fills its clause: it can be taken out of the prose without a trace. */
function wholeClauses(text: string, found: readonly Found[]): readonly Found[] {
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
function containers(text: string): readonly Place[] {
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
function without(text: string, places: readonly Place[]): string {
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

/**
 * A prompt in the form that a model wants. Nothing is added that was not read; where nothing was read, the text goes as
 * it was written. Length and frame size are asked for by fields of their own, so whole clauses about them are left out.
 */

import forms from "../../assets/direction/forms.json";
import type { Known, Source } from "./capability";
import { fieldsOf, list, object, oneOf, text as words, type Decoder } from "./decode";
import { FIELDS, sayingOf, VALUES, type Direction, type Field, type Language, type Values } from "./direction";
import { clauseEnd, clauseStart, languageOf, LONGEST_READ, readDirection, type Found } from "./direction-reading";
import { fold, wordsFor } from "./vocabulary";

/**
 * `guide`: the structure of OpenAI's video prompting guide (openai-cookbook, sora2_prompting_guide): style, prose,
 * cinematography, actions, dialogue, sound. The others are one paragraph. `short`: the scene, then the camera and the
 * look. `camera-first`: the camera, the scene, the look. `commands`: the move as `[Push in]`, then as `short`.
 */
export type PromptForm = "as-written" | "guide" | "short" | "camera-first" | "commands";

export const PROMPT_FORMS: readonly PromptForm[] = ["as-written", "guide", "short", "camera-first", "commands"];

/** `own`: the one that the model's makers ask for. */
export type FormChoice = "own" | PromptForm;

export const FORM_CHOICES: readonly FormChoice[] = ["own", ...PROMPT_FORMS];

export interface Compiling {
  readonly form: PromptForm;
  /** `field`: the model has one of its own for what must not be seen, so the prose does not say it. */
  readonly negative: "field" | "prose";
  /** Of the words for values, where the text does not tell its own. */
  readonly language: Language;
}

/** What a paragraph says, in order; `scene` stands for the text itself. */
type Order = readonly (Field | "scene")[];

const order: Decoder<Order> = list(oneOf("scene", ...FIELDS));

const { ORDERS, COMMANDS, FAMILIES } = object(({ read }) => ({
  ORDERS: read(
    "orders",
    object((orders) => ({
      short: orders.read("short", order),
      "camera-first": orders.read("camera-first", order),
      commands: orders.read("commands", order),
    })),
  ),
  COMMANDS: read("commands", (value, at): ReadonlyMap<Values["move"], string> => {
    const { maybe } = fieldsOf(value, at);
    return new Map(
      VALUES.move.flatMap((move) => {
        const said = maybe(move, words)[move];
        return said === undefined ? [] : [[move, said] as const];
      }),
    );
  }),
  FAMILIES: read(
    "families",
    list(
      object((one) => ({
        begins: one.read("begins", words),
        form: one.read("form", oneOf(...PROMPT_FORMS)),
        source: one.read(
          "source",
          object((source): Source => ({ where: source.read("where", words), date: source.read("date", words) })),
        ),
      })),
    ),
  ),
}))(forms, "forms");

/** By how the model's bare name begins; of what no guide is known the prompt goes as written. */
export function promptFormFor(model: string): PromptForm {
  return familyOf(model)?.form ?? "as-written";
}

/** Who says that the model wants its form; absent where no guide is known. */
export function formSource(model: string): Source | undefined {
  return familyOf(model)?.source;
}

function familyOf(model: string): (typeof FAMILIES)[number] | undefined {
  const bare = model.toLowerCase().slice(model.lastIndexOf("/") + 1);
  return FAMILIES.find(({ begins }) => bare.startsWith(begins));
}

export interface ToSend {
  readonly prompt: string;
  readonly negative: string;
  readonly promptForm: FormChoice;
}

export interface Sendee {
  readonly model: string;
  /** Whether it has a field for what must not be seen. */
  readonly negative: boolean;
  readonly language: Language;
  /** Characters that it takes. */
  readonly longest: Known<number>;
}

/**
 * What leaves instead of what was written; absent where it leaves as it was written: also where the
 * form would be too long for the model, or the text too long to be read.
 */
export function sentInstead(
  { prompt, negative, promptForm }: ToSend,
  to: Sendee,
): { readonly prompt: string; readonly negative: string } | undefined {
  const form = promptForm === "own" ? promptFormFor(to.model) : promptForm;
  if (form === "as-written" || prompt.length > LONGEST_READ) return undefined;
  const { direction } = readDirection(prompt);
  const compiled = compileDirection(prompt, direction, {
    form,
    negative: to.negative ? "field" : "prose",
    language: to.language,
  });
  const denied = to.negative ? negativeOf(direction) : "";
  const all = [negative.trim(), denied].filter((one) => one !== "").join(", ");
  if (to.longest !== "unknown" && compiled.length > to.longest) return undefined;
  return compiled === prompt && denied === ""
    ? undefined
    : { prompt: compiled, negative: denied === "" ? negative : all };
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
    case "camera-first":
    case "commands":
      return paragraph(text, direction, how, ORDERS[how.form]);
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

/** Beats, speech and sound stay where they stand; only the values move to where the order has them. */
function paragraph(text: string, direction: Direction, how: Compiling, order: Order): string {
  const language = languageOf(text, how.language);
  const { found } = readDirection(text);
  const command = how.form === "commands" && direction.move !== undefined ? COMMANDS.get(direction.move) : undefined;
  const clauses = wholeClauses(text, found);
  const places = [...clauses, ...containers(text), ...(how.negative === "field" ? negativePlaces(text) : [])];
  if (places.length === 0 && command === undefined) return text;
  const scene = without(text, places)
    .replace(/\s*\n+\s*/g, " ")
    .trim();
  // What stands within the prose is said there already; a command knows no speed.
  const moved = new Set(clauses.map(({ field }) => field));
  if (command !== undefined && direction.speed === undefined) moved.delete("move");
  const say = (field: Field): readonly string[] => {
    if (!moved.has(field) || field === "speed") return [];
    return field === "move" ? [moveWords(direction, language)] : sayingsOf(direction, [field], language);
  };
  const turn = how.form === "camera-first" ? order.indexOf("scene") : 0;
  const fieldsIn = (some: Order): readonly string[] => some.flatMap((one) => (one === "scene" ? [] : say(one)));
  const before = fieldsIn(order.slice(0, turn)).join(", ");
  const after = fieldsIn(order.slice(turn));
  const bare = scene.replace(/[.,;:]+$/, "");
  const rest = before === "" ? [...present(bare), ...after].join(", ") : sentences([scene, after.join(", ")]);
  return [...(command === undefined ? [] : [`[${command}]`]), sentences([before]), rest]
    .filter((one) => one !== "")
    .join(" ");
}

/** Each with a capital and a full stop; what is empty is left out. */
function sentences(said: readonly string[]): string {
  return said
    .flatMap(present)
    .map((one) => one.charAt(0).toUpperCase() + one.slice(1) + (/[.!?…]["”»]?$/.test(one) ? "" : "."))
    .join(" ");
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

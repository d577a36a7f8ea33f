/**
 * A prompt in the form that a model wants. Nothing is added that was not read; where nothing was read, the text goes as
 * it was written. Length and frame size are asked for by fields of their own, so whole clauses about them are left out.
 */

import type { Known } from "./capability";
import { FIELDS, sayingOf, type Direction, type Field, type Language } from "./direction";
import { languageOf, LONGEST_READ, readDirection } from "./direction-reading";
import { COMMANDS, ORDERS, promptFormFor, type FormChoice, type Order, type PromptForm } from "./prompt-forms";
import { containers, headings, negativePlaces, sentenceAround, wholeClauses, without } from "./prompt-places";
import { wordsFor } from "./vocabulary";

export interface Compiling {
  readonly form: PromptForm;
  /** `field`: the model has one of its own for what must not be seen, so the prose does not say it. */
  readonly negative: "field" | "prose";
  /** Of the words for values, where the text does not tell its own. */
  readonly language: Language;
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

/** Which form of prompt each family of models wants, as their makers' guides say; data, with its sources. */

import forms from "../../assets/direction/forms.json";
import type { Source } from "./capability";
import { fieldsOf, list, object, oneOf, text as words, type Decoder } from "./decode";
import { FIELDS, VALUES, type Field, type Values } from "./direction";

/**
 * `guide`: the structure of OpenAI's video prompting guide (openai-cookbook, sora2_prompting_guide): style, prose,
 * cinematography, actions, dialogue, sound. The others are one paragraph. `short`: the scene, then the camera and the
 * look. `camera-first`: the camera, the scene, the look. `commands`: the move as `[Push in]`, then as `short`.
 */
export type PromptForm = "as-written" | "guide" | "short" | "camera-first" | "commands";

const PROMPT_FORMS: readonly PromptForm[] = ["as-written", "guide", "short", "camera-first", "commands"];

/** `own`: the one that the model's makers ask for. */
export type FormChoice = "own" | PromptForm;

export const FORM_CHOICES: readonly FormChoice[] = ["own", ...PROMPT_FORMS];

/** What a paragraph says, in order; `scene` stands for the text itself. */
export type Order = readonly (Field | "scene")[];

const order: Decoder<Order> = list(oneOf("scene", ...FIELDS));

/**
 * `ORDERS`: of the paragraph, by form. `COMMANDS`: the model's own word for a move, where it has one. `FAMILIES`: of models,
 * by how their bare names begin.
 */
export const { ORDERS, COMMANDS, FAMILIES } = object(({ read }) => ({
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

/** House looks: light, lens, palette and style said as one sentence that any shot can end with. */

import data from "../../assets/direction/looks.json";
import { list, object, text } from "./decode";
import { sayingOf, type Field, type Language } from "./direction";
import { LONGEST_READ, languageOf, readDirection } from "./direction-reading";
import { wordsFor } from "./vocabulary";

export interface Look {
  readonly id: string;
  readonly name: string;
  /** As they stand in a prompt, without a full stop. */
  readonly words: string;
}

const saying = object(({ read }) => ({ name: read("name", text), words: read("words", text) }));

const SHIPPED = object(({ read }) =>
  read(
    "looks",
    list(object((one) => ({ id: one.read("id", text), en: one.read("en", saying), fr: one.read("fr", saying) }))),
  ),
)(data, "looks");

/** Named in one language, and said in another: that of the prompt which wears it. */
export function shippedLooks(names: Language, words: Language = names): readonly Look[] {
  return SHIPPED.map((look) => ({ id: look.id, name: look[names].name, words: look[words].words }));
}

/** The look that the prompt wears: the longest whose words stand in it. */
export function lookIn(prompt: string, looks: readonly Look[]): Look | undefined {
  return looks
    .filter(({ words }) => words !== "" && prompt.includes(words))
    .sort((one, other) => other.words.length - one.words.length)[0];
}

/** With this look instead of the one that it wears; `undefined`: without any. Nothing else of it changes. */
export function withLook(prompt: string, look: Look | undefined, looks: readonly Look[]): string {
  const worn = lookIn(prompt, looks);
  if (worn !== undefined) {
    const start = prompt.indexOf(worn.words);
    const end = start + worn.words.length;
    if (look !== undefined) return prompt.slice(0, start) + look.words + prompt.slice(end);
    return joined(prompt.slice(0, start).trimEnd(), prompt.slice(end).replace(/^[.,]?\s*/, ""));
  }
  if (look === undefined) return prompt;
  const body = prompt.trimEnd();
  const stop = body === "" || /[.!?…:;]["”»]?$/.test(body) ? "" : ".";
  return joined(body + stop, `${look.words}.`);
}

function joined(before: string, after: string): string {
  return before === "" || after === "" ? before + after : `${before} ${after}`;
}

/** Of what a shot says of itself, that which others can share. */
const SHARED: readonly Field[] = ["style", "light", "palette", "lens", "depth", "mood"];

/** The words for a look, out of what was read in a prompt; empty where it says nothing of one. */
export function lookWords(prompt: string, language: Language): string {
  if (prompt.length > LONGEST_READ) return "";
  const { direction } = readDirection(prompt);
  const tongue = languageOf(prompt, language);
  const said = SHARED.flatMap((field) => {
    const value = direction[field];
    const one = value === undefined ? undefined : sayingOf(field, value);
    return one === undefined ? [] : [wordsFor(one, tongue)];
  }).join(", ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}

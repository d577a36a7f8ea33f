/** Who made a take, as a row has room for it. */

import { isWire } from "../core/job";
import type { Recipe } from "../core/recipe";
import type { Text } from "./text/en";

/** Of a model: without the organisation, and without what only says how the weights are packed. */
export function makerName(text: Text, { engine, model }: Pick<Recipe, "engine" | "model">): string {
  if (!isWire(engine)) return text.engine.names[engine];
  const name = model.slice(model.lastIndexOf("/") + 1).replace(/-Diffusers$/, "");
  // A hyphen is no place to break a name.
  return name.replace(/-/g, "\u2011");
}

/** A take's recipe, row by row, as people read it; and two recipes held against each other. */

import { seedUsed, type Recipe } from "../core/recipe";
import { recipeDifferences } from "../core/repetition";
import type { Take } from "../core/take";
import { TICKS_PER_SECOND } from "../core/time";
import { clockOf } from "./clock";
import type { Text } from "./text/en";

interface RecipeRow {
  readonly name: string;
  /** Empty: there is nothing to say. */
  readonly says: string;
  /** Of the recipe, what it is read off. Empty: it is the take's own. */
  readonly of: readonly (keyof Recipe)[];
}

export function recipeRows(take: Take, text: Text): readonly RecipeRow[] {
  const { recipe, shot } = take;
  const { recipe: words } = text.shelf;
  const { asked, sent } = recipe;
  const fps = Math.round((TICKS_PER_SECOND / recipe.rate) * 1000) / 1000;
  const model = asked === undefined ? recipe.model : `${recipe.model}, ${asked.engineName} (${asked.host})`;
  return [
    { name: words.prompt, says: recipe.prompt, of: ["prompt"] },
    { name: words.negative, says: recipe.negative, of: ["negative"] },
    { name: words.sent, says: sent?.prompt ?? "", of: ["sent"] },
    { name: words.sentNegative, says: sent?.negative ?? "", of: ["sent"] },
    { name: words.model, says: model, of: ["model", "asked"] },
    { name: words.seed, says: String(seedUsed(recipe) ?? ""), of: ["seed"] },
    {
      name: words.picture,
      says: words.pictureIs(recipe.frames, fps, recipe.size),
      of: ["frames", "rate", "size"],
    },
    {
      name: words.asked,
      says: asked === undefined ? "" : words.askedFor(asked.seconds, asked.size),
      of: ["asked"],
    },
    ...recipe.references.map((frame, index): RecipeRow => {
      const rights = frame.rights === undefined ? "" : `. ${text.policy.rights.noted(frame.rights)}`;
      return { name: words.reference(index + 1), says: words.referenceIs(frame) + rights, of: ["references"] };
    }),
    { name: words.use, says: text.prompt.uses[recipe.use], of: ["use"] },
    { name: words.shot, says: `${shot.sequenceName}, ${take.clipName}`, of: [] },
    { name: words.when, says: clockOf(take.askedAt, text.months), of: [] },
  ];
}

/** What the second's recipe says otherwise, field by field; a field that has no row of its own stands under its own name. */
export function recipeChanges(first: Take, again: Take, text: Text): readonly string[] {
  const fields = new Set(recipeDifferences(first, again));
  if (fields.size === 0) return [];
  const [before, after] = [first, again].map(
    (take) => new Map(recipeRows(take, text).map((row) => [row.name, row] as const)),
  );
  const told = new Set<string>();
  const changes: string[] = [];
  for (const [name, row] of new Map([...(before ?? []), ...(after ?? [])])) {
    const [one = "", other = ""] = [before?.get(name)?.says, after?.get(name)?.says];
    if (one === other || !row.of.some((field) => fields.has(field))) continue;
    for (const field of row.of) told.add(field);
    changes.push(text.again.difference(name, one, other));
  }
  return [...changes, ...[...fields].filter((field) => !told.has(field))];
}

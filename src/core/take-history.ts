/** What the ledger says of a take: read off two states of its record, so that whoever writes the record need not think of it. */

import { canonicalJson } from "./canonical";
import type { Entry } from "./ledger-entry";
import type { Sum } from "./ledger-chain";
import { originalOf, type Take } from "./take";

/** Of a recipe as it stands in take.json, whatever the order of its fields: a later change of it shows in the ledger. */
export function recipeSum({ recipe: { unknown, ...known } }: Pick<Take, "recipe">, sum: Sum): string {
  return sum(canonicalJson({ ...unknown, ...known }));
}

/** The line that an editor pressed the button for it. */
export function askedEntry(take: Take, sum: Sum): Entry {
  const { id: takeId, clipName, recipe } = take;
  const engine = recipe.asked?.engineName ?? recipe.engine;
  return { kind: "asked", takeId, clipName, engine, model: recipe.model, recipe: recipeSum(take, sum) };
}

/** The line that its folder, of so many bytes, was removed. */
export function removedEntry({ id: takeId, clipName }: Take, bytes: number): Entry {
  return { kind: "removed", takeId, clipName, bytes };
}

/** What happened between the two, in its order; empty for what the ledger does not tell of. */
export function entriesBetween(before: Take, after: Take): readonly Entry[] {
  const { id: takeId } = after;
  const entries: Entry[] = [];
  const { submission, recipe, state, placement } = after;
  if (submission !== undefined && submission.id !== before.submission?.id) {
    entries.push({ kind: "submitted", takeId, submission: submission.id, host: recipe.asked?.host ?? "" });
  }
  const original = originalOf(after);
  if (original !== undefined && original.sha256 !== originalOf(before)?.sha256) {
    const { sha256, essenceSha256, bytes } = original;
    const essence = essenceSha256 === undefined ? {} : { essence: essenceSha256 };
    entries.push({ kind: "delivered", takeId, sha256, ...essence, bytes });
  }
  if (state.kind === "failed" && before.state.kind !== "failed") {
    entries.push({ kind: "failed", takeId, why: state.failure.kind });
  }
  const isNew = JSON.stringify(placement) !== JSON.stringify(before.placement);
  if (isNew && (placement?.outcome === "verified" || placement?.outcome === "unverified")) {
    const { outcome } = placement;
    const { sequenceId } = after.shot;
    const replaced = placement.outcome === "verified" ? placement.replaced : undefined;
    entries.push(
      replaced === undefined
        ? { kind: "placed", takeId, sequenceId, outcome }
        : { kind: "replaced", takeId, sequenceId, clip: replaced.clip, way: replaced.way, outcome },
    );
  }
  return entries;
}

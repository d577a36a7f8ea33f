/**
 * Whether a use bears a label, as a named person decided, and what the label says. Article 50(4) of the AI Act binds who
 * publishes; Pickup records what they decide, and decides nothing.
 */

import type { AuditRange } from "./audit";
import type { Wording } from "./label-choice";
import type { LabelDecision, Entry } from "./ledger-entry";
import type { LedgerLine } from "./ledger";
import type { Recipe } from "./recipe";
import type { UseChange } from "./use-in-cut";
import { bearingsOf, type Bearing, type UseNow } from "./uses-now";

export interface Decided {
  readonly decision: LabelDecision;
  /** Ids of words. */
  readonly by: string;
  readonly reason?: string;
  /** Absent: as Pickup says it. */
  readonly wording?: Wording;
  /** ISO 8601, UTC, by the clock of the device that wrote it. */
  readonly at: string;
}

export type LabelStanding =
  /** Nobody has said anything. */
  | { readonly kind: "open" }
  | { readonly kind: "decided"; readonly decided: Decided }
  /** It was decided about another take, range or look of it, or about it in another place: somebody decides anew. */
  | { readonly kind: "reopened"; readonly why: Reopening; readonly was: Decided };

export type Reopening = Exclude<UseChange, "same" | "moved">;

type DecidedLine = LedgerLine & Extract<Entry, { kind: "label-decided" }>;

/** The last word on each use, by key, out of everybody's lines in their order. `ranges`: all uses of the cut as it is now. */
export function labelStandingsOf(
  ranges: readonly UseNow[],
  lines: readonly LedgerLine[],
): ReadonlyMap<string, LabelStanding> {
  const said = new Map<string, { readonly line: DecidedLine; readonly change: UseChange }[]>();
  const known = new Map<string, readonly Bearing[]>();
  for (const line of lines) {
    if (line.kind !== "label-decided") continue;
    const id = JSON.stringify([line.use, line.alike]);
    const bearings = known.get(id) ?? bearingsOf(line.use, ranges, line.alike);
    known.set(id, bearings);
    for (const { key, change } of bearings) said.set(key, [...(said.get(key) ?? []), { line, change }]);
  }
  return new Map(ranges.map(({ key }) => [key, standingFrom(said.get(key) ?? [])]));
}

function standingFrom(said: readonly { readonly line: DecidedLine; readonly change: UseChange }[]): LabelStanding {
  // What was said where it lies outweighs what was said where it may have lain.
  const last =
    said.filter(({ change }) => change === "same").at(-1) ?? said.filter(({ change }) => change === "moved").at(-1);
  if (last !== undefined) return { kind: "decided", decided: decidedIn(last.line) };
  const before = said.at(-1);
  if (before === undefined || before.line.decision === "undecided") return { kind: "open" };
  const { line, change: why } = before;
  return why === "same" || why === "moved" ? { kind: "open" } : { kind: "reopened", why, was: decidedIn(line) };
}

function decidedIn({ decision, by, reason, wording, at }: DecidedLine): Decided {
  return {
    decision,
    by,
    ...(reason === undefined ? {} : { reason }),
    ...(wording === undefined ? {} : { wording }),
    at,
  };
}

/** What a label of it would say, unless a person says otherwise. */
export interface SuggestedWording {
  readonly wording: Wording;
  readonly because: WhyWording;
}

/**
 * `declared`: its own metadata or credentials call it a composite. `first-frame`, `last-frame`: it was made to begin or end with a picture
 * that did not come from a model. `unknown`: nobody knows how it was made.
 */
export type WhyWording = "declared" | "first-frame" | "last-frame" | "all-from-model" | "unknown";

/**
 * By the IPTC's digital source types: trained algorithmic media are generated, a composite with them is modified. A filmed
 * picture that a take begins or ends with is seen in it, and what follows alters what was filmed; a look or a subject only
 * steers. A take made from a take holds what that one holds. `recipeOf`: absent where a take is not known any more.
 */
export function suggestedWording(
  { use, evidence }: Pick<AuditRange, "use" | "evidence">,
  recipeOf: (takeId: string) => Recipe | undefined,
): SuggestedWording {
  if (evidence.some(({ source }) => source === "ai-part")) return { wording: "modified", because: "declared" };
  const recipe = use.takeId === undefined ? undefined : recipeOf(use.takeId);
  if (recipe === undefined) return { wording: "generated", because: "unknown" };
  const filmed = filmedPicture(recipe, recipeOf, new Set());
  if (filmed !== undefined) return { wording: "modified", because: filmed };
  return { wording: "generated", because: "all-from-model" };
}

/** `seen`: takes on the way, so that a circle in damaged records ends. */
function filmedPicture(
  recipe: Recipe,
  recipeOf: (takeId: string) => Recipe | undefined,
  seen: ReadonlySet<string>,
): "first-frame" | "last-frame" | undefined {
  for (const { role, from } of recipe.references) {
    if (role !== "first" && role !== "last") continue;
    if (from.kind !== "take") return role === "first" ? "first-frame" : "last-frame";
    const found = filmedIn(from.takeId, recipeOf, seen);
    if (found !== undefined) return found;
  }
  return recipe.parent === undefined ? undefined : filmedIn(recipe.parent.takeId, recipeOf, seen);
}

function filmedIn(
  takeId: string,
  recipeOf: (takeId: string) => Recipe | undefined,
  seen: ReadonlySet<string>,
): "first-frame" | "last-frame" | undefined {
  const recipe = seen.has(takeId) ? undefined : recipeOf(takeId);
  return recipe === undefined ? undefined : filmedPicture(recipe, recipeOf, new Set([...seen, takeId]));
}

/** Which takes may be removed for good: what nobody wants and nothing uses, and only by the machine that asked for it. */

import { isSpared, markOf, type TakeMarks } from "./ledger";
import { isOver, jobOf, type Take } from "./take";

/** `rejected`: somebody said so. `leftover`: made, never marked, and nowhere in a sequence. */
export type Removable = "rejected" | "leftover";

/** What is known of a take at this moment. */
export interface Judged {
  readonly take: Take;
  readonly marks?: TakeMarks;
  /** Absent: nothing is under way. */
  readonly work?: object;
  /** In any sequence of the project. `unknown`: one of them could not be read. */
  readonly use: "used" | "unused" | "unknown";
}

export interface Bounds {
  /** One writer a file: what another machine asked for is its to remove. */
  readonly device: string;
  readonly projectId: string;
  /** Takes that others were made from, or take a frame from. */
  readonly parents: ReadonlySet<string>;
}

/** Absent: it stays. */
export function removable({ take, marks, work, use }: Judged, bounds: Bounds): Removable | undefined {
  const { id, owner, shot, state } = take;
  if (owner !== bounds.device || shot.projectId !== bounds.projectId) return undefined;
  if (work !== undefined || !isOver(state)) return undefined;
  // What an engine may still hand out, and was paid for.
  if (state.kind !== "ready" && jobOf(state).job !== undefined) return undefined;
  if (use !== "unused" || isSpared(marks) || bounds.parents.has(id)) return undefined;
  if (markOf(marks) === "reject") return "rejected";
  return marks === undefined ? "leftover" : undefined;
}

/** Every take that another one names as where it comes from. */
export function parentsIn(takes: readonly Take[]): ReadonlySet<string> {
  const parents = new Set<string>();
  for (const { recipe } of takes) {
    if (recipe.parent !== undefined) parents.add(recipe.parent.takeId);
    for (const { from } of recipe.references) if (from.kind === "take") parents.add(from.takeId);
  }
  return parents;
}

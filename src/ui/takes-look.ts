/** What the Takes tab is narrowed down to: kept beside it, so that it outlives a look at another tab. */

import type { TakeQuery } from "../core/search";

/** What the Takes tab was looking for when it was left. */
export interface TakesLook {
  readonly query: TakeQuery;
  /** Of asking, back from now; `any`: whenever. */
  readonly days: string;
}

export const EVERYTHING: TakesLook = { query: { words: "" }, days: "any" };

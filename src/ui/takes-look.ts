import type { TakeQuery } from "../core/search";

/** What the Takes tab was looking for when it was left. */
export interface TakesLook {
  readonly query: TakeQuery;
  /** Of asking, back from now; `any`: whenever. */
  readonly days: string;
}

export const EVERYTHING: TakesLook = { query: { words: "" }, days: "any" };

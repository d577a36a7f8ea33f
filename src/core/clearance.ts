/** What was cleared for a project, as a person typed it: declared, and not proved by anything. */

import { calendarDay, object, text, type Decoder } from "./decode";

/** An absent field: nobody said so. */
export interface Clearance {
  /** Of the client's written approval: where it can be found again. */
  readonly approval?: string;
  /** Who agreed to be shown, and where that stands. */
  readonly likeness?: string;
  /** Which agreement of a union covers it, or why none has to. */
  readonly union?: string;
  /** Where it may be shown, parted by commas. */
  readonly territory?: string;
  /** The last day on which it may be shown, ISO 8601. */
  readonly expires?: string;
  /**
   * Who typed the latest of it: a declared name, not an authenticated one. On disk the id of words that can be erased, so that
   * the name is nowhere else. Absent: nobody gave one, or it was erased, or is not known here.
   */
  readonly by?: string;
  /** When: ISO 8601, UTC. Absent: nothing was ever typed. */
  readonly at?: string;
}

/** Those that a person types. */
export const CLEARANCES = ["approval", "likeness", "union", "territory", "expires"] as const;
export type ClearanceField = (typeof CLEARANCES)[number];
/** Fields that were typed; an empty one says that nobody says so any more. */
export type Typed = { readonly [F in ClearanceField]?: string };

export const NOTHING_CLEARED: Clearance = {};

export const clearanceRecord: Decoder<Clearance> = object(({ maybe }) => ({
  ...maybe("approval", text),
  ...maybe("likeness", text),
  ...maybe("union", text),
  ...maybe("territory", text),
  ...maybe("expires", calendarDay),
  ...maybe("by", text),
  ...maybe("at", text),
}));

/** With those fields as typed, by whom and when; the others as they were. */
export function cleared(before: Clearance, typed: Typed, who: Pick<Clearance, "by" | "at">): Clearance {
  const now: { [F in ClearanceField]?: string } = {};
  for (const field of CLEARANCES) {
    const value = (typed[field] ?? before[field] ?? "").trim();
    if (value !== "") now[field] = value;
  }
  return { ...now, ...who };
}

/** Whether the field says anything. */
export function says(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== "";
}

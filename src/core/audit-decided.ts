/** What people decided about a range, as a report says it: what holds, and what was said of what it was. */

import type { LabelStanding } from "./label";
import type { RangeLaid } from "./label-laid";
import { SIGN_OFFS, type LabelDecision, type SignOff } from "./ledger-entry";
import type { Decided, PartStanding, Standing } from "./review";
import type { UseChange } from "./use-in-cut";

export interface ReportSignOff {
  readonly part: SignOff;
  readonly needed: boolean;
  readonly standing: PartStanding["kind"];
  /** What was said; of one that was reopened, of what it was. */
  readonly decision?: Decided["decision"];
  /** What of the use is another one since. Absent: nothing, or it was never decided. */
  readonly changed?: UseChange;
  /** A typed name: declared, not authenticated. */
  readonly by?: string;
  readonly note?: string;
  readonly at?: string;
}

export interface ReportLabel {
  readonly standing: LabelStanding["kind"];
  /** What was said; of one that was reopened, of what it was. */
  readonly decision?: LabelDecision;
  /** What of the use is another one since. Absent: nothing, or it was never decided. */
  readonly changed?: UseChange;
  readonly by?: string;
  readonly reason?: string;
  readonly at?: string;
  /** Absent: none is to be laid. */
  readonly laid?: RangeLaid;
}

/** The words of an id; absent: erased, or not at hand. */
export type WordsOf = (id: string) => string | undefined;

export function signOffsOf({ needed, parts }: Standing, wordsOf: WordsOf): readonly ReportSignOff[] {
  const shown = SIGN_OFFS.filter((part) => needed.includes(part) || parts[part].kind !== "open");
  return shown.map((part) => {
    const standing = parts[part];
    const about = { part, needed: needed.includes(part), standing: standing.kind };
    if (standing.kind === "open") return about;
    const { by, note, at, decision } = standing.said;
    const changed = standing.kind === "reopened" ? { changed: standing.why } : {};
    return { ...about, decision, ...changed, ...said("by", wordsOf(by)), ...said("note", note && wordsOf(note)), at };
  });
}

export function labelOf(label: LabelStanding, wordsOf: WordsOf, laid: RangeLaid | undefined): ReportLabel {
  if (label.kind === "open") return { standing: "open" };
  const { decision, by, reason, at } = label.kind === "decided" ? label.decided : label.was;
  return {
    standing: label.kind,
    decision,
    ...(label.kind === "reopened" ? { changed: label.why } : {}),
    ...said("by", wordsOf(by)),
    ...said("reason", reason && wordsOf(reason)),
    at,
    ...(laid === undefined ? {} : { laid }),
  };
}

function said<K extends string>(name: K, words: string | undefined): { readonly [P in K]?: string } {
  const one: { [P in K]?: string } = {};
  if (words !== undefined && words !== "") one[name] = words;
  return one;
}

/** What a range lacks: what the followed policy asks of it and nobody gave, and what is not known of it whichever is followed. */

import type { AuditRange } from "./audit";
import { hasNoRights } from "./audit-sources";
import type { LabelStanding } from "./label";
import type { RangeLaid } from "./label-laid";
import { formOf, shownOf } from "./label-plan";
import type { PolicyPack } from "./policy";
import type { Standing } from "./review";
import type { Take } from "./take";

const MISSING = [
  "sign-off",
  "label-undecided",
  "label-not-laid",
  "label-other",
  "label-unknown",
  "credentials",
  "temp",
  "visibility",
  "rights",
  "proof",
] as const;
/**
 * Of a label only where a followed pack asks for a decision about it: `undecided`, and of one that a person said is due, whether
 * it lies there. `credentials`: the file bears none, they do not fit it any more, or nobody looked into them. `proof`: nothing but
 * a name says that it is AI.
 */
export type Missing = (typeof MISSING)[number];

export interface MissingFacts {
  readonly take: Take | undefined;
  readonly judged: { readonly review: Standing; readonly label: LabelStanding } | undefined;
  readonly takeOf: (takeId: string) => Take | undefined;
  /** Those that are followed. */
  readonly packs: readonly PolicyPack[];
  readonly laid: RangeLaid | undefined;
}

/** Of an animatic nothing is. */
export function missingOf(range: AuditRange, { take, judged, takeOf, packs, laid }: MissingFacts): readonly Missing[] {
  if (range.made === "animatic") return [];
  const { review, label } = judged ?? {};
  const isCleared = review?.overall === "cleared" || review?.overall === "not-needed";
  const ofLabel = asksForLabels(packs) ? labelLacks(label, laid) : undefined;
  const lacks: Readonly<Record<Missing, boolean>> = {
    "sign-off": !isCleared,
    "label-undecided": ofLabel === "label-undecided",
    "label-not-laid": ofLabel === "label-not-laid",
    "label-other": ofLabel === "label-other",
    "label-unknown": ofLabel === "label-unknown",
    credentials: range.credentials?.kind !== "valid",
    temp: take?.shot.use === "temp",
    visibility: range.visibility.kind === "unknown",
    rights: take !== undefined && hasNoRights(take, takeOf),
    proof: range.made === "suspected",
  };
  return MISSING.filter((one) => lacks[one]);
}

function asksForLabels(packs: readonly PolicyPack[]): boolean {
  return packs.some(({ rules }) => rules.some(({ kind }) => kind === "label-decision"));
}

function labelLacks(standing: LabelStanding | undefined, laid: RangeLaid | undefined): Missing | undefined {
  if (standing?.kind !== "decided" || standing.decided.decision === "undecided") return "label-undecided";
  switch (laid) {
    case undefined:
    case "laid":
      return undefined;
    case "none":
      return "label-not-laid";
    case "other":
      return "label-other";
    case "unknown":
      return "label-unknown";
  }
}

/** Whether its label lies there. Absent: none is to be laid, as nobody said that it is due, or nothing of it is seen. */
export function laidOf(
  range: AuditRange,
  standing: LabelStanding | undefined,
  laid: ReadonlyMap<string, RangeLaid> | undefined,
): RangeLaid | undefined {
  if (range.made === "animatic" || formOf(standing) === undefined || shownOf(range).length === 0) return undefined;
  return laid?.get(range.key) ?? "unknown";
}

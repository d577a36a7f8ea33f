/**
 * How a clip stands in all the cuts that use it, as the project panel shows it: a column and a label are the clip's, while a review
 * is of a use. Of other sequences it is what the ledgers know of: uses on which somebody decided. Pure.
 */

import type { LedgerLine } from "./ledger";
import { SIGN_OFFS, type SignOff } from "./ledger-entry";
import { standingsOf, type Overall, type PartStanding, type Standing } from "./review";
import { overlap } from "./time";
import { changeOf, type UseChange, type UseInCut } from "./use-in-cut";

/** How the uses of one clip in one sequence stand. */
export interface SequenceStandings {
  readonly name: string;
  readonly standings: readonly Standing[];
}

/**
 * Of the media of that essence, in the sequences of `names` other than `sequenceId`. `names`: by id, of those that still exist; what was
 * decided in one that was deleted is about no cut any more. `needed`: sign-offs that its take needs.
 */
export function standingsElsewhere(
  { essence, sequenceId }: Pick<UseInCut, "essence" | "sequenceId">,
  lines: readonly LedgerLine[],
  names: ReadonlyMap<string, string>,
  needed: readonly SignOff[],
): readonly SequenceStandings[] {
  const said = lines.filter(isReviewed).filter(({ use }) => use.essence === essence && use.sequenceId !== sequenceId);
  return [...new Set(said.map(({ use }) => use.sequenceId))].flatMap((other) => {
    const name = names.get(other);
    if (name === undefined) return [];
    const there = said.filter(({ use }) => use.sequenceId === other);
    const uses = lastKnown(there).map((use, index) => ({ key: String(index), use }));
    return [{ name, standings: [...standingsOf(uses, there, () => needed).values()] }];
  });
}

/** Of one clip in every cut. `uses`: of it in the sequence of that name, as it is now. */
export function clipStandings(
  name: string,
  uses: readonly { readonly use: UseInCut; readonly standing: Standing }[],
  lines: readonly LedgerLine[],
  names: ReadonlyMap<string, string>,
): readonly SequenceStandings[] {
  const standings = uses.map(({ standing }) => standing);
  const needed = standings[0]?.needed ?? [];
  const media = [...new Map(uses.map(({ use }) => [use.essence, use])).values()];
  return [{ name, standings }, ...media.flatMap((use) => standingsElsewhere(use, lines, names, needed))];
}

type Reviewed = Extract<LedgerLine, { kind: "reviewed" }>;

function isReviewed(line: LedgerLine): line is Reviewed {
  return line.kind === "reviewed";
}

/** The uses as they were when somebody decided last on each: one that lies where another lay, or that only moved, is that one. */
function lastKnown(lines: readonly Reviewed[]): readonly UseInCut[] {
  let uses: readonly UseInCut[] = [];
  for (const { use, alike = 1 } of lines) {
    const isIt = (other: UseInCut): boolean => {
      const change = changeOf(other, use);
      return change === "same" || (change === "moved" && alike === 1) || isInPlaceOf(other, use);
    };
    uses = [...uses.filter((other) => !isIt(other)), use];
  }
  return uses;
}

/** Two clips cannot lie on one track at one time. */
function isInPlaceOf(other: UseInCut, use: UseInCut): boolean {
  const isOneTrack =
    other.tracks !== undefined && use.tracks !== undefined && other.tracks.join() === use.tracks.join();
  return isOneTrack && overlap(other.rangeInSequence, use.rangeInSequence) !== undefined;
}

/**
 * The column, readable without Pickup: `Reel: editorial approved 2026-11-28; legal open`. Where cuts stand otherwise each is named, the
 * gravest first. Empty: there is nothing to say.
 */
export function columnText(all: readonly SequenceStandings[]): string {
  const names = new Map<string, string[]>();
  const gravestFirst = [...all].sort((a, b) => rankOf(a.standings) - rankOf(b.standings));
  for (const { name, standings } of gravestFirst) {
    const says = [...new Set(standings.map(standingText).filter((text) => text !== ""))].join(" / ");
    if (says !== "") names.set(says, [...(names.get(says) ?? []), name]);
  }
  return [...names].map(([says, of]) => `${of.join(", ")}: ${says}`).join(" | ");
}

function standingText({ needed, parts }: Standing): string {
  const said = SIGN_OFFS.filter((part) => needed.includes(part) || parts[part].kind !== "open");
  return said.map((part) => partText(part, parts[part])).join("; ");
}

function partText(part: SignOff, standing: PartStanding): string {
  switch (standing.kind) {
    case "open":
      return `${part} open`;
    case "approved":
    case "changes":
    case "rejected":
      return `${part} ${standing.kind} ${standing.said.at.slice(0, 10)}`;
    case "reopened":
      return `${part} open again (${SINCE[standing.why]})`;
  }
}

const SINCE: Readonly<Record<UseChange, string>> = {
  same: "nothing changed",
  moved: "it moved since",
  "other-range": "another range of it is shown since",
  "other-look": "it looks otherwise since",
  "other-cut": "it lies elsewhere since",
  "other-take": "another take lies there since",
};

/** The gravest first. */
const GRAVEST: readonly Overall[] = ["rejected", "changes", "open", "cleared", "not-needed"];

/** Of all uses of one clip. What was said of one and taken back is open, also where nobody has to look. Absent: there are none. */
export function gravestOf(standings: readonly Standing[]): Overall | undefined {
  const all = standings.map(({ overall }) => overall);
  const gravest = GRAVEST.find((one) => all.includes(one));
  const isTakenBack = gravest === "not-needed" && standings.some(({ history }) => history.length > 0);
  return isTakenBack ? "open" : gravest;
}

function rankOf(standings: readonly Standing[]): number {
  const overall = gravestOf(standings);
  return overall === undefined ? GRAVEST.length : GRAVEST.indexOf(overall);
}

/**
 * What people decided about the uses of a cut, and what of it still holds. A decision is about one use in its context; a change
 * of it opens the question again. It says who declared what, never that a cut may go out. Pure.
 */

import type { LedgerLine } from "./ledger";
import { SIGN_OFFS, type Decision, type SignOff } from "./ledger-entry";
import { bearingsOf, type UseNow } from "./uses-now";
import type { UseChange, UseInCut } from "./use-in-cut";

/** One line of the ledger, as it bears on a use of the cut as it is now. */
export interface Decided {
  readonly part: SignOff;
  /** `withdrawn`: what was said before of that use no longer counts, and it is open. */
  readonly decision: Decision | "withdrawn";
  /** Ids of words. */
  readonly by: string;
  readonly note?: string;
  /** Absent: said in the panel. */
  readonly pack?: string;
  readonly device: string;
  /** When it was said: ISO 8601, UTC, by the clock of whoever said it. */
  readonly at: string;
  readonly change: UseChange;
}

export type PartStanding =
  | { readonly kind: "open" }
  /** `isMoved`: it lies elsewhere since, between the same clips. */
  | { readonly kind: "approved" | "changes" | "rejected"; readonly said: Decided; readonly isMoved: boolean }
  /** It was decided, and is another use now. */
  | { readonly kind: "reopened"; readonly why: UseChange; readonly said: Decided };

/** `changes` and `rejected`: somebody said so, needed or not. `not-needed`: nobody has to look, and nobody said anything. */
export type Overall = "cleared" | "open" | "changes" | "rejected" | "not-needed";

export interface Standing {
  readonly overall: Overall;
  readonly needed: readonly SignOff[];
  readonly parts: Readonly<Record<SignOff, PartStanding>>;
  /** Everything that was ever said of it, by every device, the latest last. */
  readonly history: readonly Decided[];
  /** Said in lines that do not hold to their ledger: nobody's word, and not in `history`. */
  readonly doubtful: readonly Decided[];
}

type Reviewed = Extract<LedgerLine, { kind: "reviewed" }>;

/**
 * Of each range, by key. `lines`: of all devices, folded. `needed`: which sign-offs the policy wants of a range. `doubtful`: lines
 * that do not hold.
 */
export function standingsOf<Range extends UseNow>(
  ranges: readonly Range[],
  lines: readonly LedgerLine[],
  needed: (range: Range) => readonly SignOff[],
  doubtful: readonly LedgerLine[] = [],
): ReadonlyMap<string, Standing> {
  const said = saidOf(ranges, lines);
  const doubted = saidOf(ranges, doubtful);
  return new Map(
    ranges.map((range) => {
      const { key } = range;
      return [key, standingFrom(said.get(key) ?? [], needed(range), doubted.get(key))];
    }),
  );
}

/** What bears on each range, by key. */
function saidOf(ranges: readonly UseNow[], lines: readonly LedgerLine[]): ReadonlyMap<string, readonly Decided[]> {
  const said = new Map<string, Decided[]>(ranges.map(({ key }) => [key, []]));
  const known = new Map<string, ReturnType<typeof bearingsOf>>();
  for (const line of lines) {
    if (line.kind !== "reviewed") continue;
    const id = JSON.stringify([line.use, line.alike]);
    const bearings = known.get(id) ?? bearingsOf(line.use, ranges, line.alike);
    known.set(id, bearings);
    for (const { key, change } of bearings) said.get(key)?.push(decided(line, change));
  }
  return said;
}

/** Of one range alone: others of the cut, which may be meant by a line rather than this one, are not known. */
export function standingOf(use: UseInCut, lines: readonly LedgerLine[], needed: readonly SignOff[]): Standing {
  return standingsOf([{ key: "", use }], lines, () => needed).get("") ?? standingFrom([], needed);
}

function decided({ part, decision, by, note, pack, device, at, saidAt }: Reviewed, change: UseChange): Decided {
  return {
    part,
    decision,
    by,
    ...(note === undefined ? {} : { note }),
    ...(pack === undefined ? {} : { pack }),
    device,
    // What is said to have been said after it was taken in is by a clock that is wrong.
    at: saidAt === undefined || saidAt > at ? at : saidAt,
    change,
  };
}

function standingFrom(
  history: readonly Decided[],
  needed: readonly SignOff[],
  doubtful: readonly Decided[] = [],
): Standing {
  const parts = {
    editorial: partFrom(history.filter(({ part }) => part === "editorial")),
    legal: partFrom(history.filter(({ part }) => part === "legal")),
    ethics: partFrom(history.filter(({ part }) => part === "ethics")),
  };
  return { overall: overallOf(parts, needed), needed, parts, history, doubtful };
}

/**
 * The last word of those on the use where it lies; else of those on the use where it lay. What was said there later counts only
 * where it is not kinder: it may have been said of another use that is alike.
 */
function currentOf(history: readonly Decided[]): Decided | undefined {
  const same = lastOf(history.filter(({ change }) => change === "same"));
  const moved = lastOf(history.filter(({ change }) => change === "moved"));
  if (same === undefined || moved === undefined) return same ?? moved;
  const isKinder = moved.decision === "approve" || moved.decision === "withdrawn";
  return isKinder ? same : lastOf(history.filter((one) => one === same || one === moved));
}

/** Of those on the use as it is; else of those on what it was. */
function partFrom(history: readonly Decided[]): PartStanding {
  const current = currentOf(history);
  if (current !== undefined) {
    if (current.decision === "withdrawn") return { kind: "open" };
    return { kind: NAMES[current.decision], said: current, isMoved: current.change === "moved" };
  }
  const before = lastOf(history);
  if (before === undefined || before.decision === "withdrawn") return { kind: "open" };
  return { kind: "reopened", why: before.change, said: before };
}

const NAMES = { approve: "approved", changes: "changes", reject: "rejected" } as const;

/** In the order of the ledgers; but what comes with a review pack does not undo what was said since it was decided there. */
function lastOf(history: readonly Decided[]): Decided | undefined {
  let last: Decided | undefined;
  for (const one of history) if (last === undefined || one.pack === undefined || one.at >= last.at) last = one;
  return last;
}

function overallOf(parts: Standing["parts"], needed: readonly SignOff[]): Overall {
  const kinds = SIGN_OFFS.map((part) => parts[part].kind);
  if (kinds.includes("rejected")) return "rejected";
  if (kinds.includes("changes")) return "changes";
  // What somebody had against it is not settled by its having changed.
  if (SIGN_OFFS.some((part) => isAgainst(parts[part]))) return "open";
  if (needed.length > 0) return needed.every((part) => parts[part].kind === "approved") ? "cleared" : "open";
  if (kinds.includes("reopened")) return "open";
  return kinds.includes("approved") ? "cleared" : "not-needed";
}

function isAgainst(part: PartStanding): boolean {
  return part.kind === "reopened" && part.said.decision !== "approve";
}

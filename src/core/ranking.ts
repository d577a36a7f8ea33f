/**
 * Takes of one shot by how they sit in the cut. No total is shown to anyone: it orders, and the figure that decided is the
 * reason. Pure.
 */

import { STRENGTHS, verdictOf, type Continuity, type Meeting } from "./continuity";
import type { Difference } from "./match";

/** What was measured of one take, in the same way for every take of the shot. */
export interface FitFigures {
  readonly continuity: Continuity;
  /** Its first frame against the still that it was to begin with; absent: it was asked without one, or nothing could be told. */
  readonly start?: Difference | "another-picture";
  /** Its frames at the cut against the neighbour's; absent: nothing meets it there, or it could not be measured. */
  readonly before?: Meeting;
  readonly after?: Meeting;
  /** Frames of the sequence that it lacks in its place; absent: it is long enough, or it has no place. */
  readonly lacks?: number;
}

/** What takes are told apart by; where all else is equal, the first one named is the reason. */
const TERMS = ["length", "faults", "start", "before", "after"] as const;
export type Term = (typeof TERMS)[number];

export interface RankedTake {
  readonly takeId: string;
  /** From 1; takes that cannot be told apart share one. */
  readonly place: number;
  readonly isShared: boolean;
  /** What sets the best apart from the next, and each other from the best. Absent: nothing to speak of. */
  readonly deciding?: Term;
}

type Costs = Readonly<Partial<Record<Term, number>>>;

/**
 * What counts how much is our judgement, in units of one finding at its bound. A fault cannot be graded away and colour can,
 * so a ΔE of 4 weighs as much as a finding that is hardly one. Neighbours show other things, so a step of light at a cut says
 * little alone.
 */
const WEIGHTS = { deltaE: 1 / 4, luma: 1 / 32, chroma: 1 / 16, sharpness: 1, grain: 1 / 2, turn: 1 / 180 } as const;
/** However bad, one finding counts at most so much. */
const MOST_OF_A_FINDING = 4;
const ANOTHER_PICTURE = 5;
const TOO_SHORT = 5;
/** Costs that are closer are the same. */
const ALIKE = 0.1;

/**
 * The best first. Only what was measured of all of them is counted: what one
 * take has more of than another must not speak against it.
 */
export function rankByFit(takes: readonly (readonly [takeId: string, figures: FitFigures])[]): readonly RankedTake[] {
  const all = takes.map(([takeId, figures]) => ({ takeId, costs: costsOf(figures) }));
  const counted = TERMS.filter((term) => all.every(({ costs }) => costs[term] !== undefined));
  const totalOf = (costs: Costs): number => counted.reduce((sum, term) => sum + (costs[term] ?? 0), 0);
  const sorted = all.map((one) => ({ ...one, total: totalOf(one.costs) })).sort((a, b) => a.total - b.total);
  const [best] = sorted;
  if (best === undefined) return [];
  const placed: { readonly takeId: string; readonly place: number; readonly costs: Costs; readonly from: number }[] =
    [];
  for (const [index, { takeId, costs, total }] of sorted.entries()) {
    const last = placed.at(-1);
    const isAlike = last !== undefined && total - last.from < ALIKE;
    placed.push({
      takeId,
      costs,
      place: isAlike ? last.place : index + 1,
      from: isAlike ? last.from : total,
    });
  }
  const behind = placed.find(({ place }) => place > 1);
  return placed.map(({ takeId, place, costs }) => {
    const decides =
      place > 1
        ? mostApart(costs, best.costs, counted)
        : behind === undefined
          ? undefined
          : mostApart(behind.costs, costs, counted);
    return {
      takeId,
      place,
      isShared: placed.some((other) => other.takeId !== takeId && other.place === place),
      ...(decides === undefined ? {} : { deciding: decides }),
    };
  });
}

/** What makes the one dearer than the other the most. */
function mostApart(one: Costs, other: Costs, terms: readonly Term[]): Term | undefined {
  const apart = (term: Term): number => (one[term] ?? 0) - (other[term] ?? 0);
  const most = terms.reduce<Term | undefined>(
    (best, term) => (best === undefined || apart(term) > apart(best) ? term : best),
    undefined,
  );
  return most === undefined || apart(most) <= 0 ? undefined : most;
}

function costsOf({ continuity, start, before, after, lacks }: FitFigures): Costs {
  return {
    length: lacks === undefined ? 0 : TOO_SHORT,
    // Of a few frames nothing can be said, and nothing must be said for them.
    ...(verdictOf(continuity).kind === "too-short" ? {} : { faults: faultCost(continuity) }),
    ...(start === undefined
      ? {}
      : { start: start === "another-picture" ? ANOTHER_PICTURE : start.mean * WEIGHTS.deltaE }),
    ...(before === undefined ? {} : { before: cutCost(before) }),
    ...(after === undefined ? {} : { after: cutCost(after) }),
  };
}

function faultCost({ findings }: Continuity): number {
  return findings.reduce(
    (sum, { fault, strength }) => sum + Math.min(MOST_OF_A_FINDING, strength / STRENGTHS[fault].least),
    0,
  );
}

/** Twice as sharp is as far off as half as sharp. */
function cutCost({ luma, cb, cr, sharpness, grain, turn }: Meeting): number {
  return (
    Math.abs(luma) * WEIGHTS.luma +
    Math.hypot(cb, cr) * WEIGHTS.chroma +
    octaves(sharpness) * WEIGHTS.sharpness +
    octaves(grain) * WEIGHTS.grain +
    (turn ?? 0) * WEIGHTS.turn
  );
}

/** 0 to 4; where one side has nothing to compare, nothing is said against the take. */
function octaves(ratio: number | undefined): number {
  if (ratio === undefined) return 0;
  return ratio <= 0 ? 4 : Math.min(4, Math.abs(Math.log2(ratio)));
}

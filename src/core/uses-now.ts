/** What past decisions are about now: which ranges of a cut they bear on, and what of those is another one since. Pure. */

import { lengthOf, overlap } from "./time";
import { changeOf, type UseChange, type UseInCut } from "./use-in-cut";

/** A use of the cut as it is now. */
export interface UseNow {
  readonly key: string;
  readonly use: UseInCut;
}

export interface Bearing {
  readonly key: string;
  readonly change: UseChange;
}

/**
 * The ranges that a decision on `before` bears on. Empty: nothing of the cut has to do with it any more. `same` and `moved`
 * are said of one range at most: of twins nobody knows which was meant, so each of them is in another cut. `alike`: how many
 * there were when it was decided, as `alikeIn` counts them; where there were several, what is left may be the one that nobody
 * looked at. Absent: nobody counted.
 */
export function bearingsOf(before: UseInCut, now: readonly UseNow[], alike = 1): readonly Bearing[] {
  const here = now.filter(({ use }) => use.sequenceId === before.sequenceId);
  const all = here.map(({ key, use }): Bearing & UseNow => ({ key, use, change: changeOf(before, use) }));
  const same = all.filter(({ change }) => change === "same");
  if (same.length === 1) return same.map(bearing);
  if (same.length > 1) return same.map(({ key }) => ({ key, change: "other-cut" }));
  const moved = all.filter(({ change }) => change === "moved");
  if (moved.length === 1 && alike === 1) return moved.map(bearing);
  if (moved.length > 0) return moved.map(({ key }) => ({ key, change: "other-cut" }));
  const shown = all.filter(({ use }) => use.essence === before.essence && isPartOf(before, use));
  const there = shown.filter(({ use }) => overlap(use.rangeInSequence, before.rangeInSequence) !== undefined);
  if (shown.length > 0) return (there.length > 0 ? there : shown).map(bearing);
  return all.filter(({ use }) => use.essence !== before.essence && isInPlaceOf(before, use)).map(bearing);
}

/** How many uses of the cut nothing but their place tells from this one, itself counted. */
export function alikeIn(use: UseInCut, all: readonly UseInCut[]): number {
  const isAlike = (other: UseInCut): boolean => {
    const change = changeOf(use, other);
    return change === "same" || change === "moved";
  };
  return Math.max(1, all.filter(isAlike).length);
}

function bearing({ key, change }: Bearing): Bearing {
  return { key, change };
}

function isPartOf(before: UseInCut, use: UseInCut): boolean {
  return overlap(before.rangeInMedia, use.rangeInMedia) !== undefined;
}

/** It covers more than half of where the other was. What lies on another track at the time may be taken for its successor. */
function isInPlaceOf(before: UseInCut, use: UseInCut): boolean {
  const both = overlap(before.rangeInSequence, use.rangeInSequence);
  const longer = Math.max(lengthOf(before.rangeInSequence), lengthOf(use.rangeInSequence));
  return both !== undefined && lengthOf(both) * 2 > longer;
}

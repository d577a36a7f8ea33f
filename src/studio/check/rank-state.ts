/** Takes of a shot by how they fit: what the panel shows of it. */

import type { Failure } from "../../core/failure";
import type { FitFigures, RankedTake } from "../../core/ranking";
import type { SequenceView } from "../../core/sequence";
import { frameStart, ticks, type TimeRange } from "../../core/time";
import type { WorkingSpace } from "../../core/working-space";
import type { Steps } from "./check-state";
import type { NotCounted } from "./cut-frames";

/** By shot, as `shotKeyOf` names it; a shot that is not in it is listed as ever. */
export type Rankings = ReadonlyMap<string, Ranking>;

export type Ranking =
  /** `take`: the number of the one that is measured; `done` of `of` takes are. */
  | {
      readonly kind: "measuring";
      readonly take: number;
      readonly done: number;
      readonly of: number;
      readonly steps: Steps;
    }
  | { readonly kind: "refused"; readonly failure: Failure }
  | ({ readonly kind: "ranked" } & Ranked);

export interface Ranked {
  /** The best first. */
  readonly order: readonly RankedTake[];
  readonly figures: ReadonlyMap<string, FitFigures>;
  /** Takes of the shot that were not measured, and why; `not-ready`: they may be, later. */
  readonly left: ReadonlyMap<string, Failure | "not-ready">;
  /** ISO 8601, UTC: of what was measured longest ago. Absent: nothing was. */
  readonly at?: string;
  /** Where their cuts were measured; absent: none of them lies in the open sequence, or nothing could be. */
  readonly place?: RankedPlace;
  /** What nobody's place was decided by. */
  readonly notCounted: readonly NotCounted[];
}

export interface RankedPlace {
  readonly sequenceId: string;
  readonly range: TimeRange;
  /** As `cutKey` says it. */
  readonly cut: string;
}

/**
 * What lies around a place, so that a later look can tell whether it is still so: the clips that are seen right before and
 * right after it, and where they begin. Effects, grades and slips are not in it: no range tells of those.
 */
export function cutKey(sequence: SequenceView, { start, end }: TimeRange): string {
  const { rate, video } = sequence;
  const seen = (time: number): readonly unknown[] =>
    video
      .filter(({ muted }) => !muted)
      .flatMap(({ index, items }) =>
        items
          .filter(({ disabled, rangeInSequence: range }) => !disabled && range.start <= time && time < range.end)
          .map(({ name, projectItemId, rangeInSequence: range }) => [index, projectItemId ?? name, range.start]),
      );
  return JSON.stringify([
    sequence.sequenceId,
    start,
    end,
    video.some(({ items }) => items.some(({ rangeInSequence: of }) => of.start === start && of.end === end)),
    start < rate ? [] : seen(frameStart(ticks(start - rate), rate)),
    seen(frameStart(end, rate)),
  ]);
}

/** Whether what lay around the place lies there no longer; of another sequence nobody knows. */
export function isMoved({ place }: Ranked, sequence: SequenceView | undefined): boolean {
  if (place === undefined || sequence?.sequenceId !== place.sequenceId) return false;
  return cutKey(sequence, place.range) !== place.cut;
}

export interface RankCommands {
  /**
   * Measures the takes of that shot that are ready, and lists them by how they fit. `anew`: also those of which it is known.
   * Nothing is changed in the project.
   */
  rank(shotKey: string, anew?: boolean): Promise<void>;
  stop(shotKey: string): void;
  /** What the sequence works in: asked once for each; the shot is ranked again with it. */
  setSpace(shotKey: string, space: WorkingSpace): Promise<void>;
  /** Newest first again. What was measured stays known. */
  forget(shotKey: string): void;
}

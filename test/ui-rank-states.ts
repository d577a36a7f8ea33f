/** The panel while takes of a shot are ranked by how they fit, and once they are. */

import type { Continuity, Finding } from "../src/core/continuity";
import { rankByFit, type FitFigures } from "../src/core/ranking";
import { shotKeyOf } from "../src/core/take";
import { cutKey, type Ranked, type Ranking } from "../src/studio/check/rank-state";
import type { StudioState } from "../src/studio/state";
import { aRow, aState, reel } from "./ui-states";

const found = (...findings: readonly Finding[]): Continuity => ({ frames: 96, findings, measures: {}, notLooked: [] });

const figures: readonly (readonly [string, FitFigures])[] = [
  [
    "take-1",
    {
      continuity: found({ fault: "luma-flicker", frames: { start: 10, end: 30 }, strength: 4 }),
      start: { mean: 2.2, p95: 5, pixels: 4000 },
      before: { luma: 3.4, cb: 1.2, cr: -2.2, sharpness: 0.81, grain: 0.35, turn: 12 },
      after: { luma: -1.2, cb: 0.2, cr: 0.4, sharpness: 1.02 },
    },
  ],
  [
    "take-2",
    {
      continuity: found(),
      start: { mean: 1.4, p95: 3, pixels: 4000 },
      before: { luma: 2, cb: 0.4, cr: 0.2, sharpness: 0.98 },
      after: { luma: -1.2, cb: 0.2, cr: 0.4, sharpness: 1.02 },
    },
  ],
  [
    "take-3",
    {
      continuity: found(),
      start: "another-picture",
      before: { luma: 18, cb: 6, cr: 0.2, sharpness: 0.9 },
      after: { luma: -14, cb: 2, cr: 0.4, sharpness: 1.1 },
    },
  ],
];

/** `picture` is any image's address. */
export function rankStates(picture: string): Readonly<Record<string, StudioState>> {
  const failed = aRow(4, {}, { state: { kind: "failed", failure: { kind: "interrupted" } } });
  const takes = [failed, ...[3, 2, 1].map((number) => aRow(number, { picture }))];
  const key = shotKeyOf(failed.take);
  const sequence = reel();
  const range = { start: sequence.playhead, end: sequence.end };
  const ranked: Ranked = {
    order: rankByFit(figures),
    figures: new Map(figures),
    left: new Map([["take-4", "not-ready"]]),
    at: "2026-11-28T00:50:24.000Z",
    place: { sequenceId: sequence.sequenceId, range, cut: cutKey(sequence, range) },
    notCounted: [],
  };
  const state = (ranking?: Ranking): StudioState =>
    aState({ takes, rankings: new Map(ranking === undefined ? [] : [[key, ranking]]) });
  const { place, ...nowhere } = ranked;
  return {
    "takes to rank": state(),
    "takes being ranked": state({ kind: "measuring", take: 2, done: 1, of: 3, steps: { done: 31, total: 96 } }),
    "takes ranked": state({ kind: "ranked", ...ranked }),
    "takes ranked, cuts not counted": state({
      kind: "ranked",
      ...nowhere,
      notCounted: [{ kind: "space", sequenceId: sequence.sequenceId }],
    }),
    "takes ranked, stale": state({
      kind: "ranked",
      ...ranked,
      ...(place === undefined ? {} : { place: { ...place, cut: "other" } }),
      notCounted: [
        { kind: "through", side: "before", track: 3, name: "Title: Day 400" },
        { kind: "nothing", side: "after" },
      ],
    }),
    "takes not ranked": state({ kind: "refused", failure: { kind: "room-unavailable", why: "it was stopped" } }),
  };
}

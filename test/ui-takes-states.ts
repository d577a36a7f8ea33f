/** States of the panel in which takes are taken stock of: marked, searched, cleaned up, by the thousand. */

import type { Take } from "../src/core/take";
import { NOTHING_READ } from "../src/studio/takes/shelf-state";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import { aForm, aRow, aState, aTake, planned, reel } from "./ui-states";

const waits = { outcome: "waits", at: "", why: "another-placed" } as const;

export function takesStates(picture: string): Readonly<Record<string, StudioState>> {
  const series: readonly TakeRow[] = [
    aRow(3, { picture, marks: { mine: "reject" } }, { placement: waits }),
    aRow(2, { picture, marks: { mine: "favourite" } }, { placement: waits }),
    aRow(1, { picture, marks: { others: "keep" }, onTimeline: [{ track: 0, timecode: "10:00:02:00" }] }),
  ];
  const child: Partial<Take> = {
    recipe: {
      ...aTake(4).recipe,
      parent: { kind: "continues", takeId: "take-1", clipName: "PU_Reel2_007_T01" },
      references: [
        {
          role: "look",
          sha256: "0".repeat(64),
          size: { width: 1280, height: 534 },
          from: { kind: "take", takeId: "gone", clipName: "PU_Reel2_003_T02", at: "first" },
        },
      ],
    },
  };
  return {
    "several takes": planned(reel(), { count: 3 }, { takes: series }),
    "several takes, seeds not kept": planned(reel(), { count: 8, seedLocked: false }),
    "one still, however many": planned(
      reel(),
      { count: 3 },
      { room: { kind: "unavailable", why: "it has no H.264 encoder" } },
    ),
    "marked takes": aState({ takes: [aRow(4, { picture }, child), ...series] }),
    "clean-up offered": aState({
      takes: series,
      shelf: {
        ...NOTHING_READ,
        cleanUp: {
          kind: "offer",
          rejected: { takes: ["take-3"], bytes: 38_400_000 },
          leftover: { takes: ["a", "b", "c"], bytes: 1_240_000_000 },
          unreadLedgers: 0,
          unreadBoards: 0,
          unreadSequences: 1,
          unreadClips: 0,
        },
      },
    }),
    "clean-up refused": aState({
      takes: series,
      shelf: {
        ...NOTHING_READ,
        cleanUp: {
          kind: "offer",
          rejected: { takes: [], bytes: 0 },
          leftover: { takes: [], bytes: 0 },
          unreadLedgers: 2,
          unreadBoards: 1,
          unreadSequences: 0,
          unreadClips: 0,
        },
      },
    }),
    "cleaned up": aState({
      takes: series,
      shelf: { ...NOTHING_READ, cleanUp: { kind: "removed", takes: 12, bytes: 412_000_000, left: 2 } },
    }),
    "reading thousands": aState({ takes: series, shelf: { ...NOTHING_READ, reading: 4200 } }),
    "thousands of takes": aState({ takes: thousands(picture), form: aForm }),
  };
}

/** Two sequences, two models, four takes a shot. */
function thousands(picture: string): readonly TakeRow[] {
  return Array.from({ length: 2000 }, (_, index) => {
    const number = 4 - (index % 4);
    const shot = 500 - Math.floor(index / 4);
    const base = aTake(number);
    const isReel3 = index % 8 > 3;
    return aRow(
      number,
      { picture },
      {
        id: `many-${index}`,
        shot: { ...base.shot, number: shot, ...(isReel3 ? { sequenceId: "reel-3", sequenceName: "Reel 3" } : {}) },
        recipe: { ...base.recipe, prompt: `Shot ${shot}: ${base.recipe.prompt}`, seed: index },
      },
    );
  });
}

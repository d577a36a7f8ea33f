/** The recipe of a clip on the timeline, and takes that were asked for again. */

import type { StudioState } from "../src/studio/state";
import { aRow, aState, aTake } from "./ui-states";

/** `picture` is any image's address. */
export function againStates(picture: string): Readonly<Record<string, StudioState>> {
  const first = aTake(1);
  const parent = { kind: "again-of", takeId: first.id, clipName: first.clipName } as const;
  const film = { frames: 96, seconds: 4, size: { width: 1280, height: 720 }, decodable: true };
  const again = aTake(2, {
    recipe: { ...first.recipe, id: "recipe-again", parent },
    placement: { outcome: "waits", at: "2026-11-28T10:00:00.000Z", why: "asked-again" },
  });
  const rows = [
    aRow(2, { picture, take: { ...again, film: { ...film, frames: 97 } } }),
    aRow(1, { picture, take: { ...first, film } }),
  ];
  const changed = aRow(2, {
    picture,
    take: { ...again, film: { ...film, size: { width: 640, height: 360 } }, recipe: { ...again.recipe, seed: 4712 } },
  });
  const open = { kind: "open", clip: "lighthouse final v2.mp4", takeId: first.id } as const;
  return {
    againOpen: aState({ takes: rows, again: { ...open, by: "item" } }),
    againByEssence: aState({ takes: rows, again: { ...open, by: "essence" } }),
    againLooking: aState({ takes: rows, again: { kind: "looking", clip: "lighthouse final v2.mp4" } }),
    againNotKnown: aState({ takes: rows, again: { kind: "not-known", clip: "A015_tower.mov", why: "not-a-take" } }),
    againApart: aState({
      takes: rows,
      repetitions: new Map([
        [again.id, { kind: "measured", moments: 5, deltaE: 7.4, worst: { deltaE: 12.1, seconds: 2.8 }, scaled: false }],
      ]),
    }),
    againMeasuring: aState({
      takes: [changed, ...rows.slice(1)],
      repetitions: new Map([[again.id, { kind: "measuring", done: 2, of: 5 }]]),
    }),
    againConfirms: aState({
      takes: rows,
      again: { ...open, by: "item" },
      problem: {
        at: "again",
        take: first.id,
        failure: { kind: "not-confirmed", estimate: { millionths: 1_200_000, currency: "USD" } },
      },
    }),
  };
}

/** Where the pictures of a storyboard come to lie, one behind the other. Pure. */

import { shownOf } from "../../core/head";
import type { SequenceView } from "../../core/sequence";
import type { Board } from "../../core/storyboard";
import type { Take } from "../../core/take";
import { framesInSeconds, frameStart, ticks, type FrameRate, type Ticks, type TimeRange } from "../../core/time";
import { freeTrack } from "../../core/where";
import type { TakeRow } from "../takes/take-row";
import { pictureOf } from "./shot-picture";

/** A length in whole frames of its own rate. */
interface Stretch {
  readonly frames: number;
  readonly rate: FrameRate;
}

/** What of a take the cut shows: a film that came shorter than was asked is laid by what is there. */
export function stretchOf({ recipe, film }: Take): Stretch {
  return { frames: shownOf(recipe, film).frames, rate: recipe.rate };
}

/** Where each begins from `start` on, and all that they lie over: whole frames at `rate`, whatever rate a clip was made for. */
export function placesOf(
  stretches: readonly Stretch[],
  start: Ticks,
  rate: FrameRate,
): { readonly places: readonly Ticks[]; readonly over: TimeRange } {
  let end = start;
  const places = stretches.map((one) => {
    const mine = end;
    end = ticks(end + Math.max(1, Math.round((one.frames * one.rate) / rate)) * rate);
    return mine;
  });
  return { places, over: { start, end } };
}

/** From 0: where a board goes in a sequence that is made for it. */
export const FIRST_TRACK = 0;

/** From 0: where a whole board goes in the open sequence, from the playhead on. What has no picture yet counts as long as it is to be. */
export function trackFromPlayhead(
  { shots }: Board,
  rows: ReadonlyMap<string, TakeRow>,
  { rate, playhead, video }: SequenceView,
): number {
  const stretches = shots.map((shot): Stretch => {
    const take = pictureOf(shot, rows)?.take;
    return take === undefined ? { frames: framesInSeconds(shot.seconds, rate), rate } : stretchOf(take);
  });
  return freeTrack(video, placesOf(stretches, frameStart(playhead, rate), rate).over);
}

/**
 * Who touches the timeline: one after another, and nobody under the eyes of somebody who watches it. What became of a placement,
 * as a record.
 */

import { StudioError } from "../../core/failure";
import type { PlacementRecord } from "../../core/take";
import type { PlacedTogether } from "../../premiere/placement";
import type { Sleep } from "../../premiere/ask";
import { inTurn } from "../in-turn";
import { isPlaying } from "../watch";

/** Looks, a second apart, for playback to end. */
const PATIENCE_WITH_PLAYBACK = 120;
/** Milliseconds. */
const LOOK_EVERY = 1000;

/**
 * From the first look at the timeline until what was done is read back, nobody else touches it: two takes of one hole that
 * are finished together would both see it empty.
 */
export const oneAtATime = inTurn();

/**
 * As `oneAtATime`, and again while `isWatched` says of the answer that somebody watches the sequence: nobody else waits for the
 * timeline meanwhile. The last answer where it plays on and on.
 */
export async function onceUnwatched<T>(
  step: () => Promise<T>,
  isWatched: (answer: T) => boolean,
  sleep: Sleep,
): Promise<T> {
  for (let waited = 0; ; waited += 1) {
    const answer = await oneAtATime(step);
    if (!isWatched(answer) || waited >= PATIENCE_WITH_PLAYBACK) return answer;
    await sleep(LOOK_EVERY);
  }
}

/** Resolves once nothing plays. @throws StudioError `sequence-changed` when it plays on and on */
export async function whenStill(sleep: Sleep): Promise<void> {
  for (let waited = 0; await isPlaying(sleep); waited += 1) {
    if (waited >= PATIENCE_WITH_PLAYBACK) throw new StudioError({ kind: "sequence-changed" });
    await sleep(LOOK_EVERY);
  }
}

/** What reading back showed of one clip of a step. */
export function recordOf(placed: PlacedTogether, now: Date): PlacementRecord {
  const at = now.toISOString();
  switch (placed.kind) {
    case "verified":
      return { outcome: "verified", at };
    case "committed-unverified":
      return { outcome: "unverified", at, why: placed.why };
    case "failed":
      return { outcome: "failed", at, failure: placed.failure };
  }
}

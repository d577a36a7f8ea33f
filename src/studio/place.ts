/** The last step of a take, alone in its undo step: onto the timeline, but only where the editor still means it to go. */

import { failureOf } from "../core/failure";
import type { PlacementRecord, Take, WaitReason } from "../core/take";
import type { TimeRange } from "../core/time";
import { surroundingsOf } from "../core/where";
import { placeClip } from "../premiere/placement";
import { readProject } from "../premiere/project";
import type { Log } from "./log";
import { isPlaying } from "./watch";

export interface PlaceOutside {
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What the editor saw when the button was pressed: if that changed, the place is no longer the one that was meant. */
export interface Place {
  readonly range: TimeRange;
  /** As `surroundingsOf` says it. */
  readonly surroundings: string;
}

/** Looks, a second apart, for playback to end, before the clip is left in the bin. */
const PATIENCE_WITH_PLAYBACK = 120;

/** Places a finished take where it was asked for, or says why it waits in the bin. Never rejects. */
export async function placeIfMeant(
  take: Take,
  itemId: string,
  place: Place,
  signal: AbortSignal,
  outside: PlaceOutside,
): Promise<PlacementRecord> {
  try {
    const wait = await reasonToWait(take, place, signal, outside);
    if (wait !== undefined) return { outcome: "waits", at: outside.now().toISOString(), why: wait };
  } catch (error) {
    outside.log.trouble(`looking where ${take.clipName} goes`, error);
    return { outcome: "failed", at: outside.now().toISOString(), failure: failureOf(error) };
  }
  return placeTake(take, itemId, { ...take.shot, range: place.range }, outside);
}

async function reasonToWait(
  take: Take,
  place: Place,
  signal: AbortSignal,
  { sleep }: PlaceOutside,
): Promise<WaitReason | undefined> {
  for (let waited = 0; await isPlaying(sleep); waited += 1) {
    if (signal.aborted) return "no-longer-wanted";
    if (waited >= PATIENCE_WITH_PLAYBACK) return "playing";
    await sleep(1000);
  }
  if (signal.aborted) return "no-longer-wanted";
  const project = await readProject();
  const { shot } = take;
  if (project?.projectId !== shot.projectId || project.sequence?.sequenceId !== shot.sequenceId) {
    return "sequence-changed";
  }
  return surroundingsOf(project.sequence, place.range) === place.surroundings ? undefined : "place-taken";
}

/** Where a clip goes, once more and in full: a later placement may go elsewhere than the shot said. */
export interface Target {
  readonly projectId: string;
  readonly sequenceId: string;
  readonly range: TimeRange;
  readonly videoTrack: number;
  readonly audioTrack?: number;
  readonly mode: Take["shot"]["mode"];
}

/** One undo step, and what reading back showed. Never rejects. */
export async function placeTake(
  take: Take,
  itemId: string,
  target: Target,
  { sleep, now, log }: PlaceOutside,
): Promise<PlacementRecord> {
  try {
    const placed = await placeClip(
      {
        projectId: target.projectId,
        sequenceId: target.sequenceId,
        itemId,
        at: target.range.start,
        frames: take.recipe.frames,
        rate: take.recipe.rate,
        videoTrack: target.videoTrack,
        audioTrack: take.recipe.sound ? (target.audioTrack ?? null) : null,
        mode: target.mode,
        label: `Place take ${take.number}`,
      },
      sleep,
    );
    const at = now().toISOString();
    log.say("placed", { clip: take.clipName, outcome: placed.kind });
    return placed.kind === "verified" ? { outcome: "verified", at } : { outcome: "unverified", at, why: placed.why };
  } catch (error) {
    log.trouble(`placing ${take.clipName}`, error);
    return { outcome: "failed", at: now().toISOString(), failure: failureOf(error) };
  }
}

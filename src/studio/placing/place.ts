/** The last step of a take, alone in its undo step: onto the timeline, but only where the editor still means it to go. */

import { failureOf } from "../../core/failure";
import { soundOf, type PlacementRecord, type Take, type WaitReason } from "../../core/take";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { TimeRange } from "../../core/time";
import { isAsBeforeOthers } from "../../core/neighbours";
import { soundsOver, surroundingsOf } from "../../core/where";
import { placeClip } from "../../premiere/placement";
import { readProject } from "../../premiere/project";
import { whereOnTimeline } from "../takes/lying";
import { oneAtATime, onceUnwatched } from "./at-timeline";
import { holderOf, untouched, type LateOutside } from "./placeholder";
import { exchange, whatIsSeen } from "./replace";
import type { Shelved } from "../disk/shelf";
import { isPlaying } from "../watch";
import type { Place, PlaceOutside } from "./place-meant";

/** Places a finished take where it was asked for, or says why it waits in the bin. Never rejects. */
export async function placeIfMeant(
  { take, folder }: Shelved,
  itemId: string,
  place: Place,
  signal: AbortSignal,
  outside: LateOutside,
): Promise<PlacementRecord> {
  if (take.scene !== undefined) return waits("in-scene", outside);
  if (take.recipe.parent?.kind === "again-of") return waits("asked-again", outside);
  const look = (): Promise<PlacementRecord> => lookAndPlace({ take, folder }, itemId, place, signal, outside);
  return onceUnwatched(look, waitsForPlayback, outside.sleep);
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
  outside: PlaceOutside,
): Promise<PlacementRecord> {
  return oneAtATime(() => put(take, itemId, target, outside));
}

async function lookAndPlace(
  { take, folder }: Shelved,
  itemId: string,
  place: Place,
  signal: AbortSignal,
  outside: LateOutside,
): Promise<PlacementRecord> {
  let others: readonly Take[];
  try {
    if (!signal.aborted && (await isPlaying(outside.sleep))) return waits("playing", outside);
    await requireFirst(outside);
    const holder = await holderOf({ take, folder }, outside);
    if (holder !== undefined) return await comeInPlace(take, itemId, holder, signal, outside);
    others = await requireMeant({ take, folder }, place, signal, outside);
  } catch (error) {
    return unplaced(take, error, outside);
  }
  const target = { ...take.shot, range: place.range };
  const record = await put(take, itemId, target, outside, async () => {
    await requireMeant({ take, folder }, place, signal, outside, others);
  });
  // It was closed in the middle: that is no more a failure than if it had been closed before.
  const isClosed = record.outcome === "failed" && record.failure.kind === "no-project";
  return isClosed ? waits("sequence-changed", outside) : record;
}

/** In the place of what held it, if that lies there as it was laid. @throws NotMeant, StudioError */
async function comeInPlace(
  take: Take,
  itemId: string,
  holder: Take | "gone",
  signal: AbortSignal,
  outside: PlaceOutside,
): Promise<PlacementRecord> {
  if (signal.aborted) throw new NotMeant("no-longer-wanted");
  const project = await readProject();
  const { shot, heldBy } = take;
  const sequence = project?.sequence;
  if (project?.projectId !== shot.projectId || sequence?.sequenceId !== shot.sequenceId) {
    throw new NotMeant("sequence-changed");
  }
  const old = holder === "gone" ? undefined : await untouched(holder, project.projectId, sequence);
  if (old === undefined || holder === "gone") throw new NotMeant("placeholder-changed");
  if (heldBy === undefined || heldBy.way === "footage") throw new NotMeant("replace-asks");
  const shows = whatIsSeen(take, old, holder, sequence);
  const atLast = (): void => {
    if (signal.aborted) throw new NotMeant("no-longer-wanted");
  };
  const { way } = heldBy;
  const { audioTrack } = shot;
  const { projectId } = project;
  try {
    const what = { projectId, sequence, take, itemId, old, shows, way, audioTrack, atLast };
    const record = await exchange(what, outside);
    placedNow.add(take.id);
    return record;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "sequence-changed") throw new NotMeant("sequence-changed");
    if (failure.kind === "cannot-replace" && failure.why === "changed") throw new NotMeant("placeholder-changed");
    if (failure.kind === "cannot-replace" && failure.why === "place-taken") throw new NotMeant("place-taken");
    throw error;
  }
}

/** Thrown where a placement is not meant any more. */
export class NotMeant extends Error {
  override readonly name = "NotMeant";
  readonly why: WaitReason;

  constructor(why: WaitReason) {
    super(why);
    this.why = why;
  }
}

/** Of those that were asked with it, none has come before. @throws NotMeant */
async function requireFirst({ siblings }: PlaceOutside): Promise<void> {
  const others = (await siblings?.()) ?? [];
  // Also when its clip has gone again: the editor took it away, and did not ask for the next.
  if (others.some(hasBeenPlaced)) throw new NotMeant("another-placed");
  if (others.length === 0) return;
  const sequence = (await readProject())?.sequence;
  if (sequence !== undefined && others.some((other) => whereOnTimeline(other, sequence).length > 0)) {
    throw new NotMeant("another-placed");
  }
}

/** Answers with the takes that came beside the place, for the next look: `known`. @throws NotMeant */
async function requireMeant(
  { take, folder }: Shelved,
  place: Place,
  signal: AbortSignal,
  outside: PlaceOutside,
  known?: readonly Take[],
): Promise<readonly Take[]> {
  if (signal.aborted) throw new NotMeant("no-longer-wanted");
  await requireFirst(outside);
  const project = await readProject();
  const others = known ?? (await othersBeside({ take, folder }, place, project, outside));
  const why = whyNotThere(take, place, project, others);
  if (why !== undefined) throw new NotMeant(why);
  return others;
}

/** Those that may have changed what lies around the place. They are read only where something there has changed. */
export async function othersBeside(
  { take, folder }: Shelved,
  place: Place,
  project: ProjectView | undefined,
  { others }: Pick<PlaceOutside, "others">,
): Promise<readonly Take[]> {
  if (others === undefined || whyNotThere(take, place, project, []) !== "place-taken") return [];
  return others(folder);
}

/** Why the place is not the one that was meant any more; absent: it is. What `others` changed there is no change of the cut. */
export function whyNotThere(
  take: Take,
  place: Place,
  project: ProjectView | undefined,
  others: readonly Take[],
): WaitReason | undefined {
  const { projectId, sequenceId } = take.shot;
  if (project?.projectId !== projectId || project.sequence?.sequenceId !== sequenceId) return "sequence-changed";
  const { sequence } = project;
  if (wouldCutSound(take, sequence, place.range)) return "place-taken";
  if (surroundingsOf(sequence, place.range) === place.surroundings) return undefined;
  const isAsMeant = others.length > 0 && isAsBeforeOthers(take, sequence, place.range, place.surroundings, others);
  return isAsMeant ? undefined : "place-taken";
}

/** Its sound was to go where none lay: what came there since, nobody said would be cut. */
function wouldCutSound(take: Take, sequence: SequenceView, range: TimeRange): boolean {
  const { audioTrack, mode } = take.shot;
  if (audioTrack === undefined || mode === "insert" || soundOf(take) === "silent") return false;
  return soundsOver(sequence, audioTrack, range) !== "";
}

/** Placed since the panel opened: their records may say so a moment later. */
const placedNow = new Set<string>();

function hasBeenPlaced({ id, placement }: Take): boolean {
  return placedNow.has(id) || placement?.outcome === "verified" || placement?.outcome === "unverified";
}

/** `atLast`: throws NotMeant right before anything is done. */
async function put(
  take: Take,
  itemId: string,
  target: Target,
  outside: PlaceOutside,
  atLast?: () => Promise<void>,
): Promise<PlacementRecord> {
  const { sleep, now, log, heads } = outside;
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
        ...(atLast === undefined ? {} : { atLast }),
        ...(heads === undefined ? {} : { heads }),
      },
      sleep,
    );
    placedNow.add(take.id);
    const at = now().toISOString();
    log.say("placed", { clip: take.clipName, outcome: placed.kind });
    return placed.kind === "verified" ? { outcome: "verified", at } : { outcome: "unverified", at, why: placed.why };
  } catch (error) {
    return unplaced(take, error, outside);
  }
}

/** Whatever kept it from its place, as its record says it. */
export function unplaced({ clipName }: Take, error: unknown, outside: PlaceOutside): PlacementRecord {
  if (error instanceof NotMeant) return waits(error.why, outside);
  outside.log.trouble(`placing ${clipName}`, error);
  return { outcome: "failed", at: outside.now().toISOString(), failure: failureOf(error) };
}

/** It was not placed because somebody watched the sequence. */
export function waitsForPlayback(record: PlacementRecord): boolean {
  return record.outcome === "waits" && record.why === "playing";
}

/** It stays in the bin. */
export function waits(why: WaitReason, { now }: PlaceOutside): PlacementRecord {
  return { outcome: "waits", at: now().toISOString(), why };
}

/** The last step of takes that were asked together: one undo step for all of them, each only where it is still meant to go. */

import { failureOf } from "../../core/failure";
import type { ProjectView } from "../../core/sequence";
import type { PlacementRecord, Take, WaitReason } from "../../core/take";
import { placeTogether, type PlacedTogether } from "../../premiere/placement";
import { readProject } from "../../premiere/project";
import { parentOf } from "../../uxp/paths";
import { onceUnwatched, recordOf } from "./at-timeline";
import { NotMeant, othersBeside, unplaced, waits, waitsForPlayback, whyNotThere } from "./place";
import type { Place, PlaceOutside } from "./place-meant";
import { isPlaying } from "../watch";

/** A finished take that goes onto the timeline with others. */
export interface Meant {
  readonly take: Take;
  readonly folder: string;
  readonly itemId: string;
  readonly place: Place;
  readonly signal: AbortSignal;
}

/**
 * Places finished takes in one undo step, each where it was asked for; one whose place is no longer the one that was meant
 * waits in the bin and keeps no other from its place. Answers in the order of the takes. Never rejects.
 */
export async function placeAllIfMeant(
  all: readonly Meant[],
  outside: PlaceOutside,
): Promise<readonly PlacementRecord[]> {
  return onceUnwatched(
    () => lookAndPlaceAll(all, outside),
    (records) => records.some(waitsForPlayback),
    outside.sleep,
  );
}

/** Looks at a timeline that changes between the look and the step, before it is left alone. */
const LOOKS = 3;

async function lookAndPlaceAll(all: readonly Meant[], outside: PlaceOutside): Promise<readonly PlacementRecord[]> {
  try {
    if (all.some(({ signal }) => !signal.aborted) && (await isPlaying(outside.sleep))) {
      return all.map(() => waits("playing", outside));
    }
    for (let look = 1; ; look++) {
      const before = await readProject();
      const others = await othersOf(all, before, outside);
      const reasons = all.map((one) => whyNot(one, before, others));
      const going = all.filter((_, index) => reasons[index] === undefined);
      try {
        const placed = before === undefined ? [] : await putAll(going, before, others, outside);
        return all.map((one, index) => {
          const why = reasons[index];
          if (why !== undefined) return waits(why, outside);
          return putRecord(one.take, placed[going.indexOf(one)], outside);
        });
      } catch (error) {
        // Something moved while Premiere was asked: those whose place it was wait, the others are tried again.
        if (!(error instanceof NotMeant) || look >= LOOKS) throw error;
      }
    }
  } catch (error) {
    const isClosed = failureOf(error).kind === "no-project";
    return all.map(({ take }) => (isClosed ? waits("sequence-changed", outside) : unplaced(take, error, outside)));
  }
}

/** By folder of the take: those that may have come beside it meanwhile. Takes that lie together are read once. */
type Others = ReadonlyMap<string, readonly Take[]>;

async function othersOf(
  all: readonly Meant[],
  project: ProjectView | undefined,
  outside: PlaceOutside,
): Promise<Others> {
  const byFolder = new Map<string, readonly Take[]>();
  const byHome = new Map<string, readonly Take[]>();
  for (const { take, folder, place } of all) {
    const home = parentOf(folder);
    const found = byHome.get(home) ?? (await othersBeside({ take, folder }, place, project, outside));
    if (found.length > 0) byHome.set(home, found);
    byFolder.set(folder, found);
  }
  return byFolder;
}

async function putAll(
  going: readonly Meant[],
  { projectId, sequence }: ProjectView,
  others: Others,
  { sleep, log, heads }: PlaceOutside,
): Promise<readonly PlacedTogether[]> {
  if (going.length === 0 || sequence === undefined) return [];
  const placed = await placeTogether(
    {
      projectId,
      sequenceId: sequence.sequenceId,
      label: going.length === 1 ? "Place take" : `Place ${going.length} takes`,
      clips: going.map(({ take, itemId, place }) => ({
        itemId,
        at: place.range.start,
        frames: take.recipe.frames,
        rate: take.recipe.rate,
        videoTrack: take.shot.videoTrack,
        audioTrack: take.recipe.sound ? (take.shot.audioTrack ?? null) : null,
        // What an insert moves would no longer lie where the next one was asked for.
        mode: "overwrite",
      })),
      ...(heads === undefined ? {} : { heads }),
      atLast: async () => {
        const now = await readProject();
        for (const one of going) {
          const why = whyNot(one, now, others);
          if (why !== undefined) throw new NotMeant(why);
        }
      },
    },
    sleep,
  );
  log.say("placed together", { clips: placed.length });
  return placed;
}

function putRecord(take: Take, placed: PlacedTogether | undefined, outside: PlaceOutside): PlacementRecord {
  if (placed === undefined) return waits("sequence-changed", outside);
  if (placed.kind === "failed") outside.log.say("not placed", { clip: take.clipName, why: placed.failure.kind });
  return recordOf(placed, outside.now());
}

function whyNot(
  { take, folder, place, signal }: Meant,
  project: ProjectView | undefined,
  others: Others,
): WaitReason | undefined {
  return signal.aborted ? "no-longer-wanted" : whyNotThere(take, place, project, others.get(folder) ?? []);
}

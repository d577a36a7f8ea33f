/** Derived copies of a take: made to fit the sequence, or with the grade baked in. The original and the clip stay as they are. */

import { copyPlanOf, fitOf, PLAIN_FIT, soundIn, type Fit, type FitWishes, type SoundFate } from "../core/fit";
import { parseCube } from "../core/cube";
import { StudioError } from "../core/failure";
import { whatForbids } from "../core/replace";
import { advance } from "../core/take-events";
import { lengthOf, ticks } from "../core/time";
import type { MediaRoom } from "../media/client";
import type { MediaReport } from "../media/results";
import { readClip } from "../premiere/clip";
import { importClip } from "../premiere/import";
import { exists, openRead, openWrite, remove } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readText } from "../uxp/texts";
import type { CheckOutside, Lying } from "./check-commands";
import type { CopyKind, MadeCopy, Steps } from "./check-state";
import { oneAtATime } from "./place";
import { exchange } from "./replace";
import type { Shelved } from "./shelf";

type Video = Extract<MediaReport, { kind: "video" }>;

/** What differs between the take's clip and the sequence, read from the container. Absent: it is no film. */
export async function fitFor(lies: Lying, room: MediaRoom, wishes: FitWishes = PLAIN_FIT): Promise<Fit | undefined> {
  const report = await reportOf(lies.shelved, room);
  return report === undefined ? undefined : fitOf(report, lies.project.sequence, wishes);
}

export interface CopyWish {
  readonly kind: CopyKind;
  readonly wishes: FitWishes;
  /** The cube's file in the take's folder, to be baked in. */
  readonly cube?: string;
}

/**
 * Makes the copy beside the clip, under a name of its own, and brings it into the project's bin. The take knows the new item
 * as one that plays it. @throws StudioError, Cancelled: nothing of the copy is left then
 */
export async function makeCopy(
  lies: Lying,
  { kind, wishes, cube }: CopyWish,
  outside: CheckOutside,
  signal: AbortSignal,
  onSteps: (steps: Steps) => void,
): Promise<MadeCopy> {
  const { shelved, project } = lies;
  const { take, folder } = shelved;
  const { room, sleep, takes, now, device } = outside;
  const report = await reportOf(shelved, room);
  if (take.state.kind !== "ready" || report === undefined) {
    throw new StudioError({ kind: "cannot-check", why: "no-film" });
  }
  onSteps({ done: 0, total: report.frames });
  const plan = copyPlanOf(report, project.sequence, wishes);
  const table = cube === undefined ? undefined : parseCube(await readText(joinPath(folder, cube), () => true)).table;
  const name = await freeName(folder, `${take.clipName}_${kind}`);
  const path = joinPath(folder, name);
  let sound: SoundFate;
  try {
    const film = await openRead(joinPath(folder, take.state.clip.name));
    try {
      const out = await openWrite(path);
      try {
        const copied = await room.copy(film, plan, {
          out,
          signal,
          onProgress: (done, total) => onSteps({ done, total }),
          ...(table === undefined ? {} : { cube: table }),
        });
        sound = soundIn(copied.sound, report, plan);
      } finally {
        await out.close();
      }
    } finally {
      await film.close();
    }
  } catch (error) {
    await remove(path);
    throw error;
  }
  const { itemId } = await importClip({ projectId: project.projectId, path, signal }, sleep);
  const known = takes.get(take.id);
  const plays = advance(known.take, { kind: "footage", projectItemId: itemId, at: now().toISOString() });
  // One writer a file: of another machine's take it is known in memory only.
  if (take.owner === device()) await takes.update({ ...known, take: plays });
  else takes.know({ ...known, take: plays });
  return { kind, name, itemId, pace: plan.pace, rate: plan.rate, sound };
}

/**
 * The copy above the take's clip, which is switched off and stays: one undo step.
 * @throws StudioError `cannot-replace`, `sequence-changed`, `not-on-timeline`
 */
export async function putCopy(lies: Lying, copy: MadeCopy, outside: CheckOutside): Promise<void> {
  const { project, shelved, place } = lies;
  const { projectId, sequence } = project;
  const { sequenceId } = sequence;
  const { start } = place.item.rangeInSequence;
  await oneAtATime(async () => {
    const old = await readClip({ projectId, sequenceId, track: place.track, start });
    if (old === undefined) throw new StudioError({ kind: "sequence-changed" });
    const why = whatForbids(old);
    if (why !== undefined) throw new StudioError({ kind: "cannot-replace", why, clip: old.name });
    const from = inCopy(old.inPoint, shelved, copy);
    const shows = { start: from, end: ticks(from + lengthOf(old.rangeInSequence)) };
    await exchange({ projectId, sequence, take: shelved.take, itemId: copy.itemId, old, shows, way: "stack" }, outside);
  });
}

/** Played frame for frame at another rate, a frame lies at another time. */
function inCopy(inPoint: Lying["place"]["item"]["rangeInSequence"]["start"], { take }: Shelved, copy: MadeCopy) {
  const made = take.film?.rate ?? take.drawn?.rate;
  if (copy.pace !== "each-once" || made === undefined) return inPoint;
  return ticks(Math.round(inPoint / made) * copy.rate);
}

async function reportOf({ take, folder }: Shelved, room: MediaRoom): Promise<Video | undefined> {
  if (take.state.kind !== "ready") return undefined;
  const file = await openRead(joinPath(folder, take.state.clip.name));
  try {
    const report = await room.probe(file);
    return report.kind === "video" ? report : undefined;
  } finally {
    await file.close();
  }
}

/** What Premiere plays is never written over. */
async function freeName(folder: string, stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.mp4` : `${stem}_${number}.mp4`;
    if (!(await exists(joinPath(folder, name)))) return name;
  }
}

/** Derived copies of a take: made to fit the sequence, or with the grade baked in. The original and the clip stay as they are. */

import { copyPlanOf, fitOf, type Fit, type FitWishes } from "../core/fit";
import { parseCube } from "../core/cube";
import { StudioError } from "../core/failure";
import { whatForbids } from "../core/replace";
import { advance } from "../core/take-events";
import { inFile, type Rates } from "../core/interpretation";
import { lengthOf, ticks, type Ticks } from "../core/time";
import type { MediaRoom } from "../media/client";
import type { MediaReport } from "../media/results";
import { readClip } from "../premiere/clip";
import { importClip } from "../premiere/import";
import { exists, openRead, openWrite, remove } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readText } from "../uxp/texts";
import type { CheckOutside, Lying } from "./check-commands";
import { playingOf, ratesOf, shownIn, withChanges } from "./check-interpret";
import type { CopyKind, MadeCopy, Playing, Steps } from "./check-state";
import { oneAtATime } from "./place";
import { exchange } from "./replace";
import type { Shelved } from "./shelf";

type Video = Extract<MediaReport, { kind: "video" }>;

/**
 * What differs between the take's clip and the sequence: read from the container, and of its rate, from how Premiere plays
 * it. Absent: it is no film.
 */
export async function fitFor(
  lies: Lying,
  room: MediaRoom,
): Promise<{ readonly fit: Fit; readonly plays?: Playing } | undefined> {
  const report = await reportOf(lies.shelved, room);
  if (report === undefined) return undefined;
  const playing = await playingOf(lies, report);
  const fit = fitOf(asItIsPlayed(report, playing), lies.project.sequence);
  return playing === undefined ? { fit } : { fit, plays: await withChanges(lies, playing, fit, report) };
}

function asItIsPlayed(report: Video, playing: Playing | undefined): Video {
  return playing === undefined ? report : { ...report, playedAt: playing.now };
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
  const plan = copyPlanOf(asItIsPlayed(report, await playingOf(lies, report)), project.sequence, wishes);
  const table = cube === undefined ? undefined : parseCube(await readText(joinPath(folder, cube), () => true)).table;
  const name = await freeName(folder, `${take.clipName}_${kind}`);
  const path = joinPath(folder, name);
  try {
    const film = await openRead(joinPath(folder, take.state.clip.name));
    try {
      const out = await openWrite(path);
      try {
        await room.copy(film, plan, {
          out,
          signal,
          onProgress: (done, total) => onSteps({ done, total }),
          ...(table === undefined ? {} : { cube: table }),
        });
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
  return { kind, name, itemId, pace: plan.pace, rate: plan.rate };
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
    const from = inCopy(old.inPoint, lies, await ratesOf(lies), copy);
    const shows = { start: from, end: ticks(from + lengthOf(old.rangeInSequence)) };
    await exchange({ projectId, sequence, take: shelved.take, itemId: copy.itemId, old, shows, way: "stack" }, outside);
  });
}

/** Played frame for frame at another rate, a frame lies at another time. @throws StudioError `cannot-check` (interpreted) */
function inCopy(inPoint: Ticks, lies: Lying, rates: Rates, { pace, rate }: MadeCopy): Ticks {
  const shown = shownIn(lies, inPoint, rates);
  if (shown === undefined) throw new StudioError({ kind: "cannot-check", why: "interpreted" });
  if (pace !== "each-once") return inFile(shown.start, rates);
  return ticks(Math.round(shown.start / rates.now) * rate);
}

/** Absent: it is no film. */
export async function reportOf({ take, folder }: Shelved, room: MediaRoom): Promise<Video | undefined> {
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

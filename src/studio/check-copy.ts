/** Derived copies of a take: made to fit the sequence, or with the grade baked in. The original and the clip stay as they are. */

import { copyPlanOf, fitOf, soundIn, type Fit, type FitWishes } from "../core/fit";
import { parseCube } from "../core/cube";
import { failureOf, StudioError } from "../core/failure";
import { whatForbids } from "../core/replace";
import type { CopyKind } from "../core/take";
import { advance } from "../core/take-events";
import { inFile, type Rates } from "../core/interpretation";
import { lengthOf, ticks, type Ticks } from "../core/time";
import type { MediaRoom } from "../media/client";
import type { MediaReport } from "../media/results";
import { readClip } from "../premiere/clip";
import type { Sleep } from "../premiere/ask";
import { importClip } from "../premiere/import";
import { exists, openRead, openWrite, remove, type FileToRead, type FileToWrite } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import type { CheckOutside, Lying } from "./check-open";
import { playingOf, ratesOf, shownIn, withChanges } from "./check-interpret";
import type { MadeCopy, Playing, Steps } from "./check-state";
import { oneAtATime } from "./place";
import { exchange } from "./replace";

type Video = Extract<MediaReport, { kind: "video" }>;

/**
 * What differs between the take's clip and the sequence: read from the container, and of its rate, from how Premiere plays
 * it. Absent: it is no film.
 */
export async function fitFor(
  lies: Lying,
  room: MediaRoom,
): Promise<{ readonly fit: Fit; readonly plays?: Playing } | undefined> {
  const report = await reportOf(lies, room);
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
  /** The text of the cube that is baked in. */
  readonly cube?: string;
}

/**
 * Makes the copy beside the clip, under a name of its own, and brings it into the project's bin. The take knows the new item
 * as one that plays it. @throws StudioError, Cancelled: nothing of the copy is left then, unless Premiere may have taken it in
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
  // What is copied is the clip itself, whatever plays there.
  const report = await reportOf({ shelved }, room);
  if (take.state.kind !== "ready" || report === undefined) {
    throw new StudioError({ kind: "cannot-check", why: "no-film" });
  }
  onSteps({ done: 0, total: report.frames });
  const plan = copyPlanOf(asItIsPlayed(report, await playingOf(lies, report)), project.sequence, wishes);
  const table = cube === undefined ? undefined : parseCube(cube).table;
  const name = await freeName(folder, `${take.clipName}_${kind}`);
  const path = joinPath(folder, name);
  const copy = { kind, name, rate: plan.rate, eachOnce: plan.pace === "each-once" } as const;
  const from = joinPath(folder, take.state.clip.name);
  const made = await orRemoved(path, () =>
    copyFilm(from, path, (film, out) =>
      room.copy(film, plan, {
        out,
        signal,
        onProgress: (done, total) => onSteps({ done, total }),
        ...(table === undefined ? {} : { cube: table }),
      }),
    ),
  );
  const itemId = await takenIn(project.projectId, path, signal, sleep);
  const known = takes.maybe(take.id) ?? shelved;
  const plays = advance(known.take, { kind: "footage", projectItemId: itemId, at: now().toISOString(), copy });
  // One writer a file: of another machine's take it is known in memory only.
  if (take.owner === device()) await takes.update({ ...known, take: plays });
  else takes.know({ ...known, take: plays });
  return { ...copy, itemId, frames: made.frames, sound: soundIn(made.sound, report, plan) };
}

/** What `work` throws leaves nothing at `path`. */
async function orRemoved<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await remove(path);
    throw error;
  }
}

/** From when Premiere was asked on it may play the file, however late it says so: only where it refused is it removed. */
async function takenIn(projectId: string, path: string, signal: AbortSignal, sleep: Sleep): Promise<string> {
  try {
    return (await importClip({ projectId, path, signal }, sleep)).itemId;
  } catch (error) {
    if (failureOf(error).kind === "import-refused") await remove(path);
    throw error;
  }
}

async function copyFilm<T>(
  from: string,
  to: string,
  work: (film: FileToRead, out: FileToWrite) => Promise<T>,
): Promise<T> {
  const film = await openRead(from);
  try {
    const out = await openWrite(to);
    try {
      return await work(film, out);
    } finally {
      await out.close();
    }
  } finally {
    await film.close();
  }
}

/**
 * The copy above what lies there, which is switched off and stays: one undo step. `unverified`: Premiere said yes, and it does
 * not read back so.
 * @throws StudioError `cannot-replace`, also where it is shorter than the clip; `sequence-changed`, `not-on-timeline`
 */
export async function putCopy(lies: Lying, copy: MadeCopy, outside: CheckOutside): Promise<"verified" | "unverified"> {
  const { project, shelved, place } = lies;
  const { projectId, sequence } = project;
  const { sequenceId } = sequence;
  const { start } = place.item.rangeInSequence;
  return oneAtATime(async () => {
    const old = await readClip({ projectId, sequenceId, track: place.track, start });
    if (old === undefined) throw new StudioError({ kind: "sequence-changed" });
    const why = whatForbids(old);
    if (why !== undefined) throw new StudioError({ kind: "cannot-replace", why, clip: old.name });
    const from = inCopy(old.inPoint, lies, await ratesOf(lies), copy);
    const shows = { start: from, end: ticks(from + lengthOf(old.rangeInSequence)) };
    const missing = shows.end - copy.frames * copy.rate;
    // Half a frame short is rounding.
    if (missing * 2 > sequence.rate) {
      const needs = Math.round(lengthOf(old.rangeInSequence) / sequence.rate);
      const has = Math.max(0, needs - Math.ceil(missing / sequence.rate - 0.5));
      throw new StudioError({ kind: "cannot-replace", why: "too-short", clip: old.name, has, needs });
    }
    const laid = await exchange(
      { projectId, sequence, take: shelved.take, itemId: copy.itemId, old, shows, way: "stack" },
      outside,
    );
    return laid.outcome === "verified" ? "verified" : "unverified";
  });
}

/** Played frame for frame at another rate, a frame lies at another time. @throws StudioError `cannot-check` (interpreted) */
function inCopy(inPoint: Ticks, lies: Lying, rates: Rates, { eachOnce, rate }: MadeCopy): Ticks {
  const shown = shownIn(lies, inPoint, rates);
  if (shown === undefined) throw new StudioError({ kind: "cannot-check", why: "interpreted" });
  if (!eachOnce) return inFile(shown.start, rates);
  return ticks(Math.round(shown.start / rates.now) * rate);
}

/** Of what plays there: the take's clip, or the copy. Absent: it is no film. */
export async function reportOf(
  { shelved: { take, folder }, copy }: Pick<Lying, "shelved" | "copy">,
  room: MediaRoom,
): Promise<Video | undefined> {
  if (take.state.kind !== "ready") return undefined;
  const file = await openRead(joinPath(folder, copy?.name ?? take.state.clip.name));
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

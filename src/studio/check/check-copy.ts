/** Derived copies of a take: made to fit the sequence, or with the grade baked in. The original and the clip stay as they are. */

import { copyPlanOf, fitOf, soundIn, type Fit, type FitWishes } from "../../core/fit";
import { areThere } from "../../core/credentials";
import { parseCube } from "../../core/cube";
import { Cancelled, failureOf, StudioError } from "../../core/failure";
import { whatForbids } from "../../core/replace";
import type { CopyEssence, CopyKind } from "../../core/take";
import { advance } from "../../core/take-events";
import { inFile, type Rates } from "../../core/interpretation";
import { lengthOf, ticks, type Ticks } from "../../core/time";
import type { MediaRoom } from "../../media/client";
import type { VideoReport } from "../../media/results";
import { readClip } from "../../premiere/clip";
import type { Sleep } from "../../premiere/ask";
import { importClip } from "../../premiere/import";
import { exists, remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { removeText } from "../../uxp/texts";
import { writeColumnsOf } from "../placing/bring";
import type { CheckOutside, Lying } from "./check-open";
import { itemRateOf, ratesOf, shownIn, withChanges } from "./check-interpret";
import type { ItemRate, MadeCopy, Steps } from "./check-state";
import { oneAtATime } from "../placing/at-timeline";
import { sidecarOf } from "../provenance/media-metadata";
import { essenceIn } from "../disk/fingerprint";
import { withFile, writing } from "../disk/open-files";
import { exchange } from "../placing/replace";

/**
 * What differs between the take's clip and the sequence: read from the container, and of its rate, from how Premiere plays
 * it. Absent: it is no film.
 */
export async function fitFor(
  lies: Lying,
  room: MediaRoom,
): Promise<{ readonly fit: Fit; readonly plays?: ItemRate } | undefined> {
  const report = await reportOf(lies, room);
  if (report === undefined) return undefined;
  const playing = await itemRateOf(lies, report);
  const fit = fitOf(asItIsPlayed(report, playing), lies.project.sequence);
  return playing === undefined ? { fit } : { fit, plays: await withChanges(lies, playing, fit, report) };
}

function asItIsPlayed(report: VideoReport, playing: ItemRate | undefined): VideoReport {
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
  const plan = copyPlanOf(asItIsPlayed(report, await itemRateOf(lies, report)), project.sequence, wishes);
  const table = cube === undefined ? undefined : parseCube(cube).table;
  const name = await freeName(folder, `${take.clipName}_${kind}`);
  const path = joinPath(folder, name);
  const from = joinPath(folder, take.state.clip.name);
  const leaves = await leftBehind(outside, joinPath(folder, take.state.original.name));
  const copy = {
    kind,
    name,
    rate: plan.rate,
    eachOnce: plan.pace === "each-once",
    ...(areThere(leaves.leaves) ? { leavesCredentials: true as const } : {}),
  } as const;
  const made = await orRemoved(path, async () => {
    const copied = await withFile(from, (film) =>
      writing(path, (out) =>
        room.copy(film, plan, {
          out,
          signal,
          onProgress: (done, total) => onSteps({ done, total }),
          ...(table === undefined ? {} : { cube: table }),
        }),
      ),
    );
    // Before Premiere reads it, which writes its own into what has none.
    await takes.sidecars.sayIn(shelved, copy);
    return { ...copied, essence: await essenceOf(path, signal) };
  });
  const known = made.essence === undefined ? copy : { ...copy, essence: made.essence };
  const itemId = await takenIn(project.projectId, path, signal, sleep);
  await writeColumnsOf(take, { projectId: project.projectId, itemId }, outside);
  const latest = takes.maybe(take.id) ?? shelved;
  const at = now().toISOString();
  const plays = advance(latest.take, { kind: "footage", projectItemId: itemId, at, copy: known });
  // One writer a file: of another machine's take it is known in memory only.
  if (take.owner === device()) await takes.update({ ...latest, take: plays });
  else takes.know({ ...latest, take: plays });
  return { ...copy, itemId, frames: made.frames, sound: soundIn(made.sound, report, plan), ...leaves };
}

/** The copy is there, whatever can be said of the original. */
async function leftBehind(
  { credentialsOf, log }: Pick<CheckOutside, "credentialsOf" | "log">,
  original: string,
): Promise<Pick<MadeCopy, "leaves">> {
  try {
    return { leaves: await credentialsOf(original) };
  } catch (error) {
    log.trouble("reading the original's Content Credentials", error);
    return {};
  }
}

/** Absent where its container is not known. @throws StudioError, Cancelled */
function essenceOf(path: string, signal: AbortSignal): Promise<CopyEssence | undefined> {
  return withFile(path, ({ size, read }) =>
    essenceIn(size, (start, end) => {
      if (signal.aborted) throw new Cancelled("Stopped");
      return read(start, end);
    }),
  );
}

/** What `work` throws leaves nothing at `path`. */
async function orRemoved<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await remove(path);
    await removeText(sidecarOf(path));
    throw error;
  }
}

/** From when Premiere was asked on it may play the file, however late it says so: only where it refused is it removed. */
async function takenIn(projectId: string, path: string, signal: AbortSignal, sleep: Sleep): Promise<string> {
  try {
    return (await importClip({ projectId, path, signal }, sleep)).itemId;
  } catch (error) {
    if (failureOf(error).kind === "import-refused") {
      await remove(path);
      await removeText(sidecarOf(path));
    }
    throw error;
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

/** Of what plays there: the take's clip, or the copy. Absent: it is no film. @throws StudioError of the disk or the room */
export async function reportOf(
  { shelved: { take, folder }, copy }: Pick<Lying, "shelved" | "copy">,
  room: MediaRoom,
): Promise<VideoReport | undefined> {
  if (take.state.kind !== "ready") return undefined;
  const report = await withFile(joinPath(folder, copy?.name ?? take.state.clip.name), (file) => room.probe(file));
  return report.kind === "video" ? report : undefined;
}

/** What Premiere plays is never written over. */
async function freeName(folder: string, stem: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.mp4` : `${stem}_${number}.mp4`;
    if (!(await exists(joinPath(folder, name)))) return name;
  }
}

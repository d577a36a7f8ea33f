/** Where stills come from: the programme, a clip's own media, a file, an earlier take. Each lies in `frames/` afterwards. */

import { drawingSize } from "../../core/drawing";
import { failureOf, StudioError } from "../../core/failure";
import { timeOf, type FrameAt } from "../../core/frame-times";
import { endsShown } from "../../core/head";
import type { FrameSize, ProjectView, SequenceView } from "../../core/sequence";
import type { FrameSource, ReferenceRole } from "../../core/shot";
import { momentIn, type NoOwnFrame } from "../../core/source";
import { originalOf } from "../../core/take";
import { timecode, type Ticks, type TimeRange } from "../../core/time";
import { seenAt } from "../../core/where";
import { copy, fileSize, openRead, remove, type FileToRead, type FileToWrite } from "../../uxp/files";
import { fileNameIn, joinPath } from "../../uxp/paths";
import { exportFrame } from "../../premiere/frame";
import { readSource } from "../../premiere/source";
import { framesFolder, held, newFrame, type ReferenceOutside } from "./reference";
import { withFile, writing } from "../disk/open-files";
import type { Shelved } from "../disk/shelf";
import type { ReferenceChoice } from "../form/shot-form";

/** No engine takes more, and a panel that holds ten of them must not hold a gigabyte. */
const MOST_PIXELS = 8_300_000;

type OpenProject = ProjectView & { readonly sequence: SequenceView };

/** @throws StudioError `no-frame` */
export function timeIn(sequence: SequenceView, shot: TimeRange | undefined, at: FrameAt): Ticks {
  const time = timeOf(sequence, shot, at);
  if (typeof time === "string") throw new StudioError({ kind: "no-frame", why: time });
  return time;
}

/**
 * Exports the programme's frame at `time`, at the size in which a take is drawn.
 * @throws StudioError `frame-not-exported`, `host-refused`, or what the disk says.
 */
export async function programFrame(
  home: string,
  { projectId, sequence }: OpenProject,
  time: Ticks,
  role: ReferenceRole,
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const size = drawingSize(sequence.size);
  const { sequenceId } = sequence;
  const folder = await framesFolder(home, outside);
  const { path } = await exportFrame(
    { projectId, sequenceId, time, size, folder, name: `frame-${outside.newId()}` },
    { fileSize, sleep: outside.sleep },
  );
  const from: FrameSource = {
    kind: "program",
    ...placeIn(sequence, time),
    carries: seenAt(sequence, time)
      .slice(0, -1)
      .map((item) => item.name),
  };
  return held(path, { role, from, size }, outside);
}

/**
 * The frame that the clip on that track shows at `time`, out of its own media: no effects, and nothing that lies above it.
 * @throws StudioError `no-own-frame`, `room-unavailable`, `interrupted`, `host-refused`
 */
export async function ownFrame(
  home: string,
  project: { readonly projectId: string; readonly sequence: SequenceView },
  at: { readonly time: Ticks; readonly track: number },
  role: ReferenceRole,
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const { projectId, sequence } = project;
  const { time, track } = at;
  const item = await readSource({ projectId, sequenceId: sequence.sequenceId, track, time });
  const refuse = (why: NoOwnFrame): StudioError =>
    new StudioError({ kind: "no-own-frame", clip: item?.name ?? `V${track + 1}`, why });
  if (item === undefined) throw refuse("gone");
  const { media, name } = item;
  if (media.kind === "none") throw refuse("no-media");
  if (media.kind !== "file") throw refuse(media.kind);
  const source = await openedSource(media.path);
  if (source === undefined) throw refuse("offline");
  try {
    const report = await outside.room.probe(source);
    if (report.kind === "audio") throw refuse("only-sound");
    if (report.kind === "unknown" || (report.kind === "video" && !report.decodable)) throw refuse("undecodable");
    // A still that lies on the timeline is the same at any moment.
    const own = report.kind === "video" && report.constantRate ? report.rate : undefined;
    const moment = report.kind === "still" ? 0 : momentIn(item, time, own);
    if (typeof moment === "string") throw refuse(moment);
    const { file, size, seconds } = await stillOf(source, moment, home, outside);
    const from: FrameSource = { kind: "source-clip", ...placeIn(sequence, time), clipName: name, seconds };
    return await held(file, { role, from, size }, outside);
  } catch (error) {
    throw failureOf(error).kind === "draw-failed" ? refuse("undecodable") : error;
  } finally {
    await source.close();
  }
}

/** Absent when it is not there: Premiere may not have looked since. */
async function openedSource(path: string): Promise<FileToRead | undefined> {
  try {
    return await openRead(path);
  } catch (error) {
    if (failureOf(error).kind === "file-missing") return undefined;
    throw error;
  }
}

/** @throws StudioError `not-a-picture`, `room-unavailable`, `file-missing` */
export async function pictureFile(
  home: string,
  path: string,
  still: { readonly role: ReferenceRole; readonly from?: FrameSource },
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const name = fileNameIn(path);
  const { role, from = { kind: "file", name } } = still;
  const source = await openRead(path);
  try {
    if (source.size === 0) throw new StudioError({ kind: "not-a-picture", file: name, why: "empty" });
    const report = await outside.room.probe(source);
    if (report.kind !== "still") throw new StudioError({ kind: "not-a-picture", file: name, why: "other-kind" });
    const size = within(report.size);
    const file = await newFrame(home, outside);
    await into(file, (out) => outside.room.fit(source, size, out));
    return await held(file, { role, from, size }, outside);
  } catch (error) {
    // A name and the first bytes may promise a picture that the rest is not.
    if (failureOf(error).kind === "draw-failed") {
      throw new StudioError({ kind: "not-a-picture", file: name, why: "damaged" }, { cause: error });
    }
    throw error;
  } finally {
    await source.close();
  }
}

/**
 * The first or the last frame of a take that the cut shows: not that of its film, which may begin with a double and ends with
 * handle.
 * @throws StudioError `no-take-frame`, `room-unavailable`, `draw-failed`, `file-missing`
 */
export async function takeFrame(
  home: string,
  { take, folder }: Shelved,
  at: "first" | "last",
  role: ReferenceRole,
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const { clipName } = take;
  const original = originalOf(take);
  if (original === undefined) throw new StudioError({ kind: "no-take-frame", clip: clipName });
  return withFile(joinPath(folder, original.name), async (source) => {
    const { file, size } = await stillOf(source, endsShown(take)[at], home, outside);
    const from: FrameSource = { kind: "take", takeId: take.id, clipName, at };
    return held(file, { role, from, size }, outside);
  });
}

/** A copy of a PNG that Pickup wrote itself. */
export async function ownPicture(
  home: string,
  path: string,
  still: { readonly role: ReferenceRole; readonly from: FrameSource; readonly size: FrameSize },
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const file = await newFrame(home, outside);
  await copy(path, file);
  return held(file, still, outside);
}

async function stillOf(
  source: FileToRead,
  at: number,
  home: string,
  outside: ReferenceOutside,
): Promise<{ readonly file: string; readonly size: FrameSize; readonly seconds: number }> {
  const file = await newFrame(home, outside);
  const { size, seconds } = await into(file, (out) => outside.room.still(source, at, out));
  return { file, size, seconds };
}

/** What was written of a file that could not be finished is removed. */
async function into<T>(path: string, write: (out: FileToWrite) => Promise<T>): Promise<T> {
  try {
    return await writing(path, write);
  } catch (error) {
    await remove(path);
    throw error;
  }
}

/** Of the same shape, and no larger than is of use to anyone. */
function within({ width, height }: FrameSize): FrameSize {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

function placeIn(
  sequence: SequenceView,
  time: Ticks,
): Pick<Extract<FrameSource, { kind: "program" }>, "sequenceId" | "sequenceName" | "time" | "timecode"> {
  const { sequenceId, name, rate, timecodeFormat, zeroFrame } = sequence;
  return { sequenceId, sequenceName: name, time, timecode: timecode(time, rate, timecodeFormat, zeroFrame) };
}

/** Reads a sequence off Premiere as plain data. Nothing here changes anything, and no host object leaves. */

import ppro from "premierepro";
import type { Project, Sequence, SequenceSettings, TickTime } from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { pixelAspectNamed } from "../core/pixel-aspect";
import type { FrameSize, SequenceView, TrackView } from "../core/sequence";
import { frameRate, parseTicks } from "../core/time";
import type { FrameRate, Ticks, TimeRange } from "../core/time";
import { ask, askMaybe, isStale, refusal, ticksOf } from "./ask";
import { readTimecodeFormat } from "./timecode-format";
import { clipsOn, readItem, trackAt, trackCount } from "./track-item";

/** The sequence's own, the same after a save and a reopen. */
export function sequenceIdOf(sequence: Sequence): string {
  return sequence.guid.toString();
}

/**
 * The sequence of that id, whether it is the active one or not.
 * @throws StudioError `sequence-changed` when the project has none of that id any more.
 */
export async function findSequence(project: Project, sequenceId: string): Promise<Sequence> {
  const active = await askMaybe("Project.getActiveSequence", () => project.getActiveSequence());
  if (active !== undefined && sequenceIdOf(active) === sequenceId) return active;
  const found = (await sequencesOf(project)).find((sequence) => sequenceIdOf(sequence) === sequenceId);
  if (found === undefined) throw new StudioError({ kind: "sequence-changed" });
  return found;
}

/** Every sequence of the project, nested ones too, in the project's order. @throws StudioError `host-refused` */
export async function sequencesOf(project: Project): Promise<readonly Sequence[]> {
  return ask<readonly Sequence[]>("Project.getSequences", () => project.getSequences());
}

/** @throws StudioError `host-refused`; nothing is ever made up for what the host did not say. */
export async function readSequence(sequence: Sequence): Promise<SequenceView> {
  const [rate, size, zero, end, playhead, inOut, timecodeFormat, settings, selected] = await Promise.all([
    readRate(sequence),
    readSize(sequence),
    ask("Sequence.getZeroPoint", () => sequence.getZeroPoint()),
    ask("Sequence.getEndTime", () => sequence.getEndTime()),
    readPosition(sequence),
    readInOut(sequence),
    readTimecodeFormat(sequence),
    readSettings(sequence),
    readSelection(sequence),
  ]);
  const video = await readTracks(sequence, "video", selected);
  const audio = await readTracks(sequence, "audio", selected);
  return {
    sequenceId: sequenceIdOf(sequence),
    name: sequence.name,
    rate,
    size,
    zeroFrame: zeroFrameOf(zero, rate),
    timecodeFormat,
    ...settings,
    playhead,
    ...(inOut !== undefined && inOut.end - inOut.start >= rate ? { inOut } : {}),
    end: ticksOf("Sequence.getEndTime", end),
    video,
    audio,
  };
}

/** What a sequence counts and shows its frames in; of one whose items are read elsewhere. @throws StudioError `host-refused` */
export async function readFrames(
  sequence: Sequence,
): Promise<Pick<SequenceView, "rate" | "size" | "zeroFrame" | "timecodeFormat" | "pixelAspect">> {
  const [rate, size, zero, timecodeFormat, settings] = await Promise.all([
    readRate(sequence),
    readSize(sequence),
    ask("Sequence.getZeroPoint", () => sequence.getZeroPoint()),
    readTimecodeFormat(sequence),
    askMaybe("Sequence.getSettings", () => sequence.getSettings()),
  ]);
  const pixelAspect = settings && (await readPixelAspect(settings));
  return {
    rate,
    size,
    zeroFrame: zeroFrameOf(zero, rate),
    timecodeFormat,
    ...(pixelAspect === undefined ? {} : { pixelAspect }),
  };
}

/** In the sequence's clock. Whether it is playing cannot be asked; a position that moved between two reads may be a scrub. */
export async function readPosition(sequence: Sequence): Promise<Ticks> {
  return ticksOf(
    "Sequence.getPlayerPosition",
    await ask("Sequence.getPlayerPosition", () => sequence.getPlayerPosition()),
  );
}

async function readRate(sequence: Sequence): Promise<FrameRate> {
  const timebase = await ask("Sequence.getTimebase", () => sequence.getTimebase());
  const perFrame = parseTicks(String(timebase));
  if (perFrame === undefined || perFrame <= 0) {
    throw refusal("Sequence.getTimebase", undefined, `Not a number of ticks per frame: ${String(timebase)}`);
  }
  return frameRate(perFrame);
}

/** The start timecode in frames. Its ticks may be beyond a safe integer, so they are divided while they are text. */
function zeroFrameOf(zero: TickTime, rate: FrameRate): number {
  const text = String(zero.ticks);
  if (!/^-?\d+$/.test(text)) throw refusal("Sequence.getZeroPoint", undefined, `Not a number of ticks: ${text}`);
  return Number((2n * BigInt(text) + BigInt(rate)) / (2n * BigInt(rate)));
}

async function readSize(sequence: Sequence): Promise<FrameSize> {
  const rect = await ask("Sequence.getFrameSize", () => sequence.getFrameSize());
  const size = { width: Math.round(rect.width), height: Math.round(rect.height) };
  if (!(size.width > 0 && size.height > 0)) {
    throw refusal(
      "Sequence.getFrameSize",
      undefined,
      `Not a frame size: ${String(rect.width)} x ${String(rect.height)}`,
    );
  }
  return size;
}

/** An unset mark is -400 000 s, far beyond the ticks that can be counted; anything below zero is taken for unset. */
export async function readInOut(sequence: Sequence): Promise<TimeRange | undefined> {
  const [inPoint, outPoint] = await Promise.all([
    askMaybe("Sequence.getInPoint", () => sequence.getInPoint()),
    askMaybe("Sequence.getOutPoint", () => sequence.getOutPoint()),
  ]);
  const start = inPoint && parseTicks(String(inPoint.ticks));
  const end = outPoint && parseTicks(String(outPoint.ticks));
  if (start === undefined || end === undefined || start < 0 || end <= start) return undefined;
  return { start, end };
}

async function readSettings(sequence: Sequence): Promise<Pick<SequenceView, "fields" | "pixelAspect">> {
  const settings = await askMaybe("Sequence.getSettings", () => sequence.getSettings());
  if (settings === undefined) return { fields: "unknown" };
  const [fields, pixelAspect] = await Promise.all([readFields(settings), readPixelAspect(settings)]);
  return { fields, ...(pixelAspect === undefined ? {} : { pixelAspect }) };
}

async function readFields(settings: SequenceSettings): Promise<SequenceView["fields"]> {
  const type = await askMaybe("SequenceSettings.getVideoFieldType", () => settings.getVideoFieldType());
  const known = ppro.Constants.VideoFieldType;
  if (type === known.PROGRESSIVE) return "progressive";
  return type === known.UPPER_FIRST || type === known.LOWER_FIRST ? "interlaced" : "unknown";
}

/** A sequence is read all the same where Premiere does not say it, or in words that are not known: then it is unknown. */
async function readPixelAspect(settings: SequenceSettings): Promise<SequenceView["pixelAspect"]> {
  const call = "SequenceSettings.getVideoPixelAspectRatio";
  try {
    const said = await askMaybe(call, () => settings.getVideoPixelAspectRatio());
    return said === undefined ? undefined : pixelAspectNamed(String(said));
  } catch (error) {
    if (isStale(error)) throw error;
    return undefined;
  }
}

/** Where the selected items lie. A track item has no id, but on one track no two start together. */
async function readSelection(sequence: Sequence): Promise<ReadonlySet<string>> {
  const selection = await askMaybe("Sequence.getSelection", () => sequence.getSelection());
  const items = selection && (await askMaybe("TrackItemSelection.getTrackItems", () => selection.getTrackItems()));
  const places = (items ?? []).map(async (item) => {
    const [media, track, start] = await Promise.all([
      ask("TrackItem.getMediaType", () => item.getMediaType()),
      ask("TrackItem.getTrackIndex", () => item.getTrackIndex()),
      ask("TrackItem.getStartTime", () => item.getStartTime()),
    ]);
    return placeOf(media.toString(), track, ticksOf("TrackItem.getStartTime", start));
  });
  return new Set(await Promise.all(places));
}

function placeOf(media: string, track: number, start: Ticks): string {
  return `${media} ${track} ${start}`;
}

async function readTracks(
  sequence: Sequence,
  kind: "video" | "audio",
  selected: ReadonlySet<string>,
): Promise<readonly TrackView[]> {
  const count = await trackCount(sequence, kind);
  const views: TrackView[] = [];
  for (let index = 0; index < count; index++) {
    const track = await trackAt(sequence, kind, index);
    const [muted, media] = await Promise.all([
      ask("Track.isMuted", () => track.isMuted()),
      ask("Track.getMediaType", () => track.getMediaType()),
    ]);
    const items = await Promise.all(
      (await clipsOn(track)).map((item) =>
        readItem(item, (start) => selected.has(placeOf(media.toString(), index, start))),
      ),
    );
    items.sort((a, b) => a.rangeInSequence.start - b.rangeInSequence.start);
    views.push({ index, name: track.name, muted, items });
  }
  return views;
}

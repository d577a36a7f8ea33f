/** Reads a sequence off Premiere as plain data. Nothing here changes anything, and no host object leaves. */

import ppro from "premierepro";
import type {
  AudioClipTrackItem,
  AudioTrack,
  Project,
  Sequence,
  SequenceSettings,
  TickTime,
  VideoClipTrackItem,
  VideoTrack,
} from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { pixelAspectNamed } from "../core/pixel-aspect";
import type { FrameSize, SequenceView, TrackItemView, TrackView } from "../core/sequence";
import { frameRate, parseTicks } from "../core/time";
import type { FrameRate, Ticks, TimecodeFormat, TimeRange } from "../core/time";
import { ask, askMaybe, isStale, refusal, ticksOf } from "./ask";

type ClipTrack = VideoTrack | AudioTrack;
type ClipTrackItem = VideoClipTrackItem | AudioClipTrackItem;

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
  const sequences = await ask("Project.getSequences", () => project.getSequences());
  const found = sequences.find((sequence) => sequenceIdOf(sequence) === sequenceId);
  if (found === undefined) throw new StudioError({ kind: "sequence-changed" });
  return found;
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
async function readInOut(sequence: Sequence): Promise<TimeRange | undefined> {
  const [inPoint, outPoint] = await Promise.all([
    askMaybe("Sequence.getInPoint", () => sequence.getInPoint()),
    askMaybe("Sequence.getOutPoint", () => sequence.getOutPoint()),
  ]);
  const start = inPoint && parseTicks(String(inPoint.ticks));
  const end = outPoint && parseTicks(String(outPoint.ticks));
  if (start === undefined || end === undefined || start < 0 || end <= start) return undefined;
  return { start, end };
}

async function readTimecodeFormat(sequence: Sequence): Promise<TimecodeFormat> {
  const display = await askMaybe("Sequence.getSequenceVideoTimeDisplayFormat", () =>
    sequence.getSequenceVideoTimeDisplayFormat(),
  );
  return display === undefined ? "unknown" : timecodeFormatOf(display.type);
}

/**
 * Adobe's constants name seven formats only; the rest are known by the numbers that scripting has used since CS6.
 * Feet and frames are unknown to Pickup.
 */
function timecodeFormatOf(type: number): TimecodeFormat {
  const known = ppro.Constants.VideoDisplayFormatType;
  const named = new Map<number, TimecodeFormat>([
    [known.FPS_29_97, "drop"],
    [known.FPS_29_97_NON_DROP, "non-drop"],
    [known.FPS_23_976, "non-drop"],
    [known.FPS_25, "non-drop"],
    [known.FRAMES, "frames"],
  ]);
  return named.get(type) ?? numberedFormats.get(type) ?? "unknown";
}

const numberedFormats: ReadonlyMap<number, TimecodeFormat> = new Map([
  [100, "non-drop"], // 24
  [101, "non-drop"], // 25
  [102, "drop"], // 29.97
  [103, "non-drop"], // 29.97
  [104, "non-drop"], // 30
  [105, "non-drop"], // 50
  [106, "drop"], // 59.94
  [107, "non-drop"], // 59.94
  [108, "non-drop"], // 60
  [109, "frames"],
  [110, "non-drop"], // 23.976
  [113, "non-drop"], // 48
]);

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
    return placeOf(media.toString(), track, String(start.ticks));
  });
  return new Set(await Promise.all(places));
}

function placeOf(media: string, track: number, start: string): string {
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

export async function trackCount(sequence: Sequence, kind: "video" | "audio"): Promise<number> {
  return kind === "video"
    ? ask("Sequence.getVideoTrackCount", () => sequence.getVideoTrackCount())
    : ask("Sequence.getAudioTrackCount", () => sequence.getAudioTrackCount());
}

export async function trackAt(sequence: Sequence, kind: "video" | "audio", index: number): Promise<ClipTrack> {
  return kind === "video"
    ? ask("Sequence.getVideoTrack", () => sequence.getVideoTrack(index))
    : ask("Sequence.getAudioTrack", () => sequence.getAudioTrack(index));
}

/** The clips of a track: no gaps, transitions or previews. */
export async function clipsOn(track: ClipTrack): Promise<readonly ClipTrackItem[]> {
  return ask<readonly ClipTrackItem[]>("Track.getTrackItems", () =>
    track.getTrackItems(ppro.Constants.TrackItemType.CLIP, false),
  );
}

export async function readItem(
  item: ClipTrackItem,
  isInSelection: (startTicks: string) => boolean,
): Promise<TrackItemView> {
  const [name, start, end, disabled, isSelected, projectItem] = await Promise.all([
    ask("TrackItem.getName", () => item.getName()),
    ask("TrackItem.getStartTime", () => item.getStartTime()),
    ask("TrackItem.getEndTime", () => item.getEndTime()),
    ask("TrackItem.isDisabled", () => item.isDisabled()),
    ask("TrackItem.getIsSelected", () => item.getIsSelected()),
    askMaybe("TrackItem.getProjectItem", () => item.getProjectItem()),
  ]);
  // Whoever goes on with a take must know where the editor ended it. Asked of few: a sequence may hold thousands.
  const out = name.startsWith("PU_") ? await askMaybe("TrackItem.getOutPoint", () => item.getOutPoint()) : undefined;
  return {
    name,
    rangeInSequence: {
      start: ticksOf("TrackItem.getStartTime", start),
      end: ticksOf("TrackItem.getEndTime", end),
    },
    disabled,
    // Premiere's two answers differ at times; either will do.
    selected: isSelected || isInSelection(String(start.ticks)),
    ...(projectItem === undefined ? {} : { projectItemId: projectItem.getId() }),
    ...(out === undefined ? {} : { outInMedia: ticksOf("TrackItem.getOutPoint", out) }),
  };
}

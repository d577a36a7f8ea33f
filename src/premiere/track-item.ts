/** The clips on a sequence's tracks, read off Premiere as plain data. Nothing here changes anything. */

import ppro from "premierepro";
import type {
  AudioClipTrackItem,
  AudioTrack,
  ProjectItem,
  Sequence,
  VideoClipTrackItem,
  VideoTrack,
} from "@adobe/premierepro";
import { isLabelFile, isLabelName } from "../core/label-laid";
import type { TrackItemView } from "../core/sequence";
import type { Ticks, TimeRange } from "../core/time";
import { ask, askMaybe, ticksOf } from "./ask";

type ClipTrack = VideoTrack | AudioTrack;

/** Good until the next await only: ask again, never keep it. */
export type ClipTrackItem = VideoClipTrackItem | AudioClipTrackItem;

/** @throws StudioError `host-refused` */
export async function trackCount(sequence: Sequence, kind: "video" | "audio"): Promise<number> {
  return kind === "video"
    ? ask("Sequence.getVideoTrackCount", () => sequence.getVideoTrackCount())
    : ask("Sequence.getAudioTrackCount", () => sequence.getAudioTrackCount());
}

/** `index` from 0. @throws StudioError `host-refused`, also where there is no such track */
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

/** The clips of a video track, which may not be there: then there are none. `index` from 0. @throws StudioError `host-refused` */
export async function videoClipsAt(sequence: Sequence, index: number): Promise<readonly VideoClipTrackItem[]> {
  if (index >= (await trackCount(sequence, "video"))) return [];
  const track = await ask("Sequence.getVideoTrack", () => sequence.getVideoTrack(index));
  return ask<readonly VideoClipTrackItem[]>("Track.getTrackItems", () =>
    track.getTrackItems(ppro.Constants.TrackItemType.CLIP, false),
  );
}

/** On the sequence's clock. @throws StudioError `host-refused` */
export async function rangeOf(item: ClipTrackItem): Promise<TimeRange> {
  const [start, end] = await Promise.all([
    ask("TrackItem.getStartTime", () => item.getStartTime()),
    ask("TrackItem.getEndTime", () => item.getEndTime()),
  ]);
  return { start: ticksOf("TrackItem.getStartTime", start), end: ticksOf("TrackItem.getEndTime", end) };
}

/** What of its media a clip plays, and how. */
export interface Playing {
  /** In the media's own clock. */
  readonly rangeInMedia: TimeRange;
  /** 1 for one that was not retimed. */
  readonly speed: number;
  readonly reversed: boolean;
}

/** @throws StudioError `host-refused` */
export async function playingOf(item: ClipTrackItem): Promise<Playing> {
  const [start, end, speed, reversed] = await Promise.all([
    ask("TrackItem.getInPoint", () => item.getInPoint()),
    ask("TrackItem.getOutPoint", () => item.getOutPoint()),
    ask("TrackItem.getSpeed", () => item.getSpeed()),
    ask("TrackItem.isSpeedReversed", () => item.isSpeedReversed()),
  ]);
  return {
    rangeInMedia: { start: ticksOf("TrackItem.getInPoint", start), end: ticksOf("TrackItem.getOutPoint", end) },
    speed: Number(speed),
    // Adobe's types say a number where the documents say true or false.
    reversed: Boolean(reversed),
  };
}

/**
 * `isInSelection` is asked by where the item starts, on the sequence's clock. Without it only the item's own word counts.
 * @throws StudioError `host-refused`
 */
export async function readItem(
  item: ClipTrackItem,
  isInSelection: (start: Ticks) => boolean = () => false,
): Promise<TrackItemView> {
  const [name, rangeInSequence, disabled, isSelected, projectItem] = await Promise.all([
    ask("TrackItem.getName", () => item.getName()),
    rangeOf(item),
    ask("TrackItem.isDisabled", () => item.isDisabled()),
    ask("TrackItem.getIsSelected", () => item.getIsSelected()),
    askMaybe("TrackItem.getProjectItem", () => item.getProjectItem()),
  ]);
  // Whoever goes on with a take must know where the editor ended it. Asked of few: a sequence may hold thousands.
  const out = name.startsWith("PU_") ? await askMaybe("TrackItem.getOutPoint", () => item.getOutPoint()) : undefined;
  const isLabel = isLabelName(name) && projectItem !== undefined && (await showsLabel(projectItem));
  return {
    name,
    rangeInSequence,
    disabled,
    // Premiere's two answers differ at times; either will do.
    selected: isSelected || isInSelection(rangeInSequence.start),
    ...(projectItem === undefined ? {} : { projectItemId: projectItem.getId() }),
    ...(out === undefined ? {} : { outInMedia: ticksOf("TrackItem.getOutPoint", out) }),
    ...(isLabel ? { label: true as const } : {}),
  };
}

/** By its media: any clip may bear a label's name. */
export async function showsLabel(item: ProjectItem): Promise<boolean> {
  const clip = await askMaybe("ClipProjectItem.cast", () => ppro.ClipProjectItem.cast(item));
  const path = clip && (await askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath()));
  return path !== undefined && isLabelFile(path);
}

/** What a track item plays, so that its own frame can be decoded without what lies above it. */

import ppro from "premierepro";
import type { ClipProjectItem, VideoClipTrackItem } from "@adobe/premierepro";
import type { SourceItem } from "../core/source";
import { contains, type Ticks } from "../core/time";
import { ask, askMaybe, ticksOf, withFreshObjects } from "./ask";
import { saidRate } from "./interpretation";
import { requireProject } from "./project";
import { findSequence, trackCount } from "./sequence";

export interface SourceRequest {
  readonly projectId: string;
  readonly sequenceId: string;
  /** From 0. */
  readonly track: number;
  /** On the sequence's clock. */
  readonly time: Ticks;
}

/**
 * The item that lies there; absent when none does any more.
 * @throws StudioError `no-project`, `sequence-changed`, `host-refused`
 */
export async function readSource(request: SourceRequest): Promise<SourceItem | undefined> {
  return withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
    if (request.track >= (await trackCount(sequence, "video"))) return undefined;
    const track = await ask("Sequence.getVideoTrack", () => sequence.getVideoTrack(request.track));
    const items = await ask<readonly VideoClipTrackItem[]>("Track.getTrackItems", () =>
      track.getTrackItems(ppro.Constants.TrackItemType.CLIP, false),
    );
    for (const item of items) {
      const start = ticksOf("TrackItem.getStartTime", await ask("TrackItem.getStartTime", () => item.getStartTime()));
      const end = ticksOf("TrackItem.getEndTime", await ask("TrackItem.getEndTime", () => item.getEndTime()));
      if (contains({ start, end }, request.time)) return sourceOf(item, { start, end });
    }
    return undefined;
  });
}

async function sourceOf(item: VideoClipTrackItem, rangeInSequence: SourceItem["rangeInSequence"]): Promise<SourceItem> {
  const [name, inPoint, outPoint, speed, reversed, media] = await Promise.all([
    ask("TrackItem.getName", () => item.getName()),
    ask("TrackItem.getInPoint", () => item.getInPoint()),
    ask("TrackItem.getOutPoint", () => item.getOutPoint()),
    ask("TrackItem.getSpeed", () => item.getSpeed()),
    ask("TrackItem.isSpeedReversed", () => item.isSpeedReversed()),
    mediaOf(item),
  ]);
  return {
    name,
    rangeInSequence,
    rangeInMedia: { start: ticksOf("TrackItem.getInPoint", inPoint), end: ticksOf("TrackItem.getOutPoint", outPoint) },
    speed,
    // Adobe's types say a number where the documents say true or false.
    reversed: Boolean(reversed),
    media,
  };
}

async function mediaOf(item: VideoClipTrackItem): Promise<SourceItem["media"]> {
  if (await ask("TrackItem.isAdjustmentLayer", () => item.isAdjustmentLayer())) return { kind: "none" };
  const projectItem = await askMaybe("TrackItem.getProjectItem", () => item.getProjectItem());
  const clip: ClipProjectItem | undefined =
    projectItem && (await askMaybe("ClipProjectItem.cast", () => ppro.ClipProjectItem.cast(projectItem)));
  if (clip === undefined) return { kind: "none" };
  if (await ask("ClipProjectItem.isMulticamClip", () => clip.isMulticamClip())) return { kind: "multicam" };
  if (await ask("ClipProjectItem.isSequence", () => clip.isSequence())) return { kind: "sequence" };
  const path = await askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath());
  if (path === undefined || path === "") return { kind: "none" };
  const isOffline = await ask("ClipProjectItem.isOffline", () => clip.isOffline());
  if (isOffline) return { kind: "offline", path };
  const framesPerSecond = await saidRate(clip);
  return { kind: "file", path, ...(framesPerSecond === undefined ? {} : { framesPerSecond }) };
}

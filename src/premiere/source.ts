/** What a track item plays, so that its own frame can be decoded without what lies above it. */

import ppro from "premierepro";
import type { ClipProjectItem, VideoClipTrackItem } from "@adobe/premierepro";
import type { SourceItem } from "../core/source";
import { contains, type Ticks } from "../core/time";
import { ask, askMaybe, withFreshObjects } from "./ask";
import { saidRate } from "./interpretation";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { playingOf, rangeOf, videoClipsAt } from "./track-item";

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
    for (const item of await videoClipsAt(sequence, request.track)) {
      const range = await rangeOf(item);
      if (contains(range, request.time)) return sourceOf(item, range);
    }
    return undefined;
  });
}

async function sourceOf(item: VideoClipTrackItem, rangeInSequence: SourceItem["rangeInSequence"]): Promise<SourceItem> {
  const [name, playing, media] = await Promise.all([
    ask("TrackItem.getName", () => item.getName()),
    playingOf(item),
    mediaOf(item),
  ]);
  return { name, rangeInSequence, ...playing, media };
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

/** One clip on a timeline, looked at closely: everything that can stand against replacing it. */

import type { ProjectItem, Sequence, VideoClipTrackItem } from "@adobe/premierepro";
import type { LyingClip } from "../core/replace";
import type { Ticks } from "../core/time";
import { ask, askMaybe, ticksOf, withFreshObjects } from "./ask";
import { clipOf } from "./bin";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { clipsOn, playingOf, readItem, trackAt, trackCount, type ClipTrackItem } from "./track-item";

/** Where a clip begins: on one track no two begin together. */
export interface ClipPlace {
  readonly projectId: string;
  readonly sequenceId: string;
  /** A video track, from 0. */
  readonly track: number;
  /** In the sequence's clock. */
  readonly start: Ticks;
}

/** Absent when nothing begins there. @throws StudioError `no-project`, `sequence-changed`, `host-refused` */
export async function readClip(place: ClipPlace): Promise<LyingClip | undefined> {
  return withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(place.projectId), place.sequenceId);
    const item = await clipAt(sequence, "video", place);
    return item === undefined ? undefined : describe(sequence, item, place);
  });
}

/** The clip that begins there; absent when none does. Good until the next await only. @throws StudioError `host-refused` */
export async function clipAt(
  sequence: Sequence,
  kind: "video" | "audio",
  { track, start }: Pick<ClipPlace, "track" | "start">,
): Promise<ClipTrackItem | undefined> {
  if (track >= (await trackCount(sequence, kind))) return undefined;
  for (const item of await clipsOn(await trackAt(sequence, kind, track))) {
    if (ticksOf("TrackItem.getStartTime", await ask("TrackItem.getStartTime", () => item.getStartTime())) === start)
      return item;
  }
  return undefined;
}

async function describe(sequence: Sequence, item: ClipTrackItem, place: ClipPlace): Promise<LyingClip> {
  const [view, { rangeInMedia, speed, reversed }, isAdjustment, shows] = await Promise.all([
    readItem(item),
    playingOf(item),
    isVideo(item) ? ask("TrackItem.isAdjustmentLayer", () => item.isAdjustmentLayer()) : false,
    askMaybe("TrackItem.getProjectItem", () => item.getProjectItem()),
  ]);
  const { name, rangeInSequence, disabled, projectItemId } = view;
  const sounds = projectItemId === undefined ? [] : await soundsOf(sequence, projectItemId, view.rangeInSequence);
  const about = shows === undefined || isAdjustment ? undefined : await aboutItem(shows);
  return {
    sequenceId: place.sequenceId,
    track: place.track,
    name,
    rangeInSequence,
    disabled,
    inPoint: rangeInMedia.start,
    speed,
    reversed,
    made: about?.made ?? "graphic",
    ...(projectItemId === undefined ? {} : { projectItemId }),
    takesFootage: about?.takesFootage ?? false,
    sounds,
  };
}

function isVideo(item: ClipTrackItem): item is VideoClipTrackItem {
  return "isAdjustmentLayer" in item;
}

async function aboutItem(item: ProjectItem): Promise<Pick<LyingClip, "made" | "takesFootage">> {
  const clip = clipOf(item);
  const [isSequence, isMulticam, isMerged, takesFootage] = await Promise.all([
    ask("ClipProjectItem.isSequence", () => clip.isSequence()),
    ask("ClipProjectItem.isMulticamClip", () => clip.isMulticamClip()),
    ask("ClipProjectItem.isMergedClip", () => clip.isMergedClip()),
    ask("ClipProjectItem.canChangeMediaPath", () => clip.canChangeMediaPath()),
  ]);
  // A multicam clip is a sequence behind its back.
  const made = isMulticam ? "multicam" : isMerged ? "merged" : isSequence ? "sequence" : "clip";
  return { made, takesFootage };
}

/** Audio tracks on which sound of that item lies beside the clip, from its beginning to its end. */
async function soundsOf(
  sequence: Sequence,
  itemId: string,
  { start, end }: LyingClip["rangeInSequence"],
): Promise<readonly number[]> {
  const found: number[] = [];
  const count = await trackCount(sequence, "audio");
  for (let track = 0; track < count; track++) {
    const item = await clipAt(sequence, "audio", { track, start });
    if (item === undefined) continue;
    const sound = await readItem(item);
    if (sound.projectItemId === itemId && sound.rangeInSequence.end === end) found.push(track);
  }
  return found;
}

/** Reads a cut as far as its pictures go: the sequence, and every sequence that it shows, each once. Nothing is changed. */

import ppro from "premierepro";
import type { ProjectItem, Sequence, VideoClipTrackItem, VideoTrack } from "@adobe/premierepro";
import type { Cut, CutBook, CutItem, CutTrack, Shows } from "../core/cut";
import { failureOf, isCancel } from "../core/failure";
import { ask, askMaybe, ticksOf, withFreshObjects, wordsOf } from "./ask";
import { requireProject } from "./project";
import { findSequence, readFrames, sequenceIdOf } from "./sequence";
import { playingOf, rangeOf, trackCount } from "./track-item";

export interface ReadCut {
  readonly cut: Cut;
  readonly book: CutBook;
}

/**
 * `onItems` hears how many clips were read so far, and may throw to stop. A nest that cannot be read stands in the book with the
 * host's own words.
 * @throws StudioError `no-project`, `sequence-changed`, `host-refused` when the sequence itself cannot be read
 */
export async function readCut(
  projectId: string,
  sequenceId: string,
  onItems: (count: number) => void,
): Promise<ReadCut> {
  const reading = new Reading(onItems);
  const cut = await withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(projectId), sequenceId);
    return reading.read(sequence);
  });
  const book = new Map<string, Cut | { readonly name: string; readonly why: string }>([[sequenceId, cut]]);
  // Breadth first: an item of a nest that is read names more of them.
  for (const [innerId, name] of reading.nests) {
    if (book.has(innerId)) continue;
    try {
      const inner = await withFreshObjects(async () =>
        reading.read(await findSequence(await requireProject(projectId), innerId)),
      );
      book.set(innerId, inner);
    } catch (error) {
      if (isCancel(error) || failureOf(error).kind === "no-project") throw error;
      book.set(innerId, { name, why: wordsOf(error) });
    }
  }
  return { cut, book };
}

class Reading {
  readonly #onItems: (count: number) => void;
  #count = 0;
  /** Sequences that are shown, by id, with the name of a clip that shows them; a Map goes on over what is added meanwhile. */
  readonly nests = new Map<string, string>();

  constructor(onItems: (count: number) => void) {
    this.#onItems = onItems;
  }

  async read(sequence: Sequence): Promise<Cut> {
    const [frames, end, count] = await Promise.all([
      readFrames(sequence),
      ask("Sequence.getEndTime", () => sequence.getEndTime()),
      trackCount(sequence, "video"),
    ]);
    const tracks: CutTrack[] = [];
    // Of each project item once: a film may be cut into hundreds of clips.
    const shown = new Map<string, Promise<Shows>>();
    for (let index = 0; index < count; index++) {
      tracks.push(await this.#track(await ask("Sequence.getVideoTrack", () => sequence.getVideoTrack(index)), shown));
    }
    return {
      sequenceId: sequenceIdOf(sequence),
      name: sequence.name,
      ...frames,
      end: ticksOf("Sequence.getEndTime", end),
      tracks,
    };
  }

  async #track(track: VideoTrack, shown: Map<string, Promise<Shows>>): Promise<CutTrack> {
    const [muted, clips, passing] = await Promise.all([
      ask("Track.isMuted", () => track.isMuted()),
      itemsOn(track, ppro.Constants.TrackItemType.CLIP),
      itemsOn(track, ppro.Constants.TrackItemType.TRANSITION),
    ]);
    const [items, transitions] = await Promise.all([
      Promise.all(clips.map((clip) => readCutItem(clip, shown))),
      Promise.all(passing.map(rangeOf)),
    ]);
    this.#count += items.length;
    this.#onItems(this.#count);
    for (const { shows, name } of items) {
      if ("sequenceId" in shows && shows.sequenceId !== undefined && !this.nests.has(shows.sequenceId)) {
        this.nests.set(shows.sequenceId, name);
      }
    }
    return {
      muted,
      items: items.sort((a, b) => a.rangeInSequence.start - b.rangeInSequence.start),
      transitions,
    };
  }
}

async function itemsOn(
  track: VideoTrack,
  type: Parameters<VideoTrack["getTrackItems"]>[0],
): Promise<readonly VideoClipTrackItem[]> {
  return ask<readonly VideoClipTrackItem[]>("Track.getTrackItems", () => track.getTrackItems(type, false));
}

async function readCutItem(item: VideoClipTrackItem, shown: Map<string, Promise<Shows>>): Promise<CutItem> {
  const [rangeInSequence, name, { rangeInMedia, speed, reversed }, disabled, shows] = await Promise.all([
    rangeOf(item),
    ask("TrackItem.getName", () => item.getName()),
    playingOf(item),
    ask("TrackItem.isDisabled", () => item.isDisabled()),
    showsOf(item, shown),
  ]);
  return {
    name,
    rangeInSequence,
    rangeInMedia,
    speed: Math.abs(speed),
    reversed: reversed || speed < 0,
    disabled,
    shows,
  };
}

async function showsOf(item: VideoClipTrackItem, shown: Map<string, Promise<Shows>>): Promise<Shows> {
  const [isAdjustment, projectItem] = await Promise.all([
    ask("TrackItem.isAdjustmentLayer", () => item.isAdjustmentLayer()),
    askMaybe("TrackItem.getProjectItem", () => item.getProjectItem()),
  ]);
  if (isAdjustment) return { kind: "adjustment" };
  if (projectItem === undefined) return { kind: "graphic" };
  const itemId = await ask("ProjectItem.getId", () => projectItem.getId());
  const before = shown.get(itemId);
  if (before !== undefined) return before;
  const asking = aboutItem(projectItem, itemId);
  shown.set(itemId, asking);
  return asking;
}

async function aboutItem(projectItem: ProjectItem, itemId: string): Promise<Shows> {
  const clip = await askMaybe("ClipProjectItem.cast", () => ppro.ClipProjectItem.cast(projectItem));
  if (clip === undefined) return { kind: "graphic", itemId };
  const [isSequence, isMulticam, path, offline] = await Promise.all([
    ask("ClipProjectItem.isSequence", () => clip.isSequence()),
    ask("ClipProjectItem.isMulticamClip", () => clip.isMulticamClip()),
    askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath()),
    ask("ClipProjectItem.isOffline", () => clip.isOffline()),
  ]);
  if (isSequence || isMulticam) {
    // A multicam clip is a sequence behind its back; what is no sequence to the host has none to give.
    const inner = await askMaybe("ClipProjectItem.getSequence", () => clip.getSequence());
    const sequenceId = inner && sequenceIdOf(inner);
    if (isMulticam) return { kind: "multicam", itemId, ...(sequenceId === undefined ? {} : { sequenceId }) };
    if (sequenceId !== undefined) return { kind: "sequence", itemId, sequenceId };
  }
  return path === undefined || path === "" ? { kind: "graphic", itemId } : { kind: "media", itemId, path, offline };
}

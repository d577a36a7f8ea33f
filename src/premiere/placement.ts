/** Puts a clip on the timeline as one undo step, and says what the timeline then shows. */

import ppro from "premierepro";
import type { Sequence } from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { ticks, ticksOfFrames } from "../core/time";
import type { FrameRate, Ticks, TimeRange } from "../core/time";
import { ask, tickTimeOf, withFreshObjects } from "./ask";
import type { Sleep } from "./ask";
import { requireItem } from "./bin";
import { requireProject } from "./project";
import { clipsOn, findSequence, readItem, trackAt, trackCount } from "./sequence";
import { transact } from "./transact";

export interface PlacementRequest {
  readonly projectId: string;
  readonly sequenceId: string;
  /** The project item to place. Its own In and Out say how much of it. */
  readonly itemId: string;
  /** In the sequence's clock, at the start of a frame. */
  readonly at: Ticks;
  /** The length it should have on the timeline, in frames of `rate`. */
  readonly frames: number;
  readonly rate: FrameRate;
  /** From 0. The number of video tracks, or more, makes a new one on top. */
  readonly videoTrack: number;
  /** From 0, as above; `null` leaves the sound out. */
  readonly audioTrack: number | null;
  /** Insert moves what lies behind `at` on every track, as Premiere's own Insert does. */
  readonly mode: "overwrite" | "insert";
  /** What the Edit menu offers to undo. */
  readonly label: string;
}

export type Placement =
  | { readonly kind: "verified"; readonly rangeInSequence: TimeRange; readonly track: number }
  /** The step was carried out, but the timeline could not be read, or shows something else than was asked. */
  | { readonly kind: "committed-unverified"; readonly why: Doubt; readonly found?: PlacedItem };

export type Doubt = "not-read-back" | "other-length" | "other-track" | "sound-missing" | "sound-added";

export interface PlacedItem {
  readonly rangeInSequence: TimeRange;
  readonly track: number;
}

/** The audio index that means picture only, and the video index that would mean sound only. */
const NO_TRACK = -1;
const LOOKS = 6;
const LOOK_EVERY = 100;

/**
 * Places a project item. Everything else, import, columns, length, is done before: this is the last step, alone, and one
 * Ctrl+Z takes it away.
 * @throws StudioError `no-project`; `sequence-changed`; `host-refused`, then nothing was changed; `not-on-timeline` when
 * Premiere said yes and the clip is nowhere at that time.
 */
export async function placeClip(request: PlacementRequest, sleep: Sleep): Promise<Placement> {
  const track = await withFreshObjects(() => commit(request));
  for (let look = 1; ; look++) {
    let seen: Placement | undefined;
    try {
      seen = await withFreshObjects(() => readBack(request, track));
    } catch (error) {
      // The clip may well be there: that it cannot be seen is not that it was refused.
      if (look >= LOOKS && error instanceof StudioError) return { kind: "committed-unverified", why: "not-read-back" };
      if (!(error instanceof StudioError)) throw error;
    }
    if (seen?.kind === "verified") return seen;
    if (look >= LOOKS) {
      if (seen !== undefined) return seen;
      throw new StudioError({ kind: "not-on-timeline", track });
    }
    await sleep(LOOK_EVERY);
  }
}

/** Returns the video track that the clip should be on. */
async function commit(request: PlacementRequest): Promise<number> {
  const project = await requireProject(request.projectId);
  const sequence = await findSequence(project, request.sequenceId);
  const video = Math.min(request.videoTrack, await trackCount(sequence, "video"));
  const audio =
    request.audioTrack === null ? NO_TRACK : Math.min(request.audioTrack, await trackCount(sequence, "audio"));
  const item = await requireItem(project, request.itemId);
  const editor = ppro.SequenceEditor.getEditor(sequence);
  transact(project, request.label, () => [
    request.mode === "insert"
      ? editor.createInsertProjectItemAction(item, tickTimeOf(request.at), video, audio, false)
      : editor.createOverwriteItemAction(item, tickTimeOf(request.at), video, audio),
  ]);
  return video;
}

/** Absent when the item lies nowhere at that time. */
async function readBack(request: PlacementRequest, track: number): Promise<Placement | undefined> {
  const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
  const pictures = await itemsStartingAt(sequence, "video", request);
  const found = pictures.find((item) => item.track === track) ?? pictures[0];
  if (found === undefined) return undefined;
  const doubt = (why: Doubt): Placement => ({ kind: "committed-unverified", why, found });
  if (found.track !== track) return doubt("other-track");
  const { start, end } = found.rangeInSequence;
  if (ticks(end - start) !== ticksOfFrames(request.frames, request.rate)) return doubt("other-length");
  const sounds = await itemsStartingAt(sequence, "audio", request);
  if (request.audioTrack === null && sounds.length > 0) return doubt("sound-added");
  if (request.audioTrack !== null && sounds.length === 0) return doubt("sound-missing");
  return { kind: "verified", ...found };
}

async function itemsStartingAt(
  sequence: Sequence,
  kind: "video" | "audio",
  { itemId, at }: PlacementRequest,
): Promise<readonly PlacedItem[]> {
  const placed: PlacedItem[] = [];
  const count = await trackCount(sequence, kind);
  for (let track = 0; track < count; track++) {
    for (const item of await clipsOn(await trackAt(sequence, kind, track))) {
      const start = await ask("TrackItem.getStartTime", () => item.getStartTime());
      if (String(start.ticks) !== String(at)) continue;
      const { projectItemId, rangeInSequence } = await readItem(item, () => false);
      if (projectItemId === itemId) placed.push({ rangeInSequence, track });
    }
  }
  return placed;
}

/** Puts a clip on the timeline as one undo step, and says what the timeline then shows. */

import ppro from "premierepro";
import type { Sequence } from "@adobe/premierepro";
import { StudioError, messageOf } from "../core/failure";
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
  /** Asked right before the transaction, once all else that Premiere is asked was answered: what it throws calls it off. */
  readonly atLast?: () => Promise<void>;
}

export type Placement =
  | { readonly kind: "verified"; readonly rangeInSequence: TimeRange; readonly track: number }
  /** The step was carried out, but the timeline could not be read, or shows something else than was asked. */
  | {
      readonly kind: "committed-unverified";
      readonly why: Doubt;
      readonly found?: PlacedItem;
      readonly message?: string;
    };

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
 * Premiere said yes and the clip is nowhere at that time; and what `atLast` throws, then nothing was changed either.
 */
export async function placeClip(request: PlacementRequest, sleep: Sleep): Promise<Placement> {
  const committed = await withFreshObjects(() => commit(request));
  for (let look = 1; ; look++) {
    const seen = await lookAt(request, committed);
    if (seen?.kind === "verified") return seen;
    if (look < LOOKS) {
      await sleep(LOOK_EVERY);
      continue;
    }
    if (seen === undefined) throw new StudioError({ kind: "not-on-timeline", track: committed.track });
    return seen;
  }
}

interface Committed {
  /** The video track that the clip should be on. */
  readonly track: number;
  /** What already began at that time with that item before: it proves nothing. */
  readonly picturesBefore: readonly PlacedItem[];
  readonly soundsBefore: readonly PlacedItem[];
}

async function commit(request: PlacementRequest): Promise<Committed> {
  const project = await requireProject(request.projectId);
  const sequence = await findSequence(project, request.sequenceId);
  const track = Math.min(request.videoTrack, await trackCount(sequence, "video"));
  const audio =
    request.audioTrack === null ? NO_TRACK : Math.min(request.audioTrack, await trackCount(sequence, "audio"));
  const picturesBefore = await itemsStartingAt(sequence, "video", request);
  const soundsBefore = await itemsStartingAt(sequence, "audio", request);
  const item = await requireItem(project, request.itemId);
  await request.atLast?.();
  const editor = ppro.SequenceEditor.getEditor(sequence);
  transact(project, request.label, () => [
    request.mode === "insert"
      ? editor.createInsertProjectItemAction(item, tickTimeOf(request.at), track, audio, false)
      : editor.createOverwriteItemAction(item, tickTimeOf(request.at), track, audio),
  ]);
  return { track, picturesBefore, soundsBefore };
}

/** The clip may well be there when the timeline cannot be read: that is doubt, not refusal, and nothing to do again. */
async function lookAt(request: PlacementRequest, committed: Committed): Promise<Placement | undefined> {
  try {
    return await withFreshObjects(() => readBack(request, committed));
  } catch (error) {
    return { kind: "committed-unverified", why: "not-read-back", message: messageOf(error) };
  }
}

/** Absent when the item lies nowhere at that time. */
async function readBack(request: PlacementRequest, committed: Committed): Promise<Placement | undefined> {
  const { track } = committed;
  const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
  const pictures = await itemsStartingAt(sequence, "video", request);
  const found = pictures.find((item) => item.track === track) ?? without(pictures, committed.picturesBefore)[0];
  if (found === undefined) return undefined;
  const doubt = (why: Doubt): Placement => ({ kind: "committed-unverified", why, found });
  if (found.track !== track) return doubt("other-track");
  const { start, end } = found.rangeInSequence;
  if (ticks(end - start) !== ticksOfFrames(request.frames, request.rate)) return doubt("other-length");
  const sounds = await itemsStartingAt(sequence, "audio", request);
  if (request.audioTrack === null && without(sounds, committed.soundsBefore).length > 0) return doubt("sound-added");
  if (request.audioTrack !== null && sounds.length === 0) return doubt("sound-missing");
  return { kind: "verified", ...found };
}

function without(items: readonly PlacedItem[], known: readonly PlacedItem[]): readonly PlacedItem[] {
  return items.filter((item) => !known.some((before) => before.track === item.track));
}

async function itemsStartingAt(
  sequence: Sequence,
  kind: "video" | "audio",
  { itemId, at }: PlacementRequest,
): Promise<readonly PlacedItem[]> {
  const placed: PlacedItem[] = [];
  const count = await trackCount(sequence, kind);
  for (let track = 0; track < count; track++) {
    const items = await clipsOn(await trackAt(sequence, kind, track));
    const starts = await Promise.all(items.map((item) => ask("TrackItem.getStartTime", () => item.getStartTime())));
    for (const item of items.filter((_, index) => starts[index]?.ticks === String(at))) {
      const { projectItemId, rangeInSequence } = await readItem(item, () => false);
      if (projectItemId === itemId) placed.push({ rangeInSequence, track });
    }
  }
  return placed;
}

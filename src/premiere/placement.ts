/** Puts clips on the timeline as one undo step, and says what the timeline then shows of each. */

import ppro from "premierepro";
import type { Action, Project, ProjectItem, Sequence } from "@adobe/premierepro";
import { failureOf, StudioError, type Failure } from "../core/failure";
import { messageOf } from "../core/thrown";
import { ticks, ticksOfFrames } from "../core/time";
import type { FrameRate, Ticks, TimeRange } from "../core/time";
import { ask, isStale, tickTimeOf, withFreshObjects } from "./ask";
import type { Sleep } from "./ask";
import { requireItem } from "./bin";
import { headsBeside, type HeadsToNote } from "./heads";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { clipsOn, readItem, trackAt, trackCount } from "./track-item";
import { transact } from "./transact";

export interface ClipToPlace {
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
  /** Insert moves what lies behind `at` on every track, as Premiere's own Insert does: not for several clips together. */
  readonly mode: "overwrite" | "insert";
}

interface Step {
  readonly projectId: string;
  readonly sequenceId: string;
  /** What the Edit menu offers to undo. */
  readonly label: string;
  /** Asked right before the transaction, once all else that Premiere is asked was answered: what it throws calls it off. */
  readonly atLast?: () => Promise<void>;
  /** What makes way for the clips in the same step: as `beside`, but carried out before them. */
  readonly ahead?: (project: Project, sequence: Sequence) => Promise<() => readonly Action[]>;
  /** What else belongs to the step: looked for before, made under the lock, carried out behind the clips. May throw as `atLast`. */
  readonly beside?: (project: Project, sequence: Sequence) => Promise<() => readonly Action[]>;
  /** Noted in the same step, as they are before it. Absent: they are not. */
  readonly heads?: HeadsToNote;
}

export interface PlacementRequest extends Step, ClipToPlace {}

export interface TogetherRequest extends Step {
  readonly clips: readonly ClipToPlace[];
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

/** `failed`: of this clip the timeline shows nothing; what became of the others says their own answer. */
export type PlacedTogether = Placement | { readonly kind: "failed"; readonly failure: Failure };

export type Doubt = "not-read-back" | "other-length" | "other-track" | "sound-missing" | "sound-added" | "old-still-on";

export interface PlacedItem {
  readonly rangeInSequence: TimeRange;
  readonly track: number;
}

/** The audio index that means picture only, and the video index that would mean sound only. */
export const NO_TRACK = -1;
/** How often the timeline is looked at, and milliseconds in between. */
const LOOKS = 6;
const LOOK_EVERY = 100;

/**
 * Places a project item. Everything else, import, columns, length, is done before: this is the last step, alone, and one
 * Ctrl+Z takes it away.
 * @throws StudioError `no-project`; `sequence-changed`; `host-refused`, then nothing was changed; `not-on-timeline` when
 * Premiere said yes and the clip is nowhere at that time; and what `atLast` throws, then nothing was changed either.
 */
export async function placeClip(request: PlacementRequest, sleep: Sleep): Promise<Placement> {
  const [placed] = await placeTogether({ ...request, clips: [request] }, sleep);
  if (placed === undefined) throw new RangeError("One clip, one answer");
  if (placed.kind === "failed") throw new StudioError(placed.failure);
  return placed;
}

/**
 * Places many project items in one undo step. Answers in the order of the clips: one that is no longer in the project, or
 * that Premiere said yes to and did not lay, keeps no other from its place.
 * @throws as `placeClip` does where it concerns all of them: nothing was changed then.
 */
export async function placeTogether(request: TogetherRequest, sleep: Sleep): Promise<readonly PlacedTogether[]> {
  const committed = await withFreshObjects(() => commit(request));
  for (let look = 1; ; look++) {
    const seen = await lookAt(request, committed);
    if (look >= LOOKS || seen.every((one, index) => one?.kind === "verified" || committed[index]?.kind === "gone")) {
      return committed.map((one, index): PlacedTogether => {
        if (one.kind === "gone") return { kind: "failed", failure: one.failure };
        return seen[index] ?? { kind: "failed", failure: { kind: "not-on-timeline", track: one.track } };
      });
    }
    await sleep(LOOK_EVERY);
  }
}

type Committed =
  /** It left the project, so nothing was done for it. */
  | { readonly kind: "gone"; readonly failure: Failure }
  | {
      readonly kind: "laid";
      /** The video track that the clip should be on. */
      readonly track: number;
      /** What already began at that time with that item before: it proves nothing. */
      readonly picturesBefore: readonly PlacedItem[];
      readonly soundsBefore: readonly PlacedItem[];
    };

async function commit(request: TogetherRequest): Promise<readonly Committed[]> {
  const project = await requireProject(request.projectId);
  const sequence = await findSequence(project, request.sequenceId);
  const videoTracks = await trackCount(sequence, "video");
  const audioTracks = await trackCount(sequence, "audio");
  const pictures = await itemsStartingAt(sequence, "video", request.clips);
  const sounds = await itemsStartingAt(sequence, "audio", request.clips);
  const laid: { readonly clip: ClipToPlace; readonly item: ProjectItem; readonly track: number }[] = [];
  const committed: Committed[] = [];
  for (const clip of request.clips) {
    const item = await itemOrGone(project, clip.itemId);
    if ("kind" in item) {
      committed.push(item);
      continue;
    }
    const track = Math.min(clip.videoTrack, videoTracks);
    laid.push({ clip, item, track });
    const [picturesBefore, soundsBefore] = [pictures.filter(isOf(clip)), sounds.filter(isOf(clip))];
    committed.push({ kind: "laid", track, picturesBefore, soundsBefore });
  }
  if (laid.length === 0) return committed;
  const aheads = await request.ahead?.(project, sequence);
  const besides = await request.beside?.(project, sequence);
  const notes = await headsBeside(project, request.heads);
  await request.atLast?.();
  const editor = ppro.SequenceEditor.getEditor(sequence);
  transact(project, request.label, () => [
    ...(aheads?.() ?? []),
    ...laid.map(({ clip: { at, audioTrack, mode }, item, track }) => {
      const audio = audioTrack === null ? NO_TRACK : Math.min(audioTrack, audioTracks);
      return mode === "insert"
        ? editor.createInsertProjectItemAction(item, tickTimeOf(at), track, audio, false)
        : editor.createOverwriteItemAction(item, tickTimeOf(at), track, audio);
    }),
    ...(besides?.() ?? []),
    ...notes(),
  ]);
  return committed;
}

async function itemOrGone(
  project: Project,
  itemId: string,
): Promise<ProjectItem | Extract<Committed, { kind: "gone" }>> {
  try {
    return await requireItem(project, itemId);
  } catch (error) {
    if (isStale(error) || !(error instanceof StudioError)) throw error;
    return { kind: "gone", failure: failureOf(error) };
  }
}

/** The clips may well be there when the timeline cannot be read: that is doubt, not refusal, and nothing to do again. */
async function lookAt(
  request: TogetherRequest,
  committed: readonly Committed[],
): Promise<readonly (Placement | undefined)[]> {
  try {
    return await withFreshObjects(() => readBack(request, committed));
  } catch (error) {
    return committed.map(() => ({ kind: "committed-unverified", why: "not-read-back", message: messageOf(error) }));
  }
}

/** Absent where the item lies nowhere at that time. */
async function readBack(
  request: TogetherRequest,
  committed: readonly Committed[],
): Promise<readonly (Placement | undefined)[]> {
  const sequence = await findSequence(await requireProject(request.projectId), request.sequenceId);
  const pictures = await itemsStartingAt(sequence, "video", request.clips);
  const sounds = await itemsStartingAt(sequence, "audio", request.clips);
  return request.clips.map((clip, index) => {
    const before = committed[index];
    if (before?.kind !== "laid") return undefined;
    return judge(clip, before, pictures.filter(isOf(clip)), sounds.filter(isOf(clip)));
  });
}

function judge(
  clip: ClipToPlace,
  before: Extract<Committed, { kind: "laid" }>,
  pictures: readonly PlacedItem[],
  sounds: readonly PlacedItem[],
): Placement | undefined {
  const { track } = before;
  const seen = pictures.find((item) => item.track === track) ?? without(pictures, before.picturesBefore)[0];
  if (seen === undefined) return undefined;
  const found: PlacedItem = { rangeInSequence: seen.rangeInSequence, track: seen.track };
  const doubt = (why: Doubt): Placement => ({ kind: "committed-unverified", why, found });
  if (found.track !== track) return doubt("other-track");
  const { start, end } = found.rangeInSequence;
  if (ticks(end - start) !== ticksOfFrames(clip.frames, clip.rate)) return doubt("other-length");
  if (clip.audioTrack === null && without(sounds, before.soundsBefore).length > 0) return doubt("sound-added");
  if (clip.audioTrack !== null && sounds.length === 0) return doubt("sound-missing");
  return { kind: "verified", ...found };
}

function without(items: readonly PlacedItem[], known: readonly PlacedItem[]): readonly PlacedItem[] {
  return items.filter((item) => !known.some((before) => before.track === item.track));
}

interface StartingItem extends PlacedItem {
  readonly itemId: string;
}

function isOf({ itemId, at }: ClipToPlace): (item: StartingItem) => boolean {
  return (item) => item.itemId === itemId && item.rangeInSequence.start === at;
}

/** What of the clips' own items begins where one of them should: one look over the tracks for all of them. */
async function itemsStartingAt(
  sequence: Sequence,
  kind: "video" | "audio",
  clips: readonly ClipToPlace[],
): Promise<readonly StartingItem[]> {
  const placed: StartingItem[] = [];
  const wanted = new Set(clips.map(({ at }) => String(at)));
  const itemIds = new Set(clips.map(({ itemId }) => itemId));
  const count = await trackCount(sequence, kind);
  for (let track = 0; track < count; track++) {
    const items = await clipsOn(await trackAt(sequence, kind, track));
    const starts = await Promise.all(items.map((item) => ask("TrackItem.getStartTime", () => item.getStartTime())));
    for (const item of items.filter((_, index) => wanted.has(starts[index]?.ticks ?? ""))) {
      const { projectItemId, rangeInSequence } = await readItem(item);
      if (projectItemId !== undefined && itemIds.has(projectItemId)) {
        placed.push({ itemId: projectItemId, rangeInSequence, track });
      }
    }
  }
  return placed;
}

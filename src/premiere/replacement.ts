/** A take in the place of a clip: above it or instead of it, as one undo step that is last and alone. */

import type { Action, Project, Sequence } from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { isSameClip, type LyingClip } from "../core/replace";
import { lengthOf, type FrameRate, type TimeRange } from "../core/time";
import { ask, tickTimeOf, withFreshObjects } from "./ask";
import type { Sleep } from "./ask";
import { clipOf, isSamePath, requireItem } from "./bin";
import { clipAt, readClip } from "./clip";
import type { HeadsToNote } from "./heads";
import { isMarked, markAsBefore, markItem, readMarks } from "./import";
import { placeClip, type Placement } from "./placement";
import { requireProject } from "./project";

export interface ReplacementRequest {
  readonly projectId: string;
  /** The project item that comes. */
  readonly itemId: string;
  /** What of it is seen, in its own clock; as long as the old clip. */
  readonly shows: TimeRange;
  /** As it was looked at: anything else is not replaced. */
  readonly old: LyingClip;
  /** The video track that it goes to: the old one's own, or one above, and then the old one's picture is switched off. */
  readonly track: number;
  /** `null` leaves the sound out. */
  readonly audioTrack: number | null;
  /** The old one's sound is switched off where it is not overwritten; else it is heard as before. */
  readonly silencesOld: boolean;
  /** Of the sequence. */
  readonly rate: FrameRate;
  readonly label: string;
  /** As in placing: what it throws calls it off. */
  readonly atLast?: () => Promise<void>;
  /** As in placing. */
  readonly heads?: HeadsToNote;
}

/**
 * Replaces a clip. What of the item is placed is marked before, in a step of its own where it is not marked so already,
 * and marked as it was within the step that places, or after it where that was not done. One Ctrl+Z brings the old clip back
 * as it lay, switched on, and with it the marks of the replacement: who places the item next looks at them first.
 * @throws StudioError `cannot-replace` (changed): nothing was done; and what placing throws.
 */
export async function replaceClip(request: ReplacementRequest, sleep: Sleep): Promise<Placement> {
  const { projectId, itemId, shows, rate } = request;
  const ref = { projectId, itemId };
  const before = await withFreshObjects(() => readMarks(ref));
  if (isMarked(before, shows, rate)) return exchanged(request, undefined, sleep);
  try {
    await markItem(ref, shows);
    return await exchanged(request, before, sleep);
  } catch (error) {
    await markAsBefore([{ ref, before }]);
    throw error;
  }
}

/** `marks`: how the item is to be marked again within the step. */
async function exchanged(request: ReplacementRequest, marks: TimeRange | undefined, sleep: Sleep): Promise<Placement> {
  const { projectId, itemId, old, track, rate } = request;
  const isAbove = track !== old.track;
  const placed = await placeClip(
    {
      projectId,
      sequenceId: old.sequenceId,
      itemId,
      at: old.rangeInSequence.start,
      frames: Math.round(lengthOf(old.rangeInSequence) / rate),
      rate,
      videoTrack: track,
      audioTrack: request.audioTrack,
      mode: "overwrite",
      label: request.label,
      ...(request.atLast === undefined ? {} : { atLast: request.atLast }),
      ...(request.heads === undefined ? {} : { heads: request.heads }),
      beside: async (project, sequence) => {
        const switchOff = await switchingOff(request, sequence, isAbove);
        if (marks === undefined) return switchOff;
        const clip = clipOf(await requireItem(project, itemId));
        return () => [...switchOff(), clip.createSetInOutPointsAction(tickTimeOf(marks.start), tickTimeOf(marks.end))];
      },
    },
    sleep,
  );
  if (!isAbove || placed.kind !== "verified") return placed;
  const { start } = old.rangeInSequence;
  const still = await readClip({ projectId, sequenceId: old.sequenceId, track: old.track, start });
  return still?.disabled === true
    ? placed
    : { kind: "committed-unverified", why: "old-still-on", found: { rangeInSequence: placed.rangeInSequence, track } };
}

/** @throws StudioError `cannot-replace` when it is not as it was looked at. */
async function switchingOff(
  { projectId, old, audioTrack, silencesOld }: ReplacementRequest,
  sequence: Sequence,
  isAbove: boolean,
): Promise<() => readonly Action[]> {
  const { sequenceId, track, rangeInSequence, name } = old;
  const { start } = rangeInSequence;
  const now = await readClip({ projectId, sequenceId, track, start });
  if (now === undefined || !isSameClip(now, old)) {
    throw new StudioError({ kind: "cannot-replace", why: "changed", clip: name });
  }
  const silenced = silencesOld ? old.sounds.filter((sound) => isAbove || sound !== audioTrack) : [];
  const sounds = await Promise.all(silenced.map((sound) => clipAt(sequence, "audio", { track: sound, start })));
  const picture = isAbove ? await clipAt(sequence, "video", { track, start }) : undefined;
  const items = [picture, ...sounds].filter((item) => item !== undefined);
  return () => items.map((item) => item.createSetDisabledAction(true));
}

/**
 * Replace Footage: the item plays another file from now on, wherever it is used. Premiere cannot undo it.
 * @throws StudioError `no-project`; `host-refused`; `cannot-replace` (footage-kept) when the item still plays the old file.
 */
export async function replaceFootage(projectId: string, itemId: string, path: string, sleep: Sleep): Promise<void> {
  const done = await withFreshObjects(async () => {
    const clip = clipOf(await requireItem(await requireProject(projectId), itemId));
    return ask("ClipProjectItem.changeMediaFilePath", () => clip.changeMediaFilePath(path));
  });
  for (let look = 0; look < LOOKS; look++) {
    if (await playsNow(projectId, itemId, path)) return;
    if (!done) break;
    await sleep(LOOK_EVERY);
  }
  const name = await nameOf(await requireProject(projectId), itemId);
  throw new StudioError({ kind: "cannot-replace", why: "footage-kept", clip: name });
}

/** How often it is looked at which file it plays, and milliseconds in between. */
const LOOKS = 6;
const LOOK_EVERY = 150;

async function playsNow(projectId: string, itemId: string, path: string): Promise<boolean> {
  return withFreshObjects(async () => {
    const clip = clipOf(await requireItem(await requireProject(projectId), itemId));
    const media = await ask("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath());
    return isSamePath(media, path);
  });
}

async function nameOf(project: Project, itemId: string): Promise<string> {
  return (await requireItem(project, itemId)).name;
}

/** Copies of a sequence that differ in one clip: made in one undo step, named and given their takes in a second. */

import ppro from "premierepro";
import type { Action } from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { isSameClip, type LyingClip } from "../core/replace";
import type { TimeRange } from "../core/time";
import { ask, tickTimeOf, withFreshObjects } from "./ask";
import type { Sleep } from "./ask";
import { clipOf, requireItem, type ItemRef } from "./bin";
import { clipAt, readClip } from "./clip";
import { markAsBefore, markItem, readMarks, type Marking } from "./import";
import { NO_TRACK } from "./placement";
import { requireProject } from "./project";
import { findSequence, sequenceIdOf, sequencesOf } from "./sequence";
import { transact } from "./transact";

/** A take's project item, and what of it is seen. */
export interface Cast {
  readonly itemId: string;
  /** In the media's clock, as long as the clip that it comes for. */
  readonly shows: TimeRange;
  /**
   * Where its sound goes, over that of the clip. `isSure`: it has some, and what else is heard of the clip is switched off.
   * Absent: it comes without, and the clip's sound is heard as before.
   */
  readonly sound?: { readonly track: number; readonly isSure: boolean };
}

export interface Copy {
  readonly name: string;
  /** Absent: the copy stays as it is. */
  readonly cast?: Cast;
}

export interface Copied {
  readonly sequenceId: string;
  readonly name: string;
  /** It bears its name, and where it was given a take, that lies in the clip's place, with the sound that it is known to have. */
  readonly isVerified: boolean;
}

/** How often the copies are looked for, and milliseconds in between. */
const LOOKS = 10;
const LOOK_EVERY = 150;

/**
 * Copies the sequence that `old` lies in, once for each, in that order. Answers with the copies that came: fewer than were
 * asked for means that Premiere said yes and did less; nothing more is done to them then.
 * @throws StudioError `cannot-replace` (changed): nothing was copied; `host-refused`: what was done before it stays.
 */
export async function copyWith(
  projectId: string,
  old: LyingClip,
  copies: readonly Copy[],
  labels: { readonly copying: string; readonly casting: string },
  sleep: Sleep,
): Promise<readonly Copied[]> {
  const markings: Marking[] = [];
  try {
    for (const { cast } of copies)
      if (cast !== undefined) await mark({ projectId, itemId: cast.itemId }, cast, markings);
    await confirm(projectId, old, old.sequenceId);
    const before = new Set(await idsNow(projectId));
    await withFreshObjects(async () => {
      const project = await requireProject(projectId);
      const sequence = await findSequence(project, old.sequenceId);
      transact(project, labels.copying, () => copies.map(() => sequence.createCloneAction()));
    });
    const made = await newIds(projectId, before, copies.length, sleep);
    if (made.length < copies.length) {
      await markAsBefore(markings);
      return await Promise.all(made.map((id) => uncast(projectId, id)));
    }
    const pairs = copies.map((copy, index) => ({ ...copy, sequenceId: made[index] ?? "" }));
    await withFreshObjects(() => castAll(projectId, old, pairs, markings, labels.casting));
    const seen: Copied[] = [];
    for (const pair of pairs) seen.push(await readBack(projectId, old, pair));
    return seen;
  } catch (error) {
    await markAsBefore(markings);
    throw error;
  }
}

type Pair = Copy & { readonly sequenceId: string };

/** Marks what is seen of a take, and notes how it was marked where that was otherwise. */
async function mark(ref: ItemRef, { shows }: Cast, markings: Marking[]): Promise<void> {
  const before = await withFreshObjects(() => readMarks(ref));
  if (before.start === shows.start && before.end === shows.end) return;
  markings.push({ ref, before });
  await markItem(ref, shows);
}

/** A copy that nothing more was done to: it bears the name that Premiere gave it. */
async function uncast(projectId: string, sequenceId: string): Promise<Copied> {
  return { sequenceId, name: await nameNow(projectId, sequenceId), isVerified: false };
}

async function castAll(
  projectId: string,
  old: LyingClip,
  pairs: readonly Pair[],
  markings: readonly Marking[],
  label: string,
): Promise<void> {
  const project = await requireProject(projectId);
  const steps: (() => readonly Action[])[] = [];
  for (const { sequenceId, name, cast } of pairs) {
    await confirm(projectId, old, sequenceId);
    const sequence = await findSequence(project, sequenceId);
    const shown = await ask("Sequence.getProjectItem", () => sequence.getProjectItem());
    const item = cast === undefined ? undefined : await requireItem(project, cast.itemId);
    const marks = markings.find(({ ref }) => ref.itemId === cast?.itemId)?.before;
    const editor = ppro.SequenceEditor.getEditor(sequence);
    const { start } = old.rangeInSequence;
    const silenced = cast?.sound?.isSure === true ? old.sounds.filter((track) => track !== cast.sound?.track) : [];
    const sounds = await Promise.all(silenced.map((track) => clipAt(sequence, "audio", { track, start })));
    steps.push(() => [
      shown.createSetNameAction(name),
      ...(item === undefined
        ? []
        : [editor.createOverwriteItemAction(item, tickTimeOf(start), old.track, cast?.sound?.track ?? NO_TRACK)]),
      ...sounds.flatMap((sound) => (sound === undefined ? [] : [sound.createSetDisabledAction(true)])),
      ...(item === undefined || marks === undefined
        ? []
        : [clipOf(item).createSetInOutPointsAction(tickTimeOf(marks.start), tickTimeOf(marks.end))]),
    ]);
  }
  transact(project, label, () => steps.flatMap((step) => step()));
}

/** @throws StudioError `cannot-replace` when the clip does not lie in that sequence as it was looked at. */
async function confirm(projectId: string, old: LyingClip, sequenceId: string): Promise<void> {
  const now = await clipIn(projectId, old, sequenceId);
  if (now === undefined || !isSameClip({ ...now, sequenceId: old.sequenceId }, old)) {
    throw new StudioError({ kind: "cannot-replace", why: "changed", clip: old.name });
  }
}

async function clipIn(projectId: string, old: LyingClip, sequenceId: string): Promise<LyingClip | undefined> {
  return readClip({ projectId, sequenceId, track: old.track, start: old.rangeInSequence.start });
}

async function readBack(projectId: string, old: LyingClip, { sequenceId, name, cast }: Pair): Promise<Copied> {
  const named = await nameNow(projectId, sequenceId);
  const clip = await clipIn(projectId, old, sequenceId);
  const isCast = clip?.projectItemId === (cast?.itemId ?? old.projectItemId);
  const isWhole = clip?.rangeInSequence.end === old.rangeInSequence.end;
  const isHeard = cast?.sound?.isSure !== true || clip?.sounds.includes(cast.sound.track) === true;
  return { sequenceId, name: named, isVerified: named === name && isCast && isWhole && isHeard };
}

async function nameNow(projectId: string, sequenceId: string): Promise<string> {
  return withFreshObjects(async () => (await findSequence(await requireProject(projectId), sequenceId)).name);
}

async function newIds(
  projectId: string,
  before: ReadonlySet<string>,
  count: number,
  sleep: Sleep,
): Promise<readonly string[]> {
  for (let look = 1; ; look++) {
    const made = (await idsNow(projectId)).filter((id) => !before.has(id));
    if (made.length >= count || look >= LOOKS) return made.slice(0, count);
    await sleep(LOOK_EVERY);
  }
}

async function idsNow(projectId: string): Promise<readonly string[]> {
  return withFreshObjects(async () => (await sequencesOf(await requireProject(projectId))).map(sequenceIdOf));
}

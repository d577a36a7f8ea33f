/** A take in another clip's place: which clip that is, what each way would do, and the doing of it. */

import { StudioError, type Failure } from "../../core/failure";
import { fitInto, lengthOfFilm, startOf, whatForbids, type LyingClip } from "../../core/replace";
import type { ReplaceWay, WhyNotReplace } from "../../core/replace-way";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { projectItemsOf, soundOf, type PlacementRecord, type Take } from "../../core/take";
import { overlap, type Ticks, type TimeRange } from "../../core/time";
import { coverageOf, freeTrack } from "../../core/where";
import { readClip } from "../../premiere/clip";
import { replaceClip } from "../../premiere/replacement";
import { readProject } from "../../premiere/project";
import { usesOf, type Use } from "../../premiere/uses";
import { clipNameIn } from "../takes/lying";
import type { PlaceOutside } from "./place-meant";
import type { FootageOffer, OldSound, ReplaceOffer } from "./replace-state";
import { requireSequence } from "../open-sequence";

interface Candidate {
  readonly track: number;
  readonly start: Ticks;
  readonly isSelected: boolean;
}

/** The single clip that is selected; else the one clip of the shot's other takes that is switched on. */
export function clipToReplace(
  take: Take,
  others: readonly Take[],
  sequence: SequenceView,
): Candidate | Extract<WhyNotReplace, "nothing" | "several" | "same"> {
  const all = sequence.video.flatMap((track) => track.items.map((item) => ({ ...item, track: track.index })));
  const isOf = (takes: readonly Take[]): ((item: (typeof all)[number]) => boolean) => {
    const items = new Set(takes.flatMap(projectItemsOf));
    return ({ projectItemId, name }) =>
      projectItemId === undefined
        ? takes.some(({ clipName }) => clipNameIn(name) === clipName)
        : items.has(projectItemId);
  };
  const selected = all.filter((item) => item.selected);
  const [only, second] = selected;
  if (only !== undefined && second === undefined) {
    if (isOf([take])(only)) return "same";
    return { track: only.track, start: only.rangeInSequence.start, isSelected: true };
  }
  const lying = all.filter(isOf(others)).filter((item) => !item.disabled);
  const [first, another] = lying;
  if (another !== undefined) return "several";
  if (first !== undefined) return { track: first.track, start: first.rangeInSequence.start, isSelected: false };
  return all.some(isOf([take])) ? "same" : "nothing";
}

/** The other takes of the same shot. */
function sameShot(take: Take, all: readonly Take[]): readonly Take[] {
  return all.filter(
    (other) =>
      other.id !== take.id && other.shot.sequenceId === take.shot.sequenceId && other.shot.number === take.shot.number,
  );
}

/**
 * What the take could replace, and how. `audioTrack`: where its sound would go, if it has any.
 * @throws StudioError `cannot-replace`, `no-sequence`, or what the host says.
 */
export async function offerFor(
  take: Take,
  all: readonly Take[],
  project: ProjectView,
  audioTrack: number | undefined,
): Promise<ReplaceOffer> {
  const { projectId } = project;
  const sequence = requireSequence(project);
  const found = clipToReplace(take, sameShot(take, all), sequence);
  if (typeof found === "string") throw cannot(found);
  const old = await readClip({ projectId, sequenceId: sequence.sequenceId, ...found });
  if (old === undefined) throw cannot("changed");
  const plays = (one: Take): boolean =>
    old.projectItemId !== undefined && projectItemsOf(one).includes(old.projectItemId);
  // What was trimmed off another shot's take says nothing about this one.
  const shows = whatIsSeen(take, old, sameShot(take, all).find(plays), sequence);
  const track = freeTrack(sequence.video, old.rangeInSequence, old.track + 1);
  return {
    old,
    isSelected: found.isSelected,
    shows,
    above: { track, coverage: coverageOf(sequence, track, old.rangeInSequence) },
    sound: {
      stack: oldSound(old, take, soundTrack(take, sequence, old, "stack", audioTrack)),
      overwrite: oldSound(old, take, soundTrack(take, sequence, old, "overwrite", audioTrack)),
    },
    footage: await footageOffer(take, old, all.find(plays), projectId),
  };
}

/** What becomes of the old clip's sound where the take comes on that audio track; `null`: it comes without. */
export function oldSound({ sounds }: LyingClip, take: Take, comesOn: number | null): OldSound {
  if (sounds.length === 0) return "none";
  if (comesOn === null) return "stays";
  return soundOf(take) === "unknown" ? "unknown" : "goes";
}

/**
 * `of`: the take of the same shot that plays there.
 * @throws StudioError `cannot-replace` for a clip that may not be replaced, or that the take is too short for.
 */
export function whatIsSeen(take: Take, old: LyingClip, of: Take | undefined, sequence: SequenceView): TimeRange {
  const forbidden = whatForbids(old);
  if (forbidden !== undefined) throw cannot(forbidden, { clip: old.name });
  const fit = fitInto(old, take, of, sequence.rate);
  if (fit.kind === "fits") return fit.shows;
  throw cannot("too-short", { clip: old.name, has: fit.has, needs: fit.needs });
}

function cannot(why: WhyNotReplace, facts: Partial<Extract<Failure, { kind: "cannot-replace" }>> = {}): StudioError {
  return new StudioError({ ...facts, kind: "cannot-replace", why });
}

async function footageOffer(
  take: Take,
  old: LyingClip,
  of: Take | undefined,
  projectId: string,
): Promise<FootageOffer> {
  const clip = old.name;
  const refused = (why: WhyNotReplace, facts: object = {}): FootageOffer => ({
    kind: "refused",
    failure: { clip, ...facts, kind: "cannot-replace", why },
  });
  if (old.projectItemId === undefined || !old.takesFootage) return refused("footage-fixed");
  const isStill = take.recipe.engine === "still-hold";
  if (of !== undefined && (of.recipe.engine === "still-hold") !== isStill) return refused("other-kind");
  if (startOf(take) !== (of === undefined ? 0 : startOf(of))) return refused("other-start");
  const { uses, unread } = await usesOf(projectId, [old.projectItemId]);
  const lying = uses.get(old.projectItemId) ?? [];
  for (const use of lying) {
    const sequence = use.sequenceName;
    const forbidden = whatForbids({ ...use, made: "clip" });
    if (forbidden !== undefined) return refused(forbidden, { sequence });
    const length = lengthOfFilm(take);
    if (length === undefined) continue;
    const { rate } = take.recipe;
    const { start, end } = use.rangeInMedia;
    if ((end - length) * 2 > rate) {
      const frames = (time: number): number => Math.max(0, Math.round(time / rate));
      return refused("too-short", { sequence, has: frames(length - start), needs: frames(end - start) });
    }
  }
  return { kind: "possible", ...counted(lying), unread: unread.map((one) => one.sequenceName) };
}

function counted(uses: readonly Use[]): Pick<Extract<FootageOffer, { kind: "possible" }>, "places" | "count"> {
  const pictures = uses.filter((use) => use.kind === "video" || !hasPicture(use, uses));
  const names = new Map<string, { sequence: string; count: number }>();
  for (const { sequenceId, sequenceName } of pictures) {
    const { count = 0 } = names.get(sequenceId) ?? {};
    names.set(sequenceId, { sequence: sequenceName, count: count + 1 });
  }
  return { places: [...names.values()], count: pictures.length };
}

/** Sound that lies with a picture of the same placing. */
function hasPicture(sound: Use, uses: readonly Use[]): boolean {
  return uses.some(
    (use) =>
      use.kind === "video" &&
      use.sequenceId === sound.sequenceId &&
      use.rangeInSequence.start === sound.rangeInSequence.start,
  );
}

/** What a replacement needs to know beside the clip. */
export interface Exchange {
  readonly projectId: string;
  readonly sequence: SequenceView;
  readonly take: Take;
  readonly itemId: string;
  readonly old: LyingClip;
  readonly shows: TimeRange;
  readonly way: Exclude<ReplaceWay, "footage">;
  /** Where its sound would go, if it has any. */
  readonly audioTrack?: number | undefined;
  /** What the Edit menu offers to undo. Absent: the take's number. */
  readonly label?: string;
  /** As in placing. */
  readonly atLast?: () => void;
}

/**
 * One undo step, and what reading back showed. @throws what `replaceClip` throws; `sequence-changed`; `cannot-replace`
 * (place-taken): nothing was changed then.
 */
export async function exchange(
  { projectId, sequence, take, itemId, old, shows, way, audioTrack: wanted, label, atLast }: Exchange,
  { sleep, now, log, heads }: PlaceOutside,
): Promise<PlacementRecord> {
  const range = old.rangeInSequence;
  const track = way === "stack" ? freeTrack(sequence.video, range, old.track + 1) : old.track;
  const audioTrack = soundTrack(take, sequence, old, way, wanted);
  const placed = await replaceClip(
    {
      projectId,
      itemId,
      shows,
      old,
      track,
      audioTrack,
      // What may come silent must not silence what is heard.
      silencesOld: audioTrack !== null && soundOf(take) === "sounds",
      rate: sequence.rate,
      ...(heads === undefined ? {} : { heads }),
      label: label ?? `Replace with take ${take.number}`,
      atLast: async () => {
        atLast?.();
        const project = await readProject();
        const seen = project?.projectId === projectId ? project.sequence : undefined;
        if (seen?.sequenceId !== old.sequenceId) throw new StudioError({ kind: "sequence-changed" });
        if (!liesStill(seen, old)) throw cannot("changed", { clip: old.name });
        const isFree =
          way === "overwrite" || (isFreeOn(seen.video, track, range) && isFreeOn(seen.audio, audioTrack, range));
        if (!isFree) throw cannot("place-taken", { clip: old.name });
      },
    },
    sleep,
  );
  const at = now().toISOString();
  log.say("replaced", { clip: take.clipName, way, outcome: placed.kind });
  return placed.kind === "verified"
    ? { outcome: "verified", at, replaced: { way, clip: old.name } }
    : { outcome: "unverified", at, why: placed.why };
}

function liesStill({ video }: SequenceView, { track, rangeInSequence, disabled, projectItemId }: LyingClip): boolean {
  const { start, end } = rangeInSequence;
  return (video[track]?.items ?? []).some(
    (item) =>
      item.rangeInSequence.start === start &&
      item.rangeInSequence.end === end &&
      item.disabled === disabled &&
      item.projectItemId === projectItemId,
  );
}

/** A track that is not there yet is free, and so is none. */
function isFreeOn(tracks: SequenceView["video"], track: number | null, range: TimeRange): boolean {
  const items = track === null ? [] : (tracks[track]?.items ?? []);
  return items.every((item) => overlap(item.rangeInSequence, range) === undefined);
}

/** Overwriting, it takes the place of the old one's sound; stacked, it must not cut what lies there. `null`: it has none. */
function soundTrack(
  take: Take,
  sequence: SequenceView,
  old: LyingClip,
  way: ReplaceWay,
  wanted: number | undefined,
): number | null {
  if (soundOf(take) === "silent") return null;
  if (way === "overwrite" && old.sounds[0] !== undefined) return old.sounds[0];
  if (wanted === undefined) return null;
  const free = sequence.audio.find(
    ({ index }) => index >= wanted && isFreeOn(sequence.audio, index, old.rangeInSequence),
  );
  return free?.index ?? sequence.audio.length;
}

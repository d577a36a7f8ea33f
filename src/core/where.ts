/**
 * Where a shot goes: the four ways an editor can say it, which one won, and what a clip placed there would hide,
 * cut or be hidden by. All ranges are on the sequence's clock.
 */

import type { SequenceView, TrackItemView, TrackView } from "./sequence";
import {
  contains,
  frameStart,
  framesIn,
  framesInSeconds,
  lengthOf,
  overlap,
  rangeOf,
  TICKS_PER_SECOND,
  ticks,
  ticksOfFrames,
  ZERO,
  type Ticks,
  type TimeRange,
} from "./time";

export type Way = "in-out" | "clip" | "gap" | "playhead";

export interface Where {
  readonly way: Way;
  readonly rangeInSequence: TimeRange;
  /** The video track that the way itself names: the gap's, the clip's. Absent where only a time is named. */
  readonly track?: number;
}

export type WhereNote =
  /** In and Out are set, but so far from the playhead that they are probably left from earlier work. */
  | { readonly kind: "stale-in-out"; readonly range: TimeRange; readonly away: Ticks }
  /** The playhead stands behind the last item: the clip will leave a gap before it. */
  | { readonly kind: "past-end"; readonly after: Ticks }
  /** The chosen way has nothing to name here, so another one won. */
  | { readonly kind: "nothing-there"; readonly way: Way };

export interface WhereAnswer {
  readonly won: Where;
  /** Every way that names a place right now, the winner included, in the order of precedence. */
  readonly ways: readonly Where[];
  readonly notes: readonly WhereNote[];
}

/** In and Out further than this from the playhead, and than their own length, are not obeyed unasked. */
const STALE_AFTER = ticks(5 * TICKS_PER_SECOND);

/**
 * Which place wins. `auto` takes fresh In–Out, then the selected clip, then the gap under the playhead, then the playhead.
 * A way asked for by name is obeyed even if stale; if it names nothing, the playhead wins and a note says so.
 * `seconds` is the length at the playhead; zero or less gives an empty range, for the caller to refuse.
 */
export function chooseWhere(sequence: SequenceView, choice: Way | "auto", seconds: number): WhereAnswer {
  const atPlayhead: Where = { way: "playhead", rangeInSequence: playheadRange(sequence, seconds) };
  const ways = [inOutOf(sequence), selectedClipOf(sequence), gapAt(sequence, sequence.playhead), atPlayhead].filter(
    (where) => where !== undefined,
  );
  const notes: WhereNote[] = [];
  const stale = staleInOut(sequence);
  const candidates = stale === undefined ? ways : ways.filter((where) => where.way !== "in-out");
  let won = candidates[0] ?? atPlayhead;
  if (choice !== "auto") {
    const named = ways.find((where) => where.way === choice);
    if (named === undefined) notes.push({ kind: "nothing-there", way: choice });
    won = named ?? atPlayhead;
  }
  if (stale !== undefined) notes.push(stale);
  if (won.rangeInSequence.start > sequence.end) {
    notes.push({ kind: "past-end", after: ticks(won.rangeInSequence.start - sequence.end) });
  }
  return { won, ways, notes };
}

function inOutOf(sequence: SequenceView): Where | undefined {
  return sequence.inOut === undefined ? undefined : { way: "in-out", rangeInSequence: sequence.inOut };
}

function selectedClipOf(sequence: SequenceView): Where | undefined {
  const selected = sequence.video.flatMap((track) =>
    track.items.filter((item) => item.selected).map((item) => ({ track: track.index, item })),
  );
  const [only, second] = selected;
  if (only === undefined || second !== undefined) return undefined;
  return { way: "clip", rangeInSequence: only.item.rangeInSequence, track: only.track };
}

/**
 * The hole under `time`: on the lowest video track that has items, between two of them or before the first.
 * The space behind the last item is no gap.
 */
export function gapAt(sequence: SequenceView, time: Ticks): Where | undefined {
  const base = sequence.video.find((track) => track.items.length > 0);
  if (base === undefined || base.items.some((item) => contains(item.rangeInSequence, time))) return undefined;
  const next = base.items.find((item) => item.rangeInSequence.start > time);
  if (next === undefined) return undefined;
  const before = base.items.filter((item) => item.rangeInSequence.end <= time).at(-1);
  const start = before?.rangeInSequence.end ?? ZERO;
  return { way: "gap", rangeInSequence: { start, end: next.rangeInSequence.start }, track: base.index };
}

function playheadRange(sequence: SequenceView, seconds: number): TimeRange {
  const start = frameStart(sequence.playhead, sequence.rate);
  const asked = Number.isFinite(seconds) ? Math.max(0, framesInSeconds(seconds, sequence.rate)) : 0;
  // Whatever is typed, the range must not run past what ticks can count.
  const most = Math.floor((Number.MAX_SAFE_INTEGER - start) / sequence.rate);
  return rangeOf(start, ticksOfFrames(Math.min(asked, most), sequence.rate));
}

function staleInOut({ inOut, playhead }: SequenceView): WhereNote | undefined {
  if (inOut === undefined) return undefined;
  const away = ticks(Math.max(inOut.start - playhead, playhead - inOut.end, 0));
  return away > Math.max(STALE_AFTER, lengthOf(inOut)) ? { kind: "stale-in-out", range: inOut, away } : undefined;
}

/** The lowest video track from index `from` up that is seen and free over the whole range; a new one when none is. */
export function freeTrack(tracks: readonly TrackView[], range: TimeRange, from = 0): number {
  const free = tracks.find((track) => track.index >= from && !track.muted && itemsIn(track, range).length === 0);
  return free?.index ?? tracks.length;
}

/**
 * Where sound goes over a range: the first audio track from `wanted` up on which nothing lies there, so that it cuts nothing. A
 * new one when none is.
 */
export function soundTrackFor(audio: readonly TrackView[], range: TimeRange, wanted: number): number {
  // Of a sequence that was not read the wanted one is as good as any.
  return Math.max(wanted, freeTrack(audio, range, wanted));
}

/** What lies over the range on that audio track, as one text; empty: nothing, or there is no such track. */
export function soundsOver({ audio }: SequenceView, track: number, range: TimeRange): string {
  const items = audio.filter(({ index }) => index === track).flatMap((one) => itemsIn(one, range));
  return items.map(({ name, rangeInSequence: { start, end } }) => JSON.stringify([name, start, end])).join();
}

/**
 * What lies in and right beside a range on every video track, as one text: two are equal when nothing there was moved,
 * trimmed, switched, swapped, added or taken away. A late clip goes only where this is as it was.
 */
export function surroundingsOf(sequence: SequenceView, range: TimeRange): string {
  const near = { start: ticks(range.start - sequence.rate), end: ticks(range.end + sequence.rate) };
  return JSON.stringify(
    sequence.video.map((track) =>
      itemsIn(track, near).map(({ name, rangeInSequence: { start, end }, disabled, projectItemId }) => [
        name,
        start,
        end,
        disabled,
        projectItemId ?? null,
      ]),
    ),
  );
}

export interface Covered {
  readonly track: number;
  readonly names: readonly string[];
  /** How much of the range is concerned, overlaps on one track added up. */
  readonly length: Ticks;
}

/** What a clip on `track` over `range` does to the picture. Disabled items and muted tracks are not in the picture. */
export interface Coverage {
  /** On the same track: an overwrite cuts or removes them, disabled or not. */
  readonly overwrites?: Covered;
  /** On lower tracks: visible now, hidden then. */
  readonly hides: readonly Covered[];
  /** On higher tracks: they stay in front. */
  readonly hiddenBy: readonly Covered[];
  /** The track is switched off: nothing on it is seen. */
  readonly unseen: boolean;
}

export function coverageOf(sequence: SequenceView, track: number, range: TimeRange): Coverage {
  const visible = sequence.video
    .filter((other) => !other.muted)
    .map((other) =>
      covered(
        other.index,
        itemsIn(other, range).filter((item) => !item.disabled),
        range,
      ),
    )
    .filter((other) => other !== undefined);
  const own = sequence.video.find((other) => other.index === track);
  const unseen = own?.muted === true;
  const overwrites = own === undefined ? undefined : covered(track, itemsIn(own, range), range);
  return {
    ...(overwrites === undefined ? {} : { overwrites }),
    hides: unseen ? [] : visible.filter((other) => other.track < track),
    hiddenBy: visible.filter((other) => other.track > track),
    unseen,
  };
}

/** The picture at `time` from the top down: names of the items that a programme frame would show, the topmost first. */
export function seenAt(
  sequence: SequenceView,
  time: Ticks,
): readonly { readonly track: number; readonly name: string }[] {
  return sequence.video
    .filter((track) => !track.muted)
    .flatMap((track) =>
      track.items
        .filter((item) => !item.disabled && contains(item.rangeInSequence, time))
        .map((item) => ({ track: track.index, name: item.name })),
    )
    .reverse();
}

/**
 * The last frame before the playhead that shows something, where the playhead itself shows nothing: in a hole it is the
 * picture that a shot would go on from. Absent where the playhead shows something, or nothing lies before it.
 */
export function frameBeforeHole(sequence: SequenceView): Ticks | undefined {
  const { playhead, rate, video } = sequence;
  if (seenAt(sequence, playhead).length > 0) return undefined;
  const ends = video
    .filter((track) => !track.muted)
    .flatMap((track) => track.items.filter((item) => !item.disabled).map((item) => item.rangeInSequence.end))
    .filter((end) => end <= playhead);
  return ends.length === 0 ? undefined : frameStart(ticks(Math.max(...ends) - 1), rate);
}

function itemsIn(track: TrackView, range: TimeRange): readonly TrackItemView[] {
  return track.items.filter((item) => overlap(item.rangeInSequence, range) !== undefined);
}

function covered(track: number, items: readonly TrackItemView[], range: TimeRange): Covered | undefined {
  if (items.length === 0) return undefined;
  const length = items.reduce((sum, item) => {
    const shared = overlap(item.rangeInSequence, range);
    return shared === undefined ? sum : sum + lengthOf(shared);
  }, 0);
  return { track, names: items.map((item) => item.name), length: ticks(length) };
}

/** The longest shot that the built-in engine draws: five minutes. Longer ones are scenes, made of several shots. */
export const LONGEST_SECONDS = 300;

export type LengthVerdict = "fits" | "empty" | "too-long";

export function judgeLength(sequence: SequenceView, range: TimeRange): LengthVerdict {
  const frames = framesIn(range, sequence.rate);
  if (frames < 1) return "empty";
  return lengthOf(range) > LONGEST_SECONDS * TICKS_PER_SECOND ? "too-long" : "fits";
}

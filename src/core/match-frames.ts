/**
 * Which frames of the programme a match is measured on: the take where it lies, and the picture that it must sit next to.
 * Both are exported the same way, after effects, so that what lies above either would be measured with it. Pure.
 */

import type { SequenceView, TrackItemView } from "./sequence";
import type { ReferenceFrame } from "./shot";
import { contains, frameStart, framesIn, ticks, TICKS_PER_SECOND, type Ticks } from "./time";
import { seenAt } from "./where";

/**
 * `start`: the frame that the take was asked to begin with. `before` and `after`: the programme's frames beside it.
 * `look`: the still that it was asked to look like.
 */
const AGAINST = ["start", "before", "after", "look"] as const;
export type Against = (typeof AGAINST)[number];

/** Where the take lies. */
export interface TakePlace {
  /** From 0. */
  readonly track: number;
  readonly item: TrackItemView;
}

/** Times are starts of frames on the sequence's clock. */
export interface MatchFrames {
  readonly against: Against;
  /** Spread over the take, the one at the cut first: its last frame against what comes after it, else its first. */
  readonly take: readonly Ticks[];
  readonly reference: MatchReference;
}

export type MatchReference =
  /** The frame at the cut first; the others are of the same clip, no farther than a second from it, and as plainly seen. */
  | { readonly kind: "programme"; readonly times: readonly [Ticks, ...Ticks[]] }
  /**
   * The take's own still, by its place among the recipe's references. `exported`: it came out of the programme when the
   * take was asked, the same way; else it is a file that no effect of the sequence was laid over.
   */
  | { readonly kind: "still"; readonly index: number; readonly exported: boolean };

/** What lies above a side and would be measured with it. */
export interface Through {
  readonly side: "take" | "reference";
  /** From 0. */
  readonly track: number;
  readonly name: string;
}

export type NoMatchFrames =
  | { readonly kind: "through"; readonly through: Through }
  /** Nothing is seen there, or the take was asked without such a still. */
  | { readonly kind: "nothing"; readonly against: Against }
  /** The take is switched off, or its track is: none of it is in the programme. */
  | { readonly kind: "unseen" };

/** Frames of a side: a match is fitted on some of them and judged on another. */
const LOOKS = 3;

/** What can be measured against, the most telling first. */
export function choicesFor(
  place: TakePlace,
  references: readonly ReferenceFrame[],
  sequence: SequenceView,
): readonly Against[] {
  return AGAINST.filter((against) => typeof referenceFor(against, place, references, sequence) !== "string");
}

export function matchFrames(
  against: Against,
  place: TakePlace,
  references: readonly ReferenceFrame[],
  sequence: SequenceView,
): MatchFrames | NoMatchFrames {
  const { item, track } = place;
  if (item.disabled || sequence.video[track]?.muted !== false) return { kind: "unseen" };
  const take = takeTimes(against, item, sequence);
  for (const time of take) {
    const above = seenAt(sequence, time)[0];
    if (above !== undefined && above.track > track) return { kind: "through", through: { side: "take", ...above } };
  }
  const reference = referenceFor(against, place, references, sequence);
  if (typeof reference === "string") return { kind: "nothing", against };
  if (reference.kind === "programme") {
    const above = aboveNeighbour(sequence, reference.times[0], track);
    if (above !== undefined) return { kind: "through", through: { side: "reference", ...above } };
  }
  return { against, take, reference };
}

function referenceFor(
  against: Against,
  { item }: TakePlace,
  references: readonly ReferenceFrame[],
  sequence: SequenceView,
): MatchReference | "nothing" {
  const { rate } = sequence;
  const { start, end } = item.rangeInSequence;
  switch (against) {
    case "before":
      return start < rate ? "nothing" : neighbour(sequence, frameStart(ticks(start - rate), rate), -1);
    case "after":
      return neighbour(sequence, frameStart(end, rate), 1);
    case "start": {
      const index = references.findIndex(({ role }) => role === "first");
      const first = references[index];
      if (first === undefined) return "nothing";
      const { from } = first;
      // Under the take itself the programme shows the take; what was there before is the still that was exported then.
      if (
        from.kind === "program" &&
        from.sequenceId === sequence.sequenceId &&
        (from.time < start || from.time >= end)
      ) {
        const time = frameStart(from.time, rate);
        return seenAt(sequence, time).length === 0 ? "nothing" : { kind: "programme", times: [time] };
      }
      return { kind: "still", index, exported: from.kind === "program" };
    }
    case "look": {
      const index = references.findIndex(({ role }) => role === "look");
      const look = references[index];
      if (look === undefined) return "nothing";
      return { kind: "still", index, exported: look.from.kind === "program" };
    }
  }
}

/** The clip that is seen at `time`, which is at the cut; away from the cut is later (1) or earlier (-1). */
function neighbour(sequence: SequenceView, time: Ticks, way: 1 | -1): MatchReference | "nothing" {
  const item = topAt(sequence, time);
  if (item === undefined) return "nothing";
  const { rate } = sequence;
  const { start, end } = item.rangeInSequence;
  const rest = way === 1 ? framesIn({ start: time, end }, rate) : framesIn({ start, end: ticks(time + rate) }, rate);
  const frames = Math.max(1, Math.min(rest, Math.round(TICKS_PER_SECOND / rate)));
  const looks = Math.min(LOOKS, frames);
  const others = Array.from({ length: looks - 1 }, (_, index) => {
    const away = Math.round(((index + 1) * (frames - 1)) / (looks - 1));
    return ticks(time + way * away * rate);
  });
  return { kind: "programme", times: [time, ...others.filter((one) => topAt(sequence, one) === item)] };
}

/** What a programme frame shows there; a picture that does not fill it shows what lies below, which no range tells. */
function topAt({ video }: SequenceView, time: Ticks): TrackItemView | undefined {
  return video
    .filter((track) => !track.muted)
    .flatMap(({ items }) => items.filter((item) => !item.disabled && contains(item.rangeInSequence, time)))
    .at(-1);
}

/**
 * What is seen at `time` above the neighbour, which is what is seen on the take's track or below it. Absent: nothing is.
 */
export function aboveNeighbour(
  sequence: SequenceView,
  time: Ticks,
  track: number,
): { readonly track: number; readonly name: string } | undefined {
  const seen = seenAt(sequence, time);
  const neighbour = seen.find((one) => one.track <= track) ?? seen[seen.length - 1];
  const [top] = seen;
  return top === neighbour ? undefined : top;
}

function takeTimes(
  against: Against,
  { rangeInSequence: range }: TrackItemView,
  { rate }: SequenceView,
): readonly Ticks[] {
  const frames = Math.max(1, framesIn(range, rate));
  const looks = Math.min(LOOKS, frames);
  return Array.from({ length: looks }, (_, look) => {
    const away = Math.floor((look * frames) / looks);
    const frame = against === "after" ? frames - 1 - away : away;
    return frameStart(ticks(range.start + frame * rate), rate);
  });
}

/**
 * What the sequence itself tells of the frames that were measured, as one text: two are equal when the same clips are seen
 * there, from where they lay. What was done to their picture no range tells.
 */
export function factsOf({ take, reference }: MatchFrames, sequence: SequenceView): string {
  const times = [...take, ...(reference.kind === "programme" ? reference.times : [])];
  return JSON.stringify([
    sequence.sequenceId,
    sequence.size,
    times.map((time) =>
      sequence.video
        .filter((track) => !track.muted)
        .flatMap(({ index, items }) =>
          items
            .filter((item) => !item.disabled && contains(item.rangeInSequence, time))
            .map(({ name, rangeInSequence: { start, end }, projectItemId }) => [
              index,
              name,
              start,
              end,
              projectItemId ?? null,
            ]),
        ),
    ),
  ]);
}

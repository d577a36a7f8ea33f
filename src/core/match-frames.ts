/**
 * Which frames of the programme a match is measured on: the take where it lies, and the picture that it must sit next to.
 * Both are exported the same way, after effects, so that what lies above either would be measured with it. Pure.
 */

import type { SequenceView, TrackItemView } from "./sequence";
import type { ReferenceFrame } from "./shot";
import { frameStart, framesIn, ticks, type Ticks } from "./time";
import { seenAt } from "./where";

/**
 * `start`: the frame that the take was asked to begin with. `before` and `after`: the programme's frames beside it.
 * `look`: the still that it was asked to look like.
 */
export const AGAINST = ["start", "before", "after", "look"] as const;
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
  /** The first one is the take's first frame in the cut. */
  readonly take: readonly Ticks[];
  readonly reference: MatchReference;
}

export type MatchReference =
  | { readonly kind: "programme"; readonly time: Ticks }
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

/** Frames of the take that a match without pairs is fitted on. */
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
  const take = takeTimes(item, sequence);
  for (const time of take) {
    const above = seenAt(sequence, time)[0];
    if (above !== undefined && above.track > track) return { kind: "through", through: { side: "take", ...above } };
  }
  const reference = referenceFor(against, place, references, sequence);
  if (typeof reference === "string") return { kind: "nothing", against };
  if (reference.kind === "programme") {
    const above = aboveNeighbour(sequence, reference.time, track);
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
    case "before": {
      if (start < rate) return "nothing";
      return programme(sequence, frameStart(ticks(start - rate), rate));
    }
    case "after":
      return programme(sequence, frameStart(end, rate));
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
        return programme(sequence, frameStart(from.time, rate));
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

function programme(sequence: SequenceView, time: Ticks): MatchReference | "nothing" {
  return seenAt(sequence, time).length === 0 ? "nothing" : { kind: "programme", time };
}

/** The neighbour is what is seen on the take's track or below it; what is in the picture above that is not it. */
function aboveNeighbour(
  sequence: SequenceView,
  time: Ticks,
  track: number,
): { readonly track: number; readonly name: string } | undefined {
  const seen = seenAt(sequence, time);
  const neighbour = seen.find((one) => one.track <= track) ?? seen[seen.length - 1];
  const [top] = seen;
  return top === neighbour ? undefined : top;
}

function takeTimes({ rangeInSequence: range }: TrackItemView, { rate }: SequenceView): readonly Ticks[] {
  const frames = Math.max(1, framesIn(range, rate));
  const looks = Math.min(LOOKS, frames);
  return Array.from({ length: looks }, (_, look) => {
    const frame = Math.floor((look * frames) / looks);
    return frameStart(ticks(range.start + frame * rate), rate);
  });
}

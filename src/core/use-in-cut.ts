/** A use of a clip in a cut: what is approved, and what a decision about its label is about. Not the clip, and not the take. */

import { list, object, sha256Hex, text, wholeFrom, type Decoder } from "./decode";
import { rangeRecord } from "./shot-record";
import type { TimeRange } from "./time";

/** Changes of anything but its place, with the same clips beside it, make it another use: a ripple is none. */
export interface UseInCut {
  /** The audited sequence; a clip in a nest is used in the sequence that shows the nest. */
  readonly sequenceId: string;
  /** SHA-256 of the media data, hex; of the whole file where its container is not known. Recognises media under any name. */
  readonly essence: string;
  /** Absent: Pickup did not make it, or does not know its take any more. */
  readonly takeId?: string;
  /**
   * The video tracks on which it lies, from 0: of the audited sequence, then of each nest on the way. Tells two uses of one clip
   * apart that lie over each other. Absent: in what was written before tracks were noted.
   */
  readonly tracks?: readonly number[];
  /** On the audited sequence's clock, also in a nest. */
  readonly rangeInSequence: TimeRange;
  /** What of the media is shown, on the media's own clock. */
  readonly rangeInMedia: TimeRange;
  /** A sum over what changes the picture: speed, effects with their values, nests on the way. Two that are equal look alike. */
  readonly look: string;
  /** A sum over what lies before and behind it on its track, by what plays there and not by where. */
  readonly beside: string;
}

export const useInCutRecord: Decoder<UseInCut> = object(({ read, maybe }) => ({
  sequenceId: read("sequenceId", text),
  essence: read("essence", sha256Hex),
  ...maybe("takeId", text),
  ...maybe("tracks", list(wholeFrom(0))),
  rangeInSequence: read("rangeInSequence", rangeRecord),
  rangeInMedia: read("rangeInMedia", rangeRecord),
  look: read("look", text),
  beside: read("beside", text),
}));

/** What of a use is another one now. `moved`: only its place, between the same clips. */
export type UseChange = "same" | "moved" | "other-range" | "other-look" | "other-cut" | "other-take";

/** The first that applies, the gravest first. @returns `other-take` also where the sequences differ */
export function changeOf(before: UseInCut, now: UseInCut): UseChange {
  if (before.sequenceId !== now.sequenceId || before.essence !== now.essence) return "other-take";
  if (!isSameRange(before.rangeInMedia, now.rangeInMedia) || lengthOf(before) !== lengthOf(now)) return "other-range";
  if (before.look !== now.look) return "other-look";
  if (isSameRange(before.rangeInSequence, now.rangeInSequence) && isSameTrack(before, now)) return "same";
  return before.beside === now.beside ? "moved" : "other-cut";
}

function isSameRange(a: TimeRange, b: TimeRange): boolean {
  return a.start === b.start && a.end === b.end;
}

/** Where nobody noted it, it may be. */
function isSameTrack({ tracks: before }: UseInCut, { tracks: now }: UseInCut): boolean {
  return before === undefined || now === undefined || before.join() === now.join();
}

function lengthOf({ rangeInSequence: { start, end } }: UseInCut): number {
  return end - start;
}

/** Frames at a take's head that show again what lies right before the cut: made, and kept behind the clip's In point. */

import type { Recipe } from "./recipe";
import type { SequenceView } from "./sequence";
import type { FrameSource } from "./shot";
import type { Film, Take } from "./take";
import { frameStart, ticks, TICKS_PER_SECOND, type FrameRate, type TimeRange } from "./time";

/**
 * Whether a take that begins with this still begins with a double: it was taken from the frame that lies right before
 * `range`, or is the last one of a take that ends there.
 */
export function continuesCut(first: FrameSource | undefined, sequence: SequenceView, range: TimeRange): boolean {
  switch (first?.kind) {
    case "program":
    case "source-clip": {
      if (range.start <= 0 || first.sequenceId !== sequence.sequenceId) return false;
      return first.time === frameStart(ticks(range.start - 1), sequence.rate);
    }
    case "take": {
      const { clipName, at } = first;
      if (at !== "last") return false;
      return sequence.video.some(
        (track) =>
          !track.muted &&
          track.items.some(
            (item) => !item.disabled && item.rangeInSequence.end === range.start && isCalled(item.name, clipName),
          ),
      );
    }
    case "file":
    case "library":
    case undefined:
      return false;
  }
}

/** Premiere, and people, add to a clip's name; another digit makes it another take's. */
function isCalled(name: string, clipName: string): boolean {
  return name.startsWith(clipName) && !/^\d/.test(name.slice(clipName.length));
}

/**
 * In frames at `rate`. A film at 16 frames a second still shows its first on the second frame of a sequence at 24, so that
 * two go. `made`: the film's own rate; absent while nobody knows it.
 */
export function framesOfHead(doubled: number, made: FrameRate | undefined, rate: FrameRate): number {
  if (doubled === 0) return 0;
  return Math.max(doubled, made === undefined ? 1 : Math.ceil(made / rate - HAIR));
}

/** Containers keep rates as fractions of their own. */
const HAIR = 1e-4;

/** How many frames must be made: what the cut needs, and those that it does not show. */
export function framesMade({ frames, head = 0 }: Pick<Recipe, "frames" | "head">): number {
  return frames + head;
}

/** Of a frame: more than containers round times by. */
const INSIDE = 0.1;

/** Seconds: a film that grew by less did not grow. */
const LEAST_PART = 0.25;

/** What of a clip the cut shows, in frames of the recipe's rate, counted from the film's first. */
export interface Shown {
  readonly from: number;
  readonly frames: number;
  /** It came shorter than the cut needs. */
  readonly isShort: boolean;
}

/** `film` absent: nobody looked into it, and it is taken to be as long as was asked. */
export function shownOf({ frames, head = 0, rate, asked }: Recipe, film: Film | undefined): Shown {
  const from = film !== undefined && isPartAlone(asked, film) ? 0 : framesOfHead(head, film?.rate, rate);
  if (film === undefined) return { from, frames, isShort: false };
  const there = Math.floor((film.seconds * TICKS_PER_SECOND) / rate + 0.5) - from;
  return there < frames ? { from, frames: Math.max(1, there), isShort: true } : { from, frames, isShort: false };
}

/** A server that was asked to go on with a film may send the new part alone: then nothing stands before it. */
function isPartAlone(asked: Recipe["asked"], { seconds }: Film): boolean {
  if (asked?.from?.kind !== "extend") return false;
  const part = asked.seconds;
  const whole = asked.from.seconds + part;
  return seconds < asked.from.seconds + LEAST_PART || Math.abs(seconds - part) < Math.abs(seconds - whole);
}

/**
 * Seconds from the film's first frame to a time within the first and within the last one that the cut shows: right behind
 * where each of the cut's frames begins, which is what a film of another rate is shown by.
 */
export function endsShown({ recipe, film }: Pick<Take, "recipe" | "film">): {
  readonly first: number;
  readonly last: number;
} {
  const { from, frames } = shownOf(recipe, film);
  const frame = recipe.rate / TICKS_PER_SECOND;
  return { first: (from + INSIDE) * frame, last: (from + frames - 1 + INSIDE) * frame };
}

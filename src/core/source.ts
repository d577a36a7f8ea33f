/** A clip's own frame: which moment of its media a track item shows at a moment of the sequence. Pure. */

import { asPlayed, inFile, rateSaid, type Rates } from "./interpretation";
import { secondsOf, ticks, TICKS_PER_SECOND, type FrameRate, type Ticks, type TimeRange } from "./time";

/** A track item and what it plays, as Premiere tells it. */
export interface SourceItem {
  readonly name: string;
  readonly rangeInSequence: TimeRange;
  /** From the start of the media. */
  readonly rangeInMedia: TimeRange;
  /** 1: as fast as it was shot. */
  readonly speed: number;
  readonly reversed: boolean;
  readonly media:
    /** `framesPerSecond`: as it is interpreted; absent where Premiere does not say. */
    | { readonly kind: "file"; readonly path: string; readonly framesPerSecond?: number }
    | { readonly kind: "offline"; readonly path: string }
    | { readonly kind: "sequence" | "multicam" }
    /** A title, an adjustment layer, a colour matte. */
    | { readonly kind: "none" };
}

/** Why Pickup cannot take a clip's own frame. */
export type NoOwnFrame =
  "gone" | "no-media" | "sequence" | "multicam" | "offline" | "reversed" | "retimed" | "only-sound" | "undecodable";

/** Frames are found by their start, and a file writes it as a fraction of its own. */
const HAIR = 0.001;

/** Premiere says In and Out in whole ticks, and a speed as a fraction: what differs by less than a frame in 1000 is equal. */
const SLACK = 0.001;

/**
 * Seconds from the start of the file. `own`: the rate of its frames, where they come at a steady one; with it, footage that is
 * interpreted at another rate shows the frame that Premiere shows.
 */
export function momentIn(item: SourceItem, time: Ticks, own?: FrameRate): number | NoOwnFrame {
  const { rangeInSequence, speed, reversed } = item;
  if (reversed || speed < 0) return "reversed";
  const shown = rangeInSequence.end - rangeInSequence.start;
  const rates = ratesOf(item, own);
  const rangeInMedia =
    rates === undefined ? item.rangeInMedia : asPlayed(item.rangeInMedia, Math.round(shown * speed), rates);
  if (rangeInMedia === undefined) return "retimed";
  const played = rangeInMedia.end - rangeInMedia.start;
  // A speed that changes within the clip shows in its ends alone: they are not as far apart as one speed would have it.
  if (!(speed > 0) || Math.abs(played - shown * speed) > Math.max(shown * SLACK, 0.04 * TICKS_PER_SECOND)) {
    return "retimed";
  }
  const into = Math.round((time - rangeInSequence.start) * speed);
  const moment = ticks(rangeInMedia.start + into);
  return secondsOf(rates === undefined ? moment : inFile(moment, rates)) + HAIR;
}

/** Absent where it is played at its own rate, or nobody said at which. */
function ratesOf({ media }: SourceItem, own: FrameRate | undefined): Rates | undefined {
  if (media.kind !== "file" || media.framesPerSecond === undefined || own === undefined) return undefined;
  const now = rateSaid(media.framesPerSecond, own);
  return now === undefined || now === own ? undefined : { own, now };
}

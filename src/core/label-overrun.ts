/** Where a label stands beyond what it is for, and what lies under it there: said before it is laid. Pure. */

import type { Audit } from "./audit";
import { without } from "./frame-runs";
import { withoutLabels } from "./label-laid";
import { shownOf, type LabelPlacement } from "./label-plan";
import type { TrackView } from "./sequence";
import { overlap, ticks, type FrameRate, type TimeRange } from "./time";

export interface Overrun {
  readonly rangeInSequence: TimeRange;
  /** Clips that lie there, of the uppermost track first, each name once. One of them may hide another. */
  readonly over: readonly string[];
  /** At some time of it nothing lies there. */
  readonly overNothing: boolean;
}

/**
 * Of a label at first exposure: it lasts as long as it takes to read, so it may go on over what is no AI, or over what nobody
 * wants labelled. In order; empty: it stands over its ranges alone.
 */
export function overrunsOf(
  { rangeInSequence, ranges }: Pick<LabelPlacement, "rangeInSequence" | "ranges">,
  audit: Pick<Audit, "ranges" | "rate">,
  video: readonly TrackView[],
): readonly Overrun[] {
  const shown = audit.ranges
    .filter(({ key }) => ranges.includes(key))
    .flatMap((range) => shownOf(range).map((one) => inFrames(one, audit.rate)));
  return without([rangeInSequence], shown).map(({ start, end }) =>
    overrunAt({ start: ticks(start), end: ticks(end) }, withoutLabels(video)),
  );
}

function overrunAt(rangeInSequence: TimeRange, video: readonly TrackView[]): Overrun {
  const lying = [...video]
    .filter(({ muted }) => !muted)
    .sort((a, b) => b.index - a.index)
    .flatMap(({ items }) => items.filter(({ disabled }) => !disabled))
    .filter((item) => overlap(item.rangeInSequence, rangeInSequence) !== undefined);
  const bare = without(
    [rangeInSequence],
    lying.map((item) => item.rangeInSequence),
  );
  return { rangeInSequence, over: [...new Set(lying.map(({ name }) => name))], overNothing: bare.length > 0 };
}

/** The whole frames that it touches. */
function inFrames({ start, end }: TimeRange, rate: FrameRate): { readonly start: number; readonly end: number } {
  return { start: Math.floor(start / rate) * rate, end: Math.ceil(end / rate) * rate };
}

/** Telling what Pickup itself laid beside a place from what the editor changed there. */

import { anything, list, Misfit, parse, whole, type Decoder } from "./decode";
import type { SequenceView, TrackItemView } from "./sequence";
import type { Take } from "./take";
import { overlap, type TimeRange } from "./time";
import { surroundingsOf } from "./where";

/** A track item as `surroundingsOf` writes it. */
interface Row {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Items by their tracks, from V1 up. */
const surroundingsRecord: Decoder<readonly (readonly Row[])[]> = list(
  list((value, at) => {
    const [, start, end] = list(anything)(value, at);
    return { start: whole(start, at), end: whole(end, at), text: JSON.stringify(value) };
  }),
);

/**
 * Whether a place is as it was `before`, but for `others` that came meanwhile: each exactly where it was asked for, beside the
 * place, or on another track and asked together with this one. What they took the place of is not looked at either.
 * `before`: as `surroundingsOf` said it; a text that it did not write is never what lies there now.
 */
export function isAsBeforeOthers(
  { id, batch, shot }: Take,
  sequence: SequenceView,
  range: TimeRange,
  before: string,
  others: readonly Take[],
): boolean {
  const items = new Map(
    others.flatMap((take) =>
      take.state.kind === "ready" && take.id !== id ? [[take.state.projectItemId, take] as const] : [],
    ),
  );
  const isLaid = (item: TrackItemView, track: number): boolean => {
    const other = items.get(item.projectItemId ?? "");
    if (other?.shot.sequenceId !== sequence.sequenceId || item.disabled) return false;
    const { start, end } = item.rangeInSequence;
    if (other.shot.rangeInSequence.start !== start || other.shot.rangeInSequence.end !== end) return false;
    if (overlap(item.rangeInSequence, range) === undefined) return true;
    return batch !== undefined && other.batch === batch && track !== shot.videoTrack;
  };
  const laid = sequence.video.map(({ index, items: lying }) => lying.filter((item) => isLaid(item, index)));
  const rest = (text: string): string => {
    const tracks = parse(text, surroundingsRecord).map((rows, index) =>
      rows.filter(
        ({ start, end }) =>
          laid[index]?.some((one) => one.rangeInSequence.start === start && one.rangeInSequence.end === end) !== true,
      ),
    );
    // A track that was made for one of them was not there before.
    while (tracks.at(-1)?.length === 0) tracks.pop();
    return JSON.stringify(tracks.map((rows) => rows.map((row) => row.text)));
  };
  try {
    return rest(before) === rest(surroundingsOf(sequence, range));
  } catch (error) {
    if (error instanceof Misfit) return false;
    throw error;
  }
}

/** Labels that lie in a sequence: known by their names and by their media, and held against what would be laid now. */

import type { LabelPlacement } from "./label-plan";
import type { SequenceView, TrackItemView, TrackView } from "./sequence";
import { framesIn, overlap, type FrameRate } from "./time";

/** Every label's project item begins so, and nothing else of Pickup's does. */
const PREFIX = "PU_LABEL_";

/** Also of its file, without the ending. `sum`: of how it looks. One name, one picture and one length. */
export function labelName({ wording, rangeInSequence }: LabelPlacement, sum: string, rate: FrameRate): string {
  return `${PREFIX}${wording.toUpperCase()}_${sum.slice(0, 10)}_${framesIn(rangeInSequence, rate)}f`;
}

export function isLabelName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** Whether media at that path is a label. Anybody may call any clip like one; a clip that is taken for a label is left out of an audit. */
export function isLabelFile(path: string): boolean {
  return /[\\/]labels[\\/]PU_LABEL_(?:GENERATED|MODIFIED)_[0-9a-f]{10}_\d+f\.png$/.test(path);
}

/** The sequence without its labels, so that they are never taken for what they stand above. */
export function withoutLabels(video: readonly TrackView[]): readonly TrackView[] {
  return video.map((track) => ({ ...track, items: track.items.filter(({ label }) => label === undefined) }));
}

/**
 * What of a sequence an audit and its labels are about, as far as it is watched, as one text: two are equal when nothing but labels,
 * sounds and where one looks was changed. Effects, speeds and what happens inside of nests are not in it.
 */
export function cutPrint({
  sequenceId,
  name: called,
  rate,
  size,
  zeroFrame,
  timecodeFormat,
  video,
}: SequenceView): string {
  const tracks = withoutLabels(video).filter(({ items }) => items.length > 0);
  return JSON.stringify([
    [sequenceId, called, rate, size, zeroFrame, timecodeFormat],
    tracks.map(({ index, muted, items }) => [
      index,
      muted,
      items.map(({ name, rangeInSequence: { start, end }, disabled, projectItemId, outInMedia }) => [
        name,
        start,
        end,
        disabled,
        projectItemId ?? null,
        outInMedia ?? null,
      ]),
    ]),
  ]);
}

/** A label that is to be there. */
export interface WantedLabel {
  readonly name: string;
  readonly placement: LabelPlacement;
}

export interface LaidLabels {
  readonly count: number;
  /**
   * `fits`: exactly what would be laid lies there, and is seen. `other`: it is to be laid anew. `unknown`: the cut changed since
   * it was audited, so nobody can tell.
   */
  readonly fit: "fits" | "other" | "unknown";
}

/**
 * Of a range that is to be labelled and is seen. `other`: labels lie there, and not those that would be laid now. `unknown`: the
 * cut changed since it was audited, or another sequence is open.
 */
export const RANGE_LAID = ["laid", "other", "none", "unknown"] as const;
export type RangeLaid = (typeof RANGE_LAID)[number];

/** By the range's key, of all that are labelled by what would be laid now. */
export function laidByRange(
  { video }: SequenceView,
  wanted: readonly WantedLabel[],
): ReadonlyMap<string, Exclude<RangeLaid, "unknown">> {
  const laid = labelsOn(video).filter(({ item, track }) => isSeen(item, track, video));
  const keys = new Set(wanted.flatMap(({ placement }) => placement.ranges));
  return new Map(
    [...keys].map((key) => {
      const its = wanted.filter(({ placement }) => placement.ranges.includes(key));
      const isAny = its.some(({ placement: { rangeInSequence } }) =>
        laid.some(({ item }) => overlap(item.rangeInSequence, rangeInSequence) !== undefined),
      );
      return [key, its.every((one) => isThere(one, laid)) ? "laid" : isAny ? "other" : "none"];
    }),
  );
}

/** `wanted` absent: what would be laid is not known. */
export function laidLabels({ video }: SequenceView, wanted: readonly WantedLabel[] | undefined): LaidLabels {
  const laid = labelsOn(video);
  if (wanted === undefined) return { count: laid.length, fit: "unknown" };
  const seen = laid.filter(({ item, track }) => isSeen(item, track, video));
  const isWhole = laid.length === wanted.length && wanted.every((one) => isThere(one, seen));
  return { count: laid.length, fit: isWhole ? "fits" : "other" };
}

interface Laid {
  readonly item: TrackItemView;
  readonly track: TrackView;
}

function labelsOn(video: readonly TrackView[]): readonly Laid[] {
  return video.flatMap((track) => track.items.filter(({ label }) => label === true).map((item) => ({ item, track })));
}

function isThere({ name, placement: { rangeInSequence } }: WantedLabel, seen: readonly Laid[]): boolean {
  return seen.some(
    ({ item }) =>
      stemOf(item.name) === name &&
      item.rangeInSequence.start === rangeInSequence.start &&
      item.rangeInSequence.end === rangeInSequence.end,
  );
}

function isSeen(item: TrackItemView, track: TrackView, video: readonly TrackView[]): boolean {
  if (item.disabled || track.muted) return false;
  return !video.some(
    ({ index, muted, items }) =>
      index > track.index &&
      !muted &&
      items.some((above) => !above.disabled && overlap(above.rangeInSequence, item.rangeInSequence) !== undefined),
  );
}

function stemOf(name: string): string {
  return name.replace(/\.png$/i, "");
}

/** Edits of a sequence, as Premiere's own Overwrite, Insert and Ripple Delete do them. Pure; ids are handed in. */

import type { Ticks, TimeRange } from "../../src/core/time";
import { frameStart, ticks, TICKS_PER_SECOND, ticksOfFrames, ZERO } from "../../src/core/time";
import type {
  SimulatedDocument,
  SimulatedItem,
  SimulatedSequence,
  SimulatedTrack,
  SimulatedTrackItem,
} from "./document";
import { mapTracks, sequenceOf } from "./document";

/** Premiere's default for stills. */
const STILL_SECONDS = 5;

/** Tracks are counted from 0; -1 leaves that half out; at or beyond the count, a new track is made. */
export interface Placement {
  readonly item: SimulatedItem;
  readonly time: Ticks;
  readonly videoTrack: number;
  readonly audioTrack: number;
  readonly newId: () => string;
}

/** What of an item is placed: between its marks, in its own clock. A still or title without marks lasts 5 s. */
export function sourceRange(document: SimulatedDocument, item: SimulatedItem): TimeRange {
  const start = item.inPoint ?? ZERO;
  const end = item.outPoint ?? ticks((isEndless(item) ? start : 0) + naturalLength(document, item));
  return { start, end: ticks(Math.max(start, end)) };
}

/** It lasts as long as anybody likes. */
export function isEndless({ content }: SimulatedItem): boolean {
  return content.kind === "still" || content.kind === "title";
}

/** As the item is interpreted: its film's frames, each as long as it is played. */
export function naturalLength(document: SimulatedDocument, { content, playsAt }: SimulatedItem): Ticks {
  switch (content.kind) {
    case "video":
      return playsAt === undefined ? content.duration : ticks(Math.round(content.duration / content.rate) * playsAt);
    case "audio":
      return content.duration;
    case "still":
    case "title":
      return ticks(STILL_SECONDS * TICKS_PER_SECOND);
    case "sequence": {
      const inner = sequenceOf(document, content.sequenceId);
      return inner === undefined ? ZERO : endOf(inner);
    }
    case "root":
    case "bin":
      return ZERO;
  }
}

/** Where the last item of any track ends. */
export function endOf(sequence: SimulatedSequence): Ticks {
  const ends = [...sequence.video, ...sequence.audio].flatMap((track) => track.items.map((item) => item.end));
  return ticks(Math.max(0, ...ends));
}

function hasPicture({ content }: SimulatedItem): boolean {
  return content.kind !== "audio" && content.kind !== "bin" && content.kind !== "root";
}

export function hasSound({ content }: SimulatedItem): boolean {
  return content.kind === "audio" || content.kind === "sequence" || (content.kind === "video" && content.hasAudio);
}

/** Lays the item over what is there; what lies beneath is trimmed, split or gone. */
export function overwrite(
  document: SimulatedDocument,
  sequence: SimulatedSequence,
  placement: Placement,
): SimulatedSequence {
  return lay(sequence, placement, placedItem(document, sequence, placement));
}

/**
 * Pushes everything from `time` on to the right, on all tracks (or, limited, only on those that receive the item), and
 * splits what straddles it.
 */
export function insert(
  document: SimulatedDocument,
  sequence: SimulatedSequence,
  placement: Placement,
  limitShift: boolean,
): SimulatedSequence {
  const laid = placedItem(document, sequence, placement);
  const length = laid.end - laid.start;
  const links = new Map<string, string>();
  const push = (track: SimulatedTrack, receives: boolean): SimulatedTrack => {
    if (limitShift && !receives) return track;
    const items = splitAt(track.items, laid.start, placement.newId, links);
    return { ...track, items: items.map((item) => (item.start >= laid.start ? shifted(item, length) : item)) };
  };
  const pushed: SimulatedSequence = {
    ...sequence,
    video: sequence.video.map((track, index) => push(track, index === placement.videoTrack)),
    audio: sequence.audio.map((track, index) => push(track, index === placement.audioTrack)),
  };
  return lay(pushed, placement, laid);
}

function placedItem(
  document: SimulatedDocument,
  sequence: SimulatedSequence,
  { item, time, newId }: Placement,
): SimulatedTrackItem {
  const source = sourceRange(document, item);
  const start = frameStart(time, sequence.rate);
  const frames = Math.max(1, Math.round((source.end - source.start) / sequence.rate));
  return {
    id: newId(),
    name: item.name,
    itemId: item.id,
    start,
    end: ticks(start + ticksOfFrames(frames, sequence.rate)),
    inPoint: source.start,
    disabled: false,
  };
}

function lay(sequence: SimulatedSequence, placement: Placement, laid: SimulatedTrackItem): SimulatedSequence {
  const { item, newId } = placement;
  const picture = placement.videoTrack >= 0 && hasPicture(item);
  const sound = placement.audioTrack >= 0 && hasSound(item);
  const link = picture && sound ? { linkId: newId() } : {};
  return {
    ...sequence,
    video: picture ? layOn(sequence.video, placement.videoTrack, "Video", { ...laid, ...link }, newId) : sequence.video,
    audio: sound
      ? layOn(
          sequence.audio,
          placement.audioTrack,
          "Audio",
          { ...laid, ...link, id: picture ? newId() : laid.id },
          newId,
        )
      : sequence.audio,
  };
}

function layOn(
  tracks: readonly SimulatedTrack[],
  wanted: number,
  kind: "Video" | "Audio",
  laid: SimulatedTrackItem,
  newId: () => string,
): readonly SimulatedTrack[] {
  const index = Math.min(wanted, tracks.length);
  const all = index < tracks.length ? tracks : [...tracks, emptyTrack(kind, index)];
  return all.map((track, at) => (at === index ? withLaid(track, laid, newId) : track));
}

export function emptyTrack(kind: "Video" | "Audio", index: number): SimulatedTrack {
  return { id: index + 1, name: `${kind} ${index + 1}`, muted: false, items: [] };
}

function withLaid(track: SimulatedTrack, laid: SimulatedTrackItem, newId: () => string): SimulatedTrack {
  return { ...track, items: ordered([...cleared(track.items, laid, newId), laid]) };
}

/** The items without what lies in `range`: whole ones are gone, the rest is trimmed, a longer one is split in two. */
export function cleared(
  items: readonly SimulatedTrackItem[],
  range: TimeRange,
  newId: () => string,
): readonly SimulatedTrackItem[] {
  return items.flatMap((item) => {
    if (item.end <= range.start || item.start >= range.end) return [item];
    const head = item.start < range.start ? [{ ...item, end: range.start }] : [];
    const tail = item.end > range.end ? [headTrimmed(item, range.end)] : [];
    return head.length > 0 ? [...head, ...tail.map((part) => ({ ...part, id: newId() }))] : tail;
  });
}

function splitAt(
  items: readonly SimulatedTrackItem[],
  time: Ticks,
  newId: () => string,
  links: Map<string, string>,
): readonly SimulatedTrackItem[] {
  return items.flatMap((item) => {
    if (item.start >= time || item.end <= time) return [item];
    const tail = { ...headTrimmed(item, time), id: newId() };
    if (item.linkId === undefined) return [{ ...item, end: time }, tail];
    const linkId = links.get(item.linkId) ?? newId();
    links.set(item.linkId, linkId);
    return [
      { ...item, end: time },
      { ...tail, linkId },
    ];
  });
}

/** Begins later, or earlier, at the same pictures. */
export function headTrimmed(item: SimulatedTrackItem, start: Ticks): SimulatedTrackItem {
  return { ...item, start, inPoint: ticks(item.inPoint + Math.round((start - item.start) * (item.speed ?? 1))) };
}

export function shifted(item: SimulatedTrackItem, by: number): SimulatedTrackItem {
  return { ...item, start: ticks(item.start + by), end: ticks(item.end + by) };
}

export function ordered(items: readonly SimulatedTrackItem[]): readonly SimulatedTrackItem[] {
  return [...items].sort((a, b) => a.start - b.start);
}

/**
 * Takes items off the timeline. With `ripple` each gap closes: later items move left on every track that is empty
 * where the item was.
 */
export function removeItems(sequence: SimulatedSequence, ids: ReadonlySet<string>, ripple: boolean): SimulatedSequence {
  const tracks = [...sequence.video, ...sequence.audio];
  const gone = ordered(tracks.flatMap((track) => track.items.filter((item) => ids.has(item.id))));
  const without = mapTracks(sequence, (track) =>
    track.items.some((item) => ids.has(item.id))
      ? { ...track, items: track.items.filter((item) => !ids.has(item.id)) }
      : track,
  );
  if (!ripple) return without;
  const ranges = new Map(gone.map((item) => [`${item.start} ${item.end}`, item]));
  return [...ranges.values()].reverse().reduce(
    (left, range) =>
      mapTracks(left, (track) => {
        if (track.items.some((item) => item.start < range.end && item.end > range.start)) return track;
        const items = track.items.map((item) =>
          item.start >= range.end ? shifted(item, range.start - range.end) : item,
        );
        return { ...track, items };
      }),
    without,
  );
}

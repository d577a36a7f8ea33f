/**
 * What the simulated project holds: plain data that survives JSON, never changed in place. Whoever changes it makes the next
 * one of the former.
 */

import type { FrameSize } from "../../src/core/sequence";
import type { FrameRate, Ticks, TimeRange } from "../../src/core/time";

/** What undo brings back. */
export interface SimulatedDocument {
  /** In the order of the project panel; the root comes first. */
  readonly items: readonly SimulatedItem[];
  readonly sequences: readonly SimulatedSequence[];
  /** Custom properties by owner: a sequence's id, or the project's. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SimulatedItem {
  readonly id: string;
  /** The bin it lies in; absent for the root. */
  readonly parentId?: string;
  readonly name: string;
  /** The colour label, 0 to 15. */
  readonly label: number;
  readonly content: ItemContent;
  /** Marks on the project item, in the media's clock. */
  readonly inPoint?: Ticks;
  /** Exclusive. */
  readonly outPoint?: Ticks;
  /** Project metadata by property name, as the project panel's columns show it. */
  readonly columns: Readonly<Record<string, string>>;
  /** The XMP packet; absent until something is known. */
  readonly xmp?: string;
  readonly offline?: boolean;
  /** Interpret Footage: the rate that its video is played at instead of the file's own, and counted in. */
  readonly playsAt?: FrameRate;
  /** What Premiere makes of several clips: it answers as one, and cannot be treated as one. */
  readonly made?: "multicam" | "merged";
  readonly markers: readonly SimulatedMarker[];
}

export type ItemContent =
  | { readonly kind: "root" }
  | { readonly kind: "bin" }
  | {
      readonly kind: "video";
      readonly path: string;
      readonly width: number;
      readonly height: number;
      readonly rate: FrameRate;
      readonly duration: Ticks;
      readonly hasAudio: boolean;
    }
  | { readonly kind: "still"; readonly path: string; readonly width: number; readonly height: number }
  | { readonly kind: "audio"; readonly path: string; readonly duration: Ticks }
  | { readonly kind: "sequence"; readonly sequenceId: string }
  | { readonly kind: "title"; readonly text: string };

export interface SimulatedSequence {
  readonly id: string;
  readonly name: string;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** The start timecode in whole frames: the ticks of 10:00:00:00 are beyond a safe integer. */
  readonly zeroFrame: number;
  readonly display: DisplayFormat;
  readonly fields: "progressive" | "upper" | "lower";
  /** As its settings word it. Absent: "1.0". */
  readonly pixelAspect?: string;
  /** Marks; each is set or absent on its own. */
  readonly inPoint?: Ticks;
  /** Exclusive. */
  readonly outPoint?: Ticks;
  /** V1 first. */
  readonly video: readonly SimulatedTrack[];
  readonly audio: readonly SimulatedTrack[];
  readonly markers: readonly SimulatedMarker[];
}

type DisplayFormat = "non-drop" | "drop" | "frames" | "feet 16mm" | "feet 35mm";

export interface SimulatedTrack {
  readonly id: number;
  readonly name: string;
  /** Video: the eye is off. Audio: muted. */
  readonly muted: boolean;
  /** Ordered by start, never overlapping. */
  readonly items: readonly SimulatedTrackItem[];
  readonly transitions?: readonly TimeRange[];
}

export interface SimulatedTrackItem {
  readonly id: string;
  readonly name: string;
  /** The project item that it shows. */
  readonly itemId: string;
  /** In the sequence's clock, which starts at 0. */
  readonly start: Ticks;
  readonly end: Ticks;
  /** Where in the media's clock it begins. */
  readonly inPoint: Ticks;
  readonly disabled: boolean;
  /** 2 is twice as fast. Absent: 1. */
  readonly speed?: number;
  /** It runs backwards. */
  readonly reversed?: true;
  /** Time remapping: where in its media it ends, as no one speed would have it. */
  readonly remappedTo?: Ticks;
  /** Shared by picture and sound that were placed together. */
  readonly linkId?: string;
  /** Beside those that every clip has; one of the same name takes their place. */
  readonly effects?: readonly SimulatedEffect[];
  /** An adjustment layer: it has no picture of its own. */
  readonly adjustment?: true;
}

export interface SimulatedEffect {
  readonly matchName: string;
  readonly params: readonly SimulatedParam[];
}

export interface SimulatedParam {
  /** In English, for whoever reads it here: Premiere translates it, so nothing goes by it. */
  readonly name: string;
  /** A point is two parts of the frame. Absent: of a kind that no call says, as a curve. */
  readonly value?: number | string | boolean | readonly number[];
  readonly keys?: readonly { readonly time: Ticks; readonly value: number }[];
}

export interface SimulatedMarker {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly start: Ticks;
  readonly duration: Ticks;
  readonly comments: string;
  /** By its index, from 0. */
  readonly colour: number;
}

/** The last part of a path, whichever way its slashes lean. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Absent when it is gone. */
export function itemOf(document: SimulatedDocument, id: string): SimulatedItem | undefined {
  return document.items.find((item) => item.id === id);
}

/** Absent when it is gone. */
export function sequenceOf(document: SimulatedDocument, id: string): SimulatedSequence | undefined {
  return document.sequences.find((sequence) => sequence.id === id);
}

/** The file behind an item; absent for bins, sequences and titles. */
export function pathOf(item: SimulatedItem): string | undefined {
  return "path" in item.content ? item.content.path : undefined;
}

/** The project item that stands for a sequence in the project panel; absent when the sequence is gone. */
export function itemOfSequence(document: SimulatedDocument, sequenceId: string): SimulatedItem | undefined {
  return document.items.find(({ content }) => content.kind === "sequence" && content.sequenceId === sequenceId);
}

/** The next document, where that item is as `change` makes it. */
export function withItem(
  document: SimulatedDocument,
  id: string,
  change: (item: SimulatedItem) => SimulatedItem,
): SimulatedDocument {
  return { ...document, items: document.items.map((item) => (item.id === id ? change(item) : item)) };
}

/** The next document, where that sequence is as `change` makes it. */
export function withSequence(
  document: SimulatedDocument,
  id: string,
  change: (sequence: SimulatedSequence) => SimulatedSequence,
): SimulatedDocument {
  return {
    ...document,
    sequences: document.sequences.map((sequence) => (sequence.id === id ? change(sequence) : sequence)),
  };
}

/** The next sequence, of picture and of sound as `change` makes each track. */
export function mapTracks(
  sequence: SimulatedSequence,
  change: (track: SimulatedTrack) => SimulatedTrack,
): SimulatedSequence {
  return { ...sequence, video: sequence.video.map(change), audio: sequence.audio.map(change) };
}

/** Without the item, what lies in it, the sequences that these stand for, and whatever shows any of them on a timeline. */
export function withoutItem(document: SimulatedDocument, id: string): SimulatedDocument {
  const gone = new Set([id]);
  // A bin comes before what lies in it.
  for (const item of document.items) if (item.parentId !== undefined && gone.has(item.parentId)) gone.add(item.id);
  const closed = document.items.flatMap(({ id: one, content }) =>
    gone.has(one) && content.kind === "sequence" ? [content.sequenceId] : [],
  );
  const cleared = (track: SimulatedTrack): SimulatedTrack =>
    track.items.some(({ itemId }) => gone.has(itemId))
      ? { ...track, items: track.items.filter(({ itemId }) => !gone.has(itemId)) }
      : track;
  return {
    ...document,
    items: document.items.filter((item) => !gone.has(item.id)),
    sequences: document.sequences
      .filter((sequence) => !closed.includes(sequence.id))
      .map((sequence) => mapTracks(sequence, cleared)),
  };
}

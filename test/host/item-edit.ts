/** Edits of a single item on a timeline: trimmed, moved, or changed as it lies. Pure; ids are handed in. */

import type { Ticks } from "../../src/core/time";
import { ticks } from "../../src/core/time";
import type { SimulatedDocument, SimulatedSequence, SimulatedTrackItem } from "./document";
import { itemOf, mapTracks } from "./document";
import { cleared, headTrimmed, isEndless, naturalLength, ordered, shifted } from "./timeline";

/**
 * A trim or a shift of one item on its track. What Premiere cannot do it does as far as it can: an item stops at its
 * media's end, a trim stops at the neighbour. A move overwrites what it lands on.
 */
export type ItemEdit =
  { readonly kind: "start" | "end"; readonly to: Ticks } | { readonly kind: "move"; readonly by: number };

export function editItem(
  document: SimulatedDocument,
  sequence: SimulatedSequence,
  id: string,
  edit: ItemEdit,
  newId: () => string,
): SimulatedSequence {
  return mapTracks(sequence, (track) => {
    const item = track.items.find((one) => one.id === id);
    if (item === undefined) return track;
    const others = track.items.filter((one) => one.id !== id);
    if (edit.kind === "move") {
      const moved = shifted(item, Math.max(edit.by, 0 - item.start));
      return { ...track, items: ordered([...cleared(others, moved, newId), moved]) };
    }
    const floor = Math.max(0, ...others.filter((one) => one.end <= item.start).map((one) => one.end));
    const ceiling = Math.min(...others.filter((one) => one.start >= item.end).map((one) => one.start));
    const trimmed = trim(document, sequence, item, edit, floor, ceiling);
    return { ...track, items: ordered([...others, trimmed]) };
  });
}

function trim(
  document: SimulatedDocument,
  sequence: SimulatedSequence,
  item: SimulatedTrackItem,
  edit: { readonly kind: "start" | "end"; readonly to: Ticks },
  floor: number,
  ceiling: number,
): SimulatedTrackItem {
  const source = itemOf(document, item.itemId);
  const endless = source === undefined || isEndless(source);
  const frame = sequence.rate;
  const { speed = 1 } = item;
  switch (edit.kind) {
    case "end": {
      const left = endless ? Infinity : (naturalLength(document, source) - item.inPoint) / speed;
      const end = Math.max(item.start + frame, Math.min(edit.to, ceiling, item.start + left));
      return { ...item, end: ticks(Math.floor(end)) };
    }
    case "start": {
      const earliest = Math.max(floor, endless ? floor : item.start - item.inPoint / speed);
      const start = Math.min(item.end - frame, Math.max(edit.to, Math.ceil(earliest)));
      const trimmed = headTrimmed(item, ticks(start));
      return { ...trimmed, inPoint: ticks(Math.max(0, trimmed.inPoint)) };
    }
  }
}

/** Tracks on which it does not lie are left alone. */
export function mapItem(
  sequence: SimulatedSequence,
  id: string,
  change: (item: SimulatedTrackItem) => SimulatedTrackItem,
): SimulatedSequence {
  return mapTracks(sequence, (track) =>
    track.items.some((item) => item.id === id)
      ? { ...track, items: track.items.map((item) => (item.id === id ? change(item) : item)) }
      : track,
  );
}

/** What one sees at a moment of a sequence: topmost film that is on wins; titles and stills, which may be see-through, lie over it. */

import type { Ticks } from "../../src/core/time";
import { frameStart, secondsOf, ticks } from "../../src/core/time";
import type { SimulatedDocument, SimulatedTrackItem } from "./document";
import { itemOf, sequenceOf } from "./document";
import type { SimulatedFrame, SimulatedLayer } from "./picture";
import { naturalLength } from "./timeline";

/** Nested sequences are looked into so deep; deeper ones show nothing. */
const DEPTH = 8;

/** Black (no layers) where nothing lies. `time` is in the sequence's clock; the frame that holds it is shown. */
export function composedFrame(
  document: SimulatedDocument,
  sequenceId: string,
  time: Ticks,
  depth = DEPTH,
): SimulatedFrame {
  const sequence = sequenceOf(document, sequenceId);
  if (sequence === undefined || depth === 0) return { layers: [] };
  const moment = frameStart(time, sequence.rate);
  let layers: readonly SimulatedLayer[] = [];
  for (const track of sequence.video) {
    if (track.muted) continue;
    const shown = track.items.find((item) => !item.disabled && item.start <= moment && moment < item.end);
    if (shown === undefined) continue;
    const seen = layersOf(document, shown, mediaTime(shown, moment), depth);
    layers = seen.some((layer) => layer.kind === "media" && !layer.still) ? seen : [...layers, ...seen];
  }
  return { layers };
}

/** Where in its media an item is at that moment; backwards, it begins at its Out. */
function mediaTime({ start, end, inPoint, speed = 1, reversed }: SimulatedTrackItem, moment: Ticks): Ticks {
  const along = reversed === true ? end - moment - 1 : moment - start;
  return ticks(inPoint + Math.round(along * speed));
}

function layersOf(
  document: SimulatedDocument,
  shown: SimulatedTrackItem,
  time: Ticks,
  depth: number,
): readonly SimulatedLayer[] {
  const item = itemOf(document, shown.itemId);
  const content = item?.content;
  switch (content?.kind) {
    case "video": {
      const { playsAt = content.rate } = item ?? {};
      // Interpreted anew, a film may be over before its clip is.
      if (item?.playsAt !== undefined && time >= naturalLength(document, item)) return [];
      const seconds = secondsOf(ticks(Math.round((time / playsAt) * content.rate)));
      return [{ kind: "media", path: content.path, still: false, seconds }];
    }
    case "still":
      return [{ kind: "media", path: content.path, still: true, seconds: 0 }];
    case "title":
      return [{ kind: "title", text: content.text }];
    case "sequence":
      return composedFrame(document, content.sequenceId, time, depth - 1).layers;
    case "audio":
    case "bin":
    case "root":
    case undefined:
      return [];
  }
}

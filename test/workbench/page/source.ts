/** What lies in the Source Monitor, as something that can be shown and played. */

import {
  frameRateOf,
  frameStart,
  secondsOf,
  ticks,
  ticksOfFrames,
  type FrameRate,
  type Ticks,
} from "../../../src/core/time";
import { fileNameOf, itemOf, type SimulatedDocument } from "../../host/document";
import type { SourceView } from "../../host/model";
import type { SimulatedFrame } from "../../host/picture";

/** The clock of what is shown, and its size where known. */
interface SourceShape {
  readonly name: string;
  readonly rate: FrameRate;
  readonly end: Ticks;
  readonly width?: number;
  readonly height?: number;
}

/** A still has one frame. A file outside the project is taken for ten seconds at 24: nothing is known of it. */
export function sourceShape(document: SimulatedDocument, source: SourceView | undefined): SourceShape | undefined {
  if (source === undefined) return undefined;
  const rate = frameRateOf(24);
  const item = source.itemId === undefined ? undefined : itemOf(document, source.itemId);
  if (item === undefined) {
    if (source.path === undefined) return undefined;
    return { name: fileNameOf(source.path), rate, end: ticksOfFrames(240, rate) };
  }
  const { content, name } = item;
  switch (content.kind) {
    case "video":
      return { name, rate: content.rate, end: content.duration, width: content.width, height: content.height };
    case "still":
      return { name, rate, end: ticksOfFrames(1, rate), width: content.width, height: content.height };
    case "audio":
      return { name, rate, end: content.duration };
    case "title":
    case "sequence":
    case "bin":
    case "root":
      return { name, rate, end: ticksOfFrames(1, rate) };
  }
}

export function sourceFrame(document: SimulatedDocument, source: SourceView | undefined): SimulatedFrame {
  const shape = sourceShape(document, source);
  if (source === undefined || shape === undefined) return { layers: [] };
  const item = source.itemId === undefined ? undefined : itemOf(document, source.itemId);
  const last = ticks(Math.max(0, shape.end - shape.rate));
  const time = frameStart(ticks(Math.min(source.position, last)), shape.rate);
  if (item === undefined) {
    return source.path === undefined
      ? { layers: [] }
      : { layers: [{ kind: "media", path: source.path, still: false, seconds: secondsOf(time) }] };
  }
  const { content } = item;
  if (content.kind === "title") return { layers: [{ kind: "title", text: content.text }] };
  if (content.kind !== "video" && content.kind !== "still") return { layers: [] };
  return { layers: [{ kind: "media", path: content.path, still: content.kind === "still", seconds: secondsOf(time) }] };
}

/** Drawings as JSON: what the media room is asked for, what it answers, and what take.json keeps of it. */

import { flag, list, object, oneOf, sha256Hex, text, wholeFrom, type Decoder } from "./decode";
import { DRAWING_KINDS, type Drawn, type DrawnScene, type DrawingRequest } from "./drawing";
import type { FrameSize } from "./sequence";
import { frameRate, type FrameRate } from "./time";

const count = wholeFrom(1);

export const rateRecord: Decoder<FrameRate> = (value, at) => frameRate(count(value, at));

export const sizeRecord: Decoder<FrameSize> = object(({ read }) => ({
  width: read("width", count),
  height: read("height", count),
}));

export const drawingRequestRecord: Decoder<DrawingRequest> = object(({ read }) => ({
  kind: read("kind", oneOf(...DRAWING_KINDS)),
  prompt: read("prompt", text),
  negative: read("negative", text),
  seed: read("seed", wholeFrom(0)),
  size: read("size", sizeRecord),
  rate: read("rate", rateRecord),
  frames: read("frames", count),
  caption: read("caption", flag),
}));

/** Takes of older versions name no words, and their moves over a frame say nothing of a scale. */
const scene: Decoder<DrawnScene> = object(({ read, maybe, rest }) => {
  const kind = read("kind", oneOf(...DRAWING_KINDS));
  const known = { scaled: false, unread: [], ...maybe("scaled", flag), ...maybe("unread", list(text)) };
  return { ...rest(), kind, ...known };
});

export const drawnRecord: Decoder<Drawn> = object(({ read }) => ({
  frames: read("frames", count),
  rate: read("rate", rateRecord),
  size: read("size", sizeRecord),
  codec: read("codec", text),
  framesSha256: read("framesSha256", sha256Hex),
  scene: read("scene", scene),
  bytes: read("bytes", count),
}));

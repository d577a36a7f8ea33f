/** Drawings as JSON: what the media room is asked for, what it answers, and what take.json keeps of it. */

import { flag, object, oneOf, text, textLike, wholeFrom, type Decoder } from "./decode";
import {
  ANGLES,
  CAMERA_MOVES,
  DRAWING_KINDS,
  PALETTES,
  PLACES,
  SHOT_SIZES,
  SUBJECTS,
  TIMES_OF_DAY,
  type Drawn,
  type DrawnScene,
  type DrawingRequest,
} from "./drawing";
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
  seed: read("seed", wholeFrom(0)),
  size: read("size", sizeRecord),
  rate: read("rate", rateRecord),
  frames: read("frames", count),
  caption: read("caption", flag),
}));

const scene: Decoder<DrawnScene> = object(({ read }): DrawnScene => {
  const kind = read("kind", oneOf(...DRAWING_KINDS));
  const move = read("move", oneOf(...CAMERA_MOVES));
  switch (kind) {
    case "from-frame":
      return { kind, move, layers: read("layers", count) };
    case "from-text":
      return {
        kind,
        move,
        place: read("place", oneOf(...PLACES)),
        time: read("time", oneOf(...TIMES_OF_DAY)),
        subject: read("subject", oneOf(...SUBJECTS)),
        shotSize: read("shotSize", oneOf(...SHOT_SIZES)),
        angle: read("angle", oneOf(...ANGLES)),
        palette: read("palette", oneOf(...PALETTES)),
        scaled: read("scaled", flag),
      };
  }
});

export const drawnRecord: Decoder<Drawn> = object(({ read }) => ({
  frames: read("frames", count),
  rate: read("rate", rateRecord),
  size: read("size", sizeRecord),
  codec: read("codec", text),
  framesSha256: read("framesSha256", textLike(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hex")),
  scene: read("scene", scene),
  bytes: read("bytes", count),
}));

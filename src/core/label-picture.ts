/** A label as it is drawn: a picture of the whole frame that lets everything through but the label. Pure geometry. */

import { finiteFrom, object, oneOf, text, wholeFrom, type Decoder } from "./decode";
import { sizeRecord } from "./drawing-record";
import { CORNERS, type Corner, type LabelChoice } from "./label-choice";
import { LABEL_KINDS, type LabelKind, type LabelPlacement } from "./label-plan";
import type { LabelPreset } from "./label-presets";
import { SQUARE } from "./pixel-aspect";
import type { FrameSize, SequenceView } from "./sequence";

/** In whole pixels, from the upper left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelPicture {
  readonly size: FrameSize;
  readonly words: string;
  readonly kind: LabelKind;
  /** Of a bug. */
  readonly corner: Corner;
  /** Nothing is drawn outside: words that are too long for it are written smaller. */
  readonly area: Box;
  /** Of a capital letter, in pixels. */
  readonly capHeight: number;
  /** 0 to 1. */
  readonly plate: number;
}

export const boxRecord: Decoder<Box> = object(({ read }) => ({
  x: read("x", wholeFrom(0)),
  y: read("y", wholeFrom(0)),
  width: read("width", wholeFrom(1)),
  height: read("height", wholeFrom(1)),
}));

export const labelPictureRecord: Decoder<LabelPicture> = object(({ read }) => ({
  size: read("size", sizeRecord),
  words: read("words", text),
  kind: read("kind", oneOf(...LABEL_KINDS)),
  corner: read("corner", oneOf(...CORNERS)),
  area: read("area", boxRecord),
  capHeight: read("capHeight", finiteFrom(1)),
  plate: read("plate", finiteFrom(0)),
}));

/** The picture of a placement. Stills have square pixels, so it is as wide as the sequence is shown. */
export function labelPicture(
  { kind, form, wording }: Pick<LabelPlacement, "kind" | "form" | "wording">,
  preset: LabelPreset,
  { corner, language }: Pick<LabelChoice, "corner" | "language">,
  { size, pixelAspect }: Pick<SequenceView, "size" | "pixelAspect">,
): LabelPicture {
  const { numerator, denominator } = pixelAspect ?? SQUARE;
  const shown = { width: Math.round((size.width * numerator) / denominator), height: size.height };
  const look = preset.forms[form];
  const height = kind === "bug" ? look.bugHeight : look.slateHeight;
  return {
    size: shown,
    words: look.words[wording][language],
    kind,
    corner,
    area: areaOf(kind, corner, preset, shown),
    capHeight: Math.max(MIN_CAP, Math.round((shown.height * height) / 100)),
    plate: look.plate,
  };
}

/** Smaller letters are strokes that nobody reads. */
const MIN_CAP = 8;

/** The safe area; of a bug without what a channel's own bug may take in that corner. */
function areaOf(kind: LabelKind, corner: Corner, { safe, clearance }: LabelPreset, { width, height }: FrameSize): Box {
  const kept = kind === "bug" ? clearance : 0;
  const isTop = corner === "top-left" || corner === "top-right";
  const left = Math.ceil((width * safe.left) / 100);
  const right = Math.floor(width - (width * safe.right) / 100);
  const top = Math.ceil((height * Math.max(safe.top, isTop ? kept : 0)) / 100);
  const bottom = Math.floor(height - (height * Math.max(safe.bottom, isTop ? 0 : kept)) / 100);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** The derived copy: how a film is laid out in time and into a frame. Plain data that crosses to the media room. Pure. */

import { finiteFrom, Misfit, object, oneOf, wholeFrom, type Decoder } from "./decode";
import { rateRecord, sizeRecord } from "./drawing-record";
import type { PixelAspect } from "./pixel-aspect";
import type { FrameSize } from "./sequence";
import type { FrameRate } from "./time";

export const SCALES = ["fit", "fill", "crop"] as const;
const PACES = ["each-once", "as-shown", "blended"] as const;

/** How a picture is laid into a frame of another size. */
export interface Placing {
  /**
   * `fit`: all of the picture is seen, black beside it where the shape differs. `fill`: all of the frame is covered, what
   * hangs over is cut. `crop`: not scaled; what hangs over is cut, what is missing is black.
   */
  readonly scale: (typeof SCALES)[number];
  /** Which part stays or where it lies: shares of what is left over, from the left and the top; 0.5 is the middle. */
  readonly anchor: { readonly x: number; readonly y: number };
}

/** All frames of the film are in the copy: handles are kept, and In and Out trim them. Tags are BT.709, limited range. */
export interface CopyPlan extends Placing {
  /** Even edges. */
  readonly size: FrameSize;
  /** Of the copy's own pixels. */
  readonly pixelAspect: PixelAspect;
  readonly rate: FrameRate;
  /**
   * `each-once`: every frame of the film once, at `rate`. `as-shown`: at its own speed; frames are repeated and dropped.
   * `blended`: at its own speed; a frame between two of the film's is mixed of both.
   */
  readonly pace: (typeof PACES)[number];
}

const share = finiteFrom(0, 1);

const evenEdges: Decoder<FrameSize> = (value, at) => {
  const size = sizeRecord(value, at);
  if (size.width % 2 !== 0 || size.height % 2 !== 0) throw new Misfit(at, "a size with even edges");
  return size;
};

export const pixelAspectRecord: Decoder<PixelAspect> = object(({ read }) => ({
  numerator: read("numerator", wholeFrom(1)),
  denominator: read("denominator", wholeFrom(1)),
}));

export const copyPlanRecord: Decoder<CopyPlan> = object(({ read }) => ({
  size: read("size", evenEdges),
  pixelAspect: read("pixelAspect", pixelAspectRecord),
  rate: read("rate", rateRecord),
  pace: read("pace", oneOf(...PACES)),
  scale: read("scale", oneOf(...SCALES)),
  anchor: read(
    "anchor",
    object((anchor) => ({ x: anchor.read("x", share), y: anchor.read("y", share) })),
  ),
}));

/** A picture the right way up. */
export interface Upright {
  readonly size: FrameSize;
  readonly pixelAspect: PixelAspect;
}

/** Turned by a quarter, width and height change places, and so do those of its pixels. */
export function turned(size: FrameSize, pixelAspect: PixelAspect, rotation: 0 | 90 | 180 | 270): Upright {
  if (rotation === 0 || rotation === 180) return { size, pixelAspect };
  return {
    size: { width: size.height, height: size.width },
    pixelAspect: { numerator: pixelAspect.denominator, denominator: pixelAspect.numerator },
  };
}

/** How wide the picture is in pixels of aspect `to`, at its own height; a fraction as it comes. */
export function placedWidth({ size, pixelAspect }: Upright, to: PixelAspect): number {
  return (size.width * pixelAspect.numerator * to.denominator) / (pixelAspect.denominator * to.numerator);
}

/** Pixels; `from` may lie between them. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Laid {
  /** The part of the picture that is seen. */
  readonly from: Rect;
  /** Where it lies in the frame; the rest is black. Even throughout, for the sake of 4:2:0: up to a pixel off the true shape. */
  readonly into: Rect;
}

/** @throws RangeError for a picture without extent. */
export function layInto(picture: Upright, plan: Pick<CopyPlan, "size" | "pixelAspect" | "scale" | "anchor">): Laid {
  const { size, anchor } = plan;
  const wide = placedWidth(picture, plan.pixelAspect);
  const high = picture.size.height;
  if (!(wide > 0 && high > 0)) throw new RangeError(`A picture of ${picture.size.width}×${high}`);
  const [across, down] = [size.width / wide, size.height / high];
  const scale = { fit: Math.min(across, down), fill: Math.max(across, down), crop: 1 }[plan.scale];
  const x = edge(wide * scale, picture.size.width, size.width, anchor.x);
  const y = edge(high * scale, high, size.height, anchor.y);
  return {
    from: { x: x.from, y: y.from, width: x.part, height: y.part },
    into: { x: x.into, y: y.into, width: x.length, height: y.length },
  };
}

interface Edge {
  readonly from: number;
  readonly part: number;
  readonly into: number;
  readonly length: number;
}

/** One direction: `scaled` is how long all of `stored` pixels become in a frame of `frame` pixels. */
function edge(scaled: number, stored: number, frame: number, anchor: number): Edge {
  if (scaled <= frame) {
    const length = Math.min(frame, Math.max(2, Math.round(scaled / 2) * 2));
    return { from: 0, part: stored, into: 2 * Math.round(((frame - length) * anchor) / 2), length };
  }
  const perPixel = stored / scaled;
  const over = stored - frame * perPixel;
  // What is not scaled is copied, and a chroma sample serves two pixels.
  const from = scaled === stored ? 2 * Math.floor((over * anchor) / 2) : over * anchor;
  return { from, part: frame * perPixel, into: 0, length: frame };
}

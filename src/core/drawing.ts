/** What the media room is asked to draw, and what it says it drew. Plain data: both cross the bridge as JSON. */

import type { FrameSize } from "./sequence";
import type { FrameRate } from "./time";

/** Version of the Animatic's drawing rules. A recipe drawn by another version may give other frames. */
export const ANIMATIC_VERSION = 6;

export const DRAWING_KINDS = ["from-frame", "from-text"] as const;

export interface DrawingRequest {
  /** `from-frame` moves a camera over the reference frame; `from-text` lights a scene that answers the prompt. */
  readonly kind: (typeof DRAWING_KINDS)[number];
  readonly prompt: string;
  /** What must not be seen, in words. */
  readonly negative: string;
  /** 0 … 2^31-1. The same request gives the same frames. */
  readonly seed: number;
  /** Even, at most 1920 on the long edge: `drawingSize` makes it so. */
  readonly size: FrameSize;
  readonly rate: FrameRate;
  /** At least 1. */
  readonly frames: number;
  /** The small ANIMATIC caption in the corner. */
  readonly caption: boolean;
}

export interface Drawn {
  readonly frames: number;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** RFC 6381, as the encoder said it: `avc1.64001f`. */
  readonly codec: string;
  /** SHA-256, hex, of all frames' I420 bytes (BT.709, limited range; Y, then U, then V) in order, before encoding. */
  readonly framesSha256: string;
  readonly scene: DrawnScene;
  /** Bytes written. */
  readonly bytes: number;
}

/**
 * What was drawn. The staging itself is kept as it stands, also of an older or a later version: `Staging` says what one of
 * this version holds.
 */
export interface DrawnScene extends Readonly<Record<string, unknown>> {
  readonly kind: DrawingRequest["kind"];
  /** True when 3D was drawn smaller than asked and enlarged, because the machine has no GPU. */
  readonly scaled: boolean;
  /** Words of the prompt that the set did not understand, as they stand there. */
  readonly unread: readonly string[];
}

/** How a still is used that comes with a request. */
export const DRAWING_ROLES = ["first", "last", "look"] as const;
export type DrawingRole = (typeof DRAWING_ROLES)[number];

const LONG_EDGE = 1920;

/** Lines of a draft, which is drawn to be judged and not to be shown. */
const DRAFT_EDGE = 360;

/**
 * The size at which a sequence of that size is drawn: the same shape, both edges even, at most 1920 on the long one.
 * Premiere scales the rest; take.json says so.
 */
export function drawingSize(sequence: FrameSize): FrameSize {
  return scaled(sequence, Math.min(1, LONG_EDGE / Math.max(sequence.width, sequence.height)));
}

/** The same of a draft: 360 pixels on the short edge, never larger than in full. */
export function draftSize(sequence: FrameSize): FrameSize {
  const full = drawingSize(sequence);
  return scaled(full, Math.min(1, DRAFT_EDGE / Math.min(full.width, full.height)));
}

function scaled(size: FrameSize, scale: number): FrameSize {
  const even = (edge: number): number => Math.max(2, Math.round((edge * scale) / 2) * 2);
  return { width: even(size.width), height: even(size.height) };
}

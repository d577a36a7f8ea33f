/** What is drawn over a still, layer by layer. */

import type { DrawingRequest } from "../../../core/drawing";
import type { FromFrame } from "../../../core/staging";
import type { I420 } from "../drawing";

/** Draws into a frame what is there `done` (0 … 1) of the way and `seconds` after the first frame, over what it holds. */
export type FrameLayer = (done: number, seconds: number, into: I420) => void;

/** A code value into a plane, rounded and kept within a byte: an array of bytes alone cuts, and wraps round. */
export function put(bytes: Uint8Array, at: number, code: number): void {
  bytes[at] = code <= 0 ? 0 : code >= 255 ? 255 : code + 0.5;
}

/** Somebody who moves through the picture. */
export interface Crossing {
  readonly draw: FrameLayer;
  /** Frees GPU memory. Not to be used after. */
  dispose(): void;
}

/** Absent where nobody crosses `picture`, or they cannot be drawn. */
export type Cross = (staging: FromFrame, request: DrawingRequest, picture: I420) => Crossing | undefined;

/** The seam between what draws and what encodes: a Drawing makes frames, the room hashes, encodes and ships them. */

import type { DrawnScene } from "../../core/drawing";

/** One frame in BT.709 limited range, 4:2:0. Chroma planes are half as wide and high; sizes are even. */
export interface I420 {
  readonly width: number;
  readonly height: number;
  /** Y, then U, then V, without padding: width·height·3/2 bytes. */
  readonly bytes: Uint8Array;
}

/** A picture that the browser decoded: RGBA, 8 bits, straight alpha, sRGB code values untouched. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export interface Drawing {
  readonly scene: DrawnScene;
  /** Draws frame `index` (from 0) over whatever `into` holds. Any order; the same index gives the same bytes. */
  draw(index: number, into: I420): void;
  /** Frees GPU memory. Not to be used after. */
  dispose(): void;
}

/** Lets messages in between two steps of the work. @throws Stopped once nobody wants it any more. */
export type Turn = () => Promise<void>;

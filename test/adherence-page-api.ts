/** What a page with the bundled adherence-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";
import type { Swatch } from "../src/core/staging";

/** Edges as shares of the frame from its upper left corner; beyond 0 … 1 where the subject is cut. */
export interface MaskSeen {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Through the lens, or as if all of it were as far off as the place where it stands. */
export type MaskedBy = "where-it-is-seen" | "where-it-stands";

declare global {
  interface Window {
    /**
     * The I420 bytes of those frames, as base64.
     * @param look colours of a look reference, the largest first.
     */
    seeFrames(request: DrawingRequest, indexes: readonly number[], look: readonly Swatch[]): Promise<readonly string[]>;
    /** Where the subject is in a frame, also beyond its edges; absent when it has none. */
    seeMask(request: DrawingRequest, index: number, by: MaskedBy): MaskSeen | undefined;
  }
}

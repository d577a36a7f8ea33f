/** What a page with the bundled animatic-cast-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";

export interface Silhouette {
  /** Of each column of the frame, from the left: which share of it is covered. */
  readonly columns: readonly number[];
}

declare global {
  interface Window {
    /** Somebody alone, white on black, frame by frame: the subject, or whose shoulder is looked over. */
    outline(request: DrawingRequest, indexes: readonly number[], who: "subject" | "shoulder"): readonly Silhouette[];
    /** Metres over the ground under the subject: its underside where it does not stand on it, and the lens. */
    heights(request: DrawingRequest, index: number): { readonly lift: number; readonly eye: number };
  }
}

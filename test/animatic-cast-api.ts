/** What a page with the bundled animatic-cast-page can be asked for. */

import type { DrawingRequest } from "../src/core/drawing";

export interface Silhouette {
  /** Of each column of the frame, from the left: which share of it is covered. */
  readonly columns: readonly number[];
}

export interface Outlined {
  readonly subject: Silhouette;
  /** Of whose shoulder is looked over; absent where nobody's is. */
  readonly shoulder?: Silhouette;
}

declare global {
  interface Window {
    /** Each of them alone, white on black, frame by frame. */
    outline(request: DrawingRequest, indexes: readonly number[]): readonly Outlined[];
    /** Metres over the ground under the subject: its underside where it does not stand on it, and the lens. */
    heights(request: DrawingRequest, index: number): { readonly lift: number; readonly eye: number };
  }
}

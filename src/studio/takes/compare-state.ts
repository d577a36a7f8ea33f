/** Two takes beside each other. */

import type { Failure } from "../../core/failure";
import type { FrameSize } from "../../core/sequence";
import type { FrameRate } from "../../core/time";

export type CompareState =
  | { readonly kind: "closed" }
  /** The first is chosen; the second is to be. */
  | { readonly kind: "choosing"; readonly a: string }
  | {
      readonly kind: "open";
      readonly a: CompareSide;
      readonly b: CompareSide;
      /** Seconds on the clock that both share. */
      readonly at: number;
      /** Whether pictures can be had of films here: the media room runs. */
      readonly pictures: boolean;
    };

export interface CompareSide {
  readonly takeId: string;
  /** Absent while it is looked into, and where there is a `failure`. */
  readonly media?: CompareMedia;
  /** The picture at `at`, a data URL; absent while there is none. `late`: another one is being made. */
  readonly picture?: string;
  readonly late: boolean;
  /** Why it cannot be looked at: its file is gone, or cannot be read. */
  readonly failure?: Failure;
}

export interface CompareMedia {
  readonly kind: "film" | "still";
  /** For a <video>, where the host plays addresses of files. */
  readonly url: string;
  /** Seconds of the film before the clip's In. */
  readonly before: number;
  /** From there to its end; absent for a still, and where nobody could look. */
  readonly seconds?: number;
  readonly size: FrameSize;
  readonly rate?: FrameRate;
}

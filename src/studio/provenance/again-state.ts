/** A clip on the timeline and the recipe that it was made by. */

import type { Failure } from "../../core/failure";
import type { PictureDifference } from "../../core/repetition";
import type { Confirmed } from "../confirmed";

export type AgainState =
  | { readonly kind: "closed" }
  | { readonly kind: "looking"; readonly clip: string }
  /** `by`: it plays the take's own project item, or a file with the take's picture data under whatever name. */
  | { readonly kind: "open"; readonly clip: string; readonly takeId: string; readonly by: "item" | "essence" }
  /** `why`: nothing is there; it is no take of this project; its media cannot be read. */
  | { readonly kind: "not-known"; readonly clip?: string; readonly why: "no-clip" | "not-a-take" | "unread" };

export const AGAIN_CLOSED: AgainState = { kind: "closed" };

/** The pictures of a take that was asked for again, against the first one's. */
export type PicturesApart =
  | { readonly kind: "measuring"; readonly done: number; readonly of: number }
  | ({ readonly kind: "measured" } & PictureDifference)
  | { readonly kind: "failed"; readonly failure: Failure };

/** By the id of the take that was asked for again. */
export type Repetitions = ReadonlyMap<string, PicturesApart>;

export interface AgainCommands {
  /** The recipe of the selected clip, else of the topmost at the playhead. */
  open(): Promise<void>;
  close(): void;
  /** The very same recipe once more, as a take of its own that waits in the bin. `confirmed`: as for `make`. */
  ask(takeId: string, how?: Confirmed): Promise<void>;
  /** A draft drawn in full, which takes the draft's place where that still lies as it was laid; else it waits in the bin. */
  inFull(takeId: string): Promise<void>;
  /** Holds the pictures of a take that was asked for again against the first one's, in the media room. One at a time. */
  measure(takeId: string): Promise<void>;
  stopMeasuring(): void;
}

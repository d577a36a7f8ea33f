/** What the panel shows of the takes as a whole. */

export interface ShelfState {
  /** Takes read so far, while a project's are read. Absent: all are known. */
  readonly reading?: number;
  /** Project items that lie in any sequence, as they were read last; the open one is in each row. */
  readonly used: ReadonlySet<string>;
  /** Absent: nobody asked for it. */
  readonly cleanUp?: CleanUp;
}

export const NOTHING_READ: ShelfState = { used: new Set() };

/** Takes that may be removed together. */
export interface Lot {
  readonly takes: readonly string[];
  /** Of all their files. */
  readonly bytes: number;
}

export type CleanUp =
  | { readonly kind: "looking" }
  | {
      readonly kind: "offer";
      readonly rejected: Lot;
      readonly leftover: Lot;
      /** Ledgers that could not be read: with any, nothing is offered. */
      readonly unreadLedgers: number;
      /** Storyboards and scenes that could not be read: with any, nothing is offered. */
      readonly unreadBoards: number;
      /** Sequences that could not be read: with any, no take that came into the project is offered. */
      readonly unreadSequences: number;
      /** Clips of the project that could not say which file they play: with any, the same. */
      readonly unreadClips: number;
    }
  | { readonly kind: "removing"; readonly done: number; readonly of: number }
  /** `left`: of those that were to go, how many stayed because somebody wants or uses them by now. */
  | { readonly kind: "removed"; readonly takes: number; readonly bytes: number; readonly left: number };

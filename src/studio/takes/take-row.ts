/** A take as the panel lists it: where it lies, what was decided of it, what it is doing right now. */

import type { TakeMarks } from "../../core/ledger";
import type { Take } from "../../core/take";

export interface TakeRow {
  readonly take: Take;
  /** A data URL or a file URL for an <img>; absent until there is one. */
  readonly picture?: string;
  /** Read from the timeline just now: where the take's clip lies in the open sequence. Empty: nowhere in it. */
  readonly onTimeline: readonly { readonly track: number; readonly timecode: string }[];
  /** Another machine asked for it: only that one may write its record. */
  readonly isElsewhere?: true;
  /** What people decided about it, on this machine and others. Absent: nothing. */
  readonly marks?: TakeMarks;
  /** What the take is doing right now; absent when nothing is under way on this device. */
  readonly work?: TakeWork;
}

export type TakeWork =
  /** Another drawing is before it. */
  | { readonly step: "waiting" }
  /** In the queue of its engine: how many are before it; the queue may be paused, the engine busy or away, or refuse the key. */
  | { readonly step: "queued"; readonly before: number; readonly because?: "paused" | "busy" | "offline" | "key" }
  /** Frames are made to match the size asked; text and frames are checked. */
  | { readonly step: "checking-content" }
  | { readonly step: "sending" }
  /** The engine has it. `since`: ISO 8601. `progress` 0 to 1. `stalled`: why it cannot be asked just now. */
  | {
      readonly step: "engine";
      readonly state: "queued" | "running";
      readonly progress: number | "unknown";
      readonly since: string;
      readonly stalled: Stalled;
    }
  /** Bytes. `total` absent while the engine has not said. `broke`: the last try broke off; the next one waits. */
  | { readonly step: "fetching"; readonly done: number; readonly total?: number; readonly broke: Broke }
  /** The engine's list is being searched for it. `isAway`: nobody answers there just now; it goes on by itself. */
  | { readonly step: "looking"; readonly isAway?: true }
  | { readonly step: "preparing" }
  | { readonly step: "drawing"; readonly done: number; readonly total: number }
  | { readonly step: "checking" }
  | { readonly step: "importing" }
  /** Ready, and waits for those that were asked with it: all go onto the timeline together. */
  | { readonly step: "gathering" }
  | { readonly step: "placing" };

/** `away` goes on by itself; a refused key or an address that points elsewhere wants the editor. */
/** Of a fetch. `again`: it is tried again by itself; `key-refused`: not before another key is entered. */
export type Broke = "no" | "again" | "key-refused";

export type Stalled = "no" | "away" | "key-refused" | "redirected";

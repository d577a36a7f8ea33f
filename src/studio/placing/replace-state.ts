/** What a take could replace, and what copies of a sequence would be made: said before anything is done. */

import type { Failure } from "../../core/failure";
import type { LyingClip } from "../../core/replace";
import type { ReplaceWay } from "../../core/replace-way";
import type { TimeRange } from "../../core/time";
import type { Coverage } from "../../core/where";

export type Replacing = { readonly takeId: string } & (
  | { readonly kind: "looking" }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "offered"; readonly offer: ReplaceOffer }
);

export interface ReplaceOffer {
  readonly old: LyingClip;
  /** The editor selected it; else it is the shot's other take. */
  readonly isSelected: boolean;
  /** What of the take would be seen, in its film's own clock. */
  readonly shows: TimeRange;
  /** The first free video track above the old clip; the number of tracks means a new one. */
  readonly above: { readonly track: number; readonly coverage: Coverage };
  /** What becomes of the sound that lies with the old clip. */
  readonly sound: Readonly<Record<Exclude<ReplaceWay, "footage">, OldSound>>;
  readonly footage: FootageOffer;
}

/**
 * `none`: there is no sound of the old clip. `stays`: the take comes without sound, and the old one is heard as before.
 * `goes`: the take brings its own; the old one is switched off, or overwritten. `unknown`: nobody looked whether the take has
 * any; it stays switched on.
 */
export type OldSound = "none" | "stays" | "goes" | "unknown";

export type FootageOffer =
  | {
      readonly kind: "possible";
      /** Clips on timelines that would play the new film, by sequence. Picture and sound of one placing count once. */
      readonly places: readonly { readonly sequence: string; readonly count: number }[];
      readonly count: number;
      /** Sequences that could not be read: the count is the least there is. */
      readonly unread: readonly string[];
    }
  | { readonly kind: "refused"; readonly failure: Failure };

/** Of one shot. */
export type Versioning = { readonly shotKey: string } & (
  | { readonly kind: "looking" }
  | { readonly kind: "making" }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "offered"; readonly offer: VersionsOffer }
  | { readonly kind: "made"; readonly names: readonly string[] }
);

export interface VersionsOffer {
  readonly old: LyingClip;
  readonly versions: readonly VersionOffer[];
}

export interface VersionOffer {
  /** Of the sequence that is made. */
  readonly name: string;
  readonly takeId: string;
  readonly takeNumber: number;
  /** Absent: this take lies there already, so the copy is left as it is. */
  readonly shows?: TimeRange;
  /** What becomes of the sound that lies with the clip. */
  readonly sound: OldSound;
}

export interface ReplaceCommands {
  /** Finds out what the take could replace and what each way would do; the answer stands in `replacing`. */
  look(takeId: string): Promise<void>;
  /** Nobody asks any more. */
  forget(): void;
  /** Does what was offered; what has changed since is offered anew instead. */
  replace(takeId: string, way: ReplaceWay): Promise<void>;
}

export interface VersionCommands {
  /** Finds out which copies of the open sequence would be made; the answer stands in `versioning`. */
  look(shotKey: string): Promise<void>;
  forget(): void;
  make(shotKey: string): Promise<void>;
}

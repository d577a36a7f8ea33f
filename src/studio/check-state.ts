/** What is asked about a take before it stays in the cut: does it match, does it fit, is anything wrong with it. */

import type { Continuity, Finding, FirstFrame, Meeting } from "../core/continuity";
import type { Failure } from "../core/failure";
import type { LaidFilm } from "../core/finding-times";
import type { Fit, FitWishes, SoundFate } from "../core/fit";
import type { CopyPlan } from "../core/fit-copy";
import type { MatchReport } from "../core/match";
import type { Against, Through } from "../core/match-frames";
import type { FrameRate } from "../core/time";
import type { WorkingSpace } from "../core/working-space";
import type { Scopes } from "../media/results";

/** Of one take; its three parts are asked for one by one, and nothing is done unasked. */
export interface Checking {
  readonly takeId: string;
  readonly match: MatchState;
  readonly fit: FitState;
  readonly faults: FaultsState;
  /** What is made of it, or was made last; absent: nothing. */
  readonly copy?: CopyState;
}

/** How far a part is, in steps: frames that are exported, frames that are looked at. */
export interface Steps {
  readonly done: number;
  readonly total: number;
}

export type MatchState =
  /** `choices`: what it can be measured against; empty: nothing. `space` absent: the editor has not said. */
  | { readonly kind: "open"; readonly choices: readonly Against[]; readonly space?: WorkingSpace }
  | { readonly kind: "refused"; readonly failure: Failure }
  /** Something lies above one side, so that no figure would be of the take alone. */
  | { readonly kind: "through"; readonly through: Through; readonly against: Against }
  | { readonly kind: "measuring"; readonly against: Against; readonly steps: Steps }
  | ({ readonly kind: "measured" } & Measured);

export type FitState =
  | { readonly kind: "looking" }
  /** It lies nowhere, it is no film, or no media room can look into it. */
  | { readonly kind: "unknown" }
  | { readonly kind: "told"; readonly fit: Fit };

/** `fit`: made to sit in the sequence. `match`: that, and the grade baked in. */
export type CopyKind = "fit" | "match";

/** A derived copy in the bin. */
export interface MadeCopy {
  readonly kind: CopyKind;
  readonly name: string;
  readonly itemId: string;
  readonly pace: CopyPlan["pace"];
  /** Of the copy. */
  readonly rate: FrameRate;
  /** What became of the clip's. */
  readonly sound: SoundFate;
}

export type CopyState =
  | { readonly kind: "making"; readonly what: CopyKind; readonly steps: Steps }
  /** `put`: it lies above the take's clip, which is switched off. */
  | { readonly kind: "made"; readonly copy: MadeCopy; readonly put: boolean }
  | { readonly kind: "refused"; readonly what: CopyKind; readonly failure: Failure };

export interface Measured {
  readonly against: Against;
  readonly choices: readonly Against[];
  readonly report: MatchReport;
  readonly scopes: Scopes;
  /** Of the take as the cube would make it. */
  readonly matchedScopes?: Scopes;
  /** The reference is a still that did not come through the programme. */
  readonly unexported: boolean;
  /** The reference, or the take's own frame, is another picture than the one that was measured. */
  readonly stale: boolean;
  /** 0 to 1. */
  readonly strength: number;
  /** The cube's file in the take's folder; absent where nothing would be gained. */
  readonly cube?: string;
  /** Where the editor had it saved. */
  readonly savedTo?: string;
}

export type FaultsState =
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "looking"; readonly steps: Steps }
  | {
      readonly kind: "looked";
      readonly continuity: Continuity;
      readonly firstFrame?: FirstFrame;
      /** The cuts at its ends, in the programme; absent where nothing meets it there, or it lies nowhere. */
      /** How it lay when it was looked at, for the timecodes of what was found; absent: nowhere, or retimed. */
      readonly laid?: LaidFilm;
      readonly meets?: { readonly before?: Meeting; readonly after?: Meeting };
      /** Markers that were put into the sequence. */
      readonly marked?: number;
    };

export interface CheckCommands {
  /** Opens the check of that take, and closes another's. What was found before is shown again. */
  open(takeId: string): Promise<void>;
  close(): void;
  /** What the open sequence works in; it is asked once for each. */
  setSpace(space: WorkingSpace): Promise<void>;
  /** Exports the frames and measures. Nothing is changed. */
  measure(against: Against): Promise<void>;
  /** 0 to 1: the same frames, another strength. */
  setStrength(strength: number): Promise<void>;
  stop(): void;
  /** Asks where, and writes the cube there. */
  saveCube(): Promise<void>;
  /** A copy in the bin: fitted, and for `match` with the cube at its strength baked in. */
  copy(kind: CopyKind, wishes: FitWishes): Promise<void>;
  /** The copy goes above the take's clip, which is switched off and stays: one undo step. */
  putCopy(): Promise<void>;
  /** Looks through the take for faults. */
  look(): Promise<void>;
  /** A marker at each finding that the cut shows, in one undo step; `name` says what stands in it. */
  mark(name: (finding: Finding) => { readonly name: string; readonly comments: string }): Promise<void>;
}

/** What is asked about a take before it stays in the cut: does it match, does it fit, is anything wrong with it. */

import type { Continuity, Finding, FirstFrame, Meeting } from "../../core/continuity";
import type { Credentials } from "../../core/credentials";
import type { Failure } from "../../core/failure";
import type { LaidFilm } from "../../core/finding-times";
import type { Fit, FitWishes, SoundFate } from "../../core/fit";
import type { MatchReport } from "../../core/match";
import type { Against, Through } from "../../core/match-frames";
import type { SequenceView } from "../../core/sequence";
import type { CopyKind, DerivedCopy } from "../../core/take";
import type { FrameRate, Ticks } from "../../core/time";
import type { WorkingSpace } from "../../core/working-space";
import type { Scopes } from "../../media/results";
import type { NotCounted } from "./cut-frames";

/** Of one take; its three parts are asked for one by one, and nothing is done unasked. */
export interface Checking {
  readonly takeId: string;
  readonly match: MatchState;
  readonly fit: FitState;
  readonly faults: FaultsState;
  /** What is made of it, or was made last; absent: nothing. */
  readonly copy?: CopyState;
  /** What became of playing it at another rate; absent: nobody asked. */
  readonly rate?: RateState;
}

/** What can be stopped by itself. */
export type CheckPart = "match" | "copy" | "faults";

/** How far a part is, in steps: frames that are exported, frames that are looked at. */
export interface Steps {
  readonly done: number;
  readonly total: number;
}

export type MatchState =
  /** `choices`: what it can be measured against; empty: nothing. `space` absent: the editor has not said. */
  | { readonly kind: "open"; readonly choices: readonly Against[]; readonly space?: WorkingSpace }
  /** `choices`: what can be tried; empty: nothing. */
  | { readonly kind: "refused"; readonly failure: Failure; readonly choices: readonly Against[] }
  /** Something lies above one side, so that no figure would be of the take alone. */
  | {
      readonly kind: "through";
      readonly through: Through;
      readonly against: Against;
      readonly choices: readonly Against[];
    }
  | {
      readonly kind: "measuring";
      readonly against: Against;
      readonly doing: "exporting" | "fitting";
      readonly steps: Steps;
    }
  | ({ readonly kind: "measured" } & Measured);

export type FitState =
  | { readonly kind: "looking" }
  /** It lies nowhere, it is no film, or no media room can look into it. */
  | { readonly kind: "unknown" }
  /** `plays` absent: what lies there is not the take's own item, or Premiere does not say at which rate it is played. */
  | { readonly kind: "told"; readonly fit: Fit; readonly plays?: ItemRate };

/** How Premiere plays the take's own project item: wherever it is used. */
export interface ItemRate {
  /** The film's, from its container. */
  readonly own: FrameRate;
  readonly now: FrameRate;
  /** This Premiere lets a panel set it. */
  readonly canSet: boolean;
  /** What else it can be played at. */
  readonly changes: readonly RateChange[];
}

/** What it means for the cut to have it played at another rate. Clips of picture are counted. */
export interface RateChange {
  readonly to: FrameRate;
  /** In the open sequence. */
  readonly here: number;
  readonly elsewhere: readonly { readonly sequence: string; readonly count: number }[];
  /** Sequences that could not be read: what they use of it, nobody knows. */
  readonly unread: readonly string[];
  /** The whole film then. */
  readonly lasts: Ticks;
  /** Frames of the sequence that would be empty at the end of a clip, at most. */
  readonly empty: number;
  /** One of them does not begin with the film. */
  readonly isTrimmed: boolean;
  /** One of them has a speed of its own: what Premiere makes of both, nobody has said. */
  readonly isRetimed: boolean;
  /** Its sound lies on a timeline. */
  readonly hasSound: boolean;
}

/** What was read back. */
export interface RateSet {
  readonly to: FrameRate;
  /** Clips, of picture and sound, that do not lie where they lay. */
  readonly moved: number;
  /** Clips whose In is another than it was, in what Premiere says. */
  readonly begins: number;
}

export type RateState = ({ readonly kind: "set" } & RateSet) | { readonly kind: "refused"; readonly failure: Failure };

/** A derived copy in the bin. */
export interface MadeCopy extends DerivedCopy {
  readonly itemId: string;
  readonly frames: number;
  /** What became of the clip's. */
  readonly sound: SoundFate;
  /** The Content Credentials of the take's original, which no copy can carry. Absent: its original is not there to be asked. */
  readonly leaves?: Credentials;
}

/** Whether a clip of it is seen in the sequence: what was laid may have been taken back since. */
export function isLaid({ itemId }: MadeCopy, { video }: SequenceView): boolean {
  return video.some(({ items }) => items.some((item) => item.projectItemId === itemId && !item.disabled));
}

export type CopyState =
  | { readonly kind: "making"; readonly what: CopyKind; readonly steps: Steps }
  /** `put`: how it was laid above the take's clip, which is switched off; absent: it was not. */
  | { readonly kind: "made"; readonly copy: MadeCopy; readonly put?: "verified" | "unverified" }
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
  /**
   * The cut is another than the one that was measured: another clip is seen there, or the reference's picture changed. It is
   * looked after as long as the check is open.
   */
  readonly stale: boolean;
  /**
   * What was said of this take before its picture changed, against the same reference. Absent: this is the first figure, or
   * nothing was done to the take since.
   */
  readonly earlier?: Earlier;
  /** 0 to 1. */
  readonly strength: number;
  /** What lies there is a copy that has a grade baked in: it is measured, and a second grade is not offered. */
  readonly graded: boolean;
  /** Of the cube that is ready; another than `strength` while that one is fitted. Absent: nothing would be gained. */
  readonly cubeStrength?: number;
  /** Where the editor had it saved. */
  readonly savedTo?: string;
}

/** CIEDE2000, mean. */
export interface Earlier {
  readonly measured: number;
  /** What the match was computed to bring it to. */
  readonly computed: number;
}

export type FaultsState =
  | { readonly kind: "open" }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "looking"; readonly steps: Steps }
  | {
      readonly kind: "looked";
      readonly continuity: Continuity;
      readonly firstFrame?: FirstFrame;
      /** ISO 8601, UTC: it was found then, and is remembered. Absent: just now. */
      readonly at?: string;
      /** How it lay when it was looked at, for the timecodes of what was found; absent: nowhere, or retimed. */
      readonly laid?: LaidFilm;
      /** The cuts at its ends, in the programme; absent where nothing is said of them, or it lies nowhere. */
      readonly meets?: { readonly before?: Meeting; readonly after?: Meeting };
      /** Why nothing is said of a cut. Absent: it was not looked at now. */
      readonly notCounted?: readonly NotCounted[];
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
  /** That part shows again what it showed before. */
  stop(part: CheckPart): void;
  /** Asks where, and writes the cube there. */
  saveCube(): Promise<void>;
  /** A copy in the bin: fitted, and for `match` with the cube at its strength baked in. */
  copy(kind: CopyKind, wishes: FitWishes): Promise<void>;
  /** Has Premiere play the take's own item at a rate that was offered, wherever it is used: one undo step. */
  playAt(rate: FrameRate): Promise<void>;
  /** The copy goes above the take's clip, which is switched off and stays: one undo step. */
  putCopy(): Promise<void>;
  /** Looks through the take for faults. */
  look(): Promise<void>;
  /** A marker at each finding that the cut shows, in one undo step; `name` says what stands in it. */
  mark(name: (finding: Finding) => { readonly name: string; readonly comments: string }): Promise<void>;
}

/** What is decided about labels, and what is laid of them, as the panel shows it. */

import type { Failure } from "../../core/failure";
import type { SuggestedWording } from "../../core/label";
import type { LabelChoice, LabelLanguage, Wording } from "../../core/label-choice";
import type { LaidLabels } from "../../core/label-laid";
import type { Overrun } from "../../core/label-overrun";
import type { Break, LabelPlacement, LabelTally, RangeLabel } from "../../core/label-plan";
import type { LabelDecision } from "../../core/ledger-entry";
import type { Word } from "../ledger/ledger-state";

export interface LabelState {
  /** By key of the audit's ranges; empty: nothing was audited. Of an animatic there is nothing to decide. */
  readonly ranges: ReadonlyMap<string, RangeLabelState>;
  /** Of the sequence that was audited; absent: none was, or another one is open. */
  readonly sequence?: SequenceLabels;
  readonly page: "closed" | "open";
  /** The name that was typed last; absent: none since the panel opened. Declared, not authenticated. */
  readonly person?: string;
  /** What is being done; absent: nothing. */
  readonly doing?: "deciding" | "laying" | "removing";
  /** What came of the last laying or removing. */
  readonly done?: LabelDeed;
  /** `range`: the one whose decision was not recorded; absent: labels were not laid, or not removed. */
  readonly refused?: { readonly failure: Failure; readonly range?: string };
}

export interface RangeLabelState extends RangeLabel {
  readonly suggested: SuggestedWording;
  /** Who decided and why, of a standing that is decided or was: erased or not at hand, the decision stands all the same. */
  readonly by?: Word;
  readonly reason?: Word;
}

/** What would be laid now, and what lies there. */
export interface SequenceLabels {
  readonly choice: LabelChoice;
  /** Of the open sequence; those that the chosen mode does not ask for are listed too. */
  readonly breaks: readonly Break[];
  readonly plan: readonly LabelPlacement[];
  /** Of each label of the plan, in its order, where it stands beyond its ranges. */
  readonly beyond: readonly (readonly Overrun[])[];
  /** From 0; the number of tracks means a new one. */
  readonly track: number;
  readonly isNewTrack: boolean;
  readonly tally: LabelTally;
  readonly laid: LaidLabels;
  /** Somebody edited the cut since it was audited, and nothing is laid before it is audited again. */
  readonly isStale: boolean;
  /** Of the first label, or of one that would be: a data URL of the whole frame, transparent. Absent: it cannot be drawn here. */
  readonly preview?: string;
}

export type LabelDeed =
  | {
      readonly kind: "laid";
      readonly labels: number;
      readonly track: number;
      readonly unverified: number;
      /** Premiere took the step, and these are not there. */
      readonly missing: number;
    }
  | { readonly kind: "removed"; readonly labels: number };

export const NO_LABELS: LabelState = { ranges: new Map(), page: "closed" };

/** What a person says of a range. */
export interface LabelSaid {
  readonly decision: LabelDecision;
  /** A typed name: declared, not authenticated. */
  readonly by: string;
  /** Empty only where it is undecided. */
  readonly reason: string;
  /** Absent: nothing is labelled. */
  readonly wording?: Wording;
}

export interface LabelCommands {
  /** Written to this device's ledger; name and reason to its words. */
  decide(key: string, said: LabelSaid): Promise<void>;
  /** `language`: that of the panel, for a sequence which was never labelled. */
  open(language: LabelLanguage): Promise<void>;
  close(): void;
  choose(change: Partial<LabelChoice>): Promise<void>;
  /** Exactly what the state's plan says, in one undo step; labels that lie there are taken off in the same step. */
  lay(): Promise<void>;
  /** Exactly what Pickup laid, in one undo step. */
  remove(): Promise<void>;
}

/** Engines as the panel shows them: what is asked and sent, who answers, what waits, what was spent. */

import type { Capability, Misfitting } from "../../core/capability";
import type { EngineEntry } from "../../core/engine-entry";
import type { Failure } from "../../core/failure";
import type { Asked } from "../../core/job";
import type { Estimate, Money } from "../../core/money";
import type { Recipe } from "../../core/recipe";
import type { FrameSource } from "../../core/shot";

/** What an engine will be asked, what leaves the building for it, and what it costs. All of it stands before anything is sent. */
export interface Order {
  readonly model: string;
  readonly asked: Asked;
  /** Frames, at the sequence's rate, that come beyond what the cut needs: kept as handle at the end. */
  readonly handle: number;
  /** Lengths and sizes that the form may offer; absent while nobody knows what the model can do. */
  readonly capability?: Capability;
  /** What the model will not do as asked, and does otherwise or not at all. */
  readonly misfits: readonly Misfitting[];
  readonly sends: Sends;
  /** The words that leave instead of those in the form. Absent: they leave as they were written. */
  readonly sent?: NonNullable<Recipe["sent"]>;
  /** Of one take. */
  readonly estimate: Estimate;
  /** Of all that the press asks for: threshold and cap look at this. */
  readonly total: Estimate;
  /** The total is above the editor's threshold: `make` wants to hear `confirmed`. */
  readonly confirm: boolean;
  /** Another take of this engine goes first, or it is paused. */
  readonly waits: boolean;
}

/** What leaves the building. */
export interface Sends {
  readonly host: string;
  /** Whether the host is this machine, this network, or anywhere. */
  readonly reach: "machine" | "network" | "internet";
  /** Where they were taken, in the order in which they are sent. */
  readonly frames: readonly FrameSource[];
  /** Of the prompt, and of the negative where that goes along. */
  readonly words: number;
  readonly negative: boolean;
  /** The check before sending sees the same, at this host. Absent: no such check. */
  readonly checkedBy?: string;
}

/** An engine as Settings shows it. */
export interface EngineRow {
  readonly entry: EngineEntry;
  readonly hasKey: boolean;
  /** Models that can be chosen; empty while the engine was not asked, or does not say. */
  readonly models: readonly Capability[];
  readonly health: EngineHealth;
  /** What its models refused before and is therefore not asked again. */
  readonly refusals: number;
}

export type EngineHealth =
  | { readonly kind: "untested" }
  | { readonly kind: "testing" }
  | { readonly kind: "answers"; readonly at: string }
  /** Reads are tried again; nothing is lost. */
  | { readonly kind: "offline"; readonly failure: Failure; readonly nextTryAt?: string }
  | { readonly kind: "refuses"; readonly failure: Failure };

export interface QueueState {
  /** Nothing new is sent; what engines are making goes on. */
  readonly paused: boolean;
  /** Take ids, in the order in which they will be sent. */
  readonly waiting: readonly string[];
  /** Take ids that an engine is making or that are being fetched. */
  readonly running: readonly string[];
}

/** `this-network`: nothing of this project is sent beyond this machine and private addresses. */
export type ProjectNetwork = "any" | "this-network";

export interface SpendingState {
  /** Of this calendar month on this device, all projects; one sum a currency. */
  readonly month: SpendingSum;
  /** By project and sequence, the dearest first; of all time on this device. */
  readonly places: readonly SpendingPlace[];
  /** What was spent before could not be read, so nobody knows it; with a cap, nothing is sent. Absent: all of it is known. */
  readonly unread?: true;
  /** The file that the last CSV went to. */
  readonly savedTo?: string;
}

/** One sum a currency in each. Takes of which nobody said what they cost are counted, not guessed. */
export interface SpendingSum {
  readonly spent: readonly Money[];
  /** Of `spent`: of takes that the editor stopped or gave up after the engine had taken them. */
  readonly discarded: readonly Money[];
  /** Of `spent`: of takes that failed and were charged all the same. */
  readonly failed: readonly Money[];
  /** Takes of unknown cost. */
  readonly unknown: number;
}

export interface SpendingPlace extends SpendingSum {
  /** Of project and sequence together: others may bear the same names. */
  readonly id: string;
  readonly project: string;
  readonly sequence: string;
}

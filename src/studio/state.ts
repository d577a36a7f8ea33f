/** All that the panel shows, as one immutable value. `ui` renders it and holds nothing that must outlive a component. */

import type { EngineRow, ProjectNetwork, QueueState, SpendingState } from "./front-desk/engine-state";
import type { Failure } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import type { PolicyState } from "./review/policy-state";
import type { PromptState } from "./form/prompt-state";
import type { LibraryState, ReferencesState } from "./references/reference-state";
import type { ShelfState } from "./takes/shelf-state";
import type { AgainState, Repetitions } from "./provenance/again-state";
import type { AuditState } from "./review/audit-state";
import type { LedgerState } from "./ledger/ledger-state";
import type { BoardState } from "./board/board-state";
import type { Checking } from "./check/check-state";
import type { CompareState } from "./takes/compare-state";
import type { TakesCredentials } from "./provenance/credentials-state";
import type { LabelState } from "./review/label-state";
import type { VariationState } from "./making/variation-state";
import type { Rankings } from "./check/rank-state";
import type { MetadataState } from "./provenance/metadata-state";
import type { Replacing, Versioning } from "./placing/replace-state";
import type { ReviewState } from "./review/review-state";
import type { ScenesState } from "./scenes/scene-state";
import type { ShotForm } from "./form/shot-form";
import type { Settings } from "./settings";
import type { RoomState } from "./form/room-state";
import type { Plan } from "./form/plan";
import type { TakeRow } from "./takes/take-row";

export interface StudioState {
  readonly host: HostState;
  readonly form: ShotForm;
  readonly prompts: PromptState;
  readonly references: ReferencesState;
  readonly library: LibraryState;
  /** Absent while no sequence is open. Follows the form and the timeline. */
  readonly plan?: Plan;
  /** Newest first: every take found in this project's `Pickup/`. */
  readonly takes: readonly TakeRow[];
  /** What a take could replace, once the editor wants to know; absent: nobody asks. */
  readonly replacing?: Replacing;
  /** What is found out about a take before it stays in the cut; absent: nobody asks. */
  readonly checking?: Checking;
  /** Shots whose takes are listed by how they fit, or are measured for it. */
  readonly rankings: Rankings;
  /** What copies of the sequence would be made of a shot's kept takes; absent: nobody asks. */
  readonly versioning?: Versioning;
  readonly room: RoomState;
  /** In the order in which they were added. */
  readonly engines: readonly EngineRow[];
  readonly queue: QueueState;
  readonly spending: SpendingState;
  /** Whether there is a key for the check before sending. */
  readonly hasModerationKey: boolean;
  /** Of the open project; it stands in its `Pickup/` and holds on every machine. */
  readonly network: ProjectNetwork;
  /** Where this project's takes are kept; absent until known. `temporary`: the project has not been saved yet. */
  readonly folder?: { readonly path: string; readonly temporary: boolean };
  /** The latest failure of a command that has no take to stand beside; shown next to `at`. */
  readonly problem?: {
    readonly at:
      | "where"
      | "reference"
      | "library"
      /** The house look that is being kept, beside the prompt. */
      | "look"
      | "make"
      | "board"
      | "takes"
      | "vary"
      | "settings"
      | "engines"
      | "scenes"
      | "review"
      | "again"
      | "policy";
    readonly failure: Failure;
    /** The take whose command it was, where it was one's. */
    readonly take?: string;
  };
  /** The recipe of a clip on the timeline. */
  readonly again: AgainState;
  readonly repetitions: Repetitions;
  readonly audit: AuditState;
  /** Whether the ledgers hang together. */
  readonly ledger: LedgerState;
  readonly policy: PolicyState;
  /** Of takes whose details somebody opened. */
  readonly credentials: TakesCredentials;
  readonly labels: LabelState;
  readonly review: ReviewState;
  readonly board: BoardState;
  readonly variation: VariationState;
  readonly scenes: ScenesState;
  readonly compare: CompareState;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsState;
  readonly metadata: MetadataState;
  readonly shelf: ShelfState;
}

export type HostState =
  | { readonly kind: "starting" }
  | { readonly kind: "no-project" }
  | { readonly kind: "no-sequence"; readonly project: ProjectView }
  | { readonly kind: "open"; readonly project: ProjectView };

export interface DiagnosticsState {
  /** Rows of the probe page, in the order they came in. */
  readonly probe: readonly ProbeRow[];
  readonly probing: boolean;
  readonly contract?: { readonly held: number; readonly differed: number; readonly unknown: number };
  readonly contractRunning: boolean;
  /** The file that the last save went to. */
  readonly savedTo?: string;
}

export interface ProbeRow {
  readonly id:
    | "secure-context"
    | "h264-encode"
    | "h264-decode"
    | "webgl2"
    | "renderer"
    | "bridge-speed"
    | "hidden"
    | "export-to-data-folder"
    | "user-agent";
  readonly outcome: "yes" | "no" | "unknown";
  /** The measured value or the host's own words. */
  readonly seen: string;
}

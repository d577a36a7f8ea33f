/** Everything that the panel may ask of the studio, and the studio as the panel holds it. */

import type { Removable } from "../core/clean-up";
import type { EngineEntry } from "../core/engine-entry";
import type { Mark } from "../core/ledger-entry";
import type { FrameAt } from "../core/frame-times";
import type { AgainCommands } from "./provenance/again-state";
import type { Consent, LibraryKind, PlacementMode, ReferenceRights, ReferenceRole } from "../core/shot";
import type { BoardCommands } from "./board/board-state";
import type { CheckCommands } from "./check/check-state";
import type { LedgerCommands } from "./ledger/ledger-state";
import type { MetadataCommands } from "./provenance/metadata-state";
import type { CredentialsCommands } from "./provenance/credentials-state";
import type { AuditCommands } from "./review/audit-state";
import type { LabelCommands } from "./review/label-state";
import type { RankCommands } from "./check/rank-state";
import type { PolicyCommands } from "./review/policy-state";
import type { Written } from "./form/prompt-state";
import type { ReplaceCommands, VersionCommands } from "./placing/replace-state";
import type { ReviewCommands } from "./review/review-state";
import type { ScenesCommands } from "./scenes/scene-state";
import type { StudioState } from "./state";
import type { Settings } from "./settings";
import type { ShotForm } from "./form/shot-form";
import type { ProjectNetwork } from "./front-desk/engine-state";
import type { VariationDraft } from "./making/variation-state";
import type { Confirmed, Again } from "./confirmed";

/** Everything that `ui` may ask for. Long commands answer at once and report through the state; none rejects. */
export interface StudioCommands {
  readonly settings: SettingsCommands;
  readonly policy: PolicyCommands;
  readonly board: BoardCommands;
  readonly shelf: ShelfCommands;
  readonly variations: VariationCommands;
  readonly references: ReferenceCommands;
  readonly prompts: PromptCommands;
  readonly replace: ReplaceCommands;
  readonly versions: VersionCommands;
  readonly library: LibraryCommands;
  readonly scenes: ScenesCommands;
  readonly compare: CompareCommands;
  readonly check: CheckCommands;
  readonly audit: AuditCommands;
  readonly rank: RankCommands;
  readonly ledger: LedgerCommands;
  readonly again: AgainCommands;
  readonly metadata: MetadataCommands;
  readonly credentials: CredentialsCommands;
  readonly labels: LabelCommands;
  readonly review: ReviewCommands;
  editForm(change: Partial<Omit<ShotForm, "references">>): void;
  /** Does what the plan says. `confirmed`: the editor saw an estimate above the threshold and pressed again. */
  make(how?: Confirmed): Promise<void>;
  /** Stops what a take is doing; nothing of it is placed. At an engine it is ended where the engine can. */
  cancel(takeId: string): void;
  /** Everything that waits or is under way. */
  cancelAll(): void;
  /** Goes on with a failed, cancelled or interrupted take: from its original, from its job, or anew. `anew`: whatever there is. */
  retry(takeId: string, how?: Again): Promise<void>;
  /** What became of a submission that was not answered, as the editor says. `ask-again` may cost a second time. */
  settle(takeId: string, answer: Settlement, how?: Confirmed): Promise<void>;
  pauseQueue(paused: boolean): void;
  moveInQueue(takeId: string, to: "first" | "up" | "down" | "last"): void;
  openInSource(takeId: string): Promise<void>;
  /** Places a ready take where the form says now. */
  place(takeId: string, mode: PlacementMode): Promise<void>;
  /** Fills the form from the take's recipe: all of it, references and their roles included; or only the words, or only the seed. */
  restore(takeId: string, part?: "all" | "prompt" | "seed"): Promise<void>;
  dismissProblem(): void;
}

export type Settlement =
  | { readonly kind: "found"; readonly jobId: string }
  | { readonly kind: "look-again" }
  | { readonly kind: "ask-again" }
  | { readonly kind: "give-up" };

/**
 * The stills that steer the shot, by their place among the form's references. There is one first frame and one last: what is
 * taken gets the role that suits it where that is free, else it is a look; a role that is given takes it over.
 */
export interface ReferenceCommands {
  /** The programme's frame there. */
  takeFrame(at: FrameAt): Promise<void>;
  /** Asks for a PNG or JPEG. */
  takeFile(): Promise<void>;
  takeFromTake(takeId: string, at: "first" | "last"): Promise<void>;
  /** For a frame of a sequence: the programme's picture of it, or the own one of the clip on that video track (from 0). */
  showInstead(index: number, what: "program" | number): Promise<void>;
  setRole(index: number, role: ReferenceRole): Promise<void>;
  /** Whose picture it is; empty fields are not noted. It stays with the takes that are made from it. */
  noteRights(index: number, rights: ReferenceRights): Promise<void>;
  /** Among the looks and subjects: the first frame stays first, and the last one last. */
  move(index: number, to: "earlier" | "later"): Promise<void>;
  drop(index: number): Promise<void>;
}

/** Writing over the prompt. */
export interface PromptCommands {
  /** What stood there can be put back. */
  write(change: Partial<Written>): void;
  /** Changes places with what stood there before; nothing where that was another project's. */
  putBack(): void;
}

export interface LibraryDraft {
  readonly kind: LibraryKind;
  readonly name: string;
}

/** People, places and looks of the project, in its `Pickup/library/`. What another machine made can be used, not changed. */
export interface LibraryCommands {
  /** A new entry of a still that the form holds. */
  keep(index: number, draft: LibraryDraft): Promise<void>;
  /** Asks for a PNG or JPEG. */
  keepFile(draft: LibraryDraft): Promise<void>;
  /** A look that is said in words alone. `at`: where it was asked, and where a failure of it is said. */
  keepWords(name: string, words: string, at: "library" | "look"): Promise<void>;
  /** One more picture: a still that the form holds, by its place, or a file that is asked for. */
  addPicture(entryId: string, from: number | "file"): Promise<void>;
  edit(
    entryId: string,
    change: {
      readonly name?: string;
      readonly kind?: LibraryKind;
      readonly words?: string;
      readonly consent?: Consent | "none";
      /** All of them: what is empty is not said any more. */
      readonly rights?: ReferenceRights;
    },
  ): Promise<void>;
  remove(entryId: string): Promise<void>;
  /** Its pictures become references of the shot, its words part of the prompt. A person without consent is refused. */
  use(entryId: string): Promise<void>;
}

export interface EngineDraft {
  readonly id?: string;
  readonly name: string;
  readonly wire: EngineEntry["wire"];
  readonly address: string;
  readonly dialect: EngineEntry["dialect"];
  readonly privateHttp: boolean;
  readonly atOnce: number;
  readonly costs: EngineEntry["costs"];
  readonly key?: string;
}

/** What is decided about takes, and what is looked at of them. */
export interface ShelfCommands {
  /** This machine's own mark; `none` takes it away. Written to this device's ledger. */
  mark(takeId: string, mark: Mark | "none"): Promise<void>;
  /** These takes are on the screen: their pictures are read. */
  look(takeIds: readonly string[]): void;
  /** Reads what other machines made and marked since. That they cannot be read now is no problem. */
  lookAround(): Promise<void>;
  /** Reads where takes lie in all sequences, for the state's `shelf.used`. */
  readUses(): Promise<void>;
  /** Counts and weighs what nobody wants or uses; the offer stands in the state. Nothing is removed. */
  reviewCleanUp(): Promise<void>;
  /** Removes for good those of `takeIds` that may still go. */
  cleanUp(which: Removable, takeIds: readonly string[]): Promise<void>;
  closeCleanUp(): void;
}

/** A take made again, longer, or with a change, by the engine that has its film. */
export interface VariationCommands {
  /** Opens the line for that take, and closes another's. Nothing is sent. */
  begin(takeId: string): void;
  edit(change: Partial<Pick<VariationDraft, "does" | "prompt" | "seconds">>): void;
  leave(): void;
  /** Does what the draft's plan says. `confirmed`: as for `make`. */
  ask(how?: Confirmed): Promise<void>;
}

/** Two takes beside each other. */
export interface CompareCommands {
  /** The first time it is A, the second time B, which opens both; A once more: none. */
  choose(takeId: string): void;
  /** Closes them, or forgets A. */
  leave(): void;
  swap(): void;
  /** Shows the moment at so many seconds of the clock that both share; where several are asked for, the latest. */
  look(at: number): void;
}

/** What is set for this machine and for the project. */
export interface SettingsCommands {
  editSettings(change: Partial<Settings>): void;
  chooseFolder(): Promise<void>;
  /** Takes are kept beside the project again. */
  forgetFolder(): void;
  /** Adds or changes an engine. Without an id it is new. A key is kept in SecureStorage; empty: forgotten; absent: as it was. */
  saveEngine(draft: EngineDraft): Promise<void>;
  removeEngine(engineId: string): Promise<void>;
  /** What it refused before is tried again. */
  forgetLimits(engineId: string): void;
  /** Asks the engine who it is; the answer stands in its row. */
  testEngine(engineId: string): Promise<void>;
  /** For the check before sending. Empty: forgotten. */
  keepModerationKey(key: string): Promise<void>;
  /** Absent: no cap. In the currency of each estimate. */
  capSpending(amount: number | undefined): void;
  setNetwork(network: ProjectNetwork): Promise<void>;
  /** Asks where, then writes every submission and what it cost as CSV. */
  saveSpending(): Promise<void>;
  runProbe(): Promise<void>;
  runContract(): Promise<void>;
  /** Asks where, then writes log, probe and contract report into one JSON file. */
  saveDiagnostics(): Promise<void>;
}

/** A store in the shape that `useSyncExternalStore` wants. */
export interface StudioStore extends StudioCommands {
  readonly state: StudioState;
  subscribe(listener: () => void): () => void;
}

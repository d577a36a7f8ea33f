/** All that the panel shows, as one immutable value. `ui` renders it and holds nothing that must outlive a component. */

import type { EngineRow, Order, ProjectNetwork, QueueState, SpendingState } from "./engine-state";
import type { FormChoice } from "../core/prompt-forms";
import type { Failure } from "../core/failure";
import type { TakeMarks } from "../core/ledger";
import type { FrameSize, ProjectView } from "../core/sequence";
import type { IntendedUse, PlacementMode, ReferenceFrame } from "../core/shot";
import type { PlaceholderChoice, ReplaceWay } from "../core/replace";
import type { Take } from "../core/take";
import type { PromptState } from "./prompt-state";
import type { LibraryState, ReferencesState } from "./reference-state";
import type { ReferenceUse } from "../core/reference-use";
import type { ShelfState } from "./shelf-state";
import type { Coverage, Where, WhereNote, Way } from "../core/where";
import type { BoardState } from "./board-state";
import type { Checking } from "./check-state";
import type { CompareState } from "./compare-state";
import type { VariationState } from "./variation-state";
import type { Rankings } from "./rank-state";
import type { Replacing, Versioning } from "./replace-state";
import type { ScenesState } from "./scene-state";

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
      | "scenes";
    readonly failure: Failure;
    /** The take whose command it was, where it was one's. */
    readonly take?: string;
  };
  readonly board: BoardState;
  readonly variation: VariationState;
  readonly scenes: ScenesState;
  readonly compare: CompareState;
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsState;
  readonly shelf: ShelfState;
}

export type HostState =
  | { readonly kind: "starting" }
  | { readonly kind: "no-project" }
  | { readonly kind: "no-sequence"; readonly project: ProjectView }
  | { readonly kind: "open"; readonly project: ProjectView };

export interface ShotForm {
  readonly prompt: string;
  readonly negative: string;
  /** `auto`: the first way in the order of precedence. */
  readonly way: Way | "auto";
  /** The length at the playhead, as typed; not a number while it cannot be read. */
  readonly seconds: number;
  /** `auto`: the gap's or clip's own track, else the lowest free one. From 0. */
  readonly videoTrack: number | "auto";
  readonly audioTrack: number | "off";
  readonly mode: PlacementMode;
  /** How a take comes in the place of a clip, unless said otherwise there. */
  readonly replaceBy: ReplaceWay;
  /** What holds the place while an engine is at work. */
  readonly placeholder: PlaceholderChoice;
  readonly use: IntendedUse;
  readonly seed: number;
  /** A new seed for every take. */
  readonly seedLocked: boolean;
  readonly caption: boolean;
  /** Takes that one press asks for: from 1 to 8. Absent: one. */
  readonly count?: number;
  readonly maker: MakerChoice;
  /** Of the prompt, as it is sent to an engine. */
  readonly promptForm: FormChoice;
  /** `auto`: the model's legal size that is nearest to the sequence's. */
  readonly askedSize: FrameSize | "auto";
  /** In the order in which they are sent; at most one is the first frame, and one the last. */
  readonly references: readonly ReferenceChoice[];
}

export type MakerChoice =
  /** The Animatic; the still hold where the media room cannot run. */
  { readonly kind: "built-in" } | { readonly kind: "engine"; readonly engineId: string; readonly model: string };

/** A still that was taken and is held ready; `picture` is a data URL for an <img>, absent until it can be shown. */
export interface ReferenceChoice {
  readonly frame: ReferenceFrame;
  readonly file: string;
  readonly picture?: string;
}

/** What one press of the button will do, said before it is done. */
export interface Plan {
  readonly where: Where;
  readonly ways: readonly Where[];
  readonly notes: readonly WhereNote[];
  /** From 0; the number of video tracks means a new one. */
  readonly videoTrack: number;
  /**
   * Where its sound goes: the first track from the chosen one up on which nothing lies over its range; inserted, the chosen one.
   * From 0; the number of audio tracks means a new one. Absent: it comes without.
   */
  readonly audioTrack?: number;
  readonly coverage: Coverage;
  readonly frames: number;
  /** How many takes the press asks for. A still hold is the same every time, so that is one. */
  readonly takes: number;
  /** Made beside `frames`, and dropped at the cut: they would show again the frame that lies before it. */
  readonly head: number;
  /** What whoever makes it will do with the stills that the form holds. */
  readonly uses: ReferenceUse;
  /** Which hand makes it: the Animatic, the still hold where the media room cannot run, or an engine behind a network. */
  readonly maker: "animatic" | "still-hold" | "engine";
  /** Present exactly when `maker` is an engine. */
  readonly order?: Order;
  /** Why the button cannot be pressed; absent when it can. */
  readonly refusal?: Failure;
  /** Larger sequences are drawn smaller and scaled by Premiere. */
  readonly drawnSmaller: boolean;
  readonly interlaced: boolean;
  /** Sound was asked for, and this maker makes none. */
  readonly silent: boolean;
}

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
  /** Bytes. `total` absent while the engine has not said. `broke`: the last try broke off, and another follows. */
  | { readonly step: "fetching"; readonly done: number; readonly total?: number; readonly broke: boolean }
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
export type Stalled = "no" | "away" | "key-refused" | "redirected";

export type RoomState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** It died and is being built again. */
  | { readonly kind: "rebuilding" }
  | { readonly kind: "unavailable"; readonly why: string };

export interface Settings {
  /** `host`: Premiere's own language. */
  readonly language: "host" | "en" | "fr";
  /** Absent: `Pickup/` beside the project. */
  readonly folder?: string;
  /** Prompts may stand in the saved log. */
  readonly promptsInLog: boolean;
  /** Whether a new shot starts with the ANIMATIC caption on. */
  readonly caption: boolean;
  /** Above this estimate a second press is wanted. In the currency of the estimate; 0: always. */
  readonly confirmAbove: number;
  /** Of a calendar month, in USD or whatever the engines charge in; absent: none. */
  readonly monthlyCap?: number;
  /** Text and reference frames are shown to OpenAI's moderation before they are sent; needs a key of its own. */
  readonly moderate: boolean;
}

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

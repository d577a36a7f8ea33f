/** All that the panel shows, as one immutable value. `ui` renders it and holds nothing that must outlive a component. */

import type { Failure } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import type { IntendedUse, PlacementMode, ReferenceFrame } from "../core/shot";
import type { Take } from "../core/take";
import type { Coverage, Where, WhereNote, Way } from "../core/where";

export interface StudioState {
  readonly host: HostState;
  readonly form: ShotForm;
  /** Absent while no sequence is open. Follows the form and the timeline. */
  readonly plan?: Plan;
  /** Newest first: every take found in this project's `Pickup/`. */
  readonly takes: readonly TakeRow[];
  readonly room: RoomState;
  /** Where this project's takes are kept; absent until known. `temporary`: the project has not been saved yet. */
  readonly folder?: { readonly path: string; readonly temporary: boolean };
  /** The latest failure of a command that has no take to stand beside; shown next to `at`. */
  readonly problem?: { readonly at: "where" | "reference" | "make" | "takes" | "settings"; readonly failure: Failure };
  readonly settings: Settings;
  readonly diagnostics: DiagnosticsState;
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
  readonly use: IntendedUse;
  readonly seed: number;
  /** A new seed for every take. */
  readonly seedLocked: boolean;
  readonly caption: boolean;
  readonly reference?: ReferenceChoice;
}

/** A frame that was taken and is held ready; `picture` is a data URL for an <img>, absent until it can be shown. */
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
  readonly coverage: Coverage;
  readonly frames: number;
  /** Which hand draws it: the Animatic, or the still hold where the media room cannot run. */
  readonly maker: "animatic" | "still-hold";
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
  /** What the take is doing right now; absent when nothing is under way on this device. */
  readonly work?: TakeWork;
}

export type TakeWork =
  /** Another drawing is before it. */
  | { readonly step: "waiting" }
  | { readonly step: "preparing" }
  | { readonly step: "drawing"; readonly done: number; readonly total: number }
  | { readonly step: "checking" }
  | { readonly step: "importing" }
  | { readonly step: "placing" };

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

/** Everything that `ui` may ask for. Long commands answer at once and report through the state; none rejects. */
export interface StudioCommands {
  editForm(change: Partial<Omit<ShotForm, "reference">>): void;
  /** Exports the programme frame at the playhead as the first frame. */
  takeReference(): Promise<void>;
  dropReference(): void;
  /** Does what the plan says. */
  make(): Promise<void>;
  /** Stops what a take is doing; nothing of it is placed. */
  cancel(takeId: string): void;
  /** Draws a failed, cancelled or interrupted take again. */
  retry(takeId: string): Promise<void>;
  openInSource(takeId: string): Promise<void>;
  /** Places a ready take where the form says now. */
  place(takeId: string, mode: PlacementMode): Promise<void>;
  /** Fills the form from the take's recipe, its first frame included. */
  restore(takeId: string): Promise<void>;
  editSettings(change: Partial<Settings>): void;
  chooseFolder(): Promise<void>;
  /** Takes are kept beside the project again. */
  forgetFolder(): void;
  runProbe(): Promise<void>;
  runContract(): Promise<void>;
  /** Asks where, then writes log, probe and contract report into one JSON file. */
  saveDiagnostics(): Promise<void>;
  dismissProblem(): void;
}

/** A store in the shape that `useSyncExternalStore` wants. */
export interface StudioStore extends StudioCommands {
  readonly state: StudioState;
  subscribe(listener: () => void): () => void;
}

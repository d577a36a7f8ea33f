/** Long scenes as the panel shows them, and what it may ask of them. */

import type { Known } from "../../core/capability";
import type { Failure } from "../../core/failure";
import type { Join, JoinedLink } from "../../core/joining";
import type { Estimate } from "../../core/money";
import type { Seam, SeamVerdict } from "../../core/scene";
import type { Ticks } from "../../core/time";
import type { Confirmed } from "../confirmed";
import type { OldSound } from "../placing/replace-state";
import type { Scene } from "./scene-record";
import type { TakeRow } from "../takes/take-row";

export interface ScenesState {
  readonly draft: SceneDraft;
  /** What the button would begin. Absent while no sequence is open, or the draft is not shown. */
  readonly plan?: ScenePlan;
  /** Of the open project, the latest first. */
  readonly all: readonly SceneView[];
  /** Files of scenes that could not be read. */
  readonly unread: readonly string[];
}

export const NO_SCENES: ScenesState = {
  draft: { seconds: 60, linkSeconds: "auto", beats: "", join: "frame" },
  all: [],
  unread: [],
};

export interface SceneDraft {
  /** As typed; not a number while it cannot be read. */
  readonly seconds: number;
  /** `auto`: as long as the model goes. */
  readonly linkSeconds: number | "auto";
  /** What happens, a line a link. The prompt of the whole is the form's. */
  readonly beats: string;
  /** How links go on from one another, where the engine can do both. */
  readonly join: Join;
}

export interface ScenePlan {
  /** On the sequence's clock. */
  readonly start: Ticks;
  readonly frames: number;
  readonly links: readonly JoinedLink[];
  /** Frames that a link repeats which begins on the last frame of another, and that the cut does not show. */
  readonly head: number;
  /** Seconds that one link may last. */
  readonly linkSeconds: number;
  /** Whether links can go on by the engine's own extend; `unknown`: it is tried. */
  readonly extend: Known<boolean>;
  /** Of all links together. */
  readonly estimate: Estimate;
  /** Where they are sent. Absent: nowhere. */
  readonly host?: string;
  readonly confirm: boolean;
  /** Lines of the draft that no link is left for. */
  readonly spareBeats: number;
  readonly refusal?: Failure;
}

export interface SceneView {
  readonly scene: Scene;
  readonly links: readonly LinkView[];
  /** `stopping`: the link that is being made is the last one asked. */
  readonly work: "rests" | "going" | "stopping";
  /** The link that the chain is at, from 0. Absent: it rests, or has not found its first yet. */
  readonly at?: number;
  /** Of all that is still to be made. */
  readonly left: Estimate;
  /** Going on wants a second press. */
  readonly confirm: boolean;
  /** Why the chain stopped, where no take says so. `link` from 0; absent: of the scene. */
  readonly problem?: { readonly failure: Failure; readonly link?: number };
  /** Another machine began it. */
  readonly isElsewhere: boolean;
}

export interface LinkView {
  readonly frames: number;
  readonly beat: string;
  /** On the sequence's clock, as the scene was planned. */
  readonly start: Ticks;
  /** What the scene shows there: the latest that is ready. */
  readonly row?: TakeRow;
  /** A later one that is not ready, or the only one. */
  readonly latest?: TakeRow;
  /** It does not begin with the last frame of the link that stands before it now. */
  readonly isStale: boolean;
  /** Frames that the engine delivered too few. */
  readonly missing: number;
  /** What another take of it would cost, and of it and all that follow. */
  readonly again: Spending;
  readonly rest: Spending;
  /** To the link before it. Absent: there is none, or it was not measured. */
  readonly seam?: SeamView;
  /** Where one of its takes lies in the open sequence; `isCurrent`: the one that the scene shows. */
  readonly lies?: {
    readonly track: number;
    readonly start: Ticks;
    /** Exclusive. */
    readonly end: Ticks;
    readonly isCurrent: boolean;
    /** What becomes of the sound that lies with it when the one that the scene shows takes its place. Absent: it has none. */
    readonly sound?: OldSound;
  };
  /** Where laying out would put it. Absent: it is not made, lies there already, or another sequence is open. */
  readonly goes?: LinkPlace;
}

export interface LinkPlace {
  readonly at: Ticks;
  /** The nearest link that lies there, before it if there is one: it is counted from its end, else back from its start. */
  readonly from?: { readonly link: number; readonly track: number };
}

export interface Spending {
  readonly estimate: Estimate;
  /** It wants a second press. */
  readonly confirm: boolean;
}

export interface SeamView {
  readonly figures: Seam;
  readonly verdict: SeamVerdict;
  /** The last frame before the cut and the first one after it, small. Absent until they are made. */
  readonly pictures?: { readonly before: string; readonly after: string };
}

export interface ScenesCommands {
  /** The scenes came into sight, or went out of it. */
  show(isShown: boolean): void;
  /** The draft came into sight, or went out of it. */
  showDraft(isShown: boolean): void;
  editDraft(change: Partial<SceneDraft>): void;
  /** Begins the scene that the plan says, and makes its links one after the other. */
  start(how?: Confirmed): Promise<void>;
  /** Makes what is missing: from the originals and jobs that are there, then link by link. */
  goOn(sceneId: string, how?: Confirmed): Promise<void>;
  /** Nothing more is asked. Said twice, the link that is being made is stopped too. */
  stop(sceneId: string): void;
  /** Another take of that link, from the same frame. `rest`: and of all that follow, one after the other. */
  redo(sceneId: string, link: number, how?: Confirmed & { readonly rest?: boolean }): Promise<void>;
  /** Lays what is ready and not on the timeline yet there, in one undo step. */
  lay(sceneId: string): Promise<void>;
  /** Puts the take that the scene shows now in the place of the one that lies there, in one undo step. */
  swap(sceneId: string, link: number): Promise<void>;
  /** Its takes stay. */
  forget(sceneId: string): Promise<void>;
}

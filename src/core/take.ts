/** One attempt at a shot. `take.json` is its record; whether it lies on the timeline is only ever read from the timeline. */

import type { Drawn } from "./drawing";
import type { Failure } from "./failure";
import type { FoundJob, JobRef, Submission } from "./job";
import type { Charge } from "./money";
import type { PolicyRecord } from "./policy";
import type { Recipe } from "./recipe";
import type { ReplaceWay } from "./replace-way";
import type { FrameSize } from "./sequence";
import type { Shot } from "./shot";
import type { FrameRate } from "./time";

/** A file in the take's folder, by name, never by path: the folder may move. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the whole file, hex. */
  readonly sha256: string;
  /** Of the media data alone, hex; survives what Premiere writes into headers. Absent where the container is not known. */
  readonly essenceSha256?: string;
}

/** What came, as the media room found it: an engine may have made it of another length, size or rate than was asked. */
export interface Film {
  readonly frames: number;
  readonly seconds: number;
  readonly size: FrameSize;
  /** Absent when frames come at no steady rate, or there is but one. */
  readonly rate?: FrameRate;
  /** Whether this machine's media room can show it; Premiere may all the same. */
  readonly decodable: boolean;
  /** Whether there is sound in it. Absent in records of before. */
  readonly sound?: boolean;
}

/**
 * asked → making → delivered → ready for what is drawn here; asked → submitting → making → delivered → ready for a wire.
 * failed, cancelled, interrupted and unanswered wait for the editor.
 *
 * On disk, without work under way, `making` without a job means that Premiere went away in the middle of a drawing: that
 * is `interrupted`. With a job it is followed again. `submitting` means that nobody knows whether the request arrived: that
 * is `unanswered`, and it is never sent again by itself.
 */
export type TakeState =
  /** Nothing has been sent. */
  | { readonly kind: "asked" }
  /** Written before the request leaves. */
  | { readonly kind: "submitting"; readonly submission: Submission }
  /** The request may have arrived, and may cost money. */
  | { readonly kind: "unanswered"; readonly submission: Submission; readonly looked?: Looked }
  /** With a job: an engine is at it. Without: it is drawn here. */
  | { readonly kind: "making"; readonly job?: JobRef }
  /** The original is on disk and checked; the clip is not imported yet. */
  | { readonly kind: "delivered"; readonly original: StoredFile; readonly job?: JobRef }
  /** The clip is in the project. */
  | {
      readonly kind: "ready";
      readonly original: StoredFile;
      readonly clip: StoredFile;
      /** Empty: another take plays in it since Replace Footage, and this one is imported again when it is wanted. */
      readonly projectItemId: string;
      readonly job?: JobRef;
    }
  /** These keep an original that was delivered before, or a job whose result may still be fetched: trying again goes on from it. */
  | { readonly kind: "failed"; readonly failure: Failure; readonly original?: StoredFile; readonly job?: JobRef }
  | { readonly kind: "cancelled"; readonly original?: StoredFile; readonly job?: JobRef }
  | { readonly kind: "interrupted"; readonly original?: StoredFile };

/** What the engine's list showed when an unanswered submission was looked for there. */
export interface Looked {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Jobs that may be this one, the likeliest first. Empty: none was there, which proves nothing. */
  readonly found: readonly FoundJob[];
  /** False: the engine has no list, or could not be asked. */
  readonly listed: boolean;
}

/** A project item that plays a take. */
export interface PlayingItem {
  readonly projectItemId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Absent: it plays the take's clip itself. */
  readonly copy?: DerivedCopy;
}

/** `fit`: made to sit in the sequence. `match`: that, and a grade baked in. */
export type CopyKind = "fit" | "match";

/** A copy that was made of a take's clip and lies beside it. */
export interface DerivedCopy {
  readonly kind: CopyKind;
  /** Of its file in the take's folder. */
  readonly name: string;
  readonly rate: FrameRate;
  /** Every frame of the clip once, at `rate`; else it keeps the clip's time. */
  readonly eachOnce: boolean;
  /** The original carries Content Credentials, which no copy can. Absent: none were found when it was made, or nobody looked. */
  readonly leavesCredentials?: true;
  /** By which it is known again under another name. Absent in records of before. */
  readonly essence?: CopyEssence;
}

/** Of the media data alone: `sha256` is hex, `bytes` its length. */
export interface CopyEssence {
  readonly sha256: string;
  readonly bytes: number;
}

export interface Take {
  readonly id: string;
  /** The device that asked; the only one that writes this record. */
  readonly owner: string;
  /** Counts from 1 within a shot; `T03` in file names. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  /** Without its ending; also the project item's name. */
  readonly clipName: string;
  readonly shot: Shot;
  readonly recipe: Recipe;
  readonly state: TakeState;
  /**
   * The latest that left for it, or was about to, whatever came of it. A record that does not know the latest one of this
   * machine's journal is an older copy, put back. Absent: nothing has left.
   */
  readonly submission?: Submission;
  /** Of a placeholder: the take that it holds the place for. It stays when that take does not come. */
  readonly holdsFor?: string;
  /** Its place is held by that take, and it comes in this way. Absent: nothing holds it. */
  readonly heldBy?: { readonly takeId: string; readonly way: ReplaceWay };
  /** Project items that play it beside its own: its clip since Replace Footage, or a copy of it; the latest is the last. */
  readonly footage?: readonly PlayingItem[];
  /** The link of a long scene that it was made for: the scene lays it onto the timeline. Absent: of none. */
  readonly scene?: { readonly id: string; readonly link: number };
  /** Takes that bear the same id were asked together and go onto the timeline together. Absent: alone. */
  readonly batch?: string;
  /**
   * Ids of the takes that one press asked for one place, in their order, this one's among them: the first that arrives goes
   * there, the others wait in the bin. Absent: alone.
   */
  readonly series?: readonly string[];
  /** What lay around the place when the button was pressed, as `surroundingsOf` says it. Absent in takes of before. */
  readonly surroundings?: string;
  /** What it cost, as far as anyone said. Absent: nothing was sent, or nobody knows. */
  readonly charge?: Charge;
  /** Whether what left was looked at before, as the editor wanted. Absent: nobody wanted it, or nothing has left. */
  readonly check?: "clear" | "unchecked";
  /** What the project's policy had to say when it was last sent, or drawn. Absent: not yet, or nobody looked. */
  readonly policy?: PolicyRecord;
  /** What was drawn, once it was. Absent for a still hold, which draws nothing. */
  readonly drawn?: Drawn;
  /** What an engine delivered. Absent: it has not yet, or no media room could look into it. */
  readonly film?: Film;
  /** What became of the placement that was asked with the take. Absent: not tried yet. Says nothing about now. */
  readonly placement?: PlacementRecord;
  /** The id of a name among the words: who asked for it, and lets the files say so. Absent: nobody wanted that, or no longer. */
  readonly promptWriter?: string;
  /** Fields of a later version or of another tool, kept as they were and written back. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

export type PlacementRecord =
  /** `replaced`: the clip in whose place it came. */
  | {
      readonly outcome: "verified";
      readonly at: string;
      readonly replaced?: { readonly way: ReplaceWay; readonly clip: string };
    }
  | { readonly outcome: "unverified"; readonly at: string; readonly why: string }
  /** It came too late for its place, so it waits in the bin. */
  | { readonly outcome: "waits"; readonly at: string; readonly why: WaitReason }
  | { readonly outcome: "failed"; readonly at: string; readonly failure: Failure };

/**
 * `on-board`: it was made for a storyboard, which lays it out when the editor says so. `placeholder-changed`: what held its
 * place is not there as it was laid. `replace-asks`: the way chosen is never gone without asking. `in-scene`: it
 * is a link of a scene, which is laid out like a storyboard. `asked-again`: it is held against the first one, which keeps its place.
 */
export const WAIT_REASONS = [
  "sequence-changed",
  "place-taken",
  "playing",
  "no-longer-wanted",
  "another-placed",
  "on-board",
  "placeholder-changed",
  "replace-asks",
  "in-scene",
  "asked-again",
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Which shot a take is of: the number alone counts within its sequence. */
export function shotKeyOf({ shot }: Take): string {
  return `${shot.sequenceId} ${shot.number}`;
}

/** Its clip is there and moves: a still that is held is none. */
export function isFilm({ state, recipe }: Take): boolean {
  return state.kind === "ready" && recipe.engine !== "still-hold";
}

/** The project items that play its clip, as far as its record knows: another take may have taken one over since. */
export function projectItemsOf({ state, footage = [] }: Take): readonly string[] {
  if (state.kind !== "ready") return [];
  return [state.projectItemId, ...footage.map((one) => one.projectItemId)].filter((itemId) => itemId !== "");
}

/** What an engine delivered or Pickup drew; absent while nothing has come, or it was lost again. */
export function originalOf({ state }: Pick<Take, "state">): StoredFile | undefined {
  return "original" in state ? state.original : undefined;
}

/** The job that the state still knows of, as a field to spread. */
export function jobOf(state: TakeState): { readonly job?: JobRef } {
  return "job" in state && state.job !== undefined ? { job: state.job } : {};
}

/** Whether its clip has sound. `unknown`: it was asked for, and nobody looked into what came. */
export function soundOf({ recipe, film }: Pick<Take, "recipe" | "film">): "sounds" | "silent" | "unknown" {
  if (!recipe.sound) return "silent";
  return film?.sound === undefined ? "unknown" : film.sound ? "sounds" : "silent";
}

/** Nothing more will come of it by itself. An unanswered submission is not over: it waits for a decision. */
export function isOver(state: TakeState): boolean {
  switch (state.kind) {
    case "ready":
    case "failed":
    case "cancelled":
    case "interrupted":
      return true;
    case "asked":
    case "submitting":
    case "unanswered":
    case "making":
    case "delivered":
      return false;
  }
}

/** Nothing more will come of it by itself, and no question is open. */
export function isSettled({ state, placement }: Pick<Take, "state" | "placement">): boolean {
  return isOver(state) && (state.kind !== "ready" || placement !== undefined);
}

/** Of a job that an engine took; absent while nobody knows how it ends. */
export function outcomeOf({ state }: Pick<Take, "state">): "delivered" | "failed" | "discarded" | undefined {
  switch (state.kind) {
    case "delivered":
    case "ready":
      return "delivered";
    case "failed":
    case "interrupted":
      return state.original === undefined ? "failed" : "delivered";
    case "cancelled":
      return "discarded";
    case "asked":
    case "submitting":
    case "unanswered":
    case "making":
      return undefined;
  }
}

export function canBeAskedAgain(state: TakeState): boolean {
  return state.kind === "failed" || state.kind === "cancelled" || state.kind === "interrupted";
}

/** One attempt at a shot. `take.json` is its record; whether it lies on the timeline is only ever read from the timeline. */

import type { Drawn } from "./drawing";
import type { Failure } from "./failure";
import { isWire, type FoundJob, type JobRef, type Submission } from "./job";
import type { Charge } from "./money";
import type { Recipe } from "./recipe";
import type { ReplaceWay } from "./replace";
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
  /** Project items that play its clip since Replace Footage, beside its own; the latest is the last. */
  readonly footage?: readonly { readonly projectItemId: string; readonly at: string }[];
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
  /** What was drawn, once it was. Absent for a still hold, which draws nothing. */
  readonly drawn?: Drawn;
  /** What an engine delivered. Absent: it has not yet, or no media room could look into it. */
  readonly film?: Film;
  /** What became of the placement that was asked with the take. Absent: not tried yet. Says nothing about now. */
  readonly placement?: PlacementRecord;
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
 * is a link of a scene, which is laid out like a storyboard.
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
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export type TakeEvent =
  | { readonly kind: "started" }
  /** The request leaves now, looked at before or not. */
  | { readonly kind: "submitting"; readonly submission: Submission; readonly check?: Take["check"] }
  /** The engine said for certain that it did not take it, and will later: nothing was sent, as far as money goes. */
  | { readonly kind: "turned-away" }
  | { readonly kind: "unanswered"; readonly looked?: Looked }
  /** The engine has the job: it answered, or the job was found in its list. */
  | { readonly kind: "accepted"; readonly job: JobRef }
  | { readonly kind: "charged"; readonly charge: Charge }
  | { readonly kind: "delivered"; readonly original: StoredFile; readonly drawn?: Drawn; readonly film?: Film }
  | { readonly kind: "imported"; readonly clip: StoredFile; readonly projectItemId: string }
  | { readonly kind: "placement"; readonly record: PlacementRecord }
  /** A project item plays its clip from now on. */
  | { readonly kind: "footage"; readonly projectItemId: string; readonly at: string }
  /** Another take plays in that project item from now on. */
  | { readonly kind: "item-lost"; readonly projectItemId: string }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** `jobEnded`: the engine ended it too, so nothing can be had of it any more. */
  | { readonly kind: "cancelled"; readonly jobEnded?: boolean }
  | { readonly kind: "interrupted" }
  /** Tried again: from failed, cancelled, interrupted; on from the original or the job where there is one. */
  | { readonly kind: "again" }
  /** Asked anew, whatever came of the request before: the editor decided that it may cost a second time. */
  | { readonly kind: "anew" };

/**
 * The take after an event. An event that does not belong to the state it meets is stale and leaves the take as it is:
 * a late answer must never undo what is known.
 */
export function advance(take: Take, event: TakeEvent): Take {
  const { state } = take;
  switch (event.kind) {
    case "started":
      return state.kind === "asked" && !isWire(take.recipe.engine) ? { ...take, state: { kind: "making" } } : take;
    case "submitting":
      return state.kind === "asked" && isWire(take.recipe.engine)
        ? {
            ...unchecked(take),
            ...(event.check === undefined ? {} : { check: event.check }),
            state: { kind: "submitting", submission: event.submission },
            submission: event.submission,
          }
        : take;
    case "turned-away":
      return state.kind === "submitting" ? { ...unchecked(take), state: { kind: "asked" } } : take;
    case "unanswered":
      return state.kind === "submitting" || state.kind === "unanswered"
        ? { ...take, state: { kind: "unanswered", submission: state.submission, ...lookedAt(event) } }
        : take;
    case "accepted":
      return state.kind === "submitting" || state.kind === "unanswered"
        ? { ...take, state: { kind: "making", job: event.job } }
        : take;
    case "charged":
      return { ...take, charge: event.charge };
    case "delivered":
      return state.kind === "making"
        ? {
            ...take,
            state: { kind: "delivered", original: event.original, ...jobOf(state) },
            ...(event.drawn === undefined ? {} : { drawn: event.drawn }),
            ...(event.film === undefined ? {} : { film: event.film }),
          }
        : take;
    case "imported":
      // A project that was rolled back has lost the item; importing again gives it another.
      return state.kind === "delivered" || state.kind === "ready"
        ? {
            ...take,
            state: {
              kind: "ready",
              original: state.original,
              clip: event.clip,
              projectItemId: event.projectItemId,
              ...jobOf(state),
            },
          }
        : take;
    case "placement":
      return state.kind === "ready" ? { ...take, placement: event.record } : take;
    case "item-lost": {
      const { footage = [], ...rest } = take;
      if (state.kind !== "ready") return take;
      const left = footage.filter((one) => one.projectItemId !== event.projectItemId);
      const own = state.projectItemId === event.projectItemId ? "" : state.projectItemId;
      return { ...rest, state: { ...state, projectItemId: own }, ...(left.length === 0 ? {} : { footage: left }) };
    }
    case "footage": {
      const { projectItemId, at } = event;
      const others = (take.footage ?? []).filter((one) => one.projectItemId !== projectItemId);
      return state.kind === "ready" ? { ...take, footage: [...others, { projectItemId, at }] } : take;
    }
    case "failed":
      return isOver(state)
        ? take
        : { ...take, state: { kind: "failed", failure: event.failure, ...kept(state, event.failure) } };
    case "cancelled":
      if (isOver(state)) return take;
      return {
        ...take,
        state: { kind: "cancelled", ...keptOriginal(state), ...(event.jobEnded === true ? {} : jobOf(state)) },
      };
    case "interrupted":
      return isOver(state) ? take : { ...take, state: { kind: "interrupted", ...keptOriginal(state) } };
    case "again": {
      if (!canBeAskedAgain(state)) return take;
      const { original } = keptOriginal(state);
      const { job } = jobOf(state);
      if (original !== undefined) return { ...take, state: { kind: "delivered", original, ...jobOf(state) } };
      return job === undefined ? unpaid(take) : { ...take, state: { kind: "making", job } };
    }
    case "anew":
      return canBeAskedAgain(state) || state.kind === "unanswered" ? unpaid(take) : take;
  }
}

/** Which shot a take is of: the number alone counts within its sequence. */
export function shotKeyOf({ shot }: Take): string {
  return `${shot.sequenceId} ${shot.number}`;
}

/** The project items that play its clip, as far as its record knows: another take may have taken one over since. */
export function projectItemsOf({ state, footage = [] }: Take): readonly string[] {
  if (state.kind !== "ready") return [];
  return [state.projectItemId, ...footage.map((one) => one.projectItemId)].filter((itemId) => itemId !== "");
}

/** Asked for as if for the first time: what an earlier submission cost is not what the next one does. */
function unpaid({ charge: _before, ...take }: Take): Take {
  return { ...take, state: { kind: "asked" } };
}

function unchecked({ check: _before, ...take }: Take): Take {
  return take;
}

function lookedAt({ looked }: { readonly looked?: Looked }): { readonly looked?: Looked } {
  return looked === undefined ? {} : { looked };
}

/** The job that the state still knows of, as a field to spread. */
export function jobOf(state: TakeState): { readonly job?: JobRef } {
  return "job" in state && state.job !== undefined ? { job: state.job } : {};
}

function kept(state: TakeState, failure?: Failure): { readonly original?: StoredFile; readonly job?: JobRef } {
  return {
    ...keptOriginal(state, failure),
    ...(failure !== undefined && isTheEndOfTheJob(failure) ? {} : jobOf(state)),
  };
}

/**
 * Nothing more can be had of a job that ended so. Of one that is not there, or whose result is not, it can: a server behind
 * a load balancer may be another.
 */
function isTheEndOfTheJob({ kind }: Failure): boolean {
  return kind === "job-failed" || kind === "job-ended" || kind === "moderated";
}

/** What was delivered stays delivered, unless it is the file itself that is missing or damaged. */
function keptOriginal(state: TakeState, failure?: Failure): { readonly original?: StoredFile } {
  if (failure?.kind === "file-missing" || failure?.kind === "file-damaged") return {};
  return "original" in state && state.original !== undefined ? { original: state.original } : {};
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

export function canBeAskedAgain(state: TakeState): boolean {
  return state.kind === "failed" || state.kind === "cancelled" || state.kind === "interrupted";
}

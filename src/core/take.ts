/** One attempt at a shot. `take.json` is its record; whether it lies on the timeline is only ever read from the timeline. */

import type { Drawn } from "./drawing";
import type { Failure } from "./failure";
import type { Recipe } from "./recipe";
import type { Shot } from "./shot";

/** A file in the take's folder, by name, never by path: the folder may move. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the whole file, hex. */
  readonly sha256: string;
  /** Of the media data alone, hex; survives what Premiere writes into headers. Absent where the container is not known. */
  readonly essenceSha256?: string;
}

/**
 * asked → making → delivered → ready, or failed, cancelled, interrupted on the way; those three can be asked again.
 * `making` on disk without work under way means that Premiere went away in the middle: that is `interrupted`.
 */
export type TakeState =
  | { readonly kind: "asked" }
  | { readonly kind: "making" }
  /** The original is on disk and checked; the clip is not imported yet. */
  | { readonly kind: "delivered"; readonly original: StoredFile }
  /** The clip is in the project. */
  | { readonly kind: "ready"; readonly original: StoredFile; readonly clip: StoredFile; readonly projectItemId: string }
  /** These keep an original that was delivered before: asking again goes on from it. */
  | { readonly kind: "failed"; readonly failure: Failure; readonly original?: StoredFile }
  | { readonly kind: "cancelled"; readonly original?: StoredFile }
  | { readonly kind: "interrupted"; readonly original?: StoredFile };

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
  /** What was drawn, once it was. Absent for a still hold, which draws nothing. */
  readonly drawn?: Drawn;
  /** What became of the placement that was asked with the take. Absent: not tried yet. Says nothing about now. */
  readonly placement?: PlacementRecord;
  /** Fields of a later version or of another tool, kept as they were and written back. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

export type PlacementRecord =
  | { readonly outcome: "verified"; readonly at: string }
  | { readonly outcome: "unverified"; readonly at: string; readonly why: string }
  /** It came too late for its place, so it waits in the bin. */
  | { readonly outcome: "waits"; readonly at: string; readonly why: WaitReason }
  | { readonly outcome: "failed"; readonly at: string; readonly failure: Failure };

export type WaitReason = "sequence-changed" | "place-taken" | "playing" | "no-longer-wanted";

export type TakeEvent =
  | { readonly kind: "started" }
  | { readonly kind: "delivered"; readonly original: StoredFile; readonly drawn?: Drawn }
  | { readonly kind: "imported"; readonly clip: StoredFile; readonly projectItemId: string }
  | { readonly kind: "placement"; readonly record: PlacementRecord }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "cancelled" }
  | { readonly kind: "interrupted" }
  /** Asked again: from failed, cancelled, interrupted; on from the original where there is one. */
  | { readonly kind: "again" };

/**
 * The take after an event. An event that does not belong to the state it meets is stale and leaves the take as it is:
 * a late answer must never undo what is known.
 */
export function advance(take: Take, event: TakeEvent): Take {
  const { state } = take;
  switch (event.kind) {
    case "started":
      return state.kind === "asked" ? { ...take, state: { kind: "making" } } : take;
    case "delivered":
      return state.kind === "making"
        ? {
            ...take,
            state: { kind: "delivered", original: event.original },
            ...(event.drawn === undefined ? {} : { drawn: event.drawn }),
          }
        : take;
    case "imported":
      return state.kind === "delivered"
        ? {
            ...take,
            state: {
              kind: "ready",
              original: state.original,
              clip: event.clip,
              projectItemId: event.projectItemId,
            },
          }
        : take;
    case "placement":
      return state.kind === "ready" ? { ...take, placement: event.record } : take;
    case "failed":
      return isOver(state)
        ? take
        : { ...take, state: { kind: "failed", failure: event.failure, ...keptOriginal(state, event.failure) } };
    case "cancelled":
      return isOver(state) ? take : { ...take, state: { kind: "cancelled", ...keptOriginal(state) } };
    case "interrupted":
      return isOver(state) ? take : { ...take, state: { kind: "interrupted", ...keptOriginal(state) } };
    case "again": {
      if (!canBeAskedAgain(state)) return take;
      const { original } = keptOriginal(state);
      return { ...take, state: original === undefined ? { kind: "asked" } : { kind: "delivered", original } };
    }
  }
}

/** What was delivered stays delivered, unless it is the file itself that is missing or damaged. */
function keptOriginal(state: TakeState, failure?: Failure): { readonly original?: StoredFile } {
  if (failure?.kind === "file-missing" || failure?.kind === "file-damaged") return {};
  return "original" in state && state.original !== undefined ? { original: state.original } : {};
}

/** Nothing more will come of it by itself. */
export function isOver(state: TakeState): boolean {
  switch (state.kind) {
    case "ready":
    case "failed":
    case "cancelled":
    case "interrupted":
      return true;
    case "asked":
    case "making":
    case "delivered":
      return false;
  }
}

export function canBeAskedAgain(state: TakeState): boolean {
  return state.kind === "failed" || state.kind === "cancelled" || state.kind === "interrupted";
}

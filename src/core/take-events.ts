/** What happens to a take, and what it is after that. */

import type { Drawn } from "./drawing";
import type { Failure } from "./failure";
import { isWire, type JobRef, type Submission } from "./job";
import type { Charge } from "./money";
import {
  canBeAskedAgain,
  isOver,
  jobOf,
  type Film,
  type Looked,
  type PlacementRecord,
  type StoredFile,
  type Take,
  type TakeState,
  type PlayingItem,
} from "./take";

export type TakeEvent =
  | { readonly kind: "started"; readonly policy?: Take["policy"] }
  /** Who asked for it lets the files say so; an id of words. */
  | { readonly kind: "signed"; readonly promptWriter: string }
  /** The request leaves now, looked at before or not. */
  | {
      readonly kind: "submitting";
      readonly submission: Submission;
      readonly check?: Take["check"];
      readonly policy?: Take["policy"];
    }
  /** The engine said for certain that it did not take it, and will later: nothing was sent, as far as money goes. */
  | { readonly kind: "turned-away" }
  | { readonly kind: "unanswered"; readonly looked?: Looked }
  /** The engine has the job: it answered, or the job was found in its list. */
  | { readonly kind: "accepted"; readonly job: JobRef }
  | { readonly kind: "charged"; readonly charge: Charge }
  | { readonly kind: "delivered"; readonly original: StoredFile; readonly drawn?: Drawn; readonly film?: Film }
  | { readonly kind: "imported"; readonly clip: StoredFile; readonly projectItemId: string }
  | { readonly kind: "placement"; readonly record: PlacementRecord }
  /** A project item plays its clip from now on, or a copy of it. */
  | ({ readonly kind: "footage" } & PlayingItem)
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
      return state.kind === "asked" && !isWire(take.recipe.engine)
        ? { ...unchecked(take), ...policyOf(event), state: { kind: "making" } }
        : take;
    case "signed":
      return state.kind === "asked" ? { ...take, promptWriter: event.promptWriter } : take;
    case "submitting":
      return state.kind === "asked" && isWire(take.recipe.engine)
        ? {
            ...unchecked(take),
            ...(event.check === undefined ? {} : { check: event.check }),
            ...policyOf(event),
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
      const { kind: _footage, ...now } = event;
      const others = (take.footage ?? []).filter((one) => one.projectItemId !== now.projectItemId);
      return state.kind === "ready" ? { ...take, footage: [...others, now] } : take;
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

/** Asked for as if for the first time: what an earlier submission cost is not what the next one does. */
function unpaid({ charge: _before, ...take }: Take): Take {
  return { ...take, state: { kind: "asked" } };
}

/** Nothing has been found out about what leaves next. */
function unchecked({ check: _before, policy: _then, ...take }: Take): Take {
  return take;
}

function policyOf({ policy }: { readonly policy?: Take["policy"] }): Pick<Take, "policy"> {
  return policy === undefined ? {} : { policy };
}

function lookedAt({ looked }: { readonly looked?: Looked }): { readonly looked?: Looked } {
  return looked === undefined ? {} : { looked };
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

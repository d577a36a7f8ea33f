/**
 * The port: what Pickup asks of whoever makes takes behind a network. Vocabulary after the AI SDK's video model. An
 * implementation keeps nothing between calls: a JobRef is enough to go on after a restart. It never sends a request a
 * second time by itself; who calls decides, and only reads are ever repeated.
 */

import type { Capability, LearntLimit } from "../core/capability";
import type { Failure } from "../core/failure";
import type { DialectName, FoundJob, JobRef, JobStatus, ResultRef, Submission, WireName } from "../core/job";
import type { Estimate } from "../core/money";
import type { Recipe } from "../core/recipe";

export interface Engine {
  readonly wire: WireName;
  /** Questions a minute, about all jobs together, that the engine takes without complaint. */
  readonly pollsPerMinute: number;

  /** Asks the server who it is: Settings' test button, and a cheap look before a submission. @throws StudioError */
  look(signal: StopSignal): Promise<EngineLook>;

  /** What the model can do: the engine's own list, else a capability document, else all `unknown`. @throws StudioError */
  capability(model: string, signal: StopSignal): Promise<Capability>;

  /** By the capability's prices for what the recipe asks. `unknown` without one. */
  estimate(recipe: Recipe, capability: Capability): Estimate;

  /**
   * Sends the request, once. Never rejects for what a server or network does: that is the answer.
   * @throws Cancelled only before anything was sent: nothing has to be looked for.
   */
  start(request: StartRequest, signal: StopSignal): Promise<Started>;

  /**
   * A read; may be repeated.
   * @throws StudioError `unreachable`, `engine-busy`, `engine-nonsense`, `engine-redirects`, `key-refused`: ask again later.
   * @throws StudioError `job-vanished`: the server does not know the job, which one answer does not prove.
   */
  status(job: JobRef, signal: StopSignal): Promise<JobStatus>;

  /**
   * Writes a result from front to back into `into`, going on behind what it has where the server can.
   * @throws StudioError as `status`; `engine-refused`; `result-expired` when the address does not serve it, which one
   * answer does not prove; `result-damaged` when it breaks off or is of another length than announced: what was written
   * stays, and the next call goes on from there; `address-refused` when it lies where Pickup does not go. Whatever
   * `into.write` throws passes through.
   */
  fetch(job: JobRef, result: ResultRef, into: Sink, how: FetchHow): Promise<void>;

  /**
   * Ends the job at the engine. `goes-on`: it has no way to, or the job is done already; it may be charged.
   * @throws StudioError
   */
  cancel(job: JobRef, signal: StopSignal): Promise<"ended" | "goes-on">;

  /** Takes job and result away from the engine. `kept`: it has no such call. @throws StudioError */
  remove(job: JobRef, signal: StopSignal): Promise<"removed" | "kept">;

  /**
   * Jobs of around that time, and whatever else the same pages show, to find a submission that was not answered; absent when
   * the engine has no list. @throws StudioError
   */
  list(since: Submission, signal: StopSignal): Promise<readonly FoundJob[] | undefined>;
}

/** What of an AbortSignal is used: UXP's own may lack the rest. */
export type StopSignal = Pick<AbortSignal, "aborted" | "addEventListener" | "removeEventListener">;

/** What a server said about itself. */
export interface EngineLook {
  /** Absent: OpenRouter, or nothing told the dialects apart. */
  readonly dialect?: DialectName;
  /** In the server's order. Empty: it did not say. */
  readonly models: readonly string[];
}

export interface StartRequest {
  /** `asked` is present: who asks has settled it. */
  readonly recipe: Recipe;
  readonly submission: Submission;
  /** In the order of the recipe's references, already of the size asked. */
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly role: "first" | "last" | "look";
  readonly mimeType: "image/png" | "image/jpeg";
  readonly bytes: Uint8Array;
}

export type Started =
  | { readonly kind: "accepted"; readonly job: JobRef }
  /** For certain not taken: 429, or the server could not even be asked who it is. Seconds to wait, when it said so. */
  | { readonly kind: "turned-away"; readonly retryAfter?: number }
  /** For certain not taken, and asking the same again would be refused again. */
  | { readonly kind: "refused"; readonly failure: Failure; readonly learnt?: LearntLimit }
  /** It may have arrived: the line broke, it took too long, or what came back says nothing. `why` is for the log. */
  | { readonly kind: "unanswered"; readonly why: string };

/** Where a result goes: from front to back, never two writes at once. */
export interface Sink {
  /** Bytes that are there from an earlier try, and what the server called that version (ETag or Last-Modified). */
  readonly have: number;
  readonly validator: string | undefined;
  /** The result is another version than what is there, or the server cannot go on: all begins anew at 0. */
  restart(validator: string | undefined): Promise<void>;
  write(position: number, bytes: Uint8Array): Promise<void>;
}

export interface FetchHow {
  readonly signal: StopSignal;
  /** The project stays on this network: a result that the engine keeps beyond it is not fetched. */
  readonly thisNetworkOnly: boolean;
  /** Bytes so far; `total` absent while the server has not said. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
}

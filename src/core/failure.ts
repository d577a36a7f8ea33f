/**
 * What can go wrong, as data: kept in take.json, shown by `ui/text`, tested. Every kind has a sentence in every language
 * that says what happened, what it means for the cut, and what to do.
 */

import type { Variation } from "./job";
import type { NoFrame } from "./frame-times";
import type { Money } from "./money";
import type { NoOwnFrame } from "./source";
import type { WhyNotReplace } from "./replace";

export type Failure =
  | { readonly kind: "no-project" }
  | { readonly kind: "no-sequence" }
  | { readonly kind: "empty-prompt" }
  | { readonly kind: "bad-length"; readonly frames: number; readonly most: number }
  | { readonly kind: "sequence-changed" }
  /** Premiere answered, but the file did not appear within `waitedSeconds`. */
  | { readonly kind: "frame-not-exported"; readonly waitedSeconds: number }
  /** Premiere said the import was done, but no project item with that path appeared. */
  | { readonly kind: "import-not-seen"; readonly file: string; readonly waitedSeconds: number }
  | { readonly kind: "import-refused"; readonly file: string }
  /** A host call threw or answered `false`. `call` is the API's own name; `message` is the host's own text. */
  | { readonly kind: "host-refused"; readonly call: string; readonly message?: string }
  /** The step was carried out, but reading back shows otherwise. */
  | { readonly kind: "not-on-timeline"; readonly track: number }
  | { readonly kind: "folder-not-writable"; readonly folder: string }
  | { readonly kind: "disk-full"; readonly folder: string }
  | { readonly kind: "file-missing"; readonly file: string }
  | { readonly kind: "file-damaged"; readonly file: string; readonly why: string }
  /** The media room cannot run on this machine, or lacks what is needed. */
  | { readonly kind: "room-unavailable"; readonly why: string }
  /** The media room died in the middle. What it was drawing can be drawn again. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "draw-failed"; readonly why: string }
  /** The engine that the form or the take names is no longer in Settings. */
  | { readonly kind: "no-engine"; readonly engine: string }
  /** The address is none that Pickup may speak to. */
  | { readonly kind: "address-refused"; readonly host: string; readonly why: AddressRefusal }
  /** 401 or 403: the engine wants a key, or another one. */
  | { readonly kind: "key-refused"; readonly host: string }
  /** No answer to a read: nothing was lost, it is asked again. Seconds, when the engine said how long. */
  | { readonly kind: "unreachable"; readonly host: string; readonly why: string; readonly retryAfter?: number }
  /** The engine said no to what it was asked, before any work. `message` is its own. */
  | { readonly kind: "engine-refused"; readonly host: string; readonly status: number; readonly message: string }
  /** 429. Seconds, when the engine said how long. */
  | { readonly kind: "engine-busy"; readonly host: string; readonly retryAfter?: number }
  /** An answer that is not of the protocol: a web page, half a JSON. */
  | { readonly kind: "engine-nonsense"; readonly host: string; readonly why: string }
  /** It answers, but has nothing of the protocol there. `path`: below its host, `/` at least. */
  | { readonly kind: "no-protocol"; readonly host: string; readonly path: string }
  /** It points to another host; a key is never carried there. */
  | { readonly kind: "engine-redirects"; readonly host: string; readonly to: string }
  /** The model cannot do what was asked; found out before anything was sent. */
  | {
      readonly kind: "model-cannot";
      readonly model: string;
      readonly why: "first-frame-needed" | "prompt-too-long" | "refused-before";
      /** The engine's own words, where it refused the same before. */
      readonly said?: string;
    }
  /** The engine cannot make that of the take. `host`: the engine that said so, or would have been asked. */
  | { readonly kind: "cannot-vary"; readonly does: Variation; readonly why: CannotVary; readonly host?: string }
  /** A scene cannot be made of links of that model. `links`: how many it would take. */
  | {
      readonly kind: "cannot-chain";
      readonly model: string;
      readonly why: "too-short" | "no-first-frame" | "too-many";
      readonly links?: number;
    }
  /** What lies on the timeline of a link is not what the scene laid there: it was trimmed, retimed or taken away. */
  | { readonly kind: "link-changed"; readonly link: number }
  /** An engine delivered fewer frames than the link needs. `link` counts from 1. */
  | { readonly kind: "link-short"; readonly link: number; readonly missing: number }
  /** The project of a scene is not the one that is open, so its next link has nowhere to go. */
  | { readonly kind: "scene-closed" }
  /** The stills that a scene was begun with are not at hand any more, and its first link was never asked. */
  | { readonly kind: "stills-gone" }
  /** The server has other models than the one that was asked for; found out before anything was sent. `has`: theirs. */
  | { readonly kind: "model-not-there"; readonly host: string; readonly model: string; readonly has: string }
  /** Refused for what prompt or frames show. `by`: the engine, or the check before sending. */
  | { readonly kind: "moderated"; readonly by: "engine" | "check"; readonly message: string }
  /** The engine took the job and could not do it. */
  | { readonly kind: "job-failed"; readonly host: string; readonly message: string }
  /** The engine no longer knows the job. */
  | { readonly kind: "job-vanished"; readonly host: string }
  /** The engine ended it without a result. */
  | { readonly kind: "job-ended"; readonly host: string; readonly why: "cancelled" | "expired" | "deleted" }
  /** The result is no longer there to be fetched. */
  | { readonly kind: "result-expired"; readonly host: string }
  /** Again and again what came was not the whole video. */
  | { readonly kind: "result-damaged"; readonly host: string; readonly why: string }
  /** `estimate` absent: nobody knows what it costs, and the cap is reached already. */
  | { readonly kind: "over-cap"; readonly cap: Money; readonly spent: Money; readonly estimate?: Money }
  /** What this month has cost so far could not be read, so the cap could not be kept. */
  | { readonly kind: "spending-unread" }
  /** `project.json` cannot be read, so nobody knows whether the project may leave the house. */
  | { readonly kind: "network-unread"; readonly why: string }
  /** That job is the other take's: a request that was not answered has one of its own, or none. */
  | { readonly kind: "job-of-another"; readonly clip: string }
  /** What the panel remembers could be read only in part; a copy was set aside. */
  | { readonly kind: "memory-damaged"; readonly why: string }
  /** It costs more than the editor lets pass without asking. */
  | { readonly kind: "not-confirmed"; readonly estimate?: Money }
  /** There is no frame in the sequence where one was asked for. */
  | { readonly kind: "no-frame"; readonly why: NoFrame }
  /** The clip's own frame cannot be had; the programme's can. */
  | { readonly kind: "no-own-frame"; readonly clip: string; readonly why: NoOwnFrame }
  /** A file that was to be a reference is no PNG or JPEG that can be decoded. */
  | { readonly kind: "not-a-picture"; readonly file: string; readonly why: "empty" | "other-kind" | "damaged" }
  /** A take without a film of its own has no frame to give. */
  | { readonly kind: "no-take-frame"; readonly clip: string }
  /** A person of the library can be kept, but not used. */
  | { readonly kind: "consent-missing"; readonly name: string }
  | { readonly kind: "library-entry-empty"; readonly name: string }
  /** Its record is written by the machine that made it alone. */
  | { readonly kind: "library-elsewhere"; readonly name: string }
  /** More shots at one time than there are tracks for, and one new one. `track`: the new one; a video track unless it says `of`. */
  | { readonly kind: "no-room"; readonly track: number; readonly of?: "sound" }
  /** A take was not put in the place of a clip. `clip`: its name; absent where there is none. In frames: what the take has, and what the clip shows. */
  | {
      readonly kind: "cannot-replace";
      readonly why: WhyNotReplace;
      readonly clip?: string;
      readonly has?: number;
      readonly needs?: number;
      /** The sequence in which it is so, where that is another than the open one. */
      readonly sequence?: string;
    }
  /** Versions of a sequence were not made, or not all of them. */
  | {
      readonly kind: "no-versions";
      readonly why: WhyNoVersions;
      readonly shot: number;
      /** Names of copies that are in the project, as they should be. Absent: none is. */
      readonly made?: string;
      /** Names of copies that came and are not, or may not be, as they should be. Absent: there are none. */
      readonly doubtful?: string;
    }
  /** A take was not checked, or not against that. */
  | { readonly kind: "cannot-check"; readonly why: CannotCheck }
  /** Premiere was not made to play a take at another rate, or not for certain. */
  | { readonly kind: "cannot-interpret"; readonly why: CannotInterpret }
  | { readonly kind: "no-board" }
  /** Shots of a storyboard, by number, that have no picture to lay out; empty: it has no shots. */
  | { readonly kind: "board-undrawn"; readonly shots: string }
  /** The shot's picture lies nowhere in the open sequence. */
  | { readonly kind: "not-laid-out"; readonly shot: number }
  | { readonly kind: "unexpected"; readonly message: string };

/**
 * `not-there`: no clip of the shot lies in the open sequence. `several`: more than one is switched on. `too-few`: fewer than
 * two takes of it are kept. `not-copied`: Premiere said yes, and fewer copies came.
 * `unconfirmed`: all came, and some are not as they should be.
 */
export const WHY_NO_VERSIONS = ["not-there", "several", "too-few", "not-copied", "unconfirmed", "changed"] as const;
export type WhyNoVersions = (typeof WHY_NO_VERSIONS)[number];

export const CANNOT_CHECK = [
  /** The take lies nowhere in the open sequence. */
  "not-placed",
  /** It is switched off there, or its track is. */
  "unseen",
  /** Nothing is seen where it was to be measured against. */
  "nothing-there",
  /** The sequence works in a colour space of which the exported frame says nothing. */
  "working-space",
  /** It is a still. */
  "no-film",
  /** It is retimed or reversed there. */
  "retimed",
  /** Premiere plays it at another rate than its own, and which of its frames the clip shows is not clear. */
  "interpreted",
  /** Its frames come at no steady rate. */
  "variable-rate",
  /** Another clip or another picture is seen there than the one that was measured. */
  "stale",
] as const;
/** Why no figure is given, or a figure is not used. */
export type CannotCheck = (typeof CANNOT_CHECK)[number];

export const CANNOT_INTERPRET = [
  /** This Premiere has no call for it. */
  "no-call",
  /** A clip of it is retimed or reversed. */
  "retimed",
  /** Clips of it, or its rate, are not as they were when it was offered. */
  "changed",
  /** Premiere said yes, and another rate reads back. */
  "kept",
] as const;
export type CannotInterpret = (typeof CANNOT_INTERPRET)[number];

export type AddressRefusal =
  | "not-an-address"
  /** Plain http over the open network. */
  | "http-public"
  /** Plain http to a private address without the editor's consent. */
  | "http-private"
  /** The project is set to "this network only". */
  | "this-network-only"
  /** Not among the engines that the editor added. */
  | "not-allowed";

/** Why a take cannot be remixed, extended or edited. */
export const CANNOT_VARY = [
  /** Drawn here: no engine has its film. */
  "drawn-here",
  /** Its film has not come. */
  "unfinished",
  /** Nobody knows which job of the engine it was. */
  "no-job",
  /** The engine is no longer in Settings. */
  "no-engine",
  /** The engine has another address now, so the film is not there. */
  "moved",
  /** Its server has no call for it, or its model cannot. */
  "engine",
  /** It was extended as often, or is as long, as the engine allows. */
  "as-long-as-it-gets",
  /** Its sequence is not the open one. */
  "other-sequence",
  /** Premiere plays it at another rate than its own, so where in its film its clip begins or ends is not counted. */
  "interpreted",
  /** The engine no longer has the film. */
  "gone",
] as const;
export type CannotVary = (typeof CANNOT_VARY)[number];

export type FailureKind = Failure["kind"];

/**
 * The one class that is thrown between folders. Bugs are plain `Error`s. A cancel is no failure: it is an `AbortError`.
 * `message` is for logs and English only; people read the sentence that `ui/text` has for `failure`.
 */
export class StudioError extends Error {
  override readonly name = "StudioError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: { readonly cause?: unknown }) {
    super(describe(failure), options);
    this.failure = failure;
  }
}

/** Thrown when the editor stops something. Its name is what `AbortSignal` uses, which UXP may lack as a class. */
export class Cancelled extends Error {
  override readonly name = "AbortError";
}

export function isCancel(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The words of whatever was thrown; Node's and UXP's own errors may belong to another realm, so text is the last resort. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whatever was thrown, as a failure: a StudioError's own, and everything else as `unexpected` with its message. */
export function failureOf(error: unknown): Failure {
  if (error instanceof StudioError) return error.failure;
  return { kind: "unexpected", message: messageOf(error) };
}

function describe(failure: Failure): string {
  const { kind, ...facts } = failure;
  const said = Object.entries(facts).map(
    ([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`,
  );
  return said.length === 0 ? kind : `${kind}: ${said.join(", ")}`;
}

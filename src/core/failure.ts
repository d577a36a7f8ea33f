/**
 * What can go wrong, as data: kept in take.json, shown by `ui/text`, tested. Every kind has a sentence in every language
 * that says what happened, what it means for the cut, and what to do.
 */

import type {
  WhyNoVersions,
  CannotCheck,
  CannotInterpret,
  CannotReview,
  DecisionsRefusal,
  AddressRefusal,
  CannotVary,
  CannotLabel,
} from "./failure-reasons";
import type { Variation } from "./job";
import type { NoFrame } from "./frame-times";
import type { Money } from "./money";
import type { NoOwnFrame } from "./source";
import type { WhyNotReplace } from "./replace-way";
import { messageOf } from "./thrown";

export type Failure =
  | { readonly kind: "no-project" }
  | { readonly kind: "no-sequence" }
  | { readonly kind: "empty-prompt" }
  | { readonly kind: "bad-length"; readonly frames: number; readonly most: number }
  | { readonly kind: "sequence-changed" }
  /** What was pressed is not what would be done by now. */
  | { readonly kind: "plan-changed" }
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
  /** The project's policy, or the house's own pack, cannot be read. `file` by its name; `why` names the field. */
  | { readonly kind: "policy-unread"; readonly file: string; readonly why: string }
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
  /** A decision about a label was not recorded, or labels were not laid. */
  | { readonly kind: "cannot-label"; readonly why: CannotLabel }
  /** Nothing was decided, or no review pack made. */
  | { readonly kind: "cannot-review"; readonly why: CannotReview }
  /** A file was to say where the ledger stood once, and does not. */
  | { readonly kind: "not-an-export"; readonly file: string; readonly why: string }
  /** Nothing of a decisions file was taken in. `says`: what is wrong with it, for who wrote it. */
  | { readonly kind: "decisions-refused"; readonly why: DecisionsRefusal; readonly says?: string }
  /** A file is larger than decisions on a pack come to, and was not read. In bytes. */
  | { readonly kind: "decisions-too-large"; readonly file: string; readonly bytes: number; readonly most: number }
  | { readonly kind: "no-board" }
  /** Shots of a storyboard, by number, that have no picture to lay out; empty: it has no shots. */
  | { readonly kind: "board-undrawn"; readonly shots: string }
  /** The shot's picture lies nowhere in the open sequence. */
  | { readonly kind: "not-laid-out"; readonly shot: number }
  | { readonly kind: "unexpected"; readonly message: string };

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

/**
 * What can go wrong, as data: kept in take.json, shown by `ui/text`, tested. Every kind has a sentence in every language
 * that says what happened, what it means for the cut, and what to do.
 */

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
  const said = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  return said.length === 0 ? kind : `${kind}: ${said.join(", ")}`;
}

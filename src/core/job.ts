/** A job at an engine: what is kept of it on disk, and what the engine says of it. Vocabulary after the AI SDK's video model. */

import type { FrameSize } from "./sequence";
import type { Money } from "./money";

/** How a server speaks OpenAI's Videos protocol. The last three are written from their sources and untried. */
export const DIALECTS = ["openai", "sglang", "vllm-omni", "litellm", "trtllm", "fastvideo", "newapi"] as const;
export type DialectName = (typeof DIALECTS)[number];

/** Who makes takes: the two that are built in, and the two wires. */
export const ENGINE_NAMES = ["animatic", "still-hold", "openai-videos", "openrouter"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];
/** Engines behind a network: they may cost money, and their jobs outlive us. */
export type WireName = Exclude<EngineName, "animatic" | "still-hold">;

export function isWire(engine: EngineName): engine is WireName {
  return engine === "openai-videos" || engine === "openrouter";
}

/** What is asked of a wire, beside the prompt: in the engine's own terms, settled before anything is sent. */
export interface Asked {
  /** The editor's own name for this engine among theirs: the entry in Settings, not the maker. */
  readonly engineId: string;
  /** As the editor called it, for lists when the entry is gone. */
  readonly engineName: string;
  /** Host and port, `gpu.local:8091`. Never with a key. */
  readonly host: string;
  /** Whole or broken, as the model takes it. */
  readonly seconds: number;
  readonly size: FrameSize;
  /** Frames a second; absent: the model's own. */
  readonly fps?: number;
  /** A film that the engine made before and works on now. Absent: it begins with nothing of its own. */
  readonly from?: AskedFrom;
}

/** What an engine can do with a film of its own: make the shot again, go on with it, or change it. */
export const VARIATIONS = ["remix", "extend", "edit"] as const;
export type Variation = (typeof VARIATIONS)[number];

export type AskedFrom =
  | { readonly kind: "remix" | "edit"; readonly job: JobRef }
  /** What comes is all of it: the film that is there, of so many `seconds`, and what is asked behind it. */
  | {
      readonly kind: "extend";
      readonly job: JobRef;
      readonly seconds: number;
      /** How often it will have been extended then. From 1. */
      readonly times: number;
    };

/** Written down before the request leaves. */
export interface Submission {
  /** Sent as the idempotency key where the server knows one; a submission is never sent twice, with or without. */
  readonly id: string;
  /** ISO 8601, UTC, this machine's clock. */
  readonly at: string;
}

/** Where something was sent. No key in it. */
export interface Destination {
  readonly engineId: string;
  readonly wire: WireName;
  /** Absent for OpenRouter. */
  readonly dialect?: DialectName;
  /** As it stood in Settings when it was sent, without a slash at the end: `https://host/v1`. */
  readonly address: string;
  readonly model: string;
}

/** Enough to go on after a restart, on its own: plain JSON, in take.json. */
export interface JobRef extends Destination {
  /** The engine's own. */
  readonly id: string;
  readonly submission: Submission;
  /** True when it was not answered but found in the engine's list. */
  readonly adopted?: true;
}

export type JobStatus =
  | { readonly state: "queued" }
  /** 0 to 1; `unknown` when the server only ever says 0 and 100. */
  | { readonly state: "running"; readonly progress: number | "unknown" }
  | { readonly state: "done"; readonly results: readonly ResultRef[]; readonly cost?: Money }
  | { readonly state: "failed"; readonly error: JobError; readonly cost?: Money }
  /** The engine ended it without a result. */
  | { readonly state: "ended"; readonly why: "cancelled" | "expired" | "deleted"; readonly cost?: Money };

/** Where a result lies: behind the engine's own content route, or at an address that needs no key and may expire. */
export type ResultRef =
  | { readonly kind: "content"; readonly index: number; readonly expiresAt?: string }
  | { readonly kind: "address"; readonly url: string; readonly expiresAt?: string };

export interface JobError {
  /** The engine's own words, as text. */
  readonly message: string;
  readonly code?: string;
  /** It refused for what the prompt or a frame shows. */
  readonly moderation: boolean;
}

/** A job that the engine's list shows: what can be known of it without having sent it. Absent where the list does not say. */
export interface FoundJob {
  readonly id: string;
  readonly state: JobStatus["state"];
  /** ISO 8601, by the engine's clock set right with its Date header. */
  readonly createdAt?: string;
  readonly prompt?: string;
  readonly model?: string;
  readonly seconds?: number;
  readonly size?: string;
  /** The job whose film it was made from. */
  readonly madeFrom?: string;
}

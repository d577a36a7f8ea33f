/** What tells one server of the protocol from another, as data and a few functions; each has a file of its own. */

import type { Sent } from "./form";
import type { Job } from "./job";
import { LITELLM, OPENAI } from "./openai";
import { OPENROUTER } from "./openrouter";
import type { Refused } from "./refused";
import { SGLANG } from "./sglang";
import type { Variation } from "./variation";
import { VLLM_OMNI } from "./vllm-omni";

export const TONGUES = ["openai", "sglang", "vllm-omni", "litellm", "openrouter"] as const;
export type TongueName = (typeof TONGUES)[number];

/** What a create is held against. */
export interface Shop {
  readonly models: readonly string[];
  /** Of those, the ones that make a film of a first frame and of nothing else. */
  readonly fromFrame: readonly string[];
  /** Lengths and sizes are held to the original's enumerations. */
  readonly enums: boolean;
}

export interface Listing {
  /** With what a `limit` or an `order` that is none is refused. */
  readonly refuses: 400 | 422;
  /** `limit` from there to 100; `usual` is taken where none is given, absent: all. */
  readonly least: 0 | 1;
  readonly usual?: number;
  /** Says `first_id`, `last_id` and `has_more`. */
  readonly cursor: boolean;
  /** `order` is one of two words; else any other is taken for `desc`. */
  readonly strictOrder: boolean;
  /** Jobs of one second keep the order they came in, newest first or not: Python sorts so. */
  readonly bySecond: boolean;
}

/** How films are handed out on the job's own route. */
interface Handing {
  readonly ranges: boolean;
  /** What stands in the way; absent: nothing. */
  readonly refuse: (job: Job, query: URLSearchParams) => Refused | undefined;
  /** What was asked for instead of the film; absent: the film. */
  readonly preview?: (query: URLSearchParams) => { readonly mimeType: string; readonly bytes: Buffer } | undefined;
  /** Absent: it names no file. */
  readonly fileName?: (job: Job) => string;
  readonly gone: Refused;
}

export interface Tongue {
  readonly name: TongueName;
  /** What addresses begin with; the first is the one that goes into Settings. */
  readonly roots: readonly string[];
  readonly created: 200 | 202;
  readonly headers: Readonly<Record<string, string>>;
  readonly newId: (now: number) => string;
  readonly unauthorized: object;
  /** For an address, or a verb, that is none of its own. */
  readonly unrouted: (status: 404 | 405) => object;
  readonly refusal: (refused: Refused) => object;
  /** Its words for a prompt that it will not film. */
  readonly moderation: Refused;
  /** What is wrong with a create; absent: it is taken. */
  readonly check: (sent: Sent, shop: Shop) => Refused | undefined;
  readonly job: (job: Job) => object;
  /** Calls that it has for a film of its own. */
  readonly varies: readonly Variation[];
  /** What is wrong with one of them; absent: it is taken. `film`: what it names, where that is a film at all. */
  readonly checkVariation?: (kind: Variation, sent: Sent, film: Job | undefined) => Refused | undefined;
  readonly models: (ids: readonly string[]) => object;
  /** Whether it answers GET of a failed job with the failure's own status. */
  readonly failsByStatus: boolean;
  /** Absent: there is no such call. */
  readonly list?: Listing;
  /** The answer to DELETE; absent: there is no such call. `refuse`: jobs that it will not delete. */
  readonly remove?: { readonly refuse?: (job: Job) => Refused | undefined; readonly said: (job: Job) => object };
  readonly content: Handing;
  /** Films lie with a store on another host unless something else is asked for. */
  readonly store: boolean;
  /** Films are kept for so long unless something else is asked for; undefined: for ever. */
  readonly keepsSeconds: number | undefined;
  readonly moderates: boolean;
}

export const TONGUE: Readonly<Record<TongueName, Tongue>> = {
  openai: OPENAI,
  sglang: SGLANG,
  "vllm-omni": VLLM_OMNI,
  litellm: LITELLM,
  openrouter: OPENROUTER,
};

/**
 * How servers speak OpenAI's Videos protocol, as data. From their sources and documents of 2026; `tried` says whether a
 * dialect is played through the tests. What is not known is left out of a request rather than guessed.
 */

import type { Capability, ExtensionAllowed } from "../../core/capability";
import { VARIATIONS, type DialectName, type Variation } from "../../core/job";
import { sayable, type Sayable } from "../../core/limits";
import { documentFor, unknownModel, withoutOwner } from "../documents";

/** A field's name in the request; `undefined`: the server has none, so it is not sent. */
interface FieldNames {
  readonly fps?: string;
  readonly seed?: string;
  readonly negative?: string;
  readonly sound?: string;
  /** Frames in all: with it, and only with it, a length can be said that is no whole number of seconds. */
  readonly frames?: string;
}

export interface Dialect {
  readonly name: DialectName;
  readonly tried: boolean;
  /** What the body of a create is: always JSON, always multipart, or multipart only when a picture goes along. */
  readonly body: "json" | "multipart" | "multipart-for-pictures";
  /** The field that the first frame goes along in: a file in a multipart body, `{image_url: "data:…"}` in JSON. */
  readonly picture: string;
  /** Models of such a server that take more than the first frame, by their bare names, and how they are told which is which. */
  readonly several?: { readonly models: readonly string[]; readonly how: "minimax-h3" };
  readonly fields: FieldNames;
  /** `seconds` as text, as OpenAI's schema has it, or as a number; always whole. */
  readonly seconds: "text" | "number";
  /** Characters of a prompt, where the server's own schema names them. */
  readonly longestPrompt?: number;
  /** The server has one model and refuses any other name: it is sent as the server's own list spells it. */
  readonly oneModel: boolean;
  /** GET of a failed job answers with the failure's own HTTP status, and the job in the body. */
  readonly failsByStatus: boolean;
  /** 0 and then 100: such a figure says nothing about how far it is. */
  readonly countsProgress: boolean;
  /** Jobs stay `queued` while they are worked on. */
  readonly hidesRunning: boolean;
  /** What DELETE does to a job: ends it, only forgets it (work and file go on), or there is no such call. */
  readonly remove: "aborts" | "forgets" | "none";
  readonly list: { readonly has: boolean; readonly pages: boolean; readonly prompt: boolean };
  /** The query of the content call; SGLang numbers its outputs and knows no names. */
  readonly content: "" | "?variant=video";
  /** Content can be asked for by ranges. */
  readonly ranges: boolean;
  /** Calls that it has for a film of its own. */
  readonly varies: readonly Variation[];
  /** Polls a minute that are polite. */
  readonly pollsPerMinute: number;
}

const OPENAI: Dialect = {
  name: "openai",
  tried: true,
  body: "json",
  picture: "input_reference",
  fields: {},
  seconds: "text",
  oneModel: false,
  failsByStatus: false,
  countsProgress: true,
  hidesRunning: false,
  remove: "forgets",
  list: { has: true, pages: true, prompt: true },
  content: "?variant=video",
  ranges: true,
  varies: [],
  pollsPerMinute: 30,
};

/** The guide's own words: 20 s at a time, six times, 120 s in all. */
const EXTENSION: ExtensionAllowed = { seconds: { kind: "list", values: [4, 8, 12, 16, 20] }, times: 6, most: 120 };

export const DIALECT: Readonly<Record<DialectName, Dialect>> = {
  openai: { ...OPENAI, varies: VARIATIONS, longestPrompt: 32_000 },
  sglang: {
    ...OPENAI,
    name: "sglang",
    body: "multipart-for-pictures",
    fields: { fps: "fps", seed: "seed", negative: "negative_prompt", sound: "generate_sound", frames: "num_frames" },
    seconds: "number",
    countsProgress: false,
    hidesRunning: true,
    list: { has: true, pages: false, prompt: false },
    content: "",
    pollsPerMinute: 120,
  },
  "vllm-omni": {
    ...OPENAI,
    name: "vllm-omni",
    body: "multipart",
    // https://github.com/vllm-project/vllm-omni/blob/main/recipes/MiniMaxAI/MiniMax-H3.md
    several: { models: ["minimax-h3"], how: "minimax-h3" },
    fields: { fps: "fps", seed: "seed", negative: "negative_prompt", sound: "generate_sound", frames: "num_frames" },
    oneModel: true,
    failsByStatus: true,
    countsProgress: false,
    remove: "aborts",
    content: "",
    pollsPerMinute: 120,
  },
  litellm: {
    ...OPENAI,
    name: "litellm",
    varies: VARIATIONS,
    body: "multipart-for-pictures",
    remove: "none",
    content: "",
    ranges: false,
    pollsPerMinute: 60,
  },
  trtllm: {
    ...OPENAI,
    name: "trtllm",
    tried: false,
    // A field that it does not know is refused with 422, so only its own are sent.
    body: "multipart-for-pictures",
    picture: "image_reference",
    fields: { fps: "fps", seed: "seed", negative: "negative_prompt", frames: "num_frames" },
    seconds: "number",
    countsProgress: false,
    remove: "forgets",
    list: { has: true, pages: false, prompt: true },
    content: "",
    pollsPerMinute: 60,
  },
  fastvideo: {
    ...OPENAI,
    name: "fastvideo",
    tried: false,
    body: "multipart-for-pictures",
    fields: { fps: "fps", seed: "seed", negative: "negative_prompt", frames: "num_frames" },
    seconds: "number",
    countsProgress: false,
    hidesRunning: true,
    list: { has: true, pages: false, prompt: false },
    content: "",
    pollsPerMinute: 60,
  },
  newapi: {
    ...OPENAI,
    name: "newapi",
    varies: ["remix"],
    tried: false,
    body: "multipart",
    remove: "none",
    list: { has: false, pages: false, prompt: false },
    content: "",
    pollsPerMinute: 20,
  },
};

/**
 * What the model can do, as far as a server that speaks `dialect` can be told it. Absent: nobody asked the server yet, so
 * only what every dialect has words for is counted on.
 */
export function abilities(model: string, dialect: Dialect | undefined): Capability {
  const words = dialect === undefined ? ANY_DIALECT : wordsOf(dialect, model);
  return sayable(documentFor(model) ?? unknownModel(model), words);
}

/** How that model of such a server is told several pictures apart; absent: it takes the first frame alone. */
export function severalOf({ several }: Dialect, model: string): "minimax-h3" | undefined {
  return several?.models.includes(withoutOwner(model)) === true ? several.how : undefined;
}

function wordsOf(dialect: Dialect, model: string): Sayable {
  const { fps, frames, seed, negative, sound } = dialect.fields;
  const { longestPrompt, varies } = dialect;
  return {
    length: frames === undefined ? "whole-seconds" : "frames",
    roles: severalOf(dialect, model) === undefined ? ["first"] : ["first", "last", "look"],
    fps: fps !== undefined,
    seed: seed !== undefined,
    negative: negative !== undefined,
    sound: sound !== undefined,
    longestPrompt: longestPrompt ?? "unknown",
    varies: { remix: varies.includes("remix"), extend: varies.includes("extend"), edit: varies.includes("edit") },
    ...(varies.includes("extend") ? { extension: EXTENSION } : {}),
  };
}

const ANY_DIALECT: Sayable = {
  length: "whole-seconds",
  roles: ["first"],
  fps: "unknown",
  seed: "unknown",
  negative: "unknown",
  sound: "unknown",
  longestPrompt: "unknown",
  varies: { remix: "unknown", extend: "unknown", edit: "unknown" },
};

/** What a server let be seen of itself, gathered from a few reads. */
interface Traits {
  /** `owned_by` of its models. */
  readonly owners: readonly string[];
  /** The shape of its list of videos. */
  readonly list?: { readonly hasCursor: boolean; readonly status: number };
  /** The shape in which it says that there is no such video. */
  readonly missing?: "detail" | "error";
  /** Names of answer headers, lower-case. */
  readonly headers: readonly string[];
}

/**
 * The dialect that fits what was seen; absent when nothing told. LiteLLM marks its answers with headers of its own, vLLM
 * and SGLang their models with their name; between the two, the list's cursor tells (vLLM-Omni has one, SGLang none).
 */
export function dialectFrom({ owners, list, missing, headers }: Traits): DialectName | undefined {
  const owner = owners.join(" ").toLowerCase();
  if (headers.some((name) => name.startsWith("x-litellm"))) return "litellm";
  if (owner.includes("vllm")) return "vllm-omni";
  if (owner.includes("sglang")) return "sglang";
  if (owner.includes("fastvideo")) return "fastvideo";
  if (owner.includes("trtllm") || owner.includes("tensorrt")) return "trtllm";
  if (headers.some((name) => name.startsWith("x-oneapi") || name.startsWith("x-new-api"))) return "newapi";
  if (headers.some((name) => name.startsWith("openai-"))) return "openai";
  // Whoever has no list of videos says of any path, in the same words, that it is not there.
  if (list?.status !== 200) return undefined;
  if (missing === "detail") return list.hasCursor ? "vllm-omni" : "sglang";
  return missing === "error" ? "openai" : undefined;
}

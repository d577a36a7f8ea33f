/**
 * OpenRouter's own dialect, after its SDK's types: a list of models that says what each can do, jobs that are cancelled or
 * expire, a price in the answer, and films that lie with a store.
 */

import { randomBytes } from "node:crypto";
import { dataIn, pictureSize, wordIn, type Sent } from "./form";
import { unix, type Job } from "./job";
import { OPENAI } from "./openai";
import type { Refused } from "./refused";
import type { Shop, Tongue } from "./tongue";

/** What its list says of a model; `null` is what it says of most things that it does not know. */
interface Listed {
  readonly name: string;
  readonly supported_durations: readonly number[] | null;
  readonly supported_sizes: readonly string[] | null;
  readonly supported_resolutions: readonly string[] | null;
  readonly supported_aspect_ratios: readonly string[] | null;
  readonly supported_frame_images: readonly ("first_frame" | "last_frame")[] | null;
  readonly generate_audio: boolean | null;
  readonly seed: boolean | null;
  readonly pricing_skus: Readonly<Record<string, string>> | null;
  readonly allowed_passthrough_parameters: readonly string[];
}

const UNSAID: Omit<Listed, "name"> = {
  supported_durations: null,
  supported_sizes: null,
  supported_resolutions: null,
  supported_aspect_ratios: null,
  supported_frame_images: null,
  generate_audio: null,
  seed: null,
  pricing_skus: null,
  allowed_passthrough_parameters: [],
};

function upTo(least: number, most: number): readonly number[] {
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

/**
 * As its list had them in autumn 2026, shortened. Prices are by the second in dollars or in cents, with and without sound,
 * by the token, or not there at all: the name of the SKU is all that tells.
 */
const CATALOGUE: Readonly<Record<string, Listed>> = {
  "google/veo-3.1": {
    ...UNSAID,
    name: "Google: Veo 3.1",
    supported_durations: [4, 6, 8],
    supported_sizes: ["1280x720", "1920x1080"],
    supported_resolutions: ["720p", "1080p", "4K"],
    supported_aspect_ratios: ["16:9", "9:16"],
    supported_frame_images: ["first_frame", "last_frame"],
    generate_audio: true,
    seed: true,
    pricing_skus: {
      duration_seconds_with_audio: "0.40",
      duration_seconds_with_audio_4k: "0.60",
      duration_seconds_without_audio: "0.20",
    },
    allowed_passthrough_parameters: ["personGeneration", "negativePrompt", "enhancePrompt"],
  },
  "kwaivgi/kling-v3.0-pro": {
    ...UNSAID,
    name: "Kling: Video v3.0 Pro",
    supported_durations: upTo(3, 15),
    supported_resolutions: ["720p"],
    supported_aspect_ratios: ["16:9", "9:16", "1:1"],
    supported_frame_images: ["first_frame", "last_frame"],
    generate_audio: true,
    seed: false,
    pricing_skus: { duration_seconds: "0.112", duration_seconds_with_audio: "0.168" },
    allowed_passthrough_parameters: ["negative_prompt", "cfg_scale"],
  },
  "bytedance/seedance-2.5": {
    ...UNSAID,
    name: "ByteDance: Seedance 2.5",
    supported_durations: upTo(4, 30),
    supported_resolutions: ["480p", "720p"],
    supported_aspect_ratios: ["16:9", "9:16", "1:1"],
    supported_frame_images: ["first_frame", "last_frame"],
    generate_audio: true,
    seed: true,
    pricing_skus: { video_tokens: "0.0000107" },
    allowed_passthrough_parameters: ["watermark"],
  },
  "runway/gen-4.5": {
    ...UNSAID,
    name: "Runway: Gen-4.5",
    supported_durations: upTo(2, 10),
    supported_frame_images: ["first_frame"],
    pricing_skus: { cents_per_second_output: "12" },
  },
  "alibaba/wan-3.0": {
    ...UNSAID,
    name: "Alibaba: Wan 3.0",
    supported_durations: upTo(2, 30),
    supported_resolutions: ["480p", "720p", "1080p"],
    supported_frame_images: ["first_frame"],
    generate_audio: true,
    seed: true,
  },
};

function listed(id: string): Listed {
  return CATALOGUE[id] ?? { ...UNSAID, name: id };
}

function models(ids: readonly string[]): object {
  const all = [...new Set([...ids, ...Object.keys(CATALOGUE)])];
  const data = all.map((id) => ({
    id,
    canonical_slug: id,
    created: 1_760_000_000,
    description: "",
    hugging_face_id: null,
    creativity: null,
    upscale_factor: null,
    ...listed(id),
  }));
  return { data };
}

function check(sent: Sent, { models: ids }: Shop): Refused | undefined {
  if (sent.kind !== "json") return { status: 400, message: "Invalid JSON in request body" };
  const { fields } = sent;
  const model = wordIn(sent, "model");
  if (!ids.includes(model) && CATALOGUE[model] === undefined) {
    return { status: 400, message: `${model} is not a valid model ID` };
  }
  const frames: readonly unknown[] = Array.isArray(fields["frame_images"]) ? fields["frame_images"] : [];
  if (wordIn(sent, "prompt") === "" && frames.length === 0) return { status: 400, message: "prompt is required" };
  const can = listed(model);
  const duration = fields["duration"];
  const length = typeof duration === "number" ? duration : Number.NaN;
  if (duration !== undefined && !(Number.isInteger(length) && length > 0)) {
    return { status: 400, message: "duration: expected a whole number of seconds" };
  }
  const lengths = can.supported_durations;
  if (lengths !== null && duration !== undefined && !lengths.includes(length)) {
    return { status: 400, message: `duration: ${length} is not one of ${lengths.join(", ")}` };
  }
  const size = wordIn(sent, "size");
  if (can.supported_sizes !== null && size !== "" && !can.supported_sizes.includes(size)) {
    return { status: 400, message: `size: ${size} is not one of ${can.supported_sizes.join(", ")}` };
  }
  const known: readonly unknown[] = can.supported_frame_images ?? ["first_frame", "last_frame"];
  const roles = frames.map((frame) =>
    typeof frame === "object" && frame !== null && "frame_type" in frame ? frame.frame_type : undefined,
  );
  if (!roles.every((role) => known.includes(role)) || new Set(roles).size < roles.length) {
    return { status: 400, message: `frame_images: ${model} takes ${known.join(", ")}` };
  }
  const references: readonly unknown[] = Array.isArray(fields["input_references"]) ? fields["input_references"] : [];
  const strange = [...frames, ...references].some((one) => !isPicture(one));
  return strange ? { status: 400, message: "image_url: not an image that can be read" } : undefined;
}

/** `{type: "image_url", image_url: {url: "data:…"}}`, with a picture in it. */
function isPicture(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("type" in value) || value.type !== "image_url") return false;
  const image: unknown = "image_url" in value ? value.image_url : undefined;
  if (typeof image !== "object" || image === null || !("url" in image) || typeof image.url !== "string") return false;
  const bytes = dataIn(image.url);
  return bytes === undefined ? /^https:/.test(image.url) : pictureSize(bytes) !== undefined;
}

const DOLLARS_PER_SECOND = 0.1;

function job({ id, status, seconds, error, fromStore, filmUrl, contentUrl }: Job): object {
  const done = status === "completed";
  const cost = Number((DOLLARS_PER_SECOND * Number(seconds || "4")).toFixed(6));
  return {
    id,
    polling_url: `/api/v1/videos/${id}`,
    status: status === "queued" ? "pending" : status,
    ...(status === "queued" ? {} : { generation_id: id.replace("gen-vid-", "gen-") }),
    ...(done ? { unsigned_urls: [fromStore ? filmUrl : contentUrl], usage: { cost, is_byok: false } } : {}),
    ...(error === undefined ? {} : { error: error.message }),
  };
}

/** `remove` and `list` are no calls of it. */
const { remove: _noRemove, list: _noList, ...REST } = OPENAI;

export const OPENROUTER: Tongue = {
  ...REST,
  name: "openrouter",
  roots: ["/api/v1"],
  created: 202,
  headers: {},
  newId: (now) => `gen-vid-${unix(now)}-${randomBytes(10).toString("hex")}`,
  unauthorized: { error: { message: "No auth credentials found", code: 401 } },
  unrouted: (status) => ({ error: { message: "Not Found", code: status } }),
  refusal: ({ status, message, code }) => ({
    error: { code: status, message, ...(code === "moderation_blocked" ? { metadata: { reasons: ["violence"] } } : {}) },
    user_id: "user_2x9T",
  }),
  moderation: {
    status: 403,
    message: "This model requires moderation. Your input was flagged for “violence”. No credits were charged.",
    code: "moderation_blocked",
  },
  check,
  varies: [],
  job,
  models,
  content: {
    ranges: true,
    refuse: ({ id, status }, query) => {
      if (status !== "completed") {
        return { status: 400, message: `Video job ${id} is not completed (status: ${status})` };
      }
      return (query.get("index") ?? "0") === "0" ? undefined : { status: 404, message: "No output at that index" };
    },
    gone: { status: 410, message: "The generated video has expired" },
  },
  store: true,
  keepsSeconds: undefined,
  moderates: false,
};

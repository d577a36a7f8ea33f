/**
 * The original, after OpenAI's published specification of /videos, and LiteLLM's proxy, which passes it on: ids that carry
 * its route, no DELETE, and films that it holds whole in memory.
 */

import { randomBytes } from "node:crypto";
import { dataIn, pictureSize, wordIn, type Sent, type SentFile } from "./form";
import { unrouted } from "./fastapi";
import { isOver, unix, type Job } from "./job";
import { SPRITESHEET, THUMBNAIL } from "./media";
import { LONGEST_PROMPT, missingParameter, NOT_READY, UNPARSED, unsupported, type Refused } from "./refused";
import type { Shop, Tongue } from "./tongue";
import { checkVariation, VARIATIONS } from "./variation";

/** ImageRefParam-2, VideoSeconds and VideoSize there. */
const LONGEST_IMAGE_URL = 20_971_520;
const SECONDS = ["4", "8", "12"];
const SIZES = ["720x1280", "1280x720", "1024x1792", "1792x1024"];
const USUAL_SIZE = "720x1280";

function envelope({ status, message, code, param }: Refused): object {
  const type = status >= 500 ? "server_error" : status === 429 ? "requests" : "invalid_request_error";
  return { error: { message, type, param: param ?? null, code: code ?? null } };
}

/** VideoResource. */
export function video(job: Job): Record<string, unknown> {
  const { id, model, status, progress, createdAt, endedAt, expiresAt, prompt, size, seconds, error } = job;
  const done = status === "completed";
  return {
    id,
    object: "video",
    model,
    status,
    progress,
    created_at: unix(createdAt),
    completed_at: done && endedAt !== undefined ? unix(endedAt) : null,
    expires_at: done && expiresAt !== undefined ? unix(expiresAt) : null,
    prompt,
    size: size || USUAL_SIZE,
    seconds: seconds || "4",
    remixed_from_video_id: job.from?.kind === "remix" ? job.from.id : null,
    error: error === undefined ? null : { code: error.code, message: error.message },
  };
}

export function modelList(owner: string): (ids: readonly string[]) => object {
  return (ids) => ({
    object: "list",
    data: ids.map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: owner })),
  });
}

const EXPIRED: Refused = { status: 404, message: "This video has expired." };

function checkOpenAi(sent: Sent, { enums }: Shop): Refused | undefined {
  if (sent.kind === "unreadable" || sent.kind === "urlencoded") return UNPARSED;
  const { fields, files } = sent;
  const { prompt } = fields;
  if (prompt === undefined || prompt === "") return missingParameter("prompt");
  for (const name of ["prompt", "seconds", "size", "model"]) {
    if (fields[name] === undefined || typeof fields[name] === "string") continue;
    const message = `Invalid type for '${name}': expected a string, but got ${typeof fields[name]} instead.`;
    return { status: 400, message, code: "invalid_type", param: name };
  }
  const length = [...wordIn(sent, "prompt")].length;
  if (length > LONGEST_PROMPT) {
    const message = `Invalid 'prompt': string too long. Expected a string with maximum length ${LONGEST_PROMPT}, but got a string with length ${length} instead.`;
    return { status: 400, message, code: "string_above_max_length", param: "prompt" };
  }
  const wrong = enums ? (notOneOf(sent, "seconds", SECONDS) ?? notOneOf(sent, "size", SIZES)) : undefined;
  return wrong ?? checkReference(sent, files);
}

function notOneOf(sent: Sent, name: string, values: readonly string[]): Refused | undefined {
  const value = wordIn(sent, name);
  return value === "" || values.includes(value) ? undefined : unsupported(name, value, values);
}

/** A file, `{image_url}` or `{file_id}`; in a form the latter two as `input_reference[image_url]`. */
function checkReference(sent: Sent, files: readonly SentFile[]): Refused | undefined {
  const param = "input_reference";
  const [file] = files;
  const given: unknown = sent.fields[param];
  const inForm = ["image_url", "file_id"].filter((name) => wordIn(sent, `${param}[${name}]`) !== "");
  if (file === undefined && given === undefined && inForm.length === 0) return undefined;
  let bytes = file?.bytes;
  if (bytes === undefined) {
    const reference = typeof given === "object" && given !== null ? Object.entries(given) : [];
    const named = [...reference.map(([name]) => name), ...inForm];
    if (named.length !== 1 || !["image_url", "file_id"].includes(named[0] ?? "")) {
      return { status: 400, message: "Provide exactly one of image_url or file_id.", code: "invalid_value", param };
    }
    const value: unknown = reference[0]?.[1] ?? wordIn(sent, `${param}[${named[0] ?? ""}]`);
    if (named[0] === "file_id") return { status: 404, message: `No such File object: ${String(value)}`, param };
    if (typeof value !== "string" || value.length > LONGEST_IMAGE_URL) {
      return { status: 400, message: "Invalid 'input_reference.image_url'.", code: "invalid_value", param };
    }
    bytes = dataIn(value);
    // A picture on the web is not fetched: nobody here can know its size.
    if (bytes === undefined && /^https?:/.test(value)) return undefined;
  }
  const found = bytes === undefined ? undefined : pictureSize(bytes);
  if (found === undefined) return { status: 400, message: "Invalid image file or mode for input_reference.", param };
  if (found === (wordIn(sent, "size") || USUAL_SIZE)) return undefined;
  return { status: 400, message: "Inpaint image must match the requested width and height" };
}

export const OPENAI: Tongue = {
  name: "openai",
  roots: ["/v1"],
  created: 200,
  headers: { "openai-version": "2020-10-01" },
  newId: () => `video_${randomBytes(24).toString("hex")}`,
  unauthorized: envelope({ status: 401, message: "Incorrect API key provided.", code: "invalid_api_key" }),
  unrouted: (status) => envelope({ status, message: status === 404 ? "Invalid URL" : "Method not allowed" }),
  refusal: envelope,
  moderation: {
    status: 400,
    message: "Your request was blocked by our moderation system.",
    code: "moderation_blocked",
  },
  check: checkOpenAi,
  job: video,
  models: modelList("openai"),
  varies: VARIATIONS,
  checkVariation,
  failsByStatus: false,
  list: { refuses: 400, least: 0, usual: 20, cursor: true, strictOrder: true, bySecond: false },
  remove: {
    refuse: (job) =>
      isOver(job) ? undefined : { status: 400, message: "Only a completed or failed video can be deleted." },
    said: ({ id }) => ({ object: "video.deleted", deleted: true, id }),
  },
  content: {
    ranges: true,
    refuse: (job, query) => {
      const variant = query.get("variant") ?? "video";
      if (!["video", "thumbnail", "spritesheet"].includes(variant)) {
        return { status: 400, message: `Invalid value: '${variant}'.`, code: "invalid_value", param: "variant" };
      }
      return job.status === "completed" ? undefined : NOT_READY;
    },
    preview: (query) => {
      const variant = query.get("variant");
      if (variant === "thumbnail") return { mimeType: "image/webp", bytes: THUMBNAIL };
      return variant === "spritesheet" ? { mimeType: "image/jpeg", bytes: SPRITESHEET } : undefined;
    },
    gone: EXPIRED,
  },
  store: false,
  // "Download URLs ~1 h" in the guide.
  keepsSeconds: 3600,
  moderates: true,
};

function checkLiteLlm(sent: Sent, { models }: Shop): Refused | undefined {
  if (sent.kind === "unreadable" || sent.kind === "urlencoded") {
    return { status: 400, message: "Invalid JSON payload" };
  }
  const model = wordIn(sent, "model");
  if (!models.includes(model)) {
    const hint = "Call `/v1/models` to view available models for your key.";
    return { status: 400, message: `video_generation: Invalid model name passed in model=${model}. ${hint}` };
  }
  return wordIn(sent, "prompt") === "" ? missingParameter("prompt") : undefined;
}

// It has no such route.
const { remove: _none, ...WITHOUT_REMOVE } = OPENAI;

export const LITELLM: Tongue = {
  ...WITHOUT_REMOVE,
  name: "litellm",
  roots: ["/v1", ""],
  headers: { "x-litellm-version": "1.80.0" },
  newId: () => {
    const route = `litellm:custom_llm_provider:openai;model_id:;video_id:video_${randomBytes(12).toString("hex")}`;
    return `video_${Buffer.from(route).toString("base64")}`;
  },
  unauthorized: {
    error: {
      message: "Authentication Error, Invalid proxy server token passed.",
      type: "auth_error",
      param: "None",
      code: "401",
    },
  },
  unrouted,
  // Its codes are statuses, as text, unless the provider had one.
  refusal: (refused) => envelope({ ...refused, code: refused.code ?? String(refused.status) }),
  check: checkLiteLlm,
  list: { refuses: 400, least: 0, usual: 20, cursor: true, strictOrder: false, bySecond: false },
  content: {
    ranges: false,
    refuse: ({ status }) => (status === "completed" ? undefined : NOT_READY),
    fileName: ({ id }) => `video_${id}.mp4`,
    gone: EXPIRED,
  },
};

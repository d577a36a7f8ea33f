/** How each server words things: its routes, its jobs, its refusals. Facts as in the engines' sources; see DESIGN's reference. */

import type { Job } from "./job";

export const TONGUES = ["openai", "sglang", "vllm-omni", "litellm", "openrouter"] as const;
export type TongueName = (typeof TONGUES)[number];

export interface Tongue {
  readonly name: TongueName;
  /** What the address ends with. */
  readonly root: "/v1" | "/api/v1";
  readonly created: 200 | 202;
  readonly owner: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly idPrefix: string;
  /** Refuses any body but this. */
  readonly body: "multipart" | "json" | "both";
  /** Refuses any other name of a model. */
  readonly oneModel: boolean;
  /** A reference must have the size that is asked for, to the pixel. */
  readonly strictPicture: boolean;
  readonly remove: "aborts" | "forgets" | "none";
  readonly ranges: boolean;
  readonly lists: "cursor" | "plain" | "none";
  readonly refusal: (status: number, message: string, code?: string) => object;
  readonly job: (job: Job, now: number) => object;
}

function envelope(status: number, message: string, code?: string): object {
  const type = status >= 500 ? "server_error" : "invalid_request_error";
  return { error: { message, type, param: null, code: code ?? null } };
}

function detail(_status: number, message: string): object {
  return { detail: message };
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function video(job: Job, now: number): Record<string, unknown> {
  return {
    id: job.id,
    object: "video",
    model: job.model,
    status: job.status,
    progress: job.progress,
    created_at: seconds(job.createdAt),
    completed_at: job.status === "completed" ? seconds(now) : null,
    expires_at: job.status === "completed" ? seconds(now) + 3600 : null,
    prompt: job.prompt,
    size: job.size,
    seconds: job.seconds,
    remixed_from_video_id: null,
    error: job.error ?? null,
  };
}

const OPENAI: Tongue = {
  name: "openai",
  root: "/v1",
  created: 200,
  owner: "openai",
  headers: { "openai-version": "2020-10-01" },
  idPrefix: "video_",
  body: "both",
  oneModel: false,
  strictPicture: true,
  remove: "forgets",
  ranges: true,
  lists: "cursor",
  refusal: envelope,
  job: video,
};

export const TONGUE: Readonly<Record<TongueName, Tongue>> = {
  openai: OPENAI,
  sglang: {
    ...OPENAI,
    name: "sglang",
    owner: "sglang",
    headers: {},
    idPrefix: "",
    strictPicture: false,
    lists: "plain",
    refusal: detail,
    job: (job, now) => {
      const { prompt: _none, remixed_from_video_id: _never, ...rest } = video(job, now);
      const done = job.status === "completed";
      return {
        ...rest,
        // It never says that a job is being worked on, and counts from 0 to 100 in one step.
        status: job.status === "in_progress" ? "queued" : job.status,
        progress: done ? 100 : 0,
        error: job.error === undefined ? null : { message: job.error.message },
        quality: "standard",
        url: null,
        file_path: done ? `outputs/${job.id}.mp4` : null,
        num_outputs: done ? 1 : null,
        peak_memory_mb: done ? 20480.5 : null,
        inference_time_s: done ? 41.2 : null,
      };
    },
  },
  "vllm-omni": {
    ...OPENAI,
    name: "vllm-omni",
    owner: "vllm",
    headers: {},
    idPrefix: "video_gen_",
    body: "multipart",
    oneModel: true,
    strictPicture: false,
    remove: "aborts",
    refusal: detail,
    job: (job, now) => ({
      ...video(job, now),
      progress: job.status === "completed" ? 100 : 0,
      expires_at: null,
      error: job.error === undefined ? null : { code: job.error.status, message: job.error.message },
      media_type: "video/mp4",
      file_name: job.status === "completed" ? `${job.id}.mp4` : null,
      inference_time_s: null,
    }),
  },
  litellm: {
    ...OPENAI,
    name: "litellm",
    owner: "openai",
    headers: { "x-litellm-version": "1.80.0" },
    idPrefix: "video_bGl0ZWxsbTo",
    strictPicture: false,
    remove: "none",
    ranges: false,
  },
  openrouter: {
    ...OPENAI,
    name: "openrouter",
    root: "/api/v1",
    created: 202,
    headers: {},
    idPrefix: "gen-vid-",
    body: "json",
    strictPicture: false,
    remove: "none",
    lists: "none",
    refusal: (status, message) => ({ error: { code: status, message } }),
    job: (job) => ({
      id: job.id,
      polling_url: `/api/v1/videos/${job.id}`,
      status: job.status === "queued" ? "pending" : job.status,
      ...(job.status === "completed" ? { unsigned_urls: [job.unsignedUrl], usage: { cost: 0.4, is_byok: false } } : {}),
      ...(job.error === undefined ? {} : { error: job.error.message }),
    }),
  },
};

/** SGLang-Diffusion, after its `video_api.py` and `protocol.py`: JSON or a form, whole seconds, outputs by number, no cursor. */

import { randomUUID } from "node:crypto";
import {
  asOneText,
  COMMON,
  detail,
  isJson,
  lengthOf,
  misfitsIn,
  missing,
  unprocessable,
  unrouted,
  USUAL_FPS,
  type Rule,
} from "./fastapi";
import { wordIn, type Sent } from "./form";
import type { Job } from "./job";
import { modelList, OPENAI, video } from "./openai";
import { NOT_READY, type Refused } from "./refused";
import type { Shop, Tongue } from "./tongue";

const NO_OUTPUT: Refused = { status: 404, message: "Video output not found" };

/** Of VideoGenerationsRequest and of the form alike; `seconds` is a whole number there, not OpenAI's text. */
const SGLANG_FIELDS: Readonly<Record<string, Rule>> = {
  ...COMMON,
  seconds: { kind: "integer" },
  n: { kind: "integer" },
  max_sequence_length: { kind: "integer" },
  enable_teacache: { kind: "flag" },
  enable_upscaling: { kind: "flag" },
  upscaling_scale: { kind: "integer" },
  output_compression: { kind: "integer" },
};
/** In a form everything is text anyway. */
const SGLANG_TEXTS: Readonly<Record<string, Rule>> = Object.fromEntries(
  ["prompt", "input_reference", "reference_url", "model", "size", "negative_prompt"].map((name) => [
    name,
    { kind: "text" },
  ]),
);

function checkSglang(sent: Sent, { models, fromFrame }: Shop): Refused | undefined {
  const { fields, files, kind } = sent;
  const model = wordIn(sent, "model") || (models[0] ?? "");
  const hasFrame = ["input_reference", "reference_url"].some((name) => fields[name] !== undefined);
  const needsFrame = (given: boolean): Refused | undefined =>
    fromFrame.includes(model) && !given
      ? { status: 400, message: "input_reference or reference_url is required for image-to-video generation" }
      : undefined;
  if (kind === "multipart") {
    const wrong = misfitsIn(SGLANG_FIELDS, fields);
    if (wrong.length > 0) return unprocessable(wrong);
    for (const name of ["extra_body", "extra_params"]) {
      if (fields[name] !== undefined && !isJson(wordIn(sent, name))) {
        return { status: 400, message: `${name} is not valid JSON` };
      }
    }
    if (wordIn(sent, "prompt") === "") return { status: 400, message: "prompt is required" };
    return needsFrame(files.length > 0 || hasFrame);
  }
  if (kind !== "json") return { status: 400, message: "request body is not valid JSON" };
  const wrong = [
    ...(fields["prompt"] === undefined ? [missing("prompt")] : []),
    ...misfitsIn({ ...SGLANG_TEXTS, ...SGLANG_FIELDS }, fields),
  ];
  const none = needsFrame(hasFrame);
  if (none !== undefined || wrong.length === 0) return none;
  return { status: 400, message: `Invalid request body: ${asOneText(wrong, "VideoGenerationsRequest")}` };
}

/** How many films a job of SGLang makes: they are told apart by number. */
function outputsOf({ fields }: Job): number {
  return Number(wordIn({ fields }, "num_outputs_per_prompt")) || Number(wordIn({ fields }, "n")) || 1;
}

function sglangJob(job: Job): object {
  const { prompt: _unsaid, ...rest } = video(job);
  const done = job.status === "completed";
  const { frames = 4 * USUAL_FPS, fps } = lengthOf(job);
  return {
    ...rest,
    model: wordIn(job, "model") || "sora-2",
    // It never says that a job is being worked on, and counts from 0 to 100 in one step.
    status: job.status === "in_progress" ? "queued" : job.status,
    progress: done ? 100 : 0,
    expires_at: null,
    seconds: String(Math.round(frames / fps)),
    error: job.error === undefined ? null : { message: job.error.message },
    quality: "standard",
    url: done && job.fromStore ? job.filmUrl : null,
    file_path: job.fromStore || job.status === "failed" ? null : `/outputs/${job.id}.mp4`,
    file_paths: done && !job.fromStore ? [`/outputs/${job.id}.mp4`] : null,
    num_outputs: done ? outputsOf(job) : null,
    peak_memory_mb: done ? 20480.5 : null,
    inference_time_s: done ? 41.2 : null,
  };
}

export const SGLANG: Tongue = {
  ...OPENAI,
  name: "sglang",
  headers: {},
  newId: () => randomUUID(),
  // It asks for no key: whoever does stands before it.
  unauthorized: { detail: "Unauthorized" },
  unrouted,
  refusal: detail,
  check: checkSglang,
  job: sglangJob,
  models: modelList("sglang"),
  varies: [],
  list: { refuses: 422, least: 1, cursor: false, strictOrder: false, bySecond: true },
  // The record is forgotten; work that has begun goes on, and a file that is made stays on its disk.
  remove: { said: (job) => ({ ...sglangJob(job), status: "deleted" }) },
  content: {
    ranges: true,
    refuse: (job, query) => {
      if (job.fromStore && job.status === "completed") {
        const hint = `Please use the cloud URL: ${job.filmUrl}`;
        return { status: 400, message: `Video has been uploaded to cloud storage. ${hint}` };
      }
      if (job.status !== "completed") return job.status === "failed" ? NO_OUTPUT : NOT_READY;
      // The variant is the number of an output: OpenAI's names are none.
      const variant = query.get("variant") ?? "0";
      return /^\d+$/.test(variant) && Number(variant) < outputsOf(job) ? undefined : NO_OUTPUT;
    },
    fileName: ({ id }) => `${id}.mp4`,
    gone: NO_OUTPUT,
  },
  keepsSeconds: undefined,
  moderates: false,
};

/**
 * vLLM-Omni, after its `protocol/videos.py` and routes: a form and nothing else, one model, failed jobs that are answered with
 * their failure's status, DELETE that ends work.
 */

import { randomUUID } from "node:crypto";
import { COMMON, detail, isJson, lengthOf, misfitsIn, missing, unprocessable, unrouted, type Rule } from "./fastapi";
import { pictureSize, type Sent } from "./form";
import { unix, type Job } from "./job";
import { modelList, OPENAI, video } from "./openai";
import { NOT_READY, type Refused } from "./refused";
import type { Shop, Tongue } from "./tongue";

const VLLM_FIELDS: Readonly<Record<string, Rule>> = {
  ...COMMON,
  seconds: { kind: "pattern", pattern: "^[1-9]\\d*$" },
  size: { kind: "pattern", pattern: "^\\d+x\\d+$" },
  width: { kind: "integer", least: 1 },
  height: { kind: "integer", least: 1 },
  num_frames: { kind: "integer", least: 1 },
  fps: { kind: "number", least: 1 },
  num_inference_steps: { kind: "integer", least: 1, most: 200 },
  guidance_scale: { kind: "number", least: 0, most: 20 },
  guidance_scale_2: { kind: "number", least: 0, most: 20 },
  true_cfg_scale: { kind: "number", least: 0, most: 20 },
  boundary_ratio: { kind: "number", least: 0, most: 1 },
  start_time_seconds: { kind: "number", least: 0 },
  generate_sound: { kind: "flag" },
  sound_duration: { kind: "number", above: 0 },
  frame_interpolation_exp: { kind: "integer", least: 1 },
  frame_interpolation_scale: { kind: "number", above: 0 },
};

function checkVllmOmni(sent: Sent, { models }: Shop): Refused | undefined {
  // A JSON body has no form in it: every field is missing.
  const fields = sent.kind === "multipart" || sent.kind === "urlencoded" ? sent.fields : {};
  const none = fields["prompt"] === undefined || fields["prompt"] === "" ? [missing("prompt")] : [];
  const wrong = [...none, ...misfitsIn(VLLM_FIELDS, fields)];
  if (wrong.length > 0) return unprocessable(wrong);
  const refused = ["image_reference", "video_reference", "lora", "extra_params"]
    .map((name) => checkJsonField(fields, name))
    .find((one) => one !== undefined);
  if (refused !== undefined) return refused;
  const [file] = sent.files.filter(({ field }) => field === "input_reference");
  const several = sent.files.filter(({ field }) => field === "input_references");
  const references = ["image_reference", "video_reference"].filter((name) => fields[name] !== undefined);
  if (several.length > 0 && (file !== undefined || references.length > 0)) {
    const message = "Provide input_references alone, without input_reference, image_reference, or video_reference.";
    return { status: 400, message };
  }
  if (file !== undefined && references.length > 0) {
    const message = "Provide only one of input_reference, image_reference, or video_reference.";
    return { status: 400, message };
  }
  const [only = ""] = models;
  const model = fields["model"];
  if (typeof model === "string" && model !== only) {
    return { status: 400, message: `Model mismatch: request specifies '${model}' but server is running '${only}'.` };
  }
  for (const name of references) {
    if (!String(fields[name]).includes('"file_id"')) continue;
    return { status: 400, message: `Invalid ${name}: file_id is not supported yet.` };
  }
  const isMixed = only.toLowerCase().endsWith("minimax-h3");
  // Any other model takes films there, and nothing else.
  const strange = several.find(({ bytes }) => !isFilm(bytes) && !(isMixed && pictureSize(bytes) !== undefined));
  if (strange !== undefined) return { status: 400, message: `Invalid uploaded reference: ${strange.name}` };
  if (file !== undefined && pictureSize(file.bytes) === undefined && !isFilm(file.bytes)) {
    const message = "Invalid input_reference: provided content is not a valid image or video.";
    return { status: 400, message };
  }
  return isMixed ? checkMiniMaxH3(fields, [...(file === undefined ? [] : [file]), ...several].length) : undefined;
}

/** Two halves of one model: `fl2va` knows which frame each picture is, `ref2va` takes up to nine as references. */
function checkMiniMaxH3(fields: Readonly<Record<string, unknown>>, pictures: number): Refused | undefined {
  const said = fields["extra_params"];
  const extra: unknown = JSON.parse(typeof said === "string" ? said : "{}");
  const { task = "t2va", frame_indices = [0] }: { task?: unknown; frame_indices?: unknown } =
    typeof extra === "object" && extra !== null ? extra : {};
  const refuse = (message: string): Refused => ({ status: 400, message });
  switch (task) {
    case "t2va":
      return pictures === 0 ? undefined : refuse("MiniMax H3 t2va accepts text only.");
    case "fl2va": {
      const known = ["[0]", "[-1]", "[0,-1]"].find((indices) => indices === JSON.stringify(frame_indices));
      if (known === undefined) return refuse("frame_indices must be [0], [-1] or [0, -1].");
      return pictures === (known === "[0,-1]" ? 2 : 1)
        ? undefined
        : refuse(`MiniMax H3 fl2va got ${pictures} images for frame_indices ${known}.`);
    }
    case "ref2va":
      return pictures >= 1 && pictures <= 9 ? undefined : refuse("MiniMax H3 ref2va accepts 1 to 9 images.");
    default:
      return refuse(`Unknown MiniMax H3 task: ${String(task)}`);
  }
}

function checkJsonField(fields: Readonly<Record<string, unknown>>, name: string): Refused | undefined {
  const text = fields[name];
  if (typeof text !== "string" || text === "") return undefined;
  if (!isJson(text)) return { status: 400, message: "Invalid JSON in form field." };
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return undefined;
  const found = Array.isArray(value) ? "list" : typeof value;
  return { status: 400, message: `Invalid JSON in form field: expected dict, got ${found}.` };
}

function isFilm(bytes: Buffer): boolean {
  return bytes.subarray(4, 8).toString("latin1") === "ftyp";
}

function vllmOmniJob(job: Job): object {
  const { frames, fps } = lengthOf(job);
  const { status, error, endedAt, size } = job;
  const done = status === "completed";
  const asked = job.seconds === "" ? undefined : Number(job.seconds);
  return {
    ...video(job),
    size: size || null,
    progress: done ? 100 : 0,
    completed_at: endedAt === undefined ? null : unix(endedAt),
    error: error === undefined ? null : { code: error.status, message: error.message },
    quality: "default",
    media_type: "video/mp4",
    file_name: done ? `${job.id}.mp4` : null,
    inference_time_s: done ? 41.2 : null,
    stage_durations: {},
    peak_memory_mb: done ? 20480.5 : 0,
    action: null,
    fps,
    num_frames: frames ?? null,
    duration_s: asked ?? (frames === undefined ? null : frames / fps),
  };
}

export const VLLM_OMNI: Tongue = {
  ...OPENAI,
  name: "vllm-omni",
  headers: {},
  newId: () => `video_gen_${randomUUID().replaceAll("-", "")}`,
  unauthorized: { error: "Unauthorized" },
  unrouted,
  refusal: detail,
  moderation: { status: 400, message: "Input was blocked by Cosmos3 guardrails." },
  check: checkVllmOmni,
  job: vllmOmniJob,
  models: modelList("vllm"),
  varies: [],
  failsByStatus: true,
  list: { refuses: 422, least: 0, cursor: true, strictOrder: true, bySecond: true },
  // Ends work that has begun.
  remove: { said: ({ id }) => ({ id, deleted: true, object: "video.deleted" }) },
  content: {
    ranges: true,
    refuse: ({ status }) => {
      if (status === "failed") {
        return { status: 422, message: "Video generation failed. Check job status for error details." };
      }
      return status === "completed" ? undefined : NOT_READY;
    },
    fileName: ({ id }) => `${id}.mp4`,
    gone: { status: 404, message: "Generated video file not found on disk" },
  },
  keepsSeconds: undefined,
  moderates: false,
};

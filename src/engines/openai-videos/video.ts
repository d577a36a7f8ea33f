/** OpenAI's video object, as far as servers keep to it: decoded, normalised, its clock set right. */

import { anything, fieldsOf, list, Misfit, text, type Decoder } from "../../core/decode";
import type { FoundJob, JobStatus } from "../../core/job";
import { isModeration, saidBy } from "../answers";
import type { Dialect } from "./dialects";

export interface Video {
  readonly id: string;
  readonly status: string;
  /** 0 to 100. */
  readonly progress?: number;
  /** Seconds since 1970, by the server's clock. */
  readonly createdAt?: number;
  readonly expiresAt?: number;
  readonly model?: string;
  readonly prompt?: string;
  readonly seconds?: number;
  readonly size?: string;
  /** The id of the film that it was made from. */
  readonly madeFrom?: string;
  /** A place to fetch from without the engine: SGLang with cloud storage. */
  readonly url?: string;
  readonly error?: unknown;
}

/** Only the id and the status must be there; whatever else does not fit is as if it were not. */
export const videoRecord: Decoder<Video> = (value, at) => {
  const { read } = fieldsOf(value, at);
  const id = read("id", text);
  if (id === "") throw new Misfit(at === "" ? "id" : `${at}.id`, "an id");
  const number = (name: string): number | undefined => read(name, numberish);
  const word = (name: string): string | undefined => read(name, wordish);
  return compact({
    id,
    status: read("status", text),
    progress: number("progress"),
    createdAt: number("created_at"),
    expiresAt: number("expires_at"),
    model: word("model"),
    prompt: word("prompt"),
    seconds: number("seconds"),
    size: word("size"),
    madeFrom: word("remixed_from_video_id"),
    url: word("url"),
    error: read("error", anything),
  });
};

interface VideoPage {
  readonly videos: readonly Video[];
  /** To be asked for next; absent at the end, and where the server has no pages. */
  readonly after?: string;
  readonly hasCursor: boolean;
}

/** `{data, has_more?, last_id?}`. A video that cannot be read is left out: the others are needed all the same. */
export const videoPage: Decoder<VideoPage> = (value, at) => {
  const { read } = fieldsOf(value, at);
  const videos = read("data", list(anything)).flatMap((one) => {
    try {
      return [videoRecord(one, "data")];
    } catch (error) {
      if (error instanceof Misfit) return [];
      throw error;
    }
  });
  const more = read("has_more", anything);
  const last = read("last_id", wordish) ?? videos[videos.length - 1]?.id;
  return {
    videos,
    hasCursor: typeof more === "boolean",
    ...(more === true && last !== undefined ? { after: last } : {}),
  };
};

const numberish: Decoder<number | undefined> = (value) => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
};

const wordish: Decoder<string | undefined> = (value) => (typeof value === "string" && value !== "" ? value : undefined);

type Given<T> = { [K in keyof T]: T[K] | undefined };

function compact(given: Given<Video> & Pick<Video, "id" | "status">): Video {
  const { id, status, ...rest } = given;
  return { id, status, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}

type Stage = JobStatus["state"];

/** The words that servers have for the same five things. An unknown one is work that goes on: it says nothing of an end. */
export function stageOf(status: string): Stage {
  switch (status.toLowerCase()) {
    case "queued":
    case "pending":
    case "throttled":
      return "queued";
    case "completed":
    case "succeeded":
    case "done":
      return "done";
    case "failed":
    case "error":
      return "failed";
    case "cancelled":
    case "canceled":
    case "deleted":
    case "expired":
      return "ended";
    default:
      return "running";
  }
}

/** `ahead`: how far the server's clock is before ours, in milliseconds. */
export function statusOf(video: Video, dialect: Dialect, ahead: number): JobStatus {
  const stage = stageOf(video.status);
  switch (stage) {
    case "queued":
      return dialect.hidesRunning && (video.progress ?? 0) > 0 ? running(video, dialect) : { state: "queued" };
    case "running":
      return running(video, dialect);
    case "done": {
      const expiresAt = isoOf(video.expiresAt, ahead);
      const expires = expiresAt === undefined ? {} : { expiresAt };
      const elsewhere = video.url !== undefined && /^https?:\/\//.test(video.url) ? video.url : undefined;
      return {
        state: "done",
        results: [
          elsewhere === undefined
            ? { kind: "content", index: 0, ...expires }
            : { kind: "address", url: elsewhere, ...expires },
        ],
      };
    }
    case "failed":
      return { state: "failed", error: errorOf(video.error) };
    case "ended":
      return { state: "ended", why: endOf(video.status) };
  }
}

function running({ progress }: Video, { countsProgress }: Dialect): JobStatus {
  const known = countsProgress && progress !== undefined && progress > 0 && progress <= 100;
  return { state: "running", progress: known ? progress / 100 : "unknown" };
}

function endOf(status: string): "cancelled" | "expired" | "deleted" {
  const word = status.toLowerCase();
  return word === "expired" ? "expired" : word === "deleted" ? "deleted" : "cancelled";
}

/** Why a job failed, in whatever shape its server says it; with a sentence of ours where it does not. */
export function errorOf(error: unknown): Extract<JobStatus, { state: "failed" }>["error"] {
  const said = saidBy({ error });
  if (said === undefined) return { message: "the engine did not say why", moderation: false };
  const { message, code } = said;
  return { message, moderation: isModeration(said), ...(code === undefined ? {} : { code }) };
}

/** A length that was said in frames is no seconds to a server: vLLM-Omni's list then shows its default, which is not ours. */
export function foundJobOf(video: Video, { list: { prompt }, fields }: Dialect, ahead: number): FoundJob {
  const createdAt = isoOf(video.createdAt, ahead);
  return {
    id: video.id,
    state: stageOf(video.status),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(prompt && video.prompt !== undefined ? { prompt: video.prompt } : {}),
    ...(video.model === undefined ? {} : { model: video.model }),
    ...(video.seconds === undefined || fields.frames !== undefined ? {} : { seconds: video.seconds }),
    ...(video.size === undefined ? {} : { size: video.size }),
    ...(video.madeFrom === undefined ? {} : { madeFrom: video.madeFrom }),
  };
}

/** Absent for what is no time. */
function isoOf(seconds: number | undefined, ahead: number): string | undefined {
  const at = new Date((seconds ?? Number.NaN) * 1000 - ahead);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

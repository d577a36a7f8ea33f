/**
 * OpenRouter's own video dialect: models and limits are read live from its list, frames go along as data URLs with their
 * role, and the answer says what it cost. Results lie at addresses that need no key.
 */

import type { Capability, Known, Price } from "../core/capability";
import { anything, fieldsOf, list, Misfit, text, type Decoder, type Fields } from "../core/decode";
import { failureOf, isCancel, messageOf, StudioError } from "../core/failure";
import type { JobRef, JobStatus, ResultRef } from "../core/job";
import { money, type Money } from "../core/money";
import type { FrameSize } from "../core/sequence";
import { encodeUtf8 } from "../core/utf8";
import { jsonOf, readFailure } from "./answers";
import { unknownModel } from "./documents";
import { download } from "./download";
import type { Engine, Picture, StartRequest, StopSignal } from "./engine";
import { estimateFor } from "./estimate";
import type { Answer, Line } from "./line";
import { dataUrl } from "./openai-videos/body";
import { refusalOf } from "./openai-videos/engine";
import { errorOf, stageOf } from "./openai-videos/video";

const READ_SECONDS = 30;
/** Its list changes by the day, not by the minute. */
const LIST_KEEPS_MS = 600_000;

export function openRouter(line: Line, known: { readonly engineId: string; readonly costsNothing: boolean }): Engine {
  const { base, host } = line.address;
  let listed: { readonly at: number; readonly models: readonly Capability[] } | undefined;

  const read = (path: string, signal: StopSignal): Promise<Answer> =>
    line.send({ method: "GET", url: base + path, signal, timeoutSeconds: READ_SECONDS });

  const models = async (signal: StopSignal): Promise<readonly Capability[]> => {
    if (listed !== undefined && line.now().getTime() - listed.at < LIST_KEEPS_MS) return listed.models;
    const answer = await read("/videos/models", signal);
    if (answer.status !== 200) throw new StudioError(readFailure(answer, host, line.now()));
    const at = line.now();
    const found = fits(host, () => modelList(at)(jsonOf(answer, host), ""));
    listed = { at: at.getTime(), models: found };
    return found;
  };

  return {
    wire: "openrouter",
    pollsPerMinute: 60,
    look: async (signal) => ({ models: (await models(signal)).map(({ model }) => model) }),
    capability: async (model, signal) =>
      (await models(signal)).find((one) => one.model === model) ?? unknownModel(model),
    estimate: (recipe, capability) => (known.costsNothing ? { kind: "nothing" } : estimateFor(recipe, capability)),

    async start(request, signal) {
      const { recipe, submission } = request;
      let answer: Answer;
      try {
        answer = await line.send({
          method: "POST",
          url: `${base}/videos`,
          headers: { "content-type": "application/json", "idempotency-key": submission.id },
          body: encodeUtf8(JSON.stringify(bodyOf(request))),
          signal,
        });
      } catch (error) {
        if (isCancel(error)) return { kind: "unanswered", why: "stopped while it was being sent" };
        const failure = failureOf(error);
        if (failure.kind === "engine-redirects") return { kind: "refused", failure };
        if (failure.kind === "unreachable") return { kind: "unanswered", why: failure.why };
        throw error;
      }
      if (answer.status < 200 || answer.status >= 300) return refusalOf(answer, host, request, line.now());
      try {
        const id = fits(host, () => fieldsOf(jsonOf(answer, host), "").read("id", text));
        const { engineId } = known;
        const job = { engineId, wire: "openrouter", address: base, model: recipe.model, id, submission } as const;
        return { kind: "accepted", job };
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        return { kind: "unanswered", why: messageOf(error) };
      }
    },

    async status(job, signal) {
      const answer = await read(`/videos/${encodeURIComponent(job.id)}`, signal);
      if (answer.status === 404) throw new StudioError({ kind: "job-vanished", host });
      if (answer.status !== 200) throw new StudioError(readFailure(answer, host, line.now()));
      return fits(host, () => statusRecord(jsonOf(answer, host), ""));
    },

    fetch(job: JobRef, result: ResultRef, into, how) {
      const content = `${base}/videos/${encodeURIComponent(job.id)}/content?index=`;
      return download(line, result.kind === "address" ? result.url : content + String(result.index), true, into, how);
    },

    cancel: () => Promise.resolve("goes-on"),
    remove: () => Promise.resolve("kept"),
    // It lists no jobs: a submission that was not answered can only be asked about by the editor.
    list: () => Promise.resolve(undefined),
  };
}

/** @throws StudioError `engine-nonsense` for what does not fit. */
function fits<T>(host: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
  }
}

function bodyOf({ recipe, pictures }: StartRequest): Readonly<Record<string, unknown>> {
  const { asked, model, prompt, negative, seed, sound } = recipe;
  if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
  const url = (picture: Picture): object => ({ type: "image_url", image_url: { url: dataUrl(picture) } });
  const frames = pictures.flatMap((one) =>
    one.role === "look" ? [] : [{ ...url(one), frame_type: `${one.role}_frame` }],
  );
  const looks = pictures.filter(({ role }) => role === "look").map(url);
  return {
    model,
    prompt: negative === "" ? prompt : `${prompt}\n\nAvoid: ${negative}`,
    duration: asked.seconds,
    size: `${asked.size.width}x${asked.size.height}`,
    seed,
    generate_audio: sound,
    ...(frames.length === 0 ? {} : { frame_images: frames }),
    ...(looks.length === 0 ? {} : { input_references: looks }),
  };
}

const statusRecord: Decoder<JobStatus> = (value, at) => {
  const fields = fieldsOf(value, at);
  const word = fields.read("status", text);
  const cost = costOf(fields);
  const charged = cost === undefined ? {} : { cost };
  const stage = stageOf(word);
  switch (stage) {
    case "queued":
      return { state: "queued" };
    case "running":
      return { state: "running", progress: "unknown" };
    case "failed":
      return { state: "failed", error: errorOf(fields.read("error", anything)), ...charged };
    case "ended":
      return { state: "ended", why: word === "expired" ? "expired" : "cancelled" };
    case "done": {
      const addresses = fields.read("unsigned_urls", (urls): readonly unknown[] => (Array.isArray(urls) ? urls : []));
      const results = addresses.flatMap((url): ResultRef[] =>
        typeof url === "string" && /^https?:\/\//.test(url) ? [{ kind: "address", url }] : [],
      );
      return { state: "done", results: results.length === 0 ? [{ kind: "content", index: 0 }] : results, ...charged };
    }
  }
};

/** `usage.cost`, in US dollars. Absent while nobody says. */
function costOf({ read }: Fields): Money | undefined {
  const usage = read("usage", anything);
  if (typeof usage !== "object" || usage === null || Array.isArray(usage)) return undefined;
  const cost = fieldsOf(usage, "usage").read("cost", anything);
  return typeof cost === "number" && Number.isFinite(cost) && cost >= 0 ? money(cost, "USD") : undefined;
}

function modelList(at: Date): Decoder<readonly Capability[]> {
  return (value, path) =>
    fieldsOf(value, path)
      .read("data", list(anything))
      .flatMap((one) => {
        try {
          return [modelRecord(one, at)];
        } catch (error) {
          // One model that cannot be read must not hide the others.
          if (error instanceof Misfit) return [];
          throw error;
        }
      });
}

function modelRecord(value: unknown, at: Date): Capability {
  const { read } = fieldsOf(value, "data");
  const model = read("id", text);
  const name = read("name", anything);
  const durations = read("supported_durations", numbers);
  const sizes = read("supported_sizes", sizeList);
  const roles = read("supported_frame_images", words);
  const passed = read("allowed_passthrough_parameters", words);
  const audio = read("generate_audio", maybeFlag);
  const seed = read("seed", maybeFlag);
  const role = (wanted: string): Known<number> => (roles === undefined ? "unknown" : roles.includes(wanted) ? 1 : 0);
  return {
    ...unknownModel(model),
    name: typeof name === "string" && name !== "" ? name : model,
    seconds: durations === undefined ? "unknown" : { kind: "list", values: durations },
    sizes: sizes === undefined ? "unknown" : { kind: "list", values: sizes },
    roles: { first: role("first_frame"), last: role("last_frame"), look: "unknown", firstNeeded: false },
    seed: seed ?? "unknown",
    negative: passed?.includes("negative_prompt") === true ? "unknown" : false,
    audio: audio ?? "unknown",
    prices: read("pricing_skus", prices(at)),
    source: { where: "OpenRouter's own list", date: at.toISOString().slice(0, 10) },
  };
}

const numbers: Decoder<readonly number[] | undefined> = (value) => {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter((one: unknown): one is number => typeof one === "number" && one > 0);
  return found.length === 0 ? undefined : found;
};

const words: Decoder<readonly string[] | undefined> = (value) =>
  Array.isArray(value) ? value.filter((one: unknown): one is string => typeof one === "string") : undefined;

const maybeFlag: Decoder<boolean | undefined> = (value) => (typeof value === "boolean" ? value : undefined);

const sizeList: Decoder<readonly FrameSize[] | undefined> = (value, at) => {
  const found = (words(value, at) ?? []).flatMap((size) => {
    const parts = /^(\d+)x(\d+)$/.exec(size);
    return parts === null ? [] : [{ width: Number(parts[1]), height: Number(parts[2]) }];
  });
  return found.length === 0 ? undefined : found;
};

/** SKUs by name, in dollars a second as text. Only those that say so are read: other units would be a guess. */
function prices(at: Date): Decoder<readonly Price[]> {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    const source = { where: "OpenRouter's own list", date: at.toISOString().slice(0, 10) };
    return Object.entries(value).flatMap(([sku, amount]: [string, unknown]): Price[] => {
      const dollars = Number(amount);
      if (!/(duration|per)_?seconds?/i.test(sku) || !Number.isFinite(dollars) || dollars < 0) return [];
      return [{ perSecond: money(dollars, "USD"), when: sku, source, ...pixelsIn(sku) }];
    });
  };
}

function pixelsIn(sku: string): { readonly upToPixels?: number } {
  const height = /(\d{3,4})p/i.exec(sku)?.[1];
  if (height === undefined) return {};
  // A 16:9 picture of that height, with room for odd sizes.
  return { upToPixels: Math.round((Number(height) * Number(height) * 16 * 1.05) / 9) };
}

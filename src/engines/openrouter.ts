/**
 * OpenRouter's own video dialect: models and limits are read live from its list, frames go along as data URLs with their
 * role, and the answer says what it cost. Results lie at addresses of its own, behind the key, or at signed ones elsewhere
 * that need none.
 */

import { anything, fieldsOf, object, text, type Decoder, type Fields } from "../core/decode";
import { Cancelled, StudioError } from "../core/failure";
import type { JobRef, JobStatus, ResultRef } from "../core/job";
import { money, type Money } from "../core/money";
import { wordsSent } from "../core/recipe";
import { messageOf } from "../core/thrown";
import { encodeUtf8 } from "../core/utf8";
import { decodedFrom, readFailure } from "./answers";
import { download } from "./download";
import type { Engine, Picture, StartRequest, StopSignal } from "./engine";
import { estimateFor } from "./estimate";
import { READ_SECONDS, type Answer, type Line } from "./line";
import { dataUrl } from "./openai-videos/body";
import { goneOr } from "./openai-videos/variation";
import { errorOf, stageOf } from "./openai-videos/video";
import { modelList, unlisted, type Listed } from "./openrouter-list";
import { refusalOf, unansweredBy } from "./refusal";

/** Its list changes by the day, not by the minute. */
const LIST_KEEPS_MS = 600_000;

export function openRouter(line: Line, known: { readonly engineId: string; readonly costsNothing: boolean }): Engine {
  const { base, host } = line.address;
  let listed: { readonly at: number; readonly models: readonly Listed[] } | undefined;

  const read = (path: string, signal: StopSignal): Promise<Answer> =>
    line.send({ method: "GET", url: base + path, signal, timeoutSeconds: READ_SECONDS });

  const models = async (signal: StopSignal): Promise<readonly Listed[]> => {
    if (listed !== undefined && line.now().getTime() - listed.at < LIST_KEEPS_MS) return listed.models;
    const answer = await read("/videos/models", signal);
    if (answer.status !== 200) throw new StudioError(readFailure(answer, host, line.now()));
    const at = line.now();
    const found = decodedFrom(answer, host, modelList(at));
    listed = { at: at.getTime(), models: found };
    return found;
  };

  return {
    wire: "openrouter",
    pollsPerMinute: 60,
    look: async (signal) => ({ models: (await models(signal)).map(({ can }) => can.model) }),
    capability: async (model, signal) => named(model, await models(signal))?.can ?? unlisted(model),
    estimate: (recipe, capability) => (known.costsNothing ? { kind: "nothing" } : estimateFor(recipe, capability)),

    async start(request, signal) {
      if (signal.aborted) throw new Cancelled("stopped before anything was sent");
      const { recipe, submission } = request;
      const body = bodyOf(request, named(recipe.model, listed?.models ?? []));
      let answer: Answer;
      try {
        answer = await line.send({
          method: "POST",
          url: `${base}/videos`,
          headers: { "content-type": "application/json", "idempotency-key": submission.id },
          body: encodeUtf8(JSON.stringify(body)),
          signal,
        });
      } catch (error) {
        return unansweredBy(error);
      }
      if (answer.status < 200 || answer.status >= 300) {
        const from = recipe.asked?.from;
        const gone = from === undefined ? undefined : await goneOr(answer, from, host, (path) => read(path, signal));
        return gone ?? refusalOf(answer, host, request, line.now());
      }
      try {
        const id = decodedFrom(answer, host, jobId);
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
      return decodedFrom(answer, host, statusRecord);
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

function named(model: string, models: readonly Listed[]): Listed | undefined {
  return models.find(({ can }) => can.model === model);
}

/** `listed` absent: the list does not have the model, so nothing is left out. */
function bodyOf({ recipe, pictures }: StartRequest, listed: Listed | undefined): Readonly<Record<string, unknown>> {
  const { asked, model, seed, sound } = recipe;
  const { prompt, negative } = wordsSent(recipe);
  if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
  const url = (picture: Picture): object => ({ type: "image_url", image_url: { url: dataUrl(picture) } });
  const frames = pictures.flatMap((one) =>
    one.role === "look" ? [] : [{ ...url(one), frame_type: `${one.role}_frame` }],
  );
  const looks = pictures.filter(({ role }) => role === "look").map(url);
  const size = `${asked.size.width}x${asked.size.height}`;
  const can = listed?.can;
  // The rest is the film's own, and the model decides by the words whether it goes on with it or changes it.
  if (asked.from !== undefined) {
    const longer = asked.from.kind === "extend" ? { duration: Math.ceil(asked.seconds) } : {};
    return { model, prompt, previous_job_id: asked.from.job.id, ...longer };
  }
  return {
    model,
    // It has no field for what is not wanted, so that goes along in words.
    prompt: negative === "" || can?.negative === false ? prompt : `${prompt}\n\nAvoid: ${negative}`,
    duration: Math.ceil(asked.seconds),
    ...(listed?.shapes.get(size) ?? { size }),
    ...(can?.seed === false ? {} : { seed }),
    ...(can?.audio === false ? {} : { generate_audio: sound }),
    ...(frames.length === 0 ? {} : { frame_images: frames }),
    ...(looks.length === 0 ? {} : { input_references: looks }),
  };
}

const jobId = object(({ read }) => read("id", text));

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
      return { state: "ended", why: word === "expired" ? "expired" : "cancelled", ...charged };
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

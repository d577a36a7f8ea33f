/** An engine that speaks OpenAI's Videos protocol, in whatever dialect its server does. */

import { anything, fieldsOf, list, Misfit, text } from "../../core/decode";
import type { Capability } from "../../core/capability";
import { failureOf, isCancel, messageOf, StudioError } from "../../core/failure";
import type { FoundJob, JobRef, JobStatus, ResultRef, Submission } from "../../core/job";
import { isModeration, jsonOf, readFailure, retryAfterOf, saidBy } from "../answers";
import { documentFor, unknownModel } from "../documents";
import { download } from "../download";
import type { Engine, EngineLook, Fetched, FetchHow, Sink, Started, StartRequest, StopSignal } from "../engine";
import { estimateFor } from "../estimate";
import type { Answer, Line } from "../line";
import { learntFrom } from "../learnt";
import { bodyOf } from "./body";
import { call } from "./client";
import { DIALECT, dialectFrom, type Dialect } from "./dialects";
import { errorOf, foundJobOf, statusOf, videoPage, videoRecord, type Video } from "./video";

/** An id that no server gives: how it says that it does not know it tells servers apart. */
const NOBODY = "pickup_nobody";
const PAGE = 100;
const MOST_PAGES = 5;
/** A server's list is read back to this long before the submission: clocks and queues are slow. */
const BEFORE_MS = 120_000;

/** `costsNothing`: the editor's own hardware. `dialect` absent: it is looked for when the server is first asked to make something. */
export function openAiVideos(
  line: Line,
  known: { readonly engineId: string; readonly dialect: Dialect | undefined; readonly costsNothing: boolean },
): Engine {
  const { host } = line.address;
  let detected = known.dialect;
  let models: readonly string[] | undefined;

  const read = async (path: string, signal: StopSignal): Promise<Answer> =>
    call(line, { method: "get", path, signal, timeoutSeconds: 30 });

  const look = async (signal: StopSignal): Promise<EngineLook> => {
    const listed = await read("/models", signal);
    if (listed.status === 401 || listed.status === 403 || listed.status === 429 || listed.status >= 500) {
      throw new StudioError(readFailure(listed, host, line.now()));
    }
    const found = listed.status === 200 ? modelsOf(jsonOf(listed, host), host) : [];
    models = found.map(({ id }) => id);
    if (known.dialect !== undefined) return { dialect: known.dialect.name, models };
    const videos = await read(`/videos?limit=1`, signal);
    const missing = await read(`/videos/${NOBODY}`, signal);
    const name = dialectFrom({
      owners: found.map(({ owner }) => owner),
      list: { status: videos.status, hasCursor: hasCursor(videos) },
      ...missingShape(missing),
      headers: tellingHeaders(listed, videos, missing),
    });
    if (name !== undefined) detected = DIALECT[name];
    return { ...(name === undefined ? {} : { dialect: name }), models };
  };

  const dialectOf = ({ dialect }: Pick<JobRef, "dialect">): Dialect =>
    (dialect === undefined ? detected : DIALECT[dialect]) ?? DIALECT.openai;

  const job = async (ref: JobRef, signal: StopSignal): Promise<JobStatus> => {
    const dialect = dialectOf(ref);
    const answer = await read(`/videos/${encodeURIComponent(ref.id)}`, signal);
    if (answer.status === 200) return statusOf(videoOf(answer, host), dialect, answer.ahead);
    if (dialect.failsByStatus) {
      const failed = failedJobIn(answer);
      if (failed !== undefined) return failed;
    }
    if (answer.status === 404) throw new StudioError({ kind: "job-vanished", host });
    throw new StudioError(readFailure(answer, host, line.now()));
  };

  const remove = async (ref: JobRef, signal: StopSignal): Promise<void> => {
    const path = `/videos/${encodeURIComponent(ref.id)}`;
    const answer = await call(line, { method: "delete", path, signal, timeoutSeconds: 30 });
    if (answer.status >= 300 && answer.status !== 404) throw new StudioError(readFailure(answer, host, line.now()));
  };

  return {
    wire: "openai-videos",
    pollsPerMinute: (detected ?? DIALECT.openai).pollsPerMinute,
    look,
    capability: (model): Promise<Capability> => Promise.resolve(documentFor(model) ?? unknownModel(model)),
    estimate: (recipe, capability) => (known.costsNothing ? { kind: "nothing" } : estimateFor(recipe, capability)),

    async start(request: StartRequest, signal: StopSignal): Promise<Started> {
      if (detected === undefined) await look(signal);
      const dialect = detected ?? DIALECT.openai;
      return submit(line, dialect, known.engineId, oneModelOf(dialect, request, models), signal);
    },

    status: job,

    fetch(ref: JobRef, result: ResultRef, into: Sink, how: FetchHow): Promise<Fetched> {
      const dialect = dialectOf(ref);
      const url =
        result.kind === "address"
          ? result.url
          : `${line.address.base}/videos/${encodeURIComponent(ref.id)}/content${dialect.content}`;
      return download(line, url, dialect.ranges, into, how);
    },

    cancel: async (ref, signal) => {
      if (dialectOf(ref).remove !== "aborts") return "goes-on";
      await remove(ref, signal);
      return "ended";
    },

    remove: async (ref, signal) => {
      if (dialectOf(ref).remove === "none") return "kept";
      await remove(ref, signal);
      return "removed";
    },

    list: async (since, signal) => {
      const dialect = detected ?? DIALECT.openai;
      return dialect.list.has ? listSince(line, dialect, since, signal) : undefined;
    },
  };
}

async function submit(
  line: Line,
  dialect: Dialect,
  engineId: string,
  request: StartRequest,
  signal: StopSignal,
): Promise<Started> {
  const { host, base } = line.address;
  const { recipe, submission } = request;
  const headers = { "idempotency-key": submission.id };
  let answer: Answer;
  try {
    answer = await call(line, { method: "post", path: "/videos", body: bodyOf(dialect, request), headers, signal });
  } catch (error) {
    if (isCancel(error)) return { kind: "unanswered", why: "stopped while it was being sent" };
    const failure = failureOf(error);
    if (failure.kind === "engine-redirects") return { kind: "refused", failure };
    if (failure.kind === "unreachable") return { kind: "unanswered", why: failure.why };
    throw error;
  }
  if (answer.status >= 200 && answer.status < 300) {
    try {
      const { id } = videoOf(answer, host);
      const { model } = recipe;
      const job = {
        engineId,
        wire: "openai-videos",
        dialect: dialect.name,
        address: base,
        model,
        id,
        submission,
      } as const;
      return { kind: "accepted", job };
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      return { kind: "unanswered", why: messageOf(error) };
    }
  }
  return refusalOf(answer, host, request, line.now());
}

/** What an answer other than yes means. A 5xx may come from a proxy after the engine took it: that is no answer. */
export function refusalOf(answer: Answer, host: string, { recipe }: StartRequest, now: Date): Started {
  const { status } = answer;
  if (status === 429) {
    const after = retryAfterOf(answer, now);
    return { kind: "turned-away", ...(after === undefined ? {} : { retryAfter: after }) };
  }
  if (status >= 500 || status === 408) return { kind: "unanswered", why: `it answers ${status}` };
  if (status === 401 || status === 403) {
    const said = saidIn(answer);
    if (said === undefined || !isModeration(said)) return { kind: "refused", failure: { kind: "key-refused", host } };
  }
  const said = saidIn(answer);
  // A refusal that is not in the engine's own words may be a portal's on the way: but 4xx it is, so nothing was taken.
  const message = said?.message ?? `it answers ${status}`;
  if (said !== undefined && isModeration(said)) {
    return { kind: "refused", failure: { kind: "moderated", by: "engine", message } };
  }
  const learnt = said === undefined ? undefined : learntFrom(said, recipe, now);
  const failure = { kind: "engine-refused", host, status, message } as const;
  return { kind: "refused", failure, ...(learnt === undefined ? {} : { learnt }) };
}

function saidIn({ text: body }: Answer): ReturnType<typeof saidBy> {
  try {
    return saidBy(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @throws StudioError `engine-nonsense` */
function videoOf(answer: Answer, host: string): Video {
  try {
    return videoRecord(jsonOf(answer, host), "");
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
  }
}

/** vLLM-Omni answers for a failed job with the failure's own status, and the job in the body. */
function failedJobIn({ text: body, status }: Answer): JobStatus | undefined {
  if (status < 400 || status === 401 || status === 403 || status === 429) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { read } = fieldsOf(value, "");
  return read("status", anything) === "failed"
    ? { state: "failed", error: errorOf(read("error", anything)) }
    : undefined;
}

/** A server of one model refuses any other name, so its own spelling is sent. */
function oneModelOf(dialect: Dialect, request: StartRequest, models: readonly string[] | undefined): StartRequest {
  const [only, second] = models ?? [];
  if (!dialect.oneModel || only === undefined || second !== undefined) return request;
  return { ...request, recipe: { ...request.recipe, model: only } };
}

async function listSince(
  line: Line,
  dialect: Dialect,
  since: Submission,
  signal: StopSignal,
): Promise<readonly FoundJob[]> {
  const from = Date.parse(since.at) - BEFORE_MS;
  const found: FoundJob[] = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = dialect.list.pages ? `?limit=${PAGE}&order=desc${after}` : "";
    const answer = await call(line, { method: "get", path: `/videos${query}`, signal, timeoutSeconds: 30 });
    if (answer.status !== 200) throw new StudioError(readFailure(answer, line.address.host, line.now()));
    const { videos, after: next } = pageOf(answer, line.address.host);
    const jobs = videos.map((video) => foundJobOf(video, dialect, answer.ahead));
    found.push(...jobs.filter(({ createdAt }) => createdAt === undefined || Date.parse(createdAt) >= from));
    const old = jobs.some(({ createdAt }) => createdAt !== undefined && Date.parse(createdAt) < from);
    if (next === undefined || old) break;
    after = `&after=${encodeURIComponent(next)}`;
  }
  return found;
}

function pageOf(answer: Answer, host: string): ReturnType<typeof videoPage> {
  try {
    return videoPage(jsonOf(answer, host), "");
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
  }
}

function hasCursor(answer: Answer): boolean {
  try {
    return answer.status === 200 && videoPage(JSON.parse(answer.text), "").hasCursor;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Misfit) return false;
    throw error;
  }
}

function missingShape({ text: body }: Answer): { readonly missing?: "detail" | "error" } {
  return /^\s*\{\s*"detail"/.test(body)
    ? { missing: "detail" }
    : /^\s*\{\s*"error"/.test(body)
      ? { missing: "error" }
      : {};
}

const TELLING = [
  "x-litellm-version",
  "x-litellm-call-id",
  "x-oneapi-request-id",
  "x-new-api-version",
  "openai-version",
];

function tellingHeaders(...answers: readonly Answer[]): readonly string[] {
  return TELLING.filter((name) => answers.some(({ header }) => header(name) !== undefined));
}

/** @throws StudioError `engine-nonsense` when it is no list of models. */
function modelsOf(value: unknown, host: string): readonly { readonly id: string; readonly owner: string }[] {
  try {
    return fieldsOf(value, "")
      .read("data", list(anything))
      .map((one) => {
        const { read } = fieldsOf(one, "data");
        const owner = read("owned_by", anything);
        return { id: read("id", text), owner: typeof owner === "string" ? owner : "" };
      });
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
  }
}

/** An engine that speaks OpenAI's Videos protocol, in whatever dialect its server does. */

import { anything, fieldsOf, list, Misfit, text } from "../../core/decode";
import type { Capability } from "../../core/capability";
import { Cancelled, failureOf, isCancel, messageOf, StudioError, type Failure } from "../../core/failure";
import type { FoundJob, JobRef, JobStatus, ResultRef, Submission } from "../../core/job";
import { isModeration, jsonOf, readFailure, retryAfterOf, saidBy } from "../answers";
import { withoutOwner } from "../documents";
import { download } from "../download";
import type { Engine, EngineLook, Fetched, FetchHow, Sink, Started, StartRequest, StopSignal } from "../engine";
import { estimateFor } from "../estimate";
import type { Answer, Line } from "../line";
import { learntFrom } from "../learnt";
import { call } from "./client";
import { abilities, DIALECT, dialectFrom, type Dialect } from "./dialects";
import { goneOr, sendingOf } from "./variation";
import { errorOf, foundJobOf, statusOf, videoPage, videoRecord, type Video } from "./video";

/** An id that no server gives: how it says that it does not know it tells servers apart. */
const NOBODY = "pickup_nobody";
const PAGE = 100;
const MOST_PAGES = 20;
/** A server's list is read on until a page is this much older than the submission: clocks and queues are slow. */
const BEFORE_MS = 120_000;

/** `costsNothing`: the editor's own hardware. `dialect` absent: it is looked for when the server is first asked to make something. */
export function openAiVideos(
  line: Line,
  known: { readonly engineId: string; readonly dialect: Dialect | undefined; readonly costsNothing: boolean },
): Engine {
  const { host } = line.address;
  let detected = known.dialect;
  /** Absent: it was not asked yet. */
  let models: readonly string[] | undefined;

  const read = (path: string, signal: StopSignal): Promise<Answer> => readOnce(line, path, signal);

  const look = async (signal: StopSignal): Promise<EngineLook> => {
    const listed = await read("/models", signal);
    if (listed.status === 401 || listed.status === 403 || listed.status === 429 || listed.status >= 500) {
      throw new StudioError(readFailure(listed, host, line.now()));
    }
    const found = listed.status === 200 ? modelsOf(jsonOf(listed, host), host) : [];
    models = found.map(({ id }) => id);
    if (known.dialect !== undefined && listed.status !== 404) return { dialect: known.dialect.name, models };
    const videos = await read(`/videos?limit=1`, signal);
    // Some servers have no list of models, and some no list of videos; one that has neither is somebody else.
    if (listed.status === 404 && videos.status === 404) {
      throw new StudioError({ kind: "no-protocol", host, path: new URL(line.address.base).pathname });
    }
    if (known.dialect !== undefined) return { dialect: known.dialect.name, models };
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
    const failed = failedJobIn(answer, ref, dialect);
    if (failed !== undefined) return failed;
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
    capability: (model): Promise<Capability> => Promise.resolve(abilities(model, detected)),
    estimate: (recipe, capability) => (known.costsNothing ? { kind: "nothing" } : estimateFor(recipe, capability)),

    async start(request: StartRequest, signal: StopSignal): Promise<Started> {
      if (signal.aborted) throw new Cancelled("stopped before anything was sent");
      if (models === undefined && detected === undefined) {
        try {
          await look(signal);
        } catch (error) {
          if (!(error instanceof StudioError)) throw error;
          return notSent(error.failure);
        }
      }
      const dialect = detected ?? DIALECT.openai;
      const spelled = oneModelOf(dialect, request, models ?? []);
      if (spelled === undefined) {
        const { model } = request.recipe;
        const has = (models ?? []).join(", ");
        return { kind: "refused", failure: { kind: "model-not-there", host, model, has } };
      }
      return submit(line, dialect, known.engineId, spelled, signal);
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
      // DELETE takes the film along: one that was finished since the last look is paid and stays.
      if ((await job(ref, signal)).state === "done") return "goes-on";
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

function readOnce(line: Line, path: string, signal: StopSignal): Promise<Answer> {
  return call(line, { method: "get", path, signal, timeoutSeconds: 30 });
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
  const { path, body } = sendingOf(dialect, request);
  let answer: Answer;
  try {
    answer = await call(line, { method: "post", path, body, headers, signal });
  } catch (error) {
    if (isCancel(error)) return { kind: "unanswered", why: "stopped while it was being sent" };
    const failure = failureOf(error);
    if (failure.kind === "engine-redirects" || failure.kind === "unexpected") return { kind: "refused", failure };
    return { kind: "unanswered", why: failure.kind === "unreachable" ? failure.why : messageOf(error) };
  }
  if (answer.status >= 200 && answer.status < 300) {
    try {
      const id = idOf(answer, host);
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
  const from = recipe.asked?.from;
  const gone = from === undefined ? undefined : await goneOr(answer, from, host, (at) => readOnce(line, at, signal));
  return gone ?? refusalOf(answer, host, request, line.now());
}

/** Who cannot be asked who it is was not sent anything: a passing trouble is waited out, any other is the answer. */
function notSent(failure: Failure): Started {
  switch (failure.kind) {
    case "unreachable":
    case "engine-busy":
      return { kind: "turned-away", ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }) };
    case "engine-nonsense":
    case "engine-redirects":
      return { kind: "turned-away" };
    default:
      return { kind: "refused", failure };
  }
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
  // What it says of a film of its own is no limit of what it makes from nothing.
  const isNew = recipe.asked?.from === undefined;
  const learnt = said === undefined || !isNew ? undefined : learntFrom(said, recipe, now);
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

/** Of a create's answer only the id matters: whatever else is missing can be asked for. @throws StudioError `engine-nonsense` */
function idOf(answer: Answer, host: string): string {
  try {
    const id = fieldsOf(jsonOf(answer, host), "").read("id", text);
    if (id === "") throw new Misfit("id", "an id");
    return id;
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
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

/**
 * vLLM-Omni answers for a failed job with the failure's own status, and the job in the body; a gateway before it may pass
 * that on under another dialect, where only a body that names the job is one.
 */
function failedJobIn({ text: body, status }: Answer, { id }: JobRef, dialect: Dialect): JobStatus | undefined {
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
  if (read("status", anything) !== "failed") return undefined;
  if (!dialect.failsByStatus && read("id", anything) !== id) return undefined;
  return { state: "failed", error: errorOf(read("error", anything)) };
}

/**
 * A server of one model refuses any other name, so its own spelling of the asked model is sent. Absent when it has another
 * model: that is never made in the asked one's place.
 */
function oneModelOf(dialect: Dialect, request: StartRequest, models: readonly string[]): StartRequest | undefined {
  const { recipe } = request;
  if (!dialect.oneModel || models.length === 0 || models.includes(recipe.model)) return request;
  const own = models.find((one) => withoutOwner(one) === withoutOwner(recipe.model));
  return own === undefined ? undefined : { ...request, recipe: { ...recipe, model: own } };
}

async function listSince(
  line: Line,
  dialect: Dialect,
  since: Submission,
  signal: StopSignal,
): Promise<readonly FoundJob[]> {
  const from = Date.parse(since.at) - BEFORE_MS;
  const isOld = ({ createdAt }: FoundJob): boolean => createdAt !== undefined && Date.parse(createdAt) < from;
  const found: FoundJob[] = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = dialect.list.pages ? `?limit=${PAGE}&order=desc${after}` : "";
    const answer = await call(line, { method: "get", path: `/videos${query}`, signal, timeoutSeconds: 30 });
    if (answer.status !== 200) throw new StudioError(readFailure(answer, line.address.host, line.now()));
    const { videos, after: next } = pageOf(answer, line.address.host);
    const jobs = videos.map((video) => foundJobOf(video, dialect, answer.ahead));
    found.push(...jobs);
    // Some lists do not heed `order` and begin with the oldest: there the new ones are still to come.
    const [first] = jobs;
    const last = jobs[jobs.length - 1];
    const falls = (first?.createdAt ?? "") >= (last?.createdAt ?? "");
    if (next === undefined || (falls && jobs.length > 1 && jobs.every(isOld))) break;
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

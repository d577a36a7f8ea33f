/** An engine that speaks OpenAI's Videos protocol, in whatever dialect its server does. */

import type { Capability } from "../../core/capability";
import { anything, fieldsOf } from "../../core/decode";
import { Cancelled, StudioError, type Failure } from "../../core/failure";
import type { JobRef, JobStatus, ResultRef } from "../../core/job";
import { decodedFrom, parsed, readFailure } from "../answers";
import { withoutOwner } from "../documents";
import { download } from "../download";
import type { Engine, EngineLook, FetchHow, Sink, Started, StartRequest, StopSignal } from "../engine";
import { estimateFor } from "../estimate";
import { READ_SECONDS, type Answer, type Line } from "../line";
import { call, readOnce } from "./client";
import { abilities, DIALECT, type Dialect } from "./dialects";
import { identify } from "./identity";
import { listSince } from "./listing";
import { submit } from "./submitting";
import { errorOf, statusOf, videoRecord } from "./video";

/** `costsNothing`: the editor's own hardware. `dialect` absent: it is looked for when the server is first asked to make something. */
export function openAiVideos(
  line: Line,
  known: { readonly engineId: string; readonly dialect: Dialect | undefined; readonly costsNothing: boolean },
): Engine {
  const { host } = line.address;
  let detected = known.dialect;
  /** Absent: it was not asked yet. */
  let models: readonly string[] | undefined;

  const look = async (signal: StopSignal): Promise<EngineLook> => {
    const found = await identify(line, known.dialect, signal);
    models = found.models;
    if (found.dialect !== undefined) detected = DIALECT[found.dialect];
    return found;
  };

  const dialectOf = ({ dialect }: Pick<JobRef, "dialect">): Dialect =>
    (dialect === undefined ? detected : DIALECT[dialect]) ?? DIALECT.openai;

  const job = async (ref: JobRef, signal: StopSignal): Promise<JobStatus> => {
    const dialect = dialectOf(ref);
    const answer = await readOnce(line, `/videos/${encodeURIComponent(ref.id)}`, signal);
    if (answer.status === 200) return statusOf(decodedFrom(answer, host, videoRecord), dialect, answer.ahead);
    const failed = failedJobIn(answer, ref, dialect);
    if (failed !== undefined) return failed;
    if (answer.status === 404) throw new StudioError({ kind: "job-vanished", host });
    throw new StudioError(readFailure(answer, host, line.now()));
  };

  const remove = async (ref: JobRef, signal: StopSignal): Promise<void> => {
    const path = `/videos/${encodeURIComponent(ref.id)}`;
    const answer = await call(line, { method: "delete", path, signal, timeoutSeconds: READ_SECONDS });
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

    fetch(ref: JobRef, result: ResultRef, into: Sink, how: FetchHow): Promise<void> {
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

/**
 * vLLM-Omni answers for a failed job with the failure's own status, and the job in the body; a gateway before it may pass
 * that on under another dialect, where only a body that names the job is one.
 */
function failedJobIn({ text: body, status }: Answer, { id }: JobRef, dialect: Dialect): JobStatus | undefined {
  if (status < 400 || status === 401 || status === 403 || status === 429) return undefined;
  const value = parsed(body);
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

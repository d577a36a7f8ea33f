/**
 * From a job at an engine to the original on disk: it is asked how far it is, for as long as it takes; its result is fetched
 * at once, and again while it does not come whole. Only reads are repeated, and an engine that cannot be reached is a state.
 */

import { failureOf, StudioError, type Failure } from "../../core/failure";
import type { JobRef, JobStatus, ResultRef } from "../../core/job";
import type { Charge } from "../../core/money";
import type { MediaRoom } from "../../media/client";
import type { Life } from "../takes/life";
import { comesIn, noLongerComing, restUnlessDue } from "./coming-in";
import { pollAfter, quietFor, rest, retryAfter } from "../front-desk/pace";
import { receive, type Received } from "./receive";
import type { Stalled, TakeWork } from "../takes/take-row";
import type { SubmitOutside } from "./submit";

export interface FollowOutside extends SubmitOutside {
  readonly room: MediaRoom;
}

/** 404s in a row, for a job or for its result, until they are believed: behind a load balancer another server may have answered. */
const MISSES = 5;
/** Times in a row that a result is fetched without a byte more of it. */
const FETCHES = 6;

/** Answers with the original as it lies in the take's folder. @throws StudioError, Cancelled */
export async function follow(life: Life, job: JobRef, outside: FollowOutside): Promise<Received> {
  let misses = 0;
  for (;;) {
    const done = await whenDone(life, job, outside);
    comesIn(life.take);
    await settle(life, job, done, outside);
    try {
      const [result] = done.results;
      if (result === undefined) throw new StudioError({ kind: "result-expired", host: hostOf(job) });
      return await fetchWhole(life, job, result, outside);
    } catch (error) {
      // Each look at the job may bring another address, or another server that has it.
      misses += 1;
      if (failureOf(error).kind !== "result-expired" || misses >= MISSES) throw error;
      outside.log.trouble(`fetching ${life.take.clipName}`, error);
      await rest(retryAfter(misses, Math.random()), life.signal, outside.sleep);
    }
  }
}

type AtEngine = Extract<TakeWork, { step: "engine" }>;

async function whenDone(
  life: Life,
  job: JobRef,
  { wire, sleep, now, log }: SubmitOutside,
): Promise<Extract<JobStatus, { state: "done" }>> {
  const since = job.submission.at;
  let work: AtEngine = { step: "engine", state: "queued", progress: "unknown", since, stalled: "no" };
  let misses = 0;
  let failures = 0;
  for (;;) {
    life.goesOn(work);
    // Asked for each time: Settings may have given it another address or key.
    const engine = wire.engines.engineFor(job);
    await wire.pace(job.engineId).turn(engine.pollsPerMinute, life.signal);
    const age = (now().getTime() - Date.parse(since)) / 1000;
    let pause = pollAfter(age, Math.random());
    try {
      const status = await engine.status(job, life.signal);
      if (failures > 0 || misses > 0) wire.engines.heard(job.engineId, { kind: "answers", at: now().toISOString() });
      misses = 0;
      failures = 0;
      switch (status.state) {
        case "done":
          return status;
        case "failed":
          await charge(life, job, "failed", status.cost === undefined ? undefined : reported(status.cost), wire);
          throw new StudioError(endOf(status, job));
        case "ended":
          await charge(life, job, "failed", status.cost === undefined ? undefined : reported(status.cost), wire);
          throw new StudioError({ kind: "job-ended", host: hostOf(job), why: status.why });
        case "queued":
          work = { ...work, stalled: "no" };
          break;
        case "running": {
          const { progress } = status;
          // Servers have been seen to count backwards; what was done is done.
          const known =
            progress !== "unknown" && work.progress !== "unknown" ? Math.max(progress, work.progress) : progress;
          work = { ...work, state: "running", progress: known, stalled: "no" };
          break;
        }
      }
    } catch (error) {
      const failure = failureOf(error);
      switch (failure.kind) {
        case "job-vanished":
          misses += 1;
          if (misses >= MISSES) throw error;
          pause = retryAfter(misses, Math.random());
          break;
        case "unreachable":
        case "engine-busy":
        case "engine-nonsense":
        case "engine-redirects":
        case "engine-refused":
        case "key-refused": {
          failures += 1;
          if (failures === 1) log.trouble(`asking after ${life.take.clipName}`, error);
          const stalled = stalledBy(failure);
          wire.engines.heard(job.engineId, { kind: stalled === "away" ? "offline" : "refuses", failure });
          work = { ...work, stalled };
          pause = Math.max(quietAfter(failure, job, wire), retryAfter(failures, Math.random()));
          break;
        }
        default:
          throw error;
      }
    }
    life.goesOn(work);
    // An engine that is away or wants to be left alone is not asked before its time.
    if (failures + misses === 0) await restUnlessDue(life.take.id, pause, life.signal, sleep);
    else {
      noLongerComing(life.take.id);
      await rest(pause, life.signal, sleep);
    }
  }
}

function stalledBy({ kind }: Failure): Exclude<Stalled, "no"> {
  return kind === "key-refused" ? "key-refused" : kind === "engine-redirects" ? "redirected" : "away";
}

function endOf({ error }: Extract<JobStatus, { state: "failed" }>, job: JobRef): Failure {
  const { message, moderation } = error;
  return moderation ? { kind: "moderated", by: "engine", message } : { kind: "job-failed", host: hostOf(job), message };
}

async function fetchWhole(
  life: Life,
  job: JobRef,
  result: ResultRef,
  { wire, sleep, log, room }: FollowOutside,
): Promise<Received> {
  let failures = 0;
  let damaged = 0;
  let furthest = 0;
  life.goesOn({ step: "fetching", done: 0, broke: "no" });
  for (;;) {
    let reached = 0;
    try {
      return await receive({
        folder: life.folder,
        engine: wire.engines.engineFor(job),
        job,
        result,
        room,
        log,
        signal: life.signal,
        thisNetworkOnly: wire.engines.thisNetworkOnly(life.take),
        onProgress: (done, total) => {
          reached = done;
          if (life.signal.aborted) return;
          life.goesOn({ step: "fetching", done, broke: "no", ...(total === undefined ? {} : { total }) });
        },
      });
    } catch (error) {
      const failure = failureOf(error);
      switch (failure.kind) {
        case "unreachable":
        case "engine-busy":
        case "key-refused":
          failures += 1;
          break;
        // A server that says "not ready" of what it called done is asked again as if a piece had been missing.
        case "engine-refused":
        case "result-damaged":
        case "engine-nonsense":
          // A line that breaks again and again still brings a little more each time.
          damaged = reached > furthest ? 1 : damaged + 1;
          furthest = Math.max(furthest, reached);
          if (damaged >= FETCHES) {
            const why = failure.kind === "engine-refused" ? failure.message : failure.why;
            throw new StudioError({ kind: "result-damaged", host: hostOf(job), why }, { cause: error });
          }
          break;
        default:
          throw error;
      }
      log.trouble(`fetching ${life.take.clipName}`, error);
      if (failure.kind === "key-refused") wire.engines.heard(job.engineId, { kind: "refuses", failure });
      else if (failure.kind !== "result-damaged") wire.engines.heard(job.engineId, { kind: "offline", failure });
      // Before the wait, which is what an editor sees of it: the next try that brings something says otherwise.
      life.goesOn({ step: "fetching", done: reached, broke: failure.kind === "key-refused" ? failure.kind : "again" });
      const pause = Math.max(quietAfter(failure, job, wire), retryAfter(failures + damaged, Math.random()));
      await rest(pause, life.signal, sleep);
    }
  }
}

/** Seconds that the engine asked for; all that is asked of it waits for as long, not this take alone. 0: it said nothing. */
function quietAfter(failure: Failure, { engineId }: JobRef, { pace }: SubmitOutside["wire"]): number {
  const said = failure.kind === "engine-busy" || failure.kind === "unreachable" ? failure.retryAfter : undefined;
  if (said === undefined) return 0;
  pace(engineId).hold(said);
  return quietFor(said);
}

/** What it cost, once it is done: what the engine says, else what was estimated. */
async function settle(
  life: Life,
  job: JobRef,
  { cost }: Extract<JobStatus, { state: "done" }>,
  { wire }: SubmitOutside,
): Promise<void> {
  const known = life.take.charge;
  if (known?.how === "reported") return wire.spending.ended(job.submission, "delivered", known);
  const estimate = wire.engines.estimate(life.take.recipe);
  const estimated = estimate.kind === "about" ? ({ money: estimate.money, how: "estimated" } as const) : undefined;
  await charge(life, job, "delivered", cost === undefined ? estimated : reported(cost), wire);
}

async function charge(
  life: Life,
  { submission }: JobRef,
  outcome: "delivered" | "failed",
  charged: Charge | undefined,
  { spending }: SubmitOutside["wire"],
): Promise<void> {
  await spending.ended(submission, outcome, charged);
  if (charged !== undefined) await life.happens({ kind: "charged", charge: charged }, undefined);
}

function reported(cost: Charge["money"]): Charge {
  return { money: cost, how: "reported" };
}

function hostOf({ address }: JobRef): string {
  return new URL(address).host;
}

/**
 * From `asked` to a job at an engine. The request leaves once. Its intent is on disk before, in the take's record and in
 * this machine's journal; whatever comes back, or does not, is on disk after. What was not answered is never sent again.
 */

import { slotOf } from "../../core/capability";
import { Cancelled, failureOf, isCancel, StudioError, type Failure } from "../../core/failure";
import { messageOf } from "../../core/thrown";
import type { Destination, JobRef, Submission } from "../../core/job";
import type { Recipe } from "../../core/recipe";
import { sizeAsSent } from "../../core/reference-use";
import type { Take } from "../../core/take";
import type { Engine, Picture, Started, StartRequest } from "../../engines/engine";
import { joinPath } from "../../uxp/paths";
import { requireConsent } from "../references/library";
import type { Life } from "../takes/life";
import type { Log } from "../log";
import { quietFor, rest, retryAfter } from "../front-desk/pace";
import { homeOf, referenceFile } from "../disk/shelf";
import type { WireOutside } from "../front-desk/wire";

export interface SubmitOutside {
  readonly wire: WireOutside;
  readonly log: Log;
  /** What the project's policy has to say of it now: kept with the take, and no refusal. Absent: nobody knows. */
  readonly policyFor: (take: Take) => Take["policy"];
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A request that has left is waited for: stopping it would only hide whether it arrived. */
const NEVER: AbortSignal = new AbortController().signal;

/**
 * Sends a take that stands at `asked`, whose turn it is. Afterwards it stands at `making`, `unanswered` or again at `asked`.
 * @throws StudioError for what was not sent, or refused; Cancelled only before anything was sent.
 */
export async function submit(life: Life, engineId: string, outside: SubmitOutside): Promise<void> {
  const { wire, now, log } = outside;
  const { recipe, clipName } = life.take;
  wire.engines.maySend(life.take);
  const reached = await reach(life, engineId, outside);
  if (reached === undefined) return;
  const { engine } = reached;
  // Hours may have passed.
  if (reached.waited) wire.engines.maySend(life.take);
  life.goesOn({ step: "checking-content" });
  requireSamePlace(recipe, wire.engines.refOf(engineId, recipe.model));
  // Who is in them may have taken it back since, and a check before sending is sent them too.
  const homes = new Set([homeOf(life), ...(await wire.homes(life.take))]);
  await requireConsent([...homes], recipe.references);
  const pictures = await picturesOf(life, wire);
  const check = await wire.check(life.take, pictures, life.signal);
  if (wire.queue.isPaused) return;

  const submission: Submission = { id: wire.newId(), at: now().toISOString() };
  const estimate = wire.engines.estimate(recipe);
  life.goesOn({ step: "sending" });
  wire.spending.reserve(life.take, submission, estimate);
  try {
    const policy = outside.policyFor(life.take);
    const seen = { ...(check === "none" ? {} : { check }), ...(policy === undefined ? {} : { policy }) };
    await life.happens({ kind: "submitting", submission, ...seen }, { step: "sending" });
    await wire.submissions.sent(life.take, submission, wire.engines.refOf(engineId, recipe.model));
    await wire.spending.submitted(submission);
  } catch (error) {
    // It does not leave, so it costs nothing.
    await notTaken(submission, outside);
    throw error;
  }
  const started = life.signal.aborted ? "not-sent" : await send(engine, { recipe, submission, pictures });
  if (started === "not-sent") {
    await notTaken(submission, outside);
    await life.happens({ kind: "turned-away" }, undefined);
    throw new Cancelled("Stopped by the editor");
  }
  log.say("submitted", { clip: clipName, outcome: started.kind });
  switch (started.kind) {
    case "accepted":
      wire.queue.took(engineId);
      return accept(life, started.job, outside);
    case "turned-away":
      await notTaken(submission, outside);
      wire.queue.hold(engineId, started.retryAfter);
      await life.happens({ kind: "turned-away" }, undefined);
      return;
    case "refused":
      await notTaken(submission, outside);
      if (started.failure.kind === "key-refused") {
        refuseKey(engineId, started.failure, outside);
        await life.happens({ kind: "turned-away" }, undefined);
        return;
      }
      if (started.learnt !== undefined) wire.engines.learn(engineId, recipe.model, started.learnt);
      throw new StudioError(started.failure);
    case "unanswered":
      log.say("unanswered", { clip: clipName, why: started.why });
      await life.happens({ kind: "unanswered" }, { step: "looking" });
      return;
  }
}

/**
 * The engine has the job. The journal hears of it first: it lies on another volume than the take, and one of the two is
 * enough to find the job again.
 */
export async function accept(life: Life, job: JobRef, { wire, log }: SubmitOutside): Promise<void> {
  try {
    await wire.submissions.taken(life.take, job);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble("keeping a job in the journal", error);
  }
  await life.happens({ kind: "accepted", job }, undefined);
}

async function notTaken(submission: Submission, { wire, log }: SubmitOutside): Promise<void> {
  await wire.spending.ended(submission, "not-taken", undefined);
  try {
    await wire.submissions.notTaken(submission);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    // Only a record that is put back from a backup would ask about it.
    log.trouble("keeping a refusal in the journal", error);
  }
}

/** A film is worked on where it lies, and nowhere else: an id of another server may be anybody's. @throws StudioError */
function requireSamePlace({ asked }: Recipe, { address }: Destination): void {
  const from = asked?.from;
  if (asked === undefined || from === undefined || from.job.address === address) return;
  throw new StudioError({ kind: "cannot-vary", does: from.kind, why: "moved", host: asked.host });
}

/** Whatever goes wrong in the middle of it, the request may have arrived. */
async function send(engine: Engine, request: StartRequest): Promise<Started | "not-sent"> {
  try {
    return await engine.start(request, NEVER);
  } catch (error) {
    return isCancel(error) ? "not-sent" : { kind: "unanswered", why: messageOf(error) };
  }
}

async function picturesOf({ take, folder, signal }: Life, { match }: WireOutside): Promise<readonly Picture[]> {
  const { references, asked } = take.recipe;
  if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
  const pictures: Picture[] = [];
  for (const [index, frame] of references.entries()) {
    const picture = await match(joinPath(folder, referenceFile(index)), sizeAsSent(frame, asked.size), signal);
    pictures.push({ role: slotOf(frame.role), ...picture });
  }
  return pictures;
}

/**
 * A cheap read first: where nobody answers it, nothing is sent, and the take waits until somebody does. Absent: the engine
 * wants another key; the take goes back to its place in the queue.
 */
async function reach(
  life: Life,
  engineId: string,
  outside: SubmitOutside,
): Promise<{ readonly engine: Engine; readonly waited: boolean } | undefined> {
  const { wire, sleep, now } = outside;
  for (let tries = 1; ; tries += 1) {
    // Asked for each time: Settings may have given it another address or key.
    const engine = wire.engines.engine(engineId);
    try {
      await engine.look(life.signal);
      wire.engines.heard(engineId, { kind: "answers", at: now().toISOString() });
      return { engine, waited: tries > 1 };
    } catch (error) {
      const failure = failureOf(error);
      switch (failure.kind) {
        case "key-refused":
          refuseKey(engineId, failure, outside);
          return undefined;
        case "unreachable":
        case "engine-busy":
        case "engine-nonsense": {
          wire.engines.heard(engineId, { kind: "offline", failure });
          life.goesOn({ step: "queued", before: 0, because: "offline" });
          const said = failure.kind === "engine-nonsense" ? undefined : failure.retryAfter;
          if (said !== undefined) wire.pace(engineId).hold(said);
          await rest(said === undefined ? retryAfter(tries, Math.random()) : quietFor(said), life.signal, sleep);
          break;
        }
        default:
          throw error;
      }
    }
  }
}

/** A key that is lost or spent is no reason to fail a whole queue: all that waits there waits until Settings change. */
function refuseKey(engineId: string, failure: Failure, { wire, log }: SubmitOutside): void {
  log.say("key refused", { engine: engineId });
  wire.engines.heard(engineId, { kind: "refuses", failure });
  wire.queue.hold(engineId, undefined, "key");
}

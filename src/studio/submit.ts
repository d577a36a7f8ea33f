/**
 * From `asked` to a job at an engine. The request leaves once. Its intent is on disk before; whatever comes back, or does
 * not, is on disk after. What was not answered is looked for in the engine's list, and never sent again.
 */

import { Cancelled, failureOf, isCancel, messageOf, StudioError, type Failure } from "../core/failure";
import type { FoundJob, JobRef, Submission } from "../core/job";
import { jobOf, type Take } from "../core/take";
import type { Engine, Picture, Started, StartRequest } from "../engines/engine";
import { joinPath } from "../uxp/paths";
import { AtRest, type Life } from "./life";
import type { Log } from "./log";
import { quietFor, rest, retryAfter } from "./pace";
import { REFERENCE_FILE } from "./shelf";
import type { WireOutside } from "./wire";

export interface SubmitOutside {
  readonly wire: WireOutside;
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A request that has left is waited for: stopping it would only hide whether it arrived. */
const NEVER: AbortSignal = new AbortController().signal;

/** Seconds after which the list is looked at: a server may be slow to show what it took. */
const LOOKS = [0, 5, 20];
/** A job in the list is this one only if it was made at about that time. */
const EARLIEST_MS = 60_000;
const LATEST_MS = 900_000;

/**
 * Sends a take that stands at `asked`, whose turn it is. Afterwards it stands at `making`, `unanswered` or again at `asked`.
 * @throws StudioError for what was not sent, or refused; Cancelled only before anything was sent.
 */
export async function submit(life: Life, engineId: string, outside: SubmitOutside): Promise<void> {
  const { wire, now, log } = outside;
  const { recipe, clipName } = life.take;
  await wire.engines.maySend(life.take);
  const reached = await reach(life, engineId, outside);
  if (reached === undefined) return;
  const { engine } = reached;
  // Hours may have passed.
  if (reached.waited) await wire.engines.maySend(life.take);
  life.goesOn({ step: "checking-content" });
  const pictures = await picturesOf(life, wire);
  await wire.check(recipe, pictures, life.signal);
  if (wire.queue.isPaused) return;

  const submission: Submission = { id: wire.newId(), at: now().toISOString() };
  const estimate = await wire.engines.estimate(recipe);
  life.goesOn({ step: "sending" });
  await life.happens({ kind: "submitting", submission }, { step: "sending" });
  await wire.spending.submitted(life.take, submission, estimate);
  if (life.signal.aborted) {
    await wire.spending.ended(submission, "not-taken", undefined);
    await life.happens({ kind: "turned-away" }, undefined);
    throw new Cancelled("Stopped by the editor");
  }
  const started = await send(engine, { recipe, submission, pictures });
  log.say("submitted", { clip: clipName, outcome: started.kind });
  switch (started.kind) {
    case "accepted":
      wire.queue.took(engineId);
      await life.happens({ kind: "accepted", job: started.job }, undefined);
      return;
    case "turned-away":
      await wire.spending.ended(submission, "not-taken", undefined);
      wire.queue.hold(engineId, started.retryAfter);
      await life.happens({ kind: "turned-away" }, undefined);
      return;
    case "refused":
      await wire.spending.ended(submission, "not-taken", undefined);
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

/** Whatever goes wrong in the middle of it, the request may have arrived. */
async function send(engine: Engine, request: StartRequest): Promise<Started> {
  try {
    return await engine.start(request, NEVER);
  } catch (error) {
    if (isCancel(error)) throw error;
    return { kind: "unanswered", why: messageOf(error) };
  }
}

async function picturesOf({ take, folder, signal }: Life, { match }: WireOutside): Promise<readonly Picture[]> {
  const { references, asked } = take.recipe;
  if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
  const pictures: Picture[] = [];
  for (const { role } of references) {
    const picture = await match(joinPath(folder, REFERENCE_FILE), asked.size, signal);
    pictures.push({ role, ...picture });
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

/**
 * Looks for an unanswered submission in the engine's list. Exactly one job that shows this very prompt is taken up, unless
 * another take that is not answered either may be its owner; else the take stays `unanswered`, with what was seen, for the
 * editor to decide.
 * @throws AtRest when it is the editor's to decide; Cancelled.
 */
export async function lookFor(life: Life, engineId: string, outside: SubmitOutside): Promise<void> {
  const { wire, sleep, now, log } = outside;
  const { state } = life.take;
  if (state.kind !== "unanswered") return;
  const { submission } = state;
  const engine = wire.engines.engine(engineId);
  let found: readonly FoundJob[] | undefined;
  for (const pause of LOOKS) {
    if (pause > 0) await rest(pause, life.signal, sleep);
    life.goesOn({ step: "looking" });
    const listed = await askList(engine, submission, life, log);
    if (listed === "none") break;
    if (listed === undefined) continue;
    const others = wire.others();
    found = likely(listed, life.take, submission, others);
    const [only, second] = found.filter(({ prompt }) => prompt === life.take.recipe.prompt);
    if (only !== undefined && second === undefined && !hasRival(life.take, others)) {
      log.say("adopted", { clip: life.take.clipName });
      await life.happens({ kind: "accepted", job: adopted(only.id, life.take, submission, engineId, wire) }, undefined);
      return;
    }
  }
  const looked = { at: now().toISOString(), found: found ?? [], listed: found !== undefined };
  await life.happens({ kind: "unanswered", looked }, undefined);
  throw new AtRest("It waits for the editor to say what became of it");
}

async function askList(
  engine: Engine,
  submission: Submission,
  life: Life,
  log: Log,
): Promise<readonly FoundJob[] | "none" | undefined> {
  try {
    return (await engine.list(submission, life.signal)) ?? "none";
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble("looking for a submission", error);
    return undefined;
  }
}

/** Another take of the same words that was sent there, and of which nobody knows yet whether it arrived. */
function hasRival({ id, recipe }: Take, others: readonly Take[]): boolean {
  return others.some(
    (other) =>
      other.id !== id &&
      (other.state.kind === "submitting" || other.state.kind === "unanswered") &&
      other.recipe.prompt === recipe.prompt &&
      other.recipe.asked?.engineId === recipe.asked?.engineId,
  );
}

/** The likeliest first: those that show the prompt, then by how near in time. What a list does not say excludes nothing. */
function likely(
  listed: readonly FoundJob[],
  { recipe: { asked, prompt } }: Take,
  submission: Submission,
  others: readonly Take[],
): readonly FoundJob[] {
  const known = new Set(others.map(({ state }) => jobOf(state).job?.id));
  const sent = Date.parse(submission.at);
  const size = asked === undefined ? "" : `${asked.size.width}x${asked.size.height}`;
  const after = ({ createdAt }: FoundJob): number => (createdAt === undefined ? 0 : Date.parse(createdAt) - sent);
  return listed
    .filter((job) => !known.has(job.id))
    .filter((job) => after(job) > -EARLIEST_MS && after(job) < LATEST_MS)
    .filter((job) => job.prompt === undefined || job.prompt === prompt)
    .filter((job) => job.size === undefined || job.size === size)
    .filter((job) => job.seconds === undefined || asked === undefined || Math.abs(job.seconds - asked.seconds) < 0.5)
    .sort(
      (a, b) => Number(b.prompt === prompt) - Number(a.prompt === prompt) || Math.abs(after(a)) - Math.abs(after(b)),
    );
}

/** A job that was found, by us or by the editor, as one that goes on. */
export function adopted(
  jobId: string,
  { recipe }: Take,
  submission: Submission,
  engineId: string,
  { engines }: Pick<WireOutside, "engines">,
): JobRef {
  return { ...engines.refOf(engineId, recipe.model), id: jobId, submission, adopted: true };
}

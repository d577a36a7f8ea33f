/**
 * A submission that was not answered: whether it arrived is read from this machine's journal and from the engine's list,
 * never guessed. Only a list that was answered counts as a look. What cannot be told is the editor's to say.
 */

import { failureOf } from "../../core/failure";
import type { Asked, Destination, FoundJob, JobRef, Submission } from "../../core/job";
import { wordsSent } from "../../core/recipe";
import { jobOf, type Take } from "../../core/take";
import { AtRest, type Life } from "../takes/life";
import { quietFor, rest, retryAfter } from "../front-desk/pace";
import { accept, type SubmitOutside } from "./submit";

/** Seconds after which the list is looked at: a server may be slow to show what it took. */
const LOOKS = [0, 5, 20];
/** A job in the list is taken for this one only if it was made at about that time. */
const EARLIEST_MS = 60_000;
const LATEST_MS = 900_000;

/**
 * Looks for a submission that stands at `unanswered`. A job that the journal knows is gone on with. Else exactly one job of
 * the list that shows this very prompt is taken up, unless another take that is not answered either may be its owner; else
 * the take stays as it is, with what was seen. While the engine cannot be asked it goes on looking.
 * @throws AtRest when it is the editor's to decide; StudioError when the engine cannot be asked at all; Cancelled.
 */
export async function lookFor(life: Life, engineId: string, outside: SubmitOutside): Promise<void> {
  const { wire, sleep, now, log } = outside;
  const { state, recipe, clipName } = life.take;
  if (state.kind !== "unanswered") return;
  const { submission } = state;
  const left = await wire.submissions.find(submission);
  if (left?.job !== undefined) {
    log.say("gone on with a job of the journal", { clip: clipName });
    return life.happens({ kind: "accepted", job: left.job }, undefined);
  }
  const to = left?.to ?? wire.engines.refOf(engineId, recipe.model);
  let found: readonly FoundJob[] | undefined;
  for (const pause of LOOKS) {
    if (pause > 0) await rest(pause, life.signal, sleep);
    life.goesOn({ step: "looking" });
    const listed = await list(life, submission, to, outside);
    if (listed === undefined) break;
    const known = new Set(await wire.submissions.jobIds());
    const candidates = likely(listed, life.take, submission).filter(({ id }) => !known.has(id));
    // Every record beside this one is read for it, so only where there is something to decide.
    const others = candidates.length === 0 ? [] : await wire.others(life.folder);
    const theirs = new Set(others.map((take) => jobOf(take.state).job?.id));
    found = candidates.filter(({ id }) => !theirs.has(id));
    const [only, second] = found.filter((job) => job.prompt === wordsSent(recipe).prompt && isInTime(job, submission));
    if (only !== undefined && second === undefined && !hasRival(life.take, others)) {
      log.say("adopted", { clip: clipName });
      return accept(life, adopted(only.id, submission, to), outside);
    }
  }
  const looked = { at: now().toISOString(), found: found ?? [], listed: found !== undefined };
  await life.happens({ kind: "unanswered", looked }, undefined);
  throw new AtRest("It waits for the editor to say what became of it");
}

/** What the engine's list shows, asked for until somebody answers; absent where it has none. @throws StudioError, Cancelled */
async function list(
  life: Life,
  submission: Submission,
  to: Destination,
  { wire, sleep, now, log }: SubmitOutside,
): Promise<readonly FoundJob[] | undefined> {
  for (let tries = 1; ; tries += 1) {
    // Asked for each time: Settings may have given it another address or key.
    const engine = wire.engines.engineFor(to);
    const engineId = wire.engines.whose(to);
    try {
      await wire.pace(engineId).turn(engine.pollsPerMinute, life.signal);
      const listed = await engine.list(submission, life.signal);
      if (tries > 1) wire.engines.heard(engineId, { kind: "answers", at: now().toISOString() });
      return listed;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "unreachable" && failure.kind !== "engine-busy" && failure.kind !== "engine-nonsense") {
        throw error;
      }
      if (tries === 1) log.trouble(`looking for ${life.take.clipName}`, error);
      wire.engines.heard(engineId, { kind: "offline", failure });
      life.goesOn({ step: "looking", isAway: true });
      const said = failure.kind === "engine-nonsense" ? undefined : failure.retryAfter;
      const pause = retryAfter(tries, Math.random());
      await rest(said === undefined ? pause : Math.max(pause, quietFor(said)), life.signal, sleep);
    }
  }
}

/** Another take of the same words that was sent there, and of which nobody knows yet whether it arrived. */
function hasRival({ id, recipe }: Take, others: readonly Take[]): boolean {
  return others.some(
    (other) =>
      other.id !== id &&
      (other.state.kind === "submitting" || other.state.kind === "unanswered") &&
      wordsSent(other.recipe).prompt === wordsSent(recipe).prompt &&
      other.recipe.asked?.host === recipe.asked?.host,
  );
}

function isInTime(job: FoundJob, submission: Submission): boolean {
  const after = afterOf(job, submission);
  return after > -EARLIEST_MS && after < LATEST_MS;
}

/** Milliseconds from the submission to the job; 0 where the list does not say. */
function afterOf({ createdAt }: FoundJob, { at }: Submission): number {
  return createdAt === undefined ? 0 : Date.parse(createdAt) - Date.parse(at);
}

/**
 * The likeliest first: those that show the prompt, then by how near in time. What a list does not say excludes nothing. This
 * machine's clock may have been set meanwhile: a job of another time that shows the very prompt is for the editor to judge.
 */
function likely(listed: readonly FoundJob[], { recipe }: Take, submission: Submission): readonly FoundJob[] {
  const { asked } = recipe;
  const { prompt } = wordsSent(recipe);
  // Of a film that is worked on, its own size was asked for, and a list says it as it was asked for at first.
  const size = asked === undefined || asked.from !== undefined ? undefined : `${asked.size.width}x${asked.size.height}`;
  const away = (job: FoundJob): number => Math.abs(afterOf(job, submission));
  return (
    listed
      .filter((job) => job.prompt === prompt || (job.prompt === undefined && isInTime(job, submission)))
      .filter((job) => size === undefined || job.size === undefined || job.size === size)
      .filter(({ seconds }) => seconds === undefined || asked === undefined || isAsLong(seconds, asked))
      // Whoever says what a job was made from says it of all.
      .filter(({ madeFrom }) => madeFrom === undefined || madeFrom === asked?.from?.job.id)
      .sort((a, b) => Number(b.prompt === prompt) - Number(a.prompt === prompt) || away(a) - away(b))
  );
}

/** Of a longer film lists show the whole. */
function isAsLong(seconds: number, { seconds: asked, from }: Asked): boolean {
  const whole = from?.kind === "extend" ? from.seconds + asked : asked;
  return Math.abs(seconds - whole) < 0.5 || Math.abs(seconds - asked) < 0.5;
}

/** A job that was found, by us or by the editor, as one that goes on. */
export function adopted(jobId: string, submission: Submission, to: Destination): JobRef {
  return { ...to, id: jobId, submission, adopted: true };
}

/**
 * One take, from asked to placed: draw, check, fingerprint, import, columns, and last and alone, place. Every step is on
 * disk before the next begins, so whatever goes away in the middle leaves a take that says how far it came.
 */

import type { Drawn } from "../../core/drawing";
import { failureOf, isCancel, StudioError } from "../../core/failure";
import { isWire } from "../../core/job";
import { jobOf, type Film, type PlacementRecord, type StoredFile, type Take } from "../../core/take";
import type { TakeEvent } from "../../core/take-events";
import { bringIn, checkedOriginal, optional, workingCopy, type BringOutside } from "../placing/bring";
import { comesIn, isIn, isThrough, othersIn } from "./coming-in";
import { draw, holdStill } from "./draw";
import type { Fingerprint } from "../disk/fingerprint";
import { follow, type FollowOutside } from "./follow";
import { AtRest, type Life } from "../takes/life";
import { lookFor } from "./looking";
import { placeIfMeant } from "../placing/place";
import type { Place } from "../placing/place-meant";
import type { LateOutside } from "../placing/placeholder";
import { received, startAfresh } from "./receive";
import { storedFile, type Shelved } from "../disk/shelf";
import type { Sidecars } from "../provenance/sidecars";
import { submit } from "./submit";
import type { Together } from "./together";

export interface MakeOutside extends LateOutside, BringOutside, FollowOutside {
  /** Runs one drawing after another; ends at once when the take is stopped while it waits. */
  readonly inTurn: <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  /** Resolves once the project is open; it may be closed for days. */
  readonly whenOpen: (projectId: string, life: Life) => Promise<void>;
  /** Takes that were asked with it for its place. */
  readonly siblingsOf: (shelved: Shelved) => Promise<readonly Take[]>;
  readonly sidecars: Pick<Sidecars, "write">;
  /** Where takes wait for those that were asked with them. */
  readonly together: Pick<Together, "arrive">;
  /** What the project's policy has to say of it now. Absent: nobody knows. */
  readonly policyFor: (take: Take) => Take["policy"];
  /** The panel goes away: nothing is written any more, and the next start goes on. */
  readonly isLettingGo: () => boolean;
}

/** Runs a take from wherever it stands. Never rejects: what goes wrong is in the take. */
export async function makeTake(life: Life, place: Place, outside: MakeOutside): Promise<void> {
  try {
    const original = await haveOriginal();
    await optional(outside, `sidecar of ${life.take.clipName}`, () => outside.sidecars.write(life.shelved));
    const { clip, itemId } = await bring(original);
    isIn(life.take.id);
    await life.happens({ kind: "imported", clip, projectItemId: itemId }, { step: "placing" });
    const record = await put(itemId);
    // Stopped because the panel goes away: the next start looks again.
    if (outside.isLettingGo() && record.outcome === "waits") return life.rests();
    await life.happens({ kind: "placement", record }, undefined);
  } catch (error) {
    if (error instanceof AtRest || outside.isLettingGo()) return life.rests();
    outside.log.trouble(`take ${life.take.clipName}`, error);
    await end(isCancel(error) ? await cancelled() : endingOf(error, life.take, outside.now()));
  } finally {
    isThrough(life.take.id);
  }

  async function put(itemId: string): Promise<PlacementRecord> {
    const { take } = life;
    if (take.shot.way === "board") return { outcome: "waits", at: outside.now().toISOString(), why: "on-board" };
    if (take.batch === undefined) {
      await othersIn(take, life.signal, outside.sleep);
      return placeIfMeant(life.shelved, itemId, place, life.signal, rivalry(life, outside));
    }
    life.goesOn({ step: "gathering" });
    return outside.together.arrive(life, itemId, place);
  }

  /** An engine may deliver when the project has long been closed, and while something is drawn another may be opened. */
  async function bring(original: StoredFile): Promise<{ readonly clip: StoredFile; readonly itemId: string }> {
    for (;;) {
      await outside.whenOpen(life.take.shot.projectId, life);
      life.goesOn({ step: "importing" });
      try {
        const clip = await workingCopy(life.shelved, original);
        return { clip, itemId: await bringIn(life.shelved, clip.name, life.signal, outside) };
      } catch (error) {
        if (failureOf(error).kind !== "no-project") throw error;
      }
    }
  }

  async function haveOriginal(): Promise<StoredFile> {
    const { state, recipe } = life.take;
    if (state.kind === "delivered") {
      comesIn(life.take);
      if (isWire(recipe.engine)) await received(life.folder);
      return checkedOriginal(life.folder, state.original);
    }
    if (isWire(recipe.engine)) return deliver(await atEngine());
    const policy = outside.policyFor(life.take);
    await life.happens({ kind: "started", ...(policy === undefined ? {} : { policy }) }, { step: "waiting" });
    return deliver(
      await outside.inTurn(life.signal, () => (recipe.engine === "animatic" ? draw(life, outside) : holdStill(life))),
    );
  }

  async function deliver({ name, drawn, film, fingerprint }: Delivery): Promise<StoredFile> {
    life.goesOn({ step: "checking" });
    const original = fingerprint === undefined ? await storedFile(life.folder, name) : { name, ...fingerprint };
    const seen = { ...(drawn === undefined ? {} : { drawn }), ...(film === undefined ? {} : { film }) };
    await life.happens({ kind: "delivered", original, ...seen }, { step: "importing" });
    if (isWire(life.take.recipe.engine)) await received(life.folder);
    return original;
  }

  /** Its place at the engine is given back as soon as the film is here. */
  async function atEngine(): Promise<Delivery> {
    const { asked } = life.take.recipe;
    if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
    const { engineId } = asked;
    const { queue } = outside.wire;
    for (;;) {
      const { state } = life.take;
      switch (state.kind) {
        case "asked": {
          const forgotten = await outside.wire.submissions.forgottenBy(life.take);
          if (forgotten !== undefined) {
            // The record is older than what left for it: the volume lost it, or it was put back from a backup.
            queue.gone(life.take.id);
            await life.happens({ kind: "submitting", submission: forgotten.submission }, { step: "looking" });
            break;
          }
          await startAfresh(life.folder);
          life.goesOn({ step: "queued", before: 0 });
          const leave = await queue.turn(engineId, life.take.id, life.signal);
          try {
            await submit(life, engineId, outside);
            const { job } = jobOf(life.take.state);
            if (job !== undefined) return await follow(life, job, outside);
          } finally {
            leave();
          }
          break;
        }
        case "submitting":
          // Found so after a restart: whether the request arrived, nobody knows.
          await life.happens({ kind: "unanswered" }, { step: "looking" });
          break;
        case "unanswered":
          await lookFor(life, engineId, outside);
          break;
        case "making": {
          if (state.job === undefined) throw new StudioError({ kind: "interrupted" });
          const job = { ...state.job, engineId: outside.wire.engines.whose(state.job) };
          const leave = queue.occupy(job.engineId, life.take.id);
          try {
            return await follow(life, job, outside);
          } finally {
            leave();
          }
        }
        case "delivered":
        case "ready":
        case "failed":
        case "cancelled":
        case "interrupted":
          throw new RangeError(`A take that is ${state.kind} has nothing to do at an engine`);
      }
    }
  }

  /** Ends the job at the engine too, where that can be done. What is made already, and paid, stays there to be fetched. */
  async function cancelled(): Promise<TakeEvent> {
    const { state } = life.take;
    const { job } = jobOf(state);
    if (job === undefined || state.kind !== "making") return { kind: "cancelled" };
    const { wire, log } = outside;
    let outcome: "ended" | "goes-on" = "goes-on";
    if (life.doing?.step === "engine") {
      try {
        outcome = await wire.engines.engineFor(job).cancel(job, new AbortController().signal);
      } catch (error) {
        log.trouble("ending the job at the engine", error);
      }
    }
    await wire.spending.ended(job.submission, "discarded", life.take.charge);
    return { kind: "cancelled", jobEnded: outcome === "ended" };
  }

  // A full disk may refuse even the last word; the editor still sees it, and the next start goes on from what is there.
  async function end(event: TakeEvent): Promise<void> {
    try {
      const { state } = life.take;
      if (state.kind !== "unanswered") return await life.happens(event, undefined);
      // Whatever went wrong with looking for it, the request may have arrived: that stays a question.
      const looked = state.looked ?? { at: outside.now().toISOString(), found: [], listed: false };
      await life.happens({ kind: "unanswered", looked }, undefined);
    } catch (error) {
      outside.log.trouble("the take's last state could not be written", error);
      life.rests();
    }
  }
}

/** Looking at the timeline as one of those that were asked for its place. */
export function rivalry(life: Life, outside: MakeOutside): LateOutside {
  return { ...outside, others: outside.wire.others, siblings: () => outside.siblingsOf(life.shelved) };
}

interface Delivery {
  /** Of the original, in the take's folder. */
  readonly name: string;
  readonly drawn?: Drawn;
  readonly film?: Film;
  /** As it came over the line; absent: it is read from the disk. */
  readonly fingerprint?: Fingerprint;
}

/** A clip that is in the project stays ready, whatever goes wrong with placing it. */
function endingOf(error: unknown, take: Take, now: Date): TakeEvent {
  const failure = failureOf(error);
  if (take.state.kind === "ready") {
    return { kind: "placement", record: { outcome: "failed", at: now.toISOString(), failure } };
  }
  return failure.kind === "interrupted" ? { kind: "interrupted" } : { kind: "failed", failure };
}

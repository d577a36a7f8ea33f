/**
 * One take, from asked to placed: draw, check, fingerprint, import, columns, and last and alone, place. Every step is on
 * disk before the next begins, so whatever goes away in the middle leaves a take that says how far it came.
 */

import type { Drawn } from "../core/drawing";
import { failureOf, isCancel, StudioError } from "../core/failure";
import { isWire } from "../core/job";
import { jobOf, type StoredFile, type Take, type TakeEvent } from "../core/take";
import { importClip, setLength } from "../premiere/import";
import { writeColumns, type ColumnValues } from "../premiere/metadata";
import { exists } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readXmpProperty, setXmpProperties } from "../uxp/xmp";
import { draw, holdStill, savePoster, type DrawOutside, type Made } from "./draw";
import { follow } from "./follow";
import { AtRest, type Life } from "./life";
import { placeIfMeant, type Place, type PlaceOutside } from "./place";
import { copyWithin, storedFile, type Shelved } from "./shelf";
import { lookFor, submit, type SubmitOutside } from "./submit";

export interface MakeOutside extends PlaceOutside, DrawOutside, SubmitOutside {
  /** Runs one drawing after another; ends at once when the take is stopped while it waits. */
  readonly inTurn: <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  /** Resolves once the project is open; it may be closed for days. */
  readonly whenOpen: (projectId: string, life: Life) => Promise<void>;
  /** The panel goes away: nothing is written any more, and the next start goes on. */
  readonly isLettingGo: () => boolean;
}

/** Runs a take from wherever it stands. Never rejects: what goes wrong is in the take. */
export async function makeTake(life: Life, place: Place, outside: MakeOutside): Promise<void> {
  try {
    const original = await haveOriginal();
    await outside.whenOpen(life.take.shot.projectId, life);
    life.goesOn({ step: "importing" });
    const clip = await workingCopy(life.shelved, original);
    const itemId = await bringIn(life, clip.name, outside);
    await life.happens({ kind: "imported", clip, projectItemId: itemId }, { step: "placing" });
    const record = await placeIfMeant(life.take, itemId, place, life.signal, outside);
    await life.happens({ kind: "placement", record }, undefined);
  } catch (error) {
    if (error instanceof AtRest || outside.isLettingGo()) return life.rests();
    outside.log.trouble(`take ${life.take.clipName}`, error);
    await end(isCancel(error) ? await cancelled() : endingOf(error, life.take, outside.now()));
  }

  async function haveOriginal(): Promise<StoredFile> {
    const { state, recipe } = life.take;
    if (state.kind === "delivered") return checkedOriginal(life.folder, state.original);
    if (isWire(recipe.engine)) return deliver(await atEngine());
    await life.happens({ kind: "started" }, { step: "waiting" });
    return deliver(
      await outside.inTurn(life.signal, () => (recipe.engine === "animatic" ? draw(life, outside) : holdStill(life))),
    );
  }

  async function deliver({ name, drawn }: Made): Promise<StoredFile> {
    life.goesOn({ step: "checking" });
    const original = await storedFile(life.folder, name);
    await life.happens(deliveredEvent(original, drawn), { step: "importing" });
    return original;
  }

  /** Its place at the engine is given back as soon as the film is here. */
  async function atEngine(): Promise<Made> {
    const { asked } = life.take.recipe;
    if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
    const { engineId } = asked;
    const { queue } = outside.wire;
    for (;;) {
      const { state } = life.take;
      switch (state.kind) {
        case "asked": {
          life.goesOn({ step: "queued", before: 0 });
          const leave = await queue.turn(engineId, life.take.id, life.signal);
          try {
            await submit(life, engineId, outside);
            const { job } = jobOf(life.take.state);
            if (job !== undefined) return { name: await follow(life, job, outside) };
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
          const leave = queue.occupy(engineId, life.take.id);
          try {
            return { name: await follow(life, state.job, outside) };
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

  /** Ends the job at the engine too, where that can be done. A submission that was not answered stays a question. */
  async function cancelled(): Promise<TakeEvent> {
    const { state } = life.take;
    const { job } = jobOf(state);
    if (job === undefined || state.kind !== "making") return { kind: "cancelled" };
    const { wire, log } = outside;
    let outcome: "ended" | "goes-on" = "goes-on";
    try {
      outcome = await wire.engines.engine(job.engineId).cancel(job, new AbortController().signal);
    } catch (error) {
      log.trouble("ending the job at the engine", error);
    }
    await wire.spending.ended(job.submission, "discarded", life.take.charge);
    return { kind: "cancelled", jobEnded: outcome === "ended" };
  }

  // A full disk may refuse even the last word; the editor still sees it, and the next start goes on from what is there.
  async function end(event: TakeEvent): Promise<void> {
    try {
      if (life.take.state.kind === "unanswered" || life.take.state.kind === "submitting") {
        if (event.kind === "cancelled") return life.rests();
      }
      await life.happens(event, undefined);
    } catch (error) {
      outside.log.trouble("the take's last state could not be written", error);
      life.rests();
    }
  }
}

function deliveredEvent(original: StoredFile, drawn: Drawn | undefined): TakeEvent {
  return { kind: "delivered", original, ...(drawn === undefined ? {} : { drawn }) };
}

/** A clip that is in the project stays ready, whatever goes wrong with placing it. */
function endingOf(error: unknown, take: Take, now: Date): TakeEvent {
  const failure = failureOf(error);
  if (take.state.kind === "ready") {
    return { kind: "placement", record: { outcome: "failed", at: now.toISOString(), failure } };
  }
  return failure.kind === "interrupted" ? { kind: "interrupted" } : { kind: "failed", failure };
}

/** The original as it was delivered, byte for byte. @throws StudioError `file-missing`, `file-damaged`. */
async function checkedOriginal(folder: string, delivered: StoredFile): Promise<StoredFile> {
  const found = await storedFile(folder, delivered.name);
  if (found.sha256 === delivered.sha256) return delivered;
  throw new StudioError({ kind: "file-damaged", file: delivered.name, why: "it is not what was delivered" });
}

/**
 * The copy that Premiere gets; the original is never given away. A copy that Premiere has already written its IDs into
 * is left alone: its essence is still the original's.
 */
async function workingCopy({ take, folder }: Shelved, original: StoredFile): Promise<StoredFile> {
  const name = take.clipName + original.name.slice(original.name.lastIndexOf("."));
  if (await exists(joinPath(folder, name))) {
    const there = await storedFile(folder, name);
    if (there.essenceSha256 !== undefined && there.essenceSha256 === original.essenceSha256) return there;
  }
  await copyWithin(folder, original.name, name);
  return storedFile(folder, name);
}

/** Imports the clip, marks what of it the cut needs, and writes its columns. Answers with the project item's id. */
async function bringIn(life: Life, clipFile: string, { sleep, log, room }: MakeOutside): Promise<string> {
  const { take, folder, signal } = life;
  const { recipe } = take;
  const item = await importClip({ projectId: take.shot.projectId, path: joinPath(folder, clipFile), signal }, sleep);
  if (recipe.engine === "still-hold") await setLength(item, recipe.frames, recipe.rate);
  if (isWire(recipe.engine)) {
    await optional("marking the handle", () => setLength(item, recipe.frames, recipe.rate));
    // A list can do without the picture.
    await optional("making a small picture", () => savePoster(folder, clipFile, room));
  }
  // take.json is the record; the columns are its copy in Premiere. A clip without them is still the clip.
  await optional(`columns of ${take.clipName}`, async () => {
    const written = await writeColumns(item, columnsOf(take), { setXmpProperties, readXmpProperty });
    if (written.kind !== "verified") log.say("columns", { clip: take.clipName, outcome: written.kind });
  });
  return item.itemId;

  async function optional(what: string, step: () => Promise<unknown>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble(what, error);
    }
  }
}

function engineName({ engine, asked }: Take["recipe"]): string {
  if (asked !== undefined) return asked.engineName;
  return engine === "animatic" ? "Animatic" : "Still hold";
}

function columnsOf({ recipe, number }: Take): ColumnValues {
  return {
    prompt: recipe.prompt,
    negative: recipe.negative,
    engine: engineName(recipe),
    model: recipe.model,
    seed: String(recipe.seed),
    take: String(number),
    use: recipe.use,
    status: "ready",
    recipeId: recipe.id,
  };
}

/**
 * What is under way: takes that are drawn here, wait for an engine, are made there or fetched. Closing the panel changes
 * nothing of it; the next start goes on.
 */

import { Cancelled, StudioError } from "../core/failure";
import { isWire } from "../core/job";
import type { SequenceView } from "../core/sequence";
import { advance, isOver, type Take } from "../core/take";
import { isProjectOpen, readProject } from "../premiere/project";
import { itemOf } from "./bring";
import type { Settlement } from "./commands";
import { Life } from "./life";
import { whereOnTimeline } from "./lying";
import { makeTake, type MakeOutside } from "./make";
import { Pace } from "./pace";
import { placeIfMeant, type Place } from "./place";
import { Queue } from "./queue";
import { readTake, saveTake, type Shelved } from "./shelf";
import type { QueueState, TakeWork } from "./state";
import { adopted } from "./submit";
import { Unfinished } from "./unfinished";
import type { WireOutside } from "./wire";

export interface RunsOutside extends Omit<MakeOutside, "inTurn" | "wire" | "whenOpen" | "isLettingGo"> {
  readonly wire: Omit<WireOutside, "queue" | "pace">;
  /** A take as it stands on disk now. */
  readonly keep: (shelved: Shelved) => void;
  /** Something that is shown changed. */
  readonly onChange: () => void;
  /** A take is over, or waits for the editor. */
  readonly onRest: (takeId: string) => void;
}

/** Milliseconds between looks whether the project of a finished take is open again. */
const LOOK_EVERY = 2000;

export class Runs {
  readonly #outside: RunsOutside;
  readonly #unfinished = new Unfinished();
  readonly #queue: Queue;
  readonly #paces = new Map<string, Pace>();
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
  /** Projects that takes wait for, each with the one watch for all of them. */
  readonly #openings = new Map<string, Promise<void>>();
  #lettingGo = false;
  #lastDrawing: Promise<unknown> = Promise.resolve();

  constructor(outside: RunsOutside) {
    this.#outside = outside;
    const { wire, sleep, onChange } = outside;
    this.#queue = new Queue({ atOnce: (engineId) => wire.engines.atOnce(engineId), sleep, onChange });
  }

  get queue(): QueueState {
    return this.#queue.state;
  }

  isBusy(takeId: string): boolean {
    return this.#stops.has(takeId);
  }

  workOf(takeId: string): TakeWork | undefined {
    const work = this.#work.get(takeId);
    if (work?.step !== "queued" || work.because === "offline") return work;
    return this.#queue.placeOf(takeId) ?? work;
  }

  /** Sees a take through, from wherever it stands. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    const { id, recipe } = shelved.take;
    if (this.#stops.has(id)) return;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    const life = new Life(shelved, stop.signal, (now, work) => this.#report(now, work));
    this.#report(shelved, { step: "preparing" });
    try {
      if (isWire(recipe.engine)) await this.#unfinished.add(id, shelved.folder);
      await makeTake(life, place, this.#makeOutside());
    } catch (error) {
      // Only what could not even begin comes here: the take stands where it stood.
      this.#outside.log.trouble(`beginning ${shelved.take.clipName}`, error);
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      if (!this.#lettingGo && isSettled(life.take)) await this.#forget(id);
      this.#outside.onRest(id);
    }
  }

  /** It is over. A list that cannot be written only costs the next start a look. */
  async #forget(takeId: string): Promise<void> {
    try {
      await this.#unfinished.remove(takeId);
    } catch (error) {
      this.#outside.log.trouble("keeping the list of unfinished takes", error);
    }
  }

  /** Goes on with what the last run of the panel left, whatever project is open. Never rejects. */
  async recover(device: string): Promise<void> {
    let folders: readonly string[];
    try {
      folders = await this.#unfinished.load();
    } catch (error) {
      this.#outside.log.trouble("reading the list of unfinished takes", error);
      return;
    }
    for (const folder of folders) {
      try {
        const take = await readTake(folder);
        if (take.owner === device) this.goOn({ take, folder });
      } catch (error) {
        // A volume that is not there today may be there tomorrow, so it stays in the list.
        this.#outside.log.trouble("reading an unfinished take", error);
      }
    }
  }

  /** A take of this device that stands unfinished on disk, and that nobody is at. */
  goOn(shelved: Shelved): void {
    const { take } = shelved;
    if (this.isBusy(take.id) || !isWire(take.recipe.engine)) return;
    if (isOver(take.state)) {
      void (isSettled(take) ? this.#forget(take.id) : this.#placeLate(shelved));
      return;
    }
    // A question that was put to the editor already stays one.
    if (take.state.kind === "unanswered" && take.state.looked !== undefined) return;
    void this.run(shelved, placeOf(take));
  }

  /** What the editor says of a submission that was not answered. */
  async settle(shelved: Shelved, answer: Settlement): Promise<void> {
    const { take } = shelved;
    const { state } = take;
    const { asked } = take.recipe;
    if (state.kind !== "unanswered" || asked === undefined || this.isBusy(take.id)) return;
    const { wire } = this.#outside;
    switch (answer.kind) {
      case "look-again":
        return void this.run(shelved, placeOf(take));
      case "found": {
        const job = adopted(answer.jobId, take, state.submission, asked.engineId, wire);
        return void this.run(await this.#write(shelved, advance(take, { kind: "accepted", job })), placeOf(take));
      }
      case "ask-again":
        await wire.spending.ended(state.submission, "discarded", undefined);
        return void this.run(await this.#write(shelved, advance(take, { kind: "anew" })), placeOf(take));
      case "give-up":
        await wire.spending.ended(state.submission, "discarded", undefined);
        await this.#write(shelved, advance(take, { kind: "cancelled" }));
        return this.#forget(take.id);
    }
  }

  cancel(takeId: string): void {
    this.#stops.get(takeId)?.abort();
  }

  cancelAll(): void {
    for (const stop of this.#stops.values()) stop.abort();
  }

  /** The panel goes away. Jobs at engines go on there, and are followed again at the next start. */
  letGo(): void {
    this.#lettingGo = true;
    this.cancelAll();
  }

  pause(paused: boolean): void {
    this.#queue.pause(paused);
  }

  move(takeId: string, to: "first" | "up" | "down" | "last"): void {
    this.#queue.move(takeId, to);
  }

  /** Settings changed how many an engine takes. */
  lookAtQueue(): void {
    this.#queue.look();
  }

  async #write(shelved: Shelved, take: Take): Promise<Shelved> {
    const next = { ...shelved, take };
    await saveTake(next);
    this.#outside.keep(next);
    this.#outside.onChange();
    return next;
  }

  /**
   * The clip came into the project, and then Premiere went away. Whether it was placed is read from the timeline; if it was
   * not, it is placed only where nothing has changed since.
   */
  async #placeLate(shelved: Shelved): Promise<void> {
    const { take } = shelved;
    if (take.state.kind !== "ready") return;
    const { id } = take;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    try {
      const life = new Life(shelved, stop.signal, (now, work) => this.#report(now, work));
      await this.#whenOpen(take.shot.projectId, life);
      const itemId = await itemOf(shelved, this.#outside);
      if (itemId !== take.state.projectItemId) {
        await life.happens({ kind: "imported", clip: take.state.clip, projectItemId: itemId }, { step: "placing" });
      }
      const there = await placesNow(life.take);
      const { now } = this.#outside;
      const record =
        there > 0
          ? ({ outcome: "verified", at: now().toISOString() } as const)
          : await placeIfMeant(take, itemId, placeOf(take), stop.signal, this.#outside);
      // Stopped because the panel goes away: the next start looks again.
      if (this.#lettingGo && record.outcome === "waits") return;
      await life.happens({ kind: "placement", record }, undefined);
      await this.#forget(id);
    } catch (error) {
      this.#outside.log.trouble(`placing ${take.clipName} late`, error);
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      this.#outside.onRest(id);
    }
  }

  #makeOutside(): MakeOutside {
    return {
      ...this.#outside,
      wire: { ...this.#outside.wire, queue: this.#queue, pace: (engineId) => this.#pace(engineId) },
      inTurn: (signal, work) => this.#inTurn(signal, work),
      whenOpen: (projectId, life) => this.#whenOpen(projectId, life),
      isLettingGo: () => this.#lettingGo,
    };
  }

  #pace(engineId: string): Pace {
    const known = this.#paces.get(engineId);
    if (known !== undefined) return known;
    const { sleep, now } = this.#outside;
    const pace = new Pace(sleep, () => now().getTime());
    this.#paces.set(engineId, pace);
    return pace;
  }

  async #whenOpen(projectId: string, life: Life): Promise<void> {
    if (await this.#isOpen(projectId)) return;
    life.rests();
    await Promise.race([this.#opened(projectId), whenStopped(life.signal)]);
  }

  #opened(projectId: string): Promise<void> {
    const known = this.#openings.get(projectId);
    if (known !== undefined) return known;
    const opened = (async () => {
      do await this.#outside.sleep(LOOK_EVERY);
      while (!this.#lettingGo && !(await this.#isOpen(projectId)));
      this.#openings.delete(projectId);
    })();
    this.#openings.set(projectId, opened);
    return opened;
  }

  /** A host that cannot answer just now is asked again. */
  async #isOpen(projectId: string): Promise<boolean> {
    try {
      return await isProjectOpen(projectId);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("looking for an open project", error);
      return false;
    }
  }

  /** One drawing at a time: two at once would only make both late. */
  async #inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#lastDrawing;
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    this.#lastDrawing = Promise.all([before, left]);
    try {
      await Promise.race([before, whenStopped(signal)]);
      return await work();
    } finally {
      leave();
    }
  }

  #report(shelved: Shelved, work: TakeWork | undefined): void {
    this.#outside.keep(shelved);
    if (work === undefined) this.#work.delete(shelved.take.id);
    else this.#work.set(shelved.take.id, work);
    this.#outside.onChange();
  }
}

/** Nothing more will come of it by itself, and no question is open. */
function isSettled({ state, placement }: Take): boolean {
  return isOver(state) && (state.kind !== "ready" || placement !== undefined);
}

/** Where it goes, as it was meant when the button was pressed. A take of before does not know, so it is not placed late. */
export function placeOf({ shot, surroundings }: Take): Place {
  return { range: shot.rangeInSequence, surroundings: surroundings ?? "unknown" };
}

async function placesNow(take: Take): Promise<number> {
  const project = await readProject();
  const sequence: SequenceView | undefined = project?.sequence;
  if (project?.projectId !== take.shot.projectId || sequence === undefined) return 0;
  if (sequence.sequenceId !== take.shot.sequenceId) return 0;
  return whereOnTimeline(take, sequence).length;
}

function whenStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Cancelled("Stopped by the editor"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

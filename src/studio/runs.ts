/**
 * What is under way: takes that are drawn here, wait for an engine, are made there or fetched. Closing the panel changes
 * nothing of it; the next start goes on.
 */

import { Cancelled } from "../core/failure";
import { isWire } from "../core/job";
import type { SequenceView } from "../core/sequence";
import { advance, isOver, jobOf, type Take } from "../core/take";
import { readProject } from "../premiere/project";
import type { Settlement } from "./commands";
import { Life } from "./life";
import { whereOnTimeline } from "./lying";
import { makeTake, type MakeOutside } from "./make";
import { Pace, rest } from "./pace";
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

/** Seconds between looks whether the project of a finished take is open again. */
const LOOK_EVERY = 2;

export class Runs {
  readonly #outside: RunsOutside;
  readonly #unfinished = new Unfinished();
  readonly #queue: Queue;
  readonly #paces = new Map<string, Pace>();
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
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
    const place = this.#queue.placeOf(takeId);
    return place === undefined ? work : { step: "queued", ...place };
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
      if (!this.#lettingGo && isSettled(life.take)) {
        await this.#unfinished
          .remove(id)
          .catch((error: unknown) => this.#outside.log.trouble("keeping the list of unfinished takes", error));
      }
      this.#outside.onRest(id);
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
      if (take.state.kind === "ready" && take.placement === undefined && this.#unfinished.has(take.id)) {
        void this.#placeLate(shelved);
      } else void this.#unfinished.remove(take.id);
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
        await this.#unfinished.remove(take.id);
        return undefined;
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
      const there = await placesNow(take);
      const { now } = this.#outside;
      const record =
        there > 0
          ? ({ outcome: "verified", at: now().toISOString() } as const)
          : await placeIfMeant(take, take.state.projectItemId, placeOf(take), stop.signal, this.#outside);
      await life.happens({ kind: "placement", record }, undefined);
      await this.#unfinished.remove(id);
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
    while ((await readProject())?.projectId !== projectId) {
      life.rests();
      await rest(LOOK_EVERY, life.signal, this.#outside.sleep);
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

/** The jobs that takes refer to. */
export function jobsOf(takes: readonly Take[]): ReadonlySet<string> {
  return new Set(takes.flatMap(({ state }) => jobOf(state).job?.id ?? []));
}

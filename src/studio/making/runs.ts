/**
 * What is under way: takes that are drawn here, wait for an engine, are made there or fetched. Closing the panel changes
 * nothing of it; the next start goes on.
 */

import { isWire, type Submission } from "../../core/job";
import { isOver, isSettled, outcomeOf, type Take } from "../../core/take";
import type { Settlement } from "../commands";
import { Easel } from "./draw";
import { Life } from "../takes/life";
import type { MakeOutside } from "./make";
import { Openings } from "./openings";
import { Paces } from "../front-desk/pace";
import { placeOf, type Place } from "../placing/place-meant";
import { Queue } from "../front-desk/queue";
import { saveTake, type Shelved } from "../disk/shelf";
import type { TakeWork } from "../takes/take-row";
import { Submissions } from "../front-desk/submissions";
import { Together } from "./together";
import { Unfinished } from "./unfinished";
import type { WireOutside } from "../front-desk/wire";

export interface RunsOutside extends Omit<
  MakeOutside,
  "inTurn" | "wire" | "whenOpen" | "isLettingGo" | "together" | "giveUp"
> {
  readonly wire: Omit<WireOutside, "queue" | "pace" | "submissions">;
  /** A take as it stands on disk now. */
  readonly keep: (shelved: Shelved) => void;
  /** Its record is on disk; `before`: as it stood. */
  readonly wrote: (shelved: Shelved, before: Take) => void;
  /** Something that is shown changed. */
  readonly onChange: () => void;
  /** A take is over, or waits for the editor. */
  readonly onRest: (takeId: string) => void;
}

/** Milliseconds that unfinished takes are read for before new ones may be sent. */
const PATIENCE = 5000;

export class Runs {
  readonly #outside: RunsOutside;
  readonly #unfinished: Unfinished;
  readonly #submissions = new Submissions();
  /** Once all that can be read of what the last run left has been read. */
  #read: Promise<unknown> = Promise.resolve();
  /** Once the list of what was begun has been read. */
  #loaded: Promise<void> = Promise.resolve();
  /** Who is next at which engine. */
  readonly queue: Queue;
  readonly #paces: Paces;
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
  readonly #openings: Openings;
  readonly #drawing = new Easel();
  readonly together: Together;
  #lettingGo = false;

  constructor(outside: RunsOutside) {
    this.#outside = outside;
    const { wire, sleep, onChange } = outside;
    this.#openings = new Openings(outside);
    this.#unfinished = new Unfinished(outside);
    this.together = new Together({
      ...outside,
      isBusy: (takeId) => this.isBusy(takeId),
      others: (folder) => this.#others(folder),
    });
    this.queue = new Queue({
      atOnce: (engineId) => wire.engines.atOnce(engineId),
      sleep,
      onChange,
      onError: (error) => outside.log.trouble("keeping the queue", error),
    });
    this.#paces = new Paces(
      sleep,
      () => outside.now().getTime(),
      (engineId, seconds) => this.queue.hold(engineId, seconds),
    );
  }

  isBusy(takeId: string): boolean {
    return this.#stops.has(takeId);
  }

  workOf(takeId: string): TakeWork | undefined {
    const work = this.#work.get(takeId);
    if (work?.step !== "queued" || work.because === "offline") return work;
    return this.queue.placeOf(takeId) ?? work;
  }

  /** Sees a take through, from wherever it stands; `first` comes before the rest. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place, first?: (life: Life) => Promise<void>): Promise<void> {
    const { id, recipe } = shelved.take;
    await this.#live(shelved, async (life) => {
      this.#report(shelved, { step: "preparing" });
      this.#enter(shelved.take, "end");
      if (isWire(recipe.engine)) await this.#unfinished.add(id, shelved.folder);
      await first?.(life);
      const { makeTake } = await import(/* webpackChunkName: "work" */ "./make");
      await makeTake(life, place, this.#makeOutside());
    });
  }

  /** One life of a take at a time. What `work` throws leaves the take where it stood. */
  async #live(shelved: Shelved, work: (life: Life) => Promise<void>): Promise<void> {
    const { id, clipName } = shelved.take;
    if (this.#stops.has(id)) return;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    const life = new Life(
      shelved,
      stop.signal,
      (now, doing) => this.#report(now, doing),
      (now, before) => this.#outside.wrote(now, before),
    );
    try {
      await work(life);
    } catch (error) {
      this.#outside.log.trouble(`going on with ${clipName}`, error);
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      this.queue.gone(id);
      if (!this.#lettingGo) await this.#book(life);
      if (!this.#lettingGo && life.isOnDisk && isSettled(life.take)) await this.#forget(id);
      this.together.left(life.take);
      this.#outside.onRest(id);
    }
  }

  /** How a life ended is the last word on what its job may have cost: also of one that was paid for and never had. */
  async #book({ take, job }: Life): Promise<void> {
    const outcome = outcomeOf(take);
    if (job === undefined || outcome === undefined) return;
    try {
      await this.#outside.wire.spending.ended(job.submission, outcome, take.charge);
    } catch (error) {
      this.#outside.log.trouble("writing down what a take cost", error);
    }
  }

  /** It is over. A list that cannot be written only costs the next start a look. */
  async #forget(takeId: string): Promise<void> {
    this.queue.forget(takeId);
    try {
      await this.#unfinished.remove(takeId);
    } catch (error) {
      this.#outside.log.trouble("keeping the list of unfinished takes", error);
    }
  }

  /** Goes on with what the last run of the panel left, whatever project is open. Never rejects. */
  async recover(device: string): Promise<void> {
    const reading = this.#readUnfinished(device);
    this.#read = reading;
    this.#goOnWith(await reading);
    this.queue.open();
  }

  /** Whether this device ever set out to make it, now or in an earlier life of the panel. @throws StudioError */
  async wasBegun(takeId: string): Promise<boolean> {
    await this.#loaded;
    return this.#unfinished.has(takeId) || (await this.#submissions.knows(takeId));
  }

  async #readUnfinished(device: string): Promise<readonly Shelved[]> {
    this.#loaded = this.#unfinished.load();
    await this.#loaded;
    await this.queue.load((takeId) => this.#unfinished.has(takeId));
    // A volume that does not answer holds nobody up for long.
    void this.#outside.sleep(PATIENCE).then(() => this.queue.open());
    return this.#unfinished.read(
      device,
      (takes) => this.#goOnWith(takes),
      () => !this.#lettingGo,
    );
  }

  /**
   * All are known before the first goes on, so that the job of one is not taken for another's; and each stands in line before
   * the first is let through.
   */
  #goOnWith(takes: readonly Shelved[]): void {
    for (const shelved of takes) if (!this.isBusy(shelved.take.id)) this.#outside.keep(shelved);
    for (const shelved of takes) this.goOn(shelved);
  }

  /** Before anything else happens to it: who is asked meanwhile must not take its place, at the engine or in line. */
  #enter({ id, askedAt, state, recipe }: Take, at: "end" | "by-age"): void {
    const { asked } = recipe;
    if (asked === undefined) return;
    if (state.kind === "asked") this.queue.enter(asked.engineId, { takeId: id, askedAt }, at);
    if (state.kind === "making") this.queue.occupy(asked.engineId, id);
  }

  /** A take of this device that stands unfinished on disk, and that nobody is at. */
  goOn(shelved: Shelved): void {
    const { take } = shelved;
    const isWaited = take.batch !== undefined && take.state.kind === "ready" && take.placement === undefined;
    if (this.isBusy(take.id) || !(isWire(take.recipe.engine) || isWaited)) return;
    if (isOver(take.state)) {
      void (isSettled(take)
        ? this.#forget(take.id)
        : this.#live(shelved, async (life) => {
            const { placeLate } = await import(/* webpackChunkName: "work" */ "./late");
            await placeLate(life, placeOf(take), this.#makeOutside());
          }));
      return;
    }
    if (take.state.kind === "unanswered" && take.state.looked?.listed === true) {
      void this.#answer(shelved, take.state.submission);
      return;
    }
    this.#enter(take, "by-age");
    void this.run(shelved, placeOf(take));
  }

  /** A question that was put to the editor already stays one, unless the journal knows the answer. */
  async #answer(shelved: Shelved, submission: Submission): Promise<void> {
    try {
      const left = await this.#submissions.find(submission);
      if (left?.job !== undefined) await this.run(shelved, placeOf(shelved.take));
    } catch (error) {
      this.#outside.log.trouble("reading the journal of submissions", error);
    }
  }

  /** What the editor says of a submission that was not answered. @throws StudioError as `settled` */
  async settle(shelved: Shelved, answer: Settlement): Promise<void> {
    const { take, folder } = shelved;
    if (this.isBusy(take.id)) return;
    const { wire } = this.#outside;
    const { settled } = await import(/* webpackChunkName: "work" */ "./settling");
    const others = (): Promise<readonly Take[]> => wire.others(folder);
    const next = await settled(take, answer, { wire, submissions: this.#submissions, others });
    if (next === undefined) return;
    const written = next === take ? shelved : await this.#write(shelved, next);
    if (!isOver(next.state)) return void this.run(written, placeOf(next));
    this.together.left(take);
    await this.#forget(take.id);
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

  async #write(shelved: Shelved, take: Take): Promise<Shelved> {
    const next = { ...shelved, take };
    await saveTake(next);
    this.#outside.wrote(next, shelved.take);
    this.together.note(take);
    this.#outside.keep(next);
    this.#outside.onChange();
    return next;
  }

  #makeOutside(): MakeOutside {
    const { wire } = this.#outside;
    return {
      ...this.#outside,
      wire: {
        ...wire,
        queue: this.queue,
        pace: (engineId) => this.#paces.of(engineId),
        submissions: this.#submissions,
        others: (folder) => this.#others(folder),
      },
      together: this.together,
      inTurn: (signal, work) => this.#drawing.inTurn(signal, work),
      whenOpen: (projectId, life) => this.#openings.whenOpen(projectId, life),
      isLettingGo: () => this.#lettingGo,
      giveUp: (takeId) => this.cancel(takeId),
    };
  }

  /** As the wire's, once all that the last run left is known. @throws StudioError */
  async #others(folder: string): Promise<readonly Take[]> {
    await this.#read;
    return this.#outside.wire.others(folder);
  }

  #report(shelved: Shelved, work: TakeWork | undefined): void {
    this.#outside.keep(shelved);
    this.together.note(shelved.take);
    if (work === undefined) this.#work.delete(shelved.take.id);
    else this.#work.set(shelved.take.id, work);
    this.#outside.onChange();
  }
}

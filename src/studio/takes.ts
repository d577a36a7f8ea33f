/** The takes of the open project: on disk, under way, and as rows for the panel. */

import { Cancelled, StudioError } from "../core/failure";
import type { ProjectView, SequenceView } from "../core/sequence";
import { advance, isOver, type Take } from "../core/take";
import { timecode } from "../core/time";
import { homeOf, prepareHome, type Home } from "./home";
import { makeTake, type MakeOutside } from "./make";
import type { Place } from "./place";
import { loadTakes, pictureOfTake, saveTake, type Shelved } from "./shelf";
import type { Settings, TakeRow, TakeWork } from "./state";

/** Pictures that are read when a project opens: as many as anyone scrolls through at first. */
const PICTURES = 60;

export interface TakesOutside extends Omit<MakeOutside, "report" | "inTurn"> {
  /** Rows changed. */
  readonly onChange: () => void;
}

export class Takes {
  readonly #outside: TakesOutside;
  readonly #shelf = new Map<string, Shelved>();
  /** Takes that were run since the panel opened: newer in memory than anything read from disk. */
  readonly #run = new Map<string, Shelved>();
  readonly #pictures = new Map<string, string>();
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
  #opening: Promise<Home> | undefined;
  #projectId: string | undefined;
  #lastDrawing: Promise<unknown> = Promise.resolve();

  constructor(outside: TakesOutside) {
    this.#outside = outside;
  }

  /**
   * Reads the takes of a project. Those that `device` left under way, and that were never run since the panel opened,
   * were interrupted. A later call wins over an earlier one that is still reading.
   */
  open(project: ProjectView, settings: Settings, device: string): Promise<Home> {
    const opening: Promise<Home> = this.#open(project, settings, device, () => this.#opening === opening);
    this.#opening = opening;
    return opening;
  }

  async #open(project: ProjectView, settings: Settings, device: string, isLatest: () => boolean): Promise<Home> {
    const home = await homeOf(project, settings);
    const found = await this.#find(project, home);
    if (!isLatest()) return home;
    this.#projectId = project.projectId;
    this.#shelf.clear();
    for (const shelved of found) this.#shelf.set(shelved.take.id, this.#run.get(shelved.take.id) ?? shelved);
    for (const [id, shelved] of this.#run) {
      if (shelved.take.shot.projectId === project.projectId) this.#shelf.set(id, shelved);
    }
    for (const shelved of found) {
      const { take } = shelved;
      if (isOver(take.state) || take.owner !== device || this.#run.has(take.id) || !isLatest()) continue;
      await this.update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
    }
    this.#outside.onChange();
    void this.#loadPictures(found.slice(0, PICTURES).map(({ take }) => take.id));
    return home;
  }

  async #find(project: ProjectView, home: Home): Promise<readonly Shelved[]> {
    const mine = ({ take }: Shelved): boolean => take.shot.projectId === project.projectId;
    const found: Shelved[] = [];
    for (const path of [home.path, ...home.also]) {
      const { takes, unread } = await loadTakes(path);
      for (const { folder, why } of unread) this.#outside.log.say("take unread", { folder, why });
      found.push(...(path === home.path && !home.temporary ? takes : takes.filter(mine)));
    }
    return found;
  }

  /** Adds what other devices have put there since; numbers and names must not be given twice. */
  async refresh(project: ProjectView): Promise<void> {
    const home = await this.#opening;
    if (home === undefined) return;
    for (const shelved of await this.#find(project, home)) {
      if (!this.#shelf.has(shelved.take.id)) this.#shelf.set(shelved.take.id, shelved);
    }
  }

  /** Where new takes go, once all that lies there is known. @throws StudioError `no-project`, or why it cannot be used. */
  async writableHome(): Promise<Home> {
    const home = await this.#opening;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    await prepareHome(home);
    return home;
  }

  /** @throws StudioError `file-missing` for a take that is no longer there. */
  get(takeId: string): Shelved {
    const shelved = this.#shelf.get(takeId);
    if (shelved === undefined) throw new StudioError({ kind: "file-missing", file: takeId });
    return shelved;
  }

  get all(): readonly Take[] {
    return [...this.#shelf.values()].map(({ take }) => take);
  }

  isBusy(takeId: string): boolean {
    return this.#stops.has(takeId);
  }

  async update(shelved: Shelved): Promise<void> {
    this.#keep(shelved);
    await saveTake(shelved);
    this.#outside.onChange();
  }

  /** Sees a take through to its end. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    const { id } = shelved.take;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#run.set(id, shelved);
    this.#report(shelved, { step: "preparing" });
    try {
      await makeTake(shelved, place, stop.signal, {
        ...this.#outside,
        inTurn: (signal, work) => this.#inTurn(signal, work),
        report: (now, work) => this.#report(now, work),
      });
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      await this.#loadPictures([id]);
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

  cancel(takeId: string): void {
    this.#stops.get(takeId)?.abort();
  }

  cancelAll(): void {
    for (const stop of this.#stops.values()) stop.abort();
  }

  /** Newest first. Where each lies is read from `sequence`, never remembered. */
  rows(sequence: SequenceView | undefined): readonly TakeRow[] {
    const rows = this.all.map((take): TakeRow => {
      const picture = this.#pictures.get(take.id);
      const work = this.#work.get(take.id);
      return {
        take,
        onTimeline: sequence === undefined ? [] : whereOnTimeline(take, sequence),
        ...(picture === undefined ? {} : { picture }),
        ...(work === undefined ? {} : { work }),
      };
    });
    return rows.sort((a, b) => (a.take.askedAt < b.take.askedAt ? 1 : -1));
  }

  #report(shelved: Shelved, work: TakeWork | undefined): void {
    this.#keep(shelved);
    if (work === undefined) this.#work.delete(shelved.take.id);
    else this.#work.set(shelved.take.id, work);
    this.#outside.onChange();
  }

  #keep(shelved: Shelved): void {
    const { id, shot } = shelved.take;
    // A take may still be under way when another project has come to the front; it is not that one's.
    if (this.#shelf.has(id) || shot.projectId === this.#projectId) this.#shelf.set(id, shelved);
    if (this.#run.has(id)) this.#run.set(id, shelved);
  }

  async #loadPictures(takeIds: readonly string[]): Promise<void> {
    for (const id of takeIds) {
      const shelved = this.#shelf.get(id);
      if (shelved === undefined) continue;
      try {
        const picture = await pictureOfTake(shelved);
        if (picture !== undefined) this.#pictures.set(id, picture);
      } catch (error) {
        this.#outside.log.trouble("reading a take's picture", error);
      }
    }
    this.#outside.onChange();
  }
}

function whenStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Cancelled("Stopped by the editor"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

/** By the project item where the host says it, else by the clip's name, which is unique across the project. */
function whereOnTimeline({ state, clipName }: Take, sequence: SequenceView): TakeRow["onTimeline"] {
  if (state.kind !== "ready") return [];
  return sequence.video.flatMap((track) =>
    track.items
      .filter(({ projectItemId, name }) =>
        projectItemId === undefined ? name.startsWith(clipName) : projectItemId === state.projectItemId,
      )
      .map(({ rangeInSequence: { start } }) => ({
        track: track.index,
        timecode: timecode(start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
      })),
  );
}

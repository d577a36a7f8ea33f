/** The takes of the open project: on disk, under way, and as rows for the panel. */

import { StudioError } from "../core/failure";
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

export interface TakesOutside extends Omit<MakeOutside, "report"> {
  /** Rows changed. */
  readonly onChange: () => void;
}

export class Takes {
  readonly #outside: TakesOutside;
  readonly #shelf = new Map<string, Shelved>();
  readonly #pictures = new Map<string, string>();
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
  #home: Promise<Home> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(outside: TakesOutside) {
    this.#outside = outside;
  }

  /** Reads the takes of a project. Those that `device` left under way, with nothing under way, were interrupted. */
  async open(project: ProjectView, settings: Settings, device: string): Promise<Home> {
    const { log, onChange } = this.#outside;
    this.#home = homeOf(project, settings);
    const home = await this.#home;
    const mine = ({ take }: Shelved): boolean => take.shot.projectId === project.projectId;
    const here = await loadTakes(home.path);
    const before = home.before === undefined ? undefined : await loadTakes(home.before);
    for (const { folder, why } of [...here.unread, ...(before?.unread ?? [])]) log.say("take unread", { folder, why });
    const found = [...(home.temporary ? here.takes.filter(mine) : here.takes), ...(before?.takes.filter(mine) ?? [])];
    // What is under way is newer in memory than on disk.
    const busy = [...this.#shelf.values()].filter(({ take }) => this.isBusy(take.id));
    this.#shelf.clear();
    for (const shelved of [...found, ...busy]) this.#shelf.set(shelved.take.id, shelved);
    for (const shelved of found) {
      const { take } = shelved;
      if (isOver(take.state) || this.isBusy(take.id) || take.owner !== device) continue;
      await this.update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
    }
    onChange();
    for (const { take } of found.slice(0, PICTURES)) await this.#loadPicture(take.id);
    onChange();
    return home;
  }

  /** Where new takes go, tried just now. @throws StudioError `no-project`, or why nothing can be written there. */
  async writableHome(): Promise<Home> {
    const home = await this.#home;
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
    this.#shelf.set(shelved.take.id, shelved);
    await saveTake(shelved);
    this.#outside.onChange();
  }

  /** Sees an asked take through to its end, after those before it. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    const { id } = shelved.take;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#report(shelved, { step: "preparing" });
    const made = this.#last.then(() =>
      makeTake(shelved, place, stop.signal, { ...this.#outside, report: (now, work) => this.#report(now, work) }),
    );
    this.#last = made;
    try {
      await made;
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      await this.#loadPicture(id);
      this.#outside.onChange();
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
    this.#shelf.set(shelved.take.id, shelved);
    if (work === undefined) this.#work.delete(shelved.take.id);
    else this.#work.set(shelved.take.id, work);
    this.#outside.onChange();
  }

  async #loadPicture(takeId: string): Promise<void> {
    const shelved = this.#shelf.get(takeId);
    if (shelved === undefined) return;
    try {
      const picture = await pictureOfTake(shelved);
      if (picture !== undefined) this.#pictures.set(takeId, picture);
    } catch (error) {
      this.#outside.log.trouble("reading a take's picture", error);
    }
  }
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

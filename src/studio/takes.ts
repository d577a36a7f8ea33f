/** The takes of the open project: on disk, under way, and as rows for the panel. */

import { StudioError } from "../core/failure";
import { isWire } from "../core/job";
import type { Mark } from "../core/ledger";
import type { ProjectView, SequenceView } from "../core/sequence";
import { isOver, type Take } from "../core/take";
import { advance } from "../core/take-events";
import { parentOf } from "../uxp/paths";
import { itemOf } from "./bring";
import type { Settlement } from "./commands";
import { Finding } from "./finding";
import { Homes, prepareHome, type Home } from "./home";
import { Ledger } from "./ledger";
import type { Place } from "./place";
import { byAge, Rows } from "./rows";
import { isSettled, Runs, type RunsOutside } from "./runs";
import { siblingsOf } from "./series";
import { saveTake, type Shelved } from "./shelf";
import type { Settings, TakeRow } from "./state";
import type { QueueState } from "./engine-state";
import { TakePictures } from "./take-pictures";
import type { Together } from "./together";
import type { WireOutside } from "./wire";

/** Pictures that are read when a project opens: as many as anyone scrolls through at first. */
const PICTURES = 60;

export interface TakesOutside extends Omit<RunsOutside, "keep" | "onChange" | "onRest" | "wire" | "siblingsOf"> {
  readonly wire: Omit<WireOutside, "queue" | "pace" | "others" | "homes" | "submissions">;
  /** Rows changed. */
  readonly onChange: () => void;
  /** Takes read so far of a project that has many; undefined: all of them. */
  readonly onReading: (count: number | undefined) => void;
}

/** A few takes are read before anybody could look; of many it is said how far it is. */
const WORTH_SAYING = 200;
/** Those that were found are shown once they are so many times as many as were shown before. */
const WORTH_SHOWING = 1.3;

/** Milliseconds in which many changes are one: 50 jobs that count frames must not draw the panel 50 times. */
const BREATH = 40;

export class Takes {
  readonly #outside: TakesOutside;
  readonly #shelf = new Map<string, Shelved>();
  /** Takes that were run since the panel opened: newer in memory than anything read from disk. */
  readonly #run = new Map<string, Shelved>();
  readonly #finding: Finding;
  readonly #pictures: TakePictures;
  readonly #ledger: Ledger;
  readonly #rows: Rows;
  readonly #runs: Runs;
  readonly #homes: Homes;
  #opening: Promise<Home> | undefined;
  #projectId: string | undefined;
  #knownOf: string | undefined;
  #device = "";
  #changing = false;
  #lastAsking: Promise<unknown> = Promise.resolve();

  constructor(outside: TakesOutside) {
    this.#outside = outside;
    this.#homes = new Homes(outside.log);
    this.#ledger = new Ledger(outside);
    this.#finding = new Finding({ ...outside, device: () => this.#device, run: (id) => this.#run.get(id) });
    this.#pictures = new TakePictures({
      log: outside.log,
      shelved: (id) => this.#shelf.get(id),
      onChange: () => this.#change(),
    });
    this.#rows = new Rows({
      workOf: (id) => this.#runs.workOf(id),
      pictureOf: (id) => this.#pictures.of(id),
      marksOf: (id) => this.#ledger.marksOf(id),
    });
    this.#runs = new Runs({
      ...outside,
      wire: {
        ...outside.wire,
        others: (folder) => this.#everyTake(folder),
        homes: ({ shot }) => this.#homes.all(shot.projectId),
      },
      keep: (shelved) => {
        this.#remember(shelved);
        this.#keep(shelved);
      },
      onChange: () => this.#change(),
      siblingsOf: (shelved) => siblingsOf(shelved, (id) => (this.#run.get(id) ?? this.#shelf.get(id))?.take),
      onRest: (id) => this.#pictures.renew(id),
    });
  }

  /**
   * Reads the takes of a project. Those that `device` left under way, and that were never run since the panel opened,
   * were interrupted; those at engines go on. A later call wins over an earlier one that is still reading. `onHome` hears
   * where they are kept before anything goes on.
   */
  open(project: ProjectView, settings: Settings, device: string, onHome: (home: Home) => Promise<void>): Promise<Home> {
    const opening: Promise<Home> = this.#open(project, settings, device, onHome, () => this.#opening === opening);
    this.#opening = opening;
    return opening;
  }

  async #open(
    project: ProjectView,
    settings: Settings,
    device: string,
    onHome: (home: Home) => Promise<void>,
    isLatest: () => boolean,
  ): Promise<Home> {
    this.#device = device;
    const home = await this.#homes.of(project, settings);
    await onHome(home);
    if (!isLatest()) return home;
    const isOther = this.#projectId !== project.projectId;
    if (isOther) this.#turnTo(project, home);
    const found = await this.#find(project, home, isLatest, isOther);
    if (!isLatest()) return home;
    if (!isOther) this.#turnTo(project, home);
    for (const [id, shelved] of found) this.#shelf.set(id, this.#run.get(id) ?? shelved);
    for (const [id, shelved] of this.#run) {
      if (shelved.take.shot.projectId === project.projectId) this.#shelf.set(id, shelved);
    }
    this.#knownOf = project.projectId;
    this.#rows.regroup();
    // Thousands are long done; what the last run left of those is forgotten when its own list is read.
    const left = [...found.values()].filter(({ take }) => take.owner === device && !isSettled(take));
    for (const shelved of left.sort((a, b) => byAge(a.take, b.take))) {
      const { take } = shelved;
      if (!isLatest()) break;
      const isWaited = take.batch !== undefined && take.state.kind === "ready" && take.placement === undefined;
      if (await this.#isHalfAsked(take)) {
        await this.update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
      } else if (isWire(take.recipe.engine) || isWaited) {
        const known = this.#run.get(take.id) ?? shelved;
        this.#remember(known);
        this.#runs.goOn(known);
      } else if (!isOver(take.state) && !this.#run.has(take.id)) {
        await this.update({ ...shelved, take: advance(take, { kind: "interrupted" }) });
      }
    }
    this.#outside.onChange();
    this.#pictures.want(this.#rows.newest(this.#shelf, PICTURES));
    return home;
  }

  /** What was shown was another project's, or lay elsewhere. */
  #turnTo(project: ProjectView, home: Home): void {
    if (this.#projectId !== project.projectId) this.#knownOf = undefined;
    this.#projectId = project.projectId;
    this.#shelf.clear();
    this.#rows.regroup();
    void this.#ledger.open([home.path, ...home.also], this.#device).then(() => this.#change());
  }

  /**
   * Its record was written and its asking never ended: a volume went away in the middle of several, or the panel did. The
   * editor may have heard that nothing was asked, so nothing is sent for it unasked.
   */
  async #isHalfAsked({ id, state, recipe }: Take): Promise<boolean> {
    if (state.kind !== "asked" || !isWire(recipe.engine) || this.#run.has(id)) return false;
    return !(await this.#runs.wasBegun(id));
  }

  /** All takes of the project, by id. `isShown`: those of many are shown as they are found. */
  async #find(
    project: ProjectView,
    home: Home,
    isLatest: () => boolean,
    isShown: boolean,
  ): Promise<ReadonlyMap<string, Shelved>> {
    const { onReading } = this.#outside;
    const found = new Map<string, Shelved>();
    let showAt = WORTH_SAYING;
    await this.#finding.each(project, home, (shelved) => {
      const { id } = shelved.take;
      found.set(id, shelved);
      if (!isLatest()) return;
      if (isShown) this.#shelf.set(id, this.#run.get(id) ?? shelved);
      if (found.size % WORTH_SAYING === 0) onReading(found.size);
      if (!isShown || found.size < showAt) return;
      showAt = found.size * WORTH_SHOWING;
      this.#rows.regroup();
      this.#change();
    });
    if (found.size >= WORTH_SAYING && isLatest()) onReading(undefined);
    return found;
  }

  /**
   * Commands that ask for takes, one after the other: numbers and names are given once, because each knows what the one
   * before has asked for. @throws whatever `work` throws
   */
  oneAsks<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#lastAsking.then(work);
    this.#lastAsking = mine.catch(() => undefined);
    return mine;
  }

  /**
   * Adds what other devices have put there since, for numbers and names must not be given twice, and reads how far those are
   * that were under way at others.
   */
  async refresh(project: ProjectView): Promise<void> {
    const home = await this.#opening;
    if (home === undefined) return;
    const isUnwanted = (name: string): boolean => {
      const take = this.#shelf.get(name)?.take;
      return take !== undefined && (take.owner === this.#device || isOver(take.state));
    };
    const onTake = (shelved: Shelved): void => {
      const { id, owner } = shelved.take;
      const isNew = !this.#shelf.has(id);
      if (!isNew && owner === this.#device) return;
      this.#shelf.set(id, shelved);
      if (isNew) this.#rows.regroup();
    };
    await this.#finding.each(project, home, onTake, isUnwanted);
    await this.#ledger.read();
  }

  /** The project whose takes are all known; absent while those of another one are being read. */
  get knownOf(): string | undefined {
    return this.#knownOf;
  }

  /** Once every take of the project is known. @throws whatever kept them from being read */
  async allRead(): Promise<void> {
    await this.#opening;
  }

  /** Where takes lie, once all of them are known. @throws StudioError `no-project`, or what kept them from being read */
  async homes(): Promise<readonly string[]> {
    const home = await this.#opening;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    return [home.path, ...home.also];
  }

  /** Where new takes go, once all that lies there is known. @throws StudioError `no-project`, or why it cannot be used. */
  async writableHome(): Promise<Home> {
    const home = await this.#opening;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    await prepareHome(home);
    return home;
  }

  /** Absent: it is not of the open project, or no longer there. */
  maybe(takeId: string): Shelved | undefined {
    return this.#shelf.get(takeId);
  }

  /** @throws StudioError `file-missing` for a take that is no longer there. */
  get(takeId: string): Shelved {
    const shelved = this.maybe(takeId);
    if (shelved === undefined) throw new StudioError({ kind: "file-missing", file: takeId });
    return shelved;
  }

  get all(): readonly Take[] {
    return [...this.#shelf.values()].map(({ take }) => take);
  }

  isBusy(takeId: string): boolean {
    return this.#runs.isBusy(takeId);
  }

  get queue(): QueueState {
    return this.#runs.queue;
  }

  async update(shelved: Shelved): Promise<void> {
    this.#keep(shelved);
    await saveTake(shelved);
    this.#outside.onChange();
  }

  /** What is known of another machine's take, which alone writes its record. */
  know(shelved: Shelved): void {
    this.#keep(shelved);
    this.#outside.onChange();
  }

  /** Sees a take through to its end. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    this.#remember(shelved);
    await this.#runs.run(shelved, place);
  }

  /** Those that were asked together, and how far they are. */
  get together(): Together {
    return this.#runs.together;
  }

  /** Goes on with what the last run of the panel left under way at engines. */
  async recover(device: string): Promise<void> {
    this.#device = device;
    await this.#runs.recover(device);
  }

  async settle(takeId: string, answer: Settlement): Promise<void> {
    const shelved = this.get(takeId);
    // One writer a file: another machine's question is answered there.
    if (shelved.take.owner !== this.#device) return;
    this.#remember(shelved);
    await this.#runs.settle(shelved, answer);
  }

  cancel(takeId: string): void {
    this.#runs.cancel(takeId);
  }

  cancelAll(): void {
    this.#runs.cancelAll();
  }

  letGo(): void {
    this.#runs.letGo();
  }

  pause(paused: boolean): void {
    this.#runs.pause(paused);
  }

  move(takeId: string, to: "first" | "up" | "down" | "last"): void {
    this.#runs.move(takeId, to);
  }

  lookAtQueue(): void {
    this.#runs.lookAtQueue();
  }

  /** The project item of a take that is ready, as `itemOf` of the clip says. */
  async itemOf(takeId: string, to: "place" | "show" = "place"): Promise<string> {
    const shelved = this.get(takeId);
    const { take } = shelved;
    const itemId = await itemOf(shelved, this.#outside, to);
    if (take.state.kind !== "ready" || itemId === take.state.projectItemId) return itemId;
    const { clip } = take.state;
    const now = { ...shelved, take: advance(take, { kind: "imported", clip, projectItemId: itemId }) };
    // One writer a file: of another device's take it is known in memory only.
    if (take.owner === this.#device) await this.update(now);
    else this.#keep(now);
    return itemId;
  }

  /** This device's own mark, on disk when it resolves. `none` takes it away. @throws StudioError */
  async mark(takeId: string, mark: Mark | "none"): Promise<void> {
    await this.#ledger.add(homeOf(this.get(takeId)), [{ kind: "mark", takeId, mark }]);
    this.#outside.onChange();
  }

  /** Reads everybody's marks anew; names the ledgers that could not be read. */
  async readLedgers(): Promise<readonly string[]> {
    await this.#ledger.read();
    this.#outside.onChange();
    return this.#ledger.unread;
  }

  /** Takes whose folders were removed: their clips' names are not given again. @throws StudioError */
  async forget(removed: readonly { readonly shelved: Shelved; readonly bytes: number }[]): Promise<void> {
    for (const { shelved } of removed) {
      this.#shelf.delete(shelved.take.id);
      this.#run.delete(shelved.take.id);
      this.#finding.forget(shelved);
    }
    this.#rows.regroup();
    this.#outside.onChange();
    for (const home of new Set(removed.map(({ shelved }) => homeOf(shelved)))) {
      const here = removed.filter(({ shelved }) => homeOf(shelved) === home);
      await this.#ledger.add(
        home,
        here.map(({ shelved: { take }, bytes }) => {
          const { id: takeId, clipName } = take;
          return { kind: "removed", takeId, clipName, bytes };
        }),
      );
    }
  }

  /** Names of clips whose takes were removed. */
  get removedClips(): readonly string[] {
    return this.#ledger.removedClips;
  }

  /** These are on the screen: their pictures are read. */
  look(takeIds: readonly string[]): void {
    this.#pictures.want(takeIds);
  }

  /** Newest first. Where each lies is read from `sequence`, never remembered. */
  rows(sequence: SequenceView | undefined): readonly TakeRow[] {
    return this.#rows.of(this.#shelf, sequence, this.#device);
  }

  #remember(shelved: Shelved): void {
    this.#run.set(shelved.take.id, shelved);
  }

  /** What other machines wrote since the project was opened is read now. */
  async #everyTake(folder: string): Promise<readonly Take[]> {
    const all = await this.#finding.beside(folder, new Map([...this.#shelf, ...this.#run]));
    return [...all.values()].map(({ take }) => take);
  }

  #change(): void {
    if (this.#changing) return;
    this.#changing = true;
    void this.#outside.sleep(BREATH).then(() => {
      this.#changing = false;
      this.#outside.onChange();
    });
  }

  #keep(shelved: Shelved): void {
    const { id, shot } = shelved.take;
    // A take may still be under way when another project has come to the front; it is not that one's.
    if (!this.#shelf.has(id)) this.#rows.regroup();
    if (this.#shelf.has(id) || shot.projectId === this.#projectId) this.#shelf.set(id, shelved);
    if (this.#run.has(id)) this.#run.set(id, shelved);
    this.#finding.note(shelved);
  }
}

/** The folder that holds `takes/`. */
function homeOf({ folder }: Shelved): string {
  return parentOf(parentOf(folder));
}

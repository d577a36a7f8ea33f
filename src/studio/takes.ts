/** The takes of the open project, for every command: on disk, under way, and as rows for the panel. */

import { StudioError } from "../core/failure";
import type { Mark } from "../core/ledger";
import type { ProjectView, SequenceView } from "../core/sequence";
import type { Take } from "../core/take";
import { advance } from "../core/take-events";
import { itemOf } from "./bring";
import type { Settlement } from "./commands";
import { Homes, prepareHome, type Home } from "./home";
import { KnownTakes } from "./known-takes";
import { Ledger } from "./ledger";
import type { Place } from "./place";
import { Runs, type RunsOutside } from "./runs";
import { siblingsOf } from "./series";
import { homeOf, saveTake, type Shelved } from "./shelf";
import type { Settings, TakeRow } from "./state";
import type { QueueState } from "./engine-state";
import { TakePictures } from "./take-pictures";
import { TakesOpening } from "./takes-opening";
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

/** Milliseconds in which many changes are one: 50 jobs that count frames must not draw the panel 50 times. */
const BREATH = 40;

export class Takes {
  readonly #outside: TakesOutside;
  readonly #known: KnownTakes;
  readonly #opening: TakesOpening;
  readonly #pictures: TakePictures;
  readonly #ledger: Ledger;
  readonly #runs: Runs;
  #changing = false;
  #lastAsking: Promise<unknown> = Promise.resolve();

  constructor(outside: TakesOutside) {
    this.#outside = outside;
    this.#ledger = new Ledger(outside);
    this.#pictures = new TakePictures({
      log: outside.log,
      shelved: (id) => this.maybe(id),
      onChange: () => this.#change(),
    });
    this.#known = new KnownTakes({
      ...outside,
      rows: {
        workOf: (id) => this.#runs.workOf(id),
        pictureOf: (id) => this.#pictures.of(id),
        marksOf: (id) => this.#ledger.marksOf(id),
      },
    });
    const homes = new Homes(outside.log);
    this.#runs = new Runs({
      ...outside,
      wire: {
        ...outside.wire,
        others: (folder) => this.#known.beside(folder),
        homes: ({ shot }) => homes.all(shot.projectId),
      },
      keep: (shelved) => {
        this.#known.remember(shelved);
        this.#known.keep(shelved);
      },
      onChange: () => this.#change(),
      siblingsOf: (shelved) => siblingsOf(shelved, (id) => (this.#known.run(id) ?? this.maybe(id))?.take),
      onRest: (id) => this.#pictures.renew(id),
    });
    this.#opening = new TakesOpening({
      ...outside,
      homes,
      known: this.#known,
      runs: this.#runs,
      onTurn: (folders) => void this.#ledger.open(folders, this.#known.device).then(() => this.#change()),
      onChange: () => this.#change(),
      onOpened: () => {
        outside.onChange();
        this.#pictures.want(this.#known.newest(PICTURES));
      },
      update: (shelved) => this.update(shelved),
    });
  }

  /**
   * Reads the takes of a project. Those that `device` left under way, and that were never run since the panel opened,
   * were interrupted; those at engines go on. A later call wins over an earlier one that is still reading. `onHome` hears
   * where they are kept before anything goes on.
   */
  open(project: ProjectView, settings: Settings, device: string, onHome: (home: Home) => Promise<void>): Promise<Home> {
    return this.#opening.open({ project, settings, device, onHome });
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
   * @throws StudioError `sequence-changed` where another project is open by now: nothing is asked for this one then.
   */
  async refresh(project: ProjectView): Promise<void> {
    const home = await this.#opening.latest;
    if (home === undefined) return;
    await this.#known.refresh(project, home);
    await this.#ledger.read();
  }

  /** The project whose takes are all known; absent while those of another one are being read. */
  get knownOf(): string | undefined {
    return this.#opening.knownOf;
  }

  /** Once every take of the project is known. @throws whatever kept them from being read */
  async allRead(): Promise<void> {
    await this.#opening.latest;
  }

  /** Where takes lie, once all of them are known. @throws StudioError `no-project`, or what kept them from being read */
  async homes(): Promise<readonly string[]> {
    const home = await this.#opening.latest;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    return [home.path, ...home.also];
  }

  /** Where new takes go, once all that lies there is known. @throws StudioError `no-project`, or why it cannot be used. */
  async writableHome(): Promise<Home> {
    const home = await this.#opening.latest;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    await prepareHome(home);
    return home;
  }

  /** Absent: it is not of the open project, or no longer there. */
  maybe(takeId: string): Shelved | undefined {
    return this.#known.maybe(takeId);
  }

  /** @throws StudioError `file-missing` for a take that is no longer there. */
  get(takeId: string): Shelved {
    return this.#known.get(takeId);
  }

  get all(): readonly Take[] {
    return this.#known.all;
  }

  isBusy(takeId: string): boolean {
    return this.#runs.isBusy(takeId);
  }

  get queue(): QueueState {
    return this.#runs.queue;
  }

  async update(shelved: Shelved): Promise<void> {
    this.#known.keep(shelved);
    await saveTake(shelved);
    this.#outside.onChange();
  }

  /** What is known of another machine's take, which alone writes its record. */
  know(shelved: Shelved): void {
    this.#known.keep(shelved);
    this.#outside.onChange();
  }

  /** Sees a take through to its end. Never rejects: what goes wrong is in the take. */
  async run(shelved: Shelved, place: Place): Promise<void> {
    this.#known.remember(shelved);
    await this.#runs.run(shelved, place);
  }

  /** Those that were asked together, and how far they are. */
  get together(): Together {
    return this.#runs.together;
  }

  /** Goes on with what the last run of the panel left under way at engines. */
  async recover(device: string): Promise<void> {
    this.#known.device = device;
    await this.#runs.recover(device);
  }

  async settle(takeId: string, answer: Settlement): Promise<void> {
    const shelved = this.get(takeId);
    // One writer a file: another machine's question is answered there.
    if (shelved.take.owner !== this.#known.device) return;
    this.#known.remember(shelved);
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
    if (take.owner === this.#known.device) await this.update(now);
    else this.#known.keep(now);
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
    for (const { shelved } of removed) this.#known.forget(shelved);
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
    return this.#known.rows(sequence);
  }

  #change(): void {
    if (this.#changing) return;
    this.#changing = true;
    void this.#outside.sleep(BREATH).then(() => {
      this.#changing = false;
      this.#outside.onChange();
    });
  }
}

/** What the takes of the open project are made of, and how each part hears of the others. */

import { StudioError } from "../../core/failure";
import type { LedgerLine } from "../../core/ledger";
import type { Head } from "../../core/ledger-chain";
import type { Entry } from "../../core/ledger-entry";
import type { HeadsNow } from "../../core/ledger-heads";
import { isOfProject } from "../../core/ledger-of-project";
import { wordsOfLine } from "../../core/ledger-words";
import type { Take } from "../../core/take";
import { entriesBetween } from "../../core/take-history";
import { noteHeads, readHeads } from "../../premiere/heads";
import { Homes } from "../disk/home";
import { KnownTakes } from "./known-takes";
import { Ledger } from "../ledger/ledger";
import { PromptWriter } from "../making/prompt-writer";
import { Runs, type RunsOutside } from "../making/runs";
import { siblingsOf } from "../making/series";
import { homeOf, saveTake, type Shelved } from "../disk/shelf";
import { Sidecars } from "../provenance/sidecars";
import { TakePictures } from "./take-pictures";
import { TakesOpening } from "./takes-opening";
import type { WireOutside } from "../front-desk/wire";
import { Words } from "../ledger/words";

/** Pictures that are read when a project opens: as many as anyone scrolls through at first. */
const PICTURES = 60;

/** Milliseconds in which many changes are one: 50 jobs that count frames must not draw the panel 50 times. */
const BREATH = 40;

export interface TakesOutside extends Omit<
  RunsOutside,
  "keep" | "wrote" | "onChange" | "onRest" | "wire" | "siblingsOf" | "headsFor" | "heads" | "sidecars"
> {
  readonly wire: Omit<WireOutside, "queue" | "pace" | "others" | "homes" | "submissions">;
  /** As `PromptWriter` asks. */
  readonly consenting: () => string | undefined;
  /** Rows changed. */
  readonly onChange: () => void;
  /** Takes read so far of a project that has many; undefined: all of them. */
  readonly onReading: (count: number | undefined) => void;
}

/** What of the ledgers in a project's folders is its own. */
export interface OfProject {
  readonly lines: readonly LedgerLine[];
  readonly doubtful: readonly LedgerLine[];
  /** Lines that are of other projects. */
  readonly others: number;
  /** Said and not erased; not those that only lines of other projects refer to. */
  readonly words: readonly { readonly id: string; readonly text: string }[];
}

export class TakesParts {
  readonly #outside: TakesOutside;
  readonly known: KnownTakes;
  readonly opening: TakesOpening;
  readonly pictures: TakePictures;
  readonly ledger: Ledger;
  readonly words: Words;
  readonly writer: PromptWriter;
  readonly sidecars: Sidecars;
  readonly runs: Runs;
  #changing = false;
  /** Of the open project, as `Home` says. */
  #local: readonly string[] = [];

  constructor(outside: TakesOutside) {
    this.#outside = outside;
    this.ledger = new Ledger({ ...outside, noted: () => this.#noted() });
    this.words = new Words({ log: outside.log, newId: () => outside.wire.newId() });
    this.pictures = new TakePictures({
      log: outside.log,
      shelved: (id) => this.known.maybe(id),
      onChange: () => this.#change(),
    });
    this.known = new KnownTakes({
      ...outside,
      rows: {
        workOf: (id) => this.runs.workOf(id),
        pictureOf: (id) => this.pictures.of(id),
        marksOf: (id) => this.ledger.marksOf(id),
      },
    });
    this.writer = new PromptWriter({ ...outside, words: this.words, device: () => this.known.device });
    this.sidecars = new Sidecars(
      (id) => this.#takeOf(id),
      (take) => this.writer.nameOf(take),
    );
    const homes = new Homes(outside.log);
    this.runs = new Runs({
      ...outside,
      headsFor: this.headsFor,
      heads: () => this.headsNow(),
      sidecars: this.sidecars,
      wire: {
        ...outside.wire,
        others: (folder) => this.known.beside(folder),
        homes: ({ shot }) => homes.all(shot.projectId),
      },
      keep: (shelved) => {
        this.known.remember(shelved);
        this.known.keep(shelved);
      },
      wrote: (shelved, before) => this.tell(shelved, entriesBetween(before, shelved.take)),
      onChange: () => this.#change(),
      siblingsOf: (shelved) => siblingsOf(shelved, (id) => this.#takeOf(id)),
      onRest: (id) => this.pictures.renew(id),
    });
    this.opening = new TakesOpening({
      ...outside,
      homes,
      known: this.known,
      runs: this.runs,
      onTurn: (home) => {
        const { device } = this.known;
        const folders = [home.path, ...home.also];
        this.#local = home.local;
        void this.words.open(folders, device).then(() => this.#change());
        void this.ledger.open(home, device).then(() => this.#change());
      },
      onChange: () => this.#change(),
      onOpened: () => {
        outside.onChange();
        this.pictures.want(this.known.newest(PICTURES));
      },
      update: (shelved) => this.update(shelved),
    });
  }

  /** Newest in memory. */
  #takeOf(id: string): Take | undefined {
    return (this.known.run(id) ?? this.known.maybe(id))?.take;
  }

  /** Where takes lie, once all of them are known. @throws StudioError `no-project`, or what kept them from being read */
  async homes(): Promise<readonly string[]> {
    const home = await this.opening.latest;
    if (home === undefined) throw new StudioError({ kind: "no-project" });
    return [home.path, ...home.also];
  }

  /**
   * Of every device's chains in the homes that every machine has, for noting them over what was noted before. Of those that this
   * machine alone has nothing is noted: at a colleague's they would be missing. @throws StudioError `no-project`
   */
  async headsNow(): Promise<HeadsNow> {
    const homes = await this.homes();
    return this.ledger.heads(
      homes.filter((home) => !this.#local.includes(home)),
      this.#local,
    );
  }

  readonly headsFor = (shelved: Shelved): Promise<HeadsNow> => {
    const home = homeOf(shelved);
    const isLocal = shelved.take.shot.projectId === this.known.projectId && this.#local.includes(home);
    return isLocal ? this.ledger.heads([], [home]) : this.ledger.heads([home]);
  };

  /** Where the ledgers stand, in the project. Never rejects: what Premiere refuses is in the log, and the next step notes it. */
  async noteHeads(projectId: string): Promise<void> {
    try {
      await noteHeads(projectId, await this.headsNow());
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("noting the ledger's head", error);
    }
  }

  /** By the project that is open. @throws StudioError */
  async #noted(): Promise<readonly Head[]> {
    const { projectId } = this.known;
    const heads = projectId === undefined ? [] : await readHeads(projectId);
    return heads === "unreadable" ? [] : heads;
  }

  /** What of the ledgers, and of the names and notes beside them, is the open project's. */
  get ofProject(): OfProject {
    const { projectId = "", all } = this.known;
    const sequences = new Set(all.map(({ shot }) => shot.sequenceId));
    const known = {
      projectId,
      hasTake: (id: string) => this.known.maybe(id) !== undefined,
      hasSequence: (id: string) => sequences.has(id),
    };
    const { lines, doubtful } = this.ledger.only((line, isShared) => isOfProject(line, isShared, known));
    const ours = new Set<string>([
      ...[...lines, ...doubtful].flatMap(wordsOfLine),
      ...all.flatMap(({ promptWriter }) => promptWriter ?? []),
    ]);
    const others = this.ledger.lines.length + this.ledger.doubtful.length - lines.length - doubtful.length;
    const theirs = new Set([...this.ledger.lines, ...this.ledger.doubtful].flatMap(wordsOfLine));
    return { lines, doubtful, others, words: this.words.all.filter(({ id }) => ours.has(id) || !theirs.has(id)) };
  }

  /** On disk when it resolves. @throws StudioError */
  async update(shelved: Shelved): Promise<void> {
    const before = this.known.maybe(shelved.take.id)?.take;
    this.known.keep(shelved);
    await saveTake(shelved);
    if (before !== undefined) this.tell(shelved, entriesBetween(before, shelved.take));
    this.#outside.onChange();
  }

  /** The ledger hears of it in its own time: what has happened has happened, whether it can be written down or not. */
  tell(shelved: Shelved, entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    void this.ledger.tell(homeOf(shelved), entries, shelved.take.shot.projectId).then(() => this.#change());
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

/** What is known of takes: those of the open project, and those that were run since the panel opened, whatever project theirs is. */

import type { ProjectView, SequenceView } from "../../core/sequence";
import { isOver, type Take } from "../../core/take";
import { StudioError } from "../../core/failure";
import { Finding, type FindingOutside } from "./finding";
import type { Home } from "../disk/home";
import { Rows, type RowsOutside } from "./rows";
import type { Shelved } from "../disk/shelf";
import type { TakeRow } from "./take-row";

export interface KnownOutside extends Pick<FindingOutside, "log" | "sleep"> {
  readonly rows: RowsOutside;
}

export class KnownTakes {
  /** Of the open project, by id. */
  readonly #shelf = new Map<string, Shelved>();
  /** Those that were run since the panel opened: newer in memory than anything read from disk. */
  readonly #run = new Map<string, Shelved>();
  readonly #finding: Finding;
  readonly #rows: Rows;
  readonly #sleep: (milliseconds: number) => Promise<void>;
  #projectId: string | undefined;
  /** This one: what it owns, it alone writes. */
  device = "";

  constructor({ rows, ...outside }: KnownOutside) {
    this.#finding = new Finding({ ...outside, device: () => this.device, run: (id) => this.#run.get(id) });
    this.#rows = new Rows(rows);
    this.#sleep = outside.sleep;
  }

  /** Whose takes they are; absent before the first project is open. */
  get projectId(): string | undefined {
    return this.#projectId;
  }

  /** Nothing of a project is known yet. */
  turnTo(projectId: string): void {
    this.#projectId = projectId;
    this.#shelf.clear();
    this.#rows.regroup();
  }

  /** Tells of each take of a project as it lies on disk, by its id, in no order. @throws StudioError */
  read(project: ProjectView, home: Home, onTake: (shelved: Shelved) => void): Promise<void> {
    return this.#finding.each(project, home, onTake);
  }

  /** One that was read just now. */
  found(shelved: Shelved): void {
    const { id } = shelved.take;
    this.#shelf.set(id, this.#run.get(id) ?? shelved);
  }

  /** `there` are all that lie there; with them belong those that were run since the panel opened, wherever they lie. */
  foundAll(there: ReadonlyMap<string, Shelved>): void {
    for (const id of [...this.#shelf.keys()]) if (!there.has(id)) this.#shelf.delete(id);
    for (const shelved of there.values()) this.found(shelved);
    for (const [id, shelved] of this.#run) {
      if (shelved.take.shot.projectId === this.#projectId) this.#shelf.set(id, shelved);
    }
  }

  /** Those that were found are in the list from here on; thousands of them are put there a slice at a time. */
  async list(): Promise<void> {
    await this.#rows.regroupInSlices(this.#shelf, () => this.#sleep(0));
  }

  /**
   * Adds what other devices have put there since, and reads how far those are that were under way at others. Answers with the
   * ids of those that are over now.
   * @throws StudioError `sequence-changed` where another project has come to the front: its takes are no takes of this one.
   */
  async refresh(project: ProjectView, home: Home): Promise<readonly string[]> {
    const isOther = (): boolean => this.#projectId !== project.projectId;
    if (isOther()) throw new StudioError({ kind: "sequence-changed" });
    const isUnwanted = (name: string): boolean => {
      const take = this.#shelf.get(name)?.take;
      return take !== undefined && (take.owner === this.device || isOver(take.state));
    };
    const over: string[] = [];
    const onTake = (shelved: Shelved): void => {
      if (isOther()) return;
      const { id, owner, state } = shelved.take;
      const isNew = !this.#shelf.has(id);
      if (!isNew && owner === this.device) return;
      this.#shelf.set(id, shelved);
      if (isNew) this.#rows.regroup();
      if (!isNew && isOver(state)) over.push(id);
    };
    await this.#finding.each(project, home, onTake, isUnwanted);
    if (isOther()) throw new StudioError({ kind: "sequence-changed" });
    return over;
  }

  /** A take of the open project; absent: it is not of it, or no longer there. */
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

  /** As it was run since the panel opened; absent: it was not. */
  run(takeId: string): Shelved | undefined {
    return this.#run.get(takeId);
  }

  /** It is run from here on. */
  remember(shelved: Shelved): void {
    this.#run.set(shelved.take.id, shelved);
  }

  /** As it stands on disk now, or is known of another machine's. */
  keep(shelved: Shelved): void {
    const { id, shot } = shelved.take;
    // A take may still be under way when another project has come to the front; it is not that one's.
    if (!this.#shelf.has(id)) this.#rows.regroup();
    if (this.#shelf.has(id) || shot.projectId === this.#projectId) this.#shelf.set(id, shelved);
    if (this.#run.has(id)) this.#run.set(id, shelved);
    this.#finding.note(shelved);
  }

  /** Its folder was removed. */
  forget(shelved: Shelved): void {
    this.#shelf.delete(shelved.take.id);
    this.#run.delete(shelved.take.id);
    this.#finding.forget(shelved);
    this.#rows.regroup();
  }

  /** All that is known, whatever project it is of, and what other machines have put beside that folder by now. @throws StudioError */
  async beside(folder: string): Promise<readonly Take[]> {
    const all = await this.#finding.beside(folder, new Map([...this.#shelf, ...this.#run]));
    return [...all.values()].map(({ take }) => take);
  }

  /** The ids of so many of the newest, or of as many as there are. */
  newest(count: number): readonly string[] {
    return this.#rows.newest(this.#shelf, count);
  }

  /** Newest first. Where each lies is read from `sequence`, never remembered. */
  rows(sequence: SequenceView | undefined): readonly TakeRow[] {
    return this.#rows.of(this.#shelf, sequence, this.device);
  }
}

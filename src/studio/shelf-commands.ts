/** What is decided about takes, what is looked at of them, and what of them is removed. */

import { StudioError } from "../core/failure";
import type { Board } from "../core/storyboard";
import type { ProjectView } from "../core/sequence";
import { cleanUp, offerOf, usedItems, type CleanUpOutside } from "./clean-up";
import type { ShelfCommands as Commands } from "./commands";
import type { Desk } from "./desk";
import type { Log } from "./log";
import type { ShelfState } from "./shelf-state";
import type { Takes } from "./takes";

export interface ShelfOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  readonly device: () => string;
  /** Boards as they are being changed. */
  readonly boards: () => readonly Board[];
}

export class ShelfCommands implements Commands {
  readonly #outside: ShelfOutside;

  constructor(outside: ShelfOutside) {
    this.#outside = outside;
  }

  readonly mark: Commands["mark"] = (takeId, mark) =>
    this.#outside.desk.attempt("takes", () => this.#outside.takes.mark(takeId, mark), takeId);

  readonly look = (takeIds: readonly string[]): void => this.#outside.takes.look(takeIds);

  /** How many takes were read so far; undefined: all of them. */
  showReading(count: number | undefined): void {
    const { reading: _before, ...shelf } = this.#outside.desk.state.shelf;
    this.#outside.desk.set({ shelf: count === undefined ? shelf : { ...shelf, reading: count } });
  }

  readonly readUses = (): Promise<void> =>
    this.#outside.desk.attempt("takes", async () => {
      const { projectId } = this.#project;
      const used = await usedItems(projectId, this.#outside.takes.all);
      if (this.#outside.desk.project?.projectId === projectId) this.#show({ used });
    });

  readonly reviewCleanUp = (): Promise<void> =>
    this.#cleaning(async (outside) => {
      this.#show({ cleanUp: { kind: "looking" } });
      this.#show({ cleanUp: await offerOf(outside) });
    });

  readonly cleanUp: Commands["cleanUp"] = (which, takeIds) =>
    this.#cleaning(async (outside) => {
      this.#show({ cleanUp: { kind: "removing", done: 0, of: takeIds.length } });
      const done = await cleanUp(takeIds, which, outside, (count, of) =>
        this.#show({ cleanUp: { kind: "removing", done: count, of } }),
      );
      this.#outside.log.say("cleaned up", { takes: done.takes, bytes: done.bytes });
      this.#show({ cleanUp: done });
    });

  readonly closeCleanUp = (): void => {
    const { cleanUp: _seen, ...shelf } = this.#outside.desk.state.shelf;
    this.#outside.desk.set({ shelf });
  };

  /** One at a time; what goes wrong is said beside the takes, and the offer is withdrawn. */
  #cleaning(command: (outside: CleanUpOutside) => Promise<void>): Promise<void> {
    const { desk, takes, device, boards } = this.#outside;
    return desk.once("takes", "clean-up", async () => {
      const { projectId } = this.#project;
      try {
        await command({ takes, projectId, device: device(), boards, rows: () => desk.state.takes });
      } catch (error) {
        this.closeCleanUp();
        throw error;
      }
    });
  }

  /** @throws StudioError `no-project` */
  get #project(): ProjectView {
    const { project } = this.#outside.desk;
    if (project === undefined) throw new StudioError({ kind: "no-project" });
    return project;
  }

  #show(change: Partial<ShelfState>): void {
    const { desk } = this.#outside;
    desk.set({ shelf: { ...desk.state.shelf, ...change } });
  }
}

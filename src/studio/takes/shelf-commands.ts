/** What is decided about takes, what is looked at of them, and what of them is removed. */

import type { Board } from "../../core/storyboard";
import { messageOf } from "../../core/thrown";
import type * as cleanUpModule from "./clean-up";
import type { CleanUpOutside } from "./clean-up";
import type { ShelfCommands as Commands } from "../commands";
import type { Desk } from "../desk";
import type { Log } from "../log";
import type { ShelfState } from "./shelf-state";
import type { Takes } from "./takes";

export interface ShelfOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  readonly device: () => string;
  /** This machine's clock. */
  readonly now: () => Date;
  /** Boards as they are being changed. */
  readonly boards: () => readonly Board[];
}

/** A folder that many projects share may take long to look through: it rests ten times as long as that took. */
const REST = 10;
/** Milliseconds; no longer than that, so that a slow moment keeps nobody waiting for another machine's take. */
const MOST_REST = 20_000;

export class ShelfCommands implements Commands {
  readonly #outside: ShelfOutside;
  /** In milliseconds of this machine's clock. */
  #looksFrom = 0;
  /** What kept the last look from being one: the same is not said at every look. */
  #trouble: string | undefined;

  constructor(outside: ShelfOutside) {
    this.#outside = outside;
  }

  readonly mark: Commands["mark"] = (takeId, mark) =>
    this.#outside.desk.attempt("takes", () => this.#outside.takes.mark(takeId, mark), takeId);

  readonly look = (takeIds: readonly string[]): void => this.#outside.takes.look(takeIds);

  readonly lookAround = async (): Promise<void> => {
    const { desk, takes, log } = this.#outside;
    const { project } = desk;
    const now = (): number => this.#outside.now().getTime();
    if (project === undefined || takes.knownOf !== project.projectId || now() < this.#looksFrom) return;
    this.#looksFrom = Infinity;
    let began = now();
    try {
      // What this device asks for just now is not found half asked.
      await takes.oneAsks(() => {
        // Waiting for that was no looking.
        began = now();
        return takes.refresh(project);
      });
      this.#trouble = undefined;
    } catch (error) {
      const why = messageOf(error);
      if (why !== this.#trouble) log.trouble("looking around", error);
      this.#trouble = why;
    } finally {
      this.#looksFrom = now() + Math.min(MOST_REST, (now() - began) * REST);
    }
  };

  /** How many takes were read so far; undefined: all of them. */
  showReading(count: number | undefined): void {
    const { reading: _before, ...shelf } = this.#outside.desk.state.shelf;
    this.#outside.desk.set({ shelf: count === undefined ? shelf : { ...shelf, reading: count } });
  }

  readonly readUses = (): Promise<void> =>
    this.#outside.desk.attempt("takes", async () => {
      const { projectId } = this.#outside.desk.requireProject();
      const { usedItems } = await cleaning();
      const used = await usedItems(projectId, this.#outside.takes.all);
      if (this.#outside.desk.project?.projectId === projectId) this.#show({ used });
    });

  readonly reviewCleanUp = (): Promise<void> =>
    this.#cleaning(async (outside) => {
      this.#show({ cleanUp: { kind: "looking" } });
      const { offerOf } = await cleaning();
      this.#show({ cleanUp: await offerOf(outside) });
    });

  readonly cleanUp: Commands["cleanUp"] = (which, takeIds) =>
    this.#cleaning(async (outside) => {
      this.#show({ cleanUp: { kind: "removing", done: 0, of: takeIds.length } });
      const { cleanUp } = await cleaning();
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
      const { projectId } = desk.requireProject();
      try {
        await command({ takes, projectId, device: device(), boards, rows: () => desk.state.takes });
      } catch (error) {
        this.closeCleanUp();
        throw error;
      }
    });
  }

  #show(change: Partial<ShelfState>): void {
    const { desk } = this.#outside;
    desk.set({ shelf: { ...desk.state.shelf, ...change } });
  }
}

function cleaning(): Promise<typeof cleanUpModule> {
  return import(/* webpackChunkName: "work" */ "./clean-up");
}

/**
 * Finds the takes of a project wherever they lie. Each record is read once; after that only those that somebody else may
 * have changed are read again, because one device alone writes each.
 */

import { wordsOf } from "../../core/search";
import type { ProjectView } from "../../core/sequence";
import { isSettled } from "../../core/take";
import { parentOf } from "../../uxp/paths";
import type { Home } from "../disk/home";
import type { Log } from "../log";
import { eachTake, type Reading, type Shelved } from "../disk/shelf";

export interface FindingOutside {
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** This device: what it wrote, it knows. */
  readonly device: () => string;
  /** A take that was run since the panel opened: newer than anything read from disk. */
  readonly run: (takeId: string) => Shelved | undefined;
}

export class Finding {
  readonly #outside: FindingOutside;
  /** This device's own of which nothing more will come, by their folders, of every project that was open. */
  readonly #own = new Map<string, Shelved>();
  /** Why, by folder, as the log has it: it is not filled with the same at every look. */
  readonly #unread = new Map<string, string>();

  constructor(outside: FindingOutside) {
    this.#outside = outside;
  }

  /** Tells `onTake` of each take of the project once, by its id, in no order. @throws StudioError */
  async each(
    project: ProjectView,
    home: Home,
    onTake: (shelved: Shelved) => void,
    isUnwanted: NonNullable<Reading["isUnwanted"]> = () => false,
  ): Promise<void> {
    const { log, sleep } = this.#outside;
    const found = new Set<string>();
    for (const path of [home.path, ...home.also]) {
      const isAlone = path === home.path && !home.temporary;
      await eachTake(path, {
        isUnwanted,
        known: (folder) => this.#own.get(folder),
        onTake: (shelved) => {
          const { take } = shelved;
          this.note(shelved);
          if (!isAlone && take.shot.projectId !== project.projectId) return;
          // A folder that was copied along holds the same take: the one at home counts.
          if (found.has(take.id)) return;
          found.add(take.id);
          // Words are made findable here, a few at a time, and not when the first search waits for them.
          wordsOf(take);
          onTake(shelved);
        },
        onUnread: ({ folder, why }) => {
          if (this.#unread.get(folder) !== why) log.say("take unread", { folder, why });
          this.#unread.set(folder, why);
        },
        rest: () => sleep(0),
      });
    }
  }

  /** All that lies beside that folder, as far as this device does not know it better; `known` by their ids. @throws StudioError */
  async beside(folder: string, known: ReadonlyMap<string, Shelved>): Promise<ReadonlyMap<string, Shelved>> {
    const all = new Map(known);
    await eachTake(parentOf(parentOf(folder)), {
      known: (other) => this.#own.get(other),
      onTake: (shelved) => {
        const { id, owner } = shelved.take;
        if (owner !== this.#outside.device() || !all.has(id)) all.set(id, shelved);
      },
    });
    return all;
  }

  /** A take as it stands on disk now. */
  note(shelved: Shelved): void {
    const { take, folder } = this.#outside.run(shelved.take.id) ?? shelved;
    if (take.owner === this.#outside.device() && isSettled(take)) this.#own.set(folder, { take, folder });
    else this.#own.delete(folder);
  }

  /** It was removed. */
  forget({ folder }: Shelved): void {
    this.#own.delete(folder);
  }
}

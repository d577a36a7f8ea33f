/**
 * Takes of this device that are not over, wherever their projects lie: so that the next start goes on with them before any
 * project is opened, and a result is fetched before it expires. An index; the truth is in each take's own folder. Volumes
 * come and go: what is not there today stays in the list.
 */

import { list, Misfit, object, text } from "../../core/decode";
import { StudioError } from "../../core/failure";
import type { Log } from "../log";
import { readDataFile, writeDataFile } from "../disk/data-file";
import { readTake, type Shelved } from "../disk/shelf";

const FILE = "unfinished.json";
/** Milliseconds between looks for those that are away. */
const LOOK_EVERY = 60_000;

export interface UnfinishedOutside {
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A take's folder that cannot be read now. */
interface Away {
  readonly folder: string;
  readonly error: unknown;
}

export class Unfinished {
  readonly #outside: UnfinishedOutside;
  /** Take id to take folder, a native path. */
  readonly #folders = new Map<string, string>();
  #writing: Promise<void> = Promise.resolve();
  #stale = false;

  constructor(outside: UnfinishedOutside) {
    this.#outside = outside;
  }

  /** A file that cannot be read is as good as none: takes are found again when their project opens. */
  async load(): Promise<void> {
    try {
      for (const { take, folder } of (await readDataFile(FILE, record)) ?? []) this.#folders.set(take, folder);
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("reading the list of unfinished takes", error);
    }
  }

  /** Those of `device` that can be read now; `onLater` hears of the others as they come, for as long as `mayLook`. */
  async read(
    device: string,
    onLater: (takes: readonly Shelved[]) => void,
    mayLook: () => boolean,
  ): Promise<readonly Shelved[]> {
    const { log } = this.#outside;
    const { found, away } = await readEach([...this.#folders.values()], device);
    for (const { error } of away) log.trouble("reading an unfinished take", error);
    void this.#readLater(away, device, onLater, mayLook);
    return found;
  }

  async #readLater(
    missing: readonly Away[],
    device: string,
    onLater: (takes: readonly Shelved[]) => void,
    mayLook: () => boolean,
  ): Promise<void> {
    for (let left = missing; left.length > 0;) {
      await this.#outside.sleep(LOOK_EVERY);
      if (!mayLook()) return;
      const { found, away } = await readEach(
        left.map(({ folder }) => folder),
        device,
      );
      onLater(found);
      left = away;
    }
  }

  has(takeId: string): boolean {
    return this.#folders.has(takeId);
  }

  /** On disk when it resolves: before the request leaves. */
  async add(takeId: string, folder: string): Promise<void> {
    if (this.#folders.get(takeId) === folder) return this.#writing;
    this.#folders.set(takeId, folder);
    await this.#write();
  }

  async remove(takeId: string): Promise<void> {
    if (this.#folders.delete(takeId)) await this.#write();
  }

  /** Many at once are one write. */
  #write(): Promise<void> {
    if (this.#stale) return this.#writing;
    this.#stale = true;
    const before = this.#writing;
    this.#writing = (async () => {
      await before.catch(() => undefined);
      this.#stale = false;
      const takes = [...this.#folders].map(([take, folder]) => ({ take, folder }));
      await writeDataFile(FILE, `${JSON.stringify({ schema: "pickup.unfinished", version: 1, takes }, null, 2)}\n`);
    })();
    return this.#writing;
  }
}

async function readEach(
  folders: readonly string[],
  device: string,
): Promise<{ readonly found: readonly Shelved[]; readonly away: readonly Away[] }> {
  const found: Shelved[] = [];
  const away: Away[] = [];
  for (const folder of folders) {
    try {
      const take = await readTake(folder);
      if (take.owner === device) found.push({ take, folder });
    } catch (error) {
      away.push({ folder, error });
    }
  }
  return { found, away };
}

const record = object(({ read }) =>
  read("takes", list(object((one) => ({ take: one.read("take", text), folder: one.read("folder", text) })))),
);

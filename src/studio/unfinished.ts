/**
 * Takes of this device that are not over, wherever their projects lie: so that the next start goes on with them before any
 * project is opened, and a result is fetched before it expires. An index; the truth is in each take's own folder.
 */

import { list, Misfit, object, parse, text } from "../core/decode";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { maybeReadText, writeText } from "../uxp/texts";

const FILE = "unfinished.json";

export class Unfinished {
  /** Take id to take folder, a native path. */
  readonly #folders = new Map<string, string>();
  #writing: Promise<void> = Promise.resolve();
  #stale = false;

  /** A file that cannot be read is as good as none: takes are found again when their project opens. */
  async load(): Promise<readonly string[]> {
    const json = await maybeReadText(await path());
    if (json !== undefined) {
      try {
        for (const { take, folder } of parse(json, record)) this.#folders.set(take, folder);
      } catch (error) {
        if (!(error instanceof Misfit)) throw error;
      }
    }
    return [...this.#folders.values()];
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
      await writeText(await path(), `${JSON.stringify({ schema: "pickup.unfinished", version: 1, takes }, null, 2)}\n`);
    })();
    return this.#writing;
  }
}

async function path(): Promise<string> {
  return joinPath(await dataFolder(), FILE);
}

const record = object(({ read }) =>
  read("takes", list(object((one) => ({ take: one.read("take", text), folder: one.read("folder", text) })))),
);

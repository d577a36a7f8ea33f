/**
 * Waiting until a project is open, which may take days. Premiere is asked now and then, once for all takes that wait for
 * the same project, and no more when nobody waits for it.
 */

import { Cancelled, StudioError } from "../../core/failure";
import { isProjectOpen } from "../../premiere/project";
import type { Life } from "../takes/life";
import type { Log } from "../log";

export interface OpeningsOutside {
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Milliseconds between two looks. */
const LOOK_EVERY = 2000;

export class Openings {
  readonly #outside: OpeningsOutside;
  /** By project id: those to be told. A project stands here exactly while it is looked for. */
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(outside: OpeningsOutside) {
    this.#outside = outside;
  }

  /** Resolves once the project is open; until then the take rests. @throws Cancelled */
  async whenOpen(projectId: string, life: Life): Promise<void> {
    if (await this.#isOpen(projectId)) return;
    life.rests();
    const { signal } = life;
    if (signal.aborted) throw new Cancelled("Stopped by the editor");
    const waiting = this.#waiting.get(projectId) ?? this.#look(projectId);
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        waiting.delete(tell);
        reject(new Cancelled("Stopped by the editor"));
      };
      const tell = (): void => {
        signal.removeEventListener("abort", onAbort);
        resolve();
      };
      signal.addEventListener("abort", onAbort);
      waiting.add(tell);
    });
  }

  #look(projectId: string): Set<() => void> {
    const waiting = new Set<() => void>();
    this.#waiting.set(projectId, waiting);
    void (async () => {
      do await this.#outside.sleep(LOOK_EVERY);
      while (waiting.size > 0 && !(await this.#isOpen(projectId)));
      this.#waiting.delete(projectId);
      for (const tell of waiting) tell();
    })();
    return waiting;
  }

  /** A host that cannot answer just now is asked again. */
  async #isOpen(projectId: string): Promise<boolean> {
    try {
      return await isProjectOpen(projectId);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("looking for an open project", error);
      return false;
    }
  }
}

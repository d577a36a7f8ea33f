/**
 * Who is next at which engine. An engine makes only so many takes at once; the others wait in the order in which they were
 * asked, which the editor may change. Nothing here is on disk: a take that waits stands at `asked`, and is queued again at
 * the next start.
 */

import { Cancelled } from "../core/failure";
import type { QueueState } from "./state";

interface Waiting {
  readonly takeId: string;
  readonly engineId: string;
  readonly go: () => void;
}

export interface QueueOutside {
  readonly atOnce: (engineId: string) => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onChange: () => void;
}

/** Gives the place at the engine back. May be called twice. */
export type Leave = () => void;

export class Queue {
  readonly #outside: QueueOutside;
  #waiting: Waiting[] = [];
  readonly #running = new Map<string, string>();
  /** Engines that asked to be left alone, and how often in a row. */
  readonly #held = new Map<string, number>();
  #paused = false;

  constructor(outside: QueueOutside) {
    this.#outside = outside;
  }

  get state(): QueueState {
    return {
      paused: this.#paused,
      waiting: this.#waiting.map(({ takeId }) => takeId),
      running: [...this.#running.keys()],
    };
  }

  /** Takes before this one, and why it waits although its engine has room. Absent when it does not wait. */
  placeOf(takeId: string): { readonly before: number; readonly because?: "paused" | "busy" } | undefined {
    const index = this.#waiting.findIndex((one) => one.takeId === takeId);
    const found = this.#waiting[index];
    if (found === undefined) return undefined;
    const before = this.#waiting.slice(0, index).filter(({ engineId }) => engineId === found.engineId).length;
    if (this.#paused) return { before, because: "paused" };
    return this.#held.has(found.engineId) ? { before, because: "busy" } : { before };
  }

  /** Resolves when it is this take's turn. @throws Cancelled after the signal. */
  async turn(engineId: string, takeId: string, signal: AbortSignal): Promise<Leave> {
    if (signal.aborted) throw new Cancelled("Stopped by the editor");
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        this.#outside.onChange();
        reject(new Cancelled("Stopped by the editor"));
      };
      const waiting: Waiting = {
        takeId,
        engineId,
        go: () => {
          signal.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal.addEventListener("abort", onAbort);
      this.#waiting.push(waiting);
      this.#next();
    });
    return this.#leave(takeId);
  }

  /** A job that is under way at the engine already takes its place there, whether there is room or not. */
  occupy(engineId: string, takeId: string): Leave {
    this.#running.set(takeId, engineId);
    this.#outside.onChange();
    return this.#leave(takeId);
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#next();
  }

  move(takeId: string, to: "first" | "up" | "down" | "last"): void {
    const from = this.#waiting.findIndex((one) => one.takeId === takeId);
    const [moved] = from < 0 ? [] : this.#waiting.splice(from, 1);
    if (moved === undefined) return;
    const end = this.#waiting.length;
    const index = { first: 0, up: Math.max(0, from - 1), down: Math.min(end, from + 1), last: end }[to];
    this.#waiting.splice(index, 0, moved);
    this.#next();
  }

  /** Leaves an engine alone that said that it is busy: as long as it said, else longer each time it says so again. */
  hold(engineId: string, seconds: number | undefined): void {
    const times = (this.#held.get(engineId) ?? 0) + 1;
    this.#held.set(engineId, times);
    const wait = seconds ?? Math.min(300, 10 * 2 ** (times - 1));
    void this.#outside.sleep(wait * 1000).then(() => {
      if (this.#held.get(engineId) !== times) return;
      this.#held.delete(engineId);
      this.#next();
    });
    this.#outside.onChange();
  }

  /** Also when Settings changed how many an engine takes at once. */
  look(): void {
    this.#next();
  }

  #leave(takeId: string): Leave {
    return () => {
      if (this.#running.delete(takeId)) this.#next();
    };
  }

  #next(): void {
    const busy = new Map<string, number>();
    for (const engineId of this.#running.values()) busy.set(engineId, (busy.get(engineId) ?? 0) + 1);
    if (!this.#paused) {
      this.#waiting = this.#waiting.filter(({ takeId, engineId, go }) => {
        const there = busy.get(engineId) ?? 0;
        if (this.#held.has(engineId) || there >= this.#outside.atOnce(engineId)) return true;
        busy.set(engineId, there + 1);
        this.#running.set(takeId, engineId);
        go();
        return false;
      });
    }
    this.#outside.onChange();
  }
}

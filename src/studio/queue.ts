/**
 * Who is next at which engine. An engine makes only so many takes at once; the others wait in the order in which they were
 * asked, which the editor may change. Nothing here is on disk: a take that waits stands at `asked`, and is queued again at
 * the next start.
 */

import { Cancelled } from "../core/failure";
import type { QueueState, TakeWork } from "./state";

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

/** Takes before this one, and why it waits although its engine may have room. */
export type QueuePlace = Extract<TakeWork, { readonly step: "queued" }>;

/** Gives the place at the engine back. May be called twice. */
export type Leave = () => void;

export class Queue {
  readonly #outside: QueueOutside;
  #waiting: Waiting[] = [];
  readonly #running = new Map<string, string>();
  /** Pauses that engines asked for and that are not over: an engine is left alone while it has one. */
  readonly #held = new Map<string, number>();
  /** How often in a row an engine turned takes away. */
  readonly #refusals = new Map<string, number>();
  #paused = false;
  /** Reckoned once for all that wait, and anew after every change. */
  #places: ReadonlyMap<string, QueuePlace> = new Map();
  #stale = false;

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

  get isPaused(): boolean {
    return this.#paused;
  }

  /** Absent when it does not wait. */
  placeOf(takeId: string): QueuePlace | undefined {
    if (this.#stale) this.#places = this.#placesNow();
    this.#stale = false;
    return this.#places.get(takeId);
  }

  /** A place that stayed the same is the very same object: nothing is drawn anew for it. */
  #placesNow(): ReadonlyMap<string, QueuePlace> {
    const ahead = new Map<string, number>();
    return new Map(
      this.#waiting.map(({ takeId, engineId }): [string, QueuePlace] => {
        const before = ahead.get(engineId) ?? 0;
        ahead.set(engineId, before + 1);
        const because = this.#paused ? "paused" : this.#held.has(engineId) ? "busy" : undefined;
        const known = this.#places.get(takeId);
        if (known !== undefined && known.before === before && known.because === because) return [takeId, known];
        return [takeId, { step: "queued", before, ...(because === undefined ? {} : { because }) }];
      }),
    );
  }

  /**
   * Resolves when it is this take's turn. `from`: one whose turn it was already, and that was not taken, is the next again.
   * @throws Cancelled after the signal.
   */
  async turn(engineId: string, takeId: string, signal: AbortSignal, from: "front" | "end" = "end"): Promise<Leave> {
    if (signal.aborted) throw new Cancelled("Stopped by the editor");
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        this.#changed();
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
      if (from === "front") this.#waiting.unshift(waiting);
      else this.#waiting.push(waiting);
      this.#next();
    });
    return this.#leave(takeId);
  }

  /** A job that is under way at the engine already takes its place there, whether there is room or not. */
  occupy(engineId: string, takeId: string): Leave {
    this.#running.set(takeId, engineId);
    this.#changed();
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

  /** Leaves an engine alone that turned a take away: as long as it said, else longer each time it does so again. */
  hold(engineId: string, seconds: number | undefined): void {
    const held = this.#held.get(engineId) ?? 0;
    // Takes that were sent together are turned away together: that is one no, not many.
    const times = (this.#refusals.get(engineId) ?? 0) + (held === 0 ? 1 : 0);
    this.#refusals.set(engineId, times);
    this.#held.set(engineId, held + 1);
    const wait = seconds ?? Math.min(300, 10 * 2 ** (times - 1));
    void this.#outside.sleep(wait * 1000).then(() => {
      const left = (this.#held.get(engineId) ?? 1) - 1;
      if (left > 0) this.#held.set(engineId, left);
      else this.#held.delete(engineId);
      this.#next();
    });
    this.#changed();
  }

  /** An engine took a take: whatever it turned away before is forgotten. */
  took(engineId: string): void {
    this.#refusals.delete(engineId);
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
    this.#changed();
  }

  #changed(): void {
    this.#stale = true;
    this.#outside.onChange();
  }
}

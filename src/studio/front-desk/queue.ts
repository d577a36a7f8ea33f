/**
 * Who is next at which engine. An engine makes only so many takes at once; the others wait in the order in which they were
 * asked, which the editor may change. A take keeps its place in line until it is over: turned away, or gone on with after a
 * restart, it stands where it stood.
 */

import { Cancelled } from "../../core/failure";
import { Lineup, type InLine } from "./lineup";
import { quietFor, rest } from "./pace";
import type { TakeWork } from "../takes/take-row";
import type { QueueState } from "./engine-state";

interface Waiting {
  readonly takeId: string;
  readonly engineId: string;
  readonly go: () => void;
}

export interface QueueOutside {
  readonly atOnce: (engineId: string) => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly onChange: () => void;
  /** Order and pause could not be read or kept. */
  readonly onError: (error: unknown) => void;
}

/** Takes before this one, and why it waits although its engine may have room. */
export type QueuePlace = Extract<TakeWork, { readonly step: "queued" }>;

/** Why an engine is left alone: it has too much to do, or it refuses the key until Settings change. */
export interface Hold {
  readonly because: "busy" | "key";
}

/** Gives the place at the engine back. May be called twice. */
export type Leave = () => void;

const NEVER: AbortSignal = new AbortController().signal;

export class Queue {
  readonly #outside: QueueOutside;
  readonly #lineup: Lineup;
  /** In their order. */
  #waiting: Waiting[] = [];
  readonly #running = new Map<string, string>();
  /** Takes that will wait in a moment, by engine: those behind them do not overtake. */
  readonly #coming = new Map<string, string>();
  /** Pauses that are not over: an engine is left alone while it has one. */
  readonly #held = new Map<string, Set<Hold>>();
  /** How often in a row an engine turned takes away. */
  readonly #refusals = new Map<string, number>();
  #isOpen = false;
  /** Reckoned once for all that wait, and anew after every change. */
  #places: ReadonlyMap<string, QueuePlace> = new Map();
  #stale = false;

  constructor(outside: QueueOutside) {
    this.#outside = outside;
    this.#lineup = new Lineup(outside.onError);
  }

  get state(): QueueState {
    return {
      paused: this.isPaused,
      waiting: this.#waiting.map(({ takeId }) => takeId),
      running: [...this.#running.keys()],
    };
  }

  get isPaused(): boolean {
    return this.#lineup.isPaused;
  }

  /** Reads order and pause as the last run of the panel left them, for takes that are `known`. Never rejects. */
  async load(known: (takeId: string) => boolean): Promise<void> {
    await this.#lineup.load(known);
    this.#waiting.sort((a, b) => this.#compare(a, b));
    this.#changed();
  }

  /** From now on takes are let through; before, nobody knows yet who was first, or whether any may go. */
  open(): void {
    this.#isOpen = true;
    this.#next();
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
        const [hold] = this.#held.get(engineId) ?? [];
        const because = this.isPaused ? "paused" : hold?.because;
        const known = this.#places.get(takeId);
        if (known !== undefined && known.before === before && known.because === because) return [takeId, known];
        return [takeId, { step: "queued", before, ...(because === undefined ? {} : { because }) }];
      }),
    );
  }

  /** A take will wait for its turn in a moment: nobody behind it goes before. Until `turn`, `occupy` or `gone`. */
  enter(engineId: string, take: InLine, at: "end" | "by-age"): void {
    this.#lineup.enter(take, at);
    this.#coming.set(take.takeId, engineId);
  }

  /** Nobody is at it any more, for now or for good; its place in line is kept. */
  gone(takeId: string): void {
    const wasComing = this.#coming.delete(takeId);
    if (this.#running.delete(takeId) || wasComing) this.#next();
  }

  /** It is over: should it be asked again, it stands at the end. */
  forget(takeId: string): void {
    this.#lineup.leave(takeId);
  }

  /** Resolves when it is this take's turn. @throws Cancelled after the signal. */
  async turn(engineId: string, takeId: string, signal: AbortSignal): Promise<Leave> {
    if (signal.aborted) throw new Cancelled("Stopped by the editor");
    this.#coming.delete(takeId);
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        this.#next();
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
      const behind = this.#waiting.findIndex((one) => this.#compare(waiting, one) < 0);
      this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, waiting);
      this.#next();
    });
    return this.#leave(takeId);
  }

  /** A job that is under way at the engine already takes its place there, whether there is room or not. */
  occupy(engineId: string, takeId: string): Leave {
    this.#coming.delete(takeId);
    this.#running.set(takeId, engineId);
    this.#changed();
    return this.#leave(takeId);
  }

  pause(paused: boolean): void {
    this.#lineup.pause(paused);
    this.#next();
  }

  move(takeId: string, to: "first" | "up" | "down" | "last"): void {
    const from = this.#waiting.findIndex((one) => one.takeId === takeId);
    const [moved] = from < 0 ? [] : this.#waiting.splice(from, 1);
    if (moved === undefined) return;
    const end = this.#waiting.length;
    const index = { first: 0, up: Math.max(0, from - 1), down: Math.min(end, from + 1), last: end }[to];
    this.#waiting.splice(index, 0, moved);
    this.#lineup.arrange(this.#waiting.map((one) => one.takeId));
    this.#next();
  }

  /** Leaves an engine alone that turned a take away: as long as it said, else longer each time it does so again. */
  hold(engineId: string, seconds: number | undefined, because: Hold["because"] = "busy"): void {
    const holds = this.#held.get(engineId) ?? new Set();
    // Takes that were sent together are turned away together: that is one no, not many.
    const times = (this.#refusals.get(engineId) ?? 0) + (holds.size === 0 ? 1 : 0);
    this.#refusals.set(engineId, times);
    const hold: Hold = { because };
    this.#held.set(engineId, holds.add(hold));
    const wait = seconds === undefined ? Math.min(300, 10 * 2 ** (times - 1)) : quietFor(seconds);
    void rest(wait, NEVER, this.#outside.sleep).then(() => this.#lift(engineId, hold));
    this.#changed();
  }

  #lift(engineId: string, hold: Hold): void {
    const holds = this.#held.get(engineId);
    holds?.delete(hold);
    if (holds?.size === 0) this.#held.delete(engineId);
    this.#next();
  }

  /** An engine took a take: whatever it turned away before is forgotten. */
  took(engineId: string): void {
    this.#refusals.delete(engineId);
  }

  /** Settings changed: how many an engine takes at once, or the key that it refused. */
  look(): void {
    for (const [engineId, holds] of this.#held) {
      for (const hold of holds) {
        if (hold.because !== "key") continue;
        this.#refusals.delete(engineId);
        this.#lift(engineId, hold);
      }
    }
    this.#next();
  }

  #leave(takeId: string): Leave {
    return () => {
      if (this.#running.delete(takeId)) this.#next();
    };
  }

  #compare(a: Waiting, b: Waiting): number {
    const [first, second] = [this.#lineup.rankOf(a.takeId), this.#lineup.rankOf(b.takeId)];
    return first === second ? 0 : first - second;
  }

  #next(): void {
    const busy = new Map<string, number>();
    for (const engineId of this.#running.values()) busy.set(engineId, (busy.get(engineId) ?? 0) + 1);
    if (this.#isOpen && !this.isPaused) {
      this.#waiting = this.#waiting.filter(({ takeId, engineId, go }) => {
        const there = busy.get(engineId) ?? 0;
        if (this.#held.has(engineId) || there >= this.#outside.atOnce(engineId)) return true;
        if (this.#isOvertaking(engineId, takeId)) return true;
        busy.set(engineId, there + 1);
        this.#running.set(takeId, engineId);
        go();
        return false;
      });
    }
    this.#changed();
  }

  #isOvertaking(engineId: string, takeId: string): boolean {
    const rank = this.#lineup.rankOf(takeId);
    for (const [coming, engine] of this.#coming) {
      if (engine === engineId && this.#lineup.rankOf(coming) < rank) return true;
    }
    return false;
  }

  #changed(): void {
    this.#stale = true;
    this.#outside.onChange();
  }
}

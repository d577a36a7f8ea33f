/** How often an engine is asked how far it is: less often the older a job, never more than is polite, never in step. */

import { Cancelled } from "../../core/failure";

const SOONEST = 3;
const LATEST = 30;
/** Between tries while the engine cannot be reached, or talks nonsense. */
const LATEST_OFFLINE = 60;
/** Seconds of quiet that an engine may ask for. */
const LEAST_QUIET = 1;
const LONGEST_QUIET = 3600;
/** A timer of more than 2^31 ms fires at once; a minute at a time, none comes near. */
const SLICE_MS = 60_000;

/** Seconds until the next question about a job of that age; ±20 % so that many do not ask at once. */
export function pollAfter(ageSeconds: number, chance: number): number {
  // A job from before its clock was set right has no age: it is asked about as if it were new.
  const age = Number.isFinite(ageSeconds) ? ageSeconds : 0;
  return Math.min(LATEST, Math.max(SOONEST, age / 10)) * jitter(chance);
}

/** Seconds until the next try of a read that failed for the `tries`-th time in a row. */
export function retryAfter(tries: number, chance: number): number {
  return Math.min(LATEST_OFFLINE, SOONEST * 2 ** Math.min(10, tries - 1)) * jitter(chance);
}

/**
 * Seconds that an engine is left alone which asked for `said`: one that says 0 is not asked without end, and one that says a
 * month is asked again after an hour, because it may have been restarted meanwhile.
 */
export function quietFor(said: number): number {
  return Math.min(LONGEST_QUIET, Math.max(LEAST_QUIET, said));
}

/** 0.8 … 1.2 for a chance of 0 … 1. */
function jitter(chance: number): number {
  return 0.8 + 0.4 * chance;
}

/**
 * Lets questions to one engine through at no more than its rate, in the order in which they came. Who stops waiting leaves no
 * gap behind.
 */
export class Pace {
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #now: () => number;
  readonly #onHold: (seconds: number) => void;
  /** By `#clock`: nobody is let through before. */
  #free = 0;
  /** What the clock said last. */
  #seen = 0;
  #line: Promise<unknown> = Promise.resolve();

  /** `onHold` hears of every quiet that the engine asked for. */
  constructor(
    sleep: (milliseconds: number) => Promise<void>,
    now: () => number,
    onHold: (seconds: number) => void = () => undefined,
  ) {
    this.#sleep = sleep;
    this.#now = now;
    this.#onHold = onHold;
  }

  /** @throws Cancelled */
  async turn(perMinute: number, signal: AbortSignal): Promise<void> {
    const before = this.#line;
    let pass: () => void = () => undefined;
    const passed = new Promise<void>((resolve) => (pass = resolve));
    this.#line = before.then(() => passed);
    try {
      await unlessStopped(before, signal);
      let from = this.#clock();
      while (this.#free > from) {
        const due = this.#free;
        await rest((due - from) / 1000, signal, this.#sleep);
        // Meanwhile the engine may have asked for more quiet.
        from = due;
      }
      this.#free = this.#clock() + 60_000 / perMinute;
    } finally {
      pass();
    }
  }

  /** The engine asked to be left alone: nothing is asked of it for so many seconds, whatever take it is about. */
  hold(seconds: number): void {
    const quiet = quietFor(seconds);
    this.#free = Math.max(this.#free, this.#clock() + quiet * 1000);
    this.#onHold(quiet);
  }

  /** Set back by an hour, the clock must not make everybody wait for an hour. */
  #clock(): number {
    const now = this.#now();
    if (now < this.#seen) this.#free -= this.#seen - now;
    this.#seen = now;
    return now;
  }
}

/** One for each engine. */
export class Paces {
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #now: () => number;
  readonly #onHold: (engineId: string, seconds: number) => void;
  readonly #made = new Map<string, Pace>();

  /** `onHold` hears of every quiet that an engine asked for. */
  constructor(
    sleep: (milliseconds: number) => Promise<void>,
    now: () => number,
    onHold: (engineId: string, seconds: number) => void,
  ) {
    this.#sleep = sleep;
    this.#now = now;
    this.#onHold = onHold;
  }

  of(engineId: string): Pace {
    const made = this.#made.get(engineId);
    if (made !== undefined) return made;
    const pace = new Pace(this.#sleep, this.#now, (seconds) => this.#onHold(engineId, seconds));
    this.#made.set(engineId, pace);
    return pace;
  }
}

/** Sleeps, but wakes for the signal. @throws Cancelled */
export async function rest(
  seconds: number,
  signal: AbortSignal,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<void> {
  if (signal.aborted) throw new Cancelled("Stopped by the editor");
  for (let left = seconds * 1000; left > 0; left -= SLICE_MS) {
    await unlessStopped(sleep(Math.min(SLICE_MS, left)), signal);
  }
}

/** Once that has come to pass, or at once where it is stopped. @throws Cancelled; what `waited` rejects with */
export async function unlessStopped(waited: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let onAbort: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onAbort = (): void => reject(new Cancelled("Stopped by the editor"));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
  try {
    await Promise.race([stopped, waited]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

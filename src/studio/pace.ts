/** How often an engine is asked how far it is: less often the older a job, never more than is polite, never in step. */

import { Cancelled } from "../core/failure";

const SOONEST = 3;
const LATEST = 30;
/** Between tries while the engine cannot be reached, or talks nonsense. */
const LATEST_OFFLINE = 60;

/** Seconds until the next question about a job of that age; ±20 % so that many do not ask at once. */
export function pollAfter(ageSeconds: number, chance: number): number {
  const steady = Math.min(LATEST, Math.max(SOONEST, ageSeconds / 10));
  return steady * (0.8 + 0.4 * chance);
}

/** Seconds until the next try of a read that failed for the `tries`-th time in a row. */
export function retryAfter(tries: number, chance: number): number {
  return Math.min(LATEST_OFFLINE, SOONEST * 2 ** Math.min(10, tries - 1)) * (0.8 + 0.4 * chance);
}

/** Lets questions to one engine through at no more than its rate, in the order in which they came. */
export class Pace {
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #now: () => number;
  #free = 0;

  constructor(sleep: (milliseconds: number) => Promise<void>, now: () => number) {
    this.#sleep = sleep;
    this.#now = now;
  }

  /** @throws Cancelled */
  async turn(perMinute: number, signal: AbortSignal): Promise<void> {
    const now = this.#now();
    const at = Math.max(now, this.#free);
    this.#free = at + 60_000 / perMinute;
    if (at > now) await rest((at - now) / 1000, signal, this.#sleep);
  }
}

/** Sleeps, but wakes for the signal. @throws Cancelled */
export async function rest(
  seconds: number,
  signal: AbortSignal,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<void> {
  if (signal.aborted) throw new Cancelled("Stopped by the editor");
  let onAbort: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onAbort = (): void => reject(new Cancelled("Stopped by the editor"));
    signal.addEventListener("abort", onAbort);
  });
  try {
    await Promise.race([sleep(seconds * 1000), stopped]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

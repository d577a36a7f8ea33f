/** A take that is being made: as it stands on disk, and what may happen to it. */

import { Cancelled } from "../core/failure";
import { advance, type Take, type TakeEvent } from "../core/take";
import { saveTake, type Shelved } from "./shelf";
import type { TakeWork } from "./state";

export class Life {
  readonly signal: AbortSignal;
  readonly #report: (shelved: Shelved, work: TakeWork | undefined) => void;
  #shelved: Shelved;

  constructor(begun: Shelved, signal: AbortSignal, report: (shelved: Shelved, work: TakeWork | undefined) => void) {
    this.#shelved = begun;
    this.signal = signal;
    this.#report = report;
  }

  get shelved(): Shelved {
    return this.#shelved;
  }

  get take(): Take {
    return this.#shelved.take;
  }

  get folder(): string {
    return this.#shelved.folder;
  }

  /** On disk before anybody hears of it. `work`: what comes next; absent: nothing. */
  async happens(event: TakeEvent, work: TakeWork | undefined): Promise<void> {
    this.#shelved = { ...this.#shelved, take: advance(this.take, event) };
    await saveTake(this.#shelved);
    this.#report(this.#shelved, work);
  }

  /** Says what is under way. @throws Cancelled once the editor stopped it. */
  goesOn(work: TakeWork): void {
    if (this.signal.aborted) throw new Cancelled("Stopped by the editor");
    this.#report(this.#shelved, work);
  }

  /** Nothing is under way any more, and nothing happened. */
  rests(): void {
    this.#report(this.#shelved, undefined);
  }
}

/** Thrown where a take stops without being over: it waits for the editor, or for the next start. */
export class AtRest extends Error {
  override readonly name = "AtRest";
}

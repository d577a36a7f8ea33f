/** A take that is being made: as it stands on disk, and what may happen to it. */

import { Cancelled } from "../../core/failure";
import type { JobRef } from "../../core/job";
import { jobOf, type Take } from "../../core/take";
import { advance, type TakeEvent } from "../../core/take-events";
import { saveTake, type Shelved } from "../disk/shelf";
import type { TakeWork } from "./take-row";

export class Life {
  readonly signal: AbortSignal;
  readonly #report: (shelved: Shelved, work: TakeWork | undefined) => void;
  readonly #wrote: (shelved: Shelved, before: Take) => void;
  #shelved: Shelved;
  #doing: TakeWork | undefined;
  #isOnDisk = true;
  #job: JobRef | undefined;

  /** `wrote` hears of each record that is on disk, and how it stood before. */
  constructor(
    begun: Shelved,
    signal: AbortSignal,
    report: (shelved: Shelved, work: TakeWork | undefined) => void,
    wrote: (shelved: Shelved, before: Take) => void,
  ) {
    this.#shelved = begun;
    this.#job = jobOf(begun.take.state).job;
    this.signal = signal;
    this.#report = report;
    this.#wrote = wrote;
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

  /** What is under way, or was about to be when the editor stopped it. */
  get doing(): TakeWork | undefined {
    return this.#doing;
  }

  /** The last job that an engine took for it, also once nothing more can be had of that; absent while none did. */
  get job(): JobRef | undefined {
    return this.#job;
  }

  /** Whether the disk took all that happened. */
  get isOnDisk(): boolean {
    return this.#isOnDisk;
  }

  /** On disk before anybody hears of it. `work`: what comes next; absent: nothing. */
  async happens(event: TakeEvent, work: TakeWork | undefined): Promise<void> {
    const before = this.take;
    this.#shelved = { ...this.#shelved, take: advance(before, event) };
    this.#job = event.kind === "submitting" ? undefined : (jobOf(this.take.state).job ?? this.#job);
    this.#isOnDisk = false;
    await saveTake(this.#shelved);
    this.#isOnDisk = true;
    this.#wrote(this.#shelved, before);
    this.#say(work);
  }

  /** Says what is under way. @throws Cancelled once the editor stopped it. */
  goesOn(work: TakeWork): void {
    this.#doing = work;
    if (this.signal.aborted) throw new Cancelled("Stopped by the editor");
    this.#say(work);
  }

  /** Nothing is under way any more, and nothing happened. */
  rests(): void {
    this.#say(undefined);
  }

  #say(work: TakeWork | undefined): void {
    this.#doing = work;
    this.#report(this.#shelved, work);
  }
}

/** Thrown where a take stops without being over: it waits for the editor, or for the next start. */
export class AtRest extends Error {
  override readonly name = "AtRest";
}

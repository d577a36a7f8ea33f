/** What each sequence works in, as the editor said: remembered on this machine. */

import type { WorkingSpace } from "../../core/working-space";
import type { Keeper } from "../memory";

/** Sequences that are remembered. */
const MOST = 200;

export class WorkingSpaces {
  readonly #memory: Pick<Keeper, "now" | "keep">;

  constructor(memory: Pick<Keeper, "now" | "keep">) {
    this.#memory = memory;
  }

  /** Absent: nobody was asked. */
  of(sequenceId: string): WorkingSpace | undefined {
    return this.#memory.now.spaces.find(([id]) => id === sequenceId)?.[1];
  }

  keep(sequenceId: string, space: WorkingSpace): void {
    const others = this.#memory.now.spaces.filter(([id]) => id !== sequenceId);
    this.#memory.keep({ ...this.#memory.now, spaces: [...others, [sequenceId, space] as const].slice(-MOST) });
  }
}

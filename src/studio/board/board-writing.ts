/** Writes boards a moment after they were changed: typing on is one write. */

import { failureOf } from "../../core/failure";
import { saveBoard, type KeptBoard } from "./boards";
import type { Desk } from "../desk";
import type { Log } from "../log";

export interface BoardWritingOutside {
  readonly desk: Desk;
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Milliseconds after the first change before it is written. */
const REST = 400;

export class BoardWriting {
  readonly #outside: BoardWritingOutside;
  #isResting = false;
  /** Changed since they were written, by id. */
  readonly #due = new Map<string, KeptBoard>();
  #saving: Promise<void> = Promise.resolve();

  constructor(outside: BoardWritingOutside) {
    this.#outside = outside;
  }

  isDue(id: string): boolean {
    return this.#due.has(id);
  }

  put(kept: KeptBoard): void {
    this.#due.set(kept.board.id, kept);
    void this.#writeSoon();
  }

  /** It is not written any more, once what is being written now is through. */
  drop(id: string): Promise<void> {
    this.#due.delete(id);
    return this.#saving;
  }

  async #writeSoon(): Promise<void> {
    if (this.#isResting) return;
    this.#isResting = true;
    await this.#outside.sleep(REST);
    this.#isResting = false;
    await this.flush();
  }

  /** Never rejects: what cannot be written is said, and written with the next change of any board. */
  flush(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  async #save(): Promise<void> {
    for (const [id, kept] of [...this.#due]) {
      try {
        await saveBoard(kept);
        if (this.#due.get(id) === kept) this.#due.delete(id);
      } catch (error) {
        this.#outside.desk.fail("board", error);
        this.#outside.log.say("board not written", { why: failureOf(error).kind });
      }
    }
  }
}

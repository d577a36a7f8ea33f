/** An open check's take looked through for faults, and markers where they are. */

import { failureOf, StudioError } from "../../core/failure";
import { laidFilm, lookThrough, markFindings, type Looked, type NameFinding } from "./check-faults";
import type { CheckOutside, OpenCheck } from "./check-open";
import { keepLooked, recallCheck } from "./check-record";
import type { FaultsState } from "./check-state";

export class FaultCommands {
  readonly #open: OpenCheck;
  readonly #outside: CheckOutside;

  constructor(open: OpenCheck, outside: CheckOutside) {
    this.#open = open;
    this.#outside = outside;
  }

  /**
   * What was found in this very clip before, here or on another machine; how it meets its neighbours is looked at anew. Never
   * rejects.
   */
  async recall(): Promise<void> {
    const { desk, device } = this.#outside;
    await desk.attempt("takes", async () => {
      const known = await recallCheck(this.#open.shelved, device());
      // A copy that keeps the clip's time may show other frames of it.
      if (known === undefined || (await this.#open.maybeLying())?.copy !== undefined) return;
      const { continuity, firstFrame, at } = known;
      const laid = await this.#laid();
      this.#show({ kind: "looked", continuity, at, ...(firstFrame === undefined ? {} : { firstFrame }), ...laid });
    });
  }

  look(): Promise<void> {
    return this.#open.runLong(
      "faults",
      async (signal) => {
        const { shelved } = this.#open;
        const lies = await this.#open.maybeLying();
        const looked = await lookThrough(shelved, lies, this.#outside, signal, (steps) =>
          this.#show({ kind: "looking", steps }),
        );
        this.#show({ kind: "looked", ...looked });
        // Of a copy nothing is remembered: the record is of the take's own clip.
        if (lies?.copy === undefined) await this.#keep(looked);
      },
      (error) => this.#show({ kind: "refused", failure: failureOf(error) }),
    );
  }

  mark(name: NameFinding): Promise<void> {
    return this.#open.run("mark", async () => {
      const faults = this.#open.shown?.faults;
      if (faults?.kind !== "looked") return;
      const marked = await markFindings(faults.continuity.findings, await this.#open.lying(), name);
      this.#show({ ...faults, marked });
    });
  }

  /** Its clip shows other frames than it did: where faults were found is of how it was. */
  async shownAnew(): Promise<void> {
    const faults = this.#open.shown?.faults;
    if (faults?.kind !== "looked" || faults.laid === undefined) return;
    const { meets: _meets, marked: _marked, laid: _laid, ...found } = faults;
    this.#show({ ...found, ...(await this.#laid()) });
  }

  /** What cannot be remembered was found all the same: it stays, and the disk's refusal stands at the take. */
  async #keep(looked: Looked): Promise<void> {
    try {
      await keepLooked(this.#open.shelved, looked, this.#outside);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.desk.fail("takes", error, this.#open.takeId);
    }
  }

  async #laid(): Promise<Pick<Extract<FaultsState, { kind: "looked" }>, "laid">> {
    const lies = await this.#open.maybeLying();
    const laid = lies === undefined ? undefined : await laidFilm(lies);
    return laid === undefined || typeof laid === "string" ? {} : { laid };
  }

  #show(faults: FaultsState): void {
    this.#open.show({ faults });
  }
}

/** Checks one take where it lies: one at a time, in parts that are asked for one by one. */

import type { CopyCommands } from "./copy-commands";
import type { CheckOutside, OpenCheck } from "./check-open";
import type { CheckCommands as Commands } from "./check-state";
import type { FaultCommands } from "./fault-commands";
import type { MatchCommands } from "./match-commands";

interface Open {
  readonly check: OpenCheck;
  readonly match: MatchCommands;
  readonly copy: CopyCommands;
  readonly faults: FaultCommands;
}

export class CheckCommands implements Commands {
  readonly #outside: CheckOutside;
  #open: Open | undefined;
  /** How often one was opened or closed: of two that are pressed quickly the later one counts. */
  #turns = 0;

  constructor(outside: CheckOutside) {
    this.#outside = outside;
  }

  readonly open = async (takeId: string): Promise<void> => {
    const leaving = this.letGo();
    const mine = this.#turns;
    await leaving;
    await this.#outside.desk.attempt("takes", () => this.#begin(takeId, mine), takeId);
  };

  readonly close = (): void => void this.letGo();

  /** Nothing of it is left when it resolves. Never rejects. */
  readonly letGo = (): Promise<void> =>
    this.#outside.desk.attempt("takes", async () => {
      this.#turns += 1;
      const open = this.#open;
      this.#open = undefined;
      open?.check.close();
      await open?.match.close();
    });

  /** Nothing comes of it where another was opened or closed meanwhile. */
  async #begin(takeId: string, turn: number): Promise<void> {
    const { OpenCheck, MatchCommands, CopyCommands, FaultCommands } = await import(
      /* webpackChunkName: "work" */ "./check-work"
    );
    if (turn !== this.#turns) return;
    const check = new OpenCheck(takeId, this.#outside);
    const open: Open = {
      check,
      match: new MatchCommands(check, this.#outside),
      copy: new CopyCommands(check, this.#outside),
      faults: new FaultCommands(check, this.#outside),
    };
    this.#open = open;
    await open.match.offer();
    await open.faults.recall();
    await open.copy.tell();
  }

  readonly setSpace: Commands["setSpace"] = async (space) => this.#open?.match.setSpace(space);

  readonly measure: Commands["measure"] = async (against) => this.#open?.match.measure(against);

  readonly setStrength: Commands["setStrength"] = async (strength) => this.#open?.match.setStrength(strength);

  readonly stop: Commands["stop"] = (part) => this.#open?.check.stop(part);

  readonly saveCube = async (): Promise<void> => this.#open?.match.saveCube();

  readonly copy: Commands["copy"] = async (kind, wishes) =>
    this.#open?.copy.make(kind, wishes, async () => this.#open?.match.cubeNow());

  readonly putCopy = async (): Promise<void> => this.#open?.copy.put();

  readonly playAt: Commands["playAt"] = async (rate) => {
    const open = this.#open;
    await open?.copy.playAt(rate, async () => {
      open.match.tellStale();
      await open.faults.shownAnew();
    });
  };

  readonly look = async (): Promise<void> => this.#open?.faults.look();

  readonly mark: Commands["mark"] = async (name) => this.#open?.faults.mark(name);
}

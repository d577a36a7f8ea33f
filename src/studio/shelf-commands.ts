/** What is decided about takes, and what is looked at of them. */

import type { ShelfCommands as Commands } from "./commands";
import type { Desk } from "./desk";
import type { Takes } from "./takes";

export interface ShelfOutside {
  readonly desk: Desk;
  readonly takes: Takes;
}

export class ShelfCommands implements Commands {
  readonly #outside: ShelfOutside;

  constructor(outside: ShelfOutside) {
    this.#outside = outside;
  }

  readonly mark: Commands["mark"] = (takeId, mark) =>
    this.#outside.desk.attempt("takes", () => this.#outside.takes.mark(takeId, mark), takeId);

  readonly look = (takeIds: readonly string[]): void => this.#outside.takes.look(takeIds);
}

/** Which rules the open project follows, and what was cleared for it. */

import type { Desk } from "../desk";
import type { Home } from "../disk/home";
import { inTurn } from "../in-turn";
import type { Policies } from "./policies";
import type { PolicyCommands as Commands } from "./policy-state";
import type { Takes } from "../takes/takes";

export interface PolicyCommandsOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly policies: Policies;
}

export class PolicyCommands implements Commands {
  readonly #outside: PolicyCommandsOutside;
  /** Each goes out from what the one before left. */
  readonly #inTurn = inTurn();

  constructor(outside: PolicyCommandsOutside) {
    this.#outside = outside;
  }

  readonly follow: Commands["follow"] = (packIds) =>
    this.#atHome((home) => this.#outside.policies.follow(home, packIds));

  readonly clear: Commands["clear"] = (typed) => this.#atHome((home) => this.#outside.policies.clear(home, typed));

  readonly forget: Commands["forget"] = () => this.#atHome((home) => this.#outside.policies.forget(home));

  readonly read: Commands["read"] = () => this.#atHome((home) => this.#outside.policies.read(home));

  #atHome(command: (home: Home) => Promise<void>): Promise<void> {
    const { desk, takes } = this.#outside;
    return this.#inTurn(() => desk.attempt("policy", async () => command(await takes.writableHome())));
  }
}

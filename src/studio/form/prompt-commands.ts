/** Writing over the prompt, with a way back: what an editor typed is never lost to a starting point. */

import type { PromptCommands as Commands } from "../commands";
import type { Desk } from "../desk";
import type { Written } from "./prompt-state";
import type { ShotForm } from "./shot-form";

export interface PromptOutside {
  readonly desk: Desk;
  readonly editForm: (change: Partial<Omit<ShotForm, "references">>) => void;
}

export class PromptCommands implements Commands {
  readonly #outside: PromptOutside;

  constructor(outside: PromptOutside) {
    this.#outside = outside;
  }

  readonly write: Commands["write"] = (change) => {
    const before = this.#now();
    if (Object.entries(change).every(([name, value]) => Reflect.get(before, name) === value)) return;
    this.#outside.editForm(change);
    this.#keep(before);
  };

  /** Back and forth: what stood there until now can be put back in its turn. */
  readonly putBack: Commands["putBack"] = () => {
    const { before } = this.#outside.desk.state.prompts;
    if (before === undefined || before.projectId !== this.#projectId) return;
    const now = this.#now();
    this.#outside.editForm(before.form);
    this.#keep(now);
  };

  #keep(form: Written): void {
    this.#outside.desk.set({ prompts: { before: { projectId: this.#projectId, form } } });
  }

  #now(): Written {
    const { prompt, negative, seconds, use } = this.#outside.desk.state.form;
    return { prompt, negative, seconds, use };
  }

  /** Empty while no project is open. */
  get #projectId(): string {
    return this.#outside.desk.project?.projectId ?? "";
  }
}

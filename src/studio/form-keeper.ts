/** The shot form: what is typed into it, the stills that it holds, and that each project finds its own again. */

import type { Desk } from "./desk";
import { emptyForm } from "./beginning";
import { withForm, type Keeper } from "./memory";
import type { ReferenceChoice, ShotForm } from "./form/shot-form";
import { remove } from "../uxp/files";

export interface FormKeeperOutside {
  readonly desk: Desk;
  readonly memory: Keeper;
  readonly newSeed: () => number;
}

export class FormKeeper {
  readonly #outside: FormKeeperOutside;
  /** Whose form is shown; absent while no project was open yet. */
  #projectId: string | undefined;
  /** What was typed while none was shown. */
  #typed: Partial<ShotForm> = {};
  /** Files that somebody is at, and how many are; `isLetGo`: the form does not hold it any more. */
  readonly #inUse = new Map<string, { readonly users: number; readonly isLetGo: boolean }>();

  constructor(outside: FormKeeperOutside) {
    this.#outside = outside;
  }

  edit(change: Partial<Omit<ShotForm, "references">>): void {
    if (this.#projectId === undefined) this.#typed = { ...this.#typed, ...change };
    this.#show({ ...this.#outside.desk.state.form, ...change });
    this.#remember();
  }

  /** What the settings say of a new form, but for what was typed already. */
  begin(settled: Pick<ShotForm, "caption">): void {
    this.#show({ ...this.#outside.desk.state.form, ...settled, ...this.#typed });
  }

  /** Holds these stills and no others; the files of those that are let go of are removed. */
  async hold(references: readonly ReferenceChoice[]): Promise<void> {
    const { form } = this.#outside.desk.state;
    const before = form.references;
    this.#show({ ...form, references });
    for (const { file } of before) if (references.every((one) => one.file !== file)) await this.#letGo(file);
  }

  /** A still's file stays for as long as `work` is at it, also when the form lets go of it meanwhile. */
  async whileThere(file: string, work: () => Promise<void>): Promise<void> {
    const { users, isLetGo } = this.#inUse.get(file) ?? { users: 0, isLetGo: false };
    this.#inUse.set(file, { users: users + 1, isLetGo });
    try {
      await work();
    } finally {
      const now = this.#inUse.get(file);
      if (now !== undefined && now.users > 1) this.#inUse.set(file, { ...now, users: now.users - 1 });
      else this.#inUse.delete(file);
      if (now?.users === 1 && now.isLetGo) await remove(file);
    }
  }

  async #letGo(file: string): Promise<void> {
    const used = this.#inUse.get(file);
    if (used === undefined) await remove(file);
    else this.#inUse.set(file, { ...used, isLetGo: true });
  }

  /** What was typed before any project was open belongs to the first that opens, the rest of whose form is its own. */
  recall(projectId: string): void {
    if (projectId === this.#projectId) return;
    const { desk, memory, newSeed } = this.#outside;
    const known = memory.now.forms.find(([id]) => id === projectId)?.[1];
    const fresh = this.#projectId === undefined ? desk.state.form : emptyForm(desk.state.settings, newSeed());
    this.#projectId = projectId;
    this.#show({ ...(known ?? fresh), ...this.#typed, references: [] });
    this.#typed = {};
    this.#remember();
  }

  #show(form: ShotForm): void {
    this.#outside.desk.set({ form });
  }

  #remember(): void {
    const { desk, memory } = this.#outside;
    const { project } = desk;
    if (project === undefined) return;
    const { references: _temporary, ...form } = desk.state.form;
    memory.keep(withForm(memory.now, project.projectId, form));
  }
}

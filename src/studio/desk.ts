/**
 * The studio's state, and how commands run over it: the plan always follows the form, the timeline and the room; what
 * goes wrong stands beside where it was asked; nothing rejects.
 */

import { failureOf, isCancel, StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { giveFocusBack } from "../uxp/panel";
import type { Log } from "./log";
import type { Desktop } from "./form/order";
import { planOf } from "./form/plan";
import type { StudioState } from "./state";
import { Store } from "./store";

type Spot = NonNullable<StudioState["problem"]>["at"];

export class Desk {
  readonly #store: Store<StudioState>;
  readonly #log: Log;
  readonly #desktopFor: (state: StudioState) => Desktop | undefined;
  /** Commands under way, by take or name. */
  readonly #busy = new Set<string>();

  /** `desktopFor`: what a plan needs to know of the engine that the form names. */
  constructor(state: StudioState, log: Log, desktopFor: (state: StudioState) => Desktop | undefined) {
    this.#desktopFor = desktopFor;
    this.#store = new Store(state, (error) => log.trouble("telling of a change", error));
    this.#log = log;
  }

  get state(): StudioState {
    return this.#store.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  /** The open project as it was last seen; absent when none is. */
  get project(): ProjectView | undefined {
    const { host } = this.state;
    return host.kind === "open" || host.kind === "no-sequence" ? host.project : undefined;
  }

  /** @throws StudioError `no-project` */
  requireProject(): ProjectView {
    const { project } = this;
    if (project === undefined) throw new StudioError({ kind: "no-project" });
    return project;
  }

  /** Lays `change` over the state and plans anew. */
  set(change: Partial<StudioState>): void {
    const next = { ...this.state, ...change };
    const sequence = next.host.kind === "open" ? next.host.project.sequence : undefined;
    const { plan: _old, ...rest } = next;
    if (sequence === undefined) return this.#store.replace(rest);
    const desktop = this.#desktopFor(next);
    const { form, room } = next;
    this.#store.replace({
      ...rest,
      plan: planOf({ sequence, form, room, ...(desktop === undefined ? {} : { desktop }) }),
    });
  }

  /** Nobody asks for it any more. */
  without(part: "replacing" | "versioning" | "checking"): void {
    const { [part]: gone, ...rest } = this.state;
    if (gone !== undefined) this.#store.replace(rest);
  }

  /** `take`: the one whose command it was. */
  fail(at: Spot, error: unknown, take?: string): void {
    this.#log.trouble(at, error);
    this.set({ problem: { at, failure: failureOf(error), ...(take === undefined ? {} : { take }) } });
  }

  /** Takes away the problem that is shown, or only one that is shown at `spot`. */
  dismiss(spot?: Spot): void {
    const { problem, ...rest } = this.state;
    if (problem !== undefined && (spot === undefined || problem.at === spot)) this.#store.replace(rest);
  }

  /** Runs a command. A cancel is no problem. Never rejects. */
  async attempt(spot: Spot, command: () => Promise<void>, take?: string): Promise<void> {
    this.dismiss(spot);
    try {
      await command();
    } catch (error) {
      if (!isCancel(error)) this.fail(spot, error, take);
    }
  }

  /**
   * A command that a double click must not run twice; `id` names the take or the button, `take` the take whose command it
   * is where its id is not that. The keyboard goes back to Premiere, so that Ctrl+Z reaches the timeline.
   */
  async once(
    spot: Spot,
    id: string,
    command: () => Promise<void>,
    take = spot === "takes" ? id : undefined,
  ): Promise<void> {
    if (this.#busy.has(id)) return;
    this.#busy.add(id);
    giveFocusBack();
    try {
      await this.attempt(spot, command, take);
    } finally {
      this.#busy.delete(id);
    }
  }
}

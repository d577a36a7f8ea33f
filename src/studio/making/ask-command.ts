/** The button: what the panel said is asked, of the cut that it was said of. */

import { StudioError } from "../../core/failure";
import type { ProjectView } from "../../core/sequence";
import type { Asking } from "./ask";
import type { Desk } from "../desk";
import type { Log } from "../log";
import type { Desktop } from "../form/order";
import type { Place } from "../placing/place-meant";
import { askHeld } from "../placing/placeholder";
import { effectOf } from "../form/plan";
import type { ReferenceOutside } from "../references/reference";
import type { Shelved } from "../disk/shelf";
import type { StudioState } from "../state";
import type { ShotForm } from "../form/shot-form";
import type { Takes } from "../takes/takes";

export interface AskOutside extends ReferenceOutside, Pick<Asking, "now"> {
  readonly desk: Desk;
  readonly log: Log;
  readonly takes: Takes;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
  readonly editForm: (change: Partial<Omit<ShotForm, "references">>) => void;
  readonly newSeed: () => number;
  /** What was typed last is on disk before anything leaves. */
  readonly flush: () => Promise<void>;
  readonly run: (shelved: Shelved, place: Place) => void;
}

export class AskCommand {
  readonly #outside: AskOutside;

  constructor(outside: AskOutside) {
    this.#outside = outside;
  }

  /**
   * @throws StudioError: `plan-changed` where it would do something else by now; `not-confirmed` where it costs more than
   * one press lets pass
   */
  async ask(confirmed: boolean): Promise<void> {
    const { desk, look, desktopFor, takes, editForm, newSeed } = this.#outside;
    const said = desk.state.plan;
    const project = await look();
    if (effectOf(said) !== effectOf(desk.state.plan)) throw new StudioError({ kind: "plan-changed" });
    if (said?.order?.confirm === true && !confirmed) {
      const { total } = said.order;
      throw new StudioError({ kind: "not-confirmed", ...(total.kind === "about" ? { estimate: total.money } : {}) });
    }
    // What was said is asked, whatever is typed from here on.
    const { form, room } = desk.state;
    const desktop = desktopFor(desk.state);
    const facts = { project, form, room, ...(desktop === undefined ? {} : { desktop }) };
    await this.#outside.flush();
    const unheld = await takes.oneAsks(() => this.#asked(facts, said?.takes ?? 1));
    if (!form.seedLocked) editForm({ seed: newSeed() });
    // The take is asked for all the same; that nothing holds its place is worth a word.
    if (unheld !== undefined) desk.fail("make", unheld);
  }

  async #asked(facts: Pick<Asking, "project" | "form" | "room" | "desktop">, count: number): Promise<unknown> {
    const { takes, log, device, run } = this.#outside;
    const home = await takes.writableHome();
    await takes.refresh(facts.project);
    const there = { device: device(), home, known: takes.all, removed: takes.removedClips };
    const { asked, unheld } = await askHeld({ ...this.#outside, ...facts, ...there }, count, this.#outside);
    for (const { shelved, place } of asked) {
      const { clipName, recipe } = shelved.take;
      log.say("asked", { clip: clipName, engine: recipe.engine, frames: recipe.frames });
      run(shelved, place);
    }
    return unheld;
  }
}

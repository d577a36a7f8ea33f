/** What can be done to a take that is there: gone on with, looked at, placed, brought back into the form, settled. */

import { StudioError, type Failure } from "../../core/failure";
import { seedUsed } from "../../core/recipe";
import type { ProjectView } from "../../core/sequence";
import type { PlacementMode } from "../../core/shot";
import { canBeAskedAgain, jobOf, type Take } from "../../core/take";
import { advance } from "../../core/take-events";
import { surroundingsOf } from "../../core/where";
import { openInSourceMonitor } from "../../premiere/monitor";
import { remove } from "../../uxp/files";
import { askLike, type Asking } from "../making/ask";
import type { Settlement } from "../commands";
import type { Again, Confirmed } from "../confirmed";
import type { Desk } from "../desk";
import { placeTake } from "../placing/place";
import type { Place, PlaceOutside } from "../placing/place-meant";
import { targetOf } from "../form/plan";
import { referencesOf, type ReferenceOutside } from "../references/reference";
import type { Shelved } from "../disk/shelf";
import type { ReferenceChoice, ShotForm } from "../form/shot-form";
import type { Takes } from "./takes";
import type { SpendingBook } from "../front-desk/wire";
import { requireSequence } from "../open-sequence";

export interface TakeCommandsOutside extends PlaceOutside, ReferenceOutside, Pick<Asking, "now" | "newId"> {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly editForm: (change: Partial<Omit<ShotForm, "references">>) => void;
  readonly hold: (references: readonly ReferenceChoice[]) => Promise<void>;
  /** Why one press is not enough to send that take. Absent: it is. @throws StudioError `no-engine` */
  readonly confirmationFor: (take: Take) => Failure | undefined;
  readonly spending: Pick<SpendingBook, "ended">;
}

export class TakeCommands {
  readonly #outside: TakeCommandsOutside;

  constructor(outside: TakeCommandsOutside) {
    this.#outside = outside;
  }

  /** Goes on by itself: the editor can ask for the next take meanwhile. */
  run(shelved: Shelved, place: Place): void {
    const { takes, desk, look } = this.#outside;
    void takes.run(shelved, place).then(() => desk.attempt("takes", async () => void (await look())));
  }

  readonly settle = (takeId: string, answer: Settlement, how: Confirmed = {}): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      if (answer.kind === "ask-again") this.#requireConfirmed(this.#outside.takes.get(takeId).take, how);
      await this.#outside.takes.settle(takeId, answer);
    });

  readonly retry = (takeId: string, how: Again = {}): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => void (await this.setGoing(takeId, how)));

  /**
   * What `retry` does, for who says himself why it was not done. Answers with the take that runs: of another machine's it
   * is a new one. @throws StudioError
   */
  async setGoing(takeId: string, how: Again): Promise<string> {
    const kind = how.anew === true ? "anew" : "again";
    const found = this.#outside.takes.get(takeId);
    if (!canBeAskedAgain(found.take.state) || this.#outside.takes.isBusy(takeId)) return takeId;
    const isSent = !this.#isOwn(found.take) || advance(found.take, { kind }).state.kind === "asked";
    if (isSent) this.#requireConfirmed(found.take, how);
    const project = await this.#outside.look();
    const { sequence } = project;
    const range = found.take.shot.rangeInSequence;
    // The place is the one the shot names; what lies there now is what the editor sees.
    const place = { range, surroundings: sequence === undefined ? "" : surroundingsOf(sequence, range) };
    const again = await this.#again(found, project, place, kind);
    this.run(again, place);
    return again.take.id;
  }

  /** What is sent once more costs once more. @throws StudioError `not-confirmed`, `no-engine` */
  #requireConfirmed(take: Take, { confirmed = false }: Confirmed): void {
    const refusal = this.#outside.confirmationFor(take);
    if (refusal !== undefined && !confirmed) throw new StudioError(refusal);
  }

  #isOwn({ owner }: Take): boolean {
    return owner === this.#outside.device();
  }

  async #again(
    found: Shelved,
    project: ProjectView,
    { surroundings }: Place,
    kind: "again" | "anew",
  ): Promise<Shelved> {
    if (this.#isOwn(found.take)) {
      const { job } = jobOf(found.take.state);
      // What it is asked for anew instead of may be charged all the same.
      if (kind === "anew" && job !== undefined) {
        await this.#outside.spending.ended(job.submission, "discarded", found.take.charge);
      }
      const again = { ...found, take: { ...advance(found.take, { kind }), surroundings } };
      await this.#outside.takes.update(again);
      return again;
    }
    // One writer a file: another device's take is asked for as a take of one's own.
    const device = this.#outside.device();
    const { takes } = this.#outside;
    return takes.oneAsks(async () => {
      const home = await takes.writableHome();
      await takes.refresh(project);
      const own = await askLike(found, {
        ...this.#outside,
        device,
        home,
        known: takes.all,
        removed: takes.removedClips,
      });
      await takes.update(own);
      return own;
    });
  }

  readonly openInSource = (takeId: string): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      const { take } = this.#outside.takes.get(takeId);
      if (take.state.kind !== "ready") return;
      const itemId = await this.#outside.takes.itemOf(takeId, "show");
      await openInSourceMonitor({ projectId: take.shot.projectId, itemId });
    });

  readonly place = (takeId: string, mode: PlacementMode): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      if (this.#outside.takes.get(takeId).take.state.kind !== "ready") return;
      const itemId = await this.#outside.takes.itemOf(takeId);
      const shelved = this.#outside.takes.get(takeId);
      const { take } = shelved;
      const project = await this.#outside.look();
      const { projectId } = project;
      const sequence = requireSequence(project);
      const { form } = this.#outside.desk.state;
      const { coverage: _said, ...where } = targetOf(take, sequence, { ...form, mode });
      const target = { projectId, sequenceId: sequence.sequenceId, mode, ...where };
      const record = await placeTake(take, itemId, target, this.#outside);
      if (this.#isOwn(take)) {
        await this.#outside.takes.update({ ...shelved, take: advance(take, { kind: "placement", record }) });
      }
      await this.#outside.look();
      if (record.outcome === "failed") throw new StudioError(record.failure);
    });

  readonly restore = (takeId: string, part: "all" | "prompt" | "seed" = "all"): Promise<void> =>
    this.#outside.desk.once("takes", takeId, async () => {
      const found = this.#outside.takes.get(takeId);
      const { recipe, shot } = found.take;
      if (part === "prompt") return this.#outside.editForm({ prompt: recipe.prompt, negative: recipe.negative });
      const used = seedUsed(recipe);
      const seed = used === undefined ? {} : { seed: used, seedLocked: true };
      if (part === "seed") return this.#outside.editForm(seed);
      this.#outside.editForm({
        prompt: recipe.prompt,
        negative: recipe.negative,
        ...seed,
        caption: recipe.caption,
        use: recipe.use,
        mode: shot.mode,
        ...this.#makerOf(found.take),
      });
      const home = await this.#outside.takes.writableHome();
      const projectId = this.#outside.desk.project?.projectId;
      const stills = await referencesOf(found, home.path, this.#outside);
      // Another project's form is not this take's to fill.
      if (this.#outside.desk.project?.projectId === projectId) await this.#outside.hold(stills);
      else for (const { file } of stills) await remove(file);
    });

  /** The engine that made it, if the editor still has it. */
  #makerOf({ recipe: { asked, model } }: Take): Pick<ShotForm, "maker" | "askedSize"> {
    const has = this.#outside.desk.state.engines.some(({ entry }) => entry.id === asked?.engineId);
    return asked === undefined || !has
      ? { maker: { kind: "built-in" }, askedSize: "auto" }
      : { maker: { kind: "engine", engineId: asked.engineId, model }, askedSize: asked.size };
  }
}

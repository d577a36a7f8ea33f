/** Long scenes: begun, gone on with, stopped, redone link by link, laid out. Nothing is asked that was not confirmed. */

import { failureOf, isCancel, StudioError, type Failure } from "../../core/failure";
import type { Estimate } from "../../core/money";
import { Chains, type ChainsOutside } from "./chain";
import type { Confirmed } from "../confirmed";
import { SceneBook } from "./scene-book";
import { beatsOf } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { SceneDraft, ScenesCommands as Commands, SceneView, Spending } from "./scene-state";
import { inTurn } from "../in-turn";
import { requireSequence } from "../open-sequence";

export class ScenesCommands implements Commands {
  readonly #outside: ChainsOutside;
  readonly #book: SceneBook;
  readonly #chains: Chains;
  /** By scene id. */
  readonly #turns = new Map<string, ReturnType<typeof inTurn>>();
  #isShown = false;

  constructor(outside: ChainsOutside) {
    this.#outside = outside;
    this.#book = new SceneBook(outside);
    this.#chains = new Chains(outside, this.#book);
  }

  /** The scenes of the project that was opened. */
  async open(homes: readonly string[], projectId: string): Promise<void> {
    await this.#book.open(homes, projectId);
    this.#measure();
  }

  readonly show = (isShown: boolean): void => {
    this.#isShown = isShown;
    this.#measure();
  };

  #measure(): void {
    if (this.#isShown) void this.#chains.measureSeen(() => this.#isShown);
  }

  readonly showDraft = (isShown: boolean): void => this.#book.showDraft(isShown);

  readonly editDraft = (change: Partial<SceneDraft>): void => {
    const { desk } = this.#outside;
    desk.set({ scenes: { ...desk.state.scenes, draft: { ...desk.state.scenes.draft, ...change } } });
  };

  readonly start: Commands["start"] = (how) =>
    this.#outside.desk.once("scenes", "scenes", async () => {
      const { desk, now, newId, device, takes } = this.#outside;
      const said = desk.state.scenes.plan;
      const project = await this.#outside.look();
      const sequence = requireSequence(project);
      const { plan, draft } = desk.state.scenes;
      if (plan === undefined || JSON.stringify(said) !== JSON.stringify(plan)) {
        throw new StudioError({ kind: "plan-changed" });
      }
      if (plan.refusal !== undefined) throw new StudioError(plan.refusal);
      requireConfirmed(plan.confirm, plan.estimate, how);
      const home = await takes.writableHome();
      const { sequenceId, name, rate, size, zeroFrame, timecodeFormat, fields } = sequence;
      const { references, ...form } = desk.state.form;
      const beats = beatsOf(draft);
      const scene: Scene = {
        id: newId(),
        owner: device(),
        createdAt: now().toISOString(),
        projectId: project.projectId,
        sequence: { sequenceId, name, rate, size, zeroFrame, timecodeFormat, fields },
        start: plan.start,
        form,
        stills: references.map(({ frame }) => frame),
        links: plan.links.map((link, index) => ({ ...link, beat: beats[index] ?? "" })),
        seams: [],
        unknown: {},
      };
      await this.#book.begin(home.path, scene);
      void this.#chains.make(scene.id, () => this.#chains.nextMissing(scene.id));
    });

  readonly goOn: Commands["goOn"] = (sceneId, how) =>
    this.#command(sceneId, "go on", async (view, said) => {
      requireConfirmed(view.confirm, view.left, how, said?.left);
      void this.#chains.make(sceneId, () => this.#chains.nextMissing(sceneId));
      return Promise.resolve();
    });

  readonly redo: Commands["redo"] = (sceneId, link, how = {}) =>
    this.#command(sceneId, `redo ${link}`, async (view, said) => {
      const last = how.rest === true ? view.links.length - 1 : link;
      const costOf = (seen: SceneView | undefined): Spending | undefined =>
        how.rest === true ? seen?.links[link]?.rest : seen?.links[link]?.again;
      const cost = costOf(view);
      if (cost !== undefined) requireConfirmed(cost.confirm, cost.estimate, how, costOf(said)?.estimate);
      let next = link;
      void this.#chains.make(sceneId, () => (next <= last ? { link: next++, anew: true } : undefined));
      return Promise.resolve();
    });

  readonly stop = (sceneId: string): void => this.#chains.stop(sceneId);

  readonly lay: Commands["lay"] = (sceneId) =>
    this.#command(sceneId, "lay", async () => {
      const project = await this.#outside.look();
      const { layScene } = await import(/* webpackChunkName: "work" */ "./scene-laying");
      await layScene(this.#book.view(sceneId), project, this.#outside);
      await this.#outside.look();
    });

  readonly swap: Commands["swap"] = (sceneId, link) =>
    this.#command(sceneId, `swap ${link}`, async () => {
      const project = await this.#outside.look();
      const { swapLink } = await import(/* webpackChunkName: "work" */ "./scene-laying");
      await swapLink(this.#book.view(sceneId), link, project, this.#outside);
      await this.#outside.look();
    });

  readonly forget: Commands["forget"] = (sceneId) => this.#command(sceneId, "forget", () => this.#book.forget(sceneId));

  /**
   * What goes wrong with a scene stands in it. A second press of the same button is none while the first is heard; another
   * one's, such as a redo while the timeline is still read after laying out, waits for its turn. `what`: the button.
   * `said`: as it was shown when it was pressed.
   */
  async #command(
    sceneId: string,
    what: string,
    command: (view: SceneView, said: SceneView | undefined) => Promise<void>,
  ): Promise<void> {
    const { desk, log } = this.#outside;
    const said = desk.state.scenes.all.find(({ scene }) => scene.id === sceneId);
    const turn = this.#turns.get(sceneId) ?? inTurn();
    this.#turns.set(sceneId, turn);
    const heard = async (): Promise<void> => {
      this.#book.says(sceneId);
      try {
        await command(this.#book.view(sceneId), said);
        this.#book.show();
      } catch (error) {
        if (isCancel(error)) return;
        log.trouble("scene", error);
        this.#book.says(sceneId, { failure: failureOf(error) });
      }
    };
    await desk.once("scenes", `${sceneId} ${what}`, () => turn(heard));
  }
}

/** `said`: the sum that stood there when it was confirmed. Absent: this one. */
function requireConfirmed(confirm: boolean, estimate: Estimate, how: Confirmed = {}, said = estimate): void {
  const isSame = JSON.stringify(said) === JSON.stringify(estimate);
  if (!confirm || (how.confirmed === true && isSame)) return;
  const failure: Failure = {
    kind: "not-confirmed",
    ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
  };
  throw new StudioError(failure);
}

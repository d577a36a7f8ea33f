/** Long scenes: begun, gone on with, stopped, redone link by link. Nothing is asked that was not confirmed as a whole. */

import { failureOf, isCancel, StudioError, type Failure } from "../core/failure";
import type { Estimate } from "../core/money";
import type { ProjectView } from "../core/sequence";
import { canBeAskedAgain, isOver } from "../core/take";
import { exists, remove } from "../uxp/files";
import { askLink, measureCut, stillsOf, type ChainOutside } from "./chain";
import type { Confirmed, Again } from "./commands";
import type { Desk } from "./desk";
import { wantsConfirming, type Desktop } from "./order";
import { placeOf } from "./runs";
import { layScene, swapLink } from "./scene-laying";
import { beatsOf, planLink, planScene, roomRefusal, sequenceOf, totalOf } from "./scene-plan";
import { loadScenes, removeScene, saveScene, type Scene } from "./scene-record";
import type { LinkView, SceneDraft, ScenesCommands as Commands, SceneView, SeamView, Spending } from "./scene-state";
import { linksOf } from "./scene-view";
import type { Shelved } from "./shelf";
import type { ReferenceChoice, StudioState } from "./state";
import type { Takes } from "./takes";

export interface ScenesOutside extends ChainOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly newSeed: () => number;
  readonly device: () => string;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
  readonly retry: (takeId: string, how: Again) => Promise<void>;
}

interface Going {
  stop: boolean;
  /** The take that is under way for it. */
  takeId?: string;
}

/** Milliseconds between two looks at a take that is under way since before. */
const LOOK_EVERY = 250;

export class ScenesCommands implements Commands {
  readonly #outside: ScenesOutside;
  /** Of every project that was open, by id; a chain may be under way while another is. */
  readonly #scenes = new Map<string, Scene>();
  readonly #homes = new Map<string, string>();
  readonly #going = new Map<string, Going>();
  readonly #problems = new Map<string, NonNullable<SceneView["problem"]>>();
  readonly #pictures = new Map<string, NonNullable<SeamView["pictures"]>>();
  /** What the last picture of all scenes was made from. */
  #seen: readonly unknown[] = [];

  constructor(outside: ScenesOutside) {
    this.#outside = outside;
    outside.desk.subscribe(() => this.#follow());
  }

  /** The scenes of the project that was opened. */
  async open(home: string, projectId: string): Promise<void> {
    const { log } = this.#outside;
    const found = await loadScenes(home, projectId, (file, error) => log.trouble(`scene ${file}`, error));
    for (const scene of found) {
      // One that is under way is newer in memory than on disk.
      if (!this.#scenes.has(scene.id)) this.#scenes.set(scene.id, scene);
      this.#homes.set(scene.id, home);
    }
    this.#show();
    void this.#measureAll();
  }

  readonly editDraft = (change: Partial<SceneDraft>): void => {
    const { desk } = this.#outside;
    desk.set({ scenes: { ...desk.state.scenes, draft: { ...desk.state.scenes.draft, ...change } } });
  };

  readonly start: Commands["start"] = (how) =>
    this.#outside.desk.once("scenes", "scenes", async () => {
      const { desk, now, newId, device, takes } = this.#outside;
      const said = desk.state.scenes.plan;
      const project = await this.#outside.look();
      const { sequence } = project;
      const { plan, draft } = desk.state.scenes;
      if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
      if (plan === undefined || JSON.stringify(said) !== JSON.stringify(plan)) {
        throw new StudioError({ kind: "sequence-changed" });
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
        links: plan.links.map((frames, index) => ({ frames, beat: beats[index] ?? "" })),
        seams: [],
        unknown: {},
      };
      await saveScene(home.path, scene);
      this.#homes.set(scene.id, home.path);
      this.#scenes.set(scene.id, scene);
      this.#show();
      void this.#chain(scene.id, () => this.#nextMissing(scene.id), references);
    });

  readonly goOn: Commands["goOn"] = (sceneId, how) =>
    this.#command(sceneId, async (view) => {
      requireConfirmed(view.confirm, view.left, how);
      void this.#chain(sceneId, () => this.#nextMissing(sceneId));
      return Promise.resolve();
    });

  readonly redo: Commands["redo"] = (sceneId, link, how = {}) =>
    this.#command(sceneId, async (view) => {
      const last = how.rest === true ? view.links.length - 1 : link;
      const cost = how.rest === true ? view.links[link]?.rest : view.links[link]?.again;
      if (cost !== undefined) requireConfirmed(cost.confirm, cost.estimate, how);
      let next = link;
      void this.#chain(sceneId, () => (next <= last ? { link: next++, anew: true } : undefined));
      return Promise.resolve();
    });

  readonly stop = (sceneId: string): void => {
    const going = this.#going.get(sceneId);
    if (going === undefined) return;
    if (going.stop && going.takeId !== undefined) this.#outside.takes.cancel(going.takeId);
    going.stop = true;
    this.#show();
  };

  readonly lay: Commands["lay"] = (sceneId) =>
    this.#command(sceneId, async () => {
      const project = await this.#outside.look();
      await layScene(this.#view(sceneId), project, this.#outside);
      await this.#outside.look();
    });

  readonly swap: Commands["swap"] = (sceneId, link) =>
    this.#command(sceneId, async () => {
      const project = await this.#outside.look();
      await swapLink(this.#view(sceneId), link, project, this.#outside);
      await this.#outside.look();
    });

  readonly forget: Commands["forget"] = (sceneId) =>
    this.#command(sceneId, async ({ isElsewhere }) => {
      const home = this.#homes.get(sceneId);
      if (isElsewhere || this.#going.has(sceneId) || home === undefined) return;
      await removeScene(home, sceneId);
      this.#scenes.delete(sceneId);
      this.#problems.delete(sceneId);
      this.#show();
    });

  /** What goes wrong with a scene stands in it. */
  async #command(sceneId: string, command: (view: SceneView) => Promise<void>): Promise<void> {
    const { desk, log } = this.#outside;
    await desk.once("scenes", sceneId, async () => {
      this.#problems.delete(sceneId);
      try {
        await command(this.#view(sceneId));
      } catch (error) {
        if (isCancel(error)) return;
        log.trouble("scene", error);
        this.#problems.set(sceneId, { failure: failureOf(error) });
      } finally {
        this.#show();
      }
    });
  }

  /** Makes one link after the other. Never rejects: what stops it stands in the scene or in a take. */
  async #chain(
    sceneId: string,
    next: () => { readonly link: number; readonly anew: boolean } | undefined,
    references?: readonly ReferenceChoice[],
  ): Promise<void> {
    if (this.#going.has(sceneId)) return;
    const going: Going = { stop: false };
    this.#going.set(sceneId, going);
    this.#problems.delete(sceneId);
    let link: number | undefined;
    try {
      for (let todo = next(); todo !== undefined && !going.stop; todo = next()) {
        link = todo.link;
        this.#show();
        if (!(await this.#makeLink(sceneId, todo, going, references))) break;
      }
    } catch (error) {
      if (!isCancel(error)) {
        this.#outside.log.trouble("scene", error);
        this.#problems.set(sceneId, { failure: failureOf(error), ...(link === undefined ? {} : { link }) });
      }
    } finally {
      this.#going.delete(sceneId);
      this.#show();
    }
  }

  /** The first link that the scene lacks, or whose latest try came to nothing. */
  #nextMissing(sceneId: string): { readonly link: number; readonly anew: boolean } | undefined {
    const link = this.#view(sceneId).links.findIndex(({ row }) => row === undefined);
    return link < 0 ? undefined : { link, anew: false };
  }

  /** False: it is not ready, and its take says why. @throws StudioError */
  async #makeLink(
    sceneId: string,
    { link, anew }: { readonly link: number; readonly anew: boolean },
    going: Going,
    references: readonly ReferenceChoice[] | undefined,
  ): Promise<boolean> {
    const { takes, retry, look, desk } = this.#outside;
    const view = this.#view(sceneId);
    const latest = view.links[link]?.latest?.take;
    const { projectId } = view.scene;
    const requireOpen = (): void => {
      if (desk.project?.projectId !== projectId) throw new StudioError({ kind: "no-project" });
    };
    requireOpen();
    let takeId: string;
    if (latest !== undefined && !anew) {
      takeId = latest.id;
      going.takeId = takeId;
      // It was confirmed with all that is left; what is there already is gone on from.
      if (canBeAskedAgain(latest.state) && !takes.isBusy(takeId)) await retry(takeId, { confirmed: true });
      await this.#rest(takeId);
    } else {
      const shelved = await this.#ask(view, link, references);
      takeId = shelved.take.id;
      going.takeId = takeId;
      await takes.run(shelved, placeOf(shelved.take));
    }
    delete going.takeId;
    // An engine may deliver when another project has long been opened.
    requireOpen();
    const made = takes.get(takeId).take;
    if (made.state.kind !== "ready") return false;
    await look();
    this.#show();
    await this.#measure(sceneId, link);
    await this.#measure(sceneId, link + 1);
    const missing = this.#view(sceneId).links[link]?.missing ?? 0;
    if (missing > 0) throw new StudioError({ kind: "link-short", link: link + 1, missing });
    return true;
  }

  async #rest(takeId: string): Promise<void> {
    const { takes, sleep } = this.#outside;
    while (takes.isBusy(takeId)) await sleep(LOOK_EVERY);
  }

  async #ask({ scene, links }: SceneView, link: number, given?: readonly ReferenceChoice[]): Promise<Shelved> {
    const { takes, look, desk, desktopFor, device, newSeed } = this.#outside;
    const project = await look();
    const refusal = roomRefusal(desk.state.room);
    if (refusal !== undefined) throw new StudioError(refusal);
    const home = await takes.writableHome();
    await takes.refresh(project);
    const before = links[link - 1]?.row?.take.id;
    if (link > 0 && before === undefined) throw new StudioError({ kind: "file-missing", file: `link ${link}` });
    const first = links[0]?.row?.take.id;
    const held = link === 0 ? (given ?? []) : undefined;
    const stills = held ?? (first === undefined ? [] : await stillsOf(takes.get(first), home, this.#outside));
    const isFirstTry = links[link]?.row === undefined && links[link]?.latest === undefined;
    const desktop = desktopFor(withForm(desk.state, scene));
    try {
      return await askLink(
        {
          scene,
          link,
          start: links[link]?.start ?? scene.start,
          seed: isFirstTry ? (scene.form.seed + link) % 2 ** 31 : newSeed(),
          project,
          device: device(),
          home,
          known: takes.all,
          removed: takes.removedClips,
          roomState: desk.state.room,
          stills,
          ...(desktop === undefined ? {} : { desktop }),
          ...(before === undefined ? {} : { before: takes.get(before) }),
        },
        this.#outside,
      );
    } finally {
      if (held === undefined) for (const { file } of stills) if (await exists(file)) await remove(file);
    }
  }

  /** The seam before that link, where both its sides are there. A figure that cannot be had is none, and stops nothing. */
  async #measure(sceneId: string, link: number): Promise<void> {
    const { takes, log, device } = this.#outside;
    const { scene, links } = this.#view(sceneId);
    const [before, after] = [links[link - 1]?.row?.take.id, links[link]?.row?.take.id];
    if (before === undefined || after === undefined) return;
    try {
      const { seam, pictures } = await measureCut(takes.get(before), takes.get(after), this.#outside);
      this.#pictures.set(`${before} ${after}`, pictures);
      const others = this.#scene(sceneId).seams.filter((one) => one.before !== before && one.after !== after);
      const measured: Scene = { ...this.#scene(sceneId), seams: [...others, { before, after, seam }] };
      this.#scenes.set(sceneId, measured);
      const home = this.#homes.get(sceneId);
      if (scene.owner === device() && home !== undefined) await saveScene(home, measured);
    } catch (error) {
      if (!(error instanceof StudioError) && !isCancel(error)) throw error;
      log.trouble(`seam before link ${link + 1}`, error);
    }
    this.#show();
  }

  /** Pictures of seams are not kept. */
  async #measureAll(): Promise<void> {
    for (const { id, links } of this.#shown()) {
      for (let link = 1; link < links.length && this.#scenes.has(id); link++) {
        const { row, seam } = this.#view(id).links[link] ?? {};
        if (row !== undefined && seam?.pictures === undefined) await this.#measure(id, link);
      }
    }
  }

  #scene(sceneId: string): Scene {
    const scene = this.#scenes.get(sceneId);
    if (scene === undefined) throw new StudioError({ kind: "file-missing", file: `${sceneId}.json` });
    return scene;
  }

  /** Of the open project, the latest first. */
  #shown(): readonly Scene[] {
    const { project } = this.#outside.desk;
    return [...this.#scenes.values()]
      .filter(({ projectId }) => projectId === project?.projectId)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  #view(sceneId: string, rows = this.#rows()): SceneView {
    const { desk, device } = this.#outside;
    const scene = this.#scene(sceneId);
    const open = desk.project?.sequence;
    const sequence = open?.sequenceId === scene.sequence.sequenceId ? open : undefined;
    const costs = this.#costsOf(scene);
    const links = linksOf(scene, {
      rows,
      costs: (from, to) => costs(scene.links.flatMap((_, index) => (index >= from && index <= to ? [index] : []))),
      ...(sequence === undefined ? {} : { sequence }),
      pictures: (before, after) => this.#pictures.get(`${before} ${after}`),
    });
    const going = this.#going.get(sceneId);
    const problem = this.#problems.get(sceneId);
    const left = costs(links.flatMap((link, index) => (isSent(link) ? [index] : [])));
    return {
      scene,
      links,
      work: going === undefined ? "rests" : going.stop ? "stopping" : "going",
      left: left.estimate,
      confirm: left.confirm,
      ...(problem === undefined ? {} : { problem }),
      isElsewhere: scene.owner !== device(),
    };
  }

  /** What asking for each link would be; nothing where it is drawn here. */
  #costsOf(scene: Scene): (links: readonly number[]) => Spending {
    const { desk, desktopFor } = this.#outside;
    const state = withForm(desk.state, scene);
    const desktop = desktopFor(state);
    if (desktop === undefined) return () => NOTHING_LEFT;
    const sequence = sequenceOf(scene);
    const facts = { form: state.form, room: state.room, desktop };
    const plans = scene.links.map((link, index) => planLink(sequence, { ...link, index }, scene.start, facts));
    return (links) => {
      const estimate = totalOf(plans.filter((_, index) => links.includes(index)));
      return { estimate, confirm: links.length > 0 && wantsConfirming(estimate, desktop.entry, state.settings) };
    };
  }

  /** As they are now: what is shown may be a breath older. */
  #rows(): StudioState["takes"] {
    return this.#outside.takes.rows(this.#outside.desk.project?.sequence);
  }

  #show(): void {
    const { desk } = this.#outside;
    const rows = this.#rows();
    const all = this.#shown().map(({ id }) => this.#view(id, rows));
    desk.set({ scenes: { ...desk.state.scenes, all } });
  }

  /** Plan and views follow what they are made from, and nothing else. */
  #follow(): void {
    const { desk, desktopFor } = this.#outside;
    const { host, form, room, engines, settings, spending, network, takes, scenes } = desk.state;
    const seen = [host, form, room, engines, settings, spending, network, takes, scenes.draft];
    if (seen.every((one, index) => one === this.#seen[index])) return;
    this.#seen = seen;
    const sequence = host.kind === "open" ? host.project.sequence : undefined;
    const desktop = desktopFor(desk.state);
    const { plan: _before, ...rest } = scenes;
    desk.set({
      scenes: {
        ...rest,
        all: this.#shown().map(({ id }) => this.#view(id, takes)),
        ...(sequence === undefined
          ? {}
          : { plan: planScene(sequence, scenes.draft, { form, room, ...(desktop === undefined ? {} : { desktop }) }) }),
      },
    });
  }
}

const NOTHING_LEFT: Spending = { estimate: { kind: "nothing" }, confirm: false };

/** An original or a job that is there is not paid for again. */
function isSent({ row, latest }: LinkView): boolean {
  if (row !== undefined) return false;
  const state = latest?.take.state;
  if (state === undefined) return true;
  const hasSomething =
    ("original" in state && state.original !== undefined) || ("job" in state && state.job !== undefined);
  return isOver(state) ? !hasSomething : state.kind === "asked";
}

/** The state as it would be with the form that the scene was begun with: so engines are found. */
function withForm(state: StudioState, { form }: Scene): StudioState {
  return { ...state, form: { ...form, references: [] } };
}

function requireConfirmed(confirm: boolean, estimate: Estimate, how: Confirmed = {}): void {
  if (!confirm || how.confirmed === true) return;
  const failure: Failure = {
    kind: "not-confirmed",
    ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
  };
  throw new StudioError(failure);
}

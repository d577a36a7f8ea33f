/** The scenes of every project that was open: each as it lies on disk, and what is shown of it. */

import { StudioError } from "../../core/failure";
import type { Desk } from "../desk";
import { inTurn } from "../in-turn";
import type { Log } from "../log";
import type { Desktop } from "../form/order";
import { SceneCosts, unpaid } from "./scene-costs";
import { planScene } from "./scene-plan";
import { loadScenes, removeScene, saveScene, type MeasuredSeam, type Scene } from "./scene-record";
import type { ScenePlan, SceneView, SeamView } from "./scene-state";
import { linksOf } from "./scene-view";
import type { StudioState } from "../state";
import { sameItems } from "../store";
import type { Takes } from "../takes/takes";

export interface SceneBookOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  readonly device: () => string;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
}

export class SceneBook {
  readonly #outside: SceneBookOutside;
  /** By id; a chain may be under way while another project is open. */
  readonly #scenes = new Map<string, Scene>();
  readonly #homes = new Map<string, string>();
  /** By project: everywhere it has scenes. */
  readonly #places = new Map<string, readonly string[]>();
  readonly #works = new Map<string, Pick<SceneView, "work" | "at">>();
  readonly #problems = new Map<string, NonNullable<SceneView["problem"]>>();
  /** Of the seam between two takes. They are not kept on disk. */
  readonly #pictures = new Map<string, NonNullable<SeamView["pictures"]>>();
  /** A record that is being written is not taken away from under it: it would come back. */
  readonly #inTurn = inTurn();
  readonly #costs: SceneCosts;
  /** What the last picture of all scenes was made from, and the last plan of the draft. */
  #seen: readonly unknown[] = [];
  #planned: readonly unknown[] = [];
  #isDraftShown = false;

  constructor(outside: SceneBookOutside) {
    this.#outside = outside;
    this.#costs = new SceneCosts(outside.desktopFor);
    outside.desk.subscribe(() => this.#follow());
  }

  /** Reads the scenes of the project that was opened, wherever it had them. */
  async open(homes: readonly string[], projectId: string): Promise<void> {
    const { log, desk } = this.#outside;
    this.#places.set(projectId, homes);
    const unread: string[] = [];
    const found = new Set<string>();
    for (const home of homes) {
      const scenes = await loadScenes(home, projectId, (file, error) => {
        log.trouble(`scene ${file}`, error);
        unread.push(file);
      });
      for (const scene of scenes) {
        // A folder that was copied along holds the same scene: the one at home counts.
        if (found.has(scene.id)) continue;
        found.add(scene.id);
        // One that is under way is newer in memory than on disk.
        if (!this.#scenes.has(scene.id)) this.#scenes.set(scene.id, scene);
        this.#homes.set(scene.id, home);
      }
    }
    desk.set({ scenes: { ...desk.state.scenes, unread } });
    this.show();
  }

  /** @throws StudioError what the disk says; then there is no such scene. */
  async begin(home: string, scene: Scene): Promise<void> {
    await saveScene(home, scene);
    this.#homes.set(scene.id, home);
    this.#scenes.set(scene.id, scene);
    this.show();
  }

  /** Its takes stay. One that is under way or another machine's stays too. */
  async forget(sceneId: string): Promise<void> {
    const home = this.#homes.get(sceneId);
    if (this.view(sceneId).isElsewhere || this.#works.has(sceneId) || home === undefined) return;
    const scene = this.#scene(sceneId);
    this.#scenes.delete(sceneId);
    try {
      // A folder that was copied along holds the same scene, which would come back from there.
      const copies = (this.#places.get(scene.projectId) ?? []).filter((place) => place !== home);
      await this.#inTurn(async () => {
        for (const place of [...copies, home]) await removeScene(place, sceneId);
      });
    } catch (error) {
      this.#scenes.set(sceneId, scene);
      throw error;
    }
    this.#problems.delete(sceneId);
    this.show();
  }

  /** How far its chain is. `at`: the link, where it is another one now. `rests` takes nothing away of what stopped it. */
  works(sceneId: string, work: SceneView["work"], at = this.#works.get(sceneId)?.at): void {
    if (work === "rests") this.#works.delete(sceneId);
    else this.#works.set(sceneId, { work, ...(at === undefined ? {} : { at }) });
    this.show();
  }

  /** What is said in the scene from now on; absent: nothing. */
  says(sceneId: string, problem?: SceneView["problem"]): void {
    if (problem === undefined) this.#problems.delete(sceneId);
    else this.#problems.set(sceneId, problem);
    this.show();
  }

  /** Takes the place of what was known of the seams that either of its two takes had on that side. @throws StudioError */
  async keepSeam(sceneId: string, measured: MeasuredSeam, pictures: NonNullable<SeamView["pictures"]>): Promise<void> {
    const { before, after } = measured;
    this.#pictures.set(`${before} ${after}`, pictures);
    const scene = this.#scenes.get(sceneId);
    // It was forgotten while the seam was measured.
    if (scene === undefined) return;
    if (scene.seams.some((one) => JSON.stringify(one) === JSON.stringify(measured))) return;
    const others = scene.seams.filter((one) => one.before !== before && one.after !== after);
    const next: Scene = { ...scene, seams: [...others, measured] };
    this.#scenes.set(sceneId, next);
    const home = this.#homes.get(sceneId);
    if (scene.owner !== this.#outside.device() || home === undefined) return;
    await this.#inTurn(async () => {
      if (this.#scenes.has(sceneId)) await saveScene(home, next);
    });
  }

  /** Ids of those of the open project, the latest first; none before its takes are known: all links would look missing. */
  get shown(): readonly string[] {
    const { desk, takes } = this.#outside;
    return [...this.#scenes.values()]
      .filter(({ projectId }) => projectId === desk.project?.projectId && projectId === takes.knownOf)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .map(({ id }) => id);
  }

  has(sceneId: string): boolean {
    return this.#scenes.has(sceneId);
  }

  /** As it is now: what is shown may be a breath older. @throws StudioError `file-missing` for one that was forgotten. */
  view(sceneId: string): SceneView {
    return this.#view(sceneId, this.#rows());
  }

  show(): void {
    const { desk } = this.#outside;
    const rows = this.#rows();
    const all = this.shown.map((id) => this.#view(id, rows));
    desk.set({ scenes: { ...desk.state.scenes, all } });
  }

  #view(sceneId: string, rows: StudioState["takes"]): SceneView {
    const { desk, device } = this.#outside;
    const scene = this.#scene(sceneId);
    const open = desk.project?.sequence;
    const sequence = open?.sequenceId === scene.sequence.sequenceId ? open : undefined;
    const costs = this.#costs.of(scene, desk.state);
    const links = linksOf(scene, {
      rows,
      costs,
      ...(sequence === undefined ? {} : { sequence }),
      pictures: (before, after) => this.#pictures.get(`${before} ${after}`),
    });
    const problem = this.#problems.get(sceneId);
    const left = costs.of(unpaid(links, device()));
    return {
      scene,
      links,
      ...(this.#works.get(sceneId) ?? { work: "rests" }),
      left: left.estimate,
      confirm: left.confirm,
      ...(problem === undefined ? {} : { problem }),
      isElsewhere: scene.owner !== device(),
    };
  }

  #scene(sceneId: string): Scene {
    const scene = this.#scenes.get(sceneId);
    if (scene === undefined) throw new StudioError({ kind: "file-missing", file: `${sceneId}.json` });
    return scene;
  }

  #rows(): StudioState["takes"] {
    return this.#outside.takes.rows(this.#outside.desk.project?.sequence);
  }

  /** The draft is planned as long as it is seen: every link is, at every key. */
  showDraft(isShown: boolean): void {
    this.#isDraftShown = isShown;
    this.#follow();
  }

  /** Plan and views follow what they are made from, and nothing else. */
  #follow(): void {
    const { desk } = this.#outside;
    const { host, form, room, engines, settings, spending, network, takes, scenes } = desk.state;
    const seen = [host, engines, settings, network, takes];
    const planned = this.#isDraftShown ? [host, form, room, engines, settings, spending, network, scenes.draft] : [];
    const [isSeen, isPlanned] = [sameItems(seen, this.#seen), sameItems(planned, this.#planned)];
    if (isSeen && isPlanned) return;
    this.#seen = seen;
    this.#planned = planned;
    const { plan: before, ...rest } = scenes;
    const plan = isPlanned ? before : this.#plan();
    const all = isSeen ? scenes.all : this.shown.map((id) => this.#view(id, takes));
    desk.set({ scenes: { ...rest, all, ...(plan === undefined ? {} : { plan }) } });
  }

  #plan(): ScenePlan | undefined {
    const { state } = this.#outside.desk;
    const { host, form, room, scenes } = state;
    const sequence = host.kind === "open" ? host.project.sequence : undefined;
    if (!this.#isDraftShown || sequence === undefined) return undefined;
    const desktop = this.#outside.desktopFor(state);
    return planScene(sequence, scenes.draft, { form, room, ...(desktop === undefined ? {} : { desktop }) });
  }
}

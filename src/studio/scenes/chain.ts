/**
 * Chains under way: link after link is asked for, seen through and measured, until one does not come or the editor stops.
 * Each may be under way while another project is open. Nothing is asked that was not confirmed as a whole.
 */

import { Cancelled, failureOf, isCancel, StudioError } from "../../core/failure";
import { isWire } from "../../core/job";
import type { ProjectView } from "../../core/sequence";
import { canBeAskedAgain } from "../../core/take";
import { exists, remove } from "../../uxp/files";
import type { Again } from "../confirmed";
import type { Desk } from "../desk";
import type { Desktop } from "../form/order";
import { referencesOf } from "../references/reference";
import { placeOf } from "../placing/place-meant";
import type { SceneBook } from "./scene-book";
import { withForm } from "./scene-costs";
import { askLink, measureCut, type LinkOutside } from "./scene-link";
import { roomRefusal } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { SceneView } from "./scene-state";
import type { Shelved } from "../disk/shelf";
import type { StudioState } from "../state";
import type { ReferenceChoice, ShotForm } from "../form/shot-form";

export interface ChainsOutside extends LinkOutside {
  readonly desk: Desk;
  readonly newSeed: () => number;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  readonly desktopFor: (state: StudioState) => Desktop | undefined;
  /** Sets a take going again that is over, and answers with the one that runs. @throws StudioError why it is not */
  readonly retry: (takeId: string, how: Again) => Promise<string>;
}

/** `anew`: another take, whatever is there. Else what is there is gone on from. */
export interface LinkToMake {
  readonly link: number;
  readonly anew: boolean;
}

interface Going {
  stop: boolean;
  /** The link that is being made is not waited for either. */
  isCutShort: boolean;
  /** The take that is under way for it. */
  takeId?: string;
}

/** Milliseconds between two looks at a take that is under way since before. */
const LOOK_EVERY = 250;

/** Times that the media room may die over one link before the chain stops: what is drawn here costs nothing to draw again. */
const DEATHS = 3;

export class Chains {
  readonly #outside: ChainsOutside;
  readonly #book: SceneBook;
  readonly #going = new Map<string, Going>();
  #isMeasuring = false;

  constructor(outside: ChainsOutside, book: SceneBook) {
    this.#outside = outside;
    this.#book = book;
  }

  /**
   * Makes one link after the other, as `next` names them. Does nothing while it is under way. Never rejects: what stops it
   * stands in the scene or in a take.
   */
  async make(sceneId: string, next: () => LinkToMake | undefined): Promise<void> {
    if (this.#going.has(sceneId)) return;
    const going: Going = { stop: false, isCutShort: false };
    this.#going.set(sceneId, going);
    this.#book.says(sceneId);
    let link: number | undefined;
    try {
      this.#book.works(sceneId, "going");
      for (;;) {
        await this.#requireKnown(sceneId);
        const todo = going.stop ? undefined : next();
        link = todo?.link;
        if (todo === undefined) break;
        this.#book.works(sceneId, "going", todo.link);
        if (!(await this.#seeThrough(sceneId, todo, going))) break;
      }
    } catch (error) {
      if (!isCancel(error)) {
        this.#outside.log.trouble("scene", error);
        this.#book.says(sceneId, { failure: failureOf(error), ...(link === undefined ? {} : { link }) });
      }
    } finally {
      this.#going.delete(sceneId);
      this.#book.works(sceneId, "rests");
    }
  }

  /** Nothing more is asked, nor is a link that is only being prepared. Said twice, the link that is being made is stopped too. */
  stop(sceneId: string): void {
    const going = this.#going.get(sceneId);
    if (going === undefined) return;
    going.isCutShort = going.stop;
    if (going.isCutShort && going.takeId !== undefined) this.#outside.takes.cancel(going.takeId);
    going.stop = true;
    this.#book.works(sceneId, "stopping");
  }

  /** The first link that the scene lacks, or whose latest try came to nothing. */
  nextMissing(sceneId: string): LinkToMake | undefined {
    const link = this.#book.view(sceneId).links.findIndex(({ row }) => row === undefined);
    return link < 0 ? undefined : { link, anew: false };
  }

  /**
   * Pictures of seams are not kept: those of the scenes of the open project are made again, as long as they are seen. Does
   * nothing while it is under way; never rejects.
   */
  async measureSeen(isSeen: () => boolean): Promise<void> {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    try {
      for (const sceneId of this.#book.shown) {
        for (let link = 1; isSeen() && this.#book.shown.includes(sceneId); link++) {
          const found = this.#book.view(sceneId).links[link];
          if (found === undefined) break;
          if (found.row !== undefined && found.seam?.pictures === undefined) await this.#measure(sceneId, link);
        }
      }
    } catch (error) {
      this.#outside.log.trouble("measuring the seams of scenes", error);
    } finally {
      this.#isMeasuring = false;
    }
  }

  /** A media room that died is built again by itself, and the chain goes on with it. @throws StudioError */
  async #seeThrough(sceneId: string, todo: LinkToMake, going: Going): Promise<boolean> {
    let made: Shelved | undefined;
    for (let deaths = 1; ; deaths += 1) {
      try {
        made = await this.#makeLink(sceneId, made === undefined ? todo : { ...todo, anew: false }, going);
        const { state, recipe } = made.take;
        if (state.kind !== "interrupted" || isWire(recipe.engine) || deaths >= DEATHS || going.stop) break;
      } catch (error) {
        if (failureOf(error).kind !== "interrupted" || deaths >= DEATHS || going.stop) throw error;
      }
      this.#outside.log.say("link drawn again", { scene: sceneId, link: todo.link + 1 });
    }
    // Its take says why.
    if (made.take.state.kind !== "ready") return false;
    this.#book.show();
    await this.#measure(sceneId, todo.link);
    await this.#measure(sceneId, todo.link + 1);
    const missing = this.#book.view(sceneId).links[todo.link]?.missing ?? 0;
    if (missing > 0) throw new StudioError({ kind: "link-short", link: todo.link + 1, missing });
    return true;
  }

  /** The link's take, ready or at rest. @throws StudioError */
  async #makeLink(sceneId: string, { link, anew }: LinkToMake, going: Going): Promise<Shelved> {
    const { takes, retry } = this.#outside;
    const view = this.#book.view(sceneId);
    const latest = view.links[link]?.latest?.take;
    let takeId: string;
    if (latest !== undefined && !anew) {
      takeId = latest.id;
      going.takeId = takeId;
      // It was confirmed with all that is left; what is there already is gone on from.
      if (canBeAskedAgain(latest.state) && !takes.isBusy(takeId)) {
        takeId = await retry(takeId, { confirmed: true });
        going.takeId = takeId;
        if (going.isCutShort) takes.cancel(takeId);
      }
      await this.#rest(takeId);
    } else {
      const shelved = await this.#ask(view, link, going);
      takeId = shelved.take.id;
      going.takeId = takeId;
      const running = takes.run(shelved, placeOf(shelved.take));
      if (going.isCutShort) takes.cancel(takeId);
      await running;
    }
    delete going.takeId;
    // An engine may deliver when another project has long been opened.
    await this.#requireKnown(sceneId);
    return takes.get(takeId);
  }

  /** A link goes into its own project and no other. @throws StudioError `scene-closed` */
  #requireOpen({ scene }: SceneView): void {
    const { desk, takes } = this.#outside;
    if (desk.project?.projectId !== scene.projectId || takes.knownOf !== scene.projectId) {
      throw new StudioError({ kind: "scene-closed" });
    }
  }

  /** Before all that is there is known, links that were paid for would look missing. @throws StudioError `scene-closed` */
  async #requireKnown(sceneId: string): Promise<void> {
    const { look, takes } = this.#outside;
    await look();
    await takes.allRead();
    this.#requireOpen(this.#book.view(sceneId));
  }

  async #rest(takeId: string): Promise<void> {
    const { takes, sleep } = this.#outside;
    while (takes.isBusy(takeId)) await sleep(LOOK_EVERY);
  }

  /** @throws Cancelled where it was stopped before its intent was on disk; StudioError */
  async #ask(view: SceneView, link: number, going: Going): Promise<Shelved> {
    const { takes, look, desk, desktopFor, newSeed } = this.#outside;
    const { scene, links } = view;
    const project = await look();
    this.#requireOpen(view);
    const home = await takes.writableHome();
    const before = links[link - 1]?.row?.take.id;
    if (link > 0 && before === undefined) throw new StudioError({ kind: "file-missing", file: `link ${link}` });
    const isCut = link > 0 && scene.links[link]?.join === "frame";
    const refusal = isCut ? roomRefusal(desk.state.room) : undefined;
    if (refusal !== undefined) throw new StudioError(refusal);
    const first = (links[0]?.row ?? links[0]?.latest)?.take.id;
    const isOfForm = link === 0 && first === undefined;
    const stills = isOfForm
      ? heldFor(scene, desk.state.form)
      : first !== undefined && (link === 0 || isCut)
        ? await referencesOf(takes.get(first), home.path, this.#outside)
        : [];
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
          home,
          roomState: desk.state.room,
          stills,
          ...(desktop === undefined ? {} : { desktop }),
          ...(before === undefined ? {} : { before: takes.get(before) }),
          requireWanted: () => {
            this.#requireOpen(view);
            if (going.stop) throw new Cancelled("The scene was stopped before its next link was asked");
          },
        },
        this.#outside,
      );
    } finally {
      if (!isOfForm) for (const { file } of stills) if (await exists(file)) await remove(file);
    }
  }

  /** The seam before that link, where both its sides are there. A figure that cannot be had is none, and stops nothing. */
  async #measure(sceneId: string, link: number): Promise<void> {
    const { takes, log } = this.#outside;
    const { links } = this.#book.view(sceneId);
    const [before, after] = [links[link - 1]?.row?.take.id, links[link]?.row?.take.id];
    if (before === undefined || after === undefined) return;
    try {
      const { seam, pictures } = await measureCut(takes.get(before), takes.get(after), this.#outside);
      await this.#book.keepSeam(sceneId, { before, after, seam }, pictures);
    } catch (error) {
      if (!(error instanceof StudioError) && !isCancel(error)) throw error;
      log.trouble(`seam before link ${link + 1}`, error);
    }
    this.#book.show();
  }
}

/** The stills that the scene was begun with, where the form still holds them. @throws StudioError `stills-gone` */
function heldFor({ stills }: Scene, { references }: ShotForm): readonly ReferenceChoice[] {
  return stills.map(({ role, sha256 }) => {
    const held = references.find(({ frame }) => frame.role === role && frame.sha256 === sha256);
    if (held === undefined) throw new StudioError({ kind: "stills-gone" });
    return held;
  });
}

/**
 * The application: one state, and every command that the panel has. Ids are kept, host objects never. It is longer than
 * other files because all commands stand here, each a few lines over the rooms that do the work.
 */

import { failureOf, messageOf, StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { CheckCommands } from "./check-commands";
import { BoardCommands } from "./board-commands";
import { EMPTY_BOARD } from "./board-state";
import type { StudioCommands, StudioStore } from "./commands";
import { CompareCommands } from "./compare-commands";
import { Desk } from "./desk";
import { Diagnostics, NOT_DIAGNOSED, type DiagnosticsOutside } from "./diagnostics";
import { LibraryCommands } from "./library-commands";
import { Log } from "./log";
import { emptyForm, FIRST_SETTINGS } from "./beginning";
import { FormKeeper } from "./form-keeper";
import { Keeper } from "./memory";
import { FrontDesk, type FrontDeskOutside } from "./front-desk";
import { clearFrames } from "./reference";
import { PromptCommands } from "./prompt-commands";
import { RankCommands } from "./rank-commands";
import { ReferenceCommands } from "./reference-commands";
import { askHeld } from "./placeholder";
import { NO_LIBRARY } from "./reference-state";
import { effectOf } from "./plan";
import { ReplaceCommands } from "./replace-commands";
import { ScenesCommands } from "./scene-commands";
import { NO_SCENES } from "./scene-state";
import { SettingsCommands } from "./settings-commands";
import { NOTHING_READ } from "./shelf-state";
import { ShelfCommands } from "./shelf-commands";
import type { ShotForm, StudioState } from "./state";
import { TakeCommands } from "./take-commands";
import { Takes } from "./takes";
import { Variations } from "./variation-commands";
import { WorkingSpaces } from "./working-spaces";
import { VersionCommands } from "./version-commands";
import { watchProject, type Watch } from "./watch";

/** What the studio needs of the world and cannot make itself. */
export interface Outside extends Omit<DiagnosticsOutside, "log">, Pick<FrontDeskOutside, "fetch" | "after"> {
  /** 0 … 2^31-1. */
  readonly newSeed: () => number;
}

export class Studio implements StudioStore {
  readonly #outside: Outside;
  readonly #desk: Desk;
  readonly #log: Log;
  readonly #takes: Takes;
  readonly #frontDesk: FrontDesk;
  readonly #takeCommands: TakeCommands;
  /** Folders in which nothing is left of an earlier session. */
  readonly #cleared = new Set<string>();
  readonly #memory: Keeper;
  readonly #form: FormKeeper;
  #watch: Watch | undefined;

  readonly settings: SettingsCommands;
  readonly board: BoardCommands;
  readonly scenes: ScenesCommands;
  readonly shelf: ShelfCommands;
  readonly variations: Variations;
  readonly prompts: PromptCommands;
  readonly references: ReferenceCommands;
  readonly replace: ReplaceCommands;
  readonly versions: VersionCommands;
  readonly library: LibraryCommands;
  readonly compare: CompareCommands;
  readonly check: CheckCommands;
  readonly rank: RankCommands;

  constructor(outside: Outside) {
    this.#outside = outside;
    this.#log = new Log(outside.now);
    this.#frontDesk = new FrontDesk({
      ...outside,
      log: this.#log,
      keep: (engines, limits) => this.#memory.keep({ ...this.#memory.now, engines, limits }),
      state: () => this.state,
      onChange: () => this.#desk.set(this.#frontDesk.shown),
    });
    this.#takes = new Takes({
      ...outside,
      log: this.#log,
      wire: this.#frontDesk.wire,
      onChange: () => this.#showTakes(),
      onReading: (count) => this.shelf.showReading(count),
    });
    this.#memory = new Keeper(outside.sleep, (error) => this.#log.trouble("keeping the form", error));
    this.#desk = new Desk(
      {
        host: { kind: "starting" },
        form: { ...emptyForm(FIRST_SETTINGS, outside.newSeed()), references: [] },
        prompts: {},
        references: {},
        library: NO_LIBRARY,
        takes: [],
        room: { kind: "starting" },
        ...this.#frontDesk.shown,
        queue: this.#takes.queue,
        board: EMPTY_BOARD,
        scenes: NO_SCENES,
        variation: { kind: "closed" },
        compare: { kind: "closed" },
        rankings: new Map(),
        settings: FIRST_SETTINGS,
        diagnostics: NOT_DIAGNOSED,
        shelf: NOTHING_READ,
      },
      this.#log,
      (state) => this.#frontDesk.desktopFor(state),
    );
    this.#form = new FormKeeper({ ...outside, desk: this.#desk, memory: this.#memory });
    const atHand = {
      ...outside,
      log: this.#log,
      desk: this.#desk,
      takes: this.#takes,
      device: () => this.#memory.now.device,
      look: () => this.#look(),
      editForm: this.editForm,
      hold: (references: ShotForm["references"]) => this.#form.hold(references),
      desktopFor: (state: StudioState) => this.#frontDesk.desktopFor(state),
    };
    this.#takeCommands = new TakeCommands({
      ...atHand,
      confirmationFor: (take) => this.#frontDesk.confirmationFor(take),
      spending: this.#frontDesk.wire.spending,
    });
    this.board = new BoardCommands({ ...atHand, takeCommands: this.#takeCommands });
    this.shelf = new ShelfCommands({ ...atHand, boards: () => this.board.openBoards });
    this.compare = new CompareCommands(atHand);
    const spaces = new WorkingSpaces(this.#memory);
    this.check = new CheckCommands({ ...atHand, spaces });
    this.rank = new RankCommands({ ...atHand, spaces });
    this.variations = new Variations({
      ...atHand,
      capability: (engineId, model) => this.#frontDesk.engines.capability(engineId, model),
      run: (shelved, place) => this.#takeCommands.run(shelved, place),
    });
    this.prompts = new PromptCommands(atHand);
    this.references = new ReferenceCommands(atHand);
    this.replace = new ReplaceCommands(atHand);
    this.versions = new VersionCommands(atHand);
    this.library = new LibraryCommands({
      ...atHand,
      references: this.references,
      whileThere: (file, work) => this.#form.whileThere(file, work),
    });
    this.scenes = new ScenesCommands({
      ...atHand,
      retry: (takeId, how) => this.#takeCommands.setGoing(takeId, how),
    });
    this.settings = new SettingsCommands({
      desk: this.#desk,
      memory: this.#memory,
      takes: this.#takes,
      frontDesk: this.#frontDesk,
      diagnostics: new Diagnostics({ ...outside, log: this.#log }, (diagnostics) => this.#desk.set({ diagnostics })),
      openTakes: (project) => this.#openTakes(project),
    });
  }

  get state(): StudioState {
    return this.#desk.state;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#desk.subscribe(listener);

  /** Reads what the panel remembers, starts the media room and begins to watch the project. Never rejects. */
  async start(): Promise<void> {
    const { room, now, sleep, newId } = this.#outside;
    room.subscribe(() => void this.#followRoom());
    room.start();
    try {
      const damaged = await this.#memory.load(newId);
      if (damaged !== undefined) this.#desk.fail("settings", new StudioError({ kind: "memory-damaged", why: damaged }));
      const { settings, engines, limits } = this.#memory.now;
      this.#desk.set({ settings, form: { ...this.state.form, caption: settings.caption } });
      await this.#frontDesk.load(engines, limits);
      this.#desk.set(this.#frontDesk.shown);
    } catch (error) {
      this.#desk.fail("settings", error);
    }
    void this.#takes.recover(this.#memory.now.device);
    this.#watch = watchProject({
      now: () => now().getTime(),
      sleep,
      onView: (view) => void this.#follow(view),
      onError: (error) => this.#desk.fail("where", error),
    });
  }

  /** The panel goes away. What was changed last is on disk when it resolves, as far as the disk takes it; never rejects. */
  async stop(): Promise<void> {
    this.#watch?.stop();
    this.#takes.letGo();
    this.#frontDesk.letGo();
    const check = this.check.letGo();
    this.#outside.room.stop();
    await Promise.all([check, this.flush()]);
  }

  /** Writes now what else would be written in a moment: before the panel may go away. Never rejects. */
  async flush(): Promise<void> {
    await Promise.all([this.board.flush(), this.#memory.flush()]);
  }

  /** For the global handlers: what nobody caught goes to the log, never further. */
  noteUncaught(error: unknown): void {
    this.#log.trouble("uncaught", error);
  }

  readonly editForm = (change: Partial<Omit<ShotForm, "references">>): void => this.#form.edit(change);

  readonly make: StudioCommands["make"] = (how) =>
    this.#desk.once("make", "make", () => this.#ask(how?.confirmed === true));

  async #ask(confirmed: boolean): Promise<void> {
    const said = this.state.plan;
    const project = await this.#look();
    if (effectOf(said) !== effectOf(this.state.plan)) throw new StudioError({ kind: "sequence-changed" });
    if (said?.order?.confirm === true && !confirmed) {
      const { total } = said.order;
      throw new StudioError({ kind: "not-confirmed", ...(total.kind === "about" ? { estimate: total.money } : {}) });
    }
    // What was said is asked, whatever is typed from here on.
    const { form, room } = this.state;
    const desktop = this.#frontDesk.desktopFor(this.state);
    const facts = { project, form, room, ...(desktop === undefined ? {} : { desktop }) };
    await this.#memory.flush();
    const unheld = await this.#takes.oneAsks(async () => {
      const home = await this.#takes.writableHome();
      await this.#takes.refresh(project);
      const { device } = this.#memory.now;
      const asking = {
        ...this.#outside,
        ...facts,
        device,
        home,
        known: this.#takes.all,
        removed: this.#takes.removedClips,
      };
      const outside = { ...this.#outside, log: this.#log, device: () => device };
      const { asked, ...held } = await askHeld(asking, said?.takes ?? 1, outside);
      for (const { shelved, place } of asked) {
        const { clipName, recipe } = shelved.take;
        this.#log.say("asked", { clip: clipName, engine: recipe.engine, frames: recipe.frames });
        this.#takeCommands.run(shelved, place);
      }
      return held.unheld;
    });
    if (!form.seedLocked) this.editForm({ seed: this.#outside.newSeed() });
    // The take is asked for all the same; that nothing holds its place is worth a word.
    if (unheld !== undefined) this.#desk.fail("make", unheld);
  }

  readonly cancel = (takeId: string): void => this.#takes.cancel(takeId);
  readonly cancelAll = (): void => this.#takes.cancelAll();
  readonly pauseQueue = (paused: boolean): void => this.#takes.pause(paused);
  readonly moveInQueue: StudioCommands["moveInQueue"] = (takeId, to) => this.#takes.move(takeId, to);
  readonly settle: StudioCommands["settle"] = (takeId, answer, how) => this.#takeCommands.settle(takeId, answer, how);
  readonly retry: StudioCommands["retry"] = (takeId, how) => this.#takeCommands.retry(takeId, how);
  readonly openInSource: StudioCommands["openInSource"] = (takeId) => this.#takeCommands.openInSource(takeId);
  readonly place: StudioCommands["place"] = (takeId, mode) => this.#takeCommands.place(takeId, mode);
  readonly restore: StudioCommands["restore"] = async (takeId, part) => {
    await this.#takeCommands.restore(takeId, part);
    await this.#desk.attempt("library", () => this.library.check());
  };

  readonly dismissProblem = (): void => this.#desk.dismiss();

  async #look(): Promise<ProjectView> {
    const project = await this.#watch?.look();
    if (project === undefined) throw new StudioError({ kind: "no-project" });
    return project;
  }

  /** A new picture of the project came in. Another project means other takes and another form. */
  async #follow(project: ProjectView | undefined): Promise<void> {
    const before = this.#desk.project;
    this.#desk.dismiss("where");
    if (project?.projectId !== before?.projectId) {
      this.rank.forgetAll();
      await this.check.letGo();
    }
    if (project === undefined) {
      this.#desk.set({ host: { kind: "no-project" } });
    } else {
      this.#desk.set({
        host: project.sequence === undefined ? { kind: "no-sequence", project } : { kind: "open", project },
      });
      this.#form.recall(project.projectId);
      if (project.projectId !== before?.projectId || project.path !== before.path) {
        await this.#desk.attempt("takes", () => this.#openTakes(project));
      }
    }
    this.#showTakes();
  }

  async #followRoom(): Promise<void> {
    const { room } = this.#outside;
    const { state } = room;
    if (state.kind !== "ready") {
      this.#log.say("media room", { state: state.kind, ...(state.kind === "starting" ? {} : { why: state.why }) });
      this.#desk.set({ room: state });
      return;
    }
    try {
      const { h264Encode } = await room.capabilities();
      this.#desk.set({
        room: h264Encode ? { kind: "ready" } : { kind: "unavailable", why: "it has no H.264 encoder" },
      });
    } catch (error) {
      this.#log.trouble("asking the media room what it can do", error);
      // A room that died says so by itself; one that lives and cannot answer is no use.
      if (failureOf(error).kind !== "interrupted")
        this.#desk.set({ room: { kind: "unavailable", why: messageOf(error) } });
    }
  }

  async #openTakes(project: ProjectView): Promise<void> {
    const { device } = this.#memory.now;
    const { path, temporary, also } = await this.#takes.open(project, this.state.settings, device, async (home) => {
      await this.#frontDesk.openProject(home, project.name);
      // Before the takes are known, so that no chain goes on whose next still would be taken away.
      if (this.#cleared.has(home.path)) return;
      this.#cleared.add(home.path);
      await this.#desk.attempt("takes", () => clearFrames(home.path, device));
    });
    if (this.#desk.project?.projectId !== project.projectId) return;
    this.#desk.set({ folder: { path, temporary } });
    const homes = [path, ...also];
    await this.board.openProject(homes, project.projectId);
    await this.scenes.open(homes, project.projectId);
    await this.#desk.attempt("library", () => this.library.open(homes, project.projectId));
  }

  #showTakes(): void {
    const { project } = this.#desk;
    const batches = project === undefined ? [] : this.#takes.together.views(project.projectId);
    this.#desk.set({
      takes: this.#takes.rows(project?.sequence),
      queue: this.#takes.queue,
      board: { ...this.state.board, batches },
    });
  }
}

/**
 * The application: one state, and every command that the panel has. Ids are kept, host objects never. It is longer than
 * other files because all commands stand here, each a few lines over the rooms that do the work.
 */

import { failureOf, messageOf, StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { ask } from "./ask";
import type { StudioCommands, StudioStore } from "./commands";
import { Desk } from "./desk";
import { Diagnostics, NOT_DIAGNOSED, type DiagnosticsOutside } from "./diagnostics";
import { Log } from "./log";
import { emptyForm, FIRST_SETTINGS } from "./beginning";
import { Keeper, withForm } from "./memory";
import { FrontDesk, type FrontDeskOutside } from "./front-desk";
import { clearFrames, takeReference } from "./reference";
import type { Plan, ProjectNetwork, ReferenceChoice, Settings, ShotForm, StudioState } from "./state";
import { TakeCommands } from "./take-commands";
import { Takes } from "./takes";
import { watchProject, type Watch } from "./watch";
import { pickFolder } from "../uxp/dialogs";
import { remove } from "../uxp/files";

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
  readonly #memory: Keeper;
  readonly #diagnostics: Diagnostics;
  #watch: Watch | undefined;
  /** Whose form is shown; absent while no project was open yet. */
  #formOf: string | undefined;

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
    });
    this.#memory = new Keeper(outside.sleep, (error) => this.#log.trouble("keeping the form", error));
    this.#desk = new Desk(
      {
        host: { kind: "starting" },
        form: emptyForm(FIRST_SETTINGS, outside.newSeed()),
        takes: [],
        room: { kind: "starting" },
        ...this.#frontDesk.shown,
        queue: this.#takes.queue,
        settings: FIRST_SETTINGS,
        diagnostics: NOT_DIAGNOSED,
      },
      this.#log,
      (state) => this.#frontDesk.desktopFor(state),
    );
    this.#takeCommands = new TakeCommands({
      ...outside,
      log: this.#log,
      desk: this.#desk,
      takes: this.#takes,
      device: () => this.#memory.now.device,
      look: () => this.#look(),
      editForm: (change) => this.editForm(change),
      hold: (reference) => this.#hold(reference),
      confirmationFor: (take) => this.#frontDesk.confirmationFor(take),
      spending: this.#frontDesk.wire.spending,
    });
    this.#diagnostics = new Diagnostics({ ...outside, log: this.#log }, (diagnostics) =>
      this.#desk.set({ diagnostics }),
    );
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
      if (damaged !== undefined) this.#log.say("memory damaged", { why: damaged });
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

  stop(): void {
    this.#watch?.stop();
    this.#takes.letGo();
    this.#frontDesk.letGo();
    this.#outside.room.stop();
  }

  /** For the global handlers: what nobody caught goes to the log, never further. */
  noteUncaught(error: unknown): void {
    this.#log.trouble("uncaught", error);
  }

  readonly editForm = (change: Partial<Omit<ShotForm, "reference">>): void => {
    this.#desk.set({ form: { ...this.state.form, ...change } });
    this.#rememberForm();
  };

  readonly takeReference: StudioCommands["takeReference"] = async (from) => {
    await this.#desk.attempt("reference", async () => {
      await this.#look();
      const home = await this.#takes.writableHome();
      const reference = await takeReference(home.path, from, { ...this.#outside, log: this.#log });
      this.#log.say("frame taken", { timecode: reference.frame.from.timecode });
      await this.#hold(reference);
    });
  };

  readonly dropReference = (): void => void this.#desk.attempt("reference", () => this.#hold(undefined));

  /** The form holds one frame at a time; the file of the one before goes. */
  async #hold(next: ReferenceChoice | undefined): Promise<void> {
    const { reference: before, ...form } = this.state.form;
    this.#desk.set({ form: next === undefined ? form : { ...form, reference: next } });
    if (before !== undefined) await remove(before.file);
  }

  readonly make: StudioCommands["make"] = (how) =>
    this.#desk.once("make", "make", () => this.#ask(how?.confirmed === true));

  async #ask(confirmed: boolean): Promise<void> {
    const said = this.state.plan;
    const project = await this.#look();
    if (effectOf(said) !== effectOf(this.state.plan)) throw new StudioError({ kind: "sequence-changed" });
    if (said?.order?.confirm === true && !confirmed) {
      const { estimate } = said.order;
      throw new StudioError({
        kind: "not-confirmed",
        ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
      });
    }
    const { form, room } = this.state;
    await this.#memory.flush();
    const home = await this.#takes.writableHome();
    await this.#takes.refresh(project);
    const { device } = this.#memory.now;
    const known = this.#takes.all;
    const desktop = this.#frontDesk.desktopFor(this.state);
    const asking = { ...this.#outside, device, project, form, room, home, known };
    const { shelved, place } = await ask(desktop === undefined ? asking : { ...asking, desktop });
    if (!form.seedLocked) this.editForm({ seed: this.#outside.newSeed() });
    const { clipName, recipe } = shelved.take;
    this.#log.say("asked", { clip: clipName, engine: recipe.engine, frames: recipe.frames });
    this.#takeCommands.run(shelved, place);
  }

  readonly cancel = (takeId: string): void => this.#takes.cancel(takeId);
  readonly cancelAll = (): void => this.#takes.cancelAll();
  readonly pauseQueue = (paused: boolean): void => this.#takes.pause(paused);
  readonly moveInQueue: StudioCommands["moveInQueue"] = (takeId, to) => this.#takes.move(takeId, to);
  readonly settle: StudioCommands["settle"] = (takeId, answer, how) => this.#takeCommands.settle(takeId, answer, how);
  readonly retry: StudioCommands["retry"] = (takeId, how) => this.#takeCommands.retry(takeId, how);
  readonly openInSource: StudioCommands["openInSource"] = (takeId) => this.#takeCommands.openInSource(takeId);
  readonly place: StudioCommands["place"] = (takeId, mode) => this.#takeCommands.place(takeId, mode);
  readonly restore: StudioCommands["restore"] = (takeId) => this.#takeCommands.restore(takeId);

  readonly saveEngine: StudioCommands["saveEngine"] = (draft) =>
    this.#desk.attempt("engines", async () => {
      await this.#frontDesk.saveEngine(draft);
      this.#takes.lookAtQueue();
    });

  readonly forgetLimits = (engineId: string): void => this.#frontDesk.engines.forgetLimits(engineId);

  readonly removeEngine = (engineId: string): Promise<void> =>
    this.#desk.attempt("engines", () => this.#frontDesk.engines.remove(engineId));

  readonly testEngine = (engineId: string): Promise<void> =>
    this.#desk.attempt("engines", () => this.#frontDesk.engines.test(engineId));

  readonly keepModerationKey = (key: string): Promise<void> =>
    this.#desk.attempt("engines", () => this.#frontDesk.keepModerationKey(key));

  readonly setNetwork = (network: ProjectNetwork): Promise<void> =>
    this.#desk.attempt("engines", async () => {
      const { path } = await this.#takes.writableHome();
      await this.#frontDesk.setNetwork(path, network);
    });

  readonly saveSpending = (): Promise<void> => this.#desk.attempt("settings", () => this.#frontDesk.saveSpending());

  readonly editSettings = (change: Partial<Settings>): void => {
    const settings = { ...this.state.settings, ...change };
    this.#desk.set({ settings });
    this.#memory.keep({ ...this.#memory.now, settings });
    const project = this.#desk.project;
    if (change.folder !== undefined && project !== undefined) {
      void this.#desk.attempt("settings", () => this.#openTakes(project));
    }
  };

  readonly capSpending = (amount: number | undefined): void => {
    const { monthlyCap: _before, ...settings } = this.state.settings;
    const next = amount === undefined ? settings : { ...settings, monthlyCap: amount };
    this.#desk.set({ settings: next });
    this.#memory.keep({ ...this.#memory.now, settings: next });
  };

  readonly forgetFolder = (): void => {
    const { folder: _chosen, ...settings } = this.state.settings;
    this.#desk.set({ settings });
    this.#memory.keep({ ...this.#memory.now, settings });
    const project = this.#desk.project;
    if (project !== undefined) void this.#desk.attempt("settings", () => this.#openTakes(project));
  };

  readonly chooseFolder = async (): Promise<void> => {
    await this.#desk.attempt("settings", async () => {
      const folder = await pickFolder();
      if (folder !== undefined) this.editSettings({ folder });
    });
  };

  readonly runProbe = (): Promise<void> => this.#desk.attempt("settings", () => this.#diagnostics.runProbe());

  readonly runContract = (): Promise<void> => this.#desk.attempt("settings", () => this.#diagnostics.runContract());

  readonly saveDiagnostics = (): Promise<void> =>
    this.#desk.attempt("settings", () => {
      const { settings, form, folder } = this.state;
      const prompts = this.#takes.all.flatMap(({ recipe }) => [recipe.prompt, recipe.negative]);
      const places = [folder?.path, this.#desk.project?.path].filter((place) => place !== undefined);
      return this.#diagnostics.save([
        ...this.#frontDesk.secrets,
        ...places,
        ...(settings.promptsInLog ? [] : [form.prompt, form.negative, ...prompts]),
      ]);
    });

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
    if (project === undefined) {
      this.#desk.set({ host: { kind: "no-project" } });
    } else {
      this.#desk.set({
        host: project.sequence === undefined ? { kind: "no-sequence", project } : { kind: "open", project },
      });
      if (project.projectId !== this.#formOf) this.#recallForm(project.projectId);
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
    const { path, temporary } = await this.#takes.open(project, this.state.settings, this.#memory.now.device, (home) =>
      this.#frontDesk.openProject(home, project.projectId, project.name),
    );
    if (this.#desk.project?.projectId !== project.projectId) return;
    this.#desk.set({ folder: { path, temporary } });
    await clearFrames(path, this.state.form.reference);
  }

  #showTakes(): void {
    this.#desk.set({ takes: this.#takes.rows(this.#desk.project?.sequence), queue: this.#takes.queue });
  }

  /** What was typed before any project was open belongs to the first that opens, unless that has a form of its own. */
  #recallForm(projectId: string): void {
    const known = this.#memory.now.forms.find(([id]) => id === projectId)?.[1];
    const { reference: _elsewhere, ...typed } = this.state.form;
    const fresh = this.#formOf === undefined ? typed : emptyForm(this.state.settings, this.#outside.newSeed());
    this.#formOf = projectId;
    this.#desk.set({ form: known ?? fresh });
    this.#rememberForm();
  }

  #rememberForm(): void {
    const project = this.#desk.project;
    if (project === undefined) return;
    const { reference: _temporary, ...form } = this.state.form;
    this.#memory.keep(withForm(this.#memory.now, project.projectId, form));
  }
}

/** What the plan says will happen, to the timeline and to the purse, as one text: the button must do what it said. */
function effectOf(plan: Plan | undefined): string {
  if (plan === undefined) return "";
  const { where, videoTrack, coverage, maker, order } = plan;
  const asked = order === undefined ? null : [order.asked, order.model, order.estimate, order.sends];
  return JSON.stringify([where.rangeInSequence, videoTrack, coverage.overwrites ?? null, maker, asked]);
}

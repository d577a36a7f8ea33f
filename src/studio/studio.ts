/** The application: one state, and every command that the panel has. Ids are kept, host objects never. */

import { drawingSize } from "../core/drawing";
import { failureOf, isCancel, StudioError } from "../core/failure";
import type { ProjectView, SequenceView } from "../core/sequence";
import type { PlacementMode } from "../core/shot";
import { advance, canBeAskedAgain, isOver, type Take } from "../core/take";
import { timecode } from "../core/time";
import { namesOn } from "../core/where";
import type { MediaRoom } from "../media/client";
import { openInSourceMonitor } from "../premiere/monitor";
import { diagnosticsReport, probe } from "./diagnostics";
import { homeOf, prepareHome, type Home } from "./home";
import { Log } from "./log";
import { makeTake, placeTake, type MakeOutside, type Place } from "./make";
import { emptyForm, keepInMind, remember, withForm, FIRST_SETTINGS, type Memory } from "./memory";
import { planOf } from "./plan";
import { takeReference } from "./reference";
import { loadTakes, pictureOfTake, REFERENCE_FILE, saveTake, shelve, type Shelved } from "./shelf";
import { newTake } from "./ask";
import type { Settings, ShotForm, StudioState, StudioStore, TakeRow, TakeWork } from "./state";
import { Store } from "./store";
import { watchProject, type Watch } from "./watch";
import { pickFolder, saveTextAs } from "../uxp/dialogs";
import { copy } from "../uxp/files";
import { giveFocusBack } from "../uxp/panel";
import { joinPath } from "../uxp/paths";

/** What the studio needs of the world and cannot make itself. */
export interface Outside {
  readonly room: MediaRoom;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newId: () => string;
  /** 0 … 2^31-1. */
  readonly newSeed: () => number;
  /** Runs every contract case against this host; the report as plain data. */
  readonly runContract: () => Promise<{ readonly cases: readonly { readonly outcome: "holds" | "differs" | "unknown" }[] }>;
}

type Spot = NonNullable<StudioState["problem"]>["at"];

export class Studio implements StudioStore {
  readonly #outside: Outside;
  readonly #store: Store<StudioState>;
  readonly #log: Log;
  readonly #shelf = new Map<string, Shelved>();
  readonly #pictures = new Map<string, string>();
  readonly #work = new Map<string, TakeWork>();
  readonly #stops = new Map<string, AbortController>();
  #memory: Memory = { device: "", settings: FIRST_SETTINGS, forms: [] };
  #saving: Promise<void> = Promise.resolve();
  #watch: Watch | undefined;
  #home: Home | undefined;
  #contract: unknown;
  #making = false;
  #saveWanted = false;

  constructor(outside: Outside) {
    this.#outside = outside;
    this.#log = new Log(outside.now);
    this.#store = new Store<StudioState>({
      host: { kind: "starting" },
      form: emptyForm(FIRST_SETTINGS, outside.newSeed()),
      takes: [],
      room: { kind: "starting" },
      settings: FIRST_SETTINGS,
      diagnostics: { probe: [], probing: false, contractRunning: false },
    });
  }

  get state(): StudioState {
    return this.#store.state;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /** Reads what the panel remembers, starts the media room and begins to watch the project. Never rejects. */
  async start(): Promise<void> {
    const { room, now, sleep, newId } = this.#outside;
    room.subscribe(() => void this.#followRoom());
    room.start();
    try {
      const { memory, damaged } = await remember(newId);
      this.#memory = memory;
      if (damaged !== undefined) this.#log.say("memory damaged", { why: damaged });
      this.#set({ settings: memory.settings, form: { ...this.state.form, caption: memory.settings.caption } });
    } catch (error) {
      this.#fail("settings", error);
    }
    this.#watch = watchProject({
      now: () => now().getTime(),
      sleep,
      onView: (view) => void this.#follow(view),
      onError: (error) => this.#log.trouble("reading the project", error),
    });
  }

  stop(): void {
    this.#watch?.stop();
    for (const stop of this.#stops.values()) stop.abort();
    this.#outside.room.stop();
  }

  /** For the global handlers: what nobody caught goes to the log, never further. */
  noteUncaught(error: unknown): void {
    this.#log.trouble("uncaught", error);
  }

  readonly editForm = (change: Partial<Omit<ShotForm, "reference">>): void => {
    this.#set({ form: { ...this.state.form, ...change } });
    this.#rememberForm();
  };

  readonly takeReference = async (): Promise<void> => {
    await this.#attempt("reference", async () => {
      const home = await this.#writableHome();
      const reference = await takeReference(home.path, this.#outside);
      this.#log.say("frame taken", { timecode: reference.frame.from.timecode });
      this.#set({ form: { ...this.state.form, reference } });
    });
  };

  readonly dropReference = (): void => {
    const { reference: _dropped, ...form } = this.state.form;
    this.#set({ form });
  };

  readonly make = async (): Promise<void> => {
    if (this.#making) return;
    this.#making = true;
    // Ctrl+Z is to reach the timeline when the clip lands there.
    giveFocusBack();
    try {
      await this.#attempt("make", () => this.#ask());
    } finally {
      this.#making = false;
    }
  };

  async #ask(): Promise<void> {
    const project = await this.#look();
    const { sequence } = project;
    if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
    const { form, room } = this.state;
    const plan = planOf({ sequence, form, room });
    if (plan.refusal !== undefined) throw new StudioError(plan.refusal);
    const home = await this.#writableHome();
    const { now, newId, newSeed } = this.#outside;
    const take = newTake({
      id: newId(),
      recipeId: newId(),
      device: this.#memory.device,
      now: now(),
      project,
      sequence,
      form,
      plan,
      size: drawingSize(sequence.size),
      known: [...this.#shelf.values()].map((shelved) => shelved.take),
    });
    const shelved = await shelve(home.path, take);
    const { reference } = form;
    if (reference !== undefined) await copy(reference.file, joinPath(shelved.folder, REFERENCE_FILE));
    if (!form.seedLocked) this.editForm({ seed: newSeed() });
    this.#log.say("asked", { clip: take.clipName, engine: take.recipe.engine, frames: take.recipe.frames });
    const range = plan.where.rangeInSequence;
    await this.#run(shelved, { range, names: namesOn(sequence, plan.videoTrack, range), wanted: true });
  }

  async #run(shelved: Shelved, place: Place): Promise<void> {
    const { id } = shelved.take;
    const stop = new AbortController();
    this.#stops.set(id, stop);
    try {
      await makeTake(shelved, place, stop.signal, this.#makeOutside());
    } finally {
      this.#stops.delete(id);
      this.#work.delete(id);
      await this.#loadPicture(id);
      this.#showTakes();
      await this.#look().catch((error: unknown) => this.#log.trouble("looking after a take", error));
    }
  }

  #makeOutside(): MakeOutside {
    const { room, now, sleep } = this.#outside;
    return {
      room,
      now,
      sleep,
      log: this.#log,
      report: (shelved, work) => {
        this.#shelf.set(shelved.take.id, shelved);
        if (work === undefined) this.#work.delete(shelved.take.id);
        else this.#work.set(shelved.take.id, work);
        this.#showTakes();
      },
    };
  }

  readonly cancel = (takeId: string): void => this.#stops.get(takeId)?.abort();

  readonly retry = async (takeId: string): Promise<void> => {
    await this.#attempt("takes", async () => {
      const shelved = this.#shelved(takeId);
      if (!canBeAskedAgain(shelved.take.state) || this.#stops.has(takeId)) return;
      const { sequence } = await this.#look();
      const { shot } = shelved.take;
      // The place is the one the shot names, if its sequence is open; what lies there now is what the editor sees.
      const names = sequence === undefined ? [] : namesOn(sequence, shot.videoTrack, shot.rangeInSequence);
      const asked = { ...shelved, take: advance(shelved.take, { kind: "again" }) };
      await saveTake(asked);
      await this.#run(asked, { range: shot.rangeInSequence, names, wanted: true });
    });
  };

  readonly openInSource = async (takeId: string): Promise<void> => {
    await this.#attempt("takes", async () => {
      const { take } = this.#shelved(takeId);
      if (take.state.kind !== "ready") return;
      await openInSourceMonitor({ projectId: take.shot.projectId, itemId: take.state.projectItemId });
    });
  };

  readonly place = async (takeId: string, mode: PlacementMode): Promise<void> => {
    await this.#attempt("takes", async () => {
      const shelved = this.#shelved(takeId);
      const { take } = shelved;
      if (take.state.kind !== "ready") return;
      const project = await this.#look();
      if (project.sequence === undefined) throw new StudioError({ kind: "no-sequence" });
      const plan = planOf({ sequence: project.sequence, form: this.state.form, room: this.state.room });
      const { audioTrack } = this.state.form;
      const record = await placeTake(
        take,
        take.state.projectItemId,
        {
          projectId: project.projectId,
          sequenceId: project.sequence.sequenceId,
          range: plan.where.rangeInSequence,
          videoTrack: plan.videoTrack,
          ...(audioTrack === "off" ? {} : { audioTrack }),
          mode,
        },
        this.#makeOutside(),
      );
      if (take.owner === this.#memory.device) {
        const placed = { ...shelved, take: advance(take, { kind: "placement", record }) };
        this.#shelf.set(takeId, placed);
        await saveTake(placed);
      }
      await this.#look();
      if (record.outcome === "failed") throw new StudioError(record.failure);
    });
  };

  readonly restore = (takeId: string): void => {
    const { recipe, shot } = this.#shelved(takeId).take;
    this.editForm({
      prompt: recipe.prompt,
      negative: recipe.negative,
      seed: recipe.seed,
      seedLocked: true,
      caption: recipe.caption,
      use: recipe.use,
      mode: shot.mode,
    });
  };

  readonly editSettings = (change: Partial<Settings>): void => {
    const settings = { ...this.state.settings, ...change };
    this.#memory = { ...this.#memory, settings };
    this.#set({ settings });
    this.#saveMemory();
    if (change.folder !== undefined) void this.#attempt("settings", () => this.#openHome());
  };

  readonly chooseFolder = async (): Promise<void> => {
    await this.#attempt("settings", async () => {
      const folder = await pickFolder();
      if (folder !== undefined) this.editSettings({ folder });
    });
  };

  readonly runProbe = async (): Promise<void> => {
    if (this.state.diagnostics.probing) return;
    this.#diagnose({ probing: true, probe: [] });
    await this.#attempt("settings", () =>
      probe(this.#outside, (row) => this.#diagnose({ probe: [...this.state.diagnostics.probe, row] })),
    );
    this.#diagnose({ probing: false });
  };

  readonly runContract = async (): Promise<void> => {
    if (this.state.diagnostics.contractRunning) return;
    this.#diagnose({ contractRunning: true });
    await this.#attempt("settings", async () => {
      const report = await this.#outside.runContract();
      this.#contract = report;
      const count = (outcome: string): number => report.cases.filter((one) => one.outcome === outcome).length;
      this.#diagnose({
        contract: { held: count("holds"), differed: count("differs"), unknown: count("unknown") },
      });
    });
    this.#diagnose({ contractRunning: false });
  };

  readonly saveDiagnostics = async (): Promise<void> => {
    await this.#attempt("settings", async () => {
      const { settings, form, diagnostics } = this.state;
      const prompts = [...this.#shelf.values()].flatMap(({ take }) => [take.recipe.prompt, take.recipe.negative]);
      const text = await diagnosticsReport({
        log: this.#log,
        probe: diagnostics.probe,
        contract: this.#contract,
        hidden: settings.promptsInLog ? [] : [form.prompt, form.negative, ...prompts],
        now: this.#outside.now(),
      });
      const savedTo = await saveTextAs("pickup-diagnostics.json", text);
      if (savedTo !== undefined) this.#diagnose({ savedTo });
    });
  };

  readonly dismissProblem = (): void => {
    const { problem: _seen, ...rest } = this.state;
    this.#store.replace(rest);
  };

  /** Runs a command. What goes wrong stands beside where it was asked; a cancel is no problem. Never rejects. */
  async #attempt(spot: Spot, command: () => Promise<void>): Promise<void> {
    if (this.state.problem?.at === spot) this.dismissProblem();
    try {
      await command();
    } catch (error) {
      if (!isCancel(error)) this.#fail(spot, error);
    }
  }

  #fail(at: Spot, error: unknown): void {
    this.#log.trouble(at, error);
    this.#set({ problem: { at, failure: failureOf(error) } });
  }

  async #look(): Promise<ProjectView> {
    const project = await this.#watch?.look();
    if (project === undefined) throw new StudioError({ kind: "no-project" });
    return project;
  }

  #shelved(takeId: string): Shelved {
    const shelved = this.#shelf.get(takeId);
    if (shelved === undefined) throw new StudioError({ kind: "file-missing", file: takeId });
    return shelved;
  }

  /** A new picture of the project came in. Another project means other takes and another form. */
  async #follow(project: ProjectView | undefined): Promise<void> {
    const before = this.#project();
    if (project === undefined) {
      this.#set({ host: { kind: "no-project" } });
    } else {
      this.#set({ host: project.sequence === undefined ? { kind: "no-sequence", project } : { kind: "open", project } });
      if (project.projectId !== before?.projectId) this.#recallForm(project.projectId);
      if (project.projectId !== before?.projectId || project.path !== before.path) {
        await this.#attempt("takes", () => this.#openHome());
      }
    }
    this.#showTakes();
  }

  async #followRoom(): Promise<void> {
    const { room } = this.#outside;
    const { state } = room;
    if (state.kind !== "ready") {
      this.#log.say("media room", { state: state.kind, ...(state.kind === "starting" ? {} : { why: state.why }) });
      this.#set({ room: state });
      return;
    }
    try {
      const { h264Encode } = await room.capabilities();
      this.#set({ room: h264Encode ? { kind: "ready" } : { kind: "unavailable", why: "it has no H.264 encoder" } });
    } catch (error) {
      this.#log.trouble("asking the media room what it can do", error);
    }
  }

  #project(): ProjectView | undefined {
    const { host } = this.state;
    return host.kind === "open" || host.kind === "no-sequence" ? host.project : undefined;
  }

  async #openHome(): Promise<void> {
    const project = this.#project();
    if (project === undefined) return;
    const home = await homeOf(project, this.state.settings);
    this.#home = home;
    this.#set({ folder: { path: home.path, temporary: home.temporary } });
    const mine = (shelved: Shelved): boolean => shelved.take.shot.projectId === project.projectId;
    const here = await loadTakes(home.path);
    const before = home.before === undefined ? undefined : await loadTakes(home.before);
    for (const { folder, why } of [...here.unread, ...(before?.unread ?? [])]) this.#log.say("take unread", { folder, why });
    const found = [...(home.temporary ? here.takes.filter(mine) : here.takes), ...(before?.takes.filter(mine) ?? [])];
    // Takes under way are newer in memory than on disk.
    const busy = [...this.#shelf.values()].filter(({ take }) => this.#stops.has(take.id));
    this.#shelf.clear();
    for (const shelved of [...found, ...busy]) this.#shelf.set(shelved.take.id, shelved);
    await this.#settleInterrupted();
    this.#showTakes();
    for (const { take } of found.slice(0, PICTURES)) await this.#loadPicture(take.id);
    this.#showTakes();
  }

  /** A take of this device that says it is under way while nothing is: Premiere went away in the middle. */
  async #settleInterrupted(): Promise<void> {
    for (const shelved of this.#shelf.values()) {
      const { take } = shelved;
      if (isOver(take.state) || this.#stops.has(take.id) || take.owner !== this.#memory.device) continue;
      const settled = { ...shelved, take: advance(take, { kind: "interrupted" }) };
      this.#shelf.set(take.id, settled);
      await saveTake(settled);
    }
  }

  async #writableHome(): Promise<Home> {
    if (this.#home === undefined) await this.#openHome();
    if (this.#home === undefined) throw new StudioError({ kind: "no-project" });
    await prepareHome(this.#home);
    return this.#home;
  }

  async #loadPicture(takeId: string): Promise<void> {
    const shelved = this.#shelf.get(takeId);
    if (shelved === undefined) return;
    try {
      const picture = await pictureOfTake(shelved);
      if (picture !== undefined) this.#pictures.set(takeId, picture);
    } catch (error) {
      this.#log.trouble("reading a take's picture", error);
    }
  }

  #showTakes(): void {
    const sequence = this.#project()?.sequence;
    const rows = [...this.#shelf.values()].map(({ take }): TakeRow => {
      const picture = this.#pictures.get(take.id);
      const work = this.#work.get(take.id);
      return {
        take,
        onTimeline: sequence === undefined ? [] : whereOnTimeline(take, sequence),
        ...(picture === undefined ? {} : { picture }),
        ...(work === undefined ? {} : { work }),
      };
    });
    rows.sort((a, b) => (a.take.askedAt < b.take.askedAt ? 1 : -1));
    this.#set({ takes: rows });
  }

  #recallForm(projectId: string): void {
    const known = this.#memory.forms.find(([id]) => id === projectId);
    this.#set({ form: known?.[1] ?? emptyForm(this.state.settings, this.#outside.newSeed()) });
  }

  #rememberForm(): void {
    const project = this.#project();
    if (project === undefined) return;
    const { reference: _temporary, ...form } = this.state.form;
    this.#memory = withForm(this.#memory, project.projectId, form);
    this.#saveMemory();
  }

  /** Many keystrokes, one write: what is asked for while one is under way is written after it, once. */
  #saveMemory(): void {
    if (this.#saveWanted) return;
    this.#saveWanted = true;
    this.#saving = this.#saving
      .then(() => this.#outside.sleep(300))
      .then(() => {
        this.#saveWanted = false;
        return keepInMind(this.#memory);
      })
      .catch((error: unknown) => this.#log.trouble("keeping the form", error));
  }

  #diagnose(change: Partial<StudioState["diagnostics"]>): void {
    this.#set({ diagnostics: { ...this.state.diagnostics, ...change } });
  }

  /** Every change goes through here, so that the plan always follows the form, the timeline and the room. */
  #set(change: Partial<StudioState>): void {
    const next = { ...this.state, ...change };
    const sequence = next.host.kind === "open" ? next.host.project.sequence : undefined;
    const { plan: _old, ...rest } = next;
    this.#store.replace(
      sequence === undefined ? rest : { ...rest, plan: planOf({ sequence, form: next.form, room: next.room }) },
    );
  }
}

/** Pictures that are read when a project opens; the others when their row is asked for. */
const PICTURES = 60;

/** By the project item when the host says it, else by the clip's name, which is unique across the project. */
function whereOnTimeline(take: Take, sequence: SequenceView): TakeRow["onTimeline"] {
  const itemId = take.state.kind === "ready" ? take.state.projectItemId : undefined;
  if (itemId === undefined) return [];
  return sequence.video.flatMap((track) =>
    track.items
      .filter((item) => (item.projectItemId === undefined ? item.name.startsWith(take.clipName) : item.projectItemId === itemId))
      .map((item) => ({
        track: track.index,
        timecode: timecode(item.rangeInSequence.start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
      })),
  );
}

/**
 * The application: one state, and every command that the panel has, each a few lines over the rooms that do the work.
 * Ids are kept, host objects never.
 */

import { StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import type { Take } from "../core/take";
import { AskCommand } from "./making/ask-command";
import { AgainCommands } from "./provenance/again-commands";
import { AuditCommands } from "./review/audit-commands";
import { CheckCommands } from "./check/check-commands";
import { BoardCommands } from "./board/board-commands";
import type { StudioCommands, StudioStore } from "./commands";
import { CompareCommands } from "./takes/compare-commands";
import { CredentialsReader } from "./provenance/credentials";
import { TakeCredentialsCommands } from "./provenance/credentials-commands";
import { Desk } from "./desk";
import { Diagnostics, type DiagnosticsOutside } from "./diagnostics";
import { LabelCommands } from "./review/label-commands";
import { LibraryCommands } from "./references/library-commands";
import { LedgerCommands } from "./ledger/ledger-commands";
import { metadataOf } from "./provenance/media-metadata";
import { MetadataCommands } from "./provenance/metadata-commands";
import { nameInFiles } from "./making/prompt-writer";
import { Log } from "./log";
import { firstState } from "./first-state";
import { Following } from "./following";
import { FormKeeper } from "./form-keeper";
import { Keeper } from "./memory";
import { FrontDesk, type FrontDeskOutside } from "./front-desk/front-desk";
import { Policies } from "./review/policies";
import { PolicyCommands } from "./review/policy-commands";
import { PromptCommands } from "./form/prompt-commands";
import { RankCommands } from "./check/rank-commands";
import { ReferenceCommands } from "./references/reference-commands";
import { ReplaceCommands } from "./placing/replace-commands";
import { ReviewCommands } from "./review/review-commands";
import { ScenesCommands } from "./scenes/scene-commands";
import { SettingsCommands } from "./settings-commands";
import { ShelfCommands } from "./takes/shelf-commands";
import type { StudioState } from "./state";
import type { ShotForm } from "./form/shot-form";
import { TakeCommands } from "./takes/take-commands";
import { Takes } from "./takes/takes";
import { Variations } from "./making/variation-commands";
import { WorkingSpaces } from "./check/working-spaces";
import { VersionCommands } from "./placing/version-commands";
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
  readonly #policies: Policies;
  readonly #frontDesk: FrontDesk;
  readonly #takeCommands: TakeCommands;
  readonly #asking: AskCommand;
  readonly #following: Following;
  readonly #memory: Keeper;
  readonly #form: FormKeeper;
  #watch: Watch | undefined;

  readonly settings: SettingsCommands;
  readonly policy: PolicyCommands;
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
  readonly audit: AuditCommands;
  readonly rank: RankCommands;
  readonly ledger: LedgerCommands;
  readonly again: AgainCommands;
  readonly metadata: MetadataCommands;
  readonly credentials: TakeCredentialsCommands;
  readonly labels: LabelCommands;
  readonly review: ReviewCommands;

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
    this.#policies = new Policies({
      ...outside,
      log: this.#log,
      person: () => this.state.settings.person,
      words: () => this.#takes.words,
      licenceOf: (engineId, model) => this.#frontDesk.engines.capability(engineId, model).licence.name,
      onChange: () => this.#desk.set({ policy: { ...this.state.policy, ...this.#policies.shown } }),
    });
    this.#takes = new Takes({
      ...outside,
      log: this.#log,
      policyFor: (take) => this.#policies.recordFor(take),
      consenting: () => nameInFiles(this.state.settings),
      wire: this.#frontDesk.wire,
      onChange: () => this.#following.showTakes(),
      onReading: (count) => this.shelf.showReading(count),
    });
    this.#memory = new Keeper(outside.sleep, (error) => this.#log.trouble("keeping the form", error));
    this.#desk = new Desk(
      firstState(outside.newSeed(), { ...this.#frontDesk.shown, queue: this.#takes.queue }),
      this.#log,
      (state) => this.#frontDesk.desktopFor(state),
    );
    this.#form = new FormKeeper({ ...outside, desk: this.#desk, memory: this.#memory });
    const credentialsOf = new CredentialsReader({ room: outside.room, log: this.#log }).of;
    const atHand = {
      ...outside,
      log: this.#log,
      credentialsOf,
      desk: this.#desk,
      takes: this.#takes,
      device: () => this.#memory.now.device,
      heads: () => this.#takes.headsNow(),
      look: () => this.#look(),
      editForm: this.editForm,
      hold: (references: ShotForm["references"]) => this.#form.hold(references),
      desktopFor: (state: StudioState) => this.#frontDesk.desktopFor(state),
      confirmationFor: (take: Take) => this.#frontDesk.confirmationFor(take),
    };
    this.#takeCommands = new TakeCommands({ ...atHand, spending: this.#frontDesk.wire.spending });
    this.#asking = new AskCommand({
      ...atHand,
      flush: () => this.#memory.flush(),
      run: (shelved, place) => void this.#takeCommands.run(shelved, place),
    });
    this.board = new BoardCommands({ ...atHand, takeCommands: this.#takeCommands });
    this.shelf = new ShelfCommands({ ...atHand, boards: () => this.board.openBoards });
    this.compare = new CompareCommands(atHand);
    const spaces = new WorkingSpaces(this.#memory);
    this.check = new CheckCommands({ ...atHand, spaces });
    this.credentials = new TakeCredentialsCommands(atHand);
    this.rank = new RankCommands({ ...atHand, spaces });
    this.ledger = new LedgerCommands(atHand);
    this.again = new AgainCommands({
      ...atHand,
      run: (shelved, place) => this.#takeCommands.run(shelved, place),
    });
    this.metadata = new MetadataCommands({
      ...atHand,
      audit: { ...atHand, metadataOf },
      editSettings: (change) => this.settings.editSettings(change),
    });
    this.audit = new AuditCommands({ ...atHand, metadataOf });
    const isAsRead = (): Promise<boolean> => this.audit.isAsRead();
    this.labels = new LabelCommands({ ...atHand, isAsRead });
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
    this.policy = new PolicyCommands({ ...atHand, policies: this.#policies });
    this.review = new ReviewCommands({
      ...atHand,
      isAsRead,
      editSettings: (change) => this.settings.editSettings(change),
    });
    this.#following = new Following({
      ...atHand,
      policies: this.#policies,
      frontDesk: this.#frontDesk,
      memory: this.#memory,
      form: this.#form,
      board: this.board,
      scenes: this.scenes,
      library: this.library,
      check: this.check,
      rank: this.rank,
      audit: this.audit,
      ledger: this.ledger,
      again: this.again,
      metadata: this.metadata,
    });
    this.#desk.subscribe(() => this.review.follow());
    this.#desk.subscribe(() => this.ledger.follow());
    this.settings = new SettingsCommands({
      desk: this.#desk,
      memory: this.#memory,
      takes: this.#takes,
      frontDesk: this.#frontDesk,
      diagnostics: new Diagnostics({ ...outside, log: this.#log }, (diagnostics) => this.#desk.set({ diagnostics })),
      openTakes: (project) => this.#following.openTakes(project),
    });
  }

  get state(): StudioState {
    return this.#desk.state;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#desk.subscribe(listener);

  /** Reads what the panel remembers, starts the media room and begins to watch the project. Never rejects. */
  async start(): Promise<void> {
    const { room, now, sleep, newId } = this.#outside;
    room.subscribe(() => void this.#following.followRoom());
    room.start();
    try {
      const damaged = await this.#memory.load(newId);
      if (damaged !== undefined) this.#desk.fail("settings", new StudioError({ kind: "memory-damaged", why: damaged }));
      const { settings, engines, limits } = this.#memory.now;
      this.#desk.set({ settings });
      this.#form.begin({ caption: settings.caption });
      await this.#frontDesk.load(engines, limits);
      this.#desk.set(this.#frontDesk.shown);
    } catch (error) {
      this.#desk.fail("settings", error);
    }
    void this.#takes.recover(this.#memory.now.device);
    this.#watch = watchProject({
      now: () => now().getTime(),
      sleep,
      onView: (view) => void this.#following.follow(view),
      onError: (error) => this.#desk.fail("where", error),
    });
  }

  /** The panel goes away. What was changed last is on disk when it resolves, as far as the disk takes it; never rejects. */
  async stop(): Promise<void> {
    this.#watch?.stop();
    this.#takes.letGo();
    this.audit.stop();
    this.metadata.stop();
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
    this.#desk.once("make", "make", () => this.#asking.ask(how?.confirmed === true));

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
}

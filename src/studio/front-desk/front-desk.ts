/**
 * Between the panel and the world outside: which engines there are, what may leave the building, who looks at it first, and
 * what it costs.
 */

import { StudioError, type Failure } from "../../core/failure";
import type { Estimate } from "../../core/money";
import { wordsSent } from "../../core/recipe";
import type { Take } from "../../core/take";
import type { Picture } from "../../engines/engine";
import type { LineOutside } from "../../engines/line";
import { moderate, MODERATION_ADDRESS } from "../../engines/moderation";
import type { MediaRoom } from "../../media/client";
import { saveTextAs } from "../../uxp/dialogs";
import { forgetSecret, keepSecret, readSecret } from "../../uxp/secrets";
import type { EngineDraft } from "../commands";
import { Engines, type EnginesOutside } from "./engines";
import type { Home } from "../disk/home";
import { AtRest } from "../takes/life";
import type { Log } from "../log";
import { atSize } from "../disk/reference-size";
import { Networks } from "./networks";
import { addressRefusal, overCap, wantsConfirming, type Desktop } from "../form/order";
import { Spending } from "./spending";
import type { StudioState } from "../state";
import type { ProjectNetwork } from "./engine-state";
import type { TakesOutside } from "../takes/takes-parts";

const MODERATION_KEY = "moderation";
/** Milliseconds between two tries to read what was spent. */
const LEAST_PAUSE = 5000;
const MOST_PAUSE = 300_000;

export interface FrontDeskOutside extends Omit<LineOutside, "key"> {
  readonly room: MediaRoom;
  readonly log: Log;
  readonly newId: () => string;
  readonly keep: EnginesOutside["keep"];
  readonly state: () => StudioState;
  /** Engines, spending or network are others than they were. */
  readonly onChange: () => void;
}

export class FrontDesk {
  readonly engines: Engines;
  readonly spending: Spending;
  readonly #outside: FrontDeskOutside;
  #moderationKey: string | undefined;
  /** The system's secure storage did not say whether there is a key. */
  #isKeyUnread = false;
  /** Ends the next try to read the book, where one is to come. */
  #leaveBook: () => void = () => undefined;
  /** The last CSV. */
  #savedTo: string | undefined;
  readonly #networks: Networks;

  constructor(outside: FrontDeskOutside) {
    this.#outside = outside;
    this.#networks = new Networks(outside);
    this.spending = new Spending(outside.now);
    this.engines = new Engines({
      ...outside,
      learntPrice: (engineId, model): Estimate => {
        const money = this.spending.learnt(engineId, model);
        return money === undefined ? { kind: "unknown" } : { kind: "about", money, how: "learnt" };
      },
    });
  }

  /** Reads what is kept on this machine, each on its own: a keychain that is locked must not hide the book. @throws StudioError */
  async load(...kept: Parameters<Engines["load"]>): Promise<void> {
    const readings = [
      () => this.engines.load(...kept),
      () => this.#readBook(LEAST_PAUSE),
      () => this.#readModerationKey(),
    ];
    const refusals: StudioError[] = [];
    for (const read of readings) {
      try {
        await read();
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        this.#outside.log.trouble("reading what is kept on this machine", error);
        refusals.push(error);
      }
    }
    const [first] = refusals;
    if (first !== undefined) throw first;
  }

  async #readModerationKey(): Promise<void> {
    this.#isKeyUnread = true;
    this.#moderationKey = await readSecret(MODERATION_KEY);
    this.#isKeyUnread = false;
  }

  /** What of it the panel shows. */
  get shown(): Pick<StudioState, "engines" | "spending" | "hasModerationKey" | "network"> {
    const { state } = this.spending;
    return {
      engines: this.engines.rows,
      spending: this.#savedTo === undefined ? state : { ...state, savedTo: this.#savedTo },
      hasModerationKey: this.#moderationKey !== undefined,
      network: this.#networks.current,
    };
  }

  /** Everything secret that is in memory: none of it may leave in a file. */
  get secrets(): readonly string[] {
    return [...this.engines.secrets, ...(this.#moderationKey === undefined ? [] : [this.#moderationKey])];
  }

  /** What a plan for the engine that the form names needs to know; absent when the form names none, or one that is gone. */
  desktopFor({ form, engines, settings, queue, takes }: StudioState): Desktop | undefined {
    const { maker } = form;
    if (maker.kind === "built-in") return undefined;
    const row = engines.find(({ entry }) => entry.id === maker.engineId);
    if (row === undefined) return undefined;
    const { engineId, model } = maker;
    const running = new Set(queue.running);
    const there = takes.filter(({ take: { id, recipe } }) => running.has(id) && recipe.asked?.engineId === engineId);
    return {
      entry: row.entry,
      capability: this.engines.capability(engineId, model),
      limits: this.engines.limitsOf(engineId, model),
      estimate: (recipe) => this.engines.estimate(recipe),
      network: this.#networks.current,
      ...this.#networks.unread,
      settings,
      // Of now: what was shown last may be another month's.
      spending: this.spending.state,
      isFull: queue.paused || there.length >= row.entry.atOnce,
      checkedBy: this.#moderationKey === undefined ? undefined : new URL(MODERATION_ADDRESS).host,
    };
  }

  /** What takes at engines need. */
  get wire(): TakesOutside["wire"] {
    const { room, newId } = this.#outside;
    const { engines, spending } = this;
    return {
      newId,
      spending: {
        reserve: (...said) => {
          spending.reserve(...said, this.#outside.state().settings);
          this.#outside.onChange();
        },
        submitted: (submission) => spending.submitted(submission),
        ended: async (...said) => {
          await spending.ended(...said);
          this.#outside.onChange();
        },
      },
      engines: {
        engine: (engineId) => engines.engine(engineId),
        refOf: (engineId, model) => engines.refOf(engineId, model),
        engineFor: (to) => engines.engineFor(to),
        whose: (to) => engines.whose(to),
        atOnce: (engineId) => engines.atOnce(engineId),
        heard: (engineId, health) => engines.heard(engineId, health),
        learn: (engineId, model, limit) => engines.learn(engineId, model, limit),
        estimate: (recipe) => engines.estimate(recipe),
        maySend: (take) => this.#maySend(take),
        thisNetworkOnly: ({ shot }) => this.#networks.of(shot.projectId) === "this-network",
      },
      check: (take, pictures, signal) => this.#check(take, pictures, signal),
      match: (path, size, signal) => atSize(path, size, signal, room),
    };
  }

  /**
   * Once more, right before it leaves: hours may have passed in the queue. Over the cap the take fails, and those behind it
   * go on: one that waited for room under the cap would be sent on the first of next month, when nobody wants it any more,
   * and would hold up the cheaper ones and those for one's own hardware meanwhile.
   */
  #maySend({ recipe, shot }: Take): void {
    const { asked } = recipe;
    if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
    const network = this.#networks.of(shot.projectId);
    if (network === undefined) throw new AtRest("It waits for its project, which says what may be sent");
    const refusal =
      addressRefusal(this.engines.entry(asked.engineId), network) ??
      overCap(this.engines.estimate(recipe), this.#outside.state().settings, this.spending.state);
    if (refusal !== undefined) throw new StudioError(refusal);
  }

  /**
   * What was spent, read again and again while it cannot be: until then, nothing is sent under a cap. @throws StudioError for
   * this time.
   */
  async #readBook(pause: number): Promise<void> {
    const { after, log, onChange } = this.#outside;
    this.#leaveBook();
    try {
      await this.spending.load();
    } catch (error) {
      const again = (): void =>
        void this.#readBook(Math.min(MOST_PAUSE, 2 * pause)).then(onChange, (reason: unknown) =>
          log.trouble("reading what was spent", reason),
        );
      this.#leaveBook = after(pause, again);
      throw error;
    }
  }

  /** The panel goes away. */
  letGo(): void {
    this.#leaveBook();
  }

  /**
   * Why one press is not enough to ask for that take once more: it costs more than the editor lets pass, or nobody knows.
   * Absent: it is enough. @throws StudioError `no-engine`
   */
  confirmationFor({ recipe }: Take): Failure | undefined {
    const { asked } = recipe;
    if (asked === undefined) return undefined;
    const estimate = this.engines.estimate(recipe);
    const entry = this.engines.entry(asked.engineId);
    if (!wantsConfirming(estimate, entry, this.#outside.state().settings)) return undefined;
    return { kind: "not-confirmed", ...(estimate.kind === "about" ? { estimate: estimate.money } : {}) };
  }

  /** By the take's own project, whichever is open now: nothing of a project that stays in the house is shown outside. */
  async #check(
    { recipe, shot }: Take,
    pictures: readonly Picture[],
    signal: Parameters<TakesOutside["wire"]["check"]>[2],
  ): Promise<"none" | "clear" | "unchecked"> {
    const key = this.#moderationKey;
    const mayLeave = this.#networks.of(shot.projectId) === "any";
    if (!this.#outside.state().settings.moderate || !mayLeave) return "none";
    if (key === undefined) return this.#isKeyUnread ? "unchecked" : "none";
    const { prompt, negative } = wordsSent(recipe);
    const texts = [prompt, negative];
    const { fetch, now, after, log } = this.#outside;
    const outside = { fetch, now, after, key: () => Promise.resolve(key) };
    const said = await moderate({ texts, pictures, signal }, outside);
    if (said.kind === "unchecked") log.say("not checked before sending", { why: said.why });
    if (said.kind === "flagged") {
      throw new StudioError({ kind: "moderated", by: "check", message: said.categories.join(", ") });
    }
    return said.kind;
  }

  /** Reads what the project that is open now allows. Where that cannot be read, nothing of it is sent, and the plan says so. */
  async openProject(home: Home, name: string): Promise<void> {
    this.spending.name(home.projectId, name);
    await this.#networks.open(home);
  }

  setNetwork(home: Home, network: ProjectNetwork): Promise<void> {
    return this.#networks.set(home, network);
  }

  async saveEngine(draft: EngineDraft): Promise<void> {
    const { id } = await this.engines.save(draft);
    await this.engines.test(id);
  }

  async keepModerationKey(key: string): Promise<void> {
    const plain = key.trim();
    if (plain === "") await forgetSecret(MODERATION_KEY);
    else await keepSecret(MODERATION_KEY, plain);
    this.#moderationKey = plain === "" ? undefined : plain;
    this.#isKeyUnread = false;
    this.#outside.onChange();
  }

  async saveSpending(): Promise<void> {
    const file = await saveTextAs("pickup-spending.csv", this.spending.csv());
    // Closed without an answer: nothing was written.
    if (file === undefined) return;
    this.#savedTo = file;
    this.#outside.onChange();
  }
}

/**
 * The engines that the editor has: their entries in memory, their keys in SecureStorage, what was seen of them, what their
 * models can do and what they refused before.
 */

import { addressOf } from "../../core/address";
import type { Capability, LearntLimit } from "../../core/capability";
import { dialectOf, whoHas, type EngineEntry } from "../../core/engine-entry";
import { failureOf, StudioError } from "../../core/failure";
import type { Destination, DialectName, JobRef } from "../../core/job";
import type { Estimate } from "../../core/money";
import type { Recipe } from "../../core/recipe";
import type { connect } from "../../engines/connect";
import { unknownModel } from "../../engines/documents";
import type { Engine } from "../../engines/engine";
import { estimateFor, type Priced } from "../../engines/estimate";
import type { LineOutside } from "../../engines/line";
import type { EngineDraft } from "../commands";
import { entryOf, writtenDown } from "./engine-draft";
import { Keys } from "./keys";
import type { Log } from "../log";
import { readModelLists, writeModelLists } from "./model-lists";
import { countOf, limitsFor, withLimit, withoutEngine, type Limits } from "./refusals";
import type { EngineHealth, EngineRow } from "./engine-state";

export interface EnginesOutside extends Omit<LineOutside, "key"> {
  readonly log: Log;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** Entries and limits changed: they are to be kept. */
  readonly keep: (entries: readonly EngineEntry[], limits: Limits) => void;
  /** For a second of that model. */
  readonly learntPrice: (engineId: string, model: string) => Estimate;
}

const NEVER: AbortSignal = new AbortController().signal;

interface Seen {
  readonly engine?: Engine;
  readonly health: EngineHealth;
  readonly hasKey: boolean;
  readonly models: readonly Capability[];
}

const UNSEEN: Seen = { health: { kind: "untested" }, hasKey: false, models: [] };

export class Engines {
  readonly #outside: EnginesOutside;
  #entries: readonly EngineEntry[] = [];
  #limits: Limits = {};
  readonly #seen = new Map<string, Seen>();
  readonly #keys = new Keys();
  #connect: typeof connect | undefined;

  constructor(outside: EnginesOutside) {
    this.#outside = outside;
  }

  /**
   * As they were kept, with the models that each had when it was last asked. Keys are looked for, never read into the
   * state. All are asked anew meanwhile: one that is away keeps what it had.
   */
  async load(entries: readonly EngineEntry[], limits: Limits): Promise<void> {
    this.#entries = entries;
    this.#limits = limits;
    ({ connect: this.#connect } = await import(/* webpackChunkName: "work" */ "../../engines/connect"));
    const lists = await readModelLists();
    for (const entry of entries) {
      // A document may be newer than the list; a router's own words are in no document.
      const listed = lists[entry.id] ?? [];
      const models = entry.wire === "openrouter" ? listed : listed.map(({ model }) => writtenDown(entry, model));
      this.#note(entry.id, { hasKey: (await this.#keys.read(entry.id)) !== undefined, models });
    }
    void Promise.all(entries.map(({ id }) => this.#ask(id)));
  }

  get rows(): readonly EngineRow[] {
    return this.#entries.map((entry) => {
      const { health, hasKey, models } = this.#seenOf(entry.id);
      return { entry, health, hasKey, models, refusals: countOf(entry.id, this.#limits) };
    });
  }

  get secrets(): readonly string[] {
    return this.#keys.all;
  }

  entry(engineId: string): EngineEntry {
    const found = this.#entries.find(({ id }) => id === engineId);
    if (found === undefined) throw new StudioError({ kind: "no-engine", engine: engineId });
    return found;
  }

  /** @throws StudioError `no-engine`, `address-refused` */
  engine(engineId: string): Engine {
    const entry = this.entry(engineId);
    const known = this.#seenOf(engineId).engine;
    if (known !== undefined) return known;
    const { fetch, now, after } = this.#outside;
    const engine = this.#connected(entry, { fetch, now, after, key: () => this.#keys.read(engineId) });
    this.#note(engineId, { engine });
    return engine;
  }

  /** @throws StudioError `address-refused` */
  #connected(...to: Parameters<typeof connect>): Engine {
    if (this.#connect === undefined) throw new Error("An engine was asked for before engines were loaded.");
    return this.#connect(...to);
  }

  refOf(engineId: string, model: string): Omit<JobRef, "id" | "submission"> {
    const entry = this.entry(engineId);
    const dialect = dialectOf(entry);
    const { wire, address } = entry;
    return {
      engineId,
      wire,
      address: addressOf(address)?.base ?? address,
      model,
      ...(dialect === undefined ? {} : { dialect }),
    };
  }

  /**
   * Who has what was sent there, asked at the address that it was sent to.
   * @throws StudioError `address-refused` when no entry is that one, or its key belongs to another host by now.
   */
  engineFor(to: Destination): Engine {
    const found = whoHas(this.#entries, to);
    if (found !== undefined && this.#entries.includes(found.entry)) return this.engine(found.entry.id);
    if (found === undefined || (!found.keyMayGo && this.#seenOf(found.entry.id).hasKey)) {
      const host = addressOf(to.address)?.host ?? to.address;
      throw new StudioError({ kind: "address-refused", host, why: "not-allowed" });
    }
    const { entry, keyMayGo } = found;
    const { fetch, now, after } = this.#outside;
    const key = (): Promise<string | undefined> => (keyMayGo ? this.#keys.read(entry.id) : Promise.resolve(undefined));
    return this.#connected({ ...entry, dialect: to.dialect ?? entry.dialect }, { fetch, now, after, key });
  }

  /** The entry that speaks for it now; the one that it was sent through when there is none. */
  whose(to: Destination): string {
    return whoHas(this.#entries, to)?.entry.id ?? to.engineId;
  }

  atOnce(engineId: string): number {
    return this.#entries.find(({ id }) => id === engineId)?.atOnce ?? 1;
  }

  heard(engineId: string, health: EngineHealth): void {
    const before = this.#seenOf(engineId).health;
    this.#note(engineId, { health });
    // The time of each answer is no news.
    if (before.kind !== health.kind) this.#outside.onChange();
  }

  limitsOf(engineId: string, model: string): readonly LearntLimit[] {
    return limitsFor(engineId, model, this.#limits);
  }

  learn(engineId: string, model: string, limit: LearntLimit): void {
    this.#limits = withLimit(engineId, model, limit, this.#limits);
    this.#outside.log.say("learnt a limit", { field: limit.field });
    this.#outside.keep(this.#entries, this.#limits);
    this.#outside.onChange();
  }

  /** Whatever the engine's models refused before is tried again: it may run another version, or other settings. */
  forgetLimits(engineId: string): void {
    this.#limits = withoutEngine(engineId, this.#limits);
    this.#outside.keep(this.#entries, this.#limits);
    this.#outside.onChange();
  }

  /** What is known without asking: from the engine's own list, else a document, as far as its server can be told it. */
  capability(engineId: string, model: string): Capability {
    const { models } = this.#seenOf(engineId);
    const listed = models.find((one) => one.model === model);
    if (listed !== undefined) return listed;
    const entry = this.#entries.find(({ id }) => id === engineId);
    return entry === undefined ? unknownModel(model) : writtenDown(entry, model);
  }

  /** By list price, else by what this engine charged before. */
  estimate(recipe: Priced & Pick<Recipe, "model">): Estimate {
    const { asked, model } = recipe;
    const entry = this.#entries.find(({ id }) => id === asked?.engineId);
    if (asked === undefined || entry?.costs === "nothing") return { kind: "nothing" };
    const listed = estimateFor(recipe, this.capability(asked.engineId, model));
    if (listed.kind !== "unknown") return listed;
    const learnt = this.#outside.learntPrice(asked.engineId, model);
    if (learnt.kind !== "about") return learnt;
    const millionths = Math.round(learnt.money.millionths * asked.seconds);
    return { kind: "about", money: { ...learnt.money, millionths }, how: "learnt" };
  }

  /** Answers with the entry as it is kept. @throws StudioError `address-refused` */
  async save(draft: EngineDraft): Promise<EngineEntry> {
    const before = this.#entries.find((one) => one.id === draft.id);
    const { entry, isSameHost, isSamePlace } = entryOf(draft, before, this.#outside.newId);
    const { id } = entry;
    const { key } = draft;
    // A key belongs to the host that it was typed for.
    if (before !== undefined && !isSameHost && key === undefined) await this.#keys.forget(id);
    if (key !== undefined) await this.#keys.keep(id, key.trim());
    this.#replace([...this.#entries.filter((one) => one.id !== id), entry], before === undefined);
    const spoken = before !== undefined && isSamePlace && dialectOf(before) === dialectOf(entry);
    const models = spoken ? this.#seenOf(id).models : [];
    this.#forget(id, { hasKey: (await this.#keys.read(id)) !== undefined, models });
    this.#outside.onChange();
    return entry;
  }

  async remove(engineId: string): Promise<void> {
    await this.#keys.forget(engineId);
    this.#seen.delete(engineId);
    this.#limits = withoutEngine(engineId, this.#limits);
    this.#replace(
      this.#entries.filter(({ id }) => id !== engineId),
      true,
    );
    this.#outside.onChange();
  }

  /** Asks it who it is and what its models can do; the answer stands in its row. Never rejects. */
  async test(engineId: string): Promise<void> {
    this.#note(engineId, { health: { kind: "testing" } });
    this.#outside.onChange();
    await this.#ask(engineId);
  }

  /** As `test`, quietly. */
  async #ask(engineId: string): Promise<void> {
    let engine: Engine | undefined;
    // It may be changed or taken away meanwhile: then this was another's answer.
    const isStale = (): boolean => engine !== undefined && this.#seenOf(engineId).engine !== engine;
    try {
      engine = this.engine(engineId);
      const { dialect, models } = await engine.look(NEVER);
      const found: Capability[] = [];
      for (const model of models) found.push(await engine.capability(model, NEVER));
      if (isStale()) return;
      this.#listed(engineId, found, dialect);
    } catch (error) {
      this.#outside.log.trouble("asking an engine who it is", error);
      const failure = failureOf(error);
      if (isStale() || failure.kind === "no-engine") return;
      this.#note(engineId, { health: { kind: failure.kind === "unreachable" ? "offline" : "refuses", failure } });
    }
    this.#outside.onChange();
  }

  #listed(engineId: string, models: readonly Capability[], dialect: DialectName | undefined): void {
    const at = this.#outside.now().toISOString();
    const seen = { models, health: { kind: "answers", at } } as const;
    this.#note(engineId, seen);
    void this.#keepLists();
    const entry = this.entry(engineId);
    if (dialect === undefined || entry.dialect !== "detect" || entry.detected === dialect) return;
    this.#replace(
      this.#entries.map((one) => (one.id === engineId ? { ...one, detected: dialect } : one)),
      false,
    );
    // The connection is made anew, in the dialect that is known now.
    this.#forget(engineId, seen);
  }

  /** Never rejects: it is asked again at the next start. */
  async #keepLists(): Promise<void> {
    const lists = Object.fromEntries(this.#entries.map(({ id }) => [id, this.#seenOf(id).models]));
    try {
      await writeModelLists(lists);
    } catch (error) {
      this.#outside.log.trouble("keeping what engines have", error);
    }
  }

  #replace(entries: readonly EngineEntry[], reordered: boolean): void {
    const order = new Map(this.#entries.map(({ id }, index) => [id, index]));
    this.#entries = reordered
      ? entries
      : [...entries].sort((a, b) => (order.get(a.id) ?? Infinity) - (order.get(b.id) ?? Infinity));
    this.#outside.keep(this.#entries, this.#limits);
  }

  #seenOf(engineId: string): Seen {
    return this.#seen.get(engineId) ?? UNSEEN;
  }

  #note(engineId: string, change: Partial<Seen>): void {
    this.#seen.set(engineId, { ...this.#seenOf(engineId), ...change });
  }

  /** The connection goes, with what it had kept. */
  #forget(engineId: string, change: Partial<Seen>): void {
    const { engine: _gone, ...rest } = this.#seenOf(engineId);
    this.#seen.set(engineId, { ...rest, ...change });
  }
}

/**
 * The engines that the editor has: their entries in memory, their keys in SecureStorage, what was seen of them, what their
 * models can do and what they refused before.
 */

import { addressOf, judgeAddress } from "../core/address";
import type { Capability, LearntLimit } from "../core/capability";
import { dialectOf, type EngineEntry } from "../core/engine-entry";
import { failureOf, StudioError } from "../core/failure";
import type { JobRef } from "../core/job";
import type { Estimate } from "../core/money";
import type { Recipe } from "../core/recipe";
import { connect } from "../engines/connect";
import { documentFor, unknownModel } from "../engines/documents";
import type { Engine } from "../engines/engine";
import { estimateFor } from "../engines/estimate";
import type { LineOutside } from "../engines/line";
import { forgetSecret, keepSecret, readSecret } from "../uxp/secrets";
import type { EngineDraft } from "./commands";
import type { Log } from "./log";
import type { EngineHealth, EngineRow } from "./state";

export interface EnginesOutside extends Omit<LineOutside, "key"> {
  readonly log: Log;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** Entries and limits changed: they are to be kept. */
  readonly keep: (entries: readonly EngineEntry[], limits: Limits) => void;
  readonly learntPrice: (engine: string, model: string) => Estimate;
}

/** By `engineId` and model, as one key. */
export type Limits = Readonly<Record<string, readonly LearntLimit[]>>;

const MOST_LIMITS = 20;
const NEVER: AbortSignal = new AbortController().signal;
/** Jobs at once that nobody would call a burst. */
const MOST_AT_ONCE = 50;

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
  /** Kept in memory only, so that whatever leaves the machine can be cleaned of them. */
  readonly #keys = new Map<string, string>();

  constructor(outside: EnginesOutside) {
    this.#outside = outside;
  }

  /** As they were kept. Keys are looked for, never read into the state. */
  async load(entries: readonly EngineEntry[], limits: Limits): Promise<void> {
    this.#entries = entries;
    this.#limits = limits;
    for (const { id } of entries) this.#note(id, { hasKey: (await this.#key(id)) !== undefined });
  }

  get rows(): readonly EngineRow[] {
    return this.#entries.map((entry) => {
      const { health, hasKey, models } = this.#seenOf(entry.id);
      return { entry, health, hasKey, models };
    });
  }

  get secrets(): readonly string[] {
    return [...this.#keys.values()];
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
    const engine = connect(entry, { fetch, now, after, key: () => this.#key(engineId) });
    this.#note(engineId, { engine });
    return engine;
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
    return this.#limits[keyOf(engineId, model)] ?? [];
  }

  learn(engineId: string, model: string, limit: LearntLimit): void {
    const key = keyOf(engineId, model);
    const others = (this.#limits[key] ?? []).filter(
      ({ field, refused }) => field !== limit.field || refused !== limit.refused,
    );
    this.#limits = { ...this.#limits, [key]: [...others, limit].slice(-MOST_LIMITS) };
    this.#outside.log.say("learnt a limit", { field: limit.field });
    this.#outside.keep(this.#entries, this.#limits);
    this.#outside.onChange();
  }

  /** What is known without asking: from the engine's own list, else a document. */
  capability(engineId: string, model: string): Capability {
    const { models } = this.#seenOf(engineId);
    return models.find((one) => one.model === model) ?? documentFor(model) ?? unknownModel(model);
  }

  /** By list price, else by what this engine charged before. */
  estimate(recipe: Recipe): Promise<Estimate> {
    return Promise.resolve(this.estimateNow(recipe));
  }

  estimateNow(recipe: Pick<Recipe, "asked" | "model">): Estimate {
    const { asked, model } = recipe;
    const entry = this.#entries.find(({ id }) => id === asked?.engineId);
    if (asked === undefined || entry?.costs === "nothing") return { kind: "nothing" };
    const listed = estimateFor(recipe, this.capability(asked.engineId, model));
    if (listed.kind !== "unknown") return listed;
    const learnt = this.#outside.learntPrice(asked.engineName, model);
    if (learnt.kind !== "about") return learnt;
    const millionths = Math.round(learnt.money.millionths * asked.seconds);
    return { kind: "about", money: { ...learnt.money, millionths }, how: "learnt" };
  }

  /** Answers with the entry as it is kept. @throws StudioError `address-refused` */
  async save(draft: EngineDraft): Promise<EngineEntry> {
    const judged = judgeAddress(draft.address, draft.privateHttp);
    if (judged.kind === "refused") {
      throw new StudioError({ kind: "address-refused", host: draft.address, why: judged.why });
    }
    const { key, id = this.#outside.newId(), name, ...rest } = draft;
    const before = this.#entries.find((one) => one.id === id);
    const same = before !== undefined && before.address === judged.address.base && before.wire === draft.wire;
    const entry: EngineEntry = {
      ...rest,
      id,
      name: name.trim() === "" ? judged.address.host : name.trim(),
      address: judged.address.base,
      atOnce: Math.min(MOST_AT_ONCE, Math.max(1, Math.round(draft.atOnce))),
      ...(same && before.detected !== undefined ? { detected: before.detected } : {}),
    };
    // A key belongs to the address that it was typed for.
    if (before !== undefined && !same && key === undefined) await this.#forgetKey(id);
    if (key !== undefined) await this.#keepKey(id, key.trim());
    this.#replace([...this.#entries.filter((one) => one.id !== id), entry], before === undefined);
    this.#forget(id, { hasKey: (await this.#key(id)) !== undefined });
    this.#outside.onChange();
    return entry;
  }

  async remove(engineId: string): Promise<void> {
    await this.#forgetKey(engineId);
    this.#seen.delete(engineId);
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
    try {
      const engine = this.engine(engineId);
      const { dialect, models } = await engine.look(NEVER);
      const found: Capability[] = [];
      for (const model of models) found.push(await engine.capability(model, NEVER));
      const at = this.#outside.now().toISOString();
      this.#note(engineId, { models: found, health: { kind: "answers", at } });
      const entry = this.entry(engineId);
      if (dialect !== undefined && entry.dialect === "detect" && entry.detected !== dialect) {
        this.#replace(
          this.#entries.map((one) => (one.id === engineId ? { ...one, detected: dialect } : one)),
          false,
        );
        // The connection is made anew, in the dialect that is known now.
        this.#forget(engineId, { models: found, health: { kind: "answers", at } });
      }
    } catch (error) {
      this.#outside.log.trouble("testing an engine", error);
      const failure = failureOf(error);
      this.#note(engineId, { health: { kind: failure.kind === "unreachable" ? "offline" : "refuses", failure } });
    }
    this.#outside.onChange();
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

  async #key(engineId: string): Promise<string | undefined> {
    const known = this.#keys.get(engineId);
    if (known !== undefined) return known;
    const kept = await readSecret(secretName(engineId));
    if (kept !== undefined) this.#keys.set(engineId, kept);
    return kept;
  }

  async #keepKey(engineId: string, key: string): Promise<void> {
    if (key === "") return this.#forgetKey(engineId);
    await keepSecret(secretName(engineId), key);
    this.#keys.set(engineId, key);
  }

  async #forgetKey(engineId: string): Promise<void> {
    this.#keys.delete(engineId);
    await forgetSecret(secretName(engineId));
  }
}

function secretName(engineId: string): string {
  return `engine.${engineId}`;
}

function keyOf(engineId: string, model: string): string {
  return `${engineId} ${model}`;
}

/**
 * What the entries of the spending book add up to: by month, by place, and by the second of a model. Kept up with every
 * change, because thousands of entries are not added anew each time that one of them changes.
 */

import type { Charge, Money } from "../../core/money";
import type { SpendingPlace, SpendingSum } from "./engine-state";

/** One submission. */
export interface Entry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly take: string;
  /** Names as they were then, for people. */
  readonly project: string;
  readonly sequence: string;
  readonly engine: string;
  /** Ids are absent in lines of before. */
  readonly projectId?: string;
  readonly sequenceId?: string;
  readonly engineId?: string;
  readonly model: string;
  readonly seconds: number;
  /** Absent: nobody knew. Nothing for one's own hardware. */
  readonly estimate?: Money;
  readonly free: boolean;
  /** Absent while it is under way, or nobody knows whether it arrived: then the estimate counts. */
  readonly outcome?: "delivered" | "failed" | "discarded" | "not-taken";
  readonly charge?: Charge;
}

/** What it cost, or may: absent when nobody knows, or nothing is owed. */
export function costOf({ outcome, charge, estimate }: Entry): Money | undefined {
  if (outcome === "not-taken") return undefined;
  return charge?.money ?? (outcome === "failed" ? undefined : estimate);
}

/** Jobs that a learnt price is drawn from: prices change, so old ones do not count for ever. */
const RECENT = 20;

export class Tally {
  readonly #months = new Map<string, Sum>();
  readonly #places = new Map<string, Place>();
  readonly #rates = new Map<string, Map<string, Money>>();

  /** The entry that was, if any, becomes the one that is, if any. */
  change(before: Entry | undefined, after: Entry | undefined): void {
    if (before !== undefined) this.#count(before, -1);
    if (after !== undefined) this.#count(after, 1);
  }

  #count(entry: Entry, times: 1 | -1): void {
    const rates = madeOn(this.#rates, modelOf(entry.engineId ?? entry.engine, entry.model), () => new Map());
    const rate = rateOf(entry);
    if (times < 0 || rate === undefined) rates.delete(entry.id);
    else rates.set(entry.id, rate);
    if (entry.outcome === "not-taken") return;
    madeOn(this.#months, monthOf(new Date(entry.at)), () => new Sum()).count(entry, times);
    const key = placeOf(entry);
    const place = madeOn(this.#places, key, () => new Place());
    // A project that was renamed goes by its latest name.
    if (times > 0) place.name(entry);
    place.sum.count(entry, times);
    if (place.sum.isEmpty) this.#places.delete(key);
  }

  /** Of the calendar month of that moment. */
  month(now: Date): SpendingSum {
    return (this.#months.get(monthOf(now)) ?? new Sum()).seen;
  }

  /** The dearest first. */
  get places(): readonly SpendingPlace[] {
    const most = ({ spent }: SpendingPlace): number => Math.max(0, ...spent.map(({ millionths }) => millionths));
    return [...this.#places]
      .map(([id, { project, sequence, sum }]) => ({ id, project, sequence, ...sum.seen }))
      .sort((a, b) => most(b) - most(a));
  }

  /**
   * What that engine took lately for a second of the model: the middle one of what it reported for takes that it delivered,
   * in the currency that it reported last. Absent before it ever did.
   */
  learnt(engineId: string, model: string): Money | undefined {
    const rates = [...(this.#rates.get(modelOf(engineId, model))?.values() ?? [])];
    const currency = rates.at(-1)?.currency;
    const recent = rates.filter((rate) => rate.currency === currency).slice(-RECENT);
    return recent.sort((a, b) => a.millionths - b.millionths)[Math.floor(recent.length / 2)];
  }
}

/** In this machine's own time: a budget is kept by the calendar on the wall. */
export function monthOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}`;
}

/** Two projects, or two sequences of one, may bear the same name. */
function placeOf({ projectId, sequenceId, project, sequence }: Entry): string {
  return JSON.stringify(
    projectId === undefined || sequenceId === undefined ? ["", project, sequence] : [projectId, sequenceId],
  );
}

function modelOf(engine: string, model: string): string {
  return JSON.stringify([engine, model]);
}

/** For a second; absent where nothing can be learnt from it. A job that failed may cost nothing, which says nothing of the next. */
function rateOf({ outcome, charge, seconds }: Entry): Money | undefined {
  if (outcome !== "delivered" || charge?.how !== "reported" || seconds <= 0) return undefined;
  return { ...charge.money, millionths: Math.round(charge.money.millionths / seconds) };
}

function madeOn<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

class Place {
  project = "";
  sequence = "";
  readonly sum = new Sum();

  name({ project, sequence }: Entry): void {
    this.project = project;
    this.sequence = sequence;
  }
}

class Sum {
  readonly #spent = new Purse();
  readonly #discarded = new Purse();
  readonly #failed = new Purse();
  #unknown = 0;
  #entries = 0;

  count(entry: Entry, times: 1 | -1): void {
    this.#entries += times;
    const cost = costOf(entry);
    if (cost === undefined) {
      if (!entry.free) this.#unknown += times;
      return;
    }
    this.#spent.put(cost, times);
    if (entry.outcome === "discarded") this.#discarded.put(cost, times);
    if (entry.outcome === "failed") this.#failed.put(cost, times);
  }

  get isEmpty(): boolean {
    return this.#entries === 0;
  }

  get seen(): SpendingSum {
    return {
      spent: this.#spent.sums,
      discarded: this.#discarded.sums,
      failed: this.#failed.sums,
      unknown: this.#unknown,
    };
  }
}

/** One sum a currency: different currencies are never added. */
class Purse {
  readonly #sums = new Map<string, { millionths: number; count: number }>();

  put({ millionths, currency }: Money, times: 1 | -1): void {
    const sum = madeOn(this.#sums, currency, () => ({ millionths: 0, count: 0 }));
    sum.millionths += times * millionths;
    sum.count += times;
    if (sum.count === 0) this.#sums.delete(currency);
  }

  get sums(): readonly Money[] {
    return [...this.#sums].map(([currency, { millionths }]) => ({ millionths, currency }));
  }
}

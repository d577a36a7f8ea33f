/** The takes as the panel lists them: the very same row for as long as nothing of it changed. */

import type { SequenceView } from "../../core/sequence";
import type { Take } from "../../core/take";
import { sameItems } from "../store";
import { Lying } from "./lying";
import { rowsById, rowsByShot } from "./row-index";
import type { TakeRow } from "./take-row";

/** What is known of takes beside their records. */
export interface RowsOutside {
  readonly workOf: (takeId: string) => TakeRow["work"];
  readonly pictureOf: (takeId: string) => string | undefined;
  readonly marksOf: (takeId: string) => TakeRow["marks"];
}

/** By their ids. */
type Shelf = ReadonlyMap<string, { readonly take: Take }>;

/** A row as it was shown last, and the sequence that it was read from. */
interface Shown {
  readonly row: TakeRow;
  readonly sequence: SequenceView | undefined;
}

/** Fewer than these are put in order and made into rows at once; of more, so many between two breaths of the panel. */
const AT_ONCE = 1000;

export class Rows {
  readonly #outside: RowsOutside;
  readonly #shown = new Map<string, Shown>();
  #order: readonly string[] = [];
  #isGrouped = false;
  /** How often they were put in order, or are to be. */
  #groupings = 0;
  /** What `of` was asked with last. */
  #asked: readonly [sequence: SequenceView | undefined, device: string] = [undefined, ""];
  #lying: { readonly sequence: SequenceView; readonly items: Lying } | undefined;
  #last: readonly TakeRow[] = [];

  constructor(outside: RowsOutside) {
    this.#outside = outside;
  }

  /** Takes came or went. */
  regroup(): void {
    this.#isGrouped = false;
    this.#groupings += 1;
  }

  /**
   * As `regroup`; but thousands of takes are put in order and made into rows a slice at a time, and `of` answers without them
   * until all are. `rest` lets the panel breathe.
   */
  async regroupInSlices(takes: Shelf, rest: () => Promise<void>): Promise<void> {
    if (takes.size <= AT_ONCE) return this.regroup();
    const mine = (this.#groupings += 1);
    const [sequence, device] = this.#asked;
    const order = await this.#merged(takes, rest);
    for (const [index, id] of order.entries()) {
      if (index % AT_ONCE === 0) await rest();
      const take = takes.get(id)?.take;
      if (take !== undefined) this.#rowOf(take, sequence, device);
    }
    await rest();
    // Takes came or went meanwhile, and somebody wanted all of them at once.
    if (mine !== this.#groupings) return;
    this.#order = order;
    this.#isGrouped = true;
    const rows = this.of(takes, sequence, device);
    for (const index of [rowsById, rowsByShot]) {
      await rest();
      index(rows);
    }
    await rest();
  }

  /** The ids of so many, or of as many as there are. */
  newest(takes: Shelf, count: number): readonly string[] {
    return this.#orderOf(takes).slice(0, count);
  }

  /** Newest first. Where each lies is read from `sequence`, never remembered. The very same list if no row changed. */
  of(takes: Shelf, sequence: SequenceView | undefined, device: string): readonly TakeRow[] {
    this.#asked = [sequence, device];
    const rows: TakeRow[] = [];
    for (const id of this.#orderOf(takes)) {
      const take = takes.get(id)?.take;
      if (take !== undefined) rows.push(this.#rowOf(take, sequence, device));
    }
    if (!sameItems(rows, this.#last)) this.#last = rows;
    return this.#last;
  }

  /** Those that were in order stay so: only what is new has to be sorted in. */
  #orderOf(takes: Shelf): readonly string[] {
    if (this.#isGrouped) return this.#order;
    this.#isGrouped = true;
    for (const id of this.#shown.keys()) if (!takes.has(id)) this.#shown.delete(id);
    this.#order = this.#sorted(takes);
    return this.#order;
  }

  /** As `#sorted`, in three steps: what was in order is not sorted again. */
  async #merged(takes: Shelf, rest: () => Promise<void>): Promise<readonly string[]> {
    const takeOf = (id: string | undefined): Take | undefined => (id === undefined ? undefined : takes.get(id)?.take);
    const known = this.#order.filter((id) => takes.has(id));
    const isKnown = new Set(known);
    await rest();
    const fresh = [...takes].flatMap(([id, { take }]) => (isKnown.has(id) ? [] : take)).sort(byAge);
    await rest();
    const order: string[] = [];
    let at = 0;
    for (const take of fresh) {
      for (let next = takeOf(known[at]); next !== undefined && byAge(next, take) <= 0; next = takeOf(known[at])) {
        order.push(next.id);
        at += 1;
      }
      order.push(take.id);
    }
    return [...order, ...known.slice(at)];
  }

  #sorted(takes: Shelf): readonly string[] {
    const known = new Set(this.#order.filter((id) => takes.has(id)));
    const ids = [...known, ...[...takes.keys()].filter((id) => !known.has(id))];
    return ids
      .flatMap((id) => takes.get(id)?.take ?? [])
      .sort(byAge)
      .map(({ id }) => id);
  }

  #rowOf(take: Take, sequence: SequenceView | undefined, device: string): TakeRow {
    const picture = this.#outside.pictureOf(take.id);
    const work = this.#outside.workOf(take.id);
    const marks = this.#outside.marksOf(take.id);
    const shown = this.#shown.get(take.id);
    const lies = shown?.row.take === take && shown.sequence === sequence ? shown.row.onTimeline : undefined;
    if (shown !== undefined && lies !== undefined) {
      const { row } = shown;
      if (row.picture === picture && row.work === work && row.marks === marks) return row;
    }
    const now = lies ?? this.#liesIn(take, sequence);
    // Every change of the timeline is another view of it, and changes the places of few.
    const isSame = shown?.row.take === take && samePlaces(shown.row.onTimeline, now);
    if (isSame && shown.row.picture === picture && shown.row.work === work && shown.row.marks === marks) {
      this.#shown.set(take.id, { row: shown.row, sequence });
      return shown.row;
    }
    const row: TakeRow = {
      take,
      onTimeline: now,
      ...(take.owner === device ? {} : { isElsewhere: true }),
      ...(picture === undefined ? {} : { picture }),
      ...(work === undefined ? {} : { work }),
      ...(marks === undefined ? {} : { marks }),
    };
    this.#shown.set(take.id, { row, sequence });
    return row;
  }

  #liesIn(take: Take, sequence: SequenceView | undefined): TakeRow["onTimeline"] {
    if (sequence === undefined) return [];
    if (this.#lying?.sequence !== sequence) this.#lying = { sequence, items: new Lying(sequence) };
    return this.#lying.items.of(take);
  }
}

function samePlaces(a: TakeRow["onTimeline"], b: TakeRow["onTimeline"]): boolean {
  return (
    a.length === b.length &&
    a.every(({ track, timecode }, index) => track === b[index]?.track && timecode === b[index].timecode)
  );
}

/** Newest first; of those asked together, the last number first. */
export function byAge(a: Take, b: Take): number {
  if (a.askedAt !== b.askedAt) return a.askedAt < b.askedAt ? 1 : -1;
  return b.number - a.number;
}

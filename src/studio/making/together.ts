/**
 * Takes that were asked together. Each is made by itself; those that are finished wait here for the others, and go onto the
 * timeline with them in one undo step. The disk knows which belong together, so a restart changes nothing of it.
 */

import { isWire } from "../../core/job";
import { isOver, type PlacementRecord, type Take } from "../../core/take";
import type { BatchView } from "../board/board-state";
import type { Life } from "../takes/life";
import type { Place, PlaceOutside } from "../placing/place-meant";
import { placeAllIfMeant, type Meant } from "../placing/place-together";

export interface TogetherOutside extends PlaceOutside {
  /** Whether something is under way for that take on this device. */
  readonly isBusy: (takeId: string) => boolean;
  /** Every take of the shelf that holds `folder`, as it stands now. */
  readonly others: (folder: string) => Promise<readonly Take[]>;
  readonly onChange: () => void;
}

interface Here extends Meant {
  readonly settle: (record: PlacementRecord) => void;
}

interface Batch {
  readonly id: string;
  readonly takes: Map<string, Take>;
  /** Finished, and waiting for the others. */
  readonly here: Map<string, Here>;
  /** Their lives ended since the panel opened: nothing more comes of them by itself. */
  readonly left: Set<string>;
  isPlacing: boolean;
}

export class Together {
  readonly #outside: TogetherOutside;
  readonly #batches = new Map<string, Batch>();
  readonly #reading = new Map<string, Promise<Batch>>();

  constructor(outside: TogetherOutside) {
    this.#outside = outside;
  }

  /** All of them are on disk, and none is under way yet. */
  begin(id: string, takes: readonly Take[]): void {
    this.#batches.set(id, aBatch(id, takes));
    this.#outside.onChange();
  }

  /** A take as it stands now. */
  note(take: Take): void {
    if (take.batch === undefined) return;
    this.#batches.get(take.batch)?.takes.set(take.id, take);
  }

  /** Nobody is at it any more. */
  left({ id, batch }: Take): void {
    const found = batch === undefined ? undefined : this.#batches.get(batch);
    if (found === undefined) return;
    found.left.add(id);
    this.#look(found);
  }

  /** Once it was placed with the others, or was stopped while it waited for them. */
  async arrive(life: Life, itemId: string, place: Place): Promise<PlacementRecord> {
    const { take, signal } = life;
    const batch = await this.#batchOf(take, life.folder);
    return new Promise((resolve) => {
      const giveUp = (): void => {
        // What is being laid right now may lie there already: how that ends is the answer.
        if (batch.isPlacing) return;
        settle({ outcome: "waits", at: this.#outside.now().toISOString(), why: "no-longer-wanted" });
        this.#look(batch);
      };
      const settle = (record: PlacementRecord): void => {
        signal.removeEventListener("abort", giveUp);
        batch.here.delete(take.id);
        resolve(record);
      };
      batch.here.set(take.id, { take, folder: life.folder, itemId, place, signal, settle });
      if (signal.aborted) return giveUp();
      signal.addEventListener("abort", giveUp);
      this.#look(batch);
    });
  }

  /** Those that are finished go onto the timeline now; the others follow when they are. */
  placeNow(id: string): void {
    const batch = this.#batches.get(id);
    if (batch !== undefined) void this.#place(batch);
  }

  /** The ids of those that are not finished. */
  underWay(id: string): readonly string[] {
    const batch = this.#batches.get(id);
    return batch === undefined
      ? []
      : [...batch.takes.values()].filter((take) => this.#isUnderWay(batch, take)).map(({ id: takeId }) => takeId);
  }

  /** The batches of this project that are not forgotten, the latest first. */
  views(projectId: string): readonly BatchView[] {
    return [...this.#batches.values()]
      .filter(({ takes }) => [...takes.values()].some(({ shot }) => shot.projectId === projectId))
      .map((batch) => this.#viewOf(batch))
      .reverse();
  }

  /** It is not shown any more. One that is under way stays. */
  forget(id: string): void {
    const batch = this.#batches.get(id);
    if (batch === undefined || this.underWay(id).length > 0 || batch.here.size > 0) return;
    this.#batches.delete(id);
    this.#outside.onChange();
  }

  #viewOf(batch: Batch): BatchView {
    const takes = [...batch.takes.values()];
    return {
      id: batch.id,
      takes: takes.map(({ id }) => id),
      isBoard: takes.some(({ shot }) => shot.way === "board"),
      underWay: this.underWay(batch.id).length,
      here: batch.here.size,
      placed: takes.filter(({ placement }) => placement?.outcome === "verified" || placement?.outcome === "unverified")
        .length,
      inBin: takes.filter(({ placement }) => placement?.outcome === "waits" || placement?.outcome === "failed").length,
      failed: takes
        .filter((take) => isOver(take.state) && take.state.kind !== "ready" && !this.#outside.isBusy(take.id))
        .map(({ shot }) => shot.number),
    };
  }

  #isUnderWay(batch: Batch, take: Take): boolean {
    if (batch.here.has(take.id)) return false;
    if (this.#outside.isBusy(take.id)) return true;
    const { state, placement, recipe } = take;
    // After a restart it is gone on with in a moment.
    if (state.kind === "ready") return placement === undefined && !batch.left.has(take.id);
    // A question that is open may still be answered well.
    return isWire(recipe.engine) && !isOver(state);
  }

  #look(batch: Batch): void {
    this.#outside.onChange();
    if (batch.here.size === 0 || batch.isPlacing) return;
    if ([...batch.takes.values()].every((take) => !this.#isUnderWay(batch, take))) void this.#place(batch);
  }

  async #place(batch: Batch): Promise<void> {
    if (batch.isPlacing || batch.here.size === 0) return;
    batch.isPlacing = true;
    const going = [...batch.here.values()];
    const records = await placeAllIfMeant(going, this.#outside);
    batch.isPlacing = false;
    for (const [index, { settle }] of going.entries()) {
      const record = records[index];
      if (record !== undefined) settle(record);
    }
    this.#look(batch);
  }

  async #batchOf(take: Take, folder: string): Promise<Batch> {
    const id = take.batch ?? take.id;
    const known = this.#batches.get(id);
    if (known !== undefined) return known;
    const reading = this.#reading.get(id) ?? this.#read(id, take, folder);
    this.#reading.set(id, reading);
    return reading;
  }

  /** Its others, as the last run of the panel left them. */
  async #read(id: string, take: Take, folder: string): Promise<Batch> {
    const others = (await this.#outside.others(folder)).filter(
      ({ batch, owner }) => batch === id && owner === take.owner,
    );
    const batch = aBatch(id, [...others, take]);
    this.#batches.set(id, batch);
    return batch;
  }
}

function aBatch(id: string, takes: readonly Take[]): Batch {
  return {
    id,
    takes: new Map(takes.map((take) => [take.id, take])),
    here: new Map(),
    left: new Set(),
    isPlacing: false,
  };
}

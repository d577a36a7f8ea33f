/**
 * In which order takes are sent, and whether any is. Kept in the panel's own folder: an editor who paused the queue or put a
 * take first meant it for longer than the panel stays open.
 */

import { flag, list, Misfit, object, text } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { readDataFile, writeDataFile } from "../disk/data-file";

const FILE = "queue.json";

/** A take that is not over. */
export interface InLine {
  readonly takeId: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
}

interface Kept {
  readonly paused: boolean;
  /** Empty: as they were asked. */
  readonly order: readonly InLine[];
}

export class Lineup {
  readonly #onError: (error: unknown) => void;
  #line: readonly InLine[] = [];
  #ranks: ReadonlyMap<string, number> = new Map();
  /** Absent: neither the editor nor the disk has said yet. */
  #paused: boolean | undefined;
  #written = textOf({ paused: false, order: [] });
  #mayWrite = false;
  #writing: Promise<void> = Promise.resolve();
  #isStale = false;

  /** `onError` hears why the order could not be read or kept: it is as it is until the panel closes. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  get isPaused(): boolean {
    return this.#paused ?? false;
  }

  /**
   * Takes up what the last run of the panel left of takes that are `known` still; what was lined up since stands behind. One
   * that cannot be read leaves the queue paused: whether the editor had stopped what may cost money, nobody knows. Never
   * rejects.
   */
  async load(known: (takeId: string) => boolean): Promise<void> {
    try {
      const kept = (await readDataFile(FILE, record)) ?? { paused: false, order: [] };
      this.#written = textOf(kept);
      this.#paused ??= kept.paused;
      const before = kept.order.filter(({ takeId }) => known(takeId));
      const since = this.#line.filter(({ takeId }) => !before.some((one) => one.takeId === takeId));
      this.#set([...before, ...since]);
      this.#mayWrite = true;
    } catch (error) {
      if (!(error instanceof StudioError) && !(error instanceof Misfit)) throw error;
      this.#paused ??= true;
      // What was damaged is written over; what could not be reached may be there again at the next start.
      this.#mayWrite = error instanceof Misfit;
      this.#written = "";
      this.#onError(error);
    }
    this.#keep();
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#keep();
  }

  /** Gives a take its place, unless it has one: at the end, or before those that were asked later. */
  enter(take: InLine, at: "end" | "by-age"): void {
    if (this.#ranks.has(take.takeId)) return;
    let index = this.#line.length;
    if (at === "by-age") while (index > 0 && (this.#line[index - 1]?.askedAt ?? "") > take.askedAt) index -= 1;
    this.#set([...this.#line.slice(0, index), take, ...this.#line.slice(index)]);
    this.#keep();
  }

  /** It is over. */
  leave(takeId: string): void {
    if (!this.#ranks.has(takeId)) return;
    this.#set(this.#line.filter((one) => one.takeId !== takeId));
    this.#keep();
  }

  /** From 0; what is not in line comes behind all that is. */
  rankOf(takeId: string): number {
    return this.#ranks.get(takeId) ?? Infinity;
  }

  /** Hands these takes the places that they hold together, in this order; the others keep theirs. */
  arrange(takeIds: readonly string[]): void {
    const moved = new Map(this.#line.map((one) => [one.takeId, one]));
    const next = takeIds.flatMap((takeId) => moved.get(takeId) ?? []);
    const isMoved = new Set(next.map(({ takeId }) => takeId));
    let index = 0;
    this.#set(this.#line.map((one) => (isMoved.has(one.takeId) ? (next[index++] ?? one) : one)));
    this.#keep();
  }

  #set(line: readonly InLine[]): void {
    this.#line = line;
    this.#ranks = new Map(line.map(({ takeId }, index) => [takeId, index]));
  }

  /** Many changes at once are one write, and none where what is on disk says the same. */
  #keep(): void {
    if (this.#isStale || !this.#mayWrite) return;
    this.#isStale = true;
    this.#writing = this.#writing.then(() => this.#write()).catch(this.#onError);
  }

  async #write(): Promise<void> {
    this.#isStale = false;
    const line = this.#line;
    const isByAge = line.every(({ askedAt }, index) => index === 0 || (line[index - 1]?.askedAt ?? "") <= askedAt);
    const now = textOf({ paused: this.isPaused, order: isByAge ? [] : line });
    if (now === this.#written) return;
    await writeDataFile(FILE, now);
    this.#written = now;
  }
}

function textOf({ paused, order }: Kept): string {
  return `${JSON.stringify({ schema: "pickup.queue", version: 1, paused, order }, null, 2)}\n`;
}

const record = object(({ read }): Kept => ({
  paused: read("paused", flag),
  order: read(
    "order",
    list(object((one) => ({ takeId: one.read("takeId", text), askedAt: one.read("askedAt", text) }))),
  ),
}));

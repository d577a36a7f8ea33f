/** Small pictures of takes: read when a take is looked at, and only so many are held. */

import type { Log } from "../log";
import { pictureOfTake, type Shelved } from "../disk/shelf";

/** Data URLs of some 20 KB each. */
const MOST = 240;

export interface TakePicturesOutside {
  readonly log: Log;
  /** Absent: the take is no longer there. */
  readonly shelved: (takeId: string) => Shelved | undefined;
  readonly onChange: () => void;
}

export class TakePictures {
  readonly #outside: TakePicturesOutside;
  /** The longest unseen first. `undefined`: it was looked for, and there is none. */
  readonly #pictures = new Map<string, string | undefined>();
  /** On the screen, or asked for: these are not let go of. */
  #wanted: ReadonlySet<string> = new Set();
  #reading: Promise<void> = Promise.resolve();

  constructor(outside: TakePicturesOutside) {
    this.#outside = outside;
  }

  of(takeId: string): string | undefined {
    return this.#pictures.get(takeId);
  }

  /** These are looked at now. */
  want(takeIds: readonly string[]): void {
    this.#wanted = new Set(takeIds);
    for (const id of takeIds) {
      if (!this.#pictures.has(id)) continue;
      const picture = this.#pictures.get(id);
      this.#pictures.delete(id);
      this.#pictures.set(id, picture);
    }
    void this.#read(takeIds.filter((id) => !this.#pictures.has(id)));
  }

  /** It may have another by now. */
  renew(takeId: string): void {
    void this.#read([takeId]);
  }

  #read(takeIds: readonly string[]): Promise<void> {
    if (takeIds.length === 0) return this.#reading;
    this.#reading = this.#reading.then(async () => {
      for (const id of takeIds) await this.#readOne(id);
      this.#letGo();
      this.#outside.onChange();
    });
    return this.#reading;
  }

  async #readOne(takeId: string): Promise<void> {
    const shelved = this.#outside.shelved(takeId);
    if (shelved === undefined) return;
    try {
      const picture = await pictureOfTake(shelved);
      this.#pictures.delete(takeId);
      this.#pictures.set(takeId, picture);
    } catch (error) {
      this.#outside.log.trouble("reading a take's picture", error);
    }
  }

  #letGo(): void {
    for (const id of [...this.#pictures.keys()]) {
      if (this.#pictures.size <= MOST) return;
      if (!this.#wanted.has(id)) this.#pictures.delete(id);
    }
  }
}

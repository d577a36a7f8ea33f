/** A small file that never touches the disk: what is held, or what one call of the media room wrote, another reads. */

import type { ReadableFile, WritableFile } from "./calls";

export class InMemory implements ReadableFile, WritableFile {
  #bytes: Uint8Array;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  read(start: number, end: number): Promise<Uint8Array> {
    return Promise.resolve(this.#bytes.subarray(start, end));
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    const length = Math.max(this.#bytes.length, position + bytes.length);
    if (length > this.#bytes.length) {
      const longer = new Uint8Array(length);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes.set(bytes, position);
    return Promise.resolve();
  }
}

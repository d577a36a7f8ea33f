/** A small file that never touches the disk: what one call of the media room writes, another reads. */

import type { ReadableFile, WritableFile } from "./calls";

export class InMemory implements ReadableFile, WritableFile {
  #bytes = new Uint8Array(0);

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

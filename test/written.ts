/** Files in memory: one that the media room reads, and one that it writes. */

import type { ReadableFile, WritableFile } from "../src/media/calls";

export function inMemory(bytes: Uint8Array): ReadableFile {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

export class Written implements WritableFile {
  private room = Buffer.alloc(1 << 16);
  private length = 0;

  get bytes(): Buffer {
    return this.room.subarray(0, this.length);
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    const end = position + bytes.length;
    if (end > this.room.length) this.room = Buffer.concat([this.room, Buffer.alloc(Math.max(end, this.room.length))]);
    this.room.set(bytes, position);
    this.length = Math.max(this.length, end);
    return Promise.resolve();
  }
}

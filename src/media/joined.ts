/** Several files as one: the room reads from one file a call. */

import type { ReadableFile } from "./calls";

/** Each begins right behind the one before it. */
export function joined(files: readonly ReadableFile[]): ReadableFile {
  const starts: number[] = [];
  let size = 0;
  for (const file of files) {
    starts.push(size);
    size += file.size;
  }
  return {
    size,
    read: async (start, end) => {
      const whole = new Uint8Array(end - start);
      for (const [index, file] of files.entries()) {
        const at = starts[index] ?? 0;
        const [from, to] = [Math.max(start, at), Math.min(end, at + file.size)];
        if (from >= to) continue;
        const part = await file.read(from - at, to - at);
        whole.set(part, from - start);
        // A file that is shorter than it was said to be must not be filled up: whoever asked hears that it is too little.
        if (part.length < to - from) return whole.subarray(0, from - start + part.length);
      }
      return whole;
    },
  };
}

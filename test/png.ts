/** Small pictures for tests. */

import { encode } from "fast-png";

/** One grey, 8 bits a channel. */
export function solidPng(width: number, height: number, grey = 90): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(width * height * 3).fill(grey);
  return new Uint8Array(encode({ width, height, channels: 3, data }));
}

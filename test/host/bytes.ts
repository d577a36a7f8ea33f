/** Bytes that may come from another realm than the simulator's, where `instanceof` says nothing. */

export function isBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** What a buffer, or a view of a part of one, holds: not a copy. Absent for anything else. */
export function bytesIn(value: unknown): Uint8Array | undefined {
  if (isBuffer(value)) return new Uint8Array(value);
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined;
}

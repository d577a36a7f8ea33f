/**
 * The essence of a media file: the bytes that carry picture and sound, without headers. Premiere writes IDs into what it
 * imports and tools rewrite metadata; the essence stays, so a take is recognised by its hash.
 */

import { letters, boxesIn, MOST_BOXES, uint32, type ReadBytes } from "./boxes";

/** A half-open range of bytes in a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the essence lies: the payloads of `mdat` boxes of an MP4 or MOV (ISO/IEC 14496-12 §4.2), or of a PNG's IDAT
 * chunks (PNG §11.2.2), in file order. Absent for other containers, and for files whose structure runs past their end.
 */
export async function essenceRanges(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const head = await read(0, Math.min(12, size));
  if (startsWith(head, PNG_SIGNATURE)) return chunksOfPng(size, read);
  if (letters(head, 4) === "ftyp") return boxesOfMp4(size, read);
  return undefined;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

async function boxesOfMp4(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const boxes = await boxesIn(0, size, read);
  const found = boxes?.filter(({ type }) => type === "mdat").map(({ from, end }) => ({ start: from, end }));
  return found?.length === 0 ? undefined : found;
}

async function chunksOfPng(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const found: ByteRange[] = [];
  let chunks = 0;
  for (let at = PNG_SIGNATURE.length; at < size;) {
    if (chunks++ === MOST_BOXES) return undefined;
    const head = await read(at, Math.min(at + 8, size));
    if (head.length < 8) return undefined;
    const length = uint32(head, 0);
    // Length, type, data, checksum.
    if (at + 12 + length > size) return undefined;
    if (letters(head, 4) === "IDAT") found.push({ start: at + 8, end: at + 8 + length });
    at += 12 + length;
  }
  return found.length === 0 ? undefined : found;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((value, index) => bytes[index] === value);
}

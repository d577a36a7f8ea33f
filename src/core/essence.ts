/**
 * The essence of a media file: the bytes that carry picture and sound, without headers. Premiere writes IDs into what it
 * imports and tools rewrite metadata; the essence stays, so a take is recognised by its hash.
 */

/** A half-open range of bytes in a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Reads bytes `start` up to and without `end`; shorter at the end of the file. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

/**
 * Where the essence lies: the payloads of `mdat` boxes of an MP4 or MOV (ISO/IEC 14496-12 §4.2), or of a PNG's IDAT
 * chunks (PNG §11.2.2), in file order. Absent for other containers, and for files whose structure runs past their end.
 */
export async function essenceRanges(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const head = await read(0, Math.min(12, size));
  if (startsWith(head, PNG_SIGNATURE)) return chunksOfPng(size, read);
  if (ascii(head, 4) === "ftyp") return boxesOfMp4(size, read);
  return undefined;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

async function boxesOfMp4(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const found: ByteRange[] = [];
  for (let at = 0; at < size;) {
    const head = await read(at, Math.min(at + 16, size));
    if (head.length < 8) return undefined;
    const short = uint32(head, 0);
    // A size of 1 means that 64 bits follow the type; 0 means "to the end of the file".
    const header = short === 1 ? 16 : 8;
    if (head.length < header) return undefined;
    const length = short === 1 ? uint32(head, 8) * 2 ** 32 + uint32(head, 12) : short === 0 ? size - at : short;
    if (length < header || at + length > size) return undefined;
    if (ascii(head, 4) === "mdat") found.push({ start: at + header, end: at + length });
    at += length;
  }
  return found.length === 0 ? undefined : found;
}

async function chunksOfPng(size: number, read: ReadBytes): Promise<readonly ByteRange[] | undefined> {
  const found: ByteRange[] = [];
  for (let at = PNG_SIGNATURE.length; at < size;) {
    const head = await read(at, Math.min(at + 8, size));
    if (head.length < 8) return undefined;
    const length = uint32(head, 0);
    // Length, type, data, checksum.
    if (at + 12 + length > size) return undefined;
    if (ascii(head, 4) === "IDAT") found.push({ start: at + 8, end: at + 8 + length });
    at += 12 + length;
  }
  return found.length === 0 ? undefined : found;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return wanted.every((value, index) => bytes[index] === value);
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

function ascii(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

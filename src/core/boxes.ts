/** Boxes of an MP4 or MOV (ISO/IEC 14496-12 §4.2): each says how long it is and what is in it. */

/** Reads bytes `start` up to and without `end`; shorter at the end of the file. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

export interface Box {
  /** Four letters. */
  readonly type: string;
  /** Where the box itself begins, and where what is in it does. */
  readonly start: number;
  readonly from: number;
  /** Without it: half-open. */
  readonly end: number;
  /** Says that it goes on to the end of the file: nothing can be put behind it. */
  readonly isOpenEnded: boolean;
}

/**
 * The most that is looked at in one range, of boxes, chunks or segments: each is a reading of its own. A film that is written in
 * pieces of two seconds has that many after four hours; a PNG of 130 MB in the pieces that are usual.
 */
export const MOST_BOXES = 16_384;

/** Those that lie side by side in a range, in file order. Absent: the structure is broken, runs past the range's end, or is of more than `MOST_BOXES`. */
export async function boxesIn(start: number, end: number, read: ReadBytes): Promise<readonly Box[] | undefined> {
  const found: Box[] = [];
  for (let at = start; at < end;) {
    if (found.length === MOST_BOXES) return undefined;
    const head = await read(at, Math.min(at + 16, end));
    if (head.length < 8) return undefined;
    const short = uint32(head, 0);
    // A size of 1 means that 64 bits follow the type; 0 means "to the end of the file".
    const header = short === 1 ? 16 : 8;
    if (head.length < header) return undefined;
    const length = short === 1 ? uint32(head, 8) * 2 ** 32 + uint32(head, 12) : short === 0 ? end - at : short;
    if (length < header || at + length > end) return undefined;
    found.push({ type: letters(head, 4), start: at, from: at + header, end: at + length, isOpenEnded: short === 0 });
    at += length;
  }
  return found;
}

export function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

/** The four letters that name a box, or a chunk of a PNG. */
export function letters(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

/** Two hashes of a file in one pass: of all its bytes, and of its essence alone, by which a take is recognised. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { ReadBytes } from "../../core/boxes";
import { essenceRanges, type ByteRange } from "../../core/essence";
import { StudioError } from "../../core/failure";
import { sizeOf } from "../../core/frame-runs";
import type { CopyEssence } from "../../core/take";
import { encodeUtf8 } from "../../core/utf8";
import { fileNameIn } from "../../uxp/paths";
import { withFile } from "./open-files";

export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
  /** Absent where the container is not known. */
  readonly essenceSha256?: string;
}

/** Of a text in UTF-8, hex. */
export function sumOfText(text: string): string {
  return bytesToHex(sha256(encodeUtf8(text)));
}

const CHUNK = 1 << 20;

/** @throws StudioError `file-damaged` when it is shorter than `size`; whatever `read` throws passes through. */
export async function fingerprint(name: string, size: number, read: ReadBytes): Promise<Fingerprint> {
  const ranges = await essenceRanges(size, read);
  const whole = sha256.create();
  const essence = sha256.create();
  await chunksOf(name, size, read, (bytes, start) => {
    whole.update(bytes);
    for (const part of partsIn(ranges ?? [], bytes, start)) essence.update(part);
  });
  return {
    bytes: size,
    sha256: bytesToHex(whole.digest()),
    ...(ranges === undefined ? {} : { essenceSha256: bytesToHex(essence.digest()) }),
  };
}

/**
 * One of the two alone, hex, in half the time: of its essence, or of the whole file where its container is not known. `onChunk`
 * hears of how many bytes are done.
 * @throws as `fingerprint`; whatever `onChunk` throws passes through.
 */
export async function essenceOrWhole(
  name: string,
  size: number,
  read: ReadBytes,
  onChunk: (done: number) => void,
): Promise<string> {
  const ranges = (await essenceRanges(size, read)) ?? [{ start: 0, end: size }];
  const sum = sha256.create();
  await chunksOf(name, size, read, (bytes, start) => {
    for (const part of partsIn(ranges, bytes, start)) sum.update(part);
    onChunk(start + bytes.length);
  });
  return bytesToHex(sum.digest());
}

/** Of a whole file, hex. @throws StudioError `file-missing`, `file-damaged` */
export function sumOfFile(path: string): Promise<string> {
  return withFile(path, async ({ size, read }) => {
    const sum = sha256.create();
    await chunksOf(fileNameIn(path), size, read, (bytes) => void sum.update(bytes));
    return bytesToHex(sum.digest());
  });
}

/** Reads the file in chunks of 1 MiB; never holds it whole. `name` is for the message only. */
async function chunksOf(
  name: string,
  size: number,
  read: ReadBytes,
  take: (bytes: Uint8Array, start: number) => void,
): Promise<void> {
  for (let start = 0; start < size; start += CHUNK) {
    const end = Math.min(start + CHUNK, size);
    const bytes = await read(start, end);
    if (bytes.length !== end - start) {
      throw new StudioError({ kind: "file-damaged", file: name, why: `it ends before byte ${end} of ${size}` });
    }
    take(bytes, start);
  }
}

/** What of a chunk that begins at `start` lies in those ranges. */
function* partsIn(ranges: readonly ByteRange[], bytes: Uint8Array, start: number): Iterable<Uint8Array> {
  for (const range of ranges) {
    const from = Math.max(range.start, start);
    const to = Math.min(range.end, start + bytes.length);
    if (to > from) yield bytes.subarray(from - start, to - start);
  }
}

/**
 * The essence alone. Absent where the container is not known, or where by its length nobody `wants` it: then it is not read.
 * Whatever `read` throws passes through.
 */
export async function essenceIn(
  size: number,
  read: ReadBytes,
  wants: (bytes: number) => boolean = () => true,
): Promise<CopyEssence | undefined> {
  const ranges = await essenceRanges(size, read);
  if (ranges === undefined) return undefined;
  const bytes = sizeOf(ranges);
  if (!wants(bytes)) return undefined;
  const sum = sha256.create();
  for (const { start, end } of ranges) {
    for (let at = start; at < end; at += CHUNK) sum.update(await read(at, Math.min(at + CHUNK, end)));
  }
  return { sha256: bytesToHex(sum.digest()), bytes };
}

/**
 * The same two hashes of a film that comes from front to back, without reading it a second time: its boxes are followed as
 * they pass. Equal to `fingerprint` for every whole file.
 */
export class RunningFingerprint {
  readonly #whole = sha256.create();
  readonly #essence = sha256.create();
  /** Bytes of a box's head that are not all there yet. */
  #head = new Uint8Array(0);
  /** Bytes until the next box; the essence's own while `#inEssence`. */
  #left = 0;
  #inEssence = false;
  #found = false;
  #known = true;
  #bytes = 0;

  /** The next bytes, in order. */
  update(bytes: Uint8Array): void {
    this.#whole.update(bytes);
    for (let at = 0; at < bytes.length && this.#known;) {
      if (this.#left > 0) {
        const end = Math.min(bytes.length, at + this.#left);
        if (this.#inEssence) this.#essence.update(bytes.subarray(at, end));
        this.#left -= end - at;
        at = end;
      } else at = this.#readHead(bytes, at);
    }
    this.#bytes += bytes.length;
  }

  digest(): Fingerprint {
    const whole = this.#known && this.#found && this.#left === 0 && this.#head.length === 0;
    return {
      bytes: this.#bytes,
      sha256: bytesToHex(this.#whole.digest()),
      ...(whole ? { essenceSha256: bytesToHex(this.#essence.digest()) } : {}),
    };
  }

  /** ISO/IEC 14496-12 §4.2: a size and a type, and the size again in 64 bits where the first is 1. Answers where it ended. */
  #readHead(bytes: Uint8Array, at: number): number {
    const isFirst = this.#bytes + at - this.#head.length === 0;
    const wanted = this.#head.length >= 8 ? 16 : 8;
    const end = Math.min(bytes.length, at + wanted - this.#head.length);
    const head = new Uint8Array(this.#head.length + end - at);
    head.set(this.#head);
    head.set(bytes.subarray(at, end), this.#head.length);
    this.#head = head;
    if (head.length < wanted) return end;
    const view = new DataView(head.buffer);
    const short = view.getUint32(0);
    if (short === 1 && head.length < 16) return end;
    const type = String.fromCharCode(...head.subarray(4, 8));
    const length = short === 1 ? view.getUint32(8) * 2 ** 32 + view.getUint32(12) : short;
    this.#head = new Uint8Array(0);
    // A box "to the end of the file" has no end that could be followed; reading the file again finds it.
    if ((isFirst && type !== "ftyp") || length < head.length) {
      this.#known = false;
      return bytes.length;
    }
    this.#left = length - head.length;
    this.#inEssence = type === "mdat";
    this.#found ||= this.#inEssence;
    return end;
  }
}

/** What tells media files from one another: their essence, its length, and of large strangers a sum over samples. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { Misfit } from "../../core/decode";
import { essenceRanges, type ByteRange } from "../../core/essence";
import { Cancelled, StudioError } from "../../core/failure";
import { sizeOf } from "../../core/frame-runs";
import { stat, type FileToRead, type Watch } from "../../uxp/files";
import { fileNameIn } from "../../uxp/paths";
import { essenceOrWhole } from "./fingerprint";
import { withFile } from "./open-files";
import type { Log } from "../log";

/** Bytes of each sample; a file of no more than three of them is read whole. */
const SAMPLE = 1 << 20;

export interface MediaSum {
  /** Hex. */
  readonly sum: string;
  /** Over samples only: two files that differ elsewhere have the same. */
  readonly isSampled?: true;
}

export class MediaSums {
  readonly #log: Log;
  /** By path, size and time of change: of this session. */
  readonly #essences = new Map<string, string>();
  readonly #lengths = new Map<string, number | undefined>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Bytes of its essence, which a few reads of its structure tell. Absent where its container is not known, or nothing is there. */
  async lengthOf(path: string, signal?: AbortSignal): Promise<number | undefined> {
    const key = await this.keyOf(path);
    if (key === undefined) return undefined;
    if (this.#lengths.has(key)) return this.#lengths.get(key);
    const length = await this.#withFile(path, signal, async ({ size, read }) => {
      const ranges = await essenceRanges(size, read);
      return ranges && sizeOf(ranges);
    });
    this.#lengths.set(key, length);
    return length;
  }

  /** SHA-256 of its essence, else of the whole file. Absent: it cannot be read. @throws Cancelled, between two chunks of it */
  async essenceOf(path: string, { signal, onProgress }: Watch = {}): Promise<string | undefined> {
    const key = await this.keyOf(path);
    const before = key === undefined ? undefined : this.#essences.get(key);
    if (key === undefined || before !== undefined) return before;
    const essence = await this.#withFile(path, signal, ({ size, read }) =>
      essenceOrWhole(path, size, read, (done) => onProgress?.(done, size)),
    );
    if (essence !== undefined) this.#essences.set(key, essence);
    return essence;
  }

  /**
   * Of what is none of Pickup's, so that an hour of film is not read to know it again: over its length and its essence's first,
   * middle and last MiB. Absent: it cannot be read. @throws Cancelled
   */
  async strangerOf(path: string, signal?: AbortSignal): Promise<MediaSum | undefined> {
    const found = await this.#withFile(path, signal, async ({ size, read }): Promise<MediaSum | "small"> => {
      if (size <= 3 * SAMPLE) return "small";
      const ranges = (await essenceRanges(size, read)) ?? [{ start: 0, end: size }];
      const length = sizeOf(ranges);
      const sum = sha256.create().update(utf8ToBytes(`${length} bytes, by samples\n`));
      for (const at of [0, Math.floor((length - SAMPLE) / 2), length - SAMPLE]) {
        for (const { start, end } of partOf(ranges, Math.max(0, at), Math.max(0, at) + SAMPLE)) {
          sum.update(await read(start, end));
        }
      }
      return { sum: bytesToHex(sum.digest()), isSampled: true };
    });
    if (found !== "small") return found;
    const sum = await this.essenceOf(path, signal === undefined ? {} : { signal });
    return sum === undefined ? undefined : { sum };
  }

  /** Another one once the file was changed. Absent: nothing is there. */
  async keyOf(path: string): Promise<string | undefined> {
    try {
      const found = await stat(path);
      return found?.isFile === true ? `${path} ${found.size} ${found.modified ?? ""}` : undefined;
    } catch (error) {
      return this.#unread(path, error);
    }
  }

  async #withFile<T>(
    path: string,
    signal: AbortSignal | undefined,
    work: (file: Pick<FileToRead, "size" | "read">) => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await withFile(path, ({ size, read }) =>
        work({
          size,
          read: (start, end) => {
            if (signal?.aborted === true) throw new Cancelled("Stopped");
            return read(start, end);
          },
        }),
      );
    } catch (error) {
      return this.#unread(path, error);
    }
  }

  /** One file that cannot be read must not end the audit. */
  #unread(path: string, error: unknown): undefined {
    if (!(error instanceof StudioError) && !(error instanceof Misfit)) throw error;
    this.#log.trouble(`looking at ${fileNameIn(path)}`, error);
    return undefined;
  }
}

/** Where in the file those bytes of its essence lie. */
function partOf(ranges: readonly ByteRange[], from: number, to: number): readonly ByteRange[] {
  let passed = 0;
  return ranges.flatMap(({ start, end }) => {
    const first = Math.max(start, start + from - passed);
    const last = Math.min(end, start + to - passed);
    passed += end - start;
    return last > first ? [{ start: first, end: last }] : [];
  });
}

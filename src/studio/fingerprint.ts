/** Two hashes of a file in one pass: of all its bytes, and of its essence alone, by which a take is recognised. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { essenceRanges, type ReadBytes } from "../core/essence";
import { StudioError } from "../core/failure";

export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
  /** Absent where the container is not known. */
  readonly essenceSha256?: string;
}

const CHUNK = 1 << 20;

/**
 * Reads the file in chunks of 1 MiB; never holds it whole. `name` is for the message only.
 * @throws StudioError `file-damaged` when it is shorter than `size`; whatever `read` throws passes through.
 */
export async function fingerprint(name: string, size: number, read: ReadBytes): Promise<Fingerprint> {
  const ranges = await essenceRanges(size, read);
  const whole = sha256.create();
  const essence = sha256.create();
  for (let start = 0; start < size; start += CHUNK) {
    const end = Math.min(start + CHUNK, size);
    const bytes = await read(start, end);
    if (bytes.length !== end - start) {
      throw new StudioError({ kind: "file-damaged", file: name, why: `it ends before byte ${end} of ${size}` });
    }
    whole.update(bytes);
    for (const range of ranges ?? []) {
      const from = Math.max(range.start, start);
      const to = Math.min(range.end, end);
      if (to > from) essence.update(bytes.subarray(from - start, to - start));
    }
  }
  return {
    bytes: size,
    sha256: bytesToHex(whole.digest()),
    ...(ranges === undefined ? {} : { essenceSha256: bytesToHex(essence.digest()) }),
  };
}

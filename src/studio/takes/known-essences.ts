/** Takes known by their media data, and by that of copies that were made of them, in whatever file it lies. */

import { Cancelled } from "../../core/failure";
import { originalOf, type Take } from "../../core/take";
import { essenceIn } from "../disk/fingerprint";
import { withFile } from "../disk/open-files";

/** Bytes of a file that are not its essence: an index, a picture, metadata. One that has more is not recognised. */
const MOST_AROUND = 8 << 20;

export class KnownEssences {
  readonly #takes = new Map<string, Take[]>();
  /** Whole files that were delivered, in bytes. */
  readonly #files = new Set<number>();
  /** Essences of copies, in bytes. */
  readonly #copies = new Set<number>();

  constructor(takes: readonly Take[]) {
    for (const take of takes) {
      const original = originalOf(take);
      if (original?.essenceSha256 === undefined) continue;
      this.#files.add(original.bytes);
      this.#note(original.essenceSha256, take);
      for (const { copy } of take.footage ?? []) {
        if (copy?.essence === undefined) continue;
        this.#copies.add(copy.essence.bytes);
        this.#note(copy.essence.sha256, take);
      }
    }
  }

  /**
   * Those whose media data the file has; several where they are equal. A file that can be none by its length is not read
   * through. @throws StudioError, Cancelled
   */
  async takesIn(path: string, signal?: AbortSignal): Promise<readonly Take[]> {
    const essence = await withFile(path, ({ size, read }) => {
      const unlessStopped: typeof read = (start, end) => {
        if (signal?.aborted === true) throw new Cancelled("Stopped");
        return read(start, end);
      };
      return essenceIn(size, unlessStopped, (bytes) => this.#mayBe(bytes));
    });
    return essence === undefined ? [] : (this.#takes.get(essence.sha256) ?? []);
  }

  #note(essence: string, take: Take): void {
    const known = this.#takes.get(essence) ?? [];
    if (!known.includes(take)) this.#takes.set(essence, [...known, take]);
  }

  #mayBe(length: number): boolean {
    if (this.#copies.has(length)) return true;
    return [...this.#files].some((all) => length <= all && all <= length + MOST_AROUND);
  }
}

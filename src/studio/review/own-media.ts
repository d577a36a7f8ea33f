/** What Pickup made: the takes at hand, known by path, project item and essence, and those of which only the ledger tells. */

import type { LedgerLine } from "../../core/ledger";
import { originalOf, projectItemsOf, type Take } from "../../core/take";
import { joinPath, plainPath } from "../../uxp/paths";
import type { MediaSums } from "../disk/media-sums";
import type { Shelved } from "../disk/shelf";

export interface Makings {
  readonly takes: readonly Shelved[];
  readonly lines: readonly LedgerLine[];
}

/** A file whose essence is that much shorter than what was delivered may be it: the rest are its heads. */
const HEADS = 1 << 20;

export class OwnMedia {
  readonly byPath = new Map<string, Take>();
  readonly byItem = new Map<string, Take>();
  readonly byEssence = new Map<string, Take>();
  readonly #byId = new Map<string, Take>();
  /** Paths, by take. */
  readonly originals = new Map<string, string>();
  readonly #lengths = new Set<number>();
  readonly #essences = new Map<string, string>();
  /** Takes, by the essence that was delivered. */
  readonly #delivered = new Map<string, string>();
  /** Whole files that were delivered, in bytes. */
  readonly #bytes = new Set<number>();
  /** By take, as it was asked for. */
  readonly #engines = new Map<string, string>();
  readonly #sent = new Set<string>();

  static async of({ takes, lines }: Makings, sums: MediaSums, signal?: AbortSignal): Promise<OwnMedia> {
    const own = new OwnMedia();
    for (const line of lines) {
      if (line.kind === "asked") own.#engines.set(line.takeId, line.engine);
      // What left for an engine was not drawn here, whatever that engine is called.
      if (line.kind === "submitted") own.#sent.add(line.takeId);
      if (line.kind !== "delivered") continue;
      own.#delivered.set(line.essence ?? line.sha256, line.takeId);
      own.#bytes.add(line.bytes);
    }
    for (const shelved of takes) await own.#add(shelved, sums, signal);
    return own;
  }

  async #add({ take, folder }: Shelved, sums: MediaSums, signal?: AbortSignal): Promise<void> {
    const { state } = take;
    this.#byId.set(take.id, take);
    const delivered = originalOf(take);
    if (delivered === undefined) return;
    const copies = (take.footage ?? []).flatMap(({ copy }) => (copy === undefined ? [] : [copy.name]));
    const clip = state.kind === "ready" ? state.clip : undefined;
    for (const { sha256, essenceSha256 = sha256 } of [delivered, ...(clip === undefined ? [] : [clip])]) {
      if (!this.byEssence.has(essenceSha256)) this.byEssence.set(essenceSha256, take);
      this.#essences.set(take.id, essenceSha256);
    }
    for (const { copy } of take.footage ?? []) {
      if (copy?.essence === undefined) continue;
      if (!this.byEssence.has(copy.essence.sha256)) this.byEssence.set(copy.essence.sha256, take);
      this.#lengths.add(copy.essence.bytes);
    }
    const original = joinPath(folder, delivered.name);
    this.originals.set(take.id, original);
    for (const itemId of projectItemsOf(take)) this.byItem.set(itemId, take);
    for (const name of [delivered.name, ...(clip === undefined ? [] : [clip.name]), ...copies]) {
      this.byPath.set(plainPath(joinPath(folder, name)), take);
    }
    const length = await sums.lengthOf(original, signal);
    if (length !== undefined) this.#lengths.add(length);
  }

  /** Whether its essence is worth reading. `length`: of its essence; absent: its container is not known. */
  mayBeOurs(length: number | undefined): boolean {
    if (length === undefined) return false;
    if (this.#lengths.has(length)) return true;
    return [...this.#bytes].some((bytes) => length <= bytes && bytes - length <= Math.max(HEADS, bytes / 4));
  }

  essenceOf({ id }: Take): string | undefined {
    return this.#essences.get(id);
  }

  /** The take that was delivered with that essence, also one that was removed since. */
  deliveredAs(essence: string | undefined): string | undefined {
    return essence === undefined ? undefined : this.#delivered.get(essence);
  }

  /** Whether the take, or the ledger where it is gone, says that Pickup drew it: the Animatic, and a frame that is held. */
  isDrawn(takeId: string): boolean {
    const asked = this.#sent.has(takeId) ? undefined : this.#engines.get(takeId);
    const engine = this.#byId.get(takeId)?.recipe.engine ?? asked;
    return engine === "animatic" || engine === "still-hold";
  }
}

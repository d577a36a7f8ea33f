/** TrackItemSelection: filled by hand, within the callback that it is made for. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { answer, HostRefusal } from "./adobe";
import { readTrackItem, SimAudioItem, SimVideoItem } from "./track-items";

export class SimSelection implements Simulated<Omit<adobe.TrackItemSelection, "removeItem">> {
  readonly #items: (SimVideoItem | SimAudioItem)[];

  constructor(items: readonly (SimVideoItem | SimAudioItem)[]) {
    this.#items = [...items];
  }

  /** @throws HostRefusal when it is no selection, or holds an item of another sequence. */
  static idsOf(call: string, value: unknown, sequenceId: string): readonly string[] {
    if (typeof value !== "object" || value === null || !(#items in value)) {
      throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a TrackItemSelection`);
    }
    return value.#items.map((item) => {
      const known = readTrackItem(item);
      if (known?.sequenceId !== sequenceId) throw new HostRefusal("invalid", `${call}: an item of another sequence`);
      return known.id;
    });
  }

  addItem(trackItem: unknown, skipDuplicateCheck?: unknown): boolean {
    const known = readTrackItem(trackItem);
    if (known === undefined) throw new HostRefusal("type", "addItem: not a track item");
    if (skipDuplicateCheck !== true && this.#items.some((item) => readTrackItem(item)?.id === known.id)) return false;
    if (trackItem instanceof SimVideoItem || trackItem instanceof SimAudioItem) this.#items.push(trackItem);
    return true;
  }
  getTrackItems(): Promise<(SimVideoItem | SimAudioItem)[]> {
    return answer(() => [...this.#items]);
  }
}

export const TrackItemSelection: Simulated<adobe.TrackItemSelectionStatic> = {
  createEmptySelection(callback0: unknown) {
    if (typeof callback0 !== "function") throw new HostRefusal("type", "createEmptySelection: not a function");
    Reflect.apply(callback0, undefined, [new SimSelection([])]);
    return true;
  },
};

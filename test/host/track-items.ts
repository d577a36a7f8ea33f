/** What lies on tracks. A track item has no id in the API; the simulator knows it all the same. */

import type * as adobe from "@adobe/premierepro";
import type { Part } from "./adobe";
import { answer, HostRefusal, need, truthOf } from "./adobe";
import { itemOf, withSequence } from "./document";
import type { SimulatedDocument, SimulatedSequence, SimulatedTrackItem } from "./document";
import { SimComponentChain } from "./effects";
import { sequenceIn, type Handle, type SimAction } from "./host";
import { editItem, mapItem, type ItemEdit } from "./item-edit";
import { SimProjectItem } from "./project-items";
import { SimGuid, SimTickTime } from "./ticktime";

export type TrackKind = "video" | "audio";

/** The GUIDs by which Premiere tells them apart. */
export const MEDIA_TYPES: Readonly<Record<TrackKind, string>> = {
  video: "228cda18-3625-4d2d-951e-348879e4ed93",
  audio: "80b8e3d5-6dca-4195-aefb-cb5f407ab009",
};

interface Found {
  readonly kind: TrackKind;
  readonly track: number;
  readonly item: SimulatedTrackItem;
}

/** Of each sequence once: it is never changed in place, and a long one is asked for its items thousands of times. */
const indexes = new WeakMap<SimulatedSequence, ReadonlyMap<string, Found>>();

export function findItem(sequence: SimulatedSequence, id: string): Found | undefined {
  const known = indexes.get(sequence) ?? indexOf(sequence);
  indexes.set(sequence, known);
  return known.get(id);
}

function indexOf(sequence: SimulatedSequence): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const kind of ["video", "audio"] as const) {
    for (const [track, { items }] of sequence[kind].entries()) {
      for (const item of items) found.set(item.id, { kind, track, item });
    }
  }
  return found;
}

/** What picture and sound on the timeline have in common. `sequence` is the handle of the sequence. */
class TrackItemObject {
  readonly #sequence: Handle;
  readonly #id: string;

  constructor(sequence: Handle, id: string) {
    this.#sequence = sequence;
    this.#id = id;
  }

  /** Absent when it is no track item. */
  static read(value: unknown): { readonly sequenceId: string; readonly id: string } | undefined {
    return typeof value === "object" && value !== null && #id in value
      ? { sequenceId: value.#sequence.id, id: value.#id }
      : undefined;
  }

  #found(): Found {
    const found = findItem(sequenceIn(this.#sequence.fresh(), this.#sequence.id), this.#id);
    if (found === undefined) throw new HostRefusal("stale", "the track item is gone");
    return found;
  }

  #action(
    call: string,
    change: (sequence: SimulatedSequence, document: SimulatedDocument) => SimulatedSequence,
  ): SimAction {
    this.#found();
    const { id } = this.#sequence;
    return this.#sequence.action(call, (document) => {
      if (findItem(sequenceIn(document, id), this.#id) === undefined)
        throw new HostRefusal("stale", "the item is gone");
      return withSequence(document, id, (sequence) => change(sequence, document));
    });
  }

  #trim(call: string, edit: (to: SimulatedTrackItem["start"]) => ItemEdit, tickTime: unknown): SimAction {
    need(call, [tickTime]);
    const wanted = edit(SimTickTime.read(call, tickTime));
    const { project } = this.#sequence;
    return this.#action(call, (sequence, document) =>
      editItem(document, sequence, this.#id, wanted, () => project.newId()),
    );
  }

  getName(): Promise<string> {
    return answer(() => this.#found().item.name);
  }
  getIsSelected(): Promise<boolean> {
    return answer(() => {
      this.#found();
      return this.#sequence.project.view.selection[this.#sequence.id]?.includes(this.#id) ?? false;
    });
  }
  getSpeed(): Promise<number> {
    return answer(() => this.#found().item.speed ?? 1);
  }
  isSpeedReversed(): Promise<number> {
    return answer(() => (this.#found().item.reversed === true ? 1 : 0));
  }
  isAdjustmentLayer(): Promise<boolean> {
    return answer(() => this.#found().item.adjustment === true);
  }
  isDisabled(): Promise<boolean> {
    return answer(() => this.#found().item.disabled);
  }
  getStartTime(): Promise<SimTickTime> {
    return answer(() => SimTickTime.of(this.#found().item.start));
  }
  getEndTime(): Promise<SimTickTime> {
    return answer(() => SimTickTime.of(this.#found().item.end));
  }
  getInPoint(): Promise<SimTickTime> {
    return answer(() => {
      const { item } = this.#found();
      return SimTickTime.of(this.#said(item, item.inPoint));
    });
  }
  getOutPoint(): Promise<SimTickTime> {
    return answer(() => {
      const { item } = this.#found();
      const { inPoint, start, end, speed = 1, remappedTo } = item;
      return SimTickTime.of(this.#said(item, remappedTo ?? inPoint + Math.round((end - start) * speed)));
    });
  }
  /** A moment of the media as this Premiere says it. */
  #said({ itemId }: SimulatedTrackItem, time: number): number {
    const { host } = this.#sequence;
    const { content, playsAt } = itemOf(this.#sequence.document(), itemId) ?? {};
    if (!host.manners.ownClock || content?.kind !== "video" || playsAt === undefined) return time;
    return Math.round((time / playsAt) * content.rate);
  }
  getMediaType(): Promise<SimGuid> {
    return answer(() => new SimGuid(MEDIA_TYPES[this.#found().kind]));
  }
  getTrackIndex(): Promise<number> {
    return answer(() => this.#found().track);
  }
  /** Nothing for a title that was made on the timeline. */
  getProjectItem(): Promise<SimProjectItem | null> {
    return answer(() => {
      const { itemId } = this.#found().item;
      const item = itemOf(this.#sequence.document(), itemId);
      return item?.parentId === undefined ? null : new SimProjectItem(this.#sequence.of(itemId));
    });
  }

  protected chain(): SimComponentChain {
    this.#sequence.host.enter("getComponentChain");
    this.#found();
    return new SimComponentChain(this.#sequence, () => this.#found().item);
  }

  createSetDisabledAction(isDisabled: unknown): SimAction {
    need("createSetDisabledAction", [isDisabled]);
    const disabled = truthOf("createSetDisabledAction", isDisabled);
    return this.#action("createSetDisabledAction", (sequence) =>
      mapItem(sequence, this.#id, (item) => ({ ...item, disabled })),
    );
  }
  /** By a difference, not to a place. */
  createMoveAction(tickTime: unknown): SimAction {
    return this.#trim("createMoveAction", (by) => ({ kind: "move", by }), tickTime);
  }
  createSetEndAction(tickTime: unknown): SimAction {
    return this.#trim("createSetEndAction", (to) => ({ kind: "end", to }), tickTime);
  }
}

type ItemParts =
  | "getName"
  | "getIsSelected"
  | "getSpeed"
  | "isSpeedReversed"
  | "isAdjustmentLayer"
  | "isDisabled"
  | "getStartTime"
  | "getEndTime"
  | "getInPoint"
  | "getOutPoint"
  | "getMediaType"
  | "getTrackIndex"
  | "getProjectItem"
  | "createSetDisabledAction"
  | "createMoveAction"
  | "createSetEndAction";

/** Effects and transitions can be read, and not be set. */
export class SimVideoItem extends TrackItemObject implements Part<adobe.VideoClipTrackItem, ItemParts> {
  getComponentChain(): Promise<SimComponentChain> {
    return answer(() => this.chain());
  }
}

export class SimAudioItem extends TrackItemObject implements Part<adobe.AudioClipTrackItem, ItemParts> {}

export const readTrackItem = (value: unknown): { readonly sequenceId: string; readonly id: string } | undefined =>
  TrackItemObject.read(value);

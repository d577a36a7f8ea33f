/** Tracks and what lies on them. A track item has no id in the API; the simulator knows it all the same. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { HostRefusal, need, textOf, truthOf } from "./adobe";
import { Constants } from "./constants";
import { SimComponentChain } from "./effects";
import type { Handle, SimAction } from "./host";
import { sequenceIn } from "./host";
import type { SimulatedSequence, SimulatedTrack, SimulatedTrackItem } from "./model";
import type { TimeRange } from "../../src/core/time";
import { itemOf, withSequence } from "./model";
import { answer, SimProjectItem } from "./project-items";
import { SimGuid, SimTickTime } from "./ticktime";
import type { ItemEdit } from "./timeline";
import { editItem, mapItem } from "./timeline";

type TrackKind = "video" | "audio";

const MEDIA_TYPES: Readonly<Record<TrackKind, string>> = {
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

  #action(call: string, change: (sequence: SimulatedSequence) => SimulatedSequence): SimAction {
    this.#found();
    const { id } = this.#sequence;
    return this.#sequence.action(call, (document) => {
      if (findItem(sequenceIn(document, id), this.#id) === undefined)
        throw new HostRefusal("stale", "the item is gone");
      return withSequence(document, id, change);
    });
  }

  #trim(call: string, edit: (to: SimulatedTrackItem["start"]) => ItemEdit, tickTime: unknown): SimAction {
    need(call, [tickTime]);
    const wanted = edit(SimTickTime.read(call, tickTime));
    const { project } = this.#sequence;
    return this.#action(call, (sequence) =>
      editItem(project.document, sequence, this.#id, wanted, () => project.newId()),
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
  getType(): Promise<number> {
    return answer(() => Constants.TrackItemType.CLIP);
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
  getDuration(): Promise<SimTickTime> {
    return answer(() => {
      const { item } = this.#found();
      return SimTickTime.of(item.end - item.start);
    });
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

  createSetNameAction(inName: unknown): SimAction {
    const name = textOf("createSetNameAction", inName);
    return this.#action("createSetNameAction", (sequence) =>
      mapItem(sequence, this.#id, (item) => ({ ...item, name })),
    );
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
  createSetStartAction(tickTime: unknown): SimAction {
    return this.#trim("createSetStartAction", (to) => ({ kind: "start", to }), tickTime);
  }
  createSetEndAction(tickTime: unknown): SimAction {
    return this.#trim("createSetEndAction", (to) => ({ kind: "end", to }), tickTime);
  }
  createSetInPointAction(tickTime: unknown): SimAction {
    return this.#trim("createSetInPointAction", (to) => ({ kind: "in", to }), tickTime);
  }
  createSetOutPointAction(tickTime: unknown): SimAction {
    return this.#trim("createSetOutPointAction", (to) => ({ kind: "out", to }), tickTime);
  }
}

/** Effects and transitions can be read, and not be set. */
export class SimVideoItem
  extends TrackItemObject
  implements
    Simulated<
      Omit<
        adobe.VideoClipTrackItem,
        "getMatchName" | "getComponentChain" | "createAddVideoTransitionAction" | "createRemoveVideoTransitionAction"
      >
    >
{
  getComponentChain(): Promise<SimComponentChain> {
    return answer(() => this.chain());
  }
}

/** What passes one clip into another; it lies on the track beside them. */
class SimTransition implements Pick<SimVideoItem, "getStartTime" | "getEndTime" | "getType"> {
  readonly #range: TimeRange;

  constructor(range: TimeRange) {
    this.#range = range;
  }
  getStartTime(): Promise<SimTickTime> {
    return answer(() => SimTickTime.of(this.#range.start));
  }
  getEndTime(): Promise<SimTickTime> {
    return answer(() => SimTickTime.of(this.#range.end));
  }
  getType(): Promise<number> {
    return answer(() => Constants.TrackItemType.TRANSITION);
  }
}

export class SimAudioItem
  extends TrackItemObject
  implements Simulated<Omit<adobe.AudioClipTrackItem, "getMatchName" | "getComponentChain">> {}

export const readTrackItem = (value: unknown): { readonly sequenceId: string; readonly id: string } | undefined =>
  TrackItemObject.read(value);

class TrackObject<Item> {
  readonly #sequence: Handle;
  readonly #kind: TrackKind;
  readonly #index: number;
  readonly #make: (sequence: Handle, id: string) => Item;

  constructor(sequence: Handle, kind: TrackKind, index: number, make: (sequence: Handle, id: string) => Item) {
    this.#sequence = sequence;
    this.#kind = kind;
    this.#index = index;
    this.#make = make;
    // Tracks can be renamed since 26.3.
    if (sequence.host.version === "25.6") Object.defineProperty(this, "createSetNameAction", { value: undefined });
  }

  /** Absent when it is no track. */
  static keyOf(value: unknown): string | undefined {
    return typeof value === "object" && value !== null && #kind in value
      ? `${value.#sequence.id} ${value.#kind} ${value.#index}`
      : undefined;
  }

  #track(): SimulatedTrack {
    const track = sequenceIn(this.#sequence.fresh(), this.#sequence.id)[this.#kind][this.#index];
    if (track === undefined) throw new HostRefusal("stale", "the track is gone");
    return track;
  }

  #withTrack(sequence: SimulatedSequence, change: (track: SimulatedTrack) => SimulatedTrack): SimulatedSequence {
    const tracks = sequence[this.#kind].map((track, index) => (index === this.#index ? change(track) : track));
    return { ...sequence, [this.#kind]: tracks };
  }

  get name(): string {
    return this.#track().name;
  }
  get id(): number {
    return this.#track().id;
  }
  getIndex(): Promise<number> {
    return answer(() => this.#index);
  }
  getMediaType(): Promise<SimGuid> {
    return answer(() => new SimGuid(MEDIA_TYPES[this.#kind]));
  }
  isMuted(): Promise<boolean> {
    return answer(() => this.#track().muted);
  }
  setMute(mute: unknown): Promise<boolean> {
    return answer(() => {
      const muted = truthOf("setMute", mute);
      const { project, id, host } = this.#sequence;
      if (!host.obeys("setMute")) return true;
      project.edit(this.#kind === "video" ? "Toggle Track Output" : "Mute Track", (document) =>
        withSequence(document, id, (sequence) => this.#withTrack(sequence, (track) => ({ ...track, muted }))),
      );
      return true;
    });
  }
  /** At once, not as a promise. Only clips and transitions are simulated; of other types there are none. */
  getTrackItems(trackItemType: unknown, includeEmptyTrackItems: unknown): (Item | SimTransition)[] {
    need("getTrackItems", [trackItemType, includeEmptyTrackItems]);
    const { items, transitions = [] } = this.#track();
    if (trackItemType === Constants.TrackItemType.TRANSITION) return transitions.map((one) => new SimTransition(one));
    if (trackItemType !== Constants.TrackItemType.CLIP) return [];
    return items.map((item) => this.#make(this.#sequence.of(this.#sequence.id), item.id));
  }
  createSetNameAction(wanted: unknown): SimAction {
    const name = textOf("createSetNameAction", wanted);
    const { id } = this.#sequence;
    return this.#sequence.action("createSetNameAction", (document) =>
      withSequence(document, id, (sequence) => this.#withTrack(sequence, (track) => ({ ...track, name }))),
    );
  }
}

export const trackKeyOf = (value: unknown): string | undefined => TrackObject.keyOf(value);

export class SimVideoTrack extends TrackObject<SimVideoItem> implements Simulated<adobe.VideoTrack> {
  constructor(sequence: Handle, index: number) {
    super(sequence, "video", index, (handle, id) => new SimVideoItem(handle, id));
  }
}

export class SimAudioTrack extends TrackObject<SimAudioItem> implements Simulated<adobe.AudioTrack> {
  constructor(sequence: Handle, index: number) {
    super(sequence, "audio", index, (handle, id) => new SimAudioItem(handle, id));
  }
}

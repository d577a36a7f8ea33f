/** Tracks: what lies on them, their eye or their M. */

import type * as adobe from "@adobe/premierepro";
import type { TimeRange } from "../../src/core/time";
import type { Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf, truthOf } from "./adobe";
import { Constants } from "./constants";
import { withSequence, type SimulatedSequence, type SimulatedTrack } from "./document";
import { sequenceIn, type Handle, type SimAction } from "./host";
import { SimGuid, SimTickTime } from "./ticktime";
import { MEDIA_TYPES, SimAudioItem, SimVideoItem, type TrackKind } from "./track-items";

/** What passes one clip into another; it lies on the track beside them. */
class SimTransition implements Pick<SimVideoItem, "getStartTime" | "getEndTime"> {
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
}

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

export class SimVideoTrack extends TrackObject<SimVideoItem> implements Simulated<Omit<adobe.VideoTrack, "getIndex">> {
  constructor(sequence: Handle, index: number) {
    super(sequence, "video", index, (handle, id) => new SimVideoItem(handle, id));
  }
}

export class SimAudioTrack extends TrackObject<SimAudioItem> implements Simulated<Omit<adobe.AudioTrack, "getIndex">> {
  constructor(sequence: Handle, index: number) {
    super(sequence, "audio", index, (handle, id) => new SimAudioItem(handle, id));
  }
}

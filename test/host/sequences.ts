/** Sequence: its clock, its marks, its tracks, what is selected on it. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { answer, HostRefusal, need, wholeOf } from "./adobe";
import { cloned } from "./cloning";
import { itemOfSequence, withSequence, type SimulatedSequence } from "./document";
import { sequenceIn, type Handle, type SimAction } from "./host";
import { SimProjectItem } from "./project-items";
import { SimSelection } from "./selection";
import { displayType, SimSequenceSettings } from "./sequence-settings";
import { SimGuid, SimRectF, SimTickTime } from "./ticktime";
import { endOf } from "./timeline";
import { findItem, SimAudioItem, SimVideoItem } from "./track-items";
import { SimAudioTrack, SimVideoTrack } from "./tracks";

/** Captions, subsequences and scene detection are not simulated. */
type SequenceParts = Omit<
  adobe.Sequence,
  | "getCaptionTrack"
  | "createSubsequence"
  | "isDoneAnalyzingForVideoEffects"
  | "getSequenceAudioTimeDisplayFormat"
  | "createSetSettingsAction"
  | "getCaptionTrackCount"
  | "clearSelection"
>;

export class SimSequence implements Simulated<SequenceParts> {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    this.#handle = handle;
    if (handle.host.version === "26.3") return;
    // A promise before 26.3, at once since.
    const setSelection = (selection: unknown): Promise<boolean> =>
      answer(() => SimSequence.prototype.setSelection.call(this, selection));
    Object.defineProperty(this, "setSelection", { value: setSelection });
  }

  /** @throws HostRefusal when it is no sequence. */
  static handleOf(call: string, value: unknown): Handle {
    if (typeof value !== "object" || value === null || !(#handle in value)) {
      throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a Sequence`);
    }
    return value.#handle;
  }

  static is(value: unknown): boolean {
    return typeof value === "object" && value !== null && #handle in value;
  }

  #change(call: string, change: (sequence: SimulatedSequence) => SimulatedSequence): SimAction {
    const { id } = this.#handle;
    this.#handle.sequence();
    return this.#handle.action(call, (document) => {
      sequenceIn(document, id);
      return withSequence(document, id, change);
    });
  }

  get guid(): SimGuid {
    return new SimGuid(this.#handle.id);
  }
  get name(): string {
    return this.#handle.sequence().name;
  }

  getTimebase(): Promise<string> {
    return answer(() => String(this.#handle.sequence().rate));
  }
  getFrameSize(): Promise<SimRectF> {
    return answer(() => {
      this.#handle.host.enter("getFrameSize");
      const { size } = this.#handle.sequence();
      return new SimRectF(size.width, size.height);
    });
  }
  getZeroPoint(): Promise<SimTickTime> {
    return answer(() => {
      const { zeroFrame, rate } = this.#handle.sequence();
      return new SimTickTime(BigInt(zeroFrame) * BigInt(rate));
    });
  }
  getEndTime(): Promise<SimTickTime> {
    return answer(() => SimTickTime.of(endOf(this.#handle.sequence())));
  }
  getSequenceVideoTimeDisplayFormat(): Promise<{ type: number }> {
    return answer(() => ({ type: displayType(this.#handle.sequence()) }));
  }
  getSettings(): Promise<SimSequenceSettings> {
    return answer(() => new SimSequenceSettings(this.#handle.host, this.#handle.sequence()));
  }
  /** Beside the sequence itself, in the same bin, under the name that Premiere gives copies; nothing is opened. */
  createCloneAction(): SimAction {
    const { id } = this.#handle;
    this.#handle.sequence();
    return this.#handle.action("createCloneAction", (document, project) => cloned(document, project, id));
  }
  getProjectItem(): Promise<SimProjectItem | null> {
    return answer(() => {
      const item = itemOfSequence(this.#handle.document(), this.#handle.id);
      return item === undefined ? null : new SimProjectItem(this.#handle.of(item.id));
    });
  }

  /** In the sequence's clock: 0 at its first frame, whatever the zero point says. */
  getPlayerPosition(): Promise<SimTickTime> {
    return answer(() => {
      this.#handle.host.enter("getPlayerPosition");
      this.#handle.sequence();
      return SimTickTime.of(this.#handle.project.view.playheads[this.#handle.id] ?? 0);
    });
  }
  setPlayerPosition(positionTime: unknown): Promise<boolean> {
    return answer(() => {
      const position = SimTickTime.read("setPlayerPosition", positionTime);
      const { host, project, id } = this.#handle;
      this.#handle.sequence();
      if (host.obeys("setPlayerPosition")) project.movePlayhead(id, position);
      return true;
    });
  }

  /** -400 000 s while it is not set. */
  getInPoint(): Promise<SimTickTime> {
    return answer(() => markOf(this.#handle.sequence().inPoint));
  }
  getOutPoint(): Promise<SimTickTime> {
    return answer(() => markOf(this.#handle.sequence().outPoint));
  }
  createSetInPointAction(tickTime: unknown): SimAction {
    const inPoint = SimTickTime.read("createSetInPointAction", tickTime);
    return this.#change("createSetInPointAction", (sequence) => ({ ...sequence, inPoint }));
  }
  createSetOutPointAction(tickTime: unknown): SimAction {
    const outPoint = SimTickTime.read("createSetOutPointAction", tickTime);
    return this.#change("createSetOutPointAction", (sequence) => ({ ...sequence, outPoint }));
  }
  createSetZeroPointAction(tickTime: unknown): SimAction {
    const zero = SimTickTime.whole("createSetZeroPointAction", tickTime);
    return this.#change("createSetZeroPointAction", (sequence) => ({
      ...sequence,
      zeroFrame: Number(zero / BigInt(sequence.rate)),
    }));
  }

  getVideoTrackCount(): Promise<number> {
    return answer(() => this.#readable("getVideoTrackCount").video.length);
  }
  getAudioTrackCount(): Promise<number> {
    return answer(() => this.#readable("getAudioTrackCount").audio.length);
  }
  /** @throws HostRefusal for one that bad manners keep shut. */
  #readable(call: string): SimulatedSequence {
    const sequence = this.#handle.sequence();
    if (this.#handle.host.manners.unreadable.includes(sequence.name)) throw new HostRefusal("invalid", call);
    return sequence;
  }
  getVideoTrack(trackIndex: unknown): Promise<SimVideoTrack> {
    return answer(() => {
      const index = this.#trackIndex("getVideoTrack", trackIndex, this.#handle.sequence().video.length);
      return new SimVideoTrack(this.#handle.of(this.#handle.id), index);
    });
  }
  getAudioTrack(trackIndex: unknown): Promise<SimAudioTrack> {
    return answer(() => {
      const index = this.#trackIndex("getAudioTrack", trackIndex, this.#handle.sequence().audio.length);
      return new SimAudioTrack(this.#handle.of(this.#handle.id), index);
    });
  }
  #trackIndex(call: string, value: unknown, count: number): number {
    need(call, [value]);
    const index = wholeOf(call, value);
    if (index < 0 || index >= count) throw new HostRefusal("invalid", `${call}: no track ${index}`);
    return index;
  }

  getSelection(): Promise<SimSelection> {
    return answer(() => {
      const sequence = this.#handle.sequence();
      const { host, project, id } = this.#handle;
      const selected = host.manners.emptySelection ? [] : (project.view.selection[id] ?? []);
      const items = selected.flatMap((itemId) => {
        const found = findItem(sequence, itemId);
        if (found === undefined) return [];
        const handle = this.#handle.of(id);
        return [found.kind === "video" ? new SimVideoItem(handle, itemId) : new SimAudioItem(handle, itemId)];
      });
      return new SimSelection(items);
    });
  }
  setSelection(trackItemSelection: unknown): boolean {
    const { host, project, id } = this.#handle;
    this.#handle.sequence();
    const ids = SimSelection.idsOf("setSelection", trackItemSelection, id);
    if (host.obeys("setSelection")) project.select(id, ids);
    return true;
  }
}

function markOf(mark: number | undefined): SimTickTime {
  return mark === undefined ? SimTickTime.unset : SimTickTime.of(mark);
}

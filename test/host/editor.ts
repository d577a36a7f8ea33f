/** SequenceEditor: the placing of project items and the removing of track items. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { HostRefusal, need, wholeOf } from "./adobe";
import { Constants } from "./constants";
import { itemOf, sequenceOf, withSequence } from "./document";
import type { ItemContent, SimulatedDocument, SimulatedSequence } from "./document";
import type { Handle, SimAction } from "./host";
import { itemIn, sequenceIn } from "./host";
import { projectItemHandle } from "./project-items";
import { SimSelection } from "./selection";
import { SimSequence } from "./sequences";
import { SimTickTime } from "./ticktime";
import { insert, overwrite, removeItems, type Placement } from "./timeline";

type EditorParts = Pick<
  adobe.SequenceEditor,
  "createRemoveItemsAction" | "createInsertProjectItemAction" | "createOverwriteItemAction"
>;

class SimSequenceEditor implements Simulated<EditorParts> {
  readonly #sequence: Handle;

  constructor(sequence: Handle) {
    this.#sequence = sequence;
  }

  createOverwriteItemAction(projectItem: unknown, time: unknown, videoTrack: unknown, audioTrack: unknown): SimAction {
    need("createOverwriteItemAction", [projectItem, time, videoTrack, audioTrack]);
    return this.#place("createOverwriteItemAction", projectItem, time, videoTrack, audioTrack, overwrite);
  }

  createInsertProjectItemAction(
    projectItem: unknown,
    time: unknown,
    videoTrack: unknown,
    audioTrack: unknown,
    limitShift: unknown,
  ): SimAction {
    const call = "createInsertProjectItemAction";
    need(call, [projectItem, time, videoTrack, audioTrack, limitShift]);
    return this.#place(call, projectItem, time, videoTrack, audioTrack, (document, sequence, placement) =>
      insert(document, sequence, placement, limitShift === true),
    );
  }

  #place(
    call: string,
    projectItem: unknown,
    time: unknown,
    videoIndex: unknown,
    audioIndex: unknown,
    edit: (document: SimulatedDocument, sequence: SimulatedSequence, placement: Placement) => SimulatedSequence,
  ): SimAction {
    const { id } = this.#sequence;
    const item = projectItemHandle(call, projectItem);
    const { content } = item.item();
    if (content.kind === "bin" || content.kind === "root") throw new HostRefusal("invalid", `${call}: a bin`);
    const at = SimTickTime.read(call, time);
    const videoTrack = wholeOf(call, videoIndex);
    const audioTrack = wholeOf(call, audioIndex);
    if (at < 0 || videoTrack < -1 || audioTrack < -1 || (videoTrack === -1 && audioTrack === -1)) {
      throw new HostRefusal("invalid", `${call}: nowhere`);
    }
    this.#sequence.sequence();
    return this.#sequence.action(call, (document, project) => {
      const sequence = sequenceIn(document, id);
      const placed = itemIn(document, item.id);
      if (shows(document, placed.content, id)) throw new HostRefusal("invalid", `${call}: a sequence within itself`);
      const newId = (): string => project.newId();
      const edited = edit(document, sequence, { item: placed, time: at, videoTrack, audioTrack, newId });
      return withSequence(document, id, () => edited);
    });
  }

  createRemoveItemsAction(
    selection: unknown,
    ripple: unknown,
    mediaType: unknown,
    _shiftOverlapping?: unknown,
  ): SimAction {
    const call = "createRemoveItemsAction";
    need(call, [selection, ripple, mediaType]);
    const { id } = this.#sequence;
    const ids = new Set(SimSelection.idsOf(call, selection, id));
    const known: readonly unknown[] = Object.values(Constants.MediaType);
    if (!known.includes(mediaType)) throw new HostRefusal("type", `${call}: no media type`);
    return this.#sequence.action(call, (document) => {
      const sequence = sequenceIn(document, id);
      const { VIDEO, AUDIO } = Constants.MediaType;
      const tracks = [...(mediaType === AUDIO ? [] : sequence.video), ...(mediaType === VIDEO ? [] : sequence.audio)];
      const there = tracks.flatMap((track) => track.items.filter((item) => ids.has(item.id)).map((item) => item.id));
      if (there.length === 0) throw new HostRefusal("stale", `${call}: nothing of the selection is there`);
      return withSequence(document, id, (one) => removeItems(one, new Set(there), ripple === true));
    });
  }
}

/** Whether it is that sequence, or one in which it lies, however deep. */
function shows(document: SimulatedDocument, content: ItemContent, sequenceId: string): boolean {
  if (content.kind !== "sequence") return false;
  if (content.sequenceId === sequenceId) return true;
  const inner = sequenceOf(document, content.sequenceId);
  const items = [...(inner?.video ?? []), ...(inner?.audio ?? [])].flatMap((track) => track.items);
  return items.some((item) => {
    const within = itemOf(document, item.itemId);
    return within !== undefined && shows(document, within.content, sequenceId);
  });
}

export const SequenceEditor: Simulated<Pick<adobe.SequenceEditorStatic, "getEditor">> = {
  getEditor: (sequenceObject: unknown) => new SimSequenceEditor(SimSequence.handleOf("getEditor", sequenceObject)),
};

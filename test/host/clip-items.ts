/** ClipProjectItem: media of the project, what is marked of them, and how they are interpreted. */

import type * as adobe from "@adobe/premierepro";
import { frameRateOf, framesPerSecond, ticks } from "../../src/core/time";
import type { Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf } from "./adobe";
import { mapTracks, pathOf, withItem, type SimulatedItem } from "./document";
import type { Handle, SimAction } from "./host";
import { contentOfFile } from "./importing";
import { anyItemHandle, changing, editOf, handleIn, ItemObject, SimProjectItem } from "./project-items";
import { SimSequence } from "./sequences";
import { SimTickTime } from "./ticktime";
import { naturalLength, sourceRange } from "./timeline";

type ClipParts =
  | "isSequence"
  | "isOffline"
  | "isMergedClip"
  | "isMulticamClip"
  | "canChangeMediaPath"
  | "changeMediaFilePath"
  | "findItemsMatchingMediaPath"
  | "createSetNameAction"
  | "getColorLabelIndex"
  | "createSetColorLabelAction"
  | "getSequence"
  | "getInPoint"
  | "getOutPoint"
  | "getMediaFilePath"
  | "createSetInPointAction"
  | "createSetOutPointAction"
  | "createSetInOutPointsAction"
  | "createClearInOutPointsAction"
  | "getFootageInterpretation"
  | "createSetOverrideFrameRateAction"
  | "type"
  | "name";

export class SimClipProjectItem extends ItemObject implements Simulated<Pick<adobe.ClipProjectItem, ClipParts>> {
  constructor(handle: Handle) {
    super(handle);
    for (const call of handle.host.manners.lacking) Object.defineProperty(this, call, { value: undefined });
  }

  isSequence(): Promise<boolean> {
    return answer(() => handleIn(this).item().content.kind === "sequence");
  }
  isOffline(): Promise<boolean> {
    return answer(() => handleIn(this).item().offline === true);
  }
  isMergedClip(): Promise<boolean> {
    return answer(() => handleIn(this).item().made === "merged");
  }
  isMulticamClip(): Promise<boolean> {
    return answer(() => handleIn(this).item().made === "multicam");
  }
  canChangeMediaPath(): Promise<boolean> {
    return answer(() => canChangePath(handleIn(this).item()));
  }
  /**
   * Replace Footage: at once, and never undone. Marks, name and every use of the item stay as they are. Media of another
   * kind are refused unless the check is overridden.
   */
  async changeMediaFilePath(newPath: unknown, overrideCompatibilityCheck?: unknown): Promise<boolean> {
    const handle = handleIn(this);
    const path = textOf("changeMediaFilePath", newPath);
    if (!handle.host.obeys("changeMediaFilePath")) return true;
    const content = await contentOfFile(handle.host.ports, path);
    const before = handle.item();
    if (content === undefined || !canChangePath(before)) return false;
    if (content.kind !== before.content.kind && overrideCompatibilityCheck !== true) return false;
    handle.project.rewrite("Replace Footage", (document) =>
      withItem(document, handle.id, (item) => ({ ...item, content })),
    );
    return true;
  }
  /** Empty for what has no file. */
  getMediaFilePath(): Promise<string> {
    return answer(() => pathOf(handleIn(this).item()) ?? "");
  }
  /** Searches the whole project, from whichever item it is asked of. */
  findItemsMatchingMediaPath(matchString: unknown): Promise<SimProjectItem[]> {
    return answer(() => {
      const handle = handleIn(this);
      const wanted = textOf("findItemsMatchingMediaPath", matchString);
      handle.item();
      const found = handle.document().items.filter((item) => pathOf(item)?.includes(wanted) === true);
      return found.map((item) => new SimProjectItem(handle.of(item.id)));
    });
  }
  getSequence(): Promise<SimSequence | null> {
    return answer(() => {
      const handle = handleIn(this);
      const { content } = handle.item();
      return content.kind === "sequence" ? new SimSequence(handle.of(content.sequenceId)) : null;
    });
  }
  getInPoint(_mediaType: unknown): Promise<SimTickTime> {
    return answer(() => {
      const handle = handleIn(this);
      return SimTickTime.of(sourceRange(handle.document(), handle.item()).start);
    });
  }
  getOutPoint(_mediaType: unknown): Promise<SimTickTime> {
    return answer(() => {
      const handle = handleIn(this);
      return SimTickTime.of(sourceRange(handle.document(), handle.item()).end);
    });
  }
  createSetInPointAction(tickTime: unknown): SimAction {
    const inPoint = SimTickTime.read("createSetInPointAction", tickTime);
    return changing(handleIn(this), "createSetInPointAction", (item) => ({ ...item, inPoint }));
  }
  createSetOutPointAction(tickTime: unknown): SimAction {
    const outPoint = SimTickTime.read("createSetOutPointAction", tickTime);
    return changing(handleIn(this), "createSetOutPointAction", (item) => ({ ...item, outPoint }));
  }
  createSetInOutPointsAction(inPoint: unknown, outPoint: unknown): SimAction {
    need("createSetInOutPointsAction", [inPoint, outPoint]);
    const start = SimTickTime.read("createSetInOutPointsAction", inPoint);
    const end = SimTickTime.read("createSetInOutPointsAction", outPoint);
    if (start < 0 || end <= start) throw new HostRefusal("invalid", "createSetInOutPointsAction: no range");
    return changing(handleIn(this), "createSetInOutPointsAction", (item, document) => {
      const length = "duration" in item.content ? naturalLength(document, item) : end;
      if (start >= length) throw new HostRefusal("invalid", "createSetInOutPointsAction: beyond the media");
      return { ...item, inPoint: start, outPoint: end > length ? length : end };
    });
  }
  createClearInOutPointsAction(): SimAction {
    return changing(handleIn(this), "createClearInOutPointsAction", ({ inPoint: _, outPoint: __, ...item }) => item);
  }
  /** Nothing for what has no frames. */
  getFootageInterpretation(): Promise<SimFootageInterpretation | null> {
    return answer(() => {
      const handle = handleIn(this);
      handle.host.enter("getFootageInterpretation");
      const { content, playsAt } = handle.item();
      if (content.kind !== "video") return null;
      return new SimFootageInterpretation(framesPerSecond(playsAt ?? content.rate));
    });
  }
  /** Frames a second. What lies on timelines keeps its place and its length, and shows other frames. Nothing takes it away again. */
  createSetOverrideFrameRateAction(inOverriddenFrameRateValue: unknown): SimAction {
    const call = "createSetOverrideFrameRateAction";
    need(call, [inOverriddenFrameRateValue]);
    if (typeof inOverriddenFrameRateValue !== "number") throw new HostRefusal("type", `${call}: not a number`);
    const fps = inOverriddenFrameRateValue;
    if (!(fps > 0 && fps < 1000)) throw new HostRefusal("invalid", `${call}: ${fps} frames a second`);
    const handle = handleIn(this);
    const { content, playsAt: before } = handle.item();
    if (content.kind !== "video") throw new HostRefusal("invalid", `${call}: no video`);
    const playsAt = frameRateOf(fps);
    const { inFollowsRate } = handle.host.manners;
    return handle.action(call, (document, project) => {
      const set = editOf(handle.id, (item) => ({ ...item, playsAt }))(document, project);
      if (!inFollowsRate) return set;
      const times = playsAt / (before ?? content.rate);
      const sequences = set.sequences.map((sequence) =>
        mapTracks(sequence, (track) => ({
          ...track,
          items: track.items.map((item) =>
            item.itemId === handle.id ? { ...item, inPoint: ticks(Math.round(item.inPoint * times)) } : item,
          ),
        })),
      );
      return { ...set, sequences };
    });
  }
}

/** A copy of how an item is interpreted, as it was when asked for. */
class SimFootageInterpretation implements Simulated<Pick<adobe.FootageInterpretation, "getFrameRate">> {
  readonly #fps: number;

  constructor(fps: number) {
    this.#fps = fps;
  }
  /** The file's own where nothing is assumed instead. At once, and of which of the two it is nothing is said. */
  getFrameRate(): number {
    return this.#fps;
  }
}

/** Nothing for bins. The root can be cast: it is what `findItemsMatchingMediaPath` is asked of. */
export const ClipProjectItem = {
  cast: (projectItem: unknown): SimClipProjectItem | null => {
    const handle = anyItemHandle("ClipProjectItem.cast", projectItem);
    return handle.item().content.kind === "bin" ? null : new SimClipProjectItem(handle);
  },
};

function canChangePath(item: SimulatedItem): boolean {
  return pathOf(item) !== undefined && item.made === undefined;
}

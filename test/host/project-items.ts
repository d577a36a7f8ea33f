/** ProjectItem, ClipProjectItem and FolderItem: three views of one thing, cast into each other. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { HostRefusal, need, textOf, wholeOf } from "./adobe";
import { frameRateOf, framesPerSecond, ticks } from "../../src/core/time";
import { Constants } from "./constants";
import type { Edit, Handle, SimAction } from "./host";
import { itemIn } from "./host";
import { contentOfFile, newBin } from "./importing";
import type { SimulatedItem } from "./model";
import { pathOf, withItem, withSequence } from "./model";
import { SimProject } from "./projects";
import { SimSequence } from "./sequences";
import { SimTickTime } from "./ticktime";
import { mapTracks, sourceRange } from "./timeline";

const TYPES = { TYPE_CLIP: 1, TYPE_BIN: 2, TYPE_ROOT: 3, TYPE_FILE: 4, TYPE_STYLE: 5, TYPE_COMPOUND: 6 };

/** What the three have in common. */
class ItemObject {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    this.#handle = handle;
  }

  /** Absent when it is none of the three. */
  static handleOf(value: unknown): Handle | undefined {
    return typeof value === "object" && value !== null && #handle in value ? value.#handle : undefined;
  }

  get name(): string {
    return this.#handle.item().name;
  }
  get type(): number {
    const { kind } = this.#handle.item().content;
    return kind === "root" ? TYPES.TYPE_ROOT : kind === "bin" ? TYPES.TYPE_BIN : TYPES.TYPE_CLIP;
  }
  getProject(): Promise<SimProject> {
    return answer(() => new SimProject(this.#handle.host, this.#handle.project));
  }
  getColorLabelIndex(): Promise<number> {
    return answer(() => this.#handle.item().label);
  }
  /** A sequence has no name but its item's. */
  createSetNameAction(inName: unknown): SimAction {
    const name = textOf("createSetNameAction", inName);
    const { content } = this.#handle.item();
    const { id } = this.#handle;
    return this.#handle.action("createSetNameAction", (document) => {
      const named = editOf(id, (item) => ({ ...item, name }))(document, this.#handle.project);
      return content.kind === "sequence"
        ? withSequence(named, content.sequenceId, (sequence) => ({ ...sequence, name }))
        : named;
    });
  }
  createSetColorLabelAction(inColorLabelIndex: unknown): SimAction {
    need("createSetColorLabelAction", [inColorLabelIndex]);
    const label = wholeOf("createSetColorLabelAction", inColorLabelIndex);
    if (label < 0 || label > 15) throw new HostRefusal("invalid", `createSetColorLabelAction: ${label}`);
    return changing(this.#handle, "createSetColorLabelAction", (item) => ({ ...item, label }));
  }
}

/** What Premiere's async methods do: they throw inside the promise, never before it. */
export function answer<T>(question: () => T): Promise<T> {
  return Promise.resolve().then(question);
}

function canChangePath(item: SimulatedItem): boolean {
  return pathOf(item) !== undefined && item.made === undefined;
}

function changing(handle: Handle, call: string, change: (item: SimulatedItem) => SimulatedItem): SimAction {
  handle.item();
  return handle.action(call, editOf(handle.id, change));
}

function editOf(id: string, change: (item: SimulatedItem) => SimulatedItem): Edit {
  return (document) => {
    itemIn(document, id);
    return withItem(document, id, change);
  };
}

function handleIn(owner: object): Handle {
  const handle = ItemObject.handleOf(owner);
  if (handle === undefined) throw new HostRefusal("type", "not a project item");
  return handle;
}

/**
 * The handle of a `ProjectItem`. What was cast into a clip or a folder is another object, and refused.
 * @throws HostRefusal "Invalid parameter."
 */
export function projectItemHandle(call: string, value: unknown): Handle {
  const handle = value instanceof SimProjectItem ? ItemObject.handleOf(value) : undefined;
  if (handle === undefined)
    throw new HostRefusal(value === undefined ? "few" : "invalid", `${call}: not a ProjectItem`);
  return handle;
}

/** The handle of any of the three; where Premiere takes each of them. */
export function anyItemHandle(call: string, value: unknown): Handle {
  const handle = ItemObject.handleOf(value);
  if (handle === undefined) throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a project item`);
  return handle;
}

export class SimProjectItem extends ItemObject implements Simulated<adobe.ProjectItem> {
  getId(): string {
    return handleIn(this).item().id;
  }
  getParentBin(): SimFolderItem | null {
    const handle = handleIn(this);
    const { parentId } = handle.item();
    return parentId === undefined ? null : new SimFolderItem(handle.of(parentId));
  }
}

export class SimFolderItem extends ItemObject implements Simulated<Omit<adobe.FolderItem, "createSmartBinAction">> {
  getItems(): Promise<SimProjectItem[]> {
    return answer(() => {
      const handle = handleIn(this);
      handle.item();
      const inside = handle.document().items.filter((item) => item.parentId === handle.id);
      return inside.map((item) => new SimProjectItem(handle.of(item.id)));
    });
  }

  createBinAction(name: unknown, makeUnique: unknown): SimAction {
    need("createBinAction", [name, makeUnique]);
    const wanted = textOf("createBinAction", name);
    const handle = handleIn(this);
    handle.item();
    return handle.action("createBinAction", (document, project) => {
      itemIn(document, handle.id);
      const taken = new Set(document.items.filter((item) => item.parentId === handle.id).map((item) => item.name));
      const bin = newBin(project, makeUnique === true ? uniqueName(wanted, taken) : wanted, handle.id);
      return { ...document, items: [...document.items, bin] };
    });
  }
  createRenameBinAction(name: unknown): SimAction {
    const wanted = textOf("createRenameBinAction", name);
    return changing(handleIn(this), "createRenameBinAction", (item) => ({ ...item, name: wanted }));
  }
  createRemoveItemAction(item: unknown): SimAction {
    const handle = handleIn(this);
    const { id } = projectItemHandle("createRemoveItemAction", item);
    return handle.action("createRemoveItemAction", (document) => {
      if (itemIn(document, id).parentId !== handle.id) throw new HostRefusal("invalid", "not in this bin");
      // An item that a sequence shows goes with what shows it; bins go with what they hold.
      const gone = new Set([id]);
      for (const one of document.items) if (one.parentId !== undefined && gone.has(one.parentId)) gone.add(one.id);
      const stay = <T extends { readonly itemId: string }>(items: readonly T[]): readonly T[] =>
        items.filter((one) => !gone.has(one.itemId));
      return {
        ...document,
        items: document.items.filter((one) => !gone.has(one.id)),
        sequences: document.sequences.map((sequence) => ({
          ...sequence,
          video: sequence.video.map((track) => ({ ...track, items: stay(track.items) })),
          audio: sequence.audio.map((track) => ({ ...track, items: stay(track.items) })),
        })),
      };
    });
  }
  createMoveItemAction(item: unknown, newParent: unknown): SimAction {
    const { id } = projectItemHandle("createMoveItemAction", item);
    const parentId = anyItemHandle("createMoveItemAction", newParent).id;
    return handleIn(this).action(
      "createMoveItemAction",
      editOf(id, (one) => ({ ...one, parentId })),
    );
  }
}

function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${String(number).padStart(2, "0")}`;
    if (!taken.has(name)) return name;
  }
}

type ClipParts =
  | "isSequence"
  | "isOffline"
  | "isMergedClip"
  | "isMulticamClip"
  | "canChangeMediaPath"
  | "changeMediaFilePath"
  | "canProxy"
  | "hasProxy"
  | "getProxyPath"
  | "findItemsMatchingMediaPath"
  | "refreshMedia"
  | "createSetNameAction"
  | "getColorLabelIndex"
  | "createSetColorLabelAction"
  | "getProject"
  | "getContentType"
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
  canProxy(): Promise<boolean> {
    return answer(() => handleIn(this).item().content.kind === "video");
  }
  hasProxy(): Promise<boolean> {
    return answer(() => false);
  }
  getProxyPath(): Promise<string> {
    return answer(() => "");
  }
  refreshMedia(): Promise<boolean> {
    return answer(() => pathOf(handleIn(this).item()) !== undefined);
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
  getContentType(): Promise<number> {
    return answer(() => {
      const { kind } = handleIn(this).item().content;
      return kind === "sequence" ? Constants.ContentType.SEQUENCE : Constants.ContentType.MEDIA;
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
    return changing(handleIn(this), "createSetInOutPointsAction", (item) => {
      const length = "duration" in item.content ? item.content.duration : Infinity;
      if (start >= length) throw new HostRefusal("invalid", "createSetInOutPointsAction: beyond the media");
      return { ...item, inPoint: start, outPoint: end > length ? (length as typeof end) : end };
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

export const ProjectItem: Simulated<adobe.ProjectItemStatic> = {
  cast: (item: unknown) => new SimProjectItem(anyItemHandle("ProjectItem.cast", item)),
  ...TYPES,
};

/** Nothing for bins. The root can be cast: it is what `findItemsMatchingMediaPath` is asked of. */
export const ClipProjectItem = {
  cast: (projectItem: unknown): SimClipProjectItem | null => {
    const handle = anyItemHandle("ClipProjectItem.cast", projectItem);
    return handle.item().content.kind === "bin" ? null : new SimClipProjectItem(handle);
  },
};

export const FolderItem = {
  cast: (projectItem: unknown): SimFolderItem | null => {
    const handle = anyItemHandle("FolderItem.cast", projectItem);
    const { kind } = handle.item().content;
    return kind === "bin" || kind === "root" ? new SimFolderItem(handle) : null;
  },
};

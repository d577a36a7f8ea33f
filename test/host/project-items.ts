/** ProjectItem and FolderItem, which with ClipProjectItem are three views of one thing, cast into each other. */

import type * as adobe from "@adobe/premierepro";
import type { Part, Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf, wholeOf } from "./adobe";
import { withItem, withoutItem, withSequence, type SimulatedDocument, type SimulatedItem } from "./document";
import { itemIn, type Edit, type Handle, type SimAction } from "./host";
import { newBin } from "./importing";

const TYPES = { TYPE_CLIP: 1, TYPE_BIN: 2, TYPE_ROOT: 3 };

/** What the three have in common. */
export class ItemObject {
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

type ItemChange = (item: SimulatedItem, document: SimulatedDocument) => SimulatedItem;

/** An action that changes the item as it will be then. @throws HostRefusal when the item is gone by now. */
export function changing(handle: Handle, call: string, change: ItemChange): SimAction {
  handle.item();
  return handle.action(call, editOf(handle.id, change));
}

/** @throws HostRefusal, when it is carried out, for an item that is gone. */
export function editOf(id: string, change: ItemChange): Edit {
  return (document) => {
    itemIn(document, id);
    return withItem(document, id, (item) => change(item, document));
  };
}

export function handleIn(owner: object): Handle {
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

export class SimProjectItem extends ItemObject implements Simulated<Omit<adobe.ProjectItem, "getProject">> {
  getId(): string {
    return handleIn(this).item().id;
  }
  getParentBin(): SimFolderItem | null {
    const handle = handleIn(this);
    const { parentId } = handle.item();
    return parentId === undefined ? null : new SimFolderItem(handle.of(parentId));
  }
}

type FolderParts = Pick<
  adobe.FolderItem,
  | "getItems"
  | "createBinAction"
  | "createRemoveItemAction"
  | "createSetNameAction"
  | "getColorLabelIndex"
  | "createSetColorLabelAction"
  | "type"
  | "name"
>;

export class SimFolderItem extends ItemObject implements Simulated<FolderParts> {
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
  createRemoveItemAction(item: unknown): SimAction {
    const handle = handleIn(this);
    const { id } = projectItemHandle("createRemoveItemAction", item);
    return handle.action("createRemoveItemAction", (document) => {
      if (itemIn(document, id).parentId !== handle.id) throw new HostRefusal("invalid", "not in this bin");
      return withoutItem(document, id);
    });
  }
}

function uniqueName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${String(number).padStart(2, "0")}`;
    if (!taken.has(name)) return name;
  }
}

export const ProjectItem: Part<adobe.ProjectItemStatic, "cast" | keyof typeof TYPES> = {
  cast: (item: unknown) => new SimProjectItem(anyItemHandle("ProjectItem.cast", item)),
  ...TYPES,
};

export const FolderItem = {
  cast: (projectItem: unknown): SimFolderItem | null => {
    const handle = anyItemHandle("FolderItem.cast", projectItem);
    const { kind } = handle.item().content;
    return kind === "bin" || kind === "root" ? new SimFolderItem(handle) : null;
  },
};

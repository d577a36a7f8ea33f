/** Project: the lock, the transaction, the import. */

import type * as adobe from "@adobe/premierepro";
import type { Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf } from "./adobe";
import { itemOf, itemOfSequence, sequenceOf, withoutItem, type SimulatedItem } from "./document";
import { Handle, type Host } from "./host";
import { itemFromFile, saveProject, sequenceFromMedia } from "./importing";
import type { SimulatedProject } from "./model";
import { anyItemHandle, projectItemHandle, SimFolderItem } from "./project-items";
import { SimSequence } from "./sequences";
import { SimGuid } from "./ticktime";

type ProjectParts = Pick<
  adobe.Project,
  | "getActiveSequence"
  | "openSequence"
  | "createSequenceFromMedia"
  | "deleteSequence"
  | "importFiles"
  | "save"
  | "saveAs"
  | "close"
  | "getSequences"
  | "getRootItem"
  | "executeTransaction"
  | "lockedAccess"
  | "guid"
  | "name"
  | "path"
>;

export class SimProject implements Simulated<ProjectParts> {
  readonly #host: Host;
  readonly #project: SimulatedProject;

  constructor(host: Host, project: SimulatedProject) {
    this.#host = host;
    this.#project = project;
  }

  /** @throws HostRefusal when it is no project. */
  static handleOf(call: string, value: unknown): Handle {
    if (typeof value !== "object" || value === null || !(#project in value)) {
      throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a Project`);
    }
    return value.#handle(value.#project.id);
  }

  static is(value: unknown): boolean {
    return typeof value === "object" && value !== null && #project in value;
  }

  #handle(id: string): Handle {
    const handle = new Handle(this.#host, this.#project, id);
    handle.document();
    return handle;
  }

  get guid(): SimGuid {
    return new SimGuid(this.#project.id);
  }
  get name(): string {
    return this.#project.name;
  }
  /** Empty while the project has never been saved. */
  get path(): string {
    return this.#project.path ?? "";
  }

  /** Nothing when no sequence is open. */
  getActiveSequence(): Promise<SimSequence | null> {
    return answer(() => {
      this.#host.enter("getActiveSequence");
      const { activeSequenceId } = this.#project.view;
      if (activeSequenceId === undefined || sequenceOf(this.#handle("").document(), activeSequenceId) === undefined) {
        return null;
      }
      return new SimSequence(this.#handle(activeSequenceId));
    });
  }
  openSequence(sequence: unknown): Promise<boolean> {
    return answer(() => {
      const { id } = SimSequence.handleOf("openSequence", sequence);
      if (this.#host.obeys("openSequence")) this.#project.openSequence(id);
      return true;
    });
  }
  getSequences(): Promise<SimSequence[]> {
    return answer(() =>
      this.#handle("")
        .document()
        .sequences.map(({ id }) => new SimSequence(this.#handle(id))),
    );
  }
  /** With the first of them; without a bin, beside it. */
  createSequenceFromMedia(name: unknown, clipProjectItems?: unknown, targetBin?: unknown): Promise<SimSequence | null> {
    return answer(() => {
      const call = "createSequenceFromMedia";
      const wanted = textOf(call, name);
      const first: unknown = Array.isArray(clipProjectItems) ? clipProjectItems[0] : undefined;
      const item = anyItemHandle(call, first).item();
      if (item.content.kind !== "video" && item.content.kind !== "still") return null;
      const binId = binIdOf(call, targetBin);
      return new SimSequence(this.#handle(sequenceFromMedia(this.#project, item.id, wanted, binId)));
    });
  }
  deleteSequence(sequence: unknown): Promise<boolean> {
    return answer(() => {
      const { id } = SimSequence.handleOf("deleteSequence", sequence);
      return this.#project.edit("Delete Sequence", (document) => {
        const item = itemOfSequence(document, id);
        return item === undefined ? document : withoutItem(document, item.id);
      });
    });
  }

  getRootItem(): Promise<SimFolderItem> {
    return answer(() => {
      this.#host.enter("getRootItem");
      return new SimFolderItem(this.#handle("root"));
    });
  }
  #insertionBin(): string {
    const wanted = this.#project.view.insertionBinId;
    return wanted !== undefined && itemOf(this.#project.document, wanted) !== undefined ? wanted : "root";
  }

  /** True is all it says, and that before anything is there. Without a bin, things go to the insertion bin. */
  async importFiles(
    filePaths: unknown,
    _suppressUI?: unknown,
    targetBin?: unknown,
    asNumberedStills?: unknown,
  ): Promise<boolean> {
    this.#host.enter("importFiles");
    need("importFiles", [filePaths]);
    if (!Array.isArray(filePaths)) throw new HostRefusal("type", "importFiles: not a list");
    const paths = filePaths.map((path: unknown) => textOf("importFiles", path));
    const binId = binIdOf("importFiles", targetBin) ?? this.#insertionBin();
    this.#handle(binId);
    // Numbered stills become one clip in Premiere; the simulator does not make those.
    if (this.#host.manners.importRefused || paths.length === 0 || asNumberedStills === true) return false;
    for (const path of paths) if ((await this.#host.ports.disk.stat(path))?.isFile !== true) return false;
    if (this.#host.manners.importNeverSeen) return true;
    this.#host.later(this.#host.manners.importTakes, async () => {
      const items: SimulatedItem[] = [];
      for (const path of paths) {
        const item = await itemFromFile(this.#host.ports, this.#project, path, binId);
        if (item === undefined) throw new Error(`Cannot import ${path}`);
        items.push(item);
      }
      this.#project.edit("Import", (document) => ({ ...document, items: [...document.items, ...items] }));
    });
    return true;
  }

  /** False while the project has no path. */
  async save(): Promise<boolean> {
    const { path } = this.#project;
    return path === undefined ? false : this.saveAs(path);
  }
  async saveAs(path: unknown): Promise<boolean> {
    this.#host.enter("save");
    await saveProject(this.#host.ports, this.#project, textOf("saveAs", path));
    return true;
  }
  close(): Promise<boolean> {
    return answer(() => {
      this.#handle("");
      this.#host.close();
      return true;
    });
  }

  lockedAccess(callback: unknown): void {
    need("lockedAccess", [callback]);
    if (typeof callback !== "function") throw new HostRefusal("type", "lockedAccess: not a function");
    this.#handle("");
    this.#host.lockedAccess(() => Reflect.apply(callback, undefined, []) as unknown);
  }

  executeTransaction(callback: unknown, undoString?: unknown): boolean {
    need("executeTransaction", [callback]);
    if (typeof callback !== "function") throw new HostRefusal("type", "executeTransaction: not a function");
    this.#handle("");
    const label = typeof undoString === "string" && undoString !== "" ? undoString : "Edit";
    let added = 0;
    return this.#host.executeTransaction(
      this.#project,
      (add) => {
        const compound: Simulated<adobe.CompoundAction> = {
          addAction: (action: unknown) => {
            const isAdded = add(action);
            if (isAdded) added += 1;
            return isAdded;
          },
          get empty() {
            return added === 0;
          },
        };
        return Reflect.apply(callback, undefined, [compound]) as unknown;
      },
      label,
    );
  }
}

/** Absent when none is named. @throws HostRefusal when what is named is no bin. */
function binIdOf(call: string, targetBin: unknown): string | undefined {
  if (targetBin === undefined || targetBin === null) return undefined;
  const handle = projectItemHandle(call, targetBin);
  const { kind } = handle.item().content;
  if (kind !== "bin" && kind !== "root") throw new HostRefusal("invalid", `${call}: not a bin`);
  return handle.id;
}

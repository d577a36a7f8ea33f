/** The simulated Premiere, whole: a project, where it runs, how it behaves, and the module that a panel requires. */

import type { premierepro } from "@adobe/premierepro";
import type { FrameRate, Ticks, TimeRange } from "../../src/core/time";
import { lengthOf, ticks } from "../../src/core/time";
import { cloned } from "./cloning";
import { composedFrame } from "./composition";
import { itemOf, withItem, withSequence, type SimulatedItem } from "./document";
import type { PremiereVersion, Ports } from "./host";
import { Host } from "./host";
import { editItem, mapItem, type ItemEdit } from "./item-edit";
import type { SequenceFacts } from "./importing";
import { itemFromFile, makeSequence, newBin, newTitle, saveProject, sequenceFromMedia } from "./importing";
import type { Manners } from "./manners";
import { mannersOf } from "./manners";
import { SimulatedProject, type ProjectChange } from "./model";
import type { SimulatedFrame } from "./picture";
import { premiereproModule } from "./premierepro";
import { insert, overwrite, removeItems } from "./timeline";

export interface PremiereOptions {
  /** 26.3 unless said. */
  readonly version?: PremiereVersion;
  /** Strict unless said. */
  readonly manners?: "strict" | "hostile" | Partial<Manners>;
  /** `null` starts with no project open; an empty, unsaved one unless said. */
  readonly project?: SimulatedProject | null;
}

/** A change of the open project, or that another one is open (or none). */
export type PremiereChange = ProjectChange | { readonly kind: "opened" | "closed" };

interface HumanPlacement {
  readonly sequenceId: string;
  readonly itemId: string;
  readonly time: Ticks;
  /** From 0; the count makes a new track; -1 leaves that half out. */
  readonly videoTrack: number;
  readonly audioTrack: number;
  readonly mode: "overwrite" | "insert";
}

/** What a person does in Premiere are its methods; what a panel does goes through `modules`. */
export class SimulatedPremiere {
  readonly #host: Host;
  readonly modules: { readonly premierepro: premierepro };
  readonly #listeners = new Set<(change: PremiereChange) => void>();
  #unsubscribe: () => void = () => undefined;

  constructor(ports: Ports, options: PremiereOptions = {}) {
    const project = options.project === undefined ? SimulatedProject.create({ id: newProjectId() }) : options.project;
    this.#host = new Host(options.version ?? "26.3", ports, mannersOf(options.manners ?? "strict"), undefined);
    this.modules = { premierepro: premiereproModule(this.#host, (listener) => this.subscribe(listener)) };
    this.#host.close = () => this.closeProject();
    if (project !== null) this.openProject(project);
  }

  get version(): PremiereVersion {
    return this.#host.version;
  }
  get manners(): Manners {
    return this.#host.manners;
  }
  /** Takes effect from the next call on. */
  set manners(manners: Manners) {
    this.#host.manners = manners;
  }

  /** Hears of every API call as it begins; what it throws is thrown at the panel. */
  set onCall(listener: (call: string) => void) {
    this.#host.onCall = listener;
  }

  get isProjectOpen(): boolean {
    return this.#host.open !== undefined;
  }
  /** @throws Error when none is open. */
  get project(): SimulatedProject {
    if (this.#host.open === undefined) throw new Error("No project is open");
    return this.#host.open;
  }
  /** What failed where Premiere would say nothing: imports and frame exports on their way. */
  get mishaps(): readonly string[] {
    return this.#host.mishaps;
  }

  openProject(project: SimulatedProject): void {
    this.#unsubscribe();
    this.#host.open = project;
    this.#unsubscribe = project.subscribe((change) => this.#tell(change));
    this.#tell({ kind: "opened" });
  }

  closeProject(): void {
    this.#unsubscribe();
    this.#host.open = undefined;
    this.#tell({ kind: "closed" });
  }

  /** Called after every change of the open project. Answers how to stop. */
  subscribe(listener: (change: PremiereChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The label of what was taken back; absent when there was nothing. */
  undo(): string | undefined {
    return this.project.undo();
  }
  redo(): string | undefined {
    return this.project.redo();
  }

  /** Resolves once every import and frame export that is on its way has come or failed. */
  settled(): Promise<void> {
    return this.#host.settled();
  }

  /**
   * File > Import. Writes XMP into MP4 and MOV files, as Premiere does.
   * @throws Error when Premiere cannot import the file.
   */
  async importFile(path: string, binId = "root"): Promise<SimulatedItem> {
    const { project } = this;
    const item = await itemFromFile(this.#host.ports, project, path, binId);
    if (item === undefined) throw new Error(`Cannot import ${path}`);
    project.edit("Import", (document) => ({ ...document, items: [...document.items, item] }));
    return item;
  }

  /** Answers the bin's id. */
  newBin(name: string, parentId = "root"): string {
    const bin = newBin(this.project, name, parentId);
    this.project.edit("New Bin", (document) => ({ ...document, items: [...document.items, bin] }));
    return bin.id;
  }

  /** An empty sequence, opened. Answers its id. */
  newSequence(facts: SequenceFacts): string {
    return makeSequence(this.project, facts);
  }

  /** A sequence of the item's rate and size with the item on it, opened. Answers its id. */
  newSequenceFromMedia(itemId: string, name?: string): string {
    return sequenceFromMedia(this.project, itemId, name);
  }

  /** Drag and drop onto the timeline. */
  place({ sequenceId, itemId, mode, ...where }: HumanPlacement): void {
    const { project } = this;
    const newId = (): string => project.newId();
    project.edit(mode === "overwrite" ? "Overwrite" : "Insert", (document) => {
      const item = itemOf(document, itemId);
      if (item === undefined) return document;
      const placement = { item, newId, ...where };
      return withSequence(document, sequenceId, (sequence) =>
        mode === "overwrite" ? overwrite(document, sequence, placement) : insert(document, sequence, placement, false),
      );
    });
  }

  /** A title over `range` of a video track. It has no place in any bin. */
  addTitle(sequenceId: string, text: string, range: TimeRange, videoTrack: number): void {
    const { project } = this;
    const title = { ...newTitle(project, text), outPoint: lengthOf(range) };
    const newId = (): string => project.newId();
    project.edit("New Text Layer", (document) => {
      const placement = { item: title, time: range.start, videoTrack, audioTrack: -1, newId };
      const titled = { ...document, items: [...document.items, title] };
      return withSequence(titled, sequenceId, (sequence) => overwrite(titled, sequence, placement));
    });
  }

  /** A comment marker of a sequence; without a length it stands at one frame. */
  addMarker(
    sequenceId: string,
    marker: { readonly name: string; readonly start: Ticks; readonly duration: Ticks; readonly comments: string },
  ): void {
    const { project } = this;
    project.edit("Add Marker", (document) =>
      withSequence(document, sequenceId, (sequence) => ({
        ...sequence,
        markers: [...sequence.markers, { id: project.newId(), type: "Comment", colour: 0, ...marker }].sort(
          (a, b) => a.start - b.start,
        ),
      })),
    );
  }

  /** Delete, or Ripple Delete, of track items. */
  deleteItems(sequenceId: string, trackItemIds: readonly string[], ripple = false): void {
    const ids = new Set(trackItemIds);
    this.project.edit(ripple ? "Ripple Delete" : "Clear", (document) =>
      withSequence(document, sequenceId, (sequence) => removeItems(sequence, ids, ripple)),
    );
  }

  /** Clip > Enable. */
  setDisabled(sequenceId: string, trackItemId: string, disabled: boolean): void {
    this.project.edit("Enable", (document) =>
      withSequence(document, sequenceId, (sequence) =>
        mapItem(sequence, trackItemId, (item) => ({ ...item, disabled })),
      ),
    );
  }

  /** Clip > Speed/Duration: the item becomes shorter or longer, what follows stays where it is. */
  setSpeed(sequenceId: string, trackItemId: string, speed: number, reversed = false): void {
    this.project.edit("Speed/Duration", (document) =>
      withSequence(document, sequenceId, (sequence) =>
        mapItem(sequence, trackItemId, ({ speed: before = 1, reversed: _, ...item }) => {
          const frames = Math.max(1, Math.round(((item.end - item.start) * before) / speed / sequence.rate));
          const end = ticks(item.start + frames * sequence.rate);
          return { ...item, end, ...(speed === 1 ? {} : { speed }), ...(reversed ? { reversed } : {}) };
        }),
      ),
    );
  }

  /** Clip > Create Multi-Camera Source Sequence, or Merge Clips, as far as the item's answers go. */
  makeOfSeveral(itemId: string, made: "multicam" | "merged"): void {
    this.project.edit(made === "multicam" ? "Create Multi-Camera" : "Merge Clips", (document) =>
      withItem(document, itemId, (item) => ({ ...item, made })),
    );
  }

  /** Modify > Interpret Footage; absent: "Use Frame Rate from File". What lies on timelines stays where it is. */
  interpret(itemId: string, playsAt?: FrameRate): void {
    this.project.edit("Modify Clip", (document) =>
      withItem(document, itemId, ({ playsAt: _, ...item }) => ({
        ...item,
        ...(playsAt === undefined ? {} : { playsAt }),
      })),
    );
  }

  /** Sequence > Duplicate. Answers the copy's id. */
  cloneSequence(sequenceId: string): string {
    const { project } = this;
    project.edit("Duplicate Sequence", (document) => cloned(document, project, sequenceId));
    return project.document.sequences.at(-1)?.id ?? "";
  }

  /** Drag of an item's edge or body, in ticks of the sequence's clock. */
  editItem(sequenceId: string, trackItemId: string, edit: ItemEdit): void {
    const { project } = this;
    project.edit(edit.kind === "move" ? "Move" : "Trim", (document) =>
      withSequence(document, sequenceId, (sequence) =>
        editItem(document, sequence, trackItemId, edit, () => project.newId()),
      ),
    );
  }

  /** Sets or clears (absent) a sequence's marks; the Out is exclusive. */
  mark(sequenceId: string, marks: { readonly in?: number | undefined; readonly out?: number | undefined }): void {
    this.project.edit("Set Marks", (document) =>
      withSequence(document, sequenceId, ({ inPoint: _, outPoint: __, ...sequence }) => ({
        ...sequence,
        ...(marks.in === undefined ? {} : { inPoint: ticks(marks.in) }),
        ...(marks.out === undefined ? {} : { outPoint: ticks(marks.out) }),
      })),
    );
  }

  /** Sets or clears (absent) the marks of a project item, in the media's clock. */
  markItem(itemId: string, marks: { readonly in?: number | undefined; readonly out?: number | undefined }): void {
    this.project.edit("Set Marks", (document) =>
      withItem(document, itemId, ({ inPoint: _, outPoint: __, ...item }) => ({
        ...item,
        ...(marks.in === undefined ? {} : { inPoint: ticks(marks.in) }),
        ...(marks.out === undefined ? {} : { outPoint: ticks(marks.out) }),
      })),
    );
  }

  /** What the program monitor shows; no layers is black. */
  frameAt(sequenceId: string, time: Ticks): SimulatedFrame {
    return composedFrame(this.project.document, sequenceId, time);
  }

  /** File > Save (As). An unsaved project needs a path. The file holds the simulated project as JSON. */
  async save(path = this.project.path): Promise<void> {
    const { project } = this;
    if (path === undefined) throw new Error("The project has never been saved: it needs a path");
    await saveProject(this.#host.ports, project, path);
  }

  #tell(change: PremiereChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** In the shape of a GUID. */
export function newProjectId(): string {
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join("");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

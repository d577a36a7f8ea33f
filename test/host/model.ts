/**
 * The simulated project, edited only through `SimulatedProject`, and saved as JSON.
 *
 * What Premiere can undo is the document; where one looks (playhead, selection, open sequence) is the view and is not
 * undone. Documents are never changed in place, so a step of the undo stack is the former document.
 */

import type { Ticks } from "../../src/core/time";
import { ticks } from "../../src/core/time";
import { fileNameOf, type SimulatedDocument, type SimulatedItem } from "./document";

/** Where one looks. Not undone. */
export interface SimulatedView {
  readonly activeSequenceId?: string;
  /** By sequence id. */
  readonly playheads: Readonly<Record<string, Ticks>>;
  /** Ids of selected track items, by sequence id. */
  readonly selection: Readonly<Record<string, readonly string[]>>;
  /** Selected in the project panel. */
  readonly selectedItemIds: readonly string[];
  /** Where an import without a bin goes; the root when absent. */
  readonly insertionBinId?: string;
  readonly source?: SourceView;
}

/** What lies in the Source Monitor: a project item, or a file that is not in the project. */
export interface SourceView {
  readonly itemId?: string;
  readonly path?: string;
  readonly position: Ticks;
  /** 0 when it stands. */
  readonly speed: number;
}

/** A property that was added to the project's metadata schema: a column of the project panel. */
interface SchemaProperty {
  readonly name: string;
  readonly label: string;
  readonly type: number;
}

interface UndoStep {
  /** As the Edit menu says it: "Undo Place take". */
  readonly label: string;
  /** The document before (undo) or after (redo). */
  readonly document: SimulatedDocument;
}

/** All of it, as JSON. */
export interface SavedProject {
  readonly format: "simulated project 1";
  readonly id: string;
  readonly name: string;
  readonly path?: string;
  readonly dirty: boolean;
  readonly counter: number;
  readonly schema: readonly SchemaProperty[];
  readonly document: SimulatedDocument;
  readonly view: SimulatedView;
  readonly undoStack: readonly UndoStep[];
  readonly redoStack: readonly UndoStep[];
}

/** `edited`, `undone` and `redone` may change anything in the document; `looked` only the view. */
export type ProjectChange =
  | { readonly kind: "edited" | "undone" | "redone"; readonly label: string }
  | { readonly kind: "looked" | "saved" | "schema" };

/** Premiere's History panel keeps about as many. */
const UNDO_LEVELS = 32;

export class SimulatedProject {
  #saved: SavedProject;
  readonly #listeners = new Set<(change: ProjectChange) => void>();
  #revision = 0;

  constructor(saved: SavedProject) {
    this.#saved = saved;
  }

  /** An empty project. Without a path it has never been saved. */
  static create(options: { readonly id: string; readonly name?: string; readonly path?: string }): SimulatedProject {
    const root: SimulatedItem = {
      id: "root",
      name: "Root",
      label: 0,
      content: { kind: "root" },
      columns: {},
      markers: [],
    };
    return new SimulatedProject({
      format: "simulated project 1",
      id: options.id,
      name: options.name ?? (options.path === undefined ? "Untitled.prproj" : fileNameOf(options.path)),
      ...(options.path === undefined ? {} : { path: options.path }),
      dirty: false,
      counter: 0,
      schema: [],
      document: { items: [root], sequences: [], properties: {} },
      view: { playheads: {}, selection: {}, selectedItemIds: [] },
      undoStack: [],
      redoStack: [],
    });
  }

  /** @throws Error when `value` is not what `save` gave. */
  static load(value: unknown): SimulatedProject {
    if (!isSaved(value)) throw new Error("Not a saved simulated project");
    return new SimulatedProject(value);
  }

  /** Plain data; JSON carries it. */
  save(): SavedProject {
    return this.#saved;
  }

  get id(): string {
    return this.#saved.id;
  }
  get name(): string {
    return this.#saved.name;
  }
  get path(): string | undefined {
    return this.#saved.path;
  }
  get dirty(): boolean {
    return this.#saved.dirty;
  }
  get schema(): readonly SchemaProperty[] {
    return this.#saved.schema;
  }
  get document(): SimulatedDocument {
    return this.#saved.document;
  }
  get view(): SimulatedView {
    return this.#saved.view;
  }
  /** Oldest first; the last is what undo takes back next. */
  get undoLabels(): readonly string[] {
    return this.#saved.undoStack.map((step) => step.label);
  }
  /** Counts every change of the document: host objects made before it may have died. */
  get revision(): number {
    return this.#revision;
  }

  /** Never given twice, not even after undo: in the shape of a GUID. */
  newId(): string {
    const counter = this.#saved.counter + 1;
    this.#saved = { ...this.#saved, counter };
    return `${this.id.slice(0, 8)}-0000-4000-8000-${counter.toString(16).padStart(12, "0")}`;
  }

  /** One step of the undo stack. An edit that gives back the same document is no step; answers whether it was one. */
  edit(label: string, change: (document: SimulatedDocument) => SimulatedDocument): boolean {
    const before = this.#saved.document;
    const document = change(before);
    if (document === before) return false;
    const undoStack = [...this.#saved.undoStack, { label, document: before }].slice(-UNDO_LEVELS);
    this.#become({ document, undoStack, redoStack: [], dirty: true });
    this.#revision += 1;
    this.#tell({ kind: "edited", label });
    return true;
  }

  /** What undo does not bring back: it is so in every step, done and undone. */
  rewrite(label: string, change: (document: SimulatedDocument) => SimulatedDocument): void {
    const rewritten = (step: UndoStep): UndoStep => ({ ...step, document: change(step.document) });
    this.#become({
      document: change(this.#saved.document),
      undoStack: this.#saved.undoStack.map(rewritten),
      redoStack: this.#saved.redoStack.map(rewritten),
      dirty: true,
    });
    this.#revision += 1;
    this.#tell({ kind: "edited", label });
  }

  /** The label of what was taken back; absent when there was nothing. */
  undo(): string | undefined {
    const step = this.#saved.undoStack.at(-1);
    if (step === undefined) return undefined;
    this.#become({
      document: step.document,
      undoStack: this.#saved.undoStack.slice(0, -1),
      redoStack: [...this.#saved.redoStack, { label: step.label, document: this.#saved.document }],
      dirty: true,
    });
    this.#revision += 1;
    this.#tell({ kind: "undone", label: step.label });
    return step.label;
  }

  redo(): string | undefined {
    const step = this.#saved.redoStack.at(-1);
    if (step === undefined) return undefined;
    this.#become({
      document: step.document,
      undoStack: [...this.#saved.undoStack, { label: step.label, document: this.#saved.document }],
      redoStack: this.#saved.redoStack.slice(0, -1),
      dirty: true,
    });
    this.#revision += 1;
    this.#tell({ kind: "redone", label: step.label });
    return step.label;
  }

  /** Changes where one looks. */
  look(change: (view: SimulatedView) => SimulatedView): void {
    this.#become({ view: change(this.#saved.view) });
    this.#tell({ kind: "looked" });
  }

  movePlayhead(sequenceId: string, time: number): void {
    const playhead = ticks(Math.max(0, Math.round(time)));
    this.look((view) => ({ ...view, playheads: { ...view.playheads, [sequenceId]: playhead } }));
  }

  select(sequenceId: string, trackItemIds: readonly string[]): void {
    this.look((view) => ({ ...view, selection: { ...view.selection, [sequenceId]: trackItemIds } }));
  }

  openSequence(sequenceId: string | undefined): void {
    this.look(({ activeSequenceId: _, ...view }) => ({
      ...view,
      ...(sequenceId === undefined ? {} : { activeSequenceId: sequenceId }),
    }));
  }

  /** False when the schema has the name already. */
  addToSchema(property: SchemaProperty): boolean {
    if (this.#saved.schema.some((known) => known.name === property.name)) return false;
    this.#become({ schema: [...this.#saved.schema, property], dirty: true });
    this.#tell({ kind: "schema" });
    return true;
  }

  /** The project is now at that path, with nothing unsaved. */
  markSaved(path: string): void {
    this.#become({ path, name: fileNameOf(path), dirty: false });
    this.#tell({ kind: "saved" });
  }

  /** Called after every change. Answers how to stop. */
  subscribe(listener: (change: ProjectChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #become(change: Partial<SavedProject>): void {
    this.#saved = { ...this.#saved, ...change };
  }

  #tell(change: ProjectChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

function isSaved(value: unknown): value is SavedProject {
  return (
    typeof value === "object" &&
    value !== null &&
    "format" in value &&
    value.format === "simulated project 1" &&
    "document" in value &&
    "view" in value &&
    "undoStack" in value &&
    Array.isArray(value.undoStack)
  );
}

/**
 * The simulated project: plain data that survives JSON, edited only through `SimulatedProject`.
 *
 * What Premiere can undo is the document; where one looks (playhead, selection, open sequence) is the view and is not
 * undone. Documents are never changed in place: an edit makes the next one, so a step of the undo stack is the former.
 */

import type { FrameSize } from "../../src/core/sequence";
import type { FrameRate, Ticks, TimeRange } from "../../src/core/time";
import { ticks } from "../../src/core/time";

/** What undo brings back. */
export interface SimulatedDocument {
  /** In the order of the project panel; the root comes first. */
  readonly items: readonly SimulatedItem[];
  readonly sequences: readonly SimulatedSequence[];
  /** Custom properties by owner: a sequence's id, or the project's. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SimulatedItem {
  readonly id: string;
  /** The bin it lies in; absent for the root. */
  readonly parentId?: string;
  readonly name: string;
  /** The colour label, 0 to 15. */
  readonly label: number;
  readonly content: ItemContent;
  /** Marks on the project item, in the media's clock. */
  readonly inPoint?: Ticks;
  /** Exclusive. */
  readonly outPoint?: Ticks;
  /** Project metadata by property name, as the project panel's columns show it. */
  readonly columns: Readonly<Record<string, string>>;
  /** The XMP packet; absent until something is known. */
  readonly xmp?: string;
  readonly offline?: boolean;
  /** Interpret Footage: the rate that its video is played at instead of the file's own, and counted in. */
  readonly playsAt?: FrameRate;
  /** What Premiere makes of several clips: it answers as one, and cannot be treated as one. */
  readonly made?: "multicam" | "merged";
  readonly markers: readonly SimulatedMarker[];
}

export type ItemContent =
  | { readonly kind: "root" }
  | { readonly kind: "bin" }
  | {
      readonly kind: "video";
      readonly path: string;
      readonly width: number;
      readonly height: number;
      readonly rate: FrameRate;
      readonly duration: Ticks;
      readonly hasAudio: boolean;
    }
  | { readonly kind: "still"; readonly path: string; readonly width: number; readonly height: number }
  | { readonly kind: "audio"; readonly path: string; readonly duration: Ticks }
  | { readonly kind: "sequence"; readonly sequenceId: string }
  | { readonly kind: "title"; readonly text: string };

export interface SimulatedSequence {
  readonly id: string;
  readonly name: string;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** The start timecode in whole frames: the ticks of 10:00:00:00 are beyond a safe integer. */
  readonly zeroFrame: number;
  readonly display: DisplayFormat;
  readonly fields: "progressive" | "upper" | "lower";
  /** As its settings word it. Absent: "1.0". */
  readonly pixelAspect?: string;
  /** Marks; each is set or absent on its own. */
  readonly inPoint?: Ticks;
  /** Exclusive. */
  readonly outPoint?: Ticks;
  /** V1 first. */
  readonly video: readonly SimulatedTrack[];
  readonly audio: readonly SimulatedTrack[];
  readonly markers: readonly SimulatedMarker[];
}

type DisplayFormat = "non-drop" | "drop" | "frames" | "feet 16mm" | "feet 35mm";

export interface SimulatedTrack {
  readonly id: number;
  readonly name: string;
  /** Video: the eye is off. Audio: muted. */
  readonly muted: boolean;
  /** Ordered by start, never overlapping. */
  readonly items: readonly SimulatedTrackItem[];
  readonly transitions?: readonly TimeRange[];
}

export interface SimulatedTrackItem {
  readonly id: string;
  readonly name: string;
  /** The project item that it shows. */
  readonly itemId: string;
  /** In the sequence's clock, which starts at 0. */
  readonly start: Ticks;
  readonly end: Ticks;
  /** Where in the media's clock it begins. */
  readonly inPoint: Ticks;
  readonly disabled: boolean;
  /** 2 is twice as fast. Absent: 1. */
  readonly speed?: number;
  /** It runs backwards. */
  readonly reversed?: true;
  /** Time remapping: where in its media it ends, as no one speed would have it. */
  readonly remappedTo?: Ticks;
  /** Shared by picture and sound that were placed together. */
  readonly linkId?: string;
  /** Beside those that every clip has; one of the same name takes their place. */
  readonly effects?: readonly SimulatedEffect[];
  /** An adjustment layer: it has no picture of its own. */
  readonly adjustment?: true;
}

export interface SimulatedEffect {
  readonly matchName: string;
  readonly params: readonly SimulatedParam[];
}

export interface SimulatedParam {
  readonly name: string;
  /** A point is two parts of the frame. Absent: of a kind that no call says, as a curve. */
  readonly value?: number | string | boolean | readonly number[];
  readonly keys?: readonly { readonly time: Ticks; readonly value: number }[];
}

export interface SimulatedMarker {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly start: Ticks;
  readonly duration: Ticks;
  readonly comments: string;
  readonly colour: number;
}

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
  /** The last is what redo does next. */
  get redoLabels(): readonly string[] {
    return this.#saved.redoStack.map((step) => step.label);
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

/** The last part of a path, whichever way its slashes lean. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

export function itemOf(document: SimulatedDocument, id: string): SimulatedItem | undefined {
  return document.items.find((item) => item.id === id);
}

export function sequenceOf(document: SimulatedDocument, id: string): SimulatedSequence | undefined {
  return document.sequences.find((sequence) => sequence.id === id);
}

/** The file behind an item; absent for bins, sequences and titles. */
export function pathOf(item: SimulatedItem): string | undefined {
  return "path" in item.content ? item.content.path : undefined;
}

/** The project item that stands for a sequence in the project panel. */
export function itemOfSequence(document: SimulatedDocument, sequenceId: string): SimulatedItem | undefined {
  return document.items.find(({ content }) => content.kind === "sequence" && content.sequenceId === sequenceId);
}

export function withItem(
  document: SimulatedDocument,
  id: string,
  change: (item: SimulatedItem) => SimulatedItem,
): SimulatedDocument {
  return { ...document, items: document.items.map((item) => (item.id === id ? change(item) : item)) };
}

export function withSequence(
  document: SimulatedDocument,
  id: string,
  change: (sequence: SimulatedSequence) => SimulatedSequence,
): SimulatedDocument {
  return {
    ...document,
    sequences: document.sequences.map((sequence) => (sequence.id === id ? change(sequence) : sequence)),
  };
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

/** Markers on sequences and project items, and custom properties of projects and sequences. */

import type * as adobe from "@adobe/premierepro";
import type { Part, Simulated } from "./adobe";
import { HostRefusal, need, textOf, wholeOf } from "./adobe";
import { Constants } from "./constants";
import type { Handle, SimAction } from "./host";
import { itemIn, sequenceIn } from "./host";
import type { SimulatedDocument, SimulatedMarker } from "./model";
import { withItem, withSequence } from "./model";
import { answer, anyItemHandle } from "./project-items";
import { SimProject } from "./projects";
import { SimSequence } from "./sequences";
import { SimGuid, SimTickTime } from "./ticktime";

/** The owner's markers, read and written. */
interface Owner {
  readonly handle: Handle;
  readonly read: (document: SimulatedDocument) => readonly SimulatedMarker[];
  readonly write: (document: SimulatedDocument, markers: readonly SimulatedMarker[]) => SimulatedDocument;
}

function ownerOf(call: string, value: unknown): Owner {
  if (SimSequence.is(value)) {
    const handle = SimSequence.handleOf(call, value);
    return {
      handle,
      read: (document) => sequenceIn(document, handle.id).markers,
      write: (document, markers) => withSequence(document, handle.id, (sequence) => ({ ...sequence, markers })),
    };
  }
  const handle = anyItemHandle(call, value);
  return {
    handle,
    read: (document) => itemIn(document, handle.id).markers,
    write: (document, markers) => withItem(document, handle.id, (item) => ({ ...item, markers })),
  };
}

export const Marker: Simulated<adobe.MarkerStatic> = {
  MARKER_TYPE_COMMENT: "Comment",
  MARKER_TYPE_CHAPTER: "Chapter",
  MARKER_TYPE_FLVCUEPOINT: "FLVCuePoint",
  MARKER_TYPE_WEBLINK: "WebLink",
};

class SimMarker implements Simulated<Omit<adobe.Marker, "getColor" | "getUrl" | "getTarget">> {
  readonly #owner: Owner;
  readonly #id: string;

  constructor(owner: Owner, id: string) {
    this.#owner = owner;
    this.#id = id;
    // Markers can be told apart since 26.3.
    if (owner.handle.host.version === "25.6") Object.defineProperty(this, "guid", { value: undefined });
  }

  static idOf(call: string, value: unknown): string {
    if (typeof value !== "object" || value === null || !(#id in value)) {
      throw new HostRefusal(value === undefined ? "few" : "type", `${call}: not a Marker`);
    }
    return value.#id;
  }

  #marker(): SimulatedMarker {
    const marker = this.#owner.read(this.#owner.handle.document()).find(({ id }) => id === this.#id);
    if (marker === undefined) throw new HostRefusal("stale", "the marker is gone");
    return marker;
  }
  #change(call: string, change: Partial<SimulatedMarker>): SimAction {
    this.#marker();
    const { handle, read, write } = this.#owner;
    return handle.action(call, (document) =>
      write(
        document,
        read(document).map((one) => (one.id === this.#id ? { ...one, ...change } : one)),
      ),
    );
  }

  get guid(): SimGuid {
    return new SimGuid(this.#id);
  }
  getName(): string {
    return this.#marker().name;
  }
  getType(): string {
    return this.#marker().type;
  }
  getComments(): string {
    return this.#marker().comments;
  }
  getColorIndex(): number {
    return this.#marker().colour;
  }
  getStart(): SimTickTime {
    return SimTickTime.of(this.#marker().start);
  }
  getDuration(): SimTickTime {
    return SimTickTime.of(this.#marker().duration);
  }
  createSetNameAction(name: unknown): SimAction {
    return this.#change("createSetNameAction", { name: textOf("createSetNameAction", name) });
  }
  createSetCommentsAction(comments: unknown): SimAction {
    return this.#change("createSetCommentsAction", { comments: textOf("createSetCommentsAction", comments) });
  }
  createSetTypeAction(markerType: unknown): SimAction {
    return this.#change("createSetTypeAction", { type: textOf("createSetTypeAction", markerType) });
  }
  createSetColorByIndexAction(colorIndex: unknown): SimAction {
    return this.#change("createSetColorByIndexAction", { colour: wholeOf("createSetColorByIndexAction", colorIndex) });
  }
  createSetDurationAction(tickTime: unknown): SimAction {
    return this.#change("createSetDurationAction", { duration: SimTickTime.read("createSetDurationAction", tickTime) });
  }
}

class SimMarkers implements Simulated<adobe.Markers> {
  readonly #owner: Owner;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  getMarkers(filters?: unknown): SimMarker[] {
    const wanted: readonly unknown[] = Array.isArray(filters) ? filters : [];
    const markers = this.#owner.read(this.#owner.handle.document());
    return markers
      .filter((marker) => wanted.length === 0 || wanted.includes(marker.type))
      .map((marker) => new SimMarker(this.#owner, marker.id));
  }
  /** Its colour is another action. */
  createAddMarkerAction(
    name: unknown,
    markerType: unknown,
    startTime: unknown,
    duration: unknown,
    comments: unknown,
  ): SimAction {
    const call = "createAddMarkerAction";
    need(call, [name]);
    const { handle, read, write } = this.#owner;
    const marker = {
      name: textOf(call, name),
      type: markerType === undefined ? Marker.MARKER_TYPE_COMMENT : textOf(call, markerType),
      start: SimTickTime.read(call, startTime ?? SimTickTime.of(0)),
      duration: SimTickTime.read(call, duration ?? SimTickTime.of(0)),
      comments: comments === undefined ? "" : textOf(call, comments),
      colour: Constants.MarkerColor.GREEN,
    };
    return handle.action(call, (document, project) => {
      const markers = [...read(document), { id: project.newId(), ...marker }].sort((a, b) => a.start - b.start);
      return write(document, markers);
    });
  }
  createRemoveMarkerAction(marker: unknown): SimAction {
    const id = SimMarker.idOf("createRemoveMarkerAction", marker);
    const { handle, read, write } = this.#owner;
    return handle.action("createRemoveMarkerAction", (document) =>
      write(
        document,
        read(document).filter((one) => one.id !== id),
      ),
    );
  }
  createMoveMarkerAction(marker: unknown, tickTime: unknown): SimAction {
    const id = SimMarker.idOf("createMoveMarkerAction", marker);
    const start = SimTickTime.read("createMoveMarkerAction", tickTime);
    const { handle, read, write } = this.#owner;
    return handle.action("createMoveMarkerAction", (document) =>
      write(
        document,
        read(document).map((one) => (one.id === id ? { ...one, start } : one)),
      ),
    );
  }
}

export const Markers: Simulated<adobe.MarkersStatic> = {
  getMarkers: (owner: unknown) => answer(() => new SimMarkers(ownerOf("getMarkers", owner))),
};

/** Values are kept as text; asking for a number reads one. */
class SimProperties implements Simulated<adobe.Properties> {
  readonly #handle: Handle;

  constructor(handle: Handle) {
    this.#handle = handle;
  }
  #values(): Readonly<Record<string, string>> {
    return this.#handle.document().properties[this.#handle.id] ?? {};
  }
  #change(call: string, change: (values: Readonly<Record<string, string>>) => Record<string, string>): SimAction {
    const { id } = this.#handle;
    return this.#handle.action(call, (document) => ({
      ...document,
      properties: { ...document.properties, [id]: change(document.properties[id] ?? {}) },
    }));
  }

  hasValue(name: unknown): boolean {
    return textOf("hasValue", name) in this.#values();
  }
  getValue(name: unknown): string {
    return this.#values()[textOf("getValue", name)] ?? "";
  }
  getValueAsInt(name: unknown): number {
    return Math.trunc(Number(this.getValue(name)));
  }
  getValueAsFloat(name: unknown): number {
    return Number(this.getValue(name));
  }
  getValueAsBool(name: unknown): boolean {
    return this.getValue(name) === "true";
  }
  createSetValueAction(name: unknown, value: unknown, persistenceFlag: unknown): SimAction {
    need("createSetValueAction", [name, value, persistenceFlag]);
    const key = textOf("createSetValueAction", name);
    return this.#change("createSetValueAction", (values) => ({ ...values, [key]: String(value) }));
  }
  createClearValueAction(name: unknown): SimAction {
    const key = textOf("createClearValueAction", name);
    return this.#change("createClearValueAction", ({ [key]: _, ...values }) => values);
  }
}

export const Properties: Part<
  adobe.PropertiesStatic,
  "getProperties" | "PROPERTY_PERSISTENT" | "PROPERTY_NON_PERSISTENT"
> = {
  getProperties: (owner: unknown) =>
    answer(() => {
      const call = "getProperties";
      return new SimProperties(
        SimProject.is(owner) ? SimProject.handleOf(call, owner) : SimSequence.handleOf(call, owner),
      );
    }),
  PROPERTY_PERSISTENT: Constants.PropertyType.PERSISTENT,
  PROPERTY_NON_PERSISTENT: Constants.PropertyType.NON_PERSISTENT,
};

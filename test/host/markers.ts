/** Markers on sequences and project items, and custom properties of projects and sequences. */

import type * as adobe from "@adobe/premierepro";
import type { Part, Simulated } from "./adobe";
import { answer, HostRefusal, need, textOf, wholeOf } from "./adobe";
import { Constants } from "./constants";
import type { Handle, SimAction } from "./host";
import { itemIn, sequenceIn } from "./host";
import type { SimulatedDocument, SimulatedMarker } from "./document";
import { withItem, withSequence } from "./document";
import { anyItemHandle } from "./project-items";
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

type MarkerParts =
  "guid" | "getName" | "getComments" | "getColorIndex" | "getStart" | "getDuration" | "createSetColorByIndexAction";

/** Its name, type, length and words are set when it is made. */
class SimMarker implements Part<adobe.Marker, MarkerParts> {
  readonly #owner: Owner;
  readonly #id: string;

  constructor(owner: Owner, id: string) {
    this.#owner = owner;
    this.#id = id;
    // Markers can be told apart since 26.3.
    if (owner.handle.host.version === "25.6") Object.defineProperty(this, "guid", { value: undefined });
  }

  #marker(): SimulatedMarker {
    const marker = this.#owner.read(this.#owner.handle.document()).find(({ id }) => id === this.#id);
    if (marker === undefined) throw new HostRefusal("stale", "the marker is gone");
    return marker;
  }

  get guid(): SimGuid {
    return new SimGuid(this.#id);
  }
  getName(): string {
    return this.#marker().name;
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
  createSetColorByIndexAction(colorIndex: unknown): SimAction {
    const call = "createSetColorByIndexAction";
    const colour = wholeOf(call, colorIndex);
    this.#marker();
    const { handle, read, write } = this.#owner;
    return handle.action(call, (document) =>
      write(
        document,
        read(document).map((one) => (one.id === this.#id ? { ...one, colour } : one)),
      ),
    );
  }
}

class SimMarkers implements Part<adobe.Markers, "getMarkers" | "createAddMarkerAction"> {
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
}

export const Markers: Simulated<adobe.MarkersStatic> = {
  getMarkers: (owner: unknown) => answer(() => new SimMarkers(ownerOf("getMarkers", owner))),
};

type PropertyParts = "hasValue" | "getValue" | "createSetValueAction" | "createClearValueAction";

/** Values are kept as text. */
class SimProperties implements Part<adobe.Properties, PropertyParts> {
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

export const Properties: Part<adobe.PropertiesStatic, "getProperties"> = {
  getProperties: (owner: unknown) =>
    answer(() => {
      const call = "getProperties";
      return new SimProperties(
        SimProject.is(owner) ? SimProject.handleOf(call, owner) : SimSequence.handleOf(call, owner),
      );
    }),
};

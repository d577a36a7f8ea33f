/** The markers of a sequence, as plain data. */

import ppro from "premierepro";
import type { Marker } from "@adobe/premierepro";
import type { MarkerView } from "../core/fill";
import { ask, askMaybe, ticksOf, withFreshObjects } from "./ask";
import { requireProject } from "./project";
import { findSequence } from "./sequence";

/** @throws StudioError `no-project`, `sequence-changed`, `host-refused` */
export async function readMarkers(projectId: string, sequenceId: string): Promise<readonly MarkerView[]> {
  return withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(projectId), sequenceId);
    const markers = await ask("Markers.getMarkers", () => ppro.Markers.getMarkers(sequence));
    const all = await ask<readonly Marker[]>("Markers.getMarkers", () => markers.getMarkers());
    const read = await Promise.all(all.map(readMarker));
    return read.map((marker, index) => ({ ...marker, id: uniqueId(read, index) }));
  });
}

/** Adobe's types are not always right about what is a promise, so everything is awaited. */
async function readMarker(marker: Marker): Promise<MarkerView> {
  const [name, comments, start, duration, guid] = await Promise.all([
    askMaybe("Marker.getName", () => marker.getName()),
    askMaybe("Marker.getComments", () => marker.getComments()),
    ask("Marker.getStart", () => marker.getStart()),
    ask("Marker.getDuration", () => marker.getDuration()),
    idOf(marker),
  ]);
  const view = {
    name: name ?? "",
    comments: comments ?? "",
    start: ticksOf("Marker.getStart", start),
    duration: ticksOf("Marker.getDuration", duration),
  };
  return { id: guid ?? `${view.start} ${view.name} ${view.comments}`, ...view };
}

/** Absent before 26.3, whose markers cannot be told apart. */
async function idOf(marker: Marker): Promise<string | undefined> {
  const guid: { toString(): string } | undefined = await askMaybe("Marker.guid", () => marker.guid);
  return guid?.toString();
}

/** Two that say the same at the same place are still two. */
function uniqueId(all: readonly MarkerView[], index: number): string {
  const id = all[index]?.id ?? "";
  const before = all.slice(0, index).filter((one) => one.id === id).length;
  return before === 0 ? id : `${id} ${before + 1}`;
}

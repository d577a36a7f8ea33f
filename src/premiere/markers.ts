/** The markers of a sequence: read as plain data, and added. */

import ppro from "premierepro";
import type { Marker } from "@adobe/premierepro";
import type { MarkerView } from "../core/fill";
import { ticks, type TimeRange } from "../core/time";
import { ask, askMaybe, refusal, tickTimeOf, ticksOf, withFreshObjects } from "./ask";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { transact } from "./transact";

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

/** A marker to be. */
export interface NewMarker {
  readonly name: string;
  readonly comments: string;
  /** In the sequence's clock. */
  readonly range: TimeRange;
}

/**
 * Puts those into the sequence that do not lie there already, as one undo step: a second press adds nothing. Answers with how
 * many of them lie there then.
 * @throws StudioError `no-project`, `sequence-changed`; `host-refused`: nothing was changed then, or none of them came.
 */
export async function addMarkers(
  projectId: string,
  sequenceId: string,
  label: string,
  wanted: readonly NewMarker[],
): Promise<number> {
  const before = await readMarkers(projectId, sequenceId);
  const fresh = wanted.filter((marker) => !liesAmong(before, marker));
  if (fresh.length === 0) return wanted.length;
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const sequence = await findSequence(project, sequenceId);
    const markers = await ask("Markers.getMarkers", () => ppro.Markers.getMarkers(sequence));
    transact(project, label, () =>
      fresh.map(({ name, comments, range: { start, end } }) =>
        markers.createAddMarkerAction(
          name,
          ppro.Marker.MARKER_TYPE_COMMENT,
          tickTimeOf(start),
          tickTimeOf(ticks(end - start)),
          comments,
        ),
      ),
    );
  });
  const now = await readMarkers(projectId, sequenceId);
  if (!fresh.some((marker) => liesAmong(now, marker))) {
    throw refusal("Markers.createAddMarkerAction", undefined, "No marker is there.");
  }
  return wanted.filter((marker) => liesAmong(now, marker)).length;
}

function liesAmong(markers: readonly MarkerView[], { name, comments, range }: NewMarker): boolean {
  return markers.some((one) => one.name === name && one.comments === comments && one.start === range.start);
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

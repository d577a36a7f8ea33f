/** Sequence > Duplicate: a sequence once more, with everything on it. */

import { HostRefusal } from "./adobe";
import { itemOfSequence, sequenceOf } from "./document";
import type { SimulatedDocument, SimulatedSequence, SimulatedTrack } from "./document";
import type { SimulatedProject } from "./model";

/** @throws HostRefusal when the sequence is gone. */
export function cloned(document: SimulatedDocument, project: SimulatedProject, id: string): SimulatedDocument {
  const sequence = sequenceOf(document, id);
  const item = itemOfSequence(document, id);
  if (sequence === undefined || item === undefined) throw new HostRefusal("stale", "the sequence is gone");
  const name = freeName(document, sequence);
  const links = new Map<string, string>();
  const linkOf = (linkId: string): string => {
    const known = links.get(linkId) ?? project.newId();
    links.set(linkId, known);
    return known;
  };
  const track = (one: SimulatedTrack): SimulatedTrack => ({
    ...one,
    items: one.items.map((each) => ({
      ...each,
      id: project.newId(),
      ...(each.linkId === undefined ? {} : { linkId: linkOf(each.linkId) }),
    })),
  });
  const copy = {
    ...sequence,
    id: project.newId(),
    name,
    video: sequence.video.map(track),
    audio: sequence.audio.map(track),
    markers: sequence.markers.map((marker) => ({ ...marker, id: project.newId() })),
  };
  const shown = { ...item, id: project.newId(), name, content: { kind: "sequence", sequenceId: copy.id } as const };
  return { ...document, items: [...document.items, shown], sequences: [...document.sequences, copy] };
}

/** "Reel 2 Copy", "Reel 2 Copy 01" … as Premiere writes them in English. */
function freeName({ sequences }: SimulatedDocument, { name }: SimulatedSequence): string {
  const taken = new Set(sequences.map((one) => one.name));
  for (let number = 0; ; number++) {
    const wanted = number === 0 ? `${name} Copy` : `${name} Copy ${String(number).padStart(2, "0")}`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** What Pickup laid as labels: known again by its name and its media, and taken off a sequence in one undo step. */

import ppro from "premierepro";
import type { Action, Project, Sequence } from "@adobe/premierepro";
import { isLabelName } from "../core/label-laid";
import { askMaybe, refusal, withFreshObjects } from "./ask";
import { itemsWithin } from "./bin";
import { headsBeside, type HeadsToNote } from "./heads";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { clipsOn, showsLabel, trackAt, trackCount, type ClipTrackItem } from "./track-item";
import { transact } from "./transact";

/**
 * Which project items are labels: by their names, so that a renamed clip on the timeline is known all the same, and by their
 * media, so that nothing else is taken off that bears such a name. @throws StudioError
 */
export async function labelItems(projectId: string): Promise<ReadonlySet<string>> {
  return withFreshObjects(async () => {
    const found = await itemsWithin(await requireProject(projectId), ({ name }) => isLabelName(name));
    const labels = new Set<string>();
    for (const { item } of found) if (await showsLabel(item)) labels.add(item.getId());
    return labels;
  });
}

/**
 * Takes every clip of those project items off the sequence, as one undo step, in which `heads` are noted; the project items
 * stay. Answers with how many there were. @throws StudioError `no-project`, `sequence-changed`; `host-refused`, also when one of them is still there.
 */
export async function removeFrom(
  projectId: string,
  sequenceId: string,
  label: string,
  itemIds: ReadonlySet<string>,
  heads?: HeadsToNote,
): Promise<number> {
  const count = await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const removal = await removalOf(await findSequence(project, sequenceId), itemIds);
    if (removal.count === 0) return 0;
    const notes = await headsBeside(project, heads);
    transact(project, label, () => [...removal.actions(), ...notes()]);
    return removal.count;
  });
  const left = await withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(projectId), sequenceId);
    return (await removalOf(sequence, itemIds)).count;
  });
  if (left > 0) throw refusal("SequenceEditor.createRemoveItemsAction", undefined, "A label is still in the sequence.");
  return count;
}

/** As a part of another step, carried out before its clips are laid. */
export function clearing(
  itemIds: ReadonlySet<string>,
): (project: Project, sequence: Sequence) => Promise<() => readonly Action[]> {
  return async (_, sequence) => (await removalOf(sequence, itemIds)).actions;
}

async function removalOf(
  sequence: Sequence,
  itemIds: ReadonlySet<string>,
): Promise<{ readonly count: number; readonly actions: () => readonly Action[] }> {
  const items = await clipsOf(sequence, itemIds);
  const actions = (): readonly Action[] => {
    if (items.length === 0) return [];
    const made: Action[] = [];
    ppro.TrackItemSelection.createEmptySelection((selection) => {
      for (const item of items) selection.addItem(item, true);
      const editor = ppro.SequenceEditor.getEditor(sequence);
      // Without ripple: nothing else moves. Premiere refuses fewer than three arguments.
      made.push(editor.createRemoveItemsAction(selection, false, ppro.Constants.MediaType.ANY));
    });
    return made;
  };
  return { count: items.length, actions };
}

async function clipsOf(sequence: Sequence, itemIds: ReadonlySet<string>): Promise<readonly ClipTrackItem[]> {
  const found: ClipTrackItem[] = [];
  const count = await trackCount(sequence, "video");
  for (let track = 0; track < count; track++) {
    for (const item of await clipsOn(await trackAt(sequence, "video", track))) {
      const shows = await askMaybe("TrackItem.getProjectItem", () => item.getProjectItem());
      if (shows !== undefined && itemIds.has(shows.getId())) found.push(item);
    }
  }
  return found;
}

/** Shows an editor a range of the open sequence: its clip selected, the playhead at its start; and, asked for, In and Out around it. */

import ppro from "premierepro";
import type { Sequence, TrackItemSelection } from "@adobe/premierepro";
import { contains, type TimeRange } from "../core/time";
import { askToDo, refusal, tickTimeOf, withFreshObjects } from "./ask";
import { requireProject } from "./project";
import { findSequence, readInOut } from "./sequence";
import { rangeOf, videoClipsAt } from "./track-item";
import { transact } from "./transact";

export interface ShownRange {
  /** A video track of the sequence, from 0. */
  readonly track: number;
  /** On the sequence's clock. An empty one gets no In and Out. */
  readonly range: TimeRange;
}

/** Leaves no undo step: where one looks is no part of the cut. @throws StudioError `no-project`, `sequence-changed`, `host-refused` */
export async function showRange(projectId: string, sequenceId: string, { track, range }: ShownRange): Promise<void> {
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const sequence = await findSequence(project, sequenceId);
    await selectAt(sequence, track, range);
    await askToDo("Sequence.setPlayerPosition", () => sequence.setPlayerPosition(tickTimeOf(range.start)));
  });
}

/**
 * Marks are one undo step of their own; Premiere has no other way to set them. None is left where they are there already.
 * @throws StudioError `no-project`, `sequence-changed`; `host-refused`, also where they do not read back as asked
 */
export async function markRange(projectId: string, sequenceId: string, { range }: ShownRange): Promise<void> {
  if (range.end <= range.start) return;
  const isThere = (marks: TimeRange | undefined): boolean => marks?.start === range.start && marks.end === range.end;
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const sequence = await findSequence(project, sequenceId);
    if (isThere(await readInOut(sequence))) return;
    const [start, end] = [tickTimeOf(range.start), tickTimeOf(range.end)];
    transact(project, "Mark the AI range", () => [
      sequence.createSetInPointAction(start),
      sequence.createSetOutPointAction(end),
    ]);
  });
  const marks = await withFreshObjects(async () =>
    readInOut(await findSequence(await requireProject(projectId), sequenceId)),
  );
  if (!isThere(marks))
    throw refusal("Sequence.createSetInPointAction", undefined, "The marks are not where they were set.");
}

async function selectAt(sequence: Sequence, track: number, { start }: TimeRange): Promise<void> {
  for (const item of await videoClipsAt(sequence, track)) {
    if (!contains(await rangeOf(item), start)) continue;
    const made: TrackItemSelection[] = [];
    await askToDo("TrackItemSelection.createEmptySelection", () =>
      ppro.TrackItemSelection.createEmptySelection((selection) => made.push(selection)),
    );
    for (const selection of made) {
      selection.addItem(item, true);
      // A promise before 26.3, at once since.
      await askToDo("Sequence.setSelection", () => sequence.setSelection(selection));
    }
    return;
  }
}

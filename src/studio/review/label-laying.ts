/** Labels onto the timeline: drawn once, brought into Pickup's bin once, and laid or taken off in one undo step. */

import { StudioError } from "../../core/failure";
import { cutPrint, withoutLabels } from "../../core/label-laid";
import type { LabelPicture } from "../../core/label-picture";
import { labelTrack } from "../../core/label-plan";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { framesIn } from "../../core/time";
import type { MediaRoom } from "../../media/client";
import { InMemory } from "../../media/in-memory";
import type { HeadsToNote } from "../../premiere/heads";
import { importClip, keepLength } from "../../premiere/import";
import { clearing, labelItems, removeFrom } from "../../premiere/labels";
import { placeTogether, type ClipToPlace } from "../../premiere/placement";
import { readProject } from "../../premiere/project";
import { exists, makeFolder, rename } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { writeFile } from "../disk/shelf";
import type { LabelDeed } from "./label-state";
import type { LabelToLay } from "./labels-to-lay";
import { oneAtATime, whenStill } from "../placing/at-timeline";

export interface LabelLayingOutside {
  readonly room: MediaRoom;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Noted in the steps that lay labels and take them off: what was decided about them stands in the ledger. */
  readonly heads: HeadsToNote;
}

/**
 * Lays them in one undo step, which takes off what lies there of labels. `print`: of the cut that was audited.
 * @throws StudioError `cannot-label` (cut-changed), `room-unavailable`, and what Premiere or the disk refuses: none lies there then
 */
export async function layLabels(
  labels: readonly LabelToLay[],
  { project, sequence, home, print }: LabelTarget,
  outside: LabelLayingOutside,
): Promise<LabelDeed> {
  const { projectId } = project;
  const items = new Map<string, string>();
  for (const { name, picture, placement } of labels) {
    if (items.has(name)) continue;
    const path = await drawnAt(home, name, picture, outside.room);
    const ref = await importClip({ projectId, path }, outside.sleep);
    await keepLength(ref, { from: 0, frames: framesIn(placement.rangeInSequence, sequence.rate), rate: sequence.rate });
    items.set(name, ref.itemId);
  }
  await whenStill(outside.sleep);
  return oneAtATime(async () => {
    const { video } = await asAudited(sequence, print);
    const track = labelTrack(
      withoutLabels(video),
      labels.map(({ placement }) => placement),
    );
    const clips = labels.flatMap(({ name, placement: { rangeInSequence } }): readonly ClipToPlace[] => {
      const itemId = items.get(name);
      if (itemId === undefined) return [];
      const { rate } = sequence;
      const frames = framesIn(rangeInSequence, rate);
      return [
        { itemId, at: rangeInSequence.start, frames, rate, videoTrack: track, audioTrack: null, mode: "overwrite" },
      ];
    });
    const before = await labelItems(projectId);
    const placed = await placeTogether(
      {
        projectId,
        sequenceId: sequence.sequenceId,
        label: clips.length === 1 ? "Lay a label" : `Lay ${clips.length} labels`,
        clips,
        ahead: clearing(before),
        heads: outside.heads,
        atLast: async () => void (await asAudited(sequence, print)),
      },
      outside.sleep,
    );
    const failures = placed.flatMap((one) => (one.kind === "failed" ? [one.failure] : []));
    const [first] = failures;
    // The step was carried out: where some of them lie, that is what happened, and what is missing is said.
    if (first !== undefined && failures.length === placed.length) throw new StudioError(first);
    const unverified = placed.filter(({ kind }) => kind === "committed-unverified").length;
    return { kind: "laid", labels: placed.length - failures.length, track, unverified, missing: failures.length };
  });
}

export interface LabelTarget {
  readonly project: ProjectView;
  readonly sequence: SequenceView;
  /** Where new takes go. */
  readonly home: string;
  readonly print: string;
}

/** Takes off every label that lies in the sequence, in one undo step. @throws StudioError */
export async function removeLabels(
  { projectId }: ProjectView,
  { sequenceId }: SequenceView,
  { heads }: Pick<LabelLayingOutside, "heads">,
): Promise<LabelDeed> {
  return oneAtATime(async () => {
    const items = await labelItems(projectId);
    return { kind: "removed", labels: await removeFrom(projectId, sequenceId, "Remove labels", items, heads) };
  });
}

/** @throws StudioError `sequence-changed` when another one is open; `cannot-label` (cut-changed) */
async function asAudited({ sequenceId }: SequenceView, print: string): Promise<SequenceView> {
  const sequence = (await readProject())?.sequence;
  if (sequence?.sequenceId !== sequenceId) throw new StudioError({ kind: "sequence-changed" });
  if (cutPrint(sequence) !== print) throw new StudioError({ kind: "cannot-label", why: "cut-changed" });
  return sequence;
}

/** The path of the picture; drawn unless it lies there already. A file that is there is whole: it was moved there. */
async function drawnAt(home: string, name: string, picture: LabelPicture, room: MediaRoom): Promise<string> {
  const folder = joinPath(home, "labels");
  const path = joinPath(folder, `${name}.png`);
  if (await exists(path)) return path;
  const drawing = new InMemory();
  await room.label(picture, drawing);
  const bytes = await drawing.read(0, drawing.size);
  await makeFolder(folder);
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
  return path;
}

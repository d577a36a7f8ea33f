/** A new sequence for clips of the project. */

import type { SequenceView } from "../core/sequence";
import { ask, askToDo, withFreshObjects } from "./ask";
import { clipOf, requireItem } from "./bin";
import { requireProject } from "./project";
import { findSequence, readSequence, sequenceIdOf } from "./sequence";

/**
 * Makes a sequence with the rate and size of a clip, which then lies at its beginning, and opens it. Premiere chooses what else
 * there is to choose, so what it chose is read and answered. An undo step of its own, if Premiere makes it one.
 * @throws StudioError `no-project`, `host-refused`
 */
export async function makeSequenceFrom(projectId: string, itemId: string, name: string): Promise<SequenceView> {
  const sequenceId = await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const clip = clipOf(await requireItem(project, itemId));
    const made = await ask("Project.createSequenceFromMedia", () => project.createSequenceFromMedia(name, [clip]));
    return sequenceIdOf(made);
  });
  return withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const sequence = await findSequence(project, sequenceId);
    await askToDo("Project.openSequence", () => project.openSequence(sequence));
    return readSequence(sequence);
  });
}

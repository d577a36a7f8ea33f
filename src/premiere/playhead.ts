/** Where the editor looks: the playhead of a sequence, and a clip that plays in the Source Monitor. */

import ppro from "premierepro";
import type { FrameRate, Ticks } from "../core/time";
import { ask, askToDo, refusal, tickTimeOf, withFreshObjects } from "./ask";
import { requireItem, type ItemRef } from "./bin";
import { requireProject } from "./project";
import { findSequence, readPosition } from "./sequence";

export interface PlayheadWish {
  readonly projectId: string;
  readonly sequenceId: string;
  /** In the sequence's clock. */
  readonly to: Ticks;
  readonly rate: FrameRate;
}

/**
 * Puts the playhead there. The API has no call that plays a programme: it stands there, and the editor plays it.
 * @throws StudioError `no-project`, `sequence-changed`; `host-refused`, also when it stands more than a frame off afterwards
 */
export async function movePlayhead({ projectId, sequenceId, to, rate }: PlayheadWish): Promise<void> {
  await withFreshObjects(async () => {
    const sequence = await findSequence(await requireProject(projectId), sequenceId);
    await askToDo("Sequence.setPlayerPosition", () => sequence.setPlayerPosition(tickTimeOf(to)));
    const stands = await readPosition(sequence);
    if (Math.abs(stands - to) > rate) {
      throw refusal("Sequence.setPlayerPosition", undefined, "The playhead stands elsewhere.");
    }
  });
}

/**
 * Opens the item in the Source Monitor and plays it from a moment of its own clock; before 26.3, which can set none, from
 * where the monitor begins. It plays on until the editor stops it.
 * @throws StudioError `no-project`; `host-refused`, also when the item has left the project
 */
export async function playInSource({ projectId, itemId }: ItemRef, from: Ticks): Promise<void> {
  await withFreshObjects(async () => {
    const item = await requireItem(await requireProject(projectId), itemId);
    await askToDo("SourceMonitor.openProjectItem", () => ppro.SourceMonitor.openProjectItem(item));
    if ("setPosition" in ppro.SourceMonitor) {
      await ask("SourceMonitor.setPosition", () => ppro.SourceMonitor.setPosition(tickTimeOf(from)));
    }
    await askToDo("SourceMonitor.play", () => ppro.SourceMonitor.play(1));
  });
}

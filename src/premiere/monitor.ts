/** The Source Monitor: where an editor looks at a take before it is in the cut. */

import ppro from "premierepro";
import { askToDo, withFreshObjects } from "./ask";
import { requireItem } from "./bin";
import type { ItemRef } from "./bin";
import { requireProject } from "./project";

/** @throws StudioError `no-project`; `host-refused`, also when the item has left the project. */
export async function openInSourceMonitor({ projectId, itemId }: ItemRef): Promise<void> {
  await withFreshObjects(async () => {
    const item = await requireItem(await requireProject(projectId), itemId);
    await askToDo("SourceMonitor.openProjectItem", () => ppro.SourceMonitor.openProjectItem(item));
  });
}

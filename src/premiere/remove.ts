/** Takes clips out of the project panel, wherever in it they lie. */

import { refusal, withFreshObjects } from "./ask";
import { itemsWithin } from "./bin";
import { requireProject } from "./project";
import { transact } from "./transact";

/**
 * Removes those project items in one undo step. What is not there any more is no failure. Whether anything uses them is
 * asked before, never here.
 * @throws StudioError `no-project`, `host-refused`
 */
export async function removeClips(projectId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  const wanted = new Set(itemIds);
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const found = await itemsWithin(project, ({ id }) => wanted.has(id));
    if (found.length === 0) return;
    const label = found.length === 1 ? "Remove a take" : `Remove ${found.length} takes`;
    transact(project, label, () => found.map(({ folder, item }) => folder.createRemoveItemAction(item)));
  });
  const left = await itemsLeft(projectId, wanted);
  if (left > 0) throw refusal("FolderItem.createRemoveItemAction", undefined, "The clip is still in the project.");
}

async function itemsLeft(projectId: string, wanted: ReadonlySet<string>): Promise<number> {
  return withFreshObjects(
    async () => (await itemsWithin(await requireProject(projectId), ({ id }) => wanted.has(id))).length,
  );
}

/**
 * Names of items that are called after one of Pickup's clips and are none of `known`: subclips and copies, which play the
 * same file. @throws StudioError
 */
export async function namesakes(projectId: string, known: ReadonlySet<string>): Promise<readonly string[]> {
  return withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const found = await itemsWithin(project, ({ id, name }) => name.startsWith("PU_") && !known.has(id));
    return found.map(({ item }) => item.name);
  });
}

/** Takes clips out of the project panel, wherever in it they lie. */

import type { ProjectItem } from "@adobe/premierepro";
import { failureOf } from "../core/failure";
import { ask, askMaybe, isStale, refusal, withFreshObjects } from "./ask";
import { clipOf, itemsWithin } from "./bin";
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

/** By project item that plays a file at all: its native path. `unreadable`: Premiere could not say which file it is. */
export type PlayedFiles = ReadonlyMap<string, string>;

/**
 * What every clip of the project plays, whatever it is called and wherever in the project panel it lies: subclips, copies and
 * clips whose media were exchanged too. Sequences play no file. @throws StudioError `no-project`
 */
export async function playedFiles(projectId: string): Promise<PlayedFiles> {
  return withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const found = await itemsWithin(project, () => true);
    const played = new Map<string, string>();
    for (const { item } of found) {
      const path = await pathOf(item);
      if (path !== "") played.set(item.getId(), path);
    }
    return played;
  });
}

async function pathOf(item: ProjectItem): Promise<string> {
  try {
    const clip = clipOf(item);
    if (await ask("ClipProjectItem.isSequence", () => clip.isSequence())) return "";
    return (await askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath())) ?? "";
  } catch (error) {
    if (isStale(error)) throw error;
    if (failureOf(error).kind === "host-refused") return "unreadable";
    throw error;
  }
}

/** Takes clips out of the project panel, wherever in it they lie. */

import type { ProjectItem } from "@adobe/premierepro";
import { failureOf } from "../core/failure";
import { ask, askMaybe, isStale, refusal, withFreshObjects } from "./ask";
import { clipOf, fileNameOf, itemsWithin } from "./bin";
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
 * By project item that plays a file at all: its native path. `unreadable`: Premiere could not say which file it is, and it
 * may be one in the folder that matters.
 */
export type PlayedFiles = ReadonlyMap<string, string>;

/**
 * What every clip of the project plays, whatever it is called and wherever in the project panel it lies: subclips, copies and
 * clips whose media were exchanged too. Sequences play no file. `within`: the name of the folder that matters, as it stands
 * in paths. @throws StudioError `no-project`
 */
export async function playedFiles(projectId: string, within: string): Promise<PlayedFiles> {
  return withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const found = await itemsWithin(project, () => true);
    const played = new Map<string, string>();
    for (const { item } of found) {
      const path = await pathOf(item);
      if (path !== "") played.set(item.getId(), path);
    }
    const elsewhere = await foundElsewhere(
      played,
      found.map(({ item }) => item),
      within,
    );
    for (const itemId of elsewhere) played.delete(itemId);
    return played;
  });
}

/**
 * Unreadable items that play nothing within: a matte or a title that throws when it is asked must not stand for all. Premiere
 * is asked the other way round, which items play something there, and believed if it names all that are known to, and finds
 * by its name a file that it said itself.
 */
async function foundElsewhere(
  played: PlayedFiles,
  items: readonly ProjectItem[],
  within: string,
): Promise<readonly string[]> {
  const unreadable = [...played].flatMap(([itemId, path]) => (path === "unreadable" ? [itemId] : []));
  const readable = [...played].filter(([, path]) => path !== "unreadable");
  const [witnessId, witnessPath] = readable[0] ?? [];
  const witness = items.find((item) => item.getId() === witnessId);
  if (unreadable.length === 0 || witness === undefined || witnessPath === undefined) return [];
  const playing = async (part: string): Promise<ReadonlySet<string>> => {
    const clip = clipOf(witness);
    const call = "ClipProjectItem.findItemsMatchingMediaPath";
    const found = await ask(call, () => clip.findItemsMatchingMediaPath(part, false));
    return new Set(found.map((item) => item.getId()));
  };
  try {
    const there = await playing(within);
    const isBelieved =
      readable.every(([itemId, path]) => !path.includes(within) || there.has(itemId)) &&
      (await playing(fileNameOf(witnessPath))).has(witness.getId());
    return isBelieved ? unreadable.filter((itemId) => !there.has(itemId)) : [];
  } catch (error) {
    if (isStale(error)) throw error;
    if (failureOf(error).kind === "host-refused") return [];
    throw error;
  }
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

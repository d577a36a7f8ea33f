/** The project panel: Pickup's bin, and finding items in it. Items leave this folder as ids only. */

import ppro from "premierepro";
import type { ClipProjectItem, FolderItem, Project, ProjectItem } from "@adobe/premierepro";
import { ask, askMaybe, isStale, refusal } from "./ask";
import { transact } from "./transact";

/** The name of the bin at the project's root that holds every clip Pickup imports. */
export const BIN_NAME = "Pickup";

/** Pickup's bin; made, in an undo step of its own, when the root has none of that name. */
export async function pickupBin(project: Project): Promise<ProjectItem> {
  const existing = await findPickupBin(project);
  if (existing !== undefined) return existing;
  const root = await rootOf(project);
  transact(project, "Make the Pickup bin", () => [root.createBinAction(BIN_NAME, false)]);
  const made = await findPickupBin(project);
  if (made === undefined) throw refusal("FolderItem.createBinAction", undefined, "The bin did not appear.");
  return made;
}

/** Absent when the project's root has none of that name. */
async function findPickupBin(project: Project): Promise<ProjectItem | undefined> {
  const items = await itemsIn(await rootOf(project));
  return items.find((item) => item.name === BIN_NAME && folderOf(item) !== undefined);
}

/** How an item of the project panel is found again, also after a save and a reopen. */
export interface ItemRef {
  readonly projectId: string;
  readonly itemId: string;
}

/** What a file is called in a path of either kind, `/` or `\`. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/**
 * The clip that plays that file: looked for in Pickup's bin by path, and in the rest of the project among the items that
 * still bear the file's name, so that a large project is not asked for thousands of paths.
 */
export async function findClipOfFile(project: Project, path: string): Promise<ProjectItem | undefined> {
  const bin = await findPickupBin(project);
  const folder = bin && folderOf(bin);
  const inBin = folder && (await findItem(folder, (item) => plays(item, path)));
  if (inBin !== undefined) return inBin;
  const stem = fileNameOf(path).replace(/\.[^.]*$/, "");
  return findItem(await rootOf(project), async (item) => item.name.startsWith(stem) && (await plays(item, path)));
}

/** @throws StudioError `host-refused` when the project has no item of that id (any more). */
export async function requireItem(project: Project, itemId: string): Promise<ProjectItem> {
  const bin = await findPickupBin(project);
  const folder = bin && folderOf(bin);
  const hasId = (item: ProjectItem): boolean => orNothing(() => item.getId()) === itemId;
  const found = (folder && (await findItem(folder, hasId))) ?? (await findItem(await rootOf(project), hasId));
  if (found === undefined) throw refusal("ProjectItem.getId", undefined, "The clip is no longer in the project.");
  return found;
}

/** Every item of the project panel that `matches`, with the bin that it lies in; bins themselves are none. */
export async function itemsWithin(
  project: Project,
  matches: (item: { readonly id: string; readonly name: string }) => boolean,
): Promise<readonly { readonly folder: FolderItem; readonly item: ProjectItem }[]> {
  const found: { readonly folder: FolderItem; readonly item: ProjectItem }[] = [];
  const look = async (folder: FolderItem): Promise<void> => {
    for (const item of await itemsIn(folder)) {
      const inner = folderOf(item);
      const id = inner === undefined ? orNothing(() => item.getId()) : undefined;
      if (inner !== undefined) await look(inner);
      else if (id !== undefined && matches({ id, name: item.name })) found.push({ folder, item });
    }
  };
  await look(await rootOf(project));
  return found;
}

/** @throws StudioError `host-refused` for what is no clip. */
export function clipOf(item: ProjectItem): ClipProjectItem {
  const clip = castTo(() => ppro.ClipProjectItem.cast(item));
  if (clip === undefined) throw refusal("ClipProjectItem.cast", undefined, `${item.name} is no clip.`);
  return clip;
}

async function rootOf(project: Project): Promise<FolderItem> {
  return ask("Project.getRootItem", () => project.getRootItem());
}

async function itemsIn(folder: FolderItem): Promise<readonly ProjectItem[]> {
  return ask<readonly ProjectItem[]>("FolderItem.getItems", () => folder.getItems());
}

async function findItem(
  folder: FolderItem,
  matches: (item: ProjectItem) => boolean | Promise<boolean>,
): Promise<ProjectItem | undefined> {
  for (const item of await itemsIn(folder)) {
    const inner = folderOf(item);
    const found = inner === undefined ? (await matches(item)) && item : await findItem(inner, matches);
    if (found) return found;
  }
  return undefined;
}

async function plays(item: ProjectItem, path: string): Promise<boolean> {
  const clip = castTo(() => ppro.ClipProjectItem.cast(item));
  if (clip === undefined) return false;
  try {
    const media = await askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath());
    return media !== undefined && media !== "" && isSamePath(media, path);
  } catch (error) {
    // What cannot tell its path, as a sequence or a title, is not the clip; one that has died is asked for anew.
    if (isStale(error)) throw error;
    return false;
  }
}

/** Whether two native paths name one file, whichever way Premiere writes them. */
export function isSamePath(one: string, other: string): boolean {
  return normalised(one) === normalised(other);
}

/**
 * Paths as Premiere gives them back: on Windows with either slash and any case, at times with the `\\?\` prefix; on a
 * Mac with accents composed or not.
 */
function normalised(path: string): string {
  const plain = path
    .normalize("NFC")
    .replace(/^\\\\\?\\/, "")
    .replace(/\\/g, "/");
  return /^([a-z]:|\/)\//i.test(plain) ? plain.toLowerCase() : plain;
}

function folderOf(item: ProjectItem): FolderItem | undefined {
  const { TYPE_BIN, TYPE_ROOT } = ppro.ProjectItem;
  return item.type === TYPE_BIN || item.type === TYPE_ROOT ? castTo(() => ppro.FolderItem.cast(item)) : undefined;
}

/** A cast of the wrong kind answers nothing in some versions and throws in others: both say no. */
function castTo<T>(cast: () => T): T | undefined {
  return orNothing(() => cast() ?? undefined);
}

/** What an item cannot answer says nothing about it; only one that has died is a reason to ask anew. */
function orNothing<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch (error) {
    if (isStale(error)) throw error;
    return undefined;
  }
}

/** Where things are kept: `Pickup/` beside the project, so that a team on shared storage shares its takes. */

import uxp from "uxp";
import { failureOf, type Failure } from "../core/failure";
import { makeFolder, remove } from "./files";
import { isAbsolute, joinPath, parentOf } from "./paths";
import { readText, writeText } from "./texts";

interface PickupFolder {
  readonly path: string;
  /** The project has not been saved yet, so its takes wait in the panel's own folder. */
  readonly temporary: boolean;
}

/** In `Pickup/`; every take has a folder of its own in it. */
export const TAKES_FOLDER = "takes";

/** The panel's own folder, which Premiere keeps until the panel is removed. A native path. */
export async function dataFolder(): Promise<string> {
  return (await uxp.storage.localFileSystem.getDataFolder()).nativePath;
}

/**
 * Where this project's takes are kept; not made yet. `chosen` is the editor's other place, `projectPath` the .prproj's
 * own path, absent or empty while it has never been saved.
 */
export async function pickupFolder(project: {
  readonly projectPath?: string | undefined;
  readonly chosen?: string | undefined;
}): Promise<PickupFolder> {
  const { chosen, projectPath } = project;
  if (chosen !== undefined && chosen !== "") return { path: chosen, temporary: false };
  const saved = projectPath === undefined ? "" : withoutLongPrefix(projectPath);
  if (isAbsolute(saved)) return { path: joinPath(parentOf(saved), "Pickup"), temporary: false };
  return { path: joinPath(await dataFolder(), "Pickup"), temporary: true };
}

/** `takes/<takeId>` in it. @throws RangeError when the id could lead out of the folder: ids are Pickup's own. */
export function takeFolder(pickup: string, takeId: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(takeId)) throw new RangeError(`Not a take's id: ${takeId}`);
  return joinPath(pickup, TAKES_FOLDER, takeId);
}

/**
 * Makes the folder, and writes and removes a small file in it: what a system says about permissions is not always what it
 * does. Absent when all is well, else why it cannot be used.
 */
export async function probeFolder(folder: string): Promise<Failure | undefined> {
  const file = joinPath(folder, `.pickup-${Math.floor(Math.random() * 1e9).toString(36)}`);
  try {
    await makeFolder(folder);
    await writeText(file, '"probe"');
    await readText(file);
    await remove(file);
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === "folder-not-writable" ? { kind: failure.kind, folder } : failure;
  }
}

/** Without the prefix that Windows puts before long paths, which not every call takes. */
function withoutLongPrefix(path: string): string {
  return path.replace(/^\\\\\?\\UNC\\/, "\\\\").replace(/^\\\\\?\\/, "");
}

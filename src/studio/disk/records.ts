/** Records of one kind in a folder of their own: a JSON file each, called by its record's id. */

import { Misfit } from "../../core/decode";
import { failureOf, StudioError } from "../../core/failure";
import { exists, makeFolder } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { readText, removeText, textsIn, writeText } from "../../uxp/texts";

/**
 * Every record in the folder; none where there is no such folder. One that cannot be read is left as it is: `onUnread` hears of
 * its name and why. @throws StudioError when the folder cannot be listed
 */
export async function recordsIn<T>(
  folder: string,
  decode: (json: string) => T,
  onUnread: (file: string, error: Error) => void,
): Promise<readonly T[]> {
  const records: T[] = [];
  if (!(await exists(folder))) return records;
  for (const name of await textsIn(folder)) {
    if (!name.endsWith(".json")) continue;
    try {
      records.push(decode(await readText(joinPath(folder, name))));
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      // Its first writing was cut off, or goes on: there is no such record yet.
      if (failureOf(error).kind === "file-missing") continue;
      onUnread(name, error);
    }
  }
  return records;
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function saveRecord(folder: string, id: string, json: string): Promise<void> {
  await makeFolder(folder);
  await writeText(fileOf(folder, id), json);
}

/** Nothing there is no failure. @throws StudioError */
export async function removeRecord(folder: string, id: string): Promise<void> {
  await removeText(fileOf(folder, id));
}

/** @throws RangeError when the id could lead out of the folder: ids are Pickup's own. */
function fileOf(folder: string, id: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) throw new RangeError(`Not a record's id: ${id}`);
  return joinPath(folder, `${id}.json`);
}

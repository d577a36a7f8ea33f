/** JSON files in the panel's own folder: what is known on this machine, whatever the project. */

import { parse, type Decoder } from "../../core/decode";
import { dataFolder } from "../../uxp/folders";
import { joinPath } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";

/** Absent: there is no such file yet. @throws Misfit where it is damaged or another version's; StudioError */
export async function readDataFile<T>(name: string, decode: Decoder<T>): Promise<T | undefined> {
  const json = await maybeReadText(joinPath(await dataFolder(), name));
  return json === undefined ? undefined : parse(json, decode);
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function writeDataFile(name: string, json: string): Promise<void> {
  await writeText(joinPath(await dataFolder(), name), json);
}

/** What the editor has set, for all projects of this user: one JSON file in the panel's own folder. Never a secret. */

import { StudioError } from "../core/failure";
import { Misfit, parse, type Decoder } from "../core/decode";
import { copy } from "./files";
import { dataFolder } from "./folders";
import { joinPath } from "./paths";
import { maybeReadText, writeText } from "./texts";

/**
 * Absent when nothing has been set yet.
 * @throws StudioError `file-damaged` when the file holds something else; what to do then is the caller's to say.
 */
export async function loadSettings<T>(decode: Decoder<T>): Promise<T | undefined> {
  const path = await settingsFile();
  const json = await maybeReadText(path);
  if (json === undefined) return undefined;
  try {
    return parse(json, decode);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "file-damaged", file: path, why: error.message }, { cause: error });
  }
}

/** Copies what stands there now to `settings.json.damaged`, before it is written over. @throws StudioError */
export async function setSettingsAside(): Promise<void> {
  const path = await settingsFile();
  await copy(path, `${path}.damaged`);
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function saveSettings(settings: unknown): Promise<void> {
  await writeText(await settingsFile(), `${JSON.stringify(settings, null, 2)}\n`);
}

async function settingsFile(): Promise<string> {
  return joinPath(await dataFolder(), "settings.json");
}

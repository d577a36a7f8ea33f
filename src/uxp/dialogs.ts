/** What the editor picks in the system's own dialogs. Closing one without an answer is an answer: absent. */

import uxp from "uxp";
import { StudioError, messageOf } from "../core/failure";
import { readText } from "./texts";

/** A native path. @throws StudioError `host-refused` */
export async function pickFolder(): Promise<string | undefined> {
  const folder = await guarded("getFolder", () => uxp.storage.localFileSystem.getFolder());
  return folder?.nativePath;
}

/** The native path of a file whose name says PNG or JPEG; what it is, only its bytes tell. @throws StudioError `host-refused` */
export async function pickPicture(): Promise<string | undefined> {
  const { localFileSystem } = uxp.storage;
  const picked = await guarded("getFileForOpening", () =>
    localFileSystem.getFileForOpening({ types: ["png", "jpg", "jpeg"], allowMultiple: false }),
  );
  // A list, which may be empty, is what some versions answer even where one file was asked for.
  const [file] = [picked].flat();
  return file?.nativePath;
}

/** A text file with one of these endings, whole. @throws StudioError `host-refused`; what reading it throws */
export async function pickText(
  types: readonly string[],
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const { localFileSystem } = uxp.storage;
  const picked = await guarded("getFileForOpening", () =>
    localFileSystem.getFileForOpening({ types: [...types], allowMultiple: false }),
  );
  const [file] = [picked].flat();
  if (file === undefined || file === null) return undefined;
  return { name: file.name, text: await readText(file.nativePath, () => true) };
}

/**
 * Writes `text` to a file that the editor names; `suggestedName` has an extension. Answers with the file's native path.
 * @throws StudioError `host-refused`
 */
export async function saveTextAs(suggestedName: string, text: string): Promise<string | undefined> {
  const types = [suggestedName.slice(suggestedName.lastIndexOf(".") + 1)];
  const { localFileSystem, formats } = uxp.storage;
  const file = await guarded("getFileForSaving", () => localFileSystem.getFileForSaving(suggestedName, { types }));
  if (file === null || file === undefined) return undefined;
  await guarded("File.write", () => file.write(text, { format: formats.utf8 }));
  return file.nativePath;
}

async function guarded<T>(call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const message = messageOf(error);
    throw new StudioError({ kind: "host-refused", call, message }, { cause: error });
  }
}

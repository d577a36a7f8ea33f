/** What the editor picks in the system's own dialogs. Closing one without an answer is an answer: absent. */

import uxp, { type UxpFile } from "uxp";
import { StudioError, type Failure } from "../core/failure";
import { messageOf } from "../core/thrown";
import { stat } from "./files";
import { readText } from "./texts";

/** A native path. @throws StudioError `host-refused` */
export async function pickFolder(): Promise<string | undefined> {
  const folder = await guarded("getFolder", () => uxp.storage.localFileSystem.getFolder());
  return folder?.nativePath;
}

/** The native path of a file whose name says PNG or JPEG; what it is, only its bytes tell. @throws StudioError `host-refused` */
export async function pickPicture(): Promise<string | undefined> {
  return (await pickFile(["png", "jpg", "jpeg"]))?.nativePath;
}

/**
 * A text file with one of these endings, whole. `refuse`: why one of so many bytes is not read; absent: it is.
 * @throws StudioError `host-refused`; what `refuse` says, and what reading it throws
 */
export async function pickText(
  types: readonly string[],
  refuse: (file: string, bytes: number) => Failure | undefined = () => undefined,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const file = await pickFile([...types]);
  if (file === undefined) return undefined;
  const failure = refuse(file.name, (await stat(file.nativePath))?.size ?? 0);
  if (failure !== undefined) throw new StudioError(failure);
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

async function pickFile(types: string[]): Promise<UxpFile | undefined> {
  const { localFileSystem } = uxp.storage;
  const picked = await guarded("getFileForOpening", () =>
    localFileSystem.getFileForOpening({ types, allowMultiple: false }),
  );
  // A list, which may be empty, is what some versions answer even where one file was asked for.
  const [file] = [picked].flat();
  return file ?? undefined;
}

async function guarded<T>(call: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const message = messageOf(error);
    throw new StudioError({ kind: "host-refused", call, message }, { cause: error });
  }
}

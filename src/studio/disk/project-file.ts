/**
 * `Pickup/project.json`: what is said of the projects that keep their takes there, by several parts of the panel and by
 * others. Whoever writes a field leaves the rest as it is; writes of one file wait for each other.
 */

import { fieldsOf, parse, type Decoder } from "../../core/decode";
import { makeFolder } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";

export const PROJECT_FILE = "project.json";

export type ProjectFields = Readonly<Record<string, unknown>>;

/** By the path of their file. */
const changing = new Map<string, Promise<unknown>>();

/** Absent: there is no such file. @throws Misfit where it is damaged, StudioError where it cannot be read. */
export async function readProjectFile<T>(home: string, decode: Decoder<T>): Promise<T | undefined> {
  const json = await maybeReadText(joinPath(home, PROJECT_FILE), () => true);
  return json === undefined ? undefined : parse(json, decode);
}

/** `change` gets its fields as they are now, or none; `damaged` says what they are where it is no JSON. @throws StudioError; what `damaged` throws */
export async function changeProjectFile(
  home: string,
  change: (fields: ProjectFields) => ProjectFields,
  damaged: (error: unknown) => ProjectFields,
): Promise<void> {
  const file = joinPath(home, PROJECT_FILE);
  const mine = (changing.get(file) ?? Promise.resolve()).then(async () => {
    const json = await maybeReadText(file, () => true);
    const fields = change(json === undefined ? {} : fieldsIn(json, damaged));
    await makeFolder(home);
    await writeText(file, `${JSON.stringify({ schema: "pickup.project", version: 1, ...fields }, null, 2)}\n`);
  });
  const settled = mine.catch(() => undefined);
  changing.set(file, settled);
  try {
    await mine;
  } finally {
    if (changing.get(file) === settled) changing.delete(file);
  }
}

function fieldsIn(json: string, damaged: (error: unknown) => ProjectFields): ProjectFields {
  try {
    return parse(json, (value, at) => fieldsOf(value, at).rest());
  } catch (error) {
    return damaged(error);
  }
}

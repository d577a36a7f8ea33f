/**
 * Who this installation is: the owner of what it writes. In a file of its own, so that whatever else breaks does not make
 * every take somebody else's.
 */

import { Misfit, object, parse, textLike } from "../core/decode";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { maybeReadText, writeText } from "../uxp/texts";

const FILE = "device.json";

/** Absent: it has no name yet, or one that cannot be read. @throws StudioError when the disk does not answer. */
export async function readDevice(): Promise<string | undefined> {
  const json = await maybeReadText(await path());
  if (json === undefined) return undefined;
  try {
    return parse(json, record);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** @throws StudioError */
export async function keepDevice(id: string): Promise<void> {
  await writeText(await path(), `${JSON.stringify({ schema: "pickup.device", version: 1, id }, null, 2)}\n`);
}

async function path(): Promise<string> {
  return joinPath(await dataFolder(), FILE);
}

const record = object(({ read }) => read("id", textLike(/\S/, "a name")));

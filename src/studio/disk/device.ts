/**
 * Who this installation is: the owner of what it writes. In a file of its own, so that whatever else breaks does not make
 * every take somebody else's.
 */

import { Misfit, object, textLike } from "../../core/decode";
import { readDataFile, writeDataFile } from "./data-file";

const FILE = "device.json";

/** Absent: it has no name yet, or one that cannot be read. @throws StudioError when the disk does not answer. */
export async function readDevice(): Promise<string | undefined> {
  try {
    return await readDataFile(FILE, record);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** @throws StudioError */
export async function keepDevice(id: string): Promise<void> {
  await writeDataFile(FILE, `${JSON.stringify({ schema: "pickup.device", version: 1, id }, null, 2)}\n`);
}

const record = object(({ read }) => read("id", textLike(/\S/, "a name")));

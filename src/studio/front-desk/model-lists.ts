/**
 * The models that each engine had when it was last asked, in `engine-models.json` in the panel's own folder: a form has
 * its limits while an engine is away. Each says in its `source` whose word that was, and of which day.
 */

import type { Capability } from "../../core/capability";
import { list, Misfit, object, type Decoder } from "../../core/decode";
import { capabilityRecord } from "../../engines/documents";
import { readDataFile, writeDataFile } from "../disk/data-file";

const FILE = "engine-models.json";

/** By engine id. */
export type ModelLists = Readonly<Record<string, readonly Capability[]>>;

const lists: Decoder<ModelLists> = object(({ rest }) =>
  Object.fromEntries(
    Object.entries(rest()).map(([engineId, models]) => [engineId, list(capabilityRecord)(models, engineId)]),
  ),
);

const record = object(({ read }) => read("engines", lists));

/** Empty where nothing was kept. @throws StudioError when the folder cannot be read. */
export async function readModelLists(): Promise<ModelLists> {
  try {
    return (await readDataFile(FILE, record)) ?? {};
  } catch (error) {
    // Another version's, or a broken one: every engine is asked again anyway.
    if (error instanceof Misfit) return {};
    throw error;
  }
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function writeModelLists(engines: ModelLists): Promise<void> {
  await writeDataFile(FILE, `${JSON.stringify({ schema: "pickup.engine-models", version: 1, engines })}\n`);
}

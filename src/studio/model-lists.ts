/**
 * The models that each engine had when it was last asked, in `engine-models.json` in the panel's own folder: a form has
 * its limits while an engine is away. Each says in its `source` whose word that was, and of which day.
 */

import type { Capability } from "../core/capability";
import { list, Misfit, object, parse, type Decoder } from "../core/decode";
import { capabilityRecord } from "../engines/documents";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { maybeReadText, writeText } from "../uxp/texts";

const FILE = "engine-models.json";

/** By engine id. */
export type ModelLists = Readonly<Record<string, readonly Capability[]>>;

const lists: Decoder<ModelLists> = object(({ rest }) =>
  Object.fromEntries(
    Object.entries(rest()).map(([engineId, models]) => [engineId, list(capabilityRecord)(models, engineId)]),
  ),
);

/** Empty where nothing was kept. @throws StudioError when the folder cannot be read. */
export async function readModelLists(): Promise<ModelLists> {
  const json = await maybeReadText(await path());
  try {
    return json === undefined
      ? {}
      : parse(
          json,
          object(({ read }) => read("engines", lists)),
        );
  } catch (error) {
    // Another version's, or a broken one: every engine is asked again anyway.
    if (error instanceof Misfit) return {};
    throw error;
  }
}

/** @throws StudioError `folder-not-writable`, `disk-full` */
export async function writeModelLists(engines: ModelLists): Promise<void> {
  await writeText(await path(), `${JSON.stringify({ schema: "pickup.engine-models", version: 1, engines })}\n`);
}

async function path(): Promise<string> {
  return joinPath(await dataFolder(), FILE);
}

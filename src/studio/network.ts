/**
 * Whether a project may leave the house: `project.json` in its `Pickup/`, so that it holds on every machine that opens it.
 * Fields of others in that file stay.
 */

import { fieldsOf, Misfit, object, oneOf, parse } from "../core/decode";
import { StudioError } from "../core/failure";
import { makeFolder } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { maybeReadText, writeText } from "../uxp/texts";
import type { ProjectNetwork } from "./engine-state";

const FILE = "project.json";

/**
 * `any` where nobody has said anything.
 * @throws StudioError `network-unread` when what stands there cannot be read: then nothing may be assumed.
 */
export async function readNetwork(home: string): Promise<ProjectNetwork> {
  const json = await maybeReadText(joinPath(home, FILE), () => true);
  if (json === undefined) return "any";
  try {
    return parse(json, record).network ?? "any";
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "network-unread", why: error.message }, { cause: error });
  }
}

const record = object(({ maybe }) => maybe("network", oneOf("any", "this-network")));

/** What cannot be read of the file is written over: nobody can say what it said. @throws StudioError */
export async function writeNetwork(home: string, network: ProjectNetwork): Promise<void> {
  const path = joinPath(home, FILE);
  const json = await maybeReadText(path, () => true);
  const known = json === undefined ? {} : fieldsIn(json);
  await makeFolder(home);
  await writeText(path, `${JSON.stringify({ schema: "pickup.project", version: 1, ...known, network }, null, 2)}\n`);
}

function fieldsIn(json: string): Readonly<Record<string, unknown>> {
  try {
    return parse(json, (value, at) => fieldsOf(value, at).rest());
  } catch (error) {
    if (error instanceof Misfit) return {};
    throw error;
  }
}

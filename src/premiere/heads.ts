/** The heads of Pickup's ledgers in the project's own properties: saved with it, away from the ledgers. */

import ppro from "premierepro";
import type { Action, Project, Properties } from "@adobe/premierepro";
import { Misfit } from "../core/decode";
import { StudioError } from "../core/failure";
import type { Head } from "../core/ledger-chain";
import { decodeHeads, encodeHeads, mergedHeads, type HeadsNow } from "../core/ledger-heads";
import { ask, isStale, withFreshObjects } from "./ask";
import { requireProject } from "./project";
import { transact } from "./transact";

const PROPERTY = "PickupLedgerHeads";
/** What stood there and could not be read, before it was written over: each text on a line of its own. */
const UNREAD = "PickupLedgerHeadsUnread";

/** `unreadable`: something stands there that is not Pickup's, or is damaged. @throws StudioError */
export async function readHeads(projectId: string): Promise<readonly Head[] | "unreadable"> {
  return withFreshObjects(async () => headsOf(await requireProject(projectId)));
}

/** Whether heads that could not be read stand in the project, or stood there once: what they noted nobody knows. @throws StudioError */
export async function areHeadsUnread(projectId: string): Promise<boolean> {
  return withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const properties = await propertiesOf(project);
    return properties.hasValue(UNREAD) || (await headsOf(project)) === "unreadable";
  });
}

/** What notes them, for whoever makes an undo step anyway. Absent: they stand there already. @throws StudioError */
export async function headActions(project: Project, now: HeadsNow): Promise<(() => readonly Action[]) | undefined> {
  const properties = await propertiesOf(project);
  const known = await headsOf(project);
  const older = known === "unreadable" ? [] : known;
  const merged = encodeHeads(mergedHeads(older, now));
  if (known !== "unreadable" && merged === encodeHeads(older)) return undefined;
  const texts: (readonly [name: string, text: string])[] = [[PROPERTY, merged]];
  if (known === "unreadable") {
    const before = properties.hasValue(UNREAD) ? [properties.getValue(UNREAD)] : [];
    texts.unshift([UNREAD, [...before, properties.getValue(PROPERTY)].join("\n")]);
  }
  const { PERSISTENT } = ppro.Constants.PropertyType;
  return () => texts.map(([name, text]) => properties.createSetValueAction(name, text, PERSISTENT));
}

/** Where the ledgers stand, asked for when a step is about to be made. */
export type HeadsToNote = () => Promise<HeadsNow>;

/**
 * As a part of somebody's step, which is carried out without it where the ledgers or Premiere's properties cannot be had: no
 * clip waits for them, and the next step notes what this one did not.
 */
export async function headsBeside(project: Project, heads: HeadsToNote | undefined): Promise<() => readonly Action[]> {
  const note = heads === undefined ? undefined : await noteOf(project, heads);
  return () => {
    try {
      return note?.() ?? [];
    } catch (error) {
      if (isStale(error)) throw error;
      return [];
    }
  };
}

async function noteOf(project: Project, heads: HeadsToNote): Promise<(() => readonly Action[]) | undefined> {
  try {
    return await headActions(project, await heads());
  } catch (error) {
    if (isStale(error) || !(error instanceof StudioError)) throw error;
    return undefined;
  }
}

/** In an undo step of its own, unless they stand there. @throws StudioError */
export async function noteHeads(projectId: string, now: HeadsNow): Promise<void> {
  await withFreshObjects(async () => {
    const project = await requireProject(projectId);
    const actions = await headActions(project, now);
    if (actions !== undefined) transact(project, "Note the ledger’s head", actions);
  });
}

async function headsOf(project: Project): Promise<readonly Head[] | "unreadable"> {
  const properties = await propertiesOf(project);
  if (!properties.hasValue(PROPERTY)) return [];
  try {
    return decodeHeads(properties.getValue(PROPERTY));
  } catch (error) {
    if (error instanceof Misfit) return "unreadable";
    throw error;
  }
}

function propertiesOf(project: Project): Promise<Properties> {
  return ask("Properties.getProperties", () => ppro.Properties.getProperties(project));
}

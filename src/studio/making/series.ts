/**
 * Several takes of one shot, asked for by one press: each a take of its own, with the next seed. The first that arrives goes
 * onto the timeline; the others wait in the bin.
 */

import { Misfit } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { seedAt } from "../../core/series";
import type { Take } from "../../core/take";
import { remove } from "../../uxp/files";
import { takeFolder } from "../../uxp/folders";
import { joinPath, parentOf } from "../../uxp/paths";
import { ask, type Asked, type Asking } from "./ask";
import { readTake, TAKE_FILE, type Shelved } from "../disk/shelf";

/**
 * All of them are on disk when it resolves, before the first is sent.
 * @throws StudioError as `ask`; then none of them is there, and nothing is asked.
 */
export async function askSeries(asking: Asking, count: number): Promise<readonly Asked[]> {
  if (count < 2) return [await ask(asking)];
  const ids = Array.from({ length: count }, () => asking.newId());
  const asked: Asked[] = [];
  try {
    for (const [index, id] of ids.entries()) {
      const form = { ...asking.form, seed: seedAt(asking.form.seed, index) };
      const known = [...asking.known, ...asked.map(({ shelved }) => shelved.take)];
      asked.push(await ask({ ...asking, form, known, series: { id, takes: ids } }));
    }
    return asked;
  } catch (error) {
    // What stays on disk as asked for would be sent by the next start: the records go first.
    await takeBack(ids.map((id) => takeFolder(asking.home.path, id)));
    throw error;
  }
}

/** As far as the disk lets: what stays was never begun, and is not sent by itself. */
async function takeBack(folders: readonly string[]): Promise<void> {
  try {
    for (const folder of folders) await remove(joinPath(folder, TAKE_FILE));
    for (const folder of folders) await remove(folder);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
  }
}

/** The others that were asked with it, as far as they are still there. `known`: a take in memory, which is newer than the disk. */
export async function siblingsOf(
  { take, folder }: Shelved,
  known: (takeId: string) => Take | undefined,
): Promise<readonly Take[]> {
  const siblings: Take[] = [];
  for (const id of take.series ?? []) {
    if (id === take.id) continue;
    const one = known(id) ?? (await maybeRead(joinPath(parentOf(folder), id)));
    if (one !== undefined) siblings.push(one);
  }
  return siblings;
}

/** Absent: it was removed, or cannot be read. */
async function maybeRead(folder: string): Promise<Take | undefined> {
  try {
    return await readTake(folder);
  } catch (error) {
    if (error instanceof Misfit || error instanceof StudioError) return undefined;
    throw error;
  }
}

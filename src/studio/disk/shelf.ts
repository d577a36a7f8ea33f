/**
 * Takes on disk: `Pickup/takes/<takeId>/` with take.json, the original, the clip and the frames. What is here is the
 * truth; every list in memory is made from it.
 */

import { toBase64 } from "../../core/base64";
import { Misfit } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { decodeTake, encodeTake } from "../../core/record";
import type { StoredFile, Take } from "../../core/take";
import { copy, exists, list, makeFolder, readBytes, remove } from "../../uxp/files";
import { takeFolder, TAKES_FOLDER } from "../../uxp/folders";
import { joinPath, parentOf } from "../../uxp/paths";
import { readText, writeText } from "../../uxp/texts";
import { fingerprint } from "./fingerprint";
import { withFile, writing } from "./open-files";

/** A take and the folder that holds its files, a native path. */
export interface Shelved {
  readonly take: Take;
  readonly folder: string;
}

export const TAKE_FILE = "take.json";

/** The still that stands at `index` among the recipe's references. */
export function referenceFile(index: number): string {
  return index === 0 ? "reference.png" : `reference-${index + 1}.png`;
}

/** A small picture for lists. A still hold has none: its reference frame serves. */
export const POSTER_FILE = "poster.jpg";

/** The home that a take lies in: its library is beside its takes. */
export function homeOf({ folder }: Pick<Shelved, "folder">): string {
  return parentOf(parentOf(folder));
}

/** A take that is there but cannot be read: another version's, or damaged. It is left as it is. */
export interface Unread {
  readonly folder: string;
  readonly why: string;
}

/** The take in that folder. @throws Misfit, StudioError `file-missing` */
export async function readTake(folder: string): Promise<Take> {
  return decodeTake(await readText(joinPath(folder, TAKE_FILE)));
}

/** Records that are read side by side, and after how many the host gets a word in. */
const AT_ONCE = 16;
const BREATH = 32;

export interface Reading {
  /** Takes that are not wanted, by the names of their folders, which are their ids. */
  readonly isUnwanted?: (name: string) => boolean;
  /** The take in that folder, where nobody but this panel can have changed it since; absent: the disk is asked. */
  readonly known?: (folder: string) => Shelved | undefined;
  /** Each take as it is found, in no order. */
  readonly onTake: (shelved: Shelved) => void;
  readonly onUnread?: (unread: Unread) => void;
  /** Awaited after every few records: thousands must not hold up the panel. */
  readonly rest?: () => Promise<void>;
}

/** Finds every take below `home`. A home that does not exist yet has none. @throws StudioError where it cannot be listed */
export async function eachTake(home: string, reading: Reading): Promise<void> {
  const { isUnwanted = () => false, known = () => undefined, onTake, onUnread, rest } = reading;
  const shelf = joinPath(home, TAKES_FOLDER);
  if (!(await exists(shelf))) return;
  const names = (await list(shelf)).filter((name) => !isUnwanted(name));
  let next = 0;
  let resting: Promise<void> | undefined;
  const readOn = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      if (rest !== undefined && next % BREATH === 0) resting = rest();
      await resting;
      const folder = joinPath(shelf, name);
      try {
        onTake(known(folder) ?? { take: await readTake(folder), folder });
      } catch (error) {
        if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
        onUnread?.({ folder, why: error.message });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
}

/**
 * Makes the take's folder, with the files of its references in their order, and writes its record: the intent is on disk
 * before anything is asked of anyone. @throws StudioError; nothing of it is left then, as far as the disk lets go of it
 */
export async function shelve(home: string, take: Take, references: readonly string[]): Promise<Shelved> {
  const folder = takeFolder(home, take.id);
  const shelved = { take, folder };
  try {
    await makeFolder(folder);
    for (const [index, file] of references.entries()) await copy(file, joinPath(folder, referenceFile(index)));
    await saveTake(shelved);
  } catch (error) {
    // Half a take is none. Where it cannot be removed either, the first refusal says more.
    try {
      await remove(folder);
    } catch (second) {
      if (!(second instanceof StudioError)) throw second;
    }
    throw error;
  }
  return shelved;
}

/** On disk when it resolves. @throws StudioError `folder-not-writable`, `disk-full` */
export async function saveTake({ take, folder }: Shelved): Promise<void> {
  await writeText(joinPath(folder, TAKE_FILE), encodeTake(take));
}

/** Describes a file of the take's folder as it lies there now. @throws StudioError `file-missing`. */
export async function storedFile(folder: string, name: string): Promise<StoredFile> {
  const sums = await withFile(joinPath(folder, name), ({ size, read }) => fingerprint(name, size, read));
  return { name, ...sums };
}

/** Copies one file of the take's folder to another name in it. */
export async function copyWithin(folder: string, from: string, to: string): Promise<void> {
  await copy(joinPath(folder, from), joinPath(folder, to));
}

/** A small file, whole. @throws StudioError `folder-not-writable`, `disk-full` */
export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  await writing(path, (out) => out.write(0, bytes));
}

/** The take's small picture for an <img>, a data URL; absent while it has none. @throws StudioError */
export async function pictureOfTake({ folder }: Shelved): Promise<string | undefined> {
  for (const name of [POSTER_FILE, referenceFile(0)]) {
    const path = joinPath(folder, name);
    if (await exists(path)) return imageUrl(await readBytes(path));
  }
  return undefined;
}

/** A data URL: UXP shows those everywhere, while file addresses depend on permissions. */
export function imageUrl(bytes: Uint8Array): string {
  const kind = bytes[0] === 0x89 ? "png" : "jpeg";
  return `data:image/${kind};base64,${toBase64(bytes)}`;
}

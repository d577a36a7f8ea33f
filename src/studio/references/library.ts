/** The library on disk: `Pickup/library/<id>/` with entry.json and its pictures. One machine writes an entry, all read it. */

import { Misfit } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { decodeEntry, encodeEntry, isConsent, nextPicture, type LibraryEntry } from "../../core/library";
import type { FrameSize } from "../../core/sequence";
import type { FrameSource, ReferenceFrame } from "../../core/shot";
import { copy, exists, list, makeFolder, readBytes, remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { readText, writeText } from "../../uxp/texts";
import type { LibraryRow, LibraryState } from "./reference-state";
import { imageUrl } from "../disk/shelf";

const ENTRY_FILE = "entry.json";

export interface Kept {
  readonly entry: LibraryEntry;
  readonly folder: string;
  /** Where folders that were copied along hold it as well. */
  readonly copies: readonly string[];
}

export interface Library {
  readonly kept: readonly Kept[];
  readonly unread: LibraryState["unread"];
}

/**
 * The entries of a project, by name: all that lie in the first of `homes`, which everybody who works there shares; elsewhere,
 * what is not another project's. Consent that one copy of an entry lacks, none has.
 */
export async function loadLibrary(homes: readonly string[], projectId: string): Promise<Library> {
  const kept = new Map<string, Kept>();
  const unread: LibraryState["unread"][number][] = [];
  for (const home of homes) {
    const there = await libraryIn(home);
    unread.push(...there.unread);
    for (const one of there.kept) {
      const { id, projectId: whose = projectId } = one.entry;
      const known = kept.get(id);
      // A folder that was copied along holds the same entry: the one at home counts.
      if (known !== undefined) kept.set(id, withCopy(known, one));
      else if (home === homes[0] || whose === projectId) kept.set(id, one);
    }
  }
  return { kept: [...kept.values()].sort((a, b) => a.entry.name.localeCompare(b.entry.name)), unread };
}

function withCopy({ entry, folder, copies }: Kept, copy: Kept): Kept {
  const { consent, ...rest } = entry;
  const stands = isConsent(copy.entry.consent) && consent !== undefined;
  return { entry: stands ? { ...rest, consent } : rest, folder, copies: [...copies, copy.folder] };
}

async function libraryIn(home: string): Promise<Library> {
  const shelf = joinPath(home, "library");
  if (!(await exists(shelf))) return { kept: [], unread: [] };
  const kept: Kept[] = [];
  const unread: { readonly name: string; readonly why: string }[] = [];
  for (const name of await list(shelf)) {
    // What a system puts there for itself is no entry.
    if (name.startsWith(".")) continue;
    const folder = joinPath(shelf, name);
    try {
      kept.push({ entry: decodeEntry(await readText(joinPath(folder, ENTRY_FILE))), folder, copies: [] });
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      unread.push({ name, why: error.message });
    }
  }
  return { kept, unread };
}

/**
 * Whether every person among those stills may be shown, as the libraries on disk say now: of a take that was asked long ago,
 * or that another is made like, too. What was taken back in one of `homes`, whichever, was taken back. An entry that was
 * removed took nothing back: what was agreed to stands in the still. One that cannot be read may have.
 * @throws StudioError `consent-missing`
 */
export async function requireConsent(
  homes: readonly string[],
  stills: readonly Pick<ReferenceFrame, "from">[],
): Promise<void> {
  for (const { from } of stills) {
    if (from.kind !== "library" || from.entry !== "person") continue;
    for (const home of homes) {
      if (!(await mayBeShown(home, from))) throw new StudioError({ kind: "consent-missing", name: from.name });
    }
  }
}

async function mayBeShown(home: string, from: Extract<FrameSource, { kind: "library" }>): Promise<boolean> {
  const file = joinPath(home, "library", from.entryId, ENTRY_FILE);
  if (!(await exists(file))) return isConsent(from.consent);
  try {
    return isConsent(decodeEntry(await readText(file)).consent);
  } catch (error) {
    if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
    return false;
  }
}

interface Png {
  readonly path: string;
  readonly sha256: string;
  readonly size: FrameSize;
}

/** Makes its folder, with its first picture where it has one. @throws StudioError; nothing of it is left then */
export async function keepEntry(home: string, entry: LibraryEntry, picture?: Png): Promise<void> {
  const folder = joinPath(home, "library", entry.id);
  const kept = { entry, folder, copies: [] };
  try {
    await makeFolder(folder);
    await saveEntry(kept);
    if (picture !== undefined) await addPicture(kept, picture);
  } catch (error) {
    // Where it cannot be removed either, the first refusal says more.
    try {
      await removeEntry(kept);
    } catch (second) {
      if (!(second instanceof StudioError)) throw second;
    }
    throw error;
  }
}

export async function saveEntry({ entry, folder }: Omit<Kept, "copies">): Promise<void> {
  await writeText(joinPath(folder, ENTRY_FILE), encodeEntry(entry));
}

/**
 * Says in every copy whether that person agreed. Given, it stands in the entry last, taken back first: where one of them
 * cannot be written, nothing is sent that somebody did not agree to. @throws StudioError
 */
export async function saveConsent({ entry, folder, copies }: Kept): Promise<void> {
  const { consent } = entry;
  if (consent === undefined) await saveEntry({ entry, folder });
  for (const copy of copies) {
    const { consent: _before, ...there } = decodeEntry(await readText(joinPath(copy, ENTRY_FILE)));
    await saveEntry({ entry: { ...there, ...(consent === undefined ? {} : { consent }) }, folder: copy });
  }
  if (consent !== undefined) await saveEntry({ entry, folder });
}

/** The picture is there before the record names it. */
export async function addPicture({ entry, folder }: Omit<Kept, "copies">, { path, sha256, size }: Png): Promise<void> {
  const file = nextPicture(entry);
  await copy(path, joinPath(folder, file));
  await saveEntry({ folder, entry: { ...entry, pictures: [...entry.pictures, { file, sha256, size }] } });
}

/** With its copies, from which it would come back. Nothing there is no failure. @throws StudioError */
export async function removeEntry({ folder, copies }: Kept): Promise<void> {
  for (const one of [...copies, folder]) await remove(one);
}

export async function rowOf({ entry, folder }: Omit<Kept, "copies">, device: string): Promise<LibraryRow> {
  const { id, kind, name, words, consent, rights, pictures } = entry;
  const [first] = pictures;
  const path = first === undefined ? undefined : joinPath(folder, first.file);
  const picture = path !== undefined && (await exists(path)) ? imageUrl(await readBytes(path)) : undefined;
  return {
    id,
    kind,
    name,
    pictures: pictures.length,
    ...(picture === undefined ? {} : { picture }),
    ...(words === undefined ? {} : { words }),
    ...(consent === undefined ? {} : { consent }),
    ...(rights === undefined ? {} : { rights }),
    isElsewhere: entry.owner !== device,
  };
}

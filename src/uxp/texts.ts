/** Small texts that must survive a crash: take.json, the settings, the ledger's lines. */

import fs from "fs";
import { failureOf, StudioError } from "../core/failure";
import { exists, list, remove, rename } from "./files";
import { refused } from "./refusal";

/** Writes of one path wait for each other: two would share one `.new`. */
const writing = new Map<string, Promise<unknown>>();

/**
 * Replaces the text at `path`: written beside it as `.new`, read back, swapped in. Until this resolves, readers get the
 * old text; a crash in between leaves one or the other whole.
 * @throws StudioError `folder-not-writable`, `disk-full`; `file-damaged` when it reads back differently.
 */
export async function writeText(path: string, text: string): Promise<void> {
  await inTurn(path, async () => {
    const fresh = `${path}.new`;
    try {
      await fs.writeFile(fresh, text, { encoding: "utf-8" });
    } catch (error) {
      throw refused("writeFile", path, error, "to-write");
    }
    if ((await readFile(fresh)) !== text) {
      throw new StudioError({ kind: "file-damaged", file: fresh, why: "it does not read back as it was written" });
    }
    await rename(fresh, path);
  });
}

/**
 * Adds lines to a file that only grows. A crash may leave the last line broken, which who reads it must bear.
 * @throws StudioError `folder-not-writable`, `disk-full`
 */
export async function appendText(path: string, text: string): Promise<void> {
  await inTurn(path, async () => {
    try {
      await fs.writeFile(path, text, { encoding: "utf-8", flag: "a" });
    } catch (error) {
      throw refused("writeFile", path, error, "to-write");
    }
  });
}

/**
 * The text at `path`, or at `path.new` when a crash came between taking the old one away and putting the new one there.
 * A `.new` that is not whole was never finished, so it does not count.
 * @throws StudioError `file-missing`
 */
export async function readText(path: string, isWhole: (text: string) => boolean = isJson): Promise<string> {
  const text = await maybeReadText(path, isWhole);
  if (text === undefined) throw new StudioError({ kind: "file-missing", file: path });
  return text;
}

/** As `readText`; absent when there is neither. */
export async function maybeReadText(
  path: string,
  isWhole: (text: string) => boolean = isJson,
): Promise<string | undefined> {
  // Asked for at once: to look first whether it is there would double what thousands of records cost.
  const text = await readIfThere(path);
  if (text !== undefined) return text;
  const fresh = `${path}.new`;
  if (await exists(fresh)) {
    const unfinished = await readUnfinished(fresh);
    if (unfinished !== undefined && isWhole(unfinished)) return unfinished;
  }
  // A swap may have ended between the two looks.
  return readIfThere(path);
}

/** Removes the text at `path`, and what a crash left of it beside. Nothing there is no failure. @throws StudioError */
export async function removeText(path: string): Promise<void> {
  await inTurn(path, async () => {
    // Left alone, this one would be read as the text.
    await remove(`${path}.new`);
    await remove(path);
  });
}

/** Names of the texts in a folder, and of those that a crash left as `.new` alone. @throws StudioError */
export async function textsIn(folder: string): Promise<readonly string[]> {
  return [...new Set((await list(folder)).map((name) => name.replace(/\.new$/, "")))];
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    // A host that gives no sign of why it refuses is asked whether there is anything to refuse.
    if (failureOf(error).kind === "file-missing" || !(await exists(path))) return undefined;
    throw error;
  }
}

async function readFile(path: string): Promise<string> {
  try {
    return await fs.readFile(path, { encoding: "utf-8" });
  } catch (error) {
    throw refused("readFile", path, error, "to-read");
  }
}

/** Absent where it breaks off within a letter, which the host may refuse to read. */
async function readUnfinished(path: string): Promise<string | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind === "host-refused" || kind === "file-missing") return undefined;
    throw error;
  }
}

async function inTurn(path: string, task: () => Promise<void>): Promise<void> {
  const mine = (writing.get(path) ?? Promise.resolve()).then(task);
  const settled = mine.catch(() => undefined);
  writing.set(path, settled);
  try {
    await mine;
  } finally {
    if (writing.get(path) === settled) writing.delete(path);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A take's original on its way into the project: the working copy, its import, what of it the cut needs, its columns. */

import { StudioError } from "../../core/failure";
import { shownOf } from "../../core/head";
import { isWire } from "../../core/job";
import type { HeadsNow } from "../../core/ledger-heads";
import { seedUsed } from "../../core/recipe";
import type { StoredFile, Take } from "../../core/take";
import type { ItemRef } from "../../premiere/bin";
import { importClip, keepLength, setLength } from "../../premiere/import";
import { writeColumns, type ColumnValues } from "../../premiere/metadata";
import { exists } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { readXmpProperty, setXmpProperties } from "../../uxp/xmp";
import { savePoster, type DrawOutside } from "../making/draw";
import { sumOfFile } from "../disk/fingerprint";
import { copyWithin, storedFile, type Shelved } from "../disk/shelf";

export interface BringOutside extends DrawOutside {
  /** Where the ledger of that take's home stands, to be noted in the project. Never rejects; empty: there is none. */
  readonly headsFor: (shelved: Shelved) => Promise<HeadsNow>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The original as it was delivered, byte for byte. @throws StudioError `file-missing`, `file-damaged`. */
export async function checkedOriginal(folder: string, delivered: StoredFile): Promise<StoredFile> {
  if ((await sumOfFile(joinPath(folder, delivered.name))) === delivered.sha256) return delivered;
  throw new StudioError({ kind: "file-damaged", file: delivered.name, why: "it is not what was delivered" });
}

/**
 * The copy that Premiere gets; the original is never given away. A copy that Premiere has already written its IDs into
 * is left alone: its essence is still the original's.
 */
export async function workingCopy({ take, folder }: Shelved, original: StoredFile): Promise<StoredFile> {
  const name = take.clipName + original.name.slice(original.name.lastIndexOf("."));
  if (await exists(joinPath(folder, name))) {
    const there = await storedFile(folder, name);
    if (there.essenceSha256 !== undefined && there.essenceSha256 === original.essenceSha256) return there;
  }
  await copyWithin(folder, original.name, name);
  // Read back from the disk: what came over the line and what lies there must be the same bytes.
  if ((await sumOfFile(joinPath(folder, name))) === original.sha256) return { ...original, name };
  throw new StudioError({ kind: "file-damaged", file: original.name, why: "it is not what was delivered" });
}

/** Imports the clip, marks what of it the cut needs, and writes its columns. Answers with the project item's id. */
export async function bringIn(
  { take, folder }: Shelved,
  clipFile: string,
  signal: AbortSignal,
  outside: BringOutside,
): Promise<string> {
  const path = joinPath(folder, clipFile);
  const item = await importClip({ projectId: take.shot.projectId, path, signal }, outside.sleep);
  await dress({ take, folder }, clipFile, item, outside);
  return item.itemId;
}

/**
 * The project item of a take that is ready. A project that was rolled back to its last save has lost it: then it is brought
 * in again. To be placed it is marked as the cut shows it: undo brings back marks that were meant for one replacement.
 */
export async function itemOf(
  { take, folder }: Shelved,
  outside: BringOutside,
  to: "place" | "show" = "place",
): Promise<string> {
  if (take.state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: take.clipName });
  const { clip, original } = take.state;
  const path = joinPath(folder, clip.name);
  if (!(await exists(path))) await copyWithin(folder, original.name, clip.name);
  const item = await importClip({ projectId: take.shot.projectId, path }, outside.sleep);
  if (!item.reused) {
    outside.log.say("imported again", { clip: take.clipName });
    await dress({ take, folder }, clip.name, item, outside);
  } else if (to === "place") {
    const { recipe, film } = take;
    const { from, frames } = shownOf(recipe, film);
    // Where Premiere keeps others, placing says what came of it.
    await optional(outside, "marking the clip anew", () => keepLength(item, { from, frames, rate: recipe.rate }));
  }
  return item.itemId;
}

async function dress(
  { take, folder }: Shelved,
  clipFile: string,
  item: Parameters<typeof setLength>[0],
  outside: BringOutside,
): Promise<void> {
  const { room } = outside;
  const { recipe, film } = take;
  const { from, frames, isShort } = shownOf(recipe, film);
  const mark = (): Promise<unknown> => setLength(item, { from, frames, rate: recipe.rate });
  if (recipe.engine === "still-hold") await mark();
  // Drawn here it is as long as the cut needs, and its head. Without the marks the frame at the cut would be seen twice.
  if (recipe.engine === "animatic" && from > 0) await mark();
  if (isWire(recipe.engine)) {
    // One that came shorter than the cut needs is placed as long as it is.
    if (from > 0 || !isShort) await optional(outside, "marking the handle", mark);
  }
  await writeColumnsOf(take, item, outside, await outside.headsFor({ take, folder }));
  // Last, as it is no undo step: a list can do without the picture.
  if (isWire(recipe.engine)) {
    await optional(outside, "making a small picture", () => savePoster(folder, clipFile, room));
  }
}

/** take.json is the record; the columns are its copy in Premiere. A clip without them is still the clip. Never rejects. */
export async function writeColumnsOf(
  take: Take,
  item: ItemRef,
  { log }: Pick<BringOutside, "log">,
  heads?: HeadsNow,
): Promise<void> {
  await optional({ log }, `columns of ${take.clipName}`, async () => {
    const written = await writeColumns(item, columnsOf(take), { setXmpProperties, readXmpProperty }, heads);
    if (written.kind !== "verified") log.say("columns", { clip: take.clipName, outcome: written.kind });
  });
}

/** What a take can do without is tried, and what came of it stands in the log. */
export async function optional(
  { log }: Pick<BringOutside, "log">,
  what: string,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble(what, error);
  }
}

function engineName({ engine, asked }: Take["recipe"]): string {
  if (asked !== undefined) return asked.engineName;
  return engine === "animatic" ? "Animatic" : "Still hold";
}

/** What stands in the columns of every project item that plays the take. */
export function columnsOf({ recipe, number }: Take): ColumnValues {
  const seed = seedUsed(recipe);
  return {
    prompt: recipe.prompt,
    negative: recipe.negative,
    engine: engineName(recipe),
    model: recipe.model,
    ...(seed === undefined ? {} : { seed: String(seed) }),
    take: String(number),
    use: recipe.use,
    status: "ready",
    recipeId: recipe.id,
  };
}

/**
 * One take, from asked to placed: draw, check, fingerprint, import, columns, and last and alone, place. Every step is on
 * disk before the next begins, so whatever goes away in the middle leaves a take that says how far it came.
 */

import { fromBase64 } from "../core/base64";
import type { DrawingRequest, Drawn } from "../core/drawing";
import { Cancelled, failureOf, isCancel, StudioError } from "../core/failure";
import { advance, type Take, type TakeEvent } from "../core/take";
import { framesPerSecond } from "../core/time";
import type { MediaRoom } from "../media/client";
import { importClip, setStillLength } from "../premiere/import";
import { writeColumns, type ColumnValues } from "../premiere/metadata";
import { openRead, openWrite, remove, rename } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readXmpProperty, setXmpProperties } from "../uxp/xmp";
import { placeIfMeant, type Place, type PlaceOutside } from "./place";
import { POSTER_FILE, REFERENCE_FILE, copyWithin, saveTake, storedFile, writeFile, type Shelved } from "./shelf";
import type { TakeWork } from "./state";

export interface MakeOutside extends PlaceOutside {
  readonly room: MediaRoom;
  /** The take as it stands on disk now, and what it is doing; `undefined` when nothing is under way any more. */
  readonly report: (shelved: Shelved, work: TakeWork | undefined) => void;
}

/** Runs a take that stands at `asked`. Never rejects: what goes wrong is in the take. */
export async function makeTake(
  asked: Shelved,
  place: Place,
  signal: AbortSignal,
  outside: MakeOutside,
): Promise<Shelved> {
  let shelved = asked;
  const happens = async (event: TakeEvent, work: TakeWork | undefined): Promise<void> => {
    shelved = { ...shelved, take: advance(shelved.take, event) };
    await saveTake(shelved);
    outside.report(shelved, work);
  };
  const goOn = (work: TakeWork): void => {
    if (signal.aborted) throw new Cancelled("Stopped by the editor");
    outside.report(shelved, work);
  };

  try {
    await happens({ kind: "started" }, { step: "preparing" });
    const { name, drawn } =
      asked.take.recipe.engine === "animatic"
        ? await draw(shelved, signal, outside, goOn)
        : { name: await holdStill(shelved), drawn: undefined };
    goOn({ step: "checking" });
    const original = await storedFile(shelved.folder, name);
    await happens({ kind: "delivered", original, ...(drawn === undefined ? {} : { drawn }) }, { step: "importing" });
    goOn({ step: "importing" });
    const clipFile = shelved.take.clipName + name.slice(name.lastIndexOf("."));
    await copyWithin(shelved.folder, name, clipFile);
    const clip = await storedFile(shelved.folder, clipFile);
    const itemId = await bringIn(shelved, clipFile, signal, outside);
    await happens({ kind: "imported", clip, projectItemId: itemId }, { step: "placing" });
    await happens(
      { kind: "placement", record: await placeIfMeant(shelved.take, itemId, place, signal, outside) },
      undefined,
    );
  } catch (error) {
    outside.log.trouble(`take ${shelved.take.clipName}`, error);
    const event: TakeEvent = isCancel(error)
      ? { kind: "cancelled" }
      : error instanceof StudioError && error.failure.kind === "interrupted"
        ? { kind: "interrupted" }
        : { kind: "failed", failure: failureOf(error) };
    await end(event);
  }
  return shelved;

  // A full disk may refuse even the last word; the editor still sees it, and the next start finds the take interrupted.
  async function end(event: TakeEvent): Promise<void> {
    try {
      await happens(event, undefined);
    } catch (error) {
      outside.log.trouble("the take's last state could not be written", error);
      outside.report(shelved, undefined);
    }
  }
}

async function draw(
  { take, folder }: Shelved,
  signal: AbortSignal,
  { room }: MakeOutside,
  goOn: (work: TakeWork) => void,
): Promise<{ readonly name: string; readonly drawn: Drawn }> {
  const { recipe } = take;
  const name = "original.mp4";
  const request: DrawingRequest = {
    kind: recipe.references.length > 0 ? "from-frame" : "from-text",
    prompt: recipe.prompt,
    seed: recipe.seed,
    size: recipe.size,
    rate: recipe.rate,
    frames: recipe.frames,
    caption: recipe.caption,
  };
  const unfinished = joinPath(folder, `${name}.new`);
  const reference = recipe.references.length > 0 ? await openRead(joinPath(folder, REFERENCE_FILE)) : undefined;
  const out = await openWrite(unfinished);
  let drawn: Drawn;
  try {
    goOn({ step: "drawing", done: 0, total: recipe.frames });
    drawn = await room.draw(request, {
      ...(reference === undefined ? {} : { reference }),
      out,
      signal,
      onProgress: (done, total) => goOn({ step: "drawing", done, total }),
    });
  } catch (error) {
    await out.close();
    await remove(unfinished);
    throw error;
  } finally {
    await reference?.close();
  }
  await out.close();
  goOn({ step: "checking" });
  await checkDrawing(unfinished, recipe, room);
  await rename(unfinished, joinPath(folder, name));
  await savePoster(folder, name, room);
  return { name, drawn };
}

/** What was asked must be what lies on the disk, by the container's own word. */
async function checkDrawing(path: string, recipe: Take["recipe"], room: MediaRoom): Promise<void> {
  const file = await openRead(path);
  try {
    const found = await room.probe(file);
    const why =
      found.kind !== "video"
        ? `it is no video (${found.kind})`
        : found.frames !== recipe.frames
          ? `it has ${found.frames} frames instead of ${recipe.frames}`
          : found.size.width !== recipe.size.width || found.size.height !== recipe.size.height
            ? `it is ${found.size.width} × ${found.size.height} instead of ${recipe.size.width} × ${recipe.size.height}`
            : // One frame has no rate that could be read.
              found.frames > 1 && found.rate !== recipe.rate
              ? `its rate is not ${framesPerSecond(recipe.rate)}`
              : undefined;
    if (why !== undefined) throw new StudioError({ kind: "file-damaged", file: "original.mp4", why });
  } finally {
    await file.close();
  }
}

async function savePoster(folder: string, name: string, room: MediaRoom): Promise<void> {
  const file = await openRead(joinPath(folder, name));
  try {
    const { dataUrl } = await room.thumbnail(file, { atSeconds: 0, longEdge: 320 });
    const bytes = fromBase64(dataUrl.slice(dataUrl.indexOf(",") + 1));
    if (bytes !== undefined) await writeFile(joinPath(folder, POSTER_FILE), bytes);
  } finally {
    await file.close();
  }
}

/** Without a media room the exported frame itself is the take. */
async function holdStill({ take, folder }: Shelved): Promise<string> {
  if (take.recipe.references.length === 0) {
    throw new StudioError({ kind: "room-unavailable", why: "a still hold needs a frame" });
  }
  const name = "original.png";
  await copyWithin(folder, REFERENCE_FILE, name);
  await copyWithin(folder, REFERENCE_FILE, POSTER_FILE);
  return name;
}

async function bringIn(
  { take, folder }: Shelved,
  clipFile: string,
  signal: AbortSignal,
  { sleep, log }: MakeOutside,
): Promise<string> {
  const item = await importClip({ projectId: take.shot.projectId, path: joinPath(folder, clipFile), signal }, sleep);
  if (take.recipe.engine === "still-hold") await setStillLength(item, take.recipe.frames, take.recipe.rate);
  const written = await writeColumns(item, columnsOf(take), { setXmpProperties, readXmpProperty });
  // Columns are a convenience in Premiere; take.json is the record. A clip without them is still the clip.
  if (written.kind !== "verified") log.say("columns", { clip: take.clipName, outcome: written.kind });
  return item.itemId;
}

function columnsOf({ recipe, number }: Take): ColumnValues {
  return {
    prompt: recipe.prompt,
    negative: recipe.negative,
    engine: recipe.engine === "animatic" ? "Animatic" : "Still hold",
    model: recipe.model,
    seed: String(recipe.seed),
    take: String(number),
    use: recipe.use,
    status: "ready",
    recipeId: recipe.id,
  };
}

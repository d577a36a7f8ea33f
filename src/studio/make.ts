/**
 * One take, from asked to placed: draw, check, fingerprint, import, columns, and last and alone, place. Every step is on
 * disk before the next begins, so whatever goes away in the middle leaves a take that says how far it came.
 */

import { fromBase64 } from "../core/base64";
import type { DrawingRequest, Drawn } from "../core/drawing";
import { Cancelled, failureOf, isCancel, StudioError } from "../core/failure";
import { advance, type StoredFile, type Take, type TakeEvent } from "../core/take";
import { framesPerSecond, type FrameRate } from "../core/time";
import type { MediaRoom } from "../media/client";
import { importClip, setLength } from "../premiere/import";
import { writeColumns, type ColumnValues } from "../premiere/metadata";
import { exists, openRead, openWrite, remove, rename } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readXmpProperty, setXmpProperties } from "../uxp/xmp";
import { placeIfMeant, type Place, type PlaceOutside } from "./place";
import { POSTER_FILE, REFERENCE_FILE, copyWithin, saveTake, storedFile, writeFile, type Shelved } from "./shelf";
import type { TakeWork } from "./state";

export interface MakeOutside extends PlaceOutside {
  readonly room: MediaRoom;
  /** Runs one drawing after another; ends at once when the take is stopped while it waits. */
  readonly inTurn: <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;
  /** The take as it stands on disk now, and what it is doing; `undefined` when nothing is under way any more. */
  readonly report: (shelved: Shelved, work: TakeWork | undefined) => void;
}

/** Runs a take that stands at `asked`, or at `delivered` when it goes on. Never rejects: what goes wrong is in the take. */
export async function makeTake(begun: Shelved, place: Place, signal: AbortSignal, outside: MakeOutside): Promise<void> {
  let shelved = begun;
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
    const original = await haveOriginal();
    goOn({ step: "importing" });
    const clip = await workingCopy(shelved, original);
    const itemId = await bringIn(shelved, clip.name, signal, outside);
    await happens({ kind: "imported", clip, projectItemId: itemId }, { step: "placing" });
    const record = await placeIfMeant(shelved.take, itemId, place, signal, outside);
    await happens({ kind: "placement", record }, undefined);
  } catch (error) {
    outside.log.trouble(`take ${shelved.take.clipName}`, error);
    await end(endingOf(error, shelved.take, outside.now()));
  }

  async function haveOriginal(): Promise<StoredFile> {
    if (shelved.take.state.kind === "delivered") return checkedOriginal(shelved.folder, shelved.take.state.original);
    await happens({ kind: "started" }, { step: "waiting" });
    const { name, drawn } = await outside.inTurn(signal, () =>
      begun.take.recipe.engine === "animatic" ? draw(shelved, signal, outside, goOn) : holdStill(shelved),
    );
    goOn({ step: "checking" });
    const original = await storedFile(shelved.folder, name);
    await happens({ kind: "delivered", original, ...(drawn === undefined ? {} : { drawn }) }, { step: "importing" });
    return original;
  }

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

/** A clip that is in the project stays ready, whatever goes wrong with placing it. */
function endingOf(error: unknown, take: Take, now: Date): TakeEvent {
  const failure = failureOf(error);
  if (take.state.kind === "ready") {
    return { kind: "placement", record: { outcome: "failed", at: now.toISOString(), failure } };
  }
  if (isCancel(error)) return { kind: "cancelled" };
  return failure.kind === "interrupted" ? { kind: "interrupted" } : { kind: "failed", failure };
}

/** The original as it was delivered, byte for byte. @throws StudioError `file-missing`, `file-damaged`. */
async function checkedOriginal(folder: string, delivered: StoredFile): Promise<StoredFile> {
  const found = await storedFile(folder, delivered.name);
  if (found.sha256 === delivered.sha256) return delivered;
  throw new StudioError({ kind: "file-damaged", file: delivered.name, why: "it is not what was delivered" });
}

/**
 * The copy that Premiere gets; the original is never given away. A copy that Premiere has already written its IDs into
 * is left alone: its essence is still the original's.
 */
async function workingCopy({ take, folder }: Shelved, original: StoredFile): Promise<StoredFile> {
  const name = take.clipName + original.name.slice(original.name.lastIndexOf("."));
  if (await exists(joinPath(folder, name))) {
    const there = await storedFile(folder, name);
    if (there.essenceSha256 !== undefined && there.essenceSha256 === original.essenceSha256) return there;
  }
  await copyWithin(folder, original.name, name);
  return storedFile(folder, name);
}

interface Made {
  /** Of the original, in the take's folder. */
  readonly name: string;
  /** Absent for a still hold, which draws nothing. */
  readonly drawn?: Drawn;
}

async function draw(
  { take, folder }: Shelved,
  signal: AbortSignal,
  { room, log }: MakeOutside,
  goOn: (work: TakeWork) => void,
): Promise<Made> {
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
  let drawn: Drawn;
  try {
    goOn({ step: "drawing", done: 0, total: recipe.frames });
    drawn = await drawInto(unfinished, request, { take, folder }, signal, room, goOn);
    goOn({ step: "checking" });
    await checkDrawing(unfinished, recipe, room);
  } catch (error) {
    await remove(unfinished).catch((second: unknown) => log.trouble("removing what was drawn so far", second));
    throw error;
  }
  await rename(unfinished, joinPath(folder, name));
  // A list can do without the picture; the take is made.
  await savePoster(folder, name, room).catch((error: unknown) => log.trouble("making a small picture", error));
  return { name, drawn };
}

async function drawInto(
  path: string,
  request: DrawingRequest,
  { folder }: Shelved,
  signal: AbortSignal,
  room: MediaRoom,
  goOn: (work: TakeWork) => void,
): Promise<Drawn> {
  const out = await openWrite(path);
  try {
    const reference = request.kind === "from-frame" ? await openRead(joinPath(folder, REFERENCE_FILE)) : undefined;
    try {
      return await room.draw(request, {
        ...(reference === undefined ? {} : { reference }),
        out,
        signal,
        onProgress: (done, total) => {
          if (!signal.aborted) goOn({ step: "drawing", done, total });
        },
      });
    } finally {
      await reference?.close();
    }
  } finally {
    await out.close();
  }
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
              found.frames > 1 && !isNear(found.rate, recipe.rate)
              ? `its rate is not ${framesPerSecond(recipe.rate)}`
              : undefined;
    if (why !== undefined) throw new StudioError({ kind: "file-damaged", file: "original.mp4", why });
  } finally {
    await file.close();
  }
}

/** A container keeps a rate as a fraction of its own; what differs by less than a frame in an hour is the same. */
function isNear(found: FrameRate | undefined, asked: FrameRate): boolean {
  return found !== undefined && Math.abs(found - asked) / asked < 1e-5;
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
async function holdStill({ take, folder }: Shelved): Promise<Made> {
  if (take.recipe.references.length === 0) {
    throw new StudioError({ kind: "room-unavailable", why: "a still hold needs a frame" });
  }
  await copyWithin(folder, REFERENCE_FILE, "original.png");
  return { name: "original.png" };
}

async function bringIn(
  { take, folder }: Shelved,
  clipFile: string,
  signal: AbortSignal,
  { sleep, log }: MakeOutside,
): Promise<string> {
  const item = await importClip({ projectId: take.shot.projectId, path: joinPath(folder, clipFile), signal }, sleep);
  if (take.recipe.engine === "still-hold") await setLength(item, take.recipe.frames, take.recipe.rate);
  // take.json is the record; the columns are its copy in Premiere. A clip without them is still the clip.
  try {
    const written = await writeColumns(item, columnsOf(take), { setXmpProperties, readXmpProperty });
    if (written.kind !== "verified") log.say("columns", { clip: take.clipName, outcome: written.kind });
  } catch (error) {
    if (!(error instanceof StudioError) || error.failure.kind !== "host-refused") throw error;
    log.trouble(`columns of ${take.clipName}`, error);
  }
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

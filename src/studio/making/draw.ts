/** Takes that are made here: drawn by the media room, or the reference frame itself where there is none. */

import { fromBase64 } from "../../core/base64";
import { DRAWING_ROLES, type DrawingRequest, type DrawingRole, type Drawn } from "../../core/drawing";
import { StudioError } from "../../core/failure";
import { framesMade } from "../../core/head";
import type { Take } from "../../core/take";
import { framesPerSecond, type FrameRate } from "../../core/time";
import type { MediaRoom } from "../../media/client";
import { openRead, openWrite, remove, rename, type FileToRead } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import type { Life } from "../takes/life";
import { withFile } from "../disk/open-files";
import { unlessStopped } from "../front-desk/pace";
import type { Log } from "../log";
import { copyWithin, POSTER_FILE, referenceFile, writeFile } from "../disk/shelf";

export interface DrawOutside {
  readonly room: MediaRoom;
  readonly log: Log;
}

export interface Made {
  /** Of the original, in the take's folder. */
  readonly name: string;
  /** Absent for a still hold, which draws nothing. */
  readonly drawn?: Drawn;
}

/** Draws the shot in the media room. @throws StudioError, Cancelled */
export async function draw(life: Life, { room, log }: DrawOutside): Promise<Made> {
  const { folder } = life;
  const { recipe } = life.take;
  const name = "original.mp4";
  const request: DrawingRequest = {
    kind: fileOf(recipe, "first") === undefined ? "from-text" : "from-frame",
    prompt: recipe.prompt,
    negative: recipe.negative,
    seed: recipe.seed,
    size: recipe.size,
    rate: recipe.rate,
    frames: framesMade(recipe),
    caption: recipe.caption,
  };
  const unfinished = joinPath(folder, `${name}.new`);
  let drawn: Drawn;
  try {
    life.goesOn({ step: "drawing", done: 0, total: request.frames });
    drawn = await drawInto(unfinished, request, life, room);
    life.goesOn({ step: "checking" });
    await checkDrawing(unfinished, request, room);
  } catch (error) {
    await remove(unfinished).catch((second: unknown) => log.trouble("removing what was drawn so far", second));
    throw error;
  }
  await rename(unfinished, joinPath(folder, name));
  // A list can do without the picture; the take is made.
  await savePoster(folder, name, room).catch((error: unknown) => log.trouble("making a small picture", error));
  return { name, drawn };
}

async function drawInto(path: string, request: DrawingRequest, life: Life, room: MediaRoom): Promise<Drawn> {
  const { folder, signal } = life;
  const out = await openWrite(path);
  const open: FileToRead[] = [];
  try {
    const pictures: { [R in DrawingRole]?: FileToRead } = {};
    for (const role of DRAWING_ROLES) {
      const name = fileOf(life.take.recipe, role);
      if (name === undefined) continue;
      const file = await openRead(joinPath(folder, name));
      open.push(file);
      pictures[role] = file;
    }
    return await room.draw(request, {
      pictures,
      out,
      signal,
      onProgress: (done, total) => {
        if (!signal.aborted) life.goesOn({ step: "drawing", done, total });
      },
    });
  } finally {
    for (const file of open) await file.close();
    await out.close();
  }
}

/** What was asked must be what lies on the disk, by the container's own word. */
async function checkDrawing(path: string, asked: DrawingRequest, room: MediaRoom): Promise<void> {
  const found = await withFile(path, (file) => room.probe(file));
  const why =
    found.kind !== "video"
      ? `it is no video (${found.kind})`
      : found.frames !== asked.frames
        ? `it has ${found.frames} frames instead of ${asked.frames}`
        : found.size.width !== asked.size.width || found.size.height !== asked.size.height
          ? `it is ${found.size.width} × ${found.size.height} instead of ${asked.size.width} × ${asked.size.height}`
          : // One frame has no rate that could be read.
            found.frames > 1 && !isNear(found.rate, asked.rate)
            ? `its rate is not ${framesPerSecond(asked.rate)}`
            : undefined;
  if (why !== undefined) throw new StudioError({ kind: "file-damaged", file: "original.mp4", why });
}

/** A container keeps a rate as a fraction of its own; what differs by less than a frame in an hour is the same. */
function isNear(found: FrameRate | undefined, asked: FrameRate): boolean {
  return found !== undefined && Math.abs(found - asked) / asked < 1e-5;
}

/** The film's first frame as the take's small picture. @throws StudioError of the disk or the room */
export async function savePoster(folder: string, name: string, room: MediaRoom): Promise<void> {
  const wish = { atSeconds: 0, longEdge: 320 };
  const { dataUrl } = await withFile(joinPath(folder, name), (file) => room.thumbnail(file, wish));
  const bytes = fromBase64(dataUrl.slice(dataUrl.indexOf(",") + 1));
  if (bytes !== undefined) await writeFile(joinPath(folder, POSTER_FILE), bytes);
}

/** Without a media room the exported frame itself is the take. @throws StudioError `room-unavailable`, or what the disk says */
export async function holdStill({ take, folder }: Life): Promise<Made> {
  const first = fileOf(take.recipe, "first");
  if (first === undefined) throw new StudioError({ kind: "room-unavailable", why: "a still hold needs a frame" });
  await copyWithin(folder, first, "original.png");
  return { name: "original.png" };
}

/** The name of the file; absent where the recipe holds no such still. */
function fileOf({ references }: Take["recipe"], wanted: DrawingRole): string | undefined {
  const index = references.findIndex(({ role }) => role === wanted);
  return index < 0 ? undefined : referenceFile(index);
}

/** Drawings in the order in which they were begun, one at a time: two at once would only make both late. */
export class Easel {
  #last: Promise<unknown> = Promise.resolve();

  /** @throws Cancelled at once when it is stopped while it waits; whatever `work` throws. */
  async inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    this.#last = Promise.all([before, left]);
    try {
      await unlessStopped(before, signal);
      return await work();
    } finally {
      leave();
    }
  }
}

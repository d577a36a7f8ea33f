/** Takes that are made here: drawn by the media room, or the reference frame itself where there is none. */

import { fromBase64 } from "../core/base64";
import type { DrawingRequest, Drawn } from "../core/drawing";
import { Cancelled, StudioError } from "../core/failure";
import { framesMade } from "../core/head";
import type { Take } from "../core/take";
import { framesPerSecond, type FrameRate } from "../core/time";
import type { MediaRoom } from "../media/client";
import { openRead, openWrite, remove, rename } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import type { Life } from "./life";
import type { Log } from "./log";
import { copyWithin, POSTER_FILE, referenceFile, writeFile } from "./shelf";

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
    kind: firstFrameOf(recipe) === undefined ? "from-text" : "from-frame",
    prompt: recipe.prompt,
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
  try {
    const first = firstFrameOf(life.take.recipe);
    const reference = first === undefined ? undefined : await openRead(joinPath(folder, first));
    try {
      return await room.draw(request, {
        ...(reference === undefined ? {} : { reference }),
        out,
        signal,
        onProgress: (done, total) => {
          if (!signal.aborted) life.goesOn({ step: "drawing", done, total });
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
async function checkDrawing(path: string, asked: DrawingRequest, room: MediaRoom): Promise<void> {
  const file = await openRead(path);
  try {
    const found = await room.probe(file);
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
  } finally {
    await file.close();
  }
}

/** A container keeps a rate as a fraction of its own; what differs by less than a frame in an hour is the same. */
function isNear(found: FrameRate | undefined, asked: FrameRate): boolean {
  return found !== undefined && Math.abs(found - asked) / asked < 1e-5;
}

export async function savePoster(folder: string, name: string, room: MediaRoom): Promise<void> {
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
export async function holdStill({ take, folder }: Life): Promise<Made> {
  const first = firstFrameOf(take.recipe);
  if (first === undefined) throw new StudioError({ kind: "room-unavailable", why: "a still hold needs a frame" });
  await copyWithin(folder, first, "original.png");
  return { name: "original.png" };
}

/** The name of the file; absent where the take begins with no given frame. */
function firstFrameOf({ references }: Take["recipe"]): string | undefined {
  const index = references.findIndex(({ role }) => role === "first");
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
      await Promise.race([before, whenStopped(signal)]);
      return await work();
    } finally {
      leave();
    }
  }
}

function whenStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => reject(new Cancelled("Stopped by the editor"));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

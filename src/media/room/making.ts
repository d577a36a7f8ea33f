/** From a request to a file: draw, caption, hash, encode, frame by frame; nothing waits for a whole of anything. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { DrawingRole, Drawn, DrawingRequest } from "../../core/drawing";
import type { DrawingPicture } from "../asked";
import type { BenchPart, BenchReport } from "../results";
import { Caption } from "./caption";
import { nextTurn, type Task } from "./task";
import type { Drawing, I420, Picture, Turn } from "./drawing";
import { Encoding, type Sink } from "./encoding";
import { emptyI420 } from "./i420";
import { decodePicture, decodeSmall } from "./picture";

/** Decoded: the first and the last frame in the drawing's size, the look small, in its own shape. */
export type Pictures = { readonly [R in DrawingRole]?: Picture };

export type CreateDrawing = (request: DrawingRequest, pictures: Pictures, turn: Turn) => Promise<Drawing>;

/** Long edge, in pixels, at which a look is decoded: only its colours count. */
const LOOK_EDGE = 256;

/** Frames that the bench draws beforehand and encodes in turn; what it needs of memory is bounded by this. */
const BENCH_MEMORY_BYTES = 256 * 1024 * 1024;

/**
 * Draws into the task's file. The digest covers the frames as they are encoded, caption included.
 * @throws Stopped within one frame, or one step of getting ready, of a cancel.
 */
export async function makeDrawing(
  create: CreateDrawing,
  request: DrawingRequest,
  pictures: readonly DrawingPicture[],
  task: Task,
): Promise<Drawn> {
  const drawing = await create(request, await readPictures(request, pictures, task), () => turnOf(task));
  try {
    await turnOf(task);
    const pressed = await press(request, task, (index, frame) => drawing.draw(index, frame), {
      sink: (position, bytes) => task.write(position, bytes),
      onEncoded: (frames) => task.progress(frames, request.frames),
    });
    await task.written();
    const { rate, size } = request;
    return { ...pressed, rate, size, scene: drawing.scene };
  } finally {
    drawing.dispose();
  }
}

/** Measures a part; see `BenchPart`. Nothing is written anywhere. */
export async function benchDrawing(
  create: CreateDrawing,
  part: BenchPart,
  request: DrawingRequest,
  pictures: readonly DrawingPicture[],
  task: Task,
): Promise<BenchReport> {
  const drawing = await create(request, await readPictures(request, pictures, task), () => turnOf(task));
  const nowhere = { sink: () => Promise.resolve(), onEncoded: () => undefined };
  try {
    // The first frame compiles shaders and fills caches, which is no part of the pace.
    drawing.draw(0, emptyI420(request.size.width, request.size.height));
    switch (part) {
      case "drawing": {
        const frame = emptyI420(request.size.width, request.size.height);
        return await timed(part, request.frames, () =>
          eachFrame(request.frames, task, (index) => drawing.draw(index, frame)),
        );
      }
      case "encoding": {
        const drawn = drawSome(drawing, request);
        return await timed(part, request.frames, () =>
          press(request, task, (index, frame) => frame.bytes.set(drawn[index % drawn.length] ?? []), nowhere),
        );
      }
      case "both":
        return await timed(part, request.frames, () =>
          press(request, task, (index, frame) => drawing.draw(index, frame), nowhere),
        );
    }
  } finally {
    drawing.dispose();
  }
}

/** Captions, hashes and encodes what `draw` puts into each frame. */
async function press(
  request: DrawingRequest,
  task: Task,
  draw: (index: number, frame: I420) => void,
  to: { readonly sink: Sink; readonly onEncoded: (frames: number) => void },
): Promise<Pick<Drawn, "frames" | "codec" | "bytes" | "framesSha256">> {
  const { size, rate, frames } = request;
  const frame = emptyI420(size.width, size.height);
  const caption = request.caption ? new Caption(size.width, size.height) : undefined;
  const digest = sha256.create();
  const encoding = await Encoding.start(size, rate, frames, to.sink, to.onEncoded);
  try {
    await eachFrame(frames, task, async (index) => {
      draw(index, frame);
      caption?.blendInto(frame);
      digest.update(frame.bytes);
      await encoding.add(index, frame);
    });
    const encoded = await encoding.finish();
    return { ...encoded, framesSha256: bytesToHex(digest.digest()) };
  } catch (error) {
    await encoding.abandon();
    throw error;
  }
}

async function eachFrame(frames: number, task: Task, make: (index: number) => Promise<void> | void): Promise<void> {
  for (let index = 0; index < frames; index++) {
    await make(index);
    await turnOf(task);
  }
}

async function turnOf(task: Task): Promise<void> {
  await nextTurn();
  task.check();
}

async function readPictures(
  { size }: DrawingRequest,
  pictures: readonly DrawingPicture[],
  task: Task,
): Promise<Pictures> {
  const decoded: Partial<Record<DrawingRole, Picture>> = {};
  let at = 0;
  for (const { role, bytes } of pictures) {
    const file = await task.read(at, at + bytes);
    decoded[role] = role === "look" ? await decodeSmall(file, LOOK_EDGE) : await decodePicture(file, size);
    at += bytes;
  }
  return decoded;
}

function drawSome(drawing: Drawing, { size, frames }: DrawingRequest): readonly Uint8Array[] {
  const frame = emptyI420(size.width, size.height);
  const room = Math.max(1, Math.floor(BENCH_MEMORY_BYTES / frame.bytes.length));
  return Array.from({ length: Math.min(frames, room) }, (_, index) => {
    drawing.draw(index, frame);
    return frame.bytes.slice();
  });
}

async function timed(part: BenchPart, frames: number, work: () => Promise<unknown>): Promise<BenchReport> {
  const start = performance.now();
  await work();
  return { part, frames, milliseconds: performance.now() - start };
}

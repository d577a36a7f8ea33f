/** Single frames of films, exactly those that a player shows at a time, and their neighbours. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { EncodedPacketSink, VideoSampleSink, type EncodedPacket, type InputVideoTrack } from "mediabunny";
import type { FrameAt } from "../asked";
import type { FrameStill } from "../results";
import type { Picture } from "./drawing";
import { contextOf, pngOf } from "./picture";
import { decodableIn, open, readStill, stillType } from "./probing";
import type { Task } from "./task";

/** Packets behind a frame, in the order of decoding, among which the next one on screen is: H.264 and HEVC keep at most 16. */
const REORDERED = 20;

interface Frame extends Picture {
  /** When it comes on screen, from the first frame on. */
  readonly seconds: number;
}

interface Framed {
  readonly frame: Frame;
  /** The frames next to it on screen; absent where it is the first, the last, or a picture. */
  readonly before?: Frame;
  readonly after?: Frame;
}

/** The frame on screen at `at`, written as a PNG into the task's file. `size`: bytes of the film. @throws as `framesAt` */
export async function writeStill(size: number, at: FrameAt, task: Task): Promise<FrameStill> {
  const { frame } = await framesAt({ size, at, from: 0 }, task);
  const bytes = await pngOf(frame);
  await task.write(0, bytes);
  await task.written();
  return {
    size: { width: frame.width, height: frame.height },
    seconds: frame.seconds,
    sha256: bytesToHex(sha256(bytes)),
    bytes: bytes.length,
  };
}

/**
 * The frame on screen at `at`, and the wished neighbours. `from`: where the file begins in what the task reads.
 * @throws Error when it is no picture, or a frame cannot be decoded: another one is never given instead.
 */
export async function framesAt(
  { size, at, from }: { readonly size: number; readonly at: FrameAt; readonly from: number },
  task: Task,
  wished: readonly ("before" | "after")[] = [],
): Promise<Framed> {
  if (size === 0) throw new Error("it is empty");
  if ((await stillType(size, task, from)) !== undefined) {
    const bitmap = await readStill(size, task, from);
    const { width, height } = bitmap;
    const frame = frameOf(width, height, 0, (context) => context.drawImage(bitmap, 0, 0));
    bitmap.close();
    return { frame };
  }
  const input = open(size, task, from);
  try {
    const track = await decodableIn(input);
    // What an edit list cuts off the head has times below zero, and is not shown.
    const start = Math.max(0, await track.getFirstTimestamp());
    const time = at === "first" ? start : at === "last" ? Infinity : start + at;
    const packet = await new EncodedPacketSink(track).getPacket(time, { metadataOnly: true });
    if (packet === null) throw new Error("it has no frame");
    const frame = await decode(track, packet, start);
    const before = wished.includes("before") ? await packetBefore(track, packet, start) : null;
    const after = wished.includes("after") ? await packetAfter(track, packet) : null;
    return {
      frame,
      ...(before === null ? {} : { before: await decode(track, before, start) }),
      ...(after === null ? {} : { after: await decode(track, after, start) }),
    };
  } finally {
    input.dispose();
  }
}

async function decode(track: InputVideoTrack, { timestamp }: EncodedPacket, start: number): Promise<Frame> {
  const sample = await new VideoSampleSink(track).getSample(timestamp);
  // A decoder leaves out what it cannot read; then the last of what it could read is not the frame that was meant.
  if (sample === null) throw new Error(`its frame at ${timestamp.toFixed(3)} s cannot be decoded`);
  try {
    const { displayWidth: width, displayHeight: height } = sample;
    const seconds = Math.max(0, timestamp - start);
    return frameOf(width, height, seconds, (context) => sample.draw(context, 0, 0, width, height));
  } finally {
    sample.close();
  }
}

function frameOf(
  width: number,
  height: number,
  seconds: number,
  paint: (context: OffscreenCanvasRenderingContext2D) => void,
): Frame {
  const context = contextOf(width, height);
  paint(context);
  return { width, height, seconds, rgba: context.getImageData(0, 0, width, height).data };
}

async function packetBefore(
  track: InputVideoTrack,
  packet: EncodedPacket,
  start: number,
): Promise<EncodedPacket | null> {
  if (packet.timestamp <= start) return null;
  const halfTick = 0.5 / (await track.getTimeResolution());
  return new EncodedPacketSink(track).getPacket(packet.timestamp - halfTick, { metadataOnly: true });
}

/** Durations lie where frames come at no steady rate, so the next one is looked for. */
async function packetAfter(track: InputVideoTrack, packet: EncodedPacket): Promise<EncodedPacket | null> {
  const sink = new EncodedPacketSink(track);
  let next: EncodedPacket | null = null;
  let beyond = 0;
  const key = await sink.getKeyPacket(packet.timestamp, { metadataOnly: true });
  for (let one = key; one !== null && beyond < REORDERED; one = await sink.getNextPacket(one, { metadataOnly: true })) {
    if (one.timestamp > packet.timestamp && (next === null || one.timestamp < next.timestamp)) next = one;
    if (one.sequenceNumber > packet.sequenceNumber) beyond += 1;
  }
  return next;
}

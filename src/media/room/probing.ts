/** Facts and thumbnails of files that the panel holds, read by ranges. */

import {
  CustomSource,
  Input,
  MATROSKA,
  MP3,
  MP4,
  QTFF,
  VideoSampleSink,
  WAVE,
  WEBM,
  type InputVideoTrack,
} from "mediabunny";
import type { ColourTags } from "../../core/fit-colour";
import type { PixelAspect } from "../../core/pixel-aspect";
import type { FrameSize } from "../../core/sequence";
import { messageOf } from "../../core/thrown";
import { frameRateOf } from "../../core/time";
import { CHUNK } from "../protocol";
import type { Fitted, MediaReport, Thumbnail, VideoReport } from "../results";
import { decodeBitmap, decodePicture, pngOf, thumbnailOf } from "./picture";
import type { Task } from "./task";

/** A still is decoded whole; a larger one is refused. */
const LARGEST_STILL_BYTES = 128 * 1024 * 1024;

const NOT_MEDIA = "it is no kind of media that Pickup can read";
export const CANNOT_DECODE = "this machine cannot decode its picture";

const STILLS = [
  { mimeType: "image/png", magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mimeType: "image/jpeg", magic: [0xff, 0xd8, 0xff] },
] as const;

/** Facts about a file of `size` bytes; `unknown` with a reason for what is no media, or damaged. @throws Stopped */
export async function probe(size: number, task: Task): Promise<MediaReport> {
  const mimeType = await stillType(size, task);
  if (mimeType !== undefined) {
    const bitmap = await readStill(size, task);
    const report: MediaReport = { kind: "still", mimeType, size: { width: bitmap.width, height: bitmap.height } };
    bitmap.close();
    return report;
  }
  if (size === 0) return { kind: "unknown", why: "it is empty" };
  const input = open(size, task);
  try {
    if (!(await input.canRead())) return { kind: "unknown", why: NOT_MEDIA };
    return await describe(input);
  } catch (error) {
    // A file that trips up the reader is damaged, and that is what there is to say of it; a stopped probe is not.
    if (task.stopped) throw error;
    return { kind: "unknown", why: `it cannot be read to its end (${messageOf(error)})` };
  } finally {
    input.dispose();
  }
}

/** Scaled and cut to exactly `to`, as a PNG, written to the panel's file. */
export async function fitStill(size: number, to: FrameSize, task: Task): Promise<Fitted> {
  if ((await stillType(size, task)) === undefined) throw new Error(NOT_MEDIA);
  if (size > LARGEST_STILL_BYTES) throw new Error("the picture is too large to decode");
  const bytes = await pngOf(await decodePicture(await task.read(0, size), to));
  for (let at = 0; at < bytes.length; at += CHUNK) await task.write(at, bytes.subarray(at, at + CHUNK));
  await task.written();
  return { bytes: bytes.length };
}

/**
 * The frame on screen at `atSeconds` from the container's zero, `longEdge` pixels at most; of a picture the picture.
 * @throws Error with a sentence when there is none, or it cannot be decoded
 */
export async function thumbnail(size: number, atSeconds: number, longEdge: number, task: Task): Promise<Thumbnail> {
  if ((await stillType(size, task)) !== undefined) {
    const bitmap = await readStill(size, task);
    try {
      return await thumbnailOf(bitmap, longEdge, (context, width, height) =>
        context.drawImage(bitmap, 0, 0, width, height),
      );
    } finally {
      bitmap.close();
    }
  }
  if (size === 0) throw new Error("it is empty");
  const input = open(size, task);
  try {
    const track = await decodableIn(input);
    const first = await track.getFirstTimestamp();
    const sample = await new VideoSampleSink(track).getSample(Math.max(first, atSeconds));
    if (sample === null) throw new Error("it has no frame");
    try {
      const shown = { width: sample.displayWidth, height: sample.displayHeight };
      return await thumbnailOf(shown, longEdge, (context, width, height) => sample.draw(context, 0, 0, width, height));
    } finally {
      sample.close();
    }
  } finally {
    input.dispose();
  }
}

/** A file of `size` bytes; `from`: where it begins in what the task reads. To be disposed of. */
export function open(size: number, task: Task, from = 0): Input {
  return new Input({
    formats: [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE],
    source: new CustomSource({ getSize: () => size, read: (start, end) => task.read(from + start, from + end) }),
  });
}

/** The film's picture. @throws Error with a sentence where there is none */
export async function pictureIn(input: Input): Promise<InputVideoTrack> {
  if (!(await input.canRead())) throw new Error(NOT_MEDIA);
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error("there is no picture in it");
  return track;
}

/** As `pictureIn`. @throws Error also for one that this machine cannot decode */
export async function decodableIn(input: Input): Promise<InputVideoTrack> {
  const track = await pictureIn(input);
  if (!(await track.canDecode())) throw new Error(CANNOT_DECODE);
  return track;
}

async function describe(input: Input): Promise<MediaReport> {
  const mimeType = (await input.getMimeType()).replace(/;.*$/, "");
  const track = await input.getPrimaryVideoTrack();
  const audioTrack = await input.getPrimaryAudioTrack();
  if (track === null) {
    if (audioTrack === null) return { kind: "unknown", why: "it has neither picture nor sound" };
    return { kind: "audio", mimeType, seconds: await audioTrack.computeDuration() };
  }
  const { packetCount } = await track.computePacketStats();
  const pace = await paceOf(track, packetCount);
  const codec = await track.getCodecParameterString();
  return {
    kind: "video",
    mimeType,
    size: { width: await track.getCodedWidth(), height: await track.getCodedHeight() },
    pixelAspect: await pixelAspectOf(track),
    rotation: await track.getRotation(),
    ...pace,
    frames: packetCount,
    seconds: (await track.computeDuration()) - (await track.getFirstTimestamp()),
    ...(codec === null ? {} : { codec }),
    colour: await colourOf(track),
    ...(audioTrack === null
      ? {}
      : {
          audio: {
            codec: (await audioTrack.getCodecParameterString()) ?? "unknown",
            sampleRate: await audioTrack.getSampleRate(),
            channels: await audioTrack.getNumberOfChannels(),
          },
        }),
    decodable: await track.canDecode(),
  };
}

/** A single frame has no rate; frames that come at no steady rate have none either. */
async function paceOf(track: InputVideoTrack, frames: number): Promise<Pick<VideoReport, "rate" | "constantRate">> {
  if (frames < 2) return { constantRate: true };
  const { underlyingFrameRate, frameRateIsConstant } = await track.computeFrameRateMetrics({
    targetPacketCount: Infinity,
  });
  if (underlyingFrameRate === null || !frameRateIsConstant) return { constantRate: false };
  return { rate: frameRateOf(underlyingFrameRate), constantRate: true };
}

/** As the container says it; square where it says nothing. Of the stored pixels, before rotation. */
export async function pixelAspectOf(track: InputVideoTrack): Promise<PixelAspect> {
  const { num, den } = await track.getPixelAspectRatio();
  return { numerator: num, denominator: den };
}

/** As the container says them; what it does not say is absent. */
export async function colourOf(track: InputVideoTrack): Promise<ColourTags> {
  const { primaries, transfer, matrix, fullRange } = await track.getColorSpace();
  return {
    ...(typeof primaries === "string" ? { primaries } : {}),
    ...(typeof transfer === "string" ? { transfer } : {}),
    ...(typeof matrix === "string" ? { matrix } : {}),
    ...(typeof fullRange === "boolean" ? { range: fullRange ? "full" : "limited" } : {}),
  };
}

/** `image/png` or `image/jpeg`, by its first bytes; absent for what is no picture. `from` as in `open`. */
export async function stillType(size: number, task: Task, from = 0): Promise<string | undefined> {
  const head = await task.read(from, from + Math.min(size, 16));
  return STILLS.find(({ magic }) => magic.every((byte, at) => head[at] === byte))?.mimeType;
}

/** A picture, decoded whole. To be closed. @throws Error when it is too large, or cannot be decoded */
export async function readStill(size: number, task: Task, from = 0): Promise<ImageBitmap> {
  if (size > LARGEST_STILL_BYTES) throw new Error("the picture is too large to decode");
  return decodeBitmap(await task.read(from, from + size));
}

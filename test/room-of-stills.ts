/**
 * A media room that decodes nothing and yet tells frames apart: a still is one grey, which is the number of its frame. What
 * it says of films is read from their containers.
 */

import { createHash } from "node:crypto";
import { decode } from "fast-png";
import { frameRateOf } from "../src/core/time";
import type { FrameSize } from "../src/core/sequence";
import type { ReadableFile, WritableFile } from "../src/media/calls";
import { MediaRoom } from "../src/media/client";
import type { Capabilities, Fitted, FrameStill, MediaReport, Thumbnail } from "../src/media/results";
import type { Seam } from "../src/core/scene";
import type { FrameAt } from "../src/media/asked";
import { nodeDisk } from "./host/disk.node";
import { nodeMedia } from "./host/media.node";
import type { MediaFacts } from "./host/ports";
import { solidPng } from "./png";

const ONE_PIXEL = `data:image/png;base64,${Buffer.from(solidPng(1, 1)).toString("base64")}`;

export class RoomOfStills extends MediaRoom {
  constructor() {
    super({ parent: {} as HTMLElement });
  }

  override get state(): MediaRoom["state"] {
    return { kind: "ready" };
  }

  override start(): void {
    // It is there.
  }

  override stop(): void {
    // There is nothing to stop.
  }

  override capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      userAgent: "stills",
      secureContext: true,
      h264Encode: true,
      h264EncodeFullHd: true,
      h264Decode: true,
      webgl2: true,
      hidden: false,
    });
  }

  override async probe(file: ReadableFile): Promise<MediaReport> {
    const facts = await factsOf(file);
    if (facts.kind !== "video") return { kind: "unknown", why: facts.kind };
    const { width, height, rate, seconds, hasAudio } = facts;
    return {
      kind: "video",
      mimeType: "video/mp4",
      size: { width, height },
      pixelAspect: { numerator: 1, denominator: 1 },
      rotation: 0,
      rate: frameRateOf(rate),
      constantRate: true,
      frames: Math.round(seconds * rate),
      seconds,
      colour: {},
      ...(hasAudio ? { audio: { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2 } } : {}),
      decodable: true,
    };
  }

  override thumbnail(): Promise<Thumbnail> {
    return Promise.resolve({ dataUrl: ONE_PIXEL, size: { width: 1, height: 1 } });
  }

  override async fit(file: ReadableFile, to: FrameSize, out: WritableFile): Promise<Fitted> {
    const png = solidPng(to.width, to.height, greyIn(await bytesOf(file)));
    await out.write(0, png);
    return { bytes: png.length };
  }

  override async still(file: ReadableFile, at: FrameAt, out: WritableFile): Promise<FrameStill> {
    const facts = await factsOf(file);
    if (facts.kind !== "video") throw new Error(`No film but ${facts.kind}`);
    const { width, height, rate, seconds } = facts;
    const frame = typeof at === "number" ? Math.floor(at * rate) : Math.round(seconds * rate) - 1;
    const png = solidPng(width, height, frame);
    await out.write(0, png);
    const sha256 = createHash("sha256").update(png).digest("hex");
    return { size: { width, height }, seconds: frame / rate, sha256, bytes: png.length };
  }

  override seam(..._of: Partial<Parameters<MediaRoom["seam"]>>): Promise<Seam> {
    const differs = (luma: number): Seam["cut"] => ({ luma, psnr: 40, colour: 0.5 });
    return Promise.resolve({
      cut: differs(2),
      head: differs(0.4),
      before: differs(2),
      after: differs(2),
      scaled: false,
    });
  }
}

/** As Premiere would read them. */
async function factsOf(file: ReadableFile): Promise<MediaFacts> {
  const bytes = await bytesOf(file);
  const disk = { ...nodeDisk(), read: () => Promise.resolve(bytes) };
  return nodeMedia(disk).probe("film.mp4");
}

function bytesOf(file: ReadableFile): Promise<Uint8Array> {
  return file.read(0, file.size);
}

/** The grey of a picture of one grey. */
export function greyIn(png: Uint8Array): number {
  const { data } = decode(png);
  return data[0] ?? 0;
}

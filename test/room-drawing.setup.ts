/** Pictures that are known to the last pixel, what the media room's real page draws from them, and how a browser shows that. */

import { join } from "node:path";
import { crc32 } from "node:zlib";
import { encode } from "fast-png";
import { BufferSource, EncodedPacketSink, Input, MP4, type EncodedPacket } from "mediabunny";
import type { DrawingRequest } from "../src/core/drawing";
import { frameRateOf } from "../src/core/time";
import type { MediaRoom } from "../src/media/client";
import type { RoomInBrowser } from "./room-in-browser";
import { inMemory, Written } from "./written";

export const PAGE = join(__dirname, "../dist/room.html");

export const SIZE = { width: 640, height: 360 };
export const BARS = 64;

export const REQUEST: DrawingRequest = {
  kind: "from-frame",
  prompt: "a slow push in",
  negative: "",
  seed: 11,
  size: SIZE,
  rate: frameRateOf(23.976),
  frames: 49,
  caption: false,
};

/** Upright bars from black to white: 64 greys, ten pixels each. */
export function greyAt(x: number): number {
  return Math.round((Math.floor(x / (SIZE.width / BARS)) * 255) / (BARS - 1));
}

export function greyBars(): Uint8Array {
  const data = new Uint8Array(SIZE.width * SIZE.height * 3);
  data.forEach((_, at) => (data[at] = greyAt(Math.floor(at / 3) % SIZE.width)));
  return encode({ ...SIZE, data, channels: 3, depth: 8 });
}

/** What it is drawn from. */
export const PICTURES = { first: inMemory(greyBars()) };

/** That room draws a next one. */
export async function drawsOn(room: MediaRoom): Promise<void> {
  const next = await room.draw({ ...REQUEST, frames: 3 }, { pictures: PICTURES, out: new Written() });
  expect(next.frames).toBe(3);
}

/** Blocks of all colours, the same for the same seed; `red`: what becomes of the red in them. */
export function colours(seed: number, red = 1): Uint8Array {
  const [width, height, block] = [320, 180, 20];
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    const place = Math.floor(pixel / width / block) * 100 + Math.floor((pixel % width) / block);
    const value = 40 + (Math.imul(place * 3 + (at % 3) + seed * 7919, 0x9e3779b1) >>> 24) * 0.7;
    data[at] = at % 3 === 0 ? value * red : value;
  }
  return encode({ width, height, data, channels: 3, depth: 8 });
}

/** The same picture with tags that, obeyed, would brighten it and turn its colours: gamma 1.0, primaries of Rec. 2020. */
export function withColourChunks(png: Uint8Array): Uint8Array {
  const afterHeader = 8 + 25;
  const gamma = chunk("gAMA", [100_000]);
  const primaries = chunk("cHRM", [31_270, 32_900, 70_800, 29_200, 17_000, 79_700, 13_100, 4_600]);
  return Buffer.concat([png.subarray(0, afterHeader), gamma, primaries, png.subarray(afterHeader)]);
}

function chunk(type: string, values: readonly number[]): Buffer {
  const body = Buffer.alloc(4 + values.length * 4);
  body.write(type, "latin1");
  values.forEach((value, at) => body.writeUInt32BE(value, 4 + at * 4));
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(values.length * 4);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

export async function packetsOf(
  bytes: Buffer,
): Promise<{ readonly input: Input; readonly packets: readonly EncodedPacket[] }> {
  const input = new Input({ formats: [MP4], source: new BufferSource(new Uint8Array(bytes)) });
  const track = await input.getPrimaryVideoTrack();
  const packets: EncodedPacket[] = [];
  if (track !== null) for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { input, packets };
}

/** The first frame's middle row as the browser shows it: RGBA code values. */
export async function firstRow(opened: RoomInBrowser, film: Buffer): Promise<readonly number[]> {
  const { input, packets } = await packetsOf(film);
  const config = await (await input.getPrimaryVideoTrack())?.getDecoderConfig();
  const description = config?.description;
  if (!config || !(description instanceof Uint8Array) || packets[0] === undefined) throw new Error("No picture");
  const given = {
    codec: config.codec,
    description: [...description],
    data: Buffer.from(packets[0].data).toString("base64"),
    size: SIZE,
  };
  return opened.page.evaluate(async ({ codec, description: setup, data, size }) => {
    const shown = new Promise<VideoFrame>((resolve, reject) => {
      const decoder = new VideoDecoder({ output: resolve, error: reject });
      decoder.configure({ codec, description: new Uint8Array(setup) });
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      decoder.decode(new EncodedVideoChunk({ type: "key", timestamp: 0, data: bytes }));
      decoder.flush().catch(reject);
    });
    const context = new OffscreenCanvas(size.width, size.height).getContext("2d");
    context?.drawImage(await shown, 0, 0);
    return [...(context?.getImageData(0, size.height / 2, size.width, 1).data ?? [])];
  }, given);
}

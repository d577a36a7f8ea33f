/** Where the XMP packet lies in a media file (Adobe's XMP specification, part 3). The file is asked for ranges, never read whole. */

import { boxesIn, MOST_BOXES, type Box, type ReadBytes } from "./boxes";
import { Misfit } from "./decode";
import type { ByteRange } from "./essence";
import { decodeUtf8, encodeUtf8 } from "./utf8";

/** Of the `uuid` box that holds XMP in an MP4: BE7ACFCB-97A9-42E8-9C71-999491E3AFAC. */
export const XMP_UUID: readonly number[] = [
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
];

/** A packet is some kilobytes; what claims more is not read. */
const MOST_BYTES = 1_000_000;

/**
 * The packet in an MP4, MOV, PNG or JPEG; absent where there is none, and in files of other kinds. Of several the first.
 * @throws Misfit where one is there and is no text in UTF-8, or is too long to be one
 */
export async function xmpOfFile(read: ReadBytes, size: number): Promise<string | undefined> {
  const range = await packetRange(read, size);
  if (range === undefined) return undefined;
  if (range.end - range.start > MOST_BYTES) throw new Misfit("The XMP in the file", `shorter than ${MOST_BYTES} bytes`);
  const packet = decodeUtf8(await read(range.start, range.end));
  if (packet === undefined) throw new Misfit("The XMP in the file", "text in UTF-8");
  return packet;
}

/** Of the packet's bytes; absent as above. @throws Misfit */
export async function packetRange(read: ReadBytes, size: number): Promise<ByteRange | undefined> {
  const head = await read(0, Math.min(12, size));
  if (isAt(head, 4, encodeUtf8("ftyp"))) return inMp4(read, size);
  // A QuickTime film of before begins with any box.
  if (["moov", "mdat", "wide", "free", "skip"].some((type) => isAt(head, 4, encodeUtf8(type))))
    return inMp4(read, size);
  if (isAt(head, 0, PNG)) return inPng(read, size);
  return head[0] === 0xff && head[1] === 0xd8 ? inJpeg(read, size) : undefined;
}

/** The box of its own, or QuickTime's `moov/udta/XMP_`. */
async function inMp4(read: ReadBytes, size: number): Promise<ByteRange | undefined> {
  const boxes = (await boxesIn(0, size, read)) ?? [];
  for (const box of boxes) {
    if (await isXmpBox(box, read)) return { start: box.from + XMP_UUID.length, end: box.end };
  }
  for (const moov of boxes.filter(({ type }) => type === "moov")) {
    for (const udta of (await boxesIn(moov.from, moov.end, read)) ?? []) {
      if (udta.type !== "udta") continue;
      // QuickTime may end a list with four zero bytes.
      const inside = (await boxesIn(udta.from, udta.end, read)) ?? (await boxesIn(udta.from, udta.end - 4, read)) ?? [];
      const found = inside.find(({ type }) => type === "XMP_");
      if (found !== undefined) return { start: found.from, end: found.end };
    }
  }
  return undefined;
}

export async function isXmpBox({ type, from, end }: Box, read: ReadBytes): Promise<boolean> {
  if (type !== "uuid" || end - from < XMP_UUID.length) return false;
  return isAt(await read(from, from + XMP_UUID.length), 0, XMP_UUID);
}

const PNG: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Keyword, its end, not compressed, no language, no translated keyword: XMP's own form of an iTXt chunk. */
const PNG_XMP = encodeUtf8("XML:com.adobe.xmp\0\0\0\0\0");

async function inPng(read: ReadBytes, size: number): Promise<ByteRange | undefined> {
  let chunks = 0;
  for (let at = PNG.length; at + 12 <= size;) {
    if (chunks++ === MOST_BOXES) throw tooMany();
    const head = await read(at, Math.min(at + 8 + PNG_XMP.length, size));
    const length = uint(head, 0, 4);
    if (at + 12 + length > size) return undefined;
    if (isAt(head, 4, encodeUtf8("iTXt")) && isAt(head, 8, PNG_XMP) && length >= PNG_XMP.length) {
      return { start: at + 8 + PNG_XMP.length, end: at + 8 + length };
    }
    at += 12 + length;
  }
  return undefined;
}

const JPEG_XMP = encodeUtf8("http://ns.adobe.com/xap/1.0/\0");

async function inJpeg(read: ReadBytes, size: number): Promise<ByteRange | undefined> {
  let segments = 0;
  for (let at = 2; at + 4 <= size;) {
    if (segments++ === MOST_BOXES) throw tooMany();
    const head = await read(at, Math.min(at + 4 + JPEG_XMP.length, size));
    // Behind SOS lies the picture.
    if (head[0] !== 0xff || head[1] === 0xda) return undefined;
    const length = uint(head, 2, 2);
    if (length < 2 || at + 2 + length > size) return undefined;
    if (head[1] === 0xe1 && isAt(head, 4, JPEG_XMP)) return { start: at + 4 + JPEG_XMP.length, end: at + 2 + length };
    at += 2 + length;
  }
  return undefined;
}

function tooMany(): Misfit {
  return new Misfit("The file", `of at most ${MOST_BOXES} parts, as far as its XMP was looked for`);
}

function isAt(bytes: Uint8Array, at: number, wanted: ArrayLike<number>): boolean {
  if (bytes.length < at + wanted.length) return false;
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/**
 * Premiere's default "Write XMP ID to files on import", for MP4 and MOV: an XMP packet with identifiers in a `uuid` box
 * at the end of the file. The file changes on the disk; picture and sound do not.
 */

import { decodeUtf8, encodeUtf8 } from "../../src/core/utf8";
import type { Disk } from "./ports";

const XMP_UUID = [0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac];
const HEADER = 8 + XMP_UUID.length;

export function canEmbed(path: string): boolean {
  return /\.(mp4|mov|m4v)$/i.test(path);
}

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The file's XMP packet; absent when it has none that can be read. */
export async function readXmp(disk: Disk, path: string): Promise<string | undefined> {
  const found = await xmpBox(disk, path);
  if (found === undefined) return undefined;
  return decodeUtf8(await disk.read(path, found.start + HEADER, found.end));
}

/** Appends the packet; an earlier one becomes free space. */
export async function writeXmp(disk: Disk, path: string, packet: string): Promise<void> {
  const earlier = await xmpBox(disk, path);
  if (earlier !== undefined) await disk.write(path, encodeUtf8("free"), earlier.start + 4);
  const body = encodeUtf8(packet);
  const box = new Uint8Array(HEADER + body.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(encodeUtf8("uuid"), 4);
  box.set(XMP_UUID, 8);
  box.set(body, HEADER);
  await disk.write(path, box, "append");
}

async function xmpBox(disk: Disk, path: string): Promise<Box | undefined> {
  for (const box of await boxes(disk, path)) {
    if (box.type !== "uuid") continue;
    const uuid = await disk.read(path, box.start + 8, box.start + HEADER);
    if (XMP_UUID.every((byte, index) => uuid[index] === byte)) return box;
  }
  return undefined;
}

async function boxes(disk: Disk, path: string): Promise<readonly Box[]> {
  const size = (await disk.stat(path))?.size ?? 0;
  const found: Box[] = [];
  let start = 0;
  while (start + 8 <= size) {
    const head = await disk.read(path, start, Math.min(size, start + 16));
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const short = view.getUint32(0);
    const length =
      short === 1 && head.length === 16 ? Number(view.getBigUint64(8)) : short === 0 ? size - start : short;
    if (length < 8) break;
    found.push({ type: String.fromCharCode(...head.subarray(4, 8)), start, end: start + length });
    start += length;
  }
  return found;
}

/**
 * The films that the service delivers: a clip of ours (ffmpeg's testsrc2, 640x360, 24 fps, 5 s, H.264), and for a film that
 * was extended one of twice its length that begins with the same pictures; made different for every job by a box that
 * players skip, and as large as anyone asks by another.
 */

import { readFileSync } from "node:fs";
import path from "node:path";

type Clip = "take.mp4" | "longer.mp4" | "small.mp4";

const read = new Map<Clip, Buffer>();

function clipBytes(name: Clip): Buffer {
  // Bundled or not, it lies in the repository that is being worked in.
  const bytes = read.get(name) ?? readFileSync(path.resolve("test/service", name));
  read.set(name, bytes);
  return bytes;
}

/** As many frames as the other, in 5 kB (64x36): for rigs that begin hundreds of panels, each of which hashes it cold. */
export function smallFilm(): Uint8Array {
  return clipBytes("small.mp4");
}

/** A `free` box (ISO/IEC 14496-12 §8.1.2) that holds `bytes`. */
function freeBox(bytes: Buffer): Buffer {
  const box = Buffer.alloc(8 + bytes.length);
  box.writeUInt32BE(box.length, 0);
  box.write("free", 4, "latin1");
  bytes.copy(box, 8);
  return box;
}

/** At least `size` bytes, of which the last name the job. */
export function filmFor(id: string, size = 0, clip: Clip | Uint8Array = "take.mp4"): Buffer {
  const name = freeBox(Buffer.from(id));
  const body = typeof clip === "string" ? clipBytes(clip) : Buffer.from(clip);
  const missing = size - body.length - name.length - 8;
  return missing > 0 ? Buffer.concat([body, freeBox(Buffer.alloc(missing, 7)), name]) : Buffer.concat([body, name]);
}

/** One pixel each: what a film's thumbnail and spritesheet are, as far as anyone here looks at them. */
export const THUMBNAIL = Buffer.from("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA", "base64");
export const SPRITESHEET = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010101004800480000ffdb004300", "hex"),
  // The quantisation table: as coarse as it can be.
  Buffer.alloc(64, 0xff),
  Buffer.from("ffc2000b080001000101011100ffc40014100100000000000000000000000000000000ffda0008010100013f10", "hex"),
]);

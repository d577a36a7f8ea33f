/** Whether a file is a whole film, by its structure alone: what a server served half, cut or wrong never counts as one. */

import { letters, uint32, type ReadBytes } from "./boxes";

export type Structure =
  /** `ending`: what such a file is called here, without a dot. */
  { readonly kind: "whole"; readonly ending: "mp4" | "webm" } | { readonly kind: "damaged"; readonly why: string };

/**
 * MP4 and MOV: every box ends within the file (ISO/IEC 14496-12 §4.2), and both the index (`moov`) and the media (`mdat`)
 * are there. WebM is known by its magic bytes (EBML, RFC 8794 §11.2); its end cannot be told from outside.
 */
export async function structureOf(size: number, read: ReadBytes): Promise<Structure> {
  const head = await read(0, Math.min(16, size));
  if (head.length === 0) return { kind: "damaged", why: "it is empty" };
  if (head.length >= 4 && uint32(head, 0) === 0x1a45dfa3) return { kind: "whole", ending: "webm" };
  if (head.length < 12 || letters(head, 4) !== "ftyp") {
    return { kind: "damaged", why: head[0] === 0x3c ? "it is a web page" : "it is no film" };
  }
  const found = new Set<string>();
  for (let at = 0; at < size;) {
    const box = await read(at, Math.min(at + 16, size));
    if (box.length < 8) return { kind: "damaged", why: "it breaks off" };
    const short = uint32(box, 0);
    if (short === 1 && box.length < 16) return { kind: "damaged", why: "it breaks off" };
    const length = short === 1 ? uint32(box, 8) * 2 ** 32 + uint32(box, 12) : short === 0 ? size - at : short;
    if (length < (short === 1 ? 16 : 8)) return { kind: "damaged", why: "its structure is broken" };
    if (at + length > size) return { kind: "damaged", why: `it breaks off after ${size} bytes` };
    found.add(letters(box, 4));
    at += length;
  }
  // A film in fragments keeps its index in `moof` boxes, but begins with a `moov` all the same.
  if (!found.has("moov")) return { kind: "damaged", why: "its index is missing" };
  return found.has("mdat") ? { kind: "whole", ending: "mp4" } : { kind: "damaged", why: "there is no picture in it" };
}

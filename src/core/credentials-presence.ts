/** Whether a file carries Content Credentials at all, from its headers: most carry none, and need no reader for that. */

import { letters, boxesIn, type Box, type ReadBytes } from "./boxes";
import { decodeUtf8 } from "./utf8";

/** What the reader knows, by media type as it wants them said. */
export const CREDENTIAL_FORMATS = [
  "video/mp4",
  "video/quicktime",
  "video/x-msvideo",
  "audio/wav",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/tiff",
] as const;
export type CredentialFormat = (typeof CREDENTIAL_FORMATS)[number];

export type Presence =
  | { readonly kind: "none" }
  | { readonly kind: "inside"; readonly format: CredentialFormat }
  /** The file names an address for them. */
  | { readonly kind: "elsewhere" }
  /** Only the reader can tell. */
  | { readonly kind: "ask"; readonly format: CredentialFormat }
  /** No kind of file that the reader knows. */
  | { readonly kind: "format" }
  /** Its boxes run past its end. */
  | { readonly kind: "damaged" };

/** C2PA Technical Specification 2.x §A.5: the box of a manifest store. */
const C2PA_BOX = "d8fec3d61b0e483c92975828877ec481";
/** XMP Specification part 3 §1.1: where a packet stands in an MP4. */
const XMP_BOX = "be7acfcb97a942e89c71999491e3afac";

/** A packet larger than that is not looked into. */
const MOST_XMP = 4 * 1024 * 1024;

export async function presenceIn(size: number, read: ReadBytes): Promise<Presence> {
  const head = await read(0, Math.min(16, size));
  if (head.length < 12) return { kind: "format" };
  if (letters(head, 4) !== "ftyp") {
    const format = OTHERS.find(({ begins }) => begins.every((byte, at) => byte === undefined || head[at] === byte));
    return format === undefined ? { kind: "format" } : { kind: "ask", format: format.format };
  }
  const boxes = await boxesIn(0, size, read);
  if (boxes === undefined) return { kind: "damaged" };
  const format = letters(head, 8) === "qt  " ? "video/quicktime" : "video/mp4";
  let isElsewhere = false;
  for (const box of boxes) {
    const id = await extendedType(box, read);
    if (id === C2PA_BOX) return { kind: "inside", format };
    if (id === XMP_BOX) isElsewhere ||= await namesAddress(box, read);
  }
  return isElsewhere ? { kind: "elsewhere" } : { kind: "none" };
}

/** Hex; absent for a box of one of the registered types. */
async function extendedType({ type, from, end }: Box, read: ReadBytes): Promise<string | undefined> {
  if (type !== "uuid" || end - from < 16) return undefined;
  return [...(await read(from, from + 16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** C2PA Technical Specification 2.x §11.4: an address stands as `dcterms:provenance`. */
async function namesAddress({ from, end }: Box, read: ReadBytes): Promise<boolean> {
  const packet = await read(from + 16, Math.min(end, from + MOST_XMP));
  return decodeUtf8(packet)?.includes("dcterms:provenance") === true;
}

/** First bytes; what may be anything is left out. */
const OTHERS: readonly { readonly format: CredentialFormat; readonly begins: readonly (number | undefined)[] }[] = [
  { format: "image/png", begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: "image/jpeg", begins: [0xff, 0xd8, 0xff] },
  { format: "image/webp", begins: riff("WEBP") },
  { format: "audio/wav", begins: riff("WAVE") },
  { format: "video/x-msvideo", begins: riff("AVI ") },
  { format: "image/tiff", begins: [0x49, 0x49, 0x2a, 0x00] },
  { format: "image/tiff", begins: [0x4d, 0x4d, 0x00, 0x2a] },
];

function riff(form: string): readonly (number | undefined)[] {
  const codes = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0));
  return [...codes("RIFF"), undefined, undefined, undefined, undefined, ...codes(form)];
}

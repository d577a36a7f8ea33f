/**
 * The name of whoever asked for a take, in the XMP within a copy of it. It is taken out where it stands: blanks take its place,
 * so that nothing moves, and what else anybody wrote there stays.
 */

import { Misfit } from "../../core/decode";
import { StudioError } from "../../core/failure";
import type { Provenance } from "../../core/provenance";
import { packetRange } from "../../core/xmp-in-file";
import { decodeUtf8, encodeUtf8 } from "../../core/utf8";
import { openUpdate } from "../../uxp/files";
import { fileNameIn } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";
import { withFile } from "../disk/open-files";
import { isPacket, saidBeside, saidIn, sidecarOf } from "./media-metadata";
import { loadPackets, packets } from "./packets";

/** Absent: none stands there, or nothing there can be read. @throws StudioError */
export async function nameIn(path: string): Promise<string | undefined> {
  return (await provenanceIn(path))?.promptWriter;
}

/** What is embedded in a file. Absent: nothing, or nothing that can be read. @throws StudioError */
export function provenanceIn(path: string): Promise<Provenance | undefined> {
  return unlessBroken(saidIn(path));
}

/** What the sidecar beside a file says. Absent: there is none, or it cannot be read. @throws StudioError */
export function provenanceBeside(path: string): Promise<Provenance | undefined> {
  return unlessBroken(saidBeside(path));
}

async function unlessBroken(said: Promise<Provenance | undefined>): Promise<Provenance | undefined> {
  try {
    return await said;
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** Out of the packet in the file. @throws StudioError; `file-damaged` where it reads back with a name in it all the same */
export async function takeNameOut(path: string): Promise<void> {
  const found = await withFile(path, async ({ size, read }) => {
    const range = await packetRange(read, size);
    return range && { start: range.start, packet: decodeUtf8(await read(range.start, range.end)) };
  });
  if (found === undefined) return;
  const { start, packet } = found;
  if (packet !== undefined) {
    const out = await openUpdate(path);
    try {
      await out.write(start, encodeUtf8(withoutName(packet)));
    } finally {
      await out.close();
    }
  }
  if ((await nameIn(path)) === undefined) return;
  throw new StudioError({ kind: "file-damaged", file: fileNameIn(path), why: "a name in its XMP does not go out" });
}

/** Out of the sidecar beside it, where it has one that gives a name. @throws StudioError */
export async function takeNameOutBeside(path: string): Promise<void> {
  await loadPackets();
  const packet = await maybeReadText(sidecarOf(path), isPacket);
  if (packet === undefined || !isPacket(packet) || packets().readProvenance(packet).promptWriter === undefined) return;
  await writeText(sidecarOf(path), withoutName(packet));
}

const PROPERTY = "AIPromptWriterName";
/** By whatever prefix; with what is in it. */
const ELEMENT = new RegExp(
  `<((?:[A-Za-z_][\\w.-]*:)?)${PROPERTY}(?:\\s[^<>]*)?(?:/>|>[\\s\\S]*?</\\1${PROPERTY}\\s*>)`,
  "g",
);
const TAG = /<[A-Za-z_](?:[^"'<>]|"[^"]*"|'[^']*')*>/g;
const ATTRIBUTE = /\s([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** As many bytes of UTF-8 as before. */
export function withoutName(packet: string): string {
  return packet
    .replace(ELEMENT, blank)
    .replace(TAG, (tag) =>
      tag.replace(ATTRIBUTE, (attribute: string, name: string) =>
        name.replace(/^.*:/, "") === PROPERTY ? blank(attribute) : attribute,
      ),
    );
}

function blank(text: string): string {
  return " ".repeat(encodeUtf8(text).length);
}

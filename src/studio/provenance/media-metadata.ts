/** What the metadata of any media file says of where it comes from: in a sidecar beside it, and in the file itself. */

import { Misfit } from "../../core/decode";
import type { Provenance } from "../../core/provenance";
import { xmpOfFile } from "../../core/xmp-in-file";
import { fileNameIn, joinPath, parentOf } from "../../uxp/paths";
import { maybeReadText } from "../../uxp/texts";
import { withFile } from "../disk/open-files";
import { loadPackets, packets } from "./packets";

/** The sidecar of a file by Adobe's rule: beside it, with its name up to the ending. */
export function sidecarOf(path: string): string {
  return joinPath(parentOf(path), `${fileNameIn(path).replace(/\.[^.]*$/, "")}.xmp`);
}

/**
 * Of a film or a still. Where both say something, the sidecar is the later word; what it is silent about the file says. Absent:
 * neither has any, or the file is of a kind whose XMP is not known.
 * @throws Misfit where what is there cannot be read and nothing else says anything; StudioError `file-missing`, `host-refused`
 */
export async function metadataOf(path: string): Promise<Provenance | undefined> {
  const found: Provenance[] = [];
  let broken: Misfit | undefined;
  for (const look of [saidIn, saidBeside]) {
    try {
      const said = await look(path);
      if (said !== undefined) found.push(said);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      broken ??= error;
    }
  }
  if (broken !== undefined && found.length === 0) throw broken;
  return found.length === 0 ? undefined : found.reduce((embedded, beside) => ({ ...embedded, ...beside }));
}

/** In the sidecar; absent where there is none. @throws Misfit, StudioError */
export async function saidBeside(path: string): Promise<Provenance | undefined> {
  await loadPackets();
  const packet = await maybeReadText(sidecarOf(path), isPacket);
  return packet === undefined ? undefined : packets().readProvenance(packet);
}

/** In the file itself; absent where it has none. @throws Misfit, StudioError */
export async function saidIn(path: string): Promise<Provenance | undefined> {
  await loadPackets();
  const packet = await withFile(path, ({ size, read }) => xmpOfFile(read, size));
  return packet === undefined ? undefined : packets().readProvenance(packet);
}

/** Whether it was written to its end. */
export function isPacket(text: string): boolean {
  try {
    packets().readProvenance(text);
    return true;
  } catch (error) {
    if (error instanceof Misfit) return false;
    throw error;
  }
}

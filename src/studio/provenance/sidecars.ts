/**
 * What take.json says of a take's origin, said again for others: in `original.xmp` beside the original, beside every copy,
 * and in the copies themselves. The original and the clip are never written to: they may carry Content Credentials.
 */

import { boxesIn, type Box } from "../../core/boxes";
import { Misfit } from "../../core/decode";
import { provenanceOf, provenanceOfCopy, SOURCE_TYPES, type FindTake, type Provenance } from "../../core/provenance";
import { originalOf, type DerivedCopy, type StoredFile, type Take } from "../../core/take";
import { encodeUtf8 } from "../../core/utf8";
import { isXmpBox, XMP_UUID } from "../../core/xmp-in-file";
import { openUpdate } from "../../uxp/files";
import { hostInfo } from "../../uxp/host";
import { joinPath } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";
import { isPacket, sidecarOf } from "./media-metadata";
import { nameIn, takeNameOut, withoutName } from "./name-in-file";
import { referenceFile, type Shelved } from "../disk/shelf";
import { withFile } from "../disk/open-files";
import { loadPackets, packets } from "./packets";

/** Whether a sidecar says what take.json says. `other`: it says something else, or cannot be read. */
export type SidecarState = "said" | "missing" | "other";

export class Sidecars {
  readonly #find: FindTake;
  readonly #writerOf: (take: Take) => string | undefined;

  /** `writerOf`: the name of who asked for it, where it may be said. */
  constructor(find: FindTake, writerOf: (take: Take) => string | undefined) {
    this.#find = find;
    this.#writerOf = writerOf;
  }

  /** Whether files of that take may say who asked for it. */
  mayName(take: Take): boolean {
    return this.#writerOf(take) !== undefined;
  }

  /** Beside the original; nothing is written where it says so already, or where there is no original. @throws StudioError */
  async write({ take, folder }: Shelved): Promise<void> {
    const original = originalOf(take);
    if (original !== undefined) await keep(joinPath(folder, original.name), this.#of(take, original));
  }

  /** As it lies there now. Absent: it has no original. @throws StudioError */
  async stateOf({ take, folder }: Shelved): Promise<SidecarState | undefined> {
    const original = originalOf(take);
    return original && stateNow(joinPath(folder, original.name), this.#of(take, original));
  }

  /** Beside a copy; in it a name is taken out that may not be said any more. @throws StudioError */
  async writeOfCopy(shelved: Shelved, copy: Copy): Promise<void> {
    const said = await this.#ofCopy(shelved, copy);
    if (said === undefined) return;
    const path = joinPath(shelved.folder, copy.name);
    await keep(path, said);
    if (await namesWhoItMayNot(path, said)) await takeNameOut(path);
  }

  /** As `stateOf`, of a copy and what stands beside it. @throws StudioError */
  async stateOfCopy(shelved: Shelved, copy: Copy): Promise<SidecarState | undefined> {
    const said = await this.#ofCopy(shelved, copy);
    if (said === undefined) return undefined;
    const path = joinPath(shelved.folder, copy.name);
    const state = await stateNow(path, said);
    return state === "said" && (await namesWhoItMayNot(path, said)) ? "other" : state;
  }

  /**
   * Puts the packet into a copy that was just made and that nobody has read yet, and beside it. A copy with no room behind its
   * last box has its sidecar alone. @throws StudioError
   */
  async sayIn(shelved: Shelved, copy: Copy): Promise<void> {
    const said = await this.#ofCopy(shelved, copy);
    if (said === undefined) return;
    const path = joinPath(shelved.folder, copy.name);
    await appendPacket(path, packets().writePacket(said));
    await keep(path, said);
  }

  #of(take: Take, original: StoredFile): Provenance {
    const promptWriter = this.#writerOf(take);
    const written = { ...version(), ...(promptWriter === undefined ? {} : { promptWriter }) };
    return provenanceOf(take, original, written, referenceFile, this.#find);
  }

  async #ofCopy({ take, folder }: Shelved, { name, kind, leavesCredentials }: Copy): Promise<Provenance | undefined> {
    const original = originalOf(take);
    if (original === undefined) return undefined;
    const beside = await packetBeside(joinPath(folder, original.name));
    const said = withOldWords(this.#of(take, original), beside);
    return provenanceOfCopy(said, original, { name, kind, credentials: leavesCredentials === true });
  }
}

/** What of a copy its packet says. */
export type Copy = Pick<DerivedCopy, "name" | "kind" | "leavesCredentials">;

function version(): { readonly version?: string } {
  const { plugin } = hostInfo();
  return /^\d/.test(plugin) ? { version: plugin } : {};
}

async function keep(path: string, said: Provenance): Promise<void> {
  const before = await packetBeside(path);
  const now = withOldWords(said, before);
  if (!isSaid(packets().writePacket(now), before)) await writeText(sidecarOf(path), packetOver(before, now));
}

/** What others wrote into the packet before stays; a name within that does not, for it may be the one that goes out. */
function packetOver(before: string | undefined, said: Provenance): string {
  const packet = packets().writePacket(said);
  const rest = before === undefined ? undefined : withoutName(before);
  if (rest === undefined || !isPacket(rest)) return packet;
  return isSaid(packet, rest) ? rest : packets().writePacket(said, rest);
}

async function stateNow(path: string, said: Provenance): Promise<SidecarState> {
  const before = await packetBeside(path);
  if (before === undefined) return "missing";
  return isSaid(packets().writePacket(withOldWords(said, before)), before) ? "said" : "other";
}

/**
 * What take.json does not know stays as it was said when the take came: which Pickup it was, and that something is in it that
 * no model made, where the take that had it is gone. A person's name does not: whoever is to be forgotten would come back.
 */
function withOldWords(said: Provenance, before: string | undefined): Provenance {
  if (before === undefined || !isPacket(before)) return said;
  const { creatorTool, credentials, takeId, digitalSourceType } = packets().readProvenance(before);
  return {
    ...said,
    ...(creatorTool === undefined ? {} : { creatorTool }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(takeId === said.takeId && digitalSourceType === COMPOSITE && said.digitalSourceType !== undefined
      ? { digitalSourceType }
      : {}),
  };
}

const COMPOSITE = `${SOURCE_TYPES}compositeWithTrainedAlgorithmicMedia`;

/** By what they say: another tool may have written the same otherwise, and more beside it. */
function isSaid(packet: string, before: string | undefined): boolean {
  if (before === undefined) return false;
  if (packet === before) return true;
  try {
    return JSON.stringify(packets().readProvenance(before)) === JSON.stringify(packets().readProvenance(packet));
  } catch (error) {
    if (error instanceof Misfit) return false;
    throw error;
  }
}

/** A copy that was made while nobody wanted to be named does not name them later either. */
async function namesWhoItMayNot(path: string, said: Provenance): Promise<boolean> {
  const name = await nameIn(path);
  return name !== undefined && name !== packets().readProvenance(packets().writePacket(said)).promptWriter;
}

async function packetBeside(path: string): Promise<string | undefined> {
  await loadPackets();
  return maybeReadText(sidecarOf(path), isPacket);
}

/**
 * Behind everything else, in a box of its own: nothing in front of it moves, so that no offset changes. A packet that was there
 * before becomes free space.
 */
async function appendPacket(path: string, packet: string): Promise<void> {
  const earlier: Box[] = [];
  const last = await withFile(path, async ({ size, read }) => {
    const boxes = (await boxesIn(0, size, read)) ?? [];
    for (const box of boxes) if (await isXmpBox(box, read)) earlier.push(box);
    return boxes.at(-1);
  });
  if (last === undefined || last.isOpenEnded) return;
  const out = await openUpdate(path);
  try {
    await out.write(last.end, xmpBox(packet));
    for (const { start } of earlier) await out.write(start + 4, encodeUtf8("free"));
  } finally {
    await out.close();
  }
}

function xmpBox(packet: string): Uint8Array {
  const text = encodeUtf8(packet);
  const box = new Uint8Array(8 + XMP_UUID.length + text.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(encodeUtf8("uuid"), 4);
  box.set(XMP_UUID, 8);
  box.set(text, 8 + XMP_UUID.length);
  return box;
}

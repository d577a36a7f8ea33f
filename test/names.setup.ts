/** For tests of names in files: a take and a copy of it, of somebody who wants to be named there. */

import { readFile } from "node:fs/promises";
import { xmpOfFile } from "../src/core/xmp-in-file";
import { readProvenance } from "../src/studio/provenance/xmp-packet";
import { aCopy, aRoom, folderOf, sidecarOf } from "./provenance.setup";
import { take } from "./replace.setup";
import type { Room } from "./studio.setup";

export const NAME = "M. R. & “Desk” <é>";

/** Whose editor wants the name in the files. */
export async function aNamedRoom(): Promise<Room> {
  const room = await aRoom();
  room.studio.settings.editSettings({ person: NAME });
  await room.studio.metadata.nameInFiles(true);
  return room;
}

export interface Made {
  readonly opened: Room;
  readonly id: string;
  readonly folder: string;
  /** Paths of the sidecar, the copy and the copy's sidecar. */
  readonly files: readonly [string, string, string];
}

/** A take and a copy of it. */
export async function made(): Promise<Made> {
  const opened = await aNamedRoom();
  const id = await take(opened);
  const copy = await aCopy(opened, id);
  const files = [sidecarOf(opened, id), copy, copy.replace(".mp4", ".xmp")] as const;
  return { opened, id, folder: folderOf(opened, id), files };
}

export async function writerIn(file: string): Promise<string | undefined> {
  const bytes = await readFile(file);
  const packet = file.endsWith(".xmp")
    ? bytes.toString("utf8")
    : await xmpOfFile((start, end) => Promise.resolve(bytes.subarray(start, end)), bytes.length);
  return packet === undefined ? undefined : readProvenance(packet).promptWriter;
}

/** Of a file that must not hold it: no letter of it, however escaped. */
export async function knowsNoName(file: string): Promise<boolean> {
  return !(await readFile(file)).includes("M. R.");
}

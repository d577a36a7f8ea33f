/** For tests of names in files: a take and a copy of it, of somebody who wants to be named there. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { PLAIN_FIT } from "../src/core/fit";
import type { CopyPlan } from "../src/core/fit-copy";
import { xmpOfFile } from "../src/core/xmp-in-file";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans } from "../src/media/client";
import type { Copied } from "../src/media/results";
import { readProvenance } from "../src/studio/provenance/xmp-packet";
import { take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { openRoom, type Room } from "./studio.setup";

export const NAME = "M. R. & “Desk” <é>";

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

class RoomOfCopies extends RoomOfStills {
  override async copy(film: ReadableFile, _plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    const bytes = await film.read(0, film.size);
    await out.write(0, bytes);
    return { frames: 96, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }
}

export async function aRoom(): Promise<Room> {
  room = await openRoom({}, () => new RoomOfCopies());
  await room.addEngine();
  return room;
}

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
  const folder = path.join(opened.folder, "Pickup/takes", id);
  await opened.studio.check.open(id);
  await opened.studio.check.copy("fit", PLAIN_FIT);
  const copy = opened.studio.state.checking?.copy;
  if (copy?.kind !== "made") throw new Error(`No copy: ${JSON.stringify(copy)}`);
  const file = path.join(folder, copy.copy.name);
  return { opened, id, folder, files: [path.join(folder, "original.xmp"), file, file.replace(".mp4", ".xmp")] };
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

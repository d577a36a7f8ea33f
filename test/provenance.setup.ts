/** Takes and copies of them in a room, and what is written beside them of where they come from. */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PLAIN_FIT } from "../src/core/fit";
import type { CopyPlan } from "../src/core/fit-copy";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans } from "../src/media/client";
import type { Copied } from "../src/media/results";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";

export const folderOf = ({ folder }: Room, id: string): string => path.join(folder, "Pickup/takes", id);

export const sidecarOf = (room: Room, id: string): string => path.join(folderOf(room, id), "original.xmp");

/** Its SHA-256. */
export const sum = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

/** Makes copies of one film, whatever it is asked to copy; absent one, of what it is asked to copy, as it is. */
class RoomOfCopies extends RoomOfStills {
  readonly #film: Uint8Array | undefined;

  constructor(film?: Uint8Array) {
    super();
    this.#film = film;
  }

  override async copy(film: ReadableFile, _plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    const bytes = this.#film ?? (await film.read(0, film.size));
    await out.write(0, bytes);
    return { frames: 96, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }
}

export async function aRoom(film?: Uint8Array): Promise<Room> {
  const room = await newRoom({}, () => new RoomOfCopies(film));
  await room.addEngine();
  return room;
}

/** Makes a copy of that take; answers with its file's path. */
export async function aCopy(room: Room, id: string): Promise<string> {
  await room.studio.check.open(id);
  await room.studio.check.copy("fit", PLAIN_FIT);
  const copy = room.studio.state.checking?.copy;
  if (copy?.kind !== "made") throw new Error(`No copy: ${JSON.stringify(copy)}`);
  return path.join(folderOf(room, id), copy.copy.name);
}

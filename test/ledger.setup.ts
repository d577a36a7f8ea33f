/** A ledger to begin with. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";

/** A room in whose cut a take was placed, and whose ledger says so. */
export async function aPlacedTake(): Promise<{ readonly room: Room; readonly id: string; readonly file: string }> {
  const room = await newRoom({ lifeMs: 30 });
  await room.addEngine();
  const id = await room.make();
  await room.standsAt(id, "ready");
  await soon(() => expect(room.take(id).placement?.outcome).toBe("verified"));
  const file = path.join(room.folder, "Pickup/ledger", `${room.take(id).owner}.ndjson`);
  await soon(async () => expect((await readFile(file, "utf8")).split("\n")).toHaveLength(5));
  return { room, id, file };
}

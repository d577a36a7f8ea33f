/** Takes that may be removed for good: what is offered, what lies on disk and in the bin, and what others did meanwhile. */

import { appendFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Mark } from "../src/core/ledger-entry";
import { decodeTake, encodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import type { CleanUp } from "../src/studio/takes/shelf-state";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** A room with so many takes of one hole: the first lies on the timeline, the others in the bin. */
export async function aRoom(count: number): Promise<{ readonly room: Room; readonly ids: readonly string[] }> {
  const room = await newRoom({ lifeMs: 30 });
  await room.addEngine({ atOnce: 8 });
  room.studio.editForm({ count });
  await room.studio.make({ confirmed: true });
  await until("the takes", () => {
    const { takes } = room.studio.state;
    return takes.length === count && takes.every(({ take }) => take.placement !== undefined);
  });
  await until("one of them on the timeline", () =>
    room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0),
  );
  const rows = [...room.studio.state.takes].sort((a, b) => b.onTimeline.length - a.onTimeline.length);
  return { room, ids: rows.map(({ take }) => take.id) };
}

/** What the panel would remove. */
export async function offer(room: Room): Promise<Extract<CleanUp, { kind: "offer" }>> {
  await room.studio.shelf.reviewCleanUp();
  const { cleanUp } = room.studio.state.shelf;
  if (cleanUp?.kind !== "offer") throw new Error(`It offers nothing: ${JSON.stringify(room.studio.state.problem)}`);
  return cleanUp;
}

/** Of takes, by their ids. */
export const folders = ({ folder }: Room): Promise<string[]> => readdir(path.join(folder, "Pickup/takes"));
/** Names of Pickup's clips in the project panel. */
export const inBin = ({ premiere }: Room): readonly string[] =>
  premiere.project.document.items.flatMap(({ name }) => (name.startsWith("PU_") ? [name] : []));

/** Another machine marks it. */
export async function elsewhere({ folder }: Room, takeId: string, mark: Mark): Promise<void> {
  const at = "2026-11-27T12:00:00.000Z";
  const line = { schema: "pickup.ledger", version: 1, at, device: "other", kind: "mark", takeId, mark };
  await mkdir(path.join(folder, "Pickup/ledger"), { recursive: true });
  await appendFile(path.join(folder, "Pickup/ledger/other.ndjson"), `${JSON.stringify(line)}\n`);
}

/** A take's record is rewritten, as another machine or an earlier run of the panel left it. */
export async function rewriteTake({ folder }: Room, takeId: string, change: (take: Take) => Take): Promise<void> {
  const file = path.join(folder, "Pickup/takes", takeId, "take.json");
  await writeFile(file, encodeTake(change(decodeTake(await readFile(file, "utf8")))));
}

/** The editor duplicates a project item, and calls it something else. */
export function duplicate({ premiere }: Room, clipName: string, name: string): void {
  premiere.project.rewrite("Duplicate", (document) => {
    const found = document.items.find((item) => item.name.startsWith(clipName));
    // The document as undo would bring it back is rewritten too.
    if (found === undefined) return document;
    return { ...document, items: [...document.items, { ...found, id: `copy of ${found.id}`, name }] };
  });
}

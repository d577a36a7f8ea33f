/** A take that an engine made and that lies in the cut, the line in which it is varied, and what lies there then. */

import type { VariationDraft } from "../src/studio/making/variation-state";
import { FILM } from "./build-a";
import type { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** A take that is ready and lies in the hole, 100 to 196. */
export async function aTakeThere(
  tongue: "openai" | "openrouter" | "sglang" = "openai",
  model = "sora-2",
  media?: () => RoomOfStills,
) {
  const room = await newRoom({ tongue, models: [model] }, media);
  await room.addEngine();
  const id = await room.make("A cat on a windowsill.");
  await until("the job", () => room.service.jobs.length === 1);
  await lands(room, id);
  return { room, id };
}

/** The engine is done with all that it has, and that take is placed or waits. */
export async function delivered(room: Room, takeId: string): Promise<void> {
  room.service.advance("done");
  await until("the placement", () => room.take(takeId).placement !== undefined);
}

/** The same, and the panel has seen it there: until then, what it says of the cut is older than the cut. */
export async function lands(room: Room, takeId: string): Promise<void> {
  await delivered(room, takeId);
  const row = () => room.studio.state.takes.find(({ take }) => take.id === takeId);
  await until("the take where it lies", () => (row()?.onTimeline.length ?? 0) > 0);
}

type Change = Parameters<Room["studio"]["variations"]["edit"]>[0];

/** Opens the line at that take. */
export function begin({ studio }: Room, takeId: string, change: Change): void {
  studio.variations.begin(takeId);
  studio.variations.edit(change);
}

/** The line that is open. */
export function draft({ studio }: Room): VariationDraft {
  const { variation } = studio.state;
  if (variation.kind !== "open") throw new Error("No line is open");
  return variation;
}

/** Asks for it; answers with the new take's id once the engine has its job. */
export async function ask(room: Room, takeId: string, change: Change): Promise<string> {
  const { studio, service } = room;
  const before = new Set(studio.state.takes.map(({ take }) => take.id));
  const jobs = service.jobs.length;
  begin(room, takeId, change);
  await studio.variations.ask({ confirmed: true });
  const id = await until("the take", () => {
    const { problem, takes } = studio.state;
    if (problem !== undefined) throw new Error(`It was refused: ${JSON.stringify(problem.failure)}`);
    return takes.find(({ take }) => !before.has(take.id))?.take.id;
  });
  await until("the job", () => service.jobs.length > jobs);
  return id;
}

/** Pickup's clips as `track name start–end from in`, in frames. */
export function placed({ premiere }: Room): readonly string[] {
  return (premiere.project.document.sequences[0]?.video ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ name, start, end, inPoint: from }) =>
        [`V${track + 1}`, name, `${start / FILM}–${end / FILM}`, "from", from / FILM].join(" "),
      ),
  );
}

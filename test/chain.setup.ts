/** A scene of three links in a room with an engine, and what an editor sees of it. */

import { frameRateOf } from "../src/core/time";
import type { LinkView, SceneView } from "../src/studio/scenes/scene-state";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeTake } from "../src/core/record";
import { greyIn, RoomOfStills } from "./room-of-stills";
import type { ServiceOptions } from "./service/service";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

export const FILM = frameRateOf(24);
/** Three links of 4 s: 96 frames, and twice 95 and the one that is doubled. */
const FRAMES = 96 + 95 + 95;

export async function aRoom(options: Partial<ServiceOptions> = {}, media = () => new RoomOfStills()): Promise<Room> {
  const room = await newRoom(options, media);
  await room.addEngine();
  room.studio.editForm({ prompt: "A boat at dusk." });
  room.studio.scenes.showDraft(true);
  room.studio.scenes.editDraft({ seconds: FRAMES / 24, linkSeconds: 4, beats: "It lies still.\nThe wind rises." });
  return room;
}

export function scene({ studio }: Room): SceneView {
  const [found] = studio.state.scenes.all;
  if (found === undefined) throw new Error(`There is no scene: ${JSON.stringify(studio.state.problem)}`);
  return found;
}

export const link = (room: Room, index: number): LinkView | undefined => scene(room).links[index];
export const standing = (room: Room): readonly string[] =>
  scene(room).links.map(({ row, latest }) => (latest ?? row)?.take.state.kind ?? "none");

export async function job(room: Room, count: number): Promise<void> {
  await until(`job ${count}`, () => room.service.jobs.length === count);
}

/** Once nothing of it is under way. */
export async function rests(room: Room): Promise<SceneView> {
  await until("the scene to rest", () => scene(room).work === "rests");
  return scene(room);
}

/** As the record of that link's take stands on disk, whatever project the panel shows. */
export async function recorded(room: Room, takeId: string): Promise<string> {
  const file = path.join(room.folder, "Pickup/takes", takeId, "take.json");
  return decodeTake(await readFile(file, "utf8")).state.kind;
}

/** Begins it, and sees so many links through. */
export async function made(room: Room, count: number): Promise<void> {
  await room.studio.scenes.start({ confirmed: true });
  for (let one = 1; one <= count; one++) {
    await job(room, one);
    room.service.advance("done");
  }
}

/** The numbers of the frames that a job was sent. */
export function picturesIn({ fields }: Room["service"]["jobs"][number]): readonly number[] {
  const sent = JSON.stringify(fields).matchAll(/data:image\/png;base64,([A-Za-z0-9+/=]+)/g);
  return [...sent].map(([, data = ""]) => greyIn(Buffer.from(data, "base64")));
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

/** What a job was sent beside its words: first frames, and looks. */
export function stillsIn({ fields }: Room["service"]["jobs"][number]): string {
  return JSON.stringify([fields["frame_images"], fields["input_references"]]);
}

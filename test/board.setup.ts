/** A room with an engine and a storyboard in it, and what an editor sees of that on the board, on disk and on the timeline. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Board } from "../src/core/storyboard";
import { decodeBoard, encodeBoard } from "../src/core/board-record";
import { FILM } from "./build-a";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

export async function aRoom(jobs: "quick" | "by-hand" = "quick"): Promise<Room> {
  const room = await newRoom(jobs === "quick" ? { lifeMs: 50 } : {});
  await room.addEngine({ atOnce: 4 });
  return room;
}

export const SCRIPT = `INT. LAB - NIGHT

He turns from the bench. The lights fail.

The robot's hand closes.

EXT. ROOF - DAWN

The tower against the storm.
`;

export function story({ studio }: Room) {
  return studio.state.board.story;
}

export function board(room: Room): Board {
  const { board: found } = story(room);
  if (found === undefined) throw new Error("no board is open");
  return found;
}

export function written(room: Room): readonly string[] {
  return board(room).shots.map(({ number, prompt }) => `${number} ${prompt}`);
}

export async function onDisk(room: Room): Promise<Board> {
  const folder = path.join(room.folder, "Pickup/boards");
  const [name] = (await readdir(folder)).filter((one) => one.endsWith(".json"));
  return decodeBoard(await readFile(path.join(folder, name ?? ""), "utf8"));
}

export function idOf(room: Room, index: number): string {
  return board(room).shots[index]?.id ?? "";
}

/** Takes that an engine made, of four seconds each: their clips are in the bin and lie nowhere. */
export async function inBin(room: Room, prompts: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const prompt of prompts) {
    const before = room.service.creates;
    const id = await room.make(prompt);
    await until("it to be at the engine", () => room.service.creates > before);
    room.service.advance("done");
    await room.standsAt(id, "ready");
    await until(
      "it to be seen",
      () => room.studio.state.takes.find(({ take }) => take.id === id)?.onTimeline.length === 1,
    );
    ids.push(id);
    room.premiere.undo();
    await until("it to be gone", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  }
  return ids;
}

/** A board of those words, whose shots have those takes and last as long as they. */
export async function aBoardOf(room: Room, words: string, takes: readonly (readonly string[])[]): Promise<void> {
  await room.studio.board.readScript(words);
  const [name] = await readdir(path.join(room.folder, "Pickup/boards"));
  const file = path.join(room.folder, "Pickup/boards", name ?? "");
  await room.restart(async () => {
    const kept = decodeBoard(await readFile(file, "utf8"));
    const shots = kept.shots.map((shot, index) => ({ ...shot, seconds: 4, takes: takes[index] ?? [] }));
    await writeFile(file, encodeBoard({ ...kept, shots }));
  });
  await until("the board", () => story(room).board !== undefined);
}

/** A board of two shots whose pictures are takes that an engine made. */
export async function drawn(room: Room): Promise<void> {
  const ids = await inBin(room, ["He turns.", "The hand closes."]);
  await aBoardOf(
    room,
    "He turns.\n\nThe hand closes.",
    ids.map((id) => [id]),
  );
}

export function sequences({ premiere }: Room) {
  return premiere.project.document.sequences;
}

export function track(room: Room, name: string, index = 0): readonly string[] {
  const found = sequences(room).find((one) => one.name === name);
  return (found?.video[index]?.items ?? []).map(({ start, end }) => `${start / FILM}-${end / FILM}`);
}

export async function titlesOnDisk(room: Room): Promise<readonly string[]> {
  const folder = path.join(room.folder, "Pickup/boards");
  const names = (await readdir(folder)).filter((one) => one.endsWith(".json"));
  const titles = await Promise.all(
    names.map(async (name) => decodeBoard(await readFile(path.join(folder, name), "utf8")).title),
  );
  return titles.sort();
}

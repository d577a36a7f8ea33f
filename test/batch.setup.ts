/** Shots that are asked together: a room with two holes, its Fill page, what was asked there, and the cut as an editor reads it. */

import type { Take } from "../src/core/take";
import { between, FILM, frames } from "./build-a";
import { newRoom } from "./rooms.setup";
import type { ServiceOptions } from "./service/service";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** V1 holds `before` 0–100 and `behind` 196–296, and `before` again from 344 on: two holes, of 96 frames and of 48. */
export async function aRoom(options: Partial<ServiceOptions> = { lifeMs: 50 }): Promise<Room> {
  const room = await newRoom(options);
  await room.addEngine({ atOnce: 4 });
  lay(room, 344, 0);
  await found(room, 2);
  return room;
}

export function sequenceOf({ premiere }: Room) {
  const [sequence] = premiere.project.document.sequences;
  if (sequence === undefined) throw new Error("no sequence");
  return sequence;
}

/** V1 in frames, with the takes as T. */
export function cut(room: Room): string {
  return (sequenceOf(room).video[0]?.items ?? [])
    .map(({ name, start, end }) => `${name.startsWith("PU_") ? "T" : name.slice(0, 6)} ${start / FILM}-${end / FILM}`)
    .join(", ");
}

export const CUT = "before 0-100, behind 196-296, before 344-444";
export const FILLED = "before 0-100, T 100-196, behind 196-296, T 296-344, before 344-444";

/** The Fill page is open and shows that many holes, with what filling them will do. */
export async function found(room: Room, holes: number): Promise<void> {
  room.studio.board.open("fill");
  await room.studio.board.findHoles();
  await until("the holes", () => room.studio.state.board.fill.holes.length === holes);
}

export function chosen({ studio }: Room) {
  return studio.state.board.fill.holes.filter(({ isChosen }) => isChosen);
}

export async function fill(room: Room): Promise<void> {
  await room.studio.board.fill({ confirmed: true });
  if (room.studio.state.problem !== undefined) throw new Error(JSON.stringify(room.studio.state.problem));
}

export function batch({ studio }: Room) {
  const [first] = studio.state.board.batches;
  if (first === undefined) throw new Error("nothing was asked together");
  return first;
}

export function takes({ studio }: Room): readonly Take[] {
  return studio.state.takes.map(({ take }) => take);
}

/** Those of it that are finished and wait for the others. */
export function here({ studio }: Room): number | undefined {
  return studio.state.board.batches[0]?.here;
}

export const settled = (room: Room): Promise<unknown> =>
  until("the batch", () => here(room) === 0 && batch(room).underWay === 0);

/** The first clip once more, from that frame on. */
export function lay(room: Room, frame: number, videoTrack: number): void {
  const { id, video } = sequenceOf(room);
  const [first] = video[0]?.items ?? [];
  if (first === undefined) throw new Error("no clip");
  const time = frames(frame);
  room.premiere.place({ sequenceId: id, itemId: first.itemId, time, videoTrack, audioTrack: -1, mode: "overwrite" });
}

/** Pickup's markers of 30 frames each, that say what is to be seen. */
export function mark(room: Room, starts: readonly number[], prompt = "the hand"): void {
  for (const at of starts) {
    const range = { start: frames(at), duration: frames(30) };
    room.premiere.addMarker(sequenceOf(room).id, { name: "", comments: `PU: ${prompt}`, ...range });
  }
}

/** Of all holes, those that are markers are chosen, and no others. */
export function chooseMarkers({ studio }: Room): void {
  for (const { id, kind } of studio.state.board.fill.holes) studio.board.editHole(id, { isChosen: kind === "marker" });
}

/** A title that somebody lays there, in frames. */
export function late(room: Room, start: number, end: number, track = 0): void {
  room.premiere.addTitle(sequenceOf(room).id, "late", between(start, end), track);
}

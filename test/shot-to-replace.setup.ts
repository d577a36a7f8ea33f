/** A shot whose first take lies on the timeline and whose second is to come in its place. */

import { clipOf, frames, lying, markHole, sequenceIdOf, take, takeInBin } from "./replace.setup";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";

export interface Shot {
  readonly room: Room;
  /** Lies on V1, from frame 100 to 196. */
  readonly first: string;
  /** In the bin. */
  readonly second: string;
}

export async function aShot(): Promise<Shot> {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  const first = await take(room);
  const second = await takeInBin(room);
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  return { room, first, second };
}

/** Clicks the clip in the timeline. */
export function select({ room }: Shot, name: string): void {
  room.premiere.project.select(sequenceIdOf(room), [clipOf(room, name).id]);
}

/** Trims the first take's clip: it shows frames 10 to 80 of its 96, where they were. */
export function trim({ room }: Shot): void {
  const { id } = clipOf(room, "T01");
  room.premiere.editItem(sequenceIdOf(room), id, { kind: "start", to: frames(110) });
  room.premiere.editItem(sequenceIdOf(room), id, { kind: "end", to: frames(180) });
}

export const failureOf = ({ room }: Shot): unknown => room.studio.state.problem?.failure;

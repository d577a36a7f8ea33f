/** Several takes that one press asked for, and how a test has each of them finish. */

import type { Take } from "../src/core/take";
import { newRoom } from "./rooms.setup";
import type { Job } from "./service/job";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

export async function aRoom(count: number, atOnce = 8): Promise<Room> {
  const room = await newRoom();
  await room.addEngine({ atOnce });
  room.studio.editForm({ count, seed: 100, seedLocked: true });
  return room;
}

export const takes = ({ studio }: Room): readonly Take[] =>
  studio.state.takes.map(({ take }) => take).sort((a, b) => a.number - b.number);
export const takeOf = (room: Room, number: number): Take => {
  const take = takes(room).find((one) => one.number === number);
  if (take === undefined) throw new Error(`There is no take ${number}`);
  return take;
};

/** Presses the button, and waits until the engine has them all. */
export async function askAll(room: Room, count: number): Promise<void> {
  await room.studio.make({ confirmed: true });
  await until("the jobs", () => room.service.jobs.length === count && takes(room).every(isMaking));
}
export const isMaking = ({ state }: Take): boolean => state.kind === "making";

export const stepOf = ({ studio }: Room, number: number): string | undefined =>
  studio.state.takes.find(({ take }) => take.number === number)?.work?.step;

/** Of that take. */
export function jobOf(room: Room, number: number): Job {
  const { state } = takeOf(room, number);
  const id = state.kind === "making" ? state.job?.id : undefined;
  const job = room.service.jobs.find((one) => one.id === id);
  if (job === undefined) throw new Error(`Take ${number} has no job`);
  return job;
}

export function finishes(room: Room, number: number): void {
  Object.assign(jobOf(room, number), { status: "completed", progress: 100, endedAt: Date.now() });
}

export async function arrives(room: Room, number: number): Promise<Take> {
  finishes(room, number);
  await until(`take ${number}`, () => takeOf(room, number).placement !== undefined);
  return takeOf(room, number);
}

/** Every Pickup clip on the timeline as `name`. */
export function placed({ premiere }: Room): readonly string[] {
  return premiere.project.document.sequences.flatMap(({ video }) =>
    video.flatMap(({ items }) => items.flatMap(({ name }) => (name.startsWith("PU_") ? [name] : []))),
  );
}

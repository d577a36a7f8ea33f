/** A room in which takes of one shot are made at an engine, and what an editor reads off the timeline. */

import { frameRateOf, ticksOfFrames, type Ticks } from "../src/core/time";
import type { SimulatedTrackItem } from "./host/document";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

export const FILM = frameRateOf(24);
export const frames = (count: number): Ticks => ticksOfFrames(count, FILM);

/** Its id; only one is open. */
export function sequenceIdOf(room: Room): string {
  return room.premiere.project.view.activeSequenceId ?? "";
}

/** `V1 PU_T01 100–196 @0 off`, in frames, of Pickup's clips and stand-ins: with In, and `off` for what is switched off. */
export function lying(room: Room, sequenceId = sequenceIdOf(room)): readonly string[] {
  const sequence = room.premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  return (sequence?.video ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ name }) => !/^(before|behind)/.test(name))
      .map(
        ({ name, start, end, inPoint, disabled }) =>
          `V${track + 1} ${name.replace(/^PU_[A-Za-z0-9]+_\d+_|\.\w+$/g, "")} ${start / FILM}–${end / FILM} @${inPoint / FILM}${disabled ? " off" : ""}`,
      ),
  );
}

/** The one clip of that take. */
export function clipOf(room: Room, take: string, sequenceId = sequenceIdOf(room)): SimulatedTrackItem {
  const sequence = room.premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  const found = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.includes(take));
  if (found === undefined) throw new Error(`${take} lies nowhere`);
  return found;
}

/** Marks the hole, so that every take is of the same shot whatever lies there. */
export async function markHole(room: Room): Promise<void> {
  room.premiere.mark(sequenceIdOf(room), { in: frames(100), out: frames(196) });
  room.studio.editForm({ way: "in-out" });
  await until("the marks", () => {
    const { plan } = room.studio.state;
    return plan?.where.way === "in-out" && plan.where.rangeInSequence.start === frames(100);
  });
}

/** Asks for a take and has it delivered; answers with its id once it is placed, or waits. */
export async function take(room: Room, prompt?: string): Promise<string> {
  const before = room.service.jobs.length;
  const id = await made(room, prompt);
  await until("the job", () => room.service.jobs.length > before);
  room.service.advance("done");
  await until("the placement", () => room.take(id).placement);
  return id;
}

/** The panel may not have seen yet what was just laid or taken back: then it says so, and the button is pressed again. */
async function made(room: Room, prompt?: string): Promise<string> {
  for (let again = 0; ; again++) {
    try {
      return await room.make(prompt);
    } catch (error) {
      if (again >= 5 || !String(error).includes("plan-changed")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A take that is ready in the bin: placed, and taken back. */
export async function takeInBin(room: Room, prompt?: string): Promise<string> {
  const id = await take(room, prompt);
  room.premiere.undo();
  await until("the panel to see it", () =>
    room.studio.state.takes.find((row) => row.take.id === id)?.onTimeline.length === 0 ? true : undefined,
  );
  return id;
}

/** What the panel would do with that take. */
export async function offered(room: Room, takeId: string) {
  await room.studio.replace.look(takeId);
  const { replacing } = room.studio.state;
  if (replacing?.kind !== "offered") throw new Error(`It is not offered: ${JSON.stringify(replacing)}`);
  return replacing.offer;
}

/** Why it would not. */
export async function refused(room: Room, takeId: string): Promise<unknown> {
  await room.studio.replace.look(takeId);
  const { replacing } = room.studio.state;
  if (replacing?.kind !== "refused") throw new Error(`It is not refused: ${JSON.stringify(replacing)}`);
  return replacing.failure;
}

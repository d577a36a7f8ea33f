/** A take remixed, extended and edited by the engine that made it: where it goes, and what of the film is shown there. */

import "./wire.host";
import { frameRateOf } from "../src/core/time";
import { FILM, frames } from "./build-a";
import { RoomOfStills } from "./room-of-stills";
import type { Room } from "./studio.setup";
import { aTakeThere, ask, begin, delivered, draft, lands, placed } from "./variation.setup";
import { until } from "./wire.setup";

test("a remix is the shot's next take, sent with nothing but words, and says what it is a remix of", async () => {
  const { room, id } = await aTakeThere();
  const remix = await ask(room, id, { does: "remix", prompt: "Same shot, switch to 85 mm" });
  expect(room.service.jobs[1]).toMatchObject({
    fields: { prompt: "Same shot, switch to 85 mm" },
    from: { kind: "remix", id: room.service.jobs[0]?.id },
  });
  expect(room.studio.state.variation).toEqual({ kind: "closed" });
  await delivered(room, remix);
  const take = room.take(remix);
  expect([take.shot.number, take.number, take.recipe.prompt]).toEqual([1, 2, "Same shot, switch to 85 mm"]);
  expect(take.recipe.parent).toEqual({ kind: "remix-of", takeId: id, clipName: "PU_Reel_001_T01" });
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_001_T02.mp4 100–196 from 0"]);
  expect(room.service.creates).toBe(2);
});

/** The editor moves and trims the clip by hand, and the panel sees it. */
async function cutTo(room: Room, by: number, [start, end]: readonly [number, number]): Promise<void> {
  const { premiere, studio } = room;
  const [sequence] = premiere.project.document.sequences;
  const clip = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
  if (sequence === undefined || clip === undefined) throw new Error("No clip");
  premiere.editItem(sequence.id, clip.id, { kind: "move", by: frames(by) });
  premiere.editItem(sequence.id, clip.id, { kind: "start", to: frames(start) });
  premiere.editItem(sequence.id, clip.id, { kind: "end", to: frames(end) });
  await until("the clip where it is now", () => {
    const { host } = studio.state;
    const items = host.kind === "open" ? (host.project.sequence?.video ?? []).flatMap((track) => track.items) : [];
    return items.some(({ name, rangeInSequence }) => {
      return name.startsWith("PU_") && rangeInSequence.start === start * FILM && rangeInSequence.end === end * FILM;
    });
  });
}

test("a remix goes where its parent lies now, shows what that shows of the film, and says so", async () => {
  const { room, id } = await aTakeThere();
  await cutTo(room, 400, [510, 580]);
  begin(room, id, { does: "remix", prompt: "In the rain" });
  expect(draft(room).plan).toMatchObject({
    where: { way: "clip", rangeInSequence: { start: 510 * FILM, end: 580 * FILM } },
    videoTrack: 1,
    frames: 70,
    head: 10,
  });
  const remix = await ask(room, id, { does: "remix", prompt: "In the rain" });
  await delivered(room, remix);
  expect(room.take(remix).placement?.outcome).toBe("verified");
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 510–580 from 10", "V2 PU_Reel_001_T02.mp4 510–580 from 10"]);
});

test("a remix of what lies nowhere goes where that was asked for", async () => {
  const { room, id } = await aTakeThere();
  room.premiere.undo();
  await until("the hole", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  begin(room, id, { does: "remix", prompt: "In the rain" });
  const range = { start: 100 * FILM, end: 196 * FILM };
  expect(draft(room).plan).toMatchObject({ where: { rangeInSequence: range }, videoTrack: 0, head: 0 });
});

test("an extension lies right behind its parent and shows the whole film from where the parent ends", async () => {
  const { room, id } = await aTakeThere();
  begin(room, id, { does: "extend", prompt: "She walks out", seconds: 3 });
  // What comes is all of it: 4 s that are there, of which the cut shows all, and the shortest that covers 3 s.
  expect(draft(room).plan).toMatchObject({ frames: 72, head: 96, order: { asked: { seconds: 4 }, handle: 24 } });
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 3 });
  expect(room.service.jobs[1]).toMatchObject({ seconds: "8", fields: { seconds: "4" } });
  await delivered(room, longer);
  const { shot, recipe } = room.take(longer);
  expect([shot.number, recipe.head, recipe.frames, recipe.parent?.kind]).toEqual([2, 96, 72, "extends"]);
  // "behind" lies on V1 there, so it is covered and not cut.
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_002_T01.mp4 196–268 from 96"]);
  expect(room.premiere.undo()).toBe("Place take 1");
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0"]);
});

test("an extension goes behind its parent where that lies now, and after one that is longer itself", async () => {
  const { room, id } = await aTakeThere();
  const first = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 4 });
  await delivered(room, first);
  begin(room, first, { does: "extend", prompt: "Gone", seconds: 2 });
  expect(draft(room).plan).toMatchObject({ head: 192, frames: 48, order: { asked: { seconds: 4 } } });
  expect(draft(room).plan?.where.rangeInSequence.start).toBe(292 * FILM);
  expect(draft(room).plan?.order?.asked.from).toMatchObject({ kind: "extend", seconds: 8, times: 2 });
});

test("an extension goes on from where the editor ended its parent in the cut", async () => {
  const { room, id } = await aTakeThere();
  await cutTo(room, 0, [100, 160]);
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  await delivered(room, longer);
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–160 from 0", "V1 PU_Reel_002_T01.mp4 160–196 from 60"]);
});

test("of a take that Premiere plays at another rate than its own nothing is asked: where its clip ends is not counted", async () => {
  const { room, id } = await aTakeThere("openai", "sora-2", () => new RoomOfStills());
  const { state } = room.take(id);
  const itemId = state.kind === "ready" ? state.projectItemId : "";
  room.premiere.interpret(itemId, frameRateOf(25));
  const asked = ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  await expect(asked).rejects.toThrow('{"kind":"cannot-vary","does":"extend","why":"interpreted"}');
  expect([room.service.creates, room.service.jobs.length]).toEqual([1, 1]);
  room.studio.dismissProblem();
  room.premiere.interpret(itemId);
  await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  expect(room.service.jobs).toHaveLength(2);
});

test("made again from a take that hides its head, it hides as much of its own", async () => {
  const { room, id } = await aTakeThere();
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 3 });
  await lands(room, longer);
  const remix = await ask(room, longer, { does: "remix", prompt: "In the rain" });
  await delivered(room, remix);
  expect(room.take(remix).recipe).toMatchObject({ head: 96, frames: 72 });
  expect(placed(room)).toContain("V3 PU_Reel_002_T02.mp4 196–268 from 96");
});

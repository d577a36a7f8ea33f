/** A take is looked through for faults: findings become markers, and cuts are compared where that says something. */

import "./wire.host";
import { failing } from "./studio.setup";
import { frames, sequenceIdOf, takeInBin } from "./replace.setup";
import { aCheck, aTake, checking, framesOf, undoes } from "./check.setup";

test("a take that lies nowhere is not matched, but can be looked through", async () => {
  const { room } = await aTake();
  const id = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)?.match).toEqual({
    kind: "refused",
    failure: { kind: "cannot-check", why: "not-placed" },
    choices: [],
  });
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ kind: "looked", continuity: { frames: 96 } });
  expect(checking(room)?.faults).not.toHaveProperty("meets");
  await check.mark(() => ({ name: "x", comments: "" }));
  expect(room.studio.state.problem?.failure).toEqual({ kind: "cannot-check", why: "not-placed" });
});

test("findings become markers where the cut shows them, in one undo step", async () => {
  const { room, check } = await aCheck();
  await check.look();
  expect(checking(room)?.faults).toMatchObject({
    kind: "looked",
    meets: { before: { luma: 3 }, after: { luma: 3 } },
    notCounted: [],
  });
  expect(await framesOf(room)).toEqual([]);
  const steps = undoes(room);
  await check.mark(({ fault, frames: at }) => ({ name: `Pickup: ${fault}`, comments: `${at.start}–${at.end}` }));
  const markers = () =>
    room.premiere.project.document.sequences[0]?.markers.map(({ name, start, duration }) => [name, start, duration]);
  expect(markers()).toEqual([["Pickup: jitter", frames(112), frames(19)]]);
  expect(checking(room)?.faults).toMatchObject({ marked: 1 });
  expect(undoes(room)).toBe(steps + 1);
  room.premiere.undo();
  expect(markers()).toEqual([]);
});

test("cuts are compared only in a sequence that is known to work in Rec.709, and it is said why not", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  const sequenceId = sequenceIdOf(room);
  await check.open(id);
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ meets: {}, notCounted: [{ kind: "space", sequenceId }] });
  await check.setSpace("hlg-pq");
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ notCounted: [{ kind: "space", sequenceId, space: "hlg-pq" }] });
  await check.setSpace("rec-709");
  room.premiere.addTitle(sequenceId, "Day 400", { start: frames(60), end: frames(100) }, 1);
  await check.look();
  expect(checking(room)?.faults).toMatchObject({
    meets: { after: { luma: 3 } },
    notCounted: [{ kind: "through", side: "before", track: 1, name: "Day 400" }],
  });
});

test("what was found stays where it cannot be remembered, and the disk's refusal is said", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  failing(room.uxp.fs, "writeFile", (file) => /check-.*\.json/.test(String(file)));
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ kind: "looked", continuity: { frames: 96 } });
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id });
});

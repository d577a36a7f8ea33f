/** What holds a shot's place while an engine makes its take: laid at once, replaced only as it was laid, and it stays otherwise. */

import "./wire.host";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { isOver } from "../src/core/take";
import { footage } from "./host/footage.node";
import type { ShotForm } from "../src/studio/form/shot-form";
import { until } from "./wire.setup";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { clipOf, frames, lying, markHole, sequenceIdOf } from "./replace.setup";

interface Held {
  readonly room: Room;
  /** The take at the engine. */
  readonly id: string;
  readonly holderId: string;
}

/** A shot in the hole whose place a still holds, its take at the engine. */
async function held(form: Partial<Omit<ShotForm, "references">> = {}): Promise<Held> {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  room.studio.editForm({ placeholder: "still", ...form });
  await room.studio.make({ confirmed: true });
  const { take } = await until("the take", () => room.studio.state.takes.find((row) => row.take.heldBy !== undefined));
  const holderId = take.heldBy?.takeId ?? "";
  await until("the placeholder", () => room.studio.state.takes.find((row) => row.take.id === holderId)?.take.placement);
  await until("the job", () => room.service.jobs.length > 0);
  expect(lying(room)).toEqual(["V1 T02 100–196 @0"]);
  return { room, id: take.id, holderId };
}

async function arrives({ room, id }: Held): Promise<unknown> {
  room.service.advance("done");
  return until("the placement", () => room.take(id).placement);
}

test("a still holds the place at once as a take of its own, and is no AI", async () => {
  const { room, id, holderId } = await held();
  const holder = room.take(holderId);
  expect(holder).toMatchObject({ holdsFor: id, number: 2, recipe: { engine: "still-hold" } });
  expect(holder.charge).toBeUndefined();
  // The picture before the hole: the editor sees where the cut comes from.
  expect(holder.recipe.references).toMatchObject([{ role: "first", from: { kind: "program", time: frames(99) } }]);
  expect(room.take(id)).toMatchObject({ heldBy: { takeId: holderId, way: "stack" }, number: 1 });
});

test("the take that arrives is stacked above what held its place; one undo brings that back", async () => {
  const shot = await held();
  const { room } = shot;
  expect(await arrives(shot)).toMatchObject({ outcome: "verified", replaced: { way: "stack" } });
  expect(lying(room)).toEqual(["V1 T02 100–196 @0 off", "V2 T01 100–196 @0"]);
  expect(room.premiere.undo()).toBe("Replace with take 1");
  expect(lying(room)).toEqual(["V1 T02 100–196 @0"]);
  room.premiere.redo();
  expect(lying(room)).toEqual(["V1 T02 100–196 @0 off", "V2 T01 100–196 @0"]);
});

test("a take that comes silent, although sound was asked for, leaves the dialogue under its placeholder as it is", async () => {
  const shot = await held({ audioTrack: 0 });
  const { room } = shot;
  const file = path.join(room.folder, "dialogue.mp4");
  await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 96, sound: true }));
  const { id: itemId } = await room.premiere.importFile(file);
  const sequenceId = sequenceIdOf(room);
  room.premiere.place({ sequenceId, itemId, time: frames(100), videoTrack: -1, audioTrack: 0, mode: "overwrite" });
  await arrives(shot);
  expect(lying(room)).toEqual(["V1 T02 100–196 @0 off", "V2 T01 100–196 @0"]);
  const [sequence] = room.premiere.project.document.sequences;
  const heard = (sequence?.audio ?? []).flatMap(({ items }) => items);
  expect(heard.map(({ name, start, end, disabled }) => [name, start, end, disabled])).toEqual([
    ["dialogue.mp4", frames(100), frames(196), false],
  ]);
});

test("overwriting, it takes the place, and one undo brings back what held it", async () => {
  const shot = await held({ replaceBy: "overwrite" });
  const { room } = shot;
  expect(await arrives(shot)).toMatchObject({ outcome: "verified", replaced: { way: "overwrite" } });
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  expect(room.premiere.undo()).toBe("Replace with take 1");
  expect(lying(room)).toEqual(["V1 T02 100–196 @0"]);
});

test("Replace Footage is never done unasked: the take waits and says so", async () => {
  const shot = await held({ replaceBy: "footage" });
  expect(await arrives(shot)).toMatchObject({ outcome: "waits", why: "replace-asks" });
  expect(lying(shot.room)).toEqual(["V1 T02 100–196 @0"]);
});

describe("not as it was laid: the take waits in the bin, and nothing moves", () => {
  const harms: readonly (readonly [what: string, harm: (room: Room) => void])[] = [
    [
      "trimmed",
      (room) => room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T02").id, { kind: "end", to: frames(180) }),
    ],
    [
      "moved",
      (room) => room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T02").id, { kind: "move", by: frames(250) }),
    ],
    ["switched off", (room) => room.premiere.setDisabled(sequenceIdOf(room), clipOf(room, "T02").id, true)],
    ["deleted", (room) => room.premiere.deleteItems(sequenceIdOf(room), [clipOf(room, "T02").id])],
    ["undone", (room) => void room.premiere.undo()],
    ["retimed", (room) => room.premiere.setSpeed(sequenceIdOf(room), clipOf(room, "T02").id, 1, true)],
    [
      "laid a second time",
      (room) =>
        room.premiere.place({
          sequenceId: sequenceIdOf(room),
          itemId: clipOf(room, "T02").itemId,
          time: frames(400),
          videoTrack: 0,
          audioTrack: -1,
          mode: "overwrite",
        }),
    ],
  ];

  test.each(harms)("%s", async (_, harm) => {
    const shot = await held();
    harm(shot.room);
    const before = lying(shot.room);
    expect(await arrives(shot)).toMatchObject({ outcome: "waits", why: "placeholder-changed" });
    expect(lying(shot.room)).toEqual(before);
    expect(shot.room.take(shot.id).state.kind).toBe("ready");
  });

  test("another sequence is open", async () => {
    const shot = await held();
    const { premiere } = shot.room;
    premiere.newSequence({ name: "Other", rate: frames(1) as never, width: 64, height: 36 });
    expect(await arrives(shot)).toMatchObject({ outcome: "waits", why: "sequence-changed" });
  });
});

/** Runs `edit` once it is settled where the take goes: its marks are read from the bin then. */
function atTheEnd({ room, id }: Held, edit: () => void): void {
  let isDone = false;
  room.premiere.onCall = (call) => {
    if (isDone || call !== "getRootItem" || room.take(id).state.kind !== "ready") return;
    isDone = true;
    edit();
  };
}

test.each([
  ["stack", 1, "place-taken", ["V1 T02 100–196 @0", "V2 Day 400 120–150 @0"]],
  ["overwrite", 0, "placeholder-changed", ["V1 T02 100–120 @0", "V1 Day 400 120–150 @0", "V1 T02 150–196 @50"]],
] as const)("%s: what the editor puts in the way at the last moment is not cut", async (replaceBy, track, why, cut) => {
  const shot = await held({ replaceBy });
  const { room } = shot;
  const title = { start: frames(120), end: frames(150) };
  atTheEnd(shot, () => room.premiere.addTitle(sequenceIdOf(room), "Day 400", title, track));
  expect(await arrives(shot)).toMatchObject({ outcome: "waits", why });
  expect([...lying(room)].sort()).toEqual([...cut].sort());
});

test("what is laid beside it afterwards does not matter: its own clip does", async () => {
  const shot = await held();
  const { room } = shot;
  room.premiere.addTitle(sequenceIdOf(room), "Day 400", { start: frames(120), end: frames(150) }, 2);
  expect(await arrives(shot)).toMatchObject({ outcome: "verified" });
  expect(lying(room)).toEqual(["V1 T02 100–196 @0 off", "V2 T01 100–196 @0", "V3 Day 400 120–150 @0"]);
});

test("when the take fails, or is stopped, what holds the place stays", async () => {
  const failed = await held();
  failed.room.service.advance("failed");
  await failed.room.standsAt(failed.id, "failed");
  expect(lying(failed.room)).toEqual(["V1 T02 100–196 @0"]);

  const stopped = await held();
  stopped.room.studio.cancel(stopped.id);
  await stopped.room.standsAt(stopped.id, "cancelled");
  expect(lying(stopped.room)).toEqual(["V1 T02 100–196 @0"]);
});

test("after a restart the take still finds what holds its place", async () => {
  const shot = await held();
  await shot.room.restart();
  await until("the takes", () => shot.room.studio.state.takes.length === 2);
  expect(await arrives(shot)).toMatchObject({ outcome: "verified", replaced: { way: "stack" } });
  expect(lying(shot.room)).toEqual(["V1 T02 100–196 @0 off", "V2 T01 100–196 @0"]);
});

test("a take that arrives before anything holds its place is placed by itself, and nothing is laid behind it", async () => {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  // The still never gets into the project; what comes second, the film, does.
  room.premiere.manners = { ...room.premiere.manners, importNeverSeen: true };
  let imports = 0;
  room.premiere.onCall = (call) => {
    if (call !== "importFiles") return;
    imports += 1;
    if (imports === 2) room.premiere.manners = { ...room.premiere.manners, importNeverSeen: false };
  };
  room.studio.editForm({ placeholder: "still" });
  await room.studio.make({ confirmed: true });
  await until("the still to be imported", () => imports === 1);
  await until("the job", () => room.service.jobs.length > 0);
  const { take } = await until("the take", () => room.studio.state.takes.find((row) => row.take.heldBy !== undefined));
  expect(await arrives({ room, id: take.id, holderId: take.heldBy?.takeId ?? "" })).toMatchObject({
    outcome: "verified",
  });
  await until("an end", () => room.studio.state.takes.every(({ work }) => work === undefined));
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
});

test("without a placeholder nothing is laid, and the built-in maker needs none", async () => {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  await room.studio.make({ confirmed: true });
  await until("the job", () => room.service.jobs.length === 1);
  expect(room.studio.state.takes.map(({ take }) => [take.number, take.heldBy])).toEqual([[1, undefined]]);
  room.studio.editForm({ maker: { kind: "built-in" }, placeholder: "still" });
  await room.studio.make({ confirmed: true });
  await until("its end", () => room.studio.state.takes.some(({ take }) => isOver(take.state)));
  expect(room.studio.state.takes.map(({ take }) => [take.number, take.heldBy])).toEqual([
    [2, undefined],
    [1, undefined],
  ]);
  expect(lying(room)).toEqual([]);
});

test("a still that cannot be had leaves the take asked for, and says so", async () => {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  room.premiere.manners = { ...room.premiere.manners, throwing: ["exportSequenceFrame"] };
  room.studio.editForm({ placeholder: "still" });
  await room.studio.make({ confirmed: true });
  await until("the job", () => room.service.jobs.length === 1);
  expect(room.studio.state.problem).toMatchObject({ at: "make", failure: { kind: "host-refused" } });
  room.service.advance("done");
  const { take } = await until("the take", () => room.studio.state.takes[0]);
  expect(await until("the placement", () => room.take(take.id).placement)).toMatchObject({ outcome: "verified" });
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
});

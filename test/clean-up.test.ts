/** Takes removed for good: what is offered, weighed and gone, and what is left on disk and in the bin. */

import "./wire.host";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { aRoom, elsewhere, folders, inBin, offer, rewriteTake } from "./clean-up.setup";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

test("what is rejected is counted, weighed, and gone once the editor says so: folder, clip and row", async () => {
  const { room, ids } = await aRoom(3);
  const [used = "", second = "", third = ""] = ids;
  await room.studio.shelf.mark(second, "reject");
  const { rejected, leftover } = await offer(room);
  expect([rejected.takes, leftover.takes]).toEqual([[second], [third]]);
  let bytes = 0;
  for (const name of await readdir(path.join(room.folder, "Pickup/takes", second))) {
    bytes += (await readFile(path.join(room.folder, "Pickup/takes", second, name))).length;
  }
  expect(rejected.bytes).toBe(bytes);
  expect(await folders(room)).toHaveLength(3);
  const gone = room.take(second).clipName;
  await room.studio.shelf.cleanUp("rejected", rejected.takes);
  expect(room.studio.state.shelf.cleanUp).toEqual({ kind: "removed", takes: 1, bytes, left: 0 });
  expect((await folders(room)).sort()).toEqual([used, third].sort());
  expect(inBin(room)).not.toContain(`${gone}.mp4`);
  expect(room.studio.state.takes.map(({ take }) => take.id).sort()).toEqual([used, third].sort());
  await room.restart();
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
});

describe("a number that was removed", () => {
  /** Of two takes of one hole the second is gone for good. */
  async function withoutSecond(): Promise<Room> {
    const { room, ids } = await aRoom(2);
    await takeOff(room);
    await room.studio.shelf.mark(ids.find((id) => room.take(id).number === 2) ?? "", "reject");
    await room.studio.shelf.cleanUp("rejected", (await offer(room)).rejected.takes);
    expect(room.studio.state.takes).toHaveLength(1);
    return room;
  }

  /** A take that came into the bin after the other was placed leaves undo steps of its own above that. */
  async function takeOff(room: Room): Promise<void> {
    let undone = room.premiere.undo();
    while (undone !== undefined && !undone.startsWith("Place take")) undone = room.premiere.undo();
    await until("the take being off", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  }

  test("is not given again", async () => {
    const room = await withoutSecond();
    await room.restart();
    room.studio.editForm({ count: 1 });
    expect(room.take(await room.make()).number).toBe(3);
  });

  test("is not given to a shot that is asked with others", async () => {
    const room = await withoutSecond();
    room.studio.board.open("fill");
    await room.studio.board.findHoles();
    await until("the hole", () => room.studio.state.board.fill.holes.length === 1);
    await room.studio.board.fill({ confirmed: true });
    await until("the take", () => room.studio.state.takes.length === 2);
    const names = room.studio.state.takes.map(({ take }) => take.clipName);
    expect(names.sort()).toEqual(["PU_Reel_001_T01", "PU_Reel_001_T03"]);
  });
});

test("a mark that came between the offer and the press is heeded", async () => {
  const { room, ids } = await aRoom(2);
  const [, free = ""] = ids;
  const { leftover } = await offer(room);
  expect(leftover.takes).toEqual([free]);
  await elsewhere(room, free, "keep");
  await room.studio.shelf.cleanUp("leftover", leftover.takes);
  expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 0, left: 1 });
  expect(await folders(room)).toHaveLength(2);
});

test("another machine’s take is left to it", async () => {
  const { room, ids } = await aRoom(2);
  const [, theirs = ""] = ids;
  await room.studio.shelf.mark(theirs, "reject");
  await room.restart(() => rewriteTake(room, theirs, (take) => ({ ...take, owner: "another" })));
  await until("the takes", () => room.studio.state.takes.length === 2);
  expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [] } });
});

test("a take whose folder somebody took away is only struck off", async () => {
  const { room, ids } = await aRoom(2);
  const [, free = ""] = ids;
  await room.studio.shelf.mark(free, "reject");
  await rm(path.join(room.folder, "Pickup/takes", free), { recursive: true });
  const { rejected } = await offer(room);
  expect(rejected).toEqual({ takes: [free], bytes: 0 });
  await room.studio.shelf.cleanUp("rejected", rejected.takes);
  expect(room.studio.state.takes).toHaveLength(1);
});

test("a bin that keeps its clip keeps the files too", async () => {
  const { room, ids } = await aRoom(2);
  const [, free = ""] = ids;
  await room.studio.shelf.mark(free, "reject");
  const { rejected } = await offer(room);
  room.premiere.manners = { ...room.premiere.manners, throwing: ["createRemoveItemAction"] };
  await room.studio.shelf.cleanUp("rejected", rejected.takes);
  expect(room.studio.state.problem).toMatchObject({ at: "takes", failure: { kind: "host-refused" } });
  expect(room.studio.state.shelf.cleanUp).toBeUndefined();
  expect(await folders(room)).toHaveLength(2);
});

test("a question is never cleaned away", async () => {
  const room = await newRoom();
  await room.addEngine();
  room.service.fault("cut-before");
  const id = await room.make();
  await room.standsAt(id, "unanswered");
  await room.studio.shelf.mark(id, "reject");
  expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [] } });
});

/** Of several takes that one press asked for, which one gets the place, whichever comes first and whatever becomes of it. */

import "./wire.host";
import { arrives, aRoom, askAll, finishes, isMaking, jobOf, placed, stepOf, takeOf, takes } from "./series.setup";
import { slow } from "./studio.setup";
import { until } from "./wire.setup";

test("the first that arrives gets the place, whichever it is; the others wait in the bin", async () => {
  const room = await aRoom(3);
  await askAll(room, 3);
  expect(await arrives(room, 2)).toMatchObject({ placement: { outcome: "verified" } });
  expect(await arrives(room, 1)).toMatchObject({ placement: { outcome: "waits", why: "another-placed" } });
  expect(await arrives(room, 3)).toMatchObject({ placement: { outcome: "waits", why: "another-placed" } });
  expect(placed(room)).toEqual([`${takeOf(room, 2).clipName}.mp4`]);
});

test("three that arrive at once are one on the timeline", async () => {
  const room = await aRoom(3);
  await askAll(room, 3);
  room.service.advance("done");
  await until("all of them", () => takes(room).every(({ placement }) => placement !== undefined));
  const outcomes = takes(room)
    .map(({ placement }) => placement?.outcome)
    .sort();
  expect(outcomes).toEqual(["verified", "waits", "waits"]);
  expect(placed(room)).toHaveLength(1);
});

test("right after a take was placed one Ctrl+Z takes it away, also when another was on its way into the bin", async () => {
  const room = await aRoom(2);
  const { premiere } = room;
  await askAll(room, 2);
  // The second is here first, and the disk is slow to copy it for Premiere.
  const copy = slow(room.uxp.fs, "open", (file) => String(file).endsWith(`${takeOf(room, 2).clipName}.mp4`));
  finishes(room, 2);
  await until("the copy", () => copy.waiting > 0);
  finishes(room, 1);
  await until("take 1", () => stepOf(room, 1) === "placing" || takeOf(room, 1).placement !== undefined);
  copy.letThrough();
  await until("both", () => takes(room).every(({ placement }) => placement !== undefined));
  const { undoLabels } = premiere.project;
  expect(undoLabels.filter((label) => label === "Write Pickup columns")).toHaveLength(2);
  expect(undoLabels.at(-1)).toMatch(/^Place take/);
  // Who came into the bin first has the place.
  expect(takeOf(room, 1).placement).toMatchObject({ outcome: "verified" });
  expect(takeOf(room, 2).placement).toMatchObject({ outcome: "waits", why: "another-placed" });
  premiere.undo();
  expect(placed(room)).toEqual([]);
});

test("those that an engine finished with it come into the bin before the first is placed", async () => {
  const room = await aRoom(3);
  await askAll(room, 3);
  // Jobs that are an hour old are asked about every half minute: here each pause lasts until it is ended.
  const { sleep } = room;
  const pauses: (() => void)[] = [];
  room.now = () => new Date(Date.now() + 3_600_000);
  room.sleep = (milliseconds) =>
    milliseconds < 20_000 ? sleep(milliseconds) : new Promise((resolve) => pauses.push(resolve));
  await until("pauses of all three", () => pauses.length === 3);
  // Whoever is asked about next rests last.
  pauses.shift()?.();
  await until("a pause of that one", () => pauses.length === 3);
  const asked = room.service.requests.at(-1)?.path ?? "";
  const first = [1, 2, 3].find((number) => asked.includes(jobOf(room, number).id)) ?? 0;
  const [second = 0, third = 0] = [1, 2, 3].filter((number) => number !== first);
  finishes(room, first);
  finishes(room, second);
  // The answer about the second comes when the first could be placed.
  const isHere = (): boolean => stepOf(room, first) === "placing" || takeOf(room, first).placement !== undefined;
  const { id } = jobOf(room, second);
  room.reroute = async (url) => {
    if (url.includes(id)) await until("the first", isHere);
    return url;
  };
  pauses.pop()?.();
  await until("both", () => [first, second].every((number) => takeOf(room, number).placement !== undefined));
  expect(room.premiere.project.undoLabels.at(-1)).toMatch(/^Place take/);
  expect(takeOf(room, third).state.kind).toBe("making");
});

test("a take does not wait for one whose film does not come, nor for one that failed", async () => {
  const room = await aRoom(3);
  await askAll(room, 3);
  const films = slow(
    room.uxp.fs,
    "open",
    (file) => String(file).includes(takeOf(room, 2).id) && !String(file).includes("json"),
  );
  finishes(room, 2);
  await until("the film of take 2", () => films.waiting > 0);
  room.studio.cancel(takeOf(room, 3).id);
  expect(await arrives(room, 1)).toMatchObject({ placement: { outcome: "verified" } });
  films.letThrough();
  await until("take 2", () => takeOf(room, 2).placement !== undefined);
  expect(takeOf(room, 2)).toMatchObject({ placement: { outcome: "waits", why: "another-placed" } });
});

test("when the first fails, the next that arrives gets the place", async () => {
  const room = await aRoom(2);
  await askAll(room, 2);
  Object.assign(jobOf(room, 1), {
    status: "failed",
    endedAt: Date.now(),
    error: { message: "out of memory", code: "server_error", status: 500 },
  });
  await room.standsAt(takeOf(room, 1).id, "failed");
  expect(await arrives(room, 2)).toMatchObject({ placement: { outcome: "verified" } });
  expect(placed(room)).toHaveLength(1);
});

test("once the editor undid the first, the next does not take the place by itself", async () => {
  const room = await aRoom(2);
  await askAll(room, 2);
  await arrives(room, 1);
  room.premiere.undo();
  expect(placed(room)).toEqual([]);
  expect(await arrives(room, 2)).toMatchObject({ placement: { outcome: "waits", why: "another-placed" } });
  expect(placed(room)).toEqual([]);
});

test("after a restart the others still know that one of them has the place", async () => {
  const room = await aRoom(2);
  await askAll(room, 2);
  await arrives(room, 1);
  room.premiere.undo();
  await room.restart();
  await until("take 2 to be followed", () => isMaking(takeOf(room, 2)));
  expect(await arrives(room, 2)).toMatchObject({ placement: { outcome: "waits", why: "another-placed" } });
  expect(room.service.creates).toBe(2);
});

/** Several takes asked for by one press: what is sent and what it may cost, and what is left where the asking fails. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { seedAt } from "../src/core/series";
import type { Take } from "../src/core/take";
import { aRoom, askAll, isMaking, placed, takeOf, takes } from "./series.setup";
import { failing, soon, type Room } from "./studio.setup";
import { looked, until } from "./wire.setup";

test("three takes are three requests with seeds in a row, each with a record of its own", async () => {
  const room = await aRoom(3);
  await askAll(room, 3);
  expect(takes(room).map(({ number, recipe }) => [number, recipe.seed])).toEqual([
    [1, 100],
    [2, 101],
    [3, 102],
  ]);
  expect(room.service.jobs.map(({ fields }) => Number(fields["seed"])).sort()).toEqual([100, 101, 102]);
  expect(new Set(takes(room).map(({ series }) => String(series))).size).toBe(1);
  expect(new Set(takes(room).map(({ submission }) => submission?.id)).size).toBe(3);
  expect(await readdir(path.join(room.folder, "Pickup/takes"))).toHaveLength(3);
});

test("the panel that goes away while they wait sends none of them twice and loses none", async () => {
  const room = await aRoom(3, 1);
  await room.studio.make({ confirmed: true });
  await until("the first job", () => room.service.jobs.length === 1 && takes(room).some(isMaking));
  await room.restart();
  await until("all takes", () => takes(room).length === 3);
  for (const count of [1, 2, 3]) {
    await until(`job ${count}`, () => room.service.jobs.length === count);
    room.service.advance("done");
  }
  await until("the end", () => takes(room).every(({ placement }) => placement !== undefined));
  expect(room.service.creates).toBe(3);
  expect(placed(room)).toHaveLength(1);
  expect(takes(room).map(({ state }) => state.kind)).toEqual(["ready", "ready", "ready"]);
});

test("price, threshold and cap look at all of them together", async () => {
  const room = await aRoom(1);
  const one = room.order().total;
  if (one.kind !== "about") throw new Error("the price is known");
  const price = one.money.millionths / 1_000_000;
  room.studio.settings.editSettings({ confirmAbove: price * 2 });
  expect(room.order().confirm).toBe(false);
  room.studio.editForm({ count: 3 });
  expect(room.order().total).toMatchObject({ money: { millionths: one.money.millionths * 3 } });
  expect(room.order().confirm).toBe(true);
  await room.studio.make();
  expect(room.studio.state.problem?.failure).toMatchObject({
    kind: "not-confirmed",
    estimate: { millionths: one.money.millionths * 3 },
  });
  expect(takes(room)).toEqual([]);
  room.studio.settings.capSpending(price * 2.5);
  expect(room.studio.state.plan?.refusal).toMatchObject({ kind: "over-cap" });
  room.studio.editForm({ count: 2 });
  expect(room.studio.state.plan?.refusal).toBeUndefined();
});

test("a disk that takes the first record and not the second leaves nothing that a restart would send", async () => {
  const room = await aRoom(3);
  let records = 0;
  failing(room.uxp.fs, "writeFile", (file) => String(file).includes("take.json") && (records += 1) > 1);
  await room.studio.make({ confirmed: true });
  expect(room.studio.state.problem).toMatchObject({ at: "make" });
  records = -1000;
  await room.restart();
  await soon(() => expect(room.studio.state.takes).toEqual([]));
  expect(await readdir(path.join(room.folder, "Pickup/takes"))).toEqual([]);
  expect(room.service.creates).toBe(0);
});

test("numbers go on at the next press, the count is kept, and the last seed that there is is followed by the first", async () => {
  expect([seedAt(2 ** 31 - 1, 0), seedAt(2 ** 31 - 1, 1)]).toEqual([2 ** 31 - 1, 0]);
  const room = await aRoom(2);
  await askAll(room, 2);
  await room.studio.make({ confirmed: true });
  await until("four takes", () => takes(room).length === 4);
  expect(takes(room).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  const settings = path.join(room.folder, "data/settings.json");
  await soon(async () => expect(await readFile(settings, "utf8")).toContain('"count": 2'));
});

/** Runs `what` once, when the disk is first asked for something below the takes' folder. */
function whileItIsWritten(room: Room, what: () => void): void {
  let isDone = false;
  failing(room.uxp.fs, "writeFile", (file) => {
    if (isDone || !String(file).includes("Pickup")) return false;
    isDone = true;
    what();
    return false;
  });
}

test("more takes typed while one is being asked for are not asked for with it", async () => {
  const room = await aRoom(1);
  whileItIsWritten(room, () => room.studio.editForm({ count: 8 }));
  await room.studio.make({ confirmed: true });
  await until("the take", () => takes(room).every(isMaking) && takes(room).length > 0);
  await looked(room);
  expect(takes(room)).toHaveLength(1);
  expect(room.service.creates).toBe(1);
});

test("another engine chosen while a take is being asked for is not sent it", async () => {
  const room = await aRoom(1);
  const { maker } = room.studio.state.form;
  await room.addEngine({ name: "The other" });
  const other = room.studio.state.form.maker;
  room.studio.editForm({ maker });
  const { asked } = room.order();
  whileItIsWritten(room, () => room.studio.editForm({ maker: other }));
  await room.studio.make({ confirmed: true });
  await until("the take", () => takes(room).length > 0);
  expect(takeOf(room, 1).recipe.asked).toEqual(asked);
});

test("a volume that goes away in the middle leaves nothing that is sent when it is back", async () => {
  const room = await aRoom(3);
  let records = 0;
  let isAway = false;
  const gone = (file: unknown): boolean => isAway && String(file).includes("takes");
  failing(room.uxp.fs, "writeFile", (file) => {
    if (String(file).includes("take.json") && (records += 1) > 2) isAway = true;
    return gone(file);
  });
  for (const call of ["unlink", "rmdir", "lstat", "readdir"]) failing(room.uxp.fs, call, gone);
  await room.studio.make({ confirmed: true });
  expect(room.studio.state.problem?.at).toBe("make");
  isAway = false;
  records = -100;
  await room.restart();
  await looked(room);
  expect(room.service.creates).toBe(0);
  expect(takes(room).map(({ state }) => state.kind)).toEqual(["interrupted", "interrupted"]);
});

test("two questions cannot be answered with one job, and the other says so", async () => {
  const room = await aRoom(2);
  room.service.fault("cut-after", { route: "create", times: 2 });
  await room.studio.make({ confirmed: true });
  const isOpen = ({ state, id }: Take): boolean =>
    state.kind === "unanswered" && state.looked !== undefined && workOf(room, id) === undefined;
  await until("two questions", () => takes(room).length === 2 && takes(room).every(isOpen));
  const [job] = room.service.jobs;
  for (const number of [1, 2]) {
    await room.studio.settle(takeOf(room, number).id, { kind: "found", jobId: job?.id ?? "" });
  }
  expect(room.studio.state.problem?.failure).toEqual({ kind: "job-of-another", clip: takeOf(room, 1).clipName });
  expect(takeOf(room, 2).state.kind).toBe("unanswered");
});

function workOf({ studio }: Room, takeId: string): unknown {
  return studio.state.takes.find(({ take }) => take.id === takeId)?.work;
}

/** Several takes asked for by one press: what is sent, what it may cost, and which one gets the place. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { seedAt } from "../src/core/series";
import type { Take } from "../src/core/take";
import type { Job } from "./service/job";
import { newRoom } from "./rooms.setup";
import { failing, slow, soon, type Room } from "./studio.setup";
import { looked, until } from "./wire.setup";

async function aRoom(count: number, atOnce = 8): Promise<Room> {
  const room = await newRoom();
  await room.addEngine({ atOnce });
  room.studio.editForm({ count, seed: 100, seedLocked: true });
  return room;
}

const takes = ({ studio }: Room): readonly Take[] =>
  studio.state.takes.map(({ take }) => take).sort((a, b) => a.number - b.number);
const takeOf = (room: Room, number: number): Take => {
  const take = takes(room).find((one) => one.number === number);
  if (take === undefined) throw new Error(`There is no take ${number}`);
  return take;
};

/** Presses the button, and waits until the engine has them all. */
async function askAll(room: Room, count: number): Promise<void> {
  await room.studio.make({ confirmed: true });
  await until("the jobs", () => room.service.jobs.length === count && takes(room).every(isMaking));
}
const isMaking = ({ state }: Take): boolean => state.kind === "making";

const stepOf = ({ studio }: Room, number: number): string | undefined =>
  studio.state.takes.find(({ take }) => take.number === number)?.work?.step;

/** Of that take. */
function jobOf(room: Room, number: number): Job {
  const { state } = takeOf(room, number);
  const id = state.kind === "making" ? state.job?.id : undefined;
  const job = room.service.jobs.find((one) => one.id === id);
  if (job === undefined) throw new Error(`Take ${number} has no job`);
  return job;
}

function finishes(room: Room, number: number): void {
  Object.assign(jobOf(room, number), { status: "completed", progress: 100, endedAt: Date.now() });
}

async function arrives(room: Room, number: number): Promise<Take> {
  finishes(room, number);
  await until(`take ${number}`, () => takeOf(room, number).placement !== undefined);
  return takeOf(room, number);
}

/** Every Pickup clip on the timeline as `name`. */
function placed({ premiere }: Room): readonly string[] {
  return premiere.project.document.sequences.flatMap(({ video }) =>
    video.flatMap(({ items }) => items.flatMap(({ name }) => (name.startsWith("PU_") ? [name] : []))),
  );
}

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

test("numbers and seeds go on, and the last seed there is is followed by the first", async () => {
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

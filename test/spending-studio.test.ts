/** What takes cost in the studio over real engines, and what is not sent because of it. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Settings } from "../src/studio/settings";
import { newRoom } from "./rooms.setup";
import { until } from "./wire.setup";
import { bookOf, failing, soon, sums, type Room } from "./studio.setup";
import { usd } from "./spending.setup";

/** What the engine says that a take costs, in USD. */
function priceOf(room: Room): number {
  const { estimate } = room.order();
  if (estimate.kind !== "about") throw new Error("the price is known");
  return estimate.money.millionths / 1_000_000;
}

/** A model of which the engine's list names no price, and no document either. */
const UNPRICED = "alibaba/wan-3.0";

/** A take that an engine is making. */
async function atTheEngine(settings: Partial<Settings> = {}): Promise<{ readonly room: Room; readonly id: string }> {
  const room = await newRoom();
  await room.addEngine();
  room.studio.settings.editSettings(settings);
  const id = await room.make();
  await room.standsAt(id, "making");
  return { room, id };
}

const outcomes = async (room: Room): Promise<readonly unknown[]> => {
  const byId = new Map((await bookOf(room)).map((entry) => [entry["id"], entry["outcome"] ?? "open"]));
  return [...byId.values()];
};

test("six takes that are let go together are not sent for more than the cap; the others say why", async () => {
  const room = await newRoom();
  await room.addEngine({ atOnce: 8 });
  const price = priceOf(room);
  room.studio.settings.capSpending(price * 2.5);
  room.studio.pauseQueue(true);
  const ids: string[] = [];
  for (let index = 0; index < 6; index += 1) ids.push(await room.make());
  await until("the queue", () => room.studio.state.queue.waiting.length === 6);
  room.studio.pauseQueue(false);
  await until("the end", () => ids.every((id) => ["making", "failed"].includes(room.take(id).state.kind)));
  expect(room.service.creates).toBe(2);
  const refused = ids.map((id) => room.take(id).state).filter((state) => state.kind === "failed");
  expect(refused.map(({ failure }) => failure.kind)).toEqual(Array(4).fill("over-cap"));
  await soon(() => expect(sums(room.studio.state.spending.month.spent)).toEqual([`${price * 2} USD`]));
});

test("what was spent in November does not stand in the way in December", async () => {
  const room = await newRoom();
  await room.addEngine();
  room.now = () => new Date(2026, 10, 30, 23, 59, 0);
  room.studio.settings.capSpending(priceOf(room) * 1.5);
  const id = await room.make();
  await room.standsAt(id, "making");
  room.studio.editForm({ prompt: "Another one." });
  expect(room.studio.state.plan?.refusal?.kind).toBe("over-cap");
  room.now = () => new Date(2026, 11, 1, 9, 0, 0);
  room.studio.editForm({ prompt: "Yet another one." });
  expect(room.studio.state.plan?.refusal).toBeUndefined();
});

test("a result that is gone before it was fetched is charged, and counted as never had", async () => {
  const { room, id } = await atTheEngine();
  room.service.fault("expired");
  room.service.advance("done");
  const { charge } = await room.standsAt(id, "failed");
  expect(charge).toBeDefined();
  await soon(async () => {
    const { month } = room.studio.state.spending;
    expect(month.failed).toEqual([charge?.money]);
    expect(month.spent).toEqual(month.failed);
    expect(await outcomes(room)).toEqual(["failed"]);
  });
});

test("a job that vanished is counted among those of unknown cost; asked anew, its estimate as discarded", async () => {
  const { room, id } = await atTheEngine();
  room.service.fault("vanished", { times: 1 });
  await room.standsAt(id, "failed");
  await soon(async () => {
    expect(await outcomes(room)).toEqual(["failed"]);
    expect(room.studio.state.spending.month).toMatchObject({ spent: [], unknown: 1 });
  });
  await room.studio.retry(id, { anew: true, confirmed: true });
  await room.standsAt(id, "making");
  const each = priceOf(room);
  await soon(async () => {
    expect(await outcomes(room)).toEqual(["discarded", "open"]);
    expect(sums(room.studio.state.spending.month.discarded)).toEqual([`${each} USD`]);
    expect(sums(room.studio.state.spending.month.spent)).toEqual([`${2 * each} USD`]);
  });
});

test("what the first job cost is not taken for what the second one does", async () => {
  const { room, id } = await atTheEngine();
  room.service.fault("expired");
  room.service.advance("done");
  const { charge } = await room.standsAt(id, "failed");
  room.service.heal();
  await room.studio.retry(id, { anew: true, confirmed: true });
  expect((await room.standsAt(id, "making")).charge).toBeUndefined();
  room.service.advance("done");
  await room.standsAt(id, "ready");
  const twice = { millionths: 2 * (charge?.money.millionths ?? 0), currency: "USD" };
  await soon(() => expect(room.studio.state.spending.month.spent).toEqual([twice]));
});

test("a take that is stopped after it came is discarded, and delivered again once it is gone on with", async () => {
  const { room, id } = await atTheEngine();
  const { project } = room.premiere;
  room.premiere.closeProject();
  room.service.advance("done");
  await until("the film", async () => (await outcomes(room)).includes("delivered"));
  // It waits for its project now.
  await until("the rest", () => room.studio.state.queue.running.length === 0);
  room.studio.cancelAll();
  await until("the word", async () => (await outcomes(room)).includes("discarded"));
  await soon(() => {
    const { discarded, spent } = room.studio.state.spending.month;
    expect(spent).toHaveLength(1);
    expect(discarded).toEqual(spent);
  });
  room.premiere.openProject(project);
  await room.standsAt(id, "cancelled");
  await room.studio.retry(id);
  await room.standsAt(id, "ready");
  await soon(async () => expect(await outcomes(room)).toEqual(["delivered"]));
  expect(room.service.creates).toBe(1);
});

test("what nobody named a price for costs about what it cost before", async () => {
  const room = await newRoom({ models: [UNPRICED] });
  await room.addEngine();
  expect(room.order().estimate).toEqual({ kind: "unknown" });
  const id = await room.make();
  await room.standsAt(id, "making");
  room.service.advance("done");
  const { charge } = await room.standsAt(id, "ready");
  expect(charge?.how).toBe("reported");
  const learnt = { kind: "about", money: charge?.money, how: "learnt" };
  await soon(() => expect(room.order().estimate).toEqual(learnt));
});

describe("what would be sent once more above the threshold", () => {
  const problem = ({ studio }: Room): unknown => studio.state.problem;

  test("is not sent by one press on Again", async () => {
    const { room, id } = await atTheEngine({ confirmAbove: 0.1 });
    room.service.advance("failed");
    await room.standsAt(id, "failed");
    await room.studio.retry(id);
    expect(problem(room)).toEqual({
      at: "takes",
      take: id,
      failure: { kind: "not-confirmed", estimate: usd(priceOf(room)) },
    });
    expect(room.take(id).state.kind).toBe("failed");
    expect(room.service.creates).toBe(1);
    await room.studio.retry(id, { confirmed: true });
    await room.standsAt(id, "making");
    expect(problem(room)).toBeUndefined();
    expect(room.service.creates).toBe(2);
  });

  test("wants no second press where a job is only gone on with", async () => {
    const { room, id } = await atTheEngine({ confirmAbove: 0 });
    room.service.fault("expired");
    room.service.advance("done");
    await room.standsAt(id, "failed");
    room.service.heal();
    await room.studio.retry(id);
    await room.standsAt(id, "ready");
    expect(room.service.creates).toBe(1);
  });

  test("is not sent by one press on Ask again, below a question", async () => {
    const room = await newRoom();
    await room.addEngine();
    room.studio.settings.editSettings({ confirmAbove: 0 });
    room.service.fault("500", { times: 1 });
    const id = await room.make();
    await room.standsAt(id, "unanswered");
    await room.studio.settle(id, { kind: "ask-again" });
    expect(problem(room)).toMatchObject({ at: "takes", take: id, failure: { kind: "not-confirmed" } });
    expect(room.take(id).state.kind).toBe("unanswered");
    const { creates } = room.service;
    await room.studio.settle(id, { kind: "ask-again" }, { confirmed: true });
    await room.standsAt(id, "making");
    expect(room.service.creates).toBe(creates + 1);
  });

  test("is not sent by one press on somebody else's take", async () => {
    const { room, id } = await atTheEngine({ confirmAbove: 0 });
    room.service.advance("failed");
    await room.standsAt(id, "failed");
    await room.restart(async () => {
      const file = path.join(room.folder, "Pickup/takes", id, "take.json");
      await writeFile(file, (await readFile(file, "utf8")).replace(/"owner": "[^"]*"/, '"owner": "another-device"'));
    });
    await room.studio.retry(id);
    expect(problem(room)).toMatchObject({ at: "takes", take: id, failure: { kind: "not-confirmed" } });
    expect(room.service.creates).toBe(1);
    await room.studio.retry(id, { confirmed: true });
    await until("the second job", () => room.service.jobs.length === 2);
  });
});

test("a keychain that refuses once at the start does not hide what was spent", async () => {
  const room = await newRoom();
  const engineId = await room.addEngine();
  const price = priceOf(room);
  room.studio.settings.capSpending(price * 1.5);
  const id = await room.make();
  await room.standsAt(id, "making");
  await room.restart(() => {
    let refusals = 1;
    failing(room.uxp.uxp.storage.secureStorage, "getItem", () => refusals-- > 0);
    return Promise.resolve();
  });
  expect(room.studio.state.problem?.failure.kind).toBe("host-refused");
  expect(sums(room.studio.state.spending.month.spent)).toEqual([`${price} USD`]);
  await room.studio.settings.testEngine(engineId);
  room.studio.editForm({ prompt: "Another one." });
  expect(room.studio.state.plan?.refusal?.kind).toBe("over-cap");
});

test("nothing is sent under a cap while nobody can read what was spent, and it is once somebody can", async () => {
  const room = await newRoom();
  await room.addEngine();
  room.studio.settings.capSpending(100);
  await room.standsAt(await room.make(), "making");
  let isAway = true;
  failing(room.uxp.fs, "readFile", (file) => isAway && String(file).endsWith("spending.ndjson"));
  await room.restart();
  expect(room.studio.state.plan?.refusal).toEqual({ kind: "spending-unread" });
  await room.studio.make({ confirmed: true });
  expect(room.studio.state.problem?.failure.kind).toBe("spending-unread");
  expect(room.service.creates).toBe(1);
  isAway = false;
  await until("the book", () => room.studio.state.plan?.refusal === undefined);
  expect(sums(room.studio.state.spending.month.spent)).toHaveLength(1);
});

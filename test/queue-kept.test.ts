/** Takes that wait: how their order outlives the panel, and that none fails by what holds them back. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Take } from "../src/core/take";
import { aDesk } from "./desks.setup";
import { newRoom } from "./rooms.setup";
import { looked, standsAt, until, type Desk } from "./wire.setup";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const numbered = (ids: readonly string[], some: readonly string[]): readonly string[] =>
  some.map((id) => `T${ids.indexOf(id) + 1}`);

/** A paused queue of four takes, asked one after the other. */
async function fourWaiting(desk: Desk): Promise<readonly string[]> {
  desk.takes.pause(true);
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const askedAt = new Date(Date.UTC(2026, 10, 27, 9, index)).toISOString();
    ids.push(await desk.ask({ askedAt }));
  }
  await until("the queue", () => desk.takes.queue.waiting.length === 4);
  return ids;
}

describe("a panel that was closed", () => {
  test("opens with its queue paused as it was, and sends nothing", async () => {
    const desk = await aDesk();
    const ids = await fourWaiting(desk);
    await desk.restart();
    await until("the queue", () => desk.takes.queue.waiting.length === 4);
    expect(desk.takes.queue.paused).toBe(true);
    expect(numbered(ids, desk.takes.queue.waiting)).toEqual(["T1", "T2", "T3", "T4"]);
    expect(desk.service.creates).toBe(0);
  });

  test("goes on in the order that the editor gave", async () => {
    const desk = await aDesk();
    const ids = await fourWaiting(desk);
    desk.takes.move(ids[3] ?? "", "first");
    await desk.restart();
    await until("the queue", () => desk.takes.queue.waiting.length === 4);
    expect(numbered(ids, desk.takes.queue.waiting)).toEqual(["T4", "T1", "T2", "T3"]);
    desk.takes.pause(false);
    await standsAt(desk, ids[3] ?? "", "making");
    expect(numbered(ids, desk.takes.queue.running)).toEqual(["T4"]);
    await desk.restart();
    await until("the queue", () => desk.takes.queue.waiting.length === 3);
    expect(desk.takes.queue.paused).toBe(false);
    expect(numbered(ids, desk.takes.queue.waiting)).toEqual(["T1", "T2", "T3"]);
  });

  test("sends what was asked first, first, where only the takes themselves say so", async () => {
    const desk = await aDesk();
    const ids = await fourWaiting(desk);
    const { writeText } = await import("../src/uxp/texts");
    await desk.restart(async () => {
      const data = `${desk.folder}/uxp/data`;
      await writeText(`${data}/queue.json`, '{"schema": "pickup.queue", "version": 1, "paused": false, "order": []}');
      const list = JSON.parse(await readFile(`${data}/unfinished.json`, "utf8")) as { takes: object[] };
      await writeText(`${data}/unfinished.json`, JSON.stringify({ ...list, takes: list.takes.reverse() }));
    });
    await until("the job", () => desk.service.jobs.length === 1);
    await until("the queue", () => desk.takes.queue.waiting.length === 3);
    expect(numbered(ids, desk.takes.queue.running)).toEqual(["T1"]);
    expect(numbered(ids, desk.takes.queue.waiting)).toEqual(["T2", "T3", "T4"]);
  });

  test("opens paused when nobody can read whether it was", async () => {
    const desk = await aDesk();
    await fourWaiting(desk);
    await desk.restart(() => writeFile(path.join(desk.folder, "uxp/data/queue.json"), '{"paused": tr'));
    await until("the queue", () => desk.takes.queue.waiting.length === 4);
    expect(desk.takes.queue.paused).toBe(true);
    desk.takes.pause(false);
    await until("the job", () => desk.service.jobs.length === 1);
    await desk.restart();
    expect(desk.takes.queue.paused).toBe(false);
  });
});

test("takes that waited while their project was closed are sent as they stood, once it is opened", async () => {
  const room = await newRoom();
  await room.addEngine();
  room.studio.pauseQueue(true);
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1) ids.push(await room.make());
  await until("the queue", () => room.studio.state.queue.waiting.length === 4);
  room.studio.moveInQueue(ids[3] ?? "", "first");
  room.studio.moveInQueue(ids[0] ?? "", "last");
  const { project } = room.premiere;
  await room.restart(() => Promise.resolve(room.premiere.closeProject()));
  await until("the pause", () => room.studio.state.queue.paused);
  room.studio.pauseQueue(false);
  await looked(room);
  expect(room.service.creates).toBe(0);
  room.premiere.openProject(project);
  await until("the job", () => room.service.jobs.length === 1);
  await until("the queue", () => room.studio.state.queue.waiting.length === 3);
  const { running, waiting } = room.studio.state.queue;
  expect(numbered(ids, [...running, ...waiting])).toEqual(["T4", "T2", "T3", "T1"]);
});

test("takes that are turned away together keep their places", async () => {
  const desk = await aDesk({}, { atOnce: 3 });
  const no = (): Response => new Response("{}", { status: 429, headers: { "retry-after": "600" } });
  const waiting: (() => void)[] = [];
  globalThis.fetch = (url, init) =>
    init?.method === "POST" ? new Promise((resolve) => waiting.push(() => resolve(no()))) : realFetch(url, init);
  const ids = [await desk.ask(), await desk.ask(), await desk.ask(), await desk.ask()];
  await until("the requests", () => waiting.length === 3);
  for (const answer of waiting.reverse()) answer();
  await until("the queue", () => desk.takes.queue.waiting.length === 4);
  expect(numbered(ids, desk.takes.queue.waiting)).toEqual(["T1", "T2", "T3", "T4"]);
});

test("one job that is asked about too often holds back what waits for that engine", async () => {
  const desk = await aDesk();
  const first = await desk.ask();
  await standsAt(desk, first, "making");
  const second = await desk.ask();
  globalThis.fetch = (url, init) =>
    init?.method === "GET"
      ? Promise.resolve(new Response("{}", { status: 429, headers: { "retry-after": "600" } }))
      : realFetch(url, init);
  await until("the quiet", () => {
    const work = desk.row(second)?.work;
    return work?.step === "queued" && work.because === "busy";
  });
});

describe("a lost key", () => {
  const kinds = async (desk: Desk, ids: readonly string[]): Promise<readonly Take["state"]["kind"][]> =>
    Promise.all(ids.map(async (id) => (await desk.onDisk(id)).state.kind));

  test.each([
    ["is asked who it is", () => true],
    ["is sent a take", (init: RequestInit | undefined) => init?.method === "POST"],
  ])("found when the engine %s fails no take: all wait, say why, and go when it is entered", async (_, refuses) => {
    const desk = await aDesk();
    desk.takes.pause(true);
    const ids = [await desk.ask(), await desk.ask(), await desk.ask()];
    globalThis.fetch = (url, init) =>
      refuses(init) ? Promise.resolve(new Response("{}", { status: 401 })) : realFetch(url, init);
    desk.takes.pause(false);
    await until("the refusal", () => desk.heard.includes("refuses"));
    await until("the queue", () => desk.takes.queue.waiting.length === 3);
    expect(ids.map((id) => desk.row(id)?.work)).toEqual(
      [0, 1, 2].map((before) => ({ step: "queued", before, because: "key" })),
    );
    expect(await kinds(desk, ids)).toEqual(["asked", "asked", "asked"]);
    globalThis.fetch = realFetch;
    desk.takes.lookAtQueue();
    await standsAt(desk, ids[0] ?? "", "making");
    expect(desk.service.creates).toBe(1);
  });
});

test("an engine that is away and says for how long is left alone for as long", async () => {
  let requests = 0;
  let letGo = (): void => undefined;
  const fiftySeconds = new Promise<void>((resolve) => (letGo = resolve));
  // The first tries of a read that says nothing would come after 3 and 6 s: here, at once.
  const sleep = (milliseconds: number): Promise<void> =>
    milliseconds >= 50_000 ? fiftySeconds : new Promise((resolve) => setImmediate(resolve));
  const desk = await aDesk({}, { sleep });
  globalThis.fetch = (url, init) => {
    requests += 1;
    if (requests > 2) return realFetch(url, init);
    return Promise.resolve(new Response("{}", { status: 503, headers: { "retry-after": "50" } }));
  };
  const id = await desk.ask();
  await until("the first request", () => requests === 1);
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(requests).toBe(1);
  letGo();
  await standsAt(desk, id, "making");
});

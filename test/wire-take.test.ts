/** A take at an engine from the button to the timeline, and everything that may come between. */

import "./wire.host";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { aTake } from "./build-a";
import { aDesk } from "./desks.setup";
import { hurry } from "./premiere.setup";
import { again, namesIn, standsAt, until, type Desk } from "./wire.setup";

const placementOf = async (desk: Desk, id: string) =>
  until("the placement", async () => (await desk.onDisk(id)).placement);

async function whenSent(desk: Desk, jobs = 1): Promise<void> {
  await until("the job", () => desk.service.jobs.length >= jobs);
}

test("a take is sent once, followed, fetched, imported and placed, and the record says all of it", async () => {
  const desk = await aDesk();
  const id = await desk.ask();
  const { state } = await standsAt(desk, id, "making");
  expect(state).toMatchObject({ kind: "making", job: { id: desk.service.jobs[0]?.id, engineId: "engine-1" } });
  desk.service.advance("done");
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  const take = await desk.onDisk(id);
  const film = desk.service.film(desk.service.jobs[0]?.id ?? "");
  expect(take.state).toMatchObject({
    kind: "ready",
    original: { name: "original.mp4", bytes: film.length, sha256: createHash("sha256").update(film).digest("hex") },
  });
  expect(desk.placed()).toEqual(["PU_Reel2_007_T01.mp4 100–196"]);
  expect(desk.service.creates).toBe(1);
  expect([...desk.spending.values()]).toEqual([{ outcome: "delivered", charge: undefined }]);
  expect(await namesIn(desk.folderOf(id))).toEqual([
    "PU_Reel2_007_T01.mp4",
    "original.mp4",
    "original.xmp",
    "take.json",
  ]);
  expect(desk.premiere.undo()).toBe("Place take 1");
  expect(desk.placed()).toEqual([]);
});

test("the words that were compiled leave, and the record keeps those that were written", async () => {
  const desk = await aDesk();
  const { recipe } = aTake();
  const sent = { prompt: "A bench, slow push in", negative: "people" };
  const asked = {
    engineId: "engine-1",
    engineName: "Studio GPU",
    host: new URL(desk.service.url).host,
    seconds: 4,
    size: { width: 64, height: 36 },
  };
  const written = { prompt: "A bench, no people. Slow push in.", negative: "" };
  const model = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
  const id = await desk.ask({ recipe: { ...recipe, ...written, engine: "openai-videos", model, asked, sent } });
  await whenSent(desk);
  expect(desk.service.jobs[0]).toMatchObject({ prompt: sent.prompt });
  expect((await desk.onDisk(id)).recipe).toMatchObject({ ...written, sent });
});

test("the original stays as it was delivered; Premiere writes into the copy only", async () => {
  const desk = await aDesk();
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  await placementOf(desk, id);
  const film = desk.service.film(desk.service.jobs[0]?.id ?? "");
  expect((await readFile(path.join(desk.folderOf(id), "original.mp4"))).equals(film)).toBe(true);
});

test("what came of another length than asked is recorded by what the media room sees", async () => {
  const desk = await aDesk();
  desk.room = {
    probe: () => ({
      kind: "video",
      mimeType: "video/mp4",
      size: { width: 640, height: 360 },
      pixelAspect: { numerator: 1, denominator: 1 },
      rotation: 0,
      constantRate: true,
      frames: 120,
      seconds: 5,
      colour: {},
      decodable: true,
    }),
  };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  await placementOf(desk, id);
  expect((await desk.onDisk(id)).film).toEqual({
    frames: 120,
    seconds: 5,
    size: { width: 640, height: 360 },
    decodable: true,
    sound: false,
  });
});

test("a film that is whole and that the media room can make nothing of is kept, and nothing is said about it", async () => {
  const desk = await aDesk();
  desk.room = { probe: () => ({ kind: "unknown", why: "no track in it" }) };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  expect((await desk.onDisk(id)).film).toBeUndefined();
  expect(desk.service.requests.filter(({ route }) => route === "content")).toHaveLength(1);
  desk.room = undefined;
});

test("what the media room sees to be sound alone is no film, and is given up after six times with the job kept", async () => {
  const desk = await aDesk();
  desk.room = { probe: () => ({ kind: "audio", mimeType: "audio/mp4", seconds: 4 }) };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  const { state } = await standsAt(desk, id, "failed");
  expect(state).toMatchObject({ failure: { kind: "result-damaged", why: "it is no film (audio)" }, job: {} });
  expect(desk.service.requests.filter(({ route }) => route === "content")).toHaveLength(6);
  desk.room = undefined;
});

describe("a download that goes wrong", () => {
  test.each(["truncated", "wrong-length", "half-written", "html"] as const)(
    "%s twice is fetched again until it is whole",
    async (fault) => {
      const desk = await aDesk();
      desk.service.fault(fault, { route: "content", times: 2 });
      const id = await desk.ask();
      await whenSent(desk);
      desk.service.advance("done");
      await placementOf(desk, id);
      const film = desk.service.film(desk.service.jobs[0]?.id ?? "");
      expect((await readFile(path.join(desk.folderOf(id), "original.mp4"))).equals(film)).toBe(true);
      expect(desk.service.creates).toBe(1);
    },
  );

  test("says so for as long as the next try waits, not first when that begins", async () => {
    let isFetching = (): boolean => false;
    // Once the film was asked for, nobody gets to the end of a pause of seconds.
    const sleep = (milliseconds: number): Promise<void> =>
      milliseconds > 1000 && isFetching() ? new Promise(() => undefined) : hurry(milliseconds);
    const desk = await aDesk({}, { sleep });
    isFetching = () => desk.service.requests.some(({ route }) => route === "content");
    desk.service.fault("truncated");
    await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    const { seen } = desk;
    await until("the fetch that broke off", () =>
      seen.some((work) => work.step === "fetching" && work.broke === "again"),
    );
    expect(desk.service.requests.filter(({ route }) => route === "content")).toHaveLength(1);
  });

  test("one that never comes whole fails with its job kept, and goes on from there when asked again", async () => {
    const desk = await aDesk();
    desk.service.fault("half-written");
    const id = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    const failed = await standsAt(desk, id, "failed");
    expect(failed.state).toMatchObject({ failure: { kind: "result-damaged" }, job: {} });
    expect(desk.placed()).toEqual([]);
    desk.service.heal();
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("an address that has expired says so, with nothing asked twice", async () => {
    const desk = await aDesk();
    desk.service.fault("expired");
    const id = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "result-expired" } });
    expect(desk.service.creates).toBe(1);
  });

  test("a full disk keeps the job", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.uxp.fs.faults.room = 0;
    desk.service.advance("done");
    await until("the failure", () => desk.row(id)?.take.state.kind === "failed");
    desk.uxp.fs.faults.room = Infinity;
    expect(desk.row(id)?.take.state).toMatchObject({ failure: { kind: "disk-full" }, job: {} });
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });
});

describe("an engine that cannot be reached", () => {
  test("before the request: nothing is sent, the take waits, and goes on by itself", async () => {
    const desk = await aDesk();
    desk.service.fault("cut-before", { route: "models", times: 3 });
    const id = await desk.ask();
    await whenSent(desk);
    expect(desk.seen).toContainEqual({ step: "queued", before: 0, because: "offline" });
    expect(desk.heard.slice(0, 4)).toEqual(["offline", "offline", "offline", "answers"]);
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("pausing the queue meanwhile holds the take back, however long it takes", async () => {
    const desk = await aDesk();
    desk.service.fault("cut-before", { route: "models", times: 3 });
    const id = await desk.ask();
    await until("offline", () => desk.heard.includes("offline"));
    desk.takes.pause(true);
    await until("the answer", () => desk.heard.includes("answers"));
    await until("the queue", () => desk.takes.queue.waiting.includes(id));
    expect(desk.service.creates).toBe(0);
    desk.takes.pause(false);
    await whenSent(desk);
    desk.service.advance("done");
    await placementOf(desk, id);
  });

  test("what may be sent is asked once more after the wait", async () => {
    const desk = await aDesk();
    desk.service.fault("cut-before", { route: "models", times: 3 });
    const id = await desk.ask();
    await until("offline", () => desk.heard.includes("offline"));
    desk.refusal = { kind: "address-refused", host: "127.0.0.1", why: "this-network-only" };
    expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "address-refused" } });
    expect(desk.service.creates).toBe(0);
  });

  test("while it works: a state, not an error", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.service.fault("502", { route: "status", times: 4 });
    await until("offline", () => desk.seen.some((work) => work.step === "engine" && work.stalled === "away"));
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(desk.heard).toContain("offline");
    expect(desk.heard.at(-1)).toBe("answers");
  });
});

test("a take that is turned away stays the next in the queue, and is sent later", async () => {
  const desk = await aDesk();
  desk.service.fault("429-after");
  const first = await desk.ask();
  const second = await desk.ask();
  await until("the wait", () => desk.takes.queue.waiting.length === 2 && desk.spending.size > 1);
  expect(desk.takes.queue.waiting).toEqual([first, second]);
  expect(desk.row(first)?.work).toEqual({ step: "queued", before: 0, because: "busy" });
  desk.service.heal();
  await whenSent(desk);
  desk.service.advance("done");
  await placementOf(desk, first);
  expect([...desk.spending.values()].map(({ outcome }) => outcome).slice(0, 2)).toEqual(["not-taken", "not-taken"]);
});

test("progress that goes backwards is not shown", async () => {
  const desk = await aDesk();
  desk.service.fault("backwards");
  const id = await desk.ask();
  await standsAt(desk, id, "making");
  const shown = (): number[] =>
    desk.seen.flatMap((work) => (work.step === "engine" && work.progress !== "unknown" ? [work.progress] : []));
  await until("progress", () => desk.service.requests.filter(({ route }) => route === "status").length > 4);
  expect(shown()).toEqual([0.6]);
});

test("a job that vanishes is believed after several answers, and kept", async () => {
  const desk = await aDesk();
  const id = await desk.ask();
  await standsAt(desk, id, "making");
  const asked = (): number => desk.service.requests.filter(({ path: where }) => /videos\/video/.test(where)).length;
  const before = asked();
  desk.service.fault("vanished", { times: 1 });
  expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "job-vanished" }, job: {} });
  expect(asked() - before).toBeGreaterThanOrEqual(5);
});

test("a refusal is said, and nothing is charged", async () => {
  const desk = await aDesk();
  desk.service.fault("moderated");
  const id = await desk.ask();
  expect((await standsAt(desk, id, "failed")).state).toEqual({
    kind: "failed",
    failure: expect.objectContaining({ kind: "moderated", by: "engine" }) as unknown,
  });
  expect([...desk.spending.values()]).toEqual([{ outcome: "not-taken", charge: undefined }]);
});

test("a late result waits in the bin when the cut around its place has changed", async () => {
  const desk = await aDesk();
  const id = await desk.ask();
  await standsAt(desk, id, "making");
  const other = await desk.ask();
  desk.takes.cancel(other);
  const card = path.join(desk.folder, "card.png");
  const { writeFile } = await import("node:fs/promises");
  const { testCards } = await import("./host/pictures.node");
  const layer = { kind: "media", path: card, still: true, seconds: 0 } as const;
  await writeFile(card, await testCards().png({ layers: [layer] }, 64, 36));
  const item = await desk.premiere.importFile(card);
  const { frameRateOf, ticksOfFrames } = await import("../src/core/time");
  const rate = frameRateOf(24);
  desk.premiere.markItem(item.id, { in: 0, out: 50 * rate });
  const time = ticksOfFrames(110, rate);
  desk.premiere.place({
    sequenceId: desk.sequenceId,
    itemId: item.id,
    mode: "overwrite",
    time,
    videoTrack: 0,
    audioTrack: -1,
  });
  desk.service.advance("done");
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "waits", why: "place-taken" });
  expect(desk.placed()).toEqual([]);
  expect((await desk.onDisk(id)).state.kind).toBe("ready");
});

describe("stopping a take", () => {
  test("in the queue: nothing was sent", async () => {
    const desk = await aDesk();
    desk.takes.pause(true);
    const id = await desk.ask();
    await until("the queue", () => desk.takes.queue.waiting.includes(id));
    desk.takes.cancel(id);
    await standsAt(desk, id, "cancelled");
    expect(desk.service.creates).toBe(0);
    expect(desk.takes.queue.waiting).toEqual([]);
  });

  test("while it is sent: its answer is waited for, then the job is ended where that can be done", async () => {
    const desk = await aDesk({ tongue: "vllm-omni" });
    const id = await desk.ask();
    await until("sending", () => desk.seen.some(({ step }) => step === "sending"));
    desk.takes.cancel(id);
    expect((await standsAt(desk, id, "cancelled")).state).toEqual({ kind: "cancelled" });
    expect(desk.service.creates - desk.service.requests.filter(({ route }) => route === "remove").length).toBe(0);
    expect(desk.service.jobs).toEqual([]);
  });

  test("at an engine that cannot end it: the job is kept and can be gone on with", async () => {
    const desk = await aDesk({ tongue: "litellm" });
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.takes.cancel(id);
    expect((await standsAt(desk, id, "cancelled")).state).toMatchObject({ job: {} });
    expect([...desk.spending.values()]).toEqual([{ outcome: "discarded", charge: undefined }]);
    desk.service.advance("done");
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
    expect([...desk.spending.values()]).toEqual([{ outcome: "delivered", charge: undefined }]);
  });

  test("while it is fetched: what is made and paid stays at the engine", async () => {
    const desk = await aDesk({ tongue: "vllm-omni" });
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.service.fault("half-written");
    desk.service.advance("done");
    await until("the fetch", () => desk.seen.some(({ step }) => step === "fetching"));
    desk.takes.cancel(id);
    expect((await standsAt(desk, id, "cancelled")).state).toMatchObject({ job: {} });
    expect(desk.service.jobs).toHaveLength(1);
    expect(desk.service.requests.filter(({ route }) => route === "remove")).toEqual([]);
  });

  test("all of them: those in the queue and the one under way", async () => {
    const desk = await aDesk({ tongue: "vllm-omni" });
    const ids = [await desk.ask(), await desk.ask(), await desk.ask()];
    await standsAt(desk, ids[0] ?? "", "making");
    desk.takes.cancelAll();
    for (const id of ids) await standsAt(desk, id, "cancelled");
    expect(desk.service.creates).toBe(1);
    expect(desk.takes.queue).toEqual({ paused: false, waiting: [], running: [] });
  });
});

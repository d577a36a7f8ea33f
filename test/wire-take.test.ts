/** A take at an engine from the button to the timeline, and everything that may come between. */

import "./wire.host";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { aTake, between } from "./build-a";
import { aDesk } from "./desks.setup";
import { another, asked, placementOf, whenSent } from "./recovery.setup";
import { again, namesIn, standsAt, until } from "./wire.setup";

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
  const order = {
    engineId: "engine-1",
    engineName: "Studio GPU",
    host: new URL(desk.service.url).host,
    seconds: 4,
    size: { width: 64, height: 36 },
  };
  const written = { prompt: "A bench, no people. Slow push in.", negative: "" };
  const model = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
  const id = await desk.ask({ recipe: { ...recipe, ...written, engine: "openai-videos", model, asked: order, sent } });
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
  const questions = (): number => desk.service.requests.filter(({ path: where }) => /videos\/video/.test(where)).length;
  const before = questions();
  desk.service.fault("vanished", { times: 1 });
  expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "job-vanished" }, job: {} });
  expect(questions() - before).toBeGreaterThanOrEqual(5);
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
  desk.premiere.addTitle(desk.sequenceId, "late", between(110, 160), 0);
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
    expect(desk.takes.queue.waiting).toEqual([]);
    desk.takes.pause(false);
    await another(desk);
    expect(desk.service.creates).toBe(1);
  });

  test("while it is sent: its answer is waited for, then the job is ended where that can be done", async () => {
    const desk = await aDesk({ tongue: "vllm-omni" });
    // The answer is on its way for as long as a test likes.
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    desk.harm = (engine) => ({
      ...engine,
      start: async (...given) => {
        const started = await engine.start(...given);
        await answered;
        return started;
      },
    });
    const id = await desk.ask();
    await whenSent(desk);
    desk.takes.cancel(id);
    expect((await desk.onDisk(id)).state.kind).toBe("submitting");
    answer();
    expect((await standsAt(desk, id, "cancelled")).state).toEqual({ kind: "cancelled" });
    expect([desk.service.creates, asked(desk, "remove"), desk.service.jobs]).toEqual([1, 1, []]);
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
    expect(asked(desk, "remove")).toBe(0);
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

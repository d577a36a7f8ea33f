/** Whatever stops a chain loses nothing, says why, and is gone on with at the very link that is missing. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeTake, encodeTake } from "../src/core/record";
import { RoomOfStills } from "./room-of-stills";
import { bookOf, soon } from "./studio.setup";
import { until } from "./wire.setup";
import { aRoom, job, link, made, placed, rests, scene, standing } from "./chain.setup";

test("a link that the engine's moderation refuses stops the chain: two stay, nothing more is sent, and it can be gone on with", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await made(room, 2);
  service.fault("moderated", { times: 1 });
  expect(await rests(room)).toMatchObject({ left: { money: { millionths: 800_000 } } });
  expect(standing(room)).toEqual(["ready", "ready", "failed"]);
  expect(link(room, 2)?.latest?.take.state).toMatchObject({ failure: { kind: "moderated" } });
  await studio.scenes.lay(scene(room).scene.id);
  expect(placed(room)).toEqual(["V2 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_002_T01.mp4 196–291 from 1"]);
  expect(service.jobs).toHaveLength(2);

  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 3);
  service.advance("done");
  await rests(room);
  expect(standing(room)).toEqual(["ready", "ready", "ready"]);
  expect(service.jobs).toHaveLength(3);
  await soon(() => expect(link(room, 0)?.lies).toBeDefined());
  await studio.scenes.lay(scene(room).scene.id);
  expect(placed(room).at(-1)).toBe("V2 PU_Reel_003_T01.mp4 291–386 from 1");
  expect(placed(room)).toHaveLength(3);
});

test("a scene whose file cannot be read is named, and the others are there", async () => {
  const room = await aRoom();
  await room.studio.scenes.start({ confirmed: true });
  room.studio.settings.capSpending(0.1);
  await rests(room);
  await room.restart(() => writeFile(path.join(room.folder, "Pickup/scenes/half.json"), "{"));
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  expect(room.studio.state.scenes.unread).toEqual(["half.json"]);
});

test("a chain that stopped before its first link was asked goes on with the stills it was begun with, or not at all", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await studio.references.takeFrame("before");
  await studio.scenes.start({ confirmed: true });
  studio.settings.capSpending(0.1);
  expect((await rests(room)).problem).toMatchObject({ failure: { kind: "over-cap" }, link: 0 });
  studio.settings.capSpending(9);
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 1);
  expect(service.jobs[0]?.fields).toMatchObject({ frame_images: [{ frame_type: "first_frame" }] });
});

test("begun with stills that are gone by the time it goes on, it asks nothing and says so", async () => {
  const room = await aRoom();
  await room.studio.references.takeFrame("before");
  await room.studio.scenes.start({ confirmed: true });
  room.studio.settings.capSpending(0.1);
  await rests(room);
  room.studio.settings.capSpending(9);
  await room.restart();
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  await room.studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await until("the sentence", () => scene(room).problem !== undefined);
  expect(scene(room)).toMatchObject({ work: "rests", problem: { failure: { kind: "stills-gone" }, link: 0 } });
  expect(room.service.creates).toBe(0);
});

test("a link that nobody knows to have arrived is a question in the scene, and going on sends nothing for it", async () => {
  const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
  const { studio, service } = room;
  await made(room, 1);
  await job(room, 2);
  service.fault("500", { route: "create", times: 1 });
  service.advance("done");
  await rests(room);
  expect(standing(room)).toEqual(["ready", "ready", "unanswered"]);
  const question = link(room, 2)?.latest?.take.id ?? "";
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await rests(room);
  expect(service.jobs).toHaveLength(2);
  await studio.settle(question, { kind: "ask-again" }, { confirmed: true });
  await job(room, 3);
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  service.advance("done");
  await until("the link", () => standing(room)[2] === "ready");
  await rests(room);
  expect([service.jobs.length, link(room, 2)?.row?.take.id]).toEqual([3, question]);
});

test("a link whose answer was lost is found at the engine, and the chain goes on with it", async () => {
  const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
  const { service } = room;
  await made(room, 1);
  await job(room, 2);
  service.fault("cut-after", { route: "create", times: 1 });
  service.advance("done");
  await job(room, 3);
  service.advance("done");
  await until("the link", () => standing(room)[2] === "ready");
  await rests(room);
  expect([service.creates, service.jobs.length]).toEqual([3, 3]);
});

test("a job that fails stops the chain; gone on with, that link alone is asked once more", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await made(room, 2);
  await job(room, 3);
  service.advance("failed");
  await rests(room);
  expect(standing(room)).toEqual(["ready", "ready", "failed"]);
  expect(link(room, 2)?.latest?.take.state).toMatchObject({ failure: { kind: "job-failed" } });
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 4);
  service.advance("done");
  await until("the link", () => standing(room)[2] === "ready");
  expect([service.creates, scene(room).problem]).toEqual([4, undefined]);
});

test("a link that another machine has a job for is to be paid here, is said so, and the chain goes on with the take of its own", async () => {
  const room = await aRoom();
  const { service } = room;
  room.studio.settings.editSettings({ confirmAbove: 1 });
  await made(room, 1);
  await job(room, 2);
  const theirs = await until("the job", () => {
    const take = link(room, 1)?.latest?.take;
    return take?.state.kind === "making" ? take.id : undefined;
  });
  room.studio.cancel(theirs);
  await rests(room);
  await room.restart(async () => {
    const file = path.join(room.folder, "Pickup/takes", theirs, "take.json");
    await writeFile(file, encodeTake({ ...decodeTake(await readFile(file, "utf8")), owner: "another" }));
  });
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  expect(scene(room)).toMatchObject({ left: { money: { millionths: 1_600_000 } }, confirm: true });
  const { id } = scene(room).scene;
  await room.studio.scenes.goOn(id);
  expect(scene(room)).toMatchObject({ work: "rests", problem: { failure: { kind: "not-confirmed" } } });
  expect(service.creates).toBe(2);
  await room.studio.scenes.goOn(id, { confirmed: true });
  await job(room, 3);
  service.advance("done");
  await job(room, 4);
  service.advance("done");
  expect((await rests(room)).problem).toBeUndefined();
  expect(standing(room)).toEqual(["ready", "ready", "ready"]);
  expect([service.creates, link(room, 1)?.row?.take.id === theirs]).toEqual([4, false]);
});

test("a link whose engine was removed says so in the scene", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await made(room, 1);
  await job(room, 2);
  service.advance("failed");
  await rests(room);
  const { maker } = scene(room).scene.form;
  await studio.settings.removeEngine(maker.kind === "engine" ? maker.engineId : "");
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await until("the sentence", () => scene(room).problem !== undefined);
  expect(scene(room)).toMatchObject({ work: "rests", problem: { failure: { kind: "no-engine" } } });
  expect(service.creates).toBe(2);
});

test("the month's cap holds for each link: what is over it stops the chain with a sentence, and goes on under another", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  studio.settings.capSpending(3);
  expect(studio.state.scenes.plan?.refusal).toBeUndefined();
  await made(room, 1);
  await job(room, 2);
  // 0.40 was charged for the first and 0.80 is reserved for the second.
  studio.settings.capSpending(1.5);
  service.advance("done");
  await rests(room);
  expect(standing(room)).toEqual(["ready", "ready", "none"]);
  expect(scene(room).problem).toMatchObject({ failure: { kind: "over-cap" }, link: 2 });
  expect(service.creates).toBe(2);
  expect((await bookOf(room)).filter(({ outcome }) => outcome === "delivered")).toHaveLength(2);

  studio.settings.capSpending(2);
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 3);
  service.advance("done");
  await until("the link", () => standing(room)[2] === "ready");
  expect(service.creates).toBe(3);
});

test("a scene of more than the cap leaves is not begun", async () => {
  const room = await aRoom();
  room.studio.settings.capSpending(2);
  expect(room.studio.state.scenes.plan?.refusal).toMatchObject({ kind: "over-cap" });
  await room.studio.scenes.start({ confirmed: true });
  expect([room.studio.state.scenes.all.length, room.service.creates]).toEqual([0, 0]);
});

/** Calls while a frame is being cut out of a film. */
class HookedRoom extends RoomOfStills {
  onStill: () => void = () => undefined;

  override still(...given: Parameters<RoomOfStills["still"]>): ReturnType<RoomOfStills["still"]> {
    this.onStill();
    return super.still(...given);
  }
}

test.each([1, 2])(
  "stopped while the next link is being prepared, it asks nothing more: pressed %i times",
  async (times) => {
    const media = new HookedRoom();
    const room = await aRoom({}, () => media);
    await room.studio.scenes.start({ confirmed: true });
    await job(room, 1);
    const { id } = scene(room).scene;
    let pressed = 0;
    media.onStill = () => {
      for (; pressed < times; pressed++) room.studio.scenes.stop(id);
    };
    room.service.advance("done");
    await until("the press", () => pressed === times);
    expect((await rests(room)).problem).toBeUndefined();
    expect(standing(room)).toEqual(["ready", "none", "none"]);
    expect(room.service.creates).toBe(1);

    await room.studio.scenes.goOn(id, { confirmed: true });
    await job(room, 2);
  },
);

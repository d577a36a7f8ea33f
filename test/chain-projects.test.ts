/** A chain belongs to its project: the panel closed in the middle of it, and its project closed, left, and opened again. */

import "./wire.host";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { slow } from "./studio.setup";
import { newProjectId } from "./host/premiere";
import { SimulatedProject } from "./host/model";
import { RoomOfStills } from "./room-of-stills";
import { looked, until } from "./wire.setup";
import { aRoom, job, made, rests, scene, standing, link, recorded } from "./chain.setup";

test("a panel that is closed in the middle of a chain finds it again: the link comes, and the next is asked once the editor says so", async () => {
  const room = await aRoom();
  const { service } = room;
  await made(room, 1);
  await job(room, 2);
  await room.restart(() => Promise.resolve(service.advance("done")));
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  await until("the link", () => standing(room)[1] === "ready");
  expect(scene(room)).toMatchObject({ work: "rests", left: { money: { millionths: 800_000 } } });
  expect(service.creates).toBe(2);
  await room.studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 3);
  service.advance("done");
  await until("the link", () => standing(room)[2] === "ready");
  expect(service.creates).toBe(3);
});

test("a scene that is forgotten while a seam of it is measured is gone, and stays gone", async () => {
  let measured = 0;
  let told = 0;
  let letThrough = (): void => undefined;
  let gate = Promise.resolve();
  class SlowRoom extends RoomOfStills {
    override async seam(): ReturnType<RoomOfStills["seam"]> {
      measured += 1;
      await gate;
      const seam = await super.seam();
      told += 1;
      return seam;
    }
  }
  const room = await aRoom({}, () => new SlowRoom());
  await made(room, 2);
  await job(room, 3);
  // Pictures of seams are not kept, so the next start measures those that are seen.
  await room.restart();
  await until("the scene", () => room.studio.state.scenes.all[0]?.links[1]?.row !== undefined);
  gate = new Promise((resolve) => (letThrough = resolve));
  const before = measured;
  room.studio.scenes.show(true);
  await until("the measuring", () => measured > before);
  await room.studio.scenes.forget(scene(room).scene.id);
  expect(room.studio.state.scenes.all).toEqual([]);
  let isBack = false;
  room.studio.subscribe(() => (isBack ||= room.studio.state.scenes.all.length > 0));
  letThrough();
  await until("the measure", () => told === measured);
  await looked(room);
  expect(isBack).toBe(false);
  expect(room.studio.state.problem).toBeUndefined();
  expect(await readdir(path.join(room.folder, "Pickup/scenes"))).toEqual([]);
  expect(measured).toBe(before + 1);
  // Its takes stay.
  expect(room.studio.state.takes).toHaveLength(3);
});

test("gone on with while a link of before is still being made, it waits for that one", async () => {
  const room = await aRoom();
  const { service } = room;
  await made(room, 1);
  await job(room, 2);
  await room.restart();
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  await room.studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  expect(scene(room).work).toBe("going");
  service.advance("done");
  await job(room, 3);
  expect(service.creates).toBe(3);
});

test("while its project is closed nothing is asked; opened again, the chain goes on", async () => {
  const room = await aRoom();
  const { service, premiere } = room;
  await made(room, 1);
  await job(room, 2);
  const { project } = premiere;
  const second = link(room, 1)?.latest?.take.id ?? "";
  premiere.closeProject();
  await until("no project", () => room.studio.state.host.kind === "no-project");
  service.advance("done");
  await until("its film", async () => (await recorded(room, second)) === "delivered");
  await looked(room);
  expect(service.creates).toBe(2);
  premiere.openProject(project);
  await job(room, 3);
  expect(scene(room)).toMatchObject({ work: "going" });
  expect(standing(room).slice(0, 2)).toEqual(["ready", "ready"]);
});

test("another project that is opened between two links gets nothing of the scene", async () => {
  const room = await aRoom();
  const { service, premiere, studio } = room;
  await made(room, 1);
  await job(room, 2);
  const { project: first } = premiere;
  const second = SimulatedProject.create({ id: newProjectId(), name: "other.prproj" });
  const { items } = second.document;
  let isSwitched = false;
  studio.subscribe(() => {
    const state = studio.state.scenes.all[0]?.links[1]?.row?.take.state.kind;
    if (state !== "ready" || isSwitched) return;
    isSwitched = true;
    premiere.closeProject();
    premiere.openProject(second);
  });
  service.advance("done");
  await until("the other project", () => isSwitched && studio.state.scenes.all.length === 0);
  await looked(room);
  expect([service.creates, studio.state.takes]).toEqual([2, []]);
  expect(second.document.items).toEqual(items);
  premiere.closeProject();
  premiere.openProject(first);
  await until("the scene", () => studio.state.scenes.all.length === 1);
  expect(scene(room)).toMatchObject({ work: "rests", problem: { failure: { kind: "scene-closed" } } });
  // What is shown of it is all that is known of it.
  expect(standing(room)).toEqual(["ready", "ready", "none"]);
  await studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
  await job(room, 3);
});

test("a link that comes while another project is open waits for its own, and nothing is asked twice", async () => {
  const room = await aRoom();
  const { service, premiere, studio } = room;
  await made(room, 1);
  await job(room, 2);
  const { project: first } = premiere;
  const takeId = link(room, 1)?.latest?.take.id ?? "";
  const second = SimulatedProject.create({ id: newProjectId(), name: "other.prproj" });
  premiere.closeProject();
  premiere.openProject(second);
  await until("the other project", () => studio.state.scenes.all.length === 0);
  service.advance("done");
  await until("its film", async () => (await recorded(room, takeId)) === "delivered");
  await looked(room);
  expect([service.creates, studio.state.takes]).toEqual([2, []]);
  // The chain is there before its takes are read.
  const disk = slow(room.uxp.fs, "readdir");
  premiere.closeProject();
  premiere.openProject(first);
  await until("the reading", () => disk.waiting > 0);
  await looked(room);
  expect(service.creates).toBe(2);
  disk.isSlow = false;
  disk.letThrough();
  await job(room, 3);
  expect(service.jobs.map(({ prompt }) => prompt)).toEqual([
    "A boat at dusk.\nIt lies still.",
    "A boat at dusk.\nThe wind rises.",
    "A boat at dusk.",
  ]);
  service.advance("done");
  await until("the link", () => studio.state.scenes.all.length === 1 && standing(room)[2] === "ready");
  expect((await rests(room)).problem).toBeUndefined();
  expect(service.creates).toBe(3);
});

/** A scene of several links at an engine over real HTTP: what it costs is said first, each link goes on from the last frame, and one undo step lays them out. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeTake, encodeTake } from "../src/core/record";
import { ticksOfFrames } from "../src/core/time";
import { until } from "./wire.setup";
import { aRoom, FILM, job, link, made, picturesIn, placed, rests, scene, standing, stillsIn } from "./chain.setup";

test("the price of all links is said and confirmed before the first is sent, and each goes on from the last frame", async () => {
  const room = await aRoom();
  const { studio, service, premiere } = room;
  studio.settings.editSettings({ confirmAbove: 1 });
  const { plan } = studio.state.scenes;
  expect(plan?.links.map(({ frames }) => frames)).toEqual([96, 95, 95]);
  expect(plan).toMatchObject({ estimate: { kind: "about", money: { millionths: 2_400_000 } }, confirm: true });
  await studio.scenes.start();
  expect(studio.state.problem).toMatchObject({ at: "scenes", failure: { kind: "not-confirmed" } });
  expect([studio.state.scenes.all.length, service.creates]).toEqual([0, 0]);

  await studio.scenes.start({ confirmed: true });
  await job(room, 1);
  expect(scene(room)).toMatchObject({ work: "going" });
  service.advance("done");
  await job(room, 2);
  service.advance("done");
  await job(room, 3);
  service.advance("done");
  expect(await rests(room)).toMatchObject({ left: { kind: "nothing" } });
  expect(standing(room)).toEqual(["ready", "ready", "ready"]);
  expect(service.creates).toBe(3);
  expect(service.jobs.map(({ prompt }) => prompt)).toEqual([
    "A boat at dusk.\nIt lies still.",
    "A boat at dusk.\nThe wind rises.",
    "A boat at dusk.",
  ]);
  // The engine's film goes on for another second; what the next begins with is the last frame that the cut shows.
  expect(scene(room).links.map(({ row }) => row?.take.recipe.parent?.kind)).toEqual([
    undefined,
    "continues",
    "continues",
  ]);
  expect(placed(room)).toEqual([]);
  await studio.scenes.lay(scene(room).scene.id);
  expect(placed(room)).toEqual([
    "V2 PU_Reel_001_T01.mp4 100–196 from 0",
    "V2 PU_Reel_002_T01.mp4 196–291 from 1",
    "V2 PU_Reel_003_T01.mp4 291–386 from 1",
  ]);
  expect(premiere.undo()).toBe("Lay out 3 links");
  expect(placed(room)).toEqual([]);
});

test("pressed before the panel has seen that the playhead was moved, nothing is asked; it says where the scene goes now, and waits for a press", async () => {
  const room = await aRoom();
  const { studio, service, premiere } = room;
  const before = studio.state.scenes.plan?.start ?? 0;
  const { sequences } = premiere.project.document;
  premiere.project.movePlayhead(sequences[0]?.id ?? "", ticksOfFrames(7, FILM));
  await studio.scenes.start({ confirmed: true });
  expect(studio.state.problem).toMatchObject({ at: "scenes", failure: { kind: "plan-changed" } });
  expect([studio.state.scenes.all.length, service.creates]).toEqual([0, 0]);
  expect(studio.state.scenes.plan?.start).not.toBe(before);
  await studio.scenes.start({ confirmed: true });
  await job(room, 1);
  expect(studio.state.problem).toBeUndefined();
});

test("a button that is pressed while the scene is still laid out is heard after it, once", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await made(room, 3);
  await rests(room);
  const { id } = scene(room).scene;
  const laying = studio.scenes.lay(id);
  const redo = (): Promise<void> => studio.scenes.redo(id, 1, { confirmed: true });
  await Promise.all([laying, redo(), redo()]);
  await job(room, 4);
  service.advance("done");
  await rests(room);
  expect(placed(room)).toHaveLength(3);
  expect(service.creates).toBe(4);
});

test("an engine is sent the very frame that the cut shows last", async () => {
  const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
  await made(room, 2);
  await job(room, 3);
  const pictures = room.service.jobs.map(picturesIn);
  // 96 frames from the first, then 95 from the second: the frame that is doubled is not shown.
  expect(pictures).toEqual([[], [95], [95]]);
});

test("link 1 redone is sent the very stills of the first time, and so is all that follows it", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await studio.references.takeFrame("before");
  await studio.references.takeFrame("playhead");
  await made(room, 1);
  await job(room, 2);
  const { id } = scene(room).scene;
  studio.scenes.stop(id);
  service.advance("done");
  await rests(room);
  // What the form holds by then is of another shot.
  await studio.references.drop(0);
  await studio.references.drop(0);
  await studio.scenes.redo(id, 0, { confirmed: true });
  await job(room, 3);
  const [first, second, again] = service.jobs;
  if (first === undefined || second === undefined || again === undefined) throw new Error("three jobs");
  expect(first.fields).toMatchObject({ frame_images: [{ frame_type: "first_frame" }] });
  expect(first.fields["input_references"]).toHaveLength(1);
  expect(stillsIn(again)).toBe(stillsIn(first));
  service.advance("done");
  await rests(room);
  await studio.scenes.redo(id, 1, { confirmed: true });
  await job(room, 4);
  expect(service.jobs[3]?.fields["input_references"]).toEqual(second.fields["input_references"]);
});

test("a link redone after the clock was set back is the one that the scene shows, and what is laid", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await studio.scenes.start({ confirmed: true });
  await job(room, 1);
  const { id } = scene(room).scene;
  studio.scenes.stop(id);
  service.advance("done");
  await rests(room);
  const before = link(room, 0)?.row?.take.number;
  room.now = () => new Date(Date.now() - 3_600_000);
  await studio.scenes.redo(id, 0, { confirmed: true });
  await job(room, 2);
  service.advance("done");
  await rests(room);
  expect([before, link(room, 0)?.row?.take.number]).toEqual([1, 2]);
});

test("the scene says which link its chain is at, also while one of the middle is redone", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await studio.scenes.start({ confirmed: true });
  for (const at of [0, 1, 2]) {
    await job(room, at + 1);
    expect(scene(room)).toMatchObject({ work: "going", at });
    service.advance("done");
  }
  await rests(room);
  expect(scene(room).at).toBeUndefined();
  const { id } = scene(room).scene;
  await studio.scenes.redo(id, 1, { confirmed: true });
  await job(room, 4);
  expect(scene(room)).toMatchObject({ work: "going", at: 1 });
  studio.scenes.stop(id);
  expect(scene(room)).toMatchObject({ work: "stopping", at: 1 });
  service.advance("done");
  await rests(room);
});

test("a link that is laid later goes to its nearest neighbour, wherever another one was moved to; too short, it is put in no cut", async () => {
  const room = await aRoom();
  const { studio, service, premiere } = room;
  await made(room, 3);
  await rests(room);
  const { id } = scene(room).scene;
  await studio.scenes.lay(id);
  const [sequence] = premiere.project.document.sequences;
  const items = sequence?.video[1]?.items ?? [];
  const idOf = (name: string): string => items.find((item) => item.name.startsWith(name))?.id ?? "";
  // The first was moved far away by hand, the last taken off.
  premiere.deleteItems(sequence?.id ?? "", [idOf("PU_Reel_003")]);
  premiere.editItem(sequence?.id ?? "", idOf("PU_Reel_001"), { kind: "move", by: ticksOfFrames(1900, FILM) });
  await until("the look", () => link(room, 2)?.lies === undefined && link(room, 0)?.lies?.start === 2000 * FILM);
  expect(link(room, 2)?.goes).toEqual({ at: 291 * FILM, from: { link: 1, track: 1 } });
  await studio.scenes.lay(id);
  expect(placed(room)).toContain("V2 PU_Reel_003_T01.mp4 291–386 from 1");

  await studio.scenes.redo(id, 2, { confirmed: true });
  await job(room, 4);
  service.advance("done");
  await rests(room);
  const redone = link(room, 2)?.row?.take.id ?? "";
  await room.restart(async () => {
    const file = path.join(room.folder, "Pickup/takes", redone, "take.json");
    const take = decodeTake(await readFile(file, "utf8"));
    if (take.film === undefined) throw new Error("It has no film");
    await writeFile(file, encodeTake({ ...take, film: { ...take.film, frames: 50, seconds: 50 / 24 } }));
  });
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  await until("the link", () => (link(room, 2)?.missing ?? 0) > 0);
  await room.studio.scenes.swap(id, 2);
  expect(scene(room).problem).toMatchObject({ failure: { kind: "link-short", link: 3 } });
  expect(placed(room)).toContain("V2 PU_Reel_003_T01.mp4 291–386 from 1");
});

test("what a scene that was not laid out is made of is no leftover: every link, and of one redone both", async () => {
  const room = await aRoom();
  const { studio, service } = room;
  await made(room, 3);
  await rests(room);
  const { id } = scene(room).scene;
  await studio.scenes.redo(id, 0, { confirmed: true });
  await job(room, 4);
  service.advance("done");
  await rests(room);
  const offered = async (): Promise<number> => {
    await studio.shelf.reviewCleanUp();
    const { cleanUp } = studio.state.shelf;
    return cleanUp?.kind === "offer" ? cleanUp.leftover.takes.length : -1;
  };
  expect([studio.state.takes.length, await offered()]).toEqual([4, 0]);
  // Nobody needs them any more: the last link, and the first as it was redone, which nothing goes on from.
  await studio.scenes.forget(id);
  expect(await offered()).toBe(2);
});

test("the draft is planned while it is seen, and what a begun scene costs does not follow the timeline", async () => {
  const room = await aRoom();
  const { studio, premiere } = room;
  await studio.scenes.start({ confirmed: true });
  studio.settings.capSpending(0.1);
  const { links, left } = await rests(room);
  expect([links[0]?.rest.estimate, left]).toMatchObject([
    { money: { millionths: 2_400_000 } },
    { money: { millionths: 2_400_000 } },
  ]);
  studio.scenes.showDraft(false);
  expect(studio.state.scenes.plan).toBeUndefined();
  const [{ id = "" } = {}] = premiere.project.document.sequences;
  premiere.project.movePlayhead(id, ticksOfFrames(7, FILM));
  const { host } = studio.state;
  await until("the playhead", () => studio.state.host !== host);
  // The very same sums: nothing was reckoned anew.
  expect(link(room, 0)?.rest).toBe(links[0]?.rest);
  studio.scenes.showDraft(true);
  expect(studio.state.scenes.plan?.links).toHaveLength(3);
});

/** A scene of several links at an engine over real HTTP: what it costs is said first, and whatever stops it loses nothing. */

import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeTake, encodeTake } from "../src/core/record";
import { frameRateOf, ticksOfFrames } from "../src/core/time";
import type { LinkView, SceneView } from "../src/studio/scenes/scene-state";
import { newProjectId } from "./host/premiere";
import { SimulatedProject } from "./host/model";
import { greyIn, RoomOfStills } from "./room-of-stills";
import type { ServiceOptions } from "./service/service";
import { bookOf, openRoom, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

jest.setTimeout(60_000);

const FILM = frameRateOf(24);
/** Three links of 4 s: 96 frames, and twice 95 and the one that is doubled. */
const FRAMES = 96 + 95 + 95;

const open: Room[] = [];
afterEach(async () => {
  for (const room of open.splice(0)) await room.close();
});

async function aRoom(options: Partial<ServiceOptions> = {}, media = () => new RoomOfStills()): Promise<Room> {
  const room = await openRoom(options, media);
  open.push(room);
  await room.addEngine();
  room.studio.editForm({ prompt: "A boat at dusk." });
  room.studio.scenes.showDraft(true);
  room.studio.scenes.editDraft({ seconds: FRAMES / 24, linkSeconds: 4, beats: "It lies still.\nThe wind rises." });
  return room;
}

function scene({ studio }: Room): SceneView {
  const [found] = studio.state.scenes.all;
  if (found === undefined) throw new Error(`There is no scene: ${JSON.stringify(studio.state.problem)}`);
  return found;
}

const link = (room: Room, index: number): LinkView | undefined => scene(room).links[index];
const standing = (room: Room): readonly string[] =>
  scene(room).links.map(({ row, latest }) => (latest ?? row)?.take.state.kind ?? "none");

async function job(room: Room, count: number): Promise<void> {
  await until(`job ${count}`, () => room.service.jobs.length === count);
}

/** Once nothing of it is under way. */
async function rests(room: Room): Promise<SceneView> {
  await until("the scene to rest", () => scene(room).work === "rests");
  return scene(room);
}

/** Begins it, and sees so many links through. */
async function made(room: Room, count: number): Promise<void> {
  await room.studio.scenes.start({ confirmed: true });
  for (let one = 1; one <= count; one++) {
    await job(room, one);
    room.service.advance("done");
  }
}

/** The numbers of the frames that a job was sent. */
function picturesIn({ fields }: Room["service"]["jobs"][number]): readonly number[] {
  const sent = JSON.stringify(fields).matchAll(/data:image\/png;base64,([A-Za-z0-9+/=]+)/g);
  return [...sent].map(([, data = ""]) => greyIn(Buffer.from(data, "base64")));
}

/** Pickup's clips as `track name start–end from in`, in frames. */
function placed({ premiere }: Room): readonly string[] {
  return (premiere.project.document.sequences[0]?.video ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ name, start, end, inPoint: from }) =>
        [`V${track + 1}`, name, `${start / FILM}–${end / FILM}`, "from", from / FILM].join(" "),
      ),
  );
}

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

/** What a job was sent beside its words: first frames, and looks. */
function stillsIn({ fields }: Room["service"]["jobs"][number]): string {
  return JSON.stringify([fields["frame_images"], fields["input_references"]]);
}

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

test("a scene whose file cannot be read is named, and the others are there", async () => {
  const room = await aRoom();
  await room.studio.scenes.start({ confirmed: true });
  room.studio.settings.capSpending(0.1);
  await rests(room);
  await room.restart(() => writeFile(path.join(room.folder, "Pickup/scenes/half.json"), "{"));
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  expect(room.studio.state.scenes.unread).toEqual(["half.json"]);
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

test("a scene of more than the cap leaves is not begun", async () => {
  const room = await aRoom();
  room.studio.settings.capSpending(2);
  expect(room.studio.state.scenes.plan?.refusal).toMatchObject({ kind: "over-cap" });
  await room.studio.scenes.start({ confirmed: true });
  expect([room.studio.state.scenes.all.length, room.service.creates]).toEqual([0, 0]);
});

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
  let letThrough = (): void => undefined;
  let gate = Promise.resolve();
  class SlowRoom extends RoomOfStills {
    override async seam(): ReturnType<RoomOfStills["seam"]> {
      measured += 1;
      await gate;
      return super.seam();
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
  letThrough();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(room.studio.state.scenes.all).toEqual([]);
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
  premiere.closeProject();
  await until("no project", () => room.studio.state.host.kind === "no-project");
  service.advance("done");
  await new Promise((resolve) => setTimeout(resolve, 500));
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
  await new Promise((resolve) => setTimeout(resolve, 500));
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
  const second = SimulatedProject.create({ id: newProjectId(), name: "other.prproj" });
  premiere.closeProject();
  premiere.openProject(second);
  await until("the other project", () => studio.state.scenes.all.length === 0);
  service.advance("done");
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect([service.creates, studio.state.takes]).toEqual([2, []]);
  // A disk on which reading takes takes a while.
  const read = room.uxp.fs.readdir.bind(room.uxp.fs);
  jest.spyOn(room.uxp.fs, "readdir").mockImplementation(async (folder) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return read(folder);
  });
  premiere.closeProject();
  premiere.openProject(first);
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

describe("by the engine's own extend", () => {
  async function aGrowingRoom(): Promise<Room> {
    const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
    room.studio.scenes.editDraft({ seconds: 8, linkSeconds: 4, join: "extend" });
    return room;
  }

  test("a link is more of the film before it, says so in its recipe, and shows none of it twice", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    expect(studio.state.scenes.plan).toMatchObject({
      extend: true,
      links: [
        { frames: 96, join: "frame" },
        { frames: 96, join: "extend" },
      ],
    });
    await made(room, 2);
    await until("the link", () => standing(room)[1] === "ready");
    const [first, second] = service.jobs;
    expect(second).toMatchObject({
      prompt: "A boat at dusk.\nThe wind rises.",
      fields: { video: { id: first?.id }, seconds: "4" },
      from: { id: first?.id, kind: "extend" },
    });
    const [one, two] = scene(room).links.map(({ row }) => row?.take);
    expect(two?.recipe).toMatchObject({
      parent: { kind: "extends", takeId: one?.id },
      head: 96,
      references: [],
      asked: { from: { kind: "extend", times: 1 } },
    });
    await rests(room);
    expect(scene(room).links[1]).toMatchObject({ isStale: false, missing: 0, seam: { verdict: "even" } });
    await studio.scenes.lay(scene(room).scene.id);
    expect(placed(room)).toEqual(["V2 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_002_T01.mp4 196–292 from 96"]);
  });

  test("a link redone goes on from the same film, and what followed the old one is offered", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    await made(room, 2);
    await until("the link", () => standing(room)[1] === "ready");
    await rests(room);
    await studio.scenes.redo(scene(room).scene.id, 1, { confirmed: true });
    await job(room, 3);
    expect(service.jobs[2]).toMatchObject({ from: { id: service.jobs[0]?.id, kind: "extend" } });
    service.advance("done");
    await until("the link", () => link(room, 1)?.row?.take.number === 2);
    await rests(room);
    await studio.scenes.redo(scene(room).scene.id, 0, { confirmed: true });
    await job(room, 4);
    service.advance("done");
    await until("the link", () => link(room, 0)?.row?.take.number === 2);
    expect(scene(room).links.map(({ isStale }) => isStale)).toEqual([false, true]);
  });

  test("a film that the engine has no more stops the chain before anything is paid", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    studio.subscribe(() => {
      if (studio.state.scenes.all[0]?.links[0]?.row !== undefined) service.forget();
    });
    await made(room, 1);
    await until("the stop", () => scene(room).work === "rests");
    expect(standing(room)).toEqual(["ready", "failed"]);
    expect(service.jobs).toHaveLength(0);
  });

  test("is remembered with the scene, and not offered for what is drawn here", async () => {
    const room = await aGrowingRoom();
    await made(room, 1);
    await job(room, 2);
    await room.restart(() => Promise.resolve(room.service.advance("failed")));
    await until("the scene", () => room.studio.state.scenes.all.length === 1);
    expect(scene(room).scene.links.map(({ join }) => join)).toEqual(["frame", "extend"]);
    await until("the end of the job", () => standing(room)[1] === "failed");
    await room.studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
    await job(room, 3);
    expect(room.service.jobs[2]).toMatchObject({ from: { kind: "extend" } });
    room.studio.editForm({ maker: { kind: "built-in" } });
    room.studio.scenes.showDraft(true);
    expect(room.studio.state.scenes.plan?.extend).toBe(false);
  });
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

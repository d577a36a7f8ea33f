/** What a project with takes shows while they are read, and what is read again later. */

import "./wire.host";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { ticks, TICKS_PER_SECOND } from "../src/core/time";
import { effectOf } from "../src/studio/form/plan";
import { aShot, aTake } from "./build-a";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { newRoom } from "./rooms.setup";
import { failing, slow, type Room } from "./studio.setup";
import { looked, until } from "./wire.setup";

const aRoom = (): Promise<Room> => newRoom({ lifeMs: 30 });

function projectId({ studio }: Room): string {
  const { host } = studio.state;
  if (host.kind !== "open") throw new Error("No sequence is open");
  return host.project.projectId;
}

const fileOf = ({ folder }: Room, takeId: string): string => path.join(folder, "Pickup/takes", takeId, "take.json");

async function lay(room: Room, take: Take): Promise<void> {
  await mkdir(path.dirname(fileOf(room, take.id)), { recursive: true });
  await writeFile(fileOf(room, take.id), encodeTake(take));
}

/** Another machine’s. */
function theirs(room: Room, index: number, more: Partial<Take> = {}): Take {
  const id = `take-${index}`;
  const shot = aShot({ number: index, projectId: projectId(room) });
  return aTake({
    id,
    owner: "another",
    clipName: `PU_Reel2_${index}_T01`,
    shot,
    state: { kind: "cancelled" },
    ...more,
  });
}

const ids = ({ studio }: Room): readonly string[] => studio.state.takes.map(({ take }) => take.id);

test("many takes are shown as they are read, newest first, and a clean-up waits for all of them", async () => {
  const room = await aRoom();
  const takes = Array.from({ length: 600 }, (_, index) =>
    theirs(room, index, { askedAt: new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString() }),
  );
  const opening = room.restart(async () => {
    for (const take of takes) await lay(room, take);
    room.uxp.fs.faults.delay = 15;
  });
  const some = await until("some of them", () => (ids(room).length > 0 ? ids(room) : undefined));
  expect(room.studio.state.shelf.reading).toBeGreaterThanOrEqual(200);
  expect(some.length).toBeLessThan(600);
  const order = (id: string): number => Number(id.slice("take-".length));
  expect(some).toEqual([...some].sort((a, b) => order(b) - order(a)));
  await room.studio.shelf.reviewCleanUp();
  expect(room.studio.state.shelf.cleanUp?.kind).toBe("offer");
  expect(room.studio.state.shelf.reading).toBeUndefined();
  await opening;
  await until("all of them", () => ids(room).length === 600);
});

test("a project that comes back is not read again, but for what others may have written", async () => {
  const room = await aRoom();
  await room.addEngine();
  const mine = await room.make();
  await until("the take", () => room.take(mine).placement !== undefined);
  await room.restart(() => lay(room, theirs(room, 1)));
  await until("both", () => ids(room).length === 2);
  failing(room.uxp.fs, "readFile", (file) => String(file) === fileOf(room, mine));
  const { project } = room.premiere;
  const changed = [theirs(room, 1, { clipName: "PU_Renamed_001_T01" }), theirs(room, 2)];
  room.premiere.closeProject();
  await until("no project", () => room.studio.state.host.kind === "no-project");
  for (const take of changed) await lay(room, take);
  room.premiere.openProject(project);
  await until("the new one", () => ids(room).includes("take-2"));
  expect([...ids(room)].sort()).toEqual([mine, "take-1", "take-2"].sort());
  expect(room.take("take-1").clipName).toBe("PU_Renamed_001_T01");
});

test("another machine’s take that was under way is read again with the next asking", async () => {
  const room = await aRoom();
  await room.addEngine();
  await room.restart(() => lay(room, theirs(room, 1, { state: { kind: "asked" } })));
  await until("the take", () => ids(room).length === 1);
  expect(room.take("take-1").state.kind).toBe("asked");
  await lay(room, theirs(room, 1));
  await room.make();
  expect(room.take("take-1").state.kind).toBe("cancelled");
});

test("the takes of the project before are not shown while the next one’s are read", async () => {
  const room = await aRoom();
  await room.addEngine();
  await room.make();
  const { project } = room.premiere;
  let letGo = (): void => undefined;
  room.uxp.fs.faults.held = new Promise<void>((resolve) => (letGo = resolve));
  room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await until("the other project", () => room.studio.state.host.kind === "no-sequence");
  await until("an empty list", () => ids(room).length === 0);
  room.uxp.fs.faults.held = undefined;
  letGo();
  room.premiere.openProject(project);
  await until("the take", () => ids(room).length === 1);
});

test("another project that is opened while a take is asked for gets neither that take nor any of the first one's", async () => {
  const room = await aRoom();
  await room.addEngine();
  const { studio, premiere, uxp } = room;
  const brought = [1, 2, 3].map((index) => theirs(room, index));
  for (const take of brought) await lay(room, take);
  const disk = slow(uxp.fs, "readFile", (file) => brought.some((take) => file === fileOf(room, take.id)));
  const asking = studio.make({ confirmed: true });
  await until("the reading", () => disk.waiting > 0);
  premiere.closeProject();
  premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await until("the other one", () => studio.state.folder?.temporary === true);
  disk.letThrough();
  await asking;
  expect(ids(room)).toEqual([]);
  expect(studio.state.problem).toMatchObject({ at: "make", failure: { kind: "sequence-changed" } });
  const kept = await readdir(path.join(room.folder, "Pickup/takes"));
  expect([kept.sort(), room.service.creates]).toEqual([brought.map(({ id }) => id), 0]);
});

test("pressed right after Ctrl+Z, before the panel has seen it, it shows what the button does now and waits for a press", async () => {
  const room = await aRoom();
  await room.addEngine();
  const { studio, premiere } = room;
  const before = studio.state.plan;
  const takeId = await room.make();
  await until("its place", () => room.take(takeId).placement?.outcome === "verified");
  await until("the clip", () => effectOf(studio.state.plan) !== effectOf(before));
  premiere.undo();
  await studio.make({ confirmed: true });
  expect(studio.state.problem).toMatchObject({ at: "make", failure: { kind: "plan-changed" } });
  expect([ids(room), room.service.creates]).toEqual([[takeId], 1]);
  expect(effectOf(studio.state.plan)).toBe(effectOf(before));
  await studio.make({ confirmed: true });
  await until("another take", () => ids(room).length === 2);
  expect(studio.state.problem).toBeUndefined();
});

test("a change of the sequence that changes nothing of what the button said keeps nobody from making it", async () => {
  const room = await aRoom();
  await room.addEngine();
  const { host } = room.studio.state;
  const { sequence } = host.kind === "open" ? host.project : {};
  const far = { start: ticks(TICKS_PER_SECOND * 600), end: ticks(TICKS_PER_SECOND * 601) };
  room.premiere.addTitle(sequence?.sequenceId ?? "", "The end", far, 2);
  await room.studio.make({ confirmed: true });
  await until("the take", () => ids(room).length === 1);
});

test("a take that is gone on with before the project's takes are read is there all the while", async () => {
  const room = await newRoom();
  await room.addEngine();
  const takeId = await room.make();
  await until("the job", () => room.service.jobs.length === 1);
  const { fs } = room.uxp;
  const gates: ReturnType<typeof slow>[] = [];
  const opened = room.restart(() => {
    gates.push(slow(fs, "readFile", (file) => String(file).endsWith("policy.json")));
    gates.push(slow(fs, "readdir", (folder) => String(folder).endsWith("takes")));
    return Promise.resolve();
  });
  const [packs, shelf] = await until("the packs", () => (gates[0]?.waiting ? gates : undefined));
  await until("the take", () => ids(room).length === 1);
  packs?.letThrough();
  await until("the reading", () => (shelf?.waiting ?? 0) > 0);
  await room.studio.openInSource(takeId);
  expect(room.studio.state.problem).toBeUndefined();
  shelf?.letThrough();
  await opened;
  expect(ids(room)).toEqual([takeId]);
});

test("a look around finds no take of a press that comes to nothing", async () => {
  const room = await aRoom();
  await room.addEngine();
  const { studio, uxp } = room;
  studio.editForm({ count: 2 });
  const asked = new Set<string>();
  const isSecond = (file: unknown): boolean => {
    const [, takeId] = /takes[\\/]([^\\/]+)[\\/]take\.json/.exec(String(file)) ?? [];
    if (takeId !== undefined) asked.add(takeId);
    return takeId !== undefined && takeId !== [...asked][0];
  };
  failing(uxp.fs, "writeFile", isSecond);
  const held = slow(uxp.fs, "writeFile", isSecond);
  const asking = studio.make({ confirmed: true });
  await until("the second record", () => held.waiting > 0);
  const looking = studio.shelf.lookAround();
  // Time for a look that does not wait for the asking to be over.
  await looked(room);
  held.letThrough();
  await Promise.all([asking, looking]);
  expect(studio.state.problem).toMatchObject({ at: "make" });
  expect([ids(room), room.service.creates]).toEqual([[], 0]);
});

test("a look around that took a second is followed by ten of rest", async () => {
  const room = await aRoom();
  const { studio, uxp } = room;
  let seconds = Date.now() / 1000;
  room.now = () => new Date(seconds * 1000);
  const held = slow(uxp.fs, "readdir", (folder) => String(folder).endsWith("takes"));
  await lay(room, theirs(room, 1));
  const first = studio.shelf.lookAround();
  await until("the reading", () => held.waiting > 0);
  // One that begins while another is still at it is none.
  await studio.shelf.lookAround();
  seconds += 1;
  held.isSlow = false;
  held.letThrough();
  await first;
  expect(ids(room)).toEqual(["take-1"]);
  await lay(room, theirs(room, 2));
  seconds += 9.9;
  await studio.shelf.lookAround();
  expect(ids(room)).toEqual(["take-1"]);
  seconds += 0.2;
  await studio.shelf.lookAround();
  expect([...ids(room)].sort()).toEqual(["take-1", "take-2"]);
});

test("a look around that waits while a take is asked for rests for none of that; however long one took, the next is 20 s away", async () => {
  const room = await aRoom();
  await room.addEngine();
  const { studio, uxp } = room;
  let seconds = Date.now() / 1000;
  room.now = () => new Date(seconds * 1000);
  const record = slow(uxp.fs, "writeFile", (file) => String(file).includes("take.json"));
  const asking = studio.make({ confirmed: true });
  await until("the record", () => record.waiting > 0);
  const first = studio.shelf.lookAround();
  await looked(room);
  seconds += 60;
  record.isSlow = false;
  record.letThrough();
  await Promise.all([asking, first]);
  await lay(room, theirs(room, 1));
  seconds += 0.1;
  const folder = slow(uxp.fs, "readdir", (name) => String(name).endsWith("takes"));
  const second = studio.shelf.lookAround();
  await until("the reading", () => folder.waiting > 0);
  seconds += 60;
  folder.isSlow = false;
  folder.letThrough();
  await second;
  expect(ids(room)).toContain("take-1");
  await lay(room, theirs(room, 2));
  seconds += 20.1;
  await studio.shelf.lookAround();
  expect(ids(room)).toContain("take-2");
});

test("a look around a folder that cannot be listed says nothing and looks again", async () => {
  const room = await aRoom();
  const { studio, uxp } = room;
  await lay(room, theirs(room, 1));
  let isAway = true;
  failing(uxp.fs, "readdir", (folder) => isAway && String(folder).endsWith("takes"));
  await studio.shelf.lookAround();
  expect([studio.state.problem, ids(room)]).toEqual([undefined, []]);
  isAway = false;
  await until("the take", async () => {
    await studio.shelf.lookAround();
    return ids(room).length === 1;
  });
});

test("what was typed before the project was there stays; the rest is as the project remembers it", async () => {
  const room = await aRoom();
  const { project } = room.premiere;
  room.studio.editForm({ prompt: "The lamp goes out.", negative: "people", seconds: 7, caption: false });
  await room.restart(() => Promise.resolve(room.premiere.closeProject()));
  room.studio.editForm({ prompt: "The lamp burns." });
  room.premiere.openProject(project);
  await until("the plan", () => room.studio.state.plan !== undefined);
  const remembered = { negative: "people", seconds: 7, caption: false };
  expect(room.studio.state.form).toMatchObject({ prompt: "The lamp burns.", ...remembered });
  await room.restart();
  expect(room.studio.state.form).toMatchObject({ prompt: "The lamp burns.", ...remembered });
});

test("what was typed while the panel still reads its settings stays as well", async () => {
  const room = await aRoom();
  room.studio.editForm({ prompt: "The lamp goes out.", caption: true });
  const opened = room.restart(() => {
    const disk = slow(room.uxp.fs, "readFile", (file) => String(file).endsWith("settings.json"));
    void until("the reading", () => disk.waiting > 0).then(() => {
      room.studio.editForm({ caption: false });
      disk.letThrough();
    });
    return Promise.resolve();
  });
  await opened;
  expect(room.studio.state.form).toMatchObject({ prompt: "The lamp goes out.", caption: false });
});

test("what was typed into one project's form is not taken into another's", async () => {
  const room = await aRoom();
  const { project } = room.premiere;
  room.studio.editForm({ prompt: "The lamp goes out." });
  room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await until("the other project", () => room.studio.state.host.kind === "no-sequence");
  expect(room.studio.state.form.prompt).toBe("");
  room.studio.editForm({ prompt: "A door." });
  room.premiere.openProject(project);
  await until("the first", () => room.studio.state.plan !== undefined);
  expect(room.studio.state.form.prompt).toBe("The lamp goes out.");
});

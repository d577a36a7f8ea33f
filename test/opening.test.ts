/** What a project with takes shows while they are read, and what is read again later. */

import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { aShot, aTake } from "./build-a";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { failing, openRoom, slow, type Room } from "./studio.setup";
import type * as setup from "./wire.setup";
import { until } from "./wire.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./wire.setup").hostModule("premierepro"), {
  virtual: true,
});
jest.mock("uxp", () => jest.requireActual<typeof setup>("./wire.setup").hostModule("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./wire.setup").hostModule("fs"));
jest.mock("os", () => jest.requireActual<typeof setup>("./wire.setup").hostModule("os"));

jest.setTimeout(60_000);

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

async function aRoom(): Promise<Room> {
  const room = await openRoom({ lifeMs: 30 });
  rooms.push(room);
  return room;
}

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
  room.uxp.fs.faults.delay = 30;
  room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await until("the other project", () => room.studio.state.host.kind === "no-sequence");
  await until("an empty list", () => ids(room).length === 0);
  room.uxp.fs.faults.delay = 0;
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

/** Takes that stay whatever is asked: somebody keeps them, something uses or names them, or nobody can read whether it does. */

import "./wire.host";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeBoard, encodeBoard } from "../src/core/board-record";
import { frameRateOf } from "../src/core/time";
import { aRoom, duplicate, elsewhere, folders, inBin, offer, rewriteTake } from "./clean-up.setup";
import { SimClipProjectItem } from "./host/clip-items";
import { failing, type Room } from "./studio.setup";
import { until } from "./wire.setup";

test("what anybody keeps, or any sequence uses, is neither offered nor removed", async () => {
  const { room, ids } = await aRoom(4);
  const [used = "", kept = "", theirs = "", free = ""] = ids;
  for (const id of ids) await room.studio.shelf.mark(id, "reject");
  await room.studio.shelf.mark(kept, "keep");
  await elsewhere(room, theirs, "favourite");
  expect((await offer(room)).rejected.takes).toEqual([free]);
  const wanted = [used, kept, theirs, free];
  await room.studio.shelf.cleanUp("rejected", wanted);
  expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 1, left: 3 });
  expect((await folders(room)).sort()).toEqual([used, kept, theirs].sort());
});

test("a use in a sequence that is not open counts", async () => {
  const { room, ids } = await aRoom(2);
  const [used = ""] = ids;
  await room.studio.shelf.mark(used, "reject");
  room.premiere.newSequence({ name: "Another", rate: frameRateOf(24), width: 64, height: 36 });
  await until("the other sequence", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  expect((await offer(room)).rejected.takes).toEqual([]);
  await room.studio.shelf.readUses();
  expect(room.studio.state.shelf.used.size).toBe(1);
});

test("a sequence that cannot be read may use everything", async () => {
  const { room, ids } = await aRoom(2);
  for (const id of ids) await room.studio.shelf.mark(id, "reject");
  room.premiere.manners = { ...room.premiere.manners, unreadable: ["Reel"] };
  const { rejected, unreadSequences } = await offer(room);
  expect([rejected.takes, unreadSequences]).toEqual([[], 1]);
});

test("with a ledger that cannot be read nothing is offered, and that is said", async () => {
  const { room, ids } = await aRoom(2);
  await room.studio.shelf.mark(ids[1] ?? "", "reject");
  await elsewhere(room, "x", "keep");
  failing(room.uxp.fs, "readFile", (file) => String(file).endsWith("other.ndjson"));
  expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [] }, unreadLedgers: 1 });
});

test("what a storyboard or a scene names is neither offered nor removed, rejected or not", async () => {
  const { room, ids } = await aRoom(4);
  const [, drawn = "", linked = "", free = ""] = ids;
  const { projectId } = room.take(drawn).shot;
  const { host } = room.studio.state;
  if (host.kind !== "open") throw new Error("No sequence is open");
  const pickup = path.join(room.folder, "Pickup");
  const shot = { id: "s1", number: 1, scene: "", prompt: "A gull.", seconds: 2, takes: [drawn] };
  const made = { owner: "another", projectId, unknown: {} };
  const board = { ...made, id: "board-1", title: "Harbour", madeAt: "2026-11-27T10:00:00.000Z", shots: [shot] };
  await room.studio.shelf.mark(drawn, "reject");
  await room.restart(async () => {
    await mkdir(path.join(pickup, "boards"), { recursive: true });
    await writeFile(path.join(pickup, "boards/board-1.json"), encodeBoard(board));
    await rewriteTake(room, linked, (take) => ({ ...take, scene: { id: "scene-1", link: 0 } }));
    const { references: _none, ...form } = room.studio.state.form;
    const scene = { id: "scene-1", createdAt: "2026-11-27T10:00:00.000Z", sequence: host.project.sequence, form };
    await mkdir(path.join(pickup, "scenes"), { recursive: true });
    const links = [{ frames: 48, beat: "" }];
    const record = { schema: "pickup.scene", version: 1, ...made, ...scene, start: 0, links, seams: [] };
    await writeFile(path.join(pickup, "scenes/scene-1.json"), JSON.stringify(record));
  });
  await until("the takes", () => room.studio.state.takes.length === 4);
  expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [free] }, unreadBoards: 0 });
  await room.studio.shelf.cleanUp("rejected", [drawn]);
  await room.studio.shelf.cleanUp("leftover", [linked]);
  expect(await folders(room)).toHaveLength(4);
});

test("what a storyboard names whose writing was cut off is not offered", async () => {
  const { room, ids } = await aRoom(3);
  const [, drawn = "", free = ""] = ids;
  await room.studio.board.readScript("The lights fail.");
  const folder = path.join(room.folder, "Pickup/boards");
  const [name = ""] = await readdir(folder);
  await room.restart(async () => {
    const board = decodeBoard(await readFile(path.join(folder, name), "utf8"));
    const shots = board.shots.map((shot) => ({ ...shot, takes: [drawn] }));
    await writeFile(path.join(folder, name), encodeBoard({ ...board, shots }));
    await rename(path.join(folder, name), path.join(folder, `${name}.new`));
  });
  await until("the takes", () => room.studio.state.takes.length === 3);
  expect(await offer(room)).toMatchObject({ leftover: { takes: [free] }, unreadBoards: 0 });
});

test("what another take was made from is not offered, rejected or not", async () => {
  const { room, ids } = await aRoom(4);
  const [used = "", first = "", second = "", free = ""] = ids;
  await room.studio.shelf.mark(first, "reject");
  await room.studio.shelf.mark(free, "reject");
  const madeFrom = (id: string, parentId: string): Promise<void> => {
    const parent = { kind: "continues", takeId: parentId, clipName: "PU_Reel_001_T09" } as const;
    return rewriteTake(room, id, (take) => ({ ...take, recipe: { ...take.recipe, parent } }));
  };
  await room.restart(async () => {
    await madeFrom(used, first);
    await madeFrom(first, second);
  });
  await until("the takes", () => room.studio.state.takes.length === 4);
  expect(await offer(room)).toMatchObject({ rejected: { takes: [free] }, leftover: { takes: [] } });
  await room.studio.shelf.cleanUp("rejected", [first]);
  expect(await folders(room)).toHaveLength(4);
});

test("with a storyboard or a scene that cannot be read nothing is offered, and that is said", async () => {
  const { room, ids } = await aRoom(2);
  await room.studio.shelf.mark(ids[1] ?? "", "reject");
  for (const kind of ["boards", "scenes"]) {
    await mkdir(path.join(room.folder, "Pickup", kind), { recursive: true });
    await writeFile(path.join(room.folder, "Pickup", kind, "later.json"), '{"schema":"of a later version"}');
  }
  expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [] }, unreadBoards: 2 });
});

test("a file that a clip of another name plays stays, in the offer and in the last look before it would go", async () => {
  const { room, ids } = await aRoom(3);
  const [, copied = "", late = ""] = ids;
  for (const id of ids) await room.studio.shelf.mark(id, "reject");
  duplicate(room, room.take(copied).clipName, "Rain on the window");
  expect((await offer(room)).rejected.takes).toEqual([late]);
  duplicate(room, room.take(late).clipName, "Rain again");
  await room.studio.shelf.cleanUp("rejected", [copied, late]);
  expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 0, left: 2 });
  expect(await folders(room)).toHaveLength(3);
});

test("a copy that comes while the clips are taken away keeps the files", async () => {
  const { room, ids } = await aRoom(2);
  const [, free = ""] = ids;
  await room.studio.shelf.mark(free, "reject");
  const { rejected } = await offer(room);
  const { clipName } = room.take(free);
  const copy = room.premiere.project.document.items.find(({ name }) => name.startsWith(clipName));
  const stop = room.premiere.subscribe(() => {
    if (copy === undefined || inBin(room).includes(`${clipName}.mp4`)) return;
    stop();
    room.premiere.project.rewrite("Duplicate", (document) => ({
      ...document,
      items: [...document.items, { ...copy, id: "late", name: "Rain" }],
    }));
  });
  await room.studio.shelf.cleanUp("rejected", rejected.takes);
  expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 0, left: 1 });
  expect(await folders(room)).toHaveLength(2);
});

/** Premiere throws when that clip is asked what it plays. */
function speechless(name: string): void {
  const { prototype } = SimClipProjectItem;
  const real = Reflect.get(prototype, "getMediaFilePath");
  jest.spyOn(prototype, "getMediaFilePath").mockImplementation(function (this: SimClipProjectItem) {
    return this.name === name ? Promise.reject(new Error("Not now")) : Reflect.apply(real, this, []);
  });
}

/** A colour matte in the project panel: an item that plays no file. */
function addMatte({ premiere }: Room): void {
  premiere.project.rewrite("Color Matte", (document) => {
    const found = document.items.find(({ name }) => name === "before.png");
    if (found === undefined) return document;
    const content = { kind: "title", text: "" } as const;
    return { ...document, items: [...document.items, { ...found, id: "matte", name: "Black", content }] };
  });
}

describe("a clip that cannot say what it plays", () => {
  afterEach(() => jest.restoreAllMocks());

  test("and may play a take: no take of the project is offered, and that is said", async () => {
    const { room, ids } = await aRoom(2);
    await room.studio.shelf.mark(ids[1] ?? "", "reject");
    duplicate(room, room.take(ids[1] ?? "").clipName, "Who knows");
    speechless("Who knows");
    expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, leftover: { takes: [] }, unreadClips: 1 });
  });

  test.each([
    ["a colour matte, which plays none", "Black"],
    ["footage from elsewhere", "before.png"],
  ])("and is %s: what is rejected is offered, and goes, as ever", async (_what, name) => {
    const { room, ids } = await aRoom(2);
    const [, free = ""] = ids;
    await room.studio.shelf.mark(free, "reject");
    addMatte(room);
    expect(room.premiere.project.document.items.map((item) => item.name)).toContain(name);
    speechless(name);
    expect(await offer(room)).toMatchObject({ rejected: { takes: [free] }, unreadClips: 0 });
    await room.studio.shelf.cleanUp("rejected", [free]);
    expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 1, left: 0 });
    expect(await folders(room)).toHaveLength(1);
  });

  test("and is a matte: the last take of the project goes too, files and all", async () => {
    const { room, ids } = await aRoom(1);
    const [only = ""] = ids;
    room.premiere.undo();
    await until("it to be gone", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
    await room.studio.shelf.mark(only, "reject");
    addMatte(room);
    speechless("Black");
    expect(await offer(room)).toMatchObject({ rejected: { takes: [only] } });
    await room.studio.shelf.cleanUp("rejected", [only]);
    expect(room.studio.state.shelf.cleanUp).toMatchObject({ takes: 1, left: 0 });
    expect(await folders(room)).toEqual([]);
  });

  test("and Premiere does not find what takes are known to play: then its word is no proof, and none is offered", async () => {
    const { room, ids } = await aRoom(2);
    await room.studio.shelf.mark(ids[1] ?? "", "reject");
    speechless("before.png");
    jest.spyOn(SimClipProjectItem.prototype, "findItemsMatchingMediaPath").mockResolvedValue([]);
    expect(await offer(room)).toMatchObject({ rejected: { takes: [] }, unreadClips: 1 });
  });
});

test("of a take whose media the editor’s own clip was given, neither the clip nor a file goes", async () => {
  const { room, ids } = await aRoom(2);
  const [, given = ""] = ids;
  await room.studio.shelf.mark(given, "reject");
  const { items } = room.premiere.project.document;
  const own = items.find(({ content }) => content.kind === "video");
  duplicate(room, own?.name ?? "", "Wide");
  const footage = [{ projectItemId: `copy of ${own?.id}`, at: "2026-11-27T10:00:00.000Z" }];
  await room.restart(() => rewriteTake(room, given, (take) => ({ ...take, footage })));
  await until("the takes", () => room.studio.state.takes.length === 2);
  expect((await offer(room)).rejected.takes).toEqual([]);
  await room.studio.shelf.cleanUp("rejected", [given]);
  expect([room.premiere.project.document.items.length, (await folders(room)).length]).toEqual([items.length + 1, 2]);
});

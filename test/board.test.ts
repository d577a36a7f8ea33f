/** A storyboard through the whole studio: read in, changed, kept on disk, laid out, and replaced shot by shot. */

import "./wire.host";
import { cp, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Board } from "../src/core/storyboard";
import { decodeBoard, encodeBoard } from "../src/core/board-record";
import { ticks } from "../src/core/time";
import { FILM } from "./build-a";
import { footage } from "./host/footage.node";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { RoomOfStills } from "./room-of-stills";
import { failing, openRoom, slow, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

jest.setTimeout(90_000);

const open: Room[] = [];
afterEach(async () => {
  for (const room of open.splice(0)) await room.close();
});

async function aRoom(jobs: "quick" | "by-hand" = "quick"): Promise<Room> {
  const room = await openRoom(jobs === "quick" ? { lifeMs: 50 } : {});
  open.push(room);
  await room.addEngine({ atOnce: 4 });
  return room;
}

const SCRIPT = `INT. LAB - NIGHT

He turns from the bench. The lights fail.

The robot's hand closes.

EXT. ROOF - DAWN

The tower against the storm.
`;

function story({ studio }: Room) {
  return studio.state.board.story;
}

function board(room: Room): Board {
  const { board: found } = story(room);
  if (found === undefined) throw new Error("no board is open");
  return found;
}

function written(room: Room): readonly string[] {
  return board(room).shots.map(({ number, prompt }) => `${number} ${prompt}`);
}

async function onDisk(room: Room): Promise<Board> {
  const folder = path.join(room.folder, "Pickup/boards");
  const [name] = (await readdir(folder)).filter((one) => one.endsWith(".json"));
  return decodeBoard(await readFile(path.join(folder, name ?? ""), "utf8"));
}

function idOf(room: Room, index: number): string {
  return board(room).shots[index]?.id ?? "";
}

test("a script becomes a board, which is on disk and survives the panel", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  expect(written(room)).toEqual([
    "1 He turns from the bench. The lights fail.",
    "2 The robot's hand closes.",
    "3 The tower against the storm.",
  ]);
  expect(board(room).title).toBe("INT. LAB - NIGHT");
  room.studio.board.splitShot(idOf(room, 0));
  room.studio.board.moveShot(idOf(room, 3), -3);
  room.studio.board.editShot(idOf(room, 1), { seconds: 7 });
  await soon(async () => expect((await onDisk(room)).shots).toEqual(board(room).shots));
  const before = written(room);
  await room.restart();
  await until("the board", () => story(room).board !== undefined);
  expect(written(room)).toEqual(before);
  expect(board(room).shots[1]?.seconds).toBe(7);
});

test("every change can be undone, a deletion too; what was typed in one go is one step", async () => {
  const room = await aRoom();
  const { board: commands } = room.studio;
  await commands.readScript(SCRIPT);
  const whole = written(room);
  commands.removeShot(idOf(room, 1));
  commands.mergeShot(idOf(room, 0));
  expect(written(room)).toEqual(["1 He turns from the bench. The lights fail. The tower against the storm."]);
  commands.undoBoard();
  commands.undoBoard();
  expect(written(room)).toEqual(whole);
  expect(story(room).canUndo).toBe(false);
  for (const prompt of ["H", "He", "Her"]) commands.editShot(idOf(room, 0), { prompt });
  commands.undoBoard();
  expect(written(room)).toEqual(whole);
});

test.each([
  ["an empty script", " \n\n", { why: "empty" }],
  ["a shot list without a column for words", "lens,mood\n50,dark", undefined],
  ["JSON that is no list", '{"prompt": "x"}', { why: "no-list" }],
  ["a shot list whose rows are empty", "prompt,seconds\n,4", { why: "empty" }],
])("%s gives a sentence, and no board", async (_, text, fault) => {
  const room = await aRoom();
  await room.studio.board.readScript(text);
  if (fault === undefined) expect(board(room).shots).toHaveLength(1);
  else {
    expect(story(room).fault).toMatchObject(fault);
    expect(story(room).board).toBeUndefined();
  }
  expect(story(room).reading).toBeUndefined();
});

test("a board that is damaged on disk is named and left as it is; the others are there", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  const file = path.join(room.folder, "Pickup/boards/broken.json");
  await room.restart(() => writeFile(file, '{"schema":"pickup.board"'));
  await until("the board", () => story(room).board !== undefined);
  expect(story(room).unread).toEqual(["broken.json"]);
  expect(written(room)).toHaveLength(3);
  expect(await readFile(file, "utf8")).toBe('{"schema":"pickup.board"');
});

test("a board whose writing was cut off between the old and the new is there, can be changed, and removed", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  const folder = path.join(room.folder, "Pickup/boards");
  const [name = ""] = await readdir(folder);
  const cutOff = (): Promise<void> => rename(path.join(folder, name), path.join(folder, `${name}.new`));
  await room.restart(async () => {
    await cutOff();
    // Of another one not even the first writing was done.
    await writeFile(path.join(folder, "first.json.new"), '{"schema":"pick');
  });
  await until("the board", () => story(room).board !== undefined);
  expect([written(room).length, story(room).unread]).toEqual([3, []]);
  room.studio.board.renameBoard("The storm");
  await soon(async () => expect((await onDisk(room)).title).toBe("The storm"));
  await room.restart(cutOff);
  await until("the board", () => story(room).board !== undefined);
  await room.studio.board.removeBoard();
  expect(await readdir(folder)).toEqual(["first.json.new"]);
});

test("another machine's board is shown and never written; a copy is one's own", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  const theirs = { ...(await onDisk(room)), schema: "pickup.board", version: 1, owner: "another", id: "theirs" };
  const file = path.join(room.folder, "Pickup/boards/theirs.json");
  const text = JSON.stringify({ ...theirs, madeAt: "2030-01-01T00:00:00Z", unknown: undefined });
  await room.restart(() => writeFile(file, text));
  await until("their board", () => story(room).board?.id === "theirs");
  expect(story(room).isElsewhere).toBe(true);
  room.studio.board.removeShot(idOf(room, 0));
  expect(written(room)).toHaveLength(3);
  await room.studio.board.copyBoard();
  expect(story(room).isElsewhere).toBe(false);
  room.studio.board.removeShot(idOf(room, 0));
  expect(written(room)).toHaveLength(2);
  expect(await readFile(file, "utf8")).toBe(text);
});

test("drawing asks for all shots together, by the numbers of the board; stopped, all are missing again", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  await room.studio.board.drawBoard();
  await until("the takes", () => room.studio.state.takes.length === 3);
  const takes = room.studio.state.takes.map(({ take }) => take);
  expect(takes.map(({ shot }) => shot.number).sort()).toEqual([1, 2, 3]);
  expect(takes.every(({ shot, recipe }) => shot.way === "board" && recipe.engine === "animatic")).toBe(true);
  expect(new Set(takes.map(({ batch }) => batch)).size).toBe(1);
  expect(takes.map(({ recipe }) => recipe.prompt).sort()).toEqual([
    "He turns from the bench. The lights fail.\nINT. lab, night.",
    "The robot's hand closes.\nINT. lab, night.",
    "The tower against the storm.\nEXT. roof, dawn.",
  ]);
  expect(story(room).undrawn).toEqual([]);
  // What is on its way cannot be laid out yet.
  expect(story(room).drawing).toHaveLength(3);
  const [batch] = room.studio.state.board.batches;
  expect(batch).toMatchObject({ isBoard: true, underWay: 3 });
  room.studio.board.stopBatch(batch?.id ?? "");
  await soon(() => expect(story(room).undrawn).toHaveLength(3));
  expect(story(room).drawing).toEqual([]);
  expect(track(room, "Reel")).toEqual(["0-100", "196-296"]);
});

/** Takes that an engine made, of four seconds each: their clips are in the bin and lie nowhere. */
async function inBin(room: Room, prompts: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const prompt of prompts) {
    const before = room.service.creates;
    const id = await room.make(prompt);
    await until("it to be at the engine", () => room.service.creates > before);
    room.service.advance("done");
    await room.standsAt(id, "ready");
    await until(
      "it to be seen",
      () => room.studio.state.takes.find(({ take }) => take.id === id)?.onTimeline.length === 1,
    );
    ids.push(id);
    room.premiere.undo();
    await until("it to be gone", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  }
  return ids;
}

/** A board of those words, whose shots have those takes and last as long as they. */
async function aBoardOf(room: Room, words: string, takes: readonly (readonly string[])[]): Promise<void> {
  await room.studio.board.readScript(words);
  const [name] = await readdir(path.join(room.folder, "Pickup/boards"));
  const file = path.join(room.folder, "Pickup/boards", name ?? "");
  await room.restart(async () => {
    const kept = decodeBoard(await readFile(file, "utf8"));
    const shots = kept.shots.map((shot, index) => ({ ...shot, seconds: 4, takes: takes[index] ?? [] }));
    await writeFile(file, encodeBoard({ ...kept, shots }));
  });
  await until("the board", () => story(room).board !== undefined);
}

/** A board of two shots whose pictures are takes that an engine made. */
async function drawn(room: Room): Promise<void> {
  const ids = await inBin(room, ["He turns.", "The hand closes."]);
  await aBoardOf(
    room,
    "He turns.\n\nThe hand closes.",
    ids.map((id) => [id]),
  );
}

function sequences({ premiere }: Room) {
  return premiere.project.document.sequences;
}

function track(room: Room, name: string, index = 0): readonly string[] {
  const found = sequences(room).find((one) => one.name === name);
  return (found?.video[index]?.items ?? []).map(({ start, end }) => `${start / FILM}-${end / FILM}`);
}

test("a shot without a picture keeps the board from being laid out, and is named", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  await room.studio.board.layOut("new");
  expect(room.studio.state.problem?.failure).toEqual({ kind: "board-undrawn", shots: "1, 2, 3" });
  expect(sequences(room)).toHaveLength(1);
});

test("laid out as a new sequence, the shots lie one behind the other, and what it is made of is said", async () => {
  const room = await aRoom();
  await drawn(room);
  await room.studio.board.layOut("new");
  expect(room.studio.state.problem).toBeUndefined();
  const { laid } = story(room);
  expect(laid).toMatchObject({ isNew: true, placed: 2, unverified: 0, failed: [], sequence: board(room).title });
  expect(track(room, board(room).title)).toEqual(["0-96", "96-192"]);
  expect(room.premiere.project.undoLabels.at(-1)).toBe(`Lay out ${board(room).title}`);
});

test("a shot is laid out as what it says now, and as no take that was rejected, whatever came last", async () => {
  const room = await aRoom();
  const [turns = "", runs = "", rejected = ""] = await inBin(room, ["He turns.", "He runs.", "He runs."]);
  await room.studio.shelf.mark(rejected, "reject");
  await aBoardOf(room, "He turns.\n\nHe runs.", [
    [turns, runs],
    [runs, rejected],
  ]);
  room.studio.board.open("story");
  await until("all to be drawn", () => story(room).undrawn.length === 0);
  await room.studio.board.layOut("new");
  const laid = sequences(room).find(({ name }) => name === board(room).title)?.video[0]?.items ?? [];
  expect(laid.map(({ name }) => name.replace(/\.\w+$/, ""))).toEqual([turns, runs].map((id) => room.take(id).clipName));
  // With all its takes rejected it has no picture: it is drawn anew, or not laid out.
  await room.studio.shelf.mark(runs, "reject");
  await soon(() => expect(story(room).undrawn).toEqual([idOf(room, 1)]));
  await room.studio.board.layOut("new");
  expect(room.studio.state.problem?.failure).toEqual({ kind: "board-undrawn", shots: "2" });
});

test("laid out in the open sequence, they begin at the playhead on a track that is free", async () => {
  const room = await aRoom();
  await drawn(room);
  await room.studio.board.layOut("playhead");
  expect(story(room).laid).toMatchObject({ isNew: false, placed: 2 });
  expect(track(room, "Reel", 1)).toEqual(["120-216", "216-312"]);
  room.premiere.undo();
  expect(track(room, "Reel", 1)).toEqual([]);
});

test("films that came shorter than was asked are laid by what there is of them, without a hole between", async () => {
  const clip = await footage({ width: 640, height: 360, rate: 24, frames: 48 });
  const room = await openRoom({ lifeMs: 50, clip }, () => new RoomOfStills());
  open.push(room);
  await room.addEngine({ atOnce: 4 });
  await drawn(room);
  await room.studio.board.layOut("playhead");
  expect(track(room, "Reel", 1)).toEqual(["120-168", "168-216"]);
  expect(story(room).laid).toMatchObject({ placed: 2, unverified: 0, failed: [] });
});

/** Puts a title on V2, into the place of the second shot, when an item of the project is looked for the nth time. */
function titleAt(room: Room, nth: number): () => number {
  const [reel] = sequences(room);
  let calls = 0;
  room.premiere.onCall = (made) => {
    if (made !== "getRootItem" || (calls += 1) !== nth) return;
    const range = { start: ticks(230 * FILM), end: ticks(250 * FILM) };
    room.premiere.addTitle(reel?.id ?? "", "Lower third", range, 1);
  };
  return () => calls;
}

test("a title that comes while the shots are brought in is not cut: they go above it", async () => {
  const room = await aRoom();
  await drawn(room);
  const calls = titleAt(room, 1);
  await room.studio.board.layOut("playhead");
  expect(calls()).toBeGreaterThan(1);
  expect(track(room, "Reel", 1)).toEqual(["230-250"]);
  expect(track(room, "Reel", 2)).toEqual(["120-216", "216-312"]);
  expect(story(room).laid).toMatchObject({ track: 2, timecode: "00:00:05:00" });
});

test("a title that comes at the last moment keeps them from being laid out", async () => {
  const room = await aRoom();
  await drawn(room);
  // Each of the two shots is looked for twice before, and once more right before the step.
  const calls = titleAt(room, 5);
  await room.studio.board.layOut("playhead");
  expect(calls()).toBeGreaterThan(4);
  expect(room.studio.state.problem?.failure).toEqual({ kind: "sequence-changed" });
  expect(track(room, "Reel", 1)).toEqual(["230-250"]);
  expect(story(room).laid).toBeUndefined();
});

test("an engine is asked with the heading too; what it made of the words alone is still the shot's picture", async () => {
  const room = await aRoom();
  const [made = ""] = await inBin(room, ["He turns."]);
  await aBoardOf(room, "EXT. STREET – NIGHT\n\nHe turns.", [[made]]);
  expect(written(room)).toEqual(["1 He turns."]);
  await room.studio.board.layOut("playhead");
  const { takes } = room.studio.state;
  room.studio.board.chooseShot(idOf(room, 0));
  await until("the place", () => story(room).asks !== undefined);
  await room.studio.board.askForShot(idOf(room, 0), { confirmed: true });
  expect(room.studio.state.problem).toBeUndefined();
  await until("the take", () => room.studio.state.takes.length === takes.length + 1);
  const asked = room.studio.state.takes.find(({ take }) => take.batch !== undefined)?.take;
  expect(asked?.recipe.prompt).toBe("He turns.\nEXT. street, night.");
  expect(written(room)).toEqual(["1 He turns."]);
});

test("a laid shot is replaced by a real take of its own words, in its own place", async () => {
  const room = await aRoom();
  await drawn(room);
  await room.studio.board.layOut("playhead");
  const { takes } = room.studio.state;
  room.studio.board.chooseShot(idOf(room, 1));
  await until("the place", () => story(room).asks !== undefined);
  expect(story(room).asks).toMatchObject({ track: 1 });
  await room.studio.board.askForShot(idOf(room, 1), { confirmed: true });
  expect(room.studio.state.problem).toBeUndefined();
  await until("the take", () => room.studio.state.takes.length === takes.length + 1);
  const asked = room.studio.state.takes.find(({ take }) => take.batch !== undefined)?.take;
  expect(asked?.recipe.prompt).toBe("The hand closes.");
  const ready = await room.standsAt(asked?.id ?? "", "ready");
  await soon(() => expect(room.take(ready.id).placement?.outcome).toBe("verified"));
  expect(track(room, "Reel", 1)).toEqual(["120-216", "216-312"]);
  const state = room.take(ready.id).state;
  const items = sequences(room).find(({ name }) => name === "Reel")?.video[1]?.items ?? [];
  expect(items[1]?.itemId).toBe(state.kind === "ready" ? state.projectItemId : "");
  expect(board(room).shots[1]?.takes.at(-1)).toBe(ready.id);
});

test.each([
  ["as they are", () => Promise.resolve()],
  ["after a restart", (room: Room) => room.restart()],
])("neighbours that are asked one by one land one after the other, %s", async (_, between) => {
  const room = await aRoom("by-hand");
  await drawn(room);
  await room.studio.board.layOut("playhead");
  await askFor(room, 0);
  await askFor(room, 1);
  await until("both at the engine", () => room.service.creates === 4);
  const [, , one] = room.service.jobs;
  room.service.advance("done", one?.id ?? "");
  await soon(() => expect(laidReal(room)).toBe(1));
  await between(room);
  room.service.advance("done");
  await soon(() => expect(laidReal(room)).toBe(2));
  expect(track(room, "Reel", 1)).toEqual(["120-216", "216-312"]);
  expect(track(room, "Reel", 2)).toEqual([]);
});

test("a neighbour whose place the editor changed still waits in the bin", async () => {
  const room = await aRoom("by-hand");
  await drawn(room);
  await room.studio.board.layOut("playhead");
  await askFor(room, 0);
  const second = await askFor(room, 1);
  await until("both at the engine", () => room.service.creates === 4);
  const [, , one] = room.service.jobs;
  room.service.advance("done", one?.id ?? "");
  await soon(() => expect(laidReal(room)).toBe(1));
  const [reel] = sequences(room);
  room.premiere.addTitle(reel?.id ?? "", "late", { start: ticks(300 * FILM), end: ticks(320 * FILM) }, 0);
  room.service.advance("done");
  await soon(() => expect(room.take(second).placement).toMatchObject({ outcome: "waits", why: "place-taken" }));
});

/** Asks for a real take of that shot; answers with its id. */
async function askFor(room: Room, index: number): Promise<string> {
  const { length } = board(room).shots[index]?.takes ?? [];
  room.studio.board.chooseShot(idOf(room, index));
  await until("the place", () => story(room).asks !== undefined);
  await room.studio.board.askForShot(idOf(room, index), { confirmed: true });
  expect(room.studio.state.problem).toBeUndefined();
  expect(board(room).shots[index]?.takes).toHaveLength(length + 1);
  return board(room).shots[index]?.takes.at(-1) ?? "";
}

/** How many of those that were asked together with others, or alone for a shot, are seen on the timeline. */
function laidReal(room: Room): number {
  return room.studio.state.takes.filter(({ take, onTimeline }) => take.batch !== undefined && onTimeline.length > 0)
    .length;
}

test("pictures that were never laid out stay in the clean-up as long as the board, or its undo, names them", async () => {
  const room = await aRoom();
  await drawn(room);
  const leftover = async (): Promise<readonly string[]> => {
    await room.studio.shelf.reviewCleanUp();
    const { cleanUp } = room.studio.state.shelf;
    return cleanUp?.kind === "offer" ? cleanUp.leftover.takes : ["no offer"];
  };
  const [first] = board(room).shots[0]?.takes ?? [];
  expect(await leftover()).toEqual([]);
  room.studio.board.removeShot(idOf(room, 0));
  expect(await leftover()).toEqual([]);
  await soon(async () => expect((await onDisk(room)).shots).toHaveLength(1));
  await room.restart();
  await until("the takes", () => room.studio.state.takes.length === 2);
  expect(await leftover()).toEqual([first]);
});

test("a shot that lies nowhere is not asked for", async () => {
  const room = await aRoom();
  await drawn(room);
  await room.studio.board.askForShot(idOf(room, 0), { confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "not-laid-out", shot: 1 });
});

test("a script of 200 pages is read in slices, and the panel says how far it is", async () => {
  const room = await aRoom();
  const page = `INT. LAB - NIGHT\n\n${"He turns from the bench as the lights fail.\n\n".repeat(25)}`;
  const said = new Set<number>();
  const stop = room.studio.subscribe(() => said.add(story(room).reading ?? 0));
  await room.studio.board.readScript(page.repeat(200));
  stop();
  expect(board(room).shots).toHaveLength(5000);
  expect(said.size).toBeGreaterThan(1);
  expect(story(room).remarks).toBeUndefined();
  await soon(async () => expect((await onDisk(room)).shots).toHaveLength(5000));
});

test("of a book as much as a storyboard takes is read in, and how much was left out is said", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("He turns from the bench.\n\n".repeat(5003));
  expect(board(room).shots).toHaveLength(5000);
  expect(story(room).remarks).toMatchObject({ beyond: 3 });
  const rows = Array.from({ length: 5001 }, (_, index) => `The lamp ${index},4`);
  await room.studio.board.readScript(["prompt,seconds", ...rows].join("\n"));
  expect(board(room).shots).toHaveLength(5000);
  expect(story(room).remarks).toMatchObject({ beyond: 1 });
});

async function saveAs(room: Room, name: string): Promise<void> {
  const folder = path.join(room.folder, name);
  await mkdir(folder, { recursive: true });
  await room.premiere.save(path.join(folder, `${name}.prproj`));
  await until("the other folder", () => room.studio.state.folder?.path === path.join(folder, "Pickup"));
}

test("saved elsewhere, a project keeps its storyboards, scenes and library, each written where it lies", async () => {
  const room = await aRoom();
  await room.studio.board.readScript(SCRIPT);
  await room.studio.library.keepWords("Dusk", "low sun, long shadows", "library");
  room.studio.scenes.showDraft(true);
  room.studio.scenes.editDraft({ seconds: 12 });
  await room.studio.scenes.start({ confirmed: true });
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  await saveAs(room, "elsewhere");
  await room.restart();
  await until("the board", () => story(room).board !== undefined);
  await until("the scene", () => room.studio.state.scenes.all.length === 1);
  expect(written(room)).toHaveLength(3);
  await soon(() => expect(room.studio.state.library.entries.map(({ name }) => name)).toEqual(["Dusk"]));
  room.studio.board.renameBoard("The storm");
  await soon(async () => expect((await onDisk(room)).title).toBe("The storm"));
  await room.studio.library.edit(room.studio.state.library.entries[0]?.id ?? "", { name: "Evening" });
  expect(room.studio.state.library.entries.map(({ name }) => name)).toEqual(["Evening"]);
  // What comes now lies beside the project as it is saved now.
  await room.studio.board.readScript("Another.");
  expect(await readdir(path.join(room.folder, "elsewhere/Pickup/boards"))).toHaveLength(1);
  expect(story(room).boards).toHaveLength(2);
});

test("what is removed of a project stays away, also where its folder was copied along when it was saved elsewhere", async () => {
  const room = await aRoom();
  const { state } = room.studio;
  await room.studio.board.readScript(SCRIPT);
  await room.studio.library.keepWords("Dusk", "low sun", "library");
  room.studio.scenes.showDraft(true);
  room.studio.editForm({ maker: { kind: "built-in" } });
  room.studio.scenes.editDraft({ seconds: 12 });
  await room.studio.scenes.start({ confirmed: true });
  await until("the scene to rest", () => room.studio.state.scenes.all[0]?.work === "rests");
  expect(state.problem).toBeUndefined();
  await mkdir(path.join(room.folder, "elsewhere"));
  await cp(path.join(room.folder, "Pickup"), path.join(room.folder, "elsewhere/Pickup"), { recursive: true });
  await saveAs(room, "elsewhere");
  await room.restart();
  const there = (): readonly number[] => {
    const { board: tab, library, scenes } = room.studio.state;
    return [tab.story.boards.length, library.entries.length, scenes.all.length];
  };
  await soon(() => expect(there()).toEqual([1, 1, 1]));
  await room.studio.board.removeBoard();
  await room.studio.library.remove(room.studio.state.library.entries[0]?.id ?? "");
  await room.studio.scenes.forget(room.studio.state.scenes.all[0]?.scene.id ?? "");
  expect([there(), room.studio.state.problem]).toEqual([[0, 0, 0], undefined]);
  for (const home of ["Pickup", "elsewhere/Pickup"]) {
    const left = ["boards", "scenes", "library"].map((kind) => readdir(path.join(room.folder, home, kind)));
    expect((await Promise.all(left)).flat()).toEqual([]);
  }
});

test("a person kept for a project that was never saved is no other project's", async () => {
  const room = await aRoom();
  room.premiere.closeProject();
  const one = SimulatedProject.create({ id: newProjectId(), name: "one.prproj" });
  room.premiere.openProject(one);
  await until("its own folder", () => room.studio.state.folder?.temporary === true);
  await room.studio.library.keepWords("Dusk", "low sun", "library");
  expect(room.studio.state.problem).toBeUndefined();
  expect(room.studio.state.library.entries).toHaveLength(1);
  await saveAs(room, "one");
  await until("it there", () => room.studio.state.library.entries.length === 1);
  room.premiere.closeProject();
  room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "two.prproj" }));
  await saveAs(room, "two");
  await until("none of it", () => room.studio.state.library.entries.length === 0);
});

test("a storyboard that is removed is gone from the disk, also right after a change; another machine's stays", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  await room.studio.board.readScript("Second.");
  room.studio.board.renameBoard("B");
  await room.studio.board.removeBoard();
  expect(story(room).boards).toHaveLength(1);
  expect(written(room)).toEqual(["1 First."]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await titlesOnDisk(room)).toEqual(["First."]);
  const theirs = { ...(await onDisk(room)), schema: "pickup.board", version: 1, owner: "another", id: "theirs" };
  const file = path.join(room.folder, "Pickup/boards/theirs.json");
  await room.restart(() =>
    writeFile(file, JSON.stringify({ ...theirs, madeAt: "2030-01-01T00:00:00Z", unknown: undefined })),
  );
  await until("their board", () => story(room).board?.id === "theirs");
  await room.studio.board.removeBoard();
  expect(story(room).boards).toHaveLength(2);
});

test("what was changed right before the panel goes away is on disk, on the board and in the form", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  await room.studio.board.readScript("Second.");
  room.studio.editForm({ prompt: "Typed last." });
  room.studio.board.renameBoard("B");
  room.studio.board.editShot(idOf(room, 0), { prompt: "The storm breaks." });
  await room.studio.stop();
  expect(await titlesOnDisk(room)).toEqual(["B", "First."]);
  expect(await readFile(path.join(room.folder, "data/settings.json"), "utf8")).toContain("Typed last.");
  await room.restart();
  await until("the board", () => story(room).board !== undefined);
  expect(written(room)).toEqual(["1 The storm breaks."]);
});

test("a disk that is full when the panel goes away does not keep it from going", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  failing(room.uxp.fs, "writeFile", () => true);
  room.studio.board.renameBoard("B");
  await room.studio.stop();
  expect(await titlesOnDisk(room)).toEqual(["First."]);
});

test("storyboards of a project that was left again while they were read are not shown in the one that is open", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  const mine = board(room);
  const homes = [path.join(room.folder, "Pickup")];
  const theirs = { ...(await onDisk(room)), schema: "pickup.board", version: 1, projectId: "other", id: "theirs" };
  const file = path.join(room.folder, "Pickup/boards/theirs.json");
  await writeFile(file, JSON.stringify({ ...theirs, madeAt: "2030-01-01T00:00:00Z", unknown: undefined }));
  const disk = slow(room.uxp.fs, "readdir");
  const first = room.studio.board.openProject(homes, "other");
  await until("the reading", () => disk.waiting === 1);
  disk.isSlow = false;
  await room.studio.board.openProject(homes, mine.projectId);
  expect(board(room)).toEqual(mine);
  disk.letThrough();
  await first;
  expect(board(room)).toEqual(mine);
  expect(story(room).boards).toEqual([{ id: mine.id, title: mine.title }]);
  // What is made now is the open project's, and written where its boards lie.
  room.studio.board.renameBoard("A");
  await soon(async () => expect(await titlesOnDisk(room)).toEqual(["A", "First."]));
  await room.studio.board.openProject(homes, "other");
  expect(board(room).id).toBe("theirs");
});

test("a script that is read while another project is opened is its own project's", async () => {
  const room = await aRoom();
  const { state } = room.studio;
  const mine = state.host.kind === "open" ? state.host.project.projectId : "";
  const [here, there] = ["Pickup", "second/Pickup"].map((name) => path.join(room.folder, name));
  let opening: Promise<void> | undefined;
  const stop = room.studio.subscribe(() => {
    if (opening === undefined && (story(room).reading ?? 0) > 0)
      opening = room.studio.board.openProject([there ?? ""], "other");
  });
  await room.studio.board.readScript(`${SCRIPT}\nThe lamp swings; a door is heard. `.repeat(5_000));
  stop();
  await opening;
  expect([opening !== undefined, story(room).board, story(room).boards]).toEqual([true, undefined, []]);
  expect(story(room).remarks).toBeUndefined();
  await room.studio.board.openProject([here ?? ""], mine);
  expect([story(room).boards.length, board(room).shots.length]).toEqual([1, 5000]);
});

test("a list that is pasted the moment another project comes to the front is that one's", async () => {
  const room = await aRoom();
  const folder = path.join(room.folder, "second");
  await mkdir(folder);
  const second = SimulatedProject.create({ id: newProjectId(), path: `${folder}/second.prproj` });
  let pasting: Promise<void> | undefined;
  room.studio.subscribe(() => {
    if (room.studio.state.host.kind === "no-sequence")
      pasting ??= room.studio.board.readScript("prompt,seconds\nHe turns.,3\nHe runs.,2");
  });
  room.premiere.closeProject();
  room.premiere.openProject(second);
  await until("the pasting", () => pasting !== undefined);
  await pasting;
  await soon(() => expect(written(room)).toEqual(["1 He turns.", "2 He runs."]));
  await until("the second", () => room.studio.state.folder?.path === path.join(folder, "Pickup"));
  expect(story(room).boards).toHaveLength(1);
  expect(await readdir(path.join(folder, "Pickup/boards"))).toHaveLength(1);
  expect(await titlesOnDisk(room).catch(() => [])).toEqual([]);
});

test("two storyboards changed one after the other are both on disk", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  const first = board(room).id;
  await room.studio.board.readScript("Second.");
  room.studio.board.renameBoard("B");
  room.studio.board.chooseBoard(first);
  room.studio.board.renameBoard("A");
  room.studio.board.chooseBoard(undefined);
  await soon(async () => expect(await titlesOnDisk(room)).toEqual(["A", "B"]));
});

test("what could not be written is written with the next change, of whichever board", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  const first = board(room).id;
  let full = true;
  failing(room.uxp.fs, "writeFile", (file) => full && String(file).includes("boards"));
  room.studio.board.renameBoard("A");
  await until("a word of it", () => room.studio.state.problem?.at === "board");
  full = false;
  room.studio.board.chooseBoard(undefined);
  await room.studio.board.readScript("Second.");
  expect(board(room).id).not.toBe(first);
  room.studio.board.renameBoard("B");
  await soon(async () => expect(await titlesOnDisk(room)).toEqual(["A", "B"]));
});

test("a take that was asked for a board stays its own when another board is chosen meanwhile", async () => {
  const room = await aRoom();
  await drawn(room);
  await room.studio.board.layOut("playhead");
  const mine = board(room).id;
  const shot = idOf(room, 1);
  room.studio.board.chooseShot(shot);
  await until("the place", () => story(room).asks !== undefined);
  failing(room.uxp.fs, "writeFile", (file) => {
    if (String(file).includes("take.json")) room.studio.board.chooseBoard(undefined);
    return false;
  });
  await room.studio.board.askForShot(shot, { confirmed: true });
  expect(story(room).board).toBeUndefined();
  expect(room.studio.state.problem).toBeUndefined();
  room.studio.board.chooseBoard(mine);
  expect(board(room).shots[1]?.takes).toHaveLength(2);
});

async function titlesOnDisk(room: Room): Promise<readonly string[]> {
  const folder = path.join(room.folder, "Pickup/boards");
  const names = (await readdir(folder)).filter((one) => one.endsWith(".json"));
  const titles = await Promise.all(
    names.map(async (name) => decodeBoard(await readFile(path.join(folder, name), "utf8")).title),
  );
  return titles.sort();
}

/** A storyboard's pictures: drawn, laid out, and replaced shot by shot by real takes. */

import "./wire.host";
import { ticks } from "../src/core/time";
import { FILM } from "./build-a";
import { footage } from "./host/footage.node";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import { failing, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";
import {
  aBoardOf,
  aRoom,
  board,
  drawn,
  idOf,
  inBin,
  onDisk,
  SCRIPT,
  sequences,
  story,
  track,
  written,
} from "./board.setup";

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
  const room = await newRoom({ lifeMs: 50, clip }, () => new RoomOfStills());
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

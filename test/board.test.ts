/** A storyboard in the whole studio: read in, changed, and kept on disk, whatever comes between. */

import "./wire.host";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { failing, soon } from "./studio.setup";
import { until } from "./wire.setup";
import { aRoom, board, idOf, onDisk, SCRIPT, story, titlesOnDisk, written } from "./board.setup";

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
  ["JSON that is no list", '{"prompt": "x"}', { why: "no-list" }],
  ["a shot list whose rows are empty", "prompt,seconds\n,4", { why: "empty" }],
])("%s gives a sentence, and no board", async (_, text, fault) => {
  const room = await aRoom();
  await room.studio.board.readScript(text);
  expect(story(room).fault).toMatchObject(fault);
  expect(story(room).board).toBeUndefined();
  expect(story(room).reading).toBeUndefined();
});

test("lines with commas and no column for words are read as a script", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("lens,mood\n50,dark");
  expect(story(room).fault).toBeUndefined();
  expect(written(room)).toEqual(["1 lens,mood 50,dark"]);
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

test("a storyboard that is removed is gone from the disk, also right after a change; another machine's stays", async () => {
  const room = await aRoom();
  await room.studio.board.readScript("First.");
  await room.studio.board.readScript("Second.");
  room.studio.board.renameBoard("B");
  await room.studio.board.removeBoard();
  expect(story(room).boards).toHaveLength(1);
  expect(written(room)).toEqual(["1 First."]);
  // What was to be written of it is written by then.
  await room.studio.stop();
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

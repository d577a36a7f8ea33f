/** Storyboards, scenes and the library belong to their project: saved elsewhere, left, and opened again. */

import "./wire.host";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { slow, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";
import { aRoom, board, onDisk, SCRIPT, story, titlesOnDisk, written } from "./board.setup";

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

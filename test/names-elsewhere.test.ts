/** The name of who asked for a take, in copies and originals that were moved: out of them too, also where it cannot go at once. */

import "./wire.host";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { knowsNoName, made, NAME, writerIn, type Made } from "./names.setup";
import { slow, soon, type Room } from "./studio.setup";

test("a copy that was moved and renamed loses the name too, where the project plays it", async () => {
  const { opened, files } = await made();
  const [, copy, beside] = files;
  const [moved, besideIt] = ["conformed.mp4", "conformed.xmp"].map((name) => path.join(opened.folder, name));
  if (moved === undefined || besideIt === undefined) throw new Error("Two paths");
  await copyFile(copy, moved);
  await copyFile(beside, besideIt);
  await opened.premiere.importFile(moved);
  await opened.studio.metadata.nameInFiles(false);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 3, left: [] });
  for (const file of [...files, moved, besideIt]) expect(await knowsNoName(file)).toBe(true);
});

/** A copy and its sidecar beside the project, which plays it; the sidecar cannot be written before `free`. */
async function movedAndHeld(opened: Room, [, copy, beside]: Made["files"]): Promise<Moved> {
  const film = path.join(opened.folder, "conformed.mp4");
  const sidecar = path.join(opened.folder, "conformed.xmp");
  await copyFile(copy, film);
  await copyFile(beside, sidecar);
  await mkdir(`${sidecar}.new`);
  await opened.premiere.importFile(film);
  return { film, sidecar, free: () => rm(`${sidecar}.new`, { recursive: true }) };
}
interface Moved {
  readonly film: string;
  readonly sidecar: string;
  readonly free: () => Promise<void>;
}

test("what could not be taken out of a copy that was moved is found by the next check", async () => {
  const { opened, id, files } = await made();
  const { film, sidecar, free } = await movedAndHeld(opened, files);
  await opened.studio.metadata.nameInFiles(false);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 2, left: ["conformed.mp4"] });
  expect(await knowsNoName(film)).toBe(true);
  expect(opened.take(id)).toHaveProperty("promptWriter");
  await free();
  await opened.studio.metadata.check();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 0, names: 1 });
  expect(await writerIn(sidecar)).toBe(NAME);
  await opened.studio.metadata.repair();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", names: 1 });
  expect(await knowsNoName(sidecar)).toBe(true);
});

test("what could not be taken out goes when the project is opened next, and the take forgets who it was then", async () => {
  const { opened, id, files } = await made();
  const { sidecar, free } = await movedAndHeld(opened, files);
  await opened.studio.metadata.nameInFiles(false);
  expect(await writerIn(sidecar)).toBe(NAME);
  await opened.restart(free);
  await soon(() => expect(opened.take(id)).not.toHaveProperty("promptWriter"));
  expect(await knowsNoName(sidecar)).toBe(true);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 1, left: [] });
});

test("an original that was moved with its sidecar loses the name beside it, and stays as it came", async () => {
  const { opened, folder, files } = await made();
  const [film, beside] = ["rushes.mp4", "rushes.xmp"].map((name) => path.join(opened.folder, name));
  if (film === undefined || beside === undefined) throw new Error("Two paths");
  await copyFile(path.join(folder, "original.mp4"), film);
  await copyFile(files[0], beside);
  await opened.premiere.importFile(film);
  const before = await readFile(film);
  await opened.studio.metadata.nameInFiles(false);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 3, left: [] });
  expect(await knowsNoName(beside)).toBe(true);
  expect((await readFile(film)).equals(before)).toBe(true);
});

test("a check that runs while a name goes out does not hide what became of it", async () => {
  const { opened, folder, files } = await made();
  const film = path.join(opened.folder, "rushes.mp4");
  await copyFile(path.join(folder, "original.mp4"), film);
  await opened.premiere.importFile(film);
  let opens = 0;
  const held = slow(opened.uxp.fs, "open", (file) => String(file).endsWith("rushes.mp4") && opens++ === 0);
  const checking = opened.studio.metadata.check();
  await soon(() => expect(held.waiting).toBe(1));
  const goesOut = opened.studio.metadata.nameInFiles(false);
  await Promise.race([goesOut, pause(1500)]);
  held.letThrough();
  await Promise.all([checking, goesOut]);
  expect(opened.studio.state.metadata).toMatchObject({ kind: "unnamed", files: 2, left: [] });
  for (const file of files) expect(await knowsNoName(file)).toBe(true);
});

/** Checking and repairing what says where takes come from: Premiere's columns, and the sidecars beside their files. */

import "./wire.host";
import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readProvenance, writePacket } from "../src/studio/provenance/xmp-packet";
import { aCopy, aRoom, folderOf, sidecarOf, sum } from "./provenance.setup";
import { take } from "./replace.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** Of every item in the project panel. */
const wipeColumns = (room: Room): void => {
  for (const item of room.premiere.project.document.items) Reflect.set(item, "columns", {});
};
const columnsOf = (room: Room, name: string): Readonly<Record<string, string>> | undefined =>
  room.premiere.project.document.items.find((item) => item.name.startsWith(name))?.columns;
/** What a check finds. */
const found = async (room: Room) => {
  await room.studio.metadata.check();
  return room.studio.state.metadata;
};

test("finds nothing to repair in a project that is as Pickup left it", async () => {
  const room = await aRoom();
  await aCopy(room, await take(room));
  expect(await found(room)).toMatchObject({
    kind: "found",
    takes: 1,
    clips: 2,
    columns: 0,
    sidecars: 0,
    unread: 0,
  });
});

test("writes lost columns in one undo step, and lost sidecars as they were; originals stay as they are", async () => {
  const room = await aRoom();
  const ids = [await take(room), await take(room, "Rain on tin.")];
  const copy = await aCopy(room, String(ids[0]));
  const [first = "", second = ""] = ids;
  const before = await readFile(sidecarOf(room, first), "utf8");
  const sums = await Promise.all(ids.map((id) => sum(path.join(folderOf(room, id), "original.mp4"))));
  wipeColumns(room);
  await rm(sidecarOf(room, first));
  await writeFile(sidecarOf(room, second), "<x:xmpmeta");
  await rm(copy.replace(".mp4", ".xmp"));

  expect(await found(room)).toMatchObject({ kind: "found", takes: 2, clips: 3, columns: 3, sidecars: 3 });
  expect(columnsOf(room, "PU_Reel_001_T01")).toEqual({});
  const undoes = room.premiere.project.undoLabels.length;
  await room.studio.metadata.repair();
  expect(room.studio.state.metadata).toMatchObject({ kind: "repaired", columns: 3, sidecars: 3, unverified: 0 });
  expect(room.premiere.project.undoLabels).toHaveLength(undoes + 1);
  expect(columnsOf(room, "PU_Reel_002_T01")).toMatchObject({ PickupPrompt: "Rain on tin.", PickupStatus: "ready" });
  expect(await readFile(sidecarOf(room, first), "utf8")).toBe(before);
  expect(await Promise.all(ids.map((id) => sum(path.join(folderOf(room, id), "original.mp4"))))).toEqual(sums);
  expect(await found(room)).toMatchObject({ columns: 0, sidecars: 0 });
});

test("knows a film under another name and from another folder by its essence, and leaves others alone", async () => {
  const room = await aRoom();
  const id = await take(room);
  const { state } = room.take(id);
  if (state.kind !== "ready") throw new Error("It did not come");
  const elsewhere = path.join(room.folder, "from the server.mp4");
  await copyFile(path.join(folderOf(room, id), state.clip.name), elsewhere);
  await room.premiere.importFile(elsewhere);
  expect(await found(room)).toMatchObject({ clips: 2, recognised: 1, columns: 1, sidecars: 0 });
  await room.studio.metadata.repair();
  expect(columnsOf(room, "from the server")).toMatchObject({
    PickupRecipeId: room.take(id).recipe.id,
    PickupPrompt: "The lights fail.",
  });
  const others = room.premiere.project.document.items.filter(({ name }) => !/^(PU_|from)/.test(name));
  expect(others.map(({ columns }) => columns)).toEqual(others.map(() => ({})));
});

test("keeps the status that people gave a clip, and what its sidecar alone knows", async () => {
  const room = await aRoom();
  const id = await take(room);
  const item = room.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
  if (item === undefined) throw new Error("There is no clip");
  Reflect.set(item, "columns", { PickupStatus: "approved" });
  const at = sidecarOf(room, id);
  const said = readProvenance(await readFile(at, "utf8"));
  await writeFile(at, writePacket({ ...said, creatorTool: "Pickup 0.0.9", promptWriter: "M. R.", seed: "1" }));
  await room.studio.metadata.repair();
  expect(columnsOf(room, "PU_")).toMatchObject({ PickupStatus: "approved", PickupTake: "1" });
  expect(readProvenance(await readFile(at, "utf8"))).toEqual({ ...said, creatorTool: "Pickup 0.0.9" });
});

test("names nobody in what lies beside a film, and takes a name out that lies there", async () => {
  const room = await aRoom();
  room.studio.settings.editSettings({ person: "M. R." });
  const id = await take(room);
  const copy = await aCopy(room, id);
  const at = sidecarOf(room, id);
  for (const file of [at, copy, copy.replace(".mp4", ".xmp")])
    expect(await readFile(file, "utf8")).not.toContain("M. R.");
  await writeFile(at, writePacket({ ...readProvenance(await readFile(at, "utf8")), promptWriter: "M. R." }));
  await room.studio.metadata.check();
  expect(room.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 1 });
  await room.studio.metadata.repair();
  expect(await readFile(at, "utf8")).not.toContain("M. R.");
});

test("leaves the sidecars of another machine's takes to that machine, and says so", async () => {
  const room = await aRoom();
  const id = await take(room);
  const record = path.join(folderOf(room, id), "take.json");
  await room.restart(async () => {
    const kept = JSON.parse(await readFile(record, "utf8")) as object;
    await writeFile(record, JSON.stringify({ ...kept, owner: "another machine" }));
    await rm(sidecarOf(room, id));
  });
  await until("the take", () => room.studio.state.takes.length === 1);
  await room.studio.metadata.repair();
  expect(room.studio.state.metadata).toMatchObject({ kind: "repaired", sidecars: 0, elsewhere: 1 });
  await expect(readFile(sidecarOf(room, id))).rejects.toThrow("ENOENT");
});

test("says what is gone and what cannot be read, and repairs the rest", async () => {
  const room = await aRoom();
  const id = await take(room);
  const lost = path.join(room.folder, "lost.mp4");
  await copyFile(path.join(folderOf(room, id), "original.mp4"), lost);
  await room.premiere.importFile(lost);
  await rm(lost);
  await rm(path.join(folderOf(room, id), "original.mp4"));
  wipeColumns(room);
  await room.studio.metadata.repair();
  expect(room.studio.state.metadata).toMatchObject({ columns: 1, gone: 1, unread: 1, sidecars: 0 });
});

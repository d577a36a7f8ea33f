/** What the ledger tells of takes: written beside the deed, by nobody's leave, and never lost to a disk that refuses once. */

import "./wire.host";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "../src/core/decode";
import { ledgerLine, type LaterLine, type LedgerLine } from "../src/core/ledger";
import { verify } from "../src/core/ledger-chain";
import { recipeSum } from "../src/core/take-history";
import { decodeTake, encodeTake } from "../src/core/record";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { newRoom } from "./rooms.setup";
import { failing, soon, type Room } from "./studio.setup";

async function aRoom(options: Parameters<typeof newRoom>[0] = { lifeMs: 50 }): Promise<Room> {
  const room = await newRoom(options);
  await room.addEngine();
  return room;
}

async function fileOf(room: Room): Promise<string> {
  const folder = path.join(room.folder, "Pickup/ledger");
  const name = (await readdir(folder)).find((one) => one.endsWith(".ndjson"));
  if (name === undefined) throw new Error("There is no ledger");
  return readFile(path.join(folder, name), "utf8");
}

async function linesOf(room: Room): Promise<readonly (LedgerLine | LaterLine)[]> {
  return (await fileOf(room))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => parse(line, ledgerLine));
}

test("asked, submitted, delivered and placed stand in the ledger, in that order and once", async () => {
  const room = await aRoom();
  const id = await room.make("A lighthouse at dusk");
  await room.standsAt(id, "ready");
  await soon(() => expect(room.take(id).placement?.outcome).toBe("verified"));
  await soon(async () => expect(await linesOf(room)).toHaveLength(4));
  const take = room.take(id);
  const original = take.state.kind === "ready" ? take.state.original : undefined;
  expect(await linesOf(room)).toMatchObject([
    { kind: "asked", takeId: id, clipName: take.clipName, recipe: recipeSum(take, sumOfText) },
    { kind: "submitted", takeId: id, submission: take.submission?.id, host: take.recipe.asked?.host },
    { kind: "delivered", takeId: id, sha256: original?.sha256, essence: original?.essenceSha256 },
    { kind: "placed", takeId: id, sequenceId: take.shot.sequenceId, outcome: "verified" },
  ]);
  expect(await fileOf(room)).not.toContain("lighthouse");
  expect(verify(await fileOf(room), sumOfText).broken).toBeUndefined();
});

test("a recipe that was changed on disk no longer has the sum that was written when it was asked", async () => {
  const room = await aRoom();
  const id = await room.make();
  await room.standsAt(id, "ready");
  const take = room.take(id);
  expect(recipeSum(decodeTake(encodeTake(take)), sumOfText)).toBe(recipeSum(take, sumOfText));
  expect(recipeSum({ recipe: { ...take.recipe, seed: take.recipe.seed + 1 } }, sumOfText)).not.toBe(
    recipeSum(take, sumOfText),
  );
});

test("a take that failed says why, and the next try is another submission", async () => {
  const room = await aRoom();
  room.service.fault("moderated", { times: 1 });
  const id = await room.make();
  await room.standsAt(id, "failed");
  await room.studio.retry(id, { confirmed: true });
  await room.standsAt(id, "ready");
  await soon(async () => {
    const told = (await linesOf(room)).map(({ kind }) => kind);
    expect(told).toEqual(["asked", "submitted", "failed", "submitted", "delivered", "placed"]);
  });
  expect((await linesOf(room))[2]).toMatchObject({ kind: "failed", why: "moderated" });
});

test("what the disk refused to write is written with the next line, and the chain is whole", async () => {
  const room = await aRoom();
  let refuses = true;
  failing(room.uxp.fs, "writeFile", (file) => refuses && /ledger.*ndjson$/.test(String(file)));
  const id = await room.make();
  await room.standsAt(id, "ready");
  await soon(() => expect(room.take(id).placement?.outcome).toBe("verified"));
  expect(room.studio.state.problem).toBeUndefined();
  refuses = false;
  await room.studio.shelf.mark(id, "keep");
  await soon(async () => {
    const told = (await linesOf(room)).flatMap((line) => ("takeId" in line && line.takeId === id ? [line.kind] : []));
    expect(told).toEqual(["asked", "submitted", "delivered", "placed", "mark"]);
  });
  expect(verify(await fileOf(room), sumOfText).broken).toBeUndefined();
});

test("a ledger that somebody deleted is begun anew, and nothing else is lost", async () => {
  const room = await aRoom();
  const id = await room.make();
  await room.standsAt(id, "ready");
  await soon(async () => expect((await linesOf(room)).length).toBeGreaterThan(2));
  await room.restart(async () => {
    await rm(path.join(room.folder, "Pickup/ledger"), { recursive: true });
    await writeFile(path.join(room.folder, "Pickup/ledger.txt"), "gone");
  });
  await room.studio.shelf.mark(id, "keep");
  expect(await linesOf(room)).toMatchObject([{ kind: "mark" }]);
});

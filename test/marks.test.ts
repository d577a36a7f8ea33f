/** Keep, favourite, reject: lines that every machine adds to its own ledger and all of them read. */

import "./wire.host";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { isSpared, markOf, opinionsIn, ledgerLine, type TakeMarks } from "../src/core/ledger";
import type { Mark } from "../src/core/ledger-entry";
import { verify } from "../src/core/ledger-chain";
import { Misfit, parse } from "../src/core/decode";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { newRoom } from "./rooms.setup";
import { failing, soon, type Room } from "./studio.setup";

async function aRoomWithATake(): Promise<{ readonly room: Room; readonly id: string }> {
  const room = await newRoom({ lifeMs: 50 });
  await room.addEngine();
  const id = await room.make();
  await room.standsAt(id, "ready");
  return { room, id };
}

const ledgers = ({ folder }: Room): string => path.join(folder, "Pickup/ledger");
const marksOf = ({ studio }: Room, id: string): TakeMarks | undefined =>
  studio.state.takes.find(({ take }) => take.id === id)?.marks;

function aLine(takeId: string, mark: Mark | "none", more: Readonly<Record<string, unknown>> = {}): string {
  const at = "2026-11-27T12:00:00.000Z";
  return `${JSON.stringify({ schema: "pickup.ledger", version: 1, at, device: "other", kind: "mark", takeId, mark, ...more })}\n`;
}

async function elsewhere(room: Room, lines: string, name = "other.ndjson"): Promise<void> {
  await mkdir(ledgers(room), { recursive: true });
  await appendFile(path.join(ledgers(room), name), lines);
}

test("a mark is a line of this device’s own ledger, and is there again after a restart", async () => {
  const { room, id } = await aRoomWithATake();
  const record = path.join(room.folder, "Pickup/takes", id, "take.json");
  const before = await readFile(record, "utf8");
  await room.studio.shelf.mark(id, "keep");
  await room.studio.shelf.mark(id, "favourite");
  expect(marksOf(room, id)).toEqual({ mine: "favourite" });
  const { owner } = room.take(id);
  const lines = (await readFile(path.join(ledgers(room), `${owner}.ndjson`), "utf8")).trim().split("\n");
  const marked = lines.map((line) => parse(line, ledgerLine)).filter(({ kind }) => kind === "mark");
  expect(marked).toMatchObject([
    { kind: "mark", takeId: id, mark: "keep", device: owner },
    { kind: "mark", takeId: id, mark: "favourite", device: owner },
  ]);
  expect(await readFile(record, "utf8")).toBe(before);
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ mine: "favourite" }));
  await room.studio.shelf.mark(id, "none");
  expect(marksOf(room, id)).toBeUndefined();
});

test("what another machine keeps, this one’s rejection does not take away", async () => {
  const { room, id } = await aRoomWithATake();
  await elsewhere(room, aLine(id, "keep"));
  await room.studio.shelf.mark(id, "reject");
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ mine: "reject", others: "keep" }));
  expect(markOf(marksOf(room, id))).toBe("keep");
  expect(isSpared(marksOf(room, id))).toBe(true);
});

test("a clock in the future makes nobody’s mark the last word", async () => {
  const { room, id } = await aRoomWithATake();
  await elsewhere(room, aLine(id, "reject", { at: "2199-01-01T00:00:00.000Z" }) + aLine(id, "keep"));
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ others: "keep" }));
});

test("a line that a crash broke, or of a kind or version that nobody knows yet, costs no other line", async () => {
  const { room, id } = await aRoomWithATake();
  const broken = aLine(id, "reject").slice(0, 60);
  const strange = aLine(id, "keep", { kind: "review" });
  await elsewhere(room, `${aLine(id, "keep")}${strange}\u0000\u0000\n${broken}`);
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ others: "keep" }));
});

test("what a later Pickup says of a take counts as somebody wanting it", async () => {
  const { room, id } = await aRoomWithATake();
  await elsewhere(room, aLine(id, "reject", { version: 2, mark: "perhaps" }));
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ others: "unread" }));
  expect(isSpared(marksOf(room, id))).toBe(true);
  expect(markOf(marksOf(room, id))).toBeUndefined();
});

test("half a line at the end of one’s own ledger is closed before the next is written", async () => {
  const { room, id } = await aRoomWithATake();
  const { owner } = room.take(id);
  await room.studio.shelf.mark(id, "keep");
  await room.restart(() => elsewhere(room, aLine(id, "reject").slice(0, 40), `${owner}.ndjson`));
  await room.studio.shelf.mark(id, "favourite");
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ mine: "favourite" }));
});

test("the very first line of a ledger is one of the chain", async () => {
  const { room, id } = await aRoomWithATake();
  await room.studio.shelf.mark(id, "keep");
  const said = verify(await readFile(path.join(ledgers(room), `${room.take(id).owner}.ndjson`), "utf8"), sumOfText);
  expect(said).toMatchObject({ unchained: 0, torn: 0, head: { count: 5 } });
  expect(said.broken).toBeUndefined();
});

test("one’s own lines hang together over restarts and crashes, also behind lines of before there was a chain", async () => {
  const { room, id } = await aRoomWithATake();
  const { owner } = room.take(id);
  const file = path.join(ledgers(room), `${owner}.ndjson`);
  await room.restart(async () => {
    await rm(file);
    await elsewhere(room, aLine(id, "reject"), `${owner}.ndjson`);
  });
  await room.studio.shelf.mark(id, "keep");
  await room.studio.shelf.mark(id, "none");
  await room.restart(() => elsewhere(room, aLine(id, "reject").slice(0, 40), `${owner}.ndjson`));
  await room.studio.shelf.mark(id, "favourite");
  const said = verify(await readFile(file, "utf8"), sumOfText);
  expect(said).toMatchObject({ unchained: 1, torn: 1, head: { count: 3 } });
  expect(said.broken).toBeUndefined();
  await writeFile(file, (await readFile(file, "utf8")).replace('"mark":"keep"', '"mark":"reject"'));
  expect(verify(await readFile(file, "utf8"), sumOfText).broken).toEqual({ kind: "edited", line: 2 });
});

test("a ledger that cannot be written leaves the take unmarked and says so at the take", async () => {
  const { room, id } = await aRoomWithATake();
  await rm(ledgers(room), { recursive: true });
  await writeFile(ledgers(room), "a file in its place");
  await room.studio.shelf.mark(id, "keep");
  expect(marksOf(room, id)).toBeUndefined();
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id });
});

test("a ledger that the disk does not give hides no other", async () => {
  const { room, id } = await aRoomWithATake();
  await elsewhere(room, aLine(id, "reject"), "a.ndjson");
  await elsewhere(room, aLine(id, "favourite"), "b.ndjson");
  failing(room.uxp.fs, "readFile", (file) => String(file).endsWith("a.ndjson"));
  await room.restart();
  await soon(() => expect(marksOf(room, id)).toEqual({ others: "favourite" }));
});

test("the last line of a file counts, and a mark that was taken away is gone", () => {
  const said = (mark: Mark | "none"): ReturnType<typeof ledgerLine> => parse(aLine("t", mark), ledgerLine);
  expect(opinionsIn([said("reject"), said("keep")]).get("t")).toBe("keep");
  expect(opinionsIn([said("keep"), said("none")]).size).toBe(0);
  expect(() => parse(aLine("t", "keep", { schema: "pickup.take" }), ledgerLine)).toThrow(Misfit);
});

/** The ledger as people ask after it: whether it is whole, against what was noted elsewhere; written out; words erased. */

import "./wire.host";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { csvOf } from "../src/core/csv";
import { headsInExport, mergedHeads } from "../src/core/ledger-heads";
import type { LedgerState } from "../src/studio/ledger/ledger-state";
import { aPlacedTake } from "./ledger.setup";
import type { Room } from "./studio.setup";

async function verified({ studio }: Room): Promise<Extract<LedgerState, { kind: "read" }>> {
  await studio.ledger.verify();
  const { ledger } = studio.state;
  if (ledger.kind !== "read") throw new Error(`The ledger is ${ledger.kind}: ${JSON.stringify(studio.state.problem)}`);
  return ledger;
}

test("a ledger that nobody touched is whole, and the project notes a head of it", async () => {
  const { room } = await aPlacedTake();
  const ledger = await verified(room);
  expect(ledger.files).toMatchObject([{ isMine: true, lines: 4, unchained: 0, torn: 0 }]);
  expect(ledger.files[0]?.broken).toBeUndefined();
  expect(ledger.noted).toEqual({ project: 1, exports: 0 });
});

test("noting the head is no undo step of its own: one Ctrl+Z takes the clip away", async () => {
  const { room } = await aPlacedTake();
  const labels = room.premiere.project.undoLabels;
  expect(labels.at(-1)).toMatch(/^Place take/);
  expect(labels.filter((label) => /ledger/i.test(label))).toEqual([]);
});

test("a line that was edited by hand is named", async () => {
  const { room, file } = await aPlacedTake();
  await writeFile(file, (await readFile(file, "utf8")).replace('"kind":"submitted"', '"kind":"delivered"'));
  expect((await verified(room)).files[0]?.broken).toEqual({ kind: "edited", line: 2 });
});

test("a tail that was cut off shows against what the project noted", async () => {
  const { room, file } = await aPlacedTake();
  const [first = ""] = (await readFile(file, "utf8")).split("\n");
  await writeFile(file, `${first}\n`);
  expect((await verified(room)).files[0]?.broken).toMatchObject({ kind: "cut-tail", line: 2 });
});

test("what came after the project's note shows against an export", async () => {
  const { room, id, file } = await aPlacedTake();
  await room.studio.shelf.mark(id, "keep");
  room.savesTo = path.join(room.folder, "ledger.json");
  await room.studio.ledger.saveAs("json");
  expect(room.studio.state.ledger).toMatchObject({ kind: "read", savedTo: room.savesTo });
  const exported = await readFile(room.savesTo, "utf8");
  expect(headsInExport(exported)).toMatchObject([{ count: 5 }]);
  expect((await readFile(file, "utf8")).trim().split("\n")).toHaveLength(6);
  // The project was rolled back, so that its own note is gone, and somebody cut the last two lines.
  while (room.premiere.project.undoLabels.length > 0) room.premiere.undo();
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  await writeFile(file, `${lines.slice(0, 3).join("\n")}\n`);
  expect((await verified(room)).files[0]?.broken).toBeUndefined();
  room.opens = room.savesTo;
  await room.studio.ledger.checkAgainst();
  expect(room.studio.state.ledger).toMatchObject({ files: [{ broken: { kind: "cut-tail", line: 4, missing: 2 } }] });
  // The same export once more says nothing new.
  await room.studio.ledger.checkAgainst();
  expect(room.studio.state.ledger).toMatchObject({ noted: { exports: 1 } });
});

test("a file that is no export is refused with a sentence, and what was known stays", async () => {
  const { room } = await aPlacedTake();
  await verified(room);
  room.opens = path.join(room.folder, "other.json");
  await writeFile(room.opens, '{"ledgerHeads": [{"chain": 5}]}');
  await room.studio.ledger.checkAgainst();
  expect(room.studio.state.problem).toMatchObject({
    at: "review",
    failure: { kind: "not-an-export", file: "other.json" },
  });
  expect(room.studio.state.ledger.kind).toBe("read");
});

test("the table is one that a spreadsheet reads and does not run", async () => {
  const { room, id } = await aPlacedTake();
  room.savesTo = path.join(room.folder, "ledger.csv");
  await room.studio.ledger.saveAs("csv");
  const rows = (await readFile(room.savesTo, "utf8")).trim().split("\r\n");
  expect(rows[0]).toBe("at,device,kind,take,sequence,by,note,details");
  // The heads that go with it stand behind the lines.
  expect(rows).toHaveLength(6);
  expect(rows[5]).toMatch(/,head,.*""count"":4/);
  expect(rows[1]).toContain(`,asked,${id},`);
  expect(csvOf([["=1+1", "-2", 'a"b', "c,d", 3, undefined]])).toBe('\'=1+1,\'-2,"a""b","c,d",3,\r\n');
});

test("of heads of one chain the longest that a ledger holds counts", () => {
  const head = (chain: string, count: number, letter = "0") => ({ chain, count, sum: letter.repeat(64) });
  const now = (...heads: ReturnType<typeof head>[]) => ({ heads, holds: () => true });
  expect(mergedHeads([head("a", 3), head("b", 9)], now(head("a", 5), head("b", 2)))).toEqual([
    head("a", 5),
    head("b", 9),
  ]);
});

test("a head that no ledger holds any more stays noted, also beside one as long or longer", () => {
  const before = { chain: "a", count: 5, sum: "1".repeat(64) };
  for (const count of [4, 5, 6]) {
    const now = { chain: "a", count, sum: "2".repeat(64) };
    const holds = ({ sum }: { readonly sum: string }): boolean => sum === now.sum;
    expect(mergedHeads([before], { heads: [now], holds })).toEqual([before, now]);
    expect(mergedHeads([before, now], { heads: [now], holds })).toEqual([before, now]);
  }
});

test("a tail that was written anew still shows once the project noted what came after it", async () => {
  const { room, id, file } = await aPlacedTake();
  room.savesTo = path.join(room.folder, "ledger.json");
  await room.studio.ledger.saveAs("json");
  const whole = await readFile(file, "utf8");
  await room.studio.shelf.mark(id, "keep");
  room.savesTo = path.join(room.folder, "ledger 2.json");
  await room.studio.ledger.saveAs("json");
  // The panel writes on behind what was there before the mark, as after a backup was put back.
  await writeFile(file, whole);
  await room.restart();
  for (const mark of ["reject", "keep", "favourite"] as const) await room.studio.shelf.mark(id, mark);
  await room.studio.ledger.saveAs("json");
  expect((await verified(room)).files[0]?.broken).toMatchObject({ kind: "rewritten" });
});

test.each([
  ["emptied", ""],
  ["taken out of its sums", undefined],
])("a ledger that was %s is missing, and nothing is called intact", async (_what, left) => {
  const { room, file } = await aPlacedTake();
  await writeFile(file, left ?? (await readFile(file, "utf8")).replace(/,"chain".*?\}$/gm, "}"));
  const { missing, files } = await verified(room);
  expect(missing).toMatchObject([{ device: files[0]?.device }]);
  expect(files[0]?.lines).toBe(0);
  await rm(file);
  expect(await verified(room)).toMatchObject({ files: [], missing: [{ device: files[0]?.device }] });
});

test("a ledger that cannot be verified says so once, and can be asked again", async () => {
  const { room } = await aPlacedTake();
  const folder = path.join(room.folder, "Pickup/ledger");
  await rename(folder, `${folder} away`);
  await writeFile(folder, "no folder");
  const kinds: string[] = [];
  const stop = room.studio.subscribe(() => {
    const { kind } = room.studio.state.ledger;
    if (kind !== kinds.at(-1)) kinds.push(kind);
  });
  await room.studio.ledger.look();
  stop();
  expect(kinds.slice(-2)).toEqual(["reading", "failed"]);
  await rm(folder);
  await rename(`${folder} away`, folder);
  expect((await verified(room)).files).toMatchObject([{ isMine: true, lines: 4 }]);
});

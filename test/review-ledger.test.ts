/** Decisions in the ledger: signed, without names, and not undone or made by whoever writes into the file. */

import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { en } from "../src/ui/text/en";
import { chained } from "../src/core/ledger-chain";
import { sumOfText } from "../src/studio/disk/fingerprint";
import type { Room } from "./studio.setup";
import { aCut, decide, ledger, read, reviewed, sheet, standing, theRange } from "./review.setup";

test("an approval is signed, stands in the ledger without its words, and is there after a restart", async () => {
  const room = await aCut();
  expect(standing(room).overall).toBe("open");
  room.studio.review.choose(theRange(room));
  room.studio.review.write("Fine in this place.");
  await decide(room, "approve");
  expect(room.studio.state.problem).toBeUndefined();
  expect(standing(room).overall).toBe("cleared");
  expect(room.studio.state.review.note).toBe("");
  const [line] = await reviewed(room);
  expect(line).toMatchObject({ part: "editorial", decision: "approve" });
  expect(JSON.stringify(line)).not.toMatch(/M\. R\.|Fine/);
  await room.restart();
  await read(room);
  expect(standing(room).overall).toBe("cleared");
  const words = [...room.studio.state.review.words.values()];
  expect(words).toEqual([
    { kind: "said", text: "M. R." },
    { kind: "said", text: "Fine in this place." },
  ]);
  expect(room.studio.state.settings.person).toBe("M. R.");
});

test.each([" ", ""])("an approval that somebody put into the file, ended by %j, is nobody’s word", async (end) => {
  const room = await aCut();
  await decide(room, "reject");
  const home = path.join(room.folder, "Pickup/ledger");
  const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
  const lines = (await readFile(path.join(home, name), "utf8")).trimEnd().split("\n");
  const { chain: _c, line: _l, after: _a, sum: _s, ...says } = (await reviewed(room))[0] ?? {};
  lines.push(`${JSON.stringify({ ...says, decision: "approve" })}${end}`);
  await writeFile(path.join(home, name), `${lines.join("\n")}\n`);
  await room.restart();
  await read(room);
  expect(standing(room).overall).toBe("rejected");
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ files: [{ broken: { kind: "edited", line: lines.length } }] });
});

/** An approval as somebody makes it by hand who knows how sums are made, as line `line` behind a line of that sum. */
async function forged(room: Room, line: number, after: string): Promise<string> {
  const found = (await ledger(room)).find(({ kind }) => kind === "reviewed");
  const { chain, line: _l, after: _a, sum: _s, ...says } = found ?? {};
  return chained({ ...says, decision: "approve" }, { chain: String(chain), count: line - 1, sum: after }, sumOfText)
    .line;
}

describe("an approval made by hand with a right sum of its own clears nothing, and is told,", () => {
  const sumIn = (line = ""): string => String((JSON.parse(line) as Record<string, unknown>)["sum"]);

  test.each<[string, (lines: string[], room: Room) => Promise<string[]>]>([
    ["at the tail, behind nothing", async (all, room) => [...all, await forged(room, all.length + 1, "f".repeat(64))]],
    [
      "at the tail, behind an earlier line",
      async (all, room) => [...all, await forged(room, all.length, sumIn(all.at(-2)))],
    ],
    [
      "in the middle, behind the line before it",
      async (all, room) => [...all.slice(0, 2), await forged(room, 3, sumIn(all[1])), ...all.slice(2)],
    ],
    [
      "in the place of the last line, which the project noted",
      async (all, room) => [...all.slice(0, -1), await forged(room, all.length, sumIn(all.at(-2)))],
    ],
  ])("%s", async (what, forge) => {
    const room = await aCut();
    await decide(room, "reject");
    const { file, lines } = await sheet(room);
    await writeFile(file, `${(await forge(lines, room)).join("\n")}\n`);
    await room.restart();
    await read(room);
    const isReplaced = what.startsWith("in the place");
    expect(standing(room).overall).toBe(isReplaced ? "open" : "rejected");
    expect(standing(room).doubtful).toMatchObject([{ decision: "approve" }]);
    const item = room.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
    expect(JSON.stringify(item)).not.toContain("editorial approved");
    await room.studio.ledger.verify();
    expect(room.studio.state.ledger).toMatchObject({ doubtful: 1, files: [{ broken: expect.anything() as unknown }] });
    room.savesTo = path.join(room.folder, "audit.html");
    await room.studio.audit.exportReport("html", en.audit);
    expect(room.studio.state.problem).toBeUndefined();
    const report = await readFile(room.savesTo, "utf8");
    expect(report).toContain("1 decision stands in a ledger line that does not hold to its chain. It was not counted.");
    expect(report).toMatch(/The ledger of machine \S+ is broken/);
    // What is decided from here on counts, whatever stands before it.
    await decide(room, "changes", "legal");
    await decide(room, "approve");
    expect(standing(room).parts).toMatchObject({ legal: { kind: "changes" }, editorial: { kind: "approved" } });
    await room.restart();
    await read(room);
    expect(standing(room).parts.editorial.kind).toBe("approved");
    expect(standing(room).doubtful[0]).toMatchObject({ decision: "approve" });
  });
});

test("a tail that a crash cut off, or a copy that a syncing drive made, undoes no decision before it", async () => {
  const room = await aCut();
  await decide(room, "approve");
  await decide(room, "reject", "legal");
  await decide(room, "approve", "ethics");
  const { file, lines } = await sheet(room);
  await writeFile(file.replace(".ndjson", " (copy).ndjson"), `${lines.slice(0, -2).join("\n")}\n`);
  await writeFile(file, `${lines.slice(0, -1).join("\n")}\n{"schema":"pick`);
  await room.restart();
  await read(room);
  expect(standing(room).parts).toMatchObject({
    editorial: { kind: "approved" },
    legal: { kind: "rejected" },
    ethics: { kind: "open" },
  });
  expect(standing(room).doubtful).toEqual([]);
});

test("a decision is covered by a head that the project notes in the same undo step as it shows it", async () => {
  const room = await aCut();
  await decide(room, "approve");
  const before = await ledger(room);
  const home = path.join(room.folder, "Pickup/ledger");
  const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
  const text = await readFile(path.join(home, name), "utf8");
  await writeFile(path.join(home, name), `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ files: [{ broken: { kind: "cut-tail", line: before.length } }] });
  expect(room.premiere.project.undoLabels.filter((label) => /ledger/i.test(label))).toEqual([]);
});

test("also of a decision that the project panel shows already the project notes the head", async () => {
  const room = await aCut();
  await decide(room, "approve");
  room.studio.settings.editSettings({ person: "Legal desk" });
  await decide(room, "approve");
  expect(await reviewed(room)).toHaveLength(2);
  const { file, lines } = await sheet(room);
  await writeFile(file, `${lines.slice(0, -1).join("\n")}\n`);
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ files: [{ broken: { kind: "cut-tail", missing: 1 } }] });
});

test("the same word of the same person stands in the ledger once, and a note waits beside its range", async () => {
  const room = await aCut();
  await decide(room, "approve");
  await decide(room, "approve");
  expect(await reviewed(room)).toHaveLength(1);
  const { review } = room.studio;
  review.choose(theRange(room));
  review.write("Half a note");
  review.choose();
  expect(room.studio.state.review.note).toBe("");
  review.choose(theRange(room));
  expect(room.studio.state.review.note).toBe("Half a note");
});

test("what was checked of the ledger says how much was written since, and lists the words of that too", async () => {
  const room = await aCut();
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ since: 0, words: [] });
  room.studio.review.choose(theRange(room));
  room.studio.review.write("Fine in this place.");
  await decide(room, "approve");
  expect(room.studio.state.ledger).toMatchObject({
    since: 1,
    words: [{ text: "M. R." }, { text: "Fine in this place." }],
  });
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ since: 0 });
});

test("a name can be erased: the decision stays, and on disk nobody can read who made it", async () => {
  const room = await aCut();
  await decide(room, "approve");
  expect(room.studio.state.review.names).toEqual(["M. R."]);
  await room.studio.ledger.verify();
  expect(room.studio.state.ledger).toMatchObject({ words: [{ text: "M. R." }] });
  await room.studio.review.eraseName("M. R.");
  expect(room.studio.state.ledger).toMatchObject({ words: [] });
  expect(room.studio.state.review.names).toEqual([]);
  expect(standing(room).overall).toBe("cleared");
  expect([...room.studio.state.review.words.values()]).toEqual([{ kind: "erased" }]);
  const home = path.join(room.folder, "Pickup/ledger");
  const files = await readdir(home);
  expect(files).not.toEqual([]);
  for (const name of files) expect(await readFile(path.join(home, name), "utf8")).not.toContain("M. R.");
});

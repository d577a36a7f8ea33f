/** Ledgers in more than one place: those that one machine alone has, those of other projects, copies that a syncing drive made. */

import "./wire.host";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beginning, chained, type Head } from "../src/core/ledger-chain";
import { mergedHeads } from "../src/core/ledger-heads";
import { judgedOf } from "../src/studio/review/audit-state";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { aPlacedTake } from "./ledger.setup";
import type { Room } from "./studio.setup";

/** Lines of a ledger as a device writes them that says `says`, one after the other. */
function sheetOf(device: string, says: readonly Readonly<Record<string, unknown>>[]): string {
  const at = "2026-11-27T12:00:00.000Z";
  let head: Head = beginning(`${device} ${at}`, "", sumOfText);
  const lines = says.map((one) => {
    const next = chained({ schema: "pickup.ledger", version: 1, at, device, ...one }, head, sumOfText);
    head = next.head;
    return `${next.line}\n`;
  });
  return lines.join("");
}

/** The panel's own folder, where every project that was never saved has its takes. */
const ownFolder = ({ folder }: Room): string => path.join(folder, "data/Pickup/ledger");

async function saveLedger(room: Room): Promise<string> {
  room.savesTo = path.join(room.folder, "ledger.json");
  await room.studio.ledger.saveAs("json");
  expect(room.studio.state.problem).toBeUndefined();
  return readFile(room.savesTo, "utf8");
}

describe("a ledger that this machine alone has", () => {
  test("is noted neither in the project nor in an export: at a colleague’s nothing is missing", async () => {
    const { room, id } = await aPlacedTake();
    const failed = { kind: "failed", takeId: id, why: "engine-refused" };
    await mkdir(ownFolder(room), { recursive: true });
    await writeFile(path.join(ownFolder(room), "panel.ndjson"), sheetOf("panel", [failed]));
    await room.restart();
    await saveLedger(room);
    expect(room.studio.state.ledger).toMatchObject({ files: [{ isMine: true }, { device: "panel", lines: 1 }] });
    // A colleague opens the project, and holds the ledgers to the export too.
    await room.restart(() => rm(ownFolder(room), { recursive: true }));
    room.opens = room.savesTo ?? "";
    await room.studio.ledger.checkAgainst();
    expect(room.studio.state.ledger).toMatchObject({ missing: [], noted: { project: 1, exports: 1 } });
  });

  test("and that was noted once goes out of the notes, unless it is cut", () => {
    const head = (chain: string, count: number) => ({ chain, count, sum: "0".repeat(64) });
    const now = {
      heads: [head("a", 5)],
      holds: ({ chain }: Head) => chain === "a",
      isLocal: ({ chain }: Head) => chain === "panel",
    };
    const before = [head("a", 3), head("panel", 4), head("cut", 9)];
    expect(mergedHeads(before, now)).toEqual([head("cut", 9), head("a", 5)]);
  });
});

describe("a copy of a ledger that a syncing drive made", () => {
  test("of before an approval was withdrawn brings it back nowhere, and history says each decision once", async () => {
    const { room } = await aPlacedTake();
    const { studio } = room;
    studio.settings.editSettings({ person: "M. R." });
    await studio.audit.read();
    const { audit } = studio.state;
    const key = audit.kind === "read" ? (audit.audit.ranges[0]?.key ?? "") : "";
    await studio.review.decide(key, "editorial", "approve");
    const file = path.join(
      room.folder,
      "Pickup/ledger",
      `${room.take(room.studio.state.takes[0]?.take.id ?? "").owner}`,
    );
    const before = await readFile(`${file}.ndjson`, "utf8");
    // The clock was set back meanwhile.
    const now = new Date(Date.now() - 3_600_000);
    room.now = () => now;
    await studio.review.withdraw(key, "editorial");
    for (const copy of [" (1)", "_conflict"]) await writeFile(`${file}${copy}.ndjson`, before);
    room.now = () => new Date();
    await room.restart();
    await room.studio.audit.read();
    const review = judgedOf(room.studio.state.audit).get(key)?.review;
    expect(review?.overall).toBe("open");
    expect(review?.history.map(({ decision }) => decision)).toEqual(["approve", "withdrawn"]);
    const { lines } = JSON.parse(await saveLedger(room)) as { readonly lines: readonly { readonly kind: string }[] };
    const kinds = lines.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["asked", "delivered", "placed", "reviewed", "reviewed", "submitted"]);
  });

  test("and what was written in each since then count both", async () => {
    const { room, id } = await aPlacedTake();
    const says = ["one", "two", "three"].map((why) => ({ kind: "failed", takeId: id, why }));
    const folder = path.join(room.folder, "Pickup/ledger");
    await writeFile(path.join(folder, "other.ndjson"), sheetOf("other", says));
    await writeFile(
      path.join(folder, "other (1).ndjson"),
      sheetOf("other", [...says.slice(0, 2), { ...says[2], why: "four" }]),
    );
    await room.restart();
    const { lines } = JSON.parse(await saveLedger(room)) as { readonly lines: readonly { readonly why?: string }[] };
    expect(lines.flatMap(({ why }) => why ?? []).sort()).toEqual(["four", "one", "three", "two"]);
  });
});

test("a name that is erased goes at once out of this device’s file in every home", async () => {
  const { room, id } = await aPlacedTake();
  const kept = path.join(ownFolder(room), `${room.take(id).owner}.words.json`);
  await room.restart(async () => {
    await mkdir(ownFolder(room), { recursive: true });
    const words = [
      { id: "w-1", text: "M. R." },
      { id: "w-2", text: "Legal desk" },
    ];
    await writeFile(kept, JSON.stringify({ schema: "pickup.words", version: 1, words, erased: [] }));
  });
  await room.studio.ledger.erase(["w-1"]);
  expect(room.studio.state.problem).toBeUndefined();
  const left = await readFile(kept, "utf8");
  expect(left).not.toContain("M. R.");
  expect(left).toContain("Legal desk");
});

describe("in a folder that several projects share", () => {
  const usedIn = (sequenceId: string, more: Readonly<Record<string, unknown>> = {}) => ({
    sequenceId,
    essence: "a".repeat(64),
    rangeInSequence: { start: 0, end: 100 },
    rangeInMedia: { start: 0, end: 100 },
    look: "plain",
    beside: "none",
    ...more,
  });
  const decided = (by: string, sequenceId: string, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ kind: "reviewed", part: "legal", decision: "approve", by, use: usedIn(sequenceId) },
    ...more,
  });

  test("names and lines of another project are neither shown nor written out, and stand in the chain", async () => {
    const { room, id } = await aPlacedTake();
    room.studio.settings.editSettings({ person: "M. R." });
    await room.studio.audit.read();
    const { audit } = room.studio.state;
    const key = audit.kind === "read" ? (audit.audit.ranges[0]?.key ?? "") : "";
    await room.studio.review.decide(key, "editorial", "approve");
    const { projectId, sequenceId } = room.take(id).shot;
    const written = await readFile(path.join(room.folder, "Pickup/ledger", `${room.take(id).owner}.ndjson`), "utf8");
    for (const line of written.trimEnd().split("\n")) expect(JSON.parse(line)).toMatchObject({ project: projectId });
    await room.restart(async () => {
      await mkdir(ownFolder(room), { recursive: true });
      const lines = [
        decided("w-b", "sequence-b", { project: "project-b" }),
        // Of before lines said whose they are.
        decided("w-c", "sequence-c"),
        decided("w-a", sequenceId),
      ];
      await writeFile(path.join(ownFolder(room), "panel.ndjson"), sheetOf("panel", lines));
      const words = [
        { id: "w-a", text: "Desk of A" },
        { id: "w-b", text: "Desk of B" },
        { id: "w-c", text: "Desk of C" },
      ];
      const record = { schema: "pickup.words", version: 1, words, erased: [] };
      await writeFile(path.join(ownFolder(room), "panel.words.json"), JSON.stringify(record));
    });
    await room.studio.audit.read();
    expect(room.studio.state.review.names).toEqual(["Desk of A", "M. R."]);
    const exported = await saveLedger(room);
    expect(exported).not.toMatch(/Desk of [BC]/);
    expect(JSON.parse(exported)).toMatchObject({ ofOtherProjects: 2 });
    const { lines } = JSON.parse(exported) as { readonly lines: readonly { readonly by?: string }[] };
    expect(lines.flatMap(({ by }) => by ?? []).sort()).toEqual(["Desk of A", "M. R."]);
    const { ledger } = room.studio.state;
    if (ledger.kind !== "read") throw new Error(`The ledger is ${ledger.kind}`);
    expect(ledger.words.map(({ text }) => text).sort()).toEqual(["Desk of A", "M. R."]);
    expect(ledger.files).toMatchObject([{ isMine: true }, { device: "panel", lines: 3 }]);
  });
});

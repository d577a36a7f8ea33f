/** Review packs: what is in the folder, and what becomes of the decisions that come back, whoever wrote them. */

import "./wire.host";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { reviewPage } from "../src/core/review-page";
import type { PackRange, ReviewPack } from "../src/core/review-pack";
import { ticks } from "../src/core/time";
import { judgedOf } from "../src/studio/review/audit-state";
import { en } from "../src/ui/text/en";
import { fr } from "../src/ui/text/fr";
import { newRoom } from "./rooms.setup";
import { openRoom, type Room } from "./studio.setup";
import { until } from "./wire.setup";

const HOSTILE = `</script><script>document.title = "broken out"</script><b>`;

interface Packed {
  readonly room: Room;
  /** The pack's folder. */
  readonly folder: string;
  readonly id: string;
  readonly sum: string;
}

/** A take of an engine in the cut, and a pack of it, made without a media room. */
async function aPack(prompt = "The lights fail.", open = newRoom): Promise<Packed> {
  const room = await open({ lifeMs: 30 });
  await room.addEngine();
  const takeId = await room.make(prompt);
  await room.standsAt(takeId, "ready");
  await until("it on the timeline", () => room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0));
  room.studio.settings.editSettings({ person: "M. R." });
  await room.studio.audit.read();
  room.picks = room.folder;
  await room.studio.review.makePack(en.review.page);
  const { pack } = room.studio.state.review;
  if (pack.kind !== "made") throw new Error(`It was not made: ${JSON.stringify(pack)}`);
  const json = await readFile(path.join(pack.folder, "pack.json"), "utf8");
  return { room, folder: pack.folder, id: (JSON.parse(json) as ReviewPack).id, sum: sumOf(json) };
}

function sumOf(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function decision(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    range: "r1",
    part: "legal",
    decision: "approve",
    by: "Legal desk",
    note: "Fine as it is.",
    at: "2026-11-28T11:00:00.000Z",
    ...change,
  };
}

function fileOf({ id, sum }: Packed, decisions: readonly unknown[], change: Record<string, unknown> = {}): string {
  return JSON.stringify({ schema: "pickup.decisions", version: 1, pack: id, sum, decisions, ...change });
}

async function takeIn({ room }: Packed, text: string): Promise<Room["studio"]["state"]["review"]["taking"]> {
  room.opens = path.join(room.folder, "decisions.json");
  await writeFile(room.opens, text);
  await room.studio.review.takeIn();
  return room.studio.state.review.taking;
}

async function reviewed({ room }: Packed): Promise<readonly Record<string, unknown>[]> {
  const home = path.join(room.folder, "Pickup/ledger");
  const [name = ""] = (await readdir(home)).filter((one) => one.endsWith(".ndjson"));
  const lines = (await readFile(path.join(home, name), "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("a pack holds a page, the programme’s stills and what they sum up to, and the ledger knows the page", async () => {
  const packed = await aPack(HOSTILE);
  const { room, folder } = packed;
  expect(path.basename(folder)).toMatch(/^Review Reel \d{4}-\d{2}-\d{2}$/);
  expect((await readdir(folder)).sort()).toEqual(["clips", "pack.json", "review.html", "stills"]);
  const pack = JSON.parse(await readFile(path.join(folder, "pack.json"), "utf8")) as ReviewPack;
  const [range] = pack.ranges;
  expect(range?.recipe).toMatchObject({ prompt: HOSTILE, seed: 4711, engine: "Rig" });
  expect(range?.needed).toEqual(["editorial"]);
  expect(range?.stills).toHaveLength(3);
  for (const { path: still, sha256 } of range?.stills ?? [])
    expect(sumOf(await readFile(path.join(folder, still)))).toBe(sha256);
  const page = await readFile(path.join(folder, "review.html"), "utf8");
  expect(page).not.toContain(HOSTILE);
  expect(page).toContain("No small films could be made");
  expect(page).not.toMatch(/https?:\/\//);
  expect(page).not.toContain("M. R.");
  const exported = (await reviewed(packed)).filter(({ kind }) => kind === "exported");
  expect(exported).toEqual([expect.objectContaining({ what: "review-pack", sha256: sumOf(page) })]);
  expect(room.studio.state.review.pack).toMatchObject({ ranges: 1, stills: 3, films: 0 });
  // Nobody named a folder: what is shown stays.
  delete room.picks;
  await room.studio.review.makePack(en.review.page);
  expect(room.studio.state.review.pack).toMatchObject({ kind: "made", folder });
  room.picks = room.folder;
  // A second one of the same day has a folder of its own.
  await room.studio.review.makePack(fr.review.page);
  const again = room.studio.state.review.pack;
  expect(again.kind === "made" && again.folder).toBe(`${folder} 2`);
  expect(await readFile(path.join(`${folder} 2`, "review.html"), "utf8")).toContain('<html lang="fr">');
});

test("decisions come in with the use they were made on, signed, and a second time they are known", async () => {
  const packed = await aPack();
  const { room } = packed;
  const text = fileOf(packed, [decision(), decision({ part: "ethics", decision: "reject", note: "" })]);
  expect(await takeIn(packed, text)).toMatchObject({ kind: "taken", taken: 2, known: 0, reopened: 0 });
  const [judged] = judgedOf(room.studio.state.audit).values();
  expect(judged?.review.parts.legal.kind).toBe("approved");
  expect(judged?.review.overall).toBe("rejected");
  expect([...room.studio.state.review.words.values()]).toContainEqual({ kind: "said", text: "Legal desk" });
  const lines = (await reviewed(packed)).filter(({ kind }) => kind === "reviewed");
  expect(lines.map(({ pack, saidAt }) => [pack, saidAt])).toEqual([
    [packed.id, "2026-11-28T11:00:00.000Z"],
    [packed.id, "2026-11-28T11:00:00.000Z"],
  ]);
  expect(JSON.stringify(lines)).not.toContain("Legal desk");
  expect(await takeIn(packed, text)).toMatchObject({ kind: "taken", taken: 0, known: 2 });
  expect((await reviewed(packed)).filter(({ kind }) => kind === "reviewed")).toHaveLength(2);
});

test("a decision that stands twice in a file is taken in once, and one that was taken back there is open", async () => {
  const packed = await aPack();
  expect(await takeIn(packed, fileOf(packed, [decision(), decision()]))).toMatchObject({ taken: 1, known: 1 });
  const back = decision({ decision: "withdrawn", at: "2026-11-28T11:30:00.000Z", note: "" });
  expect(await takeIn(packed, fileOf(packed, [back]))).toMatchObject({ taken: 1, outweighed: 0 });
  const [judged] = judgedOf(packed.room.studio.state.audit).values();
  expect(judged?.review.parts.legal.kind).toBe("open");
});

test("one that was made before something else was said is outweighed, and it is said", async () => {
  const packed = await aPack();
  const { studio } = packed.room;
  const { audit } = studio.state;
  const key = audit.kind === "read" ? (audit.audit.ranges[0]?.key ?? "") : "";
  await studio.review.decide(key, "legal", "reject");
  const before = decision({ at: "2020-01-01T00:00:00.000Z" });
  expect(await takeIn(packed, fileOf(packed, [before]))).toMatchObject({ taken: 1, outweighed: 1 });
});

test("a file that is too large is refused before it is read whole", async () => {
  const packed = await aPack();
  const taking = await takeIn(packed, " ".repeat(21_000_000));
  if (taking.kind !== "failed") throw new Error("It was taken in");
  expect(en.failure(taking.failure).happened).toBe(
    "decisions.json is too large to be a decisions file: 21.0 MB, and below 20.0 MB is expected.",
  );
});

test.each([
  ["changes", { speed: 2 }],
  ["is graded, which nobody tells the panel,", { effects: [{ matchName: "AE.ADBE Lumetri", params: [] }] }],
])("a cut that %s while the pack is made leaves no pack", async (_, change) => {
  const packed = await aPack();
  const { room, folder } = packed;
  const { studio, premiere } = room;
  const making = studio.review.makePack(en.review.page);
  await until("a still", () => studio.state.review.pack.kind === "making");
  premiere.project.edit("Somebody edits", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((item) => (item.name.startsWith("PU_") ? { ...item, ...change } : item)),
      })),
    })),
  }));
  await making;
  expect(studio.state.review.pack).toMatchObject({ kind: "failed", failure: { kind: "sequence-changed" } });
  expect(await readdir(path.dirname(folder))).not.toContain(`${path.basename(folder)} 2`);
});

test("what was decided on a use that changed since comes in as open again", async () => {
  const packed = await aPack();
  const { room } = packed;
  const [sequence] = room.premiere.project.document.sequences;
  const item = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
  room.premiere.setSpeed(sequence?.id ?? "", item?.id ?? "", 2);
  await room.premiere.settled();
  await room.studio.audit.read();
  expect(await takeIn(packed, fileOf(packed, [decision()]))).toMatchObject({ taken: 1, reopened: 1 });
  const [judged] = judgedOf(room.studio.state.audit).values();
  expect(judged?.review.parts.legal.kind).toBe("reopened");
  expect(judged?.review.overall).toBe("open");
});

describe("a decisions file is refused, with a sentence, and nothing of it is taken in:", () => {
  const other = "ffffffff-0000-4000-8000-000000000000";
  /** Nothing is ever taken in, so that all of them may use one. */
  let packed: Packed;
  beforeAll(async () => {
    packed = await aPack(undefined, openRoom);
  });
  afterAll(() => packed.room.close());

  test.each<[string, string, (packed: Packed) => string]>([
    ["empty", "not-decisions", () => ""],
    ["no JSON", "not-decisions", () => "<html>"],
    ["half of it", "not-decisions", (packed) => fileOf(packed, [decision()]).slice(0, 90)],
    ["a list", "not-decisions", () => "[]"],
    ["another schema", "not-decisions", (packed) => fileOf(packed, [], { schema: "pickup.ledger" })],
    ["a later version", "not-decisions", (packed) => fileOf(packed, [], { version: 2 })],
    ["another pack", "other-pack", (packed) => fileOf(packed, [decision()], { pack: other })],
    ["a way out of the folder", "not-decisions", (packed) => fileOf(packed, [], { pack: "../../../etc/passwd" })],
    ["another sum", "altered", (packed) => fileOf(packed, [decision()], { sum: "0".repeat(64) })],
    ["a range that is not there", "altered", (packed) => fileOf(packed, [decision(), decision({ range: "r2" })])],
    ["a range by a name of objects", "altered", (packed) => fileOf(packed, [decision({ range: "__proto__" })])],
    ["no name", "not-decisions", (packed) => fileOf(packed, [decision({ by: "  " })])],
    ["a name that fills a page", "not-decisions", (packed) => fileOf(packed, [decision({ by: "x".repeat(5000) })])],
    ["a note that fills a disk", "not-decisions", (packed) => fileOf(packed, [decision({ note: "x".repeat(1e6) })])],
    ["a number for a note", "not-decisions", (packed) => fileOf(packed, [decision({ note: 7 })])],
    ["a decision of its own", "not-decisions", (packed) => fileOf(packed, [decision({ decision: "cleared" })])],
    ["a sign-off of its own", "not-decisions", (packed) => fileOf(packed, [decision({ part: "owner" })])],
    ["no time", "not-decisions", (packed) => fileOf(packed, [decision({ at: "yesterday" })])],
    [
      "a time that is none",
      "not-decisions",
      (packed) => fileOf(packed, [decision({ at: "2026-99-99T99:99:99.000Z" })]),
    ],
    [
      "too many",
      "not-decisions",
      (packed) =>
        fileOf(
          packed,
          Array.from({ length: 10_001 }, () => decision()),
        ),
    ],
  ])("%s", async (_what, why, write) => {
    const taking = await takeIn(packed, write(packed));
    expect(taking).toMatchObject({ kind: "failed", failure: { kind: "decisions-refused", why } });
    if (taking.kind === "failed") expect(en.failure(taking.failure).advice).toMatch(/\.$/);
    expect((await reviewed(packed)).filter(({ kind }) => kind === "reviewed")).toEqual([]);
  });
});

test("there is no pack of a cut without AI", async () => {
  const room = await newRoom();
  await room.studio.audit.read();
  room.picks = room.folder;
  await room.studio.review.makePack(en.review.page);
  expect(room.studio.state.review.pack).toMatchObject({ failure: { kind: "cannot-review", why: "nothing" } });
});

test.each([
  ["English", en],
  ["French", fr],
])("the page in %s says of each range what is known of it, as text", (_name, text) => {
  const range: PackRange = {
    id: "r1",
    use: {
      sequenceId: "reel",
      essence: "a".repeat(64),
      rangeInSequence: { start: ticks(0), end: ticks(10) },
      rangeInMedia: { start: ticks(0), end: ticks(10) },
      look: "",
      beside: "",
    },
    in: "10:00:00:00",
    out: "10:00:03:23",
    length: "4:00",
    track: 2,
    nests: [HOSTILE],
    clip: HOSTILE,
    visibility: { kind: "unknown", why: ["opacity"], seen: [], maybe: [] },
    suspected: true,
    needed: [],
    standing: { editorial: "open", legal: "reopened", ethics: "open" },
    stills: [{ path: "stills/r1-1.png", sha256: "b".repeat(64) }],
    film: { path: "clips/r1.mp4", sha256: "c".repeat(64), from: 1.25, to: 5.25 },
  };
  const pack = {
    id: "p",
    madeAt: "2026-11-28T10:00:00.000Z",
    sequence: { id: "reel", name: HOSTILE },
    ranges: [range],
  };
  const page = reviewPage(pack, "d".repeat(64), text.review.page);
  expect(page).not.toContain(HOSTILE);
  expect(page).toContain("clips/r1.mp4#t=1.250,5.250");
  expect(page).toContain(text.review.page.suspected);
  expect(page).toContain(text.review.page.standings.reopened);
});

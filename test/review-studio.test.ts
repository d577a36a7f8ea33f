/** Deciding on AI ranges in the panel: what the ledger keeps, what a change of the cut opens again, what the project panel shows. */

import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { en } from "../src/ui/text/en";
import { chained } from "../src/core/ledger-chain";
import type { SignOff } from "../src/core/ledger-entry";
import type { Standing } from "../src/core/review";
import { frameRateOf, ticks, ZERO } from "../src/core/time";
import { judgedOf } from "../src/studio/review/audit-state";
import type { SimulatedTrackItem } from "./host/model";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { solidPng } from "./png";
import { openRoom, slow, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

jest.setTimeout(60_000);

const FILM = frameRateOf(24);
const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

/** A take of an engine lies in the hole, the cut was read, and somebody said who decides. */
async function aCut(): Promise<Room> {
  const room = await openRoom({ lifeMs: 30 });
  rooms.push(room);
  await room.addEngine();
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  await until("it on the timeline", () => room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0));
  room.studio.settings.editSettings({ person: "M. R." });
  await read(room);
  return room;
}

async function read({ studio, premiere }: Room): Promise<void> {
  await premiere.settled();
  await studio.audit.read();
  const { audit } = studio.state;
  if (audit.kind !== "read") throw new Error(`It was not read: ${JSON.stringify(audit)}`);
}

function theRange({ studio }: Room): string {
  const { audit } = studio.state;
  const [only, second] = audit.kind === "read" ? audit.audit.ranges : [];
  if (only === undefined || second !== undefined) throw new Error("There is not one range");
  return only.key;
}

function standing(room: Room): Standing {
  const found = judgedOf(room.studio.state.audit).get(theRange(room))?.review;
  if (found === undefined) throw new Error("It was not judged");
  return found;
}

async function decide(room: Room, decision: "approve" | "changes" | "reject", part: SignOff = "editorial") {
  await room.studio.review.decide(theRange(room), part, decision);
}

function clip({ premiere }: Room): { readonly sequenceId: string; readonly item: SimulatedTrackItem } {
  const [sequence] = premiere.project.document.sequences;
  const item = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
  if (sequence === undefined || item === undefined) throw new Error("The take is not on the timeline");
  return { sequenceId: sequence.id, item };
}

/** Other media than the take, which only their name says to be AI. */
async function aStranger({ premiere, folder }: Room): Promise<string> {
  const file = path.join(folder, "sora_wave.png");
  await writeFile(file, solidPng(64, 36, 120));
  return (await premiere.importFile(file)).id;
}

/** They lie where the take lay, as long as it. */
async function swapMedia(room: Room): Promise<void> {
  const { premiere } = room;
  const { sequenceId, item } = clip(room);
  const itemId = await aStranger(room);
  premiere.markItem(itemId, { in: 0, out: item.end - item.start });
  premiere.deleteItems(sequenceId, [item.id]);
  premiere.place({ sequenceId, itemId, mode: "overwrite", time: item.start, videoTrack: 0, audioTrack: -1 });
}

async function openSequence({ studio, premiere }: Room, sequenceId: string): Promise<void> {
  premiere.project.openSequence(sequenceId);
  await until("that sequence", () => {
    const { host } = studio.state;
    return host.kind === "open" && host.project.sequence?.sequenceId === sequenceId;
  });
}

/** A decision of which the line stands, and which is being shown on its clip until it is let through. */
async function decidesSlowly(room: Room): Promise<{ readonly letThrough: () => Promise<void> }> {
  const held = slow(room.premiere.modules.premierepro.Metadata, "getProjectMetadata");
  const deciding = decide(room, "approve");
  await until("it to be shown", () => held.waiting > 0);
  held.isSlow = false;
  return {
    letThrough: async () => {
      held.letThrough();
      await deciding;
    },
  };
}

async function ledger({ folder }: Room): Promise<readonly Record<string, unknown>[]> {
  const home = path.join(folder, "Pickup/ledger");
  const names = (await readdir(home).catch(() => [])).filter((name) => name.endsWith(".ndjson"));
  const texts = await Promise.all(names.map((name) => readFile(path.join(home, name), "utf8")));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );
}

const reviewed = async (room: Room) => (await ledger(room)).filter(({ kind }) => kind === "reviewed");

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

/** The file of this device's ledger, and its lines. */
async function sheet({ folder }: Room): Promise<{ readonly file: string; readonly lines: string[] }> {
  const home = path.join(folder, "Pickup/ledger");
  const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
  const file = path.join(home, name);
  return { file, lines: (await readFile(file, "utf8")).trimEnd().split("\n") };
}

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
    expect(report).toMatch(/The ledger of device \S+ is broken/);
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

test("nothing is recorded while nobody says who decides, or once the cut is another one", async () => {
  const room = await aCut();
  room.studio.settings.editSettings({ person: "  " });
  await decide(room, "approve");
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "no-name" } });
  room.studio.settings.editSettings({ person: "M. R." });
  const key = theRange(room);
  const { sequenceId, item } = clip(room);
  room.premiere.setDisabled(sequenceId, item.id, true);
  await until("the panel to see it", () => "isStale" in room.studio.state.audit && room.studio.state.audit.isStale);
  await room.studio.review.decide(key, "editorial", "approve");
  expect(room.studio.state.problem).toMatchObject({ failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toEqual([]);
});

test("nothing is recorded of a cut that looks otherwise since it was read, also where nobody watches", async () => {
  const room = await aCut();
  const { sequenceId, item } = clip(room);
  room.premiere.setSpeed(sequenceId, item.id, 2);
  await decide(room, "approve");
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toEqual([]);
  expect(room.studio.state.audit).toMatchObject({ isStale: true });
  await read(room);
  await decide(room, "approve");
  expect(standing(room).parts.editorial.kind).toBe("approved");
});

test("a decision that waits for its turn is on what was there when its key was struck", async () => {
  const room = await aCut();
  const { letThrough } = await decidesSlowly(room);
  const key = theRange(room);
  const second = room.studio.review.decide(key, "legal", "reject");
  await swapMedia(room);
  await read(room);
  expect(theRange(room)).toBe(key);
  await letThrough();
  await second;
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toMatchObject([{ part: "editorial", decision: "approve" }]);
});

test("what was typed beside a take does not stand beside another that lies in its place", async () => {
  const room = await aCut();
  const key = theRange(room);
  room.studio.review.choose(key);
  room.studio.review.write("Her hand is wrong.");
  await swapMedia(room);
  await read(room);
  expect(room.studio.state.review).toMatchObject({ at: key, note: "" });
});

test("what is shown of one sequence says the same while another one is read", async () => {
  const room = await aCut();
  await decide(room, "approve", "legal");
  expect(room.premiere.undo()).toBe("Show the review");
  await read(room);
  await soon(() => expect(room.studio.state.review.older).toHaveLength(1));
  const { letThrough } = await decidesSlowly(room);
  void room.studio.review.showReview();
  const used = clip(room).item.itemId;
  await openSequence(room, room.premiere.newSequenceFromMedia(await aStranger(room), "Trailer"));
  await read(room);
  await letThrough();
  await room.studio.review.decide("none", "legal", "approve");
  const item = room.premiere.project.document.items.find(({ id }) => id === used);
  expect(JSON.stringify(item)).toContain("Reel: editorial approved");
  expect(room.premiere.project.undoLabels.filter((label) => label === "Show the review")).toHaveLength(1);
});

describe("what was approved is open again", () => {
  async function approved(): Promise<Room> {
    const room = await aCut();
    await decide(room, "approve");
    return room;
  }

  async function opensAgain(room: Room, why: string): Promise<void> {
    await read(room);
    expect(standing(room).parts.editorial).toMatchObject({ kind: "reopened", why });
    expect(standing(room).overall).toBe("open");
  }

  test("after a trim, and cleared once more when that is undone", async () => {
    const room = await approved();
    const { sequenceId, item } = clip(room);
    room.premiere.editItem(sequenceId, item.id, { kind: "end", to: ticks(item.end - 10 * FILM) });
    await opensAgain(room, "other-range");
    room.premiere.undo();
    await read(room);
    expect(standing(room).overall).toBe("cleared");
  });

  test("after a change of speed", async () => {
    const room = await approved();
    const { sequenceId, item } = clip(room);
    room.premiere.setSpeed(sequenceId, item.id, 2);
    await read(room);
    expect(standing(room).parts.editorial.kind).toBe("reopened");
  });

  test("and not after a ripple that moves it with its neighbours", async () => {
    const room = await approved();
    const { sequenceId } = clip(room);
    room.premiere.project.edit("Insert", (document) => ({
      ...document,
      sequences: document.sequences.map((sequence) =>
        sequence.id !== sequenceId
          ? sequence
          : {
              ...sequence,
              video: sequence.video.map((track) => ({
                ...track,
                items: track.items.map((item) => ({
                  ...item,
                  start: ticks(item.start + 48 * FILM),
                  end: ticks(item.end + 48 * FILM),
                })),
              })),
            },
      ),
    }));
    await read(room);
    expect(standing(room).parts.editorial).toMatchObject({ kind: "approved", isMoved: true });
  });

  test("when other media take its place", async () => {
    const room = await approved();
    await swapMedia(room);
    await opensAgain(room, "other-take");
  });
});

test("a decision that is withdrawn is open, and the ledger keeps both lines", async () => {
  const room = await aCut();
  await decide(room, "reject");
  expect(standing(room).overall).toBe("rejected");
  await room.studio.review.withdraw(theRange(room), "editorial");
  expect(standing(room).overall).toBe("open");
  expect((await reviewed(room)).map(({ decision }) => decision)).toEqual(["reject", "withdrawn"]);
});

test("it stands in a column of the clip, in one undo step, and its label keeps its colour unless the editor wants it", async () => {
  const room = await aCut();
  const item = () => room.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
  const before = item()?.label;
  await decide(room, "approve");
  expect(item()?.label).toBe(before);
  const day = new Date().toISOString().slice(0, 10);
  expect(JSON.stringify(item())).toContain(`Reel: editorial approved ${day}`);
  expect(room.premiere.undo()).toBe("Show the review");
  expect(JSON.stringify(item())).not.toContain("editorial approved");
  await room.studio.review.showLabels(true);
  expect(item()?.label).toBe(5);
  expect(JSON.stringify(item())).toContain(`Reel: editorial approved ${day}`);
  expect(room.premiere.undo()).toBe("Show the review");
  expect(item()?.label).toBe(before);
});

test("of a clip in two cuts the project panel tells how it stands in each, the gravest first, whichever was read last", async () => {
  const room = await aCut();
  const { studio, premiere } = room;
  await studio.review.showLabels(true);
  await decide(room, "approve");
  const { sequenceId: reel, item: used } = clip(room);
  const item = () => premiere.project.document.items.find(({ id }) => id === used.itemId);
  const day = new Date().toISOString().slice(0, 10);
  const trailer = premiere.newSequenceFromMedia(used.itemId, "Trailer");
  await openSequence(room, trailer);
  await read(room);
  await decide(room, "reject");
  expect(JSON.stringify(item())).toContain(`Trailer: editorial rejected ${day} | Reel: editorial approved ${day}`);
  expect(item()?.label).toBe(6);
  const steps = premiere.project.undoLabels.length;
  await openSequence(room, reel);
  await read(room);
  expect(standing(room).overall).toBe("cleared");
  await decide(room, "approve", "legal");
  expect(JSON.stringify(item())).toContain(
    `Trailer: editorial rejected ${day} | Reel: editorial approved ${day}; legal approved ${day}`,
  );
  expect(item()?.label).toBe(6);
  expect(premiere.project.undoLabels).toHaveLength(steps + 1);
  // What was decided in a cut that is gone is about none any more.
  premiere.project.edit("Delete", (document) => ({
    ...document,
    sequences: document.sequences.filter(({ id }) => id !== trailer),
  }));
  await decide(room, "approve", "ethics");
  expect(JSON.stringify(item())).not.toContain("Trailer");
  expect(item()?.label).toBe(5);
});

describe("after a reading of a cut that was decided on", () => {
  async function trimmed(): Promise<Room> {
    const room = await aCut();
    await decide(room, "approve");
    const { sequenceId, item } = clip(room);
    room.premiere.editItem(sequenceId, item.id, { kind: "end", to: ticks(item.end - 10 * FILM) });
    return room;
  }

  const column = ({ premiere }: Room) =>
    JSON.stringify(premiere.project.document.items.find(({ name }) => name.startsWith("PU_")));

  test("the panel offers to show how it stands, and changes nothing of the project by itself", async () => {
    const room = await trimmed();
    const { premiere, studio } = room;
    const before = premiere.project.undoLabels;
    await read(room);
    await soon(() => expect(studio.state.review.older).toHaveLength(1));
    expect(premiere.project.undoLabels).toEqual(before);
    expect(column(room)).toContain("editorial approved");
    await studio.review.showReview();
    expect(studio.state.problem).toBeUndefined();
    expect(column(room)).toContain("editorial open again");
    expect(premiere.project.undoLabels).toEqual([...before, "Show the review"]);
    expect(studio.state.review.older).toBeUndefined();
    await read(room);
    await studio.review.decide("none", "legal", "approve");
    expect(studio.state.review.older).toBeUndefined();
    expect(premiere.undo()).toBe("Show the review");
    expect(column(room)).toContain("editorial approved");
  });

  test("a decision shows it in any case, and nothing is offered any more", async () => {
    const room = await trimmed();
    await read(room);
    await soon(() => expect(room.studio.state.review.older).toHaveLength(1));
    await decide(room, "reject");
    expect(column(room)).toContain("editorial rejected");
    expect(room.studio.state.review.older).toBeUndefined();
  });

  test("nothing is offered of another sequence, or of one that was changed since", async () => {
    const room = await trimmed();
    const { premiere, studio } = room;
    await read(room);
    await soon(() => expect(studio.state.review.older).toHaveLength(1));
    const { sequenceId, item } = clip(room);
    premiere.setDisabled(sequenceId, item.id, true);
    await until("the panel to see it", () => "isStale" in studio.state.audit && studio.state.audit.isStale);
    const before = premiere.project.undoLabels;
    await studio.review.showReview();
    expect(studio.state.problem).toMatchObject({ failure: { kind: "cannot-review", why: "stale" } });
    expect(premiere.project.undoLabels).toEqual(before);
    await openSequence(room, premiere.newSequenceFromMedia(await aStranger(room), "Trailer"));
    await until("it to be forgotten", () => studio.state.audit.kind === "none");
    expect(studio.state.review.older).toBeUndefined();
  });
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

test("a label that Premiere does not set is told", async () => {
  const room = await aCut();
  await room.studio.review.showLabels(true);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetColorLabelAction"] };
  await decide(room, "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  expect(standing(room).overall).toBe("rejected");
});

test("a clip that does not show its review is told until it does, whatever is decided on others meanwhile", async () => {
  const room = await aCut();
  const { sequenceId } = clip(room);
  const itemId = await aStranger(room);
  const place = { sequenceId, itemId, mode: "overwrite", time: ZERO, videoTrack: 1, audioTrack: -1 } as const;
  room.premiere.place(place);
  await read(room);
  const { audit } = room.studio.state;
  const ranges = audit.kind === "read" ? audit.audit.ranges : [];
  const keyOf = (name: RegExp): string => ranges.find(({ clip: named }) => name.test(named))?.key ?? "";
  await room.studio.review.showLabels(true);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetColorLabelAction"] };
  await room.studio.review.decide(keyOf(/^PU_/), "editorial", "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  room.premiere.manners = { ...room.premiere.manners, silent: [] };
  await room.studio.review.decide(keyOf(/^sora/), "editorial", "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  await room.studio.review.decide(keyOf(/^PU_/), "editorial", "changes");
  expect(room.studio.state.review.unshown).toBeUndefined();
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

test("play puts the playhead at the range and plays its clip from where the cut shows it", async () => {
  const room = await aCut();
  const { sequenceId, item } = clip(room);
  await room.studio.review.play(theRange(room));
  expect(room.studio.state.problem).toBeUndefined();
  const { view } = room.premiere.project;
  expect(view.playheads[sequenceId]).toBe(item.start);
  expect(view.source).toMatchObject({ itemId: item.itemId, speed: 1 });
  expect(room.studio.state.review.played?.how).toBe("source");
});

test("a playhead that does not move is no success", async () => {
  const room = await aCut();
  room.premiere.project.movePlayhead(clip(room).sequenceId, ZERO);
  room.premiere.manners = { ...room.premiere.manners, silent: ["setPlayerPosition"] };
  await room.studio.review.play(theRange(room));
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "host-refused" } });
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

test("the keys go to the next range that is open, and round", async () => {
  const room = await aCut();
  room.studio.review.step("next");
  expect(room.studio.state.review.at).toBe(theRange(room));
  await decide(room, "approve");
  room.studio.review.step("previous");
  await soon(() => expect(room.studio.state.review.at).toBe(theRange(room)));
});

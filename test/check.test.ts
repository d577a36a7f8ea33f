/** A take is matched where it lies: nothing is measured through a title, nothing unasked, and nothing on the timeline changes. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PLAIN_FIT } from "../src/core/fit";
import { until } from "./wire.setup";
import type { Room } from "./studio.setup";
import { frames, lying, sequenceIdOf, takeInBin } from "./replace.setup";
import { aCheck, aMatch, aTake, checking, framesOf, isStale, undoes } from "./check.setup";

test("the working space is asked once for a sequence, before anything is measured", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)).toMatchObject({
    takeId: id,
    match: { kind: "open", choices: ["before", "after"] },
    faults: { kind: "open" },
  });
  expect(checking(room)?.match).not.toHaveProperty("space");
  await check.measure("before");
  expect(checking(room)?.match.kind).toBe("open");
  expect(await framesOf(room)).toEqual([]);
  await check.setSpace("rec-709");
  check.close();
  await room.restart();
  await until("the take", () => room.studio.state.takes.length === 1);
  await room.studio.check.open(id);
  expect(checking(room)?.match).toEqual({ kind: "open", choices: ["before", "after"], space: "rec-709" });
});

test("in another working space than Direct Rec.709 there is no figure and no cube, and the answer can be changed", async () => {
  const { room, id } = await aTake();
  await room.studio.check.open(id);
  await room.studio.check.setSpace("hlg-pq");
  expect(checking(room)?.match).toEqual({
    kind: "refused",
    failure: { kind: "cannot-check", why: "working-space" },
    choices: [],
  });
  await room.studio.check.measure("before");
  expect(checking(room)?.match.kind).toBe("refused");
  await room.studio.check.setSpace("rec-709");
  expect(checking(room)?.match.kind).toBe("open");
});

test("a match is measured on exported frames, its cube saved where the editor says, and the timeline is as it was", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  const before = [lying(room), undoes(room)];
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(checking(room)?.match).toMatchObject({
    kind: "measured",
    against: "before",
    report: { outcome: { kind: "paired", before: { pixels: 3 } } },
    stale: false,
    strength: 1,
  });
  expect(media.wished).toEqual([[3, 3]]);
  expect(await framesOf(room)).toHaveLength(6);
  await check.setStrength(0.5);
  expect(media.strengths).toEqual([1, 0.5]);
  expect(checking(room)?.match).toMatchObject({ strength: 0.5 });

  const file = path.join(room.folder, "look.cube");
  room.savesTo = file;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ savedTo: file });
  expect(await readFile(file, "utf8")).toContain('TITLE "PU_Reel_001_T01"');
  expect([lying(room), undoes(room)]).toEqual(before);
  check.close();
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
  expect(checking(room)).toBeUndefined();
});

test("when the reference was graded since, the cube is not saved and the figures say that they are old", async () => {
  const { room, media, id, check } = await aMatch();
  media.moved = 6;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ kind: "measured", stale: true });
  // It stands on the take's own card.
  expect(room.studio.state.problem).toEqual({
    at: "takes",
    take: id,
    failure: { kind: "cannot-check", why: "stale" },
  });
});

/** Its neighbour before it. */
function neighbourOf(room: Room): string {
  const sequence = room.premiere.project.document.sequences.find(({ id }) => id === sequenceIdOf(room));
  const found = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("before"));
  if (found === undefined) throw new Error("Nothing lies before the take");
  return found.id;
}

test("a match that stands open is told to be old as soon as another clip is seen there, and true again once that is undone", async () => {
  const { room, check } = await aMatch();
  expect(isStale(room)).toBe(false);
  room.premiere.setDisabled(sequenceIdOf(room), neighbourOf(room), true);
  await until("the panel to see it", () => isStale(room));
  room.premiere.undo();
  await until("the panel to see that it is as it was", () => !isStale(room));
  // What lies elsewhere is nothing to it.
  room.premiere.addTitle(sequenceIdOf(room), "The end", { start: frames(280), end: frames(290) }, 1);
  await until("the panel to see that one", () => {
    const { host } = room.studio.state;
    const items = host.kind === "open" ? (host.project.sequence?.video[1]?.items ?? []) : [];
    return items.some(({ name }) => name === "The end");
  });
  expect(isStale(room)).toBe(false);
  room.premiere.addTitle(sequenceIdOf(room), "Day 399", { start: frames(90), end: frames(100) }, 1);
  await until("the panel to see the title", () => isStale(room));
  await check.saveCube();
  expect(room.studio.state.problem?.failure).toEqual({ kind: "cannot-check", why: "stale" });
});

test("a reference that was graded is noticed by itself, and not while the sequence plays", async () => {
  const { room, media, check } = await aMatch();
  let playhead = 0;
  const plays = setInterval(() => room.premiere.project.movePlayhead(sequenceIdOf(room), frames(playhead++)), 4);
  media.moved = 6;
  await until("a second of playing", () => playhead > 150);
  expect(isStale(room)).toBe(false);
  clearInterval(plays);
  await until("it to be noticed", () => isStale(room));
  media.moved = 0;
  await until("the grade's undoing to be noticed", () => !isStale(room));
  media.moved = 6;
  await until("it to be noticed again", () => isStale(room));
  media.moved = 0;
  await check.measure("before");
  expect(isStale(room)).toBe(false);
  expect(await framesOf(room)).toHaveLength(6);
});

test("a match tells how far it is, and ends when it is stopped", async () => {
  const { room, media, check } = await aCheck();
  const open = media.hold();
  const measuring = check.measure("before");
  await until("the match", () => media.strengths.length === 1);
  expect(checking(room)?.match).toEqual({
    kind: "measuring",
    against: "before",
    doing: "fitting",
    steps: { done: 7, total: 13 },
  });
  check.stop("match");
  open();
  await measuring;
  await until("the check to be open anew", () => checking(room)?.match.kind === "open");
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
  expect(room.studio.state.problem).toBeUndefined();
});

test("nothing is measured through a title: it is named, whichever side it lies on", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  const sequenceId = sequenceIdOf(room);
  room.premiere.addTitle(sequenceId, "Day 400", { start: frames(150), end: frames(180) }, 1);
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(checking(room)?.match).toEqual({
    kind: "through",
    through: { side: "take", track: 1, name: "Day 400" },
    against: "before",
    choices: ["before", "after"],
  });
  expect(await framesOf(room)).toEqual([]);
  room.premiere.undo();
  room.premiere.addTitle(sequenceId, "Day 399", { start: frames(60), end: frames(100) }, 1);
  await check.measure("before");
  expect(checking(room)?.match).toMatchObject({ kind: "through", through: { side: "reference", name: "Day 399" } });
  await check.measure("after");
  expect(checking(room)?.match.kind).toBe("measured");
});

test("opening another take's check closes the first one's, and what was under way for it shows nowhere", async () => {
  const { room, id } = await aTake();
  const other = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  const measuring = check.measure("before");
  await check.open(other);
  await measuring;
  expect(checking(room)).toMatchObject({ takeId: other, match: { kind: "refused" } });
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
});

test("of many strengths that a slider says, the latest is fitted in the end", async () => {
  const { room, media, check } = await aMatch();
  const open = media.hold();
  const first = check.setStrength(0.9);
  await until("the first fit", () => media.strengths.length === 2);
  const others = [0.7, 0.5, 0.3].map((strength) => check.setStrength(strength));
  expect(checking(room)?.match).toMatchObject({ strength: 0.3 });
  open();
  await Promise.all([first, ...others]);
  expect(media.strengths).toEqual([1, 0.9, 0.3]);
  expect(checking(room)?.match).toMatchObject({ strength: 0.3, report: { strength: 0.3 } });
});

/** What the takes' folder holds beside its record and its films. */
async function besideFilms({ studio }: Room, id: string): Promise<readonly string[]> {
  const names = await readdir(path.join(studio.state.folder?.path ?? "", "takes", id));
  return names.filter((name) => !/\.(?:mp4|json|jpg|png|xmp)$/.test(name));
}

test("while another strength is being fitted neither the cube before nor half a cube can be saved or baked in", async () => {
  const { room, media, id, check } = await aMatch();
  expect(checking(room)?.match).toMatchObject({ cubeStrength: 1 });
  const open = media.hold();
  const fitting = check.setStrength(0.5);
  room.savesTo = path.join(room.folder, "half.cube");
  await check.saveCube();
  await check.copy("match", PLAIN_FIT);
  expect(await readdir(room.folder)).not.toContain("half.cube");
  expect(media.copies).toEqual([]);
  open();
  await fitting;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ cubeStrength: 0.5, savedTo: room.savesTo });
  expect(await besideFilms(room, id)).toEqual([]);
});

test("a strength that could not be fitted is taken back: figures, slider and cube are of one strength", async () => {
  const { room, media, id, check } = await aMatch();
  media.breaksMatch = true;
  await check.setStrength(0.5);
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id, failure: { kind: "interrupted" } });
  expect(checking(room)?.match).toMatchObject({ strength: 1, cubeStrength: 1, report: { strength: 1 } });
});

test("stopping one part leaves what the others found, and shows again what stood there", async () => {
  const { room, media, check } = await aCheck();
  await check.look();
  await check.measure("before");
  const measured = checking(room)?.match;
  const open = media.hold();
  const again = check.measure("after");
  await until("the match", () => media.strengths.length === 2);
  check.stop("match");
  open();
  await again;
  expect(checking(room)?.match).toEqual(measured);
  expect(checking(room)?.faults.kind).toBe("looked");
  expect(await framesOf(room)).toHaveLength(6);
});

test("of two checks that are opened quickly the later one stands, with nothing of the other's in it", async () => {
  const { room, id } = await aTake();
  const other = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  const both = [check.open(id), check.open(other)];
  await Promise.all(both);
  expect(checking(room)).toMatchObject({ takeId: other, match: { kind: "refused" }, faults: { kind: "open" } });
  expect(await framesOf(room)).toEqual([]);
  const last = [check.open(id), Promise.resolve(check.close())];
  await Promise.all(last);
  expect(checking(room)).toBeUndefined();
});

test("a strength of what was measured before does not come back over what is measured now", async () => {
  const { room, media, check } = await aMatch();
  const open = media.hold();
  const fitting = check.setStrength(0.5);
  await until("the fit", () => media.strengths.length === 2);
  const measuring = check.measure("after");
  await until("the match", () => media.strengths.length === 3);
  open();
  await Promise.all([fitting, measuring]);
  expect(checking(room)?.match).toMatchObject({ kind: "measured", against: "after", strength: 0.5, cubeStrength: 0.5 });
  expect(await framesOf(room)).toHaveLength(6);
});

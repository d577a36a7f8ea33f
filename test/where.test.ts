import { chooseWhere, coverageOf, freeTrack, gapAt, judgeLength, seenAt, surroundingsOf } from "../src/core/where";
import { anItem, aSequence, aTrack, between, frames } from "./build-a";

test("fresh In and Out win over everything else", () => {
  const answer = chooseWhere(aSequence({ inOut: between(90, 150) }), "auto", 4);
  expect(answer.won).toEqual({ way: "in-out", rangeInSequence: between(90, 150) });
  expect(answer.ways.map((where) => where.way)).toEqual(["in-out", "gap", "playhead"]);
  expect(answer.notes).toEqual([]);
});

test("In and Out left far from the playhead are named and not obeyed", () => {
  const inOut = between(2000, 2048);
  const answer = chooseWhere(aSequence({ inOut }), "auto", 4);
  expect(answer.won.way).toBe("gap");
  expect(answer.notes).toEqual([{ kind: "stale-in-out", range: inOut, away: frames(1900) }]);
});

test("stale In and Out are obeyed when asked for by name, and still named", () => {
  const answer = chooseWhere(aSequence({ inOut: between(2000, 2048) }), "in-out", 4);
  expect(answer.won.way).toBe("in-out");
  expect(answer.notes.map((note) => note.kind)).toEqual(["stale-in-out", "past-end"]);
});

test("one selected clip names its own range and track; two name nothing", () => {
  const one = aSequence({ video: [aTrack(0, anItem("a", 0, 100, { selected: true })), aTrack(1)] });
  expect(chooseWhere(one, "auto", 4).won).toEqual({ way: "clip", rangeInSequence: between(0, 100), track: 0 });
  const two = aSequence({
    video: [aTrack(0, anItem("a", 0, 100, { selected: true }), anItem("b", 100, 200, { selected: true }))],
  });
  expect(chooseWhere(two, "auto", 4).won.way).toBe("playhead");
});

test("the hole under the playhead is found, its last frame included, its neighbours not", () => {
  const sequence = aSequence();
  expect(gapAt(sequence, frames(100))?.rangeInSequence).toEqual(between(100, 196));
  expect(gapAt(sequence, frames(195))?.rangeInSequence).toEqual(between(100, 196));
  expect(gapAt(sequence, frames(196))).toBeUndefined();
  expect(gapAt(sequence, frames(99))).toBeUndefined();
});

test("the space behind the last clip is no hole, the space before the first is", () => {
  const sequence = aSequence({ video: [aTrack(0, anItem("a", 50, 100))] });
  expect(gapAt(sequence, frames(200))).toBeUndefined();
  expect(gapAt(sequence, frames(10))?.rangeInSequence).toEqual(between(0, 50));
});

test("a way that names nothing here gives way to the playhead and says so", () => {
  const answer = chooseWhere(aSequence(), "clip", 2);
  expect(answer.won).toEqual({ way: "playhead", rangeInSequence: between(100, 148) });
  expect(answer.notes).toEqual([{ kind: "nothing-there", way: "clip" }]);
});

test("behind the last clip the length counts from the playhead, and the gap before it is said", () => {
  const answer = chooseWhere(aSequence({ playhead: frames(400) }), "auto", 1);
  expect(answer.won.rangeInSequence).toEqual(between(400, 424));
  expect(answer.notes).toEqual([{ kind: "past-end", after: frames(100) }]);
});

test.each([
  [0, "empty"],
  [-3, "empty"],
  [Number.NaN, "empty"],
  [4, "fits"],
  [301, "too-long"],
  [40_000, "too-long"],
  [1e300, "too-long"],
])("%d seconds at the playhead: %s", (seconds, verdict) => {
  const sequence = aSequence({ playhead: frames(400) });
  expect(judgeLength(sequence, chooseWhere(sequence, "playhead", seconds).won.rangeInSequence)).toBe(verdict);
});

test("a clip on V2 hides what lies below and is hidden by what lies above, to the frame", () => {
  const coverage = coverageOf(aSequence(), 1, between(90, 210));
  expect(coverage.hides).toEqual([{ track: 0, names: ["A015_tower", "A014_lab"], length: frames(10 + 14) }]);
  expect(coverage.hiddenBy).toEqual([{ track: 2, names: ["Title"], length: frames(60) }]);
  expect(coverage.overwrites).toBeUndefined();
});

test("a disabled clip is not hidden, but an overwrite still takes it", () => {
  const sequence = aSequence({ video: [aTrack(0, anItem("off", 0, 100, { disabled: true })), aTrack(1)] });
  expect(coverageOf(sequence, 1, between(0, 50)).hides).toEqual([]);
  expect(coverageOf(sequence, 0, between(0, 50)).overwrites?.names).toEqual(["off"]);
});

test("the lowest free track is offered, and a new one when none is free", () => {
  const { video } = aSequence();
  expect(freeTrack(video, between(100, 196))).toBe(0);
  expect(freeTrack(video, between(50, 120))).toBe(1);
  expect(freeTrack([aTrack(0, anItem("a", 0, 10))], between(5, 6))).toBe(1);
});

test("a programme frame under a title carries the title", () => {
  expect(seenAt(aSequence(), frames(200))).toEqual([
    { track: 2, name: "Title" },
    { track: 0, name: "A014_lab" },
  ]);
});

test("a track that is switched off is never chosen, and a clip on it hides nothing", () => {
  const off = { ...aTrack(1), muted: true };
  const sequence = aSequence({ video: [aTrack(0, anItem("a", 0, 100)), off, aTrack(2)] });
  expect(freeTrack(sequence.video, between(0, 50))).toBe(2);
  expect(coverageOf(sequence, 1, between(0, 50))).toEqual({ hides: [], hiddenBy: [], unseen: true });
});

test.each([
  ["trimmed", [anItem("A015_tower", 0, 99), anItem("A014_lab", 196, 300)]],
  ["rippled", [anItem("A015_tower", 0, 52), anItem("A014_lab", 148, 252)]],
  ["switched off", [anItem("A015_tower", 0, 100, { disabled: true }), anItem("A014_lab", 196, 300)]],
  ["swapped", [anItem("A015_tower", 0, 100, { projectItemId: "other" }), anItem("A014_lab", 196, 300)]],
  ["filled", [anItem("A015_tower", 0, 100), anItem("new", 120, 130), anItem("A014_lab", 196, 300)]],
])("a place whose neighbour was %s is not the place that was meant", (_, items) => {
  const range = between(100, 196);
  const before = surroundingsOf(aSequence(), range);
  expect(surroundingsOf(aSequence({ playhead: frames(7) }), range)).toBe(before);
  expect(surroundingsOf(aSequence({ video: [aTrack(0, ...items), aTrack(1)] }), range)).not.toBe(before);
});

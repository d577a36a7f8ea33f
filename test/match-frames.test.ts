import { choicesFor, factsOf, matchFrames, type MatchFrames, type TakePlace } from "../src/core/match-frames";
import type { SequenceView } from "../src/core/sequence";
import type { FrameSource, ReferenceFrame, ReferenceRole } from "../src/core/shot";
import { timesOf } from "../src/core/finding-times";
import { frameRateOf, ticks, ticksOfFrames } from "../src/core/time";
import { anItem, aSequence, aTrack, between, frames } from "./build-a";

/** `before` 0–100, the take 100–196 on V2, `behind` 196–300. */
function aCut(more: Parameters<typeof aSequence>[0] = {}): SequenceView {
  return aSequence({
    video: [aTrack(0, anItem("before", 0, 100), anItem("behind", 196, 300)), aTrack(1, anItem("take", 100, 196))],
    ...more,
  });
}

function placeIn(sequence: SequenceView, track = 1): TakePlace {
  const item = sequence.video[track]?.items.find(({ name }) => name === "take");
  if (item === undefined) throw new Error("The take lies nowhere");
  return { track, item };
}

function still(role: ReferenceRole, from: FrameSource): ReferenceFrame {
  return { role, from, sha256: "0", size: { width: 640, height: 360 } };
}

function programme(sequence: SequenceView, frame: number): FrameSource {
  const { sequenceId, name } = sequence;
  return { kind: "program", sequenceId, sequenceName: name, time: frames(frame), timecode: "", carries: [] };
}

test("three frames of the second beside the take are offered, the one at the cut first, and three of its own", () => {
  const cut = aCut();
  expect(choicesFor(placeIn(cut), [], cut)).toEqual(["before", "after"]);
  expect(matchFrames("before", placeIn(cut), [], cut)).toEqual({
    against: "before",
    take: [frames(100), frames(132), frames(164)],
    reference: { kind: "programme", times: [frames(99), frames(87), frames(76)] },
  });
});

test("what comes after the take is measured against the take's end", () => {
  const cut = aCut();
  expect(matchFrames("after", placeIn(cut), [], cut)).toEqual({
    against: "after",
    take: [frames(195), frames(163), frames(131)],
    reference: { kind: "programme", times: [frames(196), frames(208), frames(219)] },
  });
});

test("a neighbour of a few frames gives as many as it has, and none of the clip beyond it", () => {
  const cut = aCut({
    video: [
      aTrack(0, anItem("long ago", 0, 98), anItem("before", 98, 100), anItem("behind", 196, 197)),
      aTrack(1, anItem("take", 100, 196)),
    ],
  });
  expect(matchFrames("before", placeIn(cut), [], cut)).toMatchObject({
    reference: { times: [frames(99), frames(98)] },
  });
  expect(matchFrames("after", placeIn(cut), [], cut)).toMatchObject({ reference: { times: [frames(196)] } });
});

test("frames of the neighbour on which something lies are left out, as long as the one at the cut is free", () => {
  const cut = aCut({
    video: [...aCut().video, aTrack(2, anItem("Day 400", 60, 80))],
  });
  expect(matchFrames("before", placeIn(cut), [], cut)).toMatchObject({
    reference: { times: [frames(99), frames(87)] },
  });
});

test("the facts of what was measured change with a clip that is seen there, and with nothing else", () => {
  const cut = aCut();
  const measured = matchFrames("before", placeIn(cut), [], cut);
  if ("kind" in measured) throw new Error(measured.kind);
  const facts = (sequence: SequenceView, of: MatchFrames = measured): string => factsOf(of, sequence);
  const [below, own] = aCut().video;
  if (below === undefined || own === undefined) throw new Error("Two tracks");
  expect(facts(aCut({ playhead: frames(7) }))).toBe(facts(cut));
  expect(facts(aCut({ video: [below, own, aTrack(2, anItem("Day 401", 300, 400))] }))).toBe(facts(cut));
  expect(facts(aCut({ video: [below, own, aTrack(2, anItem("title", 150, 180))] }))).not.toBe(facts(cut));
  const trimmed = aTrack(0, anItem("before", 0, 90), anItem("behind", 196, 300));
  expect(facts(aCut({ video: [trimmed, own] }))).not.toBe(facts(cut));
  const swapped = aTrack(0, anItem("before, take 2", 0, 100), anItem("behind", 196, 300));
  expect(facts(aCut({ video: [swapped, own] }))).not.toBe(facts(cut));
  const off = aTrack(0, anItem("before", 0, 100, { disabled: true }), anItem("behind", 196, 300));
  expect(facts(aCut({ video: [off, own] }))).not.toBe(facts(cut));
});

test("the frame it starts from is exported anew where the programme still shows it", () => {
  const cut = aCut();
  const first = still("first", programme(cut, 99));
  expect(choicesFor(placeIn(cut), [first], cut)).toEqual(["start", "before", "after"]);
  expect(matchFrames("start", placeIn(cut), [first], cut)).toMatchObject({
    reference: { kind: "programme", times: [frames(99)] },
  });
});

test("under the take itself the programme shows the take, so the still that was exported then is the reference", () => {
  const cut = aCut();
  const look = still("look", { kind: "file", name: "grade.png" });
  const first = still("first", programme(cut, 100));
  expect(matchFrames("start", placeIn(cut), [look, first], cut)).toMatchObject({
    reference: { kind: "still", index: 1, exported: true },
  });
  expect(matchFrames("look", placeIn(cut), [look, first], cut)).toMatchObject({
    reference: { kind: "still", index: 0, exported: false },
  });
});

test("what lies above the take or above its neighbour is named, and nothing is measured", () => {
  const title = (from: number, to: number): SequenceView =>
    aCut({ video: [...aCut().video, aTrack(2, anItem("Day 400", from, to))] });
  const over = title(150, 180);
  expect(matchFrames("before", placeIn(over), [], over)).toEqual({
    kind: "through",
    through: { side: "take", track: 2, name: "Day 400" },
  });
  const beside = title(60, 100);
  expect(matchFrames("before", placeIn(beside), [], beside)).toEqual({
    kind: "through",
    through: { side: "reference", track: 2, name: "Day 400" },
  });
  expect(matchFrames("after", placeIn(beside), [], beside)).toMatchObject({ against: "after" });
});

test("what is switched off, or lies below, is not in the way", () => {
  const cut = aCut({
    video: [
      aTrack(0, anItem("before", 0, 100), anItem("hidden", 100, 300)),
      aTrack(1, anItem("take", 100, 196)),
      aTrack(2, anItem("old", 90, 196, { disabled: true })),
    ],
  });
  expect(matchFrames("before", placeIn(cut), [], cut)).toMatchObject({ against: "before" });
});

test("a take that is not in the picture is not measured", () => {
  const off = aCut({
    video: [aTrack(0, anItem("before", 0, 100)), aTrack(1, anItem("take", 100, 196, { disabled: true }))],
  });
  expect(matchFrames("before", placeIn(off), [], off)).toEqual({ kind: "unseen" });
});

test("at the head of a sequence there is no frame before", () => {
  const head = aCut({ video: [aTrack(0, anItem("take", 0, 48))] });
  expect(choicesFor(placeIn(head, 0), [], head)).toEqual([]);
  expect(matchFrames("before", placeIn(head, 0), [], head)).toEqual({ kind: "nothing", against: "before" });
});

describe("where a finding lies on the timeline", () => {
  const film = { rangeInSequence: between(100, 148), inPoint: ticks(0), rate: frameRateOf(24) };
  const rate = frameRateOf(24);

  test("frame for frame from the clip's start", () => {
    expect(timesOf({ start: 12, end: 31 }, film, rate)).toEqual(between(112, 131));
  });

  test("handles before In are outside the cut, and what crosses it is cut to it", () => {
    const trimmed = { ...film, inPoint: ticksOfFrames(10, rate) };
    expect(timesOf({ start: 2, end: 9 }, trimmed, rate)).toBeUndefined();
    expect(timesOf({ start: 8, end: 12 }, trimmed, rate)).toEqual(between(100, 102));
    expect(timesOf({ start: 40, end: 80 }, trimmed, rate)).toEqual(between(130, 148));
  });

  test("in a sequence of another rate it takes every frame that it touches", () => {
    const slow = { ...film, rate: frameRateOf(12) };
    expect(timesOf({ start: 3, end: 4 }, slow, rate)).toEqual(between(106, 108));
  });
});

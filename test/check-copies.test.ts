/** Copies of a take that a check makes: graded or fitted, laid above it, and never half. */

import "./wire.host";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { PLAIN_FIT } from "../src/core/fit";
import { until } from "./wire.setup";
import { lying } from "./replace.setup";
import { aMatch, aTake, checking, isStale } from "./check.setup";

test("a graded copy lies in the bin, and above the take in one undo step when the editor says so", async () => {
  const { room, media, id, check } = await aMatch();
  const before = lying(room);
  await check.copy("match", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({
    kind: "made",
    copy: { kind: "match", name: "PU_Reel_001_T01_match.mp4" },
  });
  expect(checking(room)?.copy).not.toHaveProperty("put");
  expect(media.copies).toEqual([expect.stringMatching(/ 24$/)]);
  expect(lying(room)).toEqual(before);
  await check.putCopy();
  expect(room.studio.state.problem).toBeUndefined();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_match 100–196 @0"]);
  expect(checking(room)?.copy).toMatchObject({ put: "verified" });
  // What lies there is the take: it is measured again as it is now.
  expect(room.studio.state.takes.find(({ take: one }) => one.id === id)?.onTimeline).toHaveLength(2);
  await until("the panel to see that another picture lies there", () => isStale(room));
  media.measures = 1.6;
  await check.measure("before");
  // What was computed then stands beside what is measured now.
  expect(checking(room)?.match).toMatchObject({
    kind: "measured",
    stale: false,
    earlier: { measured: 9, computed: 1.4 },
    graded: true,
  });
  // A second grade, made of what the first one left, is neither offered nor made.
  expect(checking(room)?.match).not.toHaveProperty("cubeStrength");
  await check.copy("match", PLAIN_FIT);
  expect(media.copies).toHaveLength(1);
  room.premiere.undo();
  expect(lying(room)).toEqual(before);
  media.measures = 9;
  await check.measure("before");
  expect(checking(room)?.match).not.toHaveProperty("earlier");
  // What Premiere plays is never written over.
  await check.copy("match", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ copy: { name: "PU_Reel_001_T01_match_2.mp4" } });
});

test("of a copy it is said what the media room made of its sound, not what was foreseen", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  media.copysSound = "left-out";
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "made", copy: { sound: { kind: "left-out" } } });
});

test("a copy that breaks off leaves no file and no clip, and says why", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)?.fit.kind).toBe("told");
  media.breaksCopy = true;
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toEqual({ kind: "refused", what: "fit", failure: { kind: "interrupted" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([]);
  expect(room.premiere.project.document.items.filter(({ name }) => name.includes("_fit"))).toEqual([]);
});

test("a copy that is shorter than the clip is not laid: there would be a hole under it", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  media.frames = 92;
  await check.copy("fit", PLAIN_FIT);
  await check.putCopy();
  expect(room.studio.state.problem?.failure).toMatchObject({
    kind: "cannot-replace",
    why: "too-short",
    has: 92,
    needs: 96,
  });
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
});

test("where Premiere does not switch the take off, it is not said that it did", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.copy("fit", PLAIN_FIT);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetDisabledAction"] };
  await check.putCopy();
  expect(lying(room)[0]).toBe("V1 T01 100–196 @0");
  expect(checking(room)?.copy).toMatchObject({ put: "unverified" });
});

test("a copy that Premiere does not take in leaves no file", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  room.premiere.manners = { ...room.premiere.manners, importRefused: true };
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "refused", failure: { kind: "import-refused" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([]);
});

test("a copy that Premiere may have taken in is left to it, also where that is not seen in time", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  room.premiere.manners = { ...room.premiere.manners, importNeverSeen: true };
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "refused", failure: { kind: "import-not-seen" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([
    "PU_Reel_001_T01_fit.mp4",
    "PU_Reel_001_T01_fit.xmp",
  ]);
});

test("a copy that was taken back can be laid again without being made again", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.copy("fit", PLAIN_FIT);
  await check.putCopy();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_fit 100–196 @0"]);
  await check.putCopy();
  expect(lying(room)).toHaveLength(2);
  room.premiere.undo();
  await check.putCopy();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_fit 100–196 @0"]);
  expect(media.copies).toHaveLength(1);
});

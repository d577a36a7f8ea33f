/** Before shots are asked together: what is said of all of them, and that nothing else is asked than what was said. */

import "./wire.host";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  aRoom,
  chooseMarkers,
  chosen,
  CUT,
  cut,
  fill,
  found,
  late,
  lay,
  mark,
  sequenceOf,
  settled,
  takes,
} from "./batch.setup";
import { FILM, frames } from "./build-a";
import { footage } from "./host/footage.node";
import { failing, type Room } from "./studio.setup";
import { until } from "./wire.setup";

const onDisk = async (room: Room): Promise<readonly string[]> =>
  (await readdir(path.join(room.folder, "Pickup/takes")).catch(() => [])).filter((name) => !name.startsWith("."));

test("what a batch costs is said for all of it, and one press is not enough above the threshold", async () => {
  const room = await aRoom();
  const { plan } = room.studio.state.board.fill;
  const orders = plan?.plans.map(({ order }) => order?.estimate) ?? [];
  const [first, second] = orders;
  if (first?.kind !== "about" || second?.kind !== "about") throw new Error("no price");
  expect(plan?.total).toEqual({
    sums: [{ millionths: first.money.millionths + second.money.millionths, currency: "USD" }],
    unknown: 0,
  });
  // Each alone would pass.
  const most = Math.max(first.money.millionths, second.money.millionths) / 1_000_000;
  room.studio.settings.editSettings({ confirmAbove: most + 0.01 });
  expect(room.studio.state.board.fill.plan?.confirm).toBe(true);
  await room.studio.board.fill();
  expect(room.studio.state.problem?.failure).toMatchObject({ kind: "not-confirmed" });
  expect(takes(room)).toEqual([]);
  expect(room.service.creates).toBe(0);
});

test("a cap that all of them together would break lets none of them through", async () => {
  const room = await aRoom();
  const [first, second] = room.studio.state.board.fill.plan?.plans ?? [];
  const amount = (plan: typeof first): number =>
    plan?.order?.estimate.kind === "about" ? plan.order.estimate.money.millionths / 1_000_000 : Number.NaN;
  room.studio.settings.capSpending(amount(first) + amount(second) - 0.01);
  expect(room.studio.state.board.fill.plan?.refusal?.failure).toMatchObject({ kind: "over-cap" });
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toMatchObject({ kind: "over-cap" });
  expect(takes(room)).toEqual([]);
});

test("when the second cannot be written, none is asked and none is left on disk", async () => {
  const room = await aRoom();
  let written = 0;
  failing(room.uxp.fs, "writeFile", (file) => String(file).includes("take.json") && (written += 1) > 1);
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.at).toBe("board");
  expect(await onDisk(room)).toEqual([]);
  expect(room.service.creates).toBe(0);
  expect(cut(room)).toBe(CUT);
});

test("words that a marker got after they were shown are not asked, and are shown", async () => {
  const room = await aRoom();
  mark(room, [20]);
  await found(room, 3);
  await until("the plan", () => chosen(room).length === 3);
  const marker = sequenceOf(room).markers[0];
  if (marker === undefined) throw new Error("no marker");
  Object.assign(marker, { comments: "PU: the whole town burns" });
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "plan-changed" });
  expect(takes(room)).toEqual([]);
  expect(chosen(room).map(({ prompt }) => prompt)).toContain("the whole town burns");
});

test("what was unchosen in one sequence is chosen in another with the same gap", async () => {
  const room = await aRoom();
  const [gap] = chosen(room);
  room.studio.board.editHole(gap?.id ?? "", { isChosen: false });
  expect(chosen(room)).toHaveLength(1);
  const first = sequenceOf(room);
  const item = first.video[0]?.items[0]?.itemId ?? "";
  const other = room.premiere.newSequence({ name: "Another", rate: FILM, width: 1280, height: 720 });
  for (const frame of [0, 196])
    room.premiere.place({
      sequenceId: other,
      itemId: item,
      time: frames(frame),
      videoTrack: 0,
      audioTrack: -1,
      mode: "overwrite",
    });
  await found(room, 1);
  expect(room.studio.state.board.fill.holes[0]?.id).toBe(gap?.id);
  expect(chosen(room)).toHaveLength(1);
});

test("what changed between looking and pressing is not asked", async () => {
  const room = await aRoom();
  late(room, 110, 120);
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "plan-changed" });
  expect(takes(room)).toEqual([]);
});

test("a place that another clip took is not exchanged for one on a higher track unsaid", async () => {
  const room = await aRoom();
  lay(room, 400, 1);
  mark(room, [20]);
  await found(room, 3);
  const [marker] = room.studio.state.board.fill.holes;
  chooseMarkers(room);
  await until("the plan", () => room.studio.state.board.fill.holes[0]?.goesTo === 1);
  expect(marker?.kind).toBe("marker");
  late(room, 25, 30, 1);
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "plan-changed" });
  expect(takes(room)).toEqual([]);
});

/** Overlapping markers of 30 frames each are all that is chosen, and so are their sounds: on A1 unless that is taken. */
async function soundingMarkers(room: Room, starts: readonly number[], holes: number): Promise<void> {
  mark(room, starts);
  room.studio.editForm({ audioTrack: 0 });
  await found(room, holes);
  chooseMarkers(room);
  await until("the plan", () => chosen(room).length === starts.length);
}

/** Pickup's sounds, as `A1 20-50`. */
function sounds(room: Room): readonly string[] {
  return sequenceOf(room).audio.flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ start, end }) => `A${track + 1} ${start / FILM}-${end / FILM}`),
  );
}

/** Sound that lies on that audio track, as somebody's dialogue. */
async function dialogue(room: Room, track: number, from: number): Promise<void> {
  const file = path.join(room.folder, `dialogue ${track}.mp4`);
  await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 20, sound: true }));
  const { id: itemId } = await room.premiere.importFile(file);
  room.premiere.place({
    sequenceId: sequenceOf(room).id,
    itemId,
    time: frames(from),
    videoTrack: -1,
    audioTrack: track,
    mode: "overwrite",
  });
}

const sounding = async (): Promise<Uint8Array> =>
  footage({ width: 640, height: 360, rate: 24, frames: 120, sound: true });

test("of markers that overlap each shot is heard: its sound goes to a track where nothing sounds at that time, and that is said", async () => {
  const room = await aRoom({ lifeMs: 50, tongue: "openai", models: ["sora-2"], clip: await sounding() });
  await dialogue(room, 1, 60);
  await soundingMarkers(room, [20, 40, 80], 5);
  const said = room.studio.state.board.fill.holes.filter(({ kind }) => kind === "marker");
  expect(said.map(({ goesTo, soundsOn }) => [goesTo, soundsOn])).toEqual([
    [1, 0],
    [2, 2],
    [1, 0],
  ]);
  await fill(room);
  await settled(room);
  expect(takes(room).map(({ placement }) => placement?.outcome)).toEqual(["verified", "verified", "verified"]);
  expect(sounds(room)).toEqual(["A1 20-50", "A1 80-110", "A3 40-70"]);
  expect(sequenceOf(room).audio[1]?.items.map(({ start, end }) => [start / FILM, end / FILM])).toEqual([[60, 80]]);
  expect(room.premiere.project.undoLabels.at(-1)).toBe("Place 3 takes");
});

test("more sounds at one moment than there are tracks for, and one new one: one of them says why, and none is asked", async () => {
  const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
  for (const track of [0, 1, 2]) await dialogue(room, track, 30);
  await soundingMarkers(room, [20, 40], 4);
  const [first, second] = room.studio.state.board.fill.holes.filter(({ kind }) => kind === "marker");
  expect([first?.soundsOn, first?.refusal]).toEqual([3, undefined]);
  expect(second?.refusal).toEqual({ kind: "no-room", track: 3, of: "sound" });
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "no-room", track: 3, of: "sound" });
  expect(takes(room)).toEqual([]);
});

/** Shots that are asked together, through the whole studio: on disk together, made one by one, and one undo step. */

import "./wire.host";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Take } from "../src/core/take";
import { ticks, ticksOfFrames } from "../src/core/time";
import { FILM } from "./build-a";
import { footage } from "./host/footage.node";
import type { ServiceOptions } from "./service/service";
import { newRoom } from "./rooms.setup";
import { failing, type Room } from "./studio.setup";
import { until } from "./wire.setup";

/** V1 holds `before` 0–100 and `behind` 196–296: one hole. `more` makes a second one behind it, 296–344. */
async function aRoom(
  options: Partial<ServiceOptions> = { lifeMs: 50 },
  engine: { readonly atOnce?: number } = {},
): Promise<Room> {
  const room = await newRoom(options);
  await room.addEngine({ atOnce: 4, ...engine });
  const sequence = sequenceOf(room);
  const [first] = sequence.video[0]?.items ?? [];
  if (first === undefined) throw new Error("no clip");
  room.premiere.place({
    sequenceId: sequence.id,
    itemId: first.itemId,
    time: ticksOfFrames(344, FILM),
    videoTrack: 0,
    audioTrack: -1,
    mode: "overwrite",
  });
  await found(room, 2);
  return room;
}

function sequenceOf({ premiere }: Room) {
  const [sequence] = premiere.project.document.sequences;
  if (sequence === undefined) throw new Error("no sequence");
  return sequence;
}

/** V1 in frames, with the takes as T. */
function cut(room: Room): string {
  return (sequenceOf(room).video[0]?.items ?? [])
    .map(({ name, start, end }) => `${name.startsWith("PU_") ? "T" : name.slice(0, 6)} ${start / FILM}-${end / FILM}`)
    .join(", ");
}

const CUT = "before 0-100, behind 196-296, before 344-444";
const FILLED = "before 0-100, T 100-196, behind 196-296, T 296-344, before 344-444";

/** The Fill page is open and shows that many holes, with what filling them will do. */
async function found(room: Room, holes: number): Promise<void> {
  room.studio.board.open("fill");
  await room.studio.board.findHoles();
  await until("the holes", () => room.studio.state.board.fill.holes.length === holes);
}

function chosen({ studio }: Room) {
  return studio.state.board.fill.holes.filter(({ isChosen }) => isChosen);
}

async function fill(room: Room): Promise<void> {
  await room.studio.board.fill({ confirmed: true });
  if (room.studio.state.problem !== undefined) throw new Error(JSON.stringify(room.studio.state.problem));
}

function batch({ studio }: Room) {
  const [first] = studio.state.board.batches;
  if (first === undefined) throw new Error("nothing was asked together");
  return first;
}

function takes({ studio }: Room): readonly Take[] {
  return studio.state.takes.map(({ take }) => take);
}

/** Those of it that are finished and wait for the others. */
function here({ studio }: Room): number | undefined {
  return studio.state.board.batches[0]?.here;
}

const settled = (room: Room): Promise<unknown> =>
  until("the batch", () => here(room) === 0 && batch(room).underWay === 0);

const onDisk = async (room: Room): Promise<readonly string[]> =>
  (await readdir(path.join(room.folder, "Pickup/takes")).catch(() => [])).filter((name) => !name.startsWith("."));

test("two holes are filled together, and one undo takes both away", async () => {
  const room = await aRoom();
  expect(chosen(room)).toHaveLength(2);
  await fill(room);
  await settled(room);
  expect(cut(room)).toBe(FILLED);
  expect(room.premiere.project.undoLabels.at(-1)).toBe("Place 2 takes");
  expect(takes(room).map(({ placement }) => placement?.outcome)).toEqual(["verified", "verified"]);
  room.premiere.undo();
  expect(cut(room)).toBe(CUT);
});

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

test("one that fails is named, and the other is placed", async () => {
  const room = await aRoom();
  room.service.fault("moderated", { times: 1 });
  await fill(room);
  await settled(room);
  expect(batch(room).failed).toHaveLength(1);
  expect(batch(room).placed).toBe(1);
  expect(cut(room).match(/T /g)).toHaveLength(1);
});

test("a place that changed meanwhile keeps no other from its own", async () => {
  const room = await aRoom({});
  await fill(room);
  await until("both at the engine", () => room.service.creates === 2);
  room.premiere.addTitle(sequenceOf(room).id, "late", { start: ticks(310 * FILM), end: ticks(320 * FILM) }, 0);
  room.service.advance("done");
  await settled(room);
  expect(batch(room)).toMatchObject({ placed: 1, inBin: 1 });
  expect(cut(room)).toContain("T 100-196");
  expect(cut(room)).not.toContain("T 296-344");
  const late = takes(room).find(({ shot }) => shot.rangeInSequence.start === 296 * FILM);
  expect(late?.placement).toMatchObject({ outcome: "waits", why: "place-taken" });
});

test("those that are ready can be placed before the others, which follow beside them", async () => {
  const room = await aRoom({});
  await fill(room);
  await until("both at the engine", () => room.service.creates === 2);
  const [first, second] = room.service.jobs;
  if (first === undefined || second === undefined) throw new Error("no jobs");
  room.service.advance("done", first.id);
  await until("the first to be ready", () => here(room) === 1);
  expect(cut(room)).toBe(CUT);
  room.studio.board.placeNow(batch(room).id);
  await until("the first on the timeline", () => cut(room).includes("T "));
  room.service.advance("done");
  await settled(room);
  expect(cut(room)).toBe(FILLED);
});

test("a batch survives a restart: what was ready waits for what was not, and all go in one step", async () => {
  const room = await aRoom({});
  await fill(room);
  await until("both at the engine", () => room.service.creates === 2);
  const [first] = room.service.jobs;
  if (first === undefined) throw new Error("no jobs");
  room.service.advance("done", first.id);
  await until("the first to be ready", () => here(room) === 1);
  await room.restart();
  await until("the first to wait again", () => here(room) === 1);
  expect(cut(room)).toBe(CUT);
  expect(batch(room).takes).toHaveLength(2);
  room.service.advance("done");
  await settled(room);
  expect(cut(room)).toBe(FILLED);
  expect(room.premiere.project.undoLabels.at(-1)).toBe("Place 2 takes");
  expect(room.service.creates).toBe(2);
});

test.each(["beside", "above"])(
  "one that is %s another comes onto the timeline after a restart as well",
  async (where) => {
    const room = await aRoom({});
    const start = where === "beside" ? 50 : 40;
    for (const [at, comments] of [
      [20, "PU: the hand"],
      [start, "PU: the lever"],
    ] as const) {
      const range = { start: ticks(at * FILM), duration: ticks(30 * FILM) };
      room.premiere.addMarker(sequenceOf(room).id, { name: "", comments, ...range });
    }
    await found(room, 4);
    for (const { id, kind } of room.studio.state.board.fill.holes)
      room.studio.board.editHole(id, { isChosen: kind === "marker" });
    layAbove(room, 400);
    await found(room, 4);
    await until("the plan", () => chosen(room).length === 2);
    await fill(room);
    await until("both at the engine", () => room.service.creates === 2);
    const [first] = room.service.jobs;
    room.service.advance("done", first?.id ?? "");
    await until("the first to be ready", () => here(room) === 1);
    room.studio.board.placeNow(batch(room).id);
    await until("the first on the timeline", () => takes(room).some(({ placement }) => placement !== undefined));
    await room.restart();
    room.service.advance("done");
    await until("the second", () => takes(room).every(({ placement }) => placement !== undefined));
    expect(takes(room).map(({ placement }) => placement)).toMatchObject([
      { outcome: "verified" },
      { outcome: "verified" },
    ]);
  },
);

test("when the sequence is closed meanwhile, all wait in the bin", async () => {
  const room = await aRoom({});
  await fill(room);
  await until("both at the engine", () => room.service.creates === 2);
  room.premiere.newSequence({ name: "Another", rate: FILM, width: 1280, height: 720 });
  room.service.advance("done");
  await settled(room);
  expect(takes(room).map(({ placement }) => placement)).toMatchObject([
    { outcome: "waits", why: "sequence-changed" },
    { outcome: "waits", why: "sequence-changed" },
  ]);
  expect(cut(room)).toBe(CUT);
});

test("stopped in the middle, nothing of it is placed", async () => {
  const room = await aRoom({});
  await fill(room);
  await until("both at the engine", () => room.service.creates === 2);
  room.studio.board.stopBatch(batch(room).id);
  await settled(room);
  expect(takes(room).map(({ state }) => state.kind)).toEqual(["cancelled", "cancelled"]);
  expect(cut(room)).toBe(CUT);
});

test("a marker becomes a shot of its length, above what lies there", async () => {
  const room = await aRoom();
  const sequence = sequenceOf(room);
  room.premiere.addMarker(sequence.id, {
    name: "",
    comments: "PU: the hand on the lever",
    start: ticks(20 * FILM),
    duration: ticks(30 * FILM),
  });
  await found(room, 3);
  const [marker, ...gaps] = room.studio.state.board.fill.holes;
  expect(marker).toMatchObject({ kind: "marker", prompt: "the hand on the lever", frames: 30, goesTo: 1 });
  for (const { id } of gaps) room.studio.board.editHole(id, { isChosen: false });
  await fill(room);
  await settled(room);
  const [take] = takes(room);
  expect(take?.shot.way).toBe("marker");
  expect(take?.recipe.prompt).toBe("the hand on the lever");
  expect(sequenceOf(room).video[1]?.items.map(({ start, end }) => [start / FILM, end / FILM])).toEqual([[20, 50]]);
});

/** Overlapping markers of 30 frames each are all that is chosen, and so are their sounds: on A1 unless that is taken. */
async function soundingMarkers(room: Room, starts: readonly number[], holes: number): Promise<void> {
  for (const at of starts)
    room.premiere.addMarker(sequenceOf(room).id, {
      name: "",
      comments: "PU: the hand",
      start: ticks(at * FILM),
      duration: ticks(30 * FILM),
    });
  room.studio.editForm({ audioTrack: 0 });
  await found(room, holes);
  for (const { id, kind } of room.studio.state.board.fill.holes)
    room.studio.board.editHole(id, { isChosen: kind === "marker" });
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
    time: ticksOfFrames(from, FILM),
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

test("words that a marker got after they were shown are not asked, and are shown", async () => {
  const room = await aRoom();
  const { id } = sequenceOf(room);
  const range = { start: ticks(20 * FILM), duration: ticks(30 * FILM) };
  room.premiere.addMarker(id, { name: "", comments: "PU: the hand", ...range });
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
      time: ticksOfFrames(frame, FILM),
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
  room.premiere.addTitle(sequenceOf(room).id, "late", { start: ticks(110 * FILM), end: ticks(120 * FILM) }, 0);
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "plan-changed" });
  expect(takes(room)).toEqual([]);
});

test("a place that another clip took is not exchanged for one on a higher track unsaid", async () => {
  const room = await aRoom();
  const sequence = sequenceOf(room);
  layAbove(room, 400);
  room.premiere.addMarker(sequence.id, {
    name: "",
    comments: "PU: the hand",
    start: ticks(20 * FILM),
    duration: ticks(30 * FILM),
  });
  await found(room, 3);
  const [marker, ...gaps] = room.studio.state.board.fill.holes;
  for (const { id } of gaps) room.studio.board.editHole(id, { isChosen: false });
  await until("the plan", () => room.studio.state.board.fill.holes[0]?.goesTo === 1);
  expect(marker?.kind).toBe("marker");
  room.premiere.addTitle(sequence.id, "late", { start: ticks(25 * FILM), end: ticks(30 * FILM) }, 1);
  await room.studio.board.fill({ confirmed: true });
  expect(room.studio.state.problem?.failure).toEqual({ kind: "plan-changed" });
  expect(takes(room)).toEqual([]);
});

test("when a question of a batch is given up, the others go onto the timeline", async () => {
  const room = await aRoom({});
  room.service.fault("cut-after", { route: "create", times: 1 });
  await fill(room);
  const isQuestion = ({ state }: Take): boolean => state.kind === "unanswered" && state.looked !== undefined;
  await until(
    "a question",
    () => takes(room).some(isQuestion) && takes(room).some(({ state }) => state.kind === "making"),
  );
  room.service.advance("done");
  await until("the other", () => here(room) === 1);
  await until("rest", () =>
    room.studio.state.takes.filter(({ take }) => isQuestion(take)).every(({ work }) => work === undefined),
  );
  await room.studio.settle(takes(room).find(isQuestion)?.id ?? "", { kind: "give-up" });
  await settled(room);
  expect(takes(room).filter(({ placement }) => placement?.outcome === "verified")).toHaveLength(1);
});

test("one that failed gets its place when it is asked again, as the cut stands then", async () => {
  const room = await aRoom();
  room.service.fault("moderated", { times: 1 });
  await fill(room);
  await settled(room);
  const failed = takes(room).find(({ state }) => state.kind === "failed");
  if (failed === undefined) throw new Error("none failed");
  layAbove(room, failed.shot.rangeInSequence.start / FILM + 10);
  await room.studio.retry(failed.id, { confirmed: true });
  await until("it again", () => takes(room).every(({ placement }) => placement !== undefined));
  expect(takes(room).map(({ placement }) => placement?.outcome)).toEqual(["verified", "verified"]);
});

/** A clip on V2 from that frame on. */
function layAbove(room: Room, frame: number): void {
  const sequence = sequenceOf(room);
  const [first] = sequence.video[0]?.items ?? [];
  room.premiere.place({
    sequenceId: sequence.id,
    itemId: first?.itemId ?? "",
    time: ticksOfFrames(frame, FILM),
    videoTrack: 1,
    audioTrack: -1,
    mode: "overwrite",
  });
}

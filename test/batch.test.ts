/** Shots that were asked together, through the whole studio: made one by one, and on the timeline in one undo step. */

import "./wire.host";
import type { Take } from "../src/core/take";
import {
  aRoom,
  batch,
  chooseMarkers,
  chosen,
  CUT,
  cut,
  fill,
  FILLED,
  found,
  here,
  late,
  lay,
  mark,
  sequenceOf,
  settled,
  takes,
} from "./batch.setup";
import { FILM } from "./build-a";
import { looked, until } from "./wire.setup";

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
  late(room, 310, 320);
  room.service.advance("done");
  await settled(room);
  expect(batch(room)).toMatchObject({ placed: 1, inBin: 1 });
  expect(cut(room)).toContain("T 100-196");
  expect(cut(room)).not.toContain("T 296-344");
  const second = takes(room).find(({ shot }) => shot.rangeInSequence.start === 296 * FILM);
  expect(second?.placement).toMatchObject({ outcome: "waits", why: "place-taken" });
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
    mark(room, [20, where === "beside" ? 50 : 40]);
    await found(room, 4);
    chooseMarkers(room);
    lay(room, 400, 1);
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
  room.service.advance("done");
  await looked(room);
  expect(takes(room).map(({ state }) => state.kind)).toEqual(["cancelled", "cancelled"]);
  expect(cut(room)).toBe(CUT);
});

test("a marker becomes a shot of its length, above what lies there", async () => {
  const room = await aRoom();
  mark(room, [20], "the hand on the lever");
  await found(room, 3);
  const [marker] = room.studio.state.board.fill.holes;
  expect(marker).toMatchObject({ kind: "marker", prompt: "the hand on the lever", frames: 30, goesTo: 1 });
  chooseMarkers(room);
  await fill(room);
  await settled(room);
  const [take] = takes(room);
  expect(take?.shot.way).toBe("marker");
  expect(take?.recipe.prompt).toBe("the hand on the lever");
  expect(sequenceOf(room).video[1]?.items.map(({ start, end }) => [start / FILM, end / FILM])).toEqual([[20, 50]]);
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
  lay(room, failed.shot.rangeInSequence.start / FILM + 10, 1);
  await room.studio.retry(failed.id, { confirmed: true });
  await until("it again", () => takes(room).every(({ placement }) => placement !== undefined));
  expect(takes(room).map(({ placement }) => placement?.outcome)).toEqual(["verified", "verified"]);
});

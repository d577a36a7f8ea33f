/** From a clip on the timeline to its recipe, and the same take once more. */

import "./wire.host";
import { copyFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Drawn } from "../src/core/drawing";
import { Cancelled } from "../src/core/failure";
import { recipeDifferences, repetitionOf } from "../src/core/repetition";
import type { Seam } from "../src/core/scene";
import type { Take } from "../src/core/take";
import type { MediaRoom } from "../src/media/client";
import { markHole } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";

async function aPlacedTake(media?: () => MediaRoom): Promise<{ readonly room: Room; readonly id: string }> {
  const room = await newRoom({ lifeMs: 50 }, media);
  await room.addEngine();
  await markHole(room);
  const id = await room.make("A lighthouse at dusk");
  await room.standsAt(id, "ready");
  await soon(() => expect(room.take(id).placement?.outcome).toBe("verified"));
  return { room, id };
}

function playheadAt(room: Room, take: Take): void {
  room.premiere.project.movePlayhead(take.shot.sequenceId, take.shot.rangeInSequence.start);
}

test("the recipe of the clip at the playhead opens", async () => {
  const { room, id } = await aPlacedTake();
  playheadAt(room, room.take(id));
  await room.studio.again.open();
  expect(room.studio.state.problem).toBeUndefined();
  expect(room.studio.state.again).toMatchObject({ kind: "open", takeId: id, by: "item" });
});

test("a copy of a take's file under another name, imported by hand, is recognised by its picture data", async () => {
  const { room, id } = await aPlacedTake();
  const { state, shot, clipName } = room.take(id);
  if (state.kind !== "ready") throw new Error("It is not ready");
  const copied = path.join(room.folder, "lighthouse final v2.mp4");
  await copyFile(path.join(room.folder, "Pickup/takes", id, `${clipName}.mp4`), copied);
  const item = await room.premiere.importFile(copied);
  const { project } = room.premiere;
  project.edit("Relink", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) =>
      sequence.id !== shot.sequenceId
        ? sequence
        : {
            ...sequence,
            video: sequence.video.map((track) => ({
              ...track,
              items: track.items.map((one) =>
                one.itemId === state.projectItemId ? { ...one, itemId: item.id, name: item.name } : one,
              ),
            })),
          },
    ),
  }));
  playheadAt(room, room.take(id));
  await room.studio.again.open();
  expect(room.studio.state.again).toMatchObject({ kind: "open", takeId: id, by: "essence" });
});

test("what was closed while it was looked for stays closed", async () => {
  const { room, id } = await aPlacedTake();
  playheadAt(room, room.take(id));
  const looking = room.studio.again.open();
  room.studio.again.close();
  await looking;
  expect(room.studio.state.again.kind).toBe("closed");
});

test("asked again it is a take of its own that waits in the bin, and the first keeps its place", async () => {
  const { room, id } = await aPlacedTake();
  const first = room.take(id);
  await room.studio.again.ask(id, { confirmed: true });
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const againId = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await room.standsAt(againId, "ready");
  await soon(() => expect(room.take(againId).placement).toMatchObject({ outcome: "waits", why: "asked-again" }));
  const again = room.take(againId);
  expect(again.recipe).toMatchObject({ seed: first.recipe.seed, prompt: first.recipe.prompt });
  expect(again.recipe.parent).toEqual({ kind: "again-of", takeId: id, clipName: first.clipName });
  expect(recipeDifferences(first, again)).toEqual([]);
  expect(repetitionOf(first, again).kind).toBe("same-film");
  await soon(() => expect(room.studio.state.takes.find(({ take }) => take.id === id)?.onTimeline).toHaveLength(1));
});

/** Sees two films the further apart the later it looks, as far as it is let. */
class RoomThatCompares extends RoomOfStills {
  held: Promise<void> | undefined;

  override async seam(...[before, , signal]: Partial<Parameters<MediaRoom["seam"]>>): Promise<Seam> {
    await this.held;
    if (signal?.aborted === true) throw new Cancelled("stopped");
    if (typeof before?.at !== "number") throw new Error("No moment");
    return { cut: { luma: 1, colour: before.at }, scaled: false };
  }
}

async function askedAgain(media: MediaRoom): Promise<{ readonly room: Room; readonly againId: string }> {
  const { room, id } = await aPlacedTake(() => media);
  await room.studio.again.ask(id, { confirmed: true });
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const againId = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await room.standsAt(againId, "ready");
  return { room, againId };
}

test("its pictures are held against the first one’s, moment by moment", async () => {
  const { room, againId } = await askedAgain(new RoomThatCompares());
  await room.studio.again.measure(againId);
  const { seconds = 0 } = room.take(againId).film ?? {};
  const apart = room.studio.state.repetitions.get(againId);
  if (apart?.kind !== "measured") throw new Error(`Not measured: ${JSON.stringify(apart)}`);
  expect(apart).toMatchObject({ moments: 5, scaled: false });
  expect(apart.deltaE).toBeCloseTo(seconds / 2);
  expect(apart.worst.seconds).toBeCloseTo(seconds * 0.9);
});

test("measuring that is stopped leaves nothing behind, and can be begun again", async () => {
  const media = new RoomThatCompares();
  const { room, againId } = await askedAgain(media);
  let letGo = (): void => undefined;
  media.held = new Promise((resolve) => (letGo = resolve));
  const measuring = room.studio.again.measure(againId);
  await soon(() => expect(room.studio.state.repetitions.get(againId)).toMatchObject({ kind: "measuring", of: 5 }));
  room.studio.again.stopMeasuring();
  letGo();
  await measuring;
  expect(room.studio.state.repetitions.size).toBe(0);
  await room.studio.again.measure(againId);
  expect(room.studio.state.repetitions.get(againId)?.kind).toBe("measured");
});

test("films that are gone are told, and not taken for the same", async () => {
  const { room, againId } = await askedAgain(new RoomThatCompares());
  await rm(path.join(room.folder, "Pickup/takes", againId, "original.mp4"));
  await room.studio.again.measure(againId);
  expect(room.studio.state.repetitions.get(againId)).toMatchObject({
    kind: "failed",
    failure: { kind: "file-missing" },
  });
});

test("what costs more than the editor lets pass is not asked again without a second press", async () => {
  const { room, id } = await aPlacedTake();
  room.studio.settings.editSettings({ confirmAbove: 0 });
  await room.studio.again.ask(id);
  expect(room.studio.state.problem).toMatchObject({ at: "again", take: id, failure: { kind: "not-confirmed" } });
  expect(room.studio.state.takes).toHaveLength(1);
});

describe("held against the first", () => {
  const original = { name: "original.mp4", bytes: 9, sha256: "a".repeat(64), essenceSha256: "b".repeat(64) };
  const drawn = (sum: string, scaled = false): Drawn =>
    ({ framesSha256: sum.repeat(64), scene: { kind: "from-text", scaled } }) as unknown as Drawn;
  const aTake = (recipe: Partial<Take["recipe"]>, more: Partial<Take>): Take =>
    ({ recipe, state: { kind: "delivered", original }, ...more }) as unknown as Take;
  const animatic = { engine: "animatic", model: "animatic 1" } as const;

  test("drawn frames are the same by their sum, or not, with the reason where one is known", () => {
    const first = aTake(animatic, { drawn: drawn("1") });
    expect(repetitionOf(first, aTake(animatic, { drawn: drawn("1") }))).toEqual({ kind: "same-frames" });
    expect(repetitionOf(first, aTake(animatic, { drawn: drawn("2") }))).toMatchObject({ why: "unknown" });
    expect(repetitionOf(first, aTake(animatic, { drawn: drawn("2", true) }))).toMatchObject({ why: "scaled" });
    const later = { ...animatic, model: "animatic 2" };
    expect(repetitionOf(first, aTake(later, { drawn: drawn("2") }))).toMatchObject({ why: "other-version" });
    expect(repetitionOf(first, aTake(animatic, {}))).toEqual({ kind: "unknown" });
  });

  test("films of engines differ in what their containers say, and an essence that is the same is the same film", () => {
    const film = { frames: 96, seconds: 4, size: { width: 640, height: 360 }, decodable: true };
    const wire = { engine: "openrouter", model: "m" } as const;
    const other = { kind: "delivered", original: { ...original, essenceSha256: "c".repeat(64) } } as const;
    const first = aTake(wire, { film });
    expect(repetitionOf(first, aTake(wire, { film }))).toEqual({ kind: "same-film" });
    expect(repetitionOf(first, aTake(wire, { film: { ...film, frames: 97, seconds: 4.1 }, state: other }))).toEqual({
      kind: "other-film",
      differs: ["frames", "seconds"],
    });
  });
});

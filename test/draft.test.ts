/** Drafts: drawn at 360 lines to be judged, drawn in full when asked, in the same place of the cut. */

import "./wire.host";
import { createHash } from "node:crypto";
import type { Drawn, DrawingRequest } from "../src/core/drawing";
import { draftSize, drawingSize } from "../src/core/drawing";
import { framesPerSecond } from "../src/core/time";
import type { DrawingMeans } from "../src/media/client";
import { footage } from "./host/footage.node";
import { frames, lying, markHole } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";

/** Draws a film of the size and length that were asked for; what is in it is one colour. */
class RoomThatDraws extends RoomOfStills {
  readonly #isFree: Promise<void>;

  constructor(isFree: Promise<void> = Promise.resolve()) {
    super();
    this.#isFree = isFree;
  }

  override async draw(request: DrawingRequest, { out }: DrawingMeans): Promise<Drawn> {
    await this.#isFree;
    const { size, rate } = request;
    const film = await footage({ ...size, rate: framesPerSecond(rate), frames: request.frames });
    await out.write(0, film);
    return {
      frames: request.frames,
      rate,
      size,
      codec: "avc1.640028",
      framesSha256: createHash("sha256").update(film).digest("hex"),
      scene: { kind: "from-text", scaled: false, unread: [] },
      bytes: film.length,
    };
  }
}

async function aDraft(): Promise<{ readonly room: Room; readonly id: string }> {
  const room = await newRoom({}, () => new RoomThatDraws());
  await markHole(room);
  room.studio.editForm({ draft: true, prompt: "A lighthouse at dusk" });
  await room.studio.make();
  await soon(() => expect(room.studio.state.takes).toHaveLength(1));
  const id = room.studio.state.takes[0]?.take.id ?? "";
  await soon(() => expect(room.take(id).placement?.outcome).toBe("verified"));
  return { room, id };
}

/** As an editor would who wants to see the cut without it. */
function switchOff(room: Room, id: string): void {
  const { start } = room.take(id).shot.rangeInSequence;
  room.premiere.project.edit("Enable", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((item) => (item.start === start ? { ...item, disabled: true } : item)),
      })),
    })),
  }));
}

test("a draft has 360 lines, and knows what it is drawn at in full", async () => {
  const { room, id } = await aDraft();
  const { width, height } =
    room.studio.state.host.kind === "open"
      ? (room.studio.state.host.project.sequence?.size ?? { width: 0, height: 0 })
      : { width: 0, height: 0 };
  expect(room.take(id).recipe).toMatchObject({
    size: draftSize({ width, height }),
    full: drawingSize({ width, height }),
  });
  expect(room.take(id).recipe.size.height).toBe(360);
});

test("drawn in full, the same recipe and seed take the draft's place in one undo step", async () => {
  const { room, id } = await aDraft();
  const draft = room.take(id).recipe;
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  await room.studio.again.inFull(id);
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const full = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await soon(() => expect(room.take(full).placement?.outcome).toBe("verified"));
  const { seed, prompt, size } = room.take(full).recipe;
  expect({ seed, prompt, size }).toEqual({ seed: draft.seed, prompt: draft.prompt, size: draft.full });
  expect(room.take(full).recipe.full).toBeUndefined();
  expect(lying(room)).toEqual(["V1 T02 100–196 @0"]);
  room.premiere.undo();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
});

test("a draft that was moved keeps its place, and the full one waits in the bin", async () => {
  const { room, id } = await aDraft();
  switchOff(room, id);
  await room.studio.again.inFull(id);
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const full = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await soon(() => expect(room.take(full).placement).toMatchObject({ outcome: "waits", why: "placeholder-changed" }));
});

test("a draft that never got its place gives none: what the editor laid there meanwhile stays", async () => {
  let begin = (): void => undefined;
  const isFree = new Promise<void>((done) => (begin = done));
  const room = await newRoom({}, () => new RoomThatDraws(isFree));
  await markHole(room);
  room.studio.editForm({ draft: true, prompt: "A lighthouse at dusk" });
  await room.studio.make();
  await soon(() => expect(room.studio.state.takes).toHaveLength(1));
  const id = room.studio.state.takes[0]?.take.id ?? "";
  const [sequence] = room.premiere.project.document.sequences;
  room.premiere.place({
    sequenceId: sequence?.id ?? "",
    itemId: sequence?.video[0]?.items[0]?.itemId ?? "",
    time: frames(100),
    videoTrack: 0,
    audioTrack: -1,
    mode: "overwrite",
  });
  const cut = (): unknown => room.premiere.project.document.sequences[0]?.video[0]?.items.map(({ name }) => name);
  const asLaid = cut();
  begin();
  await soon(() => expect(room.take(id).placement).toMatchObject({ outcome: "waits" }));
  await room.studio.again.inFull(id);
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const full = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await soon(() => expect(room.take(full).placement).toMatchObject({ outcome: "waits", why: "placeholder-changed" }));
  expect(cut()).toEqual(asLaid);
});

test("a draft that filled a hole with others is replaced alone, and only where it lies as it was laid", async () => {
  const room = await newRoom({}, () => new RoomThatDraws());
  room.studio.editForm({ draft: true, prompt: "A lighthouse at dusk" });
  room.studio.board.open("fill");
  await room.studio.board.findHoles();
  await soon(() => expect(room.studio.state.board.fill.holes).toHaveLength(1));
  await room.studio.board.fill({ confirmed: true });
  await soon(() => expect(room.studio.state.takes[0]?.take.placement?.outcome).toBe("verified"));
  const id = room.studio.state.takes[0]?.take.id ?? "";
  expect(room.take(id).batch).toBeDefined();
  switchOff(room, id);
  const asLeft = lying(room);
  await room.studio.again.inFull(id);
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const full = room.studio.state.takes.find(({ take }) => take.id !== id)?.take.id ?? "";
  await soon(() => expect(room.take(full).placement).toMatchObject({ outcome: "waits", why: "placeholder-changed" }));
  expect(room.take(full).batch).toBeUndefined();
  expect(lying(room)).toEqual(asLeft);
});

test("what only holds a place is never a draft", async () => {
  const room = await newRoom({ lifeMs: 50 }, () => new RoomThatDraws());
  await room.addEngine();
  await markHole(room);
  room.studio.editForm({ draft: true, placeholder: "animatic", prompt: "A lighthouse at dusk" });
  await room.studio.make({ confirmed: true });
  await soon(() => expect(room.studio.state.takes).toHaveLength(2));
  const holder = room.studio.state.takes.find(({ take }) => take.holdsFor !== undefined)?.take;
  expect(holder?.recipe).toMatchObject({ size: drawingSize(holder?.shot.sequenceSize ?? { width: 0, height: 0 }) });
  expect(holder?.recipe.full).toBeUndefined();
});

test.each([
  [
    { width: 1920, height: 1080 },
    { width: 640, height: 360 },
  ],
  [
    { width: 1080, height: 1920 },
    { width: 360, height: 640 },
  ],
  [
    { width: 4096, height: 1716 },
    { width: 860, height: 360 },
  ],
  [
    { width: 320, height: 240 },
    { width: 320, height: 240 },
  ],
])("a draft of %j is %j", (sequence, size) => {
  expect(draftSize(sequence)).toEqual(size);
});

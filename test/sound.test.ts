/** A take's sound goes where none lies, and says where: no music, dialogue or sound of others is cut for it. */

import "./wire.host";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { SceneView } from "../src/studio/scenes/scene-state";
import { footage } from "./host/footage.node";
import { FILM, frames, markHole, sequenceIdOf, take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import type { MediaRoom } from "../src/media/client";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

/** Every film that the engine makes sounds, and the form wants it on A1. */
async function aRoom(media?: () => MediaRoom): Promise<Room> {
  const clip = await footage({ width: 640, height: 360, rate: 24, frames: 120, sound: true });
  const room = await newRoom({ clip }, media);
  await room.addEngine();
  room.studio.editForm({ prompt: "A boat at dusk.", audioTrack: 0 });
  return room;
}

/** Twelve seconds of it on that track. */
async function music(room: Room, at: number, track: number): Promise<void> {
  const file = path.join(room.folder, "music.mp4");
  await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 288, sound: true }));
  const { id: itemId } = await room.premiere.importFile(file);
  const where = { sequenceId: sequenceIdOf(room), itemId, time: frames(at), videoTrack: -1, audioTrack: track };
  room.premiere.place({ ...where, mode: "overwrite" });
}

/** `A1 music.mp4 90–378`, of all that sounds. */
function sounds({ premiere }: Room): readonly string[] {
  const sequences = premiere.project.document.sequences;
  const sequence = sequences.find(({ id }) => id === premiere.project.view.activeSequenceId);
  return (sequence?.audio ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ name }) => /^(PU_|music)/.test(name))
      .map(({ name, start, end }) => `A${track + 1} ${name} ${start / FILM}–${end / FILM}`),
  );
}

test("a take whose sound would cut music goes to the next track, and the plan says so", async () => {
  const room = await aRoom();
  await markHole(room);
  await music(room, 90, 0);
  await until("the plan", () => room.studio.state.plan?.audioTrack === 1);
  const id = await take(room);
  expect(room.take(id).placement?.outcome).toBe("verified");
  expect(sounds(room)).toEqual(["A1 music.mp4 90–378", expect.stringMatching(/^A2 PU_.* 100–196$/)]);
});

test("a late take whose sound would cut music that came meanwhile waits in the bin", async () => {
  const room = await aRoom();
  await markHole(room);
  const id = await room.make();
  await until("the job", () => room.service.jobs.length === 1);
  await music(room, 90, 0);
  room.service.advance("done");
  await until("the placement", () => room.take(id).placement);
  expect(room.take(id).placement).toMatchObject({ outcome: "waits", why: "place-taken" });
  expect(sounds(room)).toEqual(["A1 music.mp4 90–378"]);
});

describe("a scene of several links", () => {
  const scene = (room: Room): SceneView => {
    const [found] = room.studio.state.scenes.all;
    if (found === undefined) throw new Error("There is no scene");
    return found;
  };
  const rests = (room: Room): Promise<unknown> => until("the rest", () => scene(room).work === "rests");

  async function made(room: Room): Promise<string> {
    room.studio.scenes.showDraft(true);
    room.studio.scenes.editDraft({ seconds: (96 + 95) / 24, linkSeconds: 4, beats: "" });
    await room.studio.scenes.start({ confirmed: true });
    for (const count of [1, 2]) {
      await until(`job ${count}`, () => room.service.jobs.length === count);
      room.service.advance("done");
    }
    await rests(room);
    return scene(room).scene.id;
  }

  test("lays its sound on a track where none lies, and a link that is replaced takes its own sound's place", async () => {
    const room = await aRoom(() => new RoomOfStills());
    const id = await made(room);
    await music(room, 90, 0);
    await soon(() => expect(sounds(room)).toHaveLength(1));
    await room.studio.scenes.lay(id);
    await soon(() =>
      expect(sounds(room)).toEqual([
        "A1 music.mp4 90–378",
        expect.stringMatching(/^A2 PU_Reel_001_T01.* 100–196$/),
        expect.stringMatching(/^A2 PU_Reel_002_T01.* 196–291$/),
      ]),
    );
    await room.studio.scenes.redo(id, 0, { confirmed: true });
    await until("job 3", () => room.service.jobs.length === 3);
    room.service.advance("done");
    await rests(room);
    await soon(() => expect(scene(room).links[0]?.lies).toMatchObject({ isCurrent: false, sound: "goes" }));
    await room.studio.scenes.swap(id, 0);
    expect(scene(room).problem).toBeUndefined();
    await soon(() =>
      expect(sounds(room)).toEqual([
        "A1 music.mp4 90–378",
        expect.stringMatching(/^A2 PU_Reel_001_T02.* 100–196$/),
        expect.stringMatching(/^A2 PU_Reel_002_T01.* 196–291$/),
      ]),
    );
  });
});

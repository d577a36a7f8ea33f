/** A take above a clip or over it: what the timeline then shows and what is heard, and what one undo brings back. */

import "./wire.host";
import { writeFile } from "node:fs/promises";
import { footage } from "./host/footage.node";
import { clipOf, FILM, frames, lying, markHole, offered, sequenceIdOf, takeInBin } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import { aShot, failureOf, select, trim, type Shot } from "./shot-to-replace.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** As if the first take had come with sound: a clip with sound lies over the hole, and is selected. */
async function laySound(room: Room): Promise<void> {
  const { folder, premiere } = room;
  const sequenceId = sequenceIdOf(room);
  const file = `${folder}/sounding.mp4`;
  await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 96, sound: true }));
  const { id: itemId } = await premiere.importFile(file);
  premiere.place({ sequenceId, itemId, time: frames(100), videoTrack: 0, audioTrack: 0, mode: "overwrite" });
  premiere.project.select(sequenceId, [clipOf(room, "sounding").id]);
}

/** `A1 sounding off`, as an editor reads it. */
function sounding({ premiere }: Room): readonly string[] {
  return (premiere.project.document.sequences[0]?.audio ?? []).flatMap(({ items }, track) =>
    items.map(({ name, disabled }) => `A${track + 1} ${name.replace(/^PU_\w+_|\.\w+$/g, "")}${disabled ? " off" : ""}`),
  );
}

/** In and Out of the second take in the bin, in its frames. */
function marks({ premiere }: Room): readonly number[] {
  const item = premiere.project.document.items.find(({ name }) => name.includes("T02"));
  return [(item?.inPoint ?? 0) / FILM, (item?.outPoint ?? 0) / FILM];
}

describe("stacked above", () => {
  test("the take lies on the next free track, the old one is switched off, and one undo brings it back", async () => {
    const { room, second } = await aShot();
    const offer = await offered(room, second);
    expect([offer.old.name, offer.isSelected, offer.above.track]).toEqual([expect.stringContaining("T01"), false, 1]);
    const steps = room.premiere.project.undoLabels.length;
    await room.studio.replace.replace(second, "stack");
    expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T02 100–196 @0"]);
    expect(room.premiere.project.undoLabels.slice(steps)).toEqual(["Replace with take 2"]);
    expect(room.take(second).placement).toMatchObject({ outcome: "verified", replaced: { way: "stack" } });
    expect(room.studio.state.replacing).toBeUndefined();
    room.premiere.undo();
    expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
    room.premiere.redo();
    expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T02 100–196 @0"]);
  });

  test("what is in the way above is left alone, and said to be hidden", async () => {
    const { room, second } = await aShot();
    room.premiere.addTitle(sequenceIdOf(room), "Day 400", { start: frames(120), end: frames(150) }, 1);
    const { above } = await offered(room, second);
    expect([above.track, above.coverage.hides.map(({ track }) => track)]).toEqual([2, [0, 1]]);
    await room.studio.replace.replace(second, "stack");
    expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 Day 400 120–150 @0", "V3 T02 100–196 @0"]);
  });

  test("a take without sound leaves the dialogue of the old one as it is, and says so", async () => {
    const { room, second } = await aShot();
    await laySound(room);
    const { old, sound } = await offered(room, second);
    expect([old.sounds, sound]).toEqual([[0], { stack: "stays", overwrite: "stays" }]);
    await room.studio.replace.replace(second, "stack");
    expect(lying(room)).toContain("V1 sounding 100–196 @0 off");
    expect(sounding(room)).toEqual(["A1 sounding"]);
  });
});

describe("sound was asked for", () => {
  /** The first take's clip has sound, and lies in the hole with it; of the second, which is in the bin, that is to be seen. */
  async function heard(clip: "sounds" | "silent", looked: boolean): Promise<Omit<Shot, "first">> {
    const film = await footage({ width: 640, height: 360, rate: 24, frames: 120, sound: clip === "sounds" });
    const room = await newRoom({ clip: film }, looked ? () => new RoomOfStills() : undefined);
    await room.addEngine();
    await markHole(room);
    room.studio.editForm({ audioTrack: 0 });
    const second = await takeInBin(room);
    await laySound(room);
    return { room, second };
  }

  test.each(["stack", "overwrite"] as const)(
    "and the film came silent: replaced by %s, the sound of the old clip stays on, and that is said",
    async (way) => {
      const { room, second } = await heard("silent", true);
      expect((await offered(room, second)).sound[way]).toBe("stays");
      await room.studio.replace.replace(second, way);
      expect(room.take(second).placement).toMatchObject({ outcome: "verified", replaced: { way } });
      expect(sounding(room)).toEqual(["A1 sounding"]);
    },
  );

  test("and came: stacked above, the sound of the old clip is switched off, and one undo brings it back", async () => {
    const { room, second } = await heard("sounds", true);
    expect((await offered(room, second)).sound.stack).toBe("goes");
    await room.studio.replace.replace(second, "stack");
    expect(sounding(room)).toEqual(["A1 sounding off", "A2 T01"]);
    room.premiere.undo();
    expect(sounding(room)).toEqual(["A1 sounding"]);
  });

  test.each(["sounds", "silent"] as const)(
    "and nobody could look into the film, which %s: the sound of the old clip stays on, and that is said",
    async (clip) => {
      const { room, second } = await heard(clip, false);
      expect((await offered(room, second)).sound).toEqual({ stack: "unknown", overwrite: "unknown" });
      await room.studio.replace.replace(second, "stack");
      expect(sounding(room)).toEqual(clip === "sounds" ? ["A1 sounding", "A2 T01"] : ["A1 sounding"]);
    },
  );
});

describe("overwritten", () => {
  test("the take lies where the clip lay, and one undo brings the clip back", async () => {
    const { room, second } = await aShot();
    await offered(room, second);
    const steps = room.premiere.project.undoLabels.length;
    await room.studio.replace.replace(second, "overwrite");
    expect(lying(room)).toEqual(["V1 T02 100–196 @0"]);
    expect(room.premiere.project.undoLabels.slice(steps)).toEqual(["Replace with take 2"]);
    room.premiere.undo();
    expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  });

  test("a trimmed clip stays trimmed: what happens in the take stays where it was, and the next placing is whole again", async () => {
    const shot = await aShot();
    const { room, second } = shot;
    trim(shot);
    await offered(room, second);
    await room.studio.replace.replace(second, "overwrite");
    expect(lying(room)).toEqual(["V1 T02 110–180 @10"]);
    // The marks of the take are as they were, for whoever places it next.
    expect(marks(room)).toEqual([0, 96]);
    room.premiere.undo();
    expect(lying(room)).toEqual(["V1 T01 110–180 @10"]);
  });

  test("over another shot's trimmed clip it begins with its own first frame", async () => {
    const shot = await aShot();
    const { room } = shot;
    room.premiere.mark(sequenceIdOf(room), { in: frames(300), out: frames(396) });
    await until("the other marks", () => room.studio.state.plan?.where.rangeInSequence.start === frames(300));
    const other = await takeInBin(room);
    expect(room.take(other).shot.number).toBe(2);
    room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "start", to: frames(110) });
    select(shot, "T01");
    const { shows } = await offered(room, other);
    expect([shows.start / FILM, shows.end / FILM]).toEqual([0, 86]);
  });

  test("a selected clip of another kind is replaced from the take's first frame on", async () => {
    const shot = await aShot();
    const { room, second } = shot;
    room.premiere.editItem(sequenceIdOf(room), clipOf(room, "before").id, { kind: "end", to: frames(90) });
    select(shot, "before");
    await until("the selection", () => room.studio.state.plan?.ways.some(({ way }) => way === "clip"));
    const offer = await offered(room, second);
    expect([offer.old.name, offer.isSelected]).toEqual(["before.png", true]);
    await room.studio.replace.replace(second, "overwrite");
    expect(lying(room)).toEqual(["V1 T02 0–90 @0", "V1 T01 100–196 @0"]);
  });
});

describe("what of the take is placed next", () => {
  async function trimmed(): Promise<Shot> {
    const shot = await aShot();
    trim(shot);
    await offered(shot.room, shot.second);
    return shot;
  }

  test("is all of it after a replacement that Premiere turned down", async () => {
    const shot = await trimmed();
    shot.room.premiere.manners = { ...shot.room.premiere.manners, throwing: ["createSetDisabledAction"] };
    await shot.room.studio.replace.replace(shot.second, "stack");
    expect(failureOf(shot)).toMatchObject({ kind: "host-refused" });
    expect(marks(shot.room)).toEqual([0, 96]);
  });

  test("is all of it although Ctrl+Z took the replacement back, and its marks with it", async () => {
    const shot = await trimmed();
    const { room, second } = shot;
    await room.studio.replace.replace(second, "overwrite");
    room.premiere.undo();
    expect(lying(room)).toEqual(["V1 T01 110–180 @10"]);
    await room.studio.place(second, "overwrite");
    expect(room.take(second).placement).toMatchObject({ outcome: "verified" });
    expect(lying(room)).toContain("V2 T02 100–196 @0");
  });
});

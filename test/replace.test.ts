/** A take in another clip's place, three ways: what the timeline then shows, what one undo brings back, and what is refused. */

import "./wire.host";
import { writeFile } from "node:fs/promises";
import { until } from "./wire.setup";
import { openRoom, type Room } from "./studio.setup";
import { footage } from "./host/footage.node";
import { RoomOfStills } from "./room-of-stills";
import {
  clipOf,
  FILM,
  frames,
  lying,
  markHole,
  offered,
  refused,
  sequenceIdOf,
  take,
  takeInBin,
} from "./replace.setup";

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

interface Shot {
  readonly room: Room;
  /** Lies on V1. */
  readonly first: string;
  /** In the bin. */
  readonly second: string;
}

async function aShot(): Promise<Shot> {
  const room = await openRoom();
  rooms.push(room);
  await room.addEngine();
  await markHole(room);
  const first = await take(room);
  const second = await takeInBin(room);
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  return { room, first, second };
}

/** Clicks the clip in the timeline. */
function select({ room }: Shot, name: string): void {
  room.premiere.project.select(sequenceIdOf(room), [clipOf(room, name).id]);
}

const failureOf = ({ room }: Shot): unknown => room.studio.state.problem?.failure;

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
    const { premiere } = room;
    const sequenceId = sequenceIdOf(room);
    // As if the first had come with sound: a clip with sound, laid over the hole and selected.
    const file = `${room.folder}/sounding.mp4`;
    await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 96, sound: true }));
    const item = await premiere.importFile(file);
    premiere.place({ sequenceId, itemId: item.id, time: frames(100), videoTrack: 0, audioTrack: 0, mode: "overwrite" });
    premiere.project.select(sequenceId, [clipOf(room, "sounding").id]);
    const { old, sound } = await offered(room, second);
    expect([old.sounds, sound]).toEqual([[0], { stack: "stays", overwrite: "stays" }]);
    await room.studio.replace.replace(second, "stack");
    const sequence = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
    expect(lying(room)).toContain("V1 sounding 100–196 @0 off");
    expect(sequence?.audio[0]?.items.map(({ disabled }) => disabled)).toEqual([false]);
  });
});

describe("sound was asked for", () => {
  /** The first take's clip has sound, and lies in the hole with it; of the second, which is in the bin, that is to be seen. */
  async function heard(clip: "sounds" | "silent", looked: boolean): Promise<Shot> {
    const film = await footage({ width: 640, height: 360, rate: 24, frames: 120, sound: clip === "sounds" });
    const room = await openRoom({ clip: film }, looked ? () => new RoomOfStills() : undefined);
    rooms.push(room);
    await room.addEngine();
    await markHole(room);
    room.studio.editForm({ audioTrack: 0 });
    const second = await takeInBin(room);
    const sequenceId = sequenceIdOf(room);
    const file = `${room.folder}/sounding.mp4`;
    await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: 96, sound: true }));
    const { id: itemId } = await room.premiere.importFile(file);
    room.premiere.place({ sequenceId, itemId, time: frames(100), videoTrack: 0, audioTrack: 0, mode: "overwrite" });
    room.premiere.project.select(sequenceId, [clipOf(room, "sounding").id]);
    return { room, first: "", second };
  }

  /** `A1 sounding off`, as an editor reads it. */
  function sounding({ premiere }: Room): readonly string[] {
    return (premiere.project.document.sequences[0]?.audio ?? []).flatMap(({ items }, track) =>
      items.map(
        ({ name, disabled }) => `A${track + 1} ${name.replace(/^PU_\w+_|\.\w+$/g, "")}${disabled ? " off" : ""}`,
      ),
    );
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
    const sequenceId = sequenceIdOf(room);
    room.premiere.editItem(sequenceId, clipOf(room, "T01").id, { kind: "start", to: frames(110) });
    room.premiere.editItem(sequenceId, clipOf(room, "T01").id, { kind: "end", to: frames(180) });
    await offered(room, second);
    await room.studio.replace.replace(second, "overwrite");
    expect(lying(room)).toEqual(["V1 T02 110–180 @10"]);
    // The marks of the take are as they were, for whoever places it next.
    const item = room.premiere.project.document.items.find(({ name }) => name.includes("T02"));
    expect([(item?.inPoint ?? 0) / FILM, (item?.outPoint ?? 0) / FILM]).toEqual([0, 96]);
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
  /** T01 shows 70 frames of its 96, and T02 is to come in its place. */
  async function trimmed(): Promise<Shot> {
    const shot = await aShot();
    const { room } = shot;
    const sequenceId = sequenceIdOf(room);
    room.premiere.editItem(sequenceId, clipOf(room, "T01").id, { kind: "start", to: frames(110) });
    room.premiere.editItem(sequenceId, clipOf(room, "T01").id, { kind: "end", to: frames(180) });
    await offered(room, shot.second);
    return shot;
  }

  function marks({ room }: Shot): readonly number[] {
    const item = room.premiere.project.document.items.find(({ name }) => name.includes("T02"));
    return [(item?.inPoint ?? 0) / FILM, (item?.outPoint ?? 0) / FILM];
  }

  test("is all of it after a replacement that Premiere turned down", async () => {
    const shot = await trimmed();
    shot.room.premiere.manners = { ...shot.room.premiere.manners, throwing: ["createSetDisabledAction"] };
    await shot.room.studio.replace.replace(shot.second, "stack");
    expect(failureOf(shot)).toMatchObject({ kind: "host-refused" });
    expect(marks(shot)).toEqual([0, 96]);
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

describe("Replace Footage", () => {
  test("says how often the clip is used, changes every use, keeps the clips themselves, and stays through undo", async () => {
    const { room, first, second } = await aShot();
    const { premiere } = room;
    const copyId = premiere.cloneSequence(sequenceIdOf(room));
    const { footage, old } = await offered(room, second);
    expect(footage).toEqual({
      kind: "possible",
      count: 2,
      places: [
        { sequence: "Reel", count: 1 },
        { sequence: "Reel Copy", count: 1 },
      ],
      unread: [],
    });
    const oldItem = old.projectItemId;
    await room.studio.replace.replace(second, "footage");
    expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
    for (const sequenceId of [sequenceIdOf(room), copyId]) {
      expect(premiere.frameAt(sequenceId, frames(100)).layers).toMatchObject([
        { path: expect.stringContaining("T02.mp4") as string },
      ]);
    }
    premiere.undo();
    premiere.redo();
    expect(premiere.frameAt(sequenceIdOf(room), frames(100)).layers).toMatchObject([
      { path: expect.stringContaining("T02.mp4") as string },
    ]);
    // Both records know, also after a restart.
    await room.restart();
    await until("the takes", () => room.studio.state.takes.length === 2);
    expect(room.take(second).footage).toMatchObject([{ projectItemId: oldItem }]);
    expect(room.take(second).placement).toMatchObject({ replaced: { way: "footage" } });
    const row = (id: string) => room.studio.state.takes.find((one) => one.take.id === id);
    await until("the places", () => (row(second)?.onTimeline.length ?? 0) > 0);
    expect([row(first)?.onTimeline.length, row(second)?.onTimeline.length]).toEqual([0, 1]);
  });

  test("a sequence that cannot be read is named, and the count is the least there is", async () => {
    const { room, second } = await aShot();
    room.premiere.cloneSequence(sequenceIdOf(room));
    room.premiere.manners = { ...room.premiere.manners, unreadable: ["Reel Copy"] };
    const { footage } = await offered(room, second);
    expect(footage).toMatchObject({ kind: "possible", count: 1, unread: ["Reel Copy"] });
  });

  test("a use elsewhere that was retimed forbids it, and is named; the other ways remain", async () => {
    const { room, second } = await aShot();
    const copyId = room.premiere.cloneSequence(sequenceIdOf(room));
    room.premiere.setSpeed(copyId, clipOf(room, "T01", copyId).id, 2);
    expect((await offered(room, second)).footage).toMatchObject({
      kind: "refused",
      failure: { kind: "cannot-replace", why: "retimed", sequence: "Reel Copy" },
    });
    await room.studio.replace.replace(second, "footage");
    expect(room.premiere.frameAt(copyId, frames(100)).layers).toMatchObject([
      { path: expect.stringContaining("T01.mp4") as string },
    ]);
  });

  test("a use that shows more than there is of the take forbids it, with what it shows counted and no more", async () => {
    const { room, second } = await aShot();
    const sequenceId = sequenceIdOf(room);
    const { itemId, id } = clipOf(room, "T01");
    room.premiere.deleteItems(sequenceId, [clipOf(room, "behind").id]);
    room.premiere.place({ sequenceId, itemId, time: frames(300), videoTrack: 1, audioTrack: -1, mode: "overwrite" });
    const later = room.premiere.project.document.sequences
      .find((one) => one.id === sequenceId)
      ?.video[1]?.items.find(({ start }) => start === frames(300));
    // Its last frames lie in its handle.
    room.premiere.editItem(sequenceId, later?.id ?? "", { kind: "start", to: frames(340) });
    room.premiere.editItem(sequenceId, later?.id ?? "", { kind: "end", to: frames(406) });
    room.premiere.project.select(sequenceId, [id]);
    expect((await offered(room, second)).footage).toMatchObject({
      kind: "refused",
      failure: { why: "too-short", has: 56, needs: 66 },
    });
  });

  test("one more use since it was counted is counted anew instead of being changed", async () => {
    const shot = await aShot();
    const { room, second } = shot;
    await offered(room, second);
    room.premiere.cloneSequence(sequenceIdOf(room));
    await room.studio.replace.replace(second, "footage");
    expect(failureOf(shot)).toMatchObject({ kind: "cannot-replace", why: "changed" });
    expect(room.premiere.frameAt(sequenceIdOf(room), frames(100)).layers).toMatchObject([
      { path: expect.stringContaining("T01.mp4") as string },
    ]);
    expect(room.studio.state.replacing).toMatchObject({ kind: "offered", offer: { footage: { count: 2 } } });
  });

  test("that Premiere says yes and does nothing is found out", async () => {
    const shot = await aShot();
    const { room, second } = shot;
    await offered(room, second);
    room.premiere.manners = { ...room.premiere.manners, silent: ["changeMediaFilePath"] };
    await room.studio.replace.replace(second, "footage");
    expect(failureOf(shot)).toMatchObject({ kind: "cannot-replace", why: "footage-kept" });
    expect(room.take(second).footage).toBeUndefined();
  });
});

describe("refused, with the reason, and nothing touched", () => {
  const cases: readonly (readonly [why: string, harm: (shot: Shot) => void])[] = [
    ["retimed", ({ room }) => room.premiere.setSpeed(sequenceIdOf(room), clipOf(room, "T01").id, 1.5)],
    ["reversed", ({ room }) => room.premiere.setSpeed(sequenceIdOf(room), clipOf(room, "T01").id, 1, true)],
    ["multicam", ({ room }) => room.premiere.makeOfSeveral(clipOf(room, "T01").itemId, "multicam")],
    ["merged", ({ room }) => room.premiere.makeOfSeveral(clipOf(room, "T01").itemId, "merged")],
    [
      "nested",
      (shot) => {
        const { premiere } = shot.room;
        const outer = sequenceIdOf(shot.room);
        const inner = premiere.newSequence({ name: "Inner", rate: FILM, width: 64, height: 36 });
        const before = premiere.project.document.items.find(({ name }) => name === "before.png");
        premiere.place({
          sequenceId: inner,
          itemId: before?.id ?? "",
          time: frames(0),
          videoTrack: 0,
          audioTrack: -1,
          mode: "overwrite",
        });
        premiere.project.openSequence(outer);
        const item = premiere.project.document.items.find(({ name }) => name === "Inner");
        premiere.place({
          sequenceId: outer,
          itemId: item?.id ?? "",
          time: frames(100),
          videoTrack: 1,
          audioTrack: -1,
          mode: "overwrite",
        });
        select(shot, "Inner");
      },
    ],
    [
      "graphic",
      (shot) => {
        shot.room.premiere.addTitle(sequenceIdOf(shot.room), "Day 400", { start: frames(120), end: frames(150) }, 1);
        select(shot, "Day 400");
      },
    ],
    [
      "too-short",
      ({ room }) => {
        const sequenceId = sequenceIdOf(room);
        room.premiere.deleteItems(sequenceId, [clipOf(room, "behind").id]);
        // Into its handle; of the take that comes nobody has seen how long its own is.
        room.premiere.editItem(sequenceId, clipOf(room, "T01").id, { kind: "end", to: frames(210) });
      },
    ],
    ["nothing", ({ room }) => room.premiere.deleteItems(sequenceIdOf(room), [clipOf(room, "T01").id])],
    [
      "several",
      ({ room }) => {
        const { itemId } = clipOf(room, "T01");
        room.premiere.place({
          sequenceId: sequenceIdOf(room),
          itemId,
          time: frames(400),
          videoTrack: 0,
          audioTrack: -1,
          mode: "overwrite",
        });
      },
    ],
  ];

  test.each(cases)("%s", async (why, harm) => {
    const shot = await aShot();
    harm(shot);
    const before = shot.room.premiere.project.document;
    expect(await refused(shot.room, shot.second)).toMatchObject({ kind: "cannot-replace", why });
    expect(shot.room.premiere.project.document).toBe(before);
  });

  test("this take itself", async () => {
    const { room, first } = await aShot();
    expect(await refused(room, first)).toMatchObject({ why: "same" });
  });

  const meanwhile: readonly (readonly [what: string, harm: (shot: Shot) => void])[] = [
    [
      "trimmed",
      ({ room }) =>
        room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "end", to: frames(180) }),
    ],
    [
      "moved",
      ({ room }) =>
        room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "move", by: frames(300) }),
    ],
    ["deleted", ({ room }) => room.premiere.deleteItems(sequenceIdOf(room), [clipOf(room, "T01").id])],
    ["switched off", ({ room }) => room.premiere.setDisabled(sequenceIdOf(room), clipOf(room, "T01").id, true)],
    ["retimed", ({ room }) => room.premiere.setSpeed(sequenceIdOf(room), clipOf(room, "T01").id, 2)],
  ];

  test.each(meanwhile)("a clip that was %s since it was looked at", async (_, harm) => {
    for (const way of ["stack", "overwrite", "footage"] as const) {
      const shot = await aShot();
      await offered(shot.room, shot.second);
      harm(shot);
      const before = lying(shot.room);
      const path = shot.room.premiere.project.document.items.map(({ content }) =>
        "path" in content ? content.path : "",
      );
      await shot.room.studio.replace.replace(shot.second, way);
      expect(lying(shot.room)).toEqual(before);
      expect(
        shot.room.premiere.project.document.items.map(({ content }) => ("path" in content ? content.path : "")),
      ).toEqual(path);
      expect(failureOf(shot)).toMatchObject({ kind: "cannot-replace" });
    }
  });

  test("a step that Premiere turns down leaves the cut as it was", async () => {
    const shot = await aShot();
    const { room, second } = shot;
    await offered(room, second);
    room.premiere.manners = { ...room.premiere.manners, throwing: ["createSetDisabledAction"] };
    await room.studio.replace.replace(second, "stack");
    expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
    expect(failureOf(shot)).toMatchObject({ kind: "host-refused" });
  });

  test("that the old one was not switched off is doubted, not called done", async () => {
    const { room, second } = await aShot();
    await offered(room, second);
    room.premiere.manners = { ...room.premiere.manners, silent: ["createSetDisabledAction"] };
    await room.studio.replace.replace(second, "stack");
    expect(room.take(second).placement).toMatchObject({ outcome: "unverified", why: "old-still-on" });
  });
});

/** A take that is not laid in a clip's place: the reason is said, and nothing is touched. */

import "./wire.host";
import { clipToReplace } from "../src/studio/placing/replace";
import { anItem, aSequence, aTake, aTrack } from "./build-a";
import { clipOf, FILM, frames, lying, offered, refused, sequenceIdOf } from "./replace.setup";
import { aShot, failureOf, select, type Shot } from "./shot-to-replace.setup";

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
        const at = { mode: "overwrite", audioTrack: -1 } as const;
        premiere.place({ sequenceId: inner, itemId: before?.id ?? "", time: frames(0), videoTrack: 0, ...at });
        premiere.project.openSequence(outer);
        const item = premiere.project.document.items.find(({ name }) => name === "Inner");
        premiere.place({ sequenceId: outer, itemId: item?.id ?? "", time: frames(100), videoTrack: 1, ...at });
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
    const shot = await aShot();
    const { room, second } = shot;
    const media = (): readonly string[] =>
      room.premiere.project.document.items.map(({ content }) => ("path" in content ? content.path : ""));
    const whole = lying(room);
    for (const way of ["stack", "overwrite", "footage"] as const) {
      await offered(room, second);
      harm(shot);
      const before = [lying(room), media()];
      await room.studio.replace.replace(second, way);
      expect([way, failureOf(shot)]).toEqual([way, expect.objectContaining({ kind: "cannot-replace" })]);
      expect([lying(room), media()]).toEqual(before);
      // The editor takes it back, and looks again.
      room.premiere.undo();
      expect(lying(room)).toEqual(whole);
      room.studio.dismissProblem();
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

test("where the host names no project item, take 10 is not taken for take 100", () => {
  const [tenth, other] = ["PU_Reel_001_T10", "PU_Reel_001_T02"].map((clipName) => aTake({ clipName }));
  if (tenth === undefined || other === undefined) throw new Error("two takes");
  const lies = (name: string) => aSequence({ video: [aTrack(0, anItem(name, 0, 96))] });
  expect(clipToReplace(other, [tenth], lies("PU_Reel_001_T100.mp4"))).toBe("nothing");
  expect(clipToReplace(other, [tenth], lies("PU_Reel_001_T10.mp4"))).toMatchObject({ track: 0 });
});

/** Replace Footage: a take in a clip's place wherever that clip is used, and what forbids it. */

import "./wire.host";
import { clipOf, frames, lying, offered, sequenceIdOf } from "./replace.setup";
import { aShot, failureOf } from "./shot-to-replace.setup";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";

/** What is seen at frame 100 of that sequence, lowest first: `T01` of a take's film. */
function seen(room: Room, sequenceId = sequenceIdOf(room)): readonly string[] {
  const { layers } = room.premiere.frameAt(sequenceId, frames(100));
  return layers.map((layer) =>
    layer.kind === "media" ? (/T\d\d(?=\.mp4$)/.exec(layer.path)?.[0] ?? layer.path) : layer.text,
  );
}

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
    expect([seen(room), seen(room, copyId)]).toEqual([["T02"], ["T02"]]);
    premiere.undo();
    premiere.redo();
    expect(seen(room)).toEqual(["T02"]);
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
    expect(seen(room, copyId)).toEqual(["T01"]);
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
    expect(seen(room)).toEqual(["T01"]);
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

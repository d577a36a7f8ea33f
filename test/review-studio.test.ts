/** Deciding on AI ranges in the panel: what is recorded, and what a change of the cut opens again. */

import "./wire.host";
import { ticks, ZERO } from "../src/core/time";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";
import {
  aCut,
  clip,
  decide,
  decidesSlowly,
  FILM,
  read,
  reviewed,
  standing,
  swapMedia,
  theRange,
  twoRanges,
} from "./review.setup";

test("nothing is recorded while nobody says who decides, or once the cut is another one", async () => {
  const room = await aCut();
  room.studio.settings.editSettings({ person: "  " });
  await decide(room, "approve");
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "no-name" } });
  room.studio.settings.editSettings({ person: "M. R." });
  const key = theRange(room);
  const { sequenceId, item } = clip(room);
  room.premiere.setDisabled(sequenceId, item.id, true);
  await until("the panel to see it", () => "isStale" in room.studio.state.audit && room.studio.state.audit.isStale);
  await room.studio.review.decide(key, "editorial", "approve");
  expect(room.studio.state.problem).toMatchObject({ failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toEqual([]);
});

test("nothing is recorded of a cut that looks otherwise since it was read, also where nobody watches", async () => {
  const room = await aCut();
  const { sequenceId, item } = clip(room);
  room.premiere.setSpeed(sequenceId, item.id, 2);
  await decide(room, "approve");
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toEqual([]);
  expect(room.studio.state.audit).toMatchObject({ isStale: true });
  await read(room);
  await decide(room, "approve");
  expect(standing(room).parts.editorial.kind).toBe("approved");
});

test("a decision that waits for its turn is on what was there when its key was struck", async () => {
  const room = await aCut();
  const { letThrough } = await decidesSlowly(room);
  const key = theRange(room);
  const second = room.studio.review.decide(key, "legal", "reject");
  await swapMedia(room);
  await read(room);
  expect(theRange(room)).toBe(key);
  await letThrough();
  await second;
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "cannot-review", why: "stale" } });
  expect(await reviewed(room)).toMatchObject([{ part: "editorial", decision: "approve" }]);
});

test("what was typed beside a take does not stand beside another that lies in its place", async () => {
  const room = await aCut();
  const key = theRange(room);
  room.studio.review.choose(key);
  room.studio.review.write("Her hand is wrong.");
  await swapMedia(room);
  await read(room);
  expect(room.studio.state.review).toMatchObject({ at: key, note: "" });
});

describe("what was approved is open again", () => {
  async function approved(): Promise<Room> {
    const room = await aCut();
    await decide(room, "approve");
    return room;
  }

  async function opensAgain(room: Room, why: string): Promise<void> {
    await read(room);
    expect(standing(room).parts.editorial).toMatchObject({ kind: "reopened", why });
    expect(standing(room).overall).toBe("open");
  }

  test("after a trim, and cleared once more when that is undone", async () => {
    const room = await approved();
    const { sequenceId, item } = clip(room);
    room.premiere.editItem(sequenceId, item.id, { kind: "end", to: ticks(item.end - 10 * FILM) });
    await opensAgain(room, "other-range");
    room.premiere.undo();
    await read(room);
    expect(standing(room).overall).toBe("cleared");
  });

  test("after a change of speed", async () => {
    const room = await approved();
    const { sequenceId, item } = clip(room);
    room.premiere.setSpeed(sequenceId, item.id, 2);
    await read(room);
    expect(standing(room).parts.editorial.kind).toBe("reopened");
  });

  test("and not after a ripple that moves it with its neighbours", async () => {
    const room = await approved();
    const { sequenceId } = clip(room);
    room.premiere.project.edit("Insert", (document) => ({
      ...document,
      sequences: document.sequences.map((sequence) =>
        sequence.id !== sequenceId
          ? sequence
          : {
              ...sequence,
              video: sequence.video.map((track) => ({
                ...track,
                items: track.items.map((item) => ({
                  ...item,
                  start: ticks(item.start + 48 * FILM),
                  end: ticks(item.end + 48 * FILM),
                })),
              })),
            },
      ),
    }));
    await read(room);
    expect(standing(room).parts.editorial).toMatchObject({ kind: "approved", isMoved: true });
  });

  test("when other media take its place", async () => {
    const room = await approved();
    await swapMedia(room);
    await opensAgain(room, "other-take");
  });
});

test("a decision that is withdrawn is open, and the ledger keeps both lines", async () => {
  const room = await aCut();
  await decide(room, "reject");
  expect(standing(room).overall).toBe("rejected");
  await room.studio.review.withdraw(theRange(room), "editorial");
  expect(standing(room).overall).toBe("open");
  expect((await reviewed(room)).map(({ decision }) => decision)).toEqual(["reject", "withdrawn"]);
});

test("play puts the playhead at the range and plays its clip from where the cut shows it", async () => {
  const room = await aCut();
  const { sequenceId, item } = clip(room);
  await room.studio.review.play(theRange(room));
  expect(room.studio.state.problem).toBeUndefined();
  const { view } = room.premiere.project;
  expect(view.playheads[sequenceId]).toBe(item.start);
  expect(view.source).toMatchObject({ itemId: item.itemId, speed: 1 });
  expect(room.studio.state.review.played?.how).toBe("source");
});

test("a playhead that does not move is no success", async () => {
  const room = await aCut();
  room.premiere.project.movePlayhead(clip(room).sequenceId, ZERO);
  room.premiere.manners = { ...room.premiere.manners, silent: ["setPlayerPosition"] };
  await room.studio.review.play(theRange(room));
  expect(room.studio.state.problem).toMatchObject({ at: "review", failure: { kind: "host-refused" } });
});

test("the keys go to the next range that is open, and round; where none is, to the next", async () => {
  const room = await aCut();
  const [first, second] = await twoRanges(room);
  const { review } = room.studio;
  const goes = (to: "next" | "previous"): string | undefined => {
    review.step(to);
    return room.studio.state.review.at;
  };
  expect([goes("next"), goes("next"), goes("next"), goes("previous")]).toEqual([first, second, first, second]);
  await review.decide(first, "editorial", "approve");
  expect([goes("next"), goes("previous")]).toEqual([second, second]);
  await review.decide(second, "editorial", "approve");
  expect([goes("next"), goes("next")]).toEqual([first, second]);
});

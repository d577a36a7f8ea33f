/** What the project panel shows of a review: a column and a label on the clip, one undo step, and an offer where it is older. */

import "./wire.host";
import { ticks } from "../src/core/time";
import { soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";
import {
  aCut,
  aStranger,
  clip,
  decide,
  decidesSlowly,
  FILM,
  openSequence,
  read,
  standing,
  twoRanges,
} from "./review.setup";

test("what is shown of one sequence says the same while another one is read", async () => {
  const room = await aCut();
  await decide(room, "approve", "legal");
  expect(room.premiere.undo()).toBe("Show the review");
  await read(room);
  await soon(() => expect(room.studio.state.review.older).toHaveLength(1));
  const { letThrough } = await decidesSlowly(room);
  void room.studio.review.showReview();
  const used = clip(room).item.itemId;
  await openSequence(room, room.premiere.newSequenceFromMedia(await aStranger(room), "Trailer"));
  await read(room);
  await letThrough();
  await room.studio.review.decide("none", "legal", "approve");
  const item = room.premiere.project.document.items.find(({ id }) => id === used);
  expect(JSON.stringify(item)).toContain("Reel: editorial approved");
  expect(room.premiere.project.undoLabels.filter((label) => label === "Show the review")).toHaveLength(1);
});

test("it stands in a column of the clip, in one undo step, and its label keeps its colour unless the editor wants it", async () => {
  const room = await aCut();
  const day = "2026-11-28";
  room.now = () => new Date(`${day}T12:00:00Z`);
  const item = () => room.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
  const before = item()?.label;
  await decide(room, "approve");
  expect(item()?.label).toBe(before);
  expect(JSON.stringify(item())).toContain(`Reel: editorial approved ${day}`);
  expect(room.premiere.undo()).toBe("Show the review");
  expect(JSON.stringify(item())).not.toContain("editorial approved");
  await room.studio.review.showLabels(true);
  expect(item()?.label).toBe(5);
  expect(JSON.stringify(item())).toContain(`Reel: editorial approved ${day}`);
  expect(room.premiere.undo()).toBe("Show the review");
  expect(item()?.label).toBe(before);
});

test("of a clip in two cuts the project panel tells how it stands in each, the gravest first, whichever was read last", async () => {
  const room = await aCut();
  const day = "2026-11-28";
  room.now = () => new Date(`${day}T12:00:00Z`);
  const { studio, premiere } = room;
  await studio.review.showLabels(true);
  await decide(room, "approve");
  const { sequenceId: reel, item: used } = clip(room);
  const item = () => premiere.project.document.items.find(({ id }) => id === used.itemId);
  const trailer = premiere.newSequenceFromMedia(used.itemId, "Trailer");
  await openSequence(room, trailer);
  await read(room);
  await decide(room, "reject");
  expect(JSON.stringify(item())).toContain(`Trailer: editorial rejected ${day} | Reel: editorial approved ${day}`);
  expect(item()?.label).toBe(6);
  const steps = premiere.project.undoLabels.length;
  await openSequence(room, reel);
  await read(room);
  expect(standing(room).overall).toBe("cleared");
  await decide(room, "approve", "legal");
  expect(JSON.stringify(item())).toContain(
    `Trailer: editorial rejected ${day} | Reel: editorial approved ${day}; legal approved ${day}`,
  );
  expect(item()?.label).toBe(6);
  expect(premiere.project.undoLabels).toHaveLength(steps + 1);
  // What was decided in a cut that is gone is about none any more.
  premiere.project.edit("Delete", (document) => ({
    ...document,
    sequences: document.sequences.filter(({ id }) => id !== trailer),
  }));
  await decide(room, "approve", "ethics");
  expect(JSON.stringify(item())).not.toContain("Trailer");
  expect(item()?.label).toBe(5);
});

describe("after a reading of a cut that was decided on", () => {
  async function trimmed(): Promise<Room> {
    const room = await aCut();
    await decide(room, "approve");
    const { sequenceId, item } = clip(room);
    room.premiere.editItem(sequenceId, item.id, { kind: "end", to: ticks(item.end - 10 * FILM) });
    return room;
  }

  const column = ({ premiere }: Room) =>
    JSON.stringify(premiere.project.document.items.find(({ name }) => name.startsWith("PU_")));

  test("the panel offers to show how it stands, and changes nothing of the project by itself", async () => {
    const room = await trimmed();
    const { premiere, studio } = room;
    const before = premiere.project.undoLabels;
    await read(room);
    await soon(() => expect(studio.state.review.older).toHaveLength(1));
    expect(premiere.project.undoLabels).toEqual(before);
    expect(column(room)).toContain("editorial approved");
    await studio.review.showReview();
    expect(studio.state.problem).toBeUndefined();
    expect(column(room)).toContain("editorial open again");
    expect(premiere.project.undoLabels).toEqual([...before, "Show the review"]);
    expect(studio.state.review.older).toBeUndefined();
    await read(room);
    await studio.review.decide("none", "legal", "approve");
    expect(studio.state.review.older).toBeUndefined();
    expect(premiere.undo()).toBe("Show the review");
    expect(column(room)).toContain("editorial approved");
  });

  test("a decision shows it in any case, and nothing is offered any more", async () => {
    const room = await trimmed();
    await read(room);
    await soon(() => expect(room.studio.state.review.older).toHaveLength(1));
    await decide(room, "reject");
    expect(column(room)).toContain("editorial rejected");
    expect(room.studio.state.review.older).toBeUndefined();
  });

  test("nothing is offered of another sequence, or of one that was changed since", async () => {
    const room = await trimmed();
    const { premiere, studio } = room;
    await read(room);
    await soon(() => expect(studio.state.review.older).toHaveLength(1));
    const { sequenceId, item } = clip(room);
    premiere.setDisabled(sequenceId, item.id, true);
    await until("the panel to see it", () => "isStale" in studio.state.audit && studio.state.audit.isStale);
    const before = premiere.project.undoLabels;
    await studio.review.showReview();
    expect(studio.state.problem).toMatchObject({ failure: { kind: "cannot-review", why: "stale" } });
    expect(premiere.project.undoLabels).toEqual(before);
    await openSequence(room, premiere.newSequenceFromMedia(await aStranger(room), "Trailer"));
    await until("it to be forgotten", () => studio.state.audit.kind === "none");
    expect(studio.state.review.older).toBeUndefined();
  });
});

test("a label that Premiere does not set is told", async () => {
  const room = await aCut();
  await room.studio.review.showLabels(true);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetColorLabelAction"] };
  await decide(room, "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  expect(standing(room).overall).toBe("rejected");
});

test("a clip that does not show its review is told until it does, whatever is decided on others meanwhile", async () => {
  const room = await aCut();
  const [stranger, take] = await twoRanges(room);
  await room.studio.review.showLabels(true);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetColorLabelAction"] };
  await room.studio.review.decide(take, "editorial", "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  room.premiere.manners = { ...room.premiere.manners, silent: [] };
  await room.studio.review.decide(stranger, "editorial", "reject");
  expect(room.studio.state.review.unshown).toEqual([expect.stringMatching(/^PU_/)]);
  await room.studio.review.decide(take, "editorial", "changes");
  expect(room.studio.state.review.unshown).toBeUndefined();
});

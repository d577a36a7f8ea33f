/** Copies of a sequence that differ only in one shot's take: said first, made in two steps, refused where it is not clear. */

import "./wire.host";
import type { Mark } from "../src/core/ledger-entry";
import { copyNames } from "../src/core/replace";
import { shotKeyOf } from "../src/core/take";
import { footage } from "./host/footage.node";
import { RoomOfStills } from "./room-of-stills";
import { failureInEnglish } from "../src/ui/text/failure-en";
import { until } from "./wire.setup";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { clipOf, frames, lying, markHole, sequenceIdOf, take, takeInBin } from "./replace.setup";

/** T01 lies in the hole; T02 and T03 are in the bin; all three are kept, unless said. */
async function aShot(marks: readonly (Mark | "none")[] = ["keep", "favourite", "keep"]): Promise<{
  readonly room: Room;
  readonly shotKey: string;
}> {
  const room = await newRoom();
  await room.addEngine();
  await markHole(room);
  const ids = [await take(room), await takeInBin(room), await takeInBin(room)];
  for (const [index, mark] of marks.entries()) await room.studio.shelf.mark(ids[index] ?? "", mark);
  await until(
    "the marks",
    () =>
      room.studio.state.takes.filter((row) => row.marks !== undefined).length >=
      marks.filter((one) => one !== "none").length,
  );
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  return { room, shotKey: shotKeyOf(room.take(ids[0] ?? "")) };
}

const sequences = ({ premiere }: Room): readonly string[] =>
  premiere.project.document.sequences.map(({ name }) => name);

function idOf({ premiere }: Room, name: string): string {
  return premiere.project.document.sequences.find((one) => one.name === name)?.id ?? "";
}

/** Everything that lies in it, of Pickup and not. */
function all({ premiere }: Room, name: string): readonly string[] {
  const sequence = premiere.project.document.sequences.find((one) => one.name === name);
  return (sequence?.video ?? []).flatMap(({ items }, track) =>
    items.map((item) => `V${track + 1} ${item.name} ${item.start}–${item.end} @${item.inPoint} ${item.disabled}`),
  );
}

test("three kept takes make three sequences that differ in the shot's clip and in nothing else", async () => {
  const { room, shotKey } = await aShot();
  room.premiere.addTitle(sequenceIdOf(room), "Day 400", { start: frames(120), end: frames(150) }, 2);
  await room.studio.versions.look(shotKey);
  const { versioning } = room.studio.state;
  if (versioning?.kind !== "offered") throw new Error(JSON.stringify(versioning));
  expect(
    versioning.offer.versions.map(({ name, takeNumber, shows }) => [name, takeNumber, shows !== undefined]),
  ).toEqual([
    ["Reel A", 1, false],
    ["Reel B", 2, true],
    ["Reel C", 3, true],
  ]);
  const before = all(room, "Reel");
  const steps = room.premiere.project.undoLabels.length;
  await room.studio.versions.make(shotKey);
  expect(room.studio.state.versioning).toMatchObject({ kind: "made", names: ["Reel A", "Reel B", "Reel C"] });
  expect(sequences(room)).toEqual(["Reel", "Reel A", "Reel B", "Reel C"]);
  expect(all(room, "Reel")).toEqual(before);
  expect(all(room, "Reel A")).toEqual(before);
  for (const [name, number] of [
    ["Reel B", 2],
    ["Reel C", 3],
  ] as const) {
    expect(all(room, name)).toEqual(before.map((line) => line.replace("T01", `T0${number}`)));
  }
  // The sequence that was open is open still, and two undo steps take all of it away.
  expect(sequenceIdOf(room)).toBe(idOf(room, "Reel"));
  expect(room.premiere.project.undoLabels.slice(steps)).toEqual(["Copy the sequence", "Make 3 versions"]);
  room.premiere.undo();
  room.premiere.undo();
  expect(sequences(room)).toEqual(["Reel"]);
});

test("a trimmed clip is trimmed in every version, and the takes keep their marks", async () => {
  const { room, shotKey } = await aShot();
  room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "start", to: frames(112) });
  await room.studio.versions.look(shotKey);
  await room.studio.versions.make(shotKey);
  expect(lying(room, idOf(room, "Reel B"))).toEqual(["V1 T02 112–196 @12"]);
  expect(room.premiere.project.undoLabels.slice(-2)).toEqual(["Copy the sequence", "Make 3 versions"]);
  const item = room.premiere.project.document.items.find(({ name }) => name.includes("T02"));
  expect([item?.inPoint, item?.outPoint]).toEqual([frames(0), frames(96)]);
});

test("versions that do not come leave the takes' marks as they were", async () => {
  const { room, shotKey } = await aShot();
  room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "start", to: frames(112) });
  const marks = (): unknown =>
    room.premiere.project.document.items
      .filter(({ name }) => /T0[23]/.test(name))
      .map(({ inPoint, outPoint }) => [inPoint, outPoint]);
  const whole = [frames(0), frames(96)];
  for (const manner of [{ silent: ["createCloneAction"] }, { throwing: ["createSetNameAction"] }] as const) {
    await room.studio.versions.look(shotKey);
    room.premiere.manners = { ...room.premiere.manners, ...manner };
    await room.studio.versions.make(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ kind: "refused" });
    expect(marks()).toEqual([whole, whole]);
    room.premiere.manners = { ...room.premiere.manners, silent: [], throwing: [] };
  }
});

test("letters that are taken are passed over", async () => {
  expect(copyNames("Reel", 3, ["Reel A", "Reel C"])).toEqual(["Reel B", "Reel D", "Reel E"]);
  expect(copyNames("Reel", 28, []).slice(-3)).toEqual(["Reel Z", "Reel AA", "Reel AB"]);
  const { room, shotKey } = await aShot();
  await room.studio.versions.look(shotKey);
  await room.studio.versions.make(shotKey);
  await room.studio.versions.look(shotKey);
  expect(room.studio.state.versioning).toMatchObject({ offer: { versions: [{ name: "Reel D" }, {}, {}] } });
});

/** What is heard of Pickup in that sequence. */
function sounding({ premiere }: Room, name: string): readonly string[] {
  const sequence = premiere.project.document.sequences.find((one) => one.name === name);
  return (sequence?.audio ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ disabled }) => !disabled)
      .map((item) => `A${track + 1} ${/T\d+/.exec(item.name)?.[0] ?? item.name}`),
  );
}

test.each(["seen to have sound", "not looked into"] as const)(
  "in every version its own take is heard, and that is said: films that were %s",
  async (what) => {
    const clip = await footage({ width: 640, height: 360, rate: 24, frames: 120, sound: true });
    const room = await newRoom({ clip }, what === "not looked into" ? undefined : () => new RoomOfStills());
    await room.addEngine();
    room.studio.editForm({ audioTrack: 0 });
    await markHole(room);
    const ids = [await take(room), await takeInBin(room)];
    for (const id of ids) await room.studio.shelf.mark(id, "keep");
    const shotKey = shotKeyOf(room.take(ids[0] ?? ""));
    await until("the marks", () => room.studio.state.takes.every(({ marks }) => marks !== undefined));
    expect(sounding(room, "Reel")).toEqual(["A1 T01"]);
    await room.studio.versions.look(shotKey);
    const { versioning } = room.studio.state;
    const sound = what === "not looked into" ? "unknown" : "goes";
    expect(versioning).toMatchObject({ offer: { versions: [{ takeNumber: 1 }, { takeNumber: 2, sound }] } });
    await room.studio.versions.make(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ kind: "made" });
    expect([sounding(room, "Reel A"), sounding(room, "Reel B")]).toEqual([["A1 T01"], ["A1 T02"]]);
  },
);

describe("refused, and nothing made", () => {
  const refusals: readonly (readonly [
    why: string,
    marks: readonly (Mark | "none")[] | undefined,
    harm: (room: Room) => void,
  ])[] = [
    ["too-few", ["keep", "reject", "none"], () => undefined],
    ["not-there", undefined, (room) => room.premiere.deleteItems(sequenceIdOf(room), [clipOf(room, "T01").id])],
    ["not-there", undefined, (room) => room.premiere.setDisabled(sequenceIdOf(room), clipOf(room, "T01").id, true)],
    [
      "several",
      undefined,
      (room) =>
        room.premiere.place({
          sequenceId: sequenceIdOf(room),
          itemId: clipOf(room, "T01").itemId,
          time: frames(400),
          videoTrack: 0,
          audioTrack: -1,
          mode: "overwrite",
        }),
    ],
  ];

  test.each(refusals)("%s", async (why, marks, harm) => {
    const { room, shotKey } = await aShot(marks);
    harm(room);
    await room.studio.versions.look(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ kind: "refused", failure: { kind: "no-versions", why } });
    expect(sequences(room)).toEqual(["Reel"]);
  });

  test("a retimed clip, with its reason", async () => {
    const { room, shotKey } = await aShot();
    room.premiere.setSpeed(sequenceIdOf(room), clipOf(room, "T01").id, 2);
    await room.studio.versions.look(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ failure: { kind: "cannot-replace", why: "retimed" } });
  });

  test("a cut that changed since it was said", async () => {
    const { room, shotKey } = await aShot();
    await room.studio.versions.look(shotKey);
    room.premiere.editItem(sequenceIdOf(room), clipOf(room, "T01").id, { kind: "end", to: frames(180) });
    await room.studio.versions.make(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ kind: "refused", failure: { why: "changed" } });
    expect(sequences(room)).toEqual(["Reel"]);
  });

  test("copies that Premiere accepts and does not make", async () => {
    const { room, shotKey } = await aShot();
    await room.studio.versions.look(shotKey);
    room.premiere.manners = { ...room.premiere.manners, silent: ["createCloneAction"] };
    await room.studio.versions.make(shotKey);
    expect(room.studio.state.versioning).toMatchObject({ kind: "refused", failure: { why: "not-copied" } });
    expect(sequences(room)).toEqual(["Reel"]);
  });

  test("copies that all came, without their takes, are named and not called missing", async () => {
    const { room, shotKey } = await aShot();
    await room.studio.versions.look(shotKey);
    room.premiere.manners = { ...room.premiere.manners, silent: ["createOverwriteItemAction"] };
    await room.studio.versions.make(shotKey);
    const { versioning } = room.studio.state;
    if (versioning?.kind !== "refused") throw new Error(JSON.stringify(versioning));
    expect(versioning.failure).toMatchObject({ why: "unconfirmed", made: "Reel A", doubtful: "Reel B, Reel C" });
    expect(failureInEnglish(versioning.failure).happened).toMatch(/All the copies came.*Reel B, Reel C/);
    expect(sequences(room)).toEqual(["Reel", "Reel A", "Reel B", "Reel C"]);
  });
});

/** Takes of a shot are ranked by how they fit: measured the same way, none hidden, nothing in the project changed. */

import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Finding, Meeting } from "../src/core/continuity";
import { StudioError } from "../src/core/failure";
import { shotKeyOf } from "../src/core/take";
import type { ReadableFile } from "../src/media/calls";
import type { Examined } from "../src/media/results";
import { isMoved, type Ranked } from "../src/studio/check/rank-state";
import { until } from "./wire.setup";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { lying, markHole, sequenceIdOf, take, takeInBin } from "./replace.setup";
import { greyIn, RoomOfStills } from "./room-of-stills";

const flicker: Finding = { fault: "luma-flicker", frames: { start: 10, end: 30 }, strength: 4 };

/** Looks through films in the order in which it is given them; tells how pictures meet by their greys. */
class RoomOfFaults extends RoomOfStills {
  /** Of each film that is looked through, one after the other; a failure in place of findings is thrown. */
  readonly faults: (readonly Finding[] | StudioError)[] = [];
  examined = 0;
  readonly meetings: string[] = [];
  /** What the looking through the n-th film waits for, from 1. */
  readonly gates = new Map<number, Promise<void>>();

  override async examine(): Promise<Examined> {
    const findings = this.faults[this.examined] ?? [];
    this.examined += 1;
    await this.gates.get(this.examined);
    if (findings instanceof StudioError) throw findings;
    return { continuity: { frames: 96, findings, measures: {}, notLooked: [] } };
  }

  override async meet(before: readonly ReadableFile[], after: readonly ReadableFile[]): Promise<Meeting> {
    const greys = async (files: readonly ReadableFile[]): Promise<string> =>
      (await Promise.all(files.map(async (file) => greyIn(await file.read(0, file.size))))).join(" ");
    this.meetings.push(`${await greys(before)} | ${await greys(after)}`);
    return { luma: 1, cb: 0, cr: 0 };
  }
}

interface Shot {
  readonly room: Room;
  readonly media: RoomOfFaults;
  /** Of takes 1 and 2, which wait in the bin, and 3, which lies in the hole. */
  readonly ids: readonly string[];
  readonly key: string;
}

async function aShot(faults: RoomOfFaults["faults"]): Promise<Shot> {
  const media = new RoomOfFaults();
  media.faults.push(...faults);
  const room = await newRoom({}, () => media);
  await room.addEngine();
  await markHole(room);
  const ids = [await takeInBin(room), await takeInBin(room), await take(room)];
  expect(lying(room)).toEqual(["V1 T03 100–196 @0"]);
  return { room, media, ids, key: shotKeyOf(room.take(ids[0] ?? "")) };
}

function rankedOf({ room, key }: Shot): Ranked {
  const ranking = room.studio.state.rankings.get(key);
  if (ranking?.kind !== "ranked") throw new Error(`It is not ranked: ${JSON.stringify(ranking)}`);
  return ranking;
}

/** `T02 1 faults`, the best first. */
function order(shot: Shot): readonly string[] {
  return rankedOf(shot).order.map(
    ({ takeId, place, isShared, deciding }) =>
      `T0${shot.ids.indexOf(takeId) + 1} ${place}${isShared ? "=" : ""} ${deciding ?? "–"}`,
  );
}

async function framesLeft({ room }: Shot): Promise<readonly string[]> {
  const folder = path.join(room.studio.state.folder?.path ?? "", "frames");
  const devices = await readdir(folder).catch(() => []);
  const names = await Promise.all(devices.map((device) => readdir(path.join(folder, device)).catch(() => [])));
  return names.flat().filter((name) => name.startsWith("check-"));
}

/** As an editor would, behind the panel's back. */
function switchOff(room: Room, name: RegExp): void {
  room.premiere.project.edit("Disable", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((item) => (name.test(item.name) ? { ...item, disabled: true } : item)),
      })),
    })),
  }));
}

const takeFolder = ({ room, ids }: Shot, index: number): string =>
  path.join(room.studio.state.folder?.path ?? "", "takes", ids[index] ?? "");

test("the sound take comes first and the one with the worst fault last; the timeline and the undo list are as they were", async () => {
  const shot = await aShot([[], [flicker], [{ ...flicker, strength: 1 }]]);
  const { room, key, ids } = shot;
  const before = [lying(room), room.premiere.project.undoLabels.length];
  await room.studio.rank.rank(key);
  // The newest is measured first.
  expect(order(shot)).toEqual(["T03 1 faults", "T01 2 faults", "T02 3 faults"]);
  expect([...rankedOf(shot).figures.keys()].sort()).toEqual([...ids].sort());
  expect([lying(room), room.premiere.project.undoLabels.length]).toEqual(before);
  room.studio.rank.forget(key);
  expect(room.studio.state.rankings.size).toBe(0);
});

test("cuts are counted only once it is known that the sequence works in Rec.709, and of every take in its own frames", async () => {
  const shot = await aShot([]);
  const { room, media, key } = shot;
  const sequenceId = sequenceIdOf(room);
  await room.studio.rank.rank(key);
  expect(rankedOf(shot).notCounted).toEqual([{ kind: "space", sequenceId }]);
  expect(media.meetings).toEqual([]);
  await room.studio.rank.setSpace(key, "rec-709");
  expect(rankedOf(shot).notCounted).toEqual([]);
  expect(media.examined).toBe(3);
  // Neighbours in the programme, 98 and 99 before, 196 and 197 after; each film's first two frames and last two.
  const each = media.meetings.slice(0, 2);
  expect(each[0]).toMatch(/ \| 0 1$/);
  expect(each[1]).toMatch(/^94 95 \| /);
  expect(media.meetings).toHaveLength(6);
  expect(new Set(media.meetings).size).toBe(2);
  expect(await framesLeft(shot)).toEqual([]);
  await room.studio.rank.setSpace(key, "log");
  expect(rankedOf(shot).notCounted).toEqual([{ kind: "space", sequenceId, space: "log" }]);
});

test("what was measured is remembered with the take, and of another clip or another cut it is measured again", async () => {
  const shot = await aShot([[], [flicker], []]);
  const { room, media, key, ids } = shot;
  await room.studio.rank.setSpace(key, "rec-709");
  const { at } = rankedOf(shot);
  await room.restart();
  await until("the takes", () => room.studio.state.takes.length === 3);
  expect(room.studio.state.rankings.size).toBe(0);
  await room.studio.rank.rank(key);
  expect(media.examined).toBe(3);
  expect(media.meetings).toHaveLength(6);
  expect(rankedOf(shot).at).toBe(at);
  expect(order(shot).at(-1)).toBe("T02 3 faults");

  await room.studio.check.open(ids[1] ?? "");
  expect(room.studio.state.checking?.faults).toMatchObject({ kind: "looked", continuity: { findings: [flicker] } });
  expect(room.studio.state.checking?.faults).toHaveProperty("at");
  room.studio.check.close();

  const sequenceNow = () => room.studio.state.host.kind === "open" && room.studio.state.host.project.sequence;
  const isStale = () => isMoved(rankedOf(shot), sequenceNow() || undefined);
  expect(isStale()).toBe(false);
  switchOff(room, /^before/);
  await until("the panel to see it", isStale);
  await room.studio.rank.rank(key);
  expect(media.examined).toBe(3);
  expect(isStale()).toBe(false);
  expect(rankedOf(shot).notCounted).toEqual([{ kind: "nothing", side: "before" }]);
  expect(media.meetings).toHaveLength(9);

  const [name] = (await readdir(takeFolder(shot, 1))).filter((one) => one.startsWith("check-"));
  const file = path.join(takeFolder(shot, 1), name ?? "");
  const record: unknown = JSON.parse(await readFile(file, "utf8"));
  expect(record).toMatchObject({
    schema: "pickup.check",
    version: 1,
    continuity: { findings: [{ fault: "luma-flicker" }] },
  });
  await writeFile(file, (await readFile(file, "utf8")).replace(/"clip": "[0-9a-f]+"/, '"clip": "00"'));
  await room.studio.rank.rank(key);
  expect(media.examined).toBe(4);
  await room.studio.rank.rank(key, true);
  expect(media.examined).toBe(7);
});

test("a take whose film cannot be decoded is listed last with the reason, and the others are ranked", async () => {
  const failure = new StudioError({ kind: "draw-failed", why: "this machine cannot decode its picture" });
  const shot = await aShot([[], failure, []]);
  await shot.room.studio.rank.rank(shot.key);
  expect(order(shot)).toEqual(["T03 1= –", "T01 1= –"]);
  expect(rankedOf(shot).left.get(shot.ids[1] ?? "")).toMatchObject({ kind: "draw-failed" });
});

test("stopped, the list is as it was before, and what was measured need not be measured again", async () => {
  const shot = await aShot([]);
  const { room, media, key } = shot;
  let open = (): void => undefined;
  media.gates.set(
    2,
    new Promise<void>((resolve) => {
      open = resolve;
    }),
  );
  const ranking = room.studio.rank.rank(key);
  await until("the second", () => media.examined === 2);
  expect(room.studio.state.rankings.get(key)).toMatchObject({ kind: "measuring", done: 1, of: 3, take: 2 });
  room.studio.rank.stop(key);
  open();
  await ranking;
  expect(room.studio.state.rankings.size).toBe(0);
  await room.studio.rank.rank(key);
  expect(order(shot)).toHaveLength(3);
  expect(media.examined).toBe(3);
});

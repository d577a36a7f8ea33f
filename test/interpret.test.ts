/** A take of another rate than the cut is played at the cut's rate: said before, done in one undo step, read back, taken back. */

import "./wire.host";
import type { CopyPlan } from "../src/core/fit-copy";
import { PLAIN_FIT } from "../src/core/fit";
import { frameRateOf, framesPerSecond, ticksOfFrames, type Ticks } from "../src/core/time";
import type { ReadableFile } from "../src/media/calls";
import type { Seam } from "../src/core/scene";
import type { CopyMeans, MatchWish } from "../src/media/client";
import type { Copied, Examined, Matched } from "../src/media/results";
import type { Manners } from "./host/manners";
import type { SimulatedTrackItem } from "./host/document";
import { until } from "./wire.setup";
import { newRoom } from "./rooms.setup";
import type { Room } from "./studio.setup";
import { clipOf, markHole, takeInBin } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";

const OWN = frameRateOf(24);
const CUT = frameRateOf(25);
const frames = (count: number): Ticks => ticksOfFrames(count, CUT);

/** Finds a jump at one frame of every film, and copies by writing the film again. */
class RoomOfOneFinding extends RoomOfStills {
  readonly paces: string[] = [];

  override examine(): Promise<Examined> {
    return Promise.resolve({
      continuity: {
        frames: 120,
        findings: [{ fault: "jitter", frames: { start: 40, end: 41 }, strength: 0.6 }],
        measures: {},
        notLooked: [],
      },
    });
  }

  /** A match like any other; the reference is always the picture that it was. */
  override async match({ strength }: MatchWish, { out }: Parameters<RoomOfStills["match"]>[1]): Promise<Matched> {
    await out.write(0, new TextEncoder().encode("LUT_3D_SIZE 2\n"));
    const level = { black: [1, 1, 1], middle: [50, 50, 50], white: [99, 99, 99], balance: {} } as const;
    const outcome = { kind: "distribution", predictedGain: 3, trust: 1 } as const;
    const report = { outcome, reference: level, before: level, after: level, clipped: 0, strength };
    return { report, scopes: { parade: "", vectorscope: "" }, cubeBytes: 14 };
  }

  override async seam(): Promise<Seam> {
    const seam = await super.seam();
    return { ...seam, cut: { luma: 0, colour: 0 } };
  }

  override async copy(film: ReadableFile, plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    this.paces.push(`${plan.pace} at ${framesPerSecond(plan.rate)}`);
    const bytes = await film.read(0, film.size);
    await out.write(0, bytes);
    return { frames: 120, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }
}

/** A take of 120 frames at 24 lies at frame 100 of a sequence at 25, as long as Premiere lays it: 125 frames. */
async function inACutOf25(): Promise<{
  readonly room: Room;
  readonly media: RoomOfOneFinding;
  readonly id: string;
  readonly sequenceId: string;
}> {
  const media = new RoomOfOneFinding();
  const room = await newRoom({}, () => media);
  await room.addEngine();
  await markHole(room);
  const id = await takeInBin(room);
  const sequenceId = room.premiere.newSequence({ name: "Reel 25", rate: CUT, width: 640, height: 360 });
  lay(room, sequenceId, 100);
  await room.studio.check.open(id);
  return { room, media, id, sequenceId };
}

function lay({ premiere, studio }: Room, sequenceId: string, frame: number): void {
  const state = studio.state.takes[0]?.take.state;
  const itemId = state?.kind === "ready" ? state.projectItemId : "";
  premiere.markItem(itemId, {});
  const time = frames(frame);
  premiere.place({ sequenceId, itemId, mode: "overwrite", time, videoTrack: 0, audioTrack: -1 });
}

function manners({ premiere }: Room, some: Partial<Manners>): void {
  premiere.manners = { ...premiere.manners, ...some };
}

/** `100–200 @5`, in frames of the cut. */
function written({ start, end, inPoint }: SimulatedTrackItem): string {
  return `${start / CUT}–${end / CUT} @${inPoint / CUT}`;
}

const fitIn = ({ studio }: Room) => studio.state.checking?.fit;
const setIn = ({ studio }: Room) => studio.state.checking?.rate;
const playsAt = ({ premiere }: Room): number | undefined =>
  premiere.project.document.items.find(({ name }) => name.startsWith("PU_") && !/_fit/.test(name))?.playsAt;

/** The frame of its film that the programme shows at a frame of the cut; absent where there is none. */
function shownAt({ premiere }: Room, sequenceId: string, frame: number): number | undefined {
  const [layer] = premiere.frameAt(sequenceId, frames(frame)).layers;
  return layer?.kind === "media" ? Math.floor(layer.seconds * 24 + 1e-6) : undefined;
}

test("what it would change is said, then it is played at the cut's rate in one undo step, and at its own again", async () => {
  const { room, id, sequenceId } = await inACutOf25();
  const { check } = room.studio;
  expect(fitIn(room)).toMatchObject({
    kind: "told",
    fit: { differences: [{ kind: "rate", remedy: "interpret" }, { kind: "colour" }], remedy: { kind: "interpret" } },
    plays: {
      own: OWN,
      now: OWN,
      canSet: true,
      changes: [
        {
          to: CUT,
          here: 1,
          elsewhere: [],
          unread: [],
          lasts: 120 * CUT,
          empty: 5,
          isTrimmed: false,
          isRetimed: false,
          hasSound: false,
        },
      ],
    },
  });
  const before = [written(clipOf(room, "T01", sequenceId)), room.premiere.project.undoLabels.length] as const;
  expect(playsAt(room)).toBeUndefined();

  await check.playAt(CUT);
  expect(playsAt(room)).toBe(CUT);
  expect(setIn(room)).toEqual({ kind: "set", to: CUT, moved: 0, begins: 0 });
  expect([written(clipOf(room, "T01", sequenceId)), room.premiere.project.undoLabels.length - 1]).toEqual(before);
  expect(room.premiere.project.undoLabels.at(-1)).toBe("Play take 1 at 25");
  // Every frame once, and empty where it said that it would be.
  expect([shownAt(room, sequenceId, 140), shownAt(room, sequenceId, 219)]).toEqual([40, 119]);
  expect(shownAt(room, sequenceId, 220)).toBeUndefined();
  expect(fitIn(room)).toMatchObject({
    fit: { differences: [{ kind: "colour" }], remedy: { kind: "none" } },
    plays: { own: OWN, now: CUT, changes: [{ to: OWN, empty: 0, lasts: 120 * OWN }] },
  });

  await check.playAt(OWN);
  expect(playsAt(room)).toBe(OWN);
  expect(setIn(room)).toMatchObject({ kind: "set", to: OWN });
  expect(fitIn(room)).toMatchObject({ plays: { now: OWN, changes: [{ to: CUT }] } });
  room.premiere.undo();
  room.premiere.undo();
  expect(playsAt(room)).toBeUndefined();
  check.close();
  await check.open(id);
  expect(fitIn(room)).toMatchObject({ plays: { own: OWN, now: OWN } });
});

test("every clip of it is counted, here and elsewhere, and a sequence that cannot be read is named", async () => {
  const { room, id, sequenceId } = await inACutOf25();
  const { premiere, studio } = room;
  lay(room, sequenceId, 300);
  const other = premiere.newSequence({ name: "Reel B", rate: CUT, width: 640, height: 360 });
  lay(room, other, 0);
  premiere.newSequence({ name: "Shut", rate: CUT, width: 640, height: 360 });
  premiere.project.openSequence(sequenceId);
  manners(room, { unreadable: ["Shut"] });
  const clip = clipOf(room, "T01", sequenceId);
  premiere.editItem(sequenceId, clip.id, { kind: "start", to: frames(110) });
  await studio.check.open(id);
  expect(fitIn(room)).toMatchObject({
    plays: {
      changes: [
        { here: 2, elsewhere: [{ sequence: "Reel B", count: 1 }], unread: ["Shut"], isTrimmed: true, empty: 5 },
      ],
    },
  });
  await studio.check.playAt(CUT);
  expect(setIn(room)).toEqual({ kind: "set", to: CUT, moved: 0, begins: 0 });
});

test("nothing is done where what it means has changed since, and the new figures are told", async () => {
  const { room, sequenceId } = await inACutOf25();
  lay(room, sequenceId, 300);
  await room.studio.check.playAt(CUT);
  expect(setIn(room)).toEqual({ kind: "refused", failure: { kind: "cannot-interpret", why: "changed" } });
  expect(playsAt(room)).toBeUndefined();
  expect(fitIn(room)).toMatchObject({ plays: { changes: [{ here: 2 }] } });
  await room.studio.check.playAt(CUT);
  expect(setIn(room)).toMatchObject({ kind: "set" });
});

test("a clip with a speed of its own is never interpreted behind its back", async () => {
  const { room, id, sequenceId } = await inACutOf25();
  room.premiere.setSpeed(sequenceId, clipOf(room, "T01", sequenceId).id, 2);
  await room.studio.check.open(id);
  expect(fitIn(room)).toMatchObject({ plays: { changes: [{ isRetimed: true }] } });
  await room.studio.check.playAt(CUT);
  expect(setIn(room)).toEqual({ kind: "refused", failure: { kind: "cannot-interpret", why: "retimed" } });
  expect(playsAt(room)).toBeUndefined();
});

test("a Premiere that says yes and does nothing is found out", async () => {
  const { room } = await inACutOf25();
  manners(room, { silent: ["createSetOverrideFrameRateAction"] });
  await room.studio.check.playAt(CUT);
  expect(setIn(room)).toEqual({ kind: "refused", failure: { kind: "cannot-interpret", why: "kept" } });
  expect(fitIn(room)).toMatchObject({ plays: { now: OWN } });
});

test("a Premiere that refuses says so in its own words, and one without the calls still tells the fit", async () => {
  const { room, id } = await inACutOf25();
  const { check } = room.studio;
  manners(room, { transactionsFail: true });
  await check.playAt(CUT);
  expect(setIn(room)).toMatchObject({ kind: "refused", failure: { kind: "host-refused" } });
  manners(room, { transactionsFail: false, lacking: ["createSetOverrideFrameRateAction"] });
  await check.open(id);
  expect(fitIn(room)).toMatchObject({ fit: { remedy: { kind: "interpret" } }, plays: { canSet: false, changes: [] } });
  for (const some of [{ lacking: ["getFootageInterpretation"] }, { throwing: ["getFootageInterpretation"] }]) {
    manners(room, { lacking: [], ...some });
    await check.open(id);
    expect(fitIn(room)).toMatchObject({ fit: { remedy: { kind: "interpret", rate: CUT } } });
    expect(fitIn(room)).not.toHaveProperty("plays");
  }
});

test("what was measured and found before is of how it was: it says so, and faults lie where the cut now shows them", async () => {
  const { room, sequenceId } = await inACutOf25();
  const { check } = room.studio;
  await check.look();
  expect(room.studio.state.checking?.faults).toMatchObject({ kind: "looked", laid: { rate: OWN } });
  await check.playAt(CUT);
  expect(room.studio.state.checking?.faults).toMatchObject({ kind: "looked", laid: { rate: CUT } });
  expect(room.studio.state.checking?.faults).not.toHaveProperty("meets");
  expect(shownAt(room, sequenceId, 140)).toBe(40);
});

test("a match that was measured before is old for good: no look at the reference makes it true again", async () => {
  const { room, id, sequenceId } = await inACutOf25();
  lay(room, sequenceId, 225);
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("after");
  const match = () => room.studio.state.checking?.match;
  expect(match()).toMatchObject({ kind: "measured", stale: false });
  await check.playAt(CUT);
  expect(setIn(room)).toMatchObject({ kind: "set" });
  expect(match()).toMatchObject({ kind: "measured", stale: true });
  room.savesTo = `${room.folder}/old.cube`;
  await check.saveCube();
  expect(room.studio.state.problem?.failure).toEqual({ kind: "cannot-check", why: "stale" });
  expect(match()).toMatchObject({ kind: "measured", stale: true });
  expect(match()).not.toHaveProperty("savedTo");
});

/** What a real Premiere does with the In, and in which clock it says it, nobody has said: the frame must be right in each. */
test.each<[string, Partial<Manners>]>([
  ["keeps the In", {}],
  ["moves the In with the frame", { inFollowsRate: true }],
  ["says In and Out in the file's own clock", { ownClock: true }],
  ["lets its objects die with every change", { staleObjects: true }],
])("where Premiere %s, a marker and a copy are still of the frame that the cut shows", async (_, some) => {
  const { room, media, sequenceId } = await inACutOf25();
  const { premiere, studio } = room;
  const { check } = studio;
  // Slow enough that a frame counted in the wrong clock is far off.
  const clip = clipOf(room, "T01", sequenceId);
  premiere.editItem(sequenceId, clip.id, { kind: "start", to: frames(125) });
  // A copy of 96 frames must be long enough for it.
  premiere.editItem(sequenceId, clip.id, { kind: "end", to: frames(190) });
  manners(room, some);
  await check.open(studio.state.takes[0]?.take.id ?? "");
  await check.playAt(CUT);
  expect(setIn(room)).toMatchObject({ kind: "set", to: CUT, moved: 0 });
  await check.look();
  await check.mark(() => ({ name: "jump", comments: "" }));
  expect(studio.state.problem).toBeUndefined();
  const sequence = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  const marked = (sequence?.markers[0]?.start ?? 0) / CUT;
  expect(shownAt(room, sequenceId, marked)).toBe(40);

  const first = shownAt(room, sequenceId, 125) ?? 0;
  await check.copy("fit", PLAIN_FIT);
  expect(media.paces).toEqual(["each-once at 25"]);
  await check.putCopy();
  expect(studio.state.problem).toBeUndefined();
  await until("the copy", () =>
    premiere.project.document.sequences.some(({ video }) =>
      video.some(({ items }) => items.some(({ name }) => name.includes("_fit"))),
    ),
  );
  // The copy counts its frames at the cut's rate.
  expect(Math.round(clipOf(room, "_fit", sequenceId).inPoint / CUT)).toBe(first);
});

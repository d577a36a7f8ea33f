import { failureOf } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import { placeTogether, type ClipToPlace, type TogetherRequest } from "../src/premiere/placement";
import type { PremiereVersion } from "./host/host";
import { HOSTILE, STRICT, type Manners } from "./host/manners";
import type { SimulatedPremiere } from "./host/premiere";
import { at, cleanUp, hurry, media, sequenceFacts, sequenceIn, startPremiere, timelineOf } from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

const RATE = frameRateOf(25);

interface Reel {
  readonly premiere: SimulatedPremiere;
  readonly sequenceId: string;
  readonly request: TogetherRequest;
  readonly steps: () => readonly string[];
}

/** V1 holds A from 0 to 100 and B from 160 to 260; the takes S, T and U, of 20 frames each, are not placed yet. */
async function aReel(version: PremiereVersion = "26.3", sound = ""): Promise<Reel> {
  const { premiere, folder, projectId } = await startPremiere({ version });
  const sequenceId = premiere.newSequence(sequenceFacts(25));
  const item = async (name: string, frames: number, binId?: string): Promise<string> =>
    (await premiere.importFile(await media(folder, `${name} 25fps ${frames}f${sound}.mp4`), binId)).id;
  const mine = { sequenceId, mode: "overwrite", videoTrack: 0, audioTrack: -1 } as const;
  premiere.place({ ...mine, itemId: await item("A", 100), time: at(0, RATE) });
  premiere.place({ ...mine, itemId: await item("B", 100), time: at(160, RATE) });
  const bin = premiere.newBin("Pickup");
  const clip = async (name: string, frame: number): Promise<ClipToPlace> => ({
    itemId: await item(name, 20, bin),
    at: at(frame, RATE),
    frames: 20,
    rate: RATE,
    videoTrack: 0,
    audioTrack: null,
    mode: "overwrite",
  });
  const clips = [await clip("S", 100), await clip("T", 120), await clip("U", 140)];
  const before = premiere.project.undoLabels.length;
  return {
    premiere,
    sequenceId,
    request: { projectId, sequenceId, clips, label: "Place 3 takes" },
    steps: () => premiere.project.undoLabels.slice(before),
  };
}

const CUT = "V1 A 0-100, B 160-260";
const FILLED = "V1 A 0-100, S 100-120, T 120-140, U 140-160, B 160-260";

describe.each<[string, PremiereVersion, Manners]>([
  ["26.3", "26.3", STRICT],
  ["25.6", "25.6", STRICT],
  ["a hostile 26.3", "26.3", HOSTILE],
  ["a hostile 25.6", "25.6", HOSTILE],
])("in %s", (_, version, manners) => {
  test("three clips lie where they were asked, and one undo takes all of them away", async () => {
    const { premiere, sequenceId, request, steps } = await aReel(version);
    premiere.manners = manners;
    const placed = await placeTogether(request, hurry);
    expect(placed.map(({ kind }) => kind)).toEqual(["verified", "verified", "verified"]);
    expect(timelineOf(premiere, sequenceId)).toEqual([FILLED]);
    expect(steps()).toEqual(["Place 3 takes"]);
    premiere.undo();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
    premiere.redo();
    expect(timelineOf(premiere, sequenceId)).toEqual([FILLED]);
  });

  test("three clips on a new track share one, and undo takes it away", async () => {
    const { premiere, sequenceId, request } = await aReel(version);
    premiere.manners = manners;
    const clips = request.clips.map((clip) => ({ ...clip, videoTrack: 3 }));
    const placed = await placeTogether({ ...request, clips }, hurry);
    expect(placed).toMatchObject([{ track: 3 }, { track: 3 }, { track: 3 }]);
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V4 S 100-120, T 120-140, U 140-160"]);
    premiere.undo();
    expect(sequenceIn(premiere, sequenceId).video).toHaveLength(3);
  });
});

test("the same clip can go to two places", async () => {
  const { premiere, sequenceId, request } = await aReel();
  const [first] = request.clips;
  if (first === undefined) throw new Error("No clip");
  const placed = await placeTogether({ ...request, clips: [first, { ...first, at: at(140, RATE) }] }, hurry);
  expect(placed.map(({ kind }) => kind)).toEqual(["verified", "verified"]);
  expect(timelineOf(premiere, sequenceId)).toEqual(["V1 A 0-100, S 100-120, S 140-160, B 160-260"]);
});

test("a clip that has left the project keeps no other from its place", async () => {
  const { premiere, sequenceId, request, steps } = await aReel();
  const [first, second, third] = request.clips;
  if (first === undefined || second === undefined || third === undefined) throw new Error("No clips");
  const placed = await placeTogether({ ...request, clips: [first, { ...second, itemId: "gone" }, third] }, hurry);
  expect(placed).toMatchObject([{ kind: "verified" }, { kind: "failed" }, { kind: "verified" }]);
  expect(timelineOf(premiere, sequenceId)).toEqual(["V1 A 0-100, S 100-120, U 140-160, B 160-260"]);
  expect(steps()).toEqual(["Place 3 takes"]);
});

test("when all have left the project, nothing is done", async () => {
  const { request, steps } = await aReel();
  const clips = request.clips.map((clip) => ({ ...clip, itemId: "gone" }));
  const placed = await placeTogether({ ...request, clips }, hurry);
  expect(placed.map(({ kind }) => kind)).toEqual(["failed", "failed", "failed"]);
  expect(steps()).toEqual([]);
});

test("each clip is read back by itself: one of another length is not verified", async () => {
  const { request } = await aReel();
  const clips = request.clips.map((clip, index) => (index === 1 ? { ...clip, frames: 19 } : clip));
  expect(await placeTogether({ ...request, clips }, hurry)).toMatchObject([
    { kind: "verified" },
    { kind: "committed-unverified", why: "other-length" },
    { kind: "verified" },
  ]);
});

test("a step that Premiere accepts and does not do places none of them", async () => {
  const { premiere, sequenceId, request } = await aReel();
  premiere.manners = { ...STRICT, silent: ["createOverwriteItemAction"] };
  const placed = await placeTogether(request, hurry);
  expect(placed).toEqual(request.clips.map(() => ({ kind: "failed", failure: { kind: "not-on-timeline", track: 0 } })));
  expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
});

test.each<[string, Partial<Manners>]>([
  ["a transaction answered with false", { transactionsFail: true }],
  ["an action that throws", { throwing: ["createOverwriteItemAction"] }],
  ["a lock that throws", { throwing: ["lockedAccess"] }],
])("%s changes nothing, for none of them", async (_, manners) => {
  const { premiere, sequenceId, request, steps } = await aReel();
  premiere.manners = { ...STRICT, ...manners };
  const failed = await placeTogether(request, hurry).then(
    () => undefined,
    (error: unknown) => failureOf(error),
  );
  expect(failed).toMatchObject({ kind: "host-refused" });
  expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  expect(steps()).toEqual([]);
});

test("what is found out at the last moment calls off all of them", async () => {
  const { premiere, sequenceId, request, steps } = await aReel();
  const called = placeTogether({ ...request, atLast: () => Promise.reject(new Error("changed")) }, hurry);
  await expect(called).rejects.toThrow("changed");
  expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  expect(steps()).toEqual([]);
});

test("sound that is asked for lies linked under each", async () => {
  const { premiere, sequenceId, request } = await aReel("26.3", " sound");
  const clips = request.clips.map((clip) => ({ ...clip, audioTrack: 1 }));
  const placed = await placeTogether({ ...request, clips }, hurry);
  expect(placed.map(({ kind }) => kind)).toEqual(["verified", "verified", "verified"]);
  expect(timelineOf(premiere, sequenceId)).toEqual([FILLED, "A2 S 100-120, T 120-140, U 140-160"]);
});

import { failureOf } from "../src/core/failure";
import { frameRateOf } from "../src/core/time";
import type { FrameRate } from "../src/core/time";
import { readClip } from "../src/premiere/clip";
import { placeClip } from "../src/premiere/placement";
import type { PlacementRequest } from "../src/premiere/placement";
import { replaceClip } from "../src/premiere/replacement";
import { HOSTILE, STRICT } from "./host/manners";
import type { Manners } from "./host/manners";
import type { PremiereVersion } from "./host/host";
import type { SimulatedPremiere } from "./host/premiere";
import {
  at,
  cleanUp,
  hurry,
  media,
  newFolder,
  sequenceFacts,
  sequenceIn,
  startPremiere,
  timelineOf,
} from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

interface Cut {
  readonly premiere: SimulatedPremiere;
  readonly sequenceId: string;
  readonly rate: FrameRate;
  readonly request: PlacementRequest;
}

/** V1 holds A from 0 to 100 and B from 100 to 200; the take T has 50 frames of picture and sound and is not placed yet. */
async function aCut(spoken = 25, version: PremiereVersion = "26.3"): Promise<Cut> {
  const { premiere, folder, projectId } = await startPremiere({ version });
  const rate = frameRateOf(spoken);
  const sequenceId = premiere.newSequence(sequenceFacts(spoken));
  const item = async (name: string, frames: number, binId?: string): Promise<string> =>
    (await premiere.importFile(await media(folder, `${name} ${spoken}fps ${frames}f sound.mp4`), binId)).id;
  const mine = { sequenceId, mode: "overwrite", videoTrack: 0, audioTrack: -1 } as const;
  premiere.place({ ...mine, itemId: await item("A", 100), time: at(0, rate) });
  premiere.place({ ...mine, itemId: await item("B", 100), time: at(100, rate) });
  const itemId = await item("T", 50, premiere.newBin("Pickup"));
  const request: PlacementRequest = {
    projectId,
    sequenceId,
    itemId,
    at: at(75, rate),
    frames: 50,
    rate,
    videoTrack: 1,
    audioTrack: null,
    mode: "overwrite",
    label: "Place take 3",
  };
  return { premiere, sequenceId, rate, request };
}

const CUT = "V1 A 0-100, B 100-200";

describe.each<[string, PremiereVersion, Manners]>([
  ["26.3", "26.3", STRICT],
  ["25.6", "25.6", STRICT],
  ["a hostile 26.3", "26.3", HOSTILE],
  ["a hostile 25.6", "25.6", HOSTILE],
])("in %s", (_, version, manners) => {
  test("a take lies where it was asked, picture only, and one undo takes it away", async () => {
    const { premiere, sequenceId, rate, request } = await aCut(25, version);
    const steps = premiere.project.undoLabels.length;
    premiere.manners = manners;
    expect(await placeClip(request, hurry)).toEqual({
      kind: "verified",
      rangeInSequence: { start: at(75, rate), end: at(125, rate) },
      track: 1,
    });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
    expect(premiere.project.undoLabels.slice(steps)).toEqual(["Place take 3"]);
    premiere.undo();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
    expect(premiere.project.document.items.some((item) => item.id === request.itemId)).toBe(true);
    premiere.redo();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
  });

  test("an overwrite over two clips cuts both", async () => {
    const { premiere, sequenceId, request } = await aCut(25, version);
    premiere.manners = manners;
    expect(await placeClip({ ...request, videoTrack: 0 }, hurry)).toMatchObject({ kind: "verified", track: 0 });
    expect(timelineOf(premiere, sequenceId)).toEqual(["V1 A 0-75, T 75-125, B 125-200"]);
    premiere.undo();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  });

  test("an insert pushes what lies behind, and one undo brings it back", async () => {
    const { premiere, sequenceId, request } = await aCut(25, version);
    premiere.manners = manners;
    expect(await placeClip({ ...request, videoTrack: 0, mode: "insert" }, hurry)).toMatchObject({ kind: "verified" });
    expect(timelineOf(premiere, sequenceId)).toEqual(["V1 A 0-75, T 75-125, A 125-150, B 150-250"]);
    premiere.undo();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  });

  test("a track beyond the last makes one new track on top, and undo takes it away", async () => {
    const { premiere, sequenceId, request } = await aCut(25, version);
    premiere.manners = manners;
    expect(await placeClip({ ...request, videoTrack: 9 }, hurry)).toMatchObject({ kind: "verified", track: 3 });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V4 T 75-125"]);
    premiere.undo();
    expect(sequenceIn(premiere, sequenceId).video).toHaveLength(3);
  });

  test("sound that is asked for lies linked on its track", async () => {
    const { premiere, sequenceId, request } = await aCut(25, version);
    premiere.manners = manners;
    expect(await placeClip({ ...request, audioTrack: 2 }, hurry)).toMatchObject({ kind: "verified" });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125", "A3 T 75-125"]);
    const { video, audio } = sequenceIn(premiere, sequenceId);
    expect(video[1]?.items[0]?.linkId).toBeDefined();
    expect(video[1]?.items[0]?.linkId).toBe(audio[2]?.items[0]?.linkId);
  });
});

test.each([23.976, 24, 25, 29.97, 30, 50, 59.94, 60])(
  "at %s frames a second the clip keeps every frame",
  async (spoken) => {
    const { premiere, sequenceId, request } = await aCut(spoken);
    expect(await placeClip(request, hurry)).toMatchObject({ kind: "verified" });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
  },
);

describe("in the place of a clip with sound on two tracks", () => {
  const cases = [
    ["above it, without sound", 1, null, false, ["A1 on", "A2 on"]],
    ["above it, with sound", 1, 2, true, ["A1 off", "A2 off", "A3 on"]],
    ["above it, with sound that nobody was sure of", 1, 2, false, ["A1 on", "A2 on", "A3 on"]],
    ["over it, without sound", 0, null, false, ["A1 on", "A2 on"]],
    ["over it, with sound", 0, 0, true, ["A1 on", "A2 off"]],
  ] as const;

  test.each(cases)("%s", async (_, track, audioTrack, silencesOld, sounds) => {
    const { premiere, sequenceId, rate, request } = await aCut();
    const { projectId, itemId } = request;
    const folder = await newFolder();
    const name = "Talk 25fps 50f sound.mp4";
    const talk = (await premiere.importFile(await media(folder, name))).id;
    const there = { sequenceId, itemId: talk, time: at(300, rate), mode: "overwrite" } as const;
    premiere.place({ ...there, videoTrack: 0, audioTrack: 1 });
    premiere.place({ ...there, videoTrack: 0, audioTrack: 0 });
    const old = await readClip({ projectId, sequenceId, track: 0, start: at(300, rate) });
    if (old === undefined) throw new Error("It does not lie there");
    expect(old.sounds).toEqual([0, 1]);
    const shows = { start: at(0, rate), end: at(50, rate) };
    const label = "Replace with take 3";
    const replacement = { projectId, itemId, shows, old, track, audioTrack, silencesOld, rate, label };
    expect(await replaceClip(replacement, hurry)).toMatchObject({ kind: "verified" });
    const { audio } = sequenceIn(premiere, sequenceId);
    expect(
      audio.flatMap(({ items }, index) => items.map(({ disabled }) => `A${index + 1} ${disabled ? "off" : "on"}`)),
    ).toEqual(sounds);
  });
});

describe("what is not as asked is said", () => {
  test("a clip of another length is on the timeline, but not verified", async () => {
    const { premiere, sequenceId, rate, request } = await aCut();
    expect(await placeClip({ ...request, frames: 48 }, hurry)).toEqual({
      kind: "committed-unverified",
      why: "other-length",
      found: { rangeInSequence: { start: at(75, rate), end: at(125, rate) }, track: 1 },
    });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
  });

  test("sound that was asked for and is not there is missed", async () => {
    const { premiere, request } = await aCut();
    const folder = premiere.project.document.items.find((item) => item.id === request.itemId);
    expect(folder).toBeDefined();
    const silent = await premiere.importFile(await media(await newFolder(), "S 25fps 50f.mp4"));
    expect(await placeClip({ ...request, itemId: silent.id, audioTrack: 0 }, hurry)).toMatchObject({
      kind: "committed-unverified",
      why: "sound-missing",
    });
  });

  test("a step that Premiere accepts and does not do is no placement", async () => {
    const { premiere, sequenceId, request } = await aCut();
    premiere.manners = { ...STRICT, silent: ["createOverwriteItemAction"] };
    const steps = premiere.project.undoLabels;
    expect(await failureFrom(placeClip(request, hurry))).toEqual({ kind: "not-on-timeline", track: 1 });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
    expect(premiere.project.undoLabels).toEqual(steps);
  });

  test("the same clip on another track proves nothing", async () => {
    const { premiere, sequenceId, request } = await aCut();
    await placeClip(request, hurry);
    premiere.manners = { ...STRICT, silent: ["createOverwriteItemAction"] };
    expect(await failureFrom(placeClip({ ...request, videoTrack: 2 }, hurry))).toEqual({
      kind: "not-on-timeline",
      track: 2,
    });
    premiere.manners = STRICT;
    expect(await placeClip({ ...request, videoTrack: 2 }, hurry)).toMatchObject({ kind: "verified", track: 2 });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125", "V3 T 75-125"]);
  });

  test("a timeline that cannot be read afterwards leaves the placement unverified, and the clip is not placed twice", async () => {
    const { premiere, sequenceId, request } = await aCut();
    const stop = premiere.subscribe((change) => {
      if (change.kind === "edited") premiere.manners = { ...STRICT, throwing: ["getActiveSequence"] };
    });
    expect(await placeClip(request, hurry)).toMatchObject({ kind: "committed-unverified", why: "not-read-back" });
    stop();
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
    expect(premiere.project.undoLabels.filter((label) => label === "Place take 3")).toHaveLength(1);
  });

  test("an edit at any moment in between kills host objects, and the clip is placed once all the same", async () => {
    for (let moment = 0; moment < 160; moment += 4) {
      const { premiere, sequenceId, request } = await aCut();
      premiere.manners = HOSTILE;
      const placing = placeClip(request, hurry);
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      premiere.newBin("Someone else's");
      expect(await placing).toMatchObject({ kind: "verified" });
      expect(timelineOf(premiere, sequenceId)).toEqual([CUT, "V2 T 75-125"]);
      expect([...premiere.project.undoLabels.slice(-2)].sort()).toEqual(["New Bin", "Place take 3"]);
    }
  });
});

describe("what Premiere refuses changes nothing", () => {
  test.each<[string, Partial<Manners>]>([
    ["a transaction answered with false", { transactionsFail: true }],
    ["an action that throws", { throwing: ["createOverwriteItemAction"] }],
    ["a lock that throws", { throwing: ["lockedAccess"] }],
    ["a transaction that throws", { throwing: ["executeTransaction"] }],
  ])("%s", async (_, manners) => {
    const { premiere, sequenceId, request } = await aCut();
    const steps = premiere.project.undoLabels;
    premiere.manners = { ...STRICT, ...manners };
    expect(await failureFrom(placeClip(request, hurry))).toMatchObject({ kind: "host-refused" });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
    expect(premiere.project.undoLabels).toEqual(steps);
  });

  test("a sequence that is gone", async () => {
    const { premiere, request } = await aCut();
    const gone = { ...request, sequenceId: request.itemId };
    expect(await failureFrom(placeClip(gone, hurry))).toEqual({ kind: "sequence-changed" });
    expect(premiere.project.undoLabels.at(-1)).not.toBe("Place take 3");
  });

  test("a clip that has left the project", async () => {
    const { premiere, sequenceId, request } = await aCut();
    premiere.undo();
    expect(await failureFrom(placeClip(request, hurry))).toMatchObject({ kind: "host-refused" });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  });

  test("another project than the one it was asked for", async () => {
    const { premiere, sequenceId, request } = await aCut();
    const stranger = { ...request, projectId: "00000000-0000-4000-8000-000000000000" };
    expect(await failureFrom(placeClip(stranger, hurry))).toEqual({ kind: "no-project" });
    expect(timelineOf(premiere, sequenceId)).toEqual([CUT]);
  });

  test("no project at all", async () => {
    const { premiere, request } = await aCut();
    premiere.closeProject();
    expect(await failureFrom(placeClip(request, hurry))).toEqual({ kind: "no-project" });
  });
});

async function failureFrom(task: Promise<unknown>): Promise<unknown> {
  try {
    return { kind: "nothing was refused", answer: await task };
  } catch (error) {
    return failureOf(error);
  }
}

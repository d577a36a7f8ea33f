import { readFile } from "node:fs/promises";
import { decode } from "fast-png";
import { failureOf, isCancel } from "../src/core/failure";
import { frameRateOf, ticks } from "../src/core/time";
import { BIN_NAME } from "../src/premiere/bin";
import { exportFrame } from "../src/premiere/frame";
import type { FrameRequest } from "../src/premiere/frame";
import { importClip, setLength } from "../src/premiere/import";
import { openInSourceMonitor } from "../src/premiere/monitor";
import { placeClip } from "../src/premiere/placement";
import type { PremiereVersion } from "./host/host";
import { HOSTILE, STRICT } from "./host/manners";
import type { Manners } from "./host/manners";
import { testCardColour } from "./host/pictures.node";
import type { SimulatedPremiere } from "./host/premiere";
import {
  at,
  cleanUp,
  fileSize,
  hurry,
  media,
  newFolder,
  sequenceFacts,
  sleep,
  startPremiere,
  timelineOf,
} from "./premiere.setup";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

const HOSTS: [string, PremiereVersion, Manners][] = [
  ["26.3", "26.3", STRICT],
  ["25.6, which doubles extensions", "25.6", STRICT],
  ["a hostile 26.3", "26.3", HOSTILE],
  ["a hostile 25.6", "25.6", HOSTILE],
];

const ports = { fileSize, sleep };

describe.each(HOSTS)("a frame out of %s", (_, version, manners) => {
  async function aSequence(): Promise<{ readonly premiere: SimulatedPremiere; readonly request: FrameRequest }> {
    const { premiere, folder, projectId } = await startPremiere({ version });
    const sequenceId = premiere.newSequence(sequenceFacts(25));
    const item = await premiere.importFile(await media(folder, "A 25fps 100f.mp4"));
    const time = at(40, frameRateOf(25));
    premiere.place({ sequenceId, itemId: item.id, time: ticks(0), videoTrack: 0, audioTrack: -1, mode: "overwrite" });
    premiere.manners = manners;
    const size = { width: 320, height: 180 };
    return { premiere, request: { projectId, sequenceId, time, size, folder: await newFolder(), name: "frame" } };
  }

  test("is the programme's picture at that time, whole, in the asked size", async () => {
    const { premiere, request } = await aSequence();
    const { path } = await exportFrame(request, ports);
    const png = decode(await readFile(path));
    expect([png.width, png.height]).toEqual([320, 180]);
    expect([...png.data.slice(0, 3)]).toEqual([...testCardColour(premiere.frameAt(request.sequenceId, request.time))]);
  });

  test("waits for the one before it", async () => {
    const { request } = await aSequence();
    const names = ["one", "two"];
    const done: string[] = [];
    const paths = await Promise.all(
      names.map(async (name) => {
        const { path } = await exportFrame({ ...request, name }, ports);
        done.push(name);
        return path;
      }),
    );
    expect(done).toEqual(names);
    expect(new Set(paths).size).toBe(2);
  });

  test("leaves the undo list alone", async () => {
    const { premiere, request } = await aSequence();
    const before = premiere.project.undoLabels;
    await exportFrame(request, ports);
    expect(premiere.project.undoLabels).toEqual(before);
  });
});

describe("a frame that does not come", () => {
  async function request(): Promise<{ readonly premiere: SimulatedPremiere; readonly frame: FrameRequest }> {
    const { premiere, folder, projectId } = await startPremiere();
    const sequenceId = premiere.newSequence(sequenceFacts(25));
    const frame = { projectId, sequenceId, time: ticks(0), size: { width: 64, height: 36 }, folder, name: "frame" };
    return { premiere, frame };
  }

  test("is given up after ten seconds, and the next one is tried all the same", async () => {
    const { premiere, frame } = await request();
    premiere.manners = { ...STRICT, frameNeverSeen: true };
    const never = await failureFrom(exportFrame(frame, { fileSize, sleep: hurry }));
    expect(never).toEqual({ kind: "frame-not-exported", waitedSeconds: 10 });
    premiere.manners = STRICT;
    expect((await exportFrame({ ...frame, name: "again" }, ports)).path).toMatch(/again\.png$/);
  });

  test("because Premiere says no is a refusal", async () => {
    const { frame } = await request();
    const nowhere = { ...frame, folder: `${frame.folder}/nowhere` };
    expect(await failureFrom(exportFrame(nowhere, ports))).toMatchObject({
      kind: "host-refused",
      call: "Exporter.exportSequenceFrame",
    });
  });

  test("because its sequence is gone is said", async () => {
    const { frame } = await request();
    expect(await failureFrom(exportFrame({ ...frame, sequenceId: "gone" }, ports))).toEqual({
      kind: "sequence-changed",
    });
  });

  test("because the editor stopped it is a cancel, not a failure", async () => {
    const { premiere, frame } = await request();
    premiere.manners = { ...STRICT, frameNeverSeen: true };
    const stop = new AbortController();
    const exporting = exportFrame({ ...frame, signal: stop.signal }, ports);
    stop.abort();
    const error: unknown = await exporting.catch((thrown: unknown) => thrown);
    expect(isCancel(error)).toBe(true);
  });
});

describe.each(HOSTS)("a clip into %s", (_, version, manners) => {
  test("lies in the bin Pickup, is found by its path, and is imported once", async () => {
    const { premiere, folder, projectId } = await startPremiere({ version, manners });
    const path = await media(folder, "PU_Reel2_007_T03 25fps 50f.mp4");
    const first = await importClip({ projectId, path }, sleep);
    const { items } = premiere.project.document;
    const bins = items.filter((item) => item.content.kind === "bin");
    const clip = items.find((item) => item.id === first.itemId);
    expect(bins.map((bin) => [bin.name, bin.parentId])).toEqual([[BIN_NAME, "root"]]);
    expect(clip).toMatchObject({ parentId: bins[0]?.id, content: { path } });
    expect(first.reused).toBe(false);
    const count = items.length;
    expect(await importClip({ projectId, path }, sleep)).toEqual({ ...first, reused: true });
    expect(premiere.project.document.items).toHaveLength(count);
  });

  test("is found where the editor has moved it", async () => {
    const { premiere, folder, projectId } = await startPremiere({ version });
    const path = await media(folder, "PU_Reel2_007_T04 25fps 50f.mp4");
    const elsewhere = premiere.newBin("Selects");
    const moved = await premiere.importFile(path, premiere.newBin("Best", elsewhere));
    premiere.manners = manners;
    expect(await importClip({ projectId, path }, sleep)).toMatchObject({ itemId: moved.id, reused: true });
  });

  test("of a still gets the asked length, and lies on the timeline with it", async () => {
    const { premiere, folder, projectId } = await startPremiere({ version });
    const rate = frameRateOf(29.97);
    const sequenceId = premiere.newSequence(sequenceFacts(29.97));
    premiere.manners = manners;
    const still = await importClip({ projectId, path: await media(folder, "hold.png") }, sleep);
    expect(await setLength(still, { from: 0, frames: 77, rate })).toBe(at(77, rate));
    const where = { sequenceId, at: at(10, rate), frames: 77, rate, videoTrack: 1, audioTrack: null };
    const placed = await placeClip({ ...where, ...still, mode: "overwrite", label: "Place take 1" }, sleep);
    expect(placed).toMatchObject({ kind: "verified", track: 1 });
    expect(timelineOf(premiere, sequenceId)).toEqual(["V2 hold 10-87"]);
    expect(premiere.project.undoLabels.at(-1)).toBe("Place take 1");
  });
});

describe("a clip that does not come", () => {
  test.each<[string, Partial<Manners>, object]>([
    [
      "never appears",
      { importNeverSeen: true },
      { kind: "import-not-seen", file: "A 25fps 50f.mp4", waitedSeconds: 15 },
    ],
    ["is refused", { importRefused: true }, { kind: "import-refused", file: "A 25fps 50f.mp4" }],
    ["throws", { throwing: ["importFiles"] }, { kind: "import-refused", file: "A 25fps 50f.mp4" }],
  ])("because it %s", async (_, manners, failure) => {
    const { premiere, folder, projectId } = await startPremiere({ manners });
    const path = await media(folder, "A 25fps 50f.mp4");
    expect(await failureFrom(importClip({ projectId, path }, hurry))).toEqual(failure);
    expect(premiere.project.document.items.every((item) => item.content.kind !== "video")).toBe(true);
  });

  test("because Premiere cannot read it", async () => {
    const { folder, projectId } = await startPremiere();
    const path = await media(folder, "notes.txt");
    const kinds = ["import-refused", "import-not-seen"];
    expect(kinds).toContain((await failureFrom(importClip({ projectId, path }, hurry))).kind);
  });

  test("because the bin cannot be made leaves nothing", async () => {
    const { premiere, folder, projectId } = await startPremiere({ manners: { silent: ["createBinAction"] } });
    const path = await media(folder, "A 25fps 50f.mp4");
    expect(await failureFrom(importClip({ projectId, path }, hurry))).toMatchObject({
      kind: "host-refused",
      call: "FolderItem.createBinAction",
    });
    expect(premiere.project.document.items).toHaveLength(1);
  });

  test("because another project is open now", async () => {
    const { premiere, folder } = await startPremiere();
    const path = await media(folder, "A 25fps 50f.mp4");
    const elsewhere = "00000000-0000-4000-8000-000000000000";
    expect(await failureFrom(importClip({ projectId: elsewhere, path }, hurry))).toEqual({ kind: "no-project" });
    expect(premiere.project.document.items).toHaveLength(1);
  });
});

test("a still whose length Premiere ignores is refused", async () => {
  const { premiere, folder, projectId } = await startPremiere();
  const still = await importClip({ projectId, path: await media(folder, "hold.png") }, hurry);
  premiere.manners = { ...STRICT, silent: ["createSetInOutPointsAction"] };
  expect(await failureFrom(setLength(still, { from: 0, frames: 77, rate: frameRateOf(25) }))).toMatchObject({
    kind: "host-refused",
    call: "ClipProjectItem.createSetInOutPointsAction",
  });
});

describe.each(HOSTS)("the Source Monitor of %s", (_, version, manners) => {
  test("shows a take, and says when it has left the project", async () => {
    const { premiere, folder, projectId } = await startPremiere({ version, manners });
    const path = await media(folder, "A 25fps 50f.mp4");
    const clip = await importClip({ projectId, path }, sleep);
    await openInSourceMonitor(clip);
    expect(premiere.project.view.source?.itemId).toBe(clip.itemId);
    expect(await failureFrom(openInSourceMonitor({ projectId, itemId: "gone" }))).toMatchObject({
      kind: "host-refused",
    });
  });
});

async function failureFrom(task: Promise<unknown>): Promise<{ readonly kind: string }> {
  try {
    return { kind: `nothing was refused: ${JSON.stringify(await task)}` };
  } catch (error) {
    return failureOf(error);
  }
}

/** The simulated Premiere in bad manners: each can be switched on by itself, and does what its name says. */

import type { Action, Project, ProjectItem, Sequence } from "@adobe/premierepro";
import { frameRateOf, ticks, ticksOfFrames } from "../src/core/time";
import { transact as transacted } from "./host/cut.node";
import { footage, still } from "./host/footage.node";
import type { Manners } from "./host/manners";
import { STRICT } from "./host/manners";
import type { SimulatedPremiere } from "./host/premiere";
import type { Stage } from "./host/stage.node";
import { stage } from "./host/stage.node";

let staged: Stage;
afterEach(() => staged.strike());

/** One second of video on V1 in an open sequence, behaving well until told otherwise. */
async function aCut(): Promise<{ readonly premiere: SimulatedPremiere; readonly sequenceId: string }> {
  staged = await stage();
  const { premiere, disk, folder } = staged;
  await disk.write(`${folder}/clip.mp4`, await footage({ width: 320, height: 180, rate: 25, frames: 25 }), "replace");
  const clip = await premiere.importFile(`${folder}/clip.mp4`);
  return { premiere, sequenceId: premiere.newSequenceFromMedia(clip.id, "Cut") };
}

function misbehave(premiere: SimulatedPremiere, manners: Partial<Manners>): void {
  premiere.manners = { ...STRICT, ...manners };
}

async function open(premiere: SimulatedPremiere): Promise<{
  readonly project: Project;
  readonly sequence: Sequence;
  readonly clip: ProjectItem;
}> {
  const project = await premiere.modules.premierepro.Project.getActiveProject();
  const clip = (await (await project.getRootItem()).getItems()).find(({ name }) => name === "clip.mp4");
  if (clip === undefined) throw new Error("No clip");
  return { project, sequence: await project.getActiveSequence(), clip };
}

function transact(project: Project, build: () => readonly Action[]): boolean {
  return transacted(project, "Edit", build);
}

async function exported(premiere: SimulatedPremiere): Promise<boolean> {
  const { sequence } = await open(premiere);
  const { Exporter, TickTime } = premiere.modules.premierepro;
  return Exporter.exportSequenceFrame(sequence, TickTime.TIME_ZERO, "frame.png", staged.folder, 64, 36);
}

async function imported(premiere: SimulatedPremiere): Promise<boolean> {
  const { project } = await open(premiere);
  await staged.disk.write(`${staged.folder}/take.png`, still(64, 36), "replace");
  return project.importFiles([`${staged.folder}/take.png`], true);
}

function itemNames(premiere: SimulatedPremiere): readonly string[] {
  return premiere.project.document.items.map(({ name }) => name);
}

test("late files: a frame lies on the disk half-written before it is whole", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { lateFiles: true });
  expect(await exported(premiere)).toBe(true);
  const sizes = new Set<number>();
  let isDone = false;
  const done = premiere.settled().then(() => (isDone = true));
  while (!isDone) {
    sizes.add((await staged.disk.stat(`${staged.folder}/frame.png`))?.size ?? 0);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await done;
  const whole = (await staged.disk.stat(`${staged.folder}/frame.png`))?.size ?? 0;
  expect(sizes.has(0)).toBe(true);
  expect([...sizes].some((size) => size > 0 && size < whole)).toBe(true);
});

test("a doubled extension", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { doubledExtension: true });
  await exported(premiere);
  await premiere.settled();
  expect(await staged.disk.list(staged.folder)).toContain("frame.png.png");
});

test("a frame that never appears", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { frameNeverSeen: true });
  expect(await exported(premiere)).toBe(true);
  await premiere.settled();
  expect(await staged.disk.list(staged.folder)).toEqual(["clip.mp4"]);
});

test("an import that is long in coming", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { importTakes: 250 });
  expect(await imported(premiere)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(itemNames(premiere)).not.toContain("take.png");
  await premiere.settled();
  expect(itemNames(premiere)).toContain("take.png");
});

test("an import that never comes, and one that is refused", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { importNeverSeen: true });
  expect(await imported(premiere)).toBe(true);
  misbehave(premiere, { importRefused: true });
  expect(await imported(premiere)).toBe(false);
  await premiere.settled();
  expect(itemNames(premiere)).not.toContain("take.png");
});

test("objects die with every change, but the project and the sequence live", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { staleObjects: true });
  const { project, sequence, clip } = await open(premiere);
  const { Constants } = premiere.modules.premierepro;
  const track = await sequence.getVideoTrack(0);
  const item = track.getTrackItems(Constants.TrackItemType.CLIP, false)[0];
  expect(transact(project, () => [clip.createSetColorLabelAction(9)])).toBe(true);
  expect(() => clip.name).toThrow("The script object is no longer valid");
  expect(() => track.getTrackItems(Constants.TrackItemType.CLIP, false)).toThrow(
    "The script object is no longer valid",
  );
  await expect(item?.getStartTime()).rejects.toThrow("The script object is no longer valid");
  expect(sequence.name).toBe("Cut");
  expect((await open(premiere)).clip.name).toBe("clip.mp4");
});

test("a setter that answers well and does nothing", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { silent: ["createSetColorLabelAction", "setPlayerPosition"] });
  const { project, sequence, clip } = await open(premiere);
  const before = await clip.getColorLabelIndex();
  expect(transact(project, () => [clip.createSetColorLabelAction(9)])).toBe(true);
  expect(await clip.getColorLabelIndex()).toBe(before);
  expect(await sequence.setPlayerPosition(premiere.modules.premierepro.TickTime.TIME_ONE_SECOND)).toBe(true);
  expect((await sequence.getPlayerPosition()).seconds).toBe(0);
});

test("a placement that answers well and does nothing", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { silent: ["createOverwriteItemAction"] });
  const { project, sequence, clip } = await open(premiere);
  const { SequenceEditor, TickTime } = premiere.modules.premierepro;
  const editor = SequenceEditor.getEditor(sequence);
  const before = premiere.project.document;
  const at = TickTime.createWithSeconds(5);
  expect(transact(project, () => [editor.createOverwriteItemAction(clip, at, 1, -1)])).toBe(true);
  expect(premiere.project.document).toBe(before);
});

test("Interpret Footage that answers well and does nothing, is not there, or moves the In", async () => {
  const { premiere, sequenceId } = await aCut();
  const { ClipProjectItem, Constants } = premiere.modules.premierepro;
  const clipOf = async () => ClipProjectItem.cast((await open(premiere)).clip);
  const set = async (rate: number): Promise<boolean> => {
    const clip = await clipOf();
    return transact((await open(premiere)).project, () => [clip.createSetOverrideFrameRateAction(rate)]);
  };
  const plays = async (): Promise<number> => (await (await clipOf()).getFootageInterpretation()).getFrameRate();
  misbehave(premiere, { silent: ["createSetOverrideFrameRateAction"] });
  expect([await set(24), await plays()]).toEqual([true, 25]);
  misbehave(premiere, { lacking: ["createSetOverrideFrameRateAction", "getFootageInterpretation"] });
  expect([typeof (await clipOf()).createSetOverrideFrameRateAction]).toEqual(["undefined"]);
  misbehave(premiere, { throwing: ["getFootageInterpretation"] });
  await expect(plays()).rejects.toThrow("getFootageInterpretation failed.");

  const item = premiere.project.document.sequences[0]?.video[0]?.items[0];
  const five = ticksOfFrames(5, frameRateOf(25));
  premiere.editItem(sequenceId, item?.id ?? "", { kind: "start", to: five });
  const inPoint = async (): Promise<string> => {
    const track = await (await open(premiere)).sequence.getVideoTrack(0);
    return String((await track.getTrackItems(Constants.TrackItemType.CLIP, false)[0]?.getInPoint())?.ticks);
  };
  misbehave(premiere, { inFollowsRate: true });
  await set(50);
  expect(await inPoint()).toBe(String(five / 2));
  premiere.undo();
  misbehave(premiere, { ownClock: true });
  await set(50);
  expect(await inPoint()).toBe(String(five * 2));
  misbehave(premiere, {});
  expect(await inPoint()).toBe(String(five));
});

test("calls that throw", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { throwing: ["importFiles", "createOverwriteItemAction", "exportSequenceFrame"] });
  const { project, sequence, clip } = await open(premiere);
  const { SequenceEditor, TickTime } = premiere.modules.premierepro;
  await expect(project.importFiles([`${staged.folder}/clip.mp4`])).rejects.toThrow("importFiles failed.");
  await expect(exported(premiere)).rejects.toThrow("exportSequenceFrame failed.");
  const editor = SequenceEditor.getEditor(sequence);
  const before = premiere.project.document;
  expect(() =>
    transact(project, () => [
      clip.createSetColorLabelAction(9),
      editor.createOverwriteItemAction(clip, TickTime.TIME_ZERO, 1, -1),
    ]),
  ).toThrow("createOverwriteItemAction failed.");
  expect(premiere.project.document).toBe(before);
});

test("a transaction that is answered false does nothing", async () => {
  const { premiere } = await aCut();
  misbehave(premiere, { transactionsFail: true });
  const { project, clip } = await open(premiere);
  const before = premiere.project.document;
  expect(transact(project, () => [clip.createSetColorLabelAction(9)])).toBe(false);
  expect(premiere.project.document).toBe(before);
});

test("an empty selection although an item says that it is selected", async () => {
  const { premiere, sequenceId } = await aCut();
  const id = premiere.project.document.sequences[0]?.video[0]?.items[0]?.id ?? "";
  premiere.project.select(sequenceId, [id]);
  const { sequence } = await open(premiere);
  expect(await (await sequence.getSelection()).getTrackItems()).toHaveLength(1);
  misbehave(premiere, { emptySelection: true });
  expect(await (await sequence.getSelection()).getTrackItems()).toHaveLength(0);
  const { Constants } = premiere.modules.premierepro;
  const item = (await sequence.getVideoTrack(0)).getTrackItems(Constants.TrackItemType.CLIP, false)[0];
  expect(await item?.getIsSelected()).toBe(true);
});

test("undo after any edits gives back the former timeline exactly, however it behaves", async () => {
  const { premiere, sequenceId } = await aCut();
  const rate = frameRateOf(25);
  premiere.manners = { ...STRICT, staleObjects: true, emptySelection: true };
  const states = [JSON.stringify(premiere.project.document)];
  let state = 4711;
  const random = (most: number): number => (state = (state * 48271) % 2147483647) % most;
  for (let step = 0; step < 20; step++) {
    // A fresh look before every edit, as stale objects demand.
    const { project, sequence, clip } = await open(premiere);
    const { SequenceEditor, TickTime } = premiere.modules.premierepro;
    const editor = SequenceEditor.getEditor(sequence);
    const at = TickTime.createWithTicks(String(ticksOfFrames(random(100), rate)));
    const track = random(3);
    const isInsert = random(2) === 0;
    const done = transact(project, () => [
      isInsert
        ? editor.createInsertProjectItemAction(clip, at, track, -1, false)
        : editor.createOverwriteItemAction(clip, at, track, -1),
    ]);
    expect(done).toBe(true);
    states.push(JSON.stringify(premiere.project.document));
  }
  for (const former of [...states].reverse().slice(1)) {
    premiere.undo();
    expect(JSON.stringify(premiere.project.document)).toBe(former);
  }
  expect(premiere.frameAt(sequenceId, ticks(0)).layers).toHaveLength(1);
});

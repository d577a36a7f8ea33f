/** The simulated Premiere itself: that it does what Premiere does, and refuses what Premiere refuses. */

import { decode } from "fast-png";
import type {
  Action,
  FolderItem,
  Project,
  ProjectItem,
  Sequence,
  TickTime,
  VideoClipTrackItem,
} from "@adobe/premierepro";
import { frameRateOf, ticks, ticksOfFrames } from "../src/core/time";
import { footage, still } from "./host/footage.node";
import { readXmp } from "./host/embedding";
import type { SimulatedSequence } from "./host/model";
import { SimulatedProject } from "./host/model";
import { testCardColour } from "./host/pictures.node";
import type { SimulatedPremiere } from "./host/premiere";
import type { Stage } from "./host/stage.node";
import { stage } from "./host/stage.node";
import { PROJECT_METADATA } from "./host/xmp";

const RATE = frameRateOf(25);
const frames = (count: number): ReturnType<typeof ticks> => ticksOfFrames(count, RATE);

let staged: Stage;
afterEach(() => staged.strike());

/** A 25 fps sequence with 10 s of picture and sound on V1 and A1, and a 2 s clip and a still in the bin. */
async function aCut(version: "26.3" | "25.6" = "26.3"): Promise<{
  readonly premiere: SimulatedPremiere;
  readonly sequenceId: string;
  readonly clipId: string;
  readonly stillId: string;
}> {
  staged = await stage({ version });
  const { premiere, disk, folder } = staged;
  await disk.write(
    `${folder}/long.mp4`,
    await footage({ width: 640, height: 360, rate: 25, frames: 250, sound: true }),
    "replace",
  );
  await disk.write(`${folder}/clip.mp4`, await footage({ width: 640, height: 360, rate: 25, frames: 50 }), "replace");
  await disk.write(`${folder}/still.png`, still(640, 360), "replace");
  const long = await premiere.importFile(`${folder}/long.mp4`);
  const clip = await premiere.importFile(`${folder}/clip.mp4`);
  const image = await premiere.importFile(`${folder}/still.png`);
  const sequenceId = premiere.newSequenceFromMedia(long.id, "Cut");
  return { premiere, sequenceId, clipId: clip.id, stillId: image.id };
}

async function open(premiere: SimulatedPremiere): Promise<{ readonly project: Project; readonly sequence: Sequence }> {
  const project = await premiere.modules.premierepro.Project.getActiveProject();
  return { project, sequence: await project.getActiveSequence() };
}

async function itemNamed(premiere: SimulatedPremiere, name: string): Promise<ProjectItem> {
  const { project } = await open(premiere);
  const items = await (await project.getRootItem()).getItems();
  const item = items.find((one) => one.name === name);
  if (item === undefined) throw new Error(`No ${name} in the root`);
  return item;
}

function transact(project: Project, label: string, build: () => readonly Action[]): boolean {
  let done = false;
  project.lockedAccess(() => {
    done = project.executeTransaction((compound) => {
      for (const action of build()) compound.addAction(action);
    }, label);
  });
  return done;
}

async function overwriteAt(
  premiere: SimulatedPremiere,
  name: string,
  frame: number,
  video: number,
  audio: number,
): Promise<boolean> {
  const { project, sequence } = await open(premiere);
  const { SequenceEditor, TickTime } = premiere.modules.premierepro;
  const item = await itemNamed(premiere, name);
  const time = TickTime.createWithTicks(String(frames(frame)));
  const editor = SequenceEditor.getEditor(sequence);
  return transact(project, "Place take", () => [editor.createOverwriteItemAction(item, time, video, audio)]);
}

async function insertAt(premiere: SimulatedPremiere, name: string, frame: number, video: number): Promise<boolean> {
  const { project, sequence } = await open(premiere);
  const { SequenceEditor, TickTime } = premiere.modules.premierepro;
  const item = await itemNamed(premiere, name);
  const time = TickTime.createWithTicks(String(frames(frame)));
  const editor = SequenceEditor.getEditor(sequence);
  return transact(project, "Insert take", () => [editor.createInsertProjectItemAction(item, time, video, -1, false)]);
}

function theSequence(premiere: SimulatedPremiere): SimulatedSequence {
  const sequence = premiere.project.document.sequences[0];
  if (sequence === undefined) throw new Error("No sequence");
  return sequence;
}

/** `name start-end @in` in frames, track by track, as an editor would read the timeline aloud. */
function timeline(premiere: SimulatedPremiere, kind: "video" | "audio" = "video"): readonly (readonly string[])[] {
  return theSequence(premiere)[kind].map((track) =>
    track.items.map((item) => `${item.name} ${item.start / RATE}-${item.end / RATE} @${item.inPoint / RATE}`),
  );
}

async function firstVideoItem(premiere: SimulatedPremiere, track = 0): Promise<VideoClipTrackItem> {
  const { Constants } = premiere.modules.premierepro;
  const { sequence } = await open(premiere);
  const item = (await sequence.getVideoTrack(track)).getTrackItems(Constants.TrackItemType.CLIP, false)[0];
  if (item === undefined) throw new Error("Nothing on the track");
  return item;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("placing", () => {
  test("overwrite splits what lies beneath and leaves the other tracks alone", async () => {
    const { premiere } = await aCut();
    expect(await overwriteAt(premiere, "clip.mp4", 100, 0, -1)).toBe(true);
    expect(timeline(premiere)).toEqual([["long.mp4 0-100 @0", "clip.mp4 100-150 @0", "long.mp4 150-250 @150"], [], []]);
    expect(timeline(premiere, "audio")[0]).toEqual(["long.mp4 0-250 @0"]);
  });

  test("overwrite at a track index equal to the count makes a new track", async () => {
    const { premiere } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 100, 3, -1);
    expect(timeline(premiere)).toEqual([["long.mp4 0-250 @0"], [], [], ["clip.mp4 100-150 @0"]]);
  });

  test("insert pushes every track to the right and splits what it meets", async () => {
    const { premiere } = await aCut();
    await insertAt(premiere, "clip.mp4", 100, 1);
    expect(timeline(premiere)).toEqual([["long.mp4 0-100 @0", "long.mp4 150-300 @100"], ["clip.mp4 100-150 @0"], []]);
    expect(timeline(premiere, "audio")[0]).toEqual(["long.mp4 0-100 @0", "long.mp4 150-300 @100"]);
  });

  test("sound comes along, linked, unless the audio index is -1", async () => {
    const { premiere } = await aCut();
    await overwriteAt(premiere, "long.mp4", 300, 1, 2);
    expect(timeline(premiere, "audio")[2]).toEqual(["long.mp4 300-550 @0"]);
    const { video, audio } = theSequence(premiere);
    expect(video[1]?.items[0]?.linkId).toBeDefined();
    expect(video[1]?.items[0]?.linkId).toBe(audio[2]?.items[0]?.linkId);
  });

  test("a still lasts five seconds, or as long as its marks say, in the same undo step", async () => {
    const { premiere } = await aCut();
    await overwriteAt(premiere, "still.png", 300, 1, -1);
    expect(timeline(premiere)[1]).toEqual(["still.png 300-425 @0"]);

    const { project, sequence } = await open(premiere);
    const { ClipProjectItem, SequenceEditor, TickTime } = premiere.modules.premierepro;
    const item = await itemNamed(premiere, "still.png");
    const clip = ClipProjectItem.cast(item);
    const editor = SequenceEditor.getEditor(sequence);
    const at = TickTime.createWithTicks(String(frames(500)));
    const long = TickTime.createWithTicks(String(frames(17)));
    const before = premiere.project.undoLabels.length;
    transact(project, "Place still", () => [
      clip.createSetInOutPointsAction(TickTime.TIME_ZERO, long),
      editor.createOverwriteItemAction(item, at, 1, -1),
      clip.createClearInOutPointsAction(),
    ]);
    expect(timeline(premiere)[1]).toEqual(["still.png 300-425 @0", "still.png 500-517 @0"]);
    expect(premiere.project.undoLabels.slice(before)).toEqual(["Place still"]);
  });

  test("one undo takes the clip away, the item stays; redo brings the clip back", async () => {
    const { premiere } = await aCut();
    const before = timeline(premiere);
    await overwriteAt(premiere, "clip.mp4", 100, 0, -1);
    const after = timeline(premiere);
    expect(premiere.undo()).toBe("Place take");
    expect(timeline(premiere)).toEqual(before);
    expect((await itemNamed(premiere, "clip.mp4")).name).toBe("clip.mp4");
    expect(premiere.redo()).toBe("Place take");
    expect(timeline(premiere)).toEqual(after);
  });

  test("a trim stops at the media's end and at the neighbour, without a word", async () => {
    const { premiere } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    await overwriteAt(premiere, "clip.mp4", 60, 1, -1);
    const { project } = await open(premiere);
    const item = await firstVideoItem(premiere, 1);
    const { TickTime } = premiere.modules.premierepro;
    const far = TickTime.createWithTicks(String(frames(200)));
    transact(project, "Trim", () => [item.createSetEndAction(far)]);
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 0-50 @0", "clip.mp4 60-110 @0"]);
    const short = TickTime.createWithTicks(String(frames(30)));
    transact(project, "Trim", () => [item.createSetEndAction(short)]);
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 0-30 @0", "clip.mp4 60-110 @0"]);
  });

  test("removing needs three arguments, and with ripple closes the gap", async () => {
    const { premiere } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    await overwriteAt(premiere, "clip.mp4", 60, 1, -1);
    const { project, sequence } = await open(premiere);
    const { Constants, SequenceEditor, TrackItemSelection } = premiere.modules.premierepro;
    const item = await firstVideoItem(premiere, 1);
    const editor = SequenceEditor.getEditor(sequence);
    const few: (selection: unknown, ripple: boolean) => Action = editor.createRemoveItemsAction.bind(editor) as never;
    TrackItemSelection.createEmptySelection((selection) => {
      selection.addItem(item);
      expect(() => transact(project, "Remove", () => [few(selection, true)])).toThrow("Not Enough Parameters");
      transact(project, "Remove", () => [editor.createRemoveItemsAction(selection, true, Constants.MediaType.VIDEO)]);
    });
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 10-60 @0"]);
    expect(timeline(premiere)[0]).toEqual(["long.mp4 0-250 @0"]);
  });
});

describe("the lock", () => {
  test("in 26.3 an action can only be made inside lockedAccess", async () => {
    const { premiere } = await aCut();
    const item = await itemNamed(premiere, "clip.mp4");
    expect(() => item.createSetColorLabelAction(3)).toThrow("Requires locked access");
    const { project } = await open(premiere);
    expect(() => project.executeTransaction(() => undefined, "Nothing")).toThrow("Requires locked access");
  });

  test("in 25.6 it can be made before, and the transaction needs no lock", async () => {
    const { premiere } = await aCut("25.6");
    const item = await itemNamed(premiere, "clip.mp4");
    const action = item.createSetColorLabelAction(3);
    const { project } = await open(premiere);
    expect(project.executeTransaction((compound) => void compound.addAction(action), "Label")).toBe(true);
    expect(await item.getColorLabelIndex()).toBe(3);
  });

  test("an action that outlived its lock is no longer valid", async () => {
    const { premiere } = await aCut();
    const item = await itemNamed(premiere, "clip.mp4");
    const { project } = await open(premiere);
    let kept: Action | undefined;
    project.lockedAccess(() => {
      kept = item.createSetColorLabelAction(3);
    });
    expect(() => transact(project, "Late", () => (kept === undefined ? [] : [kept]))).toThrow(
      "The script object is no longer valid",
    );
    expect(await item.getColorLabelIndex()).not.toBe(3);
  });

  test("an empty transaction is answered false and leaves no undo step", async () => {
    const { premiere } = await aCut();
    const { project } = await open(premiere);
    const before = premiere.project.undoLabels;
    expect(transact(project, "Nothing", () => [])).toBe(false);
    expect(premiere.project.undoLabels).toEqual(before);
  });

  test("a transaction of which one action fails is answered false and does nothing", async () => {
    const { premiere } = await aCut();
    const { project } = await open(premiere);
    const { FolderItem } = premiere.modules.premierepro;
    const clip = await itemNamed(premiere, "clip.mp4");
    const root: FolderItem = await project.getRootItem();
    expect(FolderItem.cast(clip)).toBeNull();
    const before = premiere.project.document;
    const done = transact(project, "Both", () => [
      root.createRemoveItemAction(clip),
      clip.createSetColorLabelAction(5),
    ]);
    expect(done).toBe(false);
    expect(premiere.project.document).toBe(before);
  });

  test("an asynchronous callback is refused, and nothing it added is carried out", async () => {
    const { premiere } = await aCut();
    const { project } = await open(premiere);
    const item = await itemNamed(premiere, "clip.mp4");
    expect(() =>
      project.lockedAccess(() => {
        // The mistake that a panel makes, and that the linter would find there.
        // eslint-disable-next-line @typescript-eslint/no-misused-promises
        project.executeTransaction(async (compound) => {
          compound.addAction(item.createSetColorLabelAction(7));
          await Promise.resolve();
        }, "Async");
      }),
    ).toThrow("Illegal Parameter type");
    expect(await item.getColorLabelIndex()).not.toBe(7);
  });

  test("a cast item cannot be placed", async () => {
    const { premiere } = await aCut();
    const { project, sequence } = await open(premiere);
    const { ClipProjectItem, SequenceEditor, TickTime } = premiere.modules.premierepro;
    const cast: unknown = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    const editor = SequenceEditor.getEditor(sequence);
    expect(() =>
      transact(project, "Place", () => [
        editor.createOverwriteItemAction(cast as ProjectItem, TickTime.TIME_ZERO, 0, -1),
      ]),
    ).toThrow("Invalid parameter.");
  });

  test("an item that is gone is no longer valid", async () => {
    const { premiere, clipId } = await aCut();
    const item = await itemNamed(premiere, "clip.mp4");
    while (premiere.project.document.items.some(({ id }) => id === clipId)) premiere.undo();
    expect(() => item.name).toThrow("The script object is no longer valid");
  });
});

describe("reading", () => {
  test("marks that are not set answer -400000 seconds, and marks that are set answer themselves", async () => {
    const { premiere, sequenceId } = await aCut();
    const { sequence } = await open(premiere);
    expect((await sequence.getInPoint()).seconds).toBe(-400_000);
    expect((await sequence.getOutPoint()).seconds).toBe(-400_000);
    premiere.mark(sequenceId, { in: frames(10), out: frames(20) });
    expect((await sequence.getInPoint()).ticks).toBe(String(frames(10)));
    expect((await sequence.getOutPoint()).ticks).toBe(String(frames(20)));
  });

  test("ticks are strings, exact where numbers are not", async () => {
    const { premiere } = await aCut();
    const { TickTime } = premiere.modules.premierepro;
    const far: TickTime = TickTime.createWithTicks("90071992547409931");
    expect(far.ticks).toBe("90071992547409931");
    expect(far.add(TickTime.createWithTicks("1")).ticks).toBe("90071992547409932");
    expect(() => TickTime.createWithTicks("soon")).toThrow("Illegal Parameter type");
  });

  test("times align to frames", async () => {
    const { premiere } = await aCut();
    const { FrameRate, TickTime } = premiere.modules.premierepro;
    const rate = FrameRate.createWithValue(29.97);
    const late = TickTime.createWithTicks(String(rate.ticksPerFrame * 3 - 1));
    expect(late.alignToFrame(rate).ticks).toBe(String(rate.ticksPerFrame * 2));
    expect(late.alignToNearestFrame(rate).ticks).toBe(String(rate.ticksPerFrame * 3));
  });

  test("the numbers behind constants are not those of the type file", async () => {
    const { premiere } = await aCut();
    const { sequence } = await open(premiere);
    const track = await sequence.getVideoTrack(0);
    expect(track.getTrackItems(premiere.modules.premierepro.Constants.TrackItemType.CLIP, false)).toHaveLength(1);
    expect(track.getTrackItems(1, false)).toHaveLength(0);
  });

  test("what 25.6 lacks is not there", async () => {
    const { premiere } = await aCut("25.6");
    expect("setPosition" in premiere.modules.premierepro.SourceMonitor).toBe(false);
    const { sequence } = await open(premiere);
    expect(await sequence.getVideoTrack(0)).toHaveProperty("createSetNameAction", undefined);
    const { TrackItemSelection } = premiere.modules.premierepro;
    const answers: unknown[] = [];
    TrackItemSelection.createEmptySelection((selection) => void answers.push(sequence.setSelection(selection)));
    expect(answers[0]).toBeInstanceOf(Promise);
  });

  test("a title made on the timeline has no project item", async () => {
    const { premiere, sequenceId } = await aCut();
    premiere.addTitle(sequenceId, "THE END", { start: frames(10), end: frames(20) }, 2);
    expect(timeline(premiere)[2]).toEqual(["THE END 10-20 @0"]);
    expect(await (await firstVideoItem(premiere, 2)).getProjectItem()).toBeNull();
  });

  test("an event tells of a changed selection, and a removed listener hears nothing", async () => {
    const { premiere, sequenceId } = await aCut();
    const { Constants, EventManager } = premiere.modules.premierepro;
    const heard: string[] = [];
    const listener = (): void => void heard.push("selection");
    EventManager.addGlobalEventListener(Constants.SequenceEvent.SELECTION_CHANGED, listener);
    premiere.project.select(sequenceId, [theSequence(premiere).video[0]?.items[0]?.id ?? ""]);
    await until(() => heard.length > 0);
    expect(await (await firstVideoItem(premiere)).getIsSelected()).toBe(true);
    EventManager.removeGlobalEventListener(Constants.SequenceEvent.SELECTION_CHANGED, listener);
    premiere.project.select(sequenceId, []);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(heard).toEqual(["selection"]);
  });
});

describe("importing", () => {
  test("answers only true; the item shows up later, once, as one undo step", async () => {
    const { premiere } = await aCut();
    const { folder, disk } = staged;
    await disk.write(`${folder}/take.mp4`, await footage({ width: 640, height: 360, rate: 25, frames: 10 }), "replace");
    const { project } = await open(premiere);
    const root = await project.getRootItem();
    expect(await project.importFiles([`${folder}/take.mp4`], true)).toBe(true);
    expect((await root.getItems()).map(({ name }) => name)).not.toContain("take.mp4");
    await premiere.settled();
    expect((await root.getItems()).filter(({ name }) => name === "take.mp4")).toHaveLength(1);
    expect(premiere.project.undoLabels.at(-1)).toBe("Import");
  });

  test("writes XMP into an MP4 and changes neither its picture nor its length", async () => {
    staged = await stage();
    const { premiere, disk, folder } = staged;
    const original = await footage({ width: 320, height: 180, rate: 24, frames: 24, sound: true });
    await disk.write(`${folder}/take.mp4`, original, "replace");
    const item = await premiere.importFile(`${folder}/take.mp4`);
    const imported = await disk.read(`${folder}/take.mp4`);
    expect(imported.length).toBeGreaterThan(original.length);
    expect(imported.subarray(0, original.length)).toEqual(original);
    expect(await readXmp(disk, `${folder}/take.mp4`)).toContain("xmpMM:DocumentID");
    expect(item.content).toMatchObject({ kind: "video", width: 320, height: 180, hasAudio: true });
    const again = await premiere.importFile(`${folder}/take.mp4`);
    expect(again.content).toMatchObject({ rate: frameRateOf(24), duration: ticks(frameRateOf(24) * 24) });
    expect(await disk.read(`${folder}/take.mp4`)).toEqual(imported);
  });

  test("a file that is not there is answered false", async () => {
    const { premiere } = await aCut();
    const { project } = await open(premiere);
    expect(await project.importFiles([`${staged.folder}/none.mp4`])).toBe(false);
  });

  test("a bin is made, filled and found by its media path", async () => {
    const { premiere } = await aCut();
    const { folder, disk } = staged;
    await disk.write(`${folder}/take.png`, still(64, 36), "replace");
    const { project } = await open(premiere);
    const root = await project.getRootItem();
    expect(transact(project, "Make bin", () => [root.createBinAction("Pickup", true)])).toBe(true);
    const bin = (await root.getItems()).find(({ name }) => name === "Pickup");
    if (bin === undefined) throw new Error("No bin");
    await project.importFiles([`${folder}/take.png`], true, bin);
    await premiere.settled();
    const { ClipProjectItem, FolderItem, ProjectItem } = premiere.modules.premierepro;
    expect(ClipProjectItem.cast(bin)).toBeNull();
    const [take] = await FolderItem.cast(bin).getItems();
    expect(take?.name).toBe("take.png");
    const all = ClipProjectItem.cast(ProjectItem.cast(root));
    const found = await all.findItemsMatchingMediaPath(`${folder}/take.png`, true);
    expect(found.map((item) => item.getId())).toEqual([take?.getId()]);
  });
});

describe("frames", () => {
  async function exported(premiere: SimulatedPremiere, name: string, frame: number): Promise<boolean> {
    const { sequence } = await open(premiere);
    const { Exporter, TickTime } = premiere.modules.premierepro;
    const time = TickTime.createWithTicks(String(frames(frame)));
    return Exporter.exportSequenceFrame(sequence, time, name, staged.folder, 320, 180);
  }

  test("an exported frame is answered before it exists, and is the composed picture at the asked size", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 100, 1, -1);
    expect(await exported(premiere, "a.png", 120)).toBe(true);
    expect(await staged.disk.stat(`${staged.folder}/a.png`)).toBeUndefined();
    await premiere.settled();
    const { width, height, data } = decode(await staged.disk.read(`${staged.folder}/a.png`));
    expect([width, height]).toEqual([320, 180]);
    const seen = premiere.frameAt(sequenceId, frames(120));
    expect(seen.layers).toEqual([
      { kind: "media", path: `${staged.folder}/clip.mp4`, still: false, seconds: expect.closeTo(0.8, 6) as number },
    ]);
    expect([...data.slice(0, 3)]).toEqual(testCardColour(seen));
  });

  test("a full path as file name writes nothing; a colon is refused; a gap is black", async () => {
    const { premiere } = await aCut();
    await exported(premiere, `${staged.folder}/b.png`, 0);
    expect(await exported(premiere, "10:00:00:00.png", 0)).toBe(false);
    await exported(premiere, "gap.png", 900);
    await premiere.settled();
    const names = await staged.disk.list(staged.folder);
    expect(names.filter((name) => name.endsWith(".png")).sort()).toEqual(["gap.png", "still.png"]);
    const { data } = decode(await staged.disk.read(`${staged.folder}/gap.png`));
    expect([...data.slice(0, 3)]).toEqual([0, 0, 0]);
  });

  test("25.6 doubles the extension", async () => {
    const { premiere } = await aCut("25.6");
    await exported(premiere, "c.png", 0);
    await premiere.settled();
    expect(await staged.disk.list(staged.folder)).toContain("c.png.png");
    expect(await staged.disk.list(staged.folder)).not.toContain("c.png");
  });

  test("what is disabled or on a track with its eye off is not in the picture; a title lies over it", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    const shown = (): readonly string[] =>
      premiere.frameAt(sequenceId, frames(5)).layers.map((layer) => (layer.kind === "media" ? layer.path : layer.text));
    const { folder } = staged;
    premiere.addTitle(sequenceId, "Chapter one", { start: frames(0), end: frames(10) }, 2);
    expect(shown()).toEqual([`${folder}/clip.mp4`, "Chapter one"]);
    const { project, sequence } = await open(premiere);
    const clip = await firstVideoItem(premiere, 1);
    transact(project, "Disable", () => [clip.createSetDisabledAction(true)]);
    expect(shown()).toEqual([`${folder}/long.mp4`, "Chapter one"]);
    await (await sequence.getVideoTrack(2)).setMute(true);
    expect(shown()).toEqual([`${folder}/long.mp4`]);
  });
});

describe("metadata", () => {
  const packet = (body: string): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
    `<rdf:Description rdf:about="" xmlns:p="${PROJECT_METADATA}">${body}</rdf:Description></rdf:RDF></x:xmpmeta>`;

  test("a column is added once, takes a value with every character, and gives it back", async () => {
    const { premiere, clipId } = await aCut();
    const { Metadata } = premiere.modules.premierepro;
    const { project } = await open(premiere);
    const item = await itemNamed(premiere, "clip.mp4");
    const add = (): Promise<boolean> =>
      Metadata.addPropertyToProjectMetadataSchema("Pickup.Prompt", "Prompt", Metadata.METADATA_TYPE_TEXT);
    expect(await add()).toBe(true);
    expect(await add()).toBe(false);
    const xml = packet(
      `<p:Pickup.Prompt>rain &amp; &lt;neon&gt; “Straße” 雨</p:Pickup.Prompt><p:Unknown>x</p:Unknown>`,
    );
    transact(project, "Columns", () => [
      Metadata.createSetProjectMetadataAction(item, xml, ["Pickup.Prompt", "Unknown"]),
    ]);
    const stored = premiere.project.document.items.find(({ id }) => id === clipId)?.columns;
    expect(stored).toEqual({ "Pickup.Prompt": "rain & <neon> “Straße” 雨" });
    const read = await Metadata.getProjectMetadata(item);
    expect(read).toContain(PROJECT_METADATA);
    transact(project, "Again", () => [Metadata.createSetProjectMetadataAction(item, read, ["Pickup.Prompt"])]);
    expect(premiere.project.document.items.find(({ id }) => id === clipId)?.columns).toEqual(stored);
  });

  test("XMP keeps only namespaces that are declared, and goes into the file", async () => {
    const { premiere } = await aCut();
    const { Metadata } = premiere.modules.premierepro;
    const { project } = await open(premiere);
    const item = await itemNamed(premiere, "clip.mp4");
    const xml = packet(`<p:Kept>yes</p:Kept><q:Lost>no</q:Lost>`);
    transact(project, "XMP", () => [Metadata.createSetXMPMetadataAction(item, xml)]);
    await premiere.settled();
    const kept = await Metadata.getXMPMetadata(item);
    expect(kept).toContain("<p:Kept>yes</p:Kept>");
    expect(kept).not.toContain("Lost");
    expect(await readXmp(staged.disk, `${staged.folder}/clip.mp4`)).toBe(kept);
  });
});

describe("around the edit", () => {
  test("the source monitor shows an item or a file, and 26.3 can move in it", async () => {
    const { premiere, clipId } = await aCut();
    const { SourceMonitor, TickTime } = premiere.modules.premierepro;
    expect(await SourceMonitor.play()).toBe(false);
    expect(await SourceMonitor.openProjectItem(await itemNamed(premiere, "clip.mp4"))).toBe(true);
    expect((await SourceMonitor.getProjectItem()).getId()).toBe(clipId);
    await SourceMonitor.setPosition(TickTime.TIME_ONE_SECOND);
    await SourceMonitor.play(1);
    expect(premiere.project.view.source).toEqual({ itemId: clipId, position: frames(25), speed: 1 });
    expect(await SourceMonitor.openFilePath(`${staged.folder}/none.mp4`)).toBe(false);
    expect(await SourceMonitor.openFilePath(`${staged.folder}/still.png`)).toBe(true);
    expect(await SourceMonitor.getProjectItem()).toBeNull();
  });

  test("a marker is added, coloured and undone; a custom property is kept", async () => {
    const { premiere } = await aCut();
    const { Markers, Properties, TickTime, Constants } = premiere.modules.premierepro;
    const { project, sequence } = await open(premiere);
    const markers = await Markers.getMarkers(sequence);
    transact(project, "Mark", () => [
      markers.createAddMarkerAction("Pickup", "Comment", TickTime.TIME_ONE_SECOND, TickTime.TIME_ZERO, "rain"),
    ]);
    const [marker] = markers.getMarkers();
    if (marker === undefined) throw new Error("No marker");
    transact(project, "Colour", () => [marker.createSetColorByIndexAction(6)]);
    expect([marker.getName(), marker.getComments(), marker.getStart().seconds, marker.getColorIndex()]).toEqual([
      "Pickup",
      "rain",
      1,
      6,
    ]);
    premiere.undo();
    premiere.undo();
    expect(markers.getMarkers()).toEqual([]);

    const properties = await Properties.getProperties(project);
    expect(properties.hasValue("pickup")).toBe(false);
    transact(project, "Property", () => [
      properties.createSetValueAction("pickup", "yes", Constants.PropertyType.PERSISTENT),
    ]);
    expect(properties.getValue("pickup")).toBe("yes");
  });

  test("Replace Footage gives an item other media, where it lies on the timeline too", async () => {
    const { premiere, sequenceId } = await aCut();
    const { ClipProjectItem } = premiere.modules.premierepro;
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect(await clip.changeMediaFilePath(`${staged.folder}/none.mp4`)).toBe(false);
    expect(await clip.changeMediaFilePath(`${staged.folder}/long.mp4`)).toBe(true);
    expect(premiere.frameAt(sequenceId, frames(0)).layers).toMatchObject([{ path: `${staged.folder}/long.mp4` }]);
    expect(premiere.undo()).toBe("Replace Footage");
    expect(premiere.frameAt(sequenceId, frames(0)).layers).toMatchObject([{ path: `${staged.folder}/clip.mp4` }]);
  });

  test("the right half of a linked split is linked anew, and moving one item overwrites what it lands on", async () => {
    const { premiere } = await aCut();
    await insertAt(premiere, "clip.mp4", 100, 0);
    const { video, audio } = theSequence(premiere);
    expect(video[0]?.items.map(({ linkId }) => linkId)).toHaveLength(3);
    expect(video[0]?.items[2]?.linkId).toBe(audio[0]?.items[1]?.linkId);
    expect(video[0]?.items[2]?.linkId).not.toBe(video[0]?.items[0]?.linkId);
    const { project } = await open(premiere);
    const first = await firstVideoItem(premiere);
    const by = premiere.modules.premierepro.TickTime.createWithTicks(String(frames(75)));
    transact(project, "Move", () => [first.createMoveAction(by)]);
    expect(timeline(premiere)[0]).toEqual(["long.mp4 75-175 @0", "long.mp4 175-300 @125"]);
  });
});

describe("keeping", () => {
  test("a saved project comes back with its timeline, its undo stack and its playhead", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 100, 0, -1);
    premiere.project.movePlayhead(sequenceId, frames(42));
    const before = timeline(premiere);
    await premiere.save(`${staged.folder}/film.prproj`);
    expect(premiere.project.dirty).toBe(false);
    const bytes = await staged.disk.read(`${staged.folder}/film.prproj`);
    const reopened = SimulatedProject.load(JSON.parse(Buffer.from(bytes).toString("utf8")));
    premiere.closeProject();
    expect(await premiere.modules.premierepro.Project.getActiveProject()).toBeNull();
    premiere.openProject(reopened);
    expect(timeline(premiere)).toEqual(before);
    expect(premiere.project.view.playheads[sequenceId]).toBe(frames(42));
    expect(premiere.undo()).toBe("Place take");
    expect(timeline(premiere)[0]).toEqual(["long.mp4 0-250 @0"]);
  });

  test("undo after any edits gives back the former timeline exactly, and tracks never overlap", async () => {
    const { premiere } = await aCut();
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = randomFrom(seed);
      const history = [premiere.project.document];
      for (let step = 0; step < 12; step++) {
        const name = random(2) === 0 ? "clip.mp4" : "long.mp4";
        const before = premiere.project.document;
        if (random(3) === 0) await insertAt(premiere, name, random(400), random(4));
        else await overwriteAt(premiere, name, random(400), random(4), random(2) - 1);
        if (premiere.project.document !== before) history.push(premiere.project.document);
        expect(overlaps(theSequence(premiere))).toEqual([]);
        expect(lengthened(theSequence(premiere))).toEqual([]);
      }
      const states = history.map((document) => JSON.stringify(document));
      for (const state of [...states].reverse().slice(1)) {
        premiere.undo();
        expect(JSON.stringify(premiere.project.document)).toBe(state);
      }
      for (const state of states.slice(1)) {
        premiere.redo();
        expect(JSON.stringify(premiere.project.document)).toBe(state);
      }
      for (let step = 1; step < states.length; step++) premiere.undo();
    }
  });
});

/** Whole numbers below `most`, the same for the same seed (Park and Miller's generator). */
function randomFrom(seed: number): (most: number) => number {
  let state = seed * 7919;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
}

function overlaps({ video, audio }: SimulatedSequence): readonly string[] {
  return [...video, ...audio].flatMap(({ items }) =>
    items.flatMap((item, index) => {
      const next = items[index + 1];
      return item.end <= item.start || (next !== undefined && next.start < item.end) ? [item.id] : [];
    }),
  );
}

/** Items that show more than their media has (the long one has 250 frames). */
function lengthened({ video, audio }: SimulatedSequence): readonly string[] {
  return [...video, ...audio].flatMap(({ items }) =>
    items.filter((item) => item.inPoint < 0 || (item.inPoint + item.end - item.start) / RATE > 250).map(({ id }) => id),
  );
}

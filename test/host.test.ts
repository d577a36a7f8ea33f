/** The simulated Premiere itself: that it does what Premiere does, and refuses what Premiere refuses. */

import type { Action, FolderItem, ProjectItem, TickTime } from "@adobe/premierepro";
import {
  aCut as cutOf,
  firstVideoItem,
  frames,
  insertAt,
  itemNamed,
  open,
  overwriteAt,
  theSequence,
  timeline,
  transact,
  until,
} from "./host/cut.node";
import type { Stage } from "./host/stage.node";

let staged: Stage;
afterEach(() => staged.strike());

async function aCut(version?: "26.3" | "25.6"): ReturnType<typeof cutOf> {
  const made = await cutOf(version);
  staged = made.stage;
  return made;
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

  test("a retimed clip is trimmed by as much of its film as it shows, and stops at its end", async () => {
    const { premiere, sequenceId } = await aCut();
    const id = theSequence(premiere).video[0]?.items[0]?.id ?? "";
    premiere.setSpeed(sequenceId, id, 2);
    premiere.editItem(sequenceId, id, { kind: "start", to: frames(10) });
    expect(timeline(premiere)[0]).toEqual(["long.mp4 10-125 @20"]);
    premiere.editItem(sequenceId, id, { kind: "end", to: frames(200) });
    expect(timeline(premiere)[0]).toEqual(["long.mp4 10-125 @20"]);
    premiere.editItem(sequenceId, id, { kind: "start", to: frames(0) });
    expect(timeline(premiere)[0]).toEqual(["long.mp4 0-125 @0"]);
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
    const item = await firstVideoItem(premiere);
    const { sequence } = await open(premiere);
    premiere.modules.premierepro.TrackItemSelection.createEmptySelection((selection) => {
      selection.addItem(item);
      sequence.setSelection(selection);
    });
    await until(() => heard.length > 0);
    expect(await (await firstVideoItem(premiere)).getIsSelected()).toBe(true);
    EventManager.removeGlobalEventListener(Constants.SequenceEvent.SELECTION_CHANGED, listener);
    premiere.project.select(sequenceId, []);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(heard).toEqual(["selection"]);
  });
});

describe("what cannot be replaced like a plain clip", () => {
  test("a retimed clip is shorter by as much, and says its speed and its direction", async () => {
    const { premiere, sequenceId } = await aCut();
    const [picture] = theSequence(premiere).video[0]?.items ?? [];
    expect([
      await (await firstVideoItem(premiere)).getSpeed(),
      await (await firstVideoItem(premiere)).isSpeedReversed(),
    ]).toEqual([1, 0]);
    premiere.setSpeed(sequenceId, picture?.id ?? "", 2, true);
    const item = await firstVideoItem(premiere);
    expect([await item.getSpeed(), await item.isSpeedReversed()]).toEqual([2, 1]);
    expect(timeline(premiere)[0]).toEqual(["long.mp4 0-125 @0"]);
    // Backwards it begins where it would end.
    expect(premiere.frameAt(sequenceId, frames(0)).layers).toMatchObject([
      { seconds: expect.closeTo(10, 1) as number },
    ]);
    expect((await item.getOutPoint()).seconds).toBe(10);
  });

  test("a clip made of several says so, and keeps its media", async () => {
    const { premiere, clipId } = await aCut();
    const { ClipProjectItem } = premiere.modules.premierepro;
    premiere.makeOfSeveral(clipId, "multicam");
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect([await clip.isMulticamClip(), await clip.isMergedClip(), await clip.isSequence()]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await clip.canChangeMediaPath()).toBe(false);
  });
});

describe("a sequence", () => {
  test("is gone with its item, and either way with whatever shows it", async () => {
    const { premiere, sequenceId } = await aCut();
    premiere.cloneSequence(sequenceId);
    const itemId = premiere.project.document.items.at(-1)?.id ?? "";
    const time = frames(300);
    premiere.place({ sequenceId, itemId, time, videoTrack: 1, audioTrack: -1, mode: "overwrite" });
    const { project } = await open(premiere);
    const seen = async () => [(await project.getSequences()).map(({ name }) => name), timeline(premiere)[1]];
    expect(await seen()).toEqual([["Cut", "Cut Copy"], ["Cut Copy 300-550 @0"]]);

    const root = await project.getRootItem();
    const item = await itemNamed(premiere, "Cut Copy");
    expect(transact(project, "Remove", () => [root.createRemoveItemAction(item)])).toBe(true);
    expect(await seen()).toEqual([["Cut"], []]);
    premiere.undo();

    const copy = (await project.getSequences()).find(({ name }) => name === "Cut Copy");
    if (copy === undefined) throw new Error("Undo brought no copy back");
    expect(await project.deleteSequence(copy)).toBe(true);
    expect(await seen()).toEqual([["Cut"], []]);
  });

  test("made from media lies in the bin that it is made for, else beside its media", async () => {
    const { premiere } = await aCut();
    const binId = premiere.newBin("Scenes");
    const { project } = await open(premiere);
    const clip = premiere.modules.premierepro.ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    await project.createSequenceFromMedia("Scene 1", [clip], await itemNamed(premiere, "Scenes"));
    await project.createSequenceFromMedia("Scene 2", [clip]);
    const lies = premiere.project.document.items.map(({ name, parentId }) => [name, parentId]);
    expect(lies).toEqual(
      expect.arrayContaining([
        ["Scene 1", binId],
        ["Scene 2", "root"],
      ]),
    );
  });
});

describe("a copy of a sequence", () => {
  test("has everything that lies on it, as items of its own, is named as a copy, and is not opened", async () => {
    const { premiere, sequenceId } = await aCut();
    const { project, sequence } = await open(premiere);
    expect(transact(project, "Copy", () => [sequence.createCloneAction(), sequence.createCloneAction()])).toBe(true);
    const [original, one, two] = premiere.project.document.sequences;
    expect([one?.name, two?.name]).toEqual([`${original?.name ?? ""} Copy`, `${original?.name ?? ""} Copy 01`]);
    const lying = (all: typeof original): readonly string[] =>
      (all?.video[0]?.items ?? []).map(({ itemId, start, end, inPoint }) => `${itemId} ${start} ${end} ${inPoint}`);
    expect(lying(one)).toEqual(lying(original));
    expect(one?.video[0]?.items[0]?.id).not.toBe(original?.video[0]?.items[0]?.id);
    expect(one?.video[0]?.items[0]?.linkId).toBe(one?.audio[0]?.items[0]?.linkId);
    expect((await project.getActiveSequence()).guid.toString()).toBe(sequenceId);
    premiere.undo();
    expect(premiere.project.document.sequences).toHaveLength(1);
  });

  test("is renamed by its project item, and is made under the lock only", async () => {
    const { premiere, sequenceId } = await aCut();
    const { project, sequence } = await open(premiere);
    expect(() => sequence.createCloneAction()).toThrow("Requires locked access");
    const copyId = premiere.cloneSequence(sequenceId);
    const copy = (await project.getSequences()).find(({ guid }) => guid.toString() === copyId);
    const item = await copy?.getProjectItem();
    expect(transact(project, "Rename", () => (item === undefined ? [] : [item.createSetNameAction("Cut A")]))).toBe(
      true,
    );
    expect(premiere.project.document.sequences.map(({ name }) => name)).toEqual(["Cut", "Cut A"]);
    expect(premiere.project.document.items.at(-1)?.name).toBe("Cut A");
  });
});

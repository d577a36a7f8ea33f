/** Reference §6.4: clips onto the timeline, and what is on it. */

import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import { aClip, clipsFrom, lasts, later, place, stillOf, written } from "./clips";
import type { AnyItemEditor } from "./clips";
import { contractCase, holdsIf, notTried, thrownBy, unknown } from "./verdict";
import { membersOf } from "./realm";

const PLACE = "§6.4 Placing clips";

/** Looks for a call of that name on a sequence, its editor, a track and a clip. */
async function noneOf(bench: Bench, pattern: RegExp): Promise<Verdict> {
  const sequence = await bench.sequence();
  const editor = bench.ppro.SequenceEditor.getEditor(sequence);
  const track = await sequence.getVideoTrack(0);
  const items = track.getTrackItems(bench.ppro.Constants.TrackItemType.CLIP, false);
  const names = [sequence, editor, track, ...items.slice(0, 1)].flatMap(membersOf);
  // What keeps its names to itself would look as if it had none.
  if (!names.includes("getVideoTrack")) return unknown("This realm does not tell the names of its calls.");
  const found = names.filter((name) => pattern.test(name));
  return holdsIf(found.length === 0, found.join(", ") || "none");
}

export const placingCases: readonly ContractCase[] = [
  contractCase("new sequence is unmarked", PLACE, "Unset In and Out are -400000 s", async (bench) => {
    const sequence = await bench.sequence();
    const [inPoint, outPoint] = [await sequence.getInPoint(), await sequence.getOutPoint()];
    const seen = `${inPoint.ticks} (${inPoint.seconds} s) to ${outPoint.ticks} (${outPoint.seconds} s)`;
    return holdsIf(inPoint.seconds === -400_000 && outPoint.seconds === -400_000, seen);
  }),
  contractCase("overwrite", PLACE, "Overwrite lays the item at that time, as long as its marks", async (bench) => {
    const at = bench.slot();
    const done = await place(bench, 6, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const clips = await clipsFrom(bench, at);
    const [first] = clips;
    const isThere = clips.length === 1 && first?.start === BigInt(at.ticks) && lasts(first, 6);
    return holdsIf(isThere, `answered ${done}; ${written(clips)}`);
  }),
  contractCase("overwrite trims", PLACE, "Overwrite cuts what lies beneath", async (bench) => {
    const at = bench.slot();
    const middle = later(bench, at, 2);
    await place(bench, 6, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, middle, 0, -1));
    const clips = await clipsFrom(bench, at);
    return holdsIf(clips.length === 3 && clips.every((clip) => lasts(clip, 2)), written(clips));
  }),
  contractCase("insert pushes", PLACE, "Insert pushes what lies behind", async (bench) => {
    const at = bench.slot();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    await place(bench, 2, (editor, item) => editor.createInsertProjectItemAction(item, at, 0, -1, false));
    const clips = await clipsFrom(bench, at);
    const [first, second] = clips;
    const isPushed = clips.length === 2 && lasts(first, 2) && lasts(second, 2) && first?.end === second?.start;
    return holdsIf(isPushed, written(clips));
  }),
  contractCase("cast is refused", PLACE, "Placing the cast ClipProjectItem is refused", async (bench) => {
    const at = bench.slot();
    const clip = bench.ppro.ClipProjectItem.cast(await stillOf(bench, 2));
    // Adobe's types refuse the cast item as well, which is the point; this is the editor without them.
    const editor: AnyItemEditor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
    const thrown = await thrownBy(() =>
      bench.transact("cast", () => [editor.createOverwriteItemAction(clip, at, 0, -1)]),
    );
    return holdsIf(thrown !== undefined, thrown ?? `accepted; ${written(await clipsFrom(bench, at))}`);
  }),
  contractCase("cast back", PLACE, "ProjectItem.cast of the cast item can be placed", async (bench) => {
    const { ProjectItem, ClipProjectItem } = bench.ppro;
    const done = await place(bench, 2, (editor, item) =>
      editor.createOverwriteItemAction(ProjectItem.cast(ClipProjectItem.cast(item)), bench.clipAt, 0, -1),
    );
    const clips = await clipsFrom(bench, bench.clipAt);
    return holdsIf(done && clips.length === 1, `answered ${done}; ${written(clips)}`);
  }),
  contractCase("overwrite on a new track", PLACE, "Overwrite on track index = count makes a track", async (bench) => {
    const at = bench.slot();
    const before = await (await bench.sequence()).getVideoTrackCount();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, before, -1));
    const clips = await clipsFrom(bench, at);
    const after = await (await bench.sequence()).getVideoTrackCount();
    return holdsIf(clips[0]?.track === before, `${before} tracks before, ${after} after; ${written(clips)}`);
  }),
  contractCase("insert on a new track", PLACE, "Insert on track index = count makes a track", async (bench) => {
    const at = bench.slot();
    const before = await (await bench.sequence()).getVideoTrackCount();
    await place(bench, 2, (editor, item) => editor.createInsertProjectItemAction(item, at, before, -1, true));
    const clips = await clipsFrom(bench, at);
    const after = await (await bench.sequence()).getVideoTrackCount();
    return holdsIf(clips[0]?.track === before, `${before} tracks before, ${after} after; ${written(clips)}`);
  }),
  contractCase("audio index -1", PLACE, "Audio index -1 leaves the sound out", async (bench) => {
    const { ppro } = bench;
    const item = await bench.inner();
    const editor = ppro.SequenceEditor.getEditor(await bench.sequence());
    const placed = async (audio: number): Promise<string> => {
      const at = bench.slot();
      await bench.transact("sound", () => [editor.createOverwriteItemAction(item, at, 0, audio)]);
      const track = await (await bench.sequence()).getAudioTrack(0);
      const sounds = track.getTrackItems(ppro.Constants.TrackItemType.CLIP, false);
      const starts = await Promise.all(sounds.map(async (sound) => (await sound.getStartTime()).ticks));
      const pictures = await clipsFrom(bench, at);
      return `${pictures.length} picture, ${starts.filter((start) => start === at.ticks).length} sound`;
    };
    const [without, with0] = [await placed(-1), await placed(0)];
    const seen = `with -1: ${without}; with 0: ${with0}`;
    if (with0 !== "1 picture, 1 sound") return unknown(`Not tried: a nested sequence has no sound here (${seen}).`);
    return holdsIf(without === "1 picture, 0 sound", seen);
  }),
  contractCase("marks can be cleared", PLACE, "createClearInOutPointsAction takes the marks away", async (bench) => {
    await stillOf(bench, 2);
    const clip = bench.ppro.ClipProjectItem.cast(await bench.still());
    const done = await bench.transact("clear", () => [clip.createClearInOutPointsAction()]);
    const after = bench.ppro.ClipProjectItem.cast(await bench.still());
    const video = bench.ppro.Constants.MediaType.VIDEO;
    const length = (await after.getOutPoint(video)).seconds - (await after.getInPoint(video)).seconds;
    return holdsIf(done && Math.abs(length - 2) > 0.1, `${length} s`);
  }),
  contractCase("disable", PLACE, "createSetDisabledAction disables a clip", async (bench) => {
    const clip = await aClip(bench);
    if (clip === undefined) return unknown("The clip could not be placed.");
    await bench.transact("disable", () => [clip.item.createSetDisabledAction(true)]);
    const after = await aClip(bench);
    return holdsIf(
      (await after?.item.isDisabled()) === true,
      `isDisabled is ${String(await after?.item.isDisabled())}`,
    );
  }),
  contractCase("selection", PLACE, "getIsSelected and getSelection may differ; one of them is right", async (bench) => {
    const clip = await aClip(bench);
    if (clip === undefined) return unknown("The clip could not be placed.");
    const sequence = await bench.sequence();
    let answer: unknown;
    bench.ppro.TrackItemSelection.createEmptySelection((selection) => {
      selection.addItem(clip.item);
      answer = sequence.setSelection(selection);
    });
    const isPromise = answer instanceof Promise;
    await answer;
    const isSelected = await clip.item.getIsSelected();
    const listed = (await (await sequence.getSelection()).getTrackItems()).length;
    const seen = `getIsSelected ${isSelected}, getSelection has ${listed}, setSelection gave a ${isPromise ? "promise" : typeof answer}`;
    return holdsIf(isSelected || listed > 0, seen);
  }),
  contractCase("remove with three arguments", PLACE, "createRemoveItemsAction takes three arguments", async (bench) => {
    const clip = await aClip(bench);
    if (clip === undefined) return unknown("The clip could not be placed.");
    const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
    let done = false;
    const project = await bench.project();
    bench.ppro.TrackItemSelection.createEmptySelection((selection) => {
      selection.addItem(clip.item);
      bench.steps += 1;
      project.lockedAccess(() => {
        done = project.executeTransaction((compound) => {
          compound.addAction(editor.createRemoveItemsAction(selection, false, bench.ppro.Constants.MediaType.ANY));
        }, "Pickup contract: remove");
      });
    });
    const left = await clipsFrom(bench, bench.clipAt);
    return holdsIf(done && left.length === 0, `answered ${done}; ${written(left)}`);
  }),
  contractCase(
    "remove with two arguments",
    PLACE,
    "createRemoveItemsAction refuses fewer than three",
    async (bench) => {
      const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
      const project = await bench.project();
      const remove: unknown = Reflect.get(editor, "createRemoveItemsAction");
      let thrown: string | undefined;
      bench.ppro.TrackItemSelection.createEmptySelection((selection) => {
        project.lockedAccess(() => {
          try {
            // Never added to a transaction, so nothing is removed; Adobe's types refuse the short call as well.
            if (typeof remove === "function") Reflect.apply(remove, editor, [selection, false]);
          } catch (error) {
            thrown = error instanceof Error ? error.message : String(error);
          }
        });
      });
      return holdsIf(thrown !== undefined, thrown ?? "made");
    },
  ),
  contractCase("no track deletion", PLACE, "No call deletes a track", (bench) =>
    noneOf(bench, /(delete|remove)\w*track(?!item)/i),
  ),
  contractCase("no blend modes", PLACE, "No call tells or sets a blend mode", (bench) => noneOf(bench, /blend/i)),
  contractCase("no captions", PLACE, "No call makes captions", (bench) =>
    noneOf(bench, /(create|add|insert)\w*caption/i),
  ),
  notTried("no MOGRT text", PLACE, "No call sets the text of a MOGRT", "Pickup inserts none."),
  contractCase("no locks or targets", PLACE, "A track does not tell its lock or its targeting", async (bench) => {
    const track = await (await bench.sequence()).getVideoTrack(0);
    const found = ["isLocked", "getIsLocked", "isTargeted", "getIsTargeted", "isTarget"].filter(
      (name) => name in track,
    );
    return holdsIf(found.length === 0, found.length === 0 ? "none" : found.join(", "));
  }),
  contractCase("track items at once", PLACE, "getTrackItems answers an array at once", async (bench) => {
    const track = await (await bench.sequence()).getVideoTrack(0);
    const items: unknown = track.getTrackItems(bench.ppro.Constants.TrackItemType.CLIP, false);
    return holdsIf(Array.isArray(items), Array.isArray(items) ? "an array" : typeof items);
  }),
  notTried("transitions", PLACE, "A wrong call of createAddVideoTransitionAction hangs", "it hangs Premiere."),
];

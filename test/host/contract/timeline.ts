/** Reference §6.3 to §6.5, §6.8: the lock, placing, time and events. */

import type { Action, ProjectItem, SequenceEditor, TickTime, VideoClipTrackItem } from "@adobe/premierepro";
import type { ContractCase } from "../contract";
import type { Bench } from "./bench";
import { contractCase, holdsIf, notTried, thrownBy, unknown } from "./verdict";

const LOCK = "§6.3 Transactions";
const PLACE = "§6.4 Placing clips";
const TIME = "§6.5 TickTime";
const EVENTS = "§6.8 Events";
const SECOND = 254_016_000_000n;

function later(bench: Bench, time: TickTime, seconds: number): TickTime {
  return bench.ppro.TickTime.createWithTicks(String(BigInt(time.ticks) + BigInt(seconds) * SECOND));
}

interface Lying {
  readonly track: number;
  readonly item: VideoClipTrackItem;
  readonly start: bigint;
  readonly end: bigint;
}

/** Every clip on the video tracks of the contract's sequence that lies within a minute from `from`. */
async function clipsFrom(bench: Bench, from: TickTime): Promise<readonly Lying[]> {
  const sequence = await bench.sequence();
  const first = BigInt(from.ticks);
  const found: Lying[] = [];
  for (let track = 0; track < (await sequence.getVideoTrackCount()); track++) {
    const clip = bench.ppro.Constants.TrackItemType.CLIP;
    for (const item of (await sequence.getVideoTrack(track)).getTrackItems(clip, false)) {
      const start = BigInt((await item.getStartTime()).ticks);
      const end = BigInt((await item.getEndTime()).ticks);
      if (start >= first && start < first + 60n * SECOND) found.push({ track, item, start, end });
    }
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** The contract's still, marked to last that many seconds. */
async function stillOf(bench: Bench, seconds: number): Promise<ProjectItem> {
  const item = await bench.still();
  const clip = bench.ppro.ClipProjectItem.cast(item);
  const zero = bench.ppro.TickTime.TIME_ZERO;
  await bench.transact("marks", () => [clip.createSetInOutPointsAction(zero, later(bench, zero, seconds))]);
  return bench.still();
}

interface AnyItemEditor {
  createOverwriteItemAction(item: unknown, time: TickTime, video: number, audio: number): Action;
}

type Edit = (editor: SequenceEditor, item: ProjectItem) => Action;

async function place(bench: Bench, seconds: number, edit: Edit): Promise<boolean> {
  const item = await stillOf(bench, seconds);
  const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
  return bench.transact("place", () => [edit(editor, item)]);
}

function written(clips: readonly Lying[]): string {
  const seconds = (ticks: bigint): string => String(Number((ticks * 1000n) / SECOND) / 1000);
  const each = clips.map(({ track, start, end }) => `V${track + 1} ${seconds(start)}-${seconds(end)}`);
  return each.length === 0 ? "nothing" : each.join(", ");
}

function lasts(clip: Lying | undefined, seconds: number): boolean {
  // Within a frame of 23.976: the sequence may snap to its own.
  const off = clip === undefined ? SECOND : clip.end - clip.start - BigInt(seconds) * SECOND;
  return (off < 0n ? -off : off) <= SECOND / 23n;
}

export const timelineCases: readonly ContractCase[] = [
  contractCase("lock is demanded", LOCK, "From 26.3 an action is made under the lock only", async (bench) => {
    const root = await (await bench.project()).getRootItem();
    const thrown = await thrownBy(() => root.createBinAction("Pickup contract, never made", false));
    return holdsIf((thrown !== undefined) === bench.isNew, thrown ?? "made without the lock");
  }),
  contractCase("callbacks are synchronous", LOCK, "Lock and transaction have run when they return", async (bench) => {
    const project = await bench.project();
    const order: string[] = [];
    await bench.bin();
    const folder = await bench.folder();
    project.lockedAccess(() => {
      order.push("lock");
      project.executeTransaction((compound) => {
        order.push("transaction");
        compound.addAction(folder.createBinAction("synchronous", false));
      }, "Pickup contract: synchronous");
    });
    order.push("after");
    return holdsIf(order.join(" ") === "lock transaction after", order.join(", "));
  }),
  contractCase("two booleans", LOCK, "addAction and executeTransaction answer true", async (bench) => {
    const project = await bench.project();
    await bench.bin();
    const folder = await bench.folder();
    let added: unknown;
    let done: unknown;
    project.lockedAccess(() => {
      done = project.executeTransaction((compound) => {
        added = compound.addAction(folder.createBinAction("booleans", false));
      }, "Pickup contract: booleans");
    });
    return holdsIf(added === true && done === true, `addAction ${String(added)}, executeTransaction ${String(done)}`);
  }),
  contractCase(
    "a throw leaves nothing",
    LOCK,
    "What throws inside a transaction leaves nothing behind",
    async (bench) => {
      await bench.bin();
      const folder = await bench.folder();
      await thrownBy(() =>
        bench.transact("thrown", () => {
          folder.createBinAction("half done", false);
          throw new Error("The contract throws this on purpose.");
        }),
      );
      const names = (await (await bench.folder()).getItems()).map((item) => item.name);
      return holdsIf(!names.includes("half done"), names.join(", "));
    },
  ),
  notTried("old actions are refused", LOCK, "An action kept beyond its lock is refused", "it may crash Premiere."),
  notTried("old objects are refused", LOCK, "An object of what is gone throws", "it may crash Premiere."),
  notTried(
    "one undo step",
    LOCK,
    "A transaction is one undo step",
    "the undo list cannot be read; look at it in Premiere.",
  ),

  contractCase("new sequence is unmarked", PLACE, "Unset In and Out are -400000 s", async (bench) => {
    const sequence = await bench.sequence();
    const [inPoint, outPoint] = [await sequence.getInPoint(), await sequence.getOutPoint()];
    const seen = `${inPoint.ticks} (${inPoint.seconds} s) to ${outPoint.ticks} (${outPoint.seconds} s)`;
    return holdsIf(inPoint.seconds === -400_000 && outPoint.seconds === -400_000, seen);
  }),
  contractCase("overwrite", PLACE, "Overwrite lays the item at that time, as long as its marks", async (bench) => {
    const at = bench.slot();
    const done = await place(bench, 3, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const clips = await clipsFrom(bench, at);
    const [first] = clips;
    const isThere = clips.length === 1 && first?.start === BigInt(at.ticks) && lasts(first, 3);
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
    await place(bench, 3, (editor, item) => editor.createInsertProjectItemAction(item, at, 0, -1, false));
    const clips = await clipsFrom(bench, at);
    const [first, second] = clips;
    const isPushed = clips.length === 2 && lasts(first, 3) && lasts(second, 2) && first?.end === second?.start;
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
  notTried("audio index -1", PLACE, "Audio index -1 leaves the sound out", "the contract has no clip with sound."),
  contractCase("marks can be cleared", PLACE, "createClearInOutPointsAction takes the marks away", async (bench) => {
    await stillOf(bench, 7);
    const clip = bench.ppro.ClipProjectItem.cast(await bench.still());
    const done = await bench.transact("clear", () => [clip.createClearInOutPointsAction()]);
    const after = bench.ppro.ClipProjectItem.cast(await bench.still());
    const video = bench.ppro.Constants.MediaType.VIDEO;
    const length = (await after.getOutPoint(video)).seconds - (await after.getInPoint(video)).seconds;
    return holdsIf(done && Math.abs(length - 7) > 0.1, `${length} s`);
  }),
  contractCase("disable", PLACE, "createSetDisabledAction disables a clip", async (bench) => {
    const at = bench.slot();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const [clip] = await clipsFrom(bench, at);
    if (clip === undefined) return unknown("The clip could not be placed.");
    await bench.transact("disable", () => [clip.item.createSetDisabledAction(true)]);
    const [after] = await clipsFrom(bench, at);
    return holdsIf(
      (await after?.item.isDisabled()) === true,
      `isDisabled is ${String(await after?.item.isDisabled())}`,
    );
  }),
  contractCase("selection", PLACE, "getIsSelected and getSelection may differ; one of them is right", async (bench) => {
    const at = bench.slot();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const [clip] = await clipsFrom(bench, at);
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
    const at = bench.slot();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const [clip] = await clipsFrom(bench, at);
    if (clip === undefined) return unknown("The clip could not be placed.");
    const editor = bench.ppro.SequenceEditor.getEditor(await bench.sequence());
    let done = false;
    const project = await bench.project();
    bench.ppro.TrackItemSelection.createEmptySelection((selection) => {
      selection.addItem(clip.item);
      project.lockedAccess(() => {
        done = project.executeTransaction((compound) => {
          compound.addAction(editor.createRemoveItemsAction(selection, false, bench.ppro.Constants.MediaType.ANY));
        }, "Pickup contract: remove");
      });
    });
    const left = await clipsFrom(bench, at);
    return holdsIf(done && left.length === 0, `answered ${done}; ${written(left)}`);
  }),
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
  contractCase("guid needs toString", "§6 Types", "A guid becomes text by toString()", async (bench) => {
    const guid = (await bench.sequence()).guid;
    return holdsIf(/[0-9a-f]{4}/i.test(guid.toString()), guid.toString());
  }),
  notTried("transitions", PLACE, "A wrong call of createAddVideoTransitionAction hangs", "it hangs Premiere."),

  contractCase("ticks per second", TIME, "A second has 254 016 000 000 ticks", ({ ppro }) =>
    holdsIf(ppro.TickTime.TIME_ONE_SECOND.ticks === String(SECOND), ppro.TickTime.TIME_ONE_SECOND.ticks),
  ),
  contractCase("ticks are text", TIME, "ticks is a string and exact beyond 2^53", ({ ppro }) => {
    const { ticks } = ppro.TickTime.createWithTicks("9144576000000001");
    return holdsIf(ticks === "9144576000000001", `${typeof ticks} ${ticks}`);
  }),
  contractCase("ticksNumber rounds", TIME, "ticksNumber is inexact beyond 2^53", ({ ppro }) => {
    const { ticksNumber } = ppro.TickTime.createWithTicks("9144576000000001");
    return holdsIf(!Number.isSafeInteger(ticksNumber), String(ticksNumber));
  }),
  contractCase("time from frames", TIME, "createWithFrameAndFrameRate counts whole frames", ({ ppro }) => {
    const { ticks } = ppro.TickTime.createWithFrameAndFrameRate(25, ppro.FrameRate.createWithValue(25));
    return holdsIf(ticks === String(SECOND), ticks);
  }),
  contractCase("align to frame", TIME, "alignToNearestFrame goes to the nearer frame", ({ ppro }) => {
    const rate = ppro.FrameRate.createWithValue(25);
    const frame = SECOND / 25n;
    const { ticks } = ppro.TickTime.createWithTicks(String(frame * 10n + (frame * 3n) / 4n)).alignToNearestFrame(rate);
    return holdsIf(ticks === String(frame * 11n), ticks);
  }),
  contractCase("timebase", TIME, "getTimebase is ticks a frame, as text", async (bench) => {
    const timebase: unknown = await (await bench.sequence()).getTimebase();
    return holdsIf(typeof timebase === "string" && /^\d{9,}$/.test(timebase), `${typeof timebase} ${String(timebase)}`);
  }),
  contractCase(
    "clock starts at zero",
    TIME,
    "Positions are counted from 0, whatever the start timecode",
    async (bench) => {
      const sequence = await bench.sequence();
      const tenHours = bench.ppro.TickTime.createWithTicks(String(36_000n * SECOND));
      const done = await bench.transact("zero point", () => [sequence.createSetZeroPointAction(tenHours)]);
      const again = await bench.sequence();
      await again.setPlayerPosition(bench.ppro.TickTime.TIME_ZERO);
      const seen = `zero point ${(await again.getZeroPoint()).ticks}, playhead ${(await again.getPlayerPosition()).ticks}`;
      return done
        ? holdsIf((await again.getPlayerPosition()).ticks === "0", seen)
        : unknown("The zero point was not set.");
    },
  ),
  contractCase("display format", TIME, "The display format is a number that Pickup knows", async (bench) => {
    const { type } = await (await bench.sequence()).getSequenceVideoTimeDisplayFormat();
    const named = Object.entries(bench.ppro.Constants.VideoDisplayFormatType).filter(([, value]) => value === type);
    const isKnown = named.length > 0 || (type >= 100 && type <= 113);
    return holdsIf(isKnown, `${type} ${named.map(([name]) => name).join(" ")}`.trim());
  }),

  contractCase("constants", EVENTS, "The constants that Pickup uses are there", ({ ppro }) => {
    const { Constants } = ppro;
    const used = {
      "TrackItemType.CLIP": Constants.TrackItemType.CLIP,
      "MediaType.VIDEO": Constants.MediaType.VIDEO,
      "VideoFieldType.PROGRESSIVE": Constants.VideoFieldType.PROGRESSIVE,
      "SequenceEvent.ACTIVATED": Constants.SequenceEvent.ACTIVATED,
      "SequenceEvent.SELECTION_CHANGED": Constants.SequenceEvent.SELECTION_CHANGED,
      "ProjectEvent.ACTIVATED": Constants.ProjectEvent.ACTIVATED,
      "ProjectEvent.DIRTY": Constants.ProjectEvent.DIRTY,
    };
    const isComplete = Object.values<unknown>(used).every((value) => value !== undefined && value !== null);
    return holdsIf(isComplete, JSON.stringify(used));
  }),
  contractCase("selection event", EVENTS, "SELECTION_CHANGED is heard as a global event", async (bench) => {
    const at = bench.slot();
    await place(bench, 2, (editor, item) => editor.createOverwriteItemAction(item, at, 0, -1));
    const [clip] = await clipsFrom(bench, at);
    if (clip === undefined) return unknown("The clip could not be placed.");
    const sequence = await bench.sequence();
    let heard: true | undefined;
    const listen = (): void => {
      heard = true;
    };
    const event = bench.ppro.Constants.SequenceEvent.SELECTION_CHANGED;
    bench.ppro.EventManager.addGlobalEventListener(event, listen);
    try {
      let answer: unknown;
      bench.ppro.TrackItemSelection.createEmptySelection((selection) => {
        selection.addItem(clip.item);
        answer = sequence.setSelection(selection);
      });
      await answer;
      await bench.until(3000, () => Promise.resolve(heard));
    } finally {
      bench.ppro.EventManager.removeGlobalEventListener(event, listen);
    }
    return holdsIf(heard === true, heard === true ? "heard" : "not heard within 3 s");
  }),
  contractCase("no playhead event", EVENTS, "No event tells of the playhead", ({ ppro }) => {
    const { SequenceEvent, ProjectEvent } = ppro.Constants;
    const names = [...Object.keys(SequenceEvent), ...Object.keys(ProjectEvent)].filter((name) =>
      /PLAY|POSITION/.test(name),
    );
    return holdsIf(names.length === 0, names.length === 0 ? "none" : names.join(", "));
  }),
  contractCase("playhead", EVENTS, "The playhead is set and read", async (bench) => {
    const at = bench.slot();
    const sequence = await bench.sequence();
    await sequence.setPlayerPosition(at);
    const read = await bench.until(2000, async () => {
      const { ticks } = await sequence.getPlayerPosition();
      return ticks === at.ticks ? ticks : undefined;
    });
    return holdsIf(read !== undefined, read ?? (await sequence.getPlayerPosition()).ticks);
  }),
];

/** Reference §6.3, §6.5 and §6.8: the lock, time and events. */

import type { ContractCase } from "../contract";
import { aClip, place, SECOND } from "./clips";
import { contractCase, holdsIf, notTried, thrownBy, unknown } from "./verdict";

const LOCK = "§6.3 Transactions";
const TIME = "§6.5 TickTime";
const EVENTS = "§6.8 Events";

export const timelineCases: readonly ContractCase[] = [
  contractCase("lock is demanded", LOCK, "From 26.3 an action is made under the lock only", async (bench) => {
    const root = await (await bench.project()).getRootItem();
    const thrown = await thrownBy(() => root.createBinAction("Pickup contract, never made", false));
    return holdsIf((thrown !== undefined) === bench.isNew, thrown ?? "made without the lock");
  }),
  contractCase("callbacks are synchronous", LOCK, "Lock and transaction have run when they return", async (bench) => {
    await bench.bin();
    const orders = [...new Set(bench.transactions.map(({ order }) => order))];
    return holdsIf(orders.join() === "lock transaction after", orders.join(", "));
  }),
  contractCase("two booleans", LOCK, "addAction and executeTransaction answer true", async (bench) => {
    await bench.bin();
    const answers = bench.transactions[0]?.answers ?? [];
    return holdsIf(answers.length > 1 && answers.every((answer) => answer === true), answers.map(String).join(", "));
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
  notTried(
    "silent setters",
    LOCK,
    "A setter may answer true and do nothing",
    "it cannot be brought about; every case reads back what it wrote.",
  ),
  contractCase("guid needs toString", "§6 Types", "A guid becomes text by toString()", async (bench) => {
    const guid = (await bench.sequence()).guid;
    return holdsIf(/[0-9a-f]{4}/i.test(guid.toString()), guid.toString());
  }),
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
  contractCase(
    "constants are not ordinals",
    "§6 Types",
    "Constants have other values than Adobe's types count",
    ({ ppro }) => {
      const { TrackItemType, MediaType } = ppro.Constants;
      const values = { "TrackItemType.CLIP": TrackItemType.CLIP, "MediaType.VIDEO": MediaType.VIDEO };
      const isOrdinal = Number(values["TrackItemType.CLIP"]) === 1 && Number(values["MediaType.VIDEO"]) === 2;
      return holdsIf(!isOrdinal, JSON.stringify(values));
    },
  ),
  contractCase("track event", EVENTS, "A track tells its own listeners that it changed", async (bench) => {
    const track = await (await bench.sequence()).getVideoTrack(0);
    const event = String(bench.ppro.Constants.VideoTrackEvent.TRACK_CHANGED);
    let heard: true | undefined;
    const listen = (): void => {
      heard = true;
    };
    bench.ppro.EventManager.addEventListener(track, event, listen);
    try {
      await place(bench, undefined, (editor, item) => editor.createOverwriteItemAction(item, bench.clipAt, 0, -1));
      await bench.until(3000, () => Promise.resolve(heard));
    } finally {
      bench.ppro.EventManager.removeEventListener(track, event, listen);
    }
    return holdsIf(heard === true, heard === true ? "heard" : "not heard within 3 s");
  }),
  notTried("snap event", EVENTS, "A SnapEvent tells of snapping", "it needs a hand."),
  contractCase("selection event", EVENTS, "SELECTION_CHANGED is heard as a global event", async (bench) => {
    const clip = await aClip(bench);
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

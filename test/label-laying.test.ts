/** Labels on the timeline: decided by a named person, laid in one undo step, taken off as easily, laid anew with the cut. */

import "./wire.host";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decode, encode } from "fast-png";
import type { Audit } from "../src/core/audit";
import type { LabelPicture } from "../src/core/label-picture";
import { frameRateOf, lengthOf, ticks } from "../src/core/time";
import type { MediaRoom } from "../src/media/client";
import { NOT_JUDGED } from "../src/studio/review/audit-state";
import type { Desk as StudioDesk } from "../src/studio/desk";
import type { LabelCommands } from "../src/studio/review/label-commands";
import type { LabelState } from "../src/studio/review/label-state";
import type { StudioState } from "../src/studio/state";
import { between, FILM, frames } from "./build-a";
import { anAudit, anAuditRange } from "./build-audit";
import { footage } from "./host/footage.node";
import { sequenceIn, timelineOf } from "./premiere.setup";
import { aState } from "./ui-states";
import { openDesk, until, type Desk } from "./wire.setup";

const hurry = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds / 10));

interface Rig {
  readonly desk: Desk;
  readonly labels: LabelCommands;
  readonly state: () => LabelState;
  /** The open sequence as its audit finds it: AI from 48 to 96 and 180 to 240, an animatic from 260 to 290. */
  audit(change?: (audit: Audit) => Audit): Promise<void>;
  /** What the panel's watch would see: somebody edited, and the audit says of itself that it is stale. */
  look(isStale?: boolean): Promise<void>;
  readonly timeline: () => readonly string[];
  readonly steps: () => readonly string[];
}

let rig: Rig;
let isRoomThere = true;
/** What the room was asked to write, the latest last. */
let drawnWords: string[] = [];
let holdLabel: Promise<void> | undefined;
let goOn: () => void = () => undefined;

/** Pixels are another test's: here a picture is any PNG of the size that was asked for. */
const room = {
  get state() {
    return isRoomThere ? { kind: "ready" } : { kind: "unavailable", why: "none in this test" };
  },
  label: async ({ size, words }: LabelPicture, out: { write: MediaWrite }) => {
    if (!isRoomThere) {
      const { StudioError } = await import("../src/core/failure");
      throw new StudioError({ kind: "room-unavailable", why: "none in this test" });
    }
    drawnWords.push(words);
    await holdLabel;
    const data = new Uint8Array(size.width * size.height * 4).fill(drawnWords.length);
    const bytes = encode({ ...size, data, channels: 4, depth: 8 });
    await out.write(0, bytes);
    return { box: { x: 0, y: 0, width: 1, height: 1 }, bytes: bytes.length, sha256: "" };
  },
} as unknown as MediaRoom;
type MediaWrite = (position: number, bytes: Uint8Array) => Promise<void>;

/** Whether effects and nests are as they were is another test's. */
const isAsRead = (): Promise<boolean> => Promise.resolve(true);

async function openRig(): Promise<Rig> {
  // The studio gives the keyboard back to Premiere, and there is none here.
  Object.assign(globalThis, { document: { activeElement: null }, HTMLElement: class {} });
  const desk = await openDesk();
  const { premiere, sequenceId, takes, folder } = desk;
  const { Desk: DeskClass } = await import("../src/studio/desk");
  const { LabelCommands: Class } = await import("../src/studio/review/label-commands");
  const { Log } = await import("../src/studio/log");
  const { readProject } = await import("../src/premiere/project");
  const clip = async (name: string, count: number) => {
    const file = path.join(folder, `${name}.mp4`);
    await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: count }));
    return premiere.importFile(file);
  };
  const [film, take] = [await clip("Film", 300), await clip("Take", 60)];
  premiere.place({ sequenceId, itemId: film.id, time: frames(0), videoTrack: 0, audioTrack: -1, mode: "overwrite" });
  for (const start of [48, 180])
    premiere.place({
      sequenceId,
      itemId: take.id,
      time: frames(start),
      videoTrack: 1,
      audioTrack: -1,
      mode: "overwrite",
    });
  premiere.addTitle(sequenceId, "Title", between(190, 200), 2);
  const log = new Log(() => new Date());
  const studio: StudioDesk = new DeskClass(aState({ takes: [] }), log, () => undefined);
  const set = (change: Partial<StudioState>): void => studio.set(change);
  const lookNow = async () => {
    const project = await readProject();
    if (project === undefined) throw new Error("No project is open");
    set({ host: { kind: "open", project }, takes: takes.rows(undefined) });
    return project;
  };
  const labels = new Class({
    desk: studio,
    takes,
    room,
    log,
    sleep: hurry,
    look: lookNow,
    isAsRead,
    heads: () => takes.headsNow(),
  });
  const undone = premiere.project.undoLabels.length;
  let audited: Audit | undefined;
  const made: Rig = {
    desk,
    labels,
    state: () => studio.state.labels,
    audit: async (change = (audit) => audit) => {
      const uses = { sequenceId };
      const range = (start: number, end: number, more = {}) => {
        const found = anAuditRange(start, end, more);
        return { ...found, use: { ...found.use, ...uses } };
      };
      const ranges = [range(48, 96), range(180, 240), range(260, 290, { made: "animatic" })];
      const { sequence } = await lookNow();
      const { cutPrint } = await import("../src/core/label-laid");
      audited = change(anAudit(ranges, { sequenceId, ...(sequence && { print: cutPrint(sequence) }) }));
      set({ audit: { kind: "read", audit: audited, isStale: false, judged: NOT_JUDGED } });
      await lookNow();
    },
    look: async (isStale = false) => {
      if (audited !== undefined) set({ audit: { kind: "read", audit: audited, isStale, judged: NOT_JUDGED } });
      await lookNow();
    },
    timeline: () => timelineOf(premiere, sequenceId),
    steps: () => premiere.project.undoLabels.slice(undone),
  };
  await lookNow();
  return made;
}

beforeEach(async () => {
  isRoomThere = true;
  drawnWords = [];
  holdLabel = undefined;
  rig = await openRig();
});
afterEach(() => rig.desk.close());

const CUT = ["V1 Film 0-300", "V2 Take 48-108, Take 180-240", "V3 Title 190-200"];
const SAID = { by: "M. R.", reason: "A place that exists" };

async function decide(key: string, decision: "due" | "not-due" | "limited" | "undecided", more = {}): Promise<void> {
  await rig.labels.decide(key, { decision, ...SAID, ...more });
  await rig.look();
}

async function bothDue(): Promise<void> {
  await rig.audit();
  await decide("48-96", "due");
  await decide("180-240", "due");
  await rig.labels.open("en");
}

/** Every line of this device's ledger. */
async function ledger(): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(path.join(rig.desk.folder, "Pickup/ledger/device-1.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What lies on a track, as `wording start-end`. */
function labelsOn(track: number): readonly string[] {
  const items = sequenceIn(rig.desk.premiere, rig.desk.sequenceId).video[track]?.items ?? [];
  return items
    .filter(({ name }) => name.startsWith("PU_LABEL_"))
    .map(({ name, start, end }) => `${name.split("_")[2] ?? ""} ${start / FILM}-${end / FILM}`);
}

describe("a decision", () => {
  test("is a line of the ledger that names nobody, with name and reason kept apart from it", async () => {
    await rig.audit();
    await decide("48-96", "due");
    const [line] = await ledger();
    expect(line).toMatchObject({ kind: "label-decided", decision: "due", use: { sequenceId: rig.desk.sequenceId } });
    expect(JSON.stringify(line)).not.toContain("M. R.");
    const shown = rig.state().ranges.get("48-96");
    expect(shown).toMatchObject({ by: { kind: "said", text: "M. R." }, reason: { text: "A place that exists" } });
  });

  test("stands when the words were erased", async () => {
    await rig.audit();
    await decide("48-96", "due");
    const [line] = await ledger();
    await rig.desk.takes.words.erase(path.join(rig.desk.folder, "Pickup"), [String(line?.["by"])]);
    await rig.look();
    expect(rig.state().ranges.get("48-96")).toMatchObject({ standing: { kind: "decided" }, by: { kind: "erased" } });
  });

  test.each([
    ["nobody-named", { by: "  " }],
    ["no-reason", { reason: "" }],
  ])("is not recorded: %s", async (why, more) => {
    await rig.audit();
    await decide("48-96", "not-due", more);
    expect(rig.state().refused).toEqual({ failure: { kind: "cannot-label", why }, range: "48-96" });
    await expect(ledger()).rejects.toThrow("ENOENT");
  });

  test("may be that it is undecided, without a reason", async () => {
    await rig.audit();
    await decide("48-96", "undecided", { reason: "" });
    expect(rig.state().ranges.get("48-96")?.standing).toMatchObject({
      kind: "decided",
      decided: { decision: "undecided" },
    });
  });

  test("may be about the words", async () => {
    await rig.audit();
    await decide("48-96", "due", { wording: "modified" });
    expect(rig.state().ranges.get("48-96")).toMatchObject({ wording: "modified", suggested: { wording: "generated" } });
  });

  test("about an animatic is none to be made", async () => {
    await rig.audit();
    expect([...rig.state().ranges.keys()]).toEqual(["48-96", "180-240"]);
  });
});

describe("the preview", () => {
  test("shows what would be laid, also where it was decided after the page was opened", async () => {
    await rig.audit();
    await rig.labels.open("en");
    expect(drawnWords.at(-1)).toBe("AI GENERATED");
    const shown = rig.state().sequence?.preview;
    await decide("48-96", "due", { wording: "modified" });
    await until("it to be drawn anew", () => drawnWords.at(-1) === "AI MODIFIED");
    await until("it to be shown", () => rig.state().sequence?.preview !== shown);
    await decide("48-96", "not-due");
    await until("what one would be", () => drawnWords.at(-1) === "AI GENERATED");
    expect(drawnWords).toHaveLength(3);
  });

  test("is of the latest plan, whichever was drawn last", async () => {
    await rig.audit();
    await rig.labels.open("en");
    const before = rig.state().sequence?.preview;
    holdLabel = new Promise((resolve) => (goOn = resolve));
    await decide("48-96", "due", { wording: "modified" });
    await until("the first to be drawn", () => drawnWords.length === 2);
    holdLabel = undefined;
    await rig.labels.choose({ language: "fr" });
    const latest = rig.state().sequence?.preview;
    expect([drawnWords.at(-1), latest === before]).toEqual(["Modifié par IA", false]);
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(rig.state().sequence?.preview).toBe(latest);
  });

  test("is gone where the next one cannot be drawn: no other label is shown beside the plan", async () => {
    await rig.audit();
    await rig.labels.open("en");
    expect(rig.state().sequence?.preview).toBeDefined();
    const { StudioError } = await import("../src/core/failure");
    holdLabel = Promise.reject(new StudioError({ kind: "room-unavailable", why: "it died" }));
    holdLabel.catch(() => undefined);
    await decide("48-96", "due", { wording: "modified" });
    await until("it to be gone", () => rig.state().sequence?.preview === undefined);
    holdLabel = undefined;
    await rig.labels.choose({ language: "fr" });
    expect(rig.state().sequence?.preview).toBeDefined();
  });

  test("begins in the panel's language, as the label does", async () => {
    await rig.audit();
    await rig.labels.open("fr");
    expect(rig.state().sequence?.choice.language).toBe("fr");
    expect(drawnWords).toEqual(["Généré par IA"]);
  });
});

describe("laying", () => {
  test("is said before it is done: how many, how long, on which track", async () => {
    await bothDue();
    const { sequence } = rig.state();
    expect(sequence?.plan.map(({ rangeInSequence }) => lengthOf(rangeInSequence) / FILM)).toEqual([72, 72]);
    expect([sequence?.track, sequence?.isNewTrack, sequence?.laid]).toEqual([3, true, { count: 0, fit: "other" }]);
    expect(rig.timeline()).toEqual(CUT);
  });

  test("lays all labels above everything, and one Ctrl+Z takes all of them away", async () => {
    await bothDue();
    await rig.labels.lay();
    expect(rig.state().refused).toBeUndefined();
    expect(rig.state().done).toEqual({ kind: "laid", labels: 2, track: 3, unverified: 0, missing: 0 });
    expect(labelsOn(3)).toEqual(["GENERATED 48-120", "GENERATED 180-252"]);
    expect(rig.timeline().slice(0, 3)).toEqual(CUT);
    expect(rig.steps().at(-1)).toBe("Lay 2 labels");
    expect(rig.state().sequence?.laid).toEqual({ count: 2, fit: "fits" });
    rig.desk.premiere.undo();
    expect(rig.timeline()).toEqual(CUT);
    rig.desk.premiere.redo();
    expect(labelsOn(3)).toHaveLength(2);
  });

  test("draws and imports a picture once, whole, and in the sequence's size", async () => {
    await bothDue();
    await rig.labels.lay();
    const folder = path.join(rig.desk.folder, "Pickup/labels");
    const [name, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    const picture = decode(await readFile(path.join(folder, name ?? "")));
    expect([picture.width, picture.height, picture.channels]).toEqual([1280, 720, 4]);
    const imported = rig.desk.premiere.project.document.items.filter(({ name: one }) => one.startsWith("PU_LABEL_"));
    expect(imported.map(({ name: one }) => one)).toEqual([name]);
  });

  test("needs the media room only for pictures that are not there yet", async () => {
    await bothDue();
    isRoomThere = false;
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "room-unavailable", why: "none in this test" });
    expect(rig.timeline()).toEqual(CUT);
    isRoomThere = true;
    await rig.labels.lay();
    await rig.labels.remove();
    isRoomThere = false;
    await rig.labels.lay();
    expect(labelsOn(3)).toHaveLength(2);
  });

  test("writes what was laid, and by what, into the ledger", async () => {
    await bothDue();
    await rig.labels.choose({ preset: "web-16-9", language: "fr" });
    await rig.labels.lay();
    await rig.labels.remove();
    const lines = (await ledger()).filter(({ kind }) => kind === "labelled");
    expect(lines).toMatchObject([
      { does: "laid", labels: 2, choice: { preset: "web-16-9", mode: "first-exposure", language: "fr" } },
      { does: "removed", labels: 2 },
    ]);
  });

  test("is refused where nothing is due, and where the open sequence was not audited", async () => {
    await rig.audit();
    await decide("48-96", "not-due");
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "cannot-label", why: "nothing-due" });
    rig.desk.premiere.newSequence({ name: "Other", rate: frameRateOf(25), width: 1920, height: 1080 });
    await rig.look();
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "cannot-label", why: "not-audited" });
    expect(rig.timeline()).toEqual(CUT);
  });

  test("after breaks goes by the sequence's own markers", async () => {
    const { premiere, sequenceId } = rig.desk;
    premiere.addMarker(sequenceId, { name: "Coupure pub", start: frames(130), duration: frames(10), comments: "" });
    await bothDue();
    await rig.labels.choose({ mode: "after-breaks" });
    expect(rig.state().sequence?.breaks.map(({ name }) => name)).toEqual(["Coupure pub"]);
    await rig.labels.lay();
    expect(labelsOn(3)).toEqual(["GENERATED 0-72", "GENERATED 140-212"]);
  });

  test("markers that changed since the plan was shown call it off, and the new plan is shown", async () => {
    const { premiere, sequenceId } = rig.desk;
    const mark = (at: number): void => {
      premiere.addMarker(sequenceId, { name: "Coupure pub", start: frames(at), duration: frames(10), comments: "" });
    };
    mark(130);
    await bothDue();
    await rig.labels.choose({ mode: "after-breaks" });
    const before = rig.state().sequence?.plan;
    mark(190);
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "cannot-label", why: "cut-changed" });
    expect(labelsOn(3)).toEqual([]);
    expect(rig.state().sequence?.plan).not.toEqual(before);
    await rig.labels.lay();
    expect(rig.state().done).toMatchObject({ kind: "laid" });
  });
});

describe("when the cut changes", () => {
  async function removeSecondTake(): Promise<void> {
    const { premiere, sequenceId } = rig.desk;
    const second = sequenceIn(premiere, sequenceId).video[1]?.items[1];
    premiere.deleteItems(sequenceId, [second?.id ?? ""]);
    await rig.look(true);
  }

  const WITHOUT_SECOND = (audit: Audit): Audit => ({ ...audit, ranges: audit.ranges.slice(0, 1) });

  test("laying labels is no change of the cut, also where the audit takes it for one", async () => {
    await bothDue();
    await rig.labels.lay();
    await rig.look(true);
    expect(rig.state().sequence).toMatchObject({ isStale: false, laid: { fit: "fits" } });
  });

  test("nobody claims that labels fit, and none is laid before it is audited again", async () => {
    await bothDue();
    await rig.labels.lay();
    await removeSecondTake();
    expect(rig.state().sequence).toMatchObject({ isStale: true, laid: { count: 2, fit: "unknown" } });
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "cannot-label", why: "cut-changed" });
  });

  test("labels that do not fit any more are said so, and laid anew in one undo step", async () => {
    await bothDue();
    await rig.labels.lay();
    await removeSecondTake();
    await rig.audit(WITHOUT_SECOND);
    expect(rig.state().sequence?.laid).toEqual({ count: 2, fit: "other" });
    await rig.labels.lay();
    // Nothing lies above V2 where the one label is due now.
    expect([labelsOn(2), labelsOn(3)]).toEqual([["GENERATED 48-120"], []]);
    expect(rig.state().sequence?.laid).toEqual({ count: 1, fit: "fits" });
    rig.desk.premiere.undo();
    expect(labelsOn(3)).toEqual(["GENERATED 48-120", "GENERATED 180-252"]);
  });

  test("that they were laid is said until somebody undoes it or edits", async () => {
    await bothDue();
    await rig.labels.lay();
    await rig.look();
    expect(rig.state().done).toMatchObject({ kind: "laid", labels: 2 });
    rig.desk.premiere.undo();
    await rig.look();
    expect(rig.state().done).toBeUndefined();
    await rig.labels.lay();
    await removeSecondTake();
    expect(rig.state().done).toBeUndefined();
  });

  test("an edit in the last moment calls it off, and nothing is changed", async () => {
    await bothDue();
    const { premiere, sequenceId } = rig.desk;
    let isEdited = false;
    premiere.onCall = (call) => {
      if (isEdited || !call.includes("importFiles")) return;
      isEdited = true;
      premiere.addTitle(sequenceId, "Late", between(20, 30), 2);
    };
    await rig.labels.lay();
    expect(isEdited).toBe(true);
    expect(rig.state().refused?.failure).toEqual({ kind: "cannot-label", why: "cut-changed" });
    expect(rig.timeline()).toEqual([...CUT.slice(0, 2), "V3 Late 20-30, Title 190-200"]);
  });

  test("labels that something covers, or that are switched off, do not fit", async () => {
    await bothDue();
    await rig.labels.lay();
    const { premiere, sequenceId } = rig.desk;
    const label = sequenceIn(premiere, sequenceId).video[3]?.items[0];
    premiere.setDisabled(sequenceId, label?.id ?? "", true);
    await rig.look();
    expect(rig.state().sequence?.laid.fit).toBe("other");
  });
});

describe("the heads of the ledgers", () => {
  /** Lines of this device's ledger that the project knows of. */
  async function noted(): Promise<number> {
    const { readHeads } = await import("../src/premiere/heads");
    const heads = await readHeads(rig.desk.premiere.project.id);
    if (heads === "unreadable") throw new Error("Something else stands there");
    return heads[0]?.count ?? 0;
  }

  test("are noted with what was decided in the very step that lays labels, and with the laying in the step that takes them off", async () => {
    await bothDue();
    expect(await noted()).toBe(0);
    await rig.labels.lay();
    expect(await noted()).toBe(2);
    expect(rig.steps().at(-1)).toBe("Lay 2 labels");
    await rig.labels.remove();
    expect(rig.steps().at(-1)).toBe("Remove labels");
    expect(await noted()).toBe(3);
  });

  test("keep no label from its place where Premiere gives no properties", async () => {
    await bothDue();
    const properties = jest.spyOn(rig.desk.premiere.modules.premierepro.Properties, "getProperties");
    properties.mockRejectedValue(new Error("Not here"));
    await rig.labels.lay();
    expect(rig.state().refused).toBeUndefined();
    expect(labelsOn(3)).toHaveLength(2);
    await rig.labels.remove();
    expect(rig.timeline()).toEqual(CUT);
    properties.mockRestore();
    expect(await noted()).toBe(0);
  });
});

describe("removing", () => {
  test("takes off exactly what Pickup laid, in one undo step, also where a clip was renamed", async () => {
    await bothDue();
    await rig.labels.lay();
    const { premiere, sequenceId } = rig.desk;
    premiere.project.edit("Rename", (document) => ({
      ...document,
      sequences: document.sequences.map((sequence) => ({
        ...sequence,
        video: sequence.video.map((track, index) =>
          index === 3 ? { ...track, items: track.items.map((item) => ({ ...item, name: "Mine" })) } : track,
        ),
      })),
    }));
    premiere.addTitle(sequenceId, "Own", between(120, 140), 3);
    await rig.labels.remove();
    expect(rig.state().done).toEqual({ kind: "removed", labels: 2 });
    expect(rig.timeline()).toEqual([...CUT, "V4 Own 120-140"]);
    expect(rig.steps().at(-1)).toBe("Remove labels");
    premiere.undo();
    expect(rig.timeline().at(-1)).toBe("V4 Mine 48-120, Own 120-140, Mine 180-252");
  });

  test("where there is none does nothing, and writes nothing", async () => {
    await bothDue();
    const before = (await ledger()).length;
    await rig.labels.remove();
    expect(rig.state().done).toEqual({ kind: "removed", labels: 0 });
    expect(rig.timeline()).toEqual(CUT);
    expect(await ledger()).toHaveLength(before);
  });

  test("leaves labels of other sequences alone", async () => {
    await bothDue();
    await rig.labels.lay();
    const { premiere, sequenceId } = rig.desk;
    const copy = premiere.cloneSequence(sequenceId);
    await rig.labels.remove();
    expect(labelsOn(3)).toEqual([]);
    expect(sequenceIn(premiere, copy).video[3]?.items).toHaveLength(2);
  });
});

test("a label hides nothing: what is seen below it is seen when the cut is read again", async () => {
  await bothDue();
  const { premiere, sequenceId } = rig.desk;
  const { readCut } = await import("../src/premiere/cut");
  const { readLooks } = await import("../src/premiere/looks");
  const { rangesIn, toLookAt } = await import("../src/core/audit-ranges");
  const take = premiere.project.document.items.find(({ name }) => name.startsWith("Take"))?.id ?? "";
  const read = async () => {
    const { id } = premiere.project;
    const { cut, book } = await readCut(id, sequenceId, () => undefined);
    const known = new Map([[take, { made: "ai", essence: "a".repeat(64), evidence: [] }]] as const);
    const places = toLookAt(cut, book, known).map(({ cut: of, track, item }) => ({
      sequenceId: of.sequenceId,
      track,
      start: item.rangeInSequence.start,
    }));
    const looks = await readLooks(id, places, () => undefined);
    return rangesIn(cut, book, looks, known, (text) => text).ranges;
  };
  const before = await read();
  expect(before.map(({ visibility }) => visibility.kind)).toEqual(["visible", "unknown"]);
  await rig.labels.lay();
  expect(labelsOn(3)).toHaveLength(2);
  expect(await read()).toEqual(before);
});

test("another panel lays anew by what labels were laid by", async () => {
  await bothDue();
  await rig.labels.choose({ preset: "web-16-9", corner: "bottom-left", language: "fr", mode: "programme-start" });
  await rig.labels.lay();
  const { LabelCommands: Class } = await import("../src/studio/review/label-commands");
  const { Desk: DeskClass } = await import("../src/studio/desk");
  const { Log } = await import("../src/studio/log");
  const { readProject } = await import("../src/premiere/project");
  const log = new Log(() => new Date());
  const other: StudioDesk = new DeskClass(aState({ takes: [] }), log, () => undefined);
  const look = async () => {
    const project = await readProject();
    if (project === undefined) throw new Error("No project is open");
    other.set({ host: { kind: "open", project } });
    return project;
  };
  const heads = () => rig.desk.takes.headsNow();
  const labels = new Class({ desk: other, takes: rig.desk.takes, room, log, sleep: hurry, look, isAsRead, heads });
  await look();
  await rig.audit((audit) => {
    other.set({ audit: { kind: "read", audit, isStale: false, judged: NOT_JUDGED } });
    return audit;
  });
  await labels.open("en");
  expect(other.state.labels.sequence).toMatchObject({
    choice: { preset: "web-16-9", corner: "bottom-left", language: "fr", mode: "programme-start" },
    laid: { count: 1, fit: "fits" },
  });
  expect(ticks(0)).toBe(other.state.labels.sequence?.plan[0]?.rangeInSequence.start);
});

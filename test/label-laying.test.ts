/** Labels on the timeline: laid in one undo step, taken off as easily, laid anew with the cut. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { decode } from "fast-png";
import type { Audit } from "../src/core/audit";
import { frameRateOf, lengthOf, ticks } from "../src/core/time";
import { NOT_JUDGED } from "../src/studio/review/audit-state";
import type { Desk as StudioDesk } from "../src/studio/desk";
import { between, FILM, frames } from "./build-a";
import { sequenceIn } from "./premiere.setup";
import { aState } from "./ui-states";
import { bothDue, CUT, decide, drawing, hurry, isAsRead, labelsOn, ledger, rig, room } from "./label-laying.setup";

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
    drawing.isThere = false;
    await rig.labels.lay();
    expect(rig.state().refused?.failure).toEqual({ kind: "room-unavailable", why: "none in this test" });
    expect(rig.timeline()).toEqual(CUT);
    drawing.isThere = true;
    await rig.labels.lay();
    await rig.labels.remove();
    drawing.isThere = false;
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

/** Labels and the cut below them: what is seen, whether they still fit it, and how they are laid anew. */

import "./wire.host";
import type { Audit } from "../src/core/audit";
import { ticks } from "../src/core/time";
import type { Desk as StudioDesk } from "../src/studio/desk";
import { NOT_JUDGED } from "../src/studio/review/audit-state";
import { between } from "./build-a";
import { bothDue, CUT, hurry, isAsRead, labelsOn, rig, room } from "./label-laying.setup";
import { sequenceIn } from "./premiere.setup";
import { aState } from "./ui-states";

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
    premiere.undo();
    await rig.look();
    expect(rig.state().sequence?.laid.fit).toBe("fits");
    premiere.addTitle(sequenceId, "Over it", between(60, 70), 4);
    await rig.audit();
    expect(rig.state().sequence?.laid.fit).toBe("other");
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

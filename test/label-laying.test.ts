/** Labels on the timeline: laid in one undo step, noted in the ledgers, and taken off as easily. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { decode } from "fast-png";
import { frameRateOf, lengthOf } from "../src/core/time";
import { between, FILM, frames } from "./build-a";
import { bothDue, CUT, decide, drawing, labelsOn, ledger, rig } from "./label-laying.setup";
import { sequenceIn } from "./premiere.setup";

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

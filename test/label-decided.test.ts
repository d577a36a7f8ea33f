/** Whether a range is labelled: decided by a named person with a reason, and shown before anything is laid. */

import "./wire.host";
import path from "node:path";
import { until } from "./wire.setup";
import { decide, drawing, ledger, rig } from "./label-laying.setup";

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
    expect(drawing.words.at(-1)).toBe("AI GENERATED");
    const shown = rig.state().sequence?.preview;
    await decide("48-96", "due", { wording: "modified" });
    await until("it to be drawn anew", () => drawing.words.at(-1) === "AI MODIFIED");
    await until("it to be shown", () => rig.state().sequence?.preview !== shown);
    await decide("48-96", "not-due");
    await until("what one would be", () => drawing.words.at(-1) === "AI GENERATED");
    expect(drawing.words).toHaveLength(3);
  });

  test("is of the latest plan, whichever was drawn last", async () => {
    await rig.audit();
    await rig.labels.open("en");
    const before = rig.state().sequence?.preview;
    let goOn = (): void => undefined;
    drawing.hold = new Promise((resolve) => (goOn = resolve));
    await decide("48-96", "due", { wording: "modified" });
    await until("the first to be drawn", () => drawing.words.length === 2);
    drawing.hold = undefined;
    await rig.labels.choose({ language: "fr" });
    const latest = rig.state().sequence?.preview;
    expect([drawing.words.at(-1), latest === before]).toEqual(["Modifié par IA", false]);
    goOn();
    await until("the first to be written", () => drawing.written === 3);
    // A decision that changes nothing is shown after whatever was drawn before it.
    await rig.labels.choose({ language: "fr" });
    expect(rig.state().sequence?.preview).toBe(latest);
  });

  test("is gone where the next one cannot be drawn: no other label is shown beside the plan", async () => {
    await rig.audit();
    await rig.labels.open("en");
    expect(rig.state().sequence?.preview).toBeDefined();
    const { StudioError } = await import("../src/core/failure");
    drawing.hold = Promise.reject(new StudioError({ kind: "room-unavailable", why: "it died" }));
    drawing.hold.catch(() => undefined);
    await decide("48-96", "due", { wording: "modified" });
    await until("it to be gone", () => rig.state().sequence?.preview === undefined);
    drawing.hold = undefined;
    await rig.labels.choose({ language: "fr" });
    expect(rig.state().sequence?.preview).toBeDefined();
  });

  test("begins in the panel's language, as the label does", async () => {
    await rig.audit();
    await rig.labels.open("fr");
    expect(rig.state().sequence?.choice.language).toBe("fr");
    expect(drawing.words).toEqual(["Généré par IA"]);
  });
});

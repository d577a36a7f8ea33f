/**
 * The uses of AI in a cut are decided on from the keyboard; a trim opens one again; and somebody without Premiere decides on the
 * page of a review pack, whose file the panel takes in.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeInBrowser } from "./browser";
import { decideElsewhere } from "./review-page";
import { framesOf, Reel, TAKE } from "./story.setup";
import { projectOf } from "./workbench/demo/panel";

const SECOND = "PU_A001_002";
const FIRST_ROW = /^Shot 1, take 1/;
const SECOND_ROW = /^Shot 2, take 1/;

describeInBrowser("reviewing a cut", () => {
  let reel: Reel;

  beforeAll(async () => {
    reel = await Reel.open();
    await reel.connect();
    await reel.makeTake("00:00:02:00", "A wave breaks on a pier at dawn", "Final");
    await reel.makeTake("00:00:08:00", "The same wave from above", "Final");
    await reel.tab("Review");
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const press = (key: string): Promise<void> => reel.page.keyboard.press(key);
  const inRow = (row: RegExp, said: string | RegExp): Promise<void> => reel.row(row).getByText(said).waitFor();
  /** As the project panel shows it. */
  const column = async (clip: string): Promise<string> => (await reel.item(clip)).columns["PickupReview"] ?? "";

  it("goes from open to open, plays and decides without a mouse, and the name is typed once", async () => {
    await reel.panel.getByRole("button", { name: "Read the cut" }).focus();
    await press("Enter");
    await reel.panel.getByText("2 not cleared").waitFor();
    await press("j");
    await inRow(FIRST_ROW, "Editorial: open.");
    // A decision for which nobody stands is none, and the cursor goes where the name is missing.
    await press("a");
    await inRow(FIRST_ROW, "Nobody said who decides.");
    await reel.page.keyboard.type("M. R.");
    await press("Escape");
    await press("Space");
    await inRow(FIRST_ROW, /The clip plays in the Source Monitor/);
    const { view } = await projectOf(reel.page);
    expect(view.playheads[view.activeSequenceId ?? ""]).toBe(framesOf(48));
    expect(view.source?.itemId).toBe((await reel.item(TAKE)).id);
    await press("a");
    await inRow(FIRST_ROW, /Editorial: approved, M\. R\., /);

    await press("j");
    await inRow(SECOND_ROW, "Editorial: open.");
    await reel.until("the playhead", async () => {
      const { view: now } = await projectOf(reel.page);
      return now.playheads[now.activeSequenceId ?? ""] === framesOf(192);
    });
    expect(await reel.row(SECOND_ROW).getByLabel("Your name").inputValue()).toBe("M. R.");
    await press("n");
    await reel.page.keyboard.type("Another angle, a car is in it");
    await press("Escape");
    await press("c");
    await inRow(SECOND_ROW, /Editorial: changes wanted, M\. R\., /);
    await inRow(SECOND_ROW, "“Another angle, a car is in it”");
    // Not a letter of it reached the timeline.
    expect(await reel.undoLabels()).not.toContain("Set Marks");
    await reel.panel.getByText("1 not cleared").waitFor();
    await reel.until("the columns", async () => (await column(SECOND)) !== "");
    expect([await column(TAKE), await column(SECOND)]).toEqual([
      expect.stringContaining("approved"),
      expect.stringContaining("changes"),
    ]);
  });

  it("shows it on the label colours of clips where that is wished, in one undo step", async () => {
    const before = (await reel.item(TAKE)).label;
    const steps = (await reel.undoLabels()).length;
    await reel.tab("Settings");
    await reel.panel.getByLabel("Show it on the label colours of clips").check();
    await reel.until("a colour", async () => (await reel.item(TAKE)).label !== before);
    const [cleared, wanted] = [await reel.item(TAKE), await reel.item(SECOND)];
    expect(cleared.label).not.toBe(wanted.label);
    expect(await reel.undoLabels()).toHaveLength(steps + 1);
    await reel.tab("Takes");
    await reel.panel
      .getByRole("article", { name: "Shot 1, take 1" })
      .getByText("In A001: Editorial approved.")
      .waitFor();
    await reel.tab("Review");
  });

  it("a trim opens it again, and says why", async () => {
    await reel.trim(TAKE, 6);
    await reel.panel.getByText("The cut changed since it was read.").waitFor();
    await reel.read("Read again");
    await reel.panel.getByText("2 not cleared").waitFor();
    await reel.row(FIRST_ROW).getByRole("button").first().click();
    await inRow(FIRST_ROW, /Editorial: open again, decided before by M\. R\., /);
    await inRow(FIRST_ROW, "Another range of it is shown since.");
    await inRow(SECOND_ROW, /Editorial changes wanted/);
    await reel.panel.getByRole("button", { name: "Show it as it stands" }).click();
    await reel.until("the column", async () => /again/.test(await column(TAKE)));
  });

  it("a review pack goes out, is decided on elsewhere, and its decisions come in once", async () => {
    reel.answer = "/Projects";
    await reel.panel.getByRole("button", { name: "Review pack …" }).click();
    const made = reel.panel.getByText(/^2 ranges, 6 stills and 2 films, in /);
    await made.waitFor();
    const saved = await decideElsewhere(reel, await made.innerText(), async (ranges) => {
      await ranges.nth(0).getByLabel("Approve").check();
      await ranges.nth(1).getByLabel("Note").fill("The pier has a name on it.");
      await ranges.nth(1).getByLabel("Reject").check();
    });
    const [, folder = ""] = /in (\/Projects\/.*)\. Send/.exec(await made.innerText()) ?? [];
    expect(existsSync(join(reel.disk, folder, "clips/r1.mp4"))).toBe(true);

    for (const said of ["2 decisions taken in from decisions.json.", "2 had been taken in before."]) {
      const choosing = reel.page.waitForEvent("filechooser");
      await reel.panel.getByRole("button", { name: "Take in decisions …" }).click();
      await (await choosing).setFiles(saved);
      await reel.panel.getByText(said, { exact: false }).waitFor();
    }
    await inRow(FIRST_ROW, /Editorial: approved, Legal desk, /);
    await reel.row(SECOND_ROW).getByRole("button").first().click();
    await inRow(SECOND_ROW, /Editorial: rejected, Legal desk, /);
    await inRow(SECOND_ROW, "“The pier has a name on it.”");
    await reel.panel.getByText("1 not cleared").waitFor();
    const said = (await reel.ledger()).filter(({ kind }) => kind === "reviewed");
    expect(said.map(({ decision }) => decision)).toEqual(["approve", "changes", "approve", "reject"]);
  });
});

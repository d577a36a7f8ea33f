/** Somebody decides which ranges bear a label; they are laid, undone, laid again, and laid anew once the cut changed. */

import type { Locator } from "playwright-core";
import { describeInBrowser } from "./browser";
import { Reel, TAKE } from "./story.setup";

const LABEL = "PU_LABEL_GENERATED";
const FIRST = /^Shot 1, take 1/;
const SECOND = /^Shot 2, take 1, Wan2/;
const DRAWN = /^Shot 3, take 1, Animatic/;

describeInBrowser("labels of a cut", () => {
  let reel: Reel;
  let labels: Locator;

  beforeAll(async () => {
    reel = await Reel.open({ seconds: 16 });
    await reel.connect();
    await reel.makeTake("00:00:02:00", "A wave breaks on a pier at dawn", "Final");
    await reel.makeTake("00:00:12:00", "A dragon over the same pier", "Final");
    await reel.makeAnimatic("00:00:06:00", "A boat on the sea at dawn, pan right");
    await reel.dropForeign(216, 48);
    await reel.read();
    labels = reel.panel.getByRole("group", { name: "Labels of this cut" });
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  async function open(row: RegExp): Promise<Locator> {
    const name = reel.row(row).getByRole("button").first();
    if ((await name.getAttribute("aria-expanded")) !== "true") await name.click();
    return reel.row(row).getByRole("group", { name: "Label" });
  }

  async function decide(row: RegExp, decision: string, reason: string, by?: string): Promise<void> {
    const group = await open(row);
    await group.getByRole("combobox", { name: "Label", exact: true }).selectOption({ label: decision });
    if (by !== undefined) await group.getByLabel("Who decides").fill(by);
    await group.getByLabel("Reason").fill(reason);
    await group.getByRole("button", { name: "Record the decision" }).click();
    await group.getByText(new RegExp(`${decision}, said M\\. R\\.,.*: ${reason}`)).waitFor();
  }

  const lay = async (name: string): Promise<void> => {
    await labels.getByRole("button", { name, exact: true }).click();
    await labels.getByText("1 label was laid on V3. One Ctrl+Z takes it away.").waitFor();
  };

  it("nothing is laid and nothing offered before a person decided", async () => {
    await reel.panel.getByRole("button", { name: "Label due ranges …" }).click();
    await labels.getByText("No range that is seen is to be labelled.").waitFor();
    await labels.getByText("3 ranges are undecided and get no label.").waitFor();
    expect(await labels.getByRole("button", { name: /^Lay / }).count()).toBe(0);
    expect(await open(DRAWN).then((group) => group.count())).toBe(0);
    await reel.row(DRAWN).getByText("An animatic is drawn and not AI: there is no label to decide.").waitFor();
  });

  it("a decision wants a name and a reason, and the name is typed once", async () => {
    const group = await open(FIRST);
    await group.getByRole("combobox", { name: "Label", exact: true }).selectOption({ label: "Label: due" });
    const record = group.getByRole("button", { name: "Record the decision" });
    expect(await record.isEnabled()).toBe(false);
    await group.getByLabel("Reason").fill("A pier that exists");
    expect(await record.isEnabled()).toBe(false);
    // Whoever reviews, decides.
    await reel.row(FIRST).getByLabel("Your name").fill("M. R.");
    await reel.until("the same name", async () => (await group.getByLabel("Who decides").inputValue()) === "M. R.");
    await decide(FIRST, "Label: due", "A pier that exists");
    await decide(SECOND, "Label: not due", "No dragon would pass for real");
  });

  it("says what will be laid, lays just that in one undo step, and a Ctrl+Z takes it away, which is said", async () => {
    await labels.getByText("Lays 1 label on V3: 3 s each.").waitFor();
    await labels.getByText("00:00:02:00 – 00:00:04:23, AI GENERATED").waitFor();
    await labels.getByText("1 range is undecided and gets no label.").waitFor();
    await lay("Lay 1 label");
    await labels.getByText("1 label lies in the cut, as it should.").waitFor();
    expect(await reel.places(LABEL)).toEqual(["V3 48–120"]);
    expect((await reel.undoLabels()).at(-1)).toBe("Lay a label");
    // It is no AI and no change of what was read.
    expect(await reel.panel.getByText("The cut changed since it was read.").count()).toBe(0);

    // The keyboard is Premiere's again.
    await reel.page.keyboard.press("Control+Z");
    await reel.until("no label", async () => (await reel.places("PU_LABEL")).length === 0);
    await labels.getByText("No label lies in the cut.").waitFor();
    await labels.getByText("1 label was laid").waitFor({ state: "detached" });
    await lay("Lay 1 label");
    expect(await reel.places(LABEL)).toEqual(["V3 48–120"]);
  });

  it("a trim makes it old; decided and laid anew it lies where the range begins now, and is removed", async () => {
    await reel.trim(TAKE, 12);
    await labels.getByText(/^1 label lies in the cut, which changed since it was read/).waitFor();
    await labels.getByText("The cut changed since it was read. Read it again before labels are laid.").waitFor();
    expect(await labels.getByRole("button", { name: "Lay 1 label anew" }).isEnabled()).toBe(false);
    // The last step is the trim by now.
    expect(await labels.getByText("One Ctrl+Z takes it away.").count()).toBe(0);

    await reel.read("Read again");
    await labels.getByText("1 range changed since it was decided and gets no label.").waitFor();
    await labels.getByText("1 label lies in the cut and belongs to no range that is due now").waitFor();
    expect(await labels.getByRole("button", { name: /^Lay / }).count()).toBe(0);
    const group = await open(FIRST);
    await group.getByText(/it shows another part of its media, or is of another length\. Decide anew\./).waitFor();
    await decide(FIRST, "Label: due", "Still that pier");
    await labels.getByText("The label does not fit the cut, or what is chosen here, any more: lay it anew.").waitFor();
    await labels.getByText("Takes off those that lie there, in the same undo step.").waitFor();
    const before = await reel.undoLabels();
    await lay("Lay 1 label anew");
    expect(await reel.places(LABEL)).toEqual(["V3 60–132"]);
    // Its picture is in the project already.
    expect((await reel.undoLabels()).slice(before.length)).toEqual(["Lay a label"]);

    await labels.getByRole("button", { name: "Remove labels" }).click();
    await labels.getByText("1 label was removed.").waitFor();
    await labels.getByText("No label lies in the cut.").waitFor();
    expect(await reel.places("PU_LABEL")).toEqual([]);
    expect((await reel.undoLabels()).at(-1)).toBe("Remove labels");
    const ofLabels = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
      (await reel.ledger()).filter(({ kind }) => kind === "labelled" || kind === "label-decided");
    await reel.until("the last line", async () => (await ofLabels()).length === 7);
    const said = await ofLabels();
    expect(said.map(({ kind, decision, does }) => [kind, decision ?? does])).toEqual([
      ["label-decided", "due"],
      ["label-decided", "not-due"],
      ["labelled", "laid"],
      ["labelled", "laid"],
      ["label-decided", "due"],
      ["labelled", "laid"],
      ["labelled", "removed"],
    ]);
  });
});

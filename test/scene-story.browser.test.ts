/** A minute-long scene from an engine that wants money: its sum said first, made link by link, laid out, and link 4 redone. */

import { describeInBrowser } from "./browser";
import { Reel } from "./story.setup";

const PATIENCE = { timeout: 120_000 } as const;
const BEATS = ["She leaves the house.", "Rain sets in.", "She runs.", "She stands under the bridge."];
/** In frames, one behind the other: each but the first shows one less, the one that it begins on. */
const LINKS = [192, 191, 191, 191, 191, 191, 191, 102];

describeInBrowser("a scene of a minute", () => {
  let reel: Reel;

  beforeAll(async () => {
    const engine = { tongue: "openai", models: ["veo-3.1-fast-generate-001"] } as const;
    reel = await Reel.open({ seconds: 4, film: 192, engine });
    await reel.connect({ pays: true });
    await reel.park("00:00:04:00");
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const link = (number: number) => reel.panel.getByRole("article", { name: `Link ${number}`, exact: true });
  /** What each job was told to begin on. */
  const stills = () => reel.service.jobs.map(({ fields }) => JSON.stringify(fields["input_reference"]));

  it("says what all of it costs before anything is asked, and is made link by link, each from the last frame before it", async () => {
    const { panel, service } = reel;
    await reel.tab("Board");
    await panel.getByRole("button", { name: "Long scene" }).click();
    await panel.getByLabel("Prompt", { exact: true }).fill("A woman walks through the town, the camera follows her");
    await panel.getByLabel("Length of the scene in seconds").fill("60");
    await panel.getByLabel("What happens, one line a link").fill(BEATS.join("\n"));
    await panel.getByText("Costs about $9.30 in all").waitFor();
    await panel.getByRole("button", { name: "Make 1:00:00 in 8 links" }).click();
    await panel.getByText("This will cost about $9.30.").waitFor();
    expect(service.creates).toBe(0);
    await panel.getByRole("button", { name: "Yes, spend about $9.30" }).click();
    await panel.getByText("8 of 8 links").waitFor(PATIENCE);
    expect(service.jobs.map(({ prompt }) => prompt.split("\n")[1])).toEqual([
      ...BEATS,
      ...Array<undefined>(4).fill(undefined),
    ]);
    const [first, ...others] = stills();
    expect(first).toBeUndefined();
    expect(others).toHaveLength(7);
    for (const still of others) expect(still).toContain("data:image/png");
    // This engine heeds no first frame: that is what a seam is measured for.
    await reel.until("seven seams", async () => (await panel.getByText("the picture jumps").count()) === 7);
  }, 240_000);

  it("laid out it is a minute without a hole, in one step", async () => {
    await reel.panel.getByRole("button", { name: "Lay 8 links out at 00:00:04:00" }).click();
    await link(8).getByText("on V1").waitFor(PATIENCE);
    const starts = LINKS.map((_, index) => LINKS.slice(0, index).reduce((sum, frames) => sum + frames, 96));
    expect(await reel.places("PU_")).toEqual(
      LINKS.map((frames, index) => `V1 ${starts[index] ?? 0}–${(starts[index] ?? 0) + frames}`),
    );
    expect((await reel.undoLabels()).at(-1)).toBe("Lay out 8 links");
  });

  it("link 4 is redone from the same frame; the cut keeps the old one until it is put in, and nothing else moves", async () => {
    const { panel, page, service } = reel;
    const before = { names: await reel.namesOf("PU_"), places: await reel.places("PU_") };
    await link(4).getByRole("button", { name: "Redo …" }).click();
    await link(4).getByText("Costs about $1.20; from here on, about $5.70.").waitFor();
    await link(4).getByRole("button", { name: "Redo", exact: true }).click();
    await link(4).getByRole("button", { name: "Put in the cut" }).waitFor(PATIENCE);
    expect(service.jobs).toHaveLength(9);
    expect(stills()[8]).toBe(stills()[3]);
    expect(service.jobs[8]?.prompt).toBe(service.jobs[3]?.prompt);
    expect(await reel.namesOf("PU_")).toEqual(before.names);
    await panel.getByText("1 link no longer continues the one before it.").waitFor();
    await link(5).getByText("goes on from another take of link 4").waitFor();

    await link(4).getByRole("button", { name: "Put in the cut" }).click();
    await link(4).getByText("on V1").waitFor(PATIENCE);
    const now = await reel.namesOf("PU_");
    expect(now.map((name, index) => (name === before.names[index] ? "as it was" : name))).toEqual([
      ...Array<string>(3).fill("as it was"),
      expect.stringMatching(/_T02/),
      ...Array<string>(4).fill("as it was"),
    ]);
    expect(await reel.places("PU_")).toEqual(before.places);
    await page.keyboard.press("Control+Z");
    await reel.until("the old link 4", async () => (await reel.namesOf("PU_")).join() === before.names.join());
  });

  it("what it cost stands in the book, link 4 twice", async () => {
    await reel.tab("Settings");
    const money = reel.panel.getByRole("region", { name: "Money" });
    await money.getByText("A001, reel_2.prproj").waitFor();
    expect(await money.getByText("$10.50", { exact: true }).count()).toBe(2);
  });
});

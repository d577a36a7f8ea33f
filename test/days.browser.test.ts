/** Whole days of an editor, from the hole to the report, as far as no other story plays them. */

import { ticks } from "../src/core/time";
import { describeInBrowser } from "./browser";
import { framesOf, Reel } from "./story.setup";
import { askFor, projectOf } from "./workbench/demo/panel";

const PATIENCE = { timeout: 120_000 } as const;

describeInBrowser("an insert: from the hole to the audit", () => {
  let reel: Reel;

  beforeAll(async () => {
    reel = await Reel.open({ seconds: 4 });
    await reel.dropForeign(48, 48);
    await layBehind(reel, "sora_wave", 144);
    await reel.connect();
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const card = (take: number) => reel.panel.getByRole("article", { name: new RegExp(`, take ${take}$`) });

  it("three takes begin on the outgoing clip's last frame; the first fills the hole, exactly, on its track", async () => {
    const { panel, page } = reel;
    await reel.park("00:00:05:00");
    await panel.getByRole("button", { name: "Take the frame before" }).click();
    await panel.getByRole("region", { name: "References" }).getByRole("img").waitFor(PATIENCE);
    await panel.getByLabel("Prompt", { exact: true }).fill("A wave breaks on a pier at dawn, slow push in");
    await panel.getByLabel("Number of takes").selectOption("3 takes");
    await panel.getByText("00:00:04:00 – 00:00:05:23").waitFor();
    await panel.getByRole("button", { name: /^Make 3 / }).click();
    await reel.tab("Takes");
    await panel.getByRole("article").filter({ hasText: "in the bin" }).nth(1).waitFor(PATIENCE);
    expect(await reel.places("PU_")).toEqual(["V1 96–144"]);
    // Each was sent the picture that it begins on.
    expect(reel.service.jobs.map(({ files }) => files.length)).toEqual([1, 1, 1]);
    expect((await projectOf(page)).document.items.filter(({ name }) => name.startsWith("PU_"))).toHaveLength(3);
  }, 240_000);

  it("the best one takes its place, in one step that one Ctrl+Z takes back", async () => {
    const { panel, page } = reel;
    const [placed] = await reel.namesOf("PU_");
    const best = placed?.includes("_T02") === true ? 3 : 2;
    await card(best).getByRole("button", { name: "Favourite" }).click();
    await card(best).getByRole("button", { name: "Replace", exact: true }).click();
    await card(best).getByLabel("How it replaces the clip").selectOption("overwrite");
    await card(best)
      .getByRole("button", { name: /^Overwrite on V1/ })
      .click();
    await card(best).getByLabel("How it replaces the clip").waitFor({ state: "detached" });
    const clip = `PU_A001_001_T0${best}`;
    expect(await reel.places("PU_")).toEqual(["V1 96–144"]);
    expect((await reel.namesOf("PU_"))[0]).toContain(clip);
    await page.keyboard.press("Control+Z");
    await reel.until("the first take again", async () => (await reel.namesOf("PU_"))[0] === placed);
    await page.keyboard.press("Control+Shift+Z");
    await reel.until("the best one again", async () => (await reel.namesOf("PU_"))[0]?.includes(clip) === true);
    await card(best)
      .getByText(/on V1, 00:00:04:00/)
      .waitFor();
    await panel.getByRole("tab", { name: /^Takes/ }).waitFor();
  });

  it("trimmed and measured against the frame that it begins on, it says why there is no match, and no figure", async () => {
    const { panel } = reel;
    await reel.trim("PU_", 6);
    const lying = panel.getByRole("article").filter({ hasText: "on V1, 00:00:04:06" });
    await lying.getByRole("button", { name: "Check" }).click();
    await panel.getByLabel(/^What .* works in$/).selectOption("rec-709");
    await panel.getByRole("button", { name: "Measure" }).click();
    await panel.getByRole("img", { name: /Vectorscope/ }).waitFor(PATIENCE);
    // The engine filmed something else: what differs may be what is seen, and no figure is made of that.
    await lying.getByText(/^No match: what differs may as well be what the pictures show\./).waitFor();
    expect(await lying.innerText()).not.toContain("ΔE");
  });

  it("cleared and audited: one AI range, as long as it is seen, with its engine, prompt and who approved it", async () => {
    const { panel, page } = reel;
    await reel.read();
    await panel
      .getByText(/not cleared/)
      .first()
      .waitFor();
    const row = reel.row(/^Shot 1, take \d/);
    await row.getByText("00:00:04:06").waitFor();
    await page.keyboard.press("j");
    await row.getByLabel("Your name").first().fill("M. R.");
    await row.getByRole("button", { name: "Approve A" }).click();
    await row.getByText(/Editorial: approved, M\. R\./).waitFor();
    await row
      .getByText(/A wave breaks on a pier at dawn/)
      .first()
      .waitFor();
    const { view } = await projectOf(page);
    expect(view.playheads[view.activeSequenceId ?? ""]).toBe(framesOf(102));
    expect((await reel.item("PU_A001_001_T0")).columns["PickupPrompt"]).toContain("A wave breaks");
  });
});

describeInBrowser("a product spot: three versions of a turntable", () => {
  let reel: Reel;

  beforeAll(async () => {
    reel = await Reel.open({ seconds: 4 });
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  it("three animatics of one prompt are kept, and become sequences A, B and C that differ in that clip alone", async () => {
    const { panel, page } = reel;
    await reel.park("00:00:01:00");
    const prompt = "A perfume bottle on a turntable, white background, close-up";
    await askFor(page, { prompt, seconds: 1, reference: false });
    await panel.getByLabel("Number of takes").selectOption("3 takes");
    await panel.getByRole("button", { name: /^Draw 3 / }).click();
    await reel.tab("Takes");
    const cards = panel.getByRole("article");
    await cards.filter({ hasText: "in the bin" }).nth(1).waitFor({ timeout: 180_000 });
    for (const take of [1, 2, 3]) {
      await panel
        .getByRole("article", { name: new RegExp(`, take ${take}$`) })
        .getByRole("button", { name: "Keep" })
        .click();
    }
    await panel.getByRole("button", { name: "Versions" }).click();
    await panel.getByText(/Makes 3 copies of .* that differ only in this shot’s take/).waitFor();
    await panel.getByRole("button", { name: "Make 3 versions" }).click();
    await panel.getByText(/^Made .* A, .* B, .* C\./).waitFor(PATIENCE);
    const { document } = await projectOf(page);
    const versions = document.sequences.slice(1).map(({ name, video }) => ({
      name: name.slice(-1),
      clips: video.flatMap(({ items }) => items.map((item) => ({ name: item.name, start: item.start, end: item.end }))),
    }));
    expect(versions.map(({ name }) => name)).toEqual(["A", "B", "C"]);
    const takes = versions.map(({ clips }) => clips.filter(({ name }) => name.startsWith("PU_")));
    expect(takes.map(([only, second]) => [second, /_T0\d/.exec(only?.name ?? "")?.[0]])).toEqual([
      [undefined, "_T01"],
      [undefined, "_T02"],
      [undefined, "_T03"],
    ]);
    const others = versions.map(({ clips }) => clips.filter(({ name }) => !name.startsWith("PU_")));
    expect(others[1]).toEqual(others[0]);
    expect(others[2]).toEqual(others[0]);
  }, 300_000);
});

/** Moves a clip onto V1, to where its first frame is frame `at`: behind what lies there it leaves a hole. */
async function layBehind(reel: Reel, begins: string, at: number): Promise<void> {
  const { id, start, end } = await reel.clip(begins);
  const to = framesOf(at);
  await reel.page.evaluate(
    ([id, place]) => {
      window.pickupWorkbench?.project.edit("Move", (document) => ({
        ...document,
        sequences: document.sequences.map((sequence) => {
          const moved = sequence.video.flatMap(({ items }) => items.filter((item) => item.id === id));
          return {
            ...sequence,
            video: sequence.video.map((track, index) => {
              const others = track.items.filter((item) => item.id !== id);
              return {
                ...track,
                items: index > 0 ? others : [...others, ...moved.map((item) => ({ ...item, ...place }))],
              };
            }),
          };
        }),
      }));
    },
    [id, { start: ticks(to), end: ticks(to + end - start) }] as const,
  );
}

/** What of this cut is AI? Read, looked at in Premiere, edited under the panel's hands, read again, and handed to somebody else. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeInBrowser } from "./browser";
import { DRAWN, FOREIGN, framesOf, Reel, TAKE } from "./story.setup";
import { projectOf } from "./workbench/demo/panel";

const PROMPT = "A wave breaks on a pier at dawn";
const TAKE_ROW = /^Shot 1, take 1, Wan2/;
const DRAWN_ROW = /^Shot 2, take 1, Animatic/;

describeInBrowser("what of a cut is AI", () => {
  let reel: Reel;

  beforeAll(async () => {
    reel = await Reel.open();
    await reel.connect();
    await reel.makeTake("00:00:02:00", PROMPT, "Temp");
    await reel.makeAnimatic("00:00:05:00", "A boat on the sea at dawn, pan right");
    await reel.dropForeign(192, 48);
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const summary = (): Promise<string> => reel.panel.locator(".review-keys .block").first().innerText();

  it("is read on request: where each range is, what it is known by, and a temp is shouted", async () => {
    await reel.tab("Review");
    await reel.panel.getByText("lists every clip that is AI").waitFor();
    const before = await reel.undoLabels();
    await reel.read();
    expect(await reel.panel.locator("article.audit-row").count()).toBe(3);
    const said = await summary();
    expect(said).toContain("1 AI range, 0:02 of 0:12 (16.7 %)");
    expect(said).toContain("1 temp still in the cut");
    expect(said).toContain("2 not cleared");
    expect(said).toMatch(/1 animatic, not AI/);
    const take = await reel.row(TAKE_ROW).innerText();
    expect(take).toMatch(/^00:00:02:00\s+00:00:03:23\s/);
    expect(take).toContain("V2");
    expect(take).toContain("Temp, still in the cut.");
    expect(take).not.toMatch(/Not seen|Visibility unknown/);
    const drawn = await reel.row(DRAWN_ROW).innerText();
    expect(drawn).toMatch(/^00:00:05:00\s+00:00:05:23\s/);
    expect(drawn).toContain("Drawn by Pickup: an animatic, not AI.");
    const foreign = await reel.row(/^sora_wave/).innerText();
    expect(foreign).toMatch(/^00:00:08:00\s+00:00:09:23\s/);
    expect(foreign).toContain("Not made here. Only its name says so.");
    // Looking changes nothing.
    expect(await reel.undoLabels()).toEqual(before);
  });

  it("a press selects the clip in Premiere and parks the playhead at its start", async () => {
    for (const [row, clip, start] of [
      [/^sora_wave/, FOREIGN, 192],
      [DRAWN_ROW, DRAWN, 120],
      [TAKE_ROW, TAKE, 48],
    ] as const) {
      await reel.row(row).getByRole("button").first().click();
      const { id } = await reel.clip(clip);
      await reel.until(`${clip} selected`, async () => {
        const { view } = await projectOf(reel.page);
        const sequenceId = view.activeSequenceId ?? "";
        return view.selection[sequenceId]?.join() === id && view.playheads[sequenceId] === framesOf(start);
      });
    }
    const open = await reel.row(TAKE_ROW).innerText();
    expect(open).toContain("Known by Pickup’s own record, its media data.");
    expect(open).toContain(`“${PROMPT}” seed 41`);
    await reel.row(TAKE_ROW).getByRole("button", { name: "Mark In–Out" }).click();
    await reel.until("the marks", async () => (await reel.sequence()).outPoint === framesOf(96));
    expect((await reel.sequence()).inPoint).toBe(framesOf(48));
    expect((await reel.undoLabels()).at(-1)).toBe("Mark the AI range");
  });

  it("a clip that is switched off afterwards makes the reading old, and is not seen when it is read again", async () => {
    await reel.alter(TAKE, "Enable", { disabled: true });
    await reel.panel.getByText("The cut changed since it was read. What stands here is of how it was.").waitFor();
    // What stands there still is what was read.
    expect(await reel.row(TAKE_ROW).innerText()).not.toContain("Not seen");
    await reel.read("Read again");
    await reel.row(TAKE_ROW).getByText("Not seen: the clip is switched off.").waitFor();
    expect(await summary()).toContain("0:00 of 0:12 (0.0 %)");
    await reel.alter(TAKE, "Enable", { disabled: false });
    await reel.panel.getByText("The cut changed since it was read.").waitFor();
    await reel.read("Read again");
    await reel.row(TAKE_ROW).getByText("Not seen").waitFor({ state: "detached" });
  });

  async function exported(format: string, ending: string): Promise<string> {
    await reel.panel.getByRole("button", { name: format }).click();
    const name = new RegExp(`AI-A001-\\d{4}-\\d{2}-\\d{2}\\.${ending}`);
    await reel.panel.getByText(new RegExp(`Saved as /Projects/${name.source}`)).waitFor();
    const saved = (await readdir(join(reel.disk, "Projects"))).find((one) => name.test(one)) ?? "";
    return join(reel.disk, "Projects", saved);
  }

  it("goes out as a page that asks nobody for anything, as a table and as data", async () => {
    await reel.panel.getByRole("button", { name: "Export report …" }).click();
    const file = await exported("Page (HTML)", "html");
    const page = await reel.newPage();
    const asked: string[] = [];
    const wrong: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(pathToFileURL(file).href, { waitUntil: "networkidle" });
    expect(asked.filter((address) => !address.startsWith("data:"))).toEqual([pathToFileURL(file).href]);
    expect(wrong).toEqual([]);
    const first = await page.locator("tbody tr").first().innerText();
    expect(first).toMatch(/00:00:02:00\s+00:00:03:23\s+48 frames/);
    const range = await page.locator("section").first().innerText();
    expect(range).toContain("Temp, still in the cut.");
    expect(range).toContain(PROMPT);
    expect(range).toContain("Pickup’s own record, its media data");
    const still = await page
      .locator("section img")
      .first()
      .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    expect(still).toBeGreaterThan(0);
    const credits = page.getByRole("heading", { name: "Credits" }).locator("xpath=following-sibling::p");
    expect(await credits.first().innerText()).toContain("Wan2.2-TI2V-5B-Diffusers");
    await page.close();

    const table = await readFile(await exported("Table (CSV)", "csv"), "utf8");
    expect(table.split("\r\n")[1]).toMatch(/^1,00:00:02:00,00:00:03:23,48,48,PU_A001_001_T01\.mp4,V2,/);
    const data: unknown = JSON.parse(await readFile(await exported("Data (JSON)", "json"), "utf8"));
    expect(data).toMatchObject({ ranges: [{ in: "00:00:02:00", take: { prompt: PROMPT, use: "temp" } }, {}, {}] });
    // The ledger remembers that they left.
    const lines = await reel.ledger();
    expect(lines.filter(({ kind }) => kind === "exported")).toHaveLength(3);
  });
});

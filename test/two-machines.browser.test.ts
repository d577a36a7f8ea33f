/** Two machines, one folder: who follows a take, who may lay it, what each marks and decides, and what the other sees of it. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describeInBrowser } from "./browser";
import { secondMachine } from "./second-machine.setup";
import { Reel } from "./story.setup";
import { askFor, makeButton } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";

describeInBrowser("two machines on one folder", () => {
  let first: Reel;
  let second: Reel;

  beforeAll(async () => {
    // Nothing is made before a test says so.
    first = await Reel.open({ seconds: 6, film: 24, engine: { lifeMs: 3_600_000 } });
    await first.connect();
    await first.park("00:00:02:00");
    await askFor(first.page, { prompt: "A wave breaks on a pier at dawn", seconds: 1, reference: false });
    await first.panel.getByRole("button", { name: /^Make a / }).click();
    await first.until("the job", () => Promise.resolve(first.service.jobs.length === 1));
    second = await secondMachine(first);
  }, 240_000);

  afterAll(async () => {
    expect([...first.errors, ...second.errors]).toEqual([]);
    await first.close();
  });

  const card = ({ panel }: Reel, shot: number) => panel.getByRole("article", { name: `Shot ${shot}, take 1` });

  it("the second sees whose take is at the engine, and cannot meddle with it; its own gets a number of its own", async () => {
    await card(second, 1).getByText("Asked for on another machine, which follows it and answers for it.").waitFor();
    expect(await card(second, 1).getByRole("button", { name: "Stop" }).count()).toBe(0);
    await second.park("00:00:05:00");
    await askFor(second.page, { prompt: "A boat on the sea at dawn, pan right", seconds: 1, reference: false });
    await makeButton(second.page).click();
    await card(second, 2).getByText("on V2, 00:00:05:00").waitFor();
    expect(await second.namesOf("PU_")).toEqual(["PU_A001_002_T01.mp4"]);
    expect(await first.namesOf("PU_")).toEqual([]);
  });

  it("made, it lies in the first one's cut; the second sees that, with its picture, and lays it into its own", async () => {
    await second.tab("Takes");
    await card(second, 1).getByText("being made", { exact: true }).waitFor();
    first.service.advance("done");
    await card(first, 1).getByText("on V2, 00:00:02:00").waitFor();
    await card(second, 1).getByText("ready", { exact: true }).waitFor();
    await card(second, 1).getByRole("img").waitFor();
    expect(await second.places("PU_")).toEqual(["V2 120–144"]);
    await second.park("00:00:02:00");
    await card(second, 1).getByRole("button", { name: "Overwrite" }).click();
    await card(second, 1).getByText("on V2, 00:00:02:00").waitFor();
    expect(await second.places("PU_")).toEqual(["V2 48–72", "V2 120–144"]);
    expect(await first.places("PU_")).toEqual(["V2 48–72"]);
    expect(first.service.creates).toBe(1);
  });

  it("a mark is seen on the other machine, and of two that differ each says whose it is", async () => {
    await first.tab("Takes");
    await card(first, 2).getByText("ready", { exact: true }).waitFor();
    await card(first, 1).getByRole("button", { name: "Favourite" }).click();
    await card(second, 1).getByText("a favourite on another machine").waitFor();
    await card(second, 1).getByRole("button", { name: "Reject", exact: true }).click();
    await card(first, 1).getByText("rejected on another machine").waitFor();
    await card(first, 1).getByRole("button", { name: "Favourite", pressed: true }).waitFor();
  });

  it("an approval there is read here, and each machine wrote its own ledger alone", async () => {
    await second.read();
    const row = second.row(/^Shot 1, take 1/);
    await row.getByRole("button").first().click();
    await row.getByLabel("Your name").first().fill("M. R.");
    await row.getByRole("button", { name: "Approve A" }).click();
    await row.getByText(/Editorial: approved, M\. R\./).waitFor();
    await first.read();
    await first
      .row(/^Shot 1, take 1/)
      .getByText(/^Editorial approved\./)
      .waitFor();
    const ledgers = await readdir(join(first.disk, PROJECT_FOLDER, "Pickup/ledger"));
    expect(ledgers.filter((name) => name.endsWith(".ndjson"))).toHaveLength(2);
  });
});

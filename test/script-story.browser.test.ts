/** Two scenes of a script become an animatic sequence; then an engine makes them real one by one, each in the place of its picture. */

import type { Locator } from "playwright-core";
import { describeInBrowser } from "./browser";
import { Reel } from "./story.setup";

const PATIENCE = { timeout: 120_000 } as const;
const SCRIPT = ["INT. LAB – NIGHT", "A person on a chair.", "EXT. SEA – DAWN", "A boat on the sea."].join("\n\n");

describeInBrowser("a script", () => {
  let reel: Reel;

  beforeAll(async () => {
    reel = await Reel.open({ seconds: 2, film: 24 });
    await reel.connect();
    await reel.chooseMaker("Animatic");
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const shot = (number: number): Locator => reel.panel.getByRole("article", { name: `Shot ${number}`, exact: true });

  async function open(number: number): Promise<void> {
    const picture = shot(number).getByRole("button", { name: `Open shot ${number}` });
    if ((await picture.getAttribute("aria-pressed")) !== "true") await picture.click();
    await shot(number).getByLabel(`Words of shot ${number}`).waitFor();
  }

  it("is read shot by shot, with what each is asked with, and nothing is drawn before one asks for it", async () => {
    const { panel } = reel;
    await reel.tab("Board");
    await panel.getByRole("button", { name: "Storyboard", exact: true }).click();
    await panel.getByLabel("Brief, script or shot list").fill(SCRIPT);
    await panel.getByRole("button", { name: "Make a storyboard of it" }).click();
    for (const number of [1, 2]) {
      await open(number);
      await shot(number).getByLabel(`Length of shot ${number} in seconds`).fill("1");
    }
    await shot(2)
      .getByText(/^Asked with it, by its heading: .*dawn/)
      .waitFor();
    await panel.getByRole("button", { name: "Draw all 2 shots" }).waitFor();
    expect(await reel.places("PU_")).toEqual([]);
  });

  it("is drawn and laid out as a sequence of its own, shot behind shot, each as long as it was said", async () => {
    const { panel } = reel;
    const { name } = await reel.sequence();
    await panel.getByRole("button", { name: "Draw all 2 shots" }).click();
    // Not to be pressed before all are drawn.
    await panel.getByRole("button", { name: "Lay out as a new sequence" }).click(PATIENCE);
    await panel.getByAltText("Picture of shot 2").waitFor();
    await panel.getByText(/^2 shots laid out in/).waitFor(PATIENCE);
    expect((await reel.sequence()).name).not.toBe(name);
    expect(await reel.places("PU_")).toEqual(["V1 0–24", "V1 24–48"]);
    expect(reel.service.creates).toBe(0);
  }, 300_000);

  it("is made real one shot at a time: each take lies where its picture lay, and one Ctrl+Z brings the picture back", async () => {
    const { panel, page, service } = reel;
    const drawn = await reel.namesOf("PU_");
    const real = panel.getByRole("button", { name: /^Make 1 take.*, in its place$/ });
    await open(2);
    await reel.chooseMaker("Studio GPU");
    await shot(2).getByText("Takes the place of its picture on V1 at 00:00:01:00.").waitFor();
    await real.click();
    const made = async (): Promise<readonly string[]> =>
      (await reel.namesOf("PU_")).filter((one) => !drawn.includes(one));
    await reel.until("the take of shot 2", async () => (await made()).length === 1);
    expect(service.jobs.map(({ prompt }) => prompt)).toEqual([expect.stringContaining("A boat on the sea.")]);
    expect(await reel.places("PU_")).toEqual(["V1 0–24", "V1 24–48"]);
    expect((await reel.namesOf("PU_"))[0]).toBe(drawn[0]);

    await open(1);
    await shot(1).getByText("Takes the place of its picture on V1 at 00:00:00:00.").waitFor();
    await real.click();
    await reel.until("the take of shot 1", async () => (await made()).length === 2);
    expect(service.jobs[1]?.prompt).toContain("A person on a chair.");
    expect(await reel.places("PU_")).toEqual(["V1 0–24", "V1 24–48"]);

    const [label] = (await reel.undoLabels()).slice(-1);
    await page.keyboard.press("Control+Z");
    await reel.until(
      `the picture of shot 1 again after ${label ?? "nothing"}`,
      async () => (await reel.namesOf("PU_"))[0] === drawn[0],
    );
    expect((await made()).length).toBe(1);
    await panel.getByAltText("Picture of shot 1").waitFor();
    expect(service.creates).toBe(2);
  }, 240_000);
});

/** A shot is asked for, taken back, put again and marked, and the mouse is not touched once. */

import type { Frame } from "playwright-core";
import { describeInBrowser } from "./browser";
import { Reel } from "./story.setup";

/** More stops than the panel has. */
const MOST_STOPS = 80;

describeInBrowser("a take with the keyboard alone", () => {
  let reel: Reel;
  let frame: Frame;

  beforeAll(async () => {
    reel = await Reel.open({ seconds: 4 });
    const element = await reel.page.locator("iframe").first().elementHandle();
    const content = await element?.contentFrame();
    if (content === null || content === undefined) throw new Error("The workbench shows no panel");
    frame = content;
    await reel.park("00:00:01:00");
    await frame.evaluate(() => window.focus());
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const focused = (): Promise<string> =>
    frame.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "";
      return element.getAttribute("aria-label") ?? element.textContent;
    });

  /** Presses Tab until that has the focus; what has it must be in sight. */
  async function tabTo(name: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await reel.page.keyboard.press("Tab");
      const here = await focused();
      passed.push(here);
      if (!name.test(here)) continue;
      const isInSight = await frame.evaluate(() => {
        const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
        return top >= 0 && bottom <= window.innerHeight;
      });
      expect([here, isInSight]).toEqual([here, true]);
      return;
    }
    throw new Error(`Tab never came to ${String(name)}: ${passed.join(", ")}`);
  }

  it("asks for a shot, takes it back in Premiere and puts it again", async () => {
    const { page, panel } = reel;
    await tabTo(/^Prompt$/);
    await page.keyboard.type("A boat on the sea at dawn");
    await tabTo(/^Draw /);
    await page.keyboard.press("Enter");
    const placed = panel.getByRole("article").getByText(/^on V2, /);
    // Where the panel took in the last letters only after the key, it says so, and is asked again.
    const changed = panel.getByText(/^What the button would do has changed/);
    await placed.or(changed).first().waitFor({ timeout: 120_000 });
    if (await changed.isVisible()) {
      await tabTo(/^Draw /);
      await page.keyboard.press("Enter");
      await placed.waitFor({ timeout: 120_000 });
    }
    expect((await reel.namesOf("PU_")).length).toBe(1);
    // The focus went back to Premiere with the press.
    expect(await focused()).toBe("");
    await page.keyboard.press("Control+z");
    await reel.until("the clip gone", async () => (await reel.namesOf("PU_")).length === 0);
    await page.keyboard.press("Control+Shift+z");
    await reel.until("the clip again", async () => (await reel.namesOf("PU_")).length === 1);
  }, 180_000);

  it("finds the take in its list, marks it and opens its recipe", async () => {
    const { page, panel } = reel;
    await tabTo(/^Takes 1$/);
    await page.keyboard.press("Enter");
    await tabTo(/^Favourite$/);
    await page.keyboard.press("Space");
    await panel.getByRole("button", { name: "Favourite", pressed: true }).waitFor();
    await tabTo(/^Recipe$/);
    await page.keyboard.press("Enter");
    await panel.getByText("A boat on the sea at dawn").nth(1).waitFor();
  });
});

/** A list that draws only what is about on the screen, while its cards grow and shrink under the hand. */

import type { Locator, Page } from "playwright-core";
import { describeInBrowser } from "./browser";
import { greyFrame, openPanelPage, type PanelInBrowser } from "./panel-in-browser";

describeInBrowser("a list longer than the screen", () => {
  let panel: PanelInBrowser;
  let page: Page;

  beforeAll(async () => {
    panel = await openPanelPage();
    ({ page } = panel);
  });

  afterAll(() => panel.close());

  beforeEach(async () => {
    const showing = { state: "scene whole", language: "en", theme: "dark", picture: greyFrame(1280, 534) } as const;
    await page.evaluate(async (wanted) => {
      await window.showPanel(wanted);
      await window.openTab(2);
    }, showing);
  });

  const list = (): Locator => page.locator(".page");
  const cards = (): Locator => page.locator(".scrolled article");

  /** As a wheel does: a notch a frame, until it goes no further, or so many. */
  async function scroll(notch: number, most = 99): Promise<void> {
    const wheel = { notch, most };
    await list().evaluate(async (column, { notch, most }) => {
      for (let before = -1, made = 0; made < most && before !== column.scrollTop; made++) {
        before = column.scrollTop;
        column.scrollTop += notch;
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      }
    }, wheel);
  }

  /** Pixels of the screen below the last card that is drawn. */
  async function blank(): Promise<number> {
    return list().evaluate((column) => {
      const { top, bottom } = column.getBoundingClientRect();
      const drawn = [...column.querySelectorAll(".scrolled article")].map((card) => card.getBoundingClientRect());
      return bottom - Math.max(top, ...drawn.map((card) => card.bottom));
    });
  }

  it("is there to its last card, also after something tall was opened near its end and closed", async () => {
    await page.addStyleTag({ content: ".recipe-view { min-height: 1500px }" });
    await scroll(300);
    const names = await cards().allInnerTexts();
    const tall = cards().nth(names.length - 3);
    await tall.getByRole("button", { name: "Recipe", exact: true }).click();
    await scroll(300);
    await scroll(-100, 15);
    await page.getByRole("button", { name: "Hide the recipe" }).click();
    await scroll(100);
    expect((await cards().allInnerTexts()).slice(-3)).toEqual(names.slice(-3));
    expect(await blank()).toBeLessThan(60);
  });
});

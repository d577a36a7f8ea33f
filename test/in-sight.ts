/** A long list holds only the cards that are about in sight. */

import type { Locator } from "playwright-core";
import type { Reel } from "./story.setup";

/** Scrolls through the open tab from its top until the card is there. @throws Error when there is none */
export async function inSight(reel: Reel, card: Locator): Promise<void> {
  const list = reel.panel.locator(".page");
  for (let top = 0; top === 0 || (await card.count()) === 0; top += 300) {
    if (top > 6000) throw new Error("There is no such card");
    await list.evaluate((page, to) => page.scrollTo(0, to), top);
    await reel.page.waitForTimeout(50);
  }
}

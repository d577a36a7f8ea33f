/** A long list holds only the cards that are about in sight. */

import type { Locator } from "playwright-core";
import { PATIENCE_MS } from "./patience";
import type { Reel } from "./story.setup";

const STEP = 300;

/** Scrolls through the open tab, again and again from its top, until the card is there. @throws Error when there is none */
export async function inSight(reel: Reel, card: Locator): Promise<void> {
  const list = reel.panel.locator(".page");
  const end = Date.now() + PATIENCE_MS;
  for (let top = 0; Date.now() < end;) {
    const isAtEnd = await list.evaluate(async (page, to) => {
      page.scrollTo(0, to);
      // One frame to hear of it, and one to draw what comes into sight.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return page.scrollTop + page.clientHeight >= page.scrollHeight - 1;
    }, top);
    if ((await card.count()) > 0) return;
    top = isAtEnd ? 0 : top + STEP;
  }
  throw new Error("There is no such card");
}

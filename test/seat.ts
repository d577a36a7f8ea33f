/** A page for the workbench, as wide as a desk, whose panel may be hasty. */

import type { Browser, Page } from "playwright-core";

export async function seatIn(browser: Browser, hasty: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  if (hasty) await context.addInitScript(hurried);
  return context.newPage();
}

/**
 * In the page: the panel looks at engines, and at what lies on the disk, five times as often as it would. Shorter pauses stay
 * as they are, and so do the longer ones after which it gives something up. By intervals it only looks.
 */
function hurried(): void {
  if (!location.pathname.endsWith("/panel/index.html")) return;
  const after = window.setTimeout.bind(window);
  const sooner = (callback: () => void, milliseconds = 0): number =>
    after(callback, milliseconds >= 2000 && milliseconds < 5000 ? milliseconds / 5 : milliseconds);
  const again = window.setInterval.bind(window);
  Object.assign(window, {
    setTimeout: sooner,
    setInterval: (callback: () => void, milliseconds = 0): number =>
      again(callback, milliseconds >= 5000 ? milliseconds / 5 : milliseconds),
  });
}

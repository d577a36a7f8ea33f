/** Small films of test cards, encoded by the workbench's own page: no test that has a page needs a file, or ffmpeg. */

import type { Page } from "playwright-core";
import type { TestCard } from "./workbench/page/testcard";

const SIZE = { width: 320, height: 180 };

export async function cardIn(page: Page, card: Pick<TestCard, "frames" | "hue" | "title">): Promise<Buffer> {
  const whole = { ...SIZE, rate: { numerator: 24, denominator: 1 }, ...card };
  const bytes = await page.evaluate(
    async (wish) => [...((await window.pickupWorkbench?.encodeTestCard(wish)) ?? [])],
    whole,
  );
  return Buffer.from(bytes);
}

/** Small films of test cards, encoded by the workbench's own page: no test that has a page needs a file, or ffmpeg. */

import type { Page } from "playwright-core";
import type { TestCard } from "./workbench/page/testcard";

const DEFAULT = { width: 320, height: 180, rate: { numerator: 24, denominator: 1 } };

type Wish = Pick<TestCard, "frames" | "hue" | "title"> & Partial<TestCard>;

export async function cardIn(page: Page, card: Wish): Promise<Buffer> {
  const encoded = await page.evaluate(
    async (wish) => {
      const bytes = (await window.pickupWorkbench?.encodeTestCard(wish)) ?? new Uint8Array();
      // As one string: a list of numbers would be taken apart and put together on its way, one by one.
      const parts: string[] = [];
      for (let at = 0; at < bytes.length; at += 32_768)
        parts.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)));
      return btoa(parts.join(""));
    },
    { ...DEFAULT, ...card },
  );
  return Buffer.from(encoded, "base64");
}

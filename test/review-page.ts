/** Somebody without Premiere: opens the page of a review pack in a browser of their own, decides, and saves what goes back. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator } from "playwright-core";
import type { Reel } from "./story.setup";

/**
 * `said`: where the panel says that the pack lies. `decide` is given the ranges on its page. Answers with the file of decisions.
 * @throws Error when the panel names no folder
 */
export async function decideElsewhere(
  reel: Reel,
  said: string,
  decide: (ranges: Locator) => Promise<void>,
): Promise<string> {
  const [, folder] = /in (\/Projects\/.*)\. Send the whole folder/.exec(said) ?? [];
  if (folder === undefined) throw new Error(`No folder is named: ${said}`);
  const page = await reel.newPage();
  await page.goto(pathToFileURL(join(reel.disk, folder, "review.html")).href);
  await page.getByLabel("Your name").fill("Legal desk");
  await page.getByLabel("You decide as").selectOption("editorial");
  await decide(page.locator("section[data-range]"));
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save decisions" }).click();
  const saved = join(reel.disk, "decisions.json");
  await (await coming).saveAs(saved);
  await page.close();
  return saved;
}

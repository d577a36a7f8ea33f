/** Takes side by side, one in another's place, and whether they cut. */

import type { Desk } from "./desk";
import { backToHole, chooseMaker } from "./shot";

export async function takes(desk: Desk): Promise<void> {
  await sitting(desk);
  await replacing(desk);
  await checking(desk);
}

/** A take that is paid for, and one of the editor's own machine. */
async function sitting(desk: Desk): Promise<void> {
  const { text } = desk;
  await desk.field(text.shelf.count).selectOption("1");
  await make(desk);
  await backToHole(desk);
  await chooseMaker(desk, /Studio GPU/);
  await make(desk);
  await desk.tab("takes");
  await desk.press(text.shelf.mark.favourite, desk.card(1, 2));
  await desk.press(text.shelf.mark.keep, desk.card(1, 3));
  await desk.part("takes", desk.panel.getByRole("tablist"), desk.card(1, 2));
}

/** Presses, and waits until the take lies in the hole and none is under way. */
async function make(desk: Desk): Promise<void> {
  await desk.until("the button", () => desk.primary.isEnabled());
  await desk.primary.click();
  await desk.until("the take in the hole", async () => (await desk.clips()).length === 1);
  await desk.until("none under way", async () => (await desk.panel.locator(".tabs .running").count()) === 0);
}

async function replacing(desk: Desk): Promise<void> {
  const { text } = desk;
  const card = desk.card(1, 2);
  await desk.press(text.replace.replace, card);
  await desk.field(text.replace.way, card).waitFor();
  await desk.whole("replace", card);
  await desk.press(text.replace.notNow, card);
}

async function checking(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  const card = desk.card(1, 3);
  // A title lies over the take, and nothing is measured through one.
  const eye = desk.page.getByRole("button", { name: "Show V3" });
  await eye.click();
  await desk.press(text.check.check, card);
  const page = panel.getByRole("group", { name: text.check.heading(text.take.name(1, 3)), exact: true });
  await page.locator("select").first().selectOption("rec-709");
  await desk.field(text.check.against, page).selectOption("before");
  await desk.press(text.check.measure, page);
  await desk.press(text.check.look, page);
  await page.getByText(text.check.lookAgain).waitFor();
  await desk.until("the figures", async () => desk.button(text.check.measureAgain, page).isVisible());
  await desk.part("check", page);
  await eye.click();
  await desk.press(text.check.close, page);
  await desk.press(text.rank.rank);
  await desk.button(text.rank.anew).waitFor();
  await desk.part("rank", panel.getByRole("heading", { level: 2 }).first(), panel.getByRole("article").nth(1));
}

/** The first chapters: the hole and the first take, pictures that steer it, engines and what they cost. */

import type { Service } from "../service/service";
import type { Desk } from "./desk";

/** Frames of the sample reel: its hole, the first behind it, and one in the middle of what lies there then. */
const HOLE = 180;
const AFTER = 256;
const MIDDLE = 218;

const PROMPTS = {
  en: "A car waits in the street at night, low angle, crane up, teal and orange",
  fr: "Une voiture attend dans la rue la nuit, contre-plongée, grue vers le haut, bleu et orange",
};

export async function shot(desk: Desk, engines: { readonly hosted: Service; readonly own: Service }): Promise<void> {
  await firstTake(desk);
  await references(desk);
  await connect(desk, "openrouter", engines.hosted, "OpenRouter");
  await connect(desk, "openai-videos", engines.own, "Studio GPU");
  await order(desk);
}

async function firstTake(desk: Desk): Promise<void> {
  const { text } = desk;
  await desk.park(HOLE);
  // Until the project is read, the form is not yet the one that it remembers.
  await desk.until("the sample's form", async () => (await desk.field(text.prompt.label).inputValue()) !== "");
  await desk.until("the button", async () => desk.primary.isEnabled());
  await desk.field(text.prompt.label).fill(PROMPTS[desk.language]);
  await desk.until("the button", async () => desk.primary.isEnabled());
  await desk.whole("hole");
  await desk.primary.click();
  await desk.until("the first take", async () => (await desk.clips()).length === 1);
  await desk
    .card(1, 1)
    .getByText(text.take.onTrack("V1", await desk.at(HOLE)))
    .waitFor();
  await desk.park(MIDDLE);
  await desk.whole("landed", desk.card(1, 1));
  await backToHole(desk);
}

/** Undone, with the playhead in the hole and the panel looking at it: what is asked before that finds another cut. */
export async function backToHole(desk: Desk): Promise<void> {
  await desk.undoPlacement();
  await desk.park(HOLE);
  const range = `${await desk.at(HOLE)} – ${await desk.at(AFTER - 1)}`;
  await desk.panel.getByRole("status", { name: desk.text.where.range(range) }).waitFor();
  await desk.page.waitForTimeout(2000);
}

async function references(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  const block = panel.getByRole("region", { name: text.reference.label });
  await desk.press(text.reference.takeBefore, block);
  await block.getByRole("img").first().waitFor();
  await desk.press(text.reference.takeAfter, block);
  await block.getByRole("img").nth(1).waitFor();
  await desk.part("references", block, desk.field(text.prompt.label).locator("xpath=ancestor::section"));
}

async function connect(desk: Desk, wire: string, service: Service, name: string): Promise<void> {
  const { panel, text } = desk;
  const words = text.wire.settings;
  await desk.tab("settings");
  await desk.press(words.add);
  const form = panel.getByRole("group", { name: words.add, exact: true });
  await desk.field(words.wire, form).selectOption(wire);
  // Its name is the form's as soon as it has one.
  await desk.field(words.address).fill(service.url);
  await desk.field(words.name).fill(name);
  await desk.press(words.save);
  await desk.button(words.save).waitFor({ state: "detached" });
  await panel.locator(".engine").filter({ hasText: name }).getByText(words.noKey).waitFor();
}

async function order(desk: Desk): Promise<void> {
  const { text } = desk;
  await desk.tab("shot");
  await chooseMaker(desk, /veo/i);
  await desk.field(text.shelf.count).selectOption("2");
  await desk.until("the order", async () => desk.primary.isEnabled());
  await desk.part("engine", desk.field(text.wire.order.choose).locator("xpath=ancestor::section"), desk.primary);
}

export async function chooseMaker(desk: Desk, model: RegExp): Promise<void> {
  const makers = desk.field(desk.text.wire.order.choose);
  const option = makers.locator("option").filter({ hasText: model }).first();
  await makers.selectOption((await option.getAttribute("value")) ?? "");
}

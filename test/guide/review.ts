/** Who cleared what, which label is due; and a bad day. */

import type { Service } from "../service/service";
import type { Desk } from "./desk";

const WORDS = {
  en: { name: "M. R.", reason: "The street would pass for real" },
  fr: { name: "M. R.", reason: "La rue passerait pour réelle" },
};

export async function review(desk: Desk, { own }: { readonly own: Service }): Promise<void> {
  await reading(desk);
  await labelling(desk);
  await unanswered(desk, own);
}

async function reading(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  await desk.tab("review");
  await desk.press(text.audit.read);
  await desk.button(text.audit.readAgain).waitFor();
  const row = panel.locator("article.audit-row").first();
  await row.getByRole("button").first().click();
  await desk.field(text.review.name, row).fill(WORDS[desk.language].name);
  await desk.press(text.review.decisions.approve, row);
  await desk.part("review", panel.getByRole("tablist"), row);
}

async function labelling(desk: Desk): Promise<void> {
  const { panel, text } = desk;
  const { name, reason } = WORDS[desk.language];
  const group = panel
    .locator("article.audit-row")
    .first()
    .getByRole("group", { name: text.label.decision, exact: true });
  await desk.field(text.label.decision, group.locator("select").first().locator("xpath=..")).selectOption("due");
  await desk.field(text.label.person, group).fill(name);
  await desk.field(text.label.reason, group).fill(reason);
  await desk.press(text.label.record, group);
  // Opened before it is recorded, the page would show a label as if nobody had decided.
  await group.getByText(reason).first().waitFor();
  await desk.press(text.label.open);
  const labels = panel.getByRole("group", { name: text.label.heading });
  await desk.press(text.label.lay(1), labels);
  await labels.getByText(text.label.fits(1)).waitFor();
  await desk.whole("label", labels);
}

/** The network breaks in the middle of a request: nobody knows whether the engine took it. */
async function unanswered(desk: Desk, own: Service): Promise<void> {
  const { panel } = desk;
  // For good, since a browser sends once more by itself what was cut off.
  own.fault("cut-before", { route: "create" });
  await desk.tab("shot");
  await desk.until("the button", async () => desk.primary.isEnabled());
  await desk.primary.click();
  const question = panel.locator(".question").first();
  await question.waitFor();
  await desk.part("question", panel.getByRole("article").first());
}

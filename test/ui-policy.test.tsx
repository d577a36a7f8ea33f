/** @jest-environment jsdom */
/** The policy as an editor reads it: one line, what it opens, what is typed in Settings, and what a take says of it. */

import { act } from "react";
import { policyStates } from "./ui-policy-states";
import { all, choose, isDisabled, open, press, seen, textIn, the, type } from "./ui.setup";
import { aRow, aState, planned, reel } from "./ui-states";

const states = policyStates("data:,");

function state(name: string) {
  const found = states[name];
  if (found === undefined) throw new Error(`No state ${name}`);
  return found;
}

test("where nothing stands against the shot, one line says so", () => {
  open(state("policy, nothing against it"));
  expect(seen()).toContain("House policy: nothing stands against it.");
});

test("findings open from one line, each with what it is, the way out, its rule and its source", async () => {
  open(state("policy, much against it"));
  expect(seen()).not.toContain("may name a person");
  await press(the("button", "15 things to mind"));
  expect(seen()).toContain("“Anna Müller” may name a person.");
  expect(seen()).toContain("If it does, take it out or have their consent. If not, nothing is to be done.");
  expect(seen()).toContain("House, named people · Pickup’s suggestion");
  expect(seen()).toContain("EU Article 50, named people · AI Act, Regulation (EU) 2024/1689, Art. 3(60)");
  expect(seen()).toContain("decision about the label · AI Act, Regulation (EU) 2024/1689, Art. 50(4)");
  expect(seen()).toContain("Our studio’s long house rules, engines · House rule");
  expect(seen()).toContain("Our studio’s long house rules, words to mind · Handbook, chapter 4, page 12");
  expect(seen()).not.toContain("BBC");
  expect(seen()).toContain("It advises and records. You decide.");
  expect(isDisabled(the("button", "Make a 4 s take"))).toBe(false);
});

test("what cannot be read is said, and nobody claims that nothing stands against it", () => {
  open(state("policy, unread"));
  expect(seen()).toContain("Of the rules that can be read, none stands against it.");
  expect(seen()).toContain("policy.json cannot be used as a policy: rules[2].terms is not a list of 1 to 1000.");
  expect(seen()).toContain("The pack “studio”, which this project follows, is not here");
});

test("a sign-off that is asked for before placing is said on the take, and the take can be placed", () => {
  open(state("policy, sign-off before placing"));
  expect(seen()).toContain("Legal sign-off is asked for before placing (Client work). You can place it all the same.");
  expect(isDisabled(the("button", "Overwrite", the("article")))).toBe(false);
});

test("a take's recipe says what stood against it when it was made, also by a pack that is gone since", async () => {
  open(state("policy, sign-off before placing"));
  await press(the("tab", "Takes"));
  await press(the("button", "Recipe"));
  expect(seen()).toContain("Policy then (House, gone): 1 thing to mind. Some of its rules could not be read then.");
});

test("Settings choose the packs, and say what each rests on", async () => {
  const { told } = open(state("policy, cleared"));
  await press(the("tab", "Settings"));
  await press(the("checkbox", "EU Article 50"));
  expect(told).toContain("follow client-work eu-article-50");
  await press(the("checkbox", "Client work"));
  expect(told).toContain("follow");
  expect(seen()).toContain("by M. R. (declared, not authenticated).");
});

test("Settings say of each rule what it rests on, when that was read and how, and what is nobody's but Pickup's or the house's", async () => {
  open(state("policy, much against it"));
  await press(the("tab", "Settings"));
  for (const button of all("button", "What it rests on")) await press(button);
  expect(seen()).toContain("named people · Pickup suggests it; no text is named that says so.");
  expect(seen()).toContain(
    "AI Act, Regulation (EU) 2024/1689, Art. 50(4). Read on 2026-11-28. Read as several published",
  );
  expect(seen()).toContain("engines · The house says so in a pack of its own; no text is named.");
});

test("a clearance is kept as a whole, and a day that there is not is not kept", async () => {
  const { told } = open(state("policy, cleared"));
  await press(the("tab", "Settings"));
  const form = document.querySelector<HTMLElement>("[aria-label='Cleared for this project']") ?? document.body;
  expect(isDisabled(the("button", "Save", form))).toBe(true);
  type(the("textbox", "Until", form), "2027-02-30");
  expect([isDisabled(the("button", "Save", form)), seen().includes("A day is written as 2027-12-31.")]).toEqual([
    true,
    true,
  ]);
  type(the("textbox", "Until", form), "2027-02-28");
  type(the("textbox", "Written approval", form), "");
  await press(the("button", "Save", form));
  expect(told).toContain('clear {"approval":"","expires":"2027-02-28"}');
});

test("what was typed stays until it is noted, and stands in no other project", async () => {
  const cleared = state("policy, cleared");
  const store = open(cleared);
  await press(the("tab", "Settings"));
  const form = (): HTMLElement =>
    document.querySelector<HTMLElement>("[aria-label='Cleared for this project']") ?? document.body;
  const typed = (): string => textIn(the("textbox", "Written approval", form()));
  type(the("textbox", "Written approval", form()), "Letter 14");
  // The store refuses in silence: nothing was noted.
  await press(the("button", "Save", form()));
  expect(typed()).toBe("Letter 14");
  const other = aState({ policy: { ...cleared.policy, clearance: { approval: "Letter 1" } } });
  if (other.host.kind !== "open") throw new Error("No project is open");
  const host = { ...other.host, project: { ...other.host.project, projectId: "another" } };
  act(() => store.show({ ...other, host }));
  await press(the("tab", "Settings"));
  expect(typed()).toBe("Letter 1");
});

test("who sits here is typed, and said to be declared and no more", async () => {
  const store = open(aState());
  await press(the("tab", "Settings"));
  type(the("textbox", "Your name"), "M. R.");
  expect(store.state.settings.person).toBe("M. R.");
  expect(seen()).toContain("Declared, not authenticated");
});

test("author and rights are noted with a picture, and read there", async () => {
  const { form } = state("policy, much against it");
  open(planned(reel(), { references: form.references }, { takes: [aRow(1)] }));
  choose(the("combobox", "Order of bench"), "Author and rights …");
  type(the("textbox", "Author"), "M. R.");
  type(the("textbox", "Rights"), "CC BY 4.0");
  const group = document.querySelector<HTMLElement>(".entry-form") ?? document.body;
  await press(the("button", "Save", group));
  expect(seen()).toContain("By M. R., CC BY 4.0");
});

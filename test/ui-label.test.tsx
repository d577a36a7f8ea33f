/** @jest-environment jsdom */
/** Labels as they are read in the panel: who decides, what will be laid, what lies there. */

import { all, nameOf, open, press, seen, the, type } from "./ui.setup";
import { labelStates } from "./ui-label-states";

const states = labelStates("data:image/png;base64,iVBORw0KGgo=");

async function openLabels(name: string): Promise<ReturnType<typeof open>> {
  const state = states[name];
  if (state === undefined) throw new Error(`No state ${name}`);
  const opened = open(state);
  await press(the("tab", "Review"));
  return opened;
}

test("what will be laid is said before it is done", async () => {
  await openLabels("labels, planned");
  expect(seen()).toContain("Lays 2 labels on V5, a new track: 2 to 3 s each.");
  expect(seen()).toContain("Brings up to 2 pictures into the Pickup bin first; one Ctrl+Z leaves them there.");
  expect(seen()).toContain("10:00:02:00 – 10:00:04:23, AI GENERATED");
  expect(seen()).toContain("10:00:07:12 – 10:00:09:11, AI MODIFIED, limited");
  expect(seen()).toContain("1 range is undecided and gets no label.");
  expect(seen()).toContain("Of 1 range nobody knows whether it is seen: it is labelled.");
  expect(the("button", "Lay 2 labels")).toHaveProperty("disabled", false);
});

test.each([
  ["en", "10:00:07:12 – 10:00:09:11, AI MODIFIED, restreinte"],
  ["fr", "10:00:07:12 – 10:00:09:11, Modifié par IA, restreinte"],
] as const)(
  "the list names the words that are laid, in the label's language, whatever the panel speaks: %s",
  async (language, says) => {
    const state = states["labels, planned"];
    if (state?.labels.sequence === undefined) throw new Error("Nothing is planned");
    const { sequence } = state.labels;
    const labels = { ...state.labels, sequence: { ...sequence, choice: { ...sequence.choice, language } } };
    open({ ...state, labels, settings: { ...state.settings, language: "host" } }, "fr_FR");
    await press(all("tab")[3] ?? document.body);
    expect(seen()).toContain(says);
  },
);

test("where a label runs on beyond its range, and over what, is said before it is laid", async () => {
  await openLabels("labels, planned");
  expect(seen()).toContain("Beyond its range 10:00:04:00 – 10:00:04:23: over A014_C007_street.mov, Lower third.");
  expect(seen()).toContain("1 label stands beyond its range too, so that it can be read.");
  expect(seen()).toContain("At the top, 16 % of the height stays free of it, for a channel’s own bug.");
});

test("the page says who decides, and never that a cut is as the law wants it", async () => {
  await openLabels("labels, planned");
  expect(seen()).toContain("Who publishes decides; Pickup records.");
  expect(seen()).not.toMatch(/complian|verified/i);
});

test("labels that lie there as they should are not laid again, and can be removed", async () => {
  await openLabels("labels laid");
  expect(seen()).toContain("2 labels lie in the cut, as they should.");
  expect(seen()).toContain("One Ctrl+Z takes them away.");
  expect(the("button", "Lay 2 labels anew")).toHaveProperty("disabled", true);
  expect(the("button", "Remove labels")).toHaveProperty("disabled", false);
});

test("labels that do not fit the cut any more are laid anew", async () => {
  const store = await openLabels("labels that do not fit");
  expect(seen()).toContain("The 3 labels do not fit the cut, or what is chosen here, any more: lay them anew.");
  await press(the("button", "Lay 2 labels anew"));
  expect(store.told).toContain("layLabels");
});

test("nothing is laid over a cut that changed since it was read", async () => {
  await openLabels("labels of a cut that changed");
  expect(seen()).toContain("nobody knows whether they still fit");
  expect(the("button", "Lay 2 labels anew")).toHaveProperty("disabled", true);
});

test("where nothing is due, nothing is offered", async () => {
  await openLabels("labels, nothing due");
  expect(seen()).toContain("No range that is seen is to be labelled.");
  expect(
    all("button")
      .map(nameOf)
      .filter((one) => one.startsWith("Lay ")),
  ).toEqual([]);
});

test("breaks are listed as their markers are called", async () => {
  await openLabels("labels after breaks");
  expect(seen()).toContain("Breaks, by the sequence’s markers: Pub 1.");
});

async function openRow(name: string): Promise<ReturnType<typeof open>> {
  const store = await openLabels(name);
  await press(the("button", "PU_Reel2_003_T02"));
  return store;
}

test("a range says what was decided, by whom, when and why", async () => {
  await openRow("labels, to be decided");
  expect(seen()).toMatch(/Label: due, said M\. R\., .*: A square that exists/);
  expect(seen()).toContain("A typed name is declared, not authenticated.");
});

test("a decision that changed since is to be made anew, and says why", async () => {
  await openRow("labels, decided anew");
  expect(seen()).toContain("it shows another part of its media, or is of another length. Decide anew.");
});

test("the wording is recorded as it was shown, also where Pickup suggests it", async () => {
  const store = await openRow("labels, to be decided");
  type(the("textbox", "Who decides"), "M. R.");
  type(the("textbox", "Reason"), "A square that exists");
  await press(the("button", "Record the decision"));
  expect(store.told).toContain("decideLabel 48-96 due M. R. A square that exists generated");
});

test.each([
  ["en_US", "in nest “Reel 2 › Lab ext”"],
  ["fr_FR", "dans l’imbrication «\u00a0Reel 2 › Lab ext\u00a0»"],
])("nests are named in one pair of quotes, in %s", async (locale, says) => {
  const state = states["labels, to be decided"];
  if (state?.audit.kind !== "read") throw new Error("Nothing was audited");
  const ranges = state.audit.audit.ranges.map((range) => ({ ...range, nests: ["Reel 2", "Lab ext"] }));
  const audit = { ...state.audit, audit: { ...state.audit.audit, ranges } };
  open({ ...state, audit, settings: { ...state.settings, language: "host" } }, locale);
  await press(all("tab")[3] ?? document.body);
  expect(seen()).toContain(says);
});

test("nothing is recorded without a name and a reason", async () => {
  await openRow("labels, to be decided");
  expect(the("button", "Record the decision")).toHaveProperty("disabled", true);
});

/** @jest-environment jsdom */
/** The Takes tab as it is used: marks by key and button, what the menus narrow down to, recipes, lineage, thousands of rows. */

import { all, choose, nameOf, open, press, seen, strike, the, type } from "./ui.setup";
import { job, wireTake } from "./ui-engine-states";
import { takesStates } from "./ui-takes-states";
import { aRow, aState, planned, reel } from "./ui-states";

const states = takesStates("data:image/png;base64,iVBORw0KGgo=");
function state(name: string): NonNullable<(typeof states)[string]> {
  const found = states[name];
  if (found === undefined) throw new Error(`No state ${name}`);
  return found;
}

async function openTakes(name: string): Promise<ReturnType<typeof open>> {
  const store = open(state(name));
  await press(the("tab", "Takes"));
  return store;
}

test("the keys K, F and X mark the card that the keyboard is in, and take the mark away again", async () => {
  const store = await openTakes("marked takes");
  const card = the("article", "Shot 7, take 4");
  await strike(the("button", "Source", card), "k");
  await strike(the("button", "Source", card), "F");
  await strike(the("button", "Source", the("article", "Shot 7, take 3")), "x");
  expect(store.told).toEqual(["mark take-4 keep", "mark take-4 favourite", "mark take-3 none"]);
});

test("a letter in the search is no mark, nor is a key with Ctrl", async () => {
  const store = await openTakes("marked takes");
  await strike(the("textbox", "Search"), "k");
  await strike(the("button", "Source", the("article", "Shot 7, take 4")), "k", { ctrlKey: true });
  expect(store.told).toEqual([]);
});

test("what another machine keeps is said beside this one’s own marks", async () => {
  await openTakes("marked takes");
  expect(the("article", "Shot 7, take 1").textContent).toContain("kept on another machine");
});

test("the mark’s menu narrows the list down and counts; Show all brings all back", async () => {
  await openTakes("marked takes");
  choose(the("combobox", "Mark"), "Rejected");
  expect(all("article").map(nameOf)).toEqual(["Shot 7, take 3"]);
  expect(seen()).toContain("1 of 4 takes");
  await press(the("button", "Show all"));
  expect(all("article")).toHaveLength(4);
});

test("what was searched for is still there after a look at another tab", async () => {
  await openTakes("marked takes");
  type(the("textbox", "Search"), "4712");
  expect(all("article").map(nameOf)).toEqual(["Shot 7, take 2"]);
  await press(the("tab", "Shot"));
  await press(the("tab", "Takes"));
  expect(all("article").map(nameOf)).toEqual(["Shot 7, take 2"]);
});

test("a choice of used takes asks for every sequence", async () => {
  const store = await openTakes("marked takes");
  choose(the("combobox", "Where it stands"), "Used");
  expect(store.told).toEqual(["readUses"]);
  expect(all("article").map(nameOf)).toEqual(["Shot 7, take 1"]);
});

test("a recipe is read without touching the form; only its words or its seed come back", async () => {
  const store = await openTakes("marked takes");
  const card = the("article", "Shot 7, take 2");
  await press(the("button", "Recipe", card));
  expect(card.textContent).toContain("76 frames at 24");
  expect(store.told).toEqual(["look into credentials take-2"]);
  await press(the("button", "Seed", card));
  expect(store.told).toEqual(["look into credentials take-2", "restore take-2 seed", "leave credentials take-2"]);
});

test("where a take came from is named, and one press goes there", async () => {
  await openTakes("marked takes");
  const card = the("article", "Shot 7, take 4");
  expect(card.textContent).toContain("Look from PU_Reel2_003_T02, which is no longer there");
  choose(the("combobox", "Mark"), "Unmarked");
  await press(the("button", "Shot 7, take 1", card));
  const parent = the("article", "Shot 7, take 1");
  expect(parent.contains(document.activeElement)).toBe(true);
});

test("of thousands only those near the screen are in the page, and the tab counts all", async () => {
  await openTakes("thousands of takes");
  expect(all("article").length).toBeGreaterThan(3);
  expect(all("article").length).toBeLessThan(40);
  expect(nameOf(the("tab", "Takes"))).toBe("Takes 2000");
  type(the("textbox", "Search"), "“Shot 250:” 1001");
  expect(all("article").map(nameOf)).toEqual(["Shot 250, take 3"]);
});

test("the arrow keys go from card to card, to the same button, and Home and End to the first and the last", async () => {
  await openTakes("thousands of takes");
  const source = the("button", "Source", the("article", "Shot 500, take 4"));
  source.focus();
  const isIn = (card: string): boolean => the("article", card).contains(document.activeElement);
  const now = (): HTMLElement => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement)) throw new Error("The keyboard is nowhere");
    return activeElement;
  };
  await strike(now(), "ArrowDown");
  expect([isIn("Shot 500, take 3"), now().textContent]).toEqual([true, "Source"]);
  // Over the heading of the next shot.
  for (let step = 0; step < 3; step += 1) await strike(now(), "ArrowDown");
  expect(isIn("Shot 499, take 4")).toBe(true);
  await strike(now(), "ArrowUp");
  expect(isIn("Shot 500, take 1")).toBe(true);
  await strike(now(), "Home");
  expect(isIn("Shot 500, take 4")).toBe(true);
  await strike(now(), "ArrowUp");
  expect(isIn("Shot 500, take 4")).toBe(true);
});

test("an arrow in the search or in a menu goes nowhere", async () => {
  await openTakes("marked takes");
  const search = the("textbox", "Search");
  search.focus();
  await strike(search, "ArrowDown");
  expect(document.activeElement).toBe(search);
});

test("the clean-up says what would go, asks again, and never removes at the first press", async () => {
  const store = await openTakes("clean-up offered");
  expect(seen()).toContain("1 take rejected, 38.4 MB.");
  expect(seen()).toContain("3 takes unmarked and in no sequence, 1.2 GB.");
  await press(the("button", "Remove 3"));
  expect(store.told).toEqual([]);
  await press(the("button", "Remove 3 for good"));
  expect(store.told).toEqual(["cleanUp leftover a b c"]);
});

test("with marks that could not be read nothing can be removed", async () => {
  await openTakes("clean-up refused");
  expect(seen()).toContain("The marks of 2 machines could not be read");
  expect(all("button", "Remove")).toEqual([]);
});

test("the button says how many takes it makes", () => {
  open(state("several takes"));
  the("button", "Draw 3 takes of 3:04, the first onto V1");
  expect(seen()).toContain("seeds 4711–4713");
});

test("a still hold is made once, however many are asked for, and says so", () => {
  open(
    planned(
      reel(),
      { count: 3, prompt: "x" },
      { room: { kind: "unavailable", why: "it has no H.264 encoder" }, takes: [] },
    ),
  );
  expect(seen()).toContain("A still hold is the same every time, so one is made.");
});

test("a take that is still being made has no marks", async () => {
  open(aState({ takes: [aRow(1, { work: { step: "drawing", done: 1, total: 2 } }, { state: { kind: "making" } })] }));
  await press(the("tab", "Takes"));
  expect(all("button", "Keep")).toEqual([]);
});

const UNKEPT = { kind: "folder-not-writable", folder: "/films/Pickup" } as const;

test("of a take that an engine has, a folder that cannot be written to is no loss: it is fetched, not paid twice", () => {
  open(aState({ takes: [aRow(3, {}, wireTake({ kind: "failed", failure: UNKEPT, job }))] }));
  const card = the("article", "Shot 7, take 3");
  expect(card.textContent).toContain(
    "Nothing can be written to /films/Pickup. The engine has the take, and may charge it; it could not be kept here. " +
      "Make the folder writable, then fetch it again: it is not paid twice.",
  );
  expect(all("button", "Fetch again", card)).toHaveLength(1);
});

test("where nobody knows what was to be written, nothing is said of takes", () => {
  open(aState({ problem: { at: "make", failure: UNKEPT } }));
  expect(the("alert").textContent).toContain(
    "Nothing can be written to /films/Pickup. What was to be kept there is not on disk. " +
      "Make the folder writable, or choose another one in Settings, then try again.",
  );
});

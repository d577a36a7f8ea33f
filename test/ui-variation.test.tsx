/** @jest-environment jsdom */

import { compareStates } from "./ui-compare-states";
import { all, nameOf, open, press, seen, strike, the, type } from "./ui.setup";

const states = compareStates("data:image/png;base64,AA==");

function show(name: string): ReturnType<typeof open> {
  const state = states[name];
  if (state === undefined) throw new Error(`No state is called ${name}`);
  const store = open(state);
  return store;
}

describe("a take varied", () => {
  test("says what is sent, where it goes and what it costs before anything is sent", async () => {
    show("vary: extend");
    await press(the("tab", "Takes"));
    expect(seen()).toContain("A new shot right behind, V1 at 10:00:16:16.");
    expect(seen()).toContain("Asks for 4 s more, keeps 24 f of handle. About $1.20 (list price).");
    expect(seen()).toContain("and no frame.");
  });

  test("is sent by one button, once", async () => {
    const store = show("vary: remix");
    await press(the("tab", "Takes"));
    type(the("textbox", "The change"), "Same shot, at night");
    await press(the("button", "Remix, about $1.20"));
    expect(store.told).toContain("ask variation");
  });

  test("that costs more than passes unasked: a key held down spends nothing, and Escape keeps the words", async () => {
    const remix = states["vary: remix"];
    if (remix?.variation.kind !== "open" || remix.variation.plan?.order === undefined) throw new Error("No remix");
    const { variation } = remix;
    const { plan } = remix.variation;
    const order = { ...remix.variation.plan.order, confirm: true };
    const store = open({ ...remix, variation: { ...variation, plan: { ...plan, order } } });
    await press(the("tab", "Takes"));
    await press(the("button", "Remix, about $1.20"));
    expect(nameOf(document.activeElement ?? document.body)).toBe("Not now");
    await strike(the("button", "Not now"), "Escape");
    expect(nameOf(document.activeElement ?? document.body)).toBe("Remix, about $1.20");
    the("textbox", "The change");
    expect(store.told).toEqual([]);
    await press(the("button", "Remix, about $1.20"));
    await press(the("button", "Spend about $1.20"));
    expect(store.told).toEqual([expect.stringContaining("ask variation")]);
  });

  test("cannot be sent without a word", async () => {
    show("vary: nothing written");
    await press(the("tab", "Takes"));
    expect(the("button", "Remix, about $1.20")).toHaveProperty("disabled", true);
  });

  test("that no engine can make says why, and offers the way round", async () => {
    const store = show("vary: cannot");
    await press(the("tab", "Takes"));
    expect(seen()).toContain("A film cannot be remixed by this model at gpu.local:8091.");
    await press(the("button", "New take from its last frame"));
    expect(store.told).toContain("takeFromTake take-3 last");
  });

  test("is offered under a take of an engine, and under none that was drawn here", async () => {
    const store = show("compare: B is to be chosen");
    await press(the("tab", "Takes"));
    expect(all("button", "Vary")).toHaveLength(1);
    await press(the("button", "Vary"));
    expect(store.told).toContain("vary take-3");
  });
});

/** Behind it the list of takes is kept. */
function compared(): Element {
  const section = document.querySelector(".compare");
  if (section === null) throw new Error("Nothing is compared");
  return section;
}

describe("A/B", () => {
  test("A is chosen on one card, and B on another", async () => {
    const store = show("compare: B is to be chosen");
    await press(the("tab", "Takes"));
    expect(seen()).toContain("Shot 7, take 3 is A. Choose the take to compare it with.");
    await press(the("button", "B, beside Shot 7, take 3"));
    expect(store.told).toContain("compare take-4");
  });

  test("what differs says so, and what does not does not", () => {
    show("compare: other length, rate and shape");
    const differing = [...document.querySelectorAll(".fact-differs .fact-name")].map((one) => one.textContent);
    expect(differing).toEqual(["Model", "Seed", "Length", "Size", "Cost"]);
    expect(document.querySelector(".word-differs")?.textContent).toBe("Rain on the glass.");
    expect(seen()).toContain("A is 4 s long, B 5.06 s: both start together, and the shorter one holds its last frame.");
    expect(seen()).toContain("A has 24 f/s, B 16: matched by time.");
  });

  test("two models that are called alike are told apart by all of their names", () => {
    const state = states["compare: beside each other"];
    if (state === undefined) throw new Error("There is no such state");
    const takes = state.takes.map((row, index) => {
      const model = ["studio/Wan2.2-5B", "house/Wan2.2-5B"][index] ?? "";
      const recipe = { ...row.take.recipe, engine: "openai-videos", model } as const;
      return { ...row, take: { ...row.take, recipe } };
    });
    open({ ...state, takes });
    const [differs] = document.querySelectorAll(".fact-differs");
    expect(differs?.textContent).toContain("house/Wan2.2-5B");
    expect(differs?.textContent).toContain("studio/Wan2.2-5B");
  });

  test("a file that is gone is said beside its take, and the other one stays", () => {
    show("compare: a file is gone");
    expect(seen()).toContain("PU_Reel2_003_T04.mp4 is no longer there.");
  });

  test("without a media room it says so, and both can be opened in the Source Monitor", async () => {
    const store = show("compare: no media room");
    expect(seen()).not.toContain("undefined");
    for (const button of all("button", "Source", compared())) await press(button);
    expect(store.told.filter((words) => words.startsWith("openInSource"))).toEqual([
      "openInSource take-3",
      "openInSource take-4",
    ]);
  });

  test("one is kept, rejected or placed from where both are seen, and they change sides", async () => {
    const store = show("compare: beside each other");
    const [first] = all("button", "Reject", compared());
    if (first === undefined) throw new Error("Nothing can be rejected");
    await press(first);
    const [, place] = all("button", "Overwrite", compared());
    if (place === undefined) throw new Error("Nothing can be placed");
    await press(place);
    await press(the("button", "Swap"));
    expect(store.told).toEqual(expect.arrayContaining(["mark take-3 reject", "place take-4 overwrite"]));
    expect(document.querySelector(".compare")?.getAttribute("aria-label")).toBe(
      "Compare Shot 7, take 4 with Shot 7, take 3",
    );
  });

  test("closes by its button and by another tab", async () => {
    const store = show("compare: beside each other");
    await press(the("tab", "Takes"));
    expect(store.state.compare).toEqual({ kind: "closed" });
  });
});

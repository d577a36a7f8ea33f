/** @jest-environment jsdom */

import { ticks } from "../src/core/time";
import { en } from "../src/ui/text/en";
import { busyTakes, dollars, engineStates, ordered, unanswered, wireTake } from "./ui-engine-states";
import { all, isDisabled, open, press, seen, strike, the } from "./ui.setup";
import { aRow, aState, planned, reel } from "./ui-states";

const PICTURE = "data:image/png;base64,iVBORw0KGgo=";
const states = engineStates(PICTURE);

function cardOf(take: string): HTMLElement {
  const found = all("article").find((card) => card.getAttribute("aria-label")?.endsWith(take) === true);
  if (found === undefined) throw new Error(`No card of ${take} in: ${seen()}`);
  return found;
}

describe("what may be charged", () => {
  const dear = ordered({ estimate: { kind: "about", money: dollars(7.25), how: "learnt" } });

  test("wants a second press, and says why", async () => {
    const store = open(dear);
    await press(the("button", "Make a 4 s take, about $7.25"));
    expect(seen()).toContain("That is more than $5.00, so it asks once more.");
    expect(store.told).toEqual([]);
    await press(the("button", "Spend about $7.25"));
    expect(store.told).toEqual(["make confirmed"]);
  });

  test("is not what a double click falls on: a sentence stands where the first button was", async () => {
    open(dear);
    const first = the("button", "Make a 4 s take");
    const before = first.parentElement?.children[0];
    expect(before).toBe(first);
    await press(first);
    expect(the("button", "Spend about").parentElement?.children[0]?.tagName).toBe("P");
  });

  test("is not stopped by a key, nor by one press", async () => {
    const store = open(aState({ takes: busyTakes(PICTURE) }));
    await press(the("tab", "Takes"));
    const card = cardOf("take 6");
    await strike(card, "Escape");
    await press(the("button", "Stop", card));
    expect(store.told).toEqual([]);
    await press(the("button", "Keep it", card));
    await press(the("button", "Stop", card));
    await press(the("button", "Stop it, it may be charged all the same", card));
    expect(store.told).toEqual(["cancel take-6"]);
  });

  test("what waits in the queue is stopped at once: nothing was sent", async () => {
    const store = open(aState({ takes: busyTakes(PICTURE) }));
    await press(the("tab", "Takes"));
    await press(the("button", "Stop", cardOf("take 9")));
    await strike(cardOf("take 8"), "Escape");
    expect(store.told).toEqual(["cancel take-9", "cancel take-8"]);
  });
});

describe("a take asked for again", () => {
  const failed = wireTake({ kind: "failed", failure: { kind: "job-failed", host: "gpu.local:8091", message: "no" } });
  const problem = (take: string) =>
    ({ at: "takes", take, failure: { kind: "not-confirmed", estimate: dollars(7.25) } }) as const;

  test("that costs more than passes unasked is confirmed on its own card, with the amount", async () => {
    const store = open(aState({ takes: [aRow(2, {}, failed), aRow(1, {}, failed)], problem: problem("take-1") }));
    expect(cardOf("take 2").textContent).not.toContain("asks once more");
    expect(cardOf("take 1").textContent).toContain("That is more than $5.00, so it asks once more.");
    await press(the("button", "Spend about $7.25", cardOf("take 1")));
    expect(store.told).toEqual(["retry take-1 confirmed"]);
    expect(seen()).not.toContain("asks once more");
  });

  test("that nobody answered is confirmed as a question's answer", async () => {
    const take = wireTake(unanswered([]));
    const store = open(aState({ takes: [aRow(1, {}, take)], problem: problem("take-1") }));
    await press(the("button", "Spend about $7.25"));
    expect(store.told).toEqual(["settle take-1 ask-again confirmed"]);
  });

  test("that cannot be says why on its own card", () => {
    const failure = { kind: "over-cap", cap: dollars(15), spent: dollars(14.8), estimate: dollars(0.4) } as const;
    open(aState({ takes: [aRow(1, {}, failed)], problem: { at: "takes", take: "take-1", failure } }));
    expect(cardOf("take 1").textContent).toContain("$15.00");
    expect(all("alert")).toHaveLength(1);
  });
});

describe("a take under way", () => {
  test("says what keeps it, and what the editor can do about it", async () => {
    open(aState({ takes: busyTakes(PICTURE) }));
    await press(the("tab", "Takes"));
    expect(cardOf("take 5").textContent).toContain("engine away");
    expect(cardOf("take 5").textContent).toContain("it goes on by itself");
    expect(cardOf("take 10").textContent).toContain("key refused");
    expect(cardOf("take 10").textContent).toContain("Enter another under Settings > Engines");
    expect(cardOf("take 11").textContent).toContain("fetch broke off");
    expect(cardOf("take 11").textContent).toContain("safe at the engine");
    expect(cardOf("take 11").textContent).not.toContain("0.0 MB");
  });

  test("says where it will lie", async () => {
    open(aState({ takes: busyTakes(PICTURE) }));
    await press(the("tab", "Takes"));
    expect(cardOf("take 6").textContent).toContain("Goes to V1 at 10:00:02:00");
  });

  test("has no bar that pretends to know", () => {
    const work = { step: "engine", state: "running", progress: "unknown", since: "2026-11-22T14:32:05Z" } as const;
    open(aState({ takes: [aRow(1, { work: { ...work, stalled: "no" } }, wireTake({ kind: "asked" }))] }));
    expect(seen()).toContain("This server does not report progress.");
    expect(all("progressbar")).toEqual([]);
  });
});

describe("a submission that was not answered", () => {
  test("is counted where the editor looks, and comes first", () => {
    const rows = [4, 3, 2].map((number) => aRow(number, {}, wireTake({ kind: "cancelled" })));
    open(aState({ takes: [...rows, aRow(1, {}, wireTake(unanswered([])))] }));
    expect(seen()).toContain("1 question");
    expect(all("article")[0]?.getAttribute("aria-label")).toContain("take 1");
  });

  test("asks a question, with what tells its candidates apart", async () => {
    const store = open(states["question"] ?? aState({}));
    await press(the("tab", "Takes"));
    expect(cardOf("take 4").textContent).toContain("Did gpu.local:8091 take it?");
    expect(cardOf("take 4").textContent).toContain("being made, …gen_7");
    expect(cardOf("take 4").textContent).toContain("Time not told, done, …gen_8");
    await press(the("button", "Ask again", cardOf("take 3")));
    expect(store.told).toEqual([]);
    await press(the("button", "Ask again, maybe paying twice", cardOf("take 3")));
    expect(store.told).toEqual(["settle take-3 ask-again"]);
  });

  test("that the engine has twice says that each may be charged", async () => {
    const { prompt } = wireTake({ kind: "asked" }).recipe ?? {};
    const twins = ["a", "b"].map((id) => ({ id, state: "done" as const, prompt: prompt ?? "" }));
    open(aState({ takes: [aRow(1, {}, wireTake(unanswered(twins)))] }));
    await press(the("tab", "Takes"));
    expect(seen()).toContain("The engine has 2 alike. A network that repeats a request may do that");
  });
});

describe("the first frame of a shot in a hole", () => {
  const hole = planned(
    reel({
      playhead: ticks(100 * reel().rate),
      video: [{ index: 0, name: "V1", muted: false, items: [...(reel().video[0]?.items ?? [])] }],
    }),
  );

  test("is the one before it: the hole itself is black", async () => {
    const store = open(hole);
    expect(seen()).toContain("the picture before it ends at 10:00:01:23");
    await press(the("button", "Take the frame before"));
    await press(the("button", "Take the black one"));
    expect(store.told).toEqual(["takeFrame before", "takeFrame playhead"]);
  });

  test("is the one at the playhead where something is seen there, and in a sequence that begins with the hole", () => {
    open(planned(reel({ playhead: ticks(10 * reel().rate) })));
    the("button", "Take frame");
    document.body.replaceChildren();
    open(planned(reel({ video: [{ index: 0, name: "V1", muted: true, items: reel().video[0]?.items ?? [] }] })));
    expect(isDisabled(the("button", "Take frame"))).toBe(false);
  });
});

test("a tab opens at its top", async () => {
  open(aState({ takes: busyTakes(PICTURE) }));
  const page = (): Element | null => document.querySelector(".page");
  const before = page();
  await press(the("tab", "Settings"));
  expect(page()).not.toBe(before);
});

test("an engine that refuses its key says so above the money", () => {
  const refused = { kind: "refuses", failure: { kind: "key-refused", host: "gpu.local:8091" } } as const;
  const before = ordered({});
  const engines = before.engines.map((row) => ({ ...row, health: refused }));
  open({ ...before, engines });
  expect(seen()).toContain("Studio GPU refuses: a take would wait until that is mended in Settings.");
});

describe("a take that another machine asked for", () => {
  test.each([
    ["waits for an answer", unanswered([])],
    ["is being made", { kind: "making" }],
  ] as const)("and that %s says so, and offers nothing that writes", async (_, stands) => {
    open(aState({ takes: [aRow(3, { picture: PICTURE, isElsewhere: true }, wireTake(stands))] }));
    await press(the("tab", "Takes"));
    const card = cardOf("take 3");
    expect(card.textContent).toContain("Asked for on another machine");
    const offered = [...card.querySelectorAll("button")].map((button) => button.textContent);
    const reads: readonly (string | null)[] = [en.take.restore, en.shelf.recipe.open];
    expect(offered.filter((name) => !reads.includes(name))).toEqual([]);
    expect(seen()).not.toContain("1 question");
  });
});

test("a take whose engine does not answer says so while it is looked for", async () => {
  open(aState({ takes: [aRow(3, { work: { step: "looking", isAway: true } }, wireTake(unanswered()))] }));
  await press(the("tab", "Takes"));
  expect(cardOf("take 3").textContent).toContain("engine away");
});

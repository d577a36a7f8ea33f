/**
 * Takes on their cards: how far they are, what became of them, what can be done with them, and how they are found.
 *
 * @jest-environment jsdom
 */

import { aRow, aState } from "./ui-states";
import { all, isDisabled, nameOf, open, press, seen, strike, textIn, the, type } from "./ui.setup";
import { state } from "./ui-state.setup";

describe("takes", () => {
  test("progress counts frames, and Stop stops", async () => {
    const store = open(state("drawing"));
    const card = the("article", "Shot 7, take 3");
    expect(card.textContent).toContain("frame 31 of 76");
    expect(the("progressbar", "", card).getAttribute("aria-valuenow")).toBe("31");
    expect(the("progressbar", "", card).getAttribute("aria-valuemax")).toBe("76");
    expect(seen()).toContain("1 running");
    await press(the("button", "Stop", card));
    await strike(the("button", "Stop", card), "Escape");
    expect(store.told).toEqual(["cancel take-3", "cancel take-3"]);
  });

  test("what is not counted shows no bar", () => {
    open(state("ready"));
    expect(all("progressbar")).toEqual([]);
    expect(the("article", "Shot 7, take 3").textContent).toContain("importing");
  });

  test("what lies on the timeline says where, read from the timeline", () => {
    open(state("drawing"));
    expect(the("article", "Shot 7, take 1").textContent).toContain("on V2, 10:00:02:00");
  });

  test("a ready take opens in the Source Monitor, overwrites and inserts", async () => {
    const store = open(state("ready"));
    const card = the("article", "Shot 7, take 4");
    await press(the("button", "Source", card));
    await press(the("button", "Overwrite", card));
    await press(the("button", "Insert", card));
    expect(store.told).toEqual(["openInSource take-4", "place take-4 overwrite", "place take-4 insert"]);
  });

  test("with no sequence open a take can be looked at but not placed", () => {
    open({ ...state("no sequence"), takes: [aRow(1)] });
    expect(isDisabled(the("button", "Source"))).toBe(false);
    expect(isDisabled(the("button", "Overwrite"))).toBe(true);
  });

  test("a late take says why it waits in the bin", () => {
    open(state("ready"));
    const card = the("article", "Shot 7, take 2");
    expect(card.textContent).toContain("waits in the bin");
    expect(card.textContent).toContain("The cut around its place has changed.");
  });

  test.each([
    [3, "failed", "The disk of /films/Pickup is full."],
    [2, "interrupted", "Nothing was placed; ask again."],
    [1, "stopped", "You stopped it. Nothing was placed."],
  ])("take %s, %s, says what became of it and can be asked again", async (number, word, sentence) => {
    const store = open(state("failed"));
    const card = the("article", `Shot 7, take ${number}`);
    expect(card.textContent).toContain(word);
    expect(card.textContent).toContain(sentence);
    await press(the("button", "Ask again", card));
    expect(store.told).toEqual([`retry take-${number}`]);
  });

  test.each([
    [2, "not confirmed", "Premiere did not confirm the placement."],
    [1, "not placed", "Premiere reported success, but the clip is not on V2."],
  ])("take %s whose placement is %s does not call itself ready", (number, word, sentence) => {
    open(state("waits"));
    const card = the("article", `Shot 7, take ${number}`);
    expect(card.textContent).toContain(word);
    expect(card.textContent).toContain(sentence);
    expect(card.textContent).not.toContain("ready");
  });

  test("none yet: a sentence says where the first will show", () => {
    open(state("planning"));
    expect(seen()).toContain("No takes yet. The first one shows here while it is made.");
  });
});

describe("the Takes tab", () => {
  test("shows all takes under their shots, and finds by prompt, name and seed", async () => {
    const other = aRow(9, {}, { clipName: "PU_Reel2_006_T09" });
    const tower = {
      ...other,
      take: {
        ...other.take,
        shot: { ...other.take.shot, number: 6 },
        recipe: { ...other.take.recipe, prompt: "Tower against storm clouds", seed: 99 },
      },
    };
    open(aState({ takes: [...state("ready").takes, tower] }));
    expect(all("article")).toHaveLength(3);
    await press(the("button", "All 5 takes"));
    expect(all("article")).toHaveLength(5);
    expect(seen()).toContain("Shot 6“Tower against storm clouds”");
    const search = the("textbox", "Search prompt, name, seed");
    for (const words of ["STORM tower", "006_T", "99"]) {
      type(search, words);
      expect(all("article").map(nameOf)).toEqual(["Shot 6, take 9"]);
    }
    type(search, "dragon");
    expect(seen()).toContain("No take has “dragon” in its prompt, name or seed.");
    await press(the("button", "Show all"));
    expect(all("article")).toHaveLength(5);
    expect(textIn(search)).toBe("");
  });

  test("a take’s prompt and settings can be restored", async () => {
    const store = open(state("ready"));
    await press(the("tab", "Takes"));
    await press(the("button", "Restore", the("article", "Shot 7, take 4")));
    expect(store.told).toEqual(["restore take-4"]);
    expect(the("tab", "Shot").getAttribute("aria-selected")).toBe("true");
  });

  test("empty, it teaches the next step", async () => {
    open(state("planning"));
    await press(the("tab", "Takes"));
    expect(seen()).toContain("Make one in the Shot tab");
  });
});

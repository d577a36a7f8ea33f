/** @jest-environment jsdom */

import { act } from "react";
import type { LibraryRow } from "../src/studio/references/reference-state";
import { held, referenceStates } from "./ui-reference-states";
import { ordered, wan } from "./ui-engine-states";
import { all, choose, isDisabled, open, press, seen, textIn, the, type } from "./ui.setup";

const PICTURE = "data:image/png;base64,";
const state = (name: string): Parameters<typeof open>[0] => {
  const found = referenceStates(PICTURE)[name];
  if (found === undefined) throw new Error(`No state is called ${name}.`);
  return found;
};
const options = (menu: HTMLElement): readonly string[] =>
  [...menu.querySelectorAll("option")].map(({ textContent }) => textContent);

describe("the strip", () => {
  test("ten for a model that takes one: all ten stay in sight, and it is said what becomes of nine", () => {
    const file = (index: number) => ({ kind: "file", name: `look-${index}.png` }) as const;
    const references = Array.from({ length: 10 }, (_, index) =>
      held(index === 0 ? "first" : "look", file(index), PICTURE),
    );
    const roles = { first: 1, last: 0, look: 0, firstNeeded: false } as const;
    open(ordered({ model: { ...wan, roles }, form: { references } }));
    expect(all("img", "Look: look-")).toHaveLength(9);
    expect(all("img", "First frame: look-0.png")).toHaveLength(1);
    expect(seen()).toContain("First frame; the other nine are ignored by this model.");
  });

  test("of what lies above a programme frame the names are said, and each clip below can be had alone", async () => {
    const store = open(state("many references"));
    expect(seen()).toContain("It carries Title: Day 400.");
    const menu = the("combobox", "Which picture of 10:00:01:23");
    expect(options(menu)[0]).toBe("Programme");
    const [, clip = ""] = options(menu);
    choose(menu, clip);
    await act(() => Promise.resolve());
    expect(store.told).toEqual([expect.stringMatching(/^showInstead 0 \d$/)]);
  });
});

describe("the library", () => {
  const opened = (name = "library", more: Partial<Parameters<typeof open>[0]> = {}): ReturnType<typeof open> =>
    open({ ...state(name), ...more });
  const entry = (name: string): HTMLElement => the("article", name);

  test("of a person it says the consent, or that there is none and what to do", async () => {
    const store = opened();
    await press(the("button", "Library, 4"));
    expect(entry("Mara").textContent).toContain("Person, 2 pictures, consent of 2026-11-20");
    const guard = entry("The night guard");
    expect(guard.textContent).toContain("No consent note: kept, not used.");
    await press(the("button", "Write the note", guard));
    type(the("textbox", "Consent", guard), "He agreed to be shown, to the producer");
    type(the("textbox", "Day", guard), "2026-02-30");
    expect(guard.textContent).toContain("A day as 2026-11-22.");
    expect(isDisabled(the("button", "Save", guard))).toBe(true);
    type(the("textbox", "Day", guard), "2026-11-21");
    await press(the("button", "Save", guard));
    expect(store.told).toEqual([
      `edit o ${JSON.stringify({
        name: "The night guard with the lamp",
        consent: { note: "He agreed to be shown, to the producer", date: "2026-11-21" },
      })}`,
    ]);
    expect(all("textbox", "Consent")).toEqual([]);
  });

  test("author, rights and origin are read with an entry, and changed there", async () => {
    const entries = state("library").library.entries.map((row) =>
      row.name === "Mara" ? { ...row, rights: { author: "M. R.", origin: "Archive, 1204" } } : row,
    );
    const store = opened("library", { library: { entries, unread: [] } });
    await press(the("button", "Library, 4"));
    const mara = entry("Mara");
    expect(mara.textContent).toContain("By M. R., rights not noted, from Archive, 1204");
    await press(the("button", "Change", mara));
    expect(textIn(the("textbox", "Author", mara))).toBe("M. R.");
    type(the("textbox", "Rights", mara), "Contract 7");
    await press(the("button", "Save", mara));
    expect(store.told).toEqual([
      expect.stringContaining('"rights":{"author":"M. R.","origin":"Archive, 1204","rights":"Contract 7"}'),
    ]);
  });

  test.each([
    ["this machine's", false, ['edit m {"rights":{"rights":"CC BY 4.0"}}']],
    ["another machine's", true, []],
  ])(
    "what is noted in a shot of a picture of %s entry is kept with the entry where it may be",
    async (_, isElsewhere, told) => {
      const entries = state("library").library.entries.map((row) => (row.id === "m" ? { ...row, isElsewhere } : row));
      const from = { kind: "library", entryId: "m", name: "Mara", entry: "person" } as const;
      const { form } = state("library");
      const store = opened("library", {
        library: { entries, unread: [] },
        form: { ...form, references: [held("subject", from, PICTURE)] },
      });
      choose(the("combobox", "Order of Mara"), "Author and rights …");
      const group = document.querySelector<HTMLElement>("[aria-label='Author and rights of Mara']") ?? document.body;
      expect(group.textContent.includes("with the library’s entry")).toBe(!isElsewhere);
      type(the("textbox", "Rights", group), "CC BY 4.0");
      await press(the("button", "Save", group));
      expect(store.told).toEqual(told);
    },
  );

  test("what another machine made is used here, and changed there", async () => {
    const store = opened();
    await press(the("button", "Library, 4"));
    const pier = entry("The old pier");
    expect(pier.textContent).toContain("made on another machine");
    expect(all("button", "", pier).map(({ textContent }) => textContent)).toEqual(["Use"]);
    await press(the("button", "Use", pier));
    expect(store.told).toEqual(["use p"]);
  });

  test("what was typed stays when it cannot be kept, and the reason stands beside it", async () => {
    const store = opened();
    await press(the("button", "Library, 4"));
    await press(the("button", "New entry …"));
    type(the("textbox", "Name"), "The lamp room");
    const failure = { kind: "disk-full", folder: "/Volumes/Media" } as const;
    act(() => store.show({ ...store.state, problem: { at: "library", failure } }));
    await press(the("button", "Keep it"));
    expect(store.told).toEqual(["keepFile look The lamp room"]);
    expect(textIn(the("textbox", "Name"))).toBe("The lamp room");
    expect(the("alert").textContent).toContain("/Volumes/Media");
  });

  test("an entry goes only after a second word", async () => {
    const store = opened();
    await press(the("button", "Library, 4"));
    const mara = entry("Mara");
    await press(the("button", "Remove", mara));
    expect(mara.textContent).toContain("Remove Mara? Takes keep their own copies.");
    expect(store.told).toEqual([]);
    const [, sure] = all("button", "Remove", mara);
    if (sure === undefined) throw new Error("Nothing asks twice.");
    await press(sure);
    expect(store.told).toEqual(["remove m"]);
  });

  test("a picture of the strip is kept as what it is", async () => {
    const store = opened("many references", { library: { entries: [] as LibraryRow[], unread: [] } });
    choose(the("combobox", "Order of 10:00:05:04"), "Keep it in the library …");
    choose(the("combobox", "What it is"), "Place");
    type(the("textbox", "Name"), "The bridge");
    await press(the("button", "Keep it"));
    expect(store.told).toEqual(["keep 4 place The bridge"]);
  });
});

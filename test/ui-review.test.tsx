/** @jest-environment jsdom */
/** Deciding in the Review tab: what is read of each range, and its keys. */

import { act } from "react";
import type * as rows from "../src/ui/AuditRow";
import { all, nameOf, open, press, seen, strike, the, type } from "./ui.setup";
import { ranges, reviewed, reviewStates } from "./ui-review-states";

/** Clips whose rows were drawn, each time one was. */
const drawn: string[] = [];
jest.mock("../src/ui/AuditRow", () => {
  const actual = jest.requireActual<typeof rows>("../src/ui/AuditRow");
  const AuditRow: typeof rows.AuditRow = (props) => {
    drawn.push(props.range.clip);
    return actual.AuditRow(props);
  };
  return { ...actual, AuditRow };
});

async function openReview(change: Parameters<typeof reviewed>[0] = {}): Promise<ReturnType<typeof open>> {
  const store = open(reviewed(change));
  await press(the("tab", "Review"));
  return store;
}

const name = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>(".audit-open .audit-name");
  if (found === null) throw new Error("No row is open");
  return found;
};

test("a decision is read with who made it, when, and with which note", async () => {
  await openReview({ at: "1:0" });
  expect(seen()).toMatch(/Editorial: approved, M\. R\., /);
  expect(seen()).toContain("“Fine in this place.”");
  expect(seen()).toContain("Declared, not authenticated.");
});

test("what opened again says why", async () => {
  await openReview({ at: "1:200" });
  expect(seen()).toContain("It looks otherwise since: speed, effects or grade.");
});

test("clips that show an older review are told, and shown as it stands when somebody asks for it", async () => {
  const store = await openReview({ older: ["i1", "i2", "i3"] });
  expect(seen()).toContain("In the project panel 3 clips show an older review, or none.");
  expect(store.told).not.toContain("showReview");
  await press(the("button", "Show it as it stands"));
  expect(store.told).toContain("showReview");
});

test("a decision in a line that does not hold is told beside its range and does not count", async () => {
  const state = reviewStates()["review, a decision that does not hold"];
  if (state === undefined) throw new Error("There is no such state");
  open(state);
  await press(the("tab", "Review"));
  expect(seen()).toMatch(/M\. R\. approved, Editorial\. This line does not hold to its ledger, so it does not count/);
  expect(seen()).toContain("1 decision stands in a line that does not hold to its ledger: it does not count.");
  expect(seen()).toContain("Editorial: open.");
});

test("what is said of the ledger says when it was checked, and how many lines came since", async () => {
  const state = reviewStates()["review, one in hand"];
  if (state === undefined) throw new Error("There is no such state");
  open(state);
  await press(the("tab", "Review"));
  expect(seen()).toMatch(/Intact, 214 lines, head \S+\s*Checked .+; 3 lines came since and were not\./);
});

test("a pack of one still and one film is told as that", async () => {
  await openReview({ pack: { kind: "made", folder: "/out", ranges: 1, stills: 1, films: 1 } });
  expect(seen()).toContain("1 range, 1 still and 1 film, in /out.");
});

test("A, C and R decide on the range in hand, J goes on, Space plays", async () => {
  const store = await openReview();
  for (const key of ["a", "c", "r", "j", " "]) await strike(name(), key);
  expect(store.told.filter((one) => /^(decide|step|playRange)/.test(one))).toEqual([
    "decide 2:400 editorial approve ",
    "decide 2:400 editorial changes ",
    "decide 2:400 editorial reject ",
    "step next",
    "playRange 2:400",
  ]);
});

test("a key that is held down decides once", async () => {
  const store = await openReview();
  for (const repeat of [false, true, true])
    await act(async () => {
      name().dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true, repeat }));
      await Promise.resolve();
    });
  expect(store.told.filter((one) => one.startsWith("decide"))).toHaveLength(1);
});

test("who reads the cut has the keys at once, although the button that was pressed is gone", async () => {
  await openReview();
  const again = the("button", "Read again");
  again.focus();
  await press(again);
  expect(document.activeElement?.classList.contains("review-keys")).toBe(true);
});

test("a decision without a name is refused beside the buttons, with the cursor in the name's field", async () => {
  const problem = { at: "review", failure: { kind: "cannot-review", why: "no-name" } } as const;
  const state = reviewed();
  open({ ...state, problem });
  await press(the("tab", "Review"));
  const said = [...document.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent);
  expect(said.filter((one) => one.includes("Type your name first"))).toHaveLength(1);
  expect(document.querySelector(".audit-open [role=alert]")).not.toBeNull();
  await strike(name(), "a");
  expect(document.activeElement).toBe(the("textbox", "Your name"));
});

test("letters that are typed into the note decide nothing", async () => {
  const store = await openReview();
  await strike(name(), "n");
  const note = the("textbox", "Note");
  expect(document.activeElement).toBe(note);
  for (const key of ["a", "r", " "]) await strike(note, key);
  expect(store.told.filter((one) => one.startsWith("decide"))).toEqual([]);
  await strike(note, "Escape");
  expect(document.activeElement).toBe(name());
});

describe("of five hundred ranges", () => {
  /** Rows that are in the page at once, at most; in jsdom nothing has a height, so they are counted by what was guessed. */
  const MOST = 40;

  async function openMany(): Promise<void> {
    open(ranges(500));
    await press(the("tab", "Review"));
  }

  const now = (): HTMLElement => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement)) throw new Error("The keyboard is nowhere");
    return activeElement;
  };

  test("only those near the screen are in the page, and the tab counts all", async () => {
    await openMany();
    expect(all("article").length).toBeGreaterThan(3);
    expect(all("article").length).toBeLessThan(MOST);
    expect(nameOf(the("tab", "Review"))).toBe("Review 500");
  });

  test("typing a note draws no row anew", async () => {
    await openMany();
    const note = the("textbox", "Note");
    drawn.length = 0;
    for (const text of ["F", "Fi", "Fin", "Fine", "Fine ", "Fine h", "Fine he", "Fine her", "Fine here"])
      type(note, text);
    expect(drawn).toEqual([]);
  });

  test("each arrow key draws no more rows than are near the screen, and End comes to the last", async () => {
    await openMany();
    name().focus();
    for (let step = 1; step <= 30; step += 1) {
      drawn.length = 0;
      await strike(now(), "ArrowDown");
      expect(now().textContent).toBe(`wave_${step}.mp4`);
      expect(drawn.length).toBeLessThan(2 * MOST);
      expect(all("article").length).toBeLessThan(MOST);
    }
    drawn.length = 0;
    await strike(now(), "End");
    expect(now().textContent).toBe("wave_499.mp4");
    expect(drawn.length).toBeLessThan(3 * MOST);
    expect(all("article").length).toBeLessThan(MOST);
  });
});

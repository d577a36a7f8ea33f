/** @jest-environment jsdom */

import { act } from "react";
import type { Failure } from "../src/core/failure";
import type { EngineDraft } from "../src/studio/commands";
import type { StudioState } from "../src/studio/state";
import type { EngineHealth } from "../src/studio/front-desk/engine-state";
import { bothEngines, dollars, engineRow, engineStates, openRouter, ordered, studioGpu, wan } from "./ui-engine-states";
import type { ScriptedStore } from "./scripted-store";
import { aState, NOTHING_SPENT } from "./ui-states";
import { all, choose, chosen, isDisabled, open, press, seen, strike, textIn, the, type } from "./ui.setup";

const REFUSED = { kind: "address-refused", host: "gateway.example", why: "http-public" } as const;

async function openSettings(change: Partial<StudioState> = {}): Promise<ScriptedStore> {
  const store = open(aState(change));
  await press(the("tab", "Settings"));
  return store;
}

function row(name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("[role=group]")].find(
    (one) => one.getAttribute("aria-label") === name,
  );
  if (found === undefined) throw new Error(`No engine “${name}” in: ${seen()}`);
  return found;
}

function section(name: string): HTMLElement {
  const found = [...document.querySelectorAll("section")].find((one) => one.getAttribute("aria-label") === name);
  if (found === undefined) throw new Error(`No section “${name}”.`);
  return found;
}

function withHealth(health: EngineHealth, hasKey = true): Partial<StudioState> {
  return { engines: [engineRow(studioGpu, { health, hasKey })] };
}

const refuses = (failure: Failure): EngineHealth => ({ kind: "refuses", failure });

/** What the form handed over, each draft by itself. */
function savedBy(store: ScriptedStore): readonly EngineDraft[] {
  const drafts: EngineDraft[] = [];
  store.settings.saveEngine = (draft) => {
    drafts.push(draft);
    return Promise.resolve();
  };
  return drafts;
}

describe("an engine’s row", () => {
  test("says its address, what it speaks, whether there is a key, and its models", async () => {
    await openSettings({ engines: bothEngines });
    expect(row("Studio GPU").textContent).toContain("http://gpu.local:8091/v1");
    expect(row("Studio GPU").textContent).toContain("Speaks vLLM-Omni, no key");
    expect(row("Studio GPU").textContent).toContain("Wan 2.2, film-maker-xl");
    expect(row("Studio GPU").textContent).toContain("answers");
  });

  test.each([
    [5, "Wan 1, Wan 2, Wan 3, Wan 4, Wan 5"],
    [8, "Wan 1, Wan 2, Wan 3, Wan 4, Wan 5 and 3 more"],
  ])("names its models up to five (%s)", async (count, words) => {
    const models = Array.from({ length: count }, (_, index) => ({
      ...wan,
      model: `wan-${index}`,
      name: `Wan ${index + 1}`,
    }));
    await openSettings({ engines: [engineRow(studioGpu, { models })] });
    expect(row("Studio GPU").textContent).toContain(words);
    expect(row("Studio GPU").textContent.includes("more")).toBe(count > 5);
  });

  test("an engine that answers but names no models is not called good", async () => {
    await openSettings({ engines: [engineRow(studioGpu, { models: [] })] });
    const state = row("Studio GPU").querySelector(".state");
    expect(state?.textContent).toBe("names no models");
    expect(state?.className).toContain("warn");
  });

  test("an address below which nothing speaks video says so, and the usual one is a press away", async () => {
    const entry = { ...studioGpu, address: "http://gpu.local:8091" };
    const failure = { kind: "no-protocol", host: "gpu.local:8091", path: "/" } as const;
    const store = await openSettings({ engines: [engineRow(entry, { models: [], health: refuses(failure) })] });
    expect(row("Studio GPU").textContent).toContain(
      "gpu.local:8091 answers, but speaks no video protocol at /. Most servers want /v1 at the end.",
    );
    const drafts = savedBy(store);
    await press(the("button", "Try with /v1"));
    expect(drafts).toMatchObject([{ id: "gpu", address: "http://gpu.local:8091/v1" }]);
    expect(drafts[0]).not.toHaveProperty("key");
  });

  test("where /v1 is there already it is not offered", async () => {
    const failure = { kind: "no-protocol", host: "gpu.local:8091", path: "/v1" } as const;
    await openSettings({ engines: [engineRow(studioGpu, { models: [], health: refuses(failure) })] });
    expect(all("button", "Try with")).toEqual([]);
    expect(row("Studio GPU").textContent).toContain("speaks no video protocol at /v1");
    expect(row("Studio GPU").textContent).not.toContain("Most servers");
  });

  test.each([
    ["the host’s words say nothing", "Failed to fetch", "gpu.local:8091 cannot be reached. Check the address and port"],
    [
      "nobody answered in time",
      "no answer within 30 s",
      "gpu.local:8091 cannot be reached: no answer within 30 s. Check",
    ],
    ["it answers with an error", "it answers 503", "gpu.local:8091 has trouble of its own: it answers 503."],
  ])("a test that reached nobody speaks of address and network, not of takes, when %s", async (_when, why, words) => {
    await openSettings(withHealth({ kind: "offline", failure: { kind: "unreachable", host: "gpu.local:8091", why } }));
    expect(row("Studio GPU").textContent).toContain(words);
    expect(row("Studio GPU").textContent).toMatch(/\bthen press Test\./i);
    expect(row("Studio GPU").textContent).not.toMatch(/fetch|[Tt]akes/);
  });

  test.each([
    [true, "gpu.local:8091 does not accept the key."],
    [false, "gpu.local:8091 wants a key, and none is set."],
  ])("a refused key is told from a missing one (%s)", async (hasKey, words) => {
    await openSettings(withHealth(refuses({ kind: "key-refused", host: "gpu.local:8091" }), hasKey));
    expect(row("Studio GPU").textContent).toContain(words);
  });
});

describe("the form of an engine", () => {
  async function openForm(): Promise<ScriptedStore> {
    const store = await openSettings({ engines: bothEngines });
    await press(the("button", "Add an engine"));
    return store;
  }

  test("opens with the focus on the address, and gives it back to its opener", async () => {
    await openForm();
    expect(document.activeElement).toBe(the("textbox", "Address"));
    await press(the("button", "Cancel"));
    expect(document.activeElement).toBe(the("button", "Add an engine"));
    await press(the("button", "Edit", row("OpenRouter")));
    expect(document.activeElement).toBe(the("textbox", "Address"));
    await strike(the("textbox", "Address"), "Escape");
    expect(document.activeElement).toBe(the("button", "Edit", row("OpenRouter")));
  });

  test("Enter in a field saves, and closes the form", async () => {
    const store = await openForm();
    const drafts = savedBy(store);
    type(the("textbox", "Address"), "https://gpu.example.lan/v1");
    await strike(the("textbox", "Name"), "Enter");
    expect(drafts).toMatchObject([{ address: "https://gpu.example.lan/v1" }]);
    expect(all("textbox", "Address")).toEqual([]);
    expect(document.activeElement).toBe(the("button", "Add an engine"));
  });

  test("closes as soon as the engine is kept: its test goes on in its row", async () => {
    const store = await openForm();
    store.settings.saveEngine = () => new Promise(() => undefined);
    type(the("textbox", "Address"), "https://gpu.example.lan/v1");
    await press(the("button", "Save and test"));
    expect(isDisabled(the("button", "Save and test"))).toBe(true);
    const entry = { ...studioGpu, id: "new", name: "gpu.example.lan" };
    act(() =>
      store.show({ ...store.state, engines: [...bothEngines, engineRow(entry, { health: { kind: "testing" } })] }),
    );
    expect(all("textbox", "Address")).toEqual([]);
    expect(row("gpu.example.lan").textContent).toContain("testing");
  });

  test("a refused save says why right above its buttons, and stays open", async () => {
    const store = await openForm();
    store.settings.saveEngine = () => {
      act(() => store.show({ ...store.state, problem: { at: "engines", failure: REFUSED } }));
      return Promise.resolve();
    };
    type(the("textbox", "Address"), "https://gateway.example/v1");
    await press(the("button", "Save and test"));
    const alert = the("alert");
    expect(alert.textContent).toContain("gateway.example would be reached over the open internet");
    expect(alert.nextElementSibling?.textContent).toContain("Save and test");
  });

  test.each([
    ["gpu.local:8091", "Begin it with http:// or https://."],
    ["https://user@gpu.local/v1", "Type it as https://host/v1, without a name"],
    ["http://gateway.example/v1", "would be reached over the open internet without encryption"],
    ["http://192.168.7.7:8091/v1", "Tick the box above, or use https."],
  ])("%s cannot be saved, and the form says what to do", async (address, words) => {
    const store = await openForm();
    type(the("textbox", "Address"), address);
    expect(seen()).toContain(words);
    expect(isDisabled(the("button", "Save and test"))).toBe(true);
    const drafts = savedBy(store);
    await strike(the("textbox", "Address"), "Enter");
    expect(drafts).toEqual([]);
  });

  test("nobody is scolded while the beginning of an address is typed", async () => {
    await openForm();
    for (const typed of ["h", "http", "https:/", "https://"]) {
      type(the("textbox", "Address"), typed);
      expect(seen()).not.toMatch(/Begin it with|Type it as/);
    }
  });

  test("plain http on the network is saved once the editor agreed", async () => {
    const store = await openForm();
    const drafts = savedBy(store);
    type(the("textbox", "Address"), "http://192.168.7.7:8091/v1");
    await press(the("checkbox", "Plain http"));
    expect(seen()).not.toContain("Tick the box above");
    await press(the("button", "Save and test"));
    expect(drafts).toMatchObject([{ privateHttp: true }]);
  });

  test("one’s own hardware is taken for granted on this machine and network, until the editor says otherwise", async () => {
    const store = await openForm();
    const drafts = savedBy(store);
    const own = (): HTMLElement => the("checkbox", "My own hardware");
    const isTicked = (): boolean => own().matches(":checked");
    for (const [address, expected] of [
      ["https://gateway.example/v1", false],
      ["http://localhost:8091/v1", true],
      ["https://192.168.7.7/v1", true],
    ] as const) {
      type(the("textbox", "Address"), address);
      expect([address, isTicked()]).toEqual([address, expected]);
    }
    await press(own());
    type(the("textbox", "Address"), "http://127.0.0.1:8091/v1");
    expect(isTicked()).toBe(false);
    await press(the("button", "Save and test"));
    expect(drafts).toMatchObject([{ costs: "by-price" }]);
  });

  test("OpenRouter is nobody’s own hardware, and says where its key comes from", async () => {
    await openForm();
    choose(the("combobox", "Kind"), "OpenRouter");
    expect(all("checkbox", "My own hardware")).toEqual([]);
    expect(textIn(the("textbox", "Address"))).toBe("https://openrouter.ai/api/v1");
    expect(the("textbox", "Key").getAttribute("placeholder")).toBe("from openrouter.ai/keys");
  });

  test("an address on another host says that the key does not go along", async () => {
    await openSettings({ engines: bothEngines });
    await press(the("button", "Edit", row("OpenRouter")));
    const hint = (): string | null => the("textbox", "Key").getAttribute("placeholder");
    expect(hint()).toBe("kept; type to replace it");
    type(the("textbox", "Address"), "https://openrouter.ai/api/v2");
    expect(hint()).toBe("kept; type to replace it");
    type(the("textbox", "Address"), "https://elsewhere.example/v1");
    expect(hint()).toBe("another address: enter its key");
  });

  test.each([
    ["http://192.168.7.7:8091/v1", true],
    ["http://gateway.example/v1", false],
    ["https://192.168.7.7/v1", false],
  ])("the word about macOS stands only where plain http is allowed (%s)", async (address, stands) => {
    await openForm();
    type(the("textbox", "Address"), address);
    expect(seen().includes("Premiere on macOS refuses http://")).toBe(stands);
  });
});

describe("who makes it", () => {
  test("models come first, with the engine that has them", () => {
    open(ordered({}));
    expect(chosen(the("combobox", "Who makes it"))).toBe("Wan 2.2 on Studio GPU");
  });

  test.each([
    [{ kind: "answers", at: "" }, "Studio GPU: names no models"],
    [{ kind: "untested" }, "Studio GPU: test it in Settings"],
  ] as const)("an engine without models is there, and says why it cannot be chosen", (health, words) => {
    open(aState({ engines: [engineRow(studioGpu, { models: [], health })] }));
    const menu = the("combobox", "Who makes it");
    const option = [...menu.querySelectorAll("option")].find(({ text }) => text === words);
    expect(option?.disabled).toBe(true);
  });

  test("an engine that is gone is not asked, and the button says so", () => {
    const gone = engineStates("")["engine, gone"];
    if (gone === undefined) throw new Error("no such state");
    open(gone);
    expect(seen()).toContain("That engine or model is not there any more.");
    expect(isDisabled(the("button", "Make a take"))).toBe(true);
    expect(chosen(the("combobox", "Who makes it"))).toBe("wan-2.1, gone");
  });
});

describe("what is asked of an engine", () => {
  test("a list price says of which day it is", () => {
    open(ordered({ estimate: { kind: "about", money: dollars(0.4), how: "list-price", listed: "2024-11-12" } }));
    expect(seen()).toContain("About $0.40 (list price, 12\u00a0Nov\u00a02024).");
  });

  test("an unknown cost on one’s own network points to the tick that settles it", () => {
    open(ordered({ estimate: { kind: "unknown" } }));
    expect(seen()).toContain("Cost unknown. Your own hardware? Say so in Settings.");
  });

  test("an unknown cost on the internet does not", () => {
    open(ordered({ entry: openRouter, estimate: { kind: "unknown" } }));
    expect(seen()).toContain("Cost unknown.");
    expect(seen()).not.toContain("Your own hardware");
  });

  test("only a take that is short, of another shape, or without its frame gets a dot", () => {
    open(ordered({ entry: openRouter, model: { ...wan, seed: false, negative: false }, form: { negative: "rain" } }));
    const dotted = [...document.querySelectorAll(".note")].map((note) => note.textContent);
    expect(dotted).toEqual([expect.stringContaining("Made at 1280 × 720")]);
    expect(seen()).toContain("This model ignores the negative prompt.");
    expect(seen()).toContain("This model takes no seed");
  });

  test.each([
    [{ width: 1280, height: 720 }, "crops it at top and bottom"],
    [{ width: 832, height: 480 }, "leaves black around it"],
    [{ width: 720, height: 1280 }, "crops it at top and bottom and leaves black at its sides"],
  ])("another shape says what Premiere does with it (%j)", (size, words) => {
    open(ordered({ model: { ...wan, sizes: { kind: "list", values: [size] } } }));
    expect(seen()).toContain(`Made at ${size.width} × ${size.height} for 1280 × 534`);
    expect(seen()).toContain(words);
  });
});

describe("money", () => {
  test("is three sums, each in its own row", async () => {
    const { spending } = engineStates("")["engines"] ?? aState();
    await openSettings({ spending });
    const text = section("Money").textContent;
    expect(text).toContain("Spent$14.80 + 2 unknown");
    expect(text).toContain("Discarded$3.20");
    expect(text).toContain("Failed, charged$0.40");
    expect(text).toContain("Spent$12.60 + 40.00 credits + 2 unknown");
  });

  test("what could not be read of it is said", async () => {
    await openSettings({ spending: { ...NOTHING_SPENT, unread: true } });
    expect(section("Money").textContent).toContain("the sums below are not all of it");
  });

  test.each([
    [0, "Spentnothing"],
    [1, "Spentunknown, 1 take"],
    [13, "Spentunknown, 13 takes"],
  ])("where nobody said what %s takes cost, it is not called nothing", async (unknown, words) => {
    await openSettings({ spending: { ...NOTHING_SPENT, month: { ...NOTHING_SPENT.month, unknown } } });
    expect(section("Money").textContent).toContain(words);
  });

  test("threshold and cap name their currency", async () => {
    await openSettings();
    the("textbox", "Ask before more than ($)");
    the("textbox", "Monthly cap ($)");
  });

  test("threshold and cap name every currency that engines charge in", async () => {
    const { spending } = engineStates("")["engines"] ?? aState();
    await openSettings({ spending });
    expect(seen()).toContain("Monthly cap ($ or credits)");
  });

  test("a saved CSV gets a receipt", async () => {
    const { spending } = engineStates("")["engines"] ?? aState();
    const store = await openSettings({ spending });
    await press(the("button", "Save as CSV"));
    expect(store.told).toEqual(["saveSpending"]);
    act(() => store.show({ ...store.state, spending: { ...spending, savedTo: "/films/pickup-spending.csv" } }));
    expect(section("Money").textContent).toContain("Saved to /films/pickup-spending.csv");
  });
});

describe("the check before sending", () => {
  test("without a key there is nothing to tick, and it is said once that nothing is checked", async () => {
    const store = await openSettings();
    const check = section("Check before sending");
    expect(all("checkbox", "", check)).toEqual([]);
    expect(check.textContent.match(/nothing is checked/g)).toHaveLength(1);
    type(the("textbox", "OpenAI key", check), "sk-1234567890");
    await press(the("button", "Save key", check));
    expect(store.told).toEqual(["keepModerationKey sk-1234567890"]);
  });

  test("with one it can be switched off", async () => {
    const store = await openSettings({ hasModerationKey: true });
    const check = section("Check before sending");
    expect(check.textContent).not.toContain("nothing is checked");
    await press(the("checkbox", "Check prompt and frames first", check));
    expect(store.state.settings.moderate).toBe(false);
    await press(the("button", "Remove key", check));
    expect(store.told).toEqual(["keepModerationKey "]);
  });
});

/** What a month may cost and when a press is not enough: the cap, the threshold, and what of a refusal is kept. */

import "./wire.host";
import { readFile } from "node:fs/promises";
import type { EngineEntry } from "../src/core/engine-entry";
import { failureOf } from "../src/core/failure";
import { failureRecord } from "../src/core/failure-record";
import { money, type Estimate, type Money } from "../src/core/money";
import { FIRST_SETTINGS } from "../src/studio/beginning";
import { overCap, wantsConfirming } from "../src/studio/form/order";
import type { SpendingState } from "../src/studio/front-desk/engine-state";
import type { Settings } from "../src/studio/settings";
import { aBook, about, capped, said, usd, wireTake } from "./spending.setup";
import { sums } from "./studio.setup";

describe("the cap", () => {
  test("holds for takes that are sent together: each takes its estimate out of what is left", async () => {
    const { spending } = await aBook();
    const reserve = (id: string): void => spending.reserve(wireTake(), said(id), about(1), capped(2.5));
    reserve("a");
    reserve("b");
    expect(() => reserve("c")).toThrow("over-cap");
    expect(sums(spending.state.month.spent)).toEqual(["2 USD"]);
  });

  test("gets back what was reserved for a take that was not taken, and nothing of it stays on disk", async () => {
    const { spending, file } = await aBook();
    spending.reserve(wireTake(), said("a"), about(1), capped(1));
    await spending.ended(said("a"), "not-taken", undefined);
    spending.reserve(wireTake(), said("b"), about(1), capped(1));
    await spending.submitted(said("b"));
    expect((await readFile(file, "utf8")).split("\n").filter((line) => line !== "")).toHaveLength(1);
  });

  test("gets back what a take that was sent and turned away was to cost", async () => {
    const { spending, send, reopened } = await aBook();
    await send("a");
    await spending.ended(said("a"), "not-taken", undefined);
    expect(spending.state.month.spent).toEqual([]);
    expect((await reopened()).state).toEqual(spending.state);
  });

  const NOTHING: SpendingState = { month: { spent: [], discarded: [], failed: [], unknown: 0 }, places: [] };
  const spent = (...all: readonly Money[]): SpendingState => ({ ...NOTHING, month: { ...NOTHING.month, spent: all } });

  test.each<[string, Estimate, number | undefined, SpendingState, string | undefined]>([
    ["no cap lets everything through", about(100), undefined, spent(usd(100)), undefined],
    ["what just fits passes", about(1), 3, spent(usd(2)), undefined],
    ["what does not fit is refused", about(1.01), 3, spent(usd(2)), "over-cap"],
    ["another currency is not added to it", about(1), 3, spent(money(40, "credits")), undefined],
    ["an unknown price passes below the cap", { kind: "unknown" }, 3, spent(usd(2)), undefined],
    ["an unknown price is refused once it is reached", { kind: "unknown" }, 3, spent(usd(9)), "over-cap"],
    ["an unknown price is refused where nothing may be spent", { kind: "unknown" }, 0, NOTHING, "over-cap"],
    ["one's own hardware is never refused", { kind: "nothing" }, 0, spent(usd(9)), undefined],
    ["what nobody could read refuses", about(1), 3, { ...NOTHING, unread: true }, "spending-unread"],
    ["what nobody could read matters only with a cap", about(1), undefined, { ...NOTHING, unread: true }, undefined],
    ["… and only to what may cost", { kind: "nothing" }, 3, { ...NOTHING, unread: true }, undefined],
  ])("%s", (_, estimate, cap, spending, kind) => {
    const settings = cap === undefined ? FIRST_SETTINGS : capped(cap);
    expect(overCap(estimate, settings, spending)?.kind).toBe(kind);
  });
});

test.each<[string, Estimate, Partial<Settings>, EngineEntry["costs"], boolean]>([
  ["above the threshold", about(5.01), {}, "by-price", true],
  ["at the threshold", about(5), {}, "by-price", false],
  ["at a threshold of 0", about(0), { confirmAbove: 0 }, "by-price", true],
  ["at an unknown price, with a threshold of 0", { kind: "unknown" }, { confirmAbove: 0 }, "by-price", true],
  ["at an unknown price, with a cap", { kind: "unknown" }, { monthlyCap: 10 }, "by-price", true],
  ["at an unknown price", { kind: "unknown" }, {}, "by-price", false],
  ["on one's own hardware", { kind: "nothing" }, { confirmAbove: 0 }, "nothing", false],
])("a take %s wants a second press: %#", (_, estimate, settings, costs, wants) => {
  const entry = { costs } as EngineEntry;
  expect(wantsConfirming(estimate, entry, { ...FIRST_SETTINGS, ...settings })).toBe(wants);
});

test("a failure of before that names no estimate, and one that does, are both read", () => {
  const full = { kind: "over-cap", cap: usd(1), spent: usd(2), estimate: usd(3) } as const;
  const { estimate: _unknown, ...bare } = full;
  expect([failureRecord(full, ""), failureRecord(bare, "")]).toEqual([full, bare]);
  expect(failureOf(new Error("x")).kind).toBe("unexpected");
});

/** The book of what takes cost: the months, what was learnt of prices, and what it says when it is written out. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import type { Charge, Estimate } from "../src/core/money";
import { FIRST_SETTINGS } from "../src/studio/beginning";
import type { SpendingState } from "../src/studio/front-desk/engine-state";
import type { Spending } from "../src/studio/front-desk/spending";
import { aShot } from "./build-a";
import { aBook, about, type Book, capped, reported, said, usd, wireTake } from "./spending.setup";
import { failing, sums } from "./studio.setup";

describe("the book", () => {
  test("counts what was spent by month, by this machine's calendar", async () => {
    let now = new Date(2026, 10, 30, 23, 59, 59);
    const { spending, send } = await aBook("", () => now);
    await send("november");
    expect(sums(spending.state.month.spent)).toEqual(["1 USD"]);
    now = new Date(2026, 11, 1, 0, 0, 1);
    expect(spending.state.month.spent).toEqual([]);
    await send("december", about(3));
    expect(sums(spending.state.month.spent)).toEqual(["3 USD"]);
    now = new Date(2027, 10, 15);
    expect(spending.state.month.spent).toEqual([]);
    expect(sums(spending.state.places[0]?.spent ?? [])).toEqual(["4 USD"]);
  });

  test("tells projects and sequences of the same name apart, and calls them by their latest names", async () => {
    const { spending, send } = await aBook();
    spending.name("project-1", "Untitled");
    spending.name("project-2", "Untitled");
    await send("a", about(1));
    await send("b", about(2), { shot: aShot({ projectId: "project-2" }) });
    await send("c", about(4), { shot: aShot({ projectId: "project-2", sequenceId: "sequence-2" }) });
    const rows = (): readonly string[] =>
      spending.state.places.map(({ project, sequence, spent }) => `${sequence}, ${project}: ${sums(spent).join()}`);
    expect(rows()).toEqual(["Reel 2, Untitled: 4 USD", "Reel 2, Untitled: 2 USD", "Reel 2, Untitled: 1 USD"]);
    expect(new Set(spending.state.places.map(({ id }) => id)).size).toBe(3);
    spending.name("project-1", "The lab");
    await send("d", about(8));
    expect(rows()[0]).toBe("Reel 2, The lab: 9 USD");
  });

  test("reads lines of before, which name no ids", async () => {
    const old = {
      id: "old",
      at: new Date().toISOString(),
      take: "PU_Reel2_001_T01",
      project: "Reel",
      sequence: "Reel 2",
      engine: "Studio GPU",
      model: "wan",
      seconds: 4,
      free: false,
      estimate: usd(1),
      outcome: "delivered",
      charge: reported(2),
    };
    const { spending } = await aBook(`${JSON.stringify(old)}\n`);
    expect(spending.state.places).toMatchObject([{ project: "Reel", sequence: "Reel 2", spent: [usd(2)] }]);
    expect(spending.state.unread).toBeUndefined();
  });

  test("passes over a last line that a crash broke, and the next one stands on its own", async () => {
    const { send, file, reopened } = await aBook();
    await send("a");
    const whole = await readFile(file, "utf8");
    await writeFile(file, whole + whole.slice(0, 40));
    const then = await reopened();
    expect(sums(then.state.month.spent)).toEqual(["1 USD"]);
    then.reserve(wireTake(), said("b"), about(2), FIRST_SETTINGS);
    await then.submitted(said("b"));
    expect(sums((await reopened()).state.month.spent)).toEqual(["3 USD"]);
  });

  test("a line is plain ASCII, so that a break within a letter spoils one line and not the file", async () => {
    const { spending, send, file } = await aBook();
    spending.name("project-1", "Éclair 🎬");
    await send("a");
    const bytes = await readFile(file);
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    expect(spending.state.places[0]?.project).toBe("Éclair 🎬");
  });

  test("after whatever happened to its entries adds up to what it adds up to when it is read anew", async () => {
    const { spending, send, reopened } = await aBook();
    const outcomes = ["delivered", "failed", "discarded", "not-taken"] as const;
    // A fixed sequence that visits every pair of outcomes.
    for (let step = 0; step < 120; step += 1) {
      const id = `s${step % 12}`;
      if (step < 12) {
        const estimate: Estimate = step % 3 === 0 ? { kind: "unknown" } : about(step);
        await send(id, estimate, { shot: aShot({ sequenceId: `sequence-${step % 4}` }) });
      }
      const charge = step % 5 === 0 ? reported(step, step % 2 === 0 ? "USD" : "credits") : undefined;
      await spending.ended(said(id), outcomes[(step * 7 + Math.floor(step / 12)) % 4] ?? "failed", charge);
    }
    const byPlace = ({ month, places }: SpendingState): unknown => ({
      month: inOrder(month),
      places: places.map((place) => ({ ...place, ...inOrder(place) })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    const inOrder = ({ spent, discarded, failed, unknown }: SpendingState["month"]): object => ({
      spent: sums(spent).slice().sort(),
      discarded: sums(discarded).slice().sort(),
      failed: sums(failed).slice().sort(),
      unknown,
    });
    expect(byPlace(spending.state)).toEqual(byPlace((await reopened()).state));
    expect(spending.state.places.length).toBeGreaterThan(2);
  });

  test("shows the very same sums while nothing changed", async () => {
    const { spending, send } = await aBook();
    await send("a");
    const before = spending.state;
    expect(spending.state).toBe(before);
    await spending.ended(said("a"), "delivered", reported(1));
    expect(spending.state).not.toBe(before);
  });

  test("notes the same word once", async () => {
    const { spending, send, file } = await aBook();
    await send("a");
    await spending.ended(said("a"), "delivered", reported(1));
    const lines = (await readFile(file, "utf8")).split("\n").length;
    await spending.ended(said("a"), "delivered", reported(1));
    await spending.ended(said("a"), "delivered", undefined);
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(lines);
  });
});

describe("a book that cannot be read at the start", () => {
  async function unread(): Promise<Book & { fresh: Spending }> {
    const book = await aBook();
    await book.send("a", about(4));
    let refusals = 1;
    failing(book.uxp.fs, "readFile", (file) => String(file).endsWith("spending.ndjson") && refusals-- > 0);
    const { Spending: Class } = await import("../src/studio/front-desk/spending");
    const fresh = new Class(() => new Date());
    await expect(fresh.load()).rejects.toThrow();
    return { ...book, fresh };
  }

  test("says so, and refuses what may cost while there is a cap", async () => {
    const { fresh } = await unread();
    expect(fresh.state.unread).toBe(true);
    expect(() => fresh.reserve(wireTake(), said("b"), about(1), capped(100))).toThrow("spending-unread");
  });

  test("is read at the next try, with what was sent and said meanwhile", async () => {
    const { fresh } = await unread();
    fresh.reserve(wireTake(), said("b"), about(1), FIRST_SETTINGS);
    await fresh.submitted(said("b"));
    await fresh.ended(said("a"), "delivered", reported(8));
    await fresh.load();
    expect(fresh.state.unread).toBeUndefined();
    expect(sums(fresh.state.month.spent)).toEqual(["9 USD"]);
    expect(() => fresh.reserve(wireTake(), said("c"), about(1), capped(9))).toThrow("over-cap");
  });
});

describe("a learnt price", () => {
  const charge = async ({ send, spending }: Book, id: string, charged: Charge, outcome: "delivered" | "failed") => {
    await send(id, { kind: "unknown" });
    await spending.ended(said(id), outcome, charged);
  };

  test("is the middle one of what the engine reported for a second", async () => {
    const book = await aBook();
    expect(book.spending.learnt("engine-1", "wan")).toBeUndefined();
    for (const [index, amount] of [4, 40, 8].entries()) await charge(book, `s${index}`, reported(amount), "delivered");
    expect(book.spending.learnt("engine-1", "wan")).toEqual(usd(2));
    expect((await book.reopened()).learnt("engine-1", "wan")).toEqual(usd(2));
  });

  test("is not 0 because a job that failed was reported at 0", async () => {
    const book = await aBook();
    await charge(book, "a", reported(4), "delivered");
    for (const id of ["b", "c", "d"]) await charge(book, id, reported(0), "failed");
    expect(book.spending.learnt("engine-1", "wan")).toEqual(usd(1));
  });

  test("is the engine's own, not that of another one of the same name, and the model's own", async () => {
    const book = await aBook();
    await charge(book, "a", reported(4), "delivered");
    expect(book.spending.learnt("engine-2", "wan")).toBeUndefined();
    expect(book.spending.learnt("engine-1", "ltx")).toBeUndefined();
  });

  test("is in the currency that it reported last, and of no other", async () => {
    const book = await aBook();
    for (const id of ["a", "b", "c"]) await charge(book, id, reported(400, "credits"), "delivered");
    await charge(book, "d", reported(4), "delivered");
    expect(book.spending.learnt("engine-1", "wan")).toEqual(usd(1));
  });

  test("follows a price that rises", async () => {
    const book = await aBook();
    for (let index = 0; index < 60; index += 1) {
      await charge(book, `s${index}`, reported(index < 40 ? 4 : 8), "delivered");
    }
    expect(book.spending.learnt("engine-1", "wan")).toEqual(usd(2));
  });

  test("is not drawn from what was only estimated", async () => {
    const book = await aBook();
    await charge(book, "a", { money: usd(4), how: "estimated" }, "delivered");
    expect(book.spending.learnt("engine-1", "wan")).toBeUndefined();
  });
});

test("the CSV has a line for each submission, quoted where it must be, in every currency, and no formula", async () => {
  const at = "2026-11-27T10:00:00.000Z";
  const { spending, send } = await aBook();
  spending.name("project-1", "=SUM(A1:A9)");
  await send("a", about(1.2), { shot: aShot({ sequenceName: 'Reel "2", long' }) }, at);
  await send("b", { kind: "unknown" }, {}, at);
  await send("c", { kind: "nothing" }, {}, at);
  await send("d", about(2), {}, at);
  await send("e", about(3), {}, at);
  await spending.ended(said("a"), "delivered", reported(40, "credits"));
  await spending.ended(said("d"), "not-taken", undefined);
  await spending.ended(said("e"), "failed", undefined);
  const lines = spending.csv().split("\r\n");
  const begin = `${at},PU_Reel2_007_T03,'=SUM(A1:A9)`;
  expect(lines).toEqual([
    "when,take,project,sequence,engine,model,seconds,outcome,amount,currency,how sure",
    `${begin},"Reel ""2"", long",Studio GPU,wan,4,delivered,40,credits,reported`,
    `${begin},Reel 2,Studio GPU,wan,4,open,,,unknown`,
    `${begin},Reel 2,Studio GPU,wan,4,open,,,unknown`,
    `${begin},Reel 2,Studio GPU,wan,4,not-taken,,,unknown`,
    `${begin},Reel 2,Studio GPU,wan,4,failed,,,unknown`,
    "",
  ]);
});

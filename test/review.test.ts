/** What still holds of what people decided about the uses of a cut. */

import type { LedgerLine } from "../src/core/ledger";
import type { Decision } from "../src/core/ledger-entry";
import { standingOf, standingsOf, type Standing } from "../src/core/review";
import { columnText, gravestOf, standingsElsewhere } from "../src/core/review-shown";
import { ticks } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";
import { alikeIn } from "../src/core/uses-now";
import { aUse, line, SECOND, sum } from "./reviewed-use.setup";

const editorial = (now: UseInCut, lines: readonly LedgerLine[]): Standing["parts"]["editorial"] =>
  standingOf(now, lines, ["editorial"]).parts.editorial;

test("a use that everybody needed approved is cleared, and one sign-off short of that it is open", () => {
  const shot = aUse(10);
  const lines = [line(shot, "approve"), line(shot, "approve", { part: "legal" })];
  expect(standingOf(shot, lines, ["editorial", "legal"]).overall).toBe("cleared");
  expect(standingOf(shot, lines, ["editorial", "legal", "ethics"]).overall).toBe("open");
});

test("where nobody has to look it is not needed, and says cleared only once somebody did", () => {
  expect(standingOf(aUse(10), [], []).overall).toBe("not-needed");
  expect(standingOf(aUse(10), [line(aUse(10), "approve")], []).overall).toBe("cleared");
});

test("a rejection outweighs everything, also by somebody who was not asked", () => {
  const shot = aUse(10);
  const lines = [
    line(shot, "approve"),
    line(shot, "changes", { part: "legal" }),
    line(shot, "reject", { part: "ethics" }),
  ];
  expect(standingOf(shot, lines, ["editorial"]).overall).toBe("rejected");
  expect(standingOf(shot, lines.slice(0, 2), ["editorial"]).overall).toBe("changes");
});

test.each([
  ["a trim", aUse(10, { rangeInMedia: { start: ticks(2 * SECOND), end: ticks(5 * SECOND) } }, 3), "other-range"],
  ["a slip", aUse(10, { rangeInMedia: { start: ticks(2 * SECOND), end: ticks(6 * SECOND) } }), "other-range"],
  ["a grade", aUse(10, { look: "warm" }), "other-look"],
  ["another take in its place", aUse(10, { essence: sum("b") }), "other-take"],
  ["a place between other clips", aUse(20, { beside: "p q" }), "other-cut"],
])("%s opens it again", (_what, now, why) => {
  expect(editorial(now, [line(aUse(10), "approve")])).toMatchObject({ kind: "reopened", why });
  expect(standingOf(now, [line(aUse(10), "approve")], ["editorial"]).overall).toBe("open");
});

test("between the same clips it may move, and it is said that it did", () => {
  expect(editorial(aUse(25), [line(aUse(10), "approve")])).toMatchObject({ kind: "approved", isMoved: true });
});

test("what was decided of another sequence says nothing here", () => {
  expect(editorial(aUse(10), [line(aUse(10, { sequenceId: "reel-3" }), "approve")])).toEqual({ kind: "open" });
});

test("of two devices that sign the same the last counts, and both stand in its history", () => {
  const shot = aUse(10);
  const lines = [line(shot, "approve", { device: "one" }), line(shot, "reject", { device: "two" })];
  const standing = standingOf(shot, lines, ["editorial"]);
  expect(standing.parts.editorial.kind).toBe("rejected");
  expect(standing.history.map(({ device, decision }) => `${device} ${decision}`)).toEqual([
    "one approve",
    "two reject",
  ]);
});

test("what is withdrawn is open, and its history stays", () => {
  const shot = aUse(10);
  const standing = standingOf(shot, [line(shot, "approve"), line(shot, "withdrawn")], ["editorial"]);
  expect(standing.parts.editorial).toEqual({ kind: "open" });
  expect(standing.history).toHaveLength(2);
});

test("a trim that is taken back gives the decision back", () => {
  const trimmed = aUse(10, { rangeInMedia: { start: ticks(2 * SECOND), end: ticks(5 * SECOND) } }, 3);
  const lines = [line(aUse(10), "approve"), line(trimmed, "reject")];
  expect(editorial(trimmed, lines).kind).toBe("rejected");
  expect(editorial(aUse(10), lines).kind).toBe("approved");
});

test("a decision that comes with a pack does not undo what was said since it was made there", () => {
  const shot = aUse(10);
  const here = line(shot, "reject", { at: "2026-11-28T12:00:00.000Z" });
  const pack = { pack: "p1", at: "2026-11-28T15:00:00.000Z" };
  const before = line(shot, "approve", { ...pack, saidAt: "2026-11-28T11:00:00.000Z" });
  const after = line(shot, "approve", { ...pack, saidAt: "2026-11-28T14:00:00.000Z" });
  expect(editorial(shot, [here, before]).kind).toBe("rejected");
  expect(editorial(shot, [here, after]).kind).toBe("approved");
  // A reader's clock that runs ahead counts as the moment at which the file was taken in.
  const ahead = line(shot, "approve", { ...pack, saidAt: "2027-01-01T00:00:00.000Z" });
  expect(standingOf(shot, [here, ahead], []).history[1]?.at).toBe("2026-11-28T15:00:00.000Z");
});

test("an approved clip does not clear a second use of it, and neither does one of two twins that both moved", () => {
  const [first, second] = [aUse(10), aUse(50, { beside: "p q" })];
  const kinds = (uses: readonly UseInCut[]): readonly string[] => {
    const ranges = uses.map((one, index) => ({ key: String(index), use: one }));
    const standings = standingsOf(ranges, [line(first, "approve")], () => ["editorial"]);
    return ranges.map(({ key }) => standings.get(key)?.parts.editorial.kind ?? "");
  };
  expect(kinds([first, second])).toEqual(["approved", "open"]);
  expect(kinds([aUse(20), aUse(60)])).toEqual(["reopened", "reopened"]);
});

describe("of two uses that are alike", () => {
  const [a, b] = [aUse(10), aUse(40)];
  const kindOf = (uses: readonly UseInCut[], lines: readonly LedgerLine[], which: UseInCut): string => {
    const ranges = uses.map((one, index) => ({ key: String(index), use: one }));
    return (
      standingsOf(ranges, lines, () => ["editorial"]).get(String(uses.indexOf(which)))?.parts.editorial.kind ?? "none"
    );
  };
  const said = (use: UseInCut, decision: Decision, alike?: number): LedgerLine => ({
    ...line(use, decision),
    ...(alike === undefined ? {} : { alike }),
  });

  test("the one that nobody looked at is not cleared once the other is gone", () => {
    expect(kindOf([b], [said(a, "approve", 2)], b)).toBe("reopened");
    expect(kindOf([b], [said(a, "approve", 1)], b)).toBe("approved");
  });

  test("what was said of it where it lies outweighs what was said of the other later", () => {
    expect(kindOf([a, b], [said(b, "reject"), said(a, "approve")], b)).toBe("rejected");
    expect(kindOf([b], [said(b, "reject"), said(a, "approve")], b)).toBe("rejected");
    // It came here and was rejected, and goes back.
    expect(kindOf([a], [said(a, "approve", 1), said(b, "reject", 1)], a)).toBe("rejected");
  });

  test("over each other one decision is on one of them", () => {
    const [low, high] = [aUse(10, { tracks: [0] }), aUse(10, { tracks: [1] })];
    expect(kindOf([low, high], [said(low, "approve", 2)], low)).toBe("approved");
    expect(kindOf([low, high], [said(low, "approve", 2)], high)).toBe("open");
    // Of before tracks were noted: nobody knows which was meant.
    expect(kindOf([low, high], [said(a, "approve")], high)).toBe("reopened");
  });

  test("they are counted as they are when one of them is decided on", () => {
    expect(alikeIn(a, [a, b, aUse(70, { look: "warm" })])).toBe(2);
    expect(alikeIn(a, [])).toBe(1);
  });
});

test("a rejection that was re-opened by a change keeps it open, also where nobody needed it", () => {
  const lines = [line(aUse(10), "reject", { part: "legal" }), line(aUse(10, { look: "warm" }), "approve")];
  expect(standingOf(aUse(10, { look: "warm" }), lines, ["editorial"]).overall).toBe("open");
});

test("both halves of a clip that was cut in two are open again", () => {
  const whole = aUse(10);
  const halves = [
    aUse(10, { rangeInMedia: { start: ticks(SECOND), end: ticks(3 * SECOND) } }, 2),
    aUse(12, { rangeInMedia: { start: ticks(3 * SECOND), end: ticks(5 * SECOND) } }, 2),
  ].map((half, index) => ({ key: String(index), use: half }));
  const standings = standingsOf(halves, [line(whole, "approve")], () => ["editorial"]);
  expect([...standings.values()].map(({ parts }) => parts.editorial.kind)).toEqual(["reopened", "reopened"]);
});

describe("how a clip stands in other cuts than the one that is read", () => {
  const names = new Map([
    ["reel-2", "Reel 2"],
    ["trailer", "Trailer"],
    ["promo", "Promo"],
  ]);
  const on = (sequenceId: string, start: number, more: Partial<UseInCut> = {}): UseInCut =>
    aUse(start, { sequenceId, tracks: [0], ...more });
  const elsewhere = (...lines: readonly LedgerLine[]) => standingsElsewhere(on("reel-2", 0), lines, names, []);
  const column = (...lines: readonly LedgerLine[]): string => columnText(elsewhere(...lines));

  test("is told of each by its name, the gravest first, and of those that stand alike together", () => {
    const said = [
      line(on("trailer", 0), "approve"),
      line(on("promo", 8), "reject"),
      line(on("reel-2", 0), "reject"),
      line(on("gone", 0), "reject"),
    ];
    expect(column(...said)).toBe("Promo: editorial rejected 2026-11-28 | Trailer: editorial approved 2026-11-28");
    expect(column(line(on("trailer", 0), "approve"), line(on("promo", 8), "approve"))).toBe(
      "Trailer, Promo: editorial approved 2026-11-28",
    );
    expect(column(line(on("trailer", 0, { essence: sum("b") }), "reject"))).toBe("");
  });

  test("is what was said last of each use: of one in the place of another, and of one that moved, no more is known", () => {
    const before = line(on("trailer", 0), "reject");
    expect(column(before, line(on("trailer", 1, {}), "approve"))).toBe("Trailer: editorial approved 2026-11-28");
    expect(column(before, line(on("trailer", 60), "approve"))).toBe("Trailer: editorial approved 2026-11-28");
    const other = line(on("trailer", 60, { beside: "z" }), "approve");
    expect(column(before, other)).toBe("Trailer: editorial rejected 2026-11-28 / editorial approved 2026-11-28");
    expect(gravestOf(elsewhere(before, other).flatMap(({ standings }) => standings))).toBe("rejected");
  });

  test("is open where all that was said was taken back", () => {
    const all = elsewhere(line(on("trailer", 0), "reject"), line(on("trailer", 0), "withdrawn"));
    expect(gravestOf(all.flatMap(({ standings }) => standings))).toBe("open");
  });
});

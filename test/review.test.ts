/** What still holds of what people decided about the uses of a cut. */

import type { LedgerLine } from "../src/core/ledger";
import { SIGN_OFFS, type Decision, type SignOff } from "../src/core/ledger-entry";
import { standingOf, standingsOf, type Standing } from "../src/core/review";
import { columnText, gravestOf, standingsElsewhere } from "../src/core/review-shown";
import { alikeIn, type UseNow } from "../src/core/uses-now";
import { ticks } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";

const SECOND = 254_016_000_000;
const sum = (letter: string): string => letter.repeat(64);

function aUse(start: number, more: Partial<UseInCut> = {}, seconds = 4): UseInCut {
  return {
    sequenceId: "reel-2",
    essence: sum("a"),
    rangeInSequence: { start: ticks(start * SECOND), end: ticks((start + seconds) * SECOND) },
    rangeInMedia: { start: ticks(SECOND), end: ticks((1 + seconds) * SECOND) },
    look: "plain",
    beside: "x y",
    ...more,
  };
}

interface Words {
  readonly part?: SignOff;
  readonly device?: string;
  readonly at?: string;
  readonly pack?: string;
  readonly saidAt?: string;
}

function line(about: UseInCut, decision: Decision | "withdrawn", words: Words = {}): LedgerLine {
  const { part = "editorial", device = "one", at = "2026-11-28T10:00:00.000Z", ...more } = words;
  const envelope = { schema: "pickup.ledger", version: 1, at, device } as const;
  return { ...envelope, kind: "reviewed", use: about, part, decision, by: "w1", ...more };
}

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

describe("over random cuts", () => {
  /** Numerical Recipes' generator: the same cuts in every run. */
  function* numbers(seed: number): Generator<number, never> {
    for (let state = seed >>> 0; ;) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      yield state / 2 ** 32;
    }
  }

  interface Cut {
    readonly ranges: readonly UseNow[];
    readonly lines: readonly LedgerLine[];
    readonly pick: (below: number) => number;
  }

  /** Clips one after the other, each of other media, every sign-off of each decided some times. */
  function aCut(seed: number): Cut {
    const random = numbers(seed);
    const pick = (below: number): number => Math.floor(random.next().value * below);
    const count = 2 + pick(8);
    let at = pick(50);
    const ranges = Array.from({ length: count }, (_, index): UseNow => {
      const seconds = 1 + pick(9);
      const essence = (index + 1).toString(16).padStart(64, "0");
      const range = { key: `r${index}`, use: aUse(at, { essence, beside: `${index - 1} ${index + 1}` }, seconds) };
      at += seconds + pick(3);
      return range;
    });
    const lines = Array.from({ length: pick(40) }, () =>
      line(
        ranges[pick(count)]?.use ?? aUse(0),
        (["approve", "changes", "reject", "withdrawn"] as const)[pick(4)] ?? "reject",
        {
          part: SIGN_OFFS[pick(3)] ?? "legal",
          device: `d${pick(3)}`,
        },
      ),
    );
    return { ranges, lines, pick };
  }

  const needed = ["editorial", "legal"] as const;
  const standings = (ranges: readonly UseNow[], lines: readonly LedgerLine[]) =>
    standingsOf(ranges, lines, () => needed);
  const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

  test("the last line of a sign-off is what it stands at, and cleared is what all needed ones approved", () => {
    for (const seed of SEEDS) {
      const { ranges, lines } = aCut(seed);
      for (const [key, { parts, overall, history }] of standings(ranges, lines)) {
        const own = ranges.find((range) => range.key === key)?.use;
        const mine = lines.filter((one) => one.kind === "reviewed" && one.use === own);
        expect(history).toHaveLength(mine.length);
        for (const part of SIGN_OFFS) {
          const last = history.filter((one) => one.part === part).at(-1)?.decision ?? "withdrawn";
          const kinds = { approve: "approved", changes: "changes", reject: "rejected", withdrawn: "open" } as const;
          expect(parts[part].kind).toBe(kinds[last]);
        }
        const kinds = SIGN_OFFS.map((part) => parts[part].kind);
        const isCleared =
          needed.every((part) => parts[part].kind === "approved") &&
          !kinds.includes("rejected") &&
          !kinds.includes("changes");
        expect(overall === "cleared").toBe(isCleared);
      }
    }
  });

  test("a ripple changes no decision, whatever it moves", () => {
    for (const seed of SEEDS) {
      const { ranges, lines, pick } = aCut(seed);
      const from = pick(ranges.length);
      const by = (1 + pick(100)) * SECOND;
      const moved = ranges.map(({ key, use: one }, index): UseNow => {
        if (index < from) return { key, use: one };
        const { start, end } = one.rangeInSequence;
        return { key, use: { ...one, rangeInSequence: { start: ticks(start + by), end: ticks(end + by) } } };
      });
      const before = standings(ranges, lines);
      for (const [key, { parts, overall }] of standings(moved, lines)) {
        expect(overall).toBe(before.get(key)?.overall);
        for (const part of SIGN_OFFS) expect(parts[part].kind).toBe(before.get(key)?.parts[part].kind);
      }
    }
  });

  test("a change of one range opens that one, and leaves every other as it was", () => {
    for (const seed of SEEDS) {
      const { ranges, lines, pick } = aCut(seed);
      const which = pick(ranges.length);
      const change: Partial<UseInCut> = [{ look: "warm" }, { essence: sum("f") }][pick(2)] ?? {};
      const changed = ranges.map((range, index) =>
        index === which ? { ...range, use: { ...range.use, ...change } } : range,
      );
      const before = standings(ranges, lines);
      for (const [key, { parts, overall }] of standings(changed, lines)) {
        if (key !== `r${which}`) {
          expect(overall).toBe(before.get(key)?.overall);
          continue;
        }
        for (const part of SIGN_OFFS)
          expect(parts[part].kind).toBe(before.get(key)?.parts[part].kind === "open" ? "open" : "reopened");
        expect(overall).toBe("open");
      }
    }
  });
});

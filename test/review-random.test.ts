/** What holds of every cut and of whatever was decided about it, over random cuts: the same ones in every run. */

import type { LedgerLine } from "../src/core/ledger";
import { SIGN_OFFS } from "../src/core/ledger-entry";
import { standingsOf } from "../src/core/review";
import { ticks } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";
import type { UseNow } from "../src/core/uses-now";
import { aUse, line, SECOND, sum } from "./reviewed-use.setup";

/** Numerical Recipes' generator. */
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
const standings = (ranges: readonly UseNow[], lines: readonly LedgerLine[]) => standingsOf(ranges, lines, () => needed);
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

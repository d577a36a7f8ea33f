/** A ledger whose lines hang together: whatever is done to one of them shows, and where. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { beginning, chained, holds, missingOf, verify, type Broken, type Head } from "../src/core/ledger-chain";
import { headOf, heldIn } from "../src/core/ledger-held";

const sum = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

function ledger(
  count: number,
  chain = "c1",
  before = "",
): { readonly lines: readonly string[]; readonly heads: readonly Head[] } {
  let head = beginning(chain, before, sum);
  const lines: string[] = [];
  const heads: Head[] = [];
  for (let index = 1; index <= count; index++) {
    const next = chained({ schema: "pickup.ledger", kind: "asked", takeId: `t${index}`, note: "Œuvre “x”" }, head, sum);
    lines.push(next.line);
    head = next.head;
    heads.push(head);
  }
  return { lines, heads };
}

const file = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const { lines, heads } = ledger(6);
const without = (at: number, count = 1): readonly string[] =>
  lines.filter((_, index) => index < at || index >= at + count);
const line = (at: number): string => lines[at] ?? "";
const last = heads.at(-1);
if (last === undefined) throw new Error("There are heads");

test("as it was written it is whole, and its head says how many lines and which was the last", () => {
  expect(verify(file(lines), sum, heads)).toEqual({ unchained: 0, torn: 0, chains: ["c1"], head: last });
  expect(verify("", sum)).toEqual({ unchained: 0, torn: 0, chains: [] });
});

const broken: readonly (readonly [string, readonly string[], Broken])[] = [
  [
    "a word changed",
    [...lines.slice(0, 2), line(2).replace("t3", "t9"), ...lines.slice(3)],
    { kind: "edited", line: 3 },
  ],
  ["the last line changed", [...lines.slice(0, 5), line(5).replace("t6", "t9")], { kind: "edited", line: 6 }],
  ["a space put in", [line(0).replace(",", ", "), ...lines.slice(1)], { kind: "edited", line: 1 }],
  ["a line cut out", without(2), { kind: "cut", line: 3, missing: 1 }],
  ["three lines cut out", without(1, 3), { kind: "cut", line: 2, missing: 3 }],
  ["the first line cut off", without(0), { kind: "cut", line: 1, missing: 1 }],
  ["two lines changed about", [line(0), line(2), line(1), ...lines.slice(3)], { kind: "moved", line: 2 }],
  ["a line twice", [...lines.slice(0, 3), line(2), ...lines.slice(3)], { kind: "moved", line: 4 }],
  ["an early line again at the end", [...lines, line(0)], { kind: "moved", line: 7 }],
  [
    "a line of another ledger",
    [...lines.slice(0, 3), ledger(6, "c2").lines[3] ?? "", ...lines.slice(3)],
    { kind: "spliced", line: 4 },
  ],
];

test.each(broken)("it shows: %s", (_, changed, expected) => {
  expect(verify(file(changed), sum).broken).toEqual(expected);
});

test("the next line goes on behind the last one that holds", () => {
  expect(headOf(file(lines), sum)).toEqual(last);
  expect(headOf(`${file(lines)}{"schema":"pick`, sum)).toEqual(last);
  expect(headOf(`${file(lines)}{"schema":"pick\n`, sum)).toEqual(last);
  expect(headOf('{"schema":"pickup.ledger","kind":"mark"}\n', sum)).toBeUndefined();
  expect(headOf("", sum)).toBeUndefined();
});

test("a tail that was cut off shows against a head that was noted elsewhere, and only against that", () => {
  expect(verify(file(lines.slice(0, 4)), sum).broken).toBeUndefined();
  expect(verify(file(lines.slice(0, 4)), sum, [last]).broken).toEqual({ kind: "cut-tail", line: 5, missing: 2 });
  expect(verify(file(lines.slice(0, 4)), sum, [{ ...last, chain: "c2" }]).broken).toBeUndefined();
});

test("a tail that was written anew shows at the line that was noted", () => {
  const other = chained({ schema: "pickup.ledger", kind: "removed" }, heads[3] ?? last, sum);
  const anew = [...lines.slice(0, 4), other.line, chained({ kind: "asked" }, other.head, sum).line];
  expect(verify(file(anew), sum).broken).toBeUndefined();
  expect(verify(file(anew), sum, heads).broken).toEqual({ kind: "rewritten", line: 5 });
});

test("what a crash broke off is told from what somebody cut", () => {
  expect(verify(`${file(lines)}{"schema":"pick`, sum).broken).toEqual({ kind: "torn", line: 7 });
});

test("after a crash the ledger goes on, and the half line is no break in it", () => {
  const next = chained({ kind: "asked" }, last, sum);
  const gone = verify(`${file(lines)}{"schema":"pick\n${next.line}\n`, sum);
  expect(gone).toEqual({ unchained: 0, torn: 1, chains: ["c1"], head: next.head });
  expect(verify(`${file(lines)}\n${next.line}\n`, sum)).toMatchObject({ torn: 1, head: next.head });
  const edited = verify(`${file(lines.slice(0, 5))}{"schema":"pick\n${next.line}\n`, sum);
  expect(edited.broken).toEqual({ kind: "edited", line: 6 });
});

test.each([" ", "\t", "\r"])("a whole line that ends in %j was broken off by no crash", (end) => {
  const put = `{"schema":"pickup.ledger","kind":"reviewed","decision":"approve"}${end}`;
  expect(verify(file([...lines.slice(0, 3), put, ...lines.slice(3)]), sum).broken).toEqual({ kind: "edited", line: 4 });
  expect(heldIn(file([...lines.slice(0, 3), put, ...lines.slice(3)]), sum).lines).toEqual([0, 1, 2, 4, 5, 6]);
});

test("a ledger that was noted and whose sums were taken off, or of which nothing is left, is missing", () => {
  const bare = file(lines).replace(/,"chain".*?\}$/gm, "}");
  const others = verify(file(ledger(3, "c2").lines), sum);
  expect(verify(bare, sum, heads)).toEqual({ unchained: 6, torn: 0, chains: [] });
  for (const left of [bare, ""]) expect(missingOf(heads, [verify(left, sum, heads), others])).toEqual([last]);
  expect(missingOf(heads, [others, verify(file(lines.slice(0, 2)), sum, heads)])).toEqual([]);
});

test("of a head a file tells whether its line still stands there", () => {
  for (const head of heads) expect(holds(file(lines), head, sum)).toBe(true);
  expect(holds(file(lines.slice(0, 5)), last, sum)).toBe(false);
  expect(holds(file(lines).replace("t6", "t9"), last, sum)).toBe(false);
  expect(holds(file(lines), { ...last, count: 5 }, sum)).toBe(false);
});

test("lines of before there was a chain are counted, and none can be put among them unseen", () => {
  const before = '{"schema":"pickup.ledger","kind":"mark"}\n{"schema":"pickup.ledger","kind":"mark"}\n';
  const later = ledger(2, "c1", before);
  expect(verify(before + file(later.lines), sum)).toEqual({
    unchained: 2,
    torn: 0,
    chains: ["c1"],
    head: later.heads[1],
  });
  const put = `${before}{"schema":"pickup.ledger","kind":"removed"}\n${file(later.lines)}`;
  expect(verify(put, sum).broken).toEqual({ kind: "edited", line: 3 });
});

/** A line that somebody made with a right sum of its own. */
const made = (line: number, after: string, chain = "c1", kind = "forged"): string =>
  chained({ kind }, { chain, count: line - 1, sum: after }, sum).line;
const sumAt = (at: number): string => heads[at - 1]?.sum ?? "";
const headAt = (at: number): Head => heads[at - 1] ?? last;
const held = (all: readonly string[], noted: readonly Head[] = []): readonly string[] =>
  heldIn(file(all), sum, noted).lines.map((at) => all[at] ?? "");

describe("of a line made by hand with a right sum nothing counts, and of those around it everything does:", () => {
  test.each<[string, readonly string[]]>([
    ["behind the line before it", [...lines.slice(0, 3), made(4, sumAt(3)), ...lines.slice(3)]],
    ["behind nothing that is there", [...lines.slice(0, 3), made(4, "f".repeat(64)), ...lines.slice(3)]],
    ["at the tail, behind an earlier line", [...lines, made(6, sumAt(4))]],
    ["at the tail, behind nothing that is there", [...lines, made(7, "f".repeat(64))]],
    ["at the tail, with a number that is far on", [...lines, made(40, sumAt(6))]],
    ["of a chain of its own, at the top", [made(1, "0".repeat(64), "c9"), ...lines]],
    ["of a chain of its own, at the tail", [...lines, made(1, "0".repeat(64), "c9")]],
    ["as another first line", [made(1, "0".repeat(64)), ...lines]],
    ["twice what was said before", [...lines, line(1)]],
  ])("%s", (_, all) => {
    expect(held(all)).toEqual(lines);
    expect(headOf(file(all), sum)).toEqual(last);
    expect(headOf(file(all), sum, [headAt(3)])).toEqual(last);
    expect(verify(file(all), sum).broken).toBeDefined();
  });

  test("in the place of the last one, where a head was noted of that", () => {
    const all = [...lines.slice(0, 5), made(6, sumAt(5))];
    expect(held(all, [last])).toEqual(lines.slice(0, 5));
    expect(held([...all, made(7, heldIn(file(all), sum).head?.sum ?? "")], [last])).not.toContain(all[5]);
  });

  test("beside the last one, where a head was noted of that; where none was, neither counts", () => {
    const all = [...lines.slice(0, 5), made(6, sumAt(5)), line(5)];
    expect(held(all, [last])).toEqual(lines);
    expect(held(all)).toEqual(lines.slice(0, 5));
  });
});

describe("what damages a file undoes nothing that holds:", () => {
  test("a tail that a crash cut off, whether it was noted or not", () => {
    for (const noted of [[], [last]]) expect(held(lines.slice(0, 4), noted)).toEqual(lines.slice(0, 4));
  });

  test("half a line, and what was written behind it", () => {
    const all = [...lines.slice(0, 4), '{"schema":"pick', ...lines.slice(4)];
    expect(held(all)).toEqual(lines);
  });

  test("lines that were cut out: what stands before them, and what a head was noted of", () => {
    expect(held(without(2))).toEqual(lines.slice(0, 2));
    expect(held(without(2), [headAt(5)])).toEqual(without(2));
    expect(headOf(file(without(2)), sum)).toEqual(headAt(2));
  });

  test("nothing is put where a line is missing", () => {
    const all = [...lines.slice(0, 2), made(3, sumAt(2)), ...lines.slice(3)];
    expect(held(all, [headAt(5)])).toEqual(without(2));
  });

  test("lines that were moved: they count in the order in which they were written", () => {
    const all = [line(0), line(3), line(2), line(1), ...lines.slice(4)];
    expect(held(all)).toEqual(lines);
  });

  test("a ledger of which the beginning was cut off and nothing was noted: nobody knows what it hangs on", () => {
    expect(heldIn(file(lines.slice(2)), sum)).toEqual({ lines: [] });
    expect(held(lines.slice(2), [last])).toEqual(lines.slice(2));
  });
});

test("of a long ledger no more is read than was written since a head was noted", () => {
  const long = ledger(3000);
  let sums = 0;
  const counting = (text: string): string => {
    sums += 1;
    return sum(text);
  };
  expect(headOf(file(long.lines), counting, [long.heads[2990] ?? last])).toEqual(long.heads.at(-1));
  expect(sums).toBeLessThan(20);
  expect(heldIn(file(long.lines), sum).lines).toHaveLength(3000);
});

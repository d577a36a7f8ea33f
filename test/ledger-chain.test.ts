/** A ledger whose lines hang together: whatever is done to one of them shows, and where. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { beginning, chained, headOf, verify, type Broken, type Head } from "../src/core/ledger-chain";

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
  expect(verify(file(lines), sum, heads)).toEqual({ unchained: 0, torn: 0, head: last });
  expect(verify("", sum)).toEqual({ unchained: 0, torn: 0 });
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

test("the next line goes on behind the last one that adds up", () => {
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
  expect(gone).toEqual({ unchained: 0, torn: 1, head: next.head });
  expect(verify(`${file(lines)}\n${next.line}\n`, sum)).toEqual({ unchained: 0, torn: 1, head: next.head });
  const edited = verify(`${file(lines.slice(0, 5))}{"schema":"pick\n${next.line}\n`, sum);
  expect(edited.broken).toEqual({ kind: "edited", line: 6 });
});

test("lines of before there was a chain are counted, and none can be put among them unseen", () => {
  const before = '{"schema":"pickup.ledger","kind":"mark"}\n{"schema":"pickup.ledger","kind":"mark"}\n';
  const later = ledger(2, "c1", before);
  expect(verify(before + file(later.lines), sum)).toEqual({ unchained: 2, torn: 0, head: later.heads[1] });
  const put = `${before}{"schema":"pickup.ledger","kind":"removed"}\n${file(later.lines)}`;
  expect(verify(put, sum).broken).toEqual({ kind: "edited", line: 3 });
});

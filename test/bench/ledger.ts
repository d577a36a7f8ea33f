/** Whatever is done to a line of a long ledger shows, with the line and what was done to it. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { beginning, chained, missingOf, verify, type Broken, type Head } from "../../src/core/ledger-chain";
import { heldIn } from "../../src/core/ledger-held";
import type { Figure } from "./figures";

const LINES = 10_000;
const EDITS = 500;
const FORGED = 100;
const SEED = 20261128;

const sum = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

interface Made {
  readonly lines: readonly string[];
  readonly heads: readonly Head[];
}

interface Edit {
  readonly what: string;
  readonly file: string;
  readonly expected: Found;
}

/** `missing`: a ledger of so many lines that was noted and of which no line is there. */
type Found = Broken | { readonly kind: "missing"; readonly lines: number };

/** Below `below`, whole; the same row of numbers every time. */
type Dice = (below: number) => number;

const KINDS: readonly ((ledger: Made, other: Made, dice: Dice) => Edit)[] = [
  function letterChanged({ lines }, _other, dice) {
    const at = dice(lines.length);
    const line = lines[at] ?? "";
    const place = dice(line.length);
    const letter = line.charAt(place) === "7" ? "8" : "7";
    const changed = `${line.slice(0, place)}${letter}${line.slice(place + 1)}`;
    return made("a letter changed", spliced(lines, at, 1, [changed]), { kind: "edited", line: at + 1 });
  },
  function wordsChanged({ lines }, _other, dice) {
    const at = dice(lines.length);
    const changed = (lines[at] ?? "").replace('"kind":"asked"', '"kind":"reviewed"');
    return made("words changed", spliced(lines, at, 1, [changed]), { kind: "edited", line: at + 1 });
  },
  function cutOut({ lines }, _other, dice) {
    const missing = 1 + dice(5);
    const at = dice(lines.length - missing);
    return made("lines cut out", spliced(lines, at, missing, []), { kind: "cut", line: at + 1, missing });
  },
  function movedDown({ lines }, _other, dice) {
    const at = dice(lines.length - 10);
    const to = at + 1 + dice(9);
    const line = lines[at] ?? "";
    return made("a line moved down", spliced(spliced(lines, at, 1, []), to, 0, [line]), {
      kind: "moved",
      line: at + 1,
    });
  },
  function movedUp({ lines }, _other, dice) {
    const at = 10 + dice(lines.length - 10);
    const to = at - 1 - dice(9);
    const line = lines[at] ?? "";
    return made("a line moved up", spliced(spliced(lines, at, 1, []), to, 0, [line]), { kind: "moved", line: to + 1 });
  },
  function twice({ lines }, _other, dice) {
    const at = dice(lines.length);
    const to = at + 1 + dice(lines.length - at);
    return made("a line twice", spliced(lines, to, 0, [lines[at] ?? ""]), { kind: "moved", line: to + 1 });
  },
  function broughtIn({ lines }, other, dice) {
    const at = dice(lines.length);
    const line = other.lines[dice(other.lines.length)] ?? "";
    return made("a line of another ledger", spliced(lines, at, dice(2), [line]), { kind: "spliced", line: at + 1 });
  },
  function tailCutOff({ lines }, _other, dice) {
    const missing = 1 + dice(50);
    const left = lines.length - missing;
    return made("the tail cut off", lines.slice(0, left), { kind: "cut-tail", line: left + 1, missing });
  },
  function tailWrittenAnew({ lines, heads }, _other, dice) {
    const at = lines.length - 1 - dice(50);
    const before = heads[at - 1];
    if (before === undefined) throw new RangeError("There is a head before it");
    const anew: string[] = [];
    for (let head = before; head.count < lines.length;) {
      const next = chained({ schema: "pickup.ledger", kind: "removed" }, head, sum);
      anew.push(next.line);
      head = next.head;
    }
    return made("the tail written anew", [...lines.slice(0, at), ...anew], { kind: "rewritten", line: lines.length });
  },
  function wholeLinePutIn({ lines }, _other, dice) {
    const at = 1 + dice(lines.length - 1);
    const says = JSON.stringify({ schema: "pickup.ledger", version: 1, kind: "reviewed", decision: "approve" });
    const end = [" ", "\t", "\r", ""][dice(4)] ?? "";
    return made("a line without a sum put in", spliced(lines, at, 0, [`${says}${end}`]), {
      kind: "edited",
      line: at + 1,
    });
  },
  function sumsTakenOff({ lines }) {
    const bare = lines.map((line) => line.replace(/,"chain".*$/, "}"));
    return made("all sums taken off", bare, { kind: "missing", lines: lines.length });
  },
  function emptied({ lines }) {
    return { what: "the file emptied", file: "", expected: { kind: "missing", lines: lines.length } };
  },
];

export function ledgerFigures(): Promise<Figure[]> {
  const [ledger, other] = [aLedger("c1"), aLedger("c2")];
  const dice = diceFrom(SEED);
  const [noted] = ledger.heads.slice(-1);
  const heads = noted === undefined ? [] : [noted];
  const whole = verify(fileOf(ledger.lines), sum, heads);
  let found = 0;
  for (let index = 0; index < EDITS; index++) {
    const edit = KINDS[index % KINDS.length]?.(ledger, other, dice);
    if (edit === undefined) continue;
    const verified = verify(edit.file, sum, heads);
    const [missing] = missingOf(heads, [verified]);
    const seen = verified.broken ?? (missing && { kind: "missing", lines: missing.count });
    if (JSON.stringify(seen) === JSON.stringify(edit.expected)) found += 1;
    else process.stderr.write(`${edit.what}: wanted ${JSON.stringify(edit.expected)}, found ${JSON.stringify(seen)}\n`);
  }
  const byHand = madeByHand(ledger, dice, heads);
  return Promise.resolve([
    {
      name: `ledger: edits of ${LINES} lines that are found and named`,
      unit: "",
      bound: { kind: "least", value: EDITS },
      seen: { value: found },
      beside: `of ${EDITS}, of ${KINDS.length} kinds; the head was noted elsewhere`,
    },
    {
      name: "ledger: what is found in one that nobody touched",
      unit: "",
      bound: { kind: "most", value: 0 },
      seen: { value: whole.broken === undefined && whole.head?.count === LINES ? 0 : 1 },
    },
    {
      name: "ledger: lines made by hand with a right sum that count as decided",
      unit: "",
      bound: { kind: "most", value: 0 },
      seen: { value: byHand.counted },
      beside: `of ${FORGED}; those of the device itself that count no more: ${byHand.lost}`,
    },
  ]);
}

/** Put anywhere into the file, behind any line of it or behind none. */
function madeByHand({ lines, heads }: Made, dice: Dice, noted: readonly Head[]): { counted: number; lost: number } {
  let counted = 0;
  let lost = 0;
  for (let index = 0; index < FORGED; index++) {
    const at = dice(lines.length + 1);
    const behind = heads[index % 3 === 0 ? at - 1 : dice(lines.length - 1)];
    // Behind the last line anybody who can make a sum can go on: nothing tells that line from the device's.
    if (behind === undefined || behind.count === lines.length) continue;
    const head = index % 4 === 0 ? { ...behind, sum: "f".repeat(64) } : behind;
    const { line } = chained({ schema: "pickup.ledger", kind: "reviewed", decision: "approve" }, head, sum);
    const held = heldIn(fileOf(spliced(lines, at, 0, [line])), sum, index % 2 === 0 ? noted : []).lines;
    if (held.includes(at)) counted += 1;
    lost += lines.length - held.filter((one) => one !== at).length;
  }
  return { counted, lost };
}

function aLedger(chain: string): Made {
  let head = beginning(chain, "", sum);
  const lines: string[] = [];
  const heads: Head[] = [];
  for (let index = 1; index <= LINES; index++) {
    const at = new Date(Date.UTC(2026, 10, 28) + index * 1000).toISOString();
    const says = { schema: "pickup.ledger", version: 1, at, device: "d1", kind: "asked", takeId: `${chain}-${index}` };
    const next = chained(says, head, sum);
    lines.push(next.line);
    head = next.head;
    heads.push(head);
  }
  return { lines, heads };
}

function made(what: string, lines: readonly string[], expected: Found): Edit {
  return { what, file: fileOf(lines), expected };
}

function fileOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

function spliced(lines: readonly string[], at: number, gone: number, come: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...come, ...lines.slice(at + gone)];
}

/** Mulberry32. */
function diceFrom(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Files that somebody spoilt: sidecars, ledgers, policy packs, decisions files and recipes, cut, mixed up and filled with what
 * does not belong there. Each is read, or refused with a sentence; nothing crashes.
 */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import house from "../../assets/policy/house.json";
import { Misfit, parse } from "../../src/core/decode";
import { StudioError, type Failure } from "../../src/core/failure";
import { beginning, chained, verify } from "../../src/core/ledger-chain";
import { heldIn } from "../../src/core/ledger-held";
import { ledgerLine } from "../../src/core/ledger";
import { policyPack } from "../../src/core/policy";
import { decodeTake, encodeTake } from "../../src/core/record";
import { decisionsRecord } from "../../src/core/review-pack";
import { readProvenance, writePacket } from "../../src/studio/provenance/xmp-packet";
import { failureInEnglish } from "../../src/ui/text/failure-en";
import { type Said } from "../../src/ui/text/said";
import { ledgerEn } from "../../src/ui/text/ledger-en";
import { aTake } from "../build-a";
import type { Figure } from "./figures";

/** Of each kind. */
const FILES = 1000;
const SEED = 20261128;

type Dice = (below: number) => number;

const sum = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

interface Kind {
  readonly name: string;
  readonly whole: readonly string[];
  /** Answers with the sentence where it was refused; absent: it was read. @throws what nobody foresaw */
  readonly read: (text: string) => string | undefined;
}

const SUMS = "ab".repeat(32);
const use = {
  sequenceId: "reel-2",
  essence: SUMS,
  rangeInSequence: { start: 0, end: 254_016_000_000 },
  rangeInMedia: { start: 0, end: 254_016_000_000 },
  look: "plain",
  beside: "",
};

function aLedger(): string {
  let head = beginning("d 2026-11-28", "", sum);
  const envelope = { schema: "pickup.ledger", version: 1, at: "2026-11-28T00:00:00.000Z", device: "d" };
  const says = [
    { kind: "asked", takeId: "t", clipName: "PU_Reel2_001_T01", engine: "e", model: "m", recipe: SUMS },
    { kind: "submitted", takeId: "t", submission: "s", host: "h" },
    { kind: "delivered", takeId: "t", sha256: SUMS, essence: SUMS, bytes: 9 },
    { kind: "reviewed", use, part: "legal", decision: "approve", by: "w1", note: "w2" },
    { kind: "label-decided", use, decision: "due", by: "w1" },
    { kind: "exported", what: "audit", sequenceId: "reel-2", sha256: SUMS },
  ];
  return says
    .map((one) => {
      const next = chained({ ...envelope, ...one }, head, sum);
      head = next.head;
      return `${next.line}\n`;
    })
    .join("");
}

const decisions = {
  schema: "pickup.decisions",
  version: 1,
  pack: "pack-1",
  sum: SUMS,
  decisions: [
    { range: "r1", part: "legal", decision: "approve", by: "Legal desk", note: "Fine", at: "2026-11-28T10:00:00.000Z" },
  ],
};

function wordsOf({ happened, means, advice }: Said): string {
  return [happened, means, advice].join(" ");
}

/** As each is refused where it is read in the panel: by a Misfit that names the field, told by `failure`. */
function refusedBy(
  read: (text: string) => unknown,
  failure: (why: string) => Failure,
): (text: string) => string | undefined {
  return (text) => {
    try {
      read(text);
      return undefined;
    } catch (error) {
      if (error instanceof StudioError) return wordsOf(failureInEnglish(error.failure));
      if (error instanceof Misfit) return wordsOf(failureInEnglish(failure(error.message)));
      throw error;
    }
  };
}

const KINDS: readonly Kind[] = [
  {
    name: "sidecars",
    whole: [writePacket({ title: "A & B", prompt: "“Waves” <at> dusk ]]>", takeId: "t", system: "A model" })],
    read: refusedBy(readProvenance, (why) => ({ kind: "file-damaged", file: "Sidecar.xmp", why })),
  },
  {
    name: "ledgers",
    whole: [aLedger()],
    read: (text) => {
      const noted = [{ chain: "d 2026-11-28", count: 6, sum: SUMS }];
      const { broken } = verify(text, sum, noted);
      const count = text.split("\n").length;
      if (heldIn(text, sum, noted).lines.some((at) => at >= count))
        throw new RangeError("A line that is not there holds");
      const damaged = (why: string): Failure => ({ kind: "file-damaged", file: "Ledger.ndjson", why });
      const lines = refusedBy((all) => all.split("\n").map((line) => parse(line, ledgerLine)), damaged)(text);
      return broken === undefined ? lines : ledgerEn.broken(broken, "d", false);
    },
  },
  {
    name: "policy packs",
    whole: [JSON.stringify(house)],
    read: refusedBy(
      (text) => parse(text, policyPack),
      (why) => ({ kind: "policy-unread", file: "Policy.json", why }),
    ),
  },
  {
    name: "decisions",
    whole: [JSON.stringify(decisions)],
    read: refusedBy(
      (text) => parse(text, decisionsRecord),
      (says) => ({ kind: "decisions-refused", why: "not-decisions", says }),
    ),
  },
  {
    name: "recipes",
    whole: [encodeTake(aTake())],
    read: refusedBy(decodeTake, (why) => ({ kind: "file-damaged", file: "Take.json", why })),
  },
];

const FILLERS: readonly unknown[] = [
  null,
  -1,
  1e308,
  2 ** 53 + 2,
  "",
  "../../../etc",
  "=1+1",
  [],
  {},
  true,
  "\u0000\ud800",
  "x".repeat(100_000),
  { __proto__: null, toString: 5 },
];

const SPOILERS: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => text.slice(0, dice(text.length)),
  (text, dice) => text.slice(dice(text.length)),
  (text, dice) => at(text, dice, (rest) => String.fromCharCode(dice(0xffff)) + rest.slice(1)),
  (text, dice) => at(text, dice, (rest) => rest.slice(0, dice(200)) + rest),
  (text, dice) => at(text, dice, (rest) => rest.slice(dice(200))),
  (text, dice) =>
    at(
      text,
      dice,
      (rest) => `${["<", "&", "]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", '"', "{", "}", "\n"][dice(8)] ?? ""}${rest}`,
    ),
  (text, dice) =>
    text.replace(/"[^"]*"/g, (word) => (dice(40) === 0 ? JSON.stringify(FILLERS[dice(FILLERS.length)]) : word)),
  (text, dice) =>
    text.replace(/\d+/g, (number) => (dice(20) === 0 ? "-".repeat(dice(2)) + "9".repeat(1 + dice(30)) : number)),
  (text, dice) => spoiltJson(text, dice),
  (text, dice) => spoiltJson(spoiltJson(text, dice), dice),
  (_text, dice) => "[".repeat(1 + dice(20_000)),
  () => "",
];

function at(text: string, dice: Dice, change: (rest: string) => string): string {
  const place = dice(text.length);
  return text.slice(0, place) + change(text.slice(place));
}

/** One value somewhere in it is another, missing, or doubled; of what is no JSON some letters are. */
function spoiltJson(text: string, dice: Dice): string {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return at(text, dice, (rest) => rest.toUpperCase());
  }
  const places: (readonly [Record<string, unknown>, string])[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>;
      places.push([holder, key]);
      walk(holder[key]);
    }
  };
  walk(root);
  const place = places[dice(Math.max(1, places.length))];
  if (place === undefined) return "null";
  const [holder, key] = place;
  if (dice(3) === 0) delete holder[key];
  else holder[key] = FILLERS[dice(FILLERS.length)];
  return JSON.stringify(root);
}

/** mulberry32: the same row of numbers every time. */
function diceFrom(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** What a person could be shown. */
function isSentence(said: string): boolean {
  return /^[A-Z“\d].{10,}[.”!?]$/s.test(said.trim()) && !/undefined|\[object|NaN/.test(said);
}

export function fuzzFigures(): Promise<readonly Figure[]> {
  const dice = diceFrom(SEED);
  let crashes = 0;
  let speechless = 0;
  let read = 0;
  const rows: Figure[] = [];
  for (const { name, whole, read: look } of KINDS) {
    let refused = 0;
    for (let index = 0; index < FILES; index += 1) {
      const text = whole[dice(whole.length)] ?? "";
      const spoilt = SPOILERS[index % SPOILERS.length]?.(text, dice) ?? "";
      try {
        const said = look(spoilt);
        if (said === undefined) read += 1;
        else {
          refused += 1;
          if (!isSentence(said)) speechless += 1;
        }
      } catch (error) {
        crashes += 1;
        if (crashes < 4) console.error(name, error, spoilt.slice(0, 200));
      }
    }
    rows.push({
      name: `fuzz: ${name} refused with a sentence, of ${FILES} spoilt`,
      unit: "",
      seen: { value: refused },
    });
  }
  return Promise.resolve([
    { name: "fuzz: crashes", unit: "", bound: { kind: "most", value: 0 }, seen: { value: crashes } },
    {
      name: `fuzz: refusals without a sentence, of ${KINDS.length * FILES} files`,
      unit: "",
      bound: { kind: "most", value: 0 },
      seen: { value: speechless },
      beside: `${read} could still be read`,
    },
    ...rows,
  ]);
}

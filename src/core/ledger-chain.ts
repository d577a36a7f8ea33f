/**
 * How the lines of a ledger hang together: each bears its number, the sum of the line before it and its own, so that a line that
 * was edited, cut out, moved or brought in from elsewhere shows, and where. Tamper-evident, not proof: whoever can write the file
 * can write all of it anew, which only the head that stands elsewhere (its count and last sum) can tell. Pure.
 */

import { fieldsOf, Misfit, parse, sha256Hex, text, wholeFrom, type Decoder } from "./decode";

/** SHA-256 of a text in UTF-8, 64 hex digits. */
export type Sum = (text: string) => string;

/** Where a chain has come to. */
export interface Head {
  /** Of the file, made when its first line was written: tells its lines from those of other ledgers of the same device. */
  readonly chain: string;
  /** Lines in the chain. */
  readonly count: number;
  /** Of its last line; before the first one that of what stood in the file unchained. */
  readonly sum: string;
}

/** What a line bears beside what it says. */
export interface Link {
  readonly chain: string;
  /** From 1. */
  readonly line: number;
  readonly after: string;
  readonly sum: string;
}

/** Of a file in which nothing stands yet. */
const NOTHING = "0".repeat(64);

/** A chain that begins. `before`: what stands in the file already, written before there was a chain. */
export function beginning(chain: string, before: string, sum: Sum): Head {
  return { chain, count: 0, sum: before === "" ? NOTHING : sum(before) };
}

/** What `says` comes to as the next line, without the break at its end. It must hold none of the link's own names. */
export function chained(
  says: Readonly<Record<string, unknown>>,
  { chain, count, sum: after }: Head,
  sum: Sum,
): { readonly line: string; readonly head: Head } {
  const unsealed = asciiOf(JSON.stringify({ ...says, chain, line: count + 1, after }));
  const own = sum(unsealed);
  return { line: sealed(unsealed, own), head: { chain, count: count + 1, sum: own } };
}

/** The first thing that is not as it was written. Lines are counted from 1 over the whole file. */
export type Broken =
  /** Its text does not add up to its own sum, or it is no line at all. */
  | { readonly kind: "edited"; readonly line: number }
  /** Lines are missing before it. */
  | { readonly kind: "cut"; readonly line: number; readonly missing: number }
  /** It stood elsewhere in this ledger, or stands in it twice. */
  | { readonly kind: "moved"; readonly line: number }
  /** It is another ledger's. */
  | { readonly kind: "spliced"; readonly line: number }
  /** The file ends in half a line, as a crash leaves it. */
  | { readonly kind: "torn"; readonly line: number }
  /** Lines are missing at the end: a head that was noted elsewhere says more of them. */
  | { readonly kind: "cut-tail"; readonly line: number; readonly missing: number }
  /** The file is as long as the noted head says and longer, but another line stands at that head. */
  | { readonly kind: "rewritten"; readonly line: number };

export interface Verified {
  /** Lines of before there was a chain; nobody can tell whether they are as they were written, save that none was added. */
  readonly unchained: number;
  /** Lines that a crash broke off, or that are empty, and after which it went on as if they had not been begun. */
  readonly torn: number;
  /** Chains of which a line that adds up stands in it. Empty: no line is chained. */
  readonly chains: readonly string[];
  /** Of the last line that adds up. */
  readonly head?: Head;
  /** Absent: nothing is broken. */
  readonly broken?: Broken;
}

/** `noted`: heads of this chain that stand elsewhere, in any order. Those of other chains say nothing. */
export function verify(file: string, sum: Sum, noted: readonly Head[] = []): Verified {
  const lines = file.split("\n");
  const isTorn = lines.pop() !== "";
  const links = lines.map((line) => linkOf(line, sum));
  const first = links.findIndex((link) => link !== undefined);
  // The first that adds up says which it is: what is missing of those before it stands there, spoilt, or was cut off.
  const unchained = first < 0 ? lines.length : Math.max(0, first - (links[first]?.line ?? 1) + 1);
  const known = new Set(links.flatMap((link) => link?.sum ?? []));
  const before = lines.slice(0, unchained).map((line) => `${line}\n`);
  let head = beginning(links[first]?.chain ?? "", before.join(""), sum);
  const sums = new Map<number, string>();
  let torn = 0;
  let broken: Broken | undefined;
  for (const [index, link] of links.entries()) {
    if (index < unchained) continue;
    const next = links[index + 1];
    if (link === undefined && isHalf(lines[index] ?? "") && next !== undefined && follows(next, head)) {
      torn += 1;
      continue;
    }
    broken ??= breakAt(index + 1, link, head, known);
    if (link === undefined) continue;
    head = { chain: link.chain, count: link.line, sum: link.sum };
    sums.set(link.line, link.sum);
  }
  if (isTorn) broken ??= { kind: "torn", line: lines.length + 1 };
  broken ??= againstNoted(head, sums, unchained, noted);
  const chains = [...new Set(links.flatMap((link) => link?.chain ?? []))];
  return { unchained, torn, chains, ...(first < 0 ? {} : { head }), ...(broken === undefined ? {} : { broken }) };
}

/**
 * It was begun and not ended, or never begun: a break that was written in case there was half a line. What can be read is
 * whole, however it ends: nobody's crash wrote it.
 */
function isHalf(line: string): boolean {
  return line === "" || (line.startsWith("{") && !isJson(line));
}

function isJson(line: string): boolean {
  try {
    parse(line, (value) => value);
    return true;
  } catch (error) {
    if (error instanceof Misfit) return false;
    throw error;
  }
}

/** The line that was the last when that head was noted stands in the file still. */
export function holds(file: string, { chain, count, sum: own }: Head, sum: Sum): boolean {
  const end = file.indexOf(`,"sum":"${own}"}\n`);
  if (end < 0) return false;
  const link = linkOf(file.slice(file.lastIndexOf("\n", end) + 1, file.indexOf("\n", end)), sum);
  return link !== undefined && link.chain === chain && link.line === count;
}

/** Of the noted chains those of which none of the files bears a line, each by its longest head: they were emptied or taken away. */
export function missingOf(noted: readonly Head[], files: readonly Verified[]): readonly Head[] {
  const here = new Set(files.flatMap(({ chains }) => chains));
  const missing = new Map<string, Head>();
  for (const head of noted) {
    if (here.has(head.chain) || head.count <= (missing.get(head.chain)?.count ?? 0)) continue;
    missing.set(head.chain, head);
  }
  return [...missing.values()];
}

function follows({ chain, line, after }: Link, head: Head): boolean {
  return chain === head.chain && line === head.count + 1 && after === head.sum;
}

function breakAt(line: number, link: Link | undefined, head: Head, known: ReadonlySet<string>): Broken | undefined {
  if (link === undefined) return { kind: "edited", line };
  if (link.chain !== head.chain) return { kind: "spliced", line };
  if (follows(link, head)) return undefined;
  // The line before it stands elsewhere in the file: this one was not written here.
  if (known.has(link.after) || link.line <= head.count) return { kind: "moved", line };
  const missing = link.line - head.count - 1;
  return missing > 0 ? { kind: "cut", line, missing } : { kind: "edited", line: Math.max(1, line - 1) };
}

function againstNoted(
  head: Head,
  sums: ReadonlyMap<number, string>,
  unchained: number,
  noted: readonly Head[],
): Broken | undefined {
  const ours = noted.filter(({ chain }) => chain === head.chain).sort((a, b) => a.count - b.count);
  for (const { count, sum } of ours) {
    if (count > head.count) return { kind: "cut-tail", line: unchained + head.count + 1, missing: count - head.count };
    if (count > 0 && sums.get(count) !== sum) return { kind: "rewritten", line: unchained + count };
  }
  return undefined;
}

const SEAL = /,"sum":"([0-9a-f]{64})"\}$/;

const linkRecord: Decoder<Omit<Link, "sum">> = (value, at) => {
  const { read } = fieldsOf(value, at);
  return {
    chain: read("chain", text),
    line: read("line", wholeFrom(1)),
    after: read("after", sha256Hex),
  };
};

/** It bears a sum, whether it adds up or not. */
export function isChained(line: string): boolean {
  return SEAL.test(line);
}

/** What a line of the file bears, without the break at its end. Absent: it does not add up, or is no line. */
export function linkOf(line: string, sum: Sum): Link | undefined {
  const own = SEAL.exec(line)?.[1];
  if (own === undefined) return undefined;
  const unsealed = `${line.slice(0, -sealLength(own))}}`;
  if (sum(unsealed) !== own) return undefined;
  try {
    return { ...parse(unsealed, linkRecord), sum: own };
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

function sealed(unsealed: string, sum: string): string {
  return `${unsealed.slice(0, -1)},"sum":"${sum}"}`;
}

function sealLength(sum: string): number {
  return `,"sum":"${sum}"}`.length;
}

/** JSON in ASCII: a line that breaks off within a letter of several bytes would make the host refuse the whole file. */
export function asciiOf(json: string): string {
  return json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

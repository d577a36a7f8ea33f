/**
 * Heads of ledgers as they are noted outside of them: in the project, and in whatever is exported. A file whose last lines were
 * cut off, or that was written anew, is whole in itself; only what was noted elsewhere tells.
 */

import { list, object, oneOf, parse, sha256Hex, text, wholeFrom, type Decoder } from "./decode";
import type { Head } from "./ledger-chain";

const head: Decoder<Head> = object(({ read }) => ({
  chain: read("chain", text),
  count: read("count", wholeFrom(0)),
  sum: read("sum", sha256Hex),
}));

/** The field of every export that bears them. */
export const HEADS_FIELD = "ledgerHeads";

const headsIn: Decoder<readonly Head[]> = object(({ read }) => read(HEADS_FIELD, list(head)));

const headsRecord: Decoder<readonly Head[]> = object(({ read }) => {
  read("schema", oneOf("pickup.ledger-heads"));
  return read("heads", list(head));
});

/** As the project keeps them, one a chain. */
export function encodeHeads(heads: readonly Head[]): string {
  return JSON.stringify({ schema: "pickup.ledger-heads", version: 1, heads });
}

/** @throws Misfit */
export function decodeHeads(json: string): readonly Head[] {
  return parse(json, headsRecord);
}

/** Of an export of Pickup's, whatever it is of. @throws Misfit where it bears none */
export function headsInExport(json: string): readonly Head[] {
  return parse(json, headsIn);
}

/** Heads that are kept of ledgers that are as they were noted, and of those that are not: the latest. */
const MOST = 40;

/** Where the project's ledgers stand. */
export interface HeadsNow {
  /** One a file that is chained. */
  readonly heads: readonly Head[];
  /** Whether the line of a head that was noted once stands in one of them still. */
  readonly holds: (head: Head) => boolean;
  /** Whether it stands only in a ledger that no other machine has. Absent: none does. */
  readonly isLocal?: (head: Head) => boolean;
}

/**
 * What is noted once `now` is noted beside `older`: of each chain the longest head that a ledger holds. One that none holds any
 * more is what tells that a ledger was cut or written anew, so it stays. One that only this machine has goes: elsewhere it would
 * be missing.
 */
export function mergedHeads(before: readonly Head[], now: HeadsNow): readonly Head[] {
  const older = before.filter((head) => now.isLocal?.(head) !== true);
  const lost = older.filter((head) => !now.holds(head));
  const held = new Map<string, Head>();
  for (const head of [...older.filter((one) => now.holds(one)), ...now.heads]) {
    const known = held.get(head.chain);
    held.delete(head.chain);
    held.set(head.chain, known !== undefined && known.count > head.count ? known : head);
  }
  return [...lost.slice(-MOST), ...[...held.values()].slice(-MOST)];
}

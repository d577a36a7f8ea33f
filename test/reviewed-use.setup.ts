/** A use of a clip in a cut, by seconds, and what a device's ledger says that somebody decided about it. */

import type { LedgerLine } from "../src/core/ledger";
import type { Decision, SignOff } from "../src/core/ledger-entry";
import { ticks } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";

export const SECOND = 254_016_000_000;

/** A SHA-256 that is all that letter. */
export const sum = (letter: string): string => letter.repeat(64);

export function aUse(start: number, more: Partial<UseInCut> = {}, seconds = 4): UseInCut {
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

export function line(about: UseInCut, decision: Decision | "withdrawn", words: Words = {}): LedgerLine {
  const { part = "editorial", device = "one", at = "2026-11-28T10:00:00.000Z", ...more } = words;
  const envelope = { schema: "pickup.ledger", version: 1, at, device } as const;
  return { ...envelope, kind: "reviewed", use: about, part, decision, by: "w1", ...more };
}

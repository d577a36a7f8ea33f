/** Builders: an audit and its ranges, each whole and plausible, with what a test cares about on top. */

import type { Audit, AuditRange } from "../src/core/audit";
import type { LedgerLine } from "../src/core/ledger";
import type { Entry } from "../src/core/ledger-entry";
import { frameRateOf, ticksOfFrames } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";
import { between, FILM } from "./build-a";

/** A use of a clip's first frames, from frame `start` to `end` of the sequence, at 24 fps. */
export function aUse(start: number, end: number, more: Partial<UseInCut> = {}): UseInCut {
  return {
    sequenceId: "sequence-1",
    essence: start.toString(16).padStart(64, "a"),
    rangeInSequence: between(start, end),
    rangeInMedia: between(0, end - start),
    look: "plain",
    beside: "A|B",
    ...more,
  };
}

export function anAuditRange(start: number, end: number, more: Partial<AuditRange> = {}): AuditRange {
  return {
    key: `${start}-${end}`,
    use: aUse(start, end),
    track: 0,
    nests: [],
    clip: "PU_Reel2_007_T03.mp4",
    visibility: { kind: "visible" },
    made: "ai",
    evidence: [{ kind: "ledger" }],
    ...more,
  };
}

/** 300 frames at 24 fps, from 10:00:00:00. */
export function anAudit(ranges: readonly AuditRange[], more: Partial<Audit> = {}): Audit {
  return {
    sequenceId: "sequence-1",
    name: "Reel 2",
    rate: FILM,
    timecodeFormat: "non-drop",
    zeroFrame: 24 * 3600 * 10,
    length: ticksOfFrames(300, frameRateOf(24)),
    ranges,
    unread: [],
    at: "2026-11-28T10:00:00.000Z",
    ...more,
  };
}

/** As a device wrote it. */
export function aLine(entry: Entry, at = "2026-11-28T10:00:00.000Z", device = "device-1"): LedgerLine {
  return { schema: "pickup.ledger", version: 1, at, device, ...entry };
}

/** The Review tab: nothing read, reading, and cuts with all that a range can be. */

import type { Audit, AuditRange } from "../src/core/audit";
import { standingOf } from "../src/core/review";
import { frameRateOf, ticks } from "../src/core/time";
import { NOT_JUDGED, type Judged } from "../src/studio/review/audit-state";
import type { StudioState } from "../src/studio/state";
import { aRow, aState, aTake, frames } from "./ui-states";

const RATE = frameRateOf(24);

function aRange(index: number, change: Partial<AuditRange> = {}): AuditRange {
  const start = 48 + index * 140;
  return {
    key: `1:${start}@0`,
    use: {
      sequenceId: "reel-2",
      essence: String(index).padStart(64, "0"),
      takeId: "take-2",
      rangeInSequence: frames(start, start + 76),
      rangeInMedia: frames(0, 76),
      look: "",
      beside: "",
    },
    track: 1,
    nests: [],
    clip: `PU_Reel2_007_T0${index}`,
    visibility: { kind: "visible" },
    made: "ai",
    evidence: [{ kind: "ledger" }, { kind: "essence" }],
    credentials: { kind: "none", says: "" },
    ...change,
  };
}

function withoutTake({ use: { takeId: _ours, ...use }, ...range }: AuditRange): AuditRange {
  return { ...range, use };
}

function anAudit(ranges: readonly AuditRange[], unread: Audit["unread"] = []): Audit {
  return {
    sequenceId: "reel-2",
    name: "Reel 2, locked v4",
    rate: RATE,
    timecodeFormat: "non-drop",
    zeroFrame: 10 * 3600 * 24,
    length: ticks(30_480 * RATE),
    ranges,
    unread,
    at: "2026-11-28T05:00:00.000Z",
  };
}

/** Cleared where `isCleared`; of all of them nobody decided about a label. */
function judged({ ranges }: Audit, isCleared: (index: number) => boolean): Judged {
  return new Map(
    ranges.map((range, index) => [
      range.key,
      { review: standingOf(range.use, [], isCleared(index) ? [] : ["editorial", "legal"]), label: { kind: "open" } },
    ]),
  );
}

const many = anAudit(
  [
    aRange(0),
    aRange(1, { visibility: { kind: "unknown", why: ["opacity"], seen: [], maybe: [frames(188, 264)] } }),
    aRange(2, { visibility: { kind: "partly", seen: [frames(330, 350)] }, track: 2 }),
    withoutTake(
      aRange(3, {
        clip: "tower_alt_02.mp4",
        evidence: [{ kind: "credentials", says: "another maker" }],
        credentials: { kind: "present", says: "signed by another maker; says generated" },
        track: 0,
      }),
    ),
    aRange(4, { nests: ["Lab ext"], visibility: { kind: "hidden", why: "covered" } }),
    withoutTake(
      aRange(5, { clip: "sora_plate_v3.mov", made: "suspected", evidence: [{ kind: "name", says: "sora" }] }),
    ),
    aRange(6, { made: "animatic", use: { ...aRange(6).use, takeId: "take-1" } }),
  ],
  [{ what: "Titles comp", why: "Sequence.getVideoTrackCount Invalid parameter." }],
);

/** `picture` is any image's address. */
export function auditStates(picture: string): Readonly<Record<string, StudioState>> {
  const recipe = { ...aTake(2).recipe, engine: "openai-videos", model: "Wan-AI/Wan2.2-TI2V-5B" } as const;
  const takes = [aRow(2, { picture }, { recipe }), aRow(1, { picture })];
  const cleared = judged(many, (index) => index % 3 === 0);
  return {
    "audit, nothing read": aState({ takes }),
    "audit, reading": aState({
      takes,
      audit: { kind: "reading", step: "media", done: 12, of: 140, judged: NOT_JUDGED },
    }),
    "audit, in a large file": aState({
      takes,
      audit: {
        kind: "reading",
        step: "media",
        done: 3,
        of: 140,
        file: { name: "reel_2_conformed_masters.mp4", done: 1_890_000_000, size: 4_500_000_000 },
        judged: NOT_JUDGED,
      },
    }),
    "audit, read": aState({ takes, audit: { kind: "read", audit: many, isStale: false, judged: cleared } }),
    "audit, stale and saved": aState({
      takes,
      audit: {
        kind: "read",
        audit: many,
        isStale: true,
        judged: cleared,
        savedTo: "/films/reports/AI-Reel-2-2026-11-28.html",
      },
    }),
    "audit, nothing found": aState({
      takes,
      audit: { kind: "read", audit: anAudit([]), isStale: false, judged: NOT_JUDGED },
    }),
    "audit, failed": aState({
      takes,
      audit: { kind: "failed", failure: { kind: "host-refused", call: "Sequence.getTimebase" } },
    }),
  };
}

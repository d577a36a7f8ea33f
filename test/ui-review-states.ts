/** States of the Review tab in which somebody decides, for tests of what it shows. */

import type { Audit, AuditRange } from "../src/core/audit";
import type { LedgerLine } from "../src/core/ledger";
import { standingsOf } from "../src/core/review";
import { frameRateOf, ticksOfFrames } from "../src/core/time";
import type { UseInCut } from "../src/core/use-in-cut";
import { NO_REVIEW } from "../src/studio/review/review-state";
import type { StudioState } from "../src/studio/state";
import { aState } from "./ui-states";

const FILM = frameRateOf(24);

function aUse(start: number, essence: string): UseInCut {
  return {
    sequenceId: "reel-2",
    essence: essence.repeat(64),
    rangeInSequence: { start: ticksOfFrames(start, FILM), end: ticksOfFrames(start + 96, FILM) },
    rangeInMedia: { start: ticksOfFrames(0, FILM), end: ticksOfFrames(96, FILM) },
    look: "plain",
    beside: essence,
  };
}

function aRange(track: number, start: number, essence: string): AuditRange {
  return {
    key: `${track}:${start}`,
    use: aUse(start, essence),
    track,
    nests: [],
    clip: `wave_${essence}.mp4`,
    visibility: { kind: "visible" },
    made: "ai",
    evidence: [{ kind: "ledger" }],
  };
}

const RANGES = [aRange(1, 0, "a"), aRange(1, 200, "b"), aRange(2, 400, "c")];

function said(use: UseInCut, decision: "approve" | "changes" | "reject", note?: string): LedgerLine {
  const envelope = { schema: "pickup.ledger", version: 1, at: "2026-11-28T10:00:00.000Z", device: "one" } as const;
  const noted = note === undefined ? {} : { note };
  return { ...envelope, kind: "reviewed", use, part: "editorial", decision, by: "name", ...noted };
}

/** `doubtful`: an approval of the third stands in a line that does not hold. Of three ranges the first is approved, the second was and has another grade since, the third is open and in hand. */
export function reviewed(
  change: Partial<StudioState["review"]> = {},
  { doubtful = false }: { readonly doubtful?: boolean } = {},
): StudioState {
  const [first, second, third] = RANGES;
  if (first === undefined || second === undefined || third === undefined) throw new Error("There are not three ranges");
  const lines = [said(first.use, "approve", "note"), said({ ...second.use, look: "warm" }, "approve")];
  const standings = standingsOf(RANGES, lines, () => ["editorial"], doubtful ? [said(third.use, "approve")] : []);
  const audit: Audit = {
    sequenceId: "reel-2",
    name: "Reel 2",
    rate: FILM,
    timecodeFormat: "non-drop",
    zeroFrame: 0,
    length: ticksOfFrames(2000, FILM),
    ranges: RANGES,
    unread: [],
    at: "2026-11-28T10:00:00.000Z",
  };
  const judged = new Map(
    [...standings].map(([key, review]) => [key, { review, label: { kind: "open" } as const }] as const),
  );
  return aState({
    audit: { kind: "read", audit, isStale: false, judged },
    review: {
      ...NO_REVIEW,
      at: third.key,
      words: new Map([
        ["name", { kind: "said", text: "M. R." }],
        ["note", { kind: "said", text: "Fine in this place." }],
      ]),
      names: ["M. R."],
      ...change,
    },
  });
}

const LEDGER = {
  missing: [],
  noted: { project: 2, exports: 0 },
  untold: 0,
  doubtful: 0,
  words: [],
  at: "2026-11-28T10:00:00.000Z",
  since: 0,
} as const;
const A_LEDGER = {
  device: "9d2f41c07b",
  isMine: true,
  lines: 214,
  unchained: 0,
  torn: 0,
  head: `9f3c${"0".repeat(56)}1b07`,
};

export function reviewStates(): Readonly<Record<string, StudioState>> {
  const words = [
    { id: "w1", text: "M. R." },
    { id: "w2", text: "Fine in this place, as long as the title above it stays." },
  ];
  return {
    "review, one in hand": { ...reviewed(), ledger: { kind: "read", ...LEDGER, since: 3, words, files: [A_LEDGER] } },
    "review, clips that show an older one": reviewed({ older: ["i1", "i2", "i3"] }),
    "review, a ledger that was cut": {
      ...reviewed(),
      ledger: {
        kind: "read",
        ...LEDGER,
        untold: 2,
        files: [
          { ...A_LEDGER, broken: { kind: "cut", line: 14, missing: 3 } },
          {
            device: "41c07b9d2f",
            isMine: false,
            lines: 0,
            unchained: 0,
            torn: 0,
            unread: { kind: "file-missing", file: "x" },
          },
        ],
      },
    },
    "review, a ledger that is not there, and one of before the chain": {
      ...reviewed(),
      ledger: {
        kind: "read",
        ...LEDGER,
        missing: [{ device: "41c07b9d2f", lines: 41 }],
        files: [{ ...A_LEDGER, unchained: 3, torn: 1 }],
      },
    },
    "review, a decision that does not hold": {
      ...reviewed({}, { doubtful: true }),
      ledger: {
        kind: "read",
        ...LEDGER,
        doubtful: 1,
        files: [{ ...A_LEDGER, broken: { kind: "moved", line: 14 } }],
      },
    },
    "review, lines that nothing vouches for": {
      ...reviewed(),
      ledger: { kind: "read", ...LEDGER, files: [{ device: "d", isMine: true, lines: 0, unchained: 5, torn: 0 }] },
    },
  };
}

/** So many ranges, none of them decided on; the first is in hand. */
export function ranges(count: number): StudioState {
  const state = reviewed();
  if (state.audit.kind !== "read") throw new Error("Nothing was read");
  const all = Array.from({ length: count }, (_, index) => ({
    ...aRange(1, index * 100, "d"),
    clip: `wave_${index}.mp4`,
  }));
  const audit: Audit = { ...state.audit.audit, length: ticksOfFrames(count * 100, FILM), ranges: all };
  const standings = standingsOf(all, [], () => ["editorial"]);
  const judged = new Map(
    [...standings].map(([key, review]) => [key, { review, label: { kind: "open" } as const }] as const),
  );
  const at = all[0]?.key;
  return {
    ...state,
    audit: { kind: "read", audit, isStale: false, judged },
    review: { ...NO_REVIEW, ...(at === undefined ? {} : { at }) },
  };
}

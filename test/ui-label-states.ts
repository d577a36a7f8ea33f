/** The panel while labels are decided and laid: before, planned, laid, not fitting any more. */

import type { Audit, AuditRange } from "../src/core/audit";
import type { LabelStanding } from "../src/core/label";
import { NOT_JUDGED } from "../src/studio/review/audit-state";
import {
  NO_LABELS,
  type LabelState,
  type RangeLabelState,
  type SequenceLabels,
} from "../src/studio/review/label-state";
import type { StudioState } from "../src/studio/state";
import { anAudit, anAuditRange } from "./build-audit";
import { between } from "./build-a";
import { aState } from "./ui-states";

const ranges: readonly AuditRange[] = [
  anAuditRange(48, 96, { clip: "PU_Reel2_003_T02.mp4" }),
  anAuditRange(180, 240, { clip: "PU_Reel2_007_T01.mp4" }),
  anAuditRange(260, 290, { clip: "PU_Reel2_009_T01.mp4", made: "animatic" }),
];

const audit: Audit = anAudit(ranges);

const decided = { decision: "due", by: "word-1", reason: "word-2", at: "2026-11-27T16:04:00.000Z" } as const;
const due: LabelStanding = { kind: "decided", decided };

function said(standing: LabelStanding): RangeLabelState {
  return {
    standing,
    wording: "generated",
    suggested: { wording: "generated", because: "all-from-model" },
    ...(standing.kind === "open"
      ? {}
      : { by: { kind: "said", text: "M. R." }, reason: { kind: "said", text: "A square that exists" } }),
  };
}

const sequence: SequenceLabels = {
  choice: { preset: "broadcast-hd", mode: "first-exposure", corner: "top-right", language: "en" },
  breaks: [],
  plan: [
    { rangeInSequence: between(48, 120), kind: "bug", form: "full", wording: "generated", ranges: ["48-96"] },
    { rangeInSequence: between(180, 228), kind: "bug", form: "limited", wording: "modified", ranges: ["180-240"] },
  ],
  beyond: [
    [{ rangeInSequence: between(96, 120), over: ["A014_C007_street.mov", "Lower third"], overNothing: false }],
    [],
  ],
  track: 4,
  isNewTrack: true,
  tally: { undecided: 1, reopened: 0, hidden: 0, unknown: 1 },
  laid: { count: 0, fit: "other" },
  isStale: false,
};

/** `picture` is any image's address. */
export function labelStates(picture: string): Readonly<Record<string, StudioState>> {
  const state = (labels: Partial<LabelState>, change: Partial<SequenceLabels> = {}, isStale = false): StudioState =>
    aState({
      audit: { kind: "read", audit, isStale, judged: NOT_JUDGED },
      labels: {
        ...NO_LABELS,
        ranges: new Map([
          ["48-96", said(due)],
          ["180-240", said({ kind: "open" })],
        ]),
        page: "open",
        sequence: { ...sequence, preview: picture, ...change },
        ...labels,
      },
    });
  const reopened: LabelStanding = { kind: "reopened", why: "other-range", was: decided };
  return {
    "labels, to be decided": state({ page: "closed" }),
    "labels, decided anew": state({ page: "closed", ranges: new Map([["48-96", said(reopened)]]) }),
    "labels, nobody named": state({
      page: "closed",
      refused: { failure: { kind: "cannot-label", why: "nobody-named" }, range: "48-96" },
    }),
    "labels, planned": state({}),
    "labels, nothing due": state(
      {},
      { plan: [], beyond: [], tally: { undecided: 2, reopened: 0, hidden: 0, unknown: 0 } },
    ),
    "labels after breaks": state(
      {},
      { choice: { ...sequence.choice, mode: "after-breaks" }, breaks: [{ at: between(0, 140).end, name: "Pub 1" }] },
    ),
    "labels laid": state(
      { done: { kind: "laid", labels: 2, track: 4, unverified: 0, missing: 0 } },
      { laid: { count: 2, fit: "fits" }, isNewTrack: false },
    ),
    "labels that do not fit": state({}, { laid: { count: 3, fit: "other" }, isNewTrack: false }),
    "labels of a cut that changed": state({}, { laid: { count: 2, fit: "unknown" }, isStale: true }, true),
    "labels refused": state({ refused: { failure: { kind: "cannot-label", why: "cut-changed" } } }),
  };
}

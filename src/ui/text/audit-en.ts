/** Which frames are AI: the Review tab's list, in English. `audit-fr.ts` has the same shape. */

import type { AuditRange, Evidence, WhyOriginUnknown, WhyUnknown } from "../../core/audit";
import type { Decision, LabelDecision, SignOff } from "../../core/ledger-entry";
import type { PartStanding } from "../../core/review";
import type { UseChange } from "../../core/use-in-cut";
import { reportEn } from "./report-en";

export const auditEn = {
  none: "Pickup reads the open sequence, nests included, and lists every clip that is AI: what of it is seen, who cleared it, and what is missing. Media that Pickup did not make is looked at too.",
  noSequence: "No sequence is open. Open one in the Timeline, and Pickup can read which of its frames are AI.",
  read: "Read the cut",
  readAgain: "Read again",
  stop: "Stop",
  reading: {
    cut: (done: number, _of?: number) => (done === 0 ? "Reading clips …" : `Reading clips, ${done} so far …`),
    media: (done: number, of = 0) => `Looking at media, ${done} of ${of} …`,
    effects: (done: number, of = 0) => `Looking at effects, ${done} of ${of} …`,
  },
  readingFile: (name: string, percent: number) => `${name}: ${percent} % read`,
  stale: "The cut changed since it was read. What stands here is of how it was.",
  empty: "No AI was found in this cut, as far as records, files, credentials and names tell.",
  suspectedCount: (count: number) =>
    count === 1 ? "1 clip suspected by its name alone" : `${count} clips suspected by their names alone`,
  watched:
    "Edits of clips are seen as they happen. Effects, speeds, slips and nests are not: they are read again before a decision is recorded, a report is written or labels are laid.",
  count: (ranges: number) => (ranges === 1 ? "1 AI range" : `${ranges} AI ranges`),
  share: (seen: string, whole: string, percent: number) => `${seen} of ${whole} (${percent.toFixed(1)} %)`,
  maybe: (length: string) => `up to ${length} more may be seen`,
  animatics: (count: number) => (count === 1 ? "1 animatic, not AI" : `${count} animatics, not AI`),
  notCleared: (count: number) => `${count} not cleared`,
  temps: (count: number) => (count === 1 ? "1 temp still in the cut" : `${count} temps still in the cut`),
  unknown: (count: number) => `${count} visibility unknown`,
  undecided: (count: number) => (count === 1 ? "1 label undecided" : `${count} labels undecided`),
  unread: (what: string, why: string) =>
    `${what} could not be read, so nobody knows whether AI is in it.${why === "" ? "" : ` Premiere says: ${why}`}`,
  tooLarge: (what: string) =>
    `${what} was not looked into, for there are too many clips in nests: nobody knows whether AI is in it.`,
  originUnread: {
    missing: (file: string) =>
      `${file} is not there, so what it says of its origin is unknown, and nobody knows whether it is AI.`,
    metadata: (file: string) =>
      `The metadata of ${file} could not be read: what it says of its origin is unknown, and nobody knows whether it is AI.`,
    credentials: (file: string) =>
      `The credentials of ${file} could not be looked into: what it says of its origin is unknown, and nobody knows whether it is AI.`,
  } satisfies Record<WhyOriginUnknown, (file: string) => string>,
  moreUnread: (count: number) => `and ${count} more, which a report lists.`,
  bySamples: (sum: string) => `${sum}, over samples of it: it was not read whole`,
  take: (shot: number, take: number) => `Shot ${shot}, take ${take}`,
  inNest: (names: string) => `in nest “${names}”`,
  mark: "Mark In–Out",
  markSays: "Sets the sequence’s In and Out around this range: one undo step",
  openRow: (name: string) => `Show ${name} in Premiere, and what is known of it`,
  temp: "Temp, still in the cut.",
  animatic: "Drawn by Pickup: an animatic, not AI.",
  notOurs: "Not made here.",
  suspected: "Only its name says so.",
  visibility: {
    hidden: {
      disabled: "Not seen: the clip is switched off.",
      "track-off": "Not seen: its track is switched off.",
      covered: "Not seen: wholly covered, as far as can be read. Masks cannot be read.",
      "outside-nest": "Not seen: it lies in the nest, outside the part that is shown.",
    } satisfies Record<Extract<AuditRange["visibility"], { kind: "hidden" }>["why"], string>,
    partly: (length: string) => `Seen in part, for ${length}.`,
    unknown: (why: string) => `Visibility unknown: ${why}.`,
  },
  why: {
    opacity: "opacity or blending",
    scale: "size or position",
    matte: "a matte or key",
    "time-remap": "time remapping",
    transition: "a transition",
    multicam: "multicam",
    alpha: "transparency above",
    effect: "an effect",
    "covered-by-unknown": "what lies above may hide it",
    unread: "something that could not be read",
  } satisfies Record<WhyUnknown, string>,
  signOff: { editorial: "editorial", legal: "legal", ethics: "ethics" } satisfies Record<SignOff, string>,
  part: {
    open: "open",
    approved: "approved",
    changes: "changes wanted",
    rejected: "rejected",
    reopened: "open again, it changed",
  } satisfies Record<PartStanding["kind"], string>,
  decided: {
    approve: "approved",
    changes: "changes wanted",
    reject: "rejected",
    withdrawn: "withdrawn",
  } satisfies Record<Decision | "withdrawn", string>,
  changes: {
    same: "nothing changed",
    moved: "it lies elsewhere",
    "other-range": "it shows another part of its media, or is of another length",
    "other-look": "it looks different",
    "other-cut": "it lies between other clips",
    "other-take": "other media lie there",
  } satisfies Record<UseChange, string>,
  noReview: "Nobody has to clear it.",
  label: (decision: string) => `Label: ${decision}`,
  labels: {
    due: "due",
    "not-due": "not due",
    limited: "limited",
    undecided: "undecided",
  } satisfies Record<LabelDecision, string>,
  labelReopened: "undecided, it changed",
  credentials: {
    none: "Credentials: none.",
    unknown: "Credentials could not be read.",
    present: (says: string) => `Credentials present, not looked into${says === "" ? "" : `: ${says}`}.`,
    valid: (says: string) =>
      `Credentials unchanged since they were signed${says === "" ? "" : `: ${says}`}. No trust list was asked.`,
    invalid: (says: string) => `Credentials that do not fit the file any more${says === "" ? "" : `: ${says}`}.`,
  },
  evidence: "Known by",
  evidenceOf: {
    ledger: "Pickup’s own record",
    essence: "its media data",
    metadata: "its metadata",
    credentials: "its credentials",
    name: "its name",
  } satisfies Record<Evidence["kind"], string>,
  evidenceSays: (what: string, says: string) => `${what} (${says})`,
  prompt: (prompt: string) => `“${prompt}”`,
  noPrompt: "No prompt is known.",
  seed: (seed: number) => `seed ${seed}`,
  sources: "Sources and credits",
  noSources: "No references were given to the takes in this cut.",
  creditsField: "Credits, ready to paste",
  export: "Export report …",
  exportAs: { html: "Page (HTML)", csv: "Table (CSV)", json: "Data (JSON)" },
  saved: (file: string) => `Saved as ${file}.`,
  advice: "Advice, not legal clearance. Typed names are declared, not authenticated.",
  report: reportEn,
};

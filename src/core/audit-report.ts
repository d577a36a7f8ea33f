/** What an audit says to somebody without Premiere: plain facts, in timecodes and in frames, with what people decided and what is missing. */

import { maybeOf, seenOf, shareOf, visibilityWhys, type Audit, type AuditRange } from "./audit";
import { labelOf, signOffsOf, type ReportLabel, type ReportSignOff, type WordsOf } from "./audit-decided";
import { laidOf, missingOf, type Missing } from "./audit-missing";
import { findingsThen, reportPolicy, type PolicyInForce, type ReportFinding, type ReportPolicy } from "./audit-policy";
import { creditsOf, engineOf, sourcesOf, type ReportSource } from "./audit-sources";
import type { LabelStanding } from "./label";
import type { RangeLaid } from "./label-laid";
import type { Head } from "./ledger-chain";
import { seedUsed, wordsSent } from "./recipe";
import type { Standing } from "./review";
import type { IntendedUse, ReferenceRole } from "./shot";
import type { Take } from "./take";
import { framesIn, rateFraction, timecode, ticks, type TimeRange } from "./time";

const REPORT_VERSION = 1;

export interface AuditReport {
  readonly schema: "pickup.audit";
  readonly version: typeof REPORT_VERSION;
  /** When the cut was read: ISO 8601, UTC. */
  readonly readAt: string;
  /** The cut changed since. */
  readonly isStale: boolean;
  readonly project: string;
  readonly sequence: {
    readonly id: string;
    readonly name: string;
    readonly rate: { readonly numerator: number; readonly denominator: number };
    readonly timecode: Audit["timecodeFormat"];
    readonly first: string;
    readonly frames: number;
  };
  /** In frames of the sequence; those that several clips cover count once. */
  readonly share: { readonly seen: number; readonly maybe: number; readonly of: number };
  readonly policy: ReportPolicy;
  readonly ranges: readonly ReportRange[];
  readonly unread: Audit["unread"];
  readonly sources: readonly ReportSource[];
  readonly credits: readonly string[];
  /** Lines that the decisions were read from, and where their chains had come to. */
  readonly ledger: {
    readonly lines: number;
    readonly heads: readonly Head[];
    /** Decisions in lines that do not hold to their chain or to a noted head: they were not counted. */
    readonly doubtful: number;
    /** Devices whose ledgers are broken or missing. */
    readonly broken: readonly string[];
    /** What the project had noted of the ledgers cannot be read: nobody knows whether lines were cut off. */
    readonly headsUnread?: true;
  };
}

/** `out` is the last frame inside, as Premiere shows it; `frames` counts from the sequence's start, its end exclusive. */
export interface Marked {
  readonly in: string;
  readonly out: string;
  readonly frames: { readonly start: number; readonly end: number };
}

export interface ReportRange extends Marked {
  /** From 1, in the order of the report. */
  readonly number: number;
  readonly length: number;
  readonly clip: string;
  /** `V2`. */
  readonly track: string;
  readonly nests: readonly string[];
  readonly made: AuditRange["made"];
  readonly visibility: {
    readonly kind: AuditRange["visibility"]["kind"];
    readonly why: readonly string[];
    readonly seen: readonly Marked[];
    readonly maybe: readonly Marked[];
    /** How far that can be known, in English. Absent: nothing is said to cover it. */
    readonly limit?: string;
  };
  readonly evidence: AuditRange["evidence"];
  /** Absent: nobody looked. */
  readonly credentials?: AuditRange["credentials"];
  readonly essence: string;
  readonly essenceBy: "whole" | "samples";
  /** Absent: it is not Pickup's, or its take is not known any more. */
  readonly take?: ReportTake;
  readonly takeId?: string;
  readonly signOffs: readonly ReportSignOff[];
  readonly review: Standing["overall"];
  readonly label: ReportLabel;
  readonly missing: readonly Missing[];
  /** A data URL. Absent: there is none. */
  readonly still?: string;
}

export interface ReportTake {
  readonly id: string;
  readonly shot: number;
  readonly number: number;
  readonly askedAt: string;
  readonly use: IntendedUse;
  readonly engine: string;
  readonly model: string;
  /** As the editor wrote it; `sent` where other words left. */
  readonly prompt: string;
  readonly negative: string;
  readonly sent?: { readonly prompt: string; readonly negative: string };
  readonly seed?: number;
  readonly references: readonly { readonly role: ReferenceRole; readonly sha256: string }[];
  /** What stood against it when it was asked for. Absent: nobody looked then. */
  readonly policy?: readonly ReportFinding[];
  /** Some of the rules could not be read then. */
  readonly policyUnread?: true;
}

export interface ReportFacts {
  readonly audit: Audit;
  readonly isStale: boolean;
  readonly project: string;
  readonly takeOf: (takeId: string) => Take | undefined;
  readonly judgedOf: (key: string) => { readonly review: Standing; readonly label: LabelStanding } | undefined;
  readonly wordsOf: WordsOf;
  readonly policy: PolicyInForce;
  /** By the range's key. Absent: nobody can tell which labels lie there. */
  readonly laid: ReadonlyMap<string, RangeLaid> | undefined;
  readonly stillOf: (takeId: string) => string | undefined;
  readonly ledger: AuditReport["ledger"];
}

export function auditReport(facts: ReportFacts): AuditReport {
  const { audit, isStale, project, ledger } = facts;
  const { rate, timecodeFormat, zeroFrame } = audit;
  const ranges = audit.ranges.map((range, index) => reportRange(range, index + 1, facts));
  const share = shareOf(audit);
  const frames = (time: number): number => Math.round(time / rate);
  return {
    schema: "pickup.audit",
    version: REPORT_VERSION,
    readAt: audit.at,
    isStale,
    project,
    sequence: {
      id: audit.sequenceId,
      name: audit.name,
      rate: rateFraction(rate),
      timecode: timecodeFormat,
      first: timecode(ticks(0), rate, timecodeFormat, zeroFrame),
      frames: frames(audit.length),
    },
    share: { seen: frames(share.seen), maybe: frames(share.maybe), of: frames(share.of) },
    policy: reportPolicy(facts.policy),
    ranges,
    unread: audit.unread,
    sources: sourcesOf(audit, facts.takeOf),
    credits: creditsOf(audit, facts.takeOf),
    ledger,
  };
}

function reportRange(range: AuditRange, number: number, facts: ReportFacts): ReportRange {
  const { audit, takeOf, judgedOf, stillOf, policy } = facts;
  const { use, visibility, credentials } = range;
  const take = use.takeId === undefined ? undefined : takeOf(use.takeId);
  const judged = judgedOf(range.key);
  const laid = laidOf(range, judged?.label, facts.laid);
  const still = use.takeId === undefined ? undefined : stillOf(use.takeId);
  const mark = (time: TimeRange): Marked => marked(time, audit);
  return {
    number,
    ...mark(use.rangeInSequence),
    length: framesIn(use.rangeInSequence, audit.rate),
    clip: range.clip,
    track: `V${range.track + 1}`,
    nests: range.nests,
    made: range.made,
    visibility: {
      ...visibilityWhys(visibility),
      seen: seenOf(range).map(mark),
      maybe: maybeOf(range).map(mark),
      ...(isCovered(visibility) ? { limit: COVER_LIMIT } : {}),
    },
    evidence: range.evidence,
    ...(credentials && { credentials }),
    essence: use.essence,
    essenceBy: range.isSampled === true ? "samples" : "whole",
    ...(take && { take: reportTake(take, policy) }),
    ...(use.takeId === undefined ? {} : { takeId: use.takeId }),
    signOffs: judged === undefined ? [] : signOffsOf(judged.review, facts.wordsOf),
    review: judged?.review.overall ?? "open",
    label: judged === undefined ? { standing: "open" } : labelOf(judged.label, facts.wordsOf, laid),
    missing: missingOf(range, { take, judged, takeOf, packs: policy.applied, laid }),
    ...(still === undefined ? {} : { still }),
  };
}

/** In English, for tables and data; a page says it in its own words. */
export const COVER_LIMIT = "covered as far as can be read: masks on a clip cannot be read through Premiere's calls";

/** Something above is said to hide it, or part of it. */
function isCovered(visibility: AuditRange["visibility"]): boolean {
  return visibility.kind === "partly" || (visibility.kind === "hidden" && visibility.why === "covered");
}

function marked({ start, end }: TimeRange, { rate, timecodeFormat, zeroFrame }: Audit): Marked {
  const last = ticks(Math.max(start, end - rate));
  return {
    in: timecode(start, rate, timecodeFormat, zeroFrame),
    out: timecode(last, rate, timecodeFormat, zeroFrame),
    frames: { start: Math.round(start / rate), end: Math.round(end / rate) },
  };
}

function reportTake({ id, shot, number, askedAt, recipe, policy: then }: Take, { known }: PolicyInForce): ReportTake {
  const seed = seedUsed(recipe);
  const sent = wordsSent(recipe);
  const isOther = sent.prompt !== recipe.prompt || sent.negative !== recipe.negative;
  return {
    id,
    shot: shot.number,
    number,
    askedAt,
    use: shot.use,
    engine: engineOf(recipe),
    model: recipe.model,
    prompt: recipe.prompt,
    negative: recipe.negative,
    ...(isOther ? { sent } : {}),
    ...(seed === undefined ? {} : { seed }),
    references: recipe.references.map(({ role, sha256 }) => ({ role, sha256 })),
    ...(then === undefined ? {} : { policy: findingsThen(then, known) }),
    ...(then?.unread === true ? { policyUnread: true } : {}),
  };
}

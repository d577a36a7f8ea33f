/** Sentences of an audit, for the panel's rows and for a report alike; the words come from the panel's language. Pure. */

import type { AuditRange, Evidence, Unread, WhyOriginUnknown, WhyUnknown } from "./audit";
import type { Missing } from "./audit-missing";
import type { LabelStanding } from "./label";
import type { RangeLaid } from "./label-laid";
import { SIGN_OFFS, type Decision, type LabelDecision, type SignOff } from "./ledger-entry";
import type { InLanguages, RuleKind, Severity } from "./policy";
import type { RestsOn } from "./policy-packs";
import type { PartStanding, Standing } from "./review";
import type { FrameSource, ReferenceRole } from "./shot";
import type { UseChange } from "./use-in-cut";

type WhyHidden = Extract<AuditRange["visibility"], { kind: "hidden" }>["why"];

export interface AuditWords {
  readonly visibility: {
    readonly hidden: Readonly<Record<WhyHidden, string>>;
    readonly partly: (length: string) => string;
    readonly unknown: (why: string) => string;
  };
  readonly why: Readonly<Record<WhyUnknown, string>>;
  readonly signOff: Readonly<Record<SignOff, string>>;
  readonly part: Readonly<Record<PartStanding["kind"], string>>;
  readonly decided: Readonly<Record<Decision | "withdrawn", string>>;
  /** What of a use is another one since somebody decided. */
  readonly changes: Readonly<Record<UseChange, string>>;
  readonly noReview: string;
  readonly label: (decision: string) => string;
  readonly labels: Readonly<Record<LabelDecision, string>>;
  readonly labelReopened: string;
  readonly credentials: {
    readonly none: string;
    readonly unknown: string;
    readonly present: (says: string) => string;
    readonly valid: (says: string) => string;
    readonly invalid: (says: string) => string;
  };
  readonly evidence: string;
  readonly evidenceOf: Readonly<Record<Evidence["kind"], string>>;
  readonly evidenceSays: (what: string, says: string) => string;
  readonly temp: string;
  readonly animatic: string;
  readonly notOurs: string;
  readonly suspected: string;
  readonly take: (shot: number, take: number) => string;
  readonly inNest: (names: string) => string;
  readonly seed: (seed: number) => string;
  readonly unread: (what: string, why: string) => string;
  readonly tooLarge: (what: string) => string;
  readonly originUnread: Readonly<Record<WhyOriginUnknown, (file: string) => string>>;
  /** Of media that were not read whole. */
  readonly bySamples: (sum: string) => string;
  readonly advice: string;
  readonly stale: string;
  readonly report: ReportWords;
}

/** Of the page that is handed out. */
export interface ReportWords {
  readonly language: string;
  readonly title: (sequence: string) => string;
  /** `at`: a day and a time, UTC. */
  readonly about: (project: string, at: string) => string;
  readonly convention: (first: string) => string;
  readonly share: (seen: number, whole: number, percent: number) => string;
  readonly maybe: (frames: number) => string;
  readonly none: string;
  readonly head: Readonly<
    Record<"number" | "in" | "out" | "length" | "what" | "seen" | "signOffs" | "label" | "missing", string>
  >;
  readonly frames: (count: number) => string;
  readonly visible: string;
  readonly missing: Readonly<Record<Missing, string>>;
  readonly nothingMissing: string;
  /** What is looked for as missing. */
  readonly missingSays: string;
  /** Behind a decision that a label is due. */
  readonly laid: Readonly<Record<RangeLaid, string>>;
  readonly policy: PolicyWords;
  readonly ranges: string;
  readonly stillOf: (name: string) => string;
  readonly field: Readonly<
    Record<
      | "clip"
      | "maker"
      | "asked"
      | "use"
      | "prompt"
      | "sent"
      | "negative"
      | "seed"
      | "references"
      | "policy"
      | "evidence"
      | "credentials"
      | "essence"
      | "seenParts"
      | "maybeParts",
      string
    >
  >;
  readonly notLooked: string;
  readonly use: Readonly<Record<"temp" | "final", string>>;
  readonly by: (what: string, name: string, at: string) => string;
  /** Of what was opened again since. */
  readonly was: (declared: string, change: string) => string;
  readonly nameless: string;
  readonly sources: string;
  readonly noSources: string;
  readonly sourceHead: Readonly<Record<"role" | "origin" | "author" | "rights" | "ranges", string>>;
  readonly role: Readonly<Record<ReferenceRole, string>>;
  readonly sourceKind: Readonly<Record<FrameSource["kind"], string>>;
  readonly unsaid: string;
  readonly credits: string;
  readonly limits: string;
  readonly ledger: (lines: number) => string;
  readonly ledgerDoubtful: (count: number) => string;
  readonly ledgerBroken: (device: string) => string;
  readonly ledgerHeadsUnread: string;
  readonly ledgerHead: (chain: string, count: number, sum: string) => string;
}

export interface PolicyWords {
  readonly language: (words: InLanguages) => string;
  readonly title: string;
  readonly none: string;
  readonly partial: string;
  readonly pack: (name: string, date: string) => string;
  readonly rule: Readonly<Record<RuleKind, string>>;
  /** `pack, rule`. */
  readonly ruleOf: (pack: string, rule: string) => string;
  readonly rests: (rests: RestsOn) => string;
  readonly restsSays: (rests: RestsOn) => string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** Of a rule that is not what it was, or is not here any more. */
  readonly gone: (rule: string) => string;
  readonly nothingThen: string;
  readonly unreadThen: string;
}

export function capital(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** `length`: of what is seen of it. Absent for what is simply seen. */
export function visibilityText(
  words: AuditWords,
  { kind, why }: { readonly kind: AuditRange["visibility"]["kind"]; readonly why: readonly string[] },
  length: string,
): string | undefined {
  switch (kind) {
    case "visible":
      return undefined;
    case "hidden":
      return why.map((one) => textIn(words.visibility.hidden, one)).join(" ");
    case "partly":
      return words.visibility.partly(length);
    case "unknown":
      return words.visibility.unknown(why.map((one) => textIn(words.why, one)).join(", "));
  }
}

function textIn(table: Readonly<Record<string, string>>, name: string): string {
  return table[name] ?? name;
}

/** `Editorial approved, legal open.` */
export function reviewText(words: AuditWords, { needed, parts }: Standing): string {
  const said = SIGN_OFFS.filter((part) => needed.includes(part) || parts[part].kind !== "open");
  if (said.length === 0) return words.noReview;
  return `${capital(said.map((part) => `${words.signOff[part]} ${words.part[parts[part].kind]}`).join(", "))}.`;
}

export function labelText(words: AuditWords, label: LabelStanding): string {
  switch (label.kind) {
    case "open":
      return words.label(words.labels.undecided);
    case "decided":
      return words.label(words.labels[label.decided.decision]);
    case "reopened":
      return words.label(words.labelReopened);
  }
}

export function credentialsText(words: AuditWords, { kind, says }: NonNullable<AuditRange["credentials"]>): string {
  return kind === "none" || kind === "unknown" ? words.credentials[kind] : words.credentials[kind](says);
}

export function unreadText(words: AuditWords, { what, why, origin, isTooLarge }: Unread): string {
  if (isTooLarge === true) return words.tooLarge(what);
  return origin === undefined ? words.unread(what, why) : words.originUnread[origin](what);
}

export function evidenceText(words: AuditWords, evidence: readonly Evidence[]): string {
  return evidence
    .map(({ kind, says }) =>
      says === undefined ? words.evidenceOf[kind] : words.evidenceSays(words.evidenceOf[kind], says),
    )
    .join(", ");
}

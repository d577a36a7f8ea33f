/** An audit as a table that a spreadsheet opens, and as data for a program. */

import { COVER_LIMIT, type AuditReport, type ReportRange, type ReportTake } from "./audit-report";
import { csvOf } from "./csv";
import type { Head } from "./ledger-chain";
import { HEADS_FIELD } from "./ledger-heads";
import type { RestsOn } from "./policy-packs";

const HEAD = [
  "number",
  "in",
  "out (last frame)",
  "frames",
  "first frame",
  "clip",
  "track",
  "nests",
  "made",
  "visibility",
  "why",
  "take",
  "shot",
  "take number",
  "engine",
  "model",
  "prompt",
  "negative",
  "seed",
  "use",
  "editorial",
  "legal",
  "ethics",
  "label",
  "credentials",
  "evidence",
  "missing",
  "essence sha256",
  "essence by",
  "label laid",
  "policy when asked",
  "policy followed",
  "limit",
] as const;

/** RFC 4180, with a header line, and at last where the ledgers stood, a line each; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function auditTable({ ranges, policy, ledger }: AuditReport): string {
  const followed = [
    ...policy.packs.map(({ id, date }) => `${id} ${date}`),
    ...(policy.isPartial ? ["some rules not read"] : []),
  ].join("; ");
  return csvOf([HEAD, ...ranges.map((range) => cells(range, followed)), ...ledger.heads.map(headCells)]);
}

function headCells(head: Head): readonly string[] {
  const says: Partial<Record<(typeof HEAD)[number], string>> = {
    number: "ledger head",
    evidence: `${head.chain}: ${head.count} ${head.count === 1 ? "line" : "lines"}, ${head.sum}`,
  };
  return HEAD.map((column) => says[column] ?? "");
}

function cells(range: ReportRange, followed: string): readonly string[] {
  const { take, visibility, label, credentials } = range;
  const signOff = (part: string): string => {
    const found = range.signOffs.find((one) => one.part === part);
    return found === undefined
      ? ""
      : [found.standing, ...was(found), found.by, found.at, found.note].filter(Boolean).join("; ");
  };
  return [
    String(range.number),
    range.in,
    range.out,
    String(range.length),
    String(range.frames.start),
    range.clip,
    range.track,
    range.nests.join(" > "),
    range.made,
    visibility.kind,
    visibility.why.join("; "),
    range.takeId ?? "",
    take === undefined ? "" : String(take.shot),
    take === undefined ? "" : String(take.number),
    take?.engine ?? "",
    take?.model ?? "",
    take?.prompt ?? "",
    take?.negative ?? "",
    take?.seed === undefined ? "" : String(take.seed),
    take?.use ?? "",
    signOff("editorial"),
    signOff("legal"),
    signOff("ethics"),
    [
      label.standing === "reopened" ? "reopened" : (label.decision ?? "open"),
      ...was(label),
      label.by,
      label.at,
      label.reason,
    ]
      .filter(Boolean)
      .join("; "),
    credentials === undefined ? "not looked for" : [credentials.kind, credentials.says].filter(Boolean).join("; "),
    range.evidence.map(({ kind, says }) => (says === undefined ? kind : `${kind}: ${says}`)).join("; "),
    range.missing.join("; "),
    range.essence,
    range.essenceBy,
    label.laid ?? "",
    take === undefined ? "" : policyCell(take),
    followed,
    visibility.limit ?? "",
  ];
}

function policyCell({ policy, policyUnread }: ReportTake): string {
  if (policy === undefined) return "not looked at";
  const found = policy.map(({ severity, about, rules }) =>
    [
      severity,
      ...rules.map(({ id, now }) => `${id} (${now === undefined ? "unknown now" : restsText(now.rests)})`),
      about,
    ]
      .filter(Boolean)
      .join(" "),
  );
  const all = found.length === 0 ? ["nothing"] : found;
  return [...all, ...(policyUnread === true ? ["some rules not read"] : [])].join("; ");
}

function restsText(rests: RestsOn): string {
  switch (rests.kind) {
    case "source":
      return rests.source.reference;
    case "pickup":
      return "Pickup's suggestion";
    case "house":
      return "house rule";
  }
}

/** Of what was reopened: what was said, and what changed since. */
function was({ decision, changed }: { readonly decision?: string; readonly changed?: string }): readonly string[] {
  return changed === undefined ? [] : [`was ${decision ?? ""}`, changed];
}

/** What nobody may read out of the data. */
const LIMITS = [
  `Visibility: ${COVER_LIMIT}.`,
  "Presence of a claim is not proof of it. AI that bears no record, metadata, credentials or telling name is not found.",
  "Names are declared, not authenticated.",
];

/** The report itself, without its pictures. */
export function auditData(report: AuditReport): string {
  const ranges = report.ranges.map(({ still: _picture, ...range }) => range);
  return `${JSON.stringify({ ...report, [HEADS_FIELD]: report.ledger.heads, limits: LIMITS, ranges }, null, 2)}\n`;
}

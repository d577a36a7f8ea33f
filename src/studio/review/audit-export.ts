/** Writes what an audit found for somebody else: a page, a table or data, where the editor says. */

import { auditReport, type AuditReport } from "../../core/audit-report";
import type { AuditWords } from "../../core/audit-words";
import type { Audit } from "../../core/audit";
import { laidByRange, type RangeLaid } from "../../core/label-laid";
import { labelPreset, presetFor } from "../../core/label-presets";
import type { SequenceView } from "../../core/sequence";
import { areHeadsUnread, readHeads } from "../../premiere/heads";
import { saveTextAs } from "../../uxp/dialogs";
import type { Judged, ReportFormat } from "./audit-state";
import { sumOfText } from "../disk/fingerprint";
import { labelsToLay } from "./labels-to-lay";
import type { LabelState } from "./label-state";
import type { Log } from "../log";
import type { PolicyState } from "./policy-state";
import { pictureOfTake } from "../disk/shelf";
import type { Takes } from "../takes/takes";

export interface AuditExportOutside {
  readonly log: Log;
  readonly takes: Takes;
}

export interface Exported {
  readonly audit: Audit;
  readonly isStale: boolean;
  readonly judged: Judged;
  readonly project: string;
  readonly projectId: string;
  readonly policy: PolicyState;
  readonly labels: LabelState["sequence"];
  /** That is open. */
  readonly sequence: SequenceView | undefined;
}

/** The report without pictures, for the panel: its sources and credits. */
export function reportOf(
  { audit, isStale, judged, project, policy, labels, sequence }: Exported,
  { takes }: Pick<AuditExportOutside, "takes">,
  ledger: Pick<AuditReport["ledger"], "heads" | "broken" | "headsUnread"> = { heads: [], broken: [] },
  stills: ReadonlyMap<string, string> = new Map(),
): AuditReport {
  return auditReport({
    audit,
    isStale,
    project,
    takeOf: (id) => takes.maybe(id)?.take,
    judgedOf: (key) => judged.get(key),
    wordsOf: (id) => {
      const word = takes.words.of(id);
      return word.kind === "said" ? word.text : undefined;
    },
    stillOf: (id) => stills.get(id),
    policy: { ...policy, isPartial: policy.unread.length + policy.missing.length > 0 },
    laid: rangesLaid(labels, sequence),
    ledger: { lines: takes.ledgerLines.length, doubtful: takes.doubtfulLines.length, ...ledger },
  });
}

/** Absent: the cut is not the one that was audited, so nobody can tell. */
function rangesLaid(
  labels: Exported["labels"],
  sequence: SequenceView | undefined,
): ReadonlyMap<string, RangeLaid> | undefined {
  if (labels === undefined || labels.isStale || sequence === undefined) return undefined;
  const { choice, plan } = labels;
  const preset = labelPreset(choice.preset) ?? presetFor(sequence);
  return laidByRange(sequence, labelsToLay(plan, preset, choice, sequence));
}

/**
 * Asks where, writes, and notes in the ledger what left. Absent: the dialog was closed.
 * @throws StudioError `host-refused`, and what noting throws: then the file is there, and no line says so
 */
export async function exportReport(
  exported: Exported,
  format: ReportFormat,
  words: AuditWords,
  outside: AuditExportOutside,
): Promise<string | undefined> {
  const { takes } = outside;
  const stills = format === "html" ? await stillsOf(exported.audit, outside) : new Map<string, string>();
  const ledger = {
    heads: await takes.heads(),
    broken: await brokenIn(exported.projectId, takes),
    ...((await areHeadsUnread(exported.projectId)) ? { headsUnread: true as const } : {}),
  };
  const text = await written(reportOf(exported, outside, ledger, stills), format, words);
  const path = await saveTextAs(`${nameFor(exported.audit)}.${format}`, text);
  if (path === undefined) return undefined;
  const { sequenceId } = exported.audit;
  await takes.noteAndHead(exported.projectId, { kind: "exported", what: "audit", sequenceId, sha256: sumOfText(text) });
  return path;
}

/** Devices whose ledgers do not hold to their chains, or to what the project noted of them. @throws StudioError */
async function brokenIn(projectId: string, takes: Takes): Promise<readonly string[]> {
  const noted = await readHeads(projectId);
  const { files, missing } = await takes.verifyLedgers(noted === "unreadable" ? [] : noted);
  // Half a line at the end is what a crash leaves, and the next line closes it.
  const broken = files.filter(({ verified }) => ![undefined, "torn"].includes(verified?.broken?.kind));
  const unread = files.filter((file) => file.unread !== undefined);
  const gone = missing.map(({ chain }) => chain.split(" ")[0] ?? chain);
  return [...new Set([...[...broken, ...unread].map(({ device }) => device), ...gone])];
}

async function written(report: AuditReport, format: ReportFormat, words: AuditWords): Promise<string> {
  const { auditPage, auditTable, auditData } = await import(/* webpackChunkName: "reports" */ "./reports");
  switch (format) {
    case "html":
      return auditPage(report, words);
    case "csv":
      return auditTable(report);
    case "json":
      return auditData(report);
  }
}

async function stillsOf({ ranges }: Audit, { takes, log }: AuditExportOutside): Promise<ReadonlyMap<string, string>> {
  const stills = new Map<string, string>();
  for (const takeId of new Set(ranges.flatMap(({ use }) => use.takeId ?? []))) {
    const shelved = takes.maybe(takeId);
    if (shelved === undefined) continue;
    try {
      const picture = await pictureOfTake(shelved);
      if (picture !== undefined) stills.set(takeId, picture);
    } catch (error) {
      // A report without one picture is a report.
      log.trouble("reading a take's picture", error);
    }
  }
  return stills;
}

/** Letters and digits alone, so that every file system takes it. */
function nameFor({ name, at }: Audit): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return `AI-${plain === "" ? "sequence" : plain}-${at.slice(0, 10)}`;
}

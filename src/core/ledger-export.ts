/** The ledgers of a project as a table and as JSON, with the words that they refer to. */

import { csvOf } from "./csv";
import type { LedgerLine } from "./ledger";
import type { Head, Verified } from "./ledger-chain";
import { HEADS_FIELD } from "./ledger-heads";
import { spelled, type WordsOf } from "./ledger-words";

export interface LedgerExport {
  readonly project: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly heads: readonly Head[];
  readonly files: readonly { readonly device: string; readonly verified?: Verified }[];
  /** Heads that were noted of ledgers that are not there. */
  readonly missing: readonly Head[];
  /** Folded by time. */
  readonly lines: readonly LedgerLine[];
  /** Decisions in lines that do not hold: they are nobody's word. */
  readonly doubtful: readonly LedgerLine[];
  /** Lines of other projects that stand in these ledgers, and are left out. */
  readonly others: number;
}

export function ledgerJson(
  { project, at, heads, files, missing, lines, doubtful, others }: LedgerExport,
  wordsOf: WordsOf,
): string {
  const record = {
    schema: "pickup.ledger-export",
    version: 1,
    project,
    at,
    says: "Tamper-evident, not proof: whoever can write a ledger can write it anew. Names are declared, not authenticated.",
    [HEADS_FIELD]: heads,
    files,
    missing,
    lines: lines.map((line) => spelled(line, wordsOf)),
    ofOtherProjects: others,
    doesNotHold: doubtful.map((line) => spelled(line, wordsOf)),
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

const COLUMNS = ["at", "device", "kind", "take", "sequence", "by", "note", "details"] as const;

/** The columns that people filter by, and the rest of each line as JSON in the last; after the lines where the ledgers stand. */
export function ledgerCsv(
  { at, heads, lines, doubtful }: Pick<LedgerExport, "at" | "heads" | "lines" | "doubtful">,
  wordsOf: WordsOf,
): string {
  const row = (line: LedgerLine, ofKind: string): (string | undefined)[] => {
    const {
      schema: _schema,
      version: _version,
      at,
      device,
      kind: _kind,
      project: _project,
      ...says
    } = spelled(line, wordsOf);
    const { takeId, sequenceId, by, note, reason, use, ...details } = says;
    const used = typeof use === "object" && use !== null ? use : {};
    const take = takeId ?? ("takeId" in used ? used.takeId : undefined);
    const sequence = sequenceId ?? ("sequenceId" in used ? used.sequenceId : undefined);
    const rest = use === undefined ? details : { ...details, use };
    return [at, device, ofKind, take, sequence, by, note ?? reason, JSON.stringify(rest)].map(cell);
  };
  const rows = [
    ...lines.map((line) => row(line, line.kind)),
    ...doubtful.map((line) => row(line, `${line.kind}, does not hold`)),
  ];
  const ends = heads.map((head) => {
    const says: Partial<Record<(typeof COLUMNS)[number], string>> = { at, kind: "head", details: JSON.stringify(head) };
    return COLUMNS.map((column) => says[column]);
  });
  return csvOf([COLUMNS, ...rows, ...ends]);
}

function cell(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

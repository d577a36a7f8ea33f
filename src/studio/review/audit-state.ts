/** What the Review tab shows of the open sequence's AI ranges. */

import type { Audit } from "../../core/audit";
import type { AuditReport } from "../../core/audit-report";
import type { AuditWords } from "../../core/audit-words";
import type { Failure } from "../../core/failure";
import type { LabelStanding } from "../../core/label";
import type { Standing } from "../../core/review";
import type { FileBeingRead } from "./audit-media";

/** What people said of a range, by its key. */
export type Judged = ReadonlyMap<string, { readonly review: Standing; readonly label: LabelStanding }>;

export const NOT_JUDGED: Judged = new Map();

export type AuditState =
  /** Nobody has asked. */
  | { readonly kind: "none" }
  /** `before`: what was found the last time, of the same sequence; shown until it is read anew. */
  | {
      readonly kind: "reading";
      readonly step: "cut" | "media" | "effects";
      /** Clips, files or clips again, as the step has it. */
      readonly done: number;
      readonly of?: number;
      /** The file that is being read whole just now, and how far. Absent: none that takes a while. */
      readonly file?: FileBeingRead;
      readonly before?: Audit;
      readonly judged: Judged;
    }
  /** `isStale`: the sequence changed since. */
  | {
      readonly kind: "read";
      readonly audit: Audit;
      readonly isStale: boolean;
      readonly judged: Judged;
      /** The file that the last report went to. */
      readonly savedTo?: string;
    }
  | { readonly kind: "failed"; readonly failure: Failure };

export const NOT_AUDITED: AuditState = { kind: "none" };

/** What may be shown as the state of the cut; absent: nothing was read of it. */
export function auditOf(state: AuditState): Audit | undefined {
  if (state.kind === "read") return state.audit;
  return state.kind === "reading" ? state.before : undefined;
}

export function judgedOf(state: AuditState): Judged {
  return "judged" in state ? state.judged : NOT_JUDGED;
}

export const REPORT_FORMATS = ["html", "csv", "json"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface AuditCommands {
  /** Reads the open sequence whole, nests included. A later call wins over one that is still reading. */
  read(): Promise<void>;
  /** Reads no further; what was found before is shown again. */
  stop(): void;
  /** Premiere shows the range of that key: its clip selected, the playhead at its start; of a nest, the nest. Nothing is changed. */
  select(key: string): Promise<void>;
  /** In and Out of the sequence around the range of that key, in one undo step; none where they are there already. */
  mark(key: string): Promise<void>;
  /** Asks where, and writes what was read, with what people decided. `words`: in which language. */
  exportReport(format: ReportFormat, words: AuditWords): Promise<void>;
  /** The references of the takes that were read, and the credits. Absent: nothing was read. */
  sources(): Pick<AuditReport, "sources" | "credits"> | undefined;
}

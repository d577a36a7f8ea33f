/** How much of the cut still wants somebody: what the Review tab counts, and its own page. */

import { auditOf, judgedOf, type AuditState } from "../studio/review/audit-state";

/** How many ranges still want somebody: the tab's count. */
export function notCleared(state: AuditState): number {
  const judged = judgedOf(state);
  const ranges = auditOf(state)?.ranges ?? [];
  return ranges.filter(({ key, made }) => made !== "animatic" && isOpen(judged.get(key)?.review.overall)).length;
}

function isOpen(overall: string | undefined): boolean {
  return overall !== "cleared" && overall !== "not-needed";
}

/** What leaves the panel for somebody without one: a script of its own, read when the first report is written. */

export { auditPage } from "../../core/audit-page";
export { auditData, auditTable } from "../../core/audit-table";
export { reviewPage } from "../../core/review-page";

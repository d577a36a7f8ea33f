/** What reading a cut for AI ranges takes: read when the first is. */

export { filesIn } from "../../core/audit-ranges";
export { readCut } from "../../premiere/cut";
export { exportReport, reportOf } from "./audit-export";
export { foundIn } from "./audit-found";
export { AuditMedia } from "./audit-media";

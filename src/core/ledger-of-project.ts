/** Which lines of ledgers are one project's own, where several keep theirs in one folder. Pure. */

import type { LedgerLine } from "./ledger";

/** What is known of the project. */
export interface KnownProject {
  readonly projectId: string;
  readonly hasTake: (takeId: string) => boolean;
  readonly hasSequence: (sequenceId: string) => boolean;
}

/**
 * Lines say it themselves; those of before they did are told by the take or the sequence that they are about, and count as the
 * project's where no other keeps its own (`isShared` false).
 */
export function isOfProject(line: LedgerLine, isShared: boolean, known: KnownProject): boolean {
  if (line.project !== undefined) return line.project === known.projectId;
  if (!isShared) return true;
  const about = "use" in line ? line.use : line;
  if ("takeId" in about && about.takeId !== undefined && known.hasTake(about.takeId)) return true;
  return "sequenceId" in about && about.sequenceId !== undefined && known.hasSequence(about.sequenceId);
}

/** What the review's column should say of each clip: folded from the ledger over every sequence in which somebody decided something. */

import { isCancel, StudioError } from "../../core/failure";
import { standingsOf, type Standing } from "../../core/review";
import { clipStandings, columnText } from "../../core/review-shown";
import type { UseInCut } from "../../core/use-in-cut";
import { readCut } from "../../premiere/cut";
import { sequenceNames } from "../../premiere/uses";
import { foundIn } from "./audit-found";
import { AuditMedia, type AuditMediaOutside } from "./audit-media";
import type { Desk } from "../desk";
import type { Takes } from "../takes/takes";
import { signOffsFor } from "./sign-offs";

export interface ReviewColumnsOutside {
  readonly desk: Pick<Desk, "project" | "state">;
  readonly takes: Takes;
  /** With which media are told to be AI. */
  readonly audit: AuditMediaOutside;
}

export interface ReviewColumns {
  /** By project item: its texts as they are from each sequence that uses it, from the open one first. Items of which nobody decided anything are absent. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Sequences that could not be read. */
  readonly unread: number;
  /** Ledgers that could not be read: what stands in them may have the last word on any item. */
  readonly unreadLedgers: number;
}

/** Cuts are read anew, whatever was audited. Sequences that are gone have no clips. @throws StudioError, Cancelled */
export async function reviewColumns(
  projectId: string,
  { desk, takes, audit }: ReviewColumnsOutside,
  signal: AbortSignal,
  goOn: () => void,
): Promise<ReviewColumns> {
  const { length: unreadLedgers } = await takes.readLedgers();
  const lines = takes.ledgerLines;
  const open = desk.project?.sequence?.sequenceId;
  const decided = new Set(lines.flatMap((line) => (line.kind === "reviewed" ? [line.use.sequenceId] : [])));
  const sequences = [...decided].sort((a, b) => Number(b === open) - Number(a === open));
  if (sequences.length === 0) return { texts: new Map(), unread: 0, unreadLedgers };
  const names = await sequenceNames(projectId);
  const media = new AuditMedia(audit);
  const texts = new Map<string, readonly string[]>();
  let unread = 0;
  for (const sequenceId of sequences) {
    try {
      const read = await readCut(projectId, sequenceId, goOn);
      const { known } = await media.known(read.book, { takes: takes.shelved, lines }, goOn, signal);
      const { ranges } = await foundIn(projectId, read, known, goOn);
      const needed = (range: (typeof ranges)[number]) => signOffsFor(range, desk.state.policy.applied, takes);
      const standings = standingsOf(ranges, lines, needed);
      const onItems = new Map<string, { readonly use: UseInCut; readonly standing: Standing }[]>();
      for (const { key, use, projectItemId } of ranges) {
        const standing = standings.get(key);
        if (projectItemId === undefined || standing === undefined) continue;
        onItems.set(projectItemId, [...(onItems.get(projectItemId) ?? []), { use, standing }]);
      }
      for (const [itemId, uses] of onItems) {
        if (uses.every(({ standing }) => standing.history.length === 0)) continue;
        const text = columnText(clipStandings(read.cut.name, uses, lines, names));
        texts.set(itemId, [...(texts.get(itemId) ?? []), text]);
      }
    } catch (error) {
      if (isCancel(error) || !(error instanceof StudioError)) throw error;
      // It was removed, or is another project's, whose takes lie in the same folder.
      if (error.failure.kind === "sequence-changed") continue;
      audit.log.trouble("reading a cut for its review", error);
      unread += 1;
    }
  }
  return { texts, unread, unreadLedgers };
}

/** What needs a sequence to be open says so in one way. */

import { StudioError } from "../core/failure";
import type { ProjectView, SequenceView } from "../core/sequence";

/** @throws StudioError `no-sequence` */
export function requireSequence({ sequence }: ProjectView): SequenceView {
  if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
  return sequence;
}

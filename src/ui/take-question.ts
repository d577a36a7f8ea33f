/** Which takes wait for an answer: counted in the corner, and first among the latest. */

import type { TakeRow } from "../studio/takes/take-row";

/** It waits for nobody but this editor. */
export function isQuestion({ take, work, isElsewhere }: TakeRow): boolean {
  return take.state.kind === "unanswered" && work === undefined && isElsewhere !== true;
}

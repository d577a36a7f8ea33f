import type { TakeRow } from "../studio/takes/take-row";

/** It waits for nobody but this editor. */
export function isQuestion({ take, work, isElsewhere }: TakeRow): boolean {
  return take.state.kind === "unanswered" && work === undefined && isElsewhere !== true;
}

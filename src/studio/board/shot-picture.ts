/** Which of its takes a shot of a storyboard is seen as: on the board, and where the board is laid out. Pure. */

import { isWire } from "../../core/job";
import { markOf } from "../../core/ledger";
import { wordsAsked } from "../../core/scene-heading";
import type { BoardShot } from "../../core/storyboard";
import { framesInSeconds } from "../../core/time";
import type { TakeRow } from "../takes/take-row";

type Rows = ReadonlyMap<string, TakeRow>;

/** Its takes that nobody rejected, in the order in which they were asked. `rows`: all of the project, by id. */
export function takesOf({ takes }: BoardShot, rows: Rows): readonly TakeRow[] {
  return takes.flatMap((id) => rows.get(id) ?? []).filter(({ marks }) => markOf(marks) !== "reject");
}

/**
 * Of those that are ready: before all else one that shows what the shot says now; then a favourite, and one that is kept; then
 * one that an engine made; then the latest. Absent: none is ready, or all were rejected.
 */
export function pictureOf(shot: BoardShot, rows: Rows): TakeRow | undefined {
  const ready = takesOf(shot, rows).filter(({ take }) => take.state.kind === "ready");
  return ready.reduce<TakeRow | undefined>(
    (best, row) => (best === undefined || isAsGood(worthOf(row, shot), worthOf(best, shot)) ? row : best),
    undefined,
  );
}

/** Whether it shows what the shot says now. */
export function showsNow({ take: { recipe } }: TakeRow, shot: BoardShot): boolean {
  const off = Math.abs(recipe.frames - framesInSeconds(shot.seconds, recipe.rate));
  const isMade = isWire(recipe.engine);
  // An engine's film may be older than headings are asked with: a drawing in its place would be no gain.
  const isSaid = recipe.prompt === wordsAsked(shot) || (isMade && recipe.prompt === shot.prompt);
  // What an engine made was asked as long as the picture that lay there, which may be of another rate.
  return isSaid && off <= (isMade ? 1 : 0);
}

/** The first figure that differs counts. */
function worthOf(row: TakeRow, shot: BoardShot): readonly number[] {
  const mark = markOf(row.marks);
  const liked = mark === "favourite" ? 2 : mark === "keep" ? 1 : 0;
  return [showsNow(row, shot) ? 1 : 0, liked, isWire(row.take.recipe.engine) ? 1 : 0];
}

function isAsGood(worth: readonly number[], than: readonly number[]): boolean {
  const differs = worth.findIndex((figure, index) => figure !== than[index]);
  return differs < 0 || (worth[differs] ?? 0) > (than[differs] ?? 0);
}

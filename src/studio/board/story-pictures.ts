/** Which shots of the open storyboard are drawn: followed from the board and the takes, for as long as the board is seen. */

import type { Board, BoardShot } from "../../core/storyboard";
import type { Desk } from "../desk";
import { sameItems } from "../store";
import { rowsById } from "../takes/row-index";
import { pictureOf, showsNow, takesOf } from "./shot-picture";
import type { StoryState } from "./story-state";
import type { TakeRow } from "../takes/take-row";

type Pictures = Pick<StoryState, "undrawn" | "drawing">;

/** Which shots have no picture of what they say now, and which have theirs under way. */
export function followPictures(desk: Desk): void {
  let seen: readonly unknown[] = [];
  desk.subscribe(() => {
    const { board: tab, takes } = desk.state;
    const { board } = tab.story;
    if (tab.page !== "story" || board === undefined) return;
    const from = [board, takes];
    if (sameItems(from, seen)) return;
    seen = from;
    const now = picturesOf(board, takes);
    if (sameItems(now.undrawn, tab.story.undrawn) && sameItems(now.drawing, tab.story.drawing)) return;
    desk.set({ board: { ...tab, story: { ...tab.story, ...now } } });
  });
}

function picturesOf({ shots }: Board, takes: readonly TakeRow[]): Pictures {
  const rows = rowsById(takes);
  const pictures = shots.map((shot) => ({ id: shot.id, picture: stateOf(shot, rows) }));
  const those = (wanted: Picture): readonly string[] =>
    pictures.filter(({ picture }) => picture === wanted).map(({ id }) => id);
  return { undrawn: those("none"), drawing: those("under-way") };
}

type Picture = "there" | "under-way" | "none";

/** Whether it is seen as what it says now, or will be. */
function stateOf(shot: BoardShot, rows: ReadonlyMap<string, TakeRow>): Picture {
  const picture = pictureOf(shot, rows);
  if (picture !== undefined && showsNow(picture, shot)) return "there";
  const coming = takesOf(shot, rows).some((row) => row.work !== undefined && showsNow(row, shot));
  return coming ? "under-way" : "none";
}

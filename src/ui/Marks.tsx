/** Keep, favourite, reject: this machine's own word on a take, and what others said. */

import type { KeyboardEvent, ReactNode } from "react";
import { MARKS, type Mark } from "../core/ledger-entry";
import { isOver } from "../core/take";
import type { TakeRow } from "../studio/takes/take-row";
import { useCommands, useText } from "./useStudio";

/** In the order in which they are offered. */
const OFFERED: readonly Mark[] = ["keep", "favourite", "reject"];
/** The same letters in every language: they are in the buttons' hints. */
const KEYS: Readonly<Record<string, Mark>> = { k: "keep", f: "favourite", x: "reject" };

/** What is not made yet, or asks a question, is not judged. */
function canBeMarked({ take, work }: TakeRow): boolean {
  return work === undefined && isOver(take.state);
}

export function MarkButtons(props: { readonly row: TakeRow }): ReactNode {
  const { take, marks } = props.row;
  const text = useText();
  const studio = useCommands();
  if (!canBeMarked(props.row)) return null;
  const others = MARKS.find((mark) => mark === marks?.others);
  return (
    <div className="row marks">
      {OFFERED.map((mark) => {
        const isOn = marks?.mine === mark;
        return (
          <button
            key={mark}
            type="button"
            aria-pressed={isOn}
            className={isOn ? `mark ${mark} mark-on` : "mark"}
            title={text.shelf.markSays[mark]}
            onClick={() => void studio.shelf.mark(take.id, isOn ? "none" : mark)}
          >
            {text.shelf.mark[mark]}
          </button>
        );
      })}
      {others !== undefined && <span className="dim mark-others">{text.shelf.markedElsewhere[others]}</span>}
    </div>
  );
}

/** Marks the card that the keyboard is in. A letter that is typed into a field is no mark. */
export function useMarkKeys(row: TakeRow): (event: KeyboardEvent<HTMLElement>) => void {
  const studio = useCommands();
  return (event) => {
    const mark = KEYS[event.key.toLowerCase()];
    if (mark === undefined || event.ctrlKey || event.metaKey || event.altKey || !canBeMarked(row)) return;
    if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    void studio.shelf.mark(row.take.id, row.marks?.mine === mark ? "none" : mark);
  };
}

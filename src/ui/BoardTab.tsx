/** The Board tab: many shots at once. Its parts stand side by side, and one is open. */

import type { ReactNode } from "react";
import { BOARD_PAGES, type BoardPage } from "../studio/board/board-state";
import { FillPage } from "./FillPage";
import { ScenePage } from "./ScenePage";
import { StoryPage } from "./StoryPage";
import { useCommands, useStudio, useText } from "./useStudio";

/** A part of the tab; each lives in a file of its own. */
const PAGES: Readonly<Record<BoardPage, () => ReactNode>> = { story: StoryPage, fill: FillPage, scene: ScenePage };

export function BoardTab(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const page = useStudio((state) => state.board.page);
  const Page = PAGES[page];
  return (
    <>
      <div className="pages" role="group" aria-label={text.tabs.board}>
        {BOARD_PAGES.map((name) => (
          <button
            key={name}
            type="button"
            className={name === page ? "page-name page-open" : "page-name"}
            aria-pressed={name === page}
            onClick={() => studio.board.open(name)}
          >
            {text.board.pages[name]}
          </button>
        ))}
      </div>
      <Page key={page} />
    </>
  );
}

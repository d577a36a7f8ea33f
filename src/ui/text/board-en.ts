/** The Board tab, in English. */

import type { BoardPage } from "../../studio/board-state";

export const boardEn = {
  pages: { story: "Storyboard", fill: "Fill" } satisfies Record<BoardPage, string>,
  story: {
    none: "There is no storyboard yet.",
  },
  fill: {
    none: "Nothing to fill was found yet.",
  },
};

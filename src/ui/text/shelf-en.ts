/** Taking stock of takes, in English: marks, the search, the clean-up, the recipe. */

import type { Mark } from "../../core/ledger";

export const shelfEn = {
  mark: { keep: "Keep", favourite: "Favourite", reject: "Reject" } satisfies Record<Mark, string>,
  markSays: {
    keep: "Keep this take (K). The clean-up leaves it alone; press again to take the mark away.",
    favourite: "The best of its shot (F). The clean-up leaves it alone; press again to take the mark away.",
    reject: "Not wanted (X). The clean-up offers it for removal; press again to take the mark away.",
  } satisfies Record<Mark, string>,
  markedElsewhere: {
    keep: "kept on another machine",
    favourite: "a favourite on another machine",
    reject: "rejected on another machine",
  } satisfies Record<Mark, string>,
};

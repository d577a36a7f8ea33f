/** The Board tab, in French. */

import type { boardEn } from "./board-en";

export const boardFr: typeof boardEn = {
  pages: { story: "Storyboard", fill: "Combler" },
  story: {
    none: "Il n’y a pas encore de storyboard.",
  },
  fill: {
    none: "Rien à combler pour l’instant.",
  },
};

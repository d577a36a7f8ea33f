/** Taking stock of takes, in French. */

import type { shelfEn } from "./shelf-en";

export const shelfFr: typeof shelfEn = {
  mark: { keep: "Garder", favourite: "Favorite", reject: "Rejeter" },
  markSays: {
    keep: "Garder cette prise (K). Le nettoyage n’y touche pas ; un second appui retire la marque.",
    favourite: "La meilleure de son plan (F). Le nettoyage n’y touche pas ; un second appui retire la marque.",
    reject: "Non voulue (X). Le nettoyage la propose au retrait ; un second appui retire la marque.",
  },
  markedElsewhere: {
    keep: "gardée sur un autre poste",
    favourite: "favorite sur un autre poste",
    reject: "rejetée sur un autre poste",
  },
};

/** Taking stock of takes, in French. */

import { amountOf } from "../../core/money";
import { amountInFrench } from "./amount";
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

  inBin: "dans le chutier",
  count: "Nombre de prises",
  takes: (count) => (count === 1 ? "1 prise" : `${count} prises`),
  seeds: (first, last) => `graines ${first}–${last}`,
  make: {
    engine: (takes, total) =>
      `Faire ${takes} prises${total.kind === "about" ? `, environ ${amountInFrench(total.money)}` : total.kind === "unknown" ? ", coût inconnu" : ""}`,
    animatic: (takes, length, track) => `Dessiner ${takes} prises de ${length}, la première sur ${track}`,
  },
  series: (takes) =>
    `${takes} prises, chacune avec la graine suivante. La première arrivée est montée, les autres attendent dans le chutier.`,
  seedless: (takes) =>
    `Demandé ${takes} fois\u00a0: ce modèle ne prend pas de graine, le hasard les distingue. La première arrivée est montée, les autres attendent dans le chutier.`,
  each: (takes, estimate) =>
    estimate.kind === "about" && amountOf(estimate.money) > 0 ? `${takes} à ${amountInFrench(estimate.money)}.` : "",
  stillOnce: "Une image tenue est la même à chaque fois : une seule est faite.",
};

/** Pourquoi une prise n’a pas été vérifiée, en français. */

import type { CannotCheck } from "../../core/failure";
import type { Said } from "./failure-en";

const NB = "\u00a0";

const SAID: Readonly<Record<CannotCheck, Said>> = {
  "not-placed": {
    happened: "La prise n’est nulle part dans la séquence ouverte.",
    means: `Une correspondance se mesure dans le programme, après effets${NB}: il n’y a rien à mesurer.`,
    advice: `Placez-la d’abord${NB}; un Ctrl+Z l’enlève.`,
  },
  unseen: {
    happened: "La prise est désactivée dans la séquence.",
    means: `Rien d’elle n’est dans le programme${NB}: il n’y a rien à mesurer.`,
    advice: "Activez le clip et sa piste.",
  },
  "nothing-there": {
    happened: "Rien ne s’y voit à quoi la comparer.",
    means: "Aucun chiffre n’a été fait.",
    advice: "Choisissez une autre image.",
  },
  "working-space": {
    happened: "Cette séquence ne travaille pas en Rec.709 direct.",
    means: `L’image exportée est en 8 bits, pour l’écran${NB}: un chiffre ou un cube qu’on en tirerait ne vaudrait pas pour ce que traite Lumetri.`,
    advice: "Accordez aux scopes dans Lumetri, ou vérifiez la prise dans une séquence en Rec.709 direct.",
  },
  "no-film": {
    happened: "Cette prise est une image fixe.",
    means: "Elle n’a pas d’images à parcourir.",
    advice: "Vérifiez une prise qui bouge.",
  },
  retimed: {
    happened: "La vitesse de la prise est modifiée dans la séquence.",
    means: `Ses images ne sont pas là où elles ont été trouvées${NB}: aucun marqueur n’a été posé.`,
    advice: `Remettez sa vitesse à 100${NB}%, ou fiez-vous aux numéros d’images.`,
  },
  stale: {
    happened: "Le montage a changé depuis la mesure.",
    means: `La correspondance vaut pour ce qu’il était${NB}: rien n’en a été fait.`,
    advice: "Mesurez à nouveau.",
  },
};

export function checkFailureInFrench({ why }: { readonly why: CannotCheck }): Said {
  return SAID[why];
}

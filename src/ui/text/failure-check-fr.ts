/** Pourquoi une prise n’a pas été vérifiée, en français. */

import type { Failure } from "../../core/failure";
import type { CannotCheck, CannotInterpret } from "../../core/failure-reasons";
import type { Said } from "./said";

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
    advice: "Activez l’élément et sa piste.",
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
  interpreted: {
    happened:
      "Premiere lit la prise à une autre cadence que la sienne, et ce qu’il dit de l’élément ne va avec aucune des deux.",
    means: `On ne sait pas quelles images l’élément montre${NB}: rien n’a été posé dans la séquence.`,
    advice: "Lisez-la à sa propre cadence sous Conformité, ou fiez-vous aux numéros d’images.",
  },
  "variable-rate": {
    happened: "Les images de la prise n’arrivent pas à cadence régulière.",
    means: `Premiere prend une seule cadence pour toutes${NB}: la place d’une image dans le montage est inconnue, aucun marqueur n’a été posé.`,
    advice: "Faites une copie qui convient et posez-la au-dessus, ou fiez-vous aux numéros d’images.",
  },
  stale: {
    happened: "Le montage a changé depuis la mesure.",
    means: `La correspondance vaut pour ce qu’il était${NB}: rien n’en a été fait.`,
    advice: "Mesurez à nouveau.",
  },
};

const KEPT_RATE: Readonly<Record<CannotInterpret, Said>> = {
  "no-call": {
    happened: "Ce Premiere ne laisse aucun panneau changer la cadence d’un métrage.",
    means: "Le montage est tel qu’il était.",
    advice: `Faites-le dans Premiere${NB}: Modifier > Interpréter le métrage.`,
  },
  retimed: {
    happened: "La vitesse d’un élément de la prise est modifiée.",
    means: `On ne sait pas ce que Premiere ferait des deux${NB}: rien n’a été changé.`,
    advice: `Remettez sa vitesse à 100${NB}%, ou faites une copie.`,
  },
  changed: {
    happened: "Les éléments de la prise, ou sa cadence, ont changé depuis.",
    means: `Rien n’a été fait${NB}: l’effet sur le montage n’est plus le même.`,
    advice: "Relisez, et appuyez à nouveau si c’est ce que vous voulez.",
  },
  kept: {
    happened: "Premiere a dit oui, et ne lit pas la prise à cette cadence.",
    means: "Ses éléments montrent peut-être d’autres images qu’avant, ou non.",
    advice: `Regardez l’élément, et Modifier > Interpréter le métrage${NB}; Ctrl+Z reprend ce qui a été fait.`,
  },
};

export function checkFailureInFrench(failure: Extract<Failure, { kind: "cannot-check" | "cannot-interpret" }>): Said {
  return failure.kind === "cannot-check" ? SAID[failure.why] : KEPT_RATE[failure.why];
}

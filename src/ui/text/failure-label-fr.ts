/** Pourquoi une décision sur une mention n’a pas été notée, ou des mentions n’ont pas été posées, en français. */

import type { CannotLabel } from "../../core/failure-reasons";
import type { Said } from "./said";

const NB = "\u00a0";

const SAID: Readonly<Record<CannotLabel, Said>> = {
  "nobody-named": {
    happened: "Personne n’est nommé.",
    means: `Qui publie décide${NB}; sans nom, rien n’a été noté.`,
    advice: `Écrivez qui décide${NB}: un nom ou des initiales.`,
  },
  "no-reason": {
    happened: "Il manque la raison.",
    means: `Rien n’a été noté${NB}: qui demandera plus tard doit pouvoir lire pourquoi.`,
    advice: "Écrivez la raison en quelques mots.",
  },
  "range-gone": {
    happened: "Cette plage n’est plus parmi celles qui ont été lues.",
    means: "Rien n’a été noté.",
    advice: "Relisez la séquence, et décidez de ce qu’elle montre.",
  },
  "not-audited": {
    happened: "La séquence ouverte n’a pas été lue.",
    means: `On ne sait pas lesquelles de ses plages sont de l’IA${NB}: aucune mention n’a été posée.`,
    advice: "Lisez-la d’abord, sous Validation.",
  },
  "cut-changed": {
    happened: "Le montage a changé depuis sa lecture.",
    means: `Des mentions seraient peut-être là où rien n’est dû${NB}: aucune n’a été posée.`,
    advice: "Relisez la séquence, puis posez-les.",
  },
  "nothing-due": {
    happened: "Aucune plage visible n’est à mentionner.",
    means: "Aucune mention n’a été posée.",
    advice: `Décidez des plages sous Validation${NB}: due, restreinte ou pas due.`,
  },
};

export function labelFailureInFrench(why: CannotLabel): Said {
  return SAID[why];
}

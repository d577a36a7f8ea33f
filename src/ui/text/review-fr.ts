/** Qui a validé quelles plages IA : décisions et dossiers de validation, en français. */

import { packFr } from "./pack-fr";
import type { reviewEn } from "./review-en";

const NB = "\u00a0";

export const reviewFr: typeof reviewEn = {
  title: "Validation",
  part: "Décider pour",
  parts: { editorial: "Rédaction", legal: "Juridique", ethics: "Éthique" },
  standing: {
    open: () => "en attente",
    approved: (by, when) => `approuvé, ${by}, ${when}`,
    changes: (by, when) => `à reprendre, ${by}, ${when}`,
    rejected: (by, when) => `refusé, ${by}, ${when}`,
    reopened: (by, when) => `de nouveau en attente, décidé avant par ${by}, ${when}`,
  },
  line: (part, standing) => `${part}${NB}: ${standing}.`,
  moved: "Déplacé depuis, entre les mêmes éléments.",
  why: {
    same: "Rien n’y a changé.",
    moved: "Il s’est déplacé depuis, entre les mêmes éléments.",
    "other-range": "On en montre une autre plage depuis.",
    "other-look": `Il a un autre aspect depuis${NB}: vitesse, effets ou étalonnage.`,
    "other-cut": "Il est ailleurs depuis, ou entre d’autres éléments.",
    "other-take": "Une autre prise est à sa place depuis.",
  },
  note: (note) => `«${NB}${note}${NB}»`,
  erasedNote: "La remarque a été effacée.",
  nobody: { erased: "un nom effacé", unknown: "un nom qui n’est pas sur ce poste" },
  fromPack: "par un dossier de validation",
  name: "Votre nom",
  nameSays: "Déclaré, pas authentifié. Gardé sur ce poste et dans le fichier de mots du projet.",
  decisions: { approve: "Approuver A", changes: "À reprendre C", reject: "Refuser R" },
  decisionSays: {
    approve: `Valider cet emploi${NB}: cette plage de cette prise, à cette place du montage (A)`,
    changes: `Demander une reprise${NB}; dites laquelle dans la remarque (C)`,
    reject: "Dire qu’il ne doit pas rester (R)",
  },
  noteHint: "Remarque, jointe à la décision (N)",
  noteLabel: "Remarque",
  play: "Lire",
  playSays: "La tête de lecture va à son début, et l’élément se lit dans le moniteur Source (Espace)",
  played: {
    source: `La tête de lecture est à son début. L’élément se lit dans le moniteur Source, sans ce qui l’entoure${NB}; aucun panneau ne peut lire le programme lui-même.`,
    playhead: `La tête de lecture est à son début${NB}; lisez-le dans le moniteur Programme.`,
  },
  withdraw: "Retirer",
  withdrawSays: `De nouveau en attente${NB}; le registre garde les deux`,
  history: (count) => (count === 1 ? "1 décision au registre" : `${count} décisions au registre`),
  said: { approve: "a approuvé", changes: "a demandé une reprise", reject: "a refusé", withdrawn: "a retiré" },
  historyLine: (when, by, part, said) => `${when}${NB}: ${by} ${said}, ${part}`,
  doubtful: "Cette ligne ne tient pas à son registre\u00a0: elle ne compte pas. Décidez à nouveau si elle est de vous.",
  older: (clips) =>
    clips === 1
      ? "Dans le panneau Projet, 1 élément montre une validation plus ancienne, ou aucune."
      : `Dans le panneau Projet, ${clips} éléments montrent une validation plus ancienne, ou aucune.`,
  showReview: "La montrer telle qu’elle est",
  showReviewSays: `Écrit la colonne Review de ces éléments, et leur couleur d’étiquette si les réglages le veulent${NB}: une seule étape d’annulation, et plus rien ne peut être rétabli`,
  unshown: (clips) => `Le panneau Projet ne le montre pas sur ${clips}. La décision est au registre.`,
  inTakes: (sequence, parts) => `Dans ${sequence}${NB}: ${parts}`,
  keys: `Touches${NB}: J suivante en attente, K précédente, Espace lire, A approuver, C à reprendre, R refuser, N remarque.`,

  settings: {
    title: "Validation",
    labels: "La montrer par la couleur d’étiquette des éléments",
    labelsSays: `Vert${NB}: validé. Orange${NB}: en attente. Jaune${NB}: à reprendre. Rouge${NB}: refusé. Elle prend la place des couleurs des éléments. Un Ctrl+Z ne les rend que juste après l’activation${NB}; la désactiver ne les rend pas. La colonne Review est écrite dans tous les cas.`,
    names: "Noms dans la validation de ce projet et dans ses fichiers",
    noNames: "Aucun nom n’est encore dans la validation de ce projet.",
    erase: "Effacer",
    eraseSays: (name) => `Effacer ${name} des mots du projet${NB}; les décisions restent, sans le nom`,
    erased: "Les remarques restent, comme les dossiers et rapports déjà partis.",
  },

  ...packFr,
};

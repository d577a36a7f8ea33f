/** Les mentions : ce qui est décidé d’une plage, et ce qui est posé, en français. */

import type { labelEn } from "./label-en";

const NB = "\u00a0";

export const labelFr: typeof labelEn = {
  whoDecides: `Qui publie décide${NB}; Pickup le note.`,
  animatic: `Une animatique est dessinée, ce n’est pas de l’IA${NB}: il n’y a pas de mention à décider.`,
  decision: "Mention",
  decisions: {
    due: `Mention${NB}: due`,
    "not-due": `Mention${NB}: pas due`,
    limited: `Mention${NB}: restreinte`,
    undecided: `Mention${NB}: à décider`,
  },
  means: {
    due: "Elle ressemble à des personnes, objets, lieux, entités ou événements existants, et passerait pour vraie.",
    "not-due": "Elle ne passerait pas pour vraie, ou ne montre rien qui existe.",
    limited: `Elle passerait pour vraie, dans une œuvre manifestement artistique, satirique ou de fiction${NB}: une mention qui n’y nuit pas.`,
    undecided: "Aucune mention n’est posée tant que personne ne décide.",
  },
  wording: "Ce que dit la mention",
  wordings: { generated: "Généré par IA", modified: "Modifié par IA" },
  suggested: (wording) => `${wording}, proposé`,
  because: {
    declared: `«${NB}Modifié${NB}»${NB}: ses propres métadonnées ou Content Credentials disent un composite avec de l’IA.`,
    "first-frame": `«${NB}Modifié${NB}»${NB}: elle commence par une image qui ne vient pas d’un modèle.`,
    "last-frame": `«${NB}Modifié${NB}»${NB}: elle finit par une image qui ne vient pas d’un modèle.`,
    "all-from-model": `«${NB}Généré${NB}»${NB}: selon sa recette, tout vient d’un modèle.`,
    unknown: `«${NB}Généré${NB}»${NB}: personne ici ne sait comment elle a été faite. Dites autre chose si vous le savez.`,
  },
  person: "Qui décide",
  personSays: "Un nom tapé est déclaré, pas authentifié.",
  reason: "Raison",
  record: "Noter la décision",
  recordSays: "L’écrit au registre, avec le nom et la raison",
  erased: "(effacé)",
  notAtHand: "(pas disponible)",
  said: (decision, by, when) => `${decision}, dit par ${by}, ${when}`,
  saidWhy: (said, reason) => `${said}${NB}: ${reason}`,
  reopened: (decision, by, why) => `${decision}, dit par ${by}${NB}; mais depuis, ${why}. Décidez à nouveau.`,
  why: {
    "other-take": "un autre média est à cette place",
    "other-range": "elle montre une autre partie de son média, ou n’a plus la même durée",
    "other-look": "elle a un autre aspect",
    "other-cut": "elle est entre d’autres éléments",
  },

  open: "Mentionner les plages dues…",
  heading: "Mentions de ce montage",
  close: "Fermer",
  none: "Aucune mention n’est dans le montage.",
  fits: (count) =>
    count === 1
      ? "1 mention est dans le montage, comme il faut."
      : `${count} mentions sont dans le montage, comme il faut.`,
  other: (count) =>
    count === 1
      ? `La mention ne va plus avec le montage, ou avec ce qui est choisi ici${NB}: posez-la à nouveau.`
      : `Les ${count} mentions ne vont plus avec le montage, ou avec ce qui est choisi ici${NB}: posez-les à nouveau.`,
  stray: (count) =>
    count === 1
      ? `1 mention se trouve dans le montage, et aucune plage n’en demande plus${NB}: retirez-la, ou décidez à nouveau.`
      : `${count} mentions se trouvent dans le montage, et aucune plage n’en demande plus${NB}: retirez-les, ou décidez à nouveau.`,
  doubt: (count) =>
    `${count === 1 ? "1 mention est" : `${count} mentions sont`} dans le montage, qui a changé depuis sa lecture${NB}: on ne sait pas si ${count === 1 ? "elle va" : "elles vont"} encore.`,
  preset: "Préréglage",
  language: "Langue de la mention",
  languages: { en: "Anglais", fr: "Français" },
  mode: "Quand elle est montrée",
  modes: {
    "first-exposure": "À la première apparition",
    "programme-start": "Au début du programme",
    "after-breaks": "Au début et après les coupures",
  },
  modeSays: {
    "first-exposure": "Un bandeau de coin sur les premières images de chaque plage visible.",
    "programme-start": "Un carton au début du programme.",
    "after-breaks": "Un carton en tête de chaque partie qui montre une plage.",
  },
  corner: "Coin",
  corners: {
    "top-left": "En haut à gauche",
    "top-right": "En haut à droite",
    "bottom-left": "En bas à gauche",
    "bottom-right": "En bas à droite",
  },
  preview: "La mention sur l’image, sur du gris",
  noPreview: (why) =>
    `Ce poste ne peut pas dessiner de mentions (${why})${NB}: seules celles dessinées auparavant peuvent être posées.`,
  newTrack: (track) => `${track}, une nouvelle piste`,
  lasts: (least, most) => (least === most ? `${least}${NB}s` : `de ${least} à ${most}${NB}s`),
  lays: (labels, track, lasts) =>
    `Pose ${labels === 1 ? "1 mention" : `${labels} mentions`} sur ${track}${NB}: ${lasts} chacune.`,
  brings: (pictures) =>
    pictures === 1
      ? `Met d’abord 1 image dans le chutier Pickup, si elle n’y est pas${NB}; un Ctrl+Z l’y laisse.`
      : `Met d’abord jusqu’à ${pictures} images dans le chutier Pickup${NB}; un Ctrl+Z les y laisse.`,
  replaces: "Retire celles qui y sont, dans la même étape d’annulation.",
  nothing: "Aucune plage visible n’est à mentionner.",
  limited: (wording) => `${wording}, restreinte`,
  more: (count) => `et ${count} de plus`,
  beyond: (count) =>
    count === 1
      ? "1 mention dépasse sa plage, pour qu’on ait le temps de la lire."
      : `${count} mentions dépassent leurs plages, pour qu’on ait le temps de les lire.`,
  beyondAt: (range, over) => `Hors de sa plage, ${range}${NB}: sur ${over}.`,
  noPicture: "aucune image",
  clearance: {
    top: (percent) => `En haut, ${percent}${NB}% de la hauteur en reste libre, pour le logo d’une chaîne.`,
    bottom: (percent) => `En bas, ${percent}${NB}% de la hauteur en reste libre, pour le logo d’une chaîne.`,
  },
  undecided: (count) =>
    count === 1
      ? "1 plage est à décider et n’a pas de mention."
      : `${count} plages sont à décider et n’ont pas de mention.`,
  reopenedCount: (count) =>
    count === 1
      ? "1 plage a changé depuis la décision et n’a pas de mention."
      : `${count} plages ont changé depuis la décision et n’ont pas de mention.`,
  hidden: (count) =>
    count === 1
      ? `1 plage due n’est pas visible${NB}: pas de mention.`
      : `${count} plages dues ne sont pas visibles${NB}: pas de mention.`,
  doubtful: (count) =>
    count === 1
      ? `De 1 plage, on ne sait pas si elle est visible${NB}: elle a sa mention.`
      : `De ${count} plages, on ne sait pas si elles sont visibles${NB}: elles ont leur mention.`,
  breaks: (names) => `Coupures, selon les marqueurs de la séquence${NB}: ${names}.`,
  noBreaks: `Aucun marqueur de la séquence ne dit «${NB}break${NB}», «${NB}pub${NB}» ou «${NB}coupure${NB}»${NB}: seul le début a sa mention.`,
  stale: "Le montage a changé depuis sa lecture. Relisez-le avant de poser des mentions.",
  lay: (labels) => (labels === 1 ? "Poser 1 mention" : `Poser ${labels} mentions`),
  layAnew: (labels) => (labels === 1 ? "Poser 1 mention à nouveau" : `Poser ${labels} mentions à nouveau`),
  laying: "Pose en cours…",
  remove: "Retirer les mentions",
  removing: "Retrait en cours…",
  laid: (labels, track) =>
    `${labels === 1 ? "1 mention a été posée" : `${labels} mentions ont été posées`} sur ${track}. Un Ctrl+Z ${labels === 1 ? "la" : "les"} retire.`,
  missing: (count) =>
    `${count === 1 ? "Une mention manque" : `${count} mentions manquent`}, bien que Premiere ait accepté l’étape. Retirez-les et posez-les à nouveau.`,
  unverified: (count) =>
    `Premiere a dit oui, et ${count === 1 ? "1 d’elles ne se relit pas" : `${count} d’elles ne se relisent pas`} comme demandé${NB}: regardez le montage.`,
  removed: (labels) =>
    labels === 0
      ? "Aucune mention de Pickup n’était dans cette séquence."
      : labels === 1
        ? "1 mention a été retirée."
        : `${labels} mentions ont été retirées.`,
  sources: "Sur quoi s’appuie le préréglage",
  source: (where, says) => `${where}${NB}: ${says}`,
};

/** Taking stock of takes, in French. */

import { amountOf } from "../../core/money";
import type { FrameSource, ReferenceRole } from "../../core/shot";
import { amountInFrench } from "./amount";
import { sizeOf } from "./bytes";
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
  takes: prises,
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
  stillOnce: "Une image fixe est la même à chaque fois : une seule est faite.",

  reading: (count) => `Lecture des prises\u00a0: ${count} jusqu’ici…`,
  all: prises,
  found: (found, all) => `${found} prises sur ${all}`,
  nothingFound: "Aucune prise n’est ainsi. Essayez moins de mots, ou remettez un des menus à zéro.",
  filter: {
    standing: "Où elle en est",
    anyStanding: "Tout état",
    standings: {
      used: "Utilisées",
      unused: "Non utilisées",
      underway: "En cours",
      question: "Question ouverte",
      failed: "Échouées",
      stopped: "Arrêtées",
    },
    mark: "Marque",
    anyMark: "Toute marque",
    marks: { favourite: "Favorites", keep: "Gardées", reject: "Rejetées", none: "Sans marque" },
    model: "Modèle",
    anyModel: "Tout modèle",
    sequence: "Séquence",
    anySequence: "Toute séquence",
    date: "Quand elle fut demandée",
    anyDate: "Toute date",
    days: (days) => (days === 1 ? "Dernières 24 heures" : `${days} derniers jours`),
  },

  cleanUp: {
    open: "Nettoyer…",
    openSays: "Compte les prises que personne ne veut ni n’emploie, et demande avant tout retrait",
    close: "Fermer",
    looking: "Examen de toutes les séquences et des marques de chacun…",
    rejected: (count, bytes) => `${prises(count)} rejetée${s(count)}, ${sizeText(bytes)}.`,
    leftover: (count, bytes) => `${prises(count)} sans marque et dans aucune séquence, ${sizeText(bytes)}.`,
    remove: (count) => (count === 1 ? "La retirer" : `En retirer ${count}`),
    sure: (count) => (count === 1 ? "La retirer pour de bon" : `En retirer ${count} pour de bon`),
    removing: (done, of) => `Retrait de ${done} sur ${of}…`,
    removed: (count, bytes, left) =>
      `${prises(count)} retirée${s(count)}, ${sizeText(bytes)} libérés.${left === 0 ? "" : ` ${prises(left)} ${left > 1 ? "sont restées" : "est restée"}\u00a0: quelqu’un en veut ou s’en sert désormais, ou le retrait a échoué.`}`,
    nothing: "Rien à retirer : tout ce qui est ici est marqué, utilisé, ou n’est pas à vous de retirer.",
    stays:
      "Les prises gardées et les favorites restent, qui que ce soit qui les ait marquées ; de même celles de toute séquence, de tout storyboard et de toute scène de ce projet, celles dont d’autres sont issues, ce qui est en cours, et ce qu’un autre poste a demandé.",
    forGood:
      "Leurs fichiers et leurs éléments partent pour de bon : Ctrl+Z rendrait l’élément du chutier, mais pas son fichier. Les autres projets qui emploient ces fichiers ne sont pas examinés.",
    unreadLedgers: (count) =>
      `Les marques ${count === 1 ? "d’un poste" : `de ${count} postes`} n’ont pu être lues\u00a0: personne ne sait ce qui y est gardé. Rien n’est proposé\u00a0; réessayez quand le dossier sera lisible.`,
    unreadBoards: (count) =>
      `${count === 1 ? "Un storyboard ou une scène n’a pu être lu" : `${count} storyboards ou scènes n’ont pu être lus`}\u00a0: personne ne sait quelles prises y servent. Rien n’est proposé\u00a0; réessayez quand le dossier sera lisible.`,
    unreadSequences: (count) =>
      `${count === 1 ? "Une séquence n’a pu être lue" : `${count} séquences n’ont pu être lues`}\u00a0: personne ne sait ce qui y sert. Aucune prise entrée dans le projet n’est proposée.`,
    unreadClips: (count) =>
      `${count === 1 ? "Un élément du projet ne dit pas quel fichier il lit" : `${count} éléments du projet ne disent pas quel fichier ils lisent`}\u00a0: ce peut être celui d’une prise. Aucune prise entrée dans le projet n’est proposée.`,
  },

  goTo: "Montrer cette prise",
  gone: (name) => `${name}, qui n’est plus là`,
  lineage: {
    continues: "Continue",
    extends: "Prolonge",
    "remix-of": "Remix de",
    "edit-of": "Retouche de",
    "again-of": "Redemandée d’après",
    first: "Première image de",
    last: "Dernière image de",
    look: "Look de",
    subject: "Sujet de",
  },

  recipe: {
    open: "Recette",
    openSays: "Tout ce avec quoi cette prise fut demandée. La regarder ne change rien à l’onglet Plan.",
    close: "Masquer la recette",
    title: "Recette",
    prompt: "Description",
    negative: "À éviter",
    sent: "Envoyé ainsi",
    sentNegative: "À éviter, envoyé ainsi",
    model: "Modèle",
    seed: "Graine",
    picture: "Image",
    pictureIs: (frames, fps, { width, height }) =>
      `${frames} images à ${String(fps).replace(".", ",")}, ${width} × ${height}`,
    asked: "Demandé",
    askedFor: (seconds, { width, height }) =>
      `${String(Math.round(seconds * 100) / 100).replace(".", ",")} s, ${width} × ${height}`,
    reference: (number) => `Image ${number}`,
    referenceIs: ({ role, from, sha256 }) => `${ROLES[role]}, ${takenFrom(from)}, SHA-256 ${sha256.slice(0, 8)}…`,
    use: "Usage",
    shot: "Plan",
    when: "Demandée le",
    bringBack: "Reprendre",
    all: "Tout",
    allSays: "Description, réglages, graine et images vont dans l’onglet Plan",
    onlyPrompt: "La description",
    promptSays: "Seules la description et ce qui est à éviter vont dans l’onglet Plan",
    onlySeed: "La graine",
    seedSays: "Seule la graine va dans l’onglet Plan, et y est gardée",
  },
};

const ROLES: Readonly<Record<ReferenceRole, string>> = {
  first: "première image",
  last: "dernière image",
  look: "look",
  subject: "sujet",
};

function s(count: number): string {
  return count > 1 ? "s" : "";
}

function prises(count: number): string {
  return `${count} prise${s(count)}`;
}

function sizeText(bytes: number): string {
  const [figure, unit] = sizeOf(bytes);
  return `${figure.replace(".", ",")} ${["octets", "Ko", "Mo", "Go"][unit] ?? ""}`;
}

function takenFrom(from: FrameSource): string {
  switch (from.kind) {
    case "program":
      return from.carries.length === 0 ? from.timecode : `${from.timecode} avec ${from.carries.join(", ")}`;
    case "source-clip":
      return `${from.clipName} seul à ${from.timecode}`;
    case "take":
      return `la ${from.at === "first" ? "première" : "dernière"} de ${from.clipName}`;
    case "file":
      return from.name;
    case "library":
      return from.consent === undefined ? from.name : `${from.name}, consentement du ${from.consent.date}`;
  }
}

/** Placeholders, remplacements et versions, en français. */

import type { Text } from "./en";

const places = (count: number): string => (count === 1 ? "1 endroit" : `${count} endroits`);

export const replaceFr: Text["replace"] = {
  head: (frames) =>
    frames === 1
      ? "l’image en double à la coupe est retirée"
      : `les ${frames} images en double à la coupe sont retirées`,

  until: "En attendant",
  placeholder: "Ce qui tient la place jusqu’à la prise",
  placeholders: { none: "rien", animatic: "son animatique", still: "une image fixe" },
  then: "Puis",
  by: "Comment la prise la remplace",
  ways: { stack: "empiler", overwrite: "écraser", footage: "Remplacer le métrage" },
  holding: {
    stack:
      "La prise va sur la première piste libre au-dessus de ce qui tient sa place, et le désactive. Un Ctrl+Z enlève la prise et le réactive.",
    overwrite:
      "La prise écrase ce qui tient sa place, avec les effets et transitions qui s’y trouvent. Un Ctrl+Z le ramène.",
    footage: "Remplacer le métrage ne s’annule pas : la prise attend dans le chutier que vous appuyiez sur Remplacer.",
  },
  onlyUntouched: "Si vous le déplacez, raccordez ou désactivez avant, la prise attend dans le chutier.",

  holds: (take) => `Tient la place de la prise ${take}.`,
  heldFor: (take) => `A tenu la place de la prise ${take}, qui n’est pas venue\u00a0: elle reste.`,

  replace: "Remplacer",
  replaceSays: "Mettre cette prise à la place d’un autre élément",
  looking: "Recherche de ce qu’elle pourrait remplacer…",
  what: (name, track, range) => `Remplace ${name} sur ${track}, ${range}`,
  selected: "l’élément sélectionné",
  otherTake: "la prise qui s’y trouve",
  way: "Comment elle remplace l’élément",
  stackSays: (track, isNew, hides) =>
    `Va sur ${track}${isNew ? ", nouvelle," : ""} au-dessus de l’élément, qui est désactivé et reste.${hides} Ses effets restent avec lui. Un Ctrl+Z annule tout.`,
  stackSound: {
    stays: " Son audio reste actif\u00a0: la prise vient sans.",
    goes: " Son audio est désactivé aussi\u00a0: la prise apporte le sien.",
    unknown:
      " Son audio reste actif\u00a0: personne ne sait si la prise en a. Si vous entendez les deux, désactivez-en un.",
  },
  hides: (tracks) => ` Masque ${tracks}.`,
  overwriteSays: "Prend la place de l’élément. Ses effets et transitions partent avec lui. Un Ctrl+Z le ramène.",
  overwriteSound: {
    stays: " Son audio reste\u00a0: la prise vient sans.",
    goes: " Son audio cède la place à celui de la prise.",
    unknown: " Son audio cède la place à celui de la prise, si elle en a un, ce que personne ne sait.",
  },
  footageSays: (name, count, where) =>
    `${name} sert à ${places(count)}\u00a0: ${where}. Chacun montrera désormais cette prise, ses effets gardés. Premiere ne peut pas l’annuler.`,
  footageUnread: (names) => `Illisible, il peut donc y avoir d’autres emplois\u00a0: ${names}.`,
  inSequence: (name, count) => (count === 1 ? name : `${name} (${count})`),
  stack: (track) => `Empiler sur ${track}`,
  overwrite: (track) => `Écraser sur ${track}`,
  footage: (count) => `Remplacer à ${places(count)}, définitivement`,
  notNow: "Pas maintenant",
  close: "Fermer",

  versions: "Versions",
  versionsSays: "Des copies de la séquence qui ne diffèrent que par la prise de ce plan",
  versionsLooking: "Recherche de ce qui serait fait…",
  versionsMaking: "Création des versions…",
  versionsOf: (sequence, count) =>
    `Fait ${count} copies de ${sequence} qui ne diffèrent que par la prise de ce plan\u00a0:`,
  version: (name, take, isThere) =>
    isThere ? `${name}\u00a0: prise ${take}, qui s’y trouve déjà` : `${name}\u00a0: prise ${take}`,
  versionSound: {
    stays: ", sous l’audio qui s’y trouve déjà\u00a0: la prise vient sans",
    goes: ", avec son propre audio",
    unknown: ", avec son propre audio s’il y en a, ce que personne ne sait",
  },
  versionsEffects:
    "Les effets et transitions de ce seul élément ne restent que dans la copie de la prise qui s’y trouve déjà. Deux annulations : Ctrl+Z reprend les prises et les noms, un second les copies.",
  makeVersions: (count) => `Faire ${count} versions`,
  versionsMade: (names) => `Fait\u00a0: ${names}. Elles sont à côté de la séquence dans le panneau Projet.`,
};

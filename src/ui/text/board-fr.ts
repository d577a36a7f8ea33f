/** The Board tab, in French. */

import { amountInFrench } from "./amount";
import type { Text } from "./en";

const plans = (count: number): string => `${count} plan${count > 1 ? "s" : ""}`;
const prises = (count: number): string => `${count} prise${count > 1 ? "s" : ""}`;

function clockInFrench(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60
    ? `${whole}\u00a0s`
    : `${Math.floor(whole / 60)}\u00a0min ${String(whole % 60).padStart(2, "0")}\u00a0s`;
}

export const boardFr: Text["board"] = {
  pages: { story: "Storyboard", fill: "Combler", scene: "Scène longue" },
  story: {
    none: "Collez un brief ou un scénario\u00a0: ses scènes et ses paragraphes deviennent des plans. Ou une liste de plans, en CSV ou JSON.",
    paste: "Brief, scénario ou liste de plans",
    pasteHint: "INT. LABO – NUIT\n\nIl se détourne de l’établi, la lumière s’éteint.",
    read: "En faire un storyboard",
    reading: (shots) => `Lecture, ${shots} plans pour l’instant`,
    openFile: "Ouvrir un fichier…",
    choose: "Choix du storyboard",
    another: "Nouveau storyboard…",
    untitled: "Sans titre",
    copy: "En faire ma copie",
    removeBoard: "Retirer…",
    removeBoardSays: "Il ne pourra pas être rétabli. Ses prises restent.",
    removeBoardSure: "Retirer ce storyboard",
    elsewhere: "Fait sur un autre poste, qui est seul à l’écrire.",
    unread: (files) => `Illisible, et laissé tel quel\u00a0: ${files}. Les autres storyboards sont là.`,
    fault: (fault) => {
      switch (fault.why) {
        case "empty":
          return "Il n’y a aucun plan. Ce que vous avez collé est toujours là.";
        case "no-prompt-column":
          return `Aucune colonne ne dit ce que montre un plan\u00a0: nommez-en une «\u00a0description\u00a0». Il y a\u00a0: ${fault.has === "" ? "aucune nommée" : fault.has}.`;
        case "not-json":
          return `Cela commence comme du JSON, et n’en est pas\u00a0: ${fault.said}`;
        case "no-list":
          return "C’est du JSON, mais ni une liste de plans, ni un objet avec une liste «\u00a0shots\u00a0».";
      }
    },
    remarks: ({ ignored, skipped, guessed, beyond }) =>
      [
        ...(beyond === 0
          ? []
          : [
              `C’est plus long qu’un storyboard\u00a0: ${beyond === 1 ? "le dernier plan a été laissé" : `les ${beyond} derniers plans ont été laissés`} de côté. Lisez-les dans un storyboard à part.`,
            ]),
        ...(ignored.length === 0 ? [] : [`Colonnes laissées de côté\u00a0: ${ignored.join(", ")}.`]),
        ...(skipped.length === 0 ? [] : [`Lignes sans rien à montrer\u00a0: ${rows(skipped)}.`]),
        ...(guessed.length === 0
          ? []
          : [`Lignes dont la durée n’est pas un nombre, donc estimée\u00a0: ${rows(guessed)}.`]),
      ].join(" "),
    title: "Titre du storyboard",
    sum: (shots, seconds) => `${plans(shots)}, ${clockInFrench(seconds)}`,
    undo: "Annuler",
    empty: "Il ne reste aucun plan. Annulez, ou choisissez un nouveau storyboard.",
    before: "Précédents",
    after: "Suivants",
    page: (first, last, all) => `${first}–${last} sur ${all}`,
    shot: (number) => `Plan ${number}`,
    openShot: (number) => `Ouvrir le plan ${number}`,
    pictureOf: (number) => `Image du plan ${number}`,
    undrawn: "pas dessiné",
    stale: "modifié depuis",
    seconds: (seconds) => `${String(Math.round(seconds * 10) / 10).replace(".", ",")}\u00a0s`,
    promptOf: (number) => `Description du plan ${number}`,
    promptHint: "Ce que montre ce plan",
    heading: (words) => `Demandé avec lui, d’après son intitulé\u00a0: ${words}`,
    length: "Durée",
    lengthOf: (number) => `Durée du plan ${number} en secondes`,
    earlier: "Avant",
    later: "Après",
    split: "Couper",
    merge: "Joindre au suivant",
    remove: "Supprimer",
    drawSays: "Chacun est dessiné avec ses mots et sa durée\u00a0; rien ne va encore au montage.",
    drawAll: (count) => (count === 1 ? "Dessiner le plan" : `Dessiner les ${count} plans`),
    drawRest: (count) => (count === 1 ? "Dessiner celui qui manque" : `Dessiner les ${count} qui manquent`),
    drawingSays: (count) =>
      `${count > 1 ? `${count} plans se dessinent` : "1 plan se dessine"}\u00a0; ensuite le storyboard pourra être monté.`,
    laySays: (first, here) =>
      [
        `Tous sont dessinés, et vont l’un derrière l’autre, sur ${first} d’une nouvelle séquence\u00a0: un Ctrl+Z la laisse avec le premier.`,
        ...(here === undefined
          ? []
          : [
              `Ici, ils vont sur ${here}, leur son sur une piste audio libre tout du long, et un seul Ctrl+Z les retire tous.`,
            ]),
      ].join(" "),
    layNew: "Monter dans une nouvelle séquence",
    layHere: (track) => `Ou ici sur ${track}, dès la tête de lecture`,
    laid: (count, sequence) => `${count > 1 ? `${plans(count)} montés` : `${plans(count)} monté`} dans ${sequence}.`,
    laidFrom: (count, sequence, track, timecode) =>
      `${count > 1 ? `${plans(count)} montés` : `${plans(count)} monté`} dans ${sequence}, sur ${track} à partir de ${timecode}.`,
    settings: ({ width, height }, rate) =>
      `Premiere l’a faite d’après le premier élément\u00a0: ${width} × ${height}, ${String(rate).replace(".", ",")} images par seconde.`,
    unverified: (count) =>
      count === 1
        ? "Premiere n’a pas confirmé l’un d’eux comme demandé. Regardez le montage."
        : `Premiere n’a pas confirmé ${count} d’entre eux comme demandé. Regardez le montage.`,
    notLaidOut: (shots) => `Ne se voit pas au montage\u00a0: plan ${shots}.`,
    noEngine: "Pour le remplacer par une vraie prise, connectez un moteur dans les Réglages.",
    notLaid:
      "Son image n’est nulle part dans la séquence ouverte\u00a0: montez le storyboard, puis demandez une prise pour sa place.",
    replaces: (track, timecode) => `Prend la place de son image sur ${track} à ${timecode}.`,
    real: (make) => `${make}, à sa place`,
    chooseEngine: "Choisissez un moteur ci-dessus",
  },
  fill: {
    none: (track) =>
      `Aucun intervalle sur ${track}, et aucun marqueur qui demande un plan. Ouvrez un trou, choisissez une autre piste, ou posez un marqueur dont le commentaire commence par «\u00a0PU\u00a0:\u00a0»\u00a0; la suite est sa description.`,
    track: "Piste à regarder",
    trackAuto: (track) => `${track} (auto)`,
    least: "Longueur minimale d’un intervalle, en images",
    leastBefore: "intervalles dès",
    leastAfter: "images",
    again: "Chercher encore",
    unread: "Les marqueurs n’ont pas pu être lus\u00a0; les intervalles sont tous là.",
    gap: "intervalle",
    marker: "marqueur",
    prompt: (range) => `Description pour ${range}`,
    hint: "Ce que montre ce plan",
    goesTo: (track) => `va sur ${track}`,
    soundsOn: (track) => `son audio sur ${track}`,
    notes: {
      short: "plus court que ce que vous voulez combler",
      taken: "le plan d’un marqueur va ici",
      overlaps: "chevauche le marqueur précédent, donc placé au-dessus",
      "to-cut": "marqueur ponctuel\u00a0: jusqu’à la coupe suivante",
      "to-marker": "marqueur ponctuel\u00a0: jusqu’au marqueur suivant",
      "form-length": "marqueur ponctuel, rien ne suit\u00a0: la durée de l’onglet Plan",
    },
    nothingChosen: "Choisissez ce qui doit être comblé.",
    refused: "L’un d’eux ne peut pas être demandé\u00a0; il dit pourquoi.",
    stills: "Chacun est demandé avec ses propres mots, sans les images de l’onglet Plan.",
  },
  batch: {
    draw: (count, length) => `Dessiner ${plans(count)}, ${length}`,
    hold: (count, length) => `Tenir ${plans(count)}, ${length}`,
    make: (count, total) => {
      const sums = total.sums.map(amountInFrench).join(" et ");
      const unknown = total.unknown > 0 ? ", coût inconnu" : "";
      return `Faire ${prises(count)}${sums === "" ? unknown : `, environ ${sums}`}`;
    },
    costs: (count, total) => {
      const sums = total.sums.map(amountInFrench).join(" et ");
      if (sums === "" && total.unknown === 0) return `${plans(count)}, en une seule étape d’annulation. Gratuit.`;
      const about = sums === "" ? "" : ` Environ ${sums} en tout.`;
      const unknown = total.unknown === 0 ? "" : ` Personne ne connaît le prix de ${prises(total.unknown)}.`;
      return `${plans(count)}, en une seule étape d’annulation.${about}${unknown}`;
    },
    above: (limit) => `L’ensemble dépasse ${limit}, d’où cette seconde question.`,
    aboveUnknown: "Personne n’en connaît le prix, d’où cette seconde question.",
    confirm: (total) =>
      total.sums.length === 0
        ? "Les envoyer à coût inconnu"
        : `Dépenser environ ${total.sums.map(amountInFrench).join(" et ")}`,
    title: (count) => (count > 1 ? `${plans(count)} demandés ensemble` : `${plans(count)} demandé`),
    progress: ({ takes: all, underWay, here, placed, inBin, isBoard }) => {
      const done = isBoard ? inBin : here + placed;
      const words = isBoard ? `${done} sur ${all.length} dessinés` : `${done} sur ${all.length} finis`;
      return underWay > 0 ? `${words}, ${underWay} en cours` : words;
    },
    placed: (count) => `${plans(count)} au montage`,
    inBin: (count) =>
      count === 1
        ? "1 attend dans le chutier\u00a0: sa place a changé entre-temps"
        : `${count} attendent dans le chutier\u00a0: leurs places ont changé entre-temps`,
    failed: (numbers) =>
      numbers.length === 1
        ? `Le plan ${numbers.join("")} n’a pas été fait\u00a0; Prises dit pourquoi.`
        : `Les plans ${numbers.join(", ")} n’ont pas été faits\u00a0; Prises dit pourquoi.`,
    placeNow: (count) => (count === 1 ? "Monter celui qui est prêt" : `Monter les ${count} qui sont prêts`),
    placeNowSays: "En une seule étape d’annulation\u00a0; les autres suivront",
    stop: "Tout arrêter",
    hide: "Masquer",
  },
};

/** As many as anyone looks up one by one. */
const ROWS_SAID = 12;

function rows(numbers: readonly number[]): string {
  const said = numbers.slice(0, ROWS_SAID).join(", ");
  return numbers.length > ROWS_SAID ? `${said} et ${numbers.length - ROWS_SAID} autres` : said;
}

/** The Board tab, in French. */

import { amountInFrench } from "./amount";
import type { Text } from "./en";

const plans = (count: number): string => `${count} plan${count > 1 ? "s" : ""}`;
const prises = (count: number): string => `${count} prise${count > 1 ? "s" : ""}`;

export const boardFr: Text["board"] = {
  pages: { story: "Storyboard", fill: "Combler", scene: "Scène longue" },
  story: {
    none: "Il n’y a pas encore de storyboard.",
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
    choose: (range) => `Combler ${range}`,
    prompt: (range) => `Description pour ${range}`,
    hint: "Ce que montre ce plan",
    goesTo: (track) => `va sur ${track}`,
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
    hold: (count, length) => `Figer ${plans(count)}, ${length}`,
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
    notNow: "Pas maintenant",
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

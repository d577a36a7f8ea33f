/** Commencer une description ; en français. De la même forme que `prompt-en.ts`. */

import type { promptEn } from "./prompt-en";

export const promptFr: typeof promptEn = {
  tools: "Commencer la description",
  start: "Partir de…",
  startSays: "Partir d’une description à compléter",
  look: "Rendu…",
  lookSays: "Rendu maison",
  noLook: "Aucun rendu",
  saveLook: "Garder comme rendu…",
  lookName: "Nom du rendu",
  lookNameHint: "Épisode 4, nuit",
  keepLook: "Garder",
  cancel: "Annuler",
  looksOfProject: "De ce projet",
  looksShipped: "De Pickup",
  lookSaysNothing: "La description ne dit encore rien de la lumière, de l’optique, des couleurs ni du style.",
  history: "Historique",
  historySays: "Descriptions des prises de ce projet",
  search: "Chercher une description",
  searchHint: "pluie, gros plan, Anna…",
  noHistory: "Ce que vous demandez se retrouve ici.",
  noMatch: "Aucune description ne contient ces mots.",
  times: (takes) => (takes === 1 ? "1 prise" : `${takes} prises`),
  found: (shown, all) => `${shown} sur ${all}`,
  more: "En voir plus",
  putBack: "Remettre ce qui y était",
  toFill: "À compléter\u00a0:",
  fillSays: (what) => `Compléter ${what}`,
  tabSays: "Tab passe au suivant.",
};

/** What the Animatic draws and what it leaves out, in French. */

import type { Action, Move, Place, SubjectKind, Who } from "../../core/staging";
import type { SubjectTold } from "../../core/staging-told";
import type { stagingEn } from "./staging-en";

const places: Readonly<Record<Place, string>> = {
  sea: "mer",
  forest: "forêt",
  desert: "désert",
  mountains: "montagnes",
  field: "champ",
  street: "rue",
  skyline: "toits de la ville",
  "living-room": "salon",
  office: "bureau",
  studio: "studio",
};

const kinds: Readonly<Record<SubjectKind | Who, readonly [string, string]>> = {
  person: ["personne", "personnes"],
  man: ["homme", "hommes"],
  woman: ["femme", "femmes"],
  child: ["enfant", "enfants"],
  boy: ["garçon", "garçons"],
  girl: ["fille", "filles"],
  car: ["voiture", "voitures"],
  train: ["train", "trains"],
  boat: ["bateau", "bateaux"],
  dog: ["chien", "chiens"],
  bird: ["oiseau", "oiseaux"],
  bottle: ["bouteille", "bouteilles"],
  box: ["boîte", "boîtes"],
  phone: ["téléphone", "téléphones"],
  cup: ["tasse", "tasses"],
  tree: ["arbre", "arbres"],
};

const actions: Readonly<Record<Action, readonly [string, string]>> = {
  stand: ["debout", "debout"],
  walk: ["marche", "marchent"],
  run: ["court", "courent"],
  sit: ["assis", "assis"],
  turn: ["tourne", "tournent"],
  point: ["montre du doigt", "montrent du doigt"],
  talk: ["parle", "parlent"],
  travel: ["passe", "passent"],
  rest: ["", ""],
};

const moves: Readonly<Record<Extract<Move, `pedestal-${string}`>, string>> = {
  "pedestal-up": "Colonne vers le haut",
  "pedestal-down": "Colonne vers le bas",
};

function subject({ name, count, action = "rest" }: SubjectTold): string {
  const form = count === 1 ? 0 : 1;
  if ("label" in name) return count === 1 ? `${name.label} (un bloc)` : `${name.label} × ${count} (blocs)`;
  const called = kinds["who" in name ? name.who : name.kind][form];
  const isFeminine = "who" in name ? name.who === "woman" || name.who === "girl" : name.kind === "person";
  const sits = action === "sit" && isFeminine ? ["assise", "assises"][form] : undefined;
  const doing = sits ?? actions[action][form] ?? "";
  return [...(count === 1 ? [] : [String(count)]), called, doing].filter((one) => one !== "").join(" ");
}

export const stagingFr: typeof stagingEn = {
  places,
  moves,
  subject,
  unread: (words) => `L’Animatique ne dessine pas\u00a0: ${words}.`,
  unkept: (words) => `Ce qu’elle ne connaît pas, elle ne peut pas l’exclure\u00a0: ${words}.`,
  blocks: (labels) => `Elle dessine comme un bloc\u00a0: ${labels}.`,
  guessed: (labels) => `Elle dessine comme un bloc, d’une taille qu’elle devine\u00a0: ${labels}.`,
  leftOut: (words) => `Pas compris, et laissé de côté\u00a0: ${words}.`,
  /** Of a move over a frame. */
  notOver: (words) => `L’Animatique se déplace sur l’image et n’y dessine pas\u00a0: ${words}.`,
  scaled: "Dessiné plus petit puis agrandi\u00a0: ce poste n’a pas de GPU.",
};

/** Deux prises côte à côte, en français. */

import type { FrameSize } from "../../core/sequence";
import type { compareEn } from "./compare-en";

const figure = (value: number, digits = 2): string => String(Number(value.toFixed(digits))).replace(".", ",");
const seconds = (value: number): string => `${figure(value)}\u00a0s`;
const size = ({ width, height }: FrameSize): string => `${width} × ${height}`;

export const compareFr: typeof compareEn = {
  open: "A/B…",
  openSays: "Comparer cette prise à une autre\u00a0: choisissez-la comme A, puis une autre comme B",
  withA: (name) => `B, face à ${name}`,
  withASays: (name) => `Comparer cette prise à ${name}`,
  isA: "A, choisir B…",
  isASays: "Cette prise est A. Appuyez de nouveau pour ne rien comparer.",
  choosing: (name) => `${name} est A. Choisissez la prise à lui comparer.`,
  cancel: "Ne rien comparer",
  label: (a, b) => `Comparer ${a} à ${b}`,
  title: "A/B",
  close: "Fermer",
  swap: "Échanger",
  swapSays: "A devient B, et B devient A",
  ways: { beside: "Côte à côte", wipe: "Volet" },
  side: { a: "A", b: "B" },
  picture: (side, name) => `${side}, ${name}`,
  looking: "Lecture du fichier…",
  noPicture: "Aucune image",
  play: "Lire",
  pause: "Arrêter",
  back: "Une image en arrière",
  on: "Une image en avant",
  scrub: "Position dans les prises",
  wipe: "Position du volet",
  time: (at, all) => `${at.toFixed(2).replace(".", ",")} sur ${all.toFixed(2).replace(".", ",")}\u00a0s`,
  still: (side) => `${side} est une image fixe.`,
  pictures:
    "Montrées en images\u00a0: les films ne sont pas lus dans ce panneau. Pour le mouvement, ouvrez chacune dans le moniteur Source.",
  posters:
    "Montrées en petites images\u00a0: la salle des médias ne fonctionne pas sur ce poste. Ouvrez chacune dans le moniteur Source.",
  lengths: (a, b) =>
    `A dure ${seconds(a)}, B ${seconds(b)}\u00a0: elles commencent ensemble, et la plus courte garde sa dernière image.`,
  rates: (a, b) => `A est à ${figure(a, 3)} i/s, B à ${figure(b, 3)}\u00a0: accordées par le temps.`,
  shapes: (a, b) => `A fait ${size(a)}, B ${size(b)}\u00a0: chacune est montrée entière.`,
  row: {
    model: "Modèle",
    seed: "Graine",
    length: "Durée",
    size: "Taille",
    cost: "Coût",
    prompt: "Description",
  },
  unknown: "inconnu",
  none: "aucune",
  nothing: "rien",
  length: seconds,
  size,
  placeSays: (how, side) => `${how} ${side} là où le formulaire le dit`,
};

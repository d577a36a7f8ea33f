/** Les prises d’un plan selon leur raccord, en français. Même forme que `rank-en.ts`. */

import type { Text } from "./en";

const SIDE = { before: "avant", after: "après" } as const;

export const rankFr: Text["rank"] = {
  rank: "Classer par raccord",
  rankSays: "Mesurer chaque prise de ce plan de la même façon, la mieux raccordée en premier",
  measuring: (take, nth, of, done, total) =>
    `Prise ${take} (${nth} sur ${of})${total <= 1 ? "" : `, image ${done} sur ${total}`}…`,
  stop: "Arrêter",
  ranked: (at) => `Par raccord, la meilleure d’abord. Mesuré ${at}.`,
  anew: "Mesurer de nouveau",
  newest: "Les plus récentes d’abord",
  stale: "Le montage a changé autour depuis.",
  line: (place, isShared, reason) =>
    `${place === 1 ? "1re" : `${place}e`}${isShared ? " ex æquo" : ""} par raccord${reason === undefined ? "" : `\u00a0: ${reason}`}.`,
  alike: "pas de différence notable",
  only: "la seule qui ait été mesurée",
  best: {
    length: "elle est assez longue",
    faults: "c’est elle qui a le moins de défauts",
    start: "la plus proche de sa première image",
    before: "raccorde le mieux avec le plan d’avant",
    after: "raccorde le mieux avec le plan d’après",
  },
  behind: {
    length: "trop courte pour sa place",
    faults: "elle a plus de défauts",
    start: "plus loin de sa première image",
    before: "raccorde moins bien avec le plan d’avant",
    after: "raccorde moins bien avec le plan d’après",
  },
  figures: {
    clean: "rien trouvé",
    tooShort: "trop peu d’images pour voir des défauts",
    faults: (count, faults) => `${count === 1 ? "1 défaut" : `${count} défauts`} (${faults})`,
    start: (deltaE) => `ΔE ${deltaE.toFixed(1).replace(".", ",")} de sa première image`,
    anotherPicture: "commence par une autre image que celle donnée",
    cut: (side, meeting) => `coupe ${SIDE[side]}\u00a0: ${meeting}`,
    lacks: (frames) => (frames === 1 ? "il manque 1 image" : `il manque ${frames} images`),
  },
  left: {
    still: "Non classée\u00a0: une image fixe ne bouge pas.",
    failed: "Non classée\u00a0: son film n’a pas pu être parcouru.",
  },
};

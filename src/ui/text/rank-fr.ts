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
  notCounted: {
    nowhere: "Aucune n’est dans la séquence ouverte\u00a0: les coupes ne comptent pas.",
    "not-plain": "Le plan à sa place est en vitesse modifiée ou n’est pas simple\u00a0: les coupes ne comptent pas.",
    unasked: "Les coupes compteront quand l’espace de travail de la séquence sera connu.",
    otherSpace: "Les coupes ne comptent pas\u00a0: la séquence n’est pas en Rec.709 direct.",
    nothing: (side) => `On ne voit rien juste ${SIDE[side]}\u00a0: cette coupe ne compte pas.`,
    through: (side, track, name) =>
      `${track} (${name}) recouvre l’image d’${side === "before" ? "avant" : "après"}\u00a0: cette coupe ne compte pas.`,
  },
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
